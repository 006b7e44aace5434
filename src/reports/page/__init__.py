"""The engine: text, tables, charts on paper, tags, the story of a document."""
