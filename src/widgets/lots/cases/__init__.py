"""The case log (*ärendelogg*): its form, its list, and what its cases were about."""
