"""Public tables of LOTS cases one after another tell no small count, and a pattern stays (ruling 58)."""

import random
from collections.abc import Mapping, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.outsiders import values_by_solver

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, is_hidden
from domain.ground.whole_periods import parts_of, whole_periods, with_those_inside
from domain.hiding.additive_table import AdditiveTable, Equation
from domain.hiding.lots_periods import dark, public_periods, without_zeros
from domain.lots.month import AgeGroup, CellKey, LotsMonth, LotsTally, Party, tally
from domain.lots.period import in_margins, tally_period

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.UNSPLIT
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA
QUARTER, HALF, YEAR = PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR
H1, H2, WHOLE = Period(2025, HALF, 1), Period(2025, HALF, 2), Period(2025, YEAR)


def sheet(party: Party, women: Value, men: Value, young: Value, old: Value) -> dict[CellKey, Value]:
    return {(party, K, ANY): women, (party, M, ANY): men, (party, ALL, YOUNG): young, (party, ALL, OLD): old}


def months(*counts: Mapping[CellKey, Value]) -> list[LotsMonth]:
    return [LotsMonth(TIERP, month(2025, at), each) for at, each in enumerate(counts, start=1)]


def tallies(year: Sequence[LotsMonth], level: PeriodKind) -> dict[Period, LotsTally]:
    return {each: tally_period([at for at in year if at.month in each.months]) for each in whole_periods(level, 2025)}


def random_year(seed: int, mean: float, parties: Sequence[Party]) -> list[LotsMonth]:
    rng = random.Random(seed)

    def some(party: Party) -> dict[CellKey, Value]:
        cases = [(rng.random() < 0.5, rng.random() < 0.4) for _ in range(int(rng.expovariate(1 / mean)))]
        women, young = sum(each[0] for each in cases), sum(each[1] for each in cases)
        return sheet(party, women, len(cases) - women, young, len(cases) - young)

    return months(*(dict(chain.from_iterable(some(party).items() for party in parties)) for _ in range(12)))


def figures(table: LotsTally) -> dict[object, Value]:
    """Every figure that a reader sees."""
    sums = {**table.by_party, **table.by_sex, **table.by_age, "total": table.total}
    return {**table.cells, **{key: value for key, value in sums.items() if value is not Empty.SAKNAS}}


def all_that_is_known(own: Mapping[Period, LotsTally]) -> AdditiveTable:
    """What a reader of every table can set up, written without a look at the program's own."""
    values, rules = {}, []
    for period, table in own.items():
        told = figures(table)
        values |= {(period, key): int(value) for key, value in told.items() if not isinstance(value, Empty)}
        parties = [key for key in told if isinstance(key, Party)]

        def rule(whole: object, parts: Sequence[object], at: Period = period) -> None:
            rules.append(Equation((at, whole), tuple((at, part) for part in parts)))

        for party in parties:
            rule(party, [(party, sex, ANY) for sex in (K, M)])
            rule(party, [(party, ALL, age) for age in (YOUNG, OLD)])
        for sex in (K, M):
            rule(sex, [(party, sex, ANY) for party in parties])
        for age in (YOUNG, OLD):
            rule(age, [(party, ALL, age) for party in parties])
        for parts in (parties, (K, M), (YOUNG, OLD)):
            rule("total", parts)
        for key in told if parts_of(period, own) else ():
            rules.append(Equation((period, key), tuple((part, key) for part in parts_of(period, own))))
    return AdditiveTable(values, tuple(rules))


def assert_no_small_count_is_told(own: Mapping[Period, LotsTally], public: Mapping[Period, LotsTally]) -> None:
    known = all_that_is_known(own)
    hidden = frozenset((at, key) for at in own for key, value in figures(public[at]).items() if is_hidden(value))
    shown = {value for key, value in known.values.items() if key not in hidden}
    assert not shown.intersection({1, 2, 3, 4})
    for key in hidden:
        found = len(values_by_solver(known, hidden, key))
        # What the parts tell of a whole they tell whether or not it is shown.
        all_of_it = hidden.union(each for each in known.values if each[0] == key[0])
        assert found >= 3 or found == len(values_by_solver(known, all_of_it, key)), key


