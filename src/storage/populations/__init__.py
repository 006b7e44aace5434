"""Definitions and counts of populations."""
