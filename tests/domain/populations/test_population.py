"""Lycksele, 31 October 2024: 281 or 323, and between 209 and 281 different persons."""

import csv
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.value import Empty, Value
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    lagesbild_definition,
    published_2024_definition,
)
from domain.populations.population import CountedTwice, Span, populate

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def lycksele() -> dict[str, Value]:
    with (DATA / "populations-lycksele-2024.csv").open(encoding="utf-8") as file:
        return {row["row"]: int(row["count"]) for row in csv.DictReader(file)}


def of(*rows: PopulationRow, overlaps: frozenset[frozenset[str]] = frozenset()) -> PopulationDefinition:
    return PopulationDefinition("own", "Egen", None, rows, overlaps)


def counted(key: str, parent: str | None = None) -> PopulationRow:
    return PopulationRow(key, key.upper(), parent, RowRole.COUNTED)


def test_the_total_is_281_when_nobody_is_counted_inside_a_row_that_counts(lycksele):
    population = populate(lagesbild_definition(), lycksele)
    assert population.total == population.known == 281
    assert population.complete
    assert population.total_text == "281"
    assert population.sum_parts == (72, 27, 33, 36, 21, 92)
    assert population.sum_text == "72 + 27 + 33 + 36 + 21 + 92 = 281"
    assert population.counted_twice == ()
    assert population.span == Span(209, 281)
    assert population.published_total == 323
    assert population.potential == population.published_potential == 361
    assert population.notes == (
        "42 av de 92 redovisas också för sig och räknas inte en gång till.",
        "209–281 olika personer under de överlapp som definitionen anger.",
        "Publicerad summa är 323, här räknas 281.",
    )


def test_the_printed_323_comes_back_under_the_definition_as_published(lycksele):
    population = populate(published_2024_definition(), lycksele)
    assert population.total == population.published_total == 323
    assert population.counted_twice == (CountedTwice("unemployed_adult_24", "unemployed_adult", 42),)
    assert population.span == Span(209, 281)
    assert population.notes == (
        "42 räknas två gånger: ”varav mer än 24 månader” ligger inom "
        "”Långtidsarbetslösa 25–65 år (mer än 12 månader)”.",
        "Räknas var och en bara en gång blir summan 281.",
        "209–281 olika personer under de överlapp som definitionen anger.",
    )


def test_the_tree_is_shown_in_its_order_with_its_depth(lycksele):
    population = populate(lagesbild_definition(), lycksele)
    assert [(line.row.key, line.depth, line.counts) for line in population.lines][6:10] == [
        ("unemployed", 0, False),
        ("unemployed_young", 1, True),
        ("unemployed_adult", 1, True),
        ("unemployed_adult_24", 2, False),
    ]
    assert population.line("health").count == 675
    with pytest.raises(KeyError):
        population.line("nobody")


def test_those_outside_every_part_are_a_range_since_the_parts_may_overlap(lycksele):
    outside = populate(lagesbild_definition(), lycksele).outside
    assert outside["assistance"] == Span(22, 49)
    assert outside["unemployed_adult"] == Span(50, 50)
    # 269 with 21 and 92: nothing is said of a whole whose parts are unknown, and an unknown part can hold them all.
    assert populate(lagesbild_definition(), {"assistance": 121}).outside == {}
    assert populate(lagesbild_definition(), {"assistance": 121, "assistance_sick": 27}).outside == {
        "assistance": Span(0, 94)
    }
    assert populate(
        lagesbild_definition(),
        {"assistance": 121, "assistance_sick": 27, "assistance_unemployed": Empty.EJ_TILLAMPLIGT},
    ).outside == {"assistance": Span(94, 94)}
    # Parts that together are more than the whole must overlap.
    assert populate(
        lagesbild_definition(), {"assistance": 90, "assistance_sick": 40, "assistance_unemployed": 72}
    ).outside == {"assistance": Span(0, 18)}


