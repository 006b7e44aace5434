"""A report of the group's own: kept as text, read again whatever stands there, and refused where it says nothing."""

import json

import pytest

from domain.reporting.composition import Composition
from domain.reporting.saved_plan import SavedPlan, key_of_plan, read_saved_plan, refused_plan

PLAN = SavedPlan("till-styrelsen", "Till styrelsen", "profile", ("lots", "population"), Composition(own_text="# A\nB"))


def test_what_is_stored_is_read_again() -> None:
    assert read_saved_plan(PLAN.stored) == PLAN


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "3",
        "{}",
        json.dumps({"parts": []}),
        json.dumps({"parts": 3, "key": "a", "name": "b", "kind": "c"}),
    ],
)
def test_what_another_version_wrote_is_passed_over(stored: str) -> None:
    assert read_saved_plan(stored) is None


def test_what_is_no_text_in_it_is_left_out() -> None:
    stored = json.dumps({"key": "a", "name": "b", "kind": "c", "parts": ["x", 3], "start": []})
    assert read_saved_plan(stored) == SavedPlan("a", "b", "c", ("x",))


def test_a_key_is_its_name_in_plain_letters_and_nobody_elses() -> None:
    assert key_of_plan("Läget i år", ()) == "laget-i-ar"
    assert key_of_plan("Läget i år", ("laget-i-ar", "laget-i-ar-2")) == "laget-i-ar-3"
    assert key_of_plan("!?", ("egen",)) == "egen-2"
    assert len(key_of_plan("x" * 80, ())) <= 20


def test_a_plan_without_name_or_parts_is_refused_and_one_with_anothers_name() -> None:
    assert refused_plan("Läget", ("lots",), ("Annat",)) == ""
    assert refused_plan(" ", ("lots",), ()).startswith("Ge rapporten ett namn")
    assert "högst 80 tecken" in refused_plan("x" * 81, ("lots",), ())
    assert "redan en rapport som heter läget" in refused_plan("läget", ("lots",), ("Läget",))
    assert refused_plan("Läget", (), ()) == "Välj minst en del."
