"""Försörjning: months, years, the national table."""
