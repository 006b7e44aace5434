"""Kommuner, län, riket and own groups."""
