"""What does not add up in LOTS months, period posts and the extra resource, for whoever looks a workspace over."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sqlalchemy import Connection, func, select

from domain.ground.area import Area
from domain.ground.display import show_count, show_date
from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum
from domain.lots.case import difference_words, differences
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    AgeGroup,
    CellKey,
    Counts,
    LotsMonth,
    MonthStatus,
    Party,
    Severity,
    tally_month,
)
from domain.lots.period import tally_resource
from domain.lots.resource_check import MEASURES, check_resource
from domain.lots.resource_parts import check_parts
from domain.lots.review import show_cases
from storage.ground.figures import figure
from storage.ground.rows import keys_text
from storage.kept import CheckProblem
from storage.lots.cases import COLUMN_OF, CountedCases, counted_cases, read_case_words
from storage.lots.queries import read_resource
from storage.schema.lots import LOTS_CASE, LOTS_MONTH, LOTS_PERIOD, MONTH_STATUS, RESOURCE_MONTH, RESOURCE_PART


def check_months(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Months whose margins differ, or whose cases are others than the check sums beside them, and months marked as done
    that are not whole."""
    status = {(row.area_code, row.month): MonthStatus(row.status) for row in connection.execute(select(MONTH_STATUS))}
    by_case = _months_by_case(connection)
    counted = counted_cases(connection, _ALWAYS | {"areas": keys_text(areas)}) if by_case else {}
    rows = connection.execute(select(LOTS_MONTH).order_by(LOTS_MONTH.c.area_code, LOTS_MONTH.c.month)).mappings()
    for (code, month), group in groupby(rows, key=lambda row: (row["area_code"], row["month"])):
        counts = {_cell(row["party"], row["sex"], row["age_group"]): figure(row, "cases") for row in group}
        stored = LotsMonth(areas[code], parse_month(month), counts)
        where = tr("LOTS {month}, {area}").format(month=stored.month.label, area=stored.area.name)
        if (code, month) in by_case:
            of_cases = counted.get((code, month), CountedCases()).counts
            for cell, cases, total in differences(of_cases, counts):
                yield CheckProblem(where, difference_words(cell, cases, total))
            continue
        tallied = tally_month(stored)
        for finding in tallied.findings:
            if finding.severity is Severity.WARNING:
                yield CheckProblem(where, finding.text)
        marked = status.get((code, month), MonthStatus.OPPEN)
        if marked is not MonthStatus.OPPEN and not tallied.complete:
            yield CheckProblem(where, tr("Månaden är märkt {status} men är ofullständig.").format(status=marked.label))


