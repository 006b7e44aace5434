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
