"""What a group decides of its report: kept as text, and read again whatever stands there."""

import json

import pytest

from domain.reporting.composition import Composition, Section, read_composition


def test_sections_begin_at_a_line_with_a_sign_and_keep_their_paragraphs() -> None:
    text = "Först.\n\n# Inledning\nEtt.\n\n- punkt\n##Syfte \n\n# \nSist #inte här"
    assert Composition(own_text=text).sections == (
        Section("", "Först."),
        Section("Inledning", "Ett.\n\n- punkt"),
        Section("Syfte", ""),
        Section("", "Sist #inte här"),
    )
    assert Composition(own_text=" \n\n").sections == ()


def test_parts_that_are_not_placed_come_last_as_they_were() -> None:
    assert Composition(order=("c", "gone", "a")).ordered("abcd") == ["c", "a", "b", "d"]
    assert Composition().ordered("abcd") == ["a", "b", "c", "d"]


def test_what_is_stored_is_read_again_and_nothing_is_stored_of_nothing() -> None:
    made = Composition("Titel", day="5 september 2022", own_text="# Å\nÄ", order=("lots", "members"))
    assert read_composition(made.stored) == made
    assert Composition().stored == ""


@pytest.mark.parametrize("stored", ["", "{", "[1]", "7", '{"order": 3, "title": 4}'])
def test_what_cannot_be_read_is_left_out(stored: str) -> None:
    assert read_composition(stored) == Composition()


def test_what_another_version_wrote_is_passed_over() -> None:
    stored = json.dumps({"title": "Titel", "colour": "red", "order": ["lots", 3]})
    assert read_composition(stored) == Composition("Titel", order=("lots",))


def test_each_line_of_those_who_sign_is_a_party() -> None:
    assert Composition(signers=" Tierps kommun,  kommunchef \n\nFörsäkringskassan").parties == (
        "Tierps kommun, kommunchef",
        "Försäkringskassan",
    )
