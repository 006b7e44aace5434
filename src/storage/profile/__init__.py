"""The profile's texts, and what its report is gathered from."""
