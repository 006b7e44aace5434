"""Places among the kommuner: competition ranking on exact shares, quarters by ruling 7."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import Benefit, BenefitFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.profile.ranking import (
    Place,
    Rank,
    RankMeasure,
    RankSource,
    competition_ranks,
    published_rank,
    quarter,
    show_rank,
)


def test_ties_share_the_lower_number_and_the_next_is_skipped():
    shares = {"a": Fraction(1), "b": Fraction(2), "c": Fraction(4, 2), "d": Fraction(3)}
    assert competition_ranks(shares) == {
        "a": Place(1, tied=False),
        "b": Place(2, tied=True),
        "c": Place(2, tied=True),
        "d": Place(4, tied=False),
    }


def test_only_exactly_equal_shares_tie():
    # 2 of 3000 and 667 of 1 000 500 print alike and are not alike.
    places = competition_ranks({"a": Fraction(2, 3000), "b": Fraction(667, 1_000_501)})
    assert not any(place.tied for place in places.values())


def test_an_area_without_a_share_is_not_ranked():
    assert competition_ranks({"a": Fraction(1), "b": Empty.SAKNAS}) == {"a": Place(1, tied=False)}
    assert competition_ranks({}) == {}


def test_218_of_290_is_in_the_red_quarter():
    assert quarter(218, 290) == 4
    assert [quarter(rank, 290) for rank in (1, 72, 73, 145, 146, 217, 290)] == [1, 1, 2, 2, 3, 3, 4]
    assert quarter(1, 1) == 4
    with pytest.raises(ValueError, match="0 of 290"):
        quarter(0, 290)
    with pytest.raises(ValueError, match="291 of 290"):
        quarter(291, 290)


def test_nordmaling_moved_from_218_to_183():
    rank = published_rank(183, 218, 290)
    assert rank == Rank(183, 218, 290, tied=None, source=RankSource.PUBLISHED)
    assert rank.movement == 35
    assert (rank.quarter, rank.colour) == (3, "orange")
    assert show_rank("Nordmaling", rank) == "183. Nordmaling (218)"


def test_without_a_place_before_there_is_no_movement():
    rank = published_rank(183, None, 290)
    assert rank.movement is None
    assert show_rank("Nordmaling", rank) == "183. Nordmaling"


def test_a_place_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="of"):
        published_rank(291, 3, 290)


def test_a_measure_adds_the_kinds_of_its_group():
    persons = dict(zip(Benefit, (108, 180, 42, 155, 10, 56), strict=True))
    figures = BenefitFigures(
        Area("2401", "Nordmaling", AreaKind.KOMMUN),
        parse_period("2021"),
        Sex.ALLA,
        "20-64",
        persons,
        Empty.SAKNAS,
        None,
        Source("regional deck 2021"),
    )
    assert [measure.persons(figures) for measure in RankMeasure] == [551, 288, 207, 56]
    assert [measure.label for measure in RankMeasure] == ["Totalt", "Ohälsa", "Arbetslöshet", "Ekonomiskt bistånd"]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=40))
def test_a_place_is_one_more_than_the_number_of_lower_shares(counts):
    shares = {str(at): Fraction(persons, population) for at, (persons, population) in enumerate(counts)}
    places = competition_ranks(shares)
    for code, place in places.items():
        # Compared by cross-multiplication, apart from Fraction's own comparison.
        persons, population = counts[int(code)]
        lower = sum(other * population < persons * whole for other, whole in counts)
        equal = sum(other * population == persons * whole for other, whole in counts)
        assert place == Place(lower + 1, tied=equal > 1)
