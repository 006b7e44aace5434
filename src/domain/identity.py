"""Personal numbers in free text (*personnummer, samordningsnummer*): domain handbook §10, formats handbook §8.

They are looked for only so that they can be refused: a number that is found is never kept, shown or logged, and
nothing here returns it.
"""

import re
from dataclasses import dataclass

from personnummer.personnummer import valid

from domain.text import tr

_SPACE = "[ \t\u00a0\u2007\u2009\u200b\u202f]*"
_SIGN = "[-+\u00ad\u2010-\u2015\u2212]"
_BETWEEN = rf"{_SPACE}(?:{_SIGN}\s?{_SPACE})?"
# Looked for from every place, since what looks like the start of a number may lie across a real one. What follows
# must not go on as a number: `2015-12-01-2016-12-30` is two dates.
_END = rf"(?!\d|{_SIGN}\d)"
_USUAL = (
    rf"\d{{6}}{_BETWEEN}\d{{4}}",
    rf"\d{{8}}{_BETWEEN}\d{{4}}",
    rf"\d{{4}}-\d{{2}}-\d{{2}}{_BETWEEN}\d{{4}}",
)
# Taken apart, a number looks like a row of figures: then no other figures may stand on either side of it, and where
# nothing but spaces hold it together, a month or a day with its zero must show that it is no row of amounts, and what
# follows must not be a year.
_GAP = "[ .\u00a0\u2007\u2009\u202f]"
_JOINED = rf"{_SPACE}(?:\.|{_SIGN}){_SPACE}"
_LOOSE = rf"{_SPACE}(?!(?:19|20)\d\d)"
_APART = (
    rf"(?:\d{{2}})?\d{{6}}{_SPACE}\.{_SPACE}\d{{4}}",
    rf"(?:\d{{2}})?\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_JOINED}\d{{4}}",
    rf"(?:\d{{2}})?\d{{2}}{_GAP}(?:0\d{_GAP}\d{{2}}|\d{{2}}{_GAP}0\d){_LOOSE}\d{{4}}",
    rf"(?:\d{{2}})?\d{{6}}{_JOINED}\d{{2}}{_GAP}\d{{2}}",
)
_FORMS = (
    *(re.compile(rf"(?<!\d)(?=(?P<found>{form}{_END}))") for form in _USUAL),
    *(re.compile(rf"(?<!\d)(?<!\d{_GAP})(?=(?P<found>{form}{_END}(?!{_GAP}\d)))") for form in _APART),
)
# A number of ten digits does not tell its century; a date that is possible in any of these is possible.
_CENTURIES = ("20", "19", "18")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Where in a text something stands: from `start` up to but not including `end`."""

    start: int
    end: int


def find_personal_numbers(text: str) -> tuple[TextSpan, ...]:
    """Where `text` holds a Swedish personal or coordination number, in order.

    Ten or twelve digits, with hyphen, plus, dash, dot, spaces or nothing before the last four, and also with spaces or
    dots within. The date must exist and the check digit be right, so that organisation numbers and ordinary figures
    pass.
    """
    found = {match.span("found") for form in _FORMS for match in form.finditer(text) if _is_personal(match["found"])}
    return tuple(TextSpan(start, end) for start, end in sorted(found))


def _is_personal(written: str) -> bool:
    digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
    if len(digits) == 12:
        return digits[:2] in _CENTURIES and bool(valid(digits))
    # Twelve digits are given to the check, since it would ask the clock for the century of ten.
    return any(valid(century + digits) for century in _CENTURIES)


def identity_problem(field: str, text: str) -> str | None:
    """The Swedish sentence that says why `text` cannot stand in the field called `field`; None when it can.

    It names the field and never the number.
    """
    count = len(find_personal_numbers(text))
    if count == 0:
        return None
    if count == 1:
        return tr("{field}: texten innehåller ett personnummer eller samordningsnummer. Ta bort det.").format(
            field=field
        )
    return tr("{field}: texten innehåller {count} personnummer eller samordningsnummer. Ta bort dem.").format(
        field=field, count=count
    )
