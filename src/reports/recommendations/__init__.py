"""The chair's report."""
