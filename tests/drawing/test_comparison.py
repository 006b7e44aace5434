"""Areas beside one another: sorted by share, missing ones last, the own in the accent and riket grey."""

from dataclasses import replace
from fractions import Fraction

from domain.benefits.benefit import Benefit, CountryGaps
from domain.ground.period import Period, month
from domain.ground.value import Empty
from domain.profile.measure import MEASURE_CHOICES, persons_of, share_of
from domain.profile.ranking import RankMeasure
from drawing.comparison import comparison_chart
from drawing.palette import Tone
from support.invented_figures import NORDMALING, REGION, RIKET, UMEA, VINDELN, figures, year

AREAS = (NORDMALING, UMEA, VINDELN, REGION, RIKET)
NOW: Period = year(2021)


def chart_of(populations: dict[str, int], before: dict[str, int] | None = None, areas: tuple = AREAS):
    now = {area.code: figures(area, population=populations[area.name]) for area in areas if area.name in populations}
    earlier = {
        area.code: figures(area, 2020, population=(before or {})[area.name])
        for area in areas
        if area.name in (before or {})
    }
    return comparison_chart(areas, now, earlier, own=NORDMALING, measure=RankMeasure.TOTAL, period=NOW)


def test_the_lowest_share_comes_first_and_who_has_none_last() -> None:
    chart = chart_of(
        {"Nordmaling": 10_000, "Umeå": 20_000, "Umeåregionen": 15_000, "Riket": 12_000}, {"Nordmaling": 12_000}
    )
    assert chart is not None
    assert chart.categories == ("Umeå", "Umeåregionen", "Riket", "Nordmaling", "Vindeln")
    assert chart.series[0].values == (6, 8, 10, 12, Empty.SAKNAS)
    assert chart.tones == (Tone.OTHER, Tone.OTHER, Tone.RIKET, Tone.ACCENT, Tone.OTHER)
    assert chart.series[1].values[3] == 10
    assert chart.series[1].earlier
    said = chart.text.reading.replace("\u00a0", " ")
    assert said == "Lägst är Umeå (6,0 %), högst Nordmaling (12,0 %). Riket: 10,0 %."


def test_equal_shares_stand_by_name() -> None:
    chart = chart_of({"Umeå": 10_000, "Vindeln": 10_000, "Nordmaling": 10_000}, areas=(VINDELN, UMEA, NORDMALING))
    assert chart is not None
    assert chart.categories == ("Nordmaling", "Umeå", "Vindeln")
    assert len(chart.series) == 1


def test_one_known_share_is_only_said_to_be_known() -> None:
    chart = chart_of({"Nordmaling": 10_000}, areas=(NORDMALING, UMEA))
    assert chart is not None
    assert chart.text.reading == "Andelen är känd för Nordmaling."


def test_without_a_share_there_is_nothing_to_compare() -> None:
    assert chart_of({}) is None


def test_measures_are_offered_once_each_and_told_apart() -> None:
    labels = [measure.label for measure in MEASURE_CHOICES]
    assert len(set(labels)) == len(labels) == 9
    assert RankMeasure.ARBETSLOSHET.label == "Arbetslöshet"
    assert Benefit.ARBETSLOSHET.label == "Arbetslöshetsersättning"


def test_a_share_of_a_measure() -> None:
    of_umea = figures()
    assert persons_of(of_umea, RankMeasure.OHALSA) == 300
    assert share_of(of_umea, Benefit.ARBETSLOSHET) == 3
    assert share_of(None, RankMeasure.TOTAL) is Empty.SAKNAS
    published = figures(population=Empty.SAKNAS, published=Fraction(10))
    assert share_of(published, RankMeasure.TOTAL) == 10
    assert share_of(published, RankMeasure.OHALSA) is Empty.SAKNAS


def test_what_rikets_bar_lacks_is_told_where_it_is_of_what_is_not_reported_everywhere() -> None:
    now = {NORDMALING.code: figures(NORDMALING), RIKET.code: figures(RIKET)}
    now[RIKET.code] = replace(now[RIKET.code], country_gaps=CountryGaps((month(2021, 3),), 2, 290))

    def read(measure: RankMeasure) -> str:
        chart = comparison_chart((NORDMALING, RIKET), now, {}, own=NORDMALING, measure=measure, period=NOW)
        assert chart is not None
        return chart.text.reading

    assert read(RankMeasure.TOTAL).endswith("mars 2021 (bortfall): rikets total är för låg.")
    assert "bortfall" not in read(RankMeasure.OHALSA)
