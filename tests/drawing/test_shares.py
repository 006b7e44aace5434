"""Charts of shares as data: the radar, layers over time against riket, areas side by side."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.benefits.benefit import Benefit, BenefitFigures, CountryGaps
from domain.benefits.of_period import MonthFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.profile.profile import Profile, Standing, build_profile
from domain.profile.ranking import Rank, RankMeasure, RankSource, published_rank
from domain.profile.series import BenefitSeries
from drawing.palette import Tone
from drawing.profile import radar_chart
from drawing.shares import comparison_words, shares_of_areas
from support.sample_report import published_profile

UMEA = Area("2480", "Umeå", AreaKind.KOMMUN)
VINDELN = Area("2404", "Vindeln", AreaKind.KOMMUN)
RIKET = Area("00", "Riket", AreaKind.RIKET)
SCB = Source("HE0000T02N2", "SCB", recorded=date(2022, 3, 31))
COUNTS: tuple[Value, ...] = (100, 200, 300, 400, 50, 150)


def figures(
    area: Area = UMEA,
    year: int = 2021,
    population: Value = 10_000,
    published: Fraction | None = None,
    persons: tuple[Value, ...] = COUNTS,
) -> BenefitFigures:
    kinds = dict(zip(Benefit, persons, strict=True))
    period = Period(year, PeriodKind.YEAR)
    return BenefitFigures(area, period, Sex.ALLA, "20-64", kinds, population, published, SCB)


def profile(area: Area = UMEA, population: Value = 10_000, *, before: bool = False) -> Profile:
    return build_profile(figures(area, population=population), figures(area, 2020, 9_000) if before else None)


def series(
    area: Area = UMEA,
    months: tuple[MonthFigures, ...] = (),
    years: tuple[BenefitFigures, ...] = (),
    filled: tuple[Period, ...] = (),
    partial: tuple[Period, ...] = (),
) -> BenefitSeries:
    return BenefitSeries(area, Sex.ALLA, "20-64", months, years, filled, SCB if months else None, partial)


def months(count: int, first: int = 1) -> tuple[MonthFigures, ...]:
    return tuple(MonthFigures(month(2021, first + at), COUNTS, 10_000) for at in range(count))


def test_the_radar_has_an_axis_for_each_kind_with_its_place() -> None:
    rank = Rank(280, 270, 290, False, RankSource.COMPUTED)
    standing = Standing({RankMeasure.TOTAL: rank}, {Benefit.ARBETSMARKNADSATGARDER: rank})
    chart = radar_chart(build_profile(figures(), figures(year=2020, population=9_000), standing=standing))
    assert [axis.label for axis in chart.axes] == [kind.label for kind in Benefit]
    fourth = chart.axes[3]
    assert (fourth.value, fourth.rank, fourth.of, fourth.quarter) == (4, 280, 290, 4)
    assert chart.axes[0].rank is None
    assert (chart.total, chart.now, chart.before) == (12, "2021", "2020")
    assert "Störst är arbetsmarknadsåtgärder, 4,0\u00a0% av befolkningen." in chart.text.reading
    assert "I landets högsta fjärdedel ligger arbetsmarknadsåtgärder." in chart.text.reading
    assert "plats 280 av 290" in chart.text.alternative
    assert "med 2020 inom parentes" in chart.text.alternative


def test_a_published_place_of_economic_aid_is_the_kinds_own() -> None:
    ranks = {RankMeasure.EKONOMISKT_BISTAND: published_rank(193, 218, 290)}
    chart = radar_chart(build_profile(figures(), ranks=ranks))
    assert chart.axes[5].rank == 193
    assert "(" not in chart.text.alternative


def test_a_radar_without_shares_says_so() -> None:
    chart = radar_chart(published_profile("2401", "Nordmaling", 2021))
    assert chart.text.reading == "Andelen av befolkningen är inte känd för någon ersättning i Nordmaling 2021."


def test_areas_stand_lowest_first_with_riket_grey_and_the_own_in_the_accent() -> None:
    compared = [profile(before=True), profile(VINDELN, 12_000), profile(RIKET, 11_000)]
    chart = shares_of_areas(compared, UMEA)
    assert chart is not None
    assert chart.categories == ("Vindeln", "Riket", "Umeå")
    assert chart.tones == (Tone.OTHER, Tone.RIKET, Tone.ACCENT)
    assert [line.earlier for line in chart.series] == [False, True]
    assert chart.text.reading == (
        "Lägst andel har Vindeln (10,0\u00a0%), högst Umeå (12,0\u00a0%). I riket är den 10,9\u00a0%."
    )


def test_where_a_share_is_not_known_nobody_is_called_lowest_of_all() -> None:
    unknown = published_profile("2401", "Nordmaling", 2021)
    compared = [
        profile(),
        profile(VINDELN, 12_000),
        replace(unknown, total=replace(unknown.total, share_of_population=Empty.SAKNAS)),
    ]
    said = comparison_words(compared)
    assert said == "Andelen är känd för 2 av 3 kommuner, från 10,0\u00a0% (Vindeln) till 12,0\u00a0% (Umeå)."
    chart = shares_of_areas(compared, UMEA)
    assert chart is not None
    assert chart.text.reading == said


def test_areas_without_a_year_before_have_one_bar_each() -> None:
    chart = shares_of_areas([profile(), profile(VINDELN, 12_000)], UMEA)
    assert chart is not None
    assert len(chart.series) == 1


def test_one_share_is_no_comparison() -> None:
    compared = [profile(), profile(VINDELN, Empty.SAKNAS)]
    assert shares_of_areas(compared, UMEA) is None
    assert comparison_words(compared) == "Bara Umeå har en känd andel (12,0\u00a0%)."
    assert comparison_words([profile(VINDELN, Empty.SAKNAS)]) == ""


def test_where_riket_lacks_figures_its_share_is_said_to_be_too_low() -> None:
    riket = replace(profile(RIKET), country_gaps=CountryGaps((month(2021, 3),), 2, 290))
    assert comparison_words([profile(), profile(VINDELN), riket]).endswith("(för lågt: bortfall).")
