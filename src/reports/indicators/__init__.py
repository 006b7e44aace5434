"""The pages of own indicators."""
