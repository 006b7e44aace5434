"""What a group decides of the report of one year, kept beside its settings."""

from dataclasses import replace

from sqlalchemy import Connection, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.composition import MOST_PARTIES, Composition, read_composition
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import operation
from storage.schema.log import SETTING


def compose(ws: Workspace, *, plan: str, period: str, composition: Composition) -> Changes:
    """Stores what is decided of the report of `plan` for one period. Raises UserProblem for what is too long,
    PersonalNumberProblem for texts."""
    checked = checked_composition(composition)
    with operation(ws, tr("ändrat innehåll i rapporten {period}").format(period=period), {Subject.SETTINGS}) as op:
        op.put(SETTING, [{"key": _key(plan, period), "value": checked.stored}])
    return op.changes


def checked_composition(composition: Composition) -> Composition:
    """What is written, as it is stored. Raises UserProblem for what is too long, PersonalNumberProblem for texts."""
    if len(composition.parties) > MOST_PARTIES:
        text = tr("Högst {count} parter undertecknar en rapport. Skriv en part på varje rad.")
        raise UserProblem(text.format(count=MOST_PARTIES))
    return replace(
        composition,
        title=checked_line(tr("Titel"), composition.title, may_be_empty=True),
        subtitle=checked_line(tr("Underrubrik"), composition.subtitle, may_be_empty=True),
        day=checked_line(tr("Datum"), composition.day, may_be_empty=True),
        registration=checked_line(tr("Diarienummer"), composition.registration, may_be_empty=True),
        summary=checked_text(tr("Sammanfattning"), composition.summary.strip()),
        own_text=checked_text(tr("Egna avsnitt"), composition.own_text.strip()),
        signed=checked_text(tr("Vad som undertecknas"), composition.signed.strip()),
        signers="\n".join(checked_line(tr("Underskrifter"), party) for party in composition.parties),
    )


def read_stored_composition(
    connection: Connection, plan: str, period: str, start: Composition | None = None
) -> Composition:
    """What is decided of a report; where nothing is, what it starts with."""
    stored = connection.execute(select(SETTING.c.value).where(SETTING.c.key == _key(plan, period))).scalar()
    return read_composition(stored) if stored is not None else start or Composition()


def composition_of(ws: Workspace, plan: str, period: str, start: Composition | None = None) -> Composition:
    """The same, in a transaction of its own."""
    with ws.reading() as connection:
        return read_stored_composition(connection, plan, period, start)


def _key(plan: str, period: str) -> str:
    return f"report {plan} {period}"
