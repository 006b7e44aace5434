"""The window by keyboard alone, by ear, at twice the size and in the dark: every tab, and the report's preview."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from support import accessible
from support.sitting import CTRL, SHIFT, Office, Sitting
from widgets.parts import CheckList
from widgets.recommendations.panel import ReviewPanel

_ASKED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_MOST_TABS = 400
# Ends the sitting or the workspace, so that there is no keyboard left to ask after.
_ENDINGS = {"quit", "close"}

Walk = Callable[[Sitting], None]


def at_start(day: Sitting) -> None:
    day.press(Qt.Key.Key_1, CTRL)


def at_profile(day: Sitting) -> None:
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")


def at_populations(day: Sitting) -> None:
    day.press(Qt.Key.Key_3, CTRL)
    day.go_to(area="Lycksele", period="2024")


def at_lots(day: Sitting) -> None:
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="april 2016")


def at_recommendations(day: Sitting) -> None:
    day.press(Qt.Key.Key_5, CTRL)
    day.go_to(period="2022")
    # What is said of the text comes when one has stood still there, with buttons of its own.
    panel = day.window.findChild(ReviewPanel)
    assert isinstance(panel, ReviewPanel)
    found = panel.findChild(CheckList)
    assert isinstance(found, CheckList)
    day.until(lambda: any("skrivna för hand" in item.text for item in found.items_shown))


def at_report(day: Sitting) -> None:
    at_recommendations(day)
    day.press(Qt.Key.Key_P, CTRL)
    day.until(lambda: day.hears("Sida 1 av "))


PLACES: dict[str, Walk] = {
    "start": at_start,
    "kommunprofil": at_profile,
    "samverkanspopulation": at_populations,
    "lots": at_lots,
    "rekommendationer": at_recommendations,
    "rapport": at_report,
}
everywhere = pytest.mark.parametrize("go", PLACES.values(), ids=PLACES.keys())


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    return office.sit_down(example)


def seen(day: Sitting, kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget) -> list[QWidget]:
    return [part for part in day.window.findChildren(QWidget) if isinstance(part, kind) and part.isVisible()]


def reached_by_tab(day: Sitting) -> list[QWidget]:
    """Everything that Tab is to come to: what takes the keyboard itself, and is not the inside of another."""
    return [
        part
        for part in seen(day)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isEnabled()
        and part.focusProxy() is None
        and not isinstance(part.parent(), QComboBox | QAbstractSpinBox)
    ]


def told(part: QWidget) -> str:
    """What is said when the keyboard comes to `part`. Qt says a box's choice in place of its name on Linux only."""
    return part.accessibleName() or ("" if isinstance(part, QComboBox) else accessible.name(part))


def described(part: QWidget) -> str:
    return f"{type(part).__name__} {part.objectName() or part.accessibleName() or told(part)!r}"


@everywhere
def test_everything_that_is_used_has_a_name(day: Sitting, go: Walk) -> None:
    go(day)
    used = [part for part in seen(day, _ASKED) if part.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    used += reached_by_tab(day)
    assert [described(part) for part in used if not told(part).strip()] == []
    for part in used:
        assert accessible.accessible(part).role() not in (QAccessible.Role.NoRole,), described(part)


@everywhere
def test_tab_comes_to_everything_and_back(day: Sitting, go: Walk) -> None:
    go(day)
    first = day.focused
    visited = {first}
    for _ in range(_MOST_TABS):
        day.press(Qt.Key.Key_Tab)
        visited.add(day.focused)
        if day.focused is first and len(visited) > 1:
            break
    assert day.focused is first, f"Tab went from {described(first)} and never came back"
    day.until(lambda: not day.opened.jobs.running)  # the card of a job that takes long comes and goes with it
    assert [described(part) for part in reached_by_tab(day) if part not in visited] == []

    back = {first}
    for _ in range(_MOST_TABS):
        day.press(Qt.Key.Key_Backtab, SHIFT)
        back.add(day.focused)
        if day.focused is first and len(back) > 1:
            break
    assert [described(part) for part in visited if part not in back] == []


@pytest.mark.parametrize("name", [name for name in PLACES if name != "rapport"])
def test_every_command_is_found_and_leaves_the_keyboard_somewhere(day: Sitting, name: str) -> None:
    """The window's own commands at LOTS, where there is most to do, and elsewhere those of the tab."""
    go = PLACES[name]
    go(day)
    own = day.opened.spec.title
    listed = [c for c in day.program.commands if c.available and c.action.key not in _ENDINGS]
    texts = [c.text for c in listed if c.group == own or name == "lots"]
    lost, nowhere = [], []
    for text in texts:
        if day.opened.spec.title != own or text not in [c.text for c in day.program.commands if c.available]:
            go(day)
        if text not in [c.text for c in day.program.commands if c.available]:
            continue  # can be done once, as marking a month
        if day.search_for(text)[:1] != [text]:
            lost.append(text)
            day.press(Qt.Key.Key_Escape)
            continue
        with day.closing_dialogs():
            day.press(Qt.Key.Key_Return)
            if day.window.menuBar().isVisible():
                day.press(Qt.Key.Key_Escape, times=2)
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible() or not day.window.isAncestorOf(focused):
            nowhere.append(text)
            day.program.workspaces.give_focus()
    assert lost == []
    assert nowhere == []


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("theme", ["Ljust tema", "Mörkt tema"])
def test_no_word_is_cut_off_anywhere(day: Sitting, size: int, theme: str) -> None:
    day.do(theme)
    while size > 100 and f"Textstorlek {size} %." not in day.said:
        day.press(Qt.Key.Key_Plus, CTRL)
    for name, go in PLACES.items():
        go(day)
        day.window.grab()
        assert cut_off(day) == [], name


def cut_off(day: Sitting) -> list[str]:
    """Buttons and labels with words that they have no room for."""
    return [
        f"{described(part)}: {text}"
        for part in seen(day, (QAbstractButton, QLabel))
        # The workspace's name gives way with an ellipsis: it stands whole in the window's title.
        if part.objectName() != "workspace-name"
        and (text := _words(part))
        and not part.visibleRegion().isEmpty()
        and not _has_room(part, text)
    ]


def _words(part: QWidget) -> str:
    assert isinstance(part, QAbstractButton | QLabel)
    return part.text().replace("&", "")


def _has_room(part: QWidget, text: str) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() >= part.heightForWidth(part.width()) - 1
    lines = text.split("\n")
    width = max(part.fontMetrics().horizontalAdvance(line) for line in lines)
    return part.width() >= width and part.height() >= part.fontMetrics().height() * len(lines) - 2
