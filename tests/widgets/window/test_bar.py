"""The bar at the top: area and period that all tabs follow."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from domain.ground.period import month, parse_period
from support.window_stand import ALT, CTRL, SHIFT, WindowStand
from widgets.tab.contract import Place, Services, Tab, TabSpec, Wants


class Listening(Tab):
    """A tab that writes down where it was sent."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(services, parent)
        self.places: list[Place] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def on_changes(self, changes) -> None:
        return None


SPECS = (
    TabSpec("month", "Månader", "Ctrl+2", Listening, Wants.MONTH),
    TabSpec("year", "År", "Ctrl+3", Listening, Wants.YEAR),
    TabSpec("day", "Dagar", "Ctrl+4", Listening, Wants.REFERENCE_DATE),
)


def choose_area(window: WindowStand, typed: str) -> None:
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    window.enter(typed)


def choose_period(window: WindowStand, typed: str) -> None:
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.enter(typed)


def shown(window: WindowStand) -> Place:
    return window.opened.tab.places[-1]


def test_the_groups_kommuner_come_first_and_the_others_after(window: WindowStand) -> None:
    names = [text for text, _ in window.window.bar.area.choices]

    assert names[:7] == ["Bjurholm", "Nordmaling", "Robertsfors", "Umeå", "Vindeln", "Vännäs", "Umeåregionen"]
    assert names[7] == "Ale"
    assert names[-1] == "Övertorneå"
    assert len(names) == len(set(names))


def test_typing_a_name_and_enter_goes_there_and_leaves_the_keyboard_on_the_page(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)

    choose_area(window, "nordm")

    assert shown(window).area.name == "Nordmaling"
    assert window.window.bar.area.currentText() == "Nordmaling"
    assert window.focused is window.opened.tab


def test_a_name_with_swedish_letters_is_found(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)

    choose_area(window, "älvk")

    assert shown(window).area.name == "Älvkarleby"


def test_a_name_that_no_area_has_is_said_and_nothing_moves(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)
    before = shown(window)

    choose_area(window, "Atlantis")

    assert window.said[-1] == "Inget område heter ”Atlantis”."
    assert shown(window) == before
    assert window.window.bar.area.currentText() == before.area.name


def test_months_are_found_as_words_and_as_numbers(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)

    choose_period(window, "maj 2016")
    assert shown(window).period == month(2016, 5)
    choose_period(window, "2015-12")
    assert shown(window).period == month(2015, 12)
    assert window.window.bar.period.currentText() == "december 2015"


def test_a_period_of_the_wrong_kind_is_answered_with_an_example(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)

    choose_period(window, "2016")

    assert window.said[-1] == "”2016” är ingen period här. Skriv till exempel maj 2016 eller 2016-05."


def test_each_tab_remembers_its_own_period_and_all_share_the_area(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)
    choose_period(window, "maj 2016")
    window.press(Qt.Key.Key_3, CTRL)
    choose_period(window, "2021")
    choose_area(window, "vindeln")
    window.press(Qt.Key.Key_4, CTRL)
    choose_period(window, "31 oktober 2024")

    window.press(Qt.Key.Key_2, CTRL)

    assert (shown(window).area.name, shown(window).period) == ("Vindeln", month(2016, 5))
    window.press(Qt.Key.Key_4, CTRL)
    assert shown(window).reference_date == date(2024, 10, 31)
    assert shown(window).period is None


def test_alt_and_the_arrows_walk_through_months_and_years(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)
    choose_period(window, "januari 2016")

    window.press(Qt.Key.Key_Left, ALT)
    assert shown(window).period == month(2015, 12)
    window.press(Qt.Key.Key_Right, ALT)
    window.press(Qt.Key.Key_Right, ALT)
    assert shown(window).period == month(2016, 2)

    window.press(Qt.Key.Key_3, CTRL)
    choose_period(window, "2021")
    window.press(Qt.Key.Key_Left, ALT)
    assert shown(window).period == parse_period("2020")


def test_alt_and_the_arrows_walk_through_the_days_that_are_offered_and_stop_at_the_ends(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_4, CTRL)
    assert shown(window).reference_date == date(2025, 10, 31)

    window.press(Qt.Key.Key_Right, ALT)
    assert shown(window).reference_date == date(2025, 10, 31)
    window.press(Qt.Key.Key_Left, ALT)
    assert shown(window).reference_date == date(2024, 10, 31)


def test_escape_puts_back_what_stood_and_returns_to_the_page(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_3, CTRL)
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.type("19")

    window.press(Qt.Key.Key_Escape)

    assert window.window.bar.period.currentText() == "2026"
    assert window.focused is window.opened.tab


def test_what_is_typed_replaces_what_stood_however_one_came_there(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)
    box = window.window.bar.area

    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton, pos=box.lineEdit().rect().center())
    window.enter("vindeln")
    assert shown(window).area.name == "Vindeln"

    # Once more in the box that has the keyboard already, after a choice in its list with the mouse.
    box.showPopup()
    box._take_from_list(next(area for name, area in box.choices if name == "Umeå"))
    assert window.focused is box
    window.enter("nordm")
    assert shown(window).area.name == "Nordmaling"

    choose_period(window, "maj 2016")
    QTest.mouseClick(
        window.window.bar.period.lineEdit(),
        Qt.MouseButton.LeftButton,
        pos=window.window.bar.period.lineEdit().rect().center(),
    )
    window.press(Qt.Key.Key_Left, ALT)
    window.enter("juni 2015")
    assert shown(window).period == month(2015, 6)


def test_a_second_click_goes_into_what_is_being_typed(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_2, CTRL)
    box = window.window.bar.area
    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton, pos=box.lineEdit().rect().center())
    window.type("mehamn")
    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton, pos=box.lineEdit().rect().center())
    assert not box.lineEdit().hasSelectedText()

    # What is written meanwhile tells the bar again, and takes nothing of it.
    window.opened._show_in_bar()
    assert box.currentText() == "mehamn"


def test_the_window_opens_where_it_was_left(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_3, CTRL)
    choose_area(window, "vindeln")
    choose_period(window, "2019")
    window.window.close()

    again = open_window(umea, window.preferences, SPECS)

    assert again.opened.spec.key == "year"
    assert shown(again) == Place(shown(again).area, period=parse_period("2019"))
    assert shown(again).area.name == "Vindeln"


def test_the_period_box_is_away_where_a_page_has_no_period(open_window, umea) -> None:
    window = open_window(umea, specs=SPECS)
    assert window.opened.spec.key == "start"
    assert not window.window.bar.period.isVisible()
    window.press(Qt.Key.Key_2, CTRL)
    assert window.window.bar.period.isVisible()
