"""Plans of a group's own (*egna rapporter*), kept beside its settings."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.saved_plan import SavedPlan, key_of_plan, read_saved_plan, refused_plan
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line
from storage.log.recorder import operation
from storage.reporting.composing import checked_composition
from storage.schema.log import SETTING
from storage.schema.reports import REPORT

_PREFIX = "plan "


def saved_plans(ws: Workspace) -> tuple[SavedPlan, ...]:
    """Every plan of the group's own, by name."""
    with ws.reading() as connection:
        return _read(connection)


def save_plan(ws: Workspace, *, plan: SavedPlan, shipped: Collection[str]) -> tuple[str, Changes]:
    """Stores `plan`, one without a key as new; returns its key. `shipped` are the keys of the reports that ship.

    Raises UserProblem for a plan without a name or parts, or whose name another has; PersonalNumberProblem.
    """
    name = checked_line(tr("Rapportens namn"), plan.name, may_be_empty=True)
    start = checked_composition(plan.start)
    label = tr("ändrad egen rapport {name}") if plan.key else tr("ny egen rapport {name}")
    with operation(ws, label.format(name=name), {Subject.SETTINGS}) as op:
        others = [each for each in _read(op.connection) if each.key != plan.key]
        if refused := refused_plan(name, plan.parts, (each.name for each in others)):
            raise UserProblem(refused)
        # The versions of one that was taken away are not gone on with.
        counted = op.connection.execute(select(REPORT.c.kind)).scalars()
        key = plan.key or key_of_plan(name, {*shipped, *(each.key for each in others), *counted})
        kept = SavedPlan(key, name, plan.kind, plan.parts, start)
        op.put(SETTING, [{"key": f"{_PREFIX}{key}", "value": kept.stored}])
    return key, op.changes


def remove_plan(ws: Workspace, *, plan: SavedPlan) -> Changes:
    """Takes the plan away; what is approved by it stays, and what was written for its reports is kept."""
    with operation(ws, tr("borttagen egen rapport {name}").format(name=plan.name), {Subject.SETTINGS}) as op:
        op.delete(SETTING, [(f"{_PREFIX}{plan.key}",)])
    return op.changes


def _read(connection: Connection) -> tuple[SavedPlan, ...]:
    stored = connection.execute(select(SETTING.c.value).where(SETTING.c.key.startswith(_PREFIX))).scalars()
    plans = [plan for plan in map(read_saved_plan, stored) if plan is not None]
    return tuple(sorted(plans, key=lambda plan: plan.name.casefold()))
