"""What is not in the file yet: the bar says so, text saves itself, and nothing is dropped unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QTabWidget

from storage.file.first_screen import settings
from storage.file.workspace import open_workspace
from storage.history import changelog
from storage.lots.queries import cell_comments
from storage.recommendations.queries import recommendations
from support.answering import answering, click, close, strike, tab_to
from support.sitting import ALT, CTRL, Office, Sitting
from widgets.parts import self_saving

PERSON = "19121212-1212"
CELL = "LOTS, Tierp maj 2016: Försäkringskassan, Kvinnor"


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    """The example open in the real window with its real dialogs, in LOTS of Tierp, maj 2016."""
    day = office.sit_down(example, real_dialogs=True)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause after which a text is stored, cut short."""
    monkeypatch.setattr(self_saving, "SAVE_AFTER_MS", 30)


def saved(day: Sitting) -> str:
    """What the bar says of what is saved, once everything posted has been done."""
    day.until(lambda: not day.opened._look.isActive())
    return day.window.bar.saved.text()


def in_file(day: Sitting):
    """The file as another program reads it now."""
    return open_workspace(day.opened.session.workspace.path, who="en annan", read_only=True)


def leave_red_cell_behind(day: Sitting) -> None:
    """Text that is no number, in Tierp in May; then to Heby, to another month, and to another tab."""
    day.enter("tre")
    day.go_to(area="Heby", period="april 2016")
    day.press(Qt.Key.Key_5, CTRL)


def test_who_goes_back_keeps_the_window_and_the_text(day: Sitting) -> None:
    leave_red_cell_behind(day)
    asked: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append(dialog.text())
        click("Gå tillbaka")(dialog)

    for answer in (read, strike(Qt.Key.Key_Escape), strike(Qt.Key.Key_Return), close):
        day.answer(lambda: day.press(Qt.Key.Key_Q, CTRL), answer)
        assert day.window.isVisible()

    assert f"– {CELL}" in asked[0].splitlines()
    assert saved(day) == "Osparat: 1 ruta"
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    assert day.cell("Försäkringskassan, Kvinnor").startswith("tre")


def test_what_is_unsaved_is_gone_to_from_anywhere(day: Sitting) -> None:
    leave_red_cell_behind(day)

    day.answer(lambda: day.press(Qt.Key.Key_Q, CTRL), tab_to("Gå dit"))

    assert day.window.isVisible()
    assert day.name_of_focused == "LOTS-ärenden i Tierp, maj 2016"
    day.enter("3")
    assert day.cell("Försäkringskassan, Kvinnor").startswith("3")
    assert saved(day).startswith("✓ Sparat")
    day.quit()


def test_who_closes_all_the_same_was_asked_first(day: Sitting) -> None:
    leave_red_cell_behind(day)

    day.answer(lambda: day.press(Qt.Key.Key_Q, CTRL), click("Stäng ändå"))

    assert not day.window.isVisible()


def test_the_unsaved_is_found_with_ctrl_k_and_asked_about_before_another_workspace_is_opened(day: Sitting) -> None:
    leave_red_cell_behind(day)

    day.do("Gå till det som inte är sparat")
    assert day.name_of_focused == "LOTS-ärenden i Tierp, maj 2016"
    day.answer(lambda: day.press(Qt.Key.Key_W, CTRL), click("Gå tillbaka"))
    assert day.program.workspaces.opened is not None

    day.press(Qt.Key.Key_Escape)
    assert saved(day).startswith("✓ Sparat")
    day.do("Gå till det som inte är sparat")
    assert day.said[-1] == "Allt är sparat."


def test_a_cell_is_unsaved_while_it_is_typed_in(day: Sitting) -> None:
    day.type("3")
    assert saved(day) == "Osparat: 1 ruta"
    day.press(Qt.Key.Key_Escape)
    assert saved(day).startswith("✓ Sparat")


@pytest.mark.usefixtures("quickly")
def test_a_text_is_in_the_file_without_its_field_being_left(day: Sitting) -> None:
    day.press(Qt.Key.Key_5, CTRL)
    day.tab_to("Rubrik")
    field = day.focused
    day.press(Qt.Key.Key_A, CTRL)
    day.type("Fler i arbete ")
    assert saved(day) == "Sparar …"
    day.until(lambda: saved(day).startswith("✓ Sparat"))

    assert day.focused is field
    assert "Fler i arbete" in [each.title for each in _recommendations(day)]
    # What is being written is left alone, the space too.
    day.type("före 30 ")
    day.until(lambda: saved(day).startswith("✓ Sparat"))
    assert "Fler i arbete före 30" in [each.title for each in _recommendations(day)]


@pytest.mark.usefixtures("quickly")
def test_a_text_with_a_personal_number_is_never_called_saved(day: Sitting) -> None:
    day.press(Qt.Key.Key_5, CTRL)
    day.tab_to("Rubrik")
    day.press(Qt.Key.Key_A, CTRL)
    day.type(f"Gäller {PERSON}")
    QTest.qWait(100)
    assert saved(day) == "Osparat: 1 text"
    assert not any(PERSON in each.title for each in _recommendations(day))

    day.press(Qt.Key.Key_1, CTRL)
    assert saved(day) == "Osparat: 1 text"
    day.answer(lambda: day.press(Qt.Key.Key_Q, CTRL), click("Gå dit"))
    assert day.name_of_focused == "Rubrik"
    day.press(Qt.Key.Key_A, CTRL)
    day.type("Gäller fler")
    day.until(lambda: saved(day).startswith("✓ Sparat"))
    assert "Gäller fler" in [each.title for each in _recommendations(day)]


