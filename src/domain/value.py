"""A figure, or the reason why there is none (*de fyra sorternas tomt*)."""

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction

from domain.text import tr


class Empty(Enum):
    """Why a cell holds no number. Zero is a number and never one of these."""

    SAKNAS = "saknas"
    EJ_TILLAMPLIGT = "ej_tillampligt"
    DOLT = "dolt"

    @property
    def label(self) -> str:
        """The Swedish words for it."""
        return _LABELS[self]()


_LABELS = {
    Empty.SAKNAS: lambda: tr("saknas"),
    Empty.EJ_TILLAMPLIGT: lambda: tr("ej tillämpligt"),
    Empty.DOLT: lambda: tr("dolt"),
}

Number = int | Fraction
Value = Number | Empty


def is_number(value: Value | None) -> bool:
    """True for a number, zero included; False for every kind of empty."""
    return isinstance(value, int | Fraction)


def number_or_none(value: Value | None) -> Number | None:
    """The number, or None for every kind of empty."""
    return value if isinstance(value, int | Fraction) else None


def exact_sum(values: Iterable[Value]) -> Value:
    """The sum of the whole; missing or hidden as soon as one part is.

    *Ej tillämpligt* adds nothing; a sum of nothing but *ej tillämpligt* is *ej tillämpligt*.
    """
    total: Number = 0
    seen_number = False
    worst: Empty | None = None
    for value in values:
        if value is Empty.SAKNAS or (value is Empty.DOLT and worst is None):
            worst = value
        elif isinstance(value, int | Fraction):
            total += value
            seen_number = True
    if worst is not None:
        return worst
    return total if seen_number else Empty.EJ_TILLAMPLIGT


def at_least(values: Iterable[Value]) -> Number:
    """The sum of the numbers that are known: the least the whole can be (*minst*)."""
    return sum((v for v in values if isinstance(v, int | Fraction)), start=0)
