"""The line under a grid says why what stands in it is not stored, and what was refused is tried again."""

import pytest
from PySide6.QtWidgets import QLabel

from domain.ground.problem import UserProblem
from support.coordinator import Coordinator
from widgets.sheet import CellEdit, UnsavedLine

PERSON = "19121212-1212"
GONE = UserProblem("Filen finns inte längre.")


@pytest.fixture
def line(coordinator: Coordinator) -> QLabel:
    return UnsavedLine(coordinator.grid, parent=coordinator.grid.window())


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("tre", "”tre” går inte att läsa som ett tal."),
        ("1,000", "kan vara tusental eller decimaler"),
        ("1" * 20, "för stort för att vara ett antal"),
        (PERSON, "Här står ett personnummer"),
    ],
)
def test_the_true_reason_is_said(coordinator: Coordinator, line: QLabel, typed: str, why: str) -> None:
    coordinator.fill(typed)

    assert line.isVisible()
    assert line.text().startswith("En ruta är inte sparad. Försäkringskassan, Kvinnor: ")
    assert why in line.text()
    assert PERSON not in line.text()

    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.fill("3")
    assert line.isHidden()


def test_the_cell_one_stands_in_is_the_one_spoken_of(coordinator: Coordinator, line: QLabel) -> None:
    coordinator.fill("tre", "fyra")
    assert line.text().startswith("2 rutor är inte sparade. Försäkringskassan, Kvinnor: ”tre”")

    coordinator.grid.go_to(("fk", "man"))
    assert line.text().startswith("2 rutor är inte sparade. Försäkringskassan, Män: ”fyra”")

    coordinator.subject = "0360|2016-06"
    coordinator.refresh()
    assert line.isHidden()


def test_what_was_refused_is_stored_again_as_one_operation_of_each_subject(
    coordinator: Coordinator, line: QLabel
) -> None:
    grid, stored = coordinator.grid, []
    refuses = True

    def store(subject: str, edits: list[CellEdit]) -> None:
        if refuses:
            grid.keep_refused(subject, edits, GONE, lambda again: store(subject, again))
        else:
            stored.append((subject, [(each.key, each.entry.value, each.entry.problem) for each in edits]))

    grid.entered.disconnect(coordinator.store)
    grid.entered.connect(lambda edits: store(grid.subject, edits))
    coordinator.fill("1", "2", "tre")
    coordinator.subject = "0360|2016-06"
    coordinator.refresh()
    grid.go_to(("fk", "kvinna"))
    coordinator.fill("4")
    assert GONE.text in line.text()

    grid.store_again()
    assert len(grid.unsaved_everywhere()) == 4

    refuses = False
    grid.store_again()

    assert stored == [
        ("0360|2016-05", [(("fk", "kvinna"), 1, None), (("fk", "man"), 2, None)]),
        ("0360|2016-06", [(("fk", "kvinna"), 4, None)]),
    ]
    assert line.isHidden()
    assert [each.subject for each in grid.unsaved_everywhere()] == ["0360|2016-05"]
    grid.store_again()
    assert len(stored) == 2
