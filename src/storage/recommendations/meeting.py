"""What meetings decided of recommendations: the status with them, the note and day beside the settings."""

from datetime import date

from sqlalchemy import select

from domain.ground.changes import Changes, Subject
from domain.ground.display import show_date
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.meeting import Decision, read_decision
from storage.file.workspace import Workspace
from storage.ground.texts import checked_text
from storage.log.recorder import operation
from storage.recommendations.queries import read_recommendation
from storage.schema.log import SETTING
from storage.schema.recommendations import RECOMMENDATION

_PREFIX = "meeting "


def record_decision(ws: Workspace, *, decision: Decision) -> Changes:
    """Stores the decision and gives the recommendation its status, in one step that is undone as one.

    Raises UserProblem for a day that has not been, PersonalNumberProblem for a note with such a number.
    """
    if decision.day > ws.now().date():
        text = tr("{day} har inte varit än. Ange mötets dag, senast i dag.")
        raise UserProblem(text.format(day=show_date(decision.day)))
    note = checked_text(tr("Anteckning"), decision.note.strip())
    kept = Decision(decision.recommendation, decision.status, note, decision.day)
    with operation(ws, "", {Subject.RECOMMENDATIONS, Subject.SETTINGS}) as op:
        held = read_recommendation(op.connection, decision.recommendation)
        text = tr("beslut på möte om ”{title}”: {status}")
        op.label = text.format(title=held.title, status=decision.status.label)
        op.update(RECOMMENDATION, (held.id,), {"status": decision.status.value})
        op.put(SETTING, [{"key": f"{_PREFIX}{held.id}", "value": kept.stored}])
    return op.changes


def decisions(ws: Workspace, day: date | None = None) -> dict[int, Decision]:
    """The latest decision about each recommendation, by its number; those of one day where it is given."""
    with ws.reading() as connection:
        rows = connection.execute(select(SETTING).where(SETTING.c.key.startswith(_PREFIX))).all()
    read = (read_decision(int(row.key.removeprefix(_PREFIX)), row.value) for row in rows)
    return {each.recommendation: each for each in read if each is not None and day in (None, each.day)}
