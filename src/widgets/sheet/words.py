"""A value as text in each situation: shown, edited and copied out."""

from fractions import Fraction

from domain.ground.display import EN_DASH, rounded
from domain.ground.value import Empty, Value
from widgets.sheet.content import Reads

COPIED_MISSING = ".."
_LONGEST_EXACT = 12
"""Decimals written out for a number that has no end in decimals."""
_THOUSANDS = 3
_READ_AS_HIDDEN = "<5"
"""Another sign, such as one with the threshold of the day, would be read as a bound of its own."""


def shown(value: Value | None, reads: Reads, decimals: int, hidden: str) -> str:
    """As the cell shows it; *ej tillämpligt* is a dash, *dolt* the sign for a hidden count."""
    if value is None or value is Empty.SAKNAS:
        return Empty.SAKNAS.label
    if value is Empty.EJ_TILLAMPLIGT:
        return EN_DASH
    if isinstance(value, Empty):
        return value.label if value.below else hidden
    return reads.show(value, decimals)


def exact(value: Value | None) -> str:
    """As the editor opens with it: every decimal, no groups, no unit. Reading it back gives the same value."""
    if value is None or value is Empty.SAKNAS:
        return ""
    if value is Empty.EJ_TILLAMPLIGT:
        return "-"
    if isinstance(value, Empty):
        return value.label if value.below else _READ_AS_HIDDEN
    return _decimal(value)


def copied(value: Value | None, reads: Reads, hidden: str = _READ_AS_HIDDEN) -> str:
    """As Excel reads it: no groups, decimal comma, plain minus; *saknas* is `..`, so that it is not taken for zero, and
    *dolt* the table's own word for it, which may also stand for a number that is not small."""
    if value is None or value is Empty.SAKNAS:
        return COPIED_MISSING
    if value is Empty.DOLT and not hidden.startswith("<"):
        return hidden
    text = exact(value)
    return f"{text} %" if reads is Reads.PERCENT and not isinstance(value, Empty) else text


def copied_text(text: str) -> str:
    """A text as shown, in the form that Excel reads: `1 234` becomes `1234`, `−46` becomes `-46`."""
    bare = text.replace("\u00a0", "").replace("\u202f", "").replace("\u2212", "-")
    return bare if bare.strip("-+%").replace(",", "").isdigit() else text


def _decimal(value: int | Fraction) -> str:
    number = Fraction(value)
    decimals = next(
        (n for n in range(_LONGEST_EXACT) if (number * 10**n).denominator == 1),
        _LONGEST_EXACT,
    )
    scaled = rounded(abs(number), decimals) * 10**decimals
    digits = f"{scaled.numerator:0{decimals + 1}d}"
    # Three decimals could be taken for thousands: a fourth tells them apart.
    text = f"{digits[:-decimals]},{digits[-decimals:]}{'0' * (decimals == _THOUSANDS)}" if decimals else digits
    return f"-{text}" if number < 0 else text
