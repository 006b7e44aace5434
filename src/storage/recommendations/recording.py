"""Writing recommendations (domain handbook §6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Table, func, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.day_text import day_text
from domain.recommendations.recommendation import FieldKind, Recommendation, RecommendationStatus, check_field
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.ground.rows import Key, key_of
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import Operation, operation
from storage.recommendations.queries import read_recommendation, read_templates
from storage.schema.recommendations import (
    EVIDENCE,
    MEASURE,
    MEASURE_OUTCOME,
    RECOMMENDATION,
    RECOMMENDATION_AREA,
    RECOMMENDATION_TEXT,
)

_SUBJECTS = frozenset({Subject.RECOMMENDATIONS})


def add_recommendation(ws: Workspace, *, year: int, template: str, title: str) -> tuple[int, Changes]:
    """Adds a recommendation on the template with the key `template`, last in its year; returns its id.

    Raises UserProblem for an unknown template and PersonalNumberProblem for the title.
    """
    name = checked_line(tr("Rubrik"), title)
    with operation(ws, tr("ny rekommendation ”{title}”").format(title=name), _SUBJECTS) as op:
        if template not in read_templates(op.connection):
            raise UserProblem(tr("Mallen {template} finns inte i arbetsboken.").format(template=template))
        made = op.insert(
            RECOMMENDATION,
            {
                "year": year,
                "template_key": template,
                "title": name,
                "theme": "",
                "status": RecommendationStatus.UTKAST.value,
                "position": _next_position(op, year),
            },
        )
        assert made is not None
    return made, op.changes


def write_recommendation_text(
    ws: Workspace, *, recommendation: int, field: str, text: str, goes_on: bool = False
) -> Changes:
    """Writes one template field; empty text takes it away. With `goes_on` it is one step with the writing before.

    Raises PersonalNumberProblem, and UserProblem where the text cannot stand in the field (a date out of order).
    KeyError for a field the template does not have.
    """
    with operation(ws, "", _SUBJECTS, goes_on=goes_on) as op:
        found = read_recommendation(op.connection, recommendation)
        about = {each.key: each for each in found.template.fields}[field]
        written = checked_text(about.label, text.rstrip())
        problem = check_field(about, written, {**found.texts, field: written})
        if problem is not None:
            raise UserProblem(problem)
        if about.kind is FieldKind.DATE:
            written = day_text(written)
        op.label = tr("{field} i ”{title}”").format(field=about.label, title=found.title)
        key = {"recommendation_id": recommendation, "field_key": field}
        if written.strip():
            op.put(RECOMMENDATION_TEXT, [{**key, "text": written}])
        else:
            op.delete(RECOMMENDATION_TEXT, [tuple(key.values())])
    return op.changes


def edit_recommendation(
    ws: Workspace,
    *,
    recommendation: int,
    title: str | None = None,
    theme: str | None = None,
    status: RecommendationStatus | None = None,
    areas: Sequence[str] | None = None,
    year: int | None = None,
) -> Changes:
    """Changes what is given and leaves the rest; `areas` are codes, empty for the whole group.

    Raises UserProblem for an unknown area, PersonalNumberProblem for texts.
    """
    with operation(ws, "", _SUBJECTS) as op:
        before = read_recommendation(op.connection, recommendation)
        after = replace(
            before,
            title=before.title if title is None else checked_line(tr("Rubrik"), title),
            theme=before.theme if theme is None else checked_line(tr("Tema"), theme, may_be_empty=True),
            status=status or before.status,
            areas=before.areas if areas is None else tuple(dict.fromkeys(areas)),
            year=year or before.year,
        )
        op.label = tr("ändrad rekommendation ”{title}”").format(title=after.title)
        values: dict[str, Any] = {
            "title": after.title,
            "theme": after.theme,
            "status": after.status.value,
            "year": after.year,
        }
        if after.year != before.year:
            values["position"] = _next_position(op, after.year)
        op.update(RECOMMENDATION, (recommendation,), values)
        _put_areas(op, before, after)
    return op.changes


def move_recommendation(ws: Workspace, *, recommendation: int, position: int) -> Changes:
    """Moves it to `position` (0 first) among the recommendations of its year."""
    with operation(ws, "", _SUBJECTS) as op:
        moved = read_recommendation(op.connection, recommendation)
        op.label = tr("flyttad rekommendation ”{title}”").format(title=moved.title)
        ids = list(
            op.connection.execute(
                select(RECOMMENDATION.c.id)
                .where(RECOMMENDATION.c.year == moved.year, RECOMMENDATION.c.id != recommendation)
                .order_by(RECOMMENDATION.c.position, RECOMMENDATION.c.id)
            ).scalars()
        )
        ids.insert(max(0, position), recommendation)
        op.put(RECOMMENDATION, [{"id": each, "position": at} for at, each in enumerate(ids)])
    return op.changes


def remove_recommendation(ws: Workspace, *, recommendation: int) -> Changes:
    """Takes it away with its texts; undo brings it back. Raises UserProblem when it is gone already."""
    with operation(ws, "", _SUBJECTS) as op:
        found = read_recommendation(op.connection, recommendation)
        op.label = tr("borttagen rekommendation ”{title}”").format(title=found.title)
        of_it = {"recommendation_id": recommendation}
        measures = _keys(op, MEASURE, of_it)
        outcomes = [key for (measure,) in measures for key in _keys(op, MEASURE_OUTCOME, {"measure_id": measure})]
        op.delete(MEASURE_OUTCOME, outcomes)
        op.delete(MEASURE, measures)
        for part in (EVIDENCE, RECOMMENDATION_TEXT, RECOMMENDATION_AREA):
            op.delete(part, _keys(op, part, of_it))
        op.delete(RECOMMENDATION, [(recommendation,)])
    return op.changes


def _next_position(op: Operation, year: int) -> int:
    last = func.coalesce(func.max(RECOMMENDATION.c.position), -1)
    return int(op.connection.execute(select(last).where(RECOMMENDATION.c.year == year)).scalar_one()) + 1


def _put_areas(op: Operation, before: Recommendation, after: Recommendation) -> None:
    known_areas(op.connection, after.areas)
    op.delete(RECOMMENDATION_AREA, [(before.id, code) for code in before.areas if code not in after.areas])
    op.put(RECOMMENDATION_AREA, [{"recommendation_id": before.id, "area_code": code} for code in after.areas])


def _keys(op: Operation, table: Table, where: dict[str, int]) -> list[Key]:
    wanted = select(table).where(*(table.c[name] == value for name, value in where.items()))
    return [key_of(table, dict(row._mapping)) for row in op.connection.execute(wanted)]
