"""Why something that looked like a slip in a month of LOTS is right (*anteckning till ett påpekande*, decision 55)."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.ground.changes import Changes, Subject
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.lots.hints import Hint, HintKey, HintKind, HintNote
from domain.lots.month import AgeGroup, Party
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.ground.texts import checked_text
from storage.log.recorder import operation
from storage.schema.lots import LOTS_HINT_NOTE

_C = LOTS_HINT_NOTE.c


def hint_notes(ws: Workspace, area: str, month: Period) -> Mapping[HintKey, HintNote]:
    """The notes of the month, by the hint that each answers."""
    wanted = select(LOTS_HINT_NOTE).where(_C.area_code == area, _C.month == month.code)
    with ws.reading() as connection:
        return {
            (HintKind(row.kind), Party(row.party), Sex(row.sex), AgeGroup(row.age_group)): HintNote(row.told, row.note)
            for row in connection.execute(wanted)
        }


def note_hint(ws: Workspace, *, area: str, month: Period, hint: Hint, note: str) -> Changes:
    """Keeps why the hint is right as it stands, also in a month that is locked; empty text lets it be asked again.
    Raises PersonalNumberProblem."""
    text = checked_text(tr("Anteckning"), note.strip())
    kind, party, sex, age = hint.key
    with operation(ws, "", {Subject.LOTS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("anteckning till ett påpekande, LOTS {month}, {area}").format(month=month.label, area=where.name)
        key = (area, month.code, kind.value, party.value, sex.value, age.value)
        if text:
            names = (column.name for column in LOTS_HINT_NOTE.primary_key.columns)
            op.put(LOTS_HINT_NOTE, [{**dict(zip(names, key, strict=True)), "told": hint.text, "note": text}])
        else:
            op.delete(LOTS_HINT_NOTE, [key])
    return op.changes
