"""The case log at its size: 100 000 LOTS cases in ten years, in eight kommuner.

A period's figures with their arithmetic, and what its cases were about, beside the bare SQL that groups the same rows.
Of a single month it groups a hundred rows in less time than any statement takes to be sent: no aim is set there. A case
saved beside a bare commit of the very rows that it writes (the case, its operation in the change log and the row there,
and the last number used), into the same tables with their indexes, with the workspace's own pragmas and on the same
disk: undo after a restart needs all four.
"""

from __future__ import annotations

import itertools
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from harness import Aim, Clock, interleaved, table, timed

if TYPE_CHECKING:
    from domain.lots.case import LotsCase
    from storage.file.workspace import Workspace

CASES = 100_000
YEARS = range(2016, 2026)
AREAS = ("0319", "0330", "0331", "0360", "0380", "0381", "0382", "2401")
ROUNDS = 5
SAVES = 200
MOST = 3
PERIODS = {
    "a month, one kommun": (("2020-05", "2020-05"), AREAS[:1]),
    "a year, one kommun": (("2020-01", "2020-12"), AREAS[:1]),
    "ten years, one kommun": (("2016-01", "2025-12"), AREAS[:1]),
    "ten years, eight kommuner": (("2016-01", "2025-12"), AREAS),
}
COLUMNS = "area_code, month, party, sex, age_group"


def invented_case(chance: random.Random) -> tuple[object, ...]:
    """A row of the table, in the order of its columns without its number."""
    from domain.lots.case import CaseList, CollaborationProblem, joined

    def some(of: CaseList, most: int) -> str:
        return joined(chance.sample(list(of.words), chance.randint(0, most)))

    party = chance.choice(("fk", "af", "kommun", "region", "annan"))
    return (
        chance.choice(AREAS),
        f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}",
        None,
        party,
        chance.choice(list(CaseList.UNIT.words)),
        f"{party[:2].upper()}{chance.randint(1, 40)}",
        chance.choice(("kvinna", "man")),
        chance.choice(("under30", "30plus", "okand")),
        chance.choice(list(CollaborationProblem)).value,
        some(CaseList.REQUEST, 2),
        some(CaseList.OUTCOME, 3),
        some(CaseList.RISK_FACTOR, 3),
        None,
        None,
        "2026-03-30T12:32:00Z",
        "prov",
    )


@contextmanager
def ten_years() -> Iterator[Workspace]:
    """A workspace with the cases in it."""
    from storage.file.connection import open_sqlite
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_workspace

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tio-ar.lagesbild"
        create_workspace(path, name="Prov", members=list(AREAS), who="prov")
        chance = random.Random(1)
        connection = open_sqlite(path)
        connection.execute("BEGIN")
        rows = ((number, *invented_case(chance)) for number in range(1, CASES + 1))
        connection.executemany(f"INSERT INTO lots_case VALUES ({', '.join('?' * 17)})", rows)
        connection.execute(
            "INSERT INTO month_status SELECT DISTINCT area_code, month, 'oppen', 1, recorded_at, 'prov' FROM lots_case"
        )
        connection.execute("COMMIT")
        connection.close()
        with open_workspace(path, who="prov") as workspace:
            yield workspace


def bare(connection: sqlite3.Connection, months: tuple[str, str], areas: tuple[str, ...]) -> Callable[[], object]:
    """Group the rows of a period as its figures, its case workers and its sources need them."""
    within = f"area_code IN ({', '.join('?' * len(areas))}) AND month BETWEEN ? AND ?"
    statements = (
        f"SELECT {COLUMNS}, count(*) FROM lots_case WHERE {within} GROUP BY {COLUMNS}",
        f"SELECT area_code, month, party, count(DISTINCT nullif(worker_code, '')), sum(worker_code = '') "
        f"FROM lots_case WHERE {within} GROUP BY area_code, month, party",
        f"SELECT area_code, month, source_id, recorded_by, max(recorded_at) FROM lots_case WHERE {within} "
        "GROUP BY area_code, month, source_id, recorded_by",
    )
    return lambda: [connection.execute(each, (*areas, *months)).fetchall() for each in statements]


def bare_about(connection: sqlite3.Connection, months: tuple[str, str], areas: tuple[str, ...]) -> Callable[[], object]:
    """Group the rows by each thing that a case is about."""
    within = f"area_code IN ({', '.join('?' * len(areas))}) AND month BETWEEN ? AND ?"
    names = ("problem", "unit", "requests", "outcomes", "risk_factors")
    statements = [f"SELECT {each}, count(*) FROM lots_case WHERE {within} GROUP BY {each}" for each in names]
    return lambda: [connection.execute(each, (*areas, *months)).fetchall() for each in statements]


