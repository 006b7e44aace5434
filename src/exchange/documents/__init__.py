"""Finished documents of any kind, read as tables and text to be counted anew."""
