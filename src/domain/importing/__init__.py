"""What a file holds before it is taken in, and how that is shown."""
