"""A table that is the sum of the others of its document, sheet by sheet."""

from collections.abc import Sequence

import pytest

from domain.recounting.check import Kind
from domain.recounting.document import Document, Table
from domain.recounting.finding import Grade
from domain.recounting.recount import Recount, recount

HEAD = ("Kommun", "Kvinnor", "Män")
FK = [("Tierp", "12", "31"), ("Heby", "7", "9"), ("Älvkarleby", "0", "22")]
AF = [("Tierp", "5", "17"), ("Heby", "13", "2"), ("Älvkarleby", "0", "8")]
ALL = [("Tierp", "17", "48"), ("Heby", "20", "11"), ("Älvkarleby", "0", "30")]
Rows = Sequence[tuple[str, ...]]


def counted(*sheets: Rows, head: tuple[str, ...] = HEAD) -> Recount:
    names = ["FK", "AF", "Alla", *(f"Blad {at}" for at in range(4, 12))]
    tables = [Table(f"Blad {name}", (head, *rows), lettered=True) for name, rows in zip(names, sheets, strict=False)]
    return recount(Document("parterna.xlsx", tuple(tables)))


def lines(found: Recount) -> list[str]:
    return [each.line for each in found.findings if each.grade is not Grade.SAID]


def changed(rows: Rows, at: int, column: int, text: str) -> Rows:
    row = (*rows[at][:column], text, *rows[at][column + 1 :])
    return [*rows[:at], row, *rows[at + 1 :]]


def test_a_sheet_of_sums_that_agrees_is_tried_and_not_told_of() -> None:
    found = counted(FK, AF, ALL)
    assert lines(found) == []
    assert found.tried[Kind.SUM] >= 5


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_the_figure_that_is_not_the_sum_is_told_with_its_arithmetic_wherever_the_sheet_stands(
    order: tuple[int, ...],
) -> None:
    sheets = [FK, AF, changed(ALL, 0, 2, "84")]
    (line,) = lines(counted(*(sheets[at] for at in order)))
    assert "C2: 31 + 17 = 48, här står 84. Samma ruta i de andra tabellerna är lagd samman: Blad " in line


def test_sheets_that_are_no_sum_of_each_other_are_left_alone() -> None:
    assert lines(counted(FK, AF, [("Tierp", "3", "4"), ("Heby", "5", "6"), ("Älvkarleby", "7", "8")])) == []
    assert lines(counted(FK, ALL)) == []
    # Two of the same and nothing beside: either may be the sum.
    nothing = [(name, "0", "0") for name, _, _ in FK]
    assert lines(counted(ALL, changed(ALL, 0, 1, "18"), nothing)) == []


def test_what_is_hidden_or_a_share_is_not_added_and_rounding_is_no_fault() -> None:
    hidden = changed(changed(ALL, 1, 1, "dolt"), 0, 1, "17 %")
    assert lines(counted(FK, AF, hidden)) == []
    parts = [[(name, f"{one},3", f"{two},4") for name, one, two in rows] for rows in (FK, AF)]
    whole = [(name, f"{one},6", f"{two},8") for name, one, two in ALL]
    assert lines(counted(*parts, changed(whole, 0, 1, "17,7"))) == []


def test_whole_numbers_may_be_rounded_where_a_table_says_so() -> None:
    head = ("Kommun", "Helårsekvivalenter, kvinnor", "Helårsekvivalenter, män")
    apart = changed(ALL, 0, 1, "18")
    assert not any("Samma ruta" in line for line in lines(counted(FK, AF, apart, head=head)))
    assert any("Samma ruta" in line for line in lines(counted(FK, AF, apart)))


def test_sheets_whose_rows_have_no_names_or_the_same_name_are_not_laid_together() -> None:
    for name in ("", "Tierp"):
        sheets = [[(name, *row[1:]) for row in rows] for rows in (FK, AF, changed(ALL, 0, 2, "84"))]
        assert not any("Samma ruta" in line for line in lines(counted(*sheets)))


def test_many_sheets_are_told_by_the_first_and_the_last() -> None:
    ones = [(name, "1", "2") for name, _, _ in FK]
    total = [(name, "7", "14") for name, _, _ in FK]
    (line,) = lines(counted(*[ones] * 7, changed(total, 2, 2, "41")))
    assert "2 + … + 2 = 14, här står 41" in line


