"""The year wheel: every state has a sign, no words leave their month, and the words say the same as the drawing."""

from dataclasses import replace
from datetime import date

import pytest

from domain.wheel.item import Doing, WheelItem, shipped_items
from domain.wheel.year import Deed, Done, State, wheel_of
from drawing.layout.shapes import Area, Mark, Stroke
from drawing.layout.wheel import Wheel, lay_wheel
from support.laid_out import collisions, texts, typewriter

LETTERS = typewriter()
ITEMS = [replace(each, id=number) for number, each in enumerate(shipped_items(), start=1)]
DONE = Done(
    {(4, 2026, 9): Deed(date(2026, 8, 28), "kansliet")},
    {Doing.BENEFITS: [Deed(date(2026, 3, 19), "processledare")]},
    {},
)


def wheel(month: int | None = 10, items: list[WheelItem] | None = None) -> Wheel:
    watched = ITEMS if items is None else items
    return Wheel(2026, wheel_of(watched, 2026, DONE, date(2026, 10, 12)), month)


@pytest.mark.parametrize("width", [250, 420, 900])
def test_twelve_months_with_what_has_room_and_a_sign_for_each_state(width: float) -> None:
    drawing = lay_wheel(wheel(), width, LETTERS).shapes
    laid = lay_wheel(wheel(), width, LETTERS)
    shown = texts(laid)
    assert {"2026", *({"j", "d"} if width < 300 else {"jan", "jul", "dec"})} <= set(shown)
    assert not collisions(laid)
    sectors = [each for each in drawing if isinstance(each, Area)]
    assert [each.token for each in sectors].count("accent_tint") == 4
    signs = {each.sign for each in drawing if isinstance(each, Mark)}
    assert signs == {"▲", "◆", "○", "●"}
    assert {"sen", "nu", "kommer", "klar"} <= set(shown)
    assert all(word.box.left >= 0 and word.box.right <= width + 1 for word in laid.words())


def test_every_item_of_a_month_has_its_sign_also_where_its_words_have_no_room() -> None:
    of_october = [each for each in wheel().comes if each.month == 10]
    for width in (60, 250, 420):
        marks = [each for each in lay_wheel(wheel(), width, LETTERS).shapes if isinstance(each, Mark)]
        # One for each state in the key, one for each item that says something.
        assert len(marks) == 4 + sum(each.state is not State.PASSED for each in wheel().comes)
    assert len(of_october) == 4
    assert any("till" in text for text in texts(lay_wheel(wheel(), 700, LETTERS))), texts(
        lay_wheel(wheel(), 700, LETTERS)
    )


def test_the_month_that_is_now_has_a_frame_and_another_year_has_none() -> None:
    def frames(of: Wheel) -> int:
        return sum(isinstance(each, Stroke) and each.closed for each in lay_wheel(of, 420, LETTERS).shapes)

    assert (frames(wheel()), frames(wheel(None))) == (1, 0)


def test_the_wheel_is_told_month_by_month_and_then_what_comes_in_all() -> None:
    said = wheel().alternative
    assert said.startswith(
        "Årshjul 2026, tolv månader medsols från januari. Mars: SCB: helår, helårsekvivalenter (klar)."
    )
    assert "September: Nulägesanalys till kansliet (klar)." in said
    assert said.endswith("Varje månad: Arbetsförmedlingen: månadens statistik.")
    assert "Varje månad" not in wheel(items=ITEMS[1:]).alternative
    passed = replace(ITEMS[3], since=date(2030, 1, 1), id=9)
    assert not [each for each in lay_wheel(wheel(items=[passed]), 60, LETTERS).shapes if isinstance(each, Mark)]
    assert not [each for each in lay_wheel(wheel(items=[passed]), 600, LETTERS).shapes if isinstance(each, Mark)]
    often = [passed, *(replace(passed, id=number) for number in range(10, 16))]
    assert not [each for each in lay_wheel(wheel(items=often), 420, LETTERS).shapes if isinstance(each, Mark)]
