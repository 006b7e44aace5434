"""A filled sheet held against the definition that holds, and several files held against one another."""

from dataclasses import replace
from datetime import date

import pytest

from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.importing.population_conflicts import conflicts, row_and_sex
from domain.importing.tidy import PopulationCountRow, PopulationCounts
from domain.populations.definition import PopulationDefinition, lagesbild_definition
from domain.populations.definition_editing import remove_row, rename_row
from domain.populations.party_sheet import PARTIES, PartySheet, other_questions, party_name, version_notes

OCTOBER = date(2024, 10, 31)
DEFINITION = lagesbild_definition()


def sheet_of(definition: PopulationDefinition, party: str = "af") -> PartySheet:
    labels = {row.key: row.label for row in definition.rows if row.party == party}
    return PartySheet(definition.key, definition.lineage, definition.version, definition.name, party, OCTOBER, labels)


def version_2(definition: PopulationDefinition) -> PopulationDefinition:
    return replace(definition, key="default-2", family="default", version=2)


def test_every_party_has_a_name_and_all_of_them_one_too() -> None:
    assert [party_name(party) for party in PARTIES] == [
        "Arbetsförmedlingen",
        "Försäkringskassan",
        "Socialtjänsten",
        "SCB",
    ]
    assert party_name(None) == "Alla parter"
    with pytest.raises(KeyError):
        party_name("kyrkan")
    assert sheet_of(DEFINITION).source == "Arbetsförmedlingen, blankett"


def test_a_sheet_of_the_definition_that_holds_needs_no_words() -> None:
    sheet = sheet_of(DEFINITION)

    assert version_notes(sheet, sheet.labels, DEFINITION) == ()
    assert other_questions(sheet, sheet.labels, DEFINITION) == {}


def test_a_sheet_of_another_version_says_which_and_what_is_no_longer_counted() -> None:
    later = version_2(remove_row(DEFINITION, "unemployed_adult_24"))
    sheet = sheet_of(DEFINITION)

    assert version_notes(sheet, sheet.labels, later) == (
        "Blanketten är gjord för definitionen ”Lägesbild”, version 1. Vid mättillfället gäller ”Lägesbild”, version 2.",
        "Raden ”varav mer än 24 månader” finns inte i ”Lägesbild”, version 2. Antalen sparas men räknas inte där.",
    )
    assert other_questions(sheet, sheet.labels, later) == {}


def test_a_row_that_asks_for_something_else_now_cannot_be_answered_by_the_old_sheet() -> None:
    later = version_2(rename_row(DEFINITION, "unemployed_young", "Unga 16–24 år utan arbete i 12 månader"))
    sheet = sheet_of(DEFINITION)

    others = other_questions(sheet, ["unemployed", "unemployed_young", "unknown"], later)

    assert list(others) == ["unemployed_young"]
    assert others["unemployed_young"] == (
        "Blanketten frågade efter ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)”, men i definitionen "
        "”Lägesbild”, version 2 heter raden ”Unga 16–24 år utan arbete i 12 månader”. Be om en ny blankett."
    )


def counts(place: str = "", **by_row: Value) -> PopulationCounts:
    return PopulationCounts(
        tuple(
            PopulationCountRow(0, "2481", OCTOBER, Sex.ALLA, row, count, place=place) for row, count in by_row.items()
        )
    )


def test_files_that_agree_or_tell_of_different_rows_are_in_no_conflict() -> None:
    files = [
        ("af.xlsx", counts(unemployed=269)),
        ("fk.xlsx", counts(health=675)),
        ("igen.xlsx", counts(unemployed=269)),
    ]

    assert conflicts(files) == ()
    assert conflicts([]) == ()


def test_two_files_with_different_figures_for_one_row_are_named_with_both_figures() -> None:
    files = [
        ("af.xlsx", counts(unemployed=269, unemployed_young=21)),
        ("af-ny.xlsx", counts(unemployed=1270, unemployed_young=21, place="Cell E14 på bladet Lycksele")),
        ("af-igen.xlsx", counts(unemployed=Empty.DOLT)),
    ]

    second, third = conflicts(files)

    assert (second.first_file, second.file, second.first_count, second.count) == ("af.xlsx", "af-ny.xlsx", 269, 1270)
    assert second.text({"2481": "Lycksele"}, {"unemployed": "Individer som är arbetslösa"}) == (
        "Cell E14 på bladet Lycksele: Lycksele 2024-10-31, Individer som är arbetslösa: "
        "1\u00a0270 i af-ny.xlsx, men 269 i af.xlsx."
    )
    assert third.text({}, {}) == "2481 2024-10-31, unemployed: dolt i af-igen.xlsx, men 269 i af.xlsx."


def test_a_file_that_contradicts_itself_is_no_conflict_between_files() -> None:
    both = PopulationCounts((*counts(health=1).rows, *counts(health=2).rows))

    assert conflicts([("fk.csv", both)]) == ()


def test_a_row_is_named_with_its_sex_where_it_is_of_one() -> None:
    assert row_and_sex("varav sjukskrivna", Sex.ALLA) == "varav sjukskrivna"
    assert row_and_sex("varav sjukskrivna", Sex.KVINNA) == "varav sjukskrivna, kvinnor"
    assert row_and_sex("varav sjukskrivna", Sex.ANNAT) == "varav sjukskrivna, annat eller okänt kön"
