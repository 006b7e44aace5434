"""What whoever types a year sees: what is typed, what the months give, and the years beside (domain handbook §3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.benefits.benefit import AGE_20_64, BenefitFigures
from domain.benefits.of_period import GapTreatment, figures_of_period, latest_known_aid
from domain.benefits.slips import Near
from domain.benefits.typed_year import YearColumn, year_column
from domain.ground.area import Area
from domain.ground.history import FigureStep
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source
from storage.benefits.months import AreaRows, Division, read_months, source_of
from storage.benefits.queries import choose, read_typed
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.history.changelog import figure_history
from storage.schema.benefits import BENEFIT_YEAR

TYPED_SEXES = (Sex.KVINNA, Sex.MAN, Sex.ALLA)
_BySex = Mapping[Sex, BenefitFigures]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One area and period as it is typed (*årsvärden*), by sex.

    `typed` is what is stored, `months` what the monthly table gives for the same period, `before` and `after` what is
    shown of the years beside.
    """

    area: Area
    period: Period
    age_group: str
    typed: _BySex
    months: _BySex
    before: _BySex
    after: _BySex

    @property
    def shown(self) -> _BySex:
        """Which of typed figures and months is shown in the profile, by sex."""
        return _shown(self.months, self.typed)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where what is typed comes from."""
        return tuple(dict.fromkeys(figures.source for figures in self.typed.values()))

    def near(self, sex: Sex) -> dict[Near, YearColumn]:
        """What the typed figures of a sex are held against."""
        found = {Near.BEFORE: self.before, Near.AFTER: self.after, Near.MONTHS: self.months}
        return {near: year_column(by_sex[sex]) for near, by_sex in found.items() if sex in by_sex}


def entry_page(
    ws: Workspace,
    area: str,
    period: Period,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
) -> EntryPage:
    """The page of one area, which is no group, and one year or half-year. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        where = known_area(connection, area)
        typed: dict[Period, dict[Sex, BenefitFigures]] = {}
        monthly: dict[Period, dict[Sex, BenefitFigures]] = {}
        for sex in TYPED_SEXES:
            division = Division(sex, age_group, treatment)
            rows = read_months(connection, [area], division, None, None).get(area)
            written = read_typed(connection, {area: where}, None, division)
            for each in (period.previous, period, period.following):
                if (area, each) in written:
                    typed.setdefault(each, {})[sex] = written[area, each]
                made = None if rows is None else _of_months(connection, where, each, division, rows)
                if made is not None:
                    monthly.setdefault(each, {})[sex] = made
    return EntryPage(
        area=where,
        period=period,
        age_group=age_group,
        typed=typed.get(period, {}),
        months=monthly.get(period, {}),
        before=_shown(monthly.get(period.previous, {}), typed.get(period.previous, {})),
        after=_shown(monthly.get(period.following, {}), typed.get(period.following, {})),
    )


def _of_months(
    connection: Connection, area: Area, period: Period, division: Division, rows: AreaRows
) -> BenefitFigures | None:
    months = [each for each in rows.months if each.month in period.months]
    if not months:
        return None
    before = [each for each in rows.months if each.month < months[0].month]
    return figures_of_period(
        area,
        period,
        division.sex,
        division.age_group,
        months,
        source_of(connection, rows.sources),
        treatment=division.treatment,
        before=latest_known_aid(before),
    )


def _shown(monthly: _BySex, typed: _BySex) -> _BySex:
    chosen = {sex: choose(monthly.get(sex), typed.get(sex)) for sex in TYPED_SEXES}
    return {sex: known.shown for sex, known in chosen.items() if known is not None}


def entry_history(ws: Workspace, page: EntryPage, sex: Sex, name: str) -> tuple[FigureStep, ...]:
    """What a typed figure of the page has been."""
    key = (page.area.code, page.period.code, sex.value, page.age_group)
    return figure_history(ws, BENEFIT_YEAR, key, name)
