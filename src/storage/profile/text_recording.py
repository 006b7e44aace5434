"""Writing about a profile (*kommunprofilens text*)."""

import json
from collections.abc import Sequence
from typing import Any

from domain.ground.changes import Changes, Subject
from domain.ground.period import Period
from domain.ground.text import tr
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.ground.texts import checked_text
from storage.log.recorder import operation
from storage.schema.benefits import PROFILE_TEXT

_SUBJECTS = frozenset({Subject.PROFILE_TEXTS})

Kept = Sequence[tuple[str, str]]


def write_profile_text(
    ws: Workspace, *, area: str, period: Period, text: str, draft: Kept | None = None, goes_on: bool = False
) -> Changes:
    """Stores the text about an area and period; empty text takes it away, so that the draft is shown again.

    `draft` is what the draft says as it is written (`ProfileDraft.kept`); None keeps what was there. With `goes_on` it
    is one step with the writing before. Raises UserProblem
    for an unknown area and PersonalNumberProblem for the text.
    """
    written = checked_text(tr("Text till rapporten"), text.rstrip())
    with operation(ws, "", _SUBJECTS, goes_on=goes_on) as op:
        name = known_area(op.connection, area).name
        op.label = tr("text om {area} {period}").format(area=name, period=period.label)
        row: dict[str, Any] = {"area_code": area, "period": period.code, "text": written}
        if draft is not None:
            row["draft"] = _stored(draft)
        if written.strip():
            op.put(PROFILE_TEXT, [row])
        else:
            op.delete(PROFILE_TEXT, [(area, period.code)])
    return op.changes


def keep_profile_text(ws: Workspace, *, area: str, period: Period, draft: Kept) -> Changes:
    """Notes that the text stands though the figures have changed: it is from now on beside `draft`.

    Raises KeyError where there is no text.
    """
    with operation(ws, "", _SUBJECTS) as op:
        name = known_area(op.connection, area).name
        op.label = tr("behållen text om {area} {period}").format(area=name, period=period.label)
        op.update(PROFILE_TEXT, (area, period.code), {"draft": _stored(draft)})
    return op.changes


def _stored(draft: Kept) -> str:
    return json.dumps([list(each) for each in draft], ensure_ascii=False)
