"""Sixty finished tables with a slip planted in each and sixty clean ones, counted anew: hits and false alarms."""

import pytest

from domain.recounting.document import Document, Table
from domain.recounting.finding import Finding, Grade
from domain.recounting.recount import recount
from support.finished_tables import Made, clean, planted

TABLES = range(60)
FEWEST_FOUND = 57
MOST_FALSE = 6


def told(made: Made) -> list[Finding]:
    """What is told of it that has to be looked at."""
    found = recount(Document("prov", (Table("Tabell 1", made.rows),)))
    return [each for each in found.findings if each.grade is not Grade.SAID]


@pytest.fixture(scope="module")
def missed() -> list[Made]:
    made = [planted(seed) for seed in TABLES]
    assert all(each.slip is not None for each in made)
    return [each for each in made if not is_found(each)]


def is_found(made: Made) -> bool:
    assert made.slip is not None
    return any((made.slip.row, made.slip.column) in each.cells for each in told(made))


def test_planted_slips_are_found(missed: list[Made]) -> None:
    assert len(TABLES) - len(missed) >= FEWEST_FOUND, [(each.kind, each.slip) for each in missed]


def test_clean_tables_are_left_alone() -> None:
    alarms = [(seed, each.line) for seed in TABLES for each in told(clean(seed))]

    assert len(alarms) <= MOST_FALSE, alarms


def test_the_slip_itself_is_pointed_out_where_two_sums_meet() -> None:
    crosses = [
        made for made in map(planted, range(2, 150, 12)) if made.slip is not None and made.slip.manner == "digit"
    ]
    pointed = [told(made)[0].cells[0] == (made.slip.row, made.slip.column) for made in crosses if made.slip is not None]

    assert pointed
    assert all(pointed)
