"""Earlier imports (*inläsningar*): what was taken in, by whom, and whether it still stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Row, select

from domain.importing.given import Given
from storage.file.workspace import Workspace
from storage.ground.given import read_remembered
from storage.schema.areas import IMPORT_RUN
from storage.schema.log import CHANGE_SET


class ImportState(Enum):
    """Whether an import stands: it can be undone, belongs to the example for good, or is undone."""

    STANDS = "stands"
    SETTLED = "settled"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import of one file. `at` is on the user's clock, `who` the function that did it (ruling 28); `reference`
    says what the figures are about, as codes (`2020–2021`); the counts are rows of the file."""

    id: int
    file: str
    kind: str
    source: str
    reference: str
    at: datetime
    who: str
    new: int
    changed: int
    unchanged: int
    skipped: int
    state: ImportState


def remembered(ws: Workspace, form: str) -> Given:
    """What was last said of a file of this form (`TidyContent.form`); nothing where none has been."""
    with ws.reading() as connection:
        return read_remembered(connection, form)


def imports(ws: Workspace) -> tuple[ImportRun, ...]:
    """Every import that was written, the newest first, also those that were undone."""
    wanted = (
        select(IMPORT_RUN, CHANGE_SET.c.state)
        .join(CHANGE_SET, CHANGE_SET.c.import_id == IMPORT_RUN.c.id)
        .order_by(IMPORT_RUN.c.id.desc())
    )
    with ws.reading() as connection:
        return tuple(_run(row) for row in connection.execute(wanted))


def _run(row: Row[Any]) -> ImportRun:
    states = {"active": ImportState.STANDS, "settled": ImportState.SETTLED}
    return ImportRun(
        row.id,
        row.file_name,
        row.kind,
        row.source,
        row.reference,
        row.at.astimezone(),
        row.who,
        row.rows_new,
        row.rows_changed,
        row.rows_unchanged,
        row.rows_skipped,
        states.get(row.state, ImportState.UNDONE),
    )