def test_a_missing_count_is_not_zero(lycksele):
    del lycksele["unemployed_adult"]
    population = populate(lagesbild_definition(), lycksele)
    assert population.total is Empty.SAKNAS
    assert population.known == 189
    assert not population.complete
    assert population.total_text == "minst 189"
    assert population.span == Span(168, Empty.SAKNAS)
    assert population.notes == (
        "Uppgift saknas för ”Långtidsarbetslösa 25–65 år (mer än 12 månader)”. Summan är minst 189.",
    )


def test_nothing_known_is_said_as_nothing_known():
    population = populate(lagesbild_definition(), {})
    assert population.total is Empty.SAKNAS
    assert population.total_text == "saknas"
    assert population.sum_text == ""
    assert population.notes == ("Det finns ingen uppgift att räkna summan av.",)


def test_when_the_outer_row_is_missing_its_known_part_still_counts_as_persons(lycksele):
    lycksele["unemployed_adult"] = Empty.DOLT
    population = populate(published_2024_definition(), lycksele)
    assert population.total is Empty.DOLT
    assert population.counted_twice == ()
    # The 42 lie inside the hidden row, which the 72 may overlap: 27 + 33 + 36 and the larger of 72 and 21 + 42.
    assert population.span == Span(96 + 72, Empty.DOLT)


def test_not_applicable_adds_nothing(lycksele):
    lycksele["unemployed_young"] = Empty.EJ_TILLAMPLIGT
    population = populate(lagesbild_definition(), lycksele)
    assert population.total == 260
    assert population.complete


def test_a_part_larger_than_its_whole_stays_out_of_the_total(lycksele):
    lycksele["assistance_unemployed"] = 172
    population = populate(lagesbild_definition(), lycksele)
    line = population.line("assistance_unemployed")
    assert line.problem == (
        "”varav arbetslösa” är 172 och kan inte vara fler än ”Individer med ekonomiskt bistånd”, som är 121."
    )
    assert line.counts
    assert not line.in_total
    assert population.total == 209
    assert population.total_text == "minst 209"
    assert population.span == Span(209, 209)
    assert population.notes[0] == f"{line.problem} Raden räknas inte med i summan."
    assert population.outside["assistance"] == Span(0, 94)


def test_a_row_that_does_not_count_is_only_said_to_be_wrong(lycksele):
    lycksele["unemployed_adult_24"] = 93
    population = populate(lagesbild_definition(), lycksele)
    assert population.total == 281
    assert population.notes[0] == population.line("unemployed_adult_24").problem
    assert "unemployed_adult" not in population.outside


def test_an_impossible_outer_row_lets_the_rows_inside_it_stand_for_themselves(lycksele):
    lycksele["unemployed_adult"] = 300
    population = populate(published_2024_definition(), lycksele)
    assert population.total == 72 + 27 + 33 + 36 + 21 + 42
    assert population.counted_twice == ()
    assert population.span == Span(96 + 72, 231)
    assert "unemployed_adult" not in population.outside


def test_everything_impossible_leaves_no_total():
    definition = of(PopulationRow("all", "Alla", None, RowRole.WHOLE), counted("part", "all"))
    population = populate(definition, {"all": 2, "part": 3})
    assert population.total is Empty.SAKNAS
    assert population.total_text == "saknas"


def test_a_definition_that_counts_nothing_has_no_total():
    population = populate(of(PopulationRow("all", "Alla", None, RowRole.WHOLE)), {"all": 2})
    assert population.total is Empty.EJ_TILLAMPLIGT
    assert population.notes == ()


def test_a_twice_counted_row_of_nobody_needs_no_note(lycksele):
    lycksele["unemployed_adult_24"] = 0
    population = populate(published_2024_definition(), lycksele)
    assert population.counted_twice == (CountedTwice("unemployed_adult_24", "unemployed_adult", 0),)
    assert not any("två gånger" in note for note in population.notes)
    assert not any("redovisas" in note for note in populate(lagesbild_definition(), lycksele).notes)