def figures(workspace: Workspace, months: tuple[str, str], areas: tuple[str, ...]) -> Callable[[], object]:
    """Every month of the areas as it is read anywhere, and each area's period added up."""
    from domain.ground.area import Area, AreaKind
    from domain.ground.period import parse_month
    from domain.lots.period import tally_period
    from storage.lots.queries import read_months_of

    first, last = map(parse_month, months)
    of = [Area(code, code, AreaKind.KOMMUN) for code in areas]

    def read() -> list[object]:
        with workspace.reading() as connection:
            found = read_months_of(connection, of, first, last)
        return [tally_period(each) for each in found.values()]

    return read


def about(workspace: Workspace, months: tuple[str, str], areas: tuple[str, ...]) -> Callable[[], object]:
    """What the cases of the period were about."""
    from domain.ground.period import parse_month
    from storage.lots.cases import breakdown

    first, last = map(parse_month, months)
    return lambda: breakdown(workspace, areas, first, last)


def saving(workspace: Workspace) -> Callable[[], object]:
    """Record a case."""
    from dataclasses import replace

    from domain.ground.area import Area, AreaKind
    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.case import CollaborationProblem
    from domain.lots.case import LotsCase as Case
    from domain.lots.month import AgeGroup, Party
    from storage.lots.case_recording import record_case

    plain: LotsCase = Case(
        Area(AREAS[0], "Prov", AreaKind.KOMMUN),
        parse_month("2020-05"),
        Party.FK,
        Sex.KVINNA,
        AgeGroup.UNDER30,
        None,
        "job",
        "FK1",
        CollaborationProblem.SAKNAS,
        ("planering",),
        ("information", "kontakt_fk"),
        ("samsjuklighet",),
    )
    parties = itertools.cycle(Party.__members__.values())

    def save() -> None:
        party = next(each for each in parties if each is not Party.ALLA)
        record_case(workspace, case=replace(plain, party=party))

    return save


def bare_rows(workspace: Workspace, clock: Clock) -> Callable[[], float]:
    """Insert and commit the rows that the latest saved case wrote, under new numbers, in a copy of the workspace."""
    from storage.file.connection import open_sqlite

    path = workspace.path.with_suffix(f".{clock.__name__}")
    shutil.copy(workspace.path, path)
    connection = open_sqlite(path)
    connection.row_factory = sqlite3.Row
    rows = {
        name: dict(connection.execute(f"SELECT * FROM {name} ORDER BY id DESC LIMIT 1").fetchone())
        for name in ("lots_case", "change_set", "change_row")
    }
    numbers = itertools.count(1)

    def save() -> None:
        at = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        for name, row in rows.items():
            own = {**row, "id": row["id"] + at}
            connection.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(own))})", tuple(own.values()))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'last_id'", (str(rows["lots_case"]["id"] + at),))
        connection.execute("COMMIT")

    return timed(save, clock)


def main() -> None:
    from storage.file.connection import open_sqlite

    with ten_years() as workspace:
        connection = open_sqlite(workspace.path, read_only=True)
        for name, (months, areas) in PERIODS.items():
            contestants = {
                "bare SQL, figures": timed(bare(connection, months, areas)),
                "figures and arithmetic": timed(figures(workspace, months, areas)),
            }
            medians = interleaved(contestants, ROUNDS)
            whole = months[0] != months[1]
            aims = (Aim("figures and arithmetic", MOST),) if whole else ()
            print(table(f"Figures: {name}", medians, aims), end="\n\n")
            contestants = {
                "bare SQL, about": timed(bare_about(connection, months, areas)),
                "what cases were about": timed(about(workspace, months, areas)),
            }
            medians = interleaved(contestants, ROUNDS)
            aims = (Aim("what cases were about", MOST),) if whole else ()
            print(table(f"About: {name}", medians, aims), end="\n\n")
        connection.close()
        for clock, named in ((time.perf_counter, "by the clock"), (time.process_time, "processor time")):
            save = saving(workspace)
            save()
            contestants = {"bare INSERT and COMMIT": bare_rows(workspace, clock), "a case saved": timed(save, clock)}
            medians = interleaved(contestants, SAVES, warm_up=5)
            print(table(f"A case saved, {named}", medians, (Aim("a case saved", MOST),)), end="\n\n")


if __name__ == "__main__":
    main()
