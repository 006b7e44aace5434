"""The report before it is printed (*förhandsgranskning*): what it holds, how it looks, where it goes."""
