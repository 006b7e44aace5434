"""What is done with one or several recommendations at once, each as one step of undo (domain handbook §6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Table, func, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.recommendations.copying import ALL_FOLLOWS, Follows, copy_of
from domain.recommendations.recommendation import Recommendation, RecommendationStatus, check_field
from domain.recommendations.replacing import TITLE, Replaced, Words, replaced_in
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.ground.rows import Key, key_of
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import Operation, operation
from storage.recommendations.agreed import follow_status
from storage.recommendations.queries import read_recommendation
from storage.schema.recommendations import (
    EVIDENCE,
    IGNORED_FINDING,
    MEASURE,
    MEASURE_OUTCOME,
    RECOMMENDATION,
    RECOMMENDATION_AREA,
    RECOMMENDATION_TEXT,
)

_SUBJECTS = frozenset({Subject.RECOMMENDATIONS})


def move_recommendations(ws: Workspace, *, recommendations: Sequence[int], position: int) -> Changes:
    """Moves them, in the order they stand, to `position` (0 first) among the others of their year."""
    with operation(ws, "", _SUBJECTS) as op:
        moved = _read(op, recommendations)
        op.label = _label(moved, tr("flyttad rekommendation ”{title}”"), tr("{count} flyttade rekommendationer"))
        of_year = select(RECOMMENDATION.c.id).where(RECOMMENDATION.c.year == moved[0].year)
        standing = op.connection.execute(of_year.order_by(RECOMMENDATION.c.position, RECOMMENDATION.c.id)).scalars()
        taken = {each.id for each in moved}
        ids = list(standing)
        others = [each for each in ids if each not in taken]
        at = max(0, position)
        order = [*others[:at], *(each for each in ids if each in taken), *others[at:]]
        op.put(RECOMMENDATION, [{"id": each, "position": at} for at, each in enumerate(order)])
    return op.changes


def change_recommendations(
    ws: Workspace,
    *,
    recommendations: Sequence[int],
    theme: str | None = None,
    status: RecommendationStatus | None = None,
) -> Changes:
    """Gives them all the owner or theme, and the status, that is given. Raises PersonalNumberProblem."""
    values: dict[str, Any] = {}
    if theme is not None:
        values["theme"] = checked_line(tr("Tema"), theme, may_be_empty=True)
    if status is not None:
        values["status"] = status.value
    with operation(ws, "", _SUBJECTS) as op:
        changed = _read(op, recommendations)
        op.label = _label(changed, tr("ändrad rekommendation ”{title}”"), tr("{count} ändrade rekommendationer"))
        op.put(RECOMMENDATION, [{"id": each.id, **values} for each in changed])
        for each in changed:
            if status is not None:
                follow_status(ws, op, replace(each, status=status))
    return op.changes


def copy_recommendations(
    ws: Workspace,
    *,
    recommendations: Sequence[int],
    year: int,
    areas: Sequence[Sequence[str]] | None = None,
    follows: Follows = ALL_FOLLOWS,
) -> tuple[list[int], Changes]:
    """Copies each, last in `year`, once for each of `areas`, or once for its own; returns the ids of the copies.

    The texts follow, what stands beside them as `follows` says (`copy_of`), and what they rest on where the areas are
    the same. Raises UserProblem for an area that is not known.
    """
    made: list[int] = []
    with operation(ws, "", _SUBJECTS) as op:
        originals = _read(op, recommendations)
        op.label = _label(originals, tr("kopia av ”{title}”"), tr("kopior av {count} rekommendationer"))
        codes = {code for each in originals for code in each.areas} | {code for each in areas or () for code in each}
        names = {area.code: area.name for area in known_areas(op.connection, sorted(codes))}
        for original in originals:
            for wanted in (original.areas,) if areas is None else areas:
                copy = copy_of(original, year=year, areas=wanted, names=names, follows=follows)
                made.append(_add_copy(op, original, copy))
    return made, op.changes


def replace_words(ws: Workspace, *, recommendations: Sequence[int], words: Words) -> Changes:
    """Replaces words through titles and texts (`replaced_in`) that are not agreed on. Raises UserProblem where a text
    cannot be so."""
    label = tr("”{sought}” ersatt med ”{instead}”") if words.instead else tr("”{sought}” borttaget ur texterna")
    with operation(ws, label.format(sought=words.sought, instead=words.instead), _SUBJECTS) as op:
        for each in replaced_in(_read(op, recommendations), words):
            if not each.stays:
                _put_replaced(op, each)
    return op.changes


def _put_replaced(op: Operation, replaced: Replaced) -> None:
    about = replaced.recommendation
    if replaced.key == TITLE:
        op.put(RECOMMENDATION, [{"id": about.id, "title": checked_line(tr("Rubrik"), replaced.text)}])
        return
    text = checked_text(replaced.label, replaced.text.rstrip())
    field = next(each for each in about.template.all_fields if each.key == replaced.key)
    if problem := check_field(field, text, about.texts):
        raise UserProblem(tr("”{title}”: {problem}").format(title=about.title, problem=problem))
    key = {"recommendation_id": about.id, "field_key": replaced.key}
    if text.strip():
        op.put(RECOMMENDATION_TEXT, [{**key, "text": text}])
    else:
        op.delete(RECOMMENDATION_TEXT, [tuple(key.values())])


def remove_recommendations(ws: Workspace, *, recommendations: Sequence[int]) -> Changes:
    """Takes them away with their texts; undo brings them back. Raises UserProblem when one is gone already."""
    with operation(ws, "", _SUBJECTS) as op:
        found = _read(op, recommendations)
        op.label = _label(found, tr("borttagen rekommendation ”{title}”"), tr("{count} borttagna rekommendationer"))
        for each in found:
            of_it = {"recommendation_id": each.id}
            measures = _keys(op, MEASURE, of_it)
            outcomes = [key for (measure,) in measures for key in _keys(op, MEASURE_OUTCOME, {"measure_id": measure})]
            op.delete(MEASURE_OUTCOME, outcomes)
            op.delete(MEASURE, measures)
            for part in (EVIDENCE, IGNORED_FINDING, RECOMMENDATION_TEXT, RECOMMENDATION_AREA):
                op.delete(part, _keys(op, part, of_it))
            op.delete(RECOMMENDATION, [(each.id,)])
    return op.changes


def next_position(op: Operation, year: int) -> int:
    """Last among those of the year."""
    last = func.coalesce(func.max(RECOMMENDATION.c.position), -1)
    return int(op.connection.execute(select(last).where(RECOMMENDATION.c.year == year)).scalar_one()) + 1


def _read(op: Operation, recommendations: Sequence[int]) -> list[Recommendation]:
    return [read_recommendation(op.connection, each) for each in dict.fromkeys(recommendations)]


def _label(about: Sequence[Recommendation], one: str, several: str) -> str:
    return one.format(title=about[0].title) if len(about) == 1 else several.format(count=len(about))


def _add_copy(op: Operation, original: Recommendation, copy: Recommendation) -> int:
    values = {
        "year": copy.year,
        "template_key": copy.template.key,
        "title": copy.title,
        "theme": copy.theme,
        "status": copy.status.value,
        "position": next_position(op, copy.year),
    }
    made = op.insert(RECOMMENDATION, values)
    assert made is not None
    of_copy = {"recommendation_id": made}
    op.put(RECOMMENDATION_TEXT, [{**of_copy, "field_key": key, "text": text} for key, text in copy.texts.items()])
    op.put(RECOMMENDATION_AREA, [{**of_copy, "area_code": code} for code in copy.areas])
    if set(copy.areas) == set(original.areas):
        rests_on = select(EVIDENCE).where(EVIDENCE.c.recommendation_id == original.id).order_by(EVIDENCE.c.id)
        rows = op.connection.execute(rests_on).mappings().all()
        op.put(EVIDENCE, [{**row, **of_copy, "id": None, "approved": None} for row in rows])
    return made


def _keys(op: Operation, table: Table, where: dict[str, int]) -> list[Key]:
    wanted = select(table).where(*(table.c[name] == value for name, value in where.items()))
    return [key_of(table, dict(row._mapping)) for row in op.connection.execute(wanted)]
