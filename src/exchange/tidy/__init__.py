"""Tidy files: the one form that every kind of figure can be brought in as."""
