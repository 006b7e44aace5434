"""Figures in the order of a file, as one array of whole numbers where what is below nought says why there is none.

One figure takes four bytes, so the whole country since 2014 is nine megabytes.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from domain.ground.display import show_count
from domain.ground.entry import LARGEST_COUNT, parse_number
from domain.ground.text import tr
from domain.ground.value import Empty, is_hidden, number_or_none
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import Axes, measure_label
from exchange.scb.words import COUNTED, DIMENSIONS, Dimension, empty_of

Counts = NDArray[np.int32]

# ABSENT: the file has no such place at all.
SAKNAS, EJ_TILLAMPLIGT, DOLT, ABSENT = -1, -2, -3, -4
MARKS = {Empty.SAKNAS: SAKNAS, Empty.EJ_TILLAMPLIGT: EJ_TILLAMPLIGT, Empty.DOLT: DOLT}
# No figure of the table is near this, so it can carry a mark among numbers.
_MARKED = -1e300
# The whole country by month from 2014 to 2040, both ages and every content, is half of this.
MOST_PLACES = 12_000_000
_NUMBERS = {int, float, type(None)}
# What `int` reads and nothing more: it takes 1_000 and the digits of every script too.
_DIGITS = re.compile(r"[0-9\n-]+")
_POWER = re.compile(r"\d([.,]\d+)?[eE][+]?\d{1,3}", re.ASCII)


def places_for(sizes: Iterable[int], most: int = MOST_PLACES) -> int:
    """How many figures a table of these dimensions has room for. Raises Unfit, before any room is made, for more than
    there can be: a few bytes can name dimensions that no computer holds."""
    places = prod(sizes)
    if places > most:
        raise too_many(most)
    return places


def too_many(most: int = MOST_PLACES) -> Unfit:
    """What is said of a table with more figures than are read at once."""
    text = tr(
        "Tabellen har plats för fler uppgifter än de {most} som kan läsas in på en gång. Hämta färre områden eller "
        "månader."
    )
    return Unfit(text.format(most=show_count(most)))


def mark_of(text: str) -> int | None:
    """The mark, or nought, that a sign in the place of a number stands for; None for what is no such sign."""
    meaning = empty_of(text)
    return MARKS[meaning] if isinstance(meaning, Empty) else meaning


def as_numbers(values: Sequence[object]) -> NDArray[np.float64]:
    """Numbers and None as an array; a text is a number, one of the signs, or not a number (infinite)."""
    # JSON's true is no number, though Python's is; nor is a text that only Python reads as one.
    if set(map(type, values)) <= _NUMBERS:
        try:
            return np.array(values, dtype=np.float64)
        except OverflowError:
            pass
    return np.array([_number(value) for value in values], dtype=np.float64)


def text_numbers(texts: Sequence[str]) -> NDArray[np.float64]:
    """The same for nothing but texts."""
    if _DIGITS.fullmatch("\n".join(texts)):
        try:
            return np.array(list(map(int, texts)), dtype=np.float64)
        except (ValueError, OverflowError):
            pass
    return np.array([_number(text) for text in texts], dtype=np.float64)


def _number(value: object) -> float:
    if value is None:
        return np.nan
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) <= LARGEST_COUNT else np.inf
    if not isinstance(value, str):
        return np.inf
    # Most of a row that has one sign among its numbers; a tenth of the time.
    if len(value) < len(str(LARGEST_COUNT)) and value.isascii() and value.isdecimal():
        return float(value)
    mark = mark_of(value)
    if mark is not None:
        return float(mark) if mark >= 0 else _MARKED * -mark
    read = parse_number(value).value
    if is_hidden(read):
        return _MARKED * -DOLT
    number = number_or_none(read)
    return np.inf if number is None or not -LARGEST_COUNT <= number <= LARGEST_COUNT else float(number)


def as_counts(numbers: NDArray[np.float64]) -> tuple[Counts, NDArray[np.intp]]:
    """Whole numbers with marks, and where there was something else (a fraction, less than nought, no number), which
    is *saknas* among them."""
    with np.errstate(invalid="ignore", over="ignore"):
        counts = numbers.astype(np.int32)
        odd = (counts != numbers) | (counts < 0) | (counts > LARGEST_COUNT)
    if not odd.any():
        return counts, np.empty(0, dtype=np.intp)
    counts[odd] = SAKNAS
    odd &= ~np.isnan(numbers)
    for mark in MARKS.values():
        marked = numbers == _MARKED * -mark
        counts[marked] = mark
        odd &= ~marked
    return counts, np.flatnonzero(odd)


class Figures:
    """The figures of a file that gives them one after another, the last of its dimensions fastest.

    `order` is the file's order of the dimensions; `axes` lists their values. First `add` or `put` them all, then
    `cube`. Raises Unfit for more or fewer than there are places for, and for what is no number of persons.
    """

    def __init__(self, axes: Axes, order: Sequence[Dimension]) -> None:
        self._axes = axes
        # What the file does not divide by has one place there.
        self._order = (*order, *(each for each in DIMENSIONS if each not in order))
        places = dict(zip(Dimension, (*axes.shape, axes.births), strict=True))
        self._sizes = tuple(places[dimension] for dimension in self._order)
        self._length = places_for(self._sizes)
        self._counts = np.full(self._length, SAKNAS, dtype=np.int32)
        self._at = 0
        content = self._order.index(Dimension.CONTENT)
        self._stride = int(np.prod(self._sizes[content + 1 :], dtype=np.int64))
        self._read = np.array([measure in COUNTED for measure in axes.measures])
        self._odd: list[tuple[int, float]] = []
        self._odd_count = 0

    def add(self, values: Sequence[object]) -> None:
        """The next figures in the order of the file."""
        first, self._at = self._at, self._at + len(values)
        if self._at > self._length:
            return
        self._counts[first : self._at], odd, numbers = self._counted(values)
        self._keep_odd(first + odd, numbers[odd])

    def put(self, places: Sequence[int], values: Sequence[object]) -> None:
        """Figures by their place in the order of the file; a place that never comes is *saknas*."""
        at = np.array(places, dtype=np.int64)
        if at.size and (at.min() < 0 or at.max() >= self._length):
            raise Unfit(tr("Tabellen har värden på platser som inte finns i den."))
        self._at = self._length
        self._counts[at], odd, numbers = self._counted(values)
        self._keep_odd(at[odd], numbers[odd])

    def mark(self, places: Iterable[int], signs: Collection[object]) -> None:
        """Why figures that are not given are not; a sign beside a figure that is given (preliminary) is left."""
        marks_by_sign = {sign: mark_of(sign) for sign in {sign for sign in signs if isinstance(sign, str)}}
        telling = {sign: mark for sign, mark in marks_by_sign.items() if mark is not None and mark != SAKNAS}
        if not telling:
            return
        told = [
            (place, telling[sign])
            for place, sign in zip(places, signs, strict=True)
            if isinstance(sign, str) and sign in telling
        ]
        at, marks = np.array([place for place, _ in told]), np.array([mark for _, mark in told], dtype=np.int32)
        inside = (at >= 0) & (at < self._length)
        at, marks = at[inside], marks[inside]
        missing = self._counts[at] == SAKNAS
        self._counts[at[missing]] = marks[missing]

    def cube(self) -> Counts:
        """The figures by area, sex, ages, content and month. Raises Unfit as the class says."""
        if self._at != self._length:
            text = tr("Filen har {found} värden men tabellen har plats för {wanted}. Den är inte hel: hämta den igen.")
            raise Unfit(text.format(found=self._at, wanted=self._length))
        if self._odd:
            raise Unfit(self._odd_one())
        axes = [self._order.index(dimension) for dimension in DIMENSIONS]
        counts = self._counts.reshape(self._sizes)
        if Dimension.BIRTH not in self._order:
            return counts.transpose(axes)
        return counts.transpose([*axes, self._order.index(Dimension.BIRTH)])[..., self._axes.everyone]

    def _counted(self, values: Sequence[object]) -> tuple[Counts, NDArray[np.intp], NDArray[np.float64]]:
        numbers = as_numbers(values)
        if numbers.ndim != 1:
            raise Unfit(tr("Tabellens värden är inte tal."))
        counts, odd = as_counts(numbers)
        return counts, odd, numbers

    def _keep_odd(self, places: NDArray[np.intp], numbers: NDArray[np.float64]) -> None:
        """Remembers the first that is wrong and how many; what is not read may be anything."""
        kept = self._read[(places // self._stride) % self._read.size]
        self._odd_count += int(kept.sum())
        if kept.any() and not self._odd:
            self._odd = [(int(places[kept][0]), float(numbers[kept][0]))]

    def _odd_one(self) -> str:
        place, number = self._odd[0]
        by_dimension = dict(zip(self._order, np.unravel_index(place, self._sizes), strict=True))
        area, sex, ages, content, month = (int(by_dimension[dimension]) for dimension in DIMENSIONS)
        measure = self._axes.measures[content]
        text = odd_number("" if np.isinf(number) else f"{number:.15g}".replace(".", ","))
        where = self._axes.words(area, sex, ages, month)
        label = measure_label(measure) if measure else ""
        more = tr(" Så är det på {count} ställen.").format(count=self._odd_count) if self._odd_count > 1 else ""
        return tr("{measure} för {where}: {text}").format(measure=label, where=where, text=text) + more


def odd_number(text: str) -> str:
    """The sentence about what is no number of persons; `text` is what stood there, empty where it cannot be shown."""
    if not text:
        return tr("värdet är inget tal.")
    if _POWER.fullmatch(text):
        said = tr("{number} är skrivet med tiopotens och kan vara avrundat. Skriv ut alla siffror (i R: scipen = 999).")
        return said.format(number=quoted(text))
    said = tr("{number} är inget antal, som ska vara ett heltal från noll.").format(number=quoted(text))
    why = parse_number(text).problem if any(sign.isdigit() for sign in text) else None
    return why or said
