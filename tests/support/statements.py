"""How much a question asks of the file of a workspace."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from storage.file.workspace import Workspace


def statements(ws: Workspace, ask: Callable[[Workspace], Any]) -> int:
    """How many statements a question takes, BEGIN left out."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement != "BEGIN":
            seen.append(statement)

    # Every engine: a report reads a copy in memory. What the first screen shows is asked by SQLite's own driver.
    event.listen(Engine, "before_cursor_execute", note)
    ws._kept.set_trace_callback(lambda statement: seen.append(statement) if "SELECT" in statement else None)
    try:
        ask(ws)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        ws._kept.set_trace_callback(None)
    return len(seen)
