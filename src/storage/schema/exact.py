"""Exact numbers as text: `108`, `107.6`, `1/3`. Nothing is rounded on its way in or out (ruling 1)."""

import re
from fractions import Fraction

from domain.ground.value import Number

_WHOLE = re.compile(r"-?[0-9]{1,400}")
# No exponent: what is short to write could take minutes to count out.
_WRITTEN = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400}|/[0-9]{1,400})?")


def exact_text(number: Number) -> str:
    """The number as a decimal text where it has an end, else as numerator and denominator."""
    if isinstance(number, int):
        return str(number)
    denominator, places = number.denominator, 0
    while (10**places) % denominator:
        places += 1
        if places > _MOST_DECIMALS:
            return f"{number.numerator}/{number.denominator}"
    if places == 0:
        return str(number.numerator)
    digits = f"{abs(number.numerator) * 10**places // denominator:0{places + 1}d}"
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


_MOST_DECIMALS = 12


def read_exact(text: str) -> Number:
    """The number that `exact_text` wrote; an int where it is whole. Raises ValueError for anything else, and for more
    digits than a figure can have."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if not _WRITTEN.fullmatch(text):
        raise ValueError("not a number as it is stored")
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number
