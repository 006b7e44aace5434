"""Small counts are hidden so that nobody can work them out again (rulings 22 and 23)."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ground.value import Empty, hidden_below
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.suppression import hide_small, outsider_of
from support.tables_with_sums import crossed, lots_month, row

THRESHOLD = 5


def every_world(table: AdditiveTable, hidden: frozenset[CellKey], most: int) -> Iterator[dict[CellKey, int]]:
    """All sets of counts that agree with what is shown: by trying them all, up to `most` in each inner cell."""
    totals = {equation.total for equation in table.equations}
    inner = [key for key in table.values if key in hidden and key not in totals]

    def possible(key: CellKey) -> list[int]:
        small = 0 < table.values[key] < THRESHOLD
        return list(range(1, THRESHOLD)) if small else [0, *range(THRESHOLD, most + 1)]

    for chosen in itertools.product(*(possible(key) for key in inner)):
        world = {key: count for key, count in table.values.items() if key not in totals}
        world |= dict(zip(inner, chosen, strict=True))
        agrees = True
        for equation in sorted(table.equations, key=lambda each: not set(each.parts).isdisjoint(totals)):
            found = sum(world[part] for part in equation.parts)
            if world.setdefault(equation.total, found) != found:
                agrees = False
        for total in totals:
            shown = total not in hidden
            agrees = agrees and (
                world[total] == table.values[total] if shown else world[total] in possible_total(table, total)
            )
        if agrees:
            yield world


def possible_total(table: AdditiveTable, key: CellKey) -> range | list[int]:
    if 0 < table.values[key] < THRESHOLD:
        return range(1, THRESHOLD)
    return [0, *range(THRESHOLD, 1000)]


def values_by_trying(table: AdditiveTable, hidden: frozenset[CellKey], most: int = 14) -> dict[CellKey, set[int]]:
    seen: dict[CellKey, set[int]] = {key: set() for key in hidden}
    for world in every_world(table, hidden, most):
        for key in hidden:
            seen[key].add(world[key])
    return seen


def assert_cannot_be_worked_out(table: AdditiveTable, hidden: frozenset[CellKey]) -> None:
    best = None
    for key, seen in values_by_trying(table, hidden).items():
        if len(seen) < 3:
            best = best or values_by_trying(table, frozenset(table.values))
            assert len(seen) >= len(best[key]), f"{key} can only be {seen}"


def test_a_table_without_small_counts_is_shown_whole():
    assert hide_small(row(7, 12, 0)) == frozenset()


def test_a_small_count_takes_another_cell_with_it_since_the_sum_is_shown():
    hidden = hide_small(row(3, 12, 20))
    assert "a" in hidden
    assert len(hidden) == 2
    assert_cannot_be_worked_out(row(3, 12, 20), hidden)


def test_the_five_that_would_give_the_four_away_is_not_enough():
    # 4 + 5 = 9: with both hidden the outsider is left with 1 + 8, 2 + 7, 3 + 6 and 4 + 5.
    assert hide_small(row(4, 5, 30)) == {"a", "b"}
    # 2 + 5 = 7 leaves only 1 + 6 and 2 + 5, for a five cannot be taken for a four: the thirty goes instead.
    assert hide_small(row(2, 5, 30)) == {"a", "c"}


def test_two_fives_are_needed_where_neither_alone_leaves_any_doubt():
    # 1 + 5 can only be 1 + 5; with both fives hidden, one can be a nought and the other the rest.
    table = AdditiveTable(
        {"a": 1, "b": 5, "c": 5, "total": 11},
        (Equation("total", ("a", "b", "c")),),
        already_public=frozenset(("total",)),
    )
    assert hide_small(table) == {"a", "b", "c"}
    assert len(outsider_of(table)(frozenset("abc"), "a") & {1, 2, 3, 4}) >= 3


def test_a_total_that_is_small_is_hidden_too():
    assert hide_small(row(0, 3)) == {"b", "total"}


def test_a_lone_count_needs_no_company():
    table = AdditiveTable({"a": 3, "b": 40}, ())
    assert hide_small(table) == {"a"}
    assert outsider_of(table)(frozenset("a"), "a") >= {2, 3, 4}


def test_what_cannot_be_protected_better_hides_no_more_than_itself():
    # Three cells of one and their sum are all below five: the outsider knows 1 or 2 whatever else is hidden.
    table = row(1, 1, 1)
    assert hide_small(table) == {"a", "b", "c", "total"}
    assert outsider_of(table)(frozenset(("a", "b", "c", "total")), "a") == {1, 2}


def test_a_cross_table_hides_four_corners_or_more():
    table = crossed([[3, 10, 20], [10, 30, 15], [12, 14, 16]])
    hidden = hide_small(table)
    assert (0, 0) in hidden
    assert len(hidden) == 4
    assert_cannot_be_worked_out(table, hidden)


def test_the_threshold_is_the_groups_own():
    assert hide_small(row(3, 12, 20), threshold=3) == frozenset()
    assert hide_small(row(2, 12, 20), threshold=3) >= {"a"}
    assert hide_small(row(1, 12, 20), threshold=1) == frozenset()
    assert hide_small(row(Empty.DOLT, 12, 20, total=33), threshold=1) == {"a"}


def test_a_missing_figure_is_printed_as_missing_but_minst_3_is_hidden():
    # “minst 3” in print is a small count.
    assert hide_small(row(3, Empty.SAKNAS, total=Empty.SAKNAS)) == {"a", "total"}
    assert hide_small(row(Empty.EJ_TILLAMPLIGT, 3, 9)) == {"b", "c"}
    assert hide_small(row(Empty.EJ_TILLAMPLIGT, Empty.EJ_TILLAMPLIGT, total=Empty.EJ_TILLAMPLIGT)) == frozenset()


def test_what_a_total_leaves_for_a_missing_part_is_not_told_where_it_is_small():
    # 8 in all and 5 women: three are men, though their number is missing.
    assert hide_small(row(5, Empty.SAKNAS, total=8)) == {"a", "total"}
    assert hide_small(row(5, Empty.SAKNAS, total=14)) == frozenset()


def test_sums_that_disagree_hide_the_whole_row():
    # 3 + 9 is not 15: nobody can say what an outsider would make of it.
    assert hide_small(row(3, 9, 0, total=15)) == {"a", "b", "c", "total"}


def test_what_the_source_had_hidden_stays_hidden_and_is_protected():
    table = row(Empty.DOLT, 9, 20, total=32)
    hidden = hide_small(table)
    assert "a" in hidden
    assert len(hidden) == 2
    assert outsider_of(table)(hidden, "a") >= {1, 2, 3} or outsider_of(table)(hidden, "a") >= {2, 3, 4}


def test_a_total_that_is_unknown_because_the_source_hid_a_part_stays_hidden():
    table = AdditiveTable(
        {"a": Empty.DOLT, "b": 9, "row": Empty.DOLT, "c": 30, "sum": Empty.SAKNAS},
        (Equation("row", ("a", "b")), Equation("sum", ("row", "c"))),
    )
    assert hide_small(table) == {"a", "row", "sum"}


def test_two_hidden_by_the_source_share_what_their_sum_leaves():
    table = row(Empty.DOLT, Empty.DOLT, 20, total=26)
    assert hide_small(table) >= {"a", "b"}
    assert outsider_of(table)(hide_small(table), "a") >= {2, 3, 4}


def test_a_sum_that_the_hidden_parts_cannot_make_is_in_doubt():
    assert hide_small(row(Empty.DOLT, 9, 20, total=60)) == {"a", "b", "c", "total"}


def test_an_earlier_report_cannot_be_taken_back():
    # The first quarter was printed; hiding the half-year's other months must do the work.
    table = AdditiveTable(
        {"q1": 9, "april": 2, "may": 8, "june": 12, "half": 31},
        (Equation("half", ("q1", "april", "may", "june")),),
        already_public=frozenset(("q1", "half")),
    )
    hidden = hide_small(table)
    assert hidden == {"april", "may"}


def test_nothing_left_to_hide_is_not_an_endless_search():
    table = AdditiveTable(
        {"a": 2, "b": 9, "sum": 11}, (Equation("sum", ("a", "b")),), already_public=frozenset(("b", "sum"))
    )
    assert hide_small(table) == {"a"}
    assert outsider_of(table)(frozenset("a"), "a") == {2}


def test_a_part_is_never_larger_than_its_whole():
    # "varav" is a sum rule with a rest that is never printed: 6 persons, of whom 5 are hidden, of whom 3.
    table = AdditiveTable(
        {"whole": 6, "part": 3, "rest": 3}, (Equation("whole", ("part", "rest")),), unpublished=frozenset(("rest",))
    )
    assert hide_small(table) == {"part"}
    assert len(outsider_of(table)(frozenset(("part",)), "part")) >= 3


def test_the_same_table_gives_the_same_cells():
    table = crossed([[3, 10, 20], [10, 1, 15], [12, 14, 16]])
    assert hide_small(table) == hide_small(table)


def test_a_chain_of_sums_is_followed_until_room_is_found():
    # The only company in the month is the total, and the year's other months must then cover for that.
    table = AdditiveTable(
        {"may": 2, "june": 0, "spring": 2, "winter": 30, "autumn": 12, "year": 44},
        (Equation("spring", ("may", "june")), Equation("year", ("spring", "winter", "autumn"))),
    )
    assert hide_small(table) == {"may", "spring", "autumn"}


def in_a_ring(size: int) -> AdditiveTable:
    """Three counts with the sums of each two; a small one makes the last sum odd or even."""
    return AdditiveTable(
        {"a": size, "b": size, "c": size, "small": 1, "ab": 2 * size, "bc": 2 * size, "rest": 2 * size + 1},
        (Equation("ab", ("a", "b")), Equation("bc", ("b", "c")), Equation("rest", ("a", "c", "small"))),
    )


def test_what_only_a_thorough_search_rules_out_is_ruled_out():
    # a + c is even whatever a is, so that the small count is 1 or 3.
    table = in_a_ring(7)
    assert outsider_of(table)(frozenset(("a", "b", "c", "small")), "small") == {1, 3}


def test_a_search_that_is_given_up_hides_more_never_less():
    # Whether a + c can be odd takes more trials than are made; all that can be hidden is, in case it helps.
    table = in_a_ring(500)
    table = replace(table, already_public=frozenset(("ab", "bc", "rest")))
    assert hide_small(table) == {"a", "b", "c", "small"}


def test_a_lots_month_with_sexes_and_ages_is_protected_as_one_table():
    table = lots_month(
        {"fk": (2, 1), "af": (8, 9), "kommun": (14, 12), "region": (0, 0)},
        {"fk": (1, 2), "af": (7, 10), "kommun": (9, 17), "region": (0, 0)},
    )
    hidden = hide_small(table)
    small = {key for key, count in table.values.items() if 0 < count < THRESHOLD}
    assert small <= hidden
    assert ("alla", "alla") not in hidden
    for key in hidden:
        assert len(outsider_of(table)(hidden, key)) >= 3


@pytest.mark.parametrize(
    ("values", "equations", "why"),
    [
        ({"a": 1}, (Equation("a", ("a",)),), "twice"),
        ({"a": 1}, (Equation("a", ("b",)),), "not in the table"),
        ({"a": -1}, (), "less than nothing"),
        ({"a": 1, "b": 1}, (Equation("a", ("b",)), Equation("b", ("a",))), "cycle"),
    ],
)
def test_a_table_that_makes_no_sense_is_a_defect(values, equations, why):
    with pytest.raises(ValueError, match=why):
        AdditiveTable(values, equations)


counts = st.one_of(st.integers(0, 9), st.sampled_from((0, 1, 2, 5, 6)))


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, min_size=1, max_size=4))
def test_nobody_can_work_out_a_hidden_cell_of_a_row(numbers):
    table = row(*numbers)
    hidden = hide_small(table)
    assert {key for key, count in table.values.items() if 0 < count < THRESHOLD} <= hidden
    assert_cannot_be_worked_out(table, hidden)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(counts, min_size=2, max_size=2), min_size=2, max_size=2))
def test_nobody_can_work_out_a_hidden_cell_of_a_cross_table(rows):
    table = crossed(rows)
    hidden = hide_small(table)
    assert {key for key, count in table.values.items() if 0 < count < THRESHOLD} <= hidden
    assert_cannot_be_worked_out(table, hidden)


@settings(max_examples=40, deadline=None)
@given(st.lists(counts, min_size=2, max_size=3), st.sets(st.integers(0, 2)))
def test_the_possible_values_are_those_that_trying_them_all_finds(numbers, which):
    table = row(*numbers)
    hidden = frozenset(key for at, key in enumerate("abcd"[: len(numbers)]) if at in which) | {"total"}
    for key, seen in values_by_trying(table, hidden, most=25).items():
        claimed = outsider_of(table)(hidden, key)
        assert claimed <= seen or key == "total"
        assert len(claimed) >= min(3, len(seen))


def test_a_bound_of_the_source_is_what_an_outsider_goes_by():
    table = row(hidden_below(10), 12, 30, total=50)
    hidden = hide_small(table)
    for key in hidden:
        assert len(outsider_of(table)(hidden, key)) >= 3
    alone = AdditiveTable({"a": hidden_below(10)}, ())
    assert hide_small(alone) == {"a"}
    assert outsider_of(alone)(frozenset("a"), "a") <= set(range(1, 10))
    assert len(outsider_of(AdditiveTable({"a": hidden_below(3)}, ()))(frozenset("a"), "a")) >= 3
