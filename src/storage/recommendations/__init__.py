"""Members, recommendations and the content of their report."""
