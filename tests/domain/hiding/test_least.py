"""As few cells are hidden as can be, and no outsider can work them out (rulings 23 and 39)."""

import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ground.value import Empty
from domain.hiding import least
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.narrowing import Narrowing
from domain.hiding.outsider import Outsider
from domain.hiding.suppression import Hiding, hide_small, least_hiding, outsider_of
from domain.hiding.view import OutsiderView
from support.outsiders import EveryWorld, values_by_solver
from support.tables_with_sums import crossed, cube, lots_month, row


def assert_nobody_can_tell(
    table: AdditiveTable, hidden: frozenset[CellKey], threshold: int = 5, of: Iterable[CellKey] = ()
) -> None:
    everything = frozenset(table.values) - table.already_public
    for key in of or hidden:
        seen = values_by_solver(table, hidden, key, threshold)
        if len(seen) < 3:
            assert len(seen) >= len(values_by_solver(table, everything, key, threshold)), f"{key} can only be {seen}"


def a_row(draw: random.Random) -> AdditiveTable:
    return row(*(draw.choice((0, 1, 2, 3, 5, 6, 8, 11)) for _ in range(draw.choice((3, 4)))))


def a_cross(draw: random.Random) -> AdditiveTable:
    return crossed([[draw.choice((0, 0, 1, 2, 4, 5, 6, 7, 9)) for _ in range(2)] for _ in range(2)])


def a_month(draw: random.Random) -> AdditiveTable:
    """Two parties by sex and by age: fifteen cells, mostly small."""
    sexes, ages = {}, {}
    for party in ("fk", "af"):
        women, men = (draw.choice((0, 1, 2, 3, 4, 5, 7)) for _ in range(2))
        young = draw.randint(0, women + men)
        sexes[party], ages[party] = (women, men), (young, women + men - young)
    return lots_month(sexes, ages)


@pytest.mark.parametrize(("make", "tables"), [(a_row, 240), (a_cross, 240), (a_month, 20)])
def test_no_choice_hides_fewer_as_trying_them_all_shows(make: Callable[[random.Random], AdditiveTable], tables: int):
    draw = random.Random(11)
    for _ in range(tables):
        table = make(draw)
        worlds, found = EveryWorld(table), least_hiding(table)
        assert worlds.is_safe(found.cells), table
        grand, number = worlds.least(table)
        assert (bool({"total", ("sum", "sum"), ("alla", "alla")} & found.cells), len(found.cells)) == (grand, number), (
            table
        )
        assert found.gap == 0


def test_two_that_must_go_together_do_not_stay():
    # Taken away one at a time, each is needed by the other: six beside the small ones were hidden here.
    table = crossed([[0, 7], [1, 2], [29, 7], [14, 2], [2, 5]])
    small = {key for key, count in table.values.items() if 0 < count < 5}
    assert len(hide_small(table) - small) == 2


def test_a_grand_total_is_shown_though_fewer_would_be_hidden_with_it():
    table = crossed([[6, 0, 1], [6, 0, 0]])
    found, worlds = hide_small(table), EveryWorld(table)
    assert ("sum", "sum") not in found
    fewer = {(0, 2), ("sum", 2), (0, "sum"), ("sum", "sum")}
    assert worlds.is_safe(frozenset(fewer))
    assert len(fewer) < len(found)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(st.lists(st.integers(0, 24), min_size=3, max_size=3), min_size=2, max_size=4),
    threshold=st.integers(4, 20),
)
def test_nobody_can_work_out_a_cross_table_at_any_threshold(rows: list[list[int]], threshold: int):
    table = crossed(rows)
    found = least_hiding(table, threshold)
    assert {key for key, count in table.values.items() if 0 < count < threshold} <= found.cells
    assert_nobody_can_tell(table, found.cells, threshold)


@settings(max_examples=4, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=18, max_size=18))
def test_nobody_can_work_out_months_from_one_another_and_their_year(counts: list[int]):
    # Party × sex × month, with every sum: the months and the year are one linked set.
    table = cube((3, 2, 3), lambda cell: counts[cell[0] * 6 + cell[1] * 3 + cell[2]])
    assert_nobody_can_tell(table, hide_small(table))


def test_equal_tables_are_hidden_equally_on_every_run():
    # A free solver that gives another pattern each run makes two prints of one table tell more than either.
    table = cube((3, 3, 2), lambda cell: (7 * cell[0] + 5 * cell[1] + 3 * cell[2]) % 11)
    found = {hide_small(replace(table, values=dict(table.values))) for _ in range(4)}
    assert len(found) == 1


def test_what_cannot_be_hidden_any_more_ends_the_search():
    # Everything but one small count was printed before: it can be worked out, and no search changes that.
    table = row(3, 12, 20)
    assert hide_small(replace(table, already_public=frozenset(("b", "c", "total")))) == {"a"}


def test_three_single_ones_in_a_row_do_not_slip_through():
    # Their sum tells three cells of 1 apart from nothing else: 1 + 1 + 1 is the only 3 of three parts.
    found = hide_small(crossed([[1, 1, 1, 20], [9, 8, 12, 30], [6, 6, 7, 11]]))
    assert (0, "sum") in found or (0, 3) in found
    assert_nobody_can_tell(crossed([[1, 1, 1, 20], [9, 8, 12, 30], [6, 6, 7, 11]]), found)


