"""What is hidden in public, so that nobody can be told from a small count."""
