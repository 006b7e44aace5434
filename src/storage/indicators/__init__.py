"""Own indicators."""
