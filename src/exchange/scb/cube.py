"""A whole table of monthly figures, whatever form of file it came in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, repeat

import numpy as np

from domain.benefits.months import FIRST_KIND, AreaMonths, MonthRow, mark_gaps
from domain.ground.display import show_list
from domain.ground.period import Period
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.text import tr
from exchange.scb.axes import Axes, measure_label, named
from exchange.scb.figures import ABSENT, DOLT, EJ_TILLAMPLIGT, Counts
from exchange.scb.words import KINDS, STORED, Content, Measure

_REASONS = {EJ_TILLAMPLIGT: "ej_tillampligt", DOLT: "dolt"}
_SEX_ORDER = (Sex.KVINNA, Sex.MAN, Sex.ALLA)

_Place = Callable[[tuple[int, ...]], tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the source says of itself; `updated` is None where it does not say, `table` empty where it does not say what
    it calls the table (`ArbStatusM (TAB4365)`)."""

    title: str
    publisher: str
    updated: date | None
    table: str = ""


class MonthCube:
    """A `BenefitMonths`: the figures by area, sex, ages, content and month (`figures`), as the file had them.

    Figures that are not in the file at all (`ABSENT`; `absent` is how many) make no row where none of the row is there.
    """

    def __init__(
        self,
        heading: Heading,
        axes: Axes,
        figures: Counts,
        *,
        skipped: int = 0,
        refused: Sequence[Refusal] = (),
        notes: Sequence[str] = (),
    ) -> None:
        self._heading, self._axes, self._figures = heading, axes, figures
        self.skipped = skipped
        self.refused = tuple(refused)
        self._order = tuple(
            np.array(sorted(range(len(values)), key=values.__getitem__), dtype=np.int64)
            for values in ([_SEX_ORDER.index(sex) for sex in axes.sexes], axes.ages, axes.months)
        )
        self.absent = self._count_absent()
        self.notes = (*notes, *self._notes())

    @property
    def title(self) -> str:
        return self._heading.title

    @property
    def publisher(self) -> str:
        return self._heading.publisher

    @property
    def updated(self) -> date | None:
        return self._heading.updated

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        return self._axes.areas

    @property
    def left_out(self) -> tuple[int, ...]:
        """The places in a row of figures that the file does not hold at all."""
        return tuple(FIRST_KIND + at for at, measure in enumerate(STORED) if measure not in self._axes.measures)

    @property
    def months(self) -> tuple[Period, ...]:
        """In order of time."""
        return tuple(sorted(self._axes.months))

    def blocks(self) -> Iterator[AreaMonths]:
        """Area after area in the order of the file; within one by sex, ages and month."""
        axes = self._axes
        sexes, ages, months = self._order
        keys = [
            (axes.sexes[sex].value, axes.ages[age], axes.months[month].code)
            for sex in sexes
            for age in ages
            for month in months
        ]
        key_columns = tuple(map(list, zip(*keys, strict=True)))
        contents = np.array([axes.measures.index(measure) for measure in STORED if measure in axes.measures])
        lacking = [measure not in axes.measures for measure in STORED]
        for at, (code, name) in enumerate(axes.areas):
            picked = self._figures[at][np.ix_(sexes, ages, contents, months)]
            columns = picked.transpose(2, 0, 1, 3).reshape(len(contents), len(keys))
            yield AreaMonths(code, name, mark_gaps(_rows(key_columns, columns, lacking)))

    def _notes(self) -> Iterator[str]:
        axes = self._axes
        kinds = [measure_label(kind) for kind in KINDS if kind not in axes.measures]
        if kinds:
            text = tr("Filen innehåller inte {kinds}. Det som redan är känt om dem står kvar.")
            yield text.format(kinds=show_list(kinds))
        if Measure.POPULATION not in axes.measures:
            yield tr("Filen innehåller inte folkmängden, så andelar av befolkningen kan inte räknas ut ur den.")
        if axes.unknown:
            text = tr("{contents} hör inte till tabellen och läses inte in.")
            yield text.format(contents=named(axes.unknown))
        if self.absent:
            text = tr("{count} av de uppgifter som tabellen har plats för finns inte i filen. De räknas som saknade.")
            if self.absent == 1:
                text = tr("En av de uppgifter som tabellen har plats för finns inte i filen. Den räknas som saknad.")
            yield text.format(count=self.absent)
        yield from self._sums()

    def _count_absent(self) -> int:
        """How many places the file leaves out, among the contents it has."""
        contents = [at for at, measure in enumerate(self._axes.measures) if measure in STORED]
        return sum(int(np.count_nonzero(area[:, :, contents] == ABSENT)) for area in self._figures)

    def _sums(self) -> Iterator[str]:
        """The sentence about sums that are not those of their parts (ruling 14): SCB adds noise from 2025."""
        differing, largest, where = 0, 0, ""
        for at, area in enumerate(self._figures):
            for differences, place in self._differences(area):
                size = np.abs(differences)
                differing += int(np.count_nonzero(size))
                if size.size and size.max() > largest:
                    largest = int(size.max())
                    sex, ages, month = place(tuple(map(int, np.unravel_index(int(size.argmax()), size.shape))))
                    where = self._axes.words(at, sex, ages, month)
        if differing == 1:
            text = tr("En summa i filen skiljer sig från sina delar, med {largest} ({where}).")
        elif differing:
            text = tr("{count} summor i filen skiljer sig från sina delar, som mest med {largest} ({where}).")
        else:
            return
        kept = tr(" Siffrorna läses in som de är publicerade.")
        yield text.format(count=differing, largest=largest, where=where) + kept

    def _differences(self, area: Counts) -> Iterator[tuple[Counts, _Place]]:
        """Sum less parts wherever all are known, nought elsewhere, and how a place there is one of the table."""
        measures, sexes = self._axes.measures, self._axes.sexes
        if {*KINDS, Measure.SUM} <= set(measures):
            kinds = area[:, :, [measures.index(kind) for kind in KINDS]]
            total = area[:, :, measures.index(Measure.SUM)]
            known = (kinds.min(axis=2) >= 0) & (total >= 0)
            yield (total - kinds.sum(axis=2, dtype=np.int32)) * known, lambda at: (at[0], at[1], at[2])
        if set(_SEX_ORDER) <= set(sexes):
            contents = [at for at, measure in enumerate(measures) if measure in STORED]
            women, men, both = (area[sexes.index(sex)][:, contents] for sex in _SEX_ORDER)
            known = (women >= 0) & (men >= 0) & (both >= 0)
            together = sexes.index(Sex.ALLA)
            yield (both - women - men) * known, lambda at: (together, at[0], at[2])


