"""What looks like a slip and may be right: asked about, never refused."""

from dataclasses import replace

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.hints import Hint, HintKind, soft_hints
from domain.lots.month import AgeGroup, LotsMonth, Party

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
APRIL, MAY = month(2016, 4), month(2016, 5)
COPIED = "Försäkringskassan: kön och ålder har samma två tal, som när en rad har kopierats. Stämmer det?"
AGAIN = "Försäkringskassan: precis samma siffror som i april 2016. Stämmer det?"


def of_may(women: Value, men: Value, under: Value, over: Value) -> LotsMonth:
    splits = {
        (Sex.KVINNA, AgeGroup.ALLA): women,
        (Sex.MAN, AgeGroup.ALLA): men,
        (Sex.ALLA, AgeGroup.UNDER30): under,
        (Sex.ALLA, AgeGroup.PLUS30): over,
    }
    return LotsMonth(TIERP, MAY, {(Party.FK, *split): value for split, value in splits.items()})


@pytest.mark.parametrize(
    ("may", "said"),
    [
        (of_may(4, 3, 4, 3), [COPIED]),
        (of_may(4, 3, 3, 4), []),
        (of_may(3, 3, 3, 3), []),
        (of_may(2, 1, 2, 1), []),
        (of_may(Empty.SAKNAS, 6, Empty.SAKNAS, 6), []),
    ],
)
def test_two_divisions_of_the_same_two_numbers_look_like_a_copied_row(may: LotsMonth, said: list[str]) -> None:
    assert [hint.text for hint in soft_hints(may, [])] == said


def test_the_figures_of_the_month_before_once_more_are_asked_about() -> None:
    may = of_may(5, 3, 2, 6)
    assert list(soft_hints(may, [replace(may, month=APRIL)])) == [Hint(HintKind.SAME, Party.FK, AGAIN)]
    assert list(soft_hints(may, [replace(of_may(5, 3, 3, 5), month=APRIL)])) == []
    few = of_may(2, 1, 1, 2)
    assert list(soft_hints(few, [replace(few, month=APRIL)])) == [], "of few cases that comes by chance"


def test_a_nought_where_there_never_was_one_is_asked_about_in_its_cell() -> None:
    earlier = [replace(of_may(2, number, 1, number + 1), month=month(2015, number)) for number in range(1, 7)]
    men = "Försäkringskassan, män: 0, men det har aldrig varit 0 förut (6 månader). Stämmer det?"
    may = of_may(4, 0, 2, 2)
    assert list(soft_hints(may, earlier)) == [Hint(HintKind.NOUGHT, Party.FK, men, (Party.FK, Sex.MAN, AgeGroup.ALLA))]
    assert list(soft_hints(may, earlier[1:])) == [], "five months say nothing of what never was"
    once = [*earlier, replace(may, month=APRIL)]
    assert [hint for hint in soft_hints(of_may(5, 0, 2, 3), once) if hint.cell] == []


def test_of_a_party_that_has_no_cases_at_all_it_is_said_once() -> None:
    earlier = [replace(of_may(2, number, 1, number + 1), month=month(2015, number)) for number in range(1, 7)]
    said = [hint.text for hint in soft_hints(of_may(0, 0, 0, 0), earlier)]
    assert said == ["Försäkringskassan: 0, men det har aldrig varit 0 förut (6 månader). Stämmer det?"]


def test_a_hint_of_a_cell_and_one_of_the_whole_party_are_two() -> None:
    cell = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    assert Hint(HintKind.NOUGHT, Party.FK, COPIED, cell).key == (HintKind.NOUGHT, *cell)
    whole = Hint(HintKind.SAME, Party.FK, AGAIN).key
    assert whole[:2] == (HintKind.SAME, Party.FK)
    assert whole != Hint(HintKind.COPIED, Party.FK, COPIED).key
