"""What is said of a file by the one who imports it."""

import pytest

from domain.ground.source import Source
from domain.importing.given import Given

WHO = "samverkanskoordinator Tierp"


@pytest.mark.parametrize(
    ("given", "source"),
    [
        (Given(), Source(f"egen uppgift, {WHO}")),
        (Given("KAA 2025"), Source("KAA 2025")),
        (Given("KAA 2025", "Tierps kommun"), Source("KAA 2025", "Tierps kommun")),
        (Given("", "Tierps kommun"), Source("egen uppgift", "Tierps kommun")),
    ],
)
def test_rows_get_what_is_given_else_who_imports(given: Given, source: Source) -> None:
    assert given.problem == ""
    assert given.source(WHO) == source


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given("KAA_2025.csv"), "Källa” är ett filnamn"),
        (Given("KAA", "bas.xlsx "), "Utgivare” är ett filnamn"),
        (Given("701063-2391"), "personnummer"),
        (Given("KAA", "x" * 301), "längre än 300 tecken"),
    ],
)
def test_what_is_no_source_is_told(given: Given, said: str) -> None:
    assert said in given.problem


def test_whether_it_is_official_is_said_or_known_by_the_publisher() -> None:
    assert Given("Folkmängd", "SCB").is_official("")
    assert not Given("Folkmängd", "SCB").is_official("Tierps kommun")
    assert Given("KAA").is_official("Skolverket, KAA")
    assert not Given("KAA").is_official("")
    assert Given("KAA", official=True).is_official("")
    assert not Given("KAA", "SCB", official=False).is_official("SCB")


def test_space_around_is_taken_away() -> None:
    assert Given("  KAA \n 2025 ", " Tierp ", official=True).tidied == Given("KAA 2025", "Tierp", official=True)


def test_where_nothing_is_said_rows_keep_their_source() -> None:
    assert Given().said(WHO) is None
    assert Given("", "Tierps kommun").said(WHO) == Source("egen uppgift", "Tierps kommun")
