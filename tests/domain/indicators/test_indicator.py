"""Indicators add up, or say in words where they do not."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.indicators.indicator import (
    WHOLE,
    CategoryChanges,
    Indicator,
    IndicatorTable,
    ages,
    category_changes,
    category_key,
    check_definition,
    check_figures,
    counts_something,
    group_table,
    indicator_notes,
    table_rows,
)

DATA = Path(__file__).parents[2] / "data"
K, M, X, A = Sex.KVINNA, Sex.MAN, Sex.ANNAT, Sex.ALLA
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
OXELOSUND = Area("0481", "Oxelösund", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
YEAR = parse_period("2015")
KAA = Indicator("kaa", "KAA", "ungdomar", categories=("16", "17"), sexes_add=True, categories_add=True)


def table(values: dict[tuple[Sex, str], Value], indicator: Indicator = KAA, area: Area = TIERP) -> IndicatorTable:
    return IndicatorTable(indicator, area, YEAR, values, Source("kommunens register"))


def licences() -> IndicatorTable:
    with (DATA / "driving-licences-oxelosund-2015.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    values: dict[tuple[Sex, str], Value] = {}
    for row in rows:
        for column, sex in (("women", K), ("men", M), ("total", A)):
            values[sex, category_key(row["age"])] = int(row[column])
    categories = tuple(row["age"] for row in rows if category_key(row["age"]) != WHOLE)
    made = Indicator("körkort", "Körkort", "personer", "", 0, True, categories, True, True)
    return IndicatorTable(made, OXELOSUND, YEAR, values, Source("Trafikanalys 2015"))


def texts(indicator: Indicator, values: dict[tuple[Sex, str], Value]) -> list[str]:
    return [finding.text for finding in check_figures(indicator, values)]


def test_the_printed_licence_table_adds_up_in_every_row_and_column() -> None:
    """Worked out beside the product's own sums: the table of Oxelösund 2015 has no misprint."""
    printed = licences()
    assert printed.findings == ()
    ages_printed = printed.indicator.categories
    assert len(ages_printed) == 20
    for category in (*ages_printed, WHOLE):
        assert printed.stored(K, category) + printed.stored(M, category) == printed.stored(A, category)
    assert [sum(printed.stored(sex, each) for each in ages_printed) for sex in (K, M, A)] == [3298, 4043, 7341]
    assert [printed.stored(sex) for sex in (K, M, A)] == [3298, 4043, 7341]


def test_one_wrong_digit_in_the_licence_table_is_told_in_row_and_column() -> None:
    printed = licences()
    wrong = {**printed.values, (M, "25-29"): 199}
    assert texts(printed.indicator, wrong) == [
        "25–29: könen blir 328, men alla är 327.",
        "Män: kategorierna blir 4\u00a0044, men totalt är 4\u00a0043.",
    ]


def test_what_the_rules_give_is_shown_where_nothing_was_recorded() -> None:
    found = table({(K, "16"): 3, (M, "16"): 4, (K, "17"): 1, (M, "17"): 0})
    assert [found.value(A, "16"), found.value(A, "17"), found.value(K), found.value(M), found.value(A)] == [
        7,
        1,
        4,
        4,
        8,
    ]
    assert found.stored(A) is Empty.SAKNAS
    assert found.findings == ()
    only_all = table({(A, "16"): 3, (A, "17"): 4})
    assert only_all.value(A) == 7
    assert only_all.value(K) is Empty.SAKNAS


def test_a_sum_over_a_gap_is_no_sum_but_cannot_be_larger_than_its_whole() -> None:
    assert texts(KAA, {(K, "16"): 3, (A, "16"): 5}) == []
    assert texts(KAA, {(K, "16"): 6, (A, "16"): 5}) == ["16: könen blir 6, men alla är 5."]
    assert texts(KAA, {(K, "16"): 6, (M, "16"): Empty.DOLT, (A, "16"): Empty.DOLT}) == []
    assert table({(K, "16"): 3}).value(A, "16") is Empty.SAKNAS


