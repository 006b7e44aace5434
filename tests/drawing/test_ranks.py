"""Places as a kommun reads them: among whom it lies, what ten persons would change, how the group moved."""

from fractions import Fraction

import pytest

from domain.benefits.benefit import AGE_20_64, Benefit
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.profile.national import AreaSums, National
from domain.profile.ranking import Rank, RankMeasure, RankSource, published_rank
from drawing.ranks import (
    MOVEMENT_MEASURES,
    movement_table,
    movement_words,
    place_words_of,
    places_lost_words,
    quarter_words,
    rank_rows,
)

TWENTY = [(f"k{at:02}", f"Kommun {at:02}", 12 * at) for at in range(1, 21)]


def sums(code: str, name: str, total: int, population: int = 12_000) -> AreaSums:
    return AreaSums(code, name, (total, 0, 0, 0, 0, 0), population)


def country(rows: list[tuple[str, str, int]], before: list[tuple[str, str, int]] | None = None) -> National:
    now = [sums(*row) for row in rows]
    return National(
        parse_period("2021"),
        Sex.ALLA,
        AGE_20_64,
        GapTreatment.LAMNA_UT,
        now,
        [sums(*row) for row in before or []],
        Source("TAB1386", "SCB"),
    )


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (1, "● lägsta fjärdedelen"),
        (72, "● lägsta fjärdedelen"),
        (73, "▲ andra fjärdedelen"),
        (146, "◆ tredje fjärdedelen"),
        (218, "■ högsta fjärdedelen"),
        (290, "■ högsta fjärdedelen"),
    ],
)
def test_a_quarter_is_said_by_shape_and_by_words(rank: int, words: str) -> None:
    assert quarter_words(published_rank(rank, None, 290)) == words


def test_a_place_is_written_with_the_former_one_and_a_shared_one_is_said() -> None:
    found = country([*TWENTY[:2], ("k03", "Åre", 24)], TWENTY[:2]).ranking(RankMeasure.TOTAL)
    assert [place_words_of(area) for area in found.areas] == [
        "1. Kommun 01 (1)",
        "2. Kommun 02 (2), delad plats",
        "2. Åre, delad plats",
    ]


def shown(code: str, rows: list[tuple[str, str, int]] = TWENTY, each_side: int = 2) -> list[str]:
    found = rank_rows(country(rows).ranking(RankMeasure.TOTAL), code, each_side)
    return [f"{'…' if row.gap else ''}{'▸' if row.own else ''}{row.area.code}" for row in found]


def test_first_the_neighbours_and_last_with_gaps_between() -> None:
    assert shown("k10") == ["k01", "…k08", "k09", "▸k10", "k11", "k12", "…k20"]


def test_near_an_end_nobody_stands_twice() -> None:
    assert shown("k01") == ["▸k01", "k02", "k03", "…k20"]
    assert shown("k03") == ["k01", "k02", "▸k03", "k04", "k05", "…k20"]
    assert shown("k20") == ["k01", "…k18", "k19", "▸k20"]


def test_who_is_not_ranked_sees_first_and_last() -> None:
    assert shown("00") == ["k01", "…k20"]
    assert shown("k01", TWENTY[:1]) == ["▸k01"]


def test_no_kommun_ranked_is_no_rows() -> None:
    assert shown("k01", []) == []


def test_ten_persons_more_are_so_many_places() -> None:
    # Ten persons over twelve months are 120 more: the first, with 12, would have 132 and pass everyone up to the tenth.
    assert places_lost_words(country(TWENTY), "k01", RankMeasure.TOTAL) == "10 personer ≈ 9 platser."
    alone = country([("k01", "Ett", 12), ("k02", "Två", 24)])
    assert places_lost_words(alone, "k01", RankMeasure.TOTAL) == "10 personer ≈ 1 plats."
    assert places_lost_words(alone, "k02", RankMeasure.TOTAL) == "10 personer fler skulle inte ändra platsen."
    assert places_lost_words(alone, "00", RankMeasure.TOTAL) == ""


def test_the_groups_movements_stand_in_the_groups_order() -> None:
    found = country(TWENTY, [("k05", "Kommun 05", 1), ("k02", "Kommun 02", 99)])
    areas = [Area(code, code, AreaKind.KOMMUN) for code in ("k05", "k02", "k99")]
    rows = movement_table(found, areas)
    assert [row.area.code for row in rows] == ["k05", "k02", "k99"]
    assert [movement_words(row.ranks[0]) for row in rows] == ["5 (1) −1", "2 (2) +1", "ej rangordnad"]
    assert len(rows[0].ranks) == len(MOVEMENT_MEASURES) == 4
    assert rows[2].ranks == (None,) * 4


def test_a_place_without_a_former_one_has_no_movement() -> None:
    assert movement_words(Rank(7, None, 290, False, RankSource.COMPUTED)) == "7"
    assert movement_words(Rank(183, 218, 290, False, RankSource.COMPUTED)) == "183 (218) +35"


def test_the_share_of_a_row_is_mean_persons_over_mean_population() -> None:
    row = rank_rows(country(TWENTY).ranking(Benefit.SJUKPENNING), "k10", 0)[1]
    assert row.area.share == Fraction(100 * 120, 12_000)


def test_of_a_few_ranked_kommuner_the_place_is_said_and_no_quarter() -> None:
    assert quarter_words(Rank(8, None, 8, tied=False, source=RankSource.COMPUTED)) == "plats 8 av 8"
