"""Figures as they stand in a text."""

from dataclasses import replace
from fractions import Fraction

import pytest

from domain.figures.known import Unit
from domain.ground.value import Empty, Value, hidden_below
from support.known_figures import SHARE


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (Fraction(3), Unit.PERCENT, 1, "3,0\u00a0%"),
        (1108, Unit.PERSONS, 0, "1\u00a0108"),
        (206, Unit.PLACE, 0, "206"),
        (Fraction(-11, 10), Unit.POINTS, 1, "−1,1 procentenheter"),
        (Fraction(5, 2), Unit.OTHER, 1, "2,5"),
        (Empty.SAKNAS, Unit.PERSONS, 0, "uppgift saknas"),
        (Empty.EJ_TILLAMPLIGT, Unit.PERSONS, 0, "uppgift saknas"),
        (Empty.DOLT, Unit.PERSONS, 0, "dolt antal"),
        (hidden_below(10), Unit.PERSONS, 0, "färre än 10"),
    ],
)
def test_it_stands_with_its_decimals_and_unit(value: Value, unit: Unit, decimals: int, shown: str) -> None:
    assert replace(SHARE, value=value, unit=unit, decimals=decimals).shown == shown


def test_one_of_some_months_is_never_told_without_them() -> None:
    assert replace(SHARE, only="november–december 2022").shown == "3,0\u00a0% (november–december 2022)"


def test_a_change_is_known_by_its_unit_or_its_reference() -> None:
    assert not SHARE.is_change
    assert replace(SHARE, unit=Unit.POINTS).is_change
    assert replace(SHARE, reference="profil 2401 2021 totalt ändring", unit=Unit.PERSONS).is_change
