"""What has stood in a cell, in words."""

from datetime import datetime
from fractions import Fraction

from domain.ground.history import FigureStep, change_words, history_lines
from domain.ground.value import Empty

WHO = "samverkanskoordinator Tierp"


def step(day: int, before: int | None, after: int | None, kind: str = "do") -> FigureStep:
    return FigureStep(datetime(2026, 11, day, 14, 32), WHO, "registrera LOTS maj 2016, Tierp", kind, before, after)


def show(value: object) -> str:
    return "tomt" if value is None else str(value)


def test_each_change_is_a_line_with_the_last_first() -> None:
    assert history_lines([step(1, None, 2), step(2, 2, 3), step(3, 3, 2, "undo"), step(4, 2, 3, "redo")], show) == (
        f"2026-11-04 14:32, {WHO}: 2 → 3 (gjorde om: registrera LOTS maj 2016, Tierp)",
        f"2026-11-03 14:32, {WHO}: 3 → 2 (ångrade: registrera LOTS maj 2016, Tierp)",
        f"2026-11-02 14:32, {WHO}: 2 → 3 (registrera LOTS maj 2016, Tierp)",
        f"2026-11-01 14:32, {WHO}: tomt → 2 (registrera LOTS maj 2016, Tierp)",
    )


def test_a_long_history_ends_with_how_much_older_there_is() -> None:
    lines = history_lines([step(day, day, day + 1) for day in range(1, 16)], show)

    assert len(lines) == 13
    assert lines[0].startswith("2026-11-15")
    assert lines[-1] == "och 3 äldre"


def test_a_change_of_one_figure_names_it_and_both_values() -> None:
    assert change_words("Tierp maj 2016, FK kvinnor", 5, 7) == "Tierp maj 2016, FK kvinnor: 5 → 7"
    assert change_words("X", None, Empty.SAKNAS) == "X: tomt → saknas"
    assert change_words("X", Fraction(167, 10), Fraction(1, 3)) == "X: 16,7 → 0,333"
