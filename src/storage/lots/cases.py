"""Reading the case log (*ärendelogg*): single cases, and what the cases of a period add up to by SQL alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, case, func, literal, select, union_all

from domain.ground.area import Area
from domain.ground.period import Period, parse_month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Value
from domain.lots.breakdown import CaseBreakdown
from domain.lots.case import CaseList, CollaborationProblem, LotsCase, case_counts, known_workers
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, Counts, Party
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, recorded_sources
from storage.ground.rows import among, fetch, keys_text
from storage.ground.sources import SOURCE_COLUMNS
from storage.schema.areas import SOURCE
from storage.schema.lots import CASE_WORD, LOTS_CASE, MONTH_STATUS

COLUMN_OF = {
    CaseList.UNIT: "unit",
    CaseList.REQUEST: "requests",
    CaseList.OUTCOME: "outcomes",
    CaseList.RISK_FACTOR: "risk_factors",
}
_PROBLEM = "problem"
_CELLS = {(party.value, sex.value, age.value): (party, sex, age) for party in PARTIES for sex in SEXES for age in AGES}
_C = LOTS_CASE.c
_WORDS = select(CASE_WORD).order_by(CASE_WORD.c.recorded_at, CASE_WORD.c.label)
_At = tuple[str, str]
_Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case with what it takes to change or remove it."""

    id: int
    case: LotsCase


@dataclass(frozen=True, slots=True)
class CountedCases:
    """What the cases of one month give: figures, different case workers, and where they come from."""

    counts: Counts = field(default_factory=lambda: case_counts({}))
    workers: Mapping[Party, Value] = field(default_factory=lambda: dict.fromkeys(PARTIES, 0))
    source: Source | None = None


def cases(ws: Workspace, area: str, first: Period, last: Period) -> tuple[StoredCase, ...]:
    """The cases of an area from `first` to `last`, the latest first. Raises UserProblem for an unknown area."""
    wanted = (
        select(LOTS_CASE)
        .where(_C.area_code == area, _C.month.between(first.code, last.code))
        .order_by(_C.month.desc(), _C.id.desc())
    )
    with ws.reading() as connection:
        where = known_area(connection, area)
        found = connection.execute(wanted).mappings().all()
    months = {code: parse_month(code) for code in {row["month"] for row in found}}
    return tuple(StoredCase(row["id"], read_case(row, where, months[row["month"]])) for row in found)


def still_there(ws: Workspace, those: Sequence[StoredCase]) -> tuple[StoredCase, ...]:
    """The cases as they are now, in the same order; those that are no more are left out."""
    with ws.reading() as connection:
        found = fetch(connection, LOTS_CASE, [(each.id,) for each in those])
    rows = [found[each.id,] | {"area": each.case.area} for each in those if (each.id,) in found]
    return tuple(StoredCase(row["id"], read_case(row, row["area"], parse_month(row["month"]))) for row in rows)


def read_case(row: Mapping[Any, Any], area: Area, month: Period) -> LotsCase:
    """The case that a row of the table holds."""
    return LotsCase(
        area,
        month,
        Party(row["party"]),
        Sex(row["sex"]),
        AgeGroup(row["age_group"]),
        row["received_on"],
        row["unit"],
        row["worker_code"],
        CollaborationProblem(row["problem"]),
        tuple(row["requests"].split()),
        tuple(row["outcomes"].split()),
        tuple(row["risk_factors"].split()),
    )


def case_words(ws: Workspace) -> Mapping[CaseList, Mapping[str, str]]:
    """The words of every list by code: those of the program, then the workspace's own."""
    with ws.reading() as connection:
        return read_case_words(connection)


def read_case_words(connection: Connection) -> Mapping[CaseList, Mapping[str, str]]:
    """As `case_words`, inside a transaction that is already open."""
    words = {each: dict(each.words) for each in CaseList}
    for row in connection.execute(_WORDS):
        words[CaseList(row.list)][row.code] = row.label
    return words


def breakdown(ws: Workspace, areas: Sequence[str], first: Period, last: Period) -> CaseBreakdown:
    """What the cases of the areas were about from `first` to `last`; none of months that hold totals."""
    with ws.reading() as connection:
        return read_breakdown(connection, areas, first, last)


def read_breakdown(connection: Connection, areas: Sequence[str], first: Period, last: Period) -> CaseBreakdown:
    """As `breakdown`, inside a transaction that is already open."""
    asked = {"areas": keys_text(areas), "first": first.code, "last": last.code}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for column, text, count in connection.execute(_about(), asked):
        found[column][text] = count
    problems = {each: found[_PROBLEM].get(each.value, 0) for each in CollaborationProblem}
    return CaseBreakdown(
        sum(problems.values()), problems, {of: _each_word(found[column]) for of, column in COLUMN_OF.items()}
    )


