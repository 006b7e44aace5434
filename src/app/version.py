"""Which version of the program this is."""

import sys
from pathlib import Path

_NAMED = "lagesbild-{}.dist-info"


def program_version() -> str:
    """The version as released, for example `0.1.0`."""
    # What importlib.metadata reads too, by way of the library for mail: a twentieth of a start.
    before, after = _NAMED.split("{}")
    for folder in filter(None, sys.path):
        for found in Path(folder).glob(_NAMED.format("*")):
            return found.name.removeprefix(before).removesuffix(after)
    raise LookupError(_NAMED)
