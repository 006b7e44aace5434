"""Defining indicators and recording their figures (*X i siffror*, domain handbook §3)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from domain.figures.reference import FigureKind, named_in
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_list
from domain.ground.period import Period, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Value
from domain.indicators.indicator import CellKey, Indicator, category_label, check_definition
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored
from storage.ground.rows import Key
from storage.ground.texts import checked_line, checked_text, source_columns
from storage.indicators.queries import read_indicators
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.schema.areas import AREA, SOURCE
from storage.schema.benefits import INDICATOR, INDICATOR_CATEGORY, INDICATOR_VALUE
from storage.schema.recommendations import MEASURE, RECOMMENDATION, RECOMMENDATION_TEXT

_SUBJECTS = frozenset({Subject.INDICATORS})
# So many places are named when a removal is refused; the rest are counted.
_NAMED = 4


def define_indicator(ws: Workspace, *, indicator: Indicator) -> tuple[str, Changes]:
    """Adds an indicator; returns its key, which is made of its name. `indicator.key` is not looked at.

    Raises UserProblem for a definition that cannot be right and for a name that is taken, PersonalNumberProblem.
    """
    made = _checked(indicator)
    with operation(ws, tr("ny indikator {name}").format(name=made.name), _SUBJECTS) as op:
        known = read_indicators(op.connection)
        _see_that_name_is_free(known, made.name, except_for=None)
        key, number = made.name, 2
        while key in known:
            key, number = f"{made.name} ({number})", number + 1
        op.insert(INDICATOR, {"key": key, **_columns(made)})
        _place_categories(op, key, made.categories)
    return key, op.changes


def edit_indicator(ws: Workspace, *, indicator: Indicator, renamed: Mapping[str, str] | None = None) -> Changes:
    """Stores the definition `indicator` in place of the one with its key; `renamed` gives categories their new names,
    and their figures follow.

    Raises UserProblem for a definition that cannot be right, a name that is taken, an indicator that is gone, and for a
    category with figures that would be taken away; PersonalNumberProblem.
    """
    made = _checked(indicator)
    names = {old: " ".join(new.split()) for old, new in (renamed or {}).items()}
    with operation(ws, tr("ändrad indikator {name}").format(name=made.name), _SUBJECTS) as op:
        known = read_indicators(op.connection)
        before = _known(known, made.key)
        if before.name != made.name:
            op.label = tr("indikatorn {before} heter {name}").format(before=before.name, name=made.name)
        _see_that_name_is_free(known, made.name, except_for=made.key)
        gone = [each for each in before.categories if each not in made.categories and each not in names]
        _see_that_categories_are_empty(op, made.key, gone)
        _see_that_sexes_are_empty(op, before, made)
        op.update(INDICATOR, (made.key,), _columns(made))
        _move_figures(op, made.key, names)
        op.delete(INDICATOR_CATEGORY, [(made.key, each) for each in (*gone, *names)])
        _place_categories(op, made.key, made.categories)
    return op.changes


def remove_indicator(ws: Workspace, *, indicator: str) -> Changes:
    """Takes an indicator away. Raises UserProblem, naming what depends on it, where anything does: figures, a measure
    of a recommendation, or a text that refers to it."""
    with operation(ws, "", _SUBJECTS) as op:
        found = _known(read_indicators(op.connection), indicator)
        op.label = tr("borttagen indikator {name}").format(name=found.name)
        needed = [*_figures_of(op, indicator), *_measures_of(op, indicator), *_texts_of(op, indicator)]
        if needed:
            text = tr("”{name}” används och är kvar. Ta först bort det som hör till den.")
            raise UserProblem(text.format(name=found.name), tuple(needed))
        op.delete(INDICATOR_CATEGORY, [(indicator, each) for each in found.categories])
        op.delete(INDICATOR, [(indicator,)])
    return op.changes


def record_indicator_values(
    ws: Workspace,
    *,
    indicator: str,
    area: str,
    period: Period,
    values: Mapping[CellKey, Value | None],
    source: Source | None = None,
) -> Changes:
    """Records figures by sex and category; None takes one away. Figures that contradict a sum rule are stored
    (they are marked where they are shown).

    Without `source` they get the source that was written for the table's other figures, else who typed them and when.
    Raises UserProblem for an unknown area, indicator or category.
    """
    with operation(ws, "", _SUBJECTS) as op:
        found = _known(read_indicators(op.connection), indicator)
        where = known_area(op.connection, area)
        _name(op, tr("{name} {period}, {area}"), found, period, where.name)
        at = {"indicator_key": indicator, "area_code": area, "period": period.code}
        unknown = sorted({row for _sex, row in values} - set(found.rows))
        if unknown:
            text = tr("”{name}” har ingen kategori {rows}. Ingenting har ändrats.")
            raise UserProblem(text.format(name=found.name, rows=show_list(f"”{row}”" for row in unknown)))
        given = source if source is not None else _written_source(op, at)
        op.put(
            INDICATOR_VALUE,
            [
                {**at, "sex": sex.value, "category": row, **stored("value", value)}
                for (sex, row), value in values.items()
                if value is not None
            ],
            source=None if given is None else source_columns(given),
        )
        gone = [(*at.values(), sex.value, row) for (sex, row), value in values.items() if value is None]
        op.delete(INDICATOR_VALUE, gone)
        if (changed := one_figure(op, INDICATOR_VALUE, ("value",))) is not None:
            row = changed.row
            place = tr("{area} {period}, {name}, {category} {sex}").format(
                area=where.name,
                period=period.label,
                name=found.name,
                category=category_label(row["category"]).lower(),
                sex=Sex(row["sex"]).label.lower(),
            )
            op.label = changed.words(place)
    return op.changes


def set_indicator_source(ws: Workspace, *, indicator: str, area: str, period: Period, source: Source) -> Changes:
    """Says where every figure of a table comes from. Raises UserProblem where there are none yet."""
    with operation(ws, "", _SUBJECTS) as op:
        found = _known(read_indicators(op.connection), indicator)
        where = known_area(op.connection, area)
        _name(op, tr("källa för {name} {period}, {area}"), found, period, where.name)
        keys = _keys(op, indicator, area, period)
        if not keys:
            raise UserProblem(tr("Det finns inga siffror att ange källa för. Fyll i dem först."))
        columns = [column.name for column in INDICATOR_VALUE.primary_key.columns]
        rows = [dict(zip(columns, key, strict=True)) for key in keys]
        op.put(INDICATOR_VALUE, rows, always=frozenset(keys), source=source_columns(source))
    return op.changes


def remove_indicator_values(ws: Workspace, *, indicator: str, area: str, period: Period) -> Changes:
    """Takes every figure of one indicator, area and period away."""
    with operation(ws, "", _SUBJECTS) as op:
        found = _known(read_indicators(op.connection), indicator)
        where = known_area(op.connection, area)
        _name(op, tr("borttagna siffror för {name} {period}, {area}"), found, period, where.name)
        op.delete(INDICATOR_VALUE, _keys(op, indicator, area, period))
    return op.changes


def _checked(indicator: Indicator) -> Indicator:
    made = replace(
        indicator,
        name=checked_line(tr("Namn"), indicator.name),
        unit=checked_line(tr("Enhet"), indicator.unit),
        description=checked_text(tr("Beskrivning"), indicator.description.strip()),
        categories=tuple(checked_line(tr("Kategori"), each) for each in indicator.categories),
    )
    problems = check_definition(made)
    if problems:
        raise UserProblem(" ".join(problems))
    return made


def _columns(indicator: Indicator) -> dict[str, Any]:
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "description": indicator.description or None,
        "decimals": indicator.decimals,
        "by_sex": indicator.by_sex,
        "sexes_add": indicator.sexes_add,
        "categories_add": indicator.categories_add,
        "counted_by_group": indicator.counted_by_group,
    }


def _known(known: Mapping[str, Indicator], key: str) -> Indicator:
    if key not in known:
        raise UserProblem(tr("Indikatorn finns inte längre. Ingenting har ändrats."))
    return known[key]


def _see_that_name_is_free(known: Mapping[str, Indicator], name: str, *, except_for: str | None) -> None:
    taken = {each.name.casefold() for key, each in known.items() if key != except_for}
    if name.casefold() in taken:
        raise UserProblem(tr("Det finns redan en indikator som heter ”{name}”. Välj ett annat namn.").format(name=name))


def _see_that_categories_are_empty(op: Operation, key: str, gone: list[str]) -> None:
    present = _categories_present(op, key)
    used = [each for each in gone if each in present]
    if used:
        text = tr(
            "Det finns siffror för {rows}. Ta bort dem först, eller byt namn på kategorin. Ingenting har ändrats."
        )
        raise UserProblem(text.format(rows=show_list(f"”{each}”" for each in used)))


def _see_that_sexes_are_empty(op: Operation, before: Indicator, made: Indicator) -> None:
    if not before.by_sex or made.by_sex:
        return
    wanted = (
        select(INDICATOR_VALUE.c.sex)
        .where(INDICATOR_VALUE.c.indicator_key == made.key, INDICATOR_VALUE.c.sex != "alla")
        .limit(1)
    )
    if op.connection.execute(wanted).first() is not None:
        text = tr("Det finns siffror för kvinnor och män. Ta bort dem först, eller behåll uppdelningen på kön.")
        raise UserProblem(text)


def _categories_present(op: Operation, key: str) -> set[str]:
    return set(
        op.connection.execute(
            select(INDICATOR_VALUE.c.category).where(INDICATOR_VALUE.c.indicator_key == key).distinct()
        ).scalars()
    )


def _place_categories(op: Operation, key: str, categories: tuple[str, ...]) -> None:
    op.put(
        INDICATOR_CATEGORY,
        [{"indicator_key": key, "category": each, "position": at} for at, each in enumerate(categories)],
    )


def _move_figures(op: Operation, key: str, names: Mapping[str, str]) -> None:
    """The figures of renamed categories under their new names; the category is part of a figure's key."""
    wanted = select(INDICATOR_VALUE).where(
        INDICATOR_VALUE.c.indicator_key == key, INDICATOR_VALUE.c.category.in_(names)
    )
    rows = [dict(row) for row in op.connection.execute(wanted).mappings()]
    op.delete(
        INDICATOR_VALUE, [tuple(row[column.name] for column in INDICATOR_VALUE.primary_key.columns) for row in rows]
    )
    for row in rows:
        op.insert(INDICATOR_VALUE, {**row, "category": names[row["category"]]})


