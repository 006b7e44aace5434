"""Which backups are kept: all of two days, daily for two weeks, weekly for three months, monthly for two years."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.ground.backup_ladder import copies_to_keep

NOW = datetime(2026, 3, 30, 14, 32)


def ago(**age: float) -> datetime:
    return NOW - timedelta(**age)


def test_everything_of_the_last_two_days_is_kept():
    copies = {ago(minutes=minutes) for minutes in range(0, 48 * 60, 30)}
    assert copies_to_keep(copies, NOW) == copies


def test_of_an_older_day_the_last_copy_is_kept():
    morning, evening = datetime(2026, 3, 20, 8), datetime(2026, 3, 20, 17)
    assert copies_to_keep([morning, evening], NOW) == {evening}
    assert copies_to_keep([morning, evening, NOW], NOW) == {evening, NOW}


def test_of_an_older_week_the_last_copy_is_kept():
    monday, friday, next_monday = datetime(2026, 2, 2, 8), datetime(2026, 2, 6, 8), datetime(2026, 2, 9, 8)
    assert copies_to_keep([monday, friday, next_monday], NOW) == {friday, next_monday}


def test_of_an_older_month_the_last_copy_is_kept():
    first, last = datetime(2025, 5, 2, 8), datetime(2025, 5, 30, 8)
    assert copies_to_keep([first, last], NOW) == {last}


def test_what_is_older_than_the_ladder_goes_but_never_the_last_copy_there_is():
    old, older = datetime(2021, 5, 2), datetime(2020, 5, 2)
    assert copies_to_keep([old, older], NOW) == {old}
    assert copies_to_keep([old, older, NOW], NOW) == {NOW}
    assert copies_to_keep([], NOW) == frozenset()


def test_a_clock_that_was_wrong_costs_nobody_a_copy():
    tomorrow = NOW + timedelta(days=1)
    assert copies_to_keep([tomorrow, NOW], NOW) == {tomorrow, NOW}


def test_two_years_of_daily_copies_are_thinned_to_a_few_dozen():
    kept: frozenset[datetime] = frozenset()
    start = NOW - timedelta(days=1000)
    for day in range(1001):
        today = start + timedelta(days=day)
        kept = copies_to_keep(kept | {today}, today)
    assert max(kept) == NOW
    assert 3 + 14 + 13 + 23 <= len(kept) <= 3 + 14 + 15 + 25
    assert NOW - min(kept) > timedelta(days=750)


times = st.lists(st.datetimes(datetime(2022, 1, 1), NOW), max_size=60)


@given(times)
def test_thinning_again_changes_nothing(copies):
    kept = copies_to_keep(copies, NOW)
    assert kept <= set(copies)
    assert copies_to_keep(kept, NOW) == kept
    assert not copies or max(copies) in kept


@given(times, st.datetimes(datetime(2022, 1, 1), NOW))
def test_one_more_copy_never_leaves_another_without_one_from_the_month_after_it(copies, another):
    kept = copies_to_keep([*copies, another], NOW)
    for copy in copies:
        if NOW - copy < timedelta(days=730):
            assert any(copy <= each <= copy + timedelta(days=31) for each in kept)
