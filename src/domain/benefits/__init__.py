"""Försörjning: the six kinds, months, years and their slips."""
