"""LOTS: months, periods, review and resources."""
