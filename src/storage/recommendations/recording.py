"""Writing recommendations (domain handbook §6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.figures.reference import BEGINS
from domain.ground.changes import Changes, Subject
from domain.ground.day_text import day_text
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.recommendation import (
    AGREED,
    FieldKind,
    Recommendation,
    RecommendationStatus,
    TemplateField,
    check_field,
)
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import Operation, operation
from storage.recommendations.agreed import follow_status
from storage.recommendations.queries import read_recommendation, read_templates
from storage.recommendations.several import next_position
from storage.schema.recommendations import (
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
                "position": next_position(op, year),
            },
        )
        assert made is not None
    return made, op.changes


def write_recommendation_text(
    ws: Workspace, *, recommendation: int, field: str, text: str, goes_on: bool = False
) -> Changes:
    """Writes one template field; empty text takes it away, also one that is left from another template. With `goes_on`
    it is one step with the writing before.

    Raises PersonalNumberProblem, and UserProblem where the text cannot stand in the field (a date out of order).
    KeyError for a field the template does not have.
    """
    with operation(ws, "", _SUBJECTS, goes_on=goes_on) as op:
        found = read_recommendation(op.connection, recommendation)
        fields = {each.key: each for each in found.template.all_fields}
        if not text.strip():
            fields |= {key: TemplateField(key, label) for key, label in found.left.items()}
        about = fields[field]
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
        if found.status in AGREED and BEGINS in found.text(field) + written:
            follow_status(ws, op, replace(found, texts={**found.texts, field: written}))
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
            values["position"] = next_position(op, after.year)
        op.update(RECOMMENDATION, (recommendation,), values)
        _put_areas(op, before, after)
        if (before.status, before.areas) != (after.status, after.areas):
            follow_status(ws, op, after)
    return op.changes


def _put_areas(op: Operation, before: Recommendation, after: Recommendation) -> None:
    known_areas(op.connection, after.areas)
    op.delete(RECOMMENDATION_AREA, [(before.id, code) for code in before.areas if code not in after.areas])
    op.put(RECOMMENDATION_AREA, [{"recommendation_id": before.id, "area_code": code} for code in after.areas])
