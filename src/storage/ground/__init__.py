"""What every subject stands on: rows, exact numbers, checked texts, sources, and how a file is weighed."""
