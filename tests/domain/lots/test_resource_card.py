"""What is said of a figure of the resource: a stock is no flow."""

import pytest

from domain.ground.card import Kind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.lots.card import resource_card
from domain.lots.resource_check import MEASURES, share_label


@pytest.mark.parametrize("measure", MEASURES)
def test_only_the_active_are_counted_on_a_day(measure: str) -> None:
    card = resource_card(measure, month(2016, 5))
    assert card.kind is (Kind.STOCK if measure == "active" else Kind.FLOW)
    assert card.title.startswith("Tilläggsresurs, ")
    assert card.period == "maj 2016"


def test_a_share_is_called_by_its_sex_and_ages() -> None:
    assert share_label(Sex.UNSPLIT, "alla", 30) == ""
    assert share_label(Sex.KVINNA, "under30", 25) == "kvinnor under 25"
    assert share_label(Sex.UNSPLIT, "16-24", 30) == "16-24"