def _figures_of(op: Operation, key: str) -> list[str]:
    """`12 siffror för Tierp 2015.`, one sentence for each area and period."""
    wanted = (
        select(AREA.c.name, INDICATOR_VALUE.c.period, func.count().label("figures"))
        .join(AREA, AREA.c.code == INDICATOR_VALUE.c.area_code)
        .where(INDICATOR_VALUE.c.indicator_key == key)
        .group_by(AREA.c.name, INDICATOR_VALUE.c.period)
        .order_by(INDICATOR_VALUE.c.period.desc(), AREA.c.name)
    )
    found = op.connection.execute(wanted).all()
    one, many = tr("En siffra för {area} {period}."), tr("{count} siffror för {area} {period}.")
    said = [
        (one if row.figures == 1 else many).format(
            count=row.figures, area=row.name, period=parse_period(row.period).label
        )
        for row in found
    ]
    more = tr("Siffror för ytterligare {count} områden och perioder.").format(count=len(said) - _NAMED)
    return [*said[:_NAMED], more] if len(said) > _NAMED + 1 else said


def _measures_of(op: Operation, key: str) -> list[str]:
    wanted = (
        select(RECOMMENDATION.c.title)
        .join(MEASURE, MEASURE.c.recommendation_id == RECOMMENDATION.c.id)
        .where(MEASURE.c.indicator_key == key)
        .distinct()
        .order_by(RECOMMENDATION.c.title)
    )
    text = tr("Ett mått i rekommendationen ”{title}”.")
    return [text.format(title=title) for title in op.connection.execute(wanted).scalars()]


