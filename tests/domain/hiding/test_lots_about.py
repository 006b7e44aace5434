"""What cases were about tells no small count in public, whatever is told of which periods (ruling 58)."""

import random
import sys
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.outsiders import values_by_solver

from domain.ground.period import Period, PeriodKind
from domain.ground.value import Empty
from domain.ground.whole_periods import parts_of, whole_periods, with_those_inside
from domain.hiding.additive_table import AdditiveTable, Equation
from domain.hiding.lots_about import public_breakdowns
from domain.lots.breakdown import CaseBreakdown, about_cases
from domain.lots.case import CaseList, CollaborationProblem

HALF, QUARTER = PeriodKind.HALF, PeriodKind.QUARTER
H1, H2, WHOLE = whole_periods(HALF, 2025)
DARK = Empty.DOLT
PROBLEMS = tuple(CollaborationProblem)


def breakdown(cases: int, *, problems: Mapping[CollaborationProblem, int] | None = None, **words: int) -> CaseBreakdown:
    """Of `cases` so many whose outcome is a word; the problem of all is the same unless another is given."""
    own = dict.fromkeys(PROBLEMS, 0) | (problems or {PROBLEMS[0]: cases})
    return CaseBreakdown(cases, own, {of: dict(words) if of is CaseList.OUTCOME else {} for of in CaseList})


def added(*parts: CaseBreakdown) -> CaseBreakdown:
    problems = {each: sum(int(part.problems[each]) for part in parts) for each in PROBLEMS}
    words = {
        of: {code: sum(int(part.words[of].get(code, 0)) for part in parts) for part in parts for code in part.words[of]}
        for of in CaseList
    }
    return CaseBreakdown(sum(part.cases for part in parts), problems, words)


def halves(first: CaseBreakdown, second: CaseBreakdown) -> dict[Period, CaseBreakdown]:
    return {H1: first, H2: second, WHOLE: added(first, second)}


def outcome(told: CaseBreakdown, code: str) -> int | Empty:
    return told.words[CaseList.OUTCOME][code]


def test_few_cases_with_a_word_are_hidden_and_few_without_it() -> None:
    public = public_breakdowns({H1: breakdown(30, few=3, many=14, nearly=28, every=30)})[H1]
    assert [outcome(public, each) for each in ("few", "many", "nearly", "every")] == [DARK, 14, DARK, 30]
    assert public.cases == 30


def test_the_half_that_a_year_less_the_other_would_tell_is_not_told() -> None:
    public = public_breakdowns(halves(breakdown(30, word=3), breakdown(30, word=12)))
    assert [outcome(public[each], "word") for each in (H1, H2, WHOLE)] == [DARK, 12, DARK]


def test_kinds_of_problem_add_up_to_the_cases_that_are_known() -> None:
    problems = {PROBLEMS[0]: 20, PROBLEMS[1]: 7, PROBLEMS[2]: 3}
    public = public_breakdowns({H1: breakdown(30, problems=problems)})[H1]
    assert public.problems[PROBLEMS[2]] is DARK
    assert sum(count is DARK for count in public.problems.values()) == 2, "27 of 30 shown would tell"


def test_units_are_of_their_parties_and_are_not_told() -> None:
    own = breakdown(30)
    units = CaseBreakdown(30, own.problems, {**own.words, CaseList.UNIT: {"job": 14}})
    assert public_breakdowns({H1: units})[H1].words[CaseList.UNIT] == {}


def test_hidden_words_stand_last_by_name_and_their_sum_is_not_told() -> None:
    public = public_breakdowns({H1: breakdown(30, b=2, a=4, c=9, d=15)})[H1]
    about = about_cases(public, {of: {} for of in CaseList})
    assert about is not None
    (group,) = [each for each in about.groups if each.title == CaseList.OUTCOME.label]
    assert [(row.label, row.cases, row.share) for row in group.rows] == [
        ("d", 15, 50),
        ("c", 9, 30),
        ("a", DARK, DARK),
        ("b", DARK, DARK),
    ]
    assert group.note == about.note == "Ett ärende kan ha flera utfall, eller inget ännu."


def random_year(seed: int, level: PeriodKind) -> dict[Period, CaseBreakdown]:
    """The periods of a year whose shortest have a few cases each with a word at random."""
    chance = random.Random(seed)
    own: dict[Period, CaseBreakdown] = {}
    for period in whole_periods(level, 2025):
        if parts := parts_of(period, own):
            own[period] = added(*(own[each] for each in parts))
            continue
        cases = chance.choice((0, *range(4, 30)))
        problems = dict.fromkeys(PROBLEMS, 0)
        for _ in range(cases):
            problems[chance.choice(PROBLEMS[: chance.randint(1, 6)])] += 1
        own[period] = breakdown(cases, problems=problems, word=chance.randint(0, cases))
    return own


