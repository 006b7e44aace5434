"""What an indicator's charts show and say."""

from dataclasses import replace

from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.indicators.indicator import Indicator, IndicatorTable
from drawing.chart import LineChart, chart_table
from drawing.indicators import indicator_areas, indicator_chart, indicator_sentence, indicator_series
from drawing.palette import Tone

K, M, X, A = Sex.KVINNA, Sex.MAN, Sex.ANNAT, Sex.ALLA
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
LICENCES = Indicator("körkort", "Körkort", "personer", categories=("18-24", "25-"), sexes_add=True, categories_add=True)
BOTH: dict[tuple[Sex, str], Value] = {(K, "18-24"): 10, (M, "18-24"): 20, (K, "25-"): 30, (M, "25-"): 40}


def table(
    values: dict[tuple[Sex, str], Value], indicator: Indicator = LICENCES, area: Area = TIERP, period: str = "2015"
) -> IndicatorTable:
    return IndicatorTable(indicator, area, parse_period(period), values, Source("Trafikanalys"))


def test_categories_by_sex() -> None:
    chart = indicator_chart(table(BOTH))
    assert chart.categories == ("18–24", "25–")
    assert [(series.name, series.values) for series in chart.series] == [("Kvinnor", (10, 30)), ("Män", (20, 40))]
    assert chart.series[0].tone is not chart.series[1].tone
    assert chart.text.title == "Körkort, Tierp 2015, efter kategori och kön"
    assert chart.text.reading == "Körkort i Tierp 2015: 100 personer, varav kvinnor 40 och män 60; högst i 25– (70)."
    assert (chart.text.unit, chart.text.source) == ("personer", "Källa: Trafikanalys")


def test_categories_of_everyone_alone() -> None:
    chart = indicator_chart(replace(table({(A, "18-24"): 5, (A, "25-"): Empty.DOLT}), source=None))
    assert [series.name for series in chart.series] == ["Alla"]
    assert chart.text.source == "Källa saknas"


def test_without_categories_the_sexes_are_the_rows() -> None:
    lengths = Indicator("sjukfall", "Sjukfallens längd", "dagar")
    chart = indicator_chart(table({(K, ""): 40, (M, ""): 30, (A, ""): 36}, lengths))
    assert chart.categories == ("Kvinnor", "Män", "Alla")
    assert chart.text.reading == "Sjukfallens längd i Tierp 2015: 36 dagar (kvinnor 40 och män 30)."


def test_a_table_without_numbers_says_nothing_of_them() -> None:
    assert indicator_sentence(table({})) == "Körkort i Tierp 2015."
    assert indicator_sentence(table({(A, ""): Empty.DOLT})) == "Körkort i Tierp 2015: antalet är dolt."
    assert indicator_sentence(table({(A, ""): 7})) == "Körkort i Tierp 2015: 7 personer."


def series(*told: tuple[str, int]) -> LineChart | None:
    return indicator_series([table({(A, ""): count}, period=period) for period, count in told])


def test_a_series_needs_two_periods_of_one_length() -> None:
    assert indicator_series([]) is None
    assert series(("2015", 5)) is None
    assert series(("2014-12", 5), ("2015", 7)) is None
    found = series(("2012", 5), ("2014-12", 9), ("2014", 7), ("2015", 8))
    assert found is not None
    assert found.points == ("2012", "2013", "2014", "2015")
    assert found.series[0].values == (5, Empty.SAKNAS, 7, 8)
    assert not found.series[0].reference
    assert found.text.reading == "Körkort i Tierp, 2012–2015: 5 (2012), 8 (2015)."
    assert chart_table(found).rows[1] == ("2013", "saknas")


def test_half_years_and_months_follow_each_other() -> None:
    halves, months = series(("2014 H2", 5), ("2015 H2", 7)), series(("2014-11", 5), ("2015-02", 7))
    assert halves is not None
    assert halves.points == ("2014 H2", "2015 H1", "2015 H2")
    assert months is not None
    assert months.points == ("2014-11", "2014-12", "2015-01", "2015-02")


def test_women_and_men_over_time_with_everyone_dashed() -> None:
    tables = [table({**BOTH, (K, "25-"): count}, period=period) for period, count in (("2014", 31), ("2015", 35))]
    found = indicator_series(tables, "25-")
    assert found is not None
    assert [(each.name, each.reference) for each in found.series] == [
        ("Kvinnor", False),
        ("Män", False),
        ("Alla", True),
    ]
    assert found.text.title == "Körkort, 25– i Tierp, 2014–2015"
    women = indicator_series([replace(each, values={(K, ""): 4}) for each in tables])
    assert women is not None
    assert women.text.reading == "Körkort i Tierp, 2014–2015."


def test_areas_side_by_side_the_largest_first() -> None:
    tables = [table({(A, ""): 5}), table({(A, ""): 9}, area=HEBY), table({(A, ""): 14}, area=GROUP)]
    found = indicator_areas(tables, "0360")
    assert found is not None
    assert found.categories == ("Heby", "Tierp")
    assert found.tones == (Tone.OTHER, Tone.ACCENT)
    assert found.text.reading == "Körkort 2015: från 5 i Tierp till 9 i Heby."
    assert indicator_areas(tables[:1], "0360") is None


def test_shares_are_held_against_riket() -> None:
    share = Indicator("andel", "Andel med körkort", "procent", decimals=1)
    riket = Area(RIKET, "Riket", AreaKind.RIKET)
    found = indicator_areas([table({(A, ""): 60}, share), table({(A, ""): 65}, share, riket)], "0360")
    assert found is not None
    assert found.tones == (Tone.RIKET, Tone.ACCENT)
    assert found.text.reading == "Andel med körkort 2015: från 60,0 i Tierp till 65,0 i riket."


def test_a_reform_breaks_the_series_of_the_one_who_counts() -> None:
    registered = [table({(A, ""): 7}, period=period) for period in ("2022", "2023", "2024")]
    theirs = [replace(each, source=Source("inskrivna arbetslösa", "Arbetsförmedlingen")) for each in registered]
    chart, others = indicator_series(theirs), indicator_series(registered)
    assert chart is not None
    assert others is not None
    assert [(each.at, each.text) for each in chart.breaks] == [
        (1, "Från 2023-01-01: Arbetsförmedlingen räknar 16–65 år, inte 16–64")
    ]
    assert others.breaks == ()