def read_outcomes(
    connection: Connection, areas: Sequence[str], first: Period, last: Period
) -> tuple[int, Mapping[str, int]]:
    """Of `read_breakdown` the number of cases, and how many of them have each outcome."""
    wanted = select(_C.outcomes, func.count()).where(*_in_months()).group_by(_C.outcomes)
    asked = {"areas": keys_text(areas), "first": first.code, "last": last.code}
    found = {row[0]: int(row[1]) for row in connection.execute(wanted, asked)}
    return sum(found.values()), _each_word(found)


def _each_word(texts: Mapping[str, int]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for text, count in texts.items():
        for code in text.split():
            counted[code] += count
    return counted


@cache
def _about() -> Any:
    """Every text of every column with how many cases have it; sets of words are few, however many the cases are."""
    return union_all(
        *(
            select(literal(name), _C[name], func.count()).where(*_in_months()).group_by(_C[name])
            for name in (_PROBLEM, *COLUMN_OF.values())
        )
    )


def _in_months() -> Iterable[Any]:
    return (
        among(_C.area_code, "areas"),
        _C.month.between(bindparam("first"), bindparam("last")),
    )


def counted_cases(connection: Connection, asked: _Asked) -> Mapping[_At, CountedCases]:
    """What the cases of each month of `areas` from `first` to `last` give; a month without cases is absent."""
    counts: dict[_At, dict[CellKey, int]] = defaultdict(dict)
    for code, month, party, sex, age, number in connection.execute(_counted(), asked):
        counts[code, month][_CELLS[party, sex, age]] = number
    workers: dict[_At, dict[Party, Value]] = defaultdict(lambda: dict.fromkeys(PARTIES, 0))
    for code, month, party, different, without in connection.execute(_workers(by_month=True), asked):
        workers[code, month][Party(party)] = known_workers(different, without)
    sources: dict[_At, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(_sources(), asked).mappings():
        sources[row["area_code"], row["month"]].append(row)
    return {at: CountedCases(case_counts(counts[at]), workers[at], recorded_sources(sources[at])) for at in counts}


@cache
def _counted() -> Select[Any]:
    columns = (_C.area_code, _C.month, _C.party, _C.sex, _C.age_group)
    return select(*columns, func.count()).where(*_in_months()).group_by(*columns)


@cache
def _workers(*, by_month: bool) -> Select[Any]:
    """How many different codes each party's cases have, and how many cases have none."""
    columns = (_C.area_code, _C.month, _C.party) if by_month else (_C.area_code, _C.party)
    code = func.nullif(_C.worker_code, "")
    without = func.sum(case((_C.worker_code == "", 1), else_=0)).cast(Integer)
    return select(*columns, func.count(code.distinct()), without).where(*_in_months()).group_by(*columns)


@cache
def _sources() -> Select[Any]:
    columns = (_C.area_code, _C.month, _C.source_id, _C.recorded_by)
    latest = func.max(_C.recorded_at, type_=_C.recorded_at.type).label("recorded_at")
    each = select(*columns, latest).where(*_in_months()).group_by(*columns).subquery()
    return select(each, *SOURCE_COLUMNS).outerjoin(SOURCE, SOURCE.c.id == each.c.source_id).order_by("recorded_at")


def different_workers(ws: Workspace, area: str, first: Period, last: Period) -> Mapping[Party, Value]:
    """How many different case workers of each party the cases from `first` to `last` name (ruling 19): the same one
    counts once, in however many months; not known of a party that has cases without a code."""
    with ws.reading() as connection:
        return read_different_workers(connection, [area], first, last)[area]


def read_different_workers(
    connection: Connection, areas: Sequence[str], first: Period, last: Period
) -> Mapping[str, Mapping[Party, Value]]:
    """As `different_workers`, of several areas by code, inside a transaction that is already open."""
    asked = {"areas": keys_text(areas), "first": first.code, "last": last.code}
    found: dict[str, dict[Party, Value]] = {code: dict.fromkeys(PARTIES, 0) for code in areas}
    for code, party, different, without in connection.execute(_workers(by_month=False), asked):
        found[code][Party(party)] = known_workers(different, without)
    return found


def used_workers(ws: Workspace, area: str) -> Mapping[Party, tuple[str, ...]]:
    """The codes of case workers that cases of the area have, by party and in order: offered as they are typed."""
    wanted = (
        select(_C.party, _C.worker_code)
        .where(_C.area_code == area, _C.worker_code != "")
        .distinct()
        .order_by(_C.worker_code)
    )
    found: dict[Party, tuple[str, ...]] = {}
    with ws.reading() as connection:
        for party, code in connection.execute(wanted):
            found[Party(party)] = (*found.get(Party(party), ()), code)
    return found


def kept_by_case(connection: Connection, area: str, month: Period) -> bool:
    """True of a month that is filled from its cases."""
    wanted = select(MONTH_STATUS.c.by_case).where(MONTH_STATUS.c.area_code == area, MONTH_STATUS.c.month == month.code)
    return bool(connection.execute(wanted).scalar_one_or_none())
