"""Which version of the program this is."""

from importlib.metadata import version


def program_version() -> str:
    """The version as released, for example `0.1.0`."""
    return version("lagesbild")
