"""What is said of a figure of the resource: a stock is no flow."""

import pytest

from domain.ground.card import Kind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.lots.card import PeriodFigure, period_card, post_card, resource_card
from domain.lots.month import Party
from domain.lots.resource_check import MEASURES, share_label


@pytest.mark.parametrize("measure", MEASURES)
def test_only_the_active_are_counted_on_a_day(measure: str) -> None:
    card = resource_card(measure, month(2016, 5))
    assert card.kind is (Kind.STOCK if measure == "active" else Kind.FLOW)
    assert card.title.startswith("Tilläggsresurs, ")
    assert card.period == "maj 2016"
    assert dict(card.lines)["Källa"] == "gruppens egen registrering, se historiken"


def test_a_share_is_called_by_its_sex_and_ages() -> None:
    assert share_label(Sex.UNSPLIT, "alla", 30) == ""
    assert share_label(Sex.KVINNA, "under30", 25) == "kvinnor under 25"
    assert share_label(Sex.UNSPLIT, "16-24", 30) == "16-24"


@pytest.mark.parametrize("figure", PeriodFigure)
def test_every_figure_of_a_period_has_a_card_with_its_time_and_source(figure: PeriodFigure) -> None:
    card = period_card(figure, "januari–maj 2016", [Source("Egen lista")])
    told = dict(card.lines)
    assert told["Period"] == "januari–maj 2016"
    assert told["Källa"] == "Egen lista"
    assert told["Vad som räknas"].endswith(".")
    assert (figure is PeriodFigure.INHABITANTS) == ("Räknas inte" not in told)


def test_the_cases_of_a_party_are_called_by_it() -> None:
    assert period_card(PeriodFigure.CASES, "2016", [], Party.FK).title == "LOTS-ärenden från Försäkringskassan"


def test_a_period_post_is_said_to_stand_beside_the_months() -> None:
    of_all, of_one = (post_card(party, "2015-12-01 till 2016-06-30", []) for party in (None, Party.FK))
    assert (of_all.title, of_one.title) == ("Periodpost", "Periodpost, Försäkringskassan")
    assert dict(of_one.lines)["Räknas inte"].startswith("Räknas inte in i månaderna")
    assert "Försäkringskassan" in of_one.counted