def test_the_sum_without_doubles_is_minst_where_something_is_missing(lycksele):
    lycksele["health_young"] = Empty.SAKNAS
    notes = populate(published_2024_definition(), lycksele).notes
    assert "Räknas var och en bara en gång blir summan minst 248." in notes


def test_the_potential_population_is_held_against_what_was_printed(lycksele):
    lycksele["potential_published"] = 400
    notes = populate(lagesbild_definition(), lycksele).notes
    assert "Publicerad potentiell samverkanspopulation är 400, raderna ger 361." in notes


def test_counts_of_rows_that_are_gone_are_not_lost_in_silence(lycksele):
    lycksele["removed"] = 3
    assert "En uppgift gäller en rad som inte finns i definitionen och visas inte." in (
        populate(lagesbild_definition(), lycksele).notes
    )
    lycksele["removed_too"] = 4
    assert "2 uppgifter gäller rader som inte finns i definitionen och visas inte." in (
        populate(lagesbild_definition(), lycksele).notes
    )


def test_a_chain_of_rows_inside_rows_is_counted_once_for_each_row():
    population = populate(of(counted("a"), counted("b", "a"), counted("c", "b")), {"a": 9, "b": 4, "c": 1})
    assert population.total == 14
    assert population.counted_twice == (CountedTwice("b", "a", 4), CountedTwice("c", "b", 1))
    assert population.span == Span(9, 9)
    assert "Räknas var och en bara en gång blir summan 9." in population.notes


KEYS = "abcdef"
forests = st.lists(st.tuples(st.integers(-1, 5), st.booleans(), st.integers(0, 30)), min_size=1, max_size=len(KEYS))


@given(forests, st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_the_range_holds_the_persons_in_every_tree(nodes, pairs):
    rows, counts = [], {}
    for at, (parent, counts_here, count) in enumerate(nodes):
        key, above = KEYS[at], KEYS[parent] if 0 <= parent < at else None
        rows.append(PopulationRow(key, key, above, RowRole.COUNTED if counts_here else RowRole.PART))
        counts[key] = min(count, counts[above]) if above else count
    definition = of(*rows)
    overlaps = frozenset(
        frozenset((KEYS[one], KEYS[other]))
        for one, other in pairs
        if one != other
        and max(one, other) < len(rows)
        and KEYS[one] not in {row.key for row in definition.ancestors(rows[other])}
        and KEYS[other] not in {row.key for row in definition.ancestors(rows[one])}
    )
    population = populate(replace(definition, overlaps=overlaps), counts)
    doubles = sum(each.count for each in population.counted_twice)
    assert population.span.low <= population.known - doubles
    if population.complete and not isinstance(population.total, Empty):
        assert population.span.high == population.total - doubles
    if population.total is not Empty.EJ_TILLAMPLIGT:
        outermost = [
            row.key
            for row in rows
            if row.role is RowRole.COUNTED
            and not any(above.role is RowRole.COUNTED for above in definition.ancestors(row))
        ]
        largest = max(
            sum(counts[key] for key in chosen)
            for size in range(len(outermost) + 1)
            for chosen in itertools.combinations(outermost, size)
            if not any(frozenset(pair) in overlaps for pair in itertools.combinations(chosen, 2))
        )
        assert population.span.low == largest


def test_rows_inside_one_that_is_not_known_stand_in_its_place_and_may_overlap():
    definition = of(counted("outer"), counted("a", "outer"), counted("b", "outer"), counted("beside"))
    definition = replace(definition, overlaps=frozenset({frozenset("ab"), frozenset(("outer", "beside"))}))
    population = populate(definition, {"outer": Empty.SAKNAS, "a": 5, "b": 3, "beside": 4})
    # All of b may be in a, and all beside may be in the outer row that a and b lie inside.
    assert population.span == Span(5, Empty.SAKNAS)
    apart = replace(definition, overlaps=frozenset())
    assert populate(apart, {"outer": Empty.SAKNAS, "a": 5, "b": 3, "beside": 4}).span.low == 12
