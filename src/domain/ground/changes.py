"""What a write changed (*ändringar*), told once to everyone who shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from domain.ground.period import Period


class Subject(str):
    """What a change is about, as the log writes it; each tab knows which subjects make it stale. A subject that is not
    among these is named where it belongs, on its own shelf."""

    __slots__ = ()

    AREAS: ClassVar[Subject]
    BENEFITS: ClassVar[Subject]
    RANKS: ClassVar[Subject]
    INDICATORS: ClassVar[Subject]
    PROFILE_TEXTS: ClassVar[Subject]
    POPULATIONS: ClassVar[Subject]
    LOTS: ClassVar[Subject]
    RESOURCE: ClassVar[Subject]
    RECOMMENDATIONS: ClassVar[Subject]
    SEATS: ClassVar[Subject]
    REPORTS: ClassVar[Subject]
    SETTINGS: ClassVar[Subject]


for _name in Subject.__annotations__:
    setattr(Subject, _name, Subject(_name.lower()))


def every_subject() -> frozenset[Subject]:
    """Of a change that is about all there is, as of a source under whatever figures it stands."""
    return frozenset(getattr(Subject, name) for name in Subject.__annotations__)


@dataclass(frozen=True, slots=True)
class Touched:
    """Rows of one table that were changed: those of `area` and of the months `first` to `last`. What is None is any:
    the rows belong to none, or are more than can be told one by one."""

    table: str
    area: str | None = None
    first: Period | None = None
    last: Period | None = None

    def meets(self, areas: Collection[str] | None, first: Period | None, last: Period | None) -> bool:
        """True where the rows may be among those of the areas and months; None is any."""
        if self.area is not None and areas is not None and self.area not in areas:
            return False
        late = self.first is not None and last is not None and self.first > last
        early = self.last is not None and first is not None and self.last < first
        return not (late or early)


@dataclass(frozen=True, slots=True)
class Changes:
    """One operation's effect: its Swedish label for the menu, the subjects touched, rows changed, and what was touched
    by table, area and months.

    An operation that changed nothing has `rows` 0, was not logged and cannot be undone. A tab reads again when
    `touches` is true of what it shows, and only then:

        changes.touches({Subject.LOTS}, areas={"0360"}, first=month(2016, 5))  # Tierp's May 2016
        changes.touches({Subject.BENEFITS, Subject.AREAS}, first=year)         # a year, all areas: ranks need them all
        changes.touches({Subject.RECOMMENDATIONS})                             # whatever it is
    """

    label: str
    subjects: frozenset[Subject]
    rows: int
    touched: frozenset[Touched] = frozenset()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables touched, by name."""
        return tuple(sorted({each.table for each in self.touched}))

    def touches(
        self,
        subjects: Collection[Subject],
        areas: Collection[str] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> bool:
        """True where something about the subjects may be another in the areas (by default all) from the period `first`
        to `last` (by default `first` alone; with neither, at any time). Never false where it is, sometimes true where
        it is not: a group's area is not its members', so ask with every code that is shown or added up."""
        if self.subjects.isdisjoint(subjects):
            return False
        begins = None if first is None else first.months[0]
        ends = None if first is None else (last or first).months[-1]
        # A source belongs to the rows that came with it.
        told = [each for each in self.touched if each.table != "source"] or self.touched
        return any(each.meets(areas, begins, ends) for each in told)


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """The figure that an operation changed last, as the log has it: the name of its table, its row, and the column that
    became another. Whoever shows the table finds the cell by it."""

    table: str
    row: Mapping[str, Any]
    column: str


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do next; None where there is nothing to undo or redo."""

    undo: str | None
    redo: str | None
