"""Files taken in: what they would change, what they changed."""
