"""SCB's table of full-year equivalents by month (*helårsekvivalenter per månad*, HE0000T02N2, TAB1386).

Users have it in five forms: JSON-stat 2, PX, CSV, Excel and PxWeb's own JSON.

Each form is parsed by a module of its own into `cube`, which is the same for all; `words` knows what the labels mean.
"""
