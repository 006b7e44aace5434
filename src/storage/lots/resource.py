"""Recording the extra resource (*tilläggsresurs*) and its goals (domain handbook §5)."""

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.lots.period import Goal, ResourceMonth
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored_count
from storage.ground.rows import fetch
from storage.ground.texts import checked_line
from storage.log.recorder import operation
from storage.lots.month_lock import finish_month
from storage.schema.lots import GOAL, RESOURCE_MONTH


def record_resource_month(ws: Workspace, *, figures: ResourceMonth, correction: str = "") -> Changes:
    """Records the extra resource for one month, sex and age group; a locked month as in `record_lots_cells`."""
    area, month = figures.area, figures.month
    label = tr("tilläggsresurs {month}, {area}").format(month=month.label, area=area.name)
    with operation(ws, label, {Subject.RESOURCE}) as op:
        where = known_area(op.connection, area.code)
        op.put(
            RESOURCE_MONTH,
            [
                {
                    "area_code": area.code,
                    "month": month.code,
                    "sex": figures.sex.value,
                    "age_group": figures.age_group,
                    **stored_count("new", figures.new),
                    **stored_count("active", figures.active),
                    **stored_count("ended", figures.ended),
                    **stored_count("started_training", figures.started_training),
                }
            ],
        )
        if op.log:
            finish_month(op, where, month, correction)
    return op.changes


def set_goal(ws: Workspace, *, area: str, goal: Goal, goal_id: int | None = None) -> Changes:
    """Adds a goal in an area or a group, or changes the goal `goal_id`.

    Raises UserProblem for an unknown area or goal, a day order turned round, or a personal number in the name.
    """
    name = checked_line(tr("Målets namn"), goal.name)
    if goal.until < goal.since:
        raise UserProblem(tr("Målets sista dag ligger före den första. Ingenting har ändrats."))
    with operation(ws, tr("mål ”{name}”").format(name=name), {Subject.RESOURCE}) as op:
        known_area(op.connection, area)
        values = {
            "area_code": area,
            "name": name,
            "target": goal.target,
            "is_share": goal.is_share,
            "since": goal.since,
            "until": goal.until,
        }
        if goal_id is None:
            op.insert(GOAL, values)
        elif fetch(op.connection, GOAL, [(goal_id,)]):
            op.update(GOAL, (goal_id,), values)
        else:
            raise UserProblem(tr("Målet finns inte längre. Ingenting har ändrats."))
    return op.changes


def remove_goal(ws: Workspace, *, goal_id: int) -> Changes:
    """Takes a goal away."""
    with operation(ws, tr("borttaget mål"), {Subject.RESOURCE}) as op:
        op.delete(GOAL, [(goal_id,)])
    return op.changes
