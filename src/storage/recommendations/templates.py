"""Templates of the group's own (*egna mallar*), in versions: a recommendation keeps the one it was written on."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.own_template import base_of, with_keys, wrong_template
from domain.recommendations.recommendation import Template
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import Operation, operation
from storage.recommendations.queries import read_recommendation, read_templates
from storage.schema.recommendations import RECOMMENDATION, TEMPLATE, TEMPLATE_FIELD

_SUBJECTS = frozenset({Subject.RECOMMENDATIONS})


def recommendations_on(ws: Workspace) -> Mapping[str, int]:
    """How many recommendations are written on each version, by its key."""
    count = select(RECOMMENDATION.c.template_key, func.count()).group_by(RECOMMENDATION.c.template_key)
    with ws.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(count)}


def save_template(ws: Workspace, template: Template) -> tuple[str, Changes]:
    """Keeps a template: a new one where it has no key, else the next version of it; a version that nothing is written
    on is changed in its place. Returns the key. Raises UserProblem for one that cannot be kept."""
    wrong = wrong_template(template)
    if wrong:
        raise UserProblem(tr("{why} Mallen är inte sparad.").format(why=wrong))
    kept = with_keys(template)
    with operation(ws, tr("mallen ”{name}”").format(name=checked_line(tr("Namn"), kept.name)), _SUBJECTS) as op:
        there = read_templates(op.connection)
        base = kept.base or base_of(kept.name, {each.base for each in there.values()})
        versions = [each for each in there.values() if each.base == base]
        latest = max(versions, key=lambda each: each.version, default=None)
        if latest is not None and _says_the_same(latest, kept):
            return latest.key, op.changes
        in_place = latest is not None and not _is_used(op, latest.key)
        version = 1 if latest is None else latest.version + (not in_place)
        key = base if version == 1 else f"{base}-{version}"
        position = _next_position(op) if latest is None else _position(op, latest.key)
        if latest is not None and in_place:
            key = latest.key
            stay = {field.key for field in kept.fields}
            op.delete(TEMPLATE_FIELD, [(key, field.key) for field in latest.fields if field.key not in stay])
        row = {"key": key, "name": kept.name, "numbered": kept.numbered, "position": position}
        op.put(TEMPLATE, [{**row, "base": base, "version": version, "offered": True}])
        op.put(TEMPLATE_FIELD, field_rows(replace(kept, key=key)))
    return key, op.changes


def offer_template(ws: Workspace, *, base: str, offered: bool) -> Changes:
    """Whether the template is offered for new recommendations; those on it stay as they are."""
    with operation(ws, "", _SUBJECTS) as op:
        versions = [each for each in read_templates(op.connection).values() if each.base == base]
        label = tr("mallen ”{name}” erbjuds") if offered else tr("mallen ”{name}” erbjuds inte längre")
        op.label = label.format(name=versions[-1].name)
        op.put(TEMPLATE, [{"key": each.key, "offered": offered} for each in versions])
    return op.changes


def move_to_template(ws: Workspace, *, recommendation: int, template: str) -> Changes:
    """Lets a recommendation follow another version or template. Every text stays; those whose field is gone are left
    (`Recommendation.left`)."""
    with operation(ws, "", _SUBJECTS) as op:
        found = read_recommendation(op.connection, recommendation)
        to = read_templates(op.connection)[template]
        op.label = tr("”{title}” på {template}, version {version}").format(
            title=found.title, template=to.name, version=to.version
        )
        op.update(RECOMMENDATION, (recommendation,), {"template_key": template})
    return op.changes


def field_rows(template: Template) -> list[dict[str, object]]:
    """A template's fields as rows. Raises PersonalNumberProblem."""
    return [
        {
            "template_key": template.key,
            "field_key": field.key,
            "label": checked_line(tr("Rubrik"), field.label),
            "kind": field.kind.value,
            "hint": checked_text(tr("Hjälptext"), field.hint),
            "required": field.required,
            "columns": checked_text(tr("Kolumner"), "\n".join(field.columns)),
            "position": position,
        }
        for position, field in enumerate(template.fields)
    ]


def _says_the_same(latest: Template, wanted: Template) -> bool:
    return (latest.name, latest.numbered, latest.fields) == (wanted.name, wanted.numbered, wanted.fields)


def _is_used(op: Operation, key: str) -> bool:
    used = select(RECOMMENDATION.c.id).where(RECOMMENDATION.c.template_key == key).limit(1)
    return op.connection.execute(used).first() is not None


def _position(op: Operation, key: str) -> int:
    return int(op.connection.execute(select(TEMPLATE.c.position).where(TEMPLATE.c.key == key)).scalar_one())


def _next_position(op: Operation) -> int:
    last = func.coalesce(func.max(TEMPLATE.c.position), -1)
    return int(op.connection.execute(select(last)).scalar_one()) + 1
