"""The year wheel (*årshjul*)."""
