"""Populations over the years, and kommuner side by side, as charts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.benefits.benefit import GroupCoverage
from domain.ground.area import Area, AreaKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.populations.comparison import AreaPopulation, Together, YearOnYear, year_on_year
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole, lagesbild_definition
from domain.populations.population import populate
from drawing.chart import chart_table
from drawing.palette import Tone
from drawing.populations import change_sentence, sides_chart, slope_chart

NOW, BEFORE = date(2024, 10, 31), date(2023, 10, 31)
LYCKSELE, MALA, STORUMAN, SORSELE = (
    Area(code, name, AreaKind.KOMMUN)
    for code, name in (("2481", "Lycksele"), ("2418", "Malå"), ("2421", "Storuman"), ("2422", "Sorsele"))
)
GROUP = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)
COUNTED: dict[str, Value] = {
    "assistance_unemployed": 72,
    "assistance_sick": 27,
    "health_young": 33,
    "health_sick_unemployed": 36,
    "unemployed_young": 21,
    "unemployed_adult": 92,
}


def _of(
    area: Area,
    counts: dict[str, Value],
    day: date = NOW,
    women: dict[str, Value] | None = None,
    definition: PopulationDefinition | None = None,
) -> AreaPopulation:
    definition = definition or lagesbild_definition()
    by_sex = {} if women is None else {Sex.KVINNA: populate(definition, women)}
    return AreaPopulation(area, day, populate(definition, counts), by_sex, 5000, Source(f"räkning {area.name}"))


def _years(*counts: dict[str, Value]) -> YearOnYear:
    days = [date(2025 - len(counts) + at, 10, 31) for at in range(len(counts))]
    return year_on_year(LYCKSELE, [_of(LYCKSELE, each, day) for each, day in zip(counts, days, strict=True)])


def test_the_total_and_its_rows_are_drawn_at_each_reference_date():
    chart = slope_chart(_years(COUNTED | {"unemployed_adult": 300}, COUNTED))
    assert chart.points == ("2023-10-31", "2024-10-31")
    assert chart.series[0].name == "Känd samverkanspopulation"
    assert chart.series[0].values == (489, 281)
    assert chart.series[0].tone is Tone.ACCENT
    assert len(chart.series) == 7
    assert chart.series[-1].tone is Tone.ARBETSMARKNADSATGARDER
    assert chart.text.reading == "Lycksele: 281 personer 2024-10-31, −208 sedan 2023-10-31."
    assert "Känd samverkanspopulation: 2023-10-31 489, 2024-10-31 281." in chart.text.alternative
    assert chart.text.source == "Källa: räkning Lycksele"


def test_a_change_that_is_no_more_than_chance_is_marked():
    chart = slope_chart(_years(COUNTED, COUNTED | {"unemployed_young": 25}))
    assert chart.marks == ((1, "små tal: minst en ändring ryms inom slumpen"),)
    assert chart.text.reading.endswith("+4 sedan 2023-10-31. Ändringen ryms inom slumpen.")
    same = dict.fromkeys(COUNTED, 100000)
    large = slope_chart(_years(same, same))
    assert large.marks == ()


def test_of_many_rows_the_largest_are_drawn():
    rows = tuple(PopulationRow(f"r{at}", f"Rad {at}", None, RowRole.COUNTED) for at in range(9))
    definition = PopulationDefinition("own", "Egen", None, rows)
    found = _of(LYCKSELE, {f"r{at}": at for at in range(9)}, definition=definition)
    chart = slope_chart(year_on_year(LYCKSELE, [found]))
    assert [series.name for series in chart.series[1:]] == [f"Rad {at}" for at in range(3, 9)]
    assert chart.text.reading == "Lycksele: 36 personer 2024-10-31."


def test_what_is_not_known_is_said_instead_of_a_change():
    assert change_sentence(_years(COUNTED, {})) == (
        "Lycksele: den kända samverkanspopulationen 2024-10-31 är inte känd."
    )
    hidden = _years(COUNTED, dict.fromkeys(COUNTED, Empty.DOLT))
    assert change_sentence(hidden) == "Lycksele: den kända samverkanspopulationen 2024-10-31 visas inte."
    assert change_sentence(_years({}, COUNTED)) == "Lycksele: 281 personer 2024-10-31."


def test_kommuner_stand_side_by_side_the_largest_first():
    half = {key: count // 2 for key, count in COUNTED.items() if isinstance(count, int)}
    nothing = dict.fromkeys(COUNTED, 0)
    parts = (_of(MALA, nothing), _of(STORUMAN, half), _of(LYCKSELE, COUNTED, women=half))
    together = Together(GROUP, NOW, parts, (SORSELE,))
    chart = sides_chart(together)
    assert chart.categories == ("Lycksele", "Storuman", "Malå", "Sorsele")
    assert chart.series[0].values == (281, 139, 0, Empty.SAKNAS)
    assert chart.text.reading == "Lycksele har flest: 281 personer. 3 av 4 kommuner har en känd summa."
    alone = sides_chart(Together(GROUP, NOW, (_of(LYCKSELE, COUNTED),), (SORSELE, MALA)))
    assert alone.text.reading == "Lycksele har 281 personer. 1 av 3 kommuner har en känd summa.", (
        "no one to have more than"
    )
    assert chart.text.source == "Källa: räkning Malå; räkning Storuman; räkning Lycksele"
    each = sides_chart(together, of_thousand=True)
    assert each.categories[-1] == "Tillsammans"
    assert each.tones[-1] is Tone.RIKET
    assert each.series[0].values[0] == Fraction(281, 5)
    assert chart_table(each).rows[-1] == ("Tillsammans", "28,0")
    women = sides_chart(together, Sex.KVINNA)
    assert women.series[0].values == (139, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS)
    assert women.text.title == "Känd samverkanspopulation 2024-10-31, kvinnor"
    assert sides_chart(together, Sex.KVINNA, of_thousand=True).categories == women.categories


def test_the_kommun_it_is_about_stands_out_and_the_sum_is_no_kommun():
    parts = (_of(MALA, COUNTED), _of(LYCKSELE, COUNTED))
    together = Together(GROUP, NOW, parts, (SORSELE,))
    assert sides_chart(together, own=LYCKSELE).tones == (Tone.OTHER, Tone.ACCENT, Tone.OTHER)
    assert sides_chart(together, own=GROUP).tones == (Tone.ACCENT, Tone.ACCENT, Tone.OTHER)


def test_a_change_between_sums_of_other_kommuner_is_not_weighed_against_chance():
    def summed(day: date, *areas: Area) -> AreaPopulation:
        members = GroupCoverage(areas, ())
        return replace(_of(GROUP, COUNTED, day), members=members)

    years = year_on_year(GROUP, [summed(BEFORE, LYCKSELE), summed(NOW, LYCKSELE, MALA)])
    assert change_sentence(years) == (
        "Södra Lappland: 281 personer 2024-10-31. 2023-10-31 är en summa av andra kommuner, så ingen ändring räknas."
    )
    chart = slope_chart(years)
    assert [(each.at, each.text) for each in chart.breaks] == [(1, "Summan är av andra kommuner än förut")]
    assert chart.marks == ()
    assert {row.change for row in years.rows} == {Empty.SAKNAS}
    assert years.notes == ("Från 2024-10-31 är summan av andra kommuner än förut; däremellan räknas ingen ändring.",)
    same = change_sentence(year_on_year(GROUP, [summed(BEFORE, LYCKSELE), summed(NOW, LYCKSELE)]))
    assert same.endswith("Ändringen ryms inom slumpen.")


def test_where_no_sum_is_known_nobody_has_most():
    chart = sides_chart(Together(GROUP, BEFORE, (), (SORSELE,)))
    assert chart.text.reading == "Ingen kommuns kända samverkanspopulation kan visas."
    assert chart.text.source == ""


def test_a_reform_of_the_registers_is_drawn_and_told_of():
    days = (date(2022, 10, 31), date(2023, 10, 31), date(2025, 10, 31))
    years = year_on_year(LYCKSELE, [_of(LYCKSELE, COUNTED, day) for day in days])
    assert [(each.at, each.text) for each in slope_chart(years).breaks] == [
        (1, "Från 2023-01-01: Arbetsförmedlingen räknar 16–65 år, inte 16–64"),
        (2, "Från 2025-07-01: ny socialtjänstlag"),
    ]
    assert years.notes[1] == "Från 2025-07-01: ny socialtjänstlag. Nivåerna före och efter är inte helt jämförbara."
