"""Text checked against figures and against itself (*att se över*)."""
