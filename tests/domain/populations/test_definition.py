"""A definition says which rows count; one that contradicts itself is refused in words."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    check_counts,
    check_sexes,
    definition_problems,
    in_force,
    lagesbild_definition,
    published_2024_definition,
    validate,
)
from domain.populations.population import populate

DATA = Path(__file__).parents[2] / "data"


def definition(*rows: tuple[str, str | None], overlaps: tuple[frozenset[str], ...] = ()) -> PopulationDefinition:
    made = tuple(PopulationRow(key, key.upper(), parent, RowRole.COUNTED) for key, parent in rows)
    return PopulationDefinition("own", "Egen", None, made, frozenset(overlaps))


def test_the_shipped_rows_are_those_of_the_printed_table():
    with (DATA / "collaboration-population-lycksele-2024.csv").open(encoding="utf-8") as file:
        printed = [(row["row"], row["label_sv"], row["parent"] or None) for row in csv.DictReader(file)]
    for shipped in (lagesbild_definition(), published_2024_definition()):
        assert [(row.key, row.label, row.parent) for row in shipped.rows] == printed
        assert definition_problems(shipped) == ()
        validate(shipped)


def test_the_two_shipped_definitions_differ_in_one_row():
    ours, printed = lagesbild_definition(), published_2024_definition()
    assert (ours.key, ours.name, ours.valid_from) == ("default", "Lägesbild", None)
    assert (printed.key, printed.name, printed.valid_from) == ("published", "Som publicerat 2024", date(2024, 10, 31))
    differing = [one.key for one, other in zip(ours.rows, printed.rows, strict=True) if one != other]
    assert differing == ["unemployed_adult_24"]
    assert ours.overlaps == printed.overlaps


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (definition(("a", None), ("a", None)), "Raden ”A” finns två gånger."),
        (definition(("a", "gone")), "”A” är en del av en rad som inte finns."),
        (definition(("a", "b"), ("b", "a")), "”A” ligger inom sig själv."),
        (definition(("a", "a")), "”A” ligger inom sig själv."),
        (definition(("a", None), overlaps=(frozenset("a"),)), "”A” kan inte överlappa sig själv."),
        (definition(("a", None), overlaps=(frozenset("ax"),)), "En överlappning gäller en rad som inte finns."),
        (
            definition(("a", None), ("b", "a"), ("c", "b"), overlaps=(frozenset("ac"),)),
            "”A” och ”C” kan inte överlappa: den ena ligger inom den andra.",
        ),
        (
            definition(("c", None), ("a", "c"), overlaps=(frozenset("ac"),)),
            "”A” och ”C” kan inte överlappa: den ena ligger inom den andra.",
        ),
    ],
)
def test_a_definition_that_contradicts_itself_is_refused(made, said):
    assert definition_problems(made)[0] == said
    with pytest.raises(UserProblem) as refused:
        populate(made, {})
    assert refused.value.text == "Definitionen ”Egen” kan inte användas."
    assert said in refused.value.details


def test_two_rows_that_may_overlap_are_no_fault():
    assert definition_problems(definition(("a", None), ("b", None), overlaps=(frozenset("ab"),))) == ()


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (RowRole.PUBLISHED_TOTAL, "Bara en rad kan vara den publicerade summan."),
        (RowRole.PUBLISHED_POTENTIAL, "Bara en rad kan vara den publicerade potentiella summan."),
    ],
)
def test_only_one_row_can_be_what_was_printed(role, said):
    rows = tuple(PopulationRow(key, key, None, role) for key in "ab")
    assert definition_problems(PopulationDefinition("own", "Egen", None, rows)) == (said,)


def test_an_overlap_of_three_is_a_defect():
    with pytest.raises(ValueError, match="two rows"):
        definition_problems(definition(("a", None), overlaps=(frozenset("abc"),)))


def test_rows_are_found_by_key():
    assert lagesbild_definition().row("health").role is RowRole.WHOLE
    with pytest.raises(KeyError):
        lagesbild_definition().row("nobody")


def test_a_part_is_held_against_every_whole_around_it():
    found = check_counts(lagesbild_definition(), {"unemployed": 40, "unemployed_adult_24": 42, "assistance": 121})
    assert [(problem.row, problem.reason) for problem in found] == [
        (
            "unemployed_adult_24",
            "”varav mer än 24 månader” är 42 och kan inte vara fler än ”Individer som är arbetslösa”, som är 40.",
        )
    ]
    counts = {"unemployed": 40, "unemployed_adult": 41, "unemployed_adult_24": 42}
    assert [problem.row for problem in check_counts(lagesbild_definition(), counts)] == [
        "unemployed_adult",
        "unemployed_adult_24",
    ]
    assert check_counts(lagesbild_definition(), {"health": Empty.SAKNAS, "health_young": 3}) == ()


def by_sex(women: object, men: object, everyone: object, other: object = None) -> dict:
    figures = {Sex.KVINNA: {"health": women}, Sex.MAN: {"health": men}, Sex.ALLA: {"health": everyone}}
    if other is not None:
        figures[Sex.ANNAT] = {"health": other}
    return figures


def test_women_and_men_make_everyone():
    assert check_sexes(lagesbild_definition(), by_sex(300, 375, 675)) == ()
    assert check_sexes(lagesbild_definition(), by_sex(300, 370, 675, other=5)) == ()
    (problem,) = check_sexes(lagesbild_definition(), by_sex(300, 370, 675))
    assert problem.row == "health"
    assert problem.reason == (
        "”Individer med sjukpenning, sjukersättning eller aktivitetsersättning”: "
        "kvinnor 300 och män 370 blir 670, men alla är 675."
    )


def test_a_missing_sex_can_hold_the_rest_but_not_less_than_nobody():
    assert check_sexes(lagesbild_definition(), by_sex(300, Empty.SAKNAS, 675)) == ()
    assert check_sexes(lagesbild_definition(), by_sex(300, 375, Empty.SAKNAS)) == ()
    assert check_sexes(lagesbild_definition(), {}) == ()
    (problem,) = check_sexes(lagesbild_definition(), by_sex(700, Empty.SAKNAS, 675))
    assert problem.reason.endswith("kvinnor 700 är fler än alla, som är 675.")


def test_every_row_of_the_tree_has_a_party_that_delivers_it():
    parties = {row.key: row.party for row in lagesbild_definition().rows}
    assert parties["assistance_sick"] == "socialtjanst"
    assert parties["health"] == parties["health_sick_unemployed"] == "fk"
    assert parties["unemployed_adult_24"] == "af"
    assert parties["no_known_occupation"] == "scb"
    assert parties["known_total_published"] is None


def test_the_version_in_force_is_the_latest_that_has_begun():
    first = lagesbild_definition()
    second = replace(first, key="default-2", valid_from=date(2025, 1, 1), family="default", version=2)
    late = replace(first, key="late", valid_from=date(2026, 1, 1))
    every = (second, first, late)
    assert in_force(every, "default", date(2024, 10, 31)) == first
    assert in_force(every, "default", date(2025, 1, 1)) == second
    # A family that has not begun yet is used all the same: there is no other.
    assert in_force(every, "late", date(2024, 10, 31)) == late
    with pytest.raises(UserProblem, match="finns inte"):
        in_force(every, "borta", date(2024, 10, 31))
