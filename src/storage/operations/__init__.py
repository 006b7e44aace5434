"""Every write is a named operation: one transaction, logged, with a Swedish label, returning what changed."""
