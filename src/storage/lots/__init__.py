"""LOTS months, periods, resources and locks."""