def with_totals(*rows: tuple[str, int, int]) -> Rows:
    every = (*rows, ("Totalt", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    return [(name, str(women), str(men), str(women + men)) for name, women, men in every]


def test_a_slip_that_the_sums_of_its_own_sheet_follow_is_told() -> None:
    tierp, heby = (
        with_totals(("FK", 3, 4), ("AF", 9, 6), ("Region", 5, 2)),
        with_totals(("FK", 7, 8), ("AF", 1, 2), ("Region", 3, 1)),
    )
    head = ("Part", "Kvinnor", "Män", "Totalt")
    both = with_totals(("FK", 10, 12), ("AF", 10, 9), ("Region", 8, 3))
    told = lines(counted(tierp, heby, both, head=head))
    assert len(told) == 4
    assert any("6 + 2 = 8, här står 9" in line for line in told)
    assert lines(counted(tierp, heby, with_totals(("FK", 10, 12), ("AF", 10, 8), ("Region", 8, 3)), head=head)) == []


def with_summary(summary: Rows, *, total: bool = True, head: tuple[str, ...] = HEAD) -> Recount:
    """Three sheets, which have totals or not, and one with a row for each of them."""
    of_parties = {"FK": FK, "AF": AF, "Region": [("Tierp", "21", "3"), ("Heby", "30", "14"), ("Älvkarleby", "1", "0")]}
    sums = {"FK": ("19", "62"), "AF": ("18", "27"), "Region": ("52", "17")}
    tables = [Table("Blad Alla", (head, *summary), lettered=True)]
    for name, rows in of_parties.items():
        last = [("Totalt", *sums[name])] if total else []
        tables.append(Table(f"Blad {name}", (HEAD, *rows, *last), lettered=True))
    return recount(Document("parterna.xlsx", tuple(tables)))


RIGHT = [("FK", "19", "62"), ("AF", "18", "27"), ("Region", "52", "17")]


@pytest.mark.parametrize("total", [True, False])
def test_a_sheet_with_a_row_for_each_of_the_others_is_held_against_them(total: bool) -> None:
    found = with_summary(RIGHT, total=total)
    assert (lines(found), found.unclear) == ([], ())
    assert found.tried[Kind.SUM] >= 6
    assert found.verdict.startswith("Allt går ihop")
    (line,) = lines(with_summary(changed(RIGHT, 1, 2, "72"), total=total))
    there = "Här står 72, men 27 i Blad AF, C5." if total else "17 + 2 + 8 = 27 i Blad AF, här står 72."
    assert line == f"Blad Alla, C3: {there}"


def test_the_sheets_may_be_its_columns_and_its_rows_what_they_count() -> None:
    turned = [("Kvinnor", "19", "18", "52"), ("Män", "62", "27", "71")]
    (line,) = lines(with_summary(turned, head=("Kön", "FK", "AF", "Region")))
    assert line == "Blad Alla, D3: Här står 71, men 17 i Blad Region, C5."


def test_rows_of_the_sheets_that_are_called_as_its_columns_are_compared_too() -> None:
    head = ("Part", "Tierp", "Heby", "Älvkarleby", "Totalt")
    right = [("FK", "43", "16", "22", "81"), ("AF", "22", "15", "8", "45"), ("Region", "24", "44", "1", "69")]
    found = with_summary(right, total=False, head=head)
    assert (lines(found), found.unclear) == ([], ())
    (line,) = lines(with_summary(changed(changed(right, 2, 2, "45"), 2, 4, "70"), total=False, head=head))
    assert line == "Blad Alla, C4: 30 + 14 = 44 i Blad Region, här står 45."


def test_what_could_not_be_compared_with_the_sheets_is_said() -> None:
    found = with_summary(RIGHT, head=("Part", "Ärenden", "Män"))
    assert lines(found) == []
    (said,) = found.unclear
    assert said == (
        "Blad Alla: raderna ”FK”, ”AF” och ”Region” heter som andra blad, men ”Ärenden” gick inte att jämföra med dem."
    )
    assert "gick inte att pröva" in found.verdict
    nothing = with_summary([("FK", "7", "5"), ("AF", "6", "4"), ("Region", "9", "dolt")])
    assert lines(nothing) == []
    assert "”Kvinnor” och ”Män” gick inte att jämföra" in nothing.unclear[-1]
    shares = with_summary([(*row, "12,5 %") for row in RIGHT], head=(*HEAD, "Andel, %"))
    assert not any("jämföra" in each for each in shares.unclear), "a share is no total of a sheet"
    # One sheet alone that is called as a row is no summary.
    assert with_summary([("FK", "7", "5"), ("Annat", "6", "4")]).unread == 0


def test_a_sheet_that_was_used_is_not_said_to_be_untried() -> None:
    assert counted(FK, AF, ALL).unclear == ()
    (said,) = with_summary([("FK", "7", "5"), ("Annat", "6", "4")], total=False).unclear[:1]
    assert said == "Blad Alla: inga tal hänger ihop på ett sätt som kan prövas."
