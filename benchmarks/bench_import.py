"""The national monthly table from a JSON-stat file into a workspace, beside a bare reader with a bare table.

The peer parses with orjson, builds the same wide rows and puts them with one `executemany` into a table with the same
key, in a file with the same pragmas. Ours is what the user waits for: the file is known and read, every area compared
with what is stored, a copy is taken, rows and change log are written. Each takes its turn in a process of its own, with
its modules loaded before the clock starts. Memory is what the process's peak rose by, as multiples of the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from itertools import repeat
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from harness import Aim, interleaved, table

if TYPE_CHECKING:
    from storage.file.workspace import Workspace

ROUNDS = 3
YEARS = (1, 3, 6, 12)
BUILD = Path(__file__).parents[1] / "build"
TESTS = Path(__file__).parents[1] / "tests"
MOST_SECONDS, MOST_MEMORY, MOST_ROOM = 2.0, 10.0, 1.3
SEXES = {"1": "man", "2": "kvinna", "1+2": "alla"}
# The file lists economic aid before introduction benefit, then their sum; the table has them the other way.
PICKED = (0, 1, 2, 3, 5, 4, 7)
BARE = """
    CREATE TABLE benefit_month (
        area_code TEXT, sex TEXT, age_group TEXT, month TEXT,
        sjukpenning INTEGER, sjuk_och_aktivitetsersattning INTEGER, arbetsloshet INTEGER,
        arbetsmarknadsatgarder INTEGER, etableringsersattning INTEGER, ekonomiskt_bistand INTEGER,
        population INTEGER, reasons TEXT, source_id INTEGER, import_id INTEGER,
        PRIMARY KEY (area_code, sex, age_group, month)
    ) WITHOUT ROWID
