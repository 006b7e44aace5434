"""Every dialog that takes an answer is given a wrong one: it stays, says why beside the field, keeps what was typed, and
the keyboard is in the field again."""

import ast
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import widgets
from domain.efforts.effort import EffortField
from domain.recommendations.recommendation import AGREED
from storage.efforts.efforts import efforts_of
from storage.file.first_screen import settings
from storage.populations.queries import definitions
from storage.recommendations.queries import recommendations
from storage.reporting.composing import composition_of
from storage.reporting.plans import saved_plans
from storage.wheel.queries import wheel_items
from support.answering import Answer, answering, click, close, strike
from support.qt_typing import type_text
from support.sitting import CTRL, SHIFT, Office, Sitting
from support.tidy_files import PERSONAL_NUMBER
from widgets.efforts.dialog import EffortDialog
from widgets.importing.sources import SourcesDialog
from widgets.indicators.definition import IndicatorDialog
from widgets.populations.definition.view import DefinitionView
from widgets.preview.page import ReportPage
from widgets.recommendations.replace_dialog import ReplaceDialog
from widgets.settings.group_dialogs import GroupDialog
from widgets.wheel.item_dialog import WheelItemDialog

Key = Qt.Key
PERSON = "19121212-1212"
IDENTITY = "innehåller ett personnummer"
TOO_LONG = "x" * 301

NO_ANSWER = {
    "KeysDialog": "shows",
    "EarlierImportsDialog": "shows, and undoes what is chosen in its list",
    "RestoreDialog": "one of a list is always chosen",
    "DefectDialog": "shows",
    "LevelDialog": "one of its levels and years is always chosen",
    "HiddenDialog": "shows",
    "CopyDialog": "years that there are and areas of the group are all that can be chosen",
    "AppendicesDialog": "each of its wrong answers is given in tests/widgets/window/test_appendices.py",
    "TemplatesDialog": "what cannot be kept is said in it and asked about, in tests/widgets/recommendations",
    "ImportDialog": "its files and where they come from are refused in its preview, file by file",
}


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    return office.sit_down(example, real_dialogs=True)


def text_of(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]


def wrongly(text: str, button: str, said: str) -> Answer:
    """Types in the field that has the keyboard and presses the button."""

    def answer(dialog: QDialog) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit), field
        field.selectAll()
        if text:
            type_text(field, text)
        else:
            QTest.keyClick(field, Key.Key_Delete)
        refused(dialog, field, text, button, said)

    return answer


def refused(dialog: QDialog, field: QWidget, text: str, button: str, said: str) -> None:
    """The button is pressed in vain."""
    click(button)(dialog)
    QApplication.processEvents()
    assert dialog.isVisible(), "a wrong answer ended the question"
    reasons = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and said in label.text()]
    assert reasons, f"nobody says ”{said}”"
    assert not any(PERSON in reason for reason in reasons)
    assert text_of(field) == text
    assert QApplication.focusWidget() is field


def then(*answers: Answer) -> Answer:
    """One answer after another in the same dialog, and Esc."""

    def answer(dialog: QDialog) -> None:
        for each in answers:
            each(dialog)
        strike(Key.Key_Escape)(dialog)

    return answer


def test_a_line_that_is_asked_for_is_asked_for_again(day: Sitting) -> None:
    lines = then(wrongly(PERSON, "Klar", IDENTITY), wrongly(TOO_LONG, "Klar", "längre än 300 tecken"))
    before = settings(day.opened.session.workspace)
    for words in ("Byt namn …", "Ange din funktion …"):
        day.answer(partial(day.do, words), lines)
    day.press(Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="februari 2016")
    for words in ("Kopiera LOTS-tabellen internt", "Rätta låst månad", "Öppna månaden igen"):
        day.answer(partial(day.do, words), lines)
    assert settings(day.opened.session.workspace) == before
    day.press(Key.Key_3, CTRL)
    day.answer(partial(day.do, "Nytt mättillfälle"), then(wrongly("i höstas", "Klar", "”i höstas” är inget datum")))


