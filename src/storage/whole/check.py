"""Looking a workspace over: the file, its keys, and what does not add up."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, and_, func, or_, select

from domain.benefits.months import FIGURES
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE, check_year
from domain.ground.area import Area
from domain.ground.display import show_count, show_date
from domain.ground.period import parse_month, parse_period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum
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
from domain.lots.resource_check import MEASURES, check_resource
from domain.populations.definition import check_counts, check_sexes
from storage.file.settings import said_of_settings
from storage.file.soundness import faults
from storage.file.workspace import Workspace
from storage.ground.figures import figure, stored_year_column
from storage.ground.plan import all_areas
from storage.indicators.queries import indicator_faults
from storage.populations.queries import read_definitions
from storage.reporting.queries import report_faults
from storage.schema import (
    BENEFIT_MONTH,
    BENEFIT_YEAR,
    LOTS_MONTH,
    LOTS_PERIOD,
    MONTH_STATUS,
    POPULATION_COUNT,
    RESOURCE_MONTH,
    SETTING,
)


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """Where, in words (`LOTS maj 2016, Tierp`), and what, as a sentence."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`integrity` and `foreign_keys` are True when all is well with the file itself."""

    integrity: bool
    foreign_keys: bool
    problems: tuple[CheckProblem, ...]


def check_workspace(ws: Workspace) -> CheckReport:
    """File integrity, foreign keys, values of another kind than their column's; where all of that is sound also
    settings outside their bounds, sum rules, and months that do not add up."""
    unsound = faults(ws.path)
    if unsound:
        return CheckReport(
            integrity=all(fault.of_keys for fault in unsound),
            foreign_keys=not any(fault.of_keys for fault in unsound),
            problems=tuple(CheckProblem(fault.where, fault.text) for fault in unsound),
        )
    with ws.reading_at_leisure() as connection:
        areas = all_areas(connection)
        return CheckReport(
            integrity=True,
            foreign_keys=True,
            problems=(
                *_settings(connection),
                *_months(connection, areas),
                *_posts(connection, areas),
                *_populations(connection, areas),
                *_resource(connection, areas),
                *_benefits(connection, areas),
                *_monthly_benefits(connection),
                *(CheckProblem(*told) for told in indicator_faults(connection)),
                *(CheckProblem(*told) for told in report_faults(connection)),
            ),
        )


def _settings(connection: Connection) -> Iterator[CheckProblem]:
    stored = {row.key: row.value for row in connection.execute(select(SETTING))}
    yield from (CheckProblem(tr("Inställningar"), text) for text in said_of_settings(stored))


def _cell(party: str, sex: str, age: str) -> CellKey:
    return Party(party), Sex(sex), AgeGroup(age)


def _months(connection: Connection, areas: dict[str, Area]) -> Iterator[CheckProblem]:
    status = {(row.area_code, row.month): MonthStatus(row.status) for row in connection.execute(select(MONTH_STATUS))}
    rows = connection.execute(select(LOTS_MONTH).order_by(LOTS_MONTH.c.area_code, LOTS_MONTH.c.month)).mappings()
    for (code, month), group in groupby(rows, key=lambda row: (row["area_code"], row["month"])):
        counts = {_cell(row["party"], row["sex"], row["age_group"]): figure(row, "cases") for row in group}
        stored = LotsMonth(areas[code], parse_month(month), counts)
        where = tr("LOTS {month}, {area}").format(month=stored.month.label, area=stored.area.name)
        tallied = tally_month(stored)
        for finding in tallied.findings:
            if finding.severity is Severity.WARNING:
                yield CheckProblem(where, finding.text)
        marked = status.get((code, month), MonthStatus.OPPEN)
        if marked is not MonthStatus.OPPEN and not tallied.complete:
            yield CheckProblem(where, tr("Månaden är märkt {status} men är ofullständig.").format(status=marked.label))


def _posts(connection: Connection, areas: dict[str, Area]) -> Iterator[CheckProblem]:
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


