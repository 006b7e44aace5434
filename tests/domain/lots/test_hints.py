"""What looks like a slip and may be right: asked about, never refused."""

from dataclasses import replace

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.hints import soft_hints
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
    assert [text for _party, text in soft_hints(may, None)] == said


def test_the_figures_of_the_month_before_once_more_are_asked_about() -> None:
    may = of_may(5, 3, 2, 6)
    assert list(soft_hints(may, replace(may, month=APRIL))) == [(Party.FK, AGAIN)]
    assert list(soft_hints(may, replace(of_may(5, 3, 3, 5), month=APRIL))) == []
    few = of_may(2, 1, 1, 2)
    assert list(soft_hints(few, replace(few, month=APRIL))) == [], "of few cases that comes by chance"
