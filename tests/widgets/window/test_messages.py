"""What the window says: a refusal looks like one, and no message lies over the cell that is typed in."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from storage.recommendations.seats import add_seat
from support.window_stand import CTRL
from widgets.window.status_cards import StatusCards


def test_a_refusal_says_that_it_is_one_and_is_not_kept(open_window, umea: Path) -> None:
    window = open_window(umea)
    window.program.messages.refuse("Här finns ingen tabell att kopiera.")
    cards = window.window.findChild(StatusCards)
    said = [label.text() for label in cards.findChildren(QLabel) if label.isVisible()]
    assert said == ["Gick inte", "Här finns ingen tabell att kopiera."]
    assert window.program.messages.kept == ()
    window.program.messages.tell("Tabellen är kopierad.")
    said = [label.text() for label in cards.findChildren(QLabel) if label.isVisible()]
    assert said == ["Tabellen är kopierad."]


def test_a_message_does_not_lie_over_the_cell_one_is_in(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_4, CTRL)
    grid = window.focused
    assert isinstance(grid, QAbstractItemView)
    cards = window.window.findChild(StatusCards)
    for row in range(grid.model().rowCount()):
        grid.setCurrentIndex(grid.model().index(row, 0))
        # The cell at the very foot of the window, where messages stand.
        cell = grid.visualRect(grid.currentIndex())
        top = grid.viewport().mapTo(window.window, cell.topLeft())
        window.window.resize(window.window.width(), top.y() + cell.height() + 30)
        window.program.messages.refuse("Rutan räknas fram eller hämtas och har ingen egen historik.")
        at = QRect(grid.viewport().mapTo(window.window, grid.visualRect(grid.currentIndex()).topLeft()), cell.size())
        assert not cards.geometry().intersects(at), row
        assert cards.mapTo(window.window, QPoint(0, 0)).y() >= 0


def test_what_was_said_goes_from_the_bell_when_it_is_met(open_window, umea: Path) -> None:
    window = open_window(umea)
    bell = window.program.messages_button
    window.opened.services.submit(lambda ws: add_seat(ws, organisation="19121212-1212", role="")[1])
    window.program.messages.warn("Säkerhetskopian kunde inte tas.", about="backup")
    assert (bell.isVisible(), bell.text()) == (True, "2")
    window.program.message_list.open()
    assert len(window.program.message_list.list.items_shown) == 2
    window.opened.services.submit(lambda ws: add_seat(ws, organisation="Regionen", role="")[1])
    assert [each.about for each in window.program.messages.kept] == ["backup"]
    assert len(window.program.message_list.list.items_shown) == 1
    window.opened._back_up()
    window.settle(lambda: not bell.isVisible())
