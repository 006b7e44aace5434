"""What guards a month's figures: a locked month changes only by a correction, and an incomplete one is open."""

from sqlalchemy import Connection

from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.lots.month import MonthStatus, tally_month
from storage.ground.rows import fetch
from storage.ground.texts import checked_text
from storage.log.recorder import Operation
from storage.lots.cases import kept_by_case
from storage.lots.queries import read_months
from storage.schema.lots import MONTH_CORRECTION, MONTH_STATUS


def status_of(connection: Connection, area: Area, month: Period) -> MonthStatus:
    """The month's status; *öppen* where none was ever set."""
    key = (area.code, month.code)
    found = fetch(connection, MONTH_STATUS, [key]).get(key)
    return MonthStatus.OPPEN if found is None else MonthStatus(found["status"])


def put_status(op: Operation, area: Area, month: Period, status: MonthStatus) -> None:
    """Stores the status."""
    op.put(MONTH_STATUS, [{"area_code": area.code, "month": month.code, "status": status.value}])


def finish_month(op: Operation, area: Area, month: Period, correction: str, *, goes_on: bool = False) -> None:
    """To be called when a month's figures have been changed in `op`, before it ends.

    A locked month needs a reason (ruling 20), which is kept. A month that is no longer complete is *öppen* again
    (ruling 16), but for a locked one while its correction `goes_on`: figures are typed one at a time, and the sums
    agree after the last of them. Raises UserProblem, so that nothing is written.
    """
    status = status_of(op.connection, area, month)
    if status is MonthStatus.OPPEN:
        return
    if status is MonthStatus.LAST:
        keep_correction(op, area, month, correction)
        if goes_on:
            return
    if not tally_month(read_months(op.connection, area, month, month)[0]).complete:
        put_status(op, area, month, MonthStatus.OPPEN)


def see_that_it_holds_totals(op: Operation, area: Area, month: Period) -> None:
    """Raises UserProblem where the month is filled from its cases: it is either cases or totals, never both."""
    if kept_by_case(op.connection, area.code, month):
        text = tr(
            "LOTS {month}, {area} fylls från ärendeloggen. Ingenting har ändrats. "
            "Ändra ärendena, eller gå över till månadstal i vyn Ärenden."
        )
        raise UserProblem(text.format(month=month.label, area=area.name))


def keep_correction(op: Operation, area: Area, month: Period, reason: str) -> None:
    """Keeps why a locked month is changed. Raises UserProblem without a reason."""
    if not reason.strip():
        raise UserProblem(locked_text(area, month))
    text = checked_text(tr("Skäl till rättelsen"), reason.strip())
    op.insert(MONTH_CORRECTION, {"area_code": area.code, "month": month.code, "reason": text})


def locked_text(area: Area, month: Period) -> str:
    """What is said of a locked month."""
    return tr("LOTS {month}, {area} är låst. Ingenting har ändrats. Gör en rättelse och skriv skälet.").format(
        month=month.label, area=area.name
    )
