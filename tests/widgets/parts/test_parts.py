"""The small parts say who they are and can be reached."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from domain.ground.value import Empty
from drawing.palette import LIGHT
from support.accessible import description, name
from widgets.parts import (
    Bar,
    Bars,
    Button,
    ButtonKind,
    Card,
    EmptyState,
    FieldLabel,
    FocusNumber,
    KeyHint,
    PageHeader,
    TextLabel,
)
from widgets.theme import Icon, ThemeMode, apply_theme


def shown(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_card_is_called_what_its_heading_says(theme, qtbot) -> None:
    card = Card("Att se över", aside="3 av 5")
    shown(qtbot, card)

    assert name(card) == "Att se över"
    card.set_title("Tilläggsresurs och mål")
    assert name(card) == "Tilläggsresurs och mål"


def test_a_number_in_focus_is_read_with_what_it_counts(theme, qtbot) -> None:
    number = FocusNumber("551", "helårspersoner (597)")
    shown(qtbot, number)

    assert name(number) == "551 helårspersoner (597)"


def test_an_empty_place_offers_the_first_step_by_keyboard(theme, qtbot) -> None:
    empty = EmptyState("Här samlas gruppens rekommendationer.", "Skriv den första")
    shown(qtbot, empty)
    empty.button.setFocus()

    with qtbot.waitSignal(empty.started):
        qtbot.keyClick(empty.button, Qt.Key.Key_Space)

    assert name(empty) == "Här samlas gruppens rekommendationer."


def test_a_label_names_its_field(theme, qtbot) -> None:
    form = QWidget()
    field = QLineEdit()
    layout = QVBoxLayout(form)
    layout.addWidget(FieldLabel("&Sammankallande", field))
    layout.addWidget(field)
    shown(qtbot, form)

    assert name(field) == "Sammankallande"


def test_the_last_twelve_values_are_said_in_words_for_whoever_does_not_see_them(theme, qtbot) -> None:
    bars = Bars()
    shown(qtbot, bars)
    bars.set_bars(
        "Kommunen, 30–", (Bar("mar 2016", 2), Bar("apr 2016", Empty.SAKNAS), Bar("maj 2016", 3, current=True))
    )

    assert name(bars) == "Kommunen, 30–"
    assert description(bars) == "mar 2016 2, apr 2016 saknas, maj 2016 3"


def test_only_the_month_at_hand_has_the_accent(theme, qtbot) -> None:
    bars = Bars()
    bars.set_bars("", (Bar("apr", 4), Bar("maj", 4, current=True)))
    shown(qtbot, bars)
    picture = bars.grab().toImage()
    floor = bars.height() - 30

    assert picture.pixelColor(5, floor).name().upper() == LIGHT.other
    assert any(picture.pixelColor(x, floor).name().upper() == LIGHT.accent for x in range(20, 60))


def test_months_without_values_draw_nothing_and_say_so(theme, qtbot) -> None:
    bars = Bars()
    shown(qtbot, bars)

    assert description(bars) == "Inga tidigare värden."
    bars.set_bars("", (Bar("maj", 0), Bar("jun", Empty.DOLT)))
    assert not bars.grab().isNull()


@pytest.mark.parametrize("kind", ButtonKind)
def test_a_button_is_redrawn_in_the_theme_it_stands_in(theme, qapp, qtbot, kind: ButtonKind) -> None:
    button = Button("Skriv ut", kind, Icon.PRINT)
    shown(qtbot, button)
    light = button.icon().pixmap(QSize(20, 20)).toImage()

    apply_theme(qapp, ThemeMode.DARK)
    QApplication.processEvents()

    assert button.icon().pixmap(QSize(20, 20)).toImage() != light
    assert name(button) == "Skriv ut"


def test_a_page_says_what_it_is_about_and_offers_its_buttons_in_order(theme, qtbot) -> None:
    top = PageHeader("Exempelstad, maj 2016", "månaden är öppen")
    first, last = Button("Klistra in"), Button("Markera klar", ButtonKind.PRIMARY)
    top.add_button(first)
    top.add_button(last)
    shown(qtbot, top)

    assert first.x() < last.x()
    assert first.nextInFocusChain() is last
    top.set_title("Tierp, maj 2016")
    assert "Tierp, maj 2016" in {label.text() for label in top.findChildren(TextLabel)}


def test_keys_are_written_as_on_the_keyboard(theme, qtbot) -> None:
    assert shown(qtbot, KeyHint("Ctrl+K")).text() == "Ctrl+K"
