"""Places in words and rows: first, this one among its neighbours, last, ties, and how the group's kommuner moved."""

from domain.area import Area, AreaKind
from domain.benefit import AGE_20_64
from domain.benefit_period import GapTreatment
from domain.national import AreaSums, National
from domain.period import parse_period
from domain.rank_words import (
    movement_table,
    movement_words,
    place_words_of,
    places_lost_words,
    quarter_words,
    rank_rows,
)
from domain.ranking import RankMeasure
from domain.sex import Sex
from domain.source import Source

TOTAL = RankMeasure.TOTAL


def country(now: list[int], before: list[int] | None = None) -> National:
    """Kommuner K1, K2, … with so many persons of 1 000, all year."""

    def sums(counts: list[int]) -> list[AreaSums]:
        return [
            AreaSums(str(at), f"K{at}", (12 * count, 0, 0, 0, 0, 0), 12_000) for at, count in enumerate(counts, start=1)
        ]

    period = parse_period("2021")
    return National(
        period, Sex.ALLA, AGE_20_64, GapTreatment.LAMNA_UT, sums(now), sums(before or []), Source("TAB1386", "SCB")
    )


def test_first_this_one_with_its_neighbours_and_last() -> None:
    ranking = country(list(range(10, 30))).ranking(TOTAL)
    rows = rank_rows(ranking, "10", 1)
    assert [(row.area.name, row.own, row.gap) for row in rows] == [
        ("K1", False, False),
        ("K9", False, True),
        ("K10", True, False),
        ("K11", False, False),
        ("K20", False, True),
    ]


def test_who_stands_at_the_end_is_there_once() -> None:
    ranking = country([10, 20, 30]).ranking(TOTAL)
    assert [row.area.name for row in rank_rows(ranking, "1")] == ["K1", "K2", "K3"]
    assert [(row.area.name, row.gap) for row in rank_rows(ranking, "none")] == [("K1", False), ("K3", True)]


def test_the_place_with_the_former_one_in_parentheses_and_a_tie_said() -> None:
    ranking = country([10, 20, 20, 40], [40, 30, 20, 10]).ranking(TOTAL)
    assert [place_words_of(area) for area in ranking.areas] == [
        "1. K1 (4)",
        "2. K2 (3), delad plats",
        "2. K3 (2), delad plats",
        "4. K4 (1)",
    ]
    assert place_words_of(country([10]).ranking(TOTAL).areas[0]) == "1. K1"


def test_quarters_by_shape_and_by_words() -> None:
    ranking = country([10, 20, 30, 40]).ranking(TOTAL)
    assert [quarter_words(area.rank) for area in ranking.areas] == [
        "● lägsta fjärdedelen",
        "▲ andra fjärdedelen",
        "◆ tredje fjärdedelen",
        "■ högsta fjärdedelen",
    ]


def test_what_ten_persons_more_would_cost() -> None:
    several = country([10, 13, 16, 19, 40])
    assert places_lost_words(several, "1", TOTAL) == "10 personer ≈ 3 platser."
    assert places_lost_words(several, "3", TOTAL) == "10 personer ≈ 1 plats."
    assert places_lost_words(several, "5", TOTAL) == "10 personer fler skulle inte ändra platsen."
    assert places_lost_words(several, "none", TOTAL) == ""


def test_how_the_groups_kommuner_moved() -> None:
    national = country([10, 20, 30], [30, 20, 10])
    first, unranked = Area("1", "K1", AreaKind.KOMMUN), Area("9", "K9", AreaKind.KOMMUN)
    table = movement_table(national, [first, unranked])
    assert [movement_words(row.ranks[0]) for row in table] == ["1 (3) +2", "ej rangordnad"]
    assert movement_words(country([10, 20]).rank("2", TOTAL)) == "2"
