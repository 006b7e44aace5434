"""Kommuner beside one another, their sum, and years: held against sums done by hand."""

from datetime import date
from fractions import Fraction

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.hiding.populations_compared import public_sum, public_together
from domain.populations.comparison import (
    AreaPopulation,
    Together,
    coverage_words,
    group_years,
    per_thousand,
    sum_of_members,
    year_on_year,
)
from domain.populations.definition import PopulationDefinition, lagesbild_definition, published_2024_definition
from domain.populations.population import Span, populate

DAY, YEAR_BEFORE = date(2024, 10, 31), date(2023, 10, 31)
LYCKSELE, MALA, STORUMAN = (
    Area(code, name, AreaKind.KOMMUN) for code, name in (("2481", "Lycksele"), ("2418", "Malå"), ("2421", "Storuman"))
)
GROUP = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)
COUNTED = {
    "assistance_unemployed": 72,
    "assistance_sick": 27,
    "health_young": 33,
    "health_sick_unemployed": 36,
    "unemployed_young": 21,
    "unemployed_adult": 92,
}


def of(
    area: Area,
    counts: dict[str, Value],
    *,
    day: date = DAY,
    inhabitants: Value = 5000,
    women: dict[str, Value] | None = None,
    definition: PopulationDefinition | None = None,
) -> AreaPopulation:
    definition = definition or lagesbild_definition()
    by_sex = {} if women is None else {Sex.KVINNA: populate(definition, women)}
    return AreaPopulation(area, day, populate(definition, counts), by_sex, inhabitants, Source("egen räkning"))


