"""Time series as they are chosen: layers, one measure, women and men, riket beside, and what is said of odd points."""

from fractions import Fraction

import pytest

from domain.benefits.benefit import Benefit, Coverage, Filled
from domain.benefits.of_period import MonthFigures
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.profile.ranking import RankMeasure
from drawing.chart import chart_table
from drawing.palette import Tone
from drawing.series import SeriesChoice, Step, possible_steps, series_chart
from support.invented_figures import (
    REGION,
    RIKET,
    TYPED,
    VINDELN,
    figures,
    of_month,
    of_months,
    series,
)

TOTAL = RankMeasure.TOTAL
THREE_MONTHS = tuple(of_month(at) for at in range(3))


def test_the_groups_stand_in_layers_against_riket() -> None:
    country = series(RIKET, [of_month(at, population=20_000) for at in range(3)])
    chart = series_chart(series(months=THREE_MONTHS), SeriesChoice(), others=[country])
    assert chart is not None
    assert chart.stacked
    assert chart.points == ("2020-01", "2020-02", "2020-03")
    assert [(line.name, line.values[0], line.reference) for line in chart.series] == [
        ("Ohälsa", 3, False),
        ("Arbetslöshet", Fraction(15, 2), False),
        ("Ekonomiskt bistånd", Fraction(3, 2), False),
        ("Riket", 6, True),
    ]
    assert chart.text.reading.replace("\u00a0", " ") == "Totalt i Umeå: 12,0 % (mars 2020)."
    assert chart.text.unit == "procent av befolkningen 20–64 år"
    assert chart.text.source == "Källa: SCB, HE0000T02N2, inläst 2026-03-26"


def test_one_kind_beside_another_kommun_is_lines_and_who_has_no_value_is_left_out() -> None:
    others = [series(VINDELN, THREE_MONTHS), series(RIKET, [of_month(24)])]
    chart = series_chart(series(months=THREE_MONTHS), SeriesChoice(Benefit.SJUKPENNING), others=others)
    assert chart is not None
    assert not chart.stacked
    assert [(line.name, line.tone, line.reference) for line in chart.series] == [
        ("Umeå", Tone.ACCENT, False),
        ("Vindeln", Tone.OTHER, False),
    ]
    assert chart.series[0].values == (1, 1, 1)


def test_another_kommun_beside_layers_is_a_line_that_is_not_added_to_them() -> None:
    chart = series_chart(series(months=THREE_MONTHS), SeriesChoice(), others=[series(VINDELN, THREE_MONTHS)])
    assert chart is not None
    assert chart.series[-1].reference


def test_the_mean_of_twelve_months_alone_and_beside_the_months() -> None:
    own = series(months=[of_month(at, aid=150 + at) for at in range(13)])
    alone = series_chart(own, SeriesChoice(TOTAL, Step.TWELVE_MONTHS))
    assert alone is not None
    assert alone.series[0].values[:11] == (Empty.SAKNAS,) * 11
    expected = Fraction(sum(1200 + at for at in range(12)) * 100, 12 * 10_000)
    assert alone.series[0].values[11] == expected
    assert "medelvärde av tolv månader" in alone.text.unit
    beside = series_chart(own, SeriesChoice(TOTAL, Step.MONTH_AND_MEAN))
    assert beside is not None
    assert [line.name for line in beside.series] == ["Umeå", "Tolvmånadersmedel"]
    assert beside.series[1].values[11] == expected
    assert beside.series[1].reference
    layers = series_chart(own, SeriesChoice(None, Step.MONTH_AND_MEAN))
    assert layers is not None
    assert [line.name for line in layers.series if line.reference] == ["Tolvmånadersmedel"]


def test_persons_where_no_population_is_known_and_it_is_said() -> None:
    own = series(months=[of_month(at, aid=150 + 12 * at, population=Empty.SAKNAS) for at in range(13)])
    chart = series_chart(own, SeriesChoice(TOTAL))
    assert chart is not None
    assert chart.series[0].values[0] == 1200
    assert chart.decimals == 0
    assert chart.text.unit == "helårspersoner 20–64 år; befolkningen är inte känd"
    assert "1\u00a0344 (januari 2021)" in chart.text.reading
    mean = series_chart(own, SeriesChoice(TOTAL, Step.TWELVE_MONTHS))
    assert mean is not None
    assert mean.series[0].values[10:] == (Empty.SAKNAS, 1200 + 66, 1200 + 78)
    gap = series_chart(
        series(months=[of_month(at, aid=Empty.SAKNAS, population=Empty.SAKNAS) for at in range(13)]),
        SeriesChoice(TOTAL, Step.TWELVE_MONTHS),
    )
    assert gap is None


