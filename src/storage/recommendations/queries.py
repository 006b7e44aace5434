"""Recommendations and the templates they are written on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.recommendation import (
    FieldKind,
    Recommendation,
    RecommendationStatus,
    Template,
    TemplateField,
)
from storage.file.workspace import Workspace
from storage.schema.recommendations import (
    RECOMMENDATION,
    RECOMMENDATION_AREA,
    RECOMMENDATION_TEXT,
    TEMPLATE,
    TEMPLATE_FIELD,
)


def recommendations(ws: Workspace, year: int | None = None) -> tuple[Recommendation, ...]:
    """The recommendations of a year, or of every year, the latest year first, in their order."""
    with ws.reading() as connection:
        return read_recommendations(connection, year)


def recommendation(ws: Workspace, recommendation_id: int) -> Recommendation:
    """One recommendation. Raises UserProblem where there is none."""
    with ws.reading() as connection:
        return read_recommendation(connection, recommendation_id)


def recommendation_years(ws: Workspace) -> tuple[int, ...]:
    """The years there are recommendations for, the latest first."""
    with ws.reading() as connection:
        found = connection.execute(select(RECOMMENDATION.c.year).distinct().order_by(RECOMMENDATION.c.year.desc()))
        return tuple(found.scalars())


def templates(ws: Workspace) -> tuple[Template, ...]:
    """The templates that new recommendations begin on, each in its latest version, in their order."""
    return tuple(each for each in latest_templates(ws) if each.offered)


def read_recommendations(connection: Connection, year: int | None = None) -> tuple[Recommendation, ...]:
    """As `recommendations`, inside a transaction that is already open."""
    return _read(connection, [] if year is None else [RECOMMENDATION.c.year == year])


def read_recommendation(connection: Connection, recommendation_id: int) -> Recommendation:
    """As `recommendation`, inside a transaction that is already open."""
    found = _read(connection, [RECOMMENDATION.c.id == recommendation_id])
    if not found:
        raise UserProblem(tr("Rekommendationen finns inte längre. Ingenting har ändrats."))
    return found[0]


def read_templates(connection: Connection) -> Mapping[str, Template]:
    """Every version of the templates by its key, inside a transaction that is already open."""
    fields: dict[str, list[TemplateField]] = defaultdict(list)
    for row in connection.execute(select(TEMPLATE_FIELD).order_by(TEMPLATE_FIELD.c.position)):
        columns = tuple(row.columns.splitlines())
        field = TemplateField(row.field_key, row.label, FieldKind(row.kind), row.hint, row.required, columns)
        fields[row.template_key].append(field)
    return {
        row.key: Template(row.key, row.name, tuple(fields[row.key]), row.numbered, row.base, row.version, row.offered)
        for row in connection.execute(select(TEMPLATE).order_by(TEMPLATE.c.position, TEMPLATE.c.version))
    }


def latest_templates(ws: Workspace) -> tuple[Template, ...]:
    """The latest version of every template, in their order, also of those that are no longer offered."""
    with ws.reading() as connection:
        return tuple({each.base: each for each in read_templates(connection).values()}.values())


def _read(connection: Connection, wanted: Sequence[Any]) -> tuple[Recommendation, ...]:
    found = connection.execute(
        select(RECOMMENDATION)
        .where(*wanted)
        .order_by(RECOMMENDATION.c.year.desc(), RECOMMENDATION.c.position, RECOMMENDATION.c.id)
    ).all()
    ids = select(RECOMMENDATION.c.id).where(*wanted)
    texts: dict[int, dict[str, Row[Any]]] = defaultdict(dict)
    for row in connection.execute(select(RECOMMENDATION_TEXT).where(RECOMMENDATION_TEXT.c.recommendation_id.in_(ids))):
        texts[row.recommendation_id][row.field_key] = row
    areas: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(RECOMMENDATION_AREA)
        .where(RECOMMENDATION_AREA.c.recommendation_id.in_(ids))
        .order_by(RECOMMENDATION_AREA.c.area_code)
    ):
        areas[row.recommendation_id].append(row.area_code)
    by_key = read_templates(connection) if found else {}
    labels = {field.key: field.label for template in by_key.values() for field in template.all_fields}
    return tuple(
        Recommendation(
            id=row.id,
            year=row.year,
            template=by_key[row.template_key],
            title=row.title,
            texts={key: text.text for key, text in texts[row.id].items()},
            areas=tuple(areas[row.id]),
            theme=row.theme,
            status=RecommendationStatus(row.status),
            position=row.position,
            left=_left(by_key[row.template_key], texts[row.id], labels),
            changed=_latest([row.recorded_at, *(text.recorded_at for text in texts[row.id].values())]),
        )
        for row in found
    )


def _latest(moments: Sequence[datetime]) -> date:
    return max(moments).astimezone().date()


def _left(template: Template, written: Mapping[str, Any], labels: Mapping[str, str]) -> Mapping[str, str]:
    has = {field.key for field in template.all_fields}
    return {key: labels.get(key, key) for key in written if key not in has}
