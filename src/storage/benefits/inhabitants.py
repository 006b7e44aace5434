"""How many people live in an area, as far as the workspace knows: what a count of persons there is held against."""

from datetime import date

from sqlalchemy import select

from domain.benefits.benefit import AGE_20_64
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
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
