"""Light, dark and large text, chosen in the settings or by the system, also while windows are open."""

import gc

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from drawing.palette import DARK, LIGHT
from widgets.theme import Icon, Role, ThemeMode, apply_theme, colours, icon, role_font, set_role, text_scale


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
