"""Fusion cuts the dots of Å Ä Ö off tabs that are not chosen, so that Översikt reads Oversikt."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QTabBar

from widgets.theme import Role, ThemeMode, apply_theme, role_font

SCALES = (1.0, 1.25, 1.5, 2.0)


def inked_rows(picture: QImage, area: QRect, ground: QColor) -> list[int]:
    """The rows of `area` that hold anything but background, from its top."""
    return [
        y - area.top()
        for y in range(area.top(), area.bottom() + 1)
        if any(picture.pixelColor(x, y) != ground for x in range(area.left(), area.right() + 1))
    ]


def tab_rows(qtbot, word: str) -> tuple[list[int], int]:
    """Which pixel rows `word` covers on a tab that is not chosen, and the tab's height."""
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.setDrawBase(False)
    tabs.addTab("LOTS")
    tabs.addTab(word)
    tabs.show()
    picture = tabs.grab().toImage()
    area = tabs.tabRect(1)
    return inked_rows(picture, area, picture.pixelColor(area.topLeft())), area.height()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("dotted", ["ÅÄÖ", "Öar"])
def test_dots_and_tails_of_unchosen_tabs_are_whole(theme, qapp, qtbot, scale: float, dotted: str) -> None:
    apply_theme(qapp, ThemeMode.LIGHT, scale)
    bare = dotted.translate(str.maketrans("ÅÄÖåäö", "AAOaao"))

    with_dots, height = tab_rows(qtbot, dotted)
    without_dots, _ = tab_rows(qtbot, bare)

    metrics = QFontMetrics(role_font(Role.TEXT))
    dots = metrics.tightBoundingRect(bare).top() - metrics.tightBoundingRect(dotted).top()
    assert dots >= 2
    assert without_dots[0] - with_dots[0] >= dots - 1, "the dots are cut off"
    assert with_dots[0] >= 2
    assert with_dots[-1] <= height - 3


@pytest.mark.parametrize("scale", SCALES)
def test_the_tail_of_g_is_whole(theme, qapp, qtbot, scale: float) -> None:
    apply_theme(qapp, ThemeMode.LIGHT, scale)

    with_tail, height = tab_rows(qtbot, "Uppföljning")
    without_tail, _ = tab_rows(qtbot, "Öoönin")

    assert with_tail[-1] - without_tail[-1] >= round(2 * scale)
    assert with_tail[-1] <= height - 3


def test_no_tab_moves_when_another_is_chosen(theme, qtbot) -> None:
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    for word in ("Start", "Kommunprofil", "LOTS"):
        tabs.addTab(word)
    tabs.show()
    before = [tabs.tabRect(i) for i in range(3)]

    tabs.setCurrentIndex(1)
    QApplication.processEvents()

    assert [tabs.tabRect(i) for i in range(3)] == before


def test_the_chosen_tab_is_told_by_more_than_colour(theme, qtbot) -> None:
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.addTab("Start")
    tabs.addTab("Start")
    tabs.show()
    picture = tabs.grab().toImage()

    def foot(index: int) -> QColor:
        area = tabs.tabRect(index)
        return picture.pixelColor(area.center().x(), area.bottom() - 1)

    assert foot(0) != foot(1)
