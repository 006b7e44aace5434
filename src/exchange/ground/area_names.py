"""Areas by their names, in files where a code is asked for."""

import re
from functools import cache

from storage.ground.register import read_areas

_WITH_NAME = re.compile(r"(?P<code>\d{2}|\d{4}) (?P<name>\D+)", re.ASCII)


def area_named(text: str) -> str:
    """The code of the kommun, the län or riket of this name (`Tierp`, `Tierps kommun`), or of `0360 Tierp` where the
    two are the same area's; empty for any other text. A small first letter may begin a group's own code."""
    written = " ".join(text.split())
    if both := _WITH_NAME.fullmatch(written):
        return both["code"] if area_named(both["name"]) == both["code"] else ""
    codes, name = _codes(), written.casefold()
    short = name.removesuffix(" kommun")
    if not written[:1].isupper():
        return ""
    return codes.get(name, "") or codes.get(short, "") or codes.get(short.removesuffix("s"), "")


@cache
def _codes() -> dict[str, str]:
    return {area.name.casefold(): area.code for area in read_areas()}
