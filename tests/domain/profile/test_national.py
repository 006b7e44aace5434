"""Places among the kommuner, held against fractions and counting done another way (rulings 7 and 8)."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import AGE_20_64, Benefit
from domain.benefits.of_period import GapTreatment
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.profile.national import MEASURES, AreaSums, National, kinds_of
from domain.profile.ranking import Place, RankedAgain, RankMeasure, RankSource, among_common, movement_notes


def national(now: list[AreaSums], before: list[AreaSums] | None = None, present: int | None = None) -> National:
    period = parse_period("2021")
    return National(
        period, Sex.ALLA, AGE_20_64, GapTreatment.LAMNA_UT, now, before or [], Source("TAB1386", "SCB"), present
    )


def sums(code: str, name: str, total: int, population: int = 1200) -> AreaSums:
    return AreaSums(code, name, (total, 0, 0, 0, 0, 0), population)


FIVE = [
    sums("1", "Östra", 24),
    sums("2", "Ängen", 36),
    sums("3", "Åsen", 72, 2400),
    sums("4", "Alby", 12),
    sums("5", "Zinken", 48),
]


def test_places_by_hand_with_a_tie_that_shares_the_lower_number():
    ranking = national(FIVE).ranking(RankMeasure.TOTAL)
    assert [(area.rank.rank, area.name, area.rank.tied) for area in ranking.areas] == [
        (1, "Alby", False),
        (2, "Östra", False),
        (3, "Åsen", True),
        (3, "Ängen", True),
        (5, "Zinken", False),
    ]
    assert ranking.areas[2].share == 3
    assert ranking.areas[0].rank.source is RankSource.COMPUTED


def test_one_areas_place_is_the_same_asked_for_alone():
    country = national(FIVE, [sums("3", "Åsen", 5), sums("9", "Borta", 1)])
    for measure in MEASURES:
        for area in country.ranking(measure).areas:
            assert country.rank(area.code, measure) == area.rank
            assert country.places(measure)[area.code] == Place(area.rank.rank, area.rank.tied)
    found = country.rank("3", RankMeasure.TOTAL)
    assert found is not None
    # Alone among the kommuner of both times it has not moved, whatever left the list or came into it.
    assert (found.rank, found.previous, found.of, found.movement) == (3, 2, 5, 0)
    assert found.again == RankedAgain(0, 1, 2)
    new = country.rank("1", RankMeasure.TOTAL)
    assert new is not None
    assert (new.previous, new.movement) == (None, None)
    assert country.rank("9", RankMeasure.TOTAL) is None
    assert country.ranks("9") == {}
    assert set(country.ranks("3")) == set(MEASURES)


def test_a_movement_is_ranked_again_on_the_common_kommuner_only_where_other_numbers_were_ranked():
    before = [sums("1", "Östra", 60), sums("2", "Ängen", 12), sums("3", "Åsen", 24, 2400), sums("4", "Alby", 48)]
    seen = national(FIVE, before).rank("1", RankMeasure.TOTAL)
    assert seen is not None
    # 4 of 4 before, 2 of 5 now; among the four that are ranked both times 2.
    assert (seen.previous, seen.rank, seen.movement) == (4, 2, 2)
    assert movement_notes([None, seen], "2021", "2020") == (
        "5 kommuner är rangordnade 2021 och 4 2020; förflyttningen är räknad bland de 4 som är det båda perioderna.",
    )
    assert among_common(seen) == " bland de 4 kommuner som är rangordnade båda perioderna"
    low = national([*FIVE, sums("0", "Låg", 1)], before).rank("1", RankMeasure.TOTAL)
    assert low is not None
    assert (low.previous, low.rank, low.movement) == (4, 3, 2)
    as_many = national(FIVE[:4], before).rank("1", RankMeasure.TOTAL)
    assert as_many is not None
    assert (as_many.again, as_many.movement, among_common(as_many)) == (None, 2, "")
    assert movement_notes([as_many, None], "2021", "2020") == ()


def test_neighbours_and_finding():
    country = national(FIVE)
    ranking = country.ranking(RankMeasure.TOTAL)
    assert country.ranking(RankMeasure.TOTAL) is ranking
    assert [area.name for area in ranking.neighbours("2", 1)] == ["Åsen", "Ängen", "Zinken"]
    assert [area.name for area in ranking.neighbours("4")] == ["Alby", "Östra", "Åsen", "Ängen"]
    assert ranking.neighbours("9") == ()
    assert ranking.find("9") is None
    found = ranking.find("5")
    assert found is not None
    assert found.name == "Zinken"


def test_ten_persons_more_cost_places():
    country = national(FIVE)
    # Ten a month are 120 over twelve months: Alby then has 132 of 1 200 and lies last.
    assert country.places_lost("4", RankMeasure.TOTAL) == 4
    assert country.places_lost("5", RankMeasure.TOTAL) == 0
    assert country.places_lost("9", RankMeasure.TOTAL) is None
    # One a month makes it equal to Östra, and equal ones share the lower place.
    assert country.places_lost("4", RankMeasure.TOTAL, 1) == 0


def test_kinds_of_a_measure():
    assert kinds_of(Benefit.SJUKPENNING) == (Benefit.SJUKPENNING,)
    assert kinds_of(RankMeasure.TOTAL) == tuple(Benefit)
    assert kinds_of(RankMeasure.OHALSA) == (Benefit.SJUKPENNING, Benefit.SJUK_OCH_AKTIVITETSERSATTNING)


def test_a_few_kommuner_are_not_the_country():
    assert not national(FIVE).whole
    assert national(FIVE, present=288).whole
    assert national(FIVE, present=288).of == 5


one_area = st.tuples(
    st.tuples(*(st.integers(0, 40) for _ in Benefit)),
    st.one_of(st.integers(240, 250), st.sampled_from([500, 750, 10**9])),
)


@given(st.lists(one_area, min_size=1, max_size=25), st.sampled_from(MEASURES))
def test_places_are_those_of_exact_fractions(areas: list[tuple[tuple[int, ...], int]], measure):
    now = [AreaSums(f"{at:04}", f"Kommun {at}", persons, population) for at, (persons, population) in enumerate(areas)]
    kinds = [list(Benefit).index(kind) for kind in kinds_of(measure)]
    shares = {each.code: Fraction(sum(each.persons[at] for at in kinds), each.population) for each in now}
    for area in national(now).ranking(measure).areas:
        assert area.rank.rank == 1 + sum(share < shares[area.code] for share in shares.values())
        assert area.rank.tied is (list(shares.values()).count(shares[area.code]) > 1)
        assert area.share == 100 * shares[area.code]


@given(st.lists(one_area, min_size=2, max_size=12), st.integers(0, 11), st.integers(1, 50))
def test_places_lost_are_counted_anew(areas: list[tuple[tuple[int, ...], int]], at: int, persons: int):
    now = [AreaSums(f"{n:04}", f"Kommun {n}", kinds, population) for n, (kinds, population) in enumerate(areas)]
    mine = now[at % len(now)]
    others = [Fraction(sum(each.persons), each.population) for each in now if each is not mine]
    before = Fraction(sum(mine.persons), mine.population)
    after = Fraction(sum(mine.persons) + 12 * persons, mine.population)
    lost = sum(share < after for share in others) - sum(share < before for share in others)
    assert national(now).places_lost(mine.code, RankMeasure.TOTAL, persons) == lost
