"""Where everything in a chart lies: one layout that the window and the report both draw.

A layout knows neither pixels nor points. It asks a `Type` how wide words are and gives shapes whose colours are names
of tokens in `drawing.palette.Palette`; y grows downward.
"""
