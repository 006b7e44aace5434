"""Samverkanspopulation: definition, counts, comparison, party sheets."""
