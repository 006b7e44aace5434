"""Light, dark and large text, chosen in the settings or by the system, also while windows are open."""

import gc

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStackedWidget,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drawing.palette import DARK, LIGHT
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.theme import (
    Icon,
    Role,
    ThemeMode,
    apply_theme,
    colours,
    icon,
    role_font,
    semibold,
    set_role,
    text_scale,
    wear,
)


def test_the_window_turns_dark_and_light_again_while_it_is_open(theme, qapp, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert colours(window) is LIGHT

    apply_theme(qapp, ThemeMode.DARK)
    assert colours(window) is DARK
    assert window.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.ink

    apply_theme(qapp, ThemeMode.LIGHT)
    assert colours(window) is LIGHT


def test_a_system_that_does_not_say_gets_the_light_theme(theme, qapp) -> None:
    assert apply_theme(qapp, ThemeMode.SYSTEM).tokens is LIGHT


def test_the_theme_is_made_once_however_often_it_is_applied(theme, qapp) -> None:
    assert apply_theme(qapp, ThemeMode.DARK, 1.5) is theme
    assert apply_theme(qapp, ThemeMode.LIGHT, 1.0) is theme


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_all_text_grows_with_the_text_size(theme, qapp, qtbot, scale: float) -> None:
    heading, running = QLabel("Exempelstad"), QLabel("Exempelstad")
    set_role(heading, Role.H1)
    for label in (heading, running):
        qtbot.addWidget(label)
        label.show()

    apply_theme(qapp, ThemeMode.LIGHT, scale)

    assert text_scale() == pytest.approx(scale, abs=0.04)
    assert running.font().pixelSize() == round(15 * scale)
    assert heading.fontInfo().pixelSize() == role_font(Role.H1).pixelSize() == pytest.approx(26 * scale, abs=1)


def test_the_style_survives_that_python_collects_its_garbage(theme, qapp, qtbot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    tabs = QTabBar()
    tabs.addTab("Åtgärder")
    layout.addWidget(tabs)
    layout.addWidget(QPushButton("Markera klar"))
    qtbot.addWidget(window)
    window.show()

    for mode in (ThemeMode.DARK, ThemeMode.LIGHT) * 3:
        apply_theme(qapp, mode)
        gc.collect()
        QApplication.processEvents()

    assert not window.grab().isNull()


@pytest.mark.parametrize("name", Icon)
def test_every_icon_is_drawn_in_the_colour_of_the_words_beside_it(theme, name: Icon) -> None:
    picture: QImage = icon(name, LIGHT.accent, 24).toImage()
    drawn = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }

    assert drawn == {LIGHT.accent}


@pytest.mark.parametrize("page", [0, 1], ids=["seen", "under another page"])
def test_a_window_whose_text_grew_looks_as_one_that_was_opened_so(theme, qapp, qtbot, page: int) -> None:
    """The sheet is not put on again for another text size; what it would have done is done by hand, and with a page
    that lies under another not before it comes out."""

    def opened() -> QStackedWidget:
        window, whole = QStackedWidget(), QWidget()
        qtbot.addWidget(window)
        window.addWidget(whole)
        window.addWidget(QWidget())
        rows, boxes, tree = QVBoxLayout(whole), QHBoxLayout(), QTreeWidget()
        tree.setHeaderLabels(["Rad", "Roll"])
        wear(tree.header(), Role.TABLE_HEAD)
        item = QTreeWidgetItem(tree, ["Individer", "räknas"])
        item.setFont(1, semibold())
        choice, number = QComboBox(), QSpinBox()
        choice.addItem("Tierp")
        for part in (choice, number, QCheckBox("Alla"), QRadioButton("En"), QLineEdit("text")):
            boxes.addWidget(part)
        for role in Role:
            rows.addWidget(TextLabel(f"Åtgärd {role.value}", role, tone="muted"))
        for kind in ButtonKind:
            rows.addWidget(Button("Markera klar", kind, Icon.PASTE))
        rows.addLayout(boxes)
        rows.addWidget(tree)
        window.resize(700, 900)
        window.show()
        window.setFocus()
        return window

    def seen(window: QStackedWidget) -> QImage:
        qapp.processEvents()
        window.findChild(QTreeWidget).doItemsLayout()
        return window.grab().toImage()

    grown = opened()
    seen(grown)
    grown.setCurrentIndex(page)
    label = grown.findChild(TextLabel)
    small = label.font().pixelSize()
    apply_theme(qapp, ThemeMode.LIGHT, 1.25)
    apply_theme(qapp, ThemeMode.LIGHT, 1.5)
    assert (label.font().pixelSize() == small) == bool(page)
    grown.setCurrentIndex(0)
    as_grown = seen(grown)
    grown.close()
    assert as_grown == seen(opened())