def test_a_definition_is_not_given_a_name_that_is_taken(day: Sitting) -> None:
    day.press(Key.Key_3, CTRL)
    known = definitions(day.opened.session.workspace)
    names = then(
        wrongly(PERSON, "Klar", IDENTITY),
        wrongly(known[0].name, "Klar", f"”{known[0].name}”"),
        wrongly("–", "Klar", "Definitionen behöver ett namn."),
    )
    day.do("Gå till vyn Definition")
    view = day.opened.tab.findChild(DefinitionView)
    assert view is not None
    day.answer(view.make, names)
    assert definitions(day.opened.session.workspace) == known

    def named(dialog: QDialog) -> None:
        wrongly(known[0].name, "Klar", f"”{known[0].name}”")(dialog)
        type_text(QApplication.focusWidget(), "Vår egen")
        click("Klar")(dialog)

    day.answer(view.make, named)
    assert "Vår egen" in {each.name for each in definitions(day.opened.session.workspace)}
    day.answer(view.rename, then(wrongly(known[0].name, "Klar", known[0].name)))


def test_an_indicator_that_cannot_be_defined_goes_to_the_field_that_is_wrong(day: Sitting) -> None:
    day.press(Key.Key_2, CTRL)

    def define(dialog: QDialog) -> None:
        assert isinstance(dialog, IndicatorDialog)
        wrongly("", "Lägg till", "Ge indikatorn ett namn.")(dialog)
        dialog.unit.setCurrentText("personer")
        wrongly(PERSON, "Lägg till", "personnummer")(dialog)
        dialog.name.selectAll()
        type_text(dialog.name, "Körkort")
        dialog.unit.setCurrentText("enhet" * 20)
        refused(dialog, dialog.unit, "enhet" * 20, "Lägg till", "Enheten är längre än")
        assert "Enheten är längre än" in dialog.unit.accessibleDescription()
        assert _stands_under(dialog, "Enheten är längre än", dialog.unit)
        dialog.unit.setCurrentText("personer")
        dialog.categories.setPlainText("18–24\n18–24")
        refused(dialog, dialog.categories, "18–24\n18–24", "Lägg till", "Kategorin ”18–24” står två gånger.")
        assert _stands_under(dialog, "står två gånger", dialog.categories)
        assert not dialog.unit.accessibleDescription()
        close(dialog)

    day.answer(partial(day.do, "Ny indikator"), define)


def _stands_under(dialog: QDialog, said: str, field: QWidget) -> bool:
    """Whether the reason is the next thing below its field."""
    (reason,) = (label for label in dialog.findChildren(QLabel) if label.isVisible() and said in label.text())
    apart = reason.mapTo(dialog, reason.rect().topLeft()).y() - field.mapTo(dialog, field.rect().bottomLeft()).y()
    return 0 < apart < field.fontMetrics().height()


def test_a_group_and_a_workspace_that_cannot_be_made_keep_what_was_chosen(day: Sitting, office: Office) -> None:
    before = set(office.folder.rglob("*.lagesbild"))

    def make(dialog: QDialog) -> None:
        name = QApplication.focusWidget()
        assert name is not None
        type_text(name, PERSON)
        dialog.picker.field.setFocus()  # type: ignore[attr-defined]
        type_text(dialog.picker.field, "Tierp")  # type: ignore[attr-defined]
        strike(Key.Key_Return)(dialog)
        is_group = isinstance(dialog, GroupDialog)
        button = "Skapa gruppen" if is_group else "Skapa arbetsboken"
        refused(dialog, name, PERSON, button, IDENTITY)
        if is_group:
            wrongly("Tierp", button, "redan ett område som heter Tierp")(dialog)
        wrongly(TOO_LONG, button, "längre än 300 tecken")(dialog)
        assert dialog.picker.chosen == ("0360",)  # type: ignore[attr-defined]
        strike(Key.Key_Escape)(dialog)

    day.answer(partial(day.press, Key.Key_N, CTRL | SHIFT), make)
    assert set(office.folder.rglob("*.lagesbild")) == before

    def new_group(dialog: QDialog) -> None:
        from support.answering import answering

        answering(lambda: click("Ny grupp …")(dialog), make)
        close(dialog)

    day.answer(partial(day.do, "Grupper …"), new_group)


def test_a_report_is_not_approved_on_a_day_or_by_someone_that_will_not_do(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)

    def approve(dialog: QDialog) -> None:
        day_field, by = dialog.day, dialog.by  # type: ignore[attr-defined]
        day_field.setFocus()
        today = day_field.text()
        wrongly("i går", "Godkänn", "”i går” är inget datum.")(dialog)
        wrongly("2999-01-01", "Godkänn", "har inte varit än")(dialog)
        day_field.setText(today)
        by.setFocus()
        wrongly("", "Godkänn", "Ange vem som godkänner")(dialog)
        close(dialog)

    day.answer(lambda: day.press(Key.Key_G, CTRL), approve)
    assert day.hears("Sida 1 av ")


