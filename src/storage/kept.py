"""What a subject (*ämne*) keeps in the workspace, told once for everyone who must know it and not the subject."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from domain.ground.area import Area
from domain.ground.text import tr
from domain.importing.given import NOTHING_GIVEN, Given
from storage.file.connection import open_sqlite
from storage.file.workspace import Workspace
from storage.ground.plan import Plan


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """Where, in words (`LOTS maj 2016, Tierp`), and what, as a sentence."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What the summary of a backup (*säkerhetskopia*) tells how many there are of: the SQL that counts them, and the
    words for one and for `{count}`. None is told of only `at_zero`."""

    rows: str
    one: str
    many: str
    at_zero: bool = False


Check = Callable[[Connection, Mapping[str, Area]], Iterator[CheckProblem]]
"""Reads all there is of something and tells what does not add up; the areas by code are for the words."""

LookOver = Callable[[Workspace], Iterator[CheckProblem]]
"""The same of what more than the rows of one transaction is needed for."""

Told = Mapping[str, Any]
"""What `resources/example/exempel.json` tells of the example workspace."""

TakeIn = Callable[[str, str], None]
"""Takes in one of the example's tidy files, under the name that is shown as its source."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the one who takes in a file says of it: that locked months are `corrected`, and what is `given` of where its
    figures come from."""

    corrected: bool = False
    given: Given = NOTHING_GIVEN


Planner = Callable[[Connection, Any, Said], Plan]
"""Says what taking in the content of a tidy file would do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`tables` are all tables of the subject, each with what its rows are called where they stand in the way of an
    area's removal. `locked` are those whose rows of a month are locked with it, so that they change by a correction
    alone (*rättelse*, ruling 20). `plans` say how the content of a tidy file, by its type, is taken in; `example` fills
    the example workspace with what the subject has there."""

    tables: Mapping[str, str]
    locked: frozenset[str] = frozenset()
    counted: tuple[Counted, ...] = ()
    checks: tuple[Check, ...] = ()
    looked_over: tuple[LookOver, ...] = ()
    plans: Mapping[type, Planner] = field(default_factory=dict)
    example: Callable[[Workspace, Told, TakeIn], None] | None = None


def without_lock(plan: Callable[[Connection, Any], Plan]) -> Planner:
    """The plan of figures that no month locks, and of which nothing else than what the file holds is asked."""

    def planned(connection: Connection, content: Any, _said: Said) -> Plan:
        return plan(connection, content)

    return planned


def summary(copy: Path, counted: Iterable[Counted]) -> str:
    """What a copy holds, in words: `3 LOTS-månader, 2 rekommendationer, senast ändrad 2026-03-29 16:05`."""
    connection = open_sqlite(copy, read_only=True, immutable=True)
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    parts = []
    with closing(connection):
        for each in counted:
            # A copy may be older than the table, or of a file that was not sound; it is listed all the same.
            with suppress(sqlite3.DatabaseError):
                (count,) = connection.execute(each.rows).fetchone()
                if count or each.at_zero:
                    parts.append(each.one if count == 1 else each.many.format(count=count))
        with suppress(ValueError, TypeError, OverflowError):
            (latest,) = connection.execute("SELECT max(at) FROM change_set").fetchone()
            when = datetime.fromisoformat(latest).astimezone().strftime("%Y-%m-%d %H:%M")
            parts.append(tr("senast ändrad {when}").format(when=when))
    return ", ".join(parts)