def halved(**more: Value) -> dict[str, Value]:
    return {key: count // 2 for key, count in COUNTED.items()} | more


def test_per_thousand_inhabitants_is_exact_and_missing_is_missing():
    assert per_thousand(281, 7000) == Fraction(281, 7)
    assert per_thousand(Empty.DOLT, 7000) is Empty.DOLT
    assert per_thousand(281, Empty.SAKNAS) is Empty.SAKNAS
    assert per_thousand(281, 0) is Empty.SAKNAS
    assert of(LYCKSELE, dict(COUNTED), inhabitants=7000).per_thousand == Fraction(281, 7)


def test_the_groups_sum_is_over_those_who_report_and_says_how_many():
    together = Together(GROUP, DAY, (of(LYCKSELE, dict(COUNTED)), of(MALA, halved(), inhabitants=1500)), (STORUMAN,))
    assert together.total == 281 + 36 + 13 + 16 + 18 + 10 + 46
    # The fewest: in each kommun those with bistånd may be among the long-term unemployed.
    assert together.span == Span(209 + 139 - 36, 281 + 139)
    assert together.per_thousand == Fraction(420 * 1000, 6500)
    assert together.coverage == "2 av 3 kommuner"
    assert together.notes == ("Uppgift för 2024-10-31 saknas för Storuman.",)
    assert together.row_total("unemployed_adult") == 138


def test_a_kommun_whose_total_is_not_known_is_not_in_the_sum():
    partly = of(MALA, {"health_young": 3})
    together = Together(GROUP, DAY, (of(LYCKSELE, dict(COUNTED)), partly), ())
    assert together.total == 281
    assert together.inhabitants == 5000
    assert together.notes == ("Summan kan inte räknas för Malå, som därför inte är med i gruppens summa.",)
    nobody = Together(GROUP, DAY, (partly,), (STORUMAN,))
    assert (nobody.total, nobody.inhabitants) == (Empty.SAKNAS, Empty.SAKNAS)
    assert nobody.row_total("health") is Empty.SAKNAS
    assert sum_of_members(nobody) is None


def test_a_group_is_read_as_one_area():
    parts = (
        of(LYCKSELE, dict(COUNTED), women=halved()),
        of(MALA, halved(), women=dict.fromkeys(COUNTED, 1)),
        of(STORUMAN, {"health": 4}),
    )
    summed = sum_of_members(Together(GROUP, DAY, parts, ()))
    assert summed is not None
    assert summed.population.total == 420
    assert summed.population.span == Span(312, 420)
    assert summed.by_sex[Sex.KVINNA].total == 139 + 6
    assert Sex.MAN not in summed.by_sex
    assert summed.members is not None
    assert [area.name for area in summed.members.missing] == ["Storuman"]
    assert coverage_words(summed) == ("2 av 3 kommuner räknas. Storuman saknas.",)
    assert coverage_words(parts[0]) == ()


def test_those_outside_every_part_and_the_fewest_of_each_sex_are_summed_kommun_by_kommun():
    lycksele = dict(COUNTED) | {"assistance": 121}
    mala = dict(COUNTED) | {"assistance": 121, "assistance_unemployed": 27, "assistance_sick": 72}
    summed = sum_of_members(
        Together(GROUP, DAY, (of(LYCKSELE, lycksele, women=lycksele), of(MALA, mala, women=mala)), ())
    )
    assert summed is not None
    for population in (summed.population, summed.by_sex[Sex.KVINNA]):
        # 22–49 outside in each, though 121 + 121 − 99 would leave room for 143 outside the sums.
        assert population.outside["assistance"] == Span(44, 98)
        assert population.span == Span(209 + 254, 281 + 281)


def test_nothing_is_said_of_those_outside_where_one_kommun_does_not_know():
    lycksele = dict(COUNTED) | {"assistance": 121}
    unlikely = dict(COUNTED) | {"assistance": 20, "assistance_unemployed": 10, "assistance_sick": Empty.EJ_TILLAMPLIGT}
    silent = unlikely | {"assistance_unemployed": Empty.EJ_TILLAMPLIGT}
    known = sum_of_members(Together(GROUP, DAY, (of(LYCKSELE, lycksele), of(MALA, unlikely)), ()))
    assert known is not None
    assert known.population.outside["assistance"] == Span(22 + 10, 49 + 10)
    unknown = sum_of_members(Together(GROUP, DAY, (of(LYCKSELE, lycksele), of(MALA, silent)), ()))
    assert unknown is not None
    assert "assistance" not in unknown.population.outside


def test_years_stand_beside_each_other_with_what_chance_does():
    before = of(LYCKSELE, halved(unemployed_adult_24=40), day=YEAR_BEFORE)
    years = year_on_year(LYCKSELE, [of(LYCKSELE, {**COUNTED, "unemployed_adult_24": 42}), before])
    assert years.dates == (YEAR_BEFORE, DAY)
    total = years.rows[-1]
    assert (total.label, total.values, total.change) == ("Känd samverkanspopulation", (139, 281), 142)
    assert total.chance is not None
    assert not total.chance.within_chance
    adults = next(row for row in years.rows if row.row == "unemployed_adult_24")
    assert (adults.depth, adults.counts, adults.change) == (2, False, 2)
    assert years.notes == ("Små tal: ändringen sedan 2023-10-31 ryms inom slumpen för ”varav mer än 24 månader”.",)


def test_one_year_has_no_change():
    years = year_on_year(LYCKSELE, [of(LYCKSELE, dict(COUNTED))])
    assert years.rows[-1].change is Empty.SAKNAS
    assert years.rows[-1].chance is None
    assert years.notes == ()


def test_years_of_a_group_of_different_kommuner_are_not_compared_in_silence():
    now = sum_of_members(Together(GROUP, DAY, (of(LYCKSELE, dict(COUNTED)),), ()))
    both = (of(LYCKSELE, dict(COUNTED), day=YEAR_BEFORE), of(MALA, dict(COUNTED), day=YEAR_BEFORE))
    before = sum_of_members(Together(GROUP, YEAR_BEFORE, both, ()))
    assert now is not None
    assert before is not None
    assert "andra kommuner" in year_on_year(GROUP, [now, before]).notes[0]


def test_a_group_without_any_sum_has_no_years():
    unknown = of(MALA, COUNTED | {"unemployed_young": Empty.SAKNAS})
    assert group_years(GROUP, [Together(GROUP, DAY, (unknown,), (LYCKSELE,))], sum_of_members) is None


def test_a_level_of_all_that_is_hidden_is_not_told_beside_the_change():
    few = of(MALA, dict.fromkeys(COUNTED, 0) | {"unemployed_young": 3})
    dates = [
        Together(GROUP, YEAR_BEFORE, (of(LYCKSELE, dict(COUNTED), day=YEAR_BEFORE),), (MALA,)),
        Together(GROUP, DAY, (of(LYCKSELE, dict(COUNTED)), few), ()),
    ]
    found = group_years(GROUP, [public_together(each) for each in dates], public_sum)
    assert found is not None
    assert found.rows[-1].values == (281, 281)
    assert "Alla 2 kommuner 2024-10-31: visas inte, små tal är dolda." in found.notes[0]


def test_a_group_of_the_same_kommuner_has_no_level_beside():
    dates = [Together(GROUP, day, (of(MALA, dict(COUNTED), day=day),), ()) for day in (DAY, YEAR_BEFORE)]
    found = group_years(GROUP, dates, sum_of_members)
    assert found is not None
    assert (found.of_all, found.rows[-1].values) == ((), (281, 281))


def test_a_group_of_other_kommuner_altogether_has_no_change():
    dates = [
        Together(GROUP, YEAR_BEFORE, (of(MALA, dict(COUNTED), day=YEAR_BEFORE),), (LYCKSELE,)),
        Together(GROUP, DAY, (of(LYCKSELE, dict(COUNTED)),), (MALA,)),
    ]
    found = group_years(GROUP, dates, sum_of_members)
    assert found is not None
    assert (found.of_all, found.breaks, found.rows[-1].change) == ((), (1,), Empty.SAKNAS)


def test_years_of_different_definitions_are_never_put_beside_each_other():
    other = of(LYCKSELE, dict(COUNTED), day=YEAR_BEFORE, definition=published_2024_definition())
    for years in ([of(LYCKSELE, dict(COUNTED)), other], []):
        with pytest.raises(ValueError, match="one definition"):
            year_on_year(LYCKSELE, years)
