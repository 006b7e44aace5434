"""Indicators (*X i siffror*)."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from domain.changes import Subject
from domain.display import show_number
from domain.sex import Sex
from domain.text import tr
from domain.tidy import IndicatorRow, Indicators
from domain.value import Empty, Value
from storage.figures import figure, stored
from storage.importing.plan import Part, Plan, all_areas, by_source, usable
from storage.rows import Key, fetch, table_of
from storage.schema import IndicatorRow as StoredIndicator
from storage.schema import IndicatorValueRow

_VALUES = table_of(IndicatorValueRow)
_INDICATORS = table_of(StoredIndicator)
# Only what counts something adds up over sexes; shares and lengths do not.
_COUNTED_IN = {"antal", "personer", "individer", "st", "ärenden", "antal personer"}


def plan_indicators(connection: Connection, content: Indicators) -> Plan:
    """Values of indicators; one that is new is added with its unit."""
    plan = Plan(frozenset({Subject.INDICATORS}))
    rows = usable(
        plan,
        content.rows,
        all_areas(connection),
        key=_key,
        content=lambda row: (row.value, row.unit, row.source),
        code=lambda row: row.area,
        texts=lambda row: (row.indicator, row.category, row.unit, row.source),
    )
    plan.periods |= {row.period.code for row in rows}
    known = fetch(connection, _INDICATORS, {(row.indicator,) for row in rows})
    units = {key[0]: (row["unit"], 0) for key, row in known.items()}
    for row in rows:
        unit, line = units.setdefault(row.indicator, (row.unit, row.line))
        if unit != row.unit and line:
            text = tr("”{indicator}” har enheten ”{unit}” på rad {line}, här ”{other}”.")
            plan.refuse(row.line, text.format(indicator=row.indicator, unit=unit, line=line, other=row.unit))
        elif unit != row.unit:
            text = tr("”{indicator}” finns redan med enheten ”{unit}”, här står ”{other}”.")
            plan.refuse(row.line, text.format(indicator=row.indicator, unit=unit, other=row.unit))
    _see_that_sexes_add_up(plan, rows, _present(connection, rows))
    new = {row.indicator: row.unit for row in rows if (row.indicator,) not in known}
    added = [{"key": key, "name": key, "unit": unit, "counted_by_group": False} for key, unit in sorted(new.items())]
    plan.parts = [
        Part(StoredIndicator, added, counted=False),
        *by_source(IndicatorValueRow, ((_columns(row), row.source) for row in rows)),
    ]
    return plan


def _key(row: IndicatorRow) -> Key:
    return row.indicator, row.area, row.period.code, row.sex.value, row.category


def _columns(row: IndicatorRow) -> dict[str, object]:
    return {
        "indicator_key": row.indicator,
        "area_code": row.area,
        "period": row.period.code,
        "sex": row.sex.value,
        "category": row.category,
        **stored("value", row.value),
    }


def _present(connection: Connection, rows: list[IndicatorRow]) -> dict[Key, Value]:
    indicators = {row.indicator for row in rows}
    wanted = select(_VALUES).where(_VALUES.c.indicator_key.in_(indicators))
    found = connection.execute(wanted).mappings()
    return {
        (row["indicator_key"], row["area_code"], row["period"], row["sex"], row["category"]): figure(row, "value")
        for row in found
    }


def _see_that_sexes_add_up(plan: Plan, rows: list[IndicatorRow], present: Mapping[Key, Value]) -> None:
    values = {**present, **{_key(row): row.value for row in rows}}
    groups: dict[tuple[str, str, str, str], list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        if row.unit.casefold() in _COUNTED_IN:
            groups[row.indicator, row.area, row.period.code, row.category].append(row)
    for (indicator, area, period, category), group in groups.items():
        women, men, other, everyone = (
            values.get((indicator, area, period, sex.value, category), Empty.SAKNAS)
            for sex in (Sex.KVINNA, Sex.MAN, Sex.ANNAT, Sex.ALLA)
        )
        if isinstance(everyone, Empty):
            continue
        known = sum(value for value in (women, men, other) if not isinstance(value, Empty))
        complete = not isinstance(women, Empty) and not isinstance(men, Empty)
        if known > everyone or (complete and isinstance(other, Empty) and known != everyone):
            text = tr("{indicator} {category}: könen blir {sum}, men alla är {all}.")
            reason = text.format(
                indicator=indicator, category=category, sum=show_number(known), all=show_number(everyone)
            )
            plan.refuse(max(row.line for row in group), reason)