def all_that_is_told(
    own: Mapping[Period, CaseBreakdown], parts: Mapping[Period, Mapping[object, int]]
) -> AdditiveTable:
    """What a reader of every period can set up, written without a look at the program's own."""
    values, rules = {}, []
    for period, of in parts.items():
        values |= {(period, "cases"): own[period].cases, **{(period, at): count for at, count in of.items()}}
        rules.append(Equation((period, "cases"), tuple((period, at) for at in of)))
        for at in of if parts_of(period, own) else ():
            rules.append(Equation((period, at), tuple((part, at) for part in parts_of(period, own))))
    return AdditiveTable(values, tuple(rules))


def assert_no_small_count_is_told(
    own: Mapping[Period, CaseBreakdown],
    parts: Mapping[Period, Mapping[object, int]],
    dark: Mapping[Period, frozenset[object]],
    threshold: int,
) -> None:
    """In a period that hides all its parts nobody knows which are small: those around it must hide all of them too."""
    known = all_that_is_told(own, parts)
    whole = {period for period, of in parts.items() if of.keys() == dark[period]}
    for period, of in parts.items():
        shown = {count for at, count in of.items() if at not in dark[period]}
        assert not shown.intersection(range(1, threshold))
        inside = [each for each in with_those_inside(period, PeriodKind.QUARTER) if each in own]
        if whole.isdisjoint(inside):
            cells = frozenset((each, at) for each in inside for at in dark[each])
            told = AdditiveTable(
                {at: count for at, count in known.values.items() if at[0] in inside},
                tuple(rule for rule in known.equations if rule.total[0] in inside),
            )
            for cell in cells:
                assert len(values_by_solver(told, cells, cell, threshold)) >= 3, cell


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from([HALF, QUARTER]), st.sampled_from([4, 5, 9]))
def test_no_published_set_lets_an_outsider_read_a_small_count(seed: int, level: PeriodKind, threshold: int) -> None:
    own = random_year(seed, level)
    public = public_breakdowns(own, threshold)
    dark = {at: frozenset(key for key, count in told.problems.items() if count is DARK) for at, told in public.items()}
    assert_no_small_count_is_told(own, {at: dict(told.problems) for at, told in own.items()}, dark, threshold)
    words = {at: (outcome(told, "word"), told.cases) for at, told in own.items()}
    parts = {at: {"with": count, "without": cases - count} for at, (count, cases) in words.items()}
    dark = {
        at: frozenset({"with", "without"}) if outcome(told, "word") is DARK else frozenset()
        for at, told in public.items()
    }
    # Whether the few have the word or lack it is not told: what is hidden can be either.
    assert not {count for at, of in parts.items() if not dark[at] for count in of.values()} & set(range(1, threshold))
    for period in own:
        hidden = [part for part in parts_of(period, own) if dark[part]]
        if hidden and not dark[period]:
            assert len(hidden) > 1, "the year less what is shown would tell"
            leaves = [(parts[part]["with"], own[part].cases) for part in hidden]
            assert_each_can_be_three_things(leaves)


def assert_each_can_be_three_things(leaves: Sequence[tuple[int, int]]) -> None:
    """Of several periods whose hidden counts have a known sum, by trying every one."""
    total = sum(count for count, _cases in leaves)
    worlds = [world for world in product(*(range(cases + 1) for _count, cases in leaves)) if sum(world) == total]
    for at in range(len(leaves)):
        assert len({world[at] for world in worlds}) >= 3


def test_of_few_cases_a_known_whole_can_tell_and_then_all_is_hidden_around_it() -> None:
    """One of five with the word: beside them four, who at this threshold are not few, would tell it."""
    public = public_breakdowns(halves(breakdown(5, word=1), breakdown(30, word=12)), 4)
    assert [outcome(public[each], "word") for each in (H1, H2, WHOLE)] == [DARK, 12, DARK]
    problems = dict(zip(PROBLEMS, (1, 1, 1, 1, 1, 0), strict=True))
    public = public_breakdowns(halves(breakdown(5, problems=problems), breakdown(30)), 5)
    assert set(public[H1].problems.values()) == set(public[WHOLE].problems.values()) == {DARK}
    assert public[H2].problems[PROBLEMS[0]] == 30


def test_without_the_solver_all_that_hangs_together_with_a_small_count_is_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "domain.hiding.outsider", None)
    monkeypatch.delitem(sys.modules, "domain.hiding.least", raising=False)
    public = public_breakdowns({H1: breakdown(30, few=3, many=14)})[H1]
    assert [outcome(public, each) for each in ("few", "many")] == [DARK, 14]


def test_what_was_told_of_a_period_stays_when_later_ones_have_come() -> None:
    own = random_year(3, QUARTER)
    public = public_breakdowns(own)
    for period in own:
        alone = public_breakdowns({each: own[each] for each in with_those_inside(period, QUARTER)})
        assert alone[period] == public[period]
