"""Lost commas and lost minuses are told of; what really happened in small numbers is not."""

import csv
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import Benefit
from domain.benefits.slips import (
    Near,
    Off,
    above_inhabitants,
    find_slips,
    find_year_slips,
    impossible,
    is_change,
    lost_minus,
    times_off,
)
from domain.benefits.typed_year import COLUMNS, POPULATION, PUBLISHED_SHARE, TOTAL, YearColumn
from domain.ground.sex import Sex
from domain.ground.value import Empty, Number, Value

DATA = Path(__file__).parents[2] / "data"
KINDS = tuple(kind.value for kind in Benefit)
AID = Benefit.EKONOMISKT_BISTAND.value
MEASURES = Benefit.ARBETSMARKNADSATGARDER.value
SICK = Benefit.SJUKPENNING.value

Place = tuple[str, int]


def published() -> dict[Place, YearColumn]:
    """The figures of the regional decks, as they are in the file."""
    found = {}
    with (DATA / "published-equivalents.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            figures: dict[str, Value] = {name: int(row[name]) for name in KINDS}
            if row["published_share_percent"]:
                figures[PUBLISHED_SHARE] = Fraction(row["published_share_percent"])
            found[row["area_code"], int(row["period"])] = YearColumn(figures, int(row["total"]))
    return found


def without_total(table: Mapping[Place, YearColumn]) -> dict[Place, YearColumn]:
    """As somebody types them: the sum is counted, not written."""
    return {place: YearColumn(column.figures) for place, column in table.items()}


def changed(column: YearColumn, name: str, value: Number) -> YearColumn:
    if name == TOTAL:
        return YearColumn(column.figures, value)
    return YearColumn({**column.figures, name: value}, column.total)


def slips(table: Mapping[Place, YearColumn], place: Place, column: YearColumn) -> dict[str, str]:
    """The slips told of a column that stands at a place in the table."""
    code, year = place
    beside = {Near.BEFORE: (code, year - 1), Near.AFTER: (code, year + 1)}
    near = {which: table[other] for which, other in beside.items() if other in table}
    return {each.name: each.text for each in find_slips(Sex.ALLA, column, near)}


def every_figure(table: Mapping[Place, YearColumn]) -> Iterator[tuple[Place, str, Number]]:
    for place, column in table.items():
        for name in (*COLUMNS, TOTAL):
            value = column.total if name == TOTAL else column.figures.get(name)
            if value is not None and not isinstance(value, Empty):
                yield place, name, value


@pytest.mark.parametrize("table", [published(), without_total(published())], ids=["with sums", "as typed"])
def test_no_published_figure_is_taken_for_a_slip(table: dict[Place, YearColumn]) -> None:
    for place, column in table.items():
        assert slips(table, place, column) == {}


@pytest.mark.parametrize("factor", [10, 100])
def test_every_published_figure_that_lost_its_comma_is_told_where_there_is_a_sum(factor: int) -> None:
    table = published()
    figures = list(every_figure(table))
    assert len(figures) == 60
    for place, name, value in figures:
        assert name in slips(table, place, changed(table[place], name, value * factor)), (place, name)


@pytest.mark.parametrize(("factor", "missed"), [(10, 1), (100, 1), (Fraction(1, 10), 14), (Fraction(1, 100), 9)])
def test_a_typed_figure_is_known_by_the_year_beside_where_it_is_not_too_small(factor: Fraction, missed: int) -> None:
    table = without_total(published())
    figures = list(every_figure(table))
    unknown = [
        (place, name, value)
        for place, name, value in figures
        if name not in slips(table, place, changed(table[place], name, value * factor))
    ]
    assert (len(figures), len(unknown)) == (52, missed)
    # What cannot be known is a small number: it may have happened.
    assert all(value < 70 for _place, _name, value in unknown)


def test_what_is_said_of_a_lost_comma() -> None:
    table = without_total(published())
    nordmaling = ("2401", 2021)
    assert slips(table, nordmaling, changed(table[nordmaling], MEASURES, 1550)) == {
        MEASURES: "1\u00a0550 kan ha tappat ett decimalkomma: förra året 140."
    }
    assert slips(table, nordmaling, changed(table[nordmaling], MEASURES, Fraction("15.5"))) == {
        MEASURES: "15,5 kan ha ett decimalkomma för mycket: förra året 140."
    }
    assert slips(table, nordmaling, changed(table[nordmaling], MEASURES, 15)) == {
        MEASURES: "15 kan ha tappat en siffra: förra året 140."
    }
    assert slips(table, nordmaling, changed(table[nordmaling], PUBLISHED_SHARE, 155)) == {
        PUBLISHED_SHARE: "155\u00a0% kan ha tappat ett decimalkomma: förra året 16,7\u00a0%."
    }
    assert slips(table, ("2401", 2020), changed(table["2401", 2020], MEASURES, 1400)) == {
        MEASURES: "1\u00a0400 kan ha tappat ett decimalkomma: året efter 155."
    }


def test_a_share_that_is_likely_is_not_blamed_for_the_one_that_is_not() -> None:
    table = without_total(published())
    table["2401", 2021] = changed(table["2401", 2021], PUBLISHED_SHARE, Fraction("1.55"))
    assert slips(table, ("2401", 2020), table["2401", 2020]) == {}
    assert list(slips(table, ("2401", 2021), table["2401", 2021])) == [PUBLISHED_SHARE]


def test_a_decimal_in_the_table_is_shown_as_it_was_written() -> None:
    near = {Near.BEFORE: YearColumn({SICK: Fraction("15.2")})}
    (told,) = find_slips(Sex.KVINNA, YearColumn({SICK: 155}), near)
    assert (told.sex, told.text) == (Sex.KVINNA, "155 kan ha tappat ett decimalkomma: förra året 15,2.")


def test_a_sum_tells_of_the_part_and_of_itself() -> None:
    table = published()
    robertsfors = changed(table["2409", 2021], "etableringsersattning", 170)
    alone = {each.name: each.text for each in find_slips(Sex.ALLA, robertsfors, {})}
    assert alone == {"etableringsersattning": "170 kan ha tappat ett decimalkomma: summan 441 lämnar 17."}
    whole = {each.name: each.text for each in find_slips(Sex.ALLA, changed(table["2409", 2021], TOTAL, 4410), {})}
    assert whole == {TOTAL: "4\u00a0410 kan ha tappat ett decimalkomma: delarna blir 441."}


def test_a_sum_vouches_for_its_parts_unless_it_is_off_itself() -> None:
    last = YearColumn(dict.fromkeys(KINDS, 20), 120)
    real = YearColumn({**dict.fromkeys(KINDS, 20), SICK: 150}, 250)
    assert find_slips(Sex.ALLA, real, {Near.BEFORE: last}) == ()
    tenfold = YearColumn(dict.fromkeys(KINDS, 200), 1200)
    assert [each.name for each in find_slips(Sex.ALLA, tenfold, {Near.BEFORE: last})] == [*KINDS, TOTAL]


def test_a_figure_must_be_off_from_every_year_that_is_known() -> None:
    before, now, after = (YearColumn({SICK: value}) for value in (30, 310, 305))
    assert find_slips(Sex.ALLA, now, {Near.BEFORE: before})
    assert not find_slips(Sex.ALLA, now, {Near.BEFORE: before, Near.AFTER: after})
    (told,) = find_slips(Sex.ALLA, now, {Near.MONTHS: YearColumn({SICK: Fraction("31.25")}), Near.BEFORE: before})
    assert told.text == "310 kan ha tappat ett decimalkomma: förra året 30."
    (told,) = find_slips(Sex.ALLA, now, {Near.MONTHS: YearColumn({SICK: Fraction("31.25")})})
    assert told.text == "310 kan ha tappat ett decimalkomma: månadstabellen ger 31,25."


@pytest.mark.parametrize(
    ("figures", "name", "text"),
    [
        (
            {MEASURES: 1550, POPULATION: 3560},
            MEASURES,
            "1\u00a0550 kan ha tappat ett decimalkomma: det är 43,5\u00a0% av befolkningen.",
        ),
        (
            {**dict.fromkeys(KINDS, 90), POPULATION: 35595},
            POPULATION,
            "35\u00a0595 kan ha tappat ett decimalkomma: 540 helårspersoner vore 1,5\u00a0% av befolkningen.",
        ),
        (
            {PUBLISHED_SHARE: 155},
            PUBLISHED_SHARE,
            "155\u00a0% kan ha tappat ett decimalkomma: så stor andel av befolkningen försörjs inte i någon kommun.",
        ),
        (
            {PUBLISHED_SHARE: Fraction("1.55")},
            PUBLISHED_SHARE,
            "1,55\u00a0% kan ha ett decimalkomma för mycket: så liten andel av befolkningen försörjs inte i någon "
            "kommun.",
        ),
    ],
)
def test_the_population_tells_where_nothing_else_does(figures: dict[str, Value], name: str, text: str) -> None:
    told = {each.name: each.text for each in find_slips(Sex.ALLA, YearColumn(figures), {})}
    assert told == {name: text}


@pytest.mark.parametrize(
    "figures",
    [
        {**dict.fromkeys(KINDS, 90), POPULATION: 3560},
        {**dict.fromkeys(KINDS, 9), POPULATION: 10},
        {SICK: 4, POPULATION: 9},
        {SICK: 4, POPULATION: 0},
        {**dict.fromkeys(KINDS, 0), POPULATION: 3560},
        {POPULATION: 3560},
        {PUBLISHED_SHARE: Fraction("15.5")},
        {PUBLISHED_SHARE: 60_000},
        {PUBLISHED_SHARE: 0},
        dict.fromkeys(KINDS, Empty.SAKNAS),
        {},
    ],
)
def test_a_sheet_without_a_slip(figures: dict[str, Value]) -> None:
    assert find_slips(Sex.ALLA, YearColumn(figures), {Near.BEFORE: YearColumn({})}) == ()


@pytest.mark.parametrize(
    ("value", "like", "off"),
    [
        (150, 15, Off(10, too_large=True)),
        (15, 150, Off(10, too_large=False)),
        (1500, 15, Off(100, too_large=True)),
        (15, 1500, Off(100, too_large=False)),
        (45, 15, None),
        (450, 15, None),
        (90, 9, None),
        (20, 2, None),
        (2, 20, None),
        (40, 10, None),
        (0, 20, None),
        (20, 0, None),
        (-150, 15, None),
    ],
)
def test_ten_times_off_is_not_a_jump_in_small_numbers(value: int, like: int, off: Off | None) -> None:
    assert times_off(value, like) == off


@given(st.integers(1, 5000), st.fractions(Fraction(2, 7), Fraction(7, 2), max_denominator=60))
def test_a_figure_may_grow_three_times_or_fall_to_a_third(like: int, times: Fraction) -> None:
    assert times_off(round(like * times), like) is None or like < 2


@given(
    st.integers(16, 5000), st.sampled_from([10, 100]), st.fractions(Fraction(2, 5), Fraction(5, 2), max_denominator=40)
)
def test_a_lost_comma_is_known_when_the_year_was_like_the_one_before(last: int, factor: int, moved: Fraction) -> None:
    this_year = Fraction(last) * moved
    found = times_off(this_year * factor, last)
    assert found == Off(factor, too_large=True) or this_year * factor < 84


def by_sex(
    women: Mapping[str, Value], men: Mapping[str, Value], everyone: Mapping[str, Value]
) -> dict[Sex, YearColumn]:
    return {Sex.KVINNA: YearColumn(women), Sex.MAN: YearColumn(men), Sex.ALLA: YearColumn(everyone)}


@pytest.mark.parametrize(
    ("women", "men", "everyone", "told"),
    [
        (600, 48, 108, (Sex.KVINNA, "600 kan ha tappat ett decimalkomma: de andra två lämnar 60.")),
        (60, 48, 1080, (Sex.ALLA, "1\u00a0080 kan ha tappat ett decimalkomma: könen tillsammans ger 108.")),
        (Fraction("6.05"), 48, 653, (Sex.KVINNA, "6,05 kan ha ett decimalkomma för mycket: de andra två lämnar 605.")),
        (60, 48, 108, None),
        (60, 48, 107, None),
        (60, Empty.SAKNAS, 1080, None),
    ],
)
def test_women_and_men_tell_of_a_comma_in_one_of_the_three(
    women: Value, men: Value, everyone: Value, told: tuple[Sex, str] | None
) -> None:
    sheet = by_sex({SICK: women}, {SICK: men}, {SICK: everyone})
    assert [(each.sex, each.text) for each in find_year_slips(sheet, {})] == ([] if told is None else [told])


def test_a_cell_is_told_of_once() -> None:
    sheet = by_sex({SICK: 600}, {SICK: 48}, {SICK: 108})
    (told,) = find_year_slips(sheet, {Sex.KVINNA: {Near.BEFORE: YearColumn({SICK: 61})}})
    assert told.text == "600 kan ha tappat ett decimalkomma: de andra två lämnar 60."


def deck_rows(sign: int) -> dict[Sex, YearColumn]:
    """The deck's table of 2020, 2021 and the difference, pasted where the sexes belong."""
    table = published()
    before, now = table["2401", 2020].figures, table["2401", 2021].figures
    change = {name: sign * (now[name] - before[name]) for name in KINDS}  # type: ignore[operator]
    change = {name: abs(value) if sign == 0 else value for name, value in change.items()}
    return by_sex({n: before[n] for n in KINDS}, {n: now[n] for n in KINDS}, change)


@pytest.mark.parametrize("sign", [1, -1])
def test_two_years_and_their_change_are_not_women_men_and_everyone(sign: int) -> None:
    told = find_year_slips(deck_rows(sign), {})
    assert any(each.text.startswith("Alla ser ut att vara skillnaden") for each in told)


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        ([(115, 108, -7), (191, 180, -11), (64, 42, -22)], True),
        ([(115, 108, 7), (191, 180, 11), (64, 42, 22)], True),
        ([(60, 48, 108), (90, 90, 180), (22, 20, 42)], False),
        ([(115, 108, -7), (191, 180, -11)], False),
        ([(0, 8, 8), (0, 7, 7), (0, 3, 3)], False),
        ([(5, 5, 0), (6, 6, 0), (7, 7, 0)], False),
        ([(115, 108, None), (191, None, -11), (64, 42, -22)], False),
    ],
)
def test_a_column_of_changes(rows: list[tuple[int | None, ...]], change: bool) -> None:
    assert is_change(rows) is change