def test_the_half_that_a_year_less_its_other_half_would_tell_is_not_told() -> None:
    few, many = sheet(Party.FK, 2, 9, 5, 6), sheet(Party.FK, 12, 9, 10, 11)
    year = months(few, *[{}] * 5, many)
    own = {each: tally_period([at for at in year if at.month in each.months and at.counts]) for each in (H1, H2, WHOLE)}

    public = public_periods(own)

    assert public[H1].cells[Party.FK, K, ANY] is Empty.DOLT
    assert public[H2].cells[Party.FK, K, ANY] == 12
    assert public[WHOLE].cells[Party.FK, K, ANY] is Empty.DOLT, "14 less 12 would tell"
    assert [public[each].total for each in (H1, H2, WHOLE)] == [11, 21, 32]
    assert_no_small_count_is_told(own, public)


@pytest.mark.parametrize(("seed", "level", "count"), [(0, HALF, 2), (1, QUARTER, 1), (2, QUARTER, 1)])
def test_no_two_tables_of_a_year_tell_a_small_count(seed: int, level: PeriodKind, count: int) -> None:
    own = tallies(random_year(seed, 3, [Party.FK, Party.AF][:count]), level)
    assert_no_small_count_is_told(own, public_periods(own))


@pytest.mark.parametrize("level", [QUARTER, HALF])
def test_what_was_told_of_a_finished_period_is_told_alike_when_later_ones_have_come(level: PeriodKind) -> None:
    own = tallies(random_year(7, 3, [Party.FK, Party.AF]), level)
    public = public_periods(own)
    for period in own:
        alone = public_periods({each: own[each] for each in with_those_inside(period, level)})
        assert alone[period] == public[period]


def test_a_year_whose_months_are_told_of_hides_more_than_one_told_of_alone() -> None:
    year = random_year(3, 6, [Party.FK, Party.AF, Party.KOMMUN])

    def share_hidden(level: PeriodKind) -> int:
        told = public_periods(tallies(year, level))[WHOLE]
        return sum(map(is_hidden, figures(told).values()))

    assert share_hidden(YEAR) <= share_hidden(HALF) <= share_hidden(QUARTER)
    assert share_hidden(YEAR) < share_hidden(QUARTER)


@given(st.integers(0, 10_000))
def test_months_by_case_are_told_of_as_months_of_totals(seed: int) -> None:
    """A cross has the same public table as its margins."""
    rng = random.Random(seed)
    cross = {
        (party, sex, age): rng.randrange(9) for party in (Party.FK, Party.AF) for sex in (K, M) for age in (YOUNG, OLD)
    }
    own = in_margins(tally(cross))
    margins: dict[CellKey, Value] = dict(own.cells)
    assert public_periods({H1: tally(cross)}) == public_periods({H1: tally(margins)})


def test_what_a_missing_cell_of_a_cross_is_at_least_goes_to_its_margins() -> None:
    cross: dict[CellKey, Value] = {
        (Party.FK, K, YOUNG): Empty.SAKNAS, (Party.FK, K, OLD): 8, (Party.FK, M, YOUNG): 6, (Party.FK, M, OLD): 7,
    }  # fmt: skip
    own = in_margins(tally_period(months(cross, dict.fromkeys(cross, 9))))
    assert own.cells == {
        (Party.FK, K, ANY): Empty.SAKNAS, (Party.FK, ALL, YOUNG): Empty.SAKNAS,
        (Party.FK, M, ANY): 31, (Party.FK, ALL, OLD): 33,
    }  # fmt: skip
    assert (own.least[Party.FK, K, ANY], own.least[Party.FK, ALL, YOUNG]) == (26, 24)
    assert public_periods({H1: own})[H1].least == own.least