"""


def write_table(path: Path, years: int) -> Path:
    """Riket and all 290 kommuner, three sexes, two age groups, nine contents; a gap in one month of every fifth."""
    sys.path.insert(0, str(TESTS))
    scb_table = import_module("support.scb_table")
    months = scb_table.month_codes("2014M01", 12 * years)
    gaps = {(code, months[at % len(months)]) for at, code in enumerate(sorted(scb_table.kommuner())) if at % 5 == 0}
    scb_table.write_json_stat(scb_table.scb_table(areas=290, months=12 * years, gaps=gaps), path)
    return path


def bare(source: Path, folder: Path) -> dict[str, float]:
    """The peer."""
    import orjson

    from storage.file.connection import open_sqlite

    path = folder / "bare.db"
    path.touch()

    def take_in() -> None:
        document = orjson.loads(source.read_bytes())
        connection = open_sqlite(path)
        connection.execute(BARE)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO benefit_month VALUES ({', '.join('?' * 14)})", bare_rows(document))
        connection.execute("COMMIT")
        connection.close()

    return {**measured(take_in), "room": path.stat().st_size, "rows": count(path)}


def bare_rows(document: dict[str, Any]) -> list[tuple[object, ...]]:
    """The wide rows of a document whose dimensions stand in the usual order."""
    areas, sexes, ages, contents, months = (
        list(document["dimension"][name]["category"]["index"]) for name in document["id"]
    )
    values, length, at = document["value"], len(months), 0
    spelled = [month.replace("M", "-") for month in months]
    nothing, one = repeat(None), repeat(1)
    rows: list[tuple[object, ...]] = []
    for area in areas:
        for sex in (SEXES[code] for code in sexes):
            for age in ages:
                columns = [values[at + place * length : at + (place + 1) * length] for place in PICKED]
                at += length * len(contents)
                rows += zip(repeat(area), repeat(sex), repeat(age), spelled, *columns, nothing, one, one)
    return rows


def ours(source: Path, folder: Path) -> dict[str, float]:
    """The program, and what it then takes to do it again, undo and redo it."""
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_workspace
    from storage.history.changelog import redo, undo

    for module in ("numpy", "exchange.files", "exchange.scb.scb_json", "storage.benefits.month_table"):
        import_module(module)
    path = folder / "arbetsbok.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401"], who="mätning")
    empty = path.stat().st_size
    with open_workspace(path, who="mätning") as workspace:
        found = measured(lambda: take_in(workspace, source))
    found |= {"room": path.stat().st_size - empty, "rows": count(path)}
    with open_workspace(path, who="mätning") as workspace:
        found["again"] = measured(lambda: take_in(workspace, source))["seconds"]
        raise_one_figure_of_each_row(workspace)
        found["all changed"] = measured(lambda: take_in(workspace, source))["seconds"]
        for name, action in (("undo of all changed", undo), ("redo of all changed", redo)):
            found[name] = timed_once(action, workspace)
        undo(workspace)
    return found


def take_in(workspace: Workspace, source: Path) -> None:
    from domain.importing.tidy import TidyContent
    from exchange.files import read_file
    from storage.benefits.month_table import import_months

    file = read_file(source, formats=())
    assert not isinstance(file.content, TidyContent)
    outcome = import_months(workspace, file.content, file_name=file.name, sha256=file.sha256)
    assert not outcome.refused


def raise_one_figure_of_each_row(workspace: Workspace) -> None:
    """As if the whole table had been preliminary."""
    with workspace.writing() as connection:
        connection.exec_driver_sql("UPDATE benefit_month SET sjukpenning = sjukpenning + 1")


def timed_once(action: Callable[[Workspace], Any], workspace: Workspace) -> float:
    start = time.perf_counter()
    assert action(workspace).rows
    return time.perf_counter() - start


def measured(action: Callable[[], object]) -> dict[str, float]:
    """Seconds, and by how many bytes the peak of memory rose."""
    before = peak()
    start = time.perf_counter()
    action()
    return {"seconds": time.perf_counter() - start, "memory": peak() - before}


def peak() -> int:
    """From Linux itself: the figure of `resource` begins where the process that started this one was."""
    status = Path("/proc/self/status").read_text("ascii")
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def count(path: Path) -> int:
    from storage.file.connection import open_sqlite

    connection = open_sqlite(path, read_only=True)
    try:
        return int(connection.execute("SELECT count(*) FROM benefit_month").fetchone()[0])
    finally:
        connection.close()


CONTESTANTS = {"bare": bare, "ours": ours}


@dataclass
class InOwnProcess:
    """One contestant with one file; what it measured besides the seconds is in `found`, round by round."""

    name: str
    source: Path
    found: list[dict[str, float]] = field(default_factory=list)

    def __call__(self) -> float:
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            command = [sys.executable, __file__, self.name, str(self.source), folder]
            done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=os.environ.copy())
        self.found.append(json.loads(done.stdout))
        return self.found[-1]["seconds"]

    def median(self, what: str) -> float:
        """The median of something measured."""
        return median(each[what] for each in self.found)


def compare(years: int, source: Path) -> None:
    """Prints the table of so many years, and a line on memory and room."""
    peer, program = InOwnProcess("bare", source), InOwnProcess("ours", source)
    medians = interleaved({"orjson and executemany": peer, "import of the file": program}, ROUNDS)
    assert peer.median("rows") == program.median("rows") == 291 * 3 * 2 * 12 * years
    size = source.stat().st_size
    later = ("again", "all changed", "undo of all changed", "redo of all changed")
    if years == YEARS[-1]:
        names = {"again": "the same again", "all changed": "every row changed"}
        medians |= {names.get(name, name): program.median(name) for name in later}
    title = f"Monthly table, {years} years, {program.median('rows'):,.0f} rows, {size / 1e6:.1f} MB"
    aims = (Aim("import of the file", MOST_SECONDS),) if years == YEARS[-1] else ()
    print(table(title, medians, aims))
    for name, ratio, most in (
        ("memory rises by", program.median("memory") / size, MOST_MEMORY),
        ("the file grows by", program.median("room") / peer.median("room"), MOST_ROOM),
    ):
        of = "the file read" if "memory" in name else "the bare table"
        print(f"{name} {ratio:.2f} × {of}   ≤ {most:g} {'kept' if ratio <= most else 'MISSED'}")
    print(f"(the bare way: memory {peer.median('memory') / size:.2f} × the file read)\n")


def main() -> None:
    if len(sys.argv) > 1:
        name, source, folder = sys.argv[1:]
        print(json.dumps(CONTESTANTS[name](Path(source), Path(folder))))
        return
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        for years in YEARS:
            compare(years, write_table(Path(folder) / f"{years}.json", years))


if __name__ == "__main__":
    main()
