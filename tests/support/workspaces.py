"""Workspaces for tests: real files in the test's own folder, with a clock that the test can move."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.schema.columns import METADATA

COORDINATOR = "samverkanskoordinator Tierp"
# Tables that undo leaves alone (ruling 27).
NOT_CONTENT = {"import_run", "change_set", "change_row", "meta"}


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 30, 14, 32, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def move(self, **time: float) -> None:
        self.at += timedelta(**time)


def make_workspace(folder: Path, name: str = "umea", **more: Any) -> Path:
    """A new workspace for the Umeå region with Tierp beside; returns its path."""
    path = folder / f"{name}.lagesbild"
    settings = {"name": "Umeåregionen", "members": ["2401", "2404", "2409", "0360"], "who": COORDINATOR, **more}
    create_workspace(path, **settings)
    return path


def content(ws: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Everything a user has put in, table by table, in the order of the keys."""
    found = {}
    with ws.reading() as connection:
        for table in METADATA.sorted_tables:
            if table.name not in NOT_CONTENT:
                keys = ", ".join(column.name for column in table.primary_key.columns)
                rows = connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY {keys}").all()
                found[table.name] = [tuple(row) for row in rows]
    return found


Opener = Callable[..., Workspace]


def opener(path: Path, clock: Clock) -> Opener:
    """Opens the same file again and again, as one who closes and comes back."""

    def opened(**more: Any) -> Workspace:
        return open_workspace(path, who=more.pop("who", COORDINATOR), clock=clock, **more)

    return opened
