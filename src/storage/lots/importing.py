"""LOTS months, period posts and the extra resource."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.changes import Subject
from domain.ground.display import show_count
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.tidy import (
    LotsMonthRow,
    LotsMonths,
    LotsPeriodRow,
    LotsPeriods,
    ResourceMonthRow,
    ResourceMonths,
)
from domain.lots.month import AgeGroup, CellKey, Counts, LotsMonth, MonthStatus, Party, tally_month
from domain.lots.resource_check import MEASURES, measure_label
from storage.ground.figures import figure, stored
from storage.ground.plan import Part, Plan, all_areas, usable
from storage.ground.rows import fetch
from storage.kept import Said
from storage.lots.queries import lots_key, read_months
from storage.schema.lots import LOTS_MONTH, LOTS_PERIOD, MONTH_STATUS, RESOURCE_MONTH

_Cells = dict[CellKey, tuple[Value, int]]
_ALREADY_THERE = 0


def plan_lots_months(connection: Connection, content: LotsMonths, said: Said) -> Plan:
    """Monthly cases. Margins that differ are never refused (ruling 14); a cell larger than its own sum is."""
    plan = Plan(frozenset({Subject.LOTS}))
    areas = all_areas(connection)
    rows = usable(
        plan,
        content.rows,
        areas,
        key=lambda row: (row.area, row.month, row.party, row.sex, row.age),
        content=lambda row: row.cases,
        code=lambda row: row.area,
    )
    groups: dict[tuple[str, Period], list[LotsMonthRow]] = defaultdict(list)
    for row in rows:
        plan.periods.add(row.month.code)
        if row.party is Party.ALLA:
            plan.refuse(row.line, tr("En månad anges per part. ”alla” finns bara i periodposter."))
        groups[row.area, row.month].append(row)
    for (area, month), group in groups.items():
        stored_month = read_months(connection, areas[area], month, month)[0]
        present = stored_month.held if stored_month.by_case else stored_month.counts
        cells: _Cells = {key: (value, _ALREADY_THERE) for key, value in present.items()}
        cells |= {(row.party, row.sex, row.age): (row.cases, row.line) for row in group}
        _see_that_parts_fit(plan, cells)
        if stored_month.by_case:
            for row in group:
                plan.refuse(row.line, _by_case_text(areas[area], month))
        if stored_month.status is MonthStatus.LAST and not said.corrected:
            _refuse_locked(plan, areas[area], month, group)
        elif not stored_month.by_case:
            _tell_if_it_opens(plan, stored_month, {key: value for key, (value, _line) in cells.items()})
    plan.months = set(groups)
    columns = ("area_code", "month", "party", "unit", "sex", "age_group")
    plan.parts = [
        Part(
            LOTS_MONTH,
            [
                {
                    **dict(zip(columns, lots_key(row.area, row.month, (row.party, row.sex, row.age)), strict=True)),
                    **stored("cases", row.cases),
                }
                for row in rows
            ],
        )
    ]
    return plan


def _by_case_text(area: Area, month: Period) -> str:
    text = tr("{month} fylls från ärendeloggen. Gå över till månadstal i vyn Ärenden först.")
    return text.format(month=_name(area, month))


def _tell_if_it_opens(plan: Plan, month: LotsMonth, counts: Counts) -> None:
    """A finished month that the file leaves incomplete is open again (ruling 16)."""
    if (
        month.status is MonthStatus.OPPEN
        or counts == month.counts
        or tally_month(replace(month, counts=counts)).complete
    ):
        return
    name = _name(month.area, month.month)
    plan.reopens.append(name)
    text = tr("{month} är märkt {status} men blir ofullständig med filens siffror. Den öppnas då igen.")
    plan.notes.append(text.format(month=name, status=month.status.label))


def _name(area: Area, month: Period) -> str:
    """`Maj 2016, Tierp`."""
    return tr("{month}, {area}").format(month=month.label.capitalize(), area=area.name)


def _refuse_locked(plan: Plan, area: Area, month: Period, rows: list[LotsMonthRow] | list[ResourceMonthRow]) -> None:
    plan.locked.append(_name(area, month))
    for row in rows:
        text = tr("{month} är låst. Läs in filen som en rättelse, med ett skäl.")
        plan.refuse(row.line, text.format(month=_name(area, month)))


def _see_that_parts_fit(plan: Plan, cells: _Cells) -> None:
    """Refuses every cell that is larger than a sum it lies in, where one of the two comes with the file."""
    for part, (count, line) in cells.items():
        for whole, (most, whole_line) in cells.items():
            if part == whole or not _lies_in(part, whole) or isinstance(count, Empty) or isinstance(most, Empty):
                continue
            at = line or whole_line
            if count > most and at != _ALREADY_THERE:
                text = tr("{part} ärenden kan inte ingå i en summa på {whole}.")
                plan.refuse(at, text.format(part=show_count(count), whole=show_count(most)))


def _lies_in(part: CellKey, whole: CellKey) -> bool:
    wildcards = (Party.ALLA, Sex.UNSPLIT, AgeGroup.ALLA)
    return all(above in (below, wildcard) for below, above, wildcard in zip(part, whole, wildcards, strict=True))


def plan_lots_periods(connection: Connection, content: LotsPeriods) -> Plan:
    """Old figures for several months together, shown apart (ruling 18)."""
    plan = Plan(frozenset({Subject.LOTS}))
    rows = usable(
        plan,
        content.rows,
        all_areas(connection),
        key=lambda row: (row.area, row.since, row.until, row.party, row.sex, row.age),
        content=lambda row: row.cases,
        code=lambda row: row.area,
    )
    groups: dict[Hashable, list[LotsPeriodRow]] = defaultdict(list)
    for row in rows:
        plan.periods.add(f"{row.since.isoformat()}/{row.until.isoformat()}")
        if row.until < row.since:
            plan.refuse(row.line, tr("Periodens sista dag ligger före den första."))
        groups[row.area, row.since, row.until].append(row)
    for group in groups.values():
        cells = _present_post(connection, group[0])
        cells |= {(row.party, row.sex, row.age): (row.cases, row.line) for row in group}
        _see_that_parts_fit(plan, cells)
    plan.parts = [
        Part(
            LOTS_PERIOD,
            [
                {
                    "area_code": row.area,
                    "since": row.since,
                    "until": row.until,
                    "party": row.party.value,
                    "sex": row.sex.value,
                    "age_group": row.age.value,
                    **stored("cases", row.cases),
                }
                for row in rows
            ],
        )
    ]
    return plan


def _present_post(connection: Connection, post: LotsPeriodRow) -> _Cells:
    wanted = select(LOTS_PERIOD).where(
        LOTS_PERIOD.c.area_code == post.area, LOTS_PERIOD.c.since == post.since, LOTS_PERIOD.c.until == post.until
    )
    return {
        (Party(row["party"]), Sex(row["sex"]), AgeGroup(row["age_group"])): (figure(row, "cases"), _ALREADY_THERE)
        for row in connection.execute(wanted).mappings()
    }


_Share = tuple[str, str]


def plan_resource_months(connection: Connection, content: ResourceMonths, said: Said) -> Plan:
    """The extra resource by month, sex and ages; a sex or age group larger than everyone is refused, and so are women
    and men that are not everyone."""
    plan = Plan(frozenset({Subject.RESOURCE}))
    areas = all_areas(connection)
    rows = usable(
        plan,
        content.rows,
        areas,
        key=lambda row: (row.area, row.month, row.sex, row.age_group),
        content=lambda row: tuple(getattr(row, measure) for measure in MEASURES),
        code=lambda row: row.area,
        texts=lambda row: (row.age_group,),
    )
    groups: dict[tuple[str, Period], list[ResourceMonthRow]] = defaultdict(list)
    for row in rows:
        plan.periods.add(row.month.code)
        groups[row.area, row.month].append(row)
    status = fetch(connection, MONTH_STATUS, [(area, month.code) for area, month in groups])
    for (area, month), group in groups.items():
        for measure in MEASURES:
            shares = _shares(connection, area, month, group, measure)
            _see_that_shares_fit(plan, shares)
            _see_that_sexes_add_up(plan, shares, measure)
        locked = status.get((area, month.code), {}).get("status") == MonthStatus.LAST.value
        if locked and not said.corrected:
            _refuse_locked(plan, areas[area], month, group)
    plan.months = set(groups)
    plan.parts = [Part(RESOURCE_MONTH, [_resource_columns(row) for row in rows])]
    return plan


def _resource_columns(row: ResourceMonthRow) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "area_code": row.area,
        "month": row.month.code,
        "sex": row.sex.value,
        "age_group": row.age_group,
    }
    for measure in MEASURES:
        columns |= stored(measure, getattr(row, measure))
    return columns


_Shares = Mapping[_Share, tuple[Value, int]]


def _shares(connection: Connection, area: str, month: Period, rows: list[ResourceMonthRow], measure: str) -> _Shares:
    """One measure by sex and ages with its line, what is stored already under what the file brings."""
    wanted = select(RESOURCE_MONTH).where(RESOURCE_MONTH.c.area_code == area, RESOURCE_MONTH.c.month == month.code)
    present = {
        (row["sex"], row["age_group"]): (figure(row, measure), _ALREADY_THERE)
        for row in connection.execute(wanted).mappings()
    }
    return {**present, **{(row.sex.value, row.age_group): (getattr(row, measure), row.line) for row in rows}}


def _see_that_shares_fit(plan: Plan, shares: _Shares) -> None:
    for (sex, ages), (count, line) in shares.items():
        for (whole_sex, whole_ages), (most, whole_line) in shares.items():
            inside = whole_sex in (sex, Sex.UNSPLIT.value) and whole_ages in (ages, AgeGroup.ALLA.value)
            at = line or whole_line
            if not inside or isinstance(count, Empty) or isinstance(most, Empty) or at == _ALREADY_THERE:
                continue
            if count > most:
                text = tr("{part} kan inte ingå i en summa på {whole}.")
                plan.refuse(at, text.format(part=show_count(count), whole=show_count(most)))


def _see_that_sexes_add_up(plan: Plan, shares: _Shares, measure: str) -> None:
    """Women and men, and others where they are told of, are everyone; known only where each of them is."""
    for ages in {ages for _sex, ages in shares}:
        parts = [shares.get((sex.value, ages)) for sex in (Sex.KVINNA, Sex.MAN)]
        others = shares.get((Sex.ANNAT.value, ages), (0, _ALREADY_THERE))
        told = [*parts, others, shares.get((Sex.UNSPLIT.value, ages))]
        known = [each for each in told if each is not None and not isinstance(each[0], Empty)]
        at = max(line for _value, line in known) if known else _ALREADY_THERE
        if len(known) < len(told) or at == _ALREADY_THERE:
            continue
        *counts, whole = (number for number, _line in known if not isinstance(number, Empty))
        if max(counts) <= whole != sum(counts):
            text = tr("{measure}: kvinnor {women} och män {men} blir {sum}, men alla är {all}.")
            if counts[2]:
                text = tr("{measure}: kvinnor {women}, män {men} och annat {others} blir {sum}, men alla är {all}.")
            women, men, other = (show_count(count) for count in counts)
            plan.refuse(
                at,
                text.format(
                    measure=measure_label(measure),
                    women=women,
                    men=men,
                    others=other,
                    sum=show_count(sum(counts)),
                    all=show_count(whole),
                ),
            )
