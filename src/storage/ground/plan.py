"""What an import would do: rows per table, in order, with what is refused and why."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, select

from domain.ground.area import Area, AreaKind
from domain.ground.changes import Subject
from domain.ground.period import Period
from domain.ground.problem import Refusal
from domain.ground.text import tr
from domain.importing.given import is_file_name
from storage.ground.rows import Key
from storage.ground.texts import holds_personal_number
from storage.schema.areas import AREA


class Line(Protocol):
    """A row of any tidy file."""

    @property
    def line(self) -> int:
        """Its line in the file."""


@dataclass(slots=True)
class Part:
    """Rows for one table that come from one source, of `reference_date` where the file says so. `counted` parts
    are what the user sees as rows of the file; `always` are keys that count as changed though their figures are the
    same."""

    table: Table
    rows: list[dict[str, Any]]
    source: str = ""
    reference_date: date | None = None
    counted: bool = True
    always: frozenset[Key] = frozenset()


@dataclass(slots=True)
class Plan:
    """What an import of one file would do. `notes` are sentences for whoever looks before it is done, `names` what keys
    are called there; `reopens`, `locked`, `counts`, `hidden`, `own` and `open` are those of `ImportOutcome`."""

    subjects: frozenset[Subject]
    parts: list[Part] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    areas: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    duplicates: int = 0
    months: set[tuple[str, Period]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    reopens: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    counts: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    _told: set[Refusal] = field(default_factory=set)

    def refuse(self, line: int, reason: str) -> None:
        """Refuses a row, and with it the file."""
        refusal = Refusal(line, reason)
        if refusal not in self._told:
            self._told.add(refusal)
            self.refused.append(refusal)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources the rows of the file name, each once; an empty text where some name none."""
        return tuple(dict.fromkeys(part.source for part in self.parts if part.counted and part.rows))


AnyLine = TypeVar("AnyLine", bound=Line)


def all_areas(connection: Connection) -> dict[str, Area]:
    """Every area by code."""
    found = connection.execute(select(AREA))
    return {row.code: Area(row.code, row.name, AreaKind(row.kind)) for row in found}


def usable(
    plan: Plan,
    rows: Sequence[AnyLine],
    areas: Mapping[str, Area],
    *,
    key: Callable[[AnyLine], Hashable],
    content: Callable[[AnyLine], object],
    code: Callable[[AnyLine], str],
    texts: Callable[[AnyLine], Iterable[str]] = lambda _row: (),
) -> list[AnyLine]:
    """The rows whose area is known, that stand once and hold no personal number; the rest is refused in `plan`.

    The same row twice is counted in `plan.duplicates` and used once; a key twice with different content is refused.
    """
    first: dict[Hashable, AnyLine] = {}
    for row in rows:
        plan.areas.add(code(row))
        if code(row) not in areas:
            plan.refuse(row.line, tr("Området {code} finns inte i arbetsboken.").format(code=code(row)))
            continue
        if any(holds_personal_number(text) for text in texts(row)):
            plan.refuse(row.line, tr("Raden innehåller något som ser ut som ett personnummer. Ta bort det."))
            continue
        earlier = first.setdefault(key(row), row)
        if earlier is row:
            continue
        if content(earlier) == content(row):
            plan.duplicates += 1
        else:
            plan.refuse(row.line, tr("Raden säger emot rad {line}, som gäller samma sak.").format(line=earlier.line))
    return list(first.values())


def by_source(
    table: Table, rows: Iterable[tuple[dict[str, Any], str]], always: frozenset[Key] = frozenset()
) -> list[Part]:
    """Rows for one table, one part for each source they name. The name of a file names none."""
    parts: dict[str, Part] = {}
    for row, named in rows:
        source = "" if is_file_name(named) else named
        parts.setdefault(source, Part(table, [], source, always=always)).rows.append(row)
    return list(parts.values())


def covered(periods: Sequence[str]) -> str:
    """The periods an import covers, as its log says it: `2014-01–2025-12`."""
    if len(periods) < 2:
        return "".join(periods)
    return f"{periods[0]}–{periods[-1]}"