def test_others_count_among_everyone_where_they_are_told() -> None:
    told: dict[tuple[Sex, str], Value] = {(K, ""): 3, (M, ""): 4, (X, ""): 1, (A, ""): 8}
    assert table(told).sexes == (K, M, X, A)
    assert texts(KAA, told) == []
    assert texts(KAA, {**told, (A, ""): 7}) == ["Totalt: könen blir 8, men alla är 7."]


def test_without_a_rule_only_a_part_larger_than_its_whole_is_told() -> None:
    free = Indicator("besök", "Besök", "antal", categories=("ångest", "sömn"))
    assert texts(free, {(A, "ångest"): 5, (A, "sömn"): 6, (A, ""): 7}) == []
    assert texts(free, {(A, "ångest"): 9, (A, ""): 7}) == ["Alla: en del är 9, men summan är 7."]
    assert texts(free, {(K, ""): 9, (A, ""): 7}) == ["Totalt: en del är 9, men summan är 7."]
    share = replace(free, unit="procent")
    assert texts(share, {(K, ""): 60, (A, ""): 50}) == []
    assert table({(K, ""): 3, (M, ""): 4}, free).value(A) is Empty.SAKNAS


def test_figures_with_decimals_may_differ_by_their_rounding() -> None:
    years = replace(KAA, decimals=1)
    tenth = Fraction(1, 10)
    assert texts(years, {(K, ""): 4 * tenth, (M, ""): 4 * tenth, (A, ""): 9 * tenth}) == []
    assert texts(years, {(K, ""): 4 * tenth, (M, ""): 4 * tenth, (A, ""): 1}) == [
        "Totalt: könen blir 0,8, men alla är 1,0."
    ]


def test_an_indicator_without_sexes_has_one_column() -> None:
    alone = replace(KAA, by_sex=False, sexes_add=False)
    found = table({(A, "16"): 3, (A, "17"): 4, (A, ""): 8}, alone)
    assert found.sexes == (A,)
    assert [each.text for each in found.findings] == ["Alla: kategorierna blir 7, men totalt är 8."]
    assert found.has_figures
    assert not table({}, alone).has_figures


def test_what_was_recorded_by_sex_is_never_left_out_of_sight() -> None:
    alone = replace(KAA, by_sex=False, sexes_add=False)
    assert table({(K, "16"): 3}, alone).sexes == (K, M, A)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=2))
def test_figures_made_to_add_up_are_never_complained_of(pairs: list[tuple[int, int]]) -> None:
    values: dict[tuple[Sex, str], Value] = {}
    for category, (women, men) in zip(KAA.categories, pairs, strict=True):
        values |= {(K, category): women, (M, category): men, (A, category): women + men}
    computed = table(values)
    whole = {(sex, WHOLE): computed.value(sex) for sex in (K, M, A)}
    assert texts(KAA, {**values, **whole}) == []
    assert whole[A, WHOLE] == sum(women + men for women, men in pairs)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "Ge indikatorn ett namn."),
        ({"unit": ""}, "Skriv vilken enhet siffrorna har, till exempel personer."),
        ({"unit": "u" * 81}, "Enheten är längre än 80 tecken. Korta den."),
        ({"decimals": 4}, "Antalet decimaler är 0–3."),
        ({"categories": ("16", "Totalt")}, "Raden Totalt finns alltid och ska inte stå bland kategorierna."),
        ({"categories": ("a", "A")}, "Kategorin ”A” står två gånger."),
        ({"unit": "procent"}, "Andelar går inte att lägga ihop. Ta bort summareglerna eller ändra enheten."),
        ({"by_sex": False}, "Utan uppdelning på kön finns inga kvinnor och män att lägga ihop."),
        ({"categories": ()}, "Utan kategorier finns inget att lägga ihop till totalt."),
    ],
)
def test_a_definition_that_cannot_be_right_says_why(change: dict[str, object], said: str) -> None:
    assert check_definition(KAA) == ()
    assert check_definition(replace(KAA, **change)) == (said,)  # type: ignore[arg-type]


