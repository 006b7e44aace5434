"""What the rows of a tidy file mean for the workspace: one module per kind of file."""
