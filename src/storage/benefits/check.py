"""What does not add up in benefits by year and by month, for whoever looks a workspace over."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sqlalchemy import Connection, and_, func, or_, select

from domain.benefits.months import FIGURES
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE, check_year
from domain.ground.area import Area
from domain.ground.display import show_count
from domain.ground.period import parse_month, parse_period
from domain.ground.sex import Sex
from domain.ground.text import tr
from storage.ground.figures import stored_year_column
from storage.kept import CheckProblem
from storage.schema.benefits import BENEFIT_MONTH, BENEFIT_YEAR


def check_years(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
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


def check_monthly(connection: Connection, _areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
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
        text = tr("{count} rader skiljer sig: kvinnor och män blir inte alla. Siffrorna står som källan anger dem.")
        if count == 1:
            text = tr("1 rad skiljer sig: kvinnor och män blir inte alla. Siffrorna står som källan anger dem.")
        yield CheckProblem(where, text.format(count=show_count(count)))