def check_cases(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Cases of months that hold totals, which are counted nowhere, and words that are in no list."""
    by_case = _months_by_case(connection)
    counted = select(LOTS_CASE.c.area_code, LOTS_CASE.c.month, func.count()).group_by(
        LOTS_CASE.c.area_code, LOTS_CASE.c.month
    )
    for code, month, count in connection.execute(counted):
        if (code, month) not in by_case:
            where = tr("Ärenden {month}, {area}").format(month=parse_month(month).label, area=areas[code].name)
            text = tr("Månaden har ärenden men fylls inte från dem: {cases} räknas inte.")
            yield CheckProblem(where, text.format(cases=show_cases(show_count(count), count)))
    lists = read_case_words(connection)
    for of, column in COLUMN_OF.items():
        texts = connection.execute(select(LOTS_CASE.c[column]).distinct()).scalars()
        unknown = {code for text in texts for code in text.split()} - lists[of].keys()
        for code in sorted(unknown):
            where = tr("Ärendeloggen, {list}").format(list=of.label)
            yield CheckProblem(where, tr("Ordet ”{word}” finns inte i listan.").format(word=code))


def _months_by_case(connection: Connection) -> frozenset[tuple[str, str]]:
    wanted = select(MONTH_STATUS.c.area_code, MONTH_STATUS.c.month).where(MONTH_STATUS.c.by_case)
    return frozenset((code, month) for code, month in connection.execute(wanted))


_ALWAYS = {"first": "0000-01", "last": "9999-12"}


def check_posts(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Period posts whose divisions give different sums."""
    rows = connection.execute(
        select(LOTS_PERIOD).order_by(LOTS_PERIOD.c.area_code, LOTS_PERIOD.c.since, LOTS_PERIOD.c.until)
    ).mappings()
    for (code, since, until), group in groupby(rows, key=lambda row: (row["area_code"], row["since"], row["until"])):
        counts = {_cell(row["party"], row["sex"], row["age_group"]): figure(row, "cases") for row in group}
        where = tr("LOTS-periodpost {since} till {until}, {area}").format(
            since=show_date(since), until=show_date(until), area=areas[code].name
        )
        for text in _post_faults(counts):
            yield CheckProblem(where, text)


def check_resources(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """The extra resource: parts beside their wholes, and women and men beside everyone."""
    rows = connection.execute(
        select(RESOURCE_MONTH).order_by(RESOURCE_MONTH.c.area_code, RESOURCE_MONTH.c.month)
    ).mappings()
    for (code, month), group in groupby(rows, key=lambda row: (row["area_code"], row["month"])):
        counts: dict[str, dict[tuple[Sex, str], Value]] = {measure: {} for measure in MEASURES}
        for row in group:
            for measure in MEASURES:
                counts[measure][Sex(row["sex"]), row["age_group"]] = figure(row, measure)
        where = tr("Tilläggsresurs {month}, {area}").format(month=parse_month(month).label, area=areas[code].name)
        for text in check_resource(counts):
            yield CheckProblem(where, text)


def check_resource_parts(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """What the extra resource is made of, beside everyone."""
    rows = connection.execute(
        select(RESOURCE_PART).order_by(RESOURCE_PART.c.area_code, RESOURCE_PART.c.month)
    ).mappings()
    parts = {at: list(of) for at, of in groupby(rows.all(), key=lambda row: (row["area_code"], row["month"]))}
    last = max((month for _, month in parts), default="1900-01")
    recorded = read_resource(connection, tuple(areas.values()), None, parse_month(last))
    for (code, month), group in parts.items():
        at = parse_month(month)
        tallied = tally_resource([each for each in recorded if (each.area.code, each.month) == (code, at)])
        everyone = {"new": tallied.new, "ended": tallied.ended, "active": tallied.active}
        where = tr("Tilläggsresurs {month}, {area}").format(month=at.label, area=areas[code].name)
        for text in check_parts(everyone, {row["part"]: figure(row, "persons") for row in group}):
            yield CheckProblem(where, text)


def _cell(party: str, sex: str, age: str) -> CellKey:
    return Party(party), Sex(sex), AgeGroup(age)


def _post_faults(counts: Counts) -> Iterator[str]:
    whole = counts.get((Party.ALLA, Sex.UNSPLIT, AgeGroup.ALLA))
    divisions: tuple[tuple[str, list[CellKey]], ...] = (
        (tr("parterna"), [(party, Sex.UNSPLIT, AgeGroup.ALLA) for party in PARTIES]),
        (tr("könen"), [(Party.ALLA, sex, AgeGroup.ALLA) for sex in SEXES]),
        (tr("åldrarna"), [(Party.ALLA, Sex.UNSPLIT, age) for age in AGES]),
    )
    sums: dict[str, Value] = {}
    for name, keys in divisions:
        given = [counts[key] for key in keys if key in counts]
        if given:
            sums[name] = exact_sum(given)
    if whole is not None:
        sums = {tr("summan"): whole, **sums}
    known = [(name, value) for name, value in sums.items() if not isinstance(value, Empty)]
    for name, value in known[1:]:
        if value != known[0][1]:
            text = tr("{first} är {one} men {other} ger {two}.")
            yield text.format(
                first=known[0][0].capitalize(), one=show_count(known[0][1]), other=name, two=show_count(value)
            )
