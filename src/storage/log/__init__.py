"""The change log: what was written, by whom, and how it is undone."""
