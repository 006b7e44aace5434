"""The program as it is, on a machine where nobody has used it before."""

from support.office import example, office

__all__ = ["example", "office"]
