"""Indicators (*X i siffror*)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy import Connection, select

from domain.ground.changes import Subject
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_number
from domain.importing.tidy import IndicatorRow, Indicators
from domain.indicators.indicator import (
    MOST_DECIMALS,
    WHOLE,
    Indicator,
    Values,
    category_key,
    check_figures,
    counts_something,
)
from storage.ground.figures import figure, stored
from storage.ground.plan import Part, Plan, all_areas, by_source, usable
from storage.ground.rows import Key
from storage.indicators.queries import read_indicators
from storage.kept import Said
from storage.schema.benefits import INDICATOR, INDICATOR_CATEGORY, INDICATOR_VALUE

_Place = tuple[str, str, str]


@dataclass(slots=True)
class _Named:
    """An indicator that the file names, as it will be; `line` is where its unit stands, 0 where it is stored."""

    indicator: Indicator
    line: int


def plan_indicators(connection: Connection, content: Indicators, said: Said) -> Plan:
    """Values of indicators. One that is new is added with its unit, and its categories in the order the file has them;
    a count whose figures agree gets the sum rules they keep. One that is there is found by its name or its key, and
    what comes must keep its sum rules. With a row that is no official statistics it is the group's own, new or not:
    small counts are then hidden in public (ruling 46)."""
    plan = Plan(frozenset({Subject.INDICATORS}))
    rows = usable(
        plan,
        [replace(row, category=category_key(row.category)) for row in content.rows],
        all_areas(connection),
        key=_key,
        content=lambda row: (row.value, row.unit, row.source),
        code=lambda row: row.area,
        texts=lambda row: (row.indicator, row.category, row.unit, row.source),
    )
    plan.periods |= {row.period.code for row in rows}
    known = read_indicators(connection)
    names = {each.name: key for key, each in known.items()}
    keyed = [replace(row, indicator=names.get(row.indicator, row.indicator)) for row in rows]
    named = _named(plan, keyed, known)
    tables = _tables(connection, keyed)
    for key, each in named.items():
        if key not in known:
            each.indicator = _with_rules(each.indicator, [tables[place] for place in tables if place[0] == key])
    _see_that_they_add_up(plan, keyed, named, tables)
    own = {row.indicator for row in keyed if not said.given.is_official(row.source)}
    for key in own:
        named[key].indicator = replace(named[key].indicator, counted_by_group=True)
    counts = [each.indicator for each in named.values() if each.indicator.is_count]
    plan.counts = tuple(each.name for each in counts)
    plan.hidden = tuple(each.name for each in counts if each.counted_by_group)
    there = [known[key] for key, each in named.items() if key in known and each.indicator.is_count]
    plan.own = tuple(each.name for each in there if each.counted_by_group)
    plan.open = tuple(each.name for each in there if not each.counted_by_group)
    plan.parts = [
        Part(INDICATOR, [_columns(named[key].indicator) for key in named if key not in known], counted=False),
        Part(INDICATOR, [{"key": key, "counted_by_group": True} for key in sorted(own & known.keys())], counted=False),
        Part(INDICATOR_CATEGORY, _category_rows(named), counted=False),
        *by_source(INDICATOR_VALUE, ((_figure(row), row.source) for row in keyed)),
    ]
    return plan


def _key(row: IndicatorRow) -> Key:
    return row.indicator, row.area, row.period.code, row.sex.value, row.category


def _place(row: IndicatorRow) -> _Place:
    return row.indicator, row.area, row.period.code


def _named(plan: Plan, rows: list[IndicatorRow], known: Mapping[str, Indicator]) -> dict[str, _Named]:
    """The indicators of the file with their categories; a row whose unit is another is refused."""
    named: dict[str, _Named] = {}
    categories: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if row.indicator not in named:
            stored_one = known.get(row.indicator)
            made = stored_one or Indicator(row.indicator, row.indicator, row.unit, by_sex=False)
            named[row.indicator] = _Named(made, 0 if stored_one else row.line)
        each = named[row.indicator]
        categories[row.indicator][row.category] = None
        said = {"indicator": row.indicator, "unit": each.indicator.unit, "line": each.line, "other": row.unit}
        if row.unit != each.indicator.unit and each.line:
            text = tr("”{indicator}” har enheten ”{unit}” på rad {line}, här ”{other}”.")
            plan.refuse(row.line, text.format(**said))
        elif row.unit != each.indicator.unit:
            text = tr("”{indicator}” finns redan med enheten ”{unit}”, här står ”{other}”.")
            plan.refuse(row.line, text.format(**said))
    for key, each in named.items():
        each.indicator = each.indicator.with_categories(list(categories[key]))
    by_sex = {row.indicator for row in rows if row.sex is not Sex.ALLA}
    for key in by_sex:
        named[key].indicator = replace(named[key].indicator, by_sex=True)
    return named


def _with_rules(indicator: Indicator, tables: list[Values]) -> Indicator:
    """A new indicator with its decimals and the rules that its figures are to keep. Women and men of a count are
    everyone; categories may overlap, and are the whole only where they are so wherever the whole is told."""
    shown = replace(indicator, decimals=_decimals(value for values in tables for value in values.values()))
    if not counts_something(indicator.unit):
        return shown
    made = replace(shown, sexes_add=indicator.by_sex)
    whole = any(is_number(values.get((sex, WHOLE))) for values in tables for sex in Sex)
    if not whole or not indicator.categories:
        return made
    added = replace(made, categories_add=True)
    plain = replace(made, sexes_add=False)
    overlaps = any(check_figures(replace(plain, categories_add=True), values) for values in tables)
    return made if overlaps else added


def _decimals(values: Iterable[Value]) -> int:
    """How many decimals the figures were written with, as far as they are shown."""
    numbers = [Fraction(value) for value in values if not isinstance(value, Empty)]
    enough = (n for n in range(MOST_DECIMALS) if all((number * 10**n).denominator == 1 for number in numbers))
    return next(enough, MOST_DECIMALS)


def _tables(connection: Connection, rows: list[IndicatorRow]) -> dict[_Place, Values]:
    """What each area and period will hold: what is there, with the file's figures over it."""
    found: dict[_Place, dict[tuple[Sex, str], Value]] = {_place(row): {} for row in rows}
    wanted = select(INDICATOR_VALUE).where(INDICATOR_VALUE.c.indicator_key.in_({row.indicator for row in rows}))
    for row in connection.execute(wanted).mappings():
        place = row["indicator_key"], row["area_code"], row["period"]
        if place in found:
            found[place][Sex(row["sex"]), row["category"]] = figure(row, "value")
    for each in rows:
        found[_place(each)][each.sex, each.category] = each.value
    return dict(found)


