"""The year wheel on paper."""
