"""The figures that texts refer to."""
