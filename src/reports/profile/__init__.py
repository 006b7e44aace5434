"""The pages of the municipal profile and of the region."""