def test_linked_tables_are_protected_as_one():
    # Each of the two, by sex and by age, is safe alone: together they share the parties' totals.
    table = lots_month({"fk": (1, 9), "af": (6, 7)}, {"fk": (2, 8), "af": (7, 6)})
    alone = frozenset().union(
        *(
            hide_small(
                AdditiveTable(
                    {key: value for key, value in table.values.items() if key[1] in columns},
                    tuple(rule for rule in table.equations if all(key[1] in columns for key in rule.cells)),
                )
            )
            for columns in (("kvinna", "man", "alla"), ("under30", "30plus", "alla"))
        )
    )
    worlds, found = EveryWorld(table), hide_small(table)
    assert worlds.is_safe(found)
    assert not worlds.is_safe(alone) or len(found) <= len(alone)


def test_a_nearly_told_count_is_hidden_better():
    # 2 and 5 in a shown sum of 7: the 5 is at least 5, so that the 2 could be 1 or 2, which is too narrow.
    found = hide_small(row(2, 5, 30))
    assert EveryWorld(row(2, 5, 30), most=40).is_safe(found)
    assert not EveryWorld(row(2, 5, 30), most=40).is_safe(frozenset("ab"))


def test_noughts_and_ones_do_not_tell_each_other():
    # 15 = 10 + 3 + x + x can only be 1 and 1 once the 3 is known to be small.
    table = row(10, 3, 1, 1)
    assert EveryWorld(table).is_safe(hide_small(table))
    assert not EveryWorld(table).is_safe(frozenset("cd"))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_where_the_search_is_cut_short_the_answer_is_safe_and_says_how_far_it_may_be_from_the_least(counts: list[int]):
    table = crossed([counts[:3], counts[3:]])
    exact = least_hiding(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(least, "_SMALL_TABLE", 0)
        patch.setattr(least, "_SHORT_PATIENCE", 0)
        found = least_hiding(table)
    assert found.at_least <= len(exact.cells) <= len(found.cells)
    assert 0 <= found.gap < 1
    assert_nobody_can_tell(table, found.cells)


@pytest.mark.parametrize("large", [200, 10])
def test_a_large_table_is_safe_though_not_searched_to_the_end(large: int, monkeypatch):
    monkeypatch.setattr(least, "_LARGE_TABLE", large)
    draw = random.Random(2)
    table = cube((4, 3, 3), lambda _: draw.choice((0, 1, 2, 3, 5, 8, 13)))
    found = least_hiding(table)
    assert found.gap < 0.5
    worst = sorted(found.cells, key=str)[:: 1 if large == 200 else 4]
    assert_nobody_can_tell(table, found.cells, of=worst)


@pytest.fixture
def without_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("domain.hiding.least", "domain.hiding.outsider"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "highspy", None)


@pytest.mark.usefixtures("without_a_solver")
def test_without_a_solver_all_that_hangs_together_with_a_small_count_is_hidden():
    apart = AdditiveTable(
        {"a": 1, "b": 7, "c": 8, "x": 9, "y": 9, "z": 18},
        (Equation("c", ("a", "b")), Equation("z", ("x", "y"))),
    )
    assert least_hiding(apart) == Hiding(frozenset("abc"), 1)


@pytest.mark.usefixtures("without_a_solver")
def test_without_a_solver_what_a_source_hid_takes_all_of_its_sum_along():
    assert hide_small(row(Empty.DOLT, Empty.DOLT, 20, total=27)) == {"a", "b", "c", "total"}


def test_a_question_that_is_given_up_hides_everything(monkeypatch):
    monkeypatch.setattr(Outsider, "_MOST_PARTS", 0)
    assert hide_small(row(3, 12, 20)) == {"a", "b", "c", "total"}


def test_questions_that_are_given_up_on_the_way_hide_everything(monkeypatch):
    monkeypatch.setattr(least._Search, "_has_enough", lambda *_: False)
    found = least_hiding(row(3, 12, 20))
    assert found == Hiding(frozenset(("a", "b", "c", "total")), 1)
    assert found.gap == 0.75


def test_with_everything_hidden_there_is_nothing_left_to_hide():
    table = row(3, 12, 20)
    view = OutsiderView({key: int(str(count)) for key, count in table.values.items()}, table.equations, 5, frozenset())
    search = least._Search(view, table, frozenset("a"))
    with pytest.raises(least._TooHardError):
        search._beside(0, search.outsider.mask(table.values))


def test_a_program_finds_what_no_sum_by_itself_rules_out(monkeypatch):
    monkeypatch.setattr(Narrowing, "_ROUNDS", 0)
    assert outsider_of(row(1, 5, 20))(frozenset("ab"), "a") == {1}


def test_the_solver_says_nothing(capfd):
    # What a command prints for other programs to read must be that alone.
    assert hide_small(row(3, 12, 20))
    assert capfd.readouterr() == ("", "")
