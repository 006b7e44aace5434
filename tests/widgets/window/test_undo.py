"""Ctrl+Z: an editor first, then the workspace; each write is told once to every tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from storage.areas.queries import seats
from storage.recommendations.seats import add_seat
from support.window_stand import CTRL, WindowStand
from widgets.tab.contract import Place, Services, Tab, TabSpec, Wants


class Writing(Tab):
    """A tab with a field, which counts what it hears."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(services, parent)
        self.heard: list[Changes] = []
        self.pending = 0
        self.field = QLineEdit(self)

    def show_place(self, place: Place) -> None:
        return None

    def on_changes(self, changes: Changes) -> None:
        self.heard.append(changes)

    def first_focus(self) -> QLineEdit:
        return self.field

    def commit_pending(self) -> None:
        self.pending += 1


SPECS = (
    TabSpec("one", "Ett", "Ctrl+2", Writing, Wants.NOTHING),
    TabSpec("two", "Två", "Ctrl+3", Writing, Wants.NOTHING),
)


def add(window: WindowStand, organisation: str) -> Changes | None:
    return window.opened.services.submit(
        lambda workspace: add_seat(workspace, organisation=organisation, role="enhetschef")[1]
    )


def organisations(window: WindowStand) -> list[str]:
    return [member.organisation for member in seats(window.opened.session.workspace)]


def on_a_tab(open_window, umea) -> WindowStand:
    window = open_window(umea, specs=SPECS)
    window.press(Qt.Key.Key_3, CTRL)
    window.press(Qt.Key.Key_2, CTRL)
    return window


def test_a_write_is_told_once_to_each_tab_and_the_bar_says_when(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    window.clock.move(minutes=5)

    changes = add(window, "Regionen")

    assert changes is not None
    assert window.opened.tab.heard == [changes]
    assert changes.subjects == {Subject.SEATS}
    window.opened.open_tab("two")
    assert window.opened.tab.heard == [changes]
    assert window.window.bar.saved.text() == "✓ Sparat 14:37"


def test_ctrl_z_takes_back_and_ctrl_y_does_again_with_the_operations_own_words(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    add(window, "Regionen")
    undo = window.program.commands.shown("undo")
    assert undo.text() == "Ångra: ny gruppmedlem från Regionen"

    window.press(Qt.Key.Key_Z, CTRL)

    assert organisations(window) == []
    assert window.said[-1] == "Ångrat: ny gruppmedlem från Regionen."
    assert undo.text() == "Ångra"
    assert window.program.commands.shown("redo").text() == "Gör om: ny gruppmedlem från Regionen"
    window.press(Qt.Key.Key_Y, CTRL)
    assert organisations(window) == ["Regionen"]


def test_undo_works_after_the_window_was_closed_and_opened_again(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    add(window, "Regionen")
    window.window.close()

    again = open_window(umea, specs=SPECS)
    again.press(Qt.Key.Key_Z, CTRL)

    assert organisations(again) == []


def test_a_field_that_is_being_written_in_undoes_its_own_text_first(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    add(window, "Regionen")
    window.type("abc")

    window.press(Qt.Key.Key_Z, CTRL)
    assert window.opened.tab.field.text() == ""
    assert organisations(window) == ["Regionen"]

    window.press(Qt.Key.Key_Z, CTRL)
    assert organisations(window) == []


def test_undo_from_the_menu_asks_the_field_first_too(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    add(window, "Regionen")
    window.type("abc")

    window.program.commands.run("undo")

    assert window.opened.tab.field.text() == ""
    assert organisations(window) == ["Regionen"]


def test_a_problem_is_a_message_or_goes_to_the_tab_that_asked_for_it(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    assert add(window, "19121212-1212") is None
    assert len(window.program.messages.kept) == 1

    problems: list[UserProblem] = []
    answer = window.opened.services.submit(
        lambda workspace: add_seat(workspace, organisation="19121212-1212", role="")[1], on_problem=problems.append
    )

    assert answer is None
    assert len(problems) == 1
    assert len(window.program.messages.kept) == 1


def test_what_is_being_written_is_stored_before_the_tab_the_place_or_the_window_goes(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    tab = window.opened.tab
    window.press(Qt.Key.Key_3, CTRL)
    assert tab.pending == 1
    window.press(Qt.Key.Key_2, CTRL)
    window.opened.go_to(window.opened.areas[3])
    assert tab.pending == 2
    window.window.close()
    assert tab.pending > 2


def test_nothing_to_undo_is_no_fault(open_window, umea) -> None:
    window = on_a_tab(open_window, umea)
    window.press(Qt.Key.Key_Z, CTRL)
    assert window.said[-1] == "Det finns inget att ångra."
    window.press(Qt.Key.Key_Y, CTRL)
    assert window.said[-1] == "Det finns inget att göra om."
    assert window.program.messages.kept == ()
