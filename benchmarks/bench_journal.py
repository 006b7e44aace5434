"""Two ways for the file a user sees to hold the work: a rollback journal, and a log folded into the file at once.

Beside the log as it is by itself, which leaves the work beside the file. Each way has a workspace of its own with the
national table in it, and they take turns in one run. What a reader costs a writer is measured as the commit of a cell
while a report is gathered over and over in another thread.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_import import take_in, write_table
from harness import interleaved, table, timed
from invented_country import MEMBERS, invented_country

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.file.workspace import Workspace

YEARS = 12
BUILD = Path(__file__).parents[1] / "build"
# The pragmas of a connection, and whether the log is folded into the file after every commit.
WAYS: Mapping[str, tuple[tuple[str, ...], bool]] = {
    "log beside the file": (("journal_mode=WAL", "synchronous=FULL"), False),
    "log folded in at once": (("journal_mode=WAL", "synchronous=FULL"), True),
    "journal, deleted": (("journal_mode=DELETE", "synchronous=EXTRA"), False),
    "journal, emptied": (("journal_mode=TRUNCATE", "synchronous=FULL"), False),
    "journal, kept": (("journal_mode=PERSIST", "synchronous=FULL"), False),
}


def prepared(ws: Workspace, way: str) -> Workspace:
    """The workspace, its connections and its commits in the given way."""
    from sqlalchemy import event

    pragmas, fold = WAYS[way]

    def set_pragmas(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()

    def fold_in(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    ws._engine.dispose()
    event.listen(ws._engine, "connect", set_pragmas)
    # A log changes the head of the file at other times than a journal.
    ws._own.trouble = ws._own.missing  # type: ignore[method-assign]
    # All that will be needed, while nothing is written yet: a new one cannot become a log's while another reads.
    for connection in [ws._engine.connect() for _ in range(4)]:
        connection.close()
    if fold:
        # When it goes back to the pool, its transaction has ended.
        event.listen(ws._engine, "checkin", fold_in)
    return ws


def recorded_cell(ws: Workspace) -> Callable[[], object]:
    """A named operation as a keystroke brings it about."""
    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.month import AgeGroup, Party
    from storage.lots.recording import record_lots_cells

    month, cell = parse_month("2016-04"), (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    cases = itertools.cycle(range(1, 10))
    return lambda: record_lots_cells(ws, area=MEMBERS[0], month=month, cells={cell: next(cases)})


@contextmanager
def gathering(ws: Workspace, *, at_leisure: bool) -> Iterator[None]:
    """A report is gathered over and over, from the file or as the window does it, from a copy in memory."""
    from domain.reporting.asked import Asked
    from storage.areas.queries import read_stored_settings
    from storage.profile.report import read_region_report
    from storage.reporting.reading import Reading

    over = threading.Event()

    def gather() -> None:
        while not over.is_set():
            with ws.reading_at_leisure() if at_leisure else ws.reading() as connection:
                settings = read_stored_settings(connection)
                read_region_report(Reading(ws, connection, Asked(), settings, settings.small_count_threshold, ""))

    thread = threading.Thread(target=gather)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def while_gathering(ws: Workspace, record: Callable[[], object], *, at_leisure: bool) -> Callable[[], float]:
    def measure() -> float:
        with gathering(ws, at_leisure=at_leisure):
            time.sleep(0.05)
            return statistics.median(timed(record)() for _ in range(5))

    return measure


def import_of_a_year(folder: Path, way: str, source: Path) -> Callable[[], float]:
    """The national table of one year into a new workspace."""
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_workspace

    numbers = itertools.count()

    def measure() -> float:
        path = folder / f"{next(numbers)} {way}.lagesbild"
        create_workspace(path, name="Umeåregionen", members=MEMBERS, who="mätning")
        with open_workspace(path, who="mätning") as ws:
            prepared(ws, way)
            return timed(lambda: take_in(ws, source))()

    return measure


def copied(ws: Workspace, folder: Path) -> Callable[[], float]:
    """A backup of twelve years."""
    from storage.file.backup import backup_to

    numbers = itertools.count()
    return timed(lambda: backup_to(ws, folder / f"kopia {next(numbers)} {ws.path.name}"))


def pages_into_the_file(ws: Workspace) -> float:
    """The longest of fifty commits from its beginning to its end: so long somebody who copies has to wait."""
    from sqlalchemy import event

    longest = 0.0
    record, began = recorded_cell(ws), [0.0]

    def begin(_connection: Connection) -> None:
        began[0] = time.perf_counter()

    event.listen(ws._writer, "commit", begin)
    for _ in range(50):
        record()
        longest = max(longest, time.perf_counter() - began[0])
    event.remove(ws._writer, "commit", begin)
    return longest


def main() -> None:
    import storage.file.connection

    for module in ("numpy", "exchange.files", "exchange.scb.scb_json", "storage.benefits.month_table"):
        import_module(module)
    # A machine with much else to do may gather for longer than a commit waits.
    storage.file.connection.BUSY_MILLISECONDS = 60_000
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        source = write_table(folder / "ett år.json", 1)
        opened = {way: prepared(invented_country(folder / f"{way}.lagesbild", YEARS), way) for way in WAYS}
        cells = {way: recorded_cell(ws) for way, ws in opened.items()}
        contests: dict[str, tuple[dict[str, Callable[[], float]], int]] = {
            "A cell, recorded": ({way: timed(record) for way, record in cells.items()}, 60),
            "A cell, while a report is gathered from the file": (
                {way: while_gathering(ws, cells[way], at_leisure=False) for way, ws in opened.items()}, 3,
            ),
            "A cell, while a report is gathered from a copy in memory": (
                {way: while_gathering(ws, cells[way], at_leisure=True) for way, ws in opened.items()}, 3,
            ),
            "A year's national table, taken in": ({way: import_of_a_year(folder, way, source) for way in WAYS}, 3),
            "A backup of twelve years": ({way: copied(ws, folder) for way, ws in opened.items()}, 5),
        }  # fmt: skip
        for title, (contestants, rounds) in contests.items():
            print(table(title, interleaved(contestants, rounds)), end="\n\n")
        for way, ws in opened.items():
            print(f"{way}: the longest of 50 commits took {1000 * pages_into_the_file(ws):.0f} ms")
        for ws in opened.values():
            ws.close()


if __name__ == "__main__":
    main()
