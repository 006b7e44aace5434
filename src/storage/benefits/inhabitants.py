"""How many people live in an area, as far as the workspace knows: what a count of persons there is held against."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from domain.benefits.benefit import AGE_20_64
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from storage.benefits.months import source_of
from storage.file.workspace import Workspace
from storage.schema.benefits import BENEFIT_MONTH, BENEFIT_YEAR

_TABLES = tuple(
    (table.c.population, table.c.area_code, table.c.sex, table.c.age_group, period)
    for table, period in (
        (BENEFIT_MONTH, BENEFIT_MONTH.c.month),
        (BENEFIT_YEAR, BENEFIT_YEAR.c.period),
    )
)


def latest_inhabitants(ws: Workspace, area: str, day: date) -> Value:
    """The latest number of inhabitants 20–64 years known at `day`: of a month, else of a year; else *saknas*."""
    with ws.reading() as connection:
        for population, area_code, sex, age_group, period in _TABLES:
            wanted = (
                select(population)
                .where(area_code == area, sex == Sex.ALLA.value, age_group == AGE_20_64, population.is_not(None))
                .where(period <= f"{day:%Y-%m}")
                .order_by(period.desc())
                .limit(1)
            )
            found: Value | None = connection.execute(wanted).scalar_one_or_none()
            if found is not None:
                return found
    return Empty.SAKNAS


def read_inhabitants(
    connection: Connection, areas: Sequence[str], months: Sequence[Period]
) -> tuple[Mapping[str, Mapping[Period, Value]], Source]:
    """The inhabitants 20–64 years of each area in each of the months and where they come from, inside a transaction: as
    known of the month, else of its year. A month that nothing is known of is absent."""
    known: dict[tuple[str, str], tuple[int, int | None]] = {}
    for table, period in ((BENEFIT_YEAR, BENEFIT_YEAR.c.period), (BENEFIT_MONTH, BENEFIT_MONTH.c.month)):
        c = table.c
        wanted = select(c.area_code, period, c.population, c.source_id).where(
            c.area_code.in_(areas), c.sex == Sex.ALLA.value, c.age_group == AGE_20_64, c.population.is_not(None)
        )
        within = wanted.where(period.between(str(months[0].year), months[-1].code))
        known |= {(code, at): (people, source) for code, at, people, source in connection.execute(within)}
    found: dict[str, dict[Period, Value]] = defaultdict(dict)
    used: set[int | None] = set()
    for code in areas:
        for at in months:
            people = known.get((code, at.code), known.get((code, str(at.year))))
            if people is not None:
                found[code][at] = people[0]
                used.add(people[1])
    return found, source_of(connection, used)
