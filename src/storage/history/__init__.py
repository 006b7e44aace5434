"""What was done, when and by whom: undone, done again, listed."""
