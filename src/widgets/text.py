"""Texts of the window: the same catalogue as everywhere else, so that screen and paper agree (ruling 32)."""

from domain.text import tr

__all__ = ["tr"]