def _texts_of(op: Operation, key: str) -> list[str]:
    wanted = (
        select(RECOMMENDATION.c.title, RECOMMENDATION_TEXT.c.text)
        .join(RECOMMENDATION_TEXT, RECOMMENDATION_TEXT.c.recommendation_id == RECOMMENDATION.c.id)
        .where(RECOMMENDATION_TEXT.c.text.contains(f"{FigureKind.INDICATOR.value} "))
        .order_by(RECOMMENDATION.c.title)
    )
    text = tr("En siffra i texten till rekommendationen ”{title}”.")
    titles = [title for title, written in op.connection.execute(wanted) if key in _indicators_in(written)]
    return [text.format(title=title) for title in dict.fromkeys(titles)]


def _indicators_in(text: str) -> set[str]:
    return {named.names[0] for named in named_in(text) if named.kind is FigureKind.INDICATOR}


def _keys(op: Operation, indicator: str, area: str, period: Period) -> list[Key]:
    wanted = select(*INDICATOR_VALUE.primary_key.columns).where(
        INDICATOR_VALUE.c.indicator_key == indicator,
        INDICATOR_VALUE.c.area_code == area,
        INDICATOR_VALUE.c.period == period.code,
    )
    return [tuple(row) for row in op.connection.execute(wanted)]


def _written_source(op: Operation, at: Mapping[str, Any]) -> Source | None:
    """The source somebody wrote for the table's figures. A file's own source is not given to what was typed."""
    wanted = (
        select(SOURCE)
        .join(INDICATOR_VALUE, INDICATOR_VALUE.c.source_id == SOURCE.c.id)
        .where(*(INDICATOR_VALUE.c[name] == value for name, value in at.items()), SOURCE.c.file_hash.is_(None))
        .order_by(SOURCE.c.id.desc())
        .limit(1)
    )
    found = op.connection.execute(wanted).one_or_none()
    return None if found is None else Source(found.title, found.publisher, found.reference_date)


def _name(op: Operation, text: str, indicator: Indicator, period: Period, area: str) -> None:
    op.label = text.format(name=indicator.name, period=period.label, area=area)