def test_women_and_men_apart_with_both_together() -> None:
    women = series(months=[of_month(at, population=5_000) for at in range(3)], sex=Sex.KVINNA)
    men = series(months=[of_month(at, population=20_000) for at in range(3)], sex=Sex.MAN)
    chart = series_chart(
        series(months=THREE_MONTHS), SeriesChoice(), by_sex={Sex.KVINNA: women, Sex.MAN: men}, others=[]
    )
    assert chart is not None
    assert not chart.stacked
    assert [(line.name, line.values[0]) for line in chart.series] == [("Kvinnor", 24), ("Män", 6), ("Båda könen", 12)]


def test_years_with_their_gap_their_breaks_and_what_they_lack() -> None:
    filled = Coverage(12, 12, {}, (Filled(month(2025, 3), month(2025, 2)),), 12)
    own = series(
        years=[
            figures(when=2018, source=TYPED),
            figures(when=2020, coverage=of_months(12)),
            figures(when=2021, coverage=of_months(9)),
            figures(when=2022, coverage=of_months(12, 12, month(2022, 5))),
            figures(when=2025, coverage=filled),
        ]
    )
    chart = series_chart(own, SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert chart.points == tuple(str(each) for each in range(2018, 2026))
    assert chart.called[:5] == ("2018", "2019", "2020", "2021 (9 av 12 månader)", "2022 (11 av 12 månader)")
    assert [row[0] for row in chart_table(chart).rows] == list(chart.called)
    assert chart.series[0].values[1] is Empty.SAKNAS
    missing = dict.fromkeys((1, 5, 6), "uppgift saknas")
    assert dict(chart.marks) == {
        3: "9 av 12 månader",
        4: "11 av 12 månader",
        7: "bortfall, senast kända värde",
        **missing,
    }
    assert [(each.at, each.text) for each in chart.breaks] == [
        (2, "Räknat ur månader från 2020"),
        (
            7,
            "Från 2025-01-01: små slumpmässiga avvikelser i SCB:s folkmängd; från 2025-07-01: ny socialtjänstlag; "
            "från 2025-10-01: ny arbetslöshetsförsäkring",
        ),
    ]
    assert chart.text.source.count(";") == 1
    of_another_kind = series_chart(own, SeriesChoice(Benefit.SJUKPENNING, Step.YEAR))
    assert of_another_kind is not None
    assert [each.text for each in of_another_kind.breaks][1:] == [
        "Från 2025-01-01: små slumpmässiga avvikelser i SCB:s folkmängd"
    ]
    assert dict(of_another_kind.marks) == {3: "9 av 12 månader", **missing}


def test_typed_years_after_counted_ones_are_a_break_too() -> None:
    own = series(years=[figures(when=2020, coverage=of_months(12)), figures(when=2021, source=TYPED)])
    chart = series_chart(own, SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert [each.text for each in chart.breaks] == ["Angivna värden från 2021"]


def test_a_published_share_is_the_total_of_its_year() -> None:
    own = series(
        years=[figures(when=when, population=Empty.SAKNAS, published=Fraction(when, 200)) for when in (2020, 2021)]
    )
    chart = series_chart(own, SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert chart.series[0].values == (Fraction(2020, 200), Fraction(2021, 200))
    layers = series_chart(own, SeriesChoice(None, Step.YEAR))
    assert layers is not None
    assert layers.decimals == 0
    assert layers.series[0].values == (300, 300)


def test_a_group_of_which_not_everyone_reports() -> None:
    years = [figures(REGION, when, missing=(VINDELN,)) for when in (2020, 2021)]
    chart = series_chart(series(REGION, years=years), SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert dict(chart.marks) == dict.fromkeys((0, 1), "alla kommuner har inte rapporterat")
    months = series_chart(series(REGION, THREE_MONTHS, partial=(month(2020, 2),)), SeriesChoice(TOTAL))
    assert months is not None
    assert dict(months.marks) == {1: "alla kommuner har inte rapporterat"}


def test_the_line_of_a_group_stops_where_other_kommuner_report_and_is_not_read_across() -> None:
    one, both = frozenset({"2401"}), frozenset({"2401", "2404"})
    when = [month(2020 + at // 12, at % 12 + 1) for at in range(14)]
    reporting = {each: one if at < 12 else both for at, each in enumerate(when)}
    own = series(REGION, [of_month(at, aid=150 + at) for at in range(14)], reporting=reporting)
    beside = series(VINDELN, [of_month(at) for at in range(14)])
    chart = series_chart(own, SeriesChoice(TOTAL, Step.MONTH_AND_MEAN), others=[beside])
    assert chart is not None
    assert [line.cuts for line in chart.series] == [(12,), (12,), ()]
    assert chart.text.reading.replace("\u00a0", " ").endswith(": 12,1 % (februari 2021).")
    whole = series(REGION, [of_month(at, aid=150 + at) for at in range(14)], reporting=dict.fromkeys(when, both))
    same = series_chart(whole, SeriesChoice(TOTAL))
    assert same is not None
    assert same.series[0].cuts == ()
    assert "(februari 2020)" in same.text.reading


def test_the_years_of_a_group_stop_alike() -> None:
    years = [figures(REGION, 2019, missing=(VINDELN,)), figures(REGION, 2020), figures(REGION, 2021)]
    chart = series_chart(series(REGION, years=years), SeriesChoice(None, Step.YEAR))
    assert chart is not None
    assert {line.cuts for line in chart.series} == {(1,)}


def test_a_year_or_a_month_without_figures_is_said_to_be_missing() -> None:
    years = series_chart(series(years=[figures(when=2019), figures(when=2021)]), SeriesChoice(TOTAL, Step.YEAR))
    assert years is not None
    assert (years.points, years.series[0].values[1]) == (("2019", "2020", "2021"), Empty.SAKNAS)
    assert dict(years.marks) == {1: "uppgift saknas"}
    nothing = MonthFigures(month(2020, 2), (Empty.SAKNAS,) * 6, Empty.SAKNAS)
    months = series_chart(series(months=[of_month(0), nothing, of_month(2)]), SeriesChoice(RankMeasure.OHALSA))
    assert months is not None
    assert dict(months.marks) == {1: "uppgift saknas"}


def test_bortfall_is_said_where_the_measure_holds_it() -> None:
    own = series(months=[of_month(0), of_month(1, aid=Empty.SAKNAS), of_month(2)], filled=(month(2020, 3),))
    chart = series_chart(own, SeriesChoice(TOTAL))
    assert chart is not None
    assert dict(chart.marks) == {1: "bortfall, ekonomiskt bistånd saknas", 2: "bortfall, senast kända värde"}
    assert chart.series[0].values[1] is Empty.SAKNAS
    assert chart_table(chart).header[-1] == "Anmärkning"
    without = series_chart(own, SeriesChoice(RankMeasure.OHALSA))
    assert without is not None
    assert without.marks == ()


def test_the_noise_in_the_population_is_a_break_in_the_months() -> None:
    own = series(months=[of_month(at, first=2024) for at in range(10, 14)])
    chart = series_chart(own, SeriesChoice(TOTAL))
    assert chart is not None
    assert [each.at for each in chart.breaks] == [2]
    later = series_chart(series(months=[of_month(at, first=2025) for at in range(2)]), SeriesChoice(TOTAL))
    assert later is not None
    assert later.breaks == ()


def test_one_known_value_is_no_change() -> None:
    own = series(months=[of_month(0), of_month(1, aid=Empty.SAKNAS)])
    chart = series_chart(own, SeriesChoice(TOTAL))
    assert chart is not None
    assert chart.text.reading.replace("\u00a0", " ") == "Totalt i Umeå: 12,0 % (januari 2020)."


def test_a_month_is_read_against_the_same_month_a_year_before() -> None:
    own = series(months=[of_month(at, aid=150 + at) for at in range(14)])
    chart = series_chart(own, SeriesChoice(Benefit.EKONOMISKT_BISTAND))
    assert chart is not None
    said = chart.text.reading.replace("\u00a0", " ")
    assert said == "Ekonomiskt bistånd i Umeå: 1,5 % (februari 2020), 1,6 % (februari 2021)."


def test_years_are_read_from_whole_years_of_the_same_kommuner() -> None:
    own = series(
        REGION,
        years=[
            figures(REGION, 2019, missing=(VINDELN,)),
            figures(REGION, 2020, population=9_000),
            figures(REGION, 2021),
            figures(REGION, 2022, population=5_000, coverage=of_months(2)),
        ],
    )
    chart = series_chart(own, SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert chart.text.reading.replace("\u00a0", " ") == "Totalt i Umeåregionen: 13,3 % (2020), 12,0 % (2021)."


def test_of_what_nobody_knows_only_the_span_is_said() -> None:
    own = series(
        years=[figures(when=2020, coverage=of_months(3)), figures(when=2021, coverage=of_months(2))],
    )
    chart = series_chart(own, SeriesChoice(TOTAL, Step.YEAR))
    assert chart is not None
    assert chart.text.reading == "Totalt i Umeå, 2020 till 2021."


@pytest.mark.parametrize("step", list(Step))
def test_nothing_and_a_single_point_make_no_chart(step: Step) -> None:
    assert series_chart(series(), SeriesChoice(TOTAL, step)) is None
    assert series_chart(series(months=[of_month(0)], years=[figures()]), SeriesChoice(TOTAL, step)) is None


def test_what_steps_there_are() -> None:
    assert possible_steps(series(months=THREE_MONTHS)) == (Step.MONTH, Step.MONTH_AND_MEAN, Step.TWELVE_MONTHS)
    assert possible_steps(series(years=[figures(when=when) for when in (2020, 2021)])) == (Step.YEAR,)
    assert {step.label for step in Step} == {"Månader", "Månader och tolvmånadersmedel", "Tolvmånadersmedel", "År"}
