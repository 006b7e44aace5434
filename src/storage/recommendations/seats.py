"""The seats of the group by organisation and role (domain handbook §6)."""

from sqlalchemy import func, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from storage.file.workspace import Workspace
from storage.ground.rows import fetch
from storage.ground.texts import checked_line
from storage.log.recorder import operation
from storage.schema.recommendations import GROUP_MEMBER


def add_seat(ws: Workspace, *, organisation: str, role: str, name: str = "") -> tuple[int, Changes]:
    """Adds a seat last in the list; returns its id. Raises PersonalNumberProblem."""
    values = _checked(organisation, role, name)
    with operation(ws, tr("ny gruppmedlem från {organisation}").format(**values), {Subject.SEATS}) as op:
        last = op.connection.execute(select(func.coalesce(func.max(GROUP_MEMBER.c.position), -1))).scalar_one()
        made = op.insert(GROUP_MEMBER, {**values, "position": last + 1})
        assert made is not None
    return made, op.changes


def edit_seat(
    ws: Workspace, *, seat: int, organisation: str | None = None, role: str | None = None, name: str | None = None
) -> Changes:
    """Changes what is given and leaves the rest. Raises UserProblem when the seat is gone, PersonalNumberProblem."""
    with operation(ws, "", {Subject.SEATS}) as op:
        found = fetch(op.connection, GROUP_MEMBER, [(seat,)]).get((seat,))
        if found is None:
            raise UserProblem(tr("Gruppmedlemmen finns inte längre. Ingenting har ändrats."))
        values = _checked(
            found["organisation"] if organisation is None else organisation,
            found["role"] if role is None else role,
            found["name"] if name is None else name,
        )
        op.label = tr("ändrad gruppmedlem från {organisation}").format(**values)
        op.update(GROUP_MEMBER, (seat,), values)
    return op.changes


def remove_seat(ws: Workspace, *, seat: int) -> Changes:
    """Takes a seat away."""
    with operation(ws, tr("borttagen gruppmedlem"), {Subject.SEATS}) as op:
        op.delete(GROUP_MEMBER, [(seat,)])
    return op.changes


def _checked(organisation: str, role: str, name: str) -> dict[str, str]:
    return {
        "organisation": checked_line(tr("Organisation"), organisation),
        "role": checked_line(tr("Roll"), role, may_be_empty=True),
        "name": checked_line(tr("Namn"), name, may_be_empty=True),
    }
