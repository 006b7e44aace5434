"""What has changed since the workspace was last left, counted by the page it is seen on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from domain.ground.display import show_list
from widgets.moments import moment_in_words
from widgets.start.rows import LinkRow
from widgets.tab.contract import Services, TabSpec
from widgets.text import tr
from widgets.theme import Icon

if TYPE_CHECKING:
    from storage.file.first_screen import DoneOperation

_MOST_LINES = 200


def rows_since(services: Services, tabs: Sequence[TabSpec], since: datetime) -> list[LinkRow]:
    """A row for each page where something was changed: how much and by whom; it leads to the list of it."""
    from storage.file.first_screen import operations_since

    by_page: dict[str, list[DoneOperation]] = {}
    for each in operations_since(services.workspace, since):
        tab = next((spec.title for spec in tabs if spec.about & each.subjects), tr("Arbetsboken"))
        by_page.setdefault(tab, []).append(each)
    return [_row(services, page, done) for page, done in by_page.items()]


def _row(services: Services, page: str, done: Sequence[DoneOperation]) -> LinkRow:
    changes = tr("en ändring") if len(done) == 1 else tr("{count} ändringar").format(count=len(done))
    text = tr("{page}: {changes}").format(page=page, changes=changes)
    return LinkRow(
        text, tr("av {who}").format(who=show_list(sorted({each.who for each in done}))),
        partial(_tell, services, text, done), Icon.INFO,
    )  # fmt: skip


def _tell(services: Services, title: str, done: Sequence[DoneOperation]) -> None:
    now = services.clock()
    line = tr("{when}: {what}, av {who}")
    lines = [
        line.format(when=moment_in_words(each.at, now), what=each.label, who=each.who) for each in done[:_MOST_LINES]
    ]
    if len(done) > _MOST_LINES:
        lines.append(tr("och {count} äldre").format(count=len(done) - _MOST_LINES))
    services.dialogs.tell(title, tr("Det senaste först. Vad en ruta har varit visar Skift+F2 i rutan."), lines)
