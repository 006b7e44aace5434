"""Charts of shares as data: the radar, layers over time against riket, areas side by side."""

from datetime import date
from fractions import Fraction

from domain.area import Area, AreaKind
from domain.benefit import Benefit, BenefitFigures
from domain.benefit_period import MonthFigures
from domain.chart import Tone, chart_table
from domain.period import Period, PeriodKind, month
from domain.profile import Profile, Standing, build_profile
from domain.profile_chart import radar_chart
from domain.ranking import Rank, RankMeasure, RankSource, published_rank
from domain.series import BenefitSeries
from domain.sex import Sex
from domain.share_charts import comparison_words, shares_of_areas, shares_over_time, total_share
from domain.source import Source
from domain.value import Empty, Value
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
    assert "Bland landets högsta fjärdedel ligger arbetsmarknadsåtgärder." in chart.text.reading
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


def test_layers_month_by_month_stand_against_riket() -> None:
    chart = shares_over_time(
        series(months=months(4), filled=(month(2021, 2),), partial=(month(2021, 3),)),
        series(RIKET, months=months(3, first=2)),
    )
    assert chart is not None
    assert [line.name for line in chart.series] == ["Ohälsa", "Arbetslöshet", "Ekonomiskt bistånd", "Riket"]
    assert chart.series[3].reference
    assert chart.series[3].values == (Empty.SAKNAS, 12, 12, 12)
    assert chart.series[0].values == (3, 3, 3, 3)
    assert chart.points == ("2021-01", "2021-02", "2021-03", "2021-04")
    assert chart.marks == ((1, "bortfall, senast kända värde"), (2, "alla kommuner har inte rapporterat"))
    assert chart.text.reading == "I Umeå var andelen 12,0\u00a0% i januari 2021 och 12,0\u00a0% i april 2021."
    assert len(chart_table(chart).rows) == 4


def test_years_are_used_where_there_are_no_months() -> None:
    chart = shares_over_time(series(years=(figures(year=2020), figures(year=2021, population=8_000))), series(RIKET))
    assert chart is not None
    assert chart.points == ("2020", "2021")
    assert [line.name for line in chart.series] == ["Ohälsa", "Arbetslöshet", "Ekonomiskt bistånd"]
    assert chart.text.reading == "I Umeå var andelen 12,0\u00a0% 2020 och 15,0\u00a0% 2021."


def test_a_published_share_alone_makes_no_layers() -> None:
    years = tuple(figures(year=year, population=Empty.SAKNAS, published=Fraction(15)) for year in (2020, 2021))
    assert shares_over_time(series(years=years), series(RIKET)) is None
    assert shares_over_time(series(years=years[:1]), series(RIKET)) is None


def test_the_published_share_stands_in_for_a_population_that_is_missing() -> None:
    assert total_share(figures(population=Empty.SAKNAS, published=Fraction(31, 2))) == Fraction(31, 2)
    assert total_share(figures()) == 12


def test_one_known_total_tells_the_span_and_no_change() -> None:
    years = (figures(year=2020), figures(year=2021, persons=(*COUNTS[:5], Empty.SAKNAS)))
    chart = shares_over_time(series(years=years), series(RIKET, years=(figures(RIKET, 2020),)))
    assert chart is not None
    assert chart.text.reading == "Andelen av befolkningen i Umeå, 2020 till 2021."
    assert chart.series[-1].name == "Riket"


def test_riket_is_not_held_against_itself() -> None:
    country = series(RIKET, months=months(3))
    chart = shares_over_time(country, country)
    assert chart is not None
    assert "Riket" not in [line.name for line in chart.series]


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


def test_areas_without_a_year_before_have_one_bar_each() -> None:
    chart = shares_of_areas([profile(), profile(VINDELN, 12_000)], UMEA)
    assert chart is not None
    assert len(chart.series) == 1


def test_one_share_is_no_comparison() -> None:
    compared = [profile(), profile(VINDELN, Empty.SAKNAS)]
    assert shares_of_areas(compared, UMEA) is None
    assert comparison_words(compared) == "Bara Umeå har en känd andel (12,0\u00a0%)."
    assert comparison_words([profile(VINDELN, Empty.SAKNAS)]) == ""
