"""Files that are no table of ours: what they are, so that the refusal can say it."""