@pytest.mark.usefixtures("quickly")
def test_a_text_written_in_one_stay_is_one_step_of_undo(day: Sitting) -> None:
    day.press(Qt.Key.Key_5, CTRL)
    first = _recommendations(day)[0]
    about = next(each for each in first.template.fields if each.kind.value == "text")
    before = first.text(about.key)
    day.tab_to(about.label)
    day.press(Qt.Key.Key_End, CTRL)
    for word in (" Ett", " två", " tre"):
        day.type(word)
        day.until(lambda: saved(day).startswith("✓ Sparat"))
    assert _recommendations(day)[0].text(about.key) == f"{before} Ett två tre"

    changelog.undo(day.opened.session.workspace)
    assert _recommendations(day)[0].text(about.key) == before
    changelog.redo(day.opened.session.workspace)
    assert _recommendations(day)[0].text(about.key) == f"{before} Ett två tre"


@pytest.mark.usefixtures("quickly")
def test_a_comment_saves_itself_and_esc_puts_back_what_was_there(day: Sitting) -> None:
    def comments() -> list[str]:
        with in_file(day) as workspace:
            return list(cell_comments(workspace, "0360", day.opened.place.period).values())

    day.press(Qt.Key.Key_M, CTRL)
    day.type("Tre väntar på svar")
    day.until(lambda: comments() == ["Tre väntar på svar"])
    assert day.name_of_focused == "Kommentar till Försäkringskassan, Kvinnor"
    day.press(Qt.Key.Key_Escape)
    assert comments() == []

    day.press(Qt.Key.Key_M, CTRL)
    day.type(PERSON)
    QTest.qWait(60)
    assert saved(day) == "Osparat: 1 text"
    day.press(Qt.Key.Key_Left, ALT)
    assert not day.hears("Kommentar till Försäkringskassan, Kvinnor")
    day.answer(lambda: day.press(Qt.Key.Key_Q, CTRL), click("Gå dit"))
    assert day.name_of_focused == "Kommentar till Försäkringskassan, Kvinnor"
    day.press(Qt.Key.Key_Escape)
    assert saved(day).startswith("✓ Sparat")


@pytest.mark.usefixtures("quickly")
def test_the_groups_purpose_saves_itself_and_is_not_lost_with_the_dialog(day: Sitting) -> None:
    def write(dialog: QDialog) -> None:
        pages = dialog.findChild(QTabWidget)
        assert pages is not None
        pages.setCurrentIndex(1)
        day.tab_to("Uppdrag, syfte och metod")
        day.press(Qt.Key.Key_A, CTRL)
        day.type("Att fler får stöd.")
        day.until(lambda: _purpose(day) == "Att fler får stöd.")
        assert saved(day).startswith("✓ Sparat")
        day.type(f" {PERSON}")
        assert saved(day) in ("Sparar …", "Osparat: 1 text")
        QTest.qWait(60)
        assert saved(day) == "Osparat: 1 text"
        answering(lambda: strike(Qt.Key.Key_Escape)(dialog), click("Gå tillbaka"))
        assert dialog.isVisible()
        # A window manager does so when a question goes; the offscreen platform has none.
        dialog.activateWindow()
        day.until(lambda: day.name_of_focused == "Uppdrag, syfte och metod")
        assert saved(day) == "Osparat: 1 text"
        answering(dialog.close, click("Stäng ändå"))
        assert not dialog.isVisible()

    day.answer(lambda: day.press(Qt.Key.Key_Comma, CTRL), write)

    assert _purpose(day) == "Att fler får stöd."
    assert saved(day).startswith("✓ Sparat")


def test_nothing_is_called_saved_while_it_is_written_in_the_settings(day: Sitting) -> None:
    def write(dialog: QDialog) -> None:
        pages = dialog.findChild(QTabWidget)
        assert pages is not None
        for page, field, text in ((0, "Funktion", "x"), (1, "Gruppens namn", "x"), (1, "Små tal döljs under", "9")):
            pages.setCurrentIndex(page)
            day.tab_to(field)
            day.type(text)
            assert saved(day) == "Sparar …", field
            day.press(Qt.Key.Key_Tab)
            assert saved(day).startswith("✓ Sparat"), field
        day.tab_to("Små tal döljs under")
        day.press(Qt.Key.Key_A, CTRL)
        day.type("3")
        day.press(Qt.Key.Key_Tab)
        assert saved(day) == "Osparat: 1 text"
        day.tab_to("Små tal döljs under", back=True)
        day.press(Qt.Key.Key_A, CTRL)
        day.type("5")
        day.press(Qt.Key.Key_Tab)
        assert saved(day).startswith("✓ Sparat")
        pages.setCurrentIndex(0)
        day.tab_to("Funktion")
        day.type(PERSON)
        day.press(Qt.Key.Key_Tab)
        assert saved(day) == "Osparat: 1 text"
        dialog.close()

    day.answer(lambda: day.press(Qt.Key.Key_Comma, CTRL), write)

    assert saved(day).startswith("✓ Sparat")


def _purpose(day: Sitting) -> str:
    with in_file(day) as workspace:
        return settings(workspace).purpose


def _recommendations(day: Sitting):
    with in_file(day) as workspace:
        return recommendations(workspace)
