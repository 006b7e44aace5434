"""The command line's commands, one module for each group of them; each adds its own to the parser."""
