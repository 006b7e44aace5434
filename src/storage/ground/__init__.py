"""What every table stands on: column types, exact numbers, sources, texts."""
