"""What every subject stands on: text, values, numbers, periods, areas, sources, refusals."""