def test_settings_keep_a_refused_text_in_its_field(day: Sitting) -> None:
    def change(dialog: QDialog) -> None:
        function = dialog.findChild(QLineEdit)
        assert function is not None
        function.setFocus()
        function.selectAll()
        type_text(function, PERSON)
        strike(Key.Key_Return)(dialog)
        assert dialog.isVisible()
        assert any(IDENTITY in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        assert function.text() == PERSON
        assert QApplication.focusWidget() is function
        function.selectAll()
        type_text(function, "samordnare")
        strike(Key.Key_Return)(dialog)
        close(dialog)

    day.answer(partial(day.press, Key.Key_Comma, CTRL), change)


def test_a_source_keeps_a_refused_name_in_its_field_and_is_mended_by_a_better(day: Sitting) -> None:
    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        field = dialog.name.title
        field.setFocus()
        for wrong, why in ((PERSON, IDENTITY), ("bas.json", "är ett filnamn"), ("", "är tomt")):
            field.selectAll()
            type_text(field, wrong) if wrong else QTest.keyClick(field, Key.Key_Delete)
            QTest.keyClick(field, Key.Key_Return)
            dialog.reject()
            assert dialog.isVisible(), "a wrong answer ended the question"
            assert any(why in label.text() for label in dialog.findChildren(QLabel) if label.isVisible()), why
            assert field.text() == wrong
            assert QApplication.focusWidget() is field
        QTest.keyClick(field, Key.Key_Escape)
        assert dialog.isVisible()
        assert field.text() == dialog.table.item(0, 0).text().rpartition(", ")[2]
        field.selectAll()
        type_text(field, "Analysteamets rapport 2024")
        strike(Key.Key_Return)(dialog)
        close(dialog)

    day.answer(partial(day.do, "Källor …"), mend)
    with day.opened.session.workspace.reading() as connection:
        titles = set(connection.exec_driver_sql("SELECT title FROM source").scalars())
    assert "Analysteamets rapport 2024" in titles
    assert not titles & {PERSON, "bas.json", ""}


# --- what is asked while typing, and the card of a figure ---


def test_a_month_to_come_is_asked_about_and_a_no_keeps_the_text(day: Sitting) -> None:
    day.press(Key.Key_4, CTRL)
    year = day.program.workspaces.surroundings.clock().year + 1
    day.go_to(area="Tierp", period=f"mars {year}")
    grid = day.focused
    for way in (click("Avbryt"), strike(Key.Key_Escape), close):
        asked: list[str] = []

        def no(box: QDialog, way: Answer = way, asked: list[str] = asked) -> None:
            assert isinstance(box, QMessageBox)
            asked.append(box.text())
            way(box)

        def type_it() -> None:
            day.type("7")
            day.press(Key.Key_Return)

        day.answer(type_it, no)
        assert asked == [f"Mars {year} har inte börjat än. Ska siffrorna registreras ändå?"]
        assert day.hears(f"Mars {year} har inte börjat. Siffran är inte sparad.")
        assert day.focused is grid
        day.press(Key.Key_Up)
        assert day.opened.tab.unsaved()
        day.press(Key.Key_Escape)
        assert not day.opened.tab.unsaved()

    day.answer(type_it, click("Registrera ändå"))
    assert not day.opened.tab.unsaved()
    day.type("8")
    day.press(Key.Key_Return)
    assert not day.opened.tab.unsaved(), "it is asked once"


def test_the_card_of_a_figure_is_read_and_left_with_the_keyboard_where_it_was(day: Sitting) -> None:
    for tab, key in (("profile", Key.Key_2), ("populations", Key.Key_3), ("lots", Key.Key_4)):
        day.press(key, CTRL)
        day.go_to(area="Tierp", period="mars 2016" if tab == "lots" else "")
        for way in (click("Stäng"), strike(Key.Key_Escape), strike(Key.Key_Return), close):
            read: list[str] = []
            stood = day.focused

            def look(box: QDialog, way: Answer = way, read: list[str] = read) -> None:
                assert isinstance(box, QMessageBox)
                assert box.windowTitle() == "Om siffran"
                read.append(box.text())
                way(box)

            day.answer(lambda: day.press(Key.Key_F1, SHIFT), look)
            assert "Källa" in read[0] or "källa" in read[0], tab
            assert day.focused is stood


def test_a_report_keeps_no_personal_number_and_says_so_before_it_is_lost(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None

    def write(dialog: QDialog) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        type_text(field, PERSON)
        answering(lambda: click("Stäng")(dialog), click("Gå tillbaka"))
        (reason,) = [
            label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and IDENTITY in label.text()
        ]
        assert PERSON not in reason
        assert dialog.isVisible()
        assert field.text() == PERSON
        field.selectAll()
        type_text(field, "Egen titel")
        click("Stäng")(dialog)

    day.answer(page.own.compose_button.click, write)
    assert composition_of(day.opened.session.workspace, "recommendations", "2022").title == "Egen titel"


# --- none is forgotten ---


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in Path(next(iter(widgets.__path__))).rglob("*.py"):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_every_line_that_is_asked_for_has_a_reason_to_be_refused() -> None:
    for path, tree in _trees():
        for node in ast.walk(tree):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and node.func.attr == "ask_text":
                assert "wrong" in {each.arg for each in node.keywords}, f"{path}:{node.lineno}"


def test_a_report_of_ones_own_with_a_personal_number_is_not_saved(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None

    def write(dialog: QDialog) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        for wrong in ("", PERSONAL_NUMBER, "x" * 90):
            field.selectAll()
            type_text(field, wrong)
            click("Spara som ny")(dialog)
            assert dialog.isVisible()
            assert day.hears(r"Ge rapporten ett namn" if not wrong else "namn", dialog)
        click("Avbryt")(dialog)

    day.answer(page.own.plan_button.click, write)
    assert saved_plans(day.opened.session.workspace) == ()


def test_words_that_cannot_be_replaced_are_said_so_beside_their_field(day: Sitting) -> None:
    day.press(Key.Key_5, CTRL)
    workspace = day.opened.session.workspace
    before = recommendations(workspace)

    def replace(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        wrongly("", "Ersätt", "Skriv vad som ska sökas.")(dialog)
        wrongly("finns inte", "Ersätt", "Orden står ingenstans.")(dialog)
        dialog.sought.setText(next(each.title for each in before if each.status not in AGREED))
        dialog.instead.setFocus()
        (count,) = (each.text() for each in dialog.findChildren(QPushButton) if each.text().startswith("Ersätt"))
        wrongly(PERSON, count, IDENTITY)(dialog)
        dialog.instead.clear()
        refused(dialog, dialog.instead, "", count, "”Rubrik” är tomt.")
        close(dialog)

    day.answer(partial(day.do, "Sök och ersätt …"), replace)
    assert recommendations(workspace) == before


def test_an_item_of_the_year_wheel_is_not_added_wrong(day: Sitting) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, WheelItemDialog)
        wrongly("", "Lägg till", "”Vad” är tomt.")(dialog)
        wrongly(PERSON, "Lägg till", IDENTITY)(dialog)
        dialog.what.setText("Delårsrapport")
        dialog.who.setFocus()
        wrongly(PERSON, "Lägg till", IDENTITY)(dialog)
        dialog.day.setFocus()
        wrongly("den femte", "Lägg till", "Skriv dagen som ett tal")(dialog)
        close(dialog)

    before = wheel_items(day.opened.session.workspace)
    day.answer(partial(day.do, "Ny punkt på årshjulet …"), fill)
    assert wheel_items(day.opened.session.workspace) == before


def test_an_effort_is_not_added_wrong(day: Sitting) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EffortDialog)
        wrongly("", "Lägg till", "skriv vad insatsen heter")(dialog)
        wrongly(PERSON, "Lägg till", IDENTITY)(dialog)
        dialog.fields[EffortField.NAME].setText("Öppen verksamhet")
        dialog.fields[EffortField.SEATS].setFocus()
        wrongly("många", "Lägg till", "skriv ett heltal")(dialog)
        close(dialog)

    workspace = day.opened.session.workspace
    before = efforts_of(workspace, day.opened.place.area.code)
    day.answer(partial(day.do, "Ny insats"), fill)
    assert efforts_of(workspace, day.opened.place.area.code) == before


def test_every_dialog_is_given_a_wrong_answer_or_takes_none() -> None:
    made = {
        node.name
        for _path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in ("QDialog", "QMessageBox") for base in node.bases)
    }
    above = {"IndicatorDialog", "GroupDialog", "NewWorkspaceDialog", "ApproveDialog", "SettingsDialog", "SourcesDialog"}
    above |= {"ComposeDialog", "PlanDialog", "ReplaceDialog", "WheelItemDialog", "EffortDialog"}
    assert made == above | NO_ANSWER.keys()
