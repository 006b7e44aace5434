"""The start page: the first steps on a fresh machine, and where to go on with an open workspace."""
