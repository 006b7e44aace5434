"""Finished tables and texts counted anew (*Räkna om mitt dokument*)."""