def _rows(keys: Sequence[Sequence[str]], columns: Counts, lacking: Sequence[bool]) -> list[MonthRow]:
    """The rows of one area: `columns` are the contents the file has, `lacking` tells which it has not."""
    listed: list[Sequence[int | None]] = columns.tolist()
    reasons: Sequence[str | None] = [None] * columns.shape[1]
    there: list[bool] = []
    if columns.size and columns.min() < 0:
        there = (columns != ABSENT).any(axis=0).tolist()
        reasons = _take_marks(listed, columns, [measure for measure, no in zip(STORED, lacking, strict=True) if not no])
    given = iter(listed)
    wide = [[None] * columns.shape[1] if no else next(given) for no in lacking]
    rows: list[MonthRow] = list(zip(*keys, *wide, reasons, strict=True))
    return list(compress(rows, there)) if there and not all(there) else rows


def _take_marks(
    listed: Sequence[Sequence[int | None]], columns: Counts, measures: Sequence[Content]
) -> Sequence[str | None]:
    """Puts None for every mark in `listed`; gives the reasons that are other than *saknas*."""
    reasons: dict[int, list[str]] = {}
    for content, row in zip(*np.nonzero(columns < 0), strict=True):
        mark = int(columns[content, row])
        listed[content][row] = None  # type: ignore[index]
        if mark in _REASONS:
            reasons.setdefault(int(row), []).append(f"{measures[content].value}={_REASONS[mark]}")
    if not reasons:
        return list(repeat(None, columns.shape[1]))
    return [" ".join(reasons[row]) if row in reasons else None for row in range(columns.shape[1])]
