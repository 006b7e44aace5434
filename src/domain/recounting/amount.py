"""Numbers as a finished table shows them: with the decimals shown, hidden ones as what they can be."""

import re
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.display import show_number
from domain.ground.identity import without_marks
from domain.ground.value import Number

_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<sign>[-+\u2212\u2013]?){_SPACES}*"
    rf"(?P<whole>\d{{1,15}}|\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}(?:,\d{{3}}){{2,}})"
    rf"(?:[.,](?P<part>\d{{1,15}}))?{_SPACES}*"
    r"(?P<unit>%|procentenheter|procent|p\.?e\.?|kr|tkr|mnkr|st|personer|ärenden)?\.?(?:\*+|[¹²³⁴⁵]+)?",
    re.ASCII | re.IGNORECASE,
)
_BELOW = re.compile(rf"(?:<|&lt;|≤|färre än|under|högst){_SPACES}*(\d{{1,3}}|fem|tio)", re.IGNORECASE)
_IN_WORDS = {"fem": 5, "tio": 10}
_UNKNOWN = frozenset({"..", "...", "…", ".", "-", "–", "—", "−", "x", "xx", "*", "dolt", "saknas", "uppgift saknas"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says. A number has `value`, shown with `decimals`; a hidden one lies from nought up to `most`, or
    anywhere above nought where `most` is None."""

    text: str
    value: Number | None
    decimals: int = 0
    most: int | None = None
    percent: bool = False
    points: bool = False
    signed: bool = False
    about: float = 0.0
    """The number as a computer reckons fast with it, to see what is worth reckoning exactly."""

    @property
    def half(self) -> Fraction:
        """How far the number may lie from what was rounded to it."""
        return Fraction(1, 2 * 10**self.decimals)


def read_amount(text: str) -> Amount | None:
    """The number that stands in a cell, or what stands for a hidden one; None for a text and for nothing."""
    bare = without_marks(text).strip()
    if bare.casefold() in _UNKNOWN:
        return Amount(bare, None)
    if (below := _BELOW.fullmatch(bare)) is not None:
        bound = _IN_WORDS.get(below[1].casefold()) or int(below[1])
        return Amount(bare, None, most=bound)
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    digits, part = re.sub(r"\D", "", found["whole"]), found["part"] or ""
    value: Number = Fraction(int(digits + part), 10 ** len(part)) if part else int(digits)
    unit = (found["unit"] or "").casefold()
    return Amount(
        bare,
        value if found["sign"] in ("", "+") else -value,
        len(part),
        percent=unit in ("%", "procent"),
        points=unit.startswith("p") and unit not in ("procent", "personer"),
        signed=found["sign"] != "",
        about=float(-value if found["sign"] not in ("", "+") else value),
    )


def size(value: Number) -> Number:
    """How far from nought it is."""
    return -value if value < 0 else value


def exactly(value: Number, decimals: int = 0) -> str:
    """A number as it is written in the arithmetic that is shown: with the decimals it has, ten at the most."""
    while decimals < _MOST_DECIMALS and (value * 10**decimals).denominator != 1:
        decimals += 1
    return show_number(value, decimals)


_MOST_DECIMALS = 10
