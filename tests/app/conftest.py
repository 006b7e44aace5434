"""What the tests of the command line share."""

from support.commands import lagesbild

__all__ = ["lagesbild"]
