"""Every view of the tab Samverkanspopulation by keyboard, by ear, and at twice the size."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from support import accessible
from support.sitting import CTRL, SHIFT, Office, Sitting

VIEWS = ("Registrera", "Bild", "Kommuner", "År för år", "Definition")
_USED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
_MOST_TABS = 400


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_3, CTRL)
    day.go_to(area="Lycksele", period="2024")
    return day


def seen(day: Sitting, kind: type[QWidget] | tuple[type[QWidget], ...]) -> list[QWidget]:
    return [part for part in day.opened.tab.findChildren(QWidget) if isinstance(part, kind) and part.isVisible()]


def described(part: QWidget) -> str:
    return f"{type(part).__name__} {part.objectName() or part.accessibleName()!r}"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_come_to_by_command_and_everything_in_it_by_tab(day: Sitting, view: str) -> None:
    day.do(f"Gå till vyn {view}")
    first = day.focused
    assert day.opened.tab.isAncestorOf(first)
    used = [part for part in seen(day, _USED) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()]
    nameless = [each for each in used if not (each.accessibleName() or accessible.name(each)).strip()]
    assert [described(part) for part in nameless] == []
    visited = {first}
    for _ in range(_MOST_TABS):
        day.press(Qt.Key.Key_Tab)
        visited.add(day.focused)
        if day.focused is first and len(visited) > 1:
            break
    assert day.focused is first
    missed = [part for part in used if part not in visited and part.focusProxy() is None]
    assert [described(part) for part in missed] == []


@pytest.mark.parametrize("theme", ["Ljust tema", "Mörkt tema"])
def test_no_word_of_any_view_is_cut_off_at_twice_the_size(day: Sitting, theme: str) -> None:
    day.do(theme)
    while "Textstorlek 200 %." not in day.said:
        day.do("Större text")
    for view in VIEWS:
        day.do(f"Gå till vyn {view}")
        assert cut_off(day) == [], view


def cut_off(day: Sitting) -> list[str]:
    found = []
    for part in seen(day, (QAbstractButton, QLabel)):
        assert isinstance(part, QAbstractButton | QLabel)
        text = part.text().replace("&", "")
        if not text or part.visibleRegion().isEmpty():
            continue
        wraps = isinstance(part, QLabel) and part.wordWrap()
        width = max(part.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        fits = part.height() >= part.heightForWidth(part.width()) - 1 if wraps else part.width() >= width
        if not fits:
            found.append(f"{described(part)}: {text}")
    return found


def test_the_views_are_walked_with_the_arrows(day: Sitting) -> None:
    day.do("Gå till vyn Bild")
    day.tab_to("Bild", back=True)
    assert day.hears("Lycksele: 281 personer räknas till den kända samverkanspopulationen")
    day.press(Qt.Key.Key_Right)
    assert day.name_of_focused == "Kommuner"
    assert day.hears("Summan omfattar 1 av ")
    day.press(Qt.Key.Key_Right)
    day.press(Qt.Key.Key_Right)
    assert day.hears("72 + 27 + 33 + 36 + 21 + 92 = 281")


def test_a_row_of_the_definition_is_moved_without_leaving_the_place(day: Sitting) -> None:
    day.do("Gå till vyn Definition")
    day.press(Qt.Key.Key_Down, times=2)
    day.press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert day.hears("”varav sjukskrivna” har flyttats.")
    day.press(Qt.Key.Key_Left, CTRL | SHIFT)
    day.press(Qt.Key.Key_Up, CTRL | SHIFT)
    assert day.hears("27 + 72 + 33 + 36 + 21 + 92 = 281")
    assert day.opened.place.area.name == "Lycksele"


def test_a_definition_is_changed_saved_counted_with_and_undone_by_keyboard(day: Sitting) -> None:
    day.do("Gå till vyn Definition")
    day.press(Qt.Key.Key_Down, times=9)
    assert day.hears("281 sparad")
    day.press(Qt.Key.Key_Space)
    assert day.hears("323 utkast")
    assert day.hears("42 räknas två gånger")
    day.tab_to("Spara som ny version")
    day.press(Qt.Key.Key_Return)
    assert "Sparat som version 2 från 2024-10-31. Ctrl+Z ångrar." in day.said
    day.do("Gå till vyn Registrera")
    assert day.cell("Känd samverkanspopulation, alla").startswith("323, varning: 42 räknas två gånger")
    day.press(Qt.Key.Key_Z, CTRL)
    assert day.cell("Känd samverkanspopulation, alla") == "281"
