"""The tab Årshjul."""
