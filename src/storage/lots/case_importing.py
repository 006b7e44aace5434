"""Taking in a file of LOTS cases (*ärendelogg*): what is there already is not there twice."""

from calendar import monthrange
from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.changes import Subject
from domain.ground.period import Period
from domain.ground.text import tr
from domain.importing.tidy import LotsCaseRow, LotsCases
from domain.lots.case import CaseList, joined
from domain.lots.month import MonthStatus
from storage.ground.plan import Part, Plan, all_areas, usable
from storage.ground.rows import Row
from storage.kept import Said
from storage.lots.cases import read_case_words
from storage.lots.queries import read_months
from storage.schema.columns import PROVENANCE
from storage.schema.lots import LOTS_CASE, MONTH_STATUS

_COLUMNS = tuple(each.name for each in LOTS_CASE.columns if each.name != "id" and each.name not in PROVENANCE)


def plan_lots_cases(connection: Connection, content: LotsCases, said: Said) -> Plan:
    """Single cases. They have no key that a file could name: of cases of a month that are told alike, only those are
    new that there are more of in the file than there."""
    plan = Plan(frozenset({Subject.LOTS}))
    areas = all_areas(connection)
    rows = usable(
        plan, content.rows, areas, key=lambda row: row.line, content=lambda row: row, code=lambda row: row.area
    )
    _see_that_words_are_known(plan, connection, rows)
    groups: dict[tuple[str, Period], list[LotsCaseRow]] = defaultdict(list)
    for row in rows:
        plan.periods.add(row.month.code)
        if row.day is not None and row.day > monthrange(row.month.year, row.month.number)[1]:
            plan.refuse(row.line, tr("{month} har inte så många dagar.").format(month=row.month.label.capitalize()))
        groups[row.area, row.month].append(row)
    cases: list[Row] = []
    months: list[Row] = []
    for (code, month), group in groups.items():
        status = _see_that_it_takes_cases(plan, connection, areas[code], month, group, said)
        months.append({"area_code": code, "month": month.code, "status": status.value, "by_case": True})
        cases += _beside_those_there(connection, code, month, group) if not plan.refused else []
    plan.months = set(groups)
    plan.parts = [Part(MONTH_STATUS, months, counted=False), Part(LOTS_CASE, cases)]
    return plan


def _see_that_words_are_known(plan: Plan, connection: Connection, rows: list[LotsCaseRow]) -> None:
    words = read_case_words(connection)
    for row in rows:
        for of, codes in (
            (CaseList.UNIT, (row.unit,) if row.unit else ()),
            (CaseList.REQUEST, row.requests),
            (CaseList.OUTCOME, row.outcomes),
            (CaseList.RISK_FACTOR, row.risk_factors),
        ):
            for code in codes:
                if code not in words[of]:
                    text = tr("”{word}” finns inte i listan {list}. Lägg till ordet i vyn Ärenden, eller rätta filen.")
                    plan.refuse(row.line, text.format(word=code, list=of.label))


def _see_that_it_takes_cases(
    plan: Plan, connection: Connection, area: Area, month: Period, group: list[LotsCaseRow], said: Said
) -> MonthStatus:
    stored = read_months(connection, area, month, month)[0]
    name = tr("{month}, {area}").format(month=month.label.capitalize(), area=area.name)
    if stored.status is MonthStatus.LAST and not said.corrected:
        plan.locked.append(name)
        for row in group:
            plan.refuse(row.line, tr("{month} är låst. Läs in filen som en rättelse, med ett skäl.").format(month=name))
    if not stored.by_case and (stored.counts or stored.workers):
        text = tr("{month} har månadstal. Gå över till ärenden i vyn Ärenden först.").format(month=name)
        for row in group:
            plan.refuse(row.line, text)
    return stored.status


def _beside_those_there(connection: Connection, code: str, month: Period, group: list[LotsCaseRow]) -> list[Row]:
    """The rows to store: with the number of a case that is told alike where there is one, else without."""
    wanted = select(LOTS_CASE).where(LOTS_CASE.c.area_code == code, LOTS_CASE.c.month == month.code)
    there: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in connection.execute(wanted.order_by(LOTS_CASE.c.id.desc())).mappings():
        there[tuple(row[name] for name in _COLUMNS)].append(row["id"])
    stored = [_stored(row) for row in group]
    for each in stored:
        alike = there[tuple(each[name] for name in _COLUMNS)]
        each["id"] = alike.pop() if alike else None
    return stored


def _stored(row: LotsCaseRow) -> Row:
    return {
        "area_code": row.area,
        "month": row.month.code,
        "received_on": None if row.day is None else date(row.month.year, row.month.number, row.day),
        "party": row.party.value,
        "unit": row.unit,
        "worker_code": row.worker,
        "sex": row.sex.value,
        "age_group": row.age.value,
        "problem": row.problem.value,
        "requests": joined(row.requests),
        "outcomes": joined(row.outcomes),
        "risk_factors": joined(row.risk_factors),
    }
