"""What is shown of a file before it is taken in: how many figures are empty, and rows as they are and would be."""

from fractions import Fraction

import pytest

from domain.ground.value import Empty, Value
from domain.importing.preview import ShownFigure, ShownRow, empty_text


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (None, 1234, "Sjukpenning 1\u00a0234"),
        (135, 135, "Sjukpenning 135"),
        (135, 140, "Sjukpenning 135 → 140"),
        (Empty.SAKNAS, 0, "Sjukpenning saknas → 0"),
        (7, Empty.DOLT, "Sjukpenning 7 → dolt"),
        (Fraction("13.25"), Fraction("13.3"), "Sjukpenning 13,25 → 13,3"),
        (None, Fraction(1, 3), "Sjukpenning 0,333"),
    ],
)
def test_a_figure_is_shown_as_it_is_and_as_it_would_be(before: Value | None, after: Value, text: str) -> None:
    assert ShownFigure("Sjukpenning", before, after).text == text


def test_of_a_row_that_changes_only_what_does_is_shown() -> None:
    figures = (ShownFigure("A", 1, 2), ShownFigure("B", 3, 3), ShownFigure("", None, Empty.EJ_TILLAMPLIGT))
    assert ShownRow("Nordmaling", figures).text == "Nordmaling: A 1 → 2 och ej tillämpligt"
    assert ShownRow("Nordmaling", figures[1:2]).text == "Nordmaling"
    new = ShownRow("Nordmaling", (ShownFigure("A", None, 2), ShownFigure("B", None, 3)))
    assert not new.changes
    assert new.text == "Nordmaling: A 2 och B 3"


def test_empty_figures_are_counted_by_why() -> None:
    assert empty_text({}) == ""
    assert empty_text({Empty.SAKNAS: 1, Empty.DOLT: 1, Empty.EJ_TILLAMPLIGT: 1}) == (
        "1 saknas, 1 dold och 1 ej tillämplig"
    )
    assert empty_text({Empty.SAKNAS: 1200, Empty.DOLT: 0, Empty.EJ_TILLAMPLIGT: 2}) == (
        "1\u00a0200 saknas och 2 ej tillämpliga"
    )
