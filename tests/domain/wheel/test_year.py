"""The year wheel: when an item is done, by hand or by what is done in the program, when it is late, and what presses."""

from dataclasses import replace
from datetime import date

import pytest

from domain.importing.wheel import WheelItems
from domain.wheel.item import Doing, WheelItem, first_day_of, shipped_items, wrong_day
from domain.wheel.year import Deed, Done, Occurrence, State, pressing, wheel_of

NOTHING = Done({}, {}, {})
SHIPPED = {each.ships: replace(each, id=number) for number, each in enumerate(shipped_items(), start=1)}


def only(key: str, year: int, done: Done, today: date) -> Occurrence:
    (found,) = wheel_of([SHIPPED[key]], year, done, today)
    return found


def test_the_items_that_ship_are_of_the_field_and_none_names_a_person() -> None:
    assert [(each.when, each.who) for each in shipped_items()] == [
        ("den 23 varje månad", "processledare"),
        ("mars", "processledare"),
        ("april", "analysteamet"),
        ("1 september", "lokala samverkansgrupper"),
        ("oktober", "processledare"),
        ("oktober", "styrelsen"),
        ("31 oktober", "parterna"),
    ]
    assert WheelItem(0, None, None, "Möte").when == "varje månad"
    assert all(each.label for each in Doing)
    assert WheelItems(()).label == "årshjulets punkter"


def test_a_day_that_a_month_lacks_is_told_and_of_every_month_is_its_last() -> None:
    assert [wrong_day(2, 29), wrong_day(None, 31), wrong_day(4, None)] == ["", "", ""]
    assert wrong_day(4, 31) == "April har inte dagen 31."
    assert wrong_day(None, 32) == "Dagen ska vara 1–31, eller tom."
    assert first_day_of(WheelItem(1, None, 31, "x"), 2026, 2) == date(2026, 2, 28)
    assert first_day_of(WheelItem(1, 2, 29, "x"), 2028, 2) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("key", "opens", "due"),
    [
        ("scb-year", date(2026, 2, 1), date(2026, 3, 31)),
        ("register", date(2026, 10, 31), date(2026, 11, 14)),
        ("analysis", date(2026, 7, 21), date(2026, 9, 1)),
        ("board", date(2026, 8, 20), date(2026, 10, 31)),
    ],
)
def test_a_release_is_fetched_from_its_day_and_a_task_is_due_on_its_own(key: str, opens: date, due: date) -> None:
    of = only(key, 2026, NOTHING, date(2026, 1, 1))
    assert (of.opens, of.due) == (opens, due)


def test_an_item_comes_is_now_is_late_and_is_passed_by_when_the_next_one_opens() -> None:
    days = [date(2026, 1, 2), date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 1), date(2027, 2, 1)]
    found = [only("scb-year", 2026, NOTHING, day) for day in days]
    assert [each.state for each in found] == [State.COMING, State.NOW, State.NOW, State.LATE, State.PASSED]
    assert [each.said for each in found[1:]] == [
        "nu, senast 2026-03-31",
        "nu, senast 2026-03-31",
        "sen, sista dag 2026-03-31",
        "–",
    ]
    assert [each.state.word for each in found[::4]] == ["kommer", "inget noterat"]
    assert found[0].said == "kommer"


def test_what_was_due_before_it_was_watched_is_not_late() -> None:
    item = replace(SHIPPED["analysis"], since=date(2026, 9, 2))
    assert [each.state for each in wheel_of([item], 2026, NOTHING, date(2026, 12, 1))] == [State.PASSED]
    item = replace(item, since=date(2026, 9, 1))
    assert [each.state for each in wheel_of([item], 2026, NOTHING, date(2026, 12, 1))] == [State.LATE]


def test_what_is_done_counts_for_the_item_that_had_opened_last_and_undone_it_is_late_again() -> None:
    """Figures of the half-year do not make the whole year's done."""
    items = [SHIPPED["scb-year"], SHIPPED["scb-half"]]
    done = Done({}, {Doing.BENEFITS: [Deed(date(2026, 9, 24), "processledare")]}, {})
    year, half = wheel_of(items, 2026, done, date(2026, 11, 2))
    assert (year.state, half.state) == (State.PASSED, State.DONE)
    assert half.said == "klar 2026-09-24, processledare"
    early = Done({}, {Doing.BENEFITS: [Deed(date(2026, 1, 31), ""), Deed(date(2026, 3, 19), "")]}, {})
    year, half = wheel_of(items, 2026, early, date(2026, 11, 2))
    assert (year.said, half.state) == ("klar 2026-03-19", State.LATE)
    year, half = wheel_of(items, 2026, NOTHING, date(2026, 11, 2))
    assert (year.done, half.state) == (None, State.LATE)


def test_a_tick_by_hand_is_of_one_year_and_one_month() -> None:
    item = SHIPPED["analysis"]
    done = Done({(item.id, 2026, 9): Deed(date(2026, 8, 28), "samverkanskoordinator")}, {}, {})
    assert only("analysis", 2026, done, date(2026, 12, 1)).by_hand
    assert only("analysis", 2025, done, date(2026, 1, 1)).state is State.LATE
    assert only("analysis", 2026, done, date(2026, 12, 1)).key == (item.id, 2026, 9)


def test_what_comes_every_month_comes_twelve_times_and_only_the_latest_presses() -> None:
    items = [SHIPPED["af-month"]]
    done = Done({}, {Doing.AF: [Deed(date(2026, 1, 26), "")]}, {})
    states = [each.state for each in wheel_of(items, 2026, done, date(2026, 5, 8))]
    assert states == [State.DONE, State.PASSED, State.PASSED, State.LATE, *8 * [State.COMING]]
    late, comes = pressing(items, done, date(2026, 5, 8))
    assert (late.when, late.state, comes.when, comes.state) == ("23 april", State.LATE, "23 maj", State.COMING)


def test_a_month_of_lots_is_done_when_the_last_area_has_marked_it() -> None:
    item = WheelItem(9, None, 15, "LOTS", doing=Doing.LOTS)
    done = Done({}, {}, {(2025, 12): Deed(date(2026, 1, 12), "a"), (2026, 1): Deed(date(2026, 2, 20), "b")})
    found = wheel_of([item], 2026, done, date(2026, 3, 16))
    assert [each.state for each in found[:5]] == [State.DONE, State.DONE, State.LATE, State.NOW, State.COMING]
    any_day = wheel_of([replace(item, day=None)], 2026, done, date(2026, 4, 1))
    assert [each.state for each in any_day[:5]] == [State.DONE, State.DONE, State.LATE, State.NOW, State.COMING]
    assert [each.state for each in any_day if each.due < date(2026, 3, 1)] == [State.DONE, State.DONE]
    assert wheel_of([item], 2026, done, date(2026, 4, 15))[2].state is State.PASSED


def test_what_presses_is_what_is_late_and_then_six_weeks_also_past_the_end_of_the_year() -> None:
    items = list(SHIPPED.values())
    found = pressing(items, NOTHING, date(2026, 12, 20))
    assert [(each.item.ships, each.year, each.state) for each in found] == [
        ("follow-up", 2026, State.LATE),
        ("analysis", 2026, State.LATE),
        ("board", 2026, State.LATE),
        ("scb-half", 2026, State.LATE),
        ("register", 2026, State.LATE),
        ("af-month", 2026, State.LATE),
        ("af-month", 2026, State.COMING),
        ("af-month", 2027, State.COMING),
    ]
    assert {each.sign for each in State} == {"▲", "◆", "○", "●", ""}
