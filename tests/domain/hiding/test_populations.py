"""What the public reads of a collaboration population: no small count, and nothing that gives one away."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.value import Empty, Value
from domain.hiding.populations import public_population
from domain.populations.definition import lagesbild_definition, published_2024_definition
from domain.populations.population import Population, Span, populate

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def lycksele() -> dict[str, Value]:
    with (DATA / "populations-lycksele-2024.csv").open(encoding="utf-8") as file:
        return {row["row"]: int(row["count"]) for row in csv.DictReader(file)}


def hidden_rows(population: Population) -> set[str]:
    return {line.row.key for line in population.lines if line.count is Empty.DOLT}


def test_lycksele_has_no_small_counts_and_is_shown_whole(lycksele):
    for definition in (lagesbild_definition(), published_2024_definition()):
        population = populate(definition, lycksele)
        assert public_population(population) == population


def test_a_small_row_takes_another_with_it_and_the_total_stays(lycksele):
    lycksele["unemployed_young"] = 3
    del lycksele["known_total_published"]
    public = public_population(populate(lagesbild_definition(), lycksele))
    hidden = hidden_rows(public)
    assert "unemployed_young" in hidden
    assert len(hidden) == 2
    assert public.total == public.known == 263
    assert public.total_text == "263"
    assert "dolt" in public.sum_text
    assert public.sum_text.endswith(" = 263")
    assert public.span == Span(0, Empty.DOLT)
    assert "unemployed" not in public.outside
    assert not any("olika personer" in note for note in public.notes)
    assert not any("saknas" in note for note in public.notes)


def test_the_printed_total_does_not_give_away_the_part_it_counted_twice(lycksele):
    # 284 was printed when the 3 were counted twice; beside a total of 281 anyone can subtract.
    lycksele["unemployed_adult_24"] = 3
    lycksele["known_total_published"] = 284
    public = public_population(populate(lagesbild_definition(), lycksele))
    assert "unemployed_adult_24" in hidden_rows(public)
    assert public.published_total == 284
    assert public.total is Empty.DOLT
    assert public.total_text == "dolt"
    assert not any("Publicerad" in note for note in public.notes)


def test_a_hidden_row_is_not_told_as_counted_twice(lycksele):
    lycksele["unemployed_adult_24"] = 3
    lycksele["known_total_published"] = 284
    public = public_population(populate(published_2024_definition(), lycksele))
    assert public.counted_twice == ()
    assert not any("två gånger" in note or "en gång" in note for note in public.notes)


def test_a_hidden_row_beside_doubles_leaves_out_the_sum_without_them(lycksele):
    lycksele["health_young"] = 2
    del lycksele["known_total_published"]
    public = public_population(populate(published_2024_definition(), lycksele))
    assert not any("bara en gång" in note for note in public.notes)


def test_a_small_potential_is_hidden_where_it_stands_and_where_it_was_printed(lycksele):
    lycksele["no_known_occupation"] = lycksele["potential_published"] = 4
    public = public_population(populate(lagesbild_definition(), lycksele))
    assert public.potential is Empty.DOLT
    assert public.published_potential is Empty.DOLT
    assert public.total == 281
    assert public.span == Span(209, 281)


def test_a_small_total_is_hidden_also_when_something_is_missing():
    counts: dict[str, Value] = {"assistance_sick": 3, "health_young": 0, "known_total_published": 3}
    public = public_population(populate(lagesbild_definition(), counts))
    assert public.total is Empty.DOLT
    assert public.published_total is Empty.DOLT
    assert public.total_text == "dolt"
    assert any(
        note.startswith("Uppgift saknas för ”varav arbetslösa”") and "minst" not in note for note in public.notes
    )


def test_a_hidden_row_is_said_to_be_hidden_and_never_to_be_missing():
    counts: dict[str, Value] = {"assistance_sick": 3, "assistance_unemployed": 40, "health_young": 30}
    public = public_population(populate(lagesbild_definition(), counts))
    assert hidden_rows(public) == {"assistance_sick", "health_young"}
    assert public.notes[0] == (
        "Uppgift saknas för ”varav sjukskrivna arbetslösa”, ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” och "
        "”Långtidsarbetslösa 25–65 år (mer än 12 månader)”. Uppgiften är dold för ”varav sjukskrivna” och "
        "”varav unga med aktivitetsersättning exkl. förlängd skolgång”. Summan är minst 73."
    )


def test_where_every_known_row_is_hidden_there_still_is_something_to_sum():
    rows = ("assistance_sick", "health_young", "unemployed_young", "health_sick_unemployed")
    public = public_population(populate(lagesbild_definition(), dict.fromkeys(rows, 3)))
    assert not public.sum_parts
    assert public.total_text == "minst 12"
    assert "Uppgiften är dold för" in public.notes[0]
    assert public.notes[0].endswith("Summan är minst 12.")


def test_a_part_larger_than_its_whole_is_told_without_its_numbers():
    counts: dict[str, Value] = {"assistance": 2, "assistance_sick": 3, "health_young": 30}
    public = public_population(populate(lagesbild_definition(), counts))
    assert public.line("assistance_sick").problem == "”varav sjukskrivna” är fler än raden den är en del av."
    assert hidden_rows(public) == {"assistance", "assistance_sick"}


def test_a_part_inside_a_whole_of_five_or_six_is_protected_by_the_whole():
    counts: dict[str, Value] = {"assistance": 40, "assistance_sick": 4, "assistance_unemployed": 36}
    public = public_population(populate(lagesbild_definition(), counts))
    assert "assistance_sick" in hidden_rows(public)
    assert "assistance" not in public.outside


def test_nothing_at_all_is_shown_as_nothing():
    population = populate(lagesbild_definition(), {})
    assert public_population(population) == population


def test_with_the_hiding_off_everything_is_shown(lycksele):
    lycksele["unemployed_young"] = 3
    population = populate(lagesbild_definition(), lycksele)
    assert public_population(population, 0) == population


ROWS = [row.key for row in lagesbild_definition().rows]


@given(st.dictionaries(st.sampled_from(ROWS), st.one_of(st.integers(0, 40), st.sampled_from(Empty))), st.booleans())
def test_no_small_count_is_ever_printed_nor_the_only_one_missing_in_a_sum(counts, as_published):
    definition = published_2024_definition() if as_published else lagesbild_definition()
    population = populate(definition, counts)
    public = public_population(population)
    assert not any(0 < line.count < 5 for line in public.lines if not isinstance(line.count, Empty))
    assert not 0 < public.known < 5
    if public.known and population.sum_parts:
        lost = [line for line in public.lines if population.line(line.row.key).in_total and line.count is Empty.DOLT]
        assert len(lost) != 1
    for note in public.notes:
        assert "Empty" not in note
