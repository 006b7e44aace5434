"""Small counts of what the group has counted itself are hidden in public, and cannot be worked out."""

from dataclasses import replace

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.hiding.indicators import public_table, public_tables
from domain.indicators.indicator import Indicator, IndicatorTable, group_table

K, M, A = Sex.KVINNA, Sex.MAN, Sex.ALLA
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
OWN = Indicator("kaa", "KAA", "personer", categories=("16", "17", "18"), sexes_add=True, counted_by_group=True)


def table(values: dict[tuple[Sex, str], Value], indicator: Indicator = OWN, area: Area = TIERP) -> IndicatorTable:
    return IndicatorTable(indicator, area, parse_period("2015"), values)


def shown(found: IndicatorTable) -> dict[tuple[Sex, str], Value]:
    return {(sex, row): found.value(sex, row) for row in found.indicator.rows for sex in found.sexes}


def test_official_statistics_are_shown_as_they_are() -> None:
    official = table({(K, "16"): 1}, replace(OWN, counted_by_group=False))
    assert public_table(official) is official
    share = table({(A, ""): 3}, replace(OWN, unit="procent", sexes_add=False))
    assert public_table(share) is share


def test_a_small_count_takes_its_neighbours_along() -> None:
    found = public_table(
        table({(K, "16"): 2, (M, "16"): 9, (A, "16"): 11, (K, "17"): 20, (M, "17"): 30, (A, "17"): 50})
    )
    assert found.value(K, "16") is Empty.DOLT
    assert Empty.DOLT in (found.value(M, "16"), found.value(A, "16"))
    assert [found.value(sex, "17") for sex in (K, M, A)] == [20, 30, 50]


def test_a_sum_that_only_the_rules_give_is_hidden_too() -> None:
    found = public_table(table({(K, "16"): 2, (M, "16"): 9}))
    assert found.value(K, "16") is Empty.DOLT
    assert Empty.DOLT in (found.value(M, "16"), found.value(A, "16"))


def test_categories_that_add_up_are_taken_to_do_so_though_no_rule_says_it() -> None:
    values: dict[tuple[Sex, str], Value] = {(A, "16"): 3, (A, "17"): 20, (A, "18"): 30, (A, ""): 53}
    alone = replace(OWN, by_sex=False, sexes_add=False)
    found = public_table(table(values, alone))
    assert sum(value is Empty.DOLT for value in shown(found).values()) == 2
    overlapping = public_table(table({**values, (A, ""): 40}, alone))
    assert [key for key, value in shown(overlapping).items() if value is Empty.DOLT] == [(A, "16")]
    unknown = public_table(table({(A, "16"): 3, (A, "17"): 20}, alone))
    assert [key for key, value in shown(unknown).items() if value is Empty.DOLT] == [(A, "16")]


def test_a_year_hides_what_would_tell_of_the_half_inside_it() -> None:
    """Two women of seventeen in the first half; of the year they are fourteen, and twelve in the second half."""
    few: dict[tuple[Sex, str], Value] = {(K, "17"): 2, (M, "17"): 9, (K, "18"): 20, (M, "18"): 30}
    many: dict[tuple[Sex, str], Value] = {(K, "17"): 12, (M, "17"): 9, (K, "18"): 20, (M, "18"): 30}
    halves = [replace(table(each), period=parse_period(f"2015 H{at}")) for at, each in ((1, few), (2, many))]
    year = table({key: few[key] + many[key] for key in few})
    alone, beside = public_table(year), public_table(year, 5, [*halves, year])
    assert alone.value(K, "17") == 14
    assert beside.value(K, "17") is Empty.DOLT
    assert public_table(halves[1], 5, [*halves, year]) == public_table(halves[1]), "a half knows nothing of the year"
    distinct = replace(year, values={**year.values, (K, "17"): 13, (M, "17"): 17})
    assert public_table(distinct, 5, halves).value(K, "17") == 13, "who is in both halves is counted once: no sum"
    elsewhere = [replace(each, area=HEBY) for each in halves]
    assert public_table(year, 5, elsewhere) == alone


def test_without_categories_the_sexes_alone_tell() -> None:
    bare = replace(OWN, categories=())
    found = public_table(table({(K, ""): 1, (M, ""): 30, (A, ""): 31}, bare))
    assert sum(value is Empty.DOLT for value in shown(found).values()) >= 2


def test_a_groups_sum_shows_nothing_that_a_member_hides() -> None:
    alone = replace(OWN, by_sex=False, sexes_add=False)
    tierp = table({(A, "16"): 2, (A, "17"): 20}, alone)
    heby = table({(A, "16"): 9, (A, "17"): 30}, alone, HEBY)
    summed = group_table(GROUP, (TIERP, HEBY), (tierp, heby))
    assert summed is not None
    public = public_tables((tierp, heby, summed))
    assert [each.value(A, "16") for each in public] == [Empty.DOLT, 9, Empty.DOLT]
    assert [each.value(A, "17") for each in public] == [20, 30, 50]


def test_a_sum_that_stays_visible_is_shown_though_its_parts_are_hidden() -> None:
    adds = replace(OWN, categories_add=True, by_sex=False, sexes_add=False)
    found = public_table(table({(A, "16"): 2, (A, "17"): 20, (A, "18"): 30}, adds))
    assert found.value(A, "16") is Empty.DOLT
    assert found.value(A) == 52
