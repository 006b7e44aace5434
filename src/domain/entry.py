"""Numbers as people type and paste them (formats handbook §8, ruling 26)."""

import re
from dataclasses import dataclass
from fractions import Fraction

from domain.text import tr
from domain.value import Empty, Value

# Space, no-break space, thin space, figure space and narrow no-break space group thousands in Swedish text.
_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_MINUS = "[-\u2212\u2013]"
_NUMBER = re.compile(
    rf"(?P<sign>{_MINUS}?){_SPACES}*(?P<whole>\d+|\d{{1,3}}(?:{_SPACES}\d{{3}})+)(?:[.,](?P<part>\d+))?"
)
_HIDDEN = re.compile(rf"<{_SPACES}*\d+")
_EMPTY_SIGNS = {
    "": Empty.SAKNAS,
    "..": Empty.SAKNAS,
    ".": Empty.EJ_TILLAMPLIGT,
    "-": Empty.EJ_TILLAMPLIGT,
    "–": Empty.EJ_TILLAMPLIGT,
    "−": Empty.EJ_TILLAMPLIGT,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed and what it means; `value` is None exactly when `problem` says why it cannot be read."""

    text: str
    value: Value | None
    problem: str | None = None


def parse_number(text: str) -> Entry:
    """A number as written in Swedish: `1 234`, `13,3`, `13.3`, `−7`; `..` and empty are *saknas*, `-` is
    *ej tillämpligt*, `<5` is *dolt*. A trailing per cent sign is refused here: see `parse_percent`."""
    stripped = text.strip(" \t\u00a0\u2007\u2009\u202f")
    if stripped in _EMPTY_SIGNS:
        return Entry(text, _EMPTY_SIGNS[stripped])
    if _HIDDEN.fullmatch(stripped):
        return Entry(text, Empty.DOLT)
    found = _NUMBER.fullmatch(stripped)
    if found is None:
        return Entry(text, None, tr("”{text}” går inte att läsa som ett tal.").format(text=stripped))
    whole = re.sub(_SPACES, "", found["whole"])
    part = found["part"] or ""
    number: int | Fraction = Fraction(int(whole + part), 10 ** len(part)) if part.strip("0") else int(whole)
    return Entry(text, -number if found["sign"] else number)


def parse_percent(text: str) -> Entry:
    """A share in per cent, with or without the sign: `13,3 %`, `13,3%`, `13,3`."""
    stripped = text.strip(" \t\u00a0\u2007\u2009\u202f")
    bare = stripped[:-1] if stripped.endswith("%") and len(stripped) > 1 else stripped
    entry = parse_number(bare)
    if entry.problem is not None:
        return Entry(text, None, tr("”{text}” går inte att läsa som en andel i procent.").format(text=stripped))
    return Entry(text, entry.value)


def parse_count(text: str) -> Entry:
    """A number of persons or cases (*antal*): whole and not negative."""
    entry = parse_number(text)
    if isinstance(entry.value, Fraction):
        return Entry(text, None, tr("”{text}” är inte ett helt antal.").format(text=text.strip()))
    if isinstance(entry.value, int) and entry.value < 0:
        return Entry(text, None, tr("Ett antal kan inte vara mindre än noll."))
    return entry
