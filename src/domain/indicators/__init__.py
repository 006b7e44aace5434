"""Own indicators: definition, values and the kinds of empty."""
