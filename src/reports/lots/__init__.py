"""The pages of LOTS."""