def _post_faults(counts: Counts) -> Iterator[str]:
    whole = counts.get((Party.ALLA, Sex.ALLA, AgeGroup.ALLA))
    divisions: tuple[tuple[str, list[CellKey]], ...] = (
        (tr("parterna"), [(party, Sex.ALLA, AgeGroup.ALLA) for party in PARTIES]),
        (tr("könen"), [(Party.ALLA, sex, AgeGroup.ALLA) for sex in SEXES]),
        (tr("åldrarna"), [(Party.ALLA, Sex.ALLA, age) for age in AGES]),
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


def _populations(connection: Connection, areas: dict[str, Area]) -> Iterator[CheckProblem]:
    definition = read_definitions(connection)[0]
    counts: dict[tuple[str, date], dict[Sex, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for row in connection.execute(select(POPULATION_COUNT).order_by(POPULATION_COUNT.c.area_code)).mappings():
        counts[row["area_code"], row["reference_date"]][Sex(row["sex"])][row["row_key"]] = figure(row, "count")
    for (code, day), by_sex in counts.items():
        where = tr("Samverkanspopulation {date}, {area}").format(date=show_date(day), area=areas[code].name)
        for sex, of_sex in by_sex.items():
            named = where if sex is Sex.ALLA else f"{where}, {sex.label.lower()}"
            for problem in check_counts(definition, of_sex):
                yield CheckProblem(named, problem.reason)
        for problem in check_sexes(definition, by_sex):
            yield CheckProblem(where, problem.reason)


def _resource(connection: Connection, areas: dict[str, Area]) -> Iterator[CheckProblem]:
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


def _benefits(connection: Connection, areas: dict[str, Area]) -> Iterator[CheckProblem]:
    """Yearly figures: women and men beside everyone, persons and the published share beside the population."""
    rows = connection.execute(
        select(BENEFIT_YEAR).order_by(BENEFIT_YEAR.c.area_code, BENEFIT_YEAR.c.period, BENEFIT_YEAR.c.age_group)
    ).mappings()
    for (code, period, ages), group in groupby(
        rows, key=lambda row: (row["area_code"], row["period"], row["age_group"])
    ):
        where = tr("Helårsekvivalenter {period}, {area}, {ages} år").format(
            period=parse_period(period).label, area=areas[code].name, ages=ages
        )
        for finding in check_year({Sex(row["sex"]): stored_year_column(row) for row in group}):
            of_one_sex = finding.sex is not Sex.ALLA and finding.name in (POPULATION, PUBLISHED_SHARE)
            yield CheckProblem(f"{where}, {finding.sex.label.lower()}" if of_one_sex else where, finding.text)


def _monthly_benefits(connection: Connection) -> Iterator[CheckProblem]:
    """Women and men beside everyone in the monthly table, told in sum: SCB rounds, and adds noise from 2025."""
    women, men, everyone = (BENEFIT_MONTH.alias(name) for name in ("women", "men", "everyone"))
    same = ("area_code", "age_group", "month")
    apart = or_(*(func.abs(women.c[name] + men.c[name] - everyone.c[name]) > 1 for name in FIGURES))
    counted = (
        select(func.count(), func.min(everyone.c.month), func.max(everyone.c.month))
        .select_from(everyone)
        .join(women, and_(women.c.sex == "kvinna", *(women.c[name] == everyone.c[name] for name in same)))
        .join(men, and_(men.c.sex == "man", *(men.c[name] == everyone.c[name] for name in same)))
        .where(everyone.c.sex == "alla", apart)
    )
    count, first, last = connection.execute(counted).one()
    if count:
        where = tr("Helårsekvivalenter per månad, {first} till {last}").format(
            first=parse_month(first).label, last=parse_month(last).label
        )
        text = tr("{count} rader skiljer: kvinnor och män blir inte alla. Siffrorna står som källan anger dem.")
        if count == 1:
            text = tr("1 rad skiljer: kvinnor och män blir inte alla. Siffrorna står som källan anger dem.")
        yield CheckProblem(where, text.format(count=show_count(count)))
