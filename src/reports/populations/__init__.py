"""The pages of populations."""
