"""Bortfall: a zero that is none (ruling 9)."""

from domain.benefits.months import (
    ECONOMIC_AID,
    FIRST_KIND,
    POPULATION,
    REASONS,
    MonthRow,
    filled_from,
    kind_label,
    mark_gaps,
)


def row(sex: str, aid: int | None, month: str = "2021-01", reasons: str | None = None) -> MonthRow:
    return (sex, "20-64", month, 1, 2, 3, 4, 5, aid, 100, reasons)


def aid(rows: list[MonthRow]) -> list[object]:
    return [each[ECONOMIC_AID] for each in rows]


def test_zero_for_both_sexes_together_is_missing_for_every_sex():
    rows = mark_gaps([row("man", 0), row("kvinna", 0), row("alla", 0), row("alla", 7, "2021-02")])
    assert aid(rows) == [None, None, None, 7]
    assert [each[REASONS] for each in rows] == ["ekonomiskt_bistand=bortfall"] * 3 + [None]


def test_zero_for_one_sex_beside_a_positive_other_is_a_true_zero():
    assert aid(mark_gaps([row("man", 0), row("kvinna", 4), row("alla", 4)])) == [0, 4, 4]


def test_without_both_together_two_zeros_are_a_gap_and_one_is_not():
    assert aid(mark_gaps([row("man", 0), row("kvinna", 0)])) == [None, None]
    assert aid(mark_gaps([row("man", 0), row("kvinna", 2)])) == [0, 2]
    assert aid(mark_gaps([row("man", 0)])) == [0]


def test_other_reasons_stay():
    assert (
        mark_gaps([row("alla", 0, reasons="population=dolt")])[0][REASONS]
        == "ekonomiskt_bistand=bortfall population=dolt"
    )


def test_figures_without_zeros_are_left_as_they_are():
    assert mark_gaps([row("alla", 3)]) == [row("alla", 3)]
    assert "månad" in kind_label()


def test_a_file_of_some_kinds_takes_nothing_away_of_the_others():
    known = ("alla", "20-64", "2021-01", 7, 8, 9, 10, 11, None, 500, "ekonomiskt_bistand=bortfall")
    given = ("alla", "20-64", "2021-01", None, 2, None, 4, 5, None, None, "arbetsmarknadsatgarder=dolt")
    left_out = (FIRST_KIND, ECONOMIC_AID, POPULATION)
    assert filled_from(given, known, left_out) == (
        *("alla", "20-64", "2021-01", 7, 2, None, 4, 5, None, 500),
        "arbetsmarknadsatgarder=dolt ekonomiskt_bistand=bortfall",
    )
    plain = row("alla", 3)
    assert filled_from(plain, known, (POPULATION,)) == (*plain[:POPULATION], 500, None)