@pytest.mark.parametrize(
    ("change", "now", "before", "told"),
    [
        (46, 551, 597, "46 kan ha tappat ett minus: 597 har blivit 551."),
        (-46, 597, 551, "−46 kan ha ett minus för mycket: 551 har blivit 597."),
        (-46, 551, 597, None),
        (45, 551, 597, None),
        (0, 551, 551, None),
        (Fraction("1.2"), Fraction("15.5"), Fraction("16.7"), "1,2 kan ha tappat ett minus: 16,7 har blivit 15,5."),
        (Empty.SAKNAS, 551, 597, None),
        (46, Empty.DOLT, 597, None),
        (46, 551, Empty.SAKNAS, None),
    ],
)
def test_a_difference_whose_minus_is_lost(change: Value, now: Value, before: Value, told: str | None) -> None:
    assert lost_minus(change, now, before) == told


def test_a_difference_of_rounded_figures_may_be_one_off() -> None:
    assert lost_minus(45, 551, 597, rounding=1) == "45 kan ha tappat ett minus: 597 har blivit 551."


def test_why_a_figure_cannot_be_stored() -> None:
    assert impossible(SICK, -7, 115) == (
        "−7 kan inte stå här: ett antal är inte mindre än noll. Är det skillnaden mot förra årets 115?"
    )
    for before in (None, Empty.SAKNAS, 5):
        assert impossible(SICK, -7, before) == "−7 kan inte stå här: ett antal är inte mindre än noll."
    between = "En andel av befolkningen ligger mellan 0 och 100 procent."
    assert impossible(PUBLISHED_SHARE, 155, Fraction("16.7")) == (
        f"{between} 155\u00a0% kan ha tappat ett decimalkomma: förra året 16,7\u00a0%."
    )
    assert impossible(PUBLISHED_SHARE, 155) == between
    assert impossible(PUBLISHED_SHARE, 155, 90) == between
    assert impossible(PUBLISHED_SHARE, -1, 15) == between


@pytest.mark.parametrize(
    ("name", "value"), [(SICK, 0), (SICK, Empty.DOLT), (SICK, None), (PUBLISHED_SHARE, 100), (PUBLISHED_SHARE, 0)]
)
def test_every_other_figure_can(name: str, value: Value | None) -> None:
    assert impossible(name, value, 10) is None


def test_more_than_all_who_live_there_cannot_be_right():
    assert above_inhabitants(4001, 4000) == ("4\u00a0001 är fler än alla invånare 20–64 år, som är 4\u00a0000.")
    for count, inhabitants in ((4000, 4000), (None, 4000), (Empty.DOLT, 4000), (4001, Empty.SAKNAS)):
        assert above_inhabitants(count, inhabitants) is None


def test_a_number_above_every_count_cannot_be_stored():
    assert "är för stort för att vara ett antal" in (impossible("sjukpenning", 100_000_000) or "")
    assert impossible("sjukpenning", 99_999_999) is None