def test_a_half_whose_least_is_not_told_leaves_that_of_the_year_untold() -> None:
    lacking = sheet(Party.FK, Empty.SAKNAS, 9, Empty.SAKNAS, 9)
    year = months(sheet(Party.FK, 2, 9, 5, 6), lacking, *[{}] * 4, sheet(Party.FK, 8, 9, 7, 10), lacking)
    own = {each: tally_period([at for at in year if at.month in each.months and at.counts]) for each in (H1, H2, WHOLE)}

    public = public_periods(own)

    assert public[H2].least == own[H2].least, "what is known of the second half is large"
    assert (dict(public[H1].least), dict(public[WHOLE].least)) == ({}, {})
    assert (public[H1].known_total, public[WHOLE].known_total) == (0, 0)


def test_of_a_time_that_is_not_told_of_nothing_is_told() -> None:
    own = tally(sheet(Party.FK, 20, 30, 25, 25) | {(Party.AF, K, ANY): 7})
    told = dark(own)
    assert all(isinstance(value, Empty) for value in figures(told).values())
    assert (told.known_total, told.by_party[Party.REGION], dict(told.least)) == (0, Empty.SAKNAS, {})


def hidden_keys(table: LotsTally) -> set[object]:
    return {key for key, value in figures(table).items() if is_hidden(value)}


def test_a_nought_that_tells_where_all_of_a_group_came_from_can_be_hidden() -> None:
    own = tally(sheet(Party.FK, 16, 9, 14, 11) | sheet(Party.KOMMUN, 9, 6, 0, 15))
    public = public_periods({H1: own})[H1]
    assert public.cells[Party.KOMMUN, ALL, YOUNG] == 0
    darker = without_zeros(own, public)
    assert darker.cells[Party.KOMMUN, ALL, YOUNG] is Empty.DOLT
    assert darker.total == 40
    assert_no_small_count_is_told({H1: own}, {H1: darker})
    # A column or a party of nobody tells of nobody.
    nobody = tally(sheet(Party.FK, 16, 9, 14, 11) | sheet(Party.KOMMUN, 9, 16, 12, 13) | sheet(Party.AF, 0, 0, 0, 0))
    darker = without_zeros(nobody, public_periods({H1: nobody})[H1])
    unused = sheet(Party.FK, 16, 9, 14, 11) | {(Party.FK, Sex.ANNAT, ANY): 0}
    assert without_zeros(tally(unused), public_periods({H1: tally(unused)})[H1]).cells[Party.FK, Sex.ANNAT, ANY] == 0


@pytest.mark.parametrize("seed", range(12))
def test_hidden_noughts_are_safe_and_nothing_that_was_hidden_is_shown(seed: int) -> None:
    own = tally_period(random_year(seed, 2, [Party.FK, Party.AF, Party.KOMMUN])[:2])
    public = public_periods({H1: own})[H1]
    darker = without_zeros(own, public)
    assert hidden_keys(public) <= hidden_keys(darker), "a table with noughts shown may have been printed"
    told = {key: value for key, value in darker.cells.items() if value == 0}
    assert all(own.by_party[party] == 0 and (own.by_sex | own.by_age).get(sex, 0) == 0 for party, sex, _ in told)
    assert_no_small_count_is_told({H1: own}, {H1: darker})
    assert (darker.least, darker.known_total) == ({}, 0)


def test_hidden_noughts_of_a_year_keep_dark_what_its_halves_would_give_away() -> None:
    few, many = (sheet(Party.FK, women, 9, 0, women + 9) for women in (2, 12))
    year = months(few, *[{}] * 5, many)
    own = {each: tally_period([at for at in year if at.month in each.months and at.counts]) for each in (H1, H2, WHOLE)}
    public = public_periods(own)
    darker = without_zeros(own[WHOLE], public[WHOLE])
    assert public[WHOLE].cells[Party.FK, K, ANY] is darker.cells[Party.FK, K, ANY] is Empty.DOLT, (
        "14 less 12 would tell"
    )
    assert public[WHOLE].cells[Party.FK, ALL, YOUNG] == 0
    assert darker.cells[Party.FK, ALL, YOUNG] is Empty.DOLT
