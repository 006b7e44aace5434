"""Rows of a tidy file taken in, or refused with nothing written."""

from typing import Any

from domain.ground.problem import Refusal
from domain.importing.given import Given
from domain.importing.tidy import ImportOutcome, TidyContent
from storage.file.workspace import Workspace
from support.house import import_rows
from support.workspaces import COORDINATOR, content

HASH = "ab" * 32
OWN = f"egen uppgift, {COORDINATOR}"
"""The source of rows that come without one."""


def take_in(
    ws: Workspace,
    file: TidyContent,
    *,
    source: str = "",
    publisher: str = "",
    official: bool | None = None,
    **more: Any,
) -> ImportOutcome:
    given = Given(source, publisher, official)
    return import_rows(ws, file, file_name="siffror.csv", sha256=HASH, given=given, **more)


def refused(ws: Workspace, file: TidyContent, *reasons: str, **more: Any) -> tuple[Refusal, ...]:
    """Sees that the file is refused for the reasons and that nothing was written."""
    before = content(ws)
    outcome = take_in(ws, file, **more)
    assert (outcome.changes, outcome.import_id) == (None, None)
    assert content(ws) == before
    told = [refusal.reason for refusal in outcome.refused]
    assert len(told) == len(reasons), told
    for reason, text in zip(reasons, told, strict=True):
        assert reason in text
    return outcome.refused
