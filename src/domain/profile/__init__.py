"""Kommunprofil: ranks, series, what the text says and what it is drafted from."""
