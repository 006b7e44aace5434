"""A definition is changed step by step, and never into one that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.problem import UserProblem
from domain.populations.definition import PopulationDefinition, RowRole, definition_problems, lagesbild_definition
from domain.populations.definition_editing import (
    add_overlap,
    add_row,
    changes_in_words,
    move_row,
    remove_overlap,
    remove_row,
    rename_row,
    set_parent,
    set_party,
    set_role,
)

SHIPPED = lagesbild_definition()


def keys(definition: PopulationDefinition) -> list[str]:
    return [row.key for row in definition.rows]


def test_a_new_row_stands_last_among_the_parts_of_its_whole():
    made = add_row(SHIPPED, "varav  långtidssjuka", parent="assistance", role=RowRole.COUNTED, party="fk")
    assert keys(made)[:4] == ["assistance", "assistance_unemployed", "assistance_sick", "varav_langtidssjuka"]
    row = made.row("varav_langtidssjuka")
    assert (row.label, row.parent, row.role, row.party) == ("varav långtidssjuka", "assistance", RowRole.COUNTED, "fk")
    assert keys(add_row(made, "Varav långtidssjuka!"))[-1] == "varav_langtidssjuka_2"
    assert keys(add_row(SHIPPED, "Ŧ1"))[-1] == "1"
    assert keys(add_row(SHIPPED, "Ж"))[-1] == "rad"
    assert changes_in_words(SHIPPED, made) == ("”varav långtidssjuka” är ny.",)


@pytest.mark.parametrize(("label", "told"), [("  ", "behöver ett namn"), ("VARAV arbetslösa", "redan en rad")])
def test_a_row_needs_a_name_of_its_own(label: str, told: str):
    with pytest.raises(UserProblem, match=told):
        add_row(SHIPPED, label)


def test_a_row_with_parts_cannot_be_removed_and_one_without_takes_its_overlaps_with_it():
    with pytest.raises(UserProblem, match="har delar"):
        remove_row(SHIPPED, "unemployed_adult")
    made = remove_row(SHIPPED, "unemployed_young")
    assert all("unemployed_young" not in pair for pair in made.overlaps)
    assert changes_in_words(SHIPPED, made) == (
        "”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” är borttagen.",
        "”varav arbetslösa” och ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” överlappar inte längre.",
    )


def test_names_roles_and_parties():
    made = rename_row(SHIPPED, "assistance_sick", "varav sjukskrivna (läkarintyg)")
    made = set_role(made, "unemployed_adult_24", RowRole.COUNTED)
    made = set_role(made, "unemployed_young", RowRole.PART)
    made = set_role(made, "known_total_published", RowRole.POTENTIAL)
    made = set_party(made, "health_young", "af")
    assert set(changes_in_words(SHIPPED, made)) == {
        "”varav sjukskrivna” heter nu ”varav sjukskrivna (läkarintyg)”.",
        "”varav mer än 24 månader” räknas med.",
        "”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” räknas inte längre med.",
        "”Totalt känd samverkanspopulation” har en annan roll.",
        "”varav unga med aktivitetsersättning exkl. förlängd skolgång” lämnas av en annan part.",
    }
    assert rename_row(SHIPPED, "health", SHIPPED.row("health").label) == SHIPPED
    with pytest.raises(KeyError):
        rename_row(SHIPPED, "borta", "namn")


def test_a_row_moves_with_its_parts_and_never_into_itself():
    made = set_parent(SHIPPED, "unemployed", "health")
    at = keys(made).index("unemployed")
    assert keys(made)[at - 3 : at + 4] == [
        *("health", "health_young", "health_sick_unemployed", "unemployed"),
        *("unemployed_young", "unemployed_adult", "unemployed_adult_24"),
    ]
    assert changes_in_words(SHIPPED, made) == ("”Individer som är arbetslösa” har flyttats.",)
    assert keys(set_parent(made, "unemployed", None))[-4:][0] == "unemployed"
    for inside in ("unemployed", "unemployed_adult_24"):
        with pytest.raises(UserProblem, match="inom sig själv"):
            set_parent(SHIPPED, "unemployed", inside)
    with pytest.raises(UserProblem, match="kan inte användas"):
        set_parent(SHIPPED, "unemployed", "borta")


def test_rows_change_places_with_their_parts():
    made = move_row(SHIPPED, "unemployed", -1)
    assert keys(made)[3:5] == ["unemployed", "unemployed_young"]
    assert keys(made)[7] == "health"
    assert move_row(SHIPPED, "assistance", -5) == SHIPPED
    assert keys(move_row(SHIPPED, "unemployed_young", 9))[9] == "unemployed_young"


def test_overlaps_are_declared_and_taken_back():
    made = add_overlap(SHIPPED, "health_sick_unemployed", "unemployed_adult")
    assert changes_in_words(SHIPPED, made) == (
        "”varav sjukskrivna arbetslösa” och ”Långtidsarbetslösa 25–65 år (mer än 12 månader)” kan överlappa.",
    )
    assert remove_overlap(made, "unemployed_adult", "health_sick_unemployed") == SHIPPED
    for one, other in (("health", "health"), ("health", "health_young"), ("health", "borta")):
        with pytest.raises(UserProblem, match="kan inte användas"):
            add_overlap(SHIPPED, one, other)


step = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3), st.integers(-3, 3))


def taken(definition: PopulationDefinition, one: str, other: str, what: int, by: int) -> PopulationDefinition:
    """One step of somebody who tries everything."""
    if what == 0:
        return set_parent(definition, one, other)
    if what == 1:
        return move_row(definition, one, by)
    return add_overlap(definition, one, other) if what == 2 else remove_row(definition, one)


@given(st.lists(step, max_size=12))
def test_whatever_is_done_the_definition_can_be_used_and_parts_follow_their_wholes(steps):
    definition = SHIPPED
    for one, other, what, by in steps:
        a, b = (definition.rows[at % len(definition.rows)].key for at in (one, other))
        try:
            definition = taken(definition, a, b, what, by)
        except UserProblem:
            continue
        assert definition_problems(definition) == ()
        seen: list[str] = []
        for row in definition.rows:
            assert row.parent is None or row.parent in seen
            seen.append(row.key)
