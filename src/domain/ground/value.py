"""A figure, or the reason why there is none (*de fyra sorternas tomt*)."""

import re
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from functools import cache

from domain.ground.text import tr


class Empty(Enum):
    """Why a cell holds no number. Zero is a number and never one of these.

    What the source hid may say below what: `Empty("dolt<10")` is hidden as DOLT is, and is no other member of the
    three. So `is_hidden` tells whether a value is hidden, and never `is Empty.DOLT`.
    """

    SAKNAS = "saknas"
    EJ_TILLAMPLIGT = "ej_tillampligt"
    DOLT = "dolt"

    @classmethod
    def _missing_(cls, value: object) -> "Empty | None":
        found = _BOUNDED.fullmatch(value) if isinstance(value, str) else None
        return _hidden(int(found[1])) if found else None

    @property
    def reason(self) -> "Empty":
        """One of the three, whatever bound there is."""
        return Empty.DOLT if self.below else self

    @property
    def below(self) -> int | None:
        """What the source says that a hidden number is less than; None where it says nothing."""
        bound = self.value.partition("<")[2]
        return int(bound) if bound else None

    @property
    def label(self) -> str:
        """The Swedish words for it; what is hidden below a bound is `<10`."""
        return _LABELS[self]() if self in _LABELS else f"<{self.below}"


MOST_BOUND = 999
_BOUNDED = re.compile(r"dolt<([1-9]\d{0,2})", re.ASCII)


@cache
def _hidden(bound: int) -> Empty:
    """A member beside the three, made as Enum makes its combinations of flags."""
    member = object.__new__(Empty)
    member._name_ = f"DOLT_BELOW_{bound}"
    member._value_ = f"dolt<{bound}"
    return member


def hidden_below(bound: int) -> Empty:
    """What the source says is less than `bound`, 2–999. `<5` is the bound of every agency, and simply *dolt*."""
    return Empty.DOLT if bound == _USUAL_BOUND else _hidden(bound)


_USUAL_BOUND = 5
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


def reason_of(value: Value | None) -> Empty | None:
    """Why there is no number, as one of the three; None for a number."""
    return value.reason if isinstance(value, Empty) else None


def is_hidden(value: Value | None) -> bool:
    """True for what is hidden (*dolt*), with a bound of its own or without."""
    return reason_of(value) is Empty.DOLT


def is_small(value: Value | None, threshold: int) -> bool:
    """True for a count that is hidden in public for its own sake: from 1 up to `threshold` − 1, or hidden by its
    source (ruling 22)."""
    return is_hidden(value) or (isinstance(value, int | Fraction) and 0 < value < threshold)


def small_words(value: Value, threshold: int) -> str:
    """`<5`: how a count that `is_small` is written where it is hidden. A source's own bound stands where it is the
    larger: what it hid below 5 may be 4 (ruling 47)."""
    own = (value.below or _USUAL_BOUND) if isinstance(value, Empty) else 0
    return f"<{max(threshold, own)}"


def hidden_as(value: Value, threshold: int) -> Empty:
    """What stands for a value that is to be hidden: the source's own bound where it tells no more than `threshold`
    does, else *dolt*."""
    if isinstance(value, Empty) and value.below is not None and value.below >= threshold:
        return value
    return Empty.DOLT


def exact_sum(values: Iterable[Value]) -> Value:
    """The sum of the whole; missing or hidden as soon as one part is.

    *Ej tillämpligt* adds nothing; a sum of nothing but *ej tillämpligt* is *ej tillämpligt*. What is alone is its own
    sum, with the bound it may have.
    """
    values = tuple(values)
    if len(values) == 1:
        return values[0]
    total: Number = 0
    seen_number = False
    worst: Empty | None = None
    for value in values:
        if not isinstance(value, Empty):
            total += value
            seen_number = True
        elif value is Empty.SAKNAS:
            worst = value
        elif is_hidden(value):
            worst = worst or Empty.DOLT
    if worst is not None:
        return worst
    return total if seen_number else Empty.EJ_TILLAMPLIGT


def at_least(values: Iterable[Value]) -> Number:
    """The sum of the numbers that are known: the least the whole can be (*minst*)."""
    return sum((v for v in values if isinstance(v, int | Fraction)), start=0)