def test_what_counts_something() -> None:
    assert KAA.is_count
    assert not replace(KAA, sexes_add=False, categories_add=False).is_count
    assert not Indicator("", "", "procent", sexes_add=True).is_count
    assert Indicator("", "", "Antal").is_count
    assert counts_something("Personer")


def test_renaming_a_category_is_told_from_adding_and_taking_away() -> None:
    assert category_changes(("18", "19"), ("18 år", "19")) == CategoryChanges({"18": "18 år"}, (), ())
    assert category_changes(("18", "19"), ("19", "18")) == CategoryChanges({}, (), ())
    assert category_changes(("18",), ("18", "19")) == CategoryChanges({}, ("19",), ())
    assert category_changes(("18", "19"), ("20",)) == CategoryChanges({}, ("20",), ("18", "19"))


def test_categories_found_among_figures_come_after_those_defined() -> None:
    assert KAA.with_categories(["18", "17", "", "18"]).categories == ("16", "17", "18")
    assert KAA.with_categories(["17", ""]) is KAA


def test_a_groups_figure_is_its_members_sum_and_says_who_is_missing() -> None:
    tierp = table({(K, "16"): 3, (M, "16"): 4, (A, ""): 9})
    heby = replace(table({(K, "16"): 1, (A, ""): 2}, area=HEBY), source=Source("Hebys register"))
    summed = group_table(GROUP, (TIERP, HEBY, OXELOSUND), (heby, tierp))
    assert summed is not None
    assert [summed.stored(K, "16"), summed.stored(M, "16"), summed.stored(A)] == [4, Empty.SAKNAS, 11]
    assert summed.coverage is not None
    assert summed.coverage.words == "Summan av Tierp och Heby. Uppgift saknas för Oxelösund."
    assert summed.source is not None
    assert summed.source.words == "kommunens register; Hebys register"
    whole = group_table(GROUP, (TIERP,), (replace(tierp, source=None),))
    assert whole is not None
    assert (whole.source, whole.coverage is not None and whole.coverage.words) == (None, "Summan av Tierp.")


def test_shares_have_no_group_sum() -> None:
    share = Indicator("andel", "Andel", "procent")
    assert group_table(GROUP, (TIERP,), (table({(A, ""): 60}, share),)) is None
    assert group_table(GROUP, (TIERP,), (table({}),)) is None


def test_notes_say_what_the_figures_are_and_lack() -> None:
    described = replace(KAA, description="Unga utanför skolan.")
    found = table({(K, "16"): 6, (M, "16"): Empty.DOLT, (A, "16"): 5}, described)
    assert indicator_notes(found) == (
        "Unga utanför skolan.",
        "16: könen blir 6, men alla är 5.",
        "Uppgift saknas för 6 av 9 rutor.",
        "1 av 9 rutor är dolda.",
    )
    summed = group_table(GROUP, (TIERP,), (table({(sex, row): 1 for sex in (K, M, A) for row in KAA.rows}),))
    assert summed is not None
    assert indicator_notes(summed)[0] == "Summan av Tierp."


def test_the_table_as_text() -> None:
    assert table_rows(table({(K, "16"): 3, (M, "16"): Empty.DOLT, (A, ""): 1234}))[1:] == (
        ("16", "3", "dolt", "saknas"),
        ("17", "saknas", "saknas", "saknas"),
        ("Totalt", "saknas", "saknas", "1\u00a0234"),
    )
    assert table_rows(licences())[0] == ("", "Kvinnor", "Män", "Alla")


def test_age_classes_are_written_with_a_dash() -> None:
    assert [ages("25-29"), ages("85-"), ages("18"), ages("jobb-coach")] == ["25–29", "85–", "18", "jobb-coach"]
    assert [category_key(" Totalt"), category_key("18  år")] == ["", "18 år"]
