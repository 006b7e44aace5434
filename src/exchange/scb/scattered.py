"""Figures that come row by row, in any order, possibly with rows missing or given twice (CSV, Excel, PxWeb's JSON)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from domain.ground.period import Period
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import (
    Axes,
    check_ages,
    divided_by_birth,
    fit_name,
    measure_label,
    read_measures,
    unknown_ages,
    unknown_areas,
    unknown_sexes,
    unknown_times,
)
from exchange.scb.content import content_of
from exchange.scb.cube import Heading, MonthCube
from exchange.scb.figures import (
    ABSENT,
    MOST_PLACES,
    Counts,
    as_counts,
    odd_number,
    places_for,
    text_numbers,
    too_many,
)
from exchange.scb.words import (
    COUNTED,
    Dimension,
    Measure,
    ages_of,
    area_of,
    everyone_of,
    is_of_bas,
    measure_of,
    month_of,
    sex_of,
)

MOST_REFUSED = 100
# Rows of a few figures are worth an array first when there are many.
_FEW = 8
_ENOUGH = 50_000

Meaning = TypeVar("Meaning", bound=Hashable)
Whole = int | Sequence[int] | NDArray[np.int32]


class Axis(Generic[Meaning]):
    """The values of one dimension as they turn up: `at` numbers them by what they mean.

    Raises Unfit for a text that means nothing.
    """

    def __init__(self, meaning: Callable[[str], Meaning | None], lost: Callable[[Iterable[str]], str]) -> None:
        self._meaning, self._lost = meaning, lost
        self._places: dict[str, int] = {}
        self._by_meaning: dict[Meaning, int] = {}

    @property
    def values(self) -> tuple[Meaning, ...]:
        """What has turned up, in that order."""
        return tuple(self._by_meaning)

    def at(self, text: str) -> int:
        place = self._places.get(text)
        if place is None:
            meaning = self._meaning(text)
            if meaning is None:
                raise Unfit(self._lost([text]))
            place = self._by_meaning.setdefault(meaning, len(self._by_meaning))
            self._places[text] = place
        return place


@dataclass(frozen=True, slots=True)
class _Batch:
    """Figures of some rows, with the line and the places of each (or one for all) in the order of `Dimension`."""

    lines: NDArray[np.int32]
    places: tuple[NDArray[np.int32], ...]
    counts: Counts


class Scattered:
    """Gathers figures by what their labels mean, then gives the whole table. `refused` are rows that can't be read.

    Contents are numbered as in `COUNTED`; `content` names those of the file, so that it can be told which it lacks.
    """

    def __init__(self) -> None:
        self.areas = Axis(_area, unknown_areas)
        self.sexes: Axis[Sex] = Axis(sex_of, unknown_sexes)
        self.ages: Axis[str] = Axis(ages_of, unknown_ages)
        self.months: Axis[Period] = Axis(month_of, unknown_times)
        self._axes: dict[Dimension, Axis[Any]] = {
            Dimension.AREA: self.areas,
            Dimension.SEX: self.sexes,
            Dimension.AGE: self.ages,
            Dimension.MONTH: self.months,
        }
        self.refused: list[Refusal] = []
        self._told: set[int] = set()
        self._contents: dict[str, int | None] = {}
        self._born: dict[bool, str] = {}
        self._batches: list[_Batch] = []
        self._waiting: list[tuple[int, int, int, int, int, int, str]] = []
        self._count = 0

    def at(self, dimension: Dimension, text: str) -> int | None:
        """The number of what the text says of the dimension; None for a content that is not counted. Raises Unfit for
        a text that means nothing."""
        if dimension is Dimension.CONTENT:
            return self.content(text)
        return self._axes[dimension].at(text)

    def content(self, label: str) -> int | None:
        """The number of the content; None for one that is not counted (the share, or not of the table)."""
        if label not in self._contents:
            measure = measure_of(label)
            # In BAS, which gives its shares last, what has the name of a benefit is a share of it.
            if measure is not Measure.OTHERS and is_of_bas(label) and any(map(is_of_bas, self._contents)):
                measure = None
            self._contents[label] = COUNTED.index(measure) if measure in COUNTED else None
        return self._contents[label]

    def counts_everyone(self, born: str) -> bool:
        """Whether figures for people born where this says are read: those of everyone are."""
        everyone = everyone_of(born)
        if everyone is None:
            raise Unfit(tr("Födelseregionen {found} känns inte igen.").format(found=quoted(born)))
        self._born[everyone] = born
        return everyone

    def add(
        self, lines: Whole, areas: Whole, sexes: Whole, ages: Whole, contents: Whole, months: Whole, values: list[str]
    ) -> None:
        """Figures with the line of each and its place in every dimension; one number stands for them all.

        Raises Unfit as soon as there are more than are read at once.
        """
        self._count += len(values)
        if self._count > MOST_PLACES:
            raise too_many()
        places = (lines, areas, sexes, ages, contents, months)
        if len(values) > _FEW:
            self._batch(places, values)
            return
        for at, value in enumerate(values):
            line, area, sex, age, content, month = (_one(each, at) for each in places)
            self._waiting.append((line, area, sex, age, content, month, value))
        if len(self._waiting) >= _ENOUGH:
            self._settle()

    def _settle(self) -> None:
        if self._waiting:
            *places, values = zip(*self._waiting, strict=True)
            self._waiting.clear()
            self._batch(places, values)

    def _batch(self, given: Sequence[Whole], values: Sequence[str]) -> None:
        counts, odd = as_counts(text_numbers(values))
        line_of, *places = (np.atleast_1d(np.asarray(each, dtype=np.int32)) for each in given)
        for at in odd.tolist():
            self._refuse(_one(line_of, at), odd_number(values[at].strip()))
        self._batches.append(_Batch(line_of, tuple(places), counts))

    def refuse(self, line: int, reason: str) -> None:
        """Refuses a row; after the first hundred only that there are more."""
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refusal(line, reason))
        elif len(self.refused) == MOST_REFUSED:
            self.refused.append(Refusal(line, tr("Här finns fler fel, som inte räknas upp.")))

    def table(
        self, heading: Heading, skipped: int = 0, *, notes: Sequence[str] = (), cut_off: bool = False
    ) -> MonthCube | PopulationCounts:
        """Everything gathered. A place given twice with different figures is refused, naming both lines.

        Raises Unfit when nothing was, none of the six kinds is there, or the text ended in the middle (`cut_off`) and
        figures are lacking.
        """
        self._settle()
        if self._contents:
            known, unknown = read_measures(list(self._contents))
        if not self._batches:
            raise Unfit(divided_by_birth() if self._born else tr("Tabellen har inga rader med siffror."))
        check_ages(self.ages.values, known)
        there = {at for at, measure in enumerate(COUNTED) if measure in known}
        axes = Axes(
            self.areas.values,
            self.sexes.values,
            self.ages.values,
            tuple(measure if at in there else None for at, measure in enumerate(COUNTED)),
            self.months.values,
            unknown,
        )
        twice, count = Counter(code for code, _name in axes.areas).most_common(1)[0]
        if count > 1:
            raise Unfit(tr("Området {code} har två olika namn i filen.").format(code=twice))
        places_for(axes.shape)
        figures = np.full(axes.shape, ABSENT, dtype=np.int32)
        if not all(_put(figures, batch) for batch in self._batches):
            self._tell_clashes(axes)
        self._batches.clear()
        if cut_off and (figures[:, :, :, sorted(there)] == ABSENT).any():
            raise Unfit(tr("Filen är inte hel: den slutar mitt i tabellen. Hämta den igen."))
        return content_of(heading, axes, figures, skipped=skipped, refused=self._sorted(), notes=notes)

    def _sorted(self) -> list[Refusal]:
        return [*sorted(self.refused[:MOST_REFUSED], key=lambda each: each.line), *self.refused[MOST_REFUSED:]]

    def _tell_clashes(self, axes: Axes) -> None:
        """Goes through it all once more, now remembering where each figure stood."""
        figures = np.full(axes.shape, ABSENT, dtype=np.int32)
        lines = np.zeros(axes.shape, dtype=np.int32)
        for batch in self._batches:
            for at, count in enumerate(batch.counts.tolist()):
                place = tuple(_one(each, at) for each in batch.places)
                line = _one(batch.lines, at)
                if figures[place] not in (ABSENT, count):
                    self._refuse_clash(line, int(lines[place]), axes, place)
                figures[place], lines[place] = count, line
            if len(self.refused) > MOST_REFUSED:
                return

    def _refuse_clash(self, line: int, before: int, axes: Axes, place: tuple[int, ...]) -> None:
        area, sex, ages, content, month = place
        text = tr("{measure} för {where} har ett annat värde än på rad {before}.")
        where = axes.words(area, sex, ages, month)
        self._refuse(line, text.format(measure=measure_label(COUNTED[content]), where=where, before=before))

    def _refuse(self, line: int, reason: str) -> None:
        """One reason a row is enough."""
        if line not in self._told:
            self._told.add(line)
            self.refuse(line, reason[:1].upper() + reason[1:])


def _put(figures: Counts, batch: _Batch) -> bool:
    """Stores the figures; False when one of the places has another already, or is twice among them."""
    before = figures[batch.places]
    if ((before != ABSENT) & (before != batch.counts)).any():
        return False
    figures[batch.places] = batch.counts
    return bool((figures[batch.places] == batch.counts).all())


def _one(places: Whole, at: int) -> int:
    return places if isinstance(places, int) else int(places[at % len(places)])


def _area(text: str) -> tuple[str, str] | None:
    found = area_of(text)
    return (found[0], fit_name(*found)) if found else None