def _see_that_they_add_up(
    plan: Plan, rows: list[IndicatorRow], named: Mapping[str, _Named], tables: Mapping[_Place, Values]
) -> None:
    lines: dict[_Place, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        lines[_place(row)].append(row)
    for place, values in tables.items():
        indicator = named[place[0]].indicator
        for finding in check_figures(indicator, values):
            of_row = [row.line for row in lines[place] if row.category == finding.category]
            at = max(of_row or [row.line for row in lines[place]])
            plan.refuse(at, tr("{indicator}, {reason}").format(indicator=indicator.name, reason=finding.text))


def _columns(indicator: Indicator) -> dict[str, object]:
    return {
        "key": indicator.key,
        "name": indicator.name,
        "unit": indicator.unit,
        "counted_by_group": indicator.counted_by_group,
        "description": None,
        "decimals": indicator.decimals,
        "by_sex": indicator.by_sex,
        "sexes_add": indicator.sexes_add,
        "categories_add": indicator.categories_add,
    }


def _category_rows(named: Mapping[str, _Named]) -> list[dict[str, object]]:
    return [
        {"indicator_key": key, "category": category, "position": at}
        for key, each in named.items()
        for at, category in enumerate(each.indicator.categories)
    ]


def _figure(row: IndicatorRow) -> dict[str, object]:
    return {
        "indicator_key": row.indicator,
        "area_code": row.area,
        "period": row.period.code,
        "sex": row.sex.value,
        "category": row.category,
        **stored("value", row.value),
    }
