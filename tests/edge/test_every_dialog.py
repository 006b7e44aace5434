"""Every dialog the program has, opened in the real window and left by its button, by Esc and by its frame."""

import ast
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

import widgets
from storage.file.backup import back_up
from storage.recommendations.queries import latest_templates, recommendations
from storage.reporting.appendices import appendices_of
from storage.reporting.composing import composition_of
from storage.reporting.plans import saved_plans
from support.answering import answering, button, click, close, strike
from support.qt_typing import type_text
from support.sitting import CTRL, SHIFT, Office, Sitting
from widgets.importing.dialog import ImportDialog
from widgets.preview.page import ReportPage
from widgets.window.defect_dialog import DefectDialog

# The list of names that a file dialog offers under its field.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key
DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    return office.sit_down(example, real_dialogs=True)


def ways_in(day: Sitting, log: Path) -> dict[str, tuple[Callable[[], object], str]]:
    """How each dialog that waits for its answer comes up, and the button that leaves it."""
    defect = DefectDialog("RuntimeError: något", log, day.window)
    return {
        "SettingsDialog": (partial(day.press, Key.Key_Comma, CTRL), "Stäng"),
        "KeysDialog": (partial(day.press, Key.Key_Slash, CTRL), "Stäng"),
        "NewWorkspaceDialog": (partial(day.press, Key.Key_N, CTRL | SHIFT), "Avbryt"),
        "RestoreDialog": (partial(day.do, "Återställ …"), "Avbryt"),
        "EarlierImportsDialog": (partial(day.do, "Tidigare inläsningar …"), "Stäng"),
        "SourcesDialog": (partial(day.do, "Källor …"), "Stäng"),
        "DefectDialog": (defect.exec, "Fortsätt"),
        "IndicatorDialog": (partial(day.do, "Ny indikator"), "Avbryt"),
        "WheelItemDialog": (partial(day.do, "Ny punkt på årshjulet …"), "Avbryt"),
        "EffortDialog": (partial(day.do, "Ny insats"), "Avbryt"),
        "LevelDialog": (partial(day.do, "Redovisningsnivå …"), "Avbryt"),
    }


def test_every_dialog_is_left_by_button_key_and_frame(day: Sitting, tmp_path: Path) -> None:
    back_up(day.opened.session.workspace)
    day.press(Key.Key_2, CTRL)
    met: dict[str, int] = {}

    for name, (opens, leaves) in ways_in(day, tmp_path / "logg.txt").items():
        for way in (click(leaves), strike(Key.Key_Escape), close):

            def leave(dialog: QDialog, name: str = name, way: Callable[[QDialog], None] = way) -> None:
                assert type(dialog).__name__ == name
                way(dialog)
                assert not dialog.isVisible()
                met[name] = met.get(name, 0) + 1

            before = dict(met)
            day.answer(opens, leave)
            assert met != before, name
            assert day.window.isVisible()

    assert set(met.values()) == {3}


def test_what_a_dialog_asks_for_is_done(day: Sitting, tmp_path: Path) -> None:
    def copy_it(dialog: QDialog) -> None:
        click("Kopiera uppgifterna")(dialog)
        click("Fortsätt")(dialog)

    defect = DefectDialog("RuntimeError: något", tmp_path / "logg.txt", day.window)
    day.answer(defect.exec, copy_it)
    assert "RuntimeError: något" in day.clipboard

    def write(text: str) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        type_text(field, text)

    def group(dialog: QDialog) -> None:
        pages = dialog.findChild(QTabWidget)
        assert pages is not None
        pages.setCurrentIndex(2)

        def make(new: QDialog) -> None:
            write("Norra Uppland")
            close(new)

        answering(lambda: click("Ny grupp …")(dialog), make)
        close(dialog)

    day.answer(lambda: day.press(Key.Key_Comma, CTRL), group)

    def indicator(dialog: QDialog) -> None:
        write("Körkort")
        click("Lägg till")(dialog)

    day.press(Key.Key_2, CTRL)
    day.answer(lambda: day.do("Ny indikator"), indicator)
    assert day.hears("Körkort")


def test_a_report_is_not_approved_by_leaving_its_dialog(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)

    for way in (click("Avbryt"), strike(Key.Key_Escape), close):
        day.answer(lambda: day.press(Key.Key_G, CTRL), way)
        assert day.hears("Sida 1 av ")


def test_the_list_of_hidden_figures_is_left(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_4, CTRL)
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    opens = button(day.window, "Dolda tal …")

    for way in (click("Stäng"), strike(Key.Key_Escape), close):

        def leave(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            assert type(dialog).__name__ == "HiddenDialog"
            assert day.hears("litet antal", dialog)
            strike(Key.Key_C, CTRL)(dialog)
            heading, *rows = QApplication.clipboard().text().splitlines()
            assert heading.split("\t") == ["Var", "Vilket tal", "Varför det är dolt"]
            assert len(rows) > 2, "the whole list"
            way(dialog)

        day.answer(opens.click, leave)
        assert day.hears("Sida 1 av ")


def test_the_questions_of_a_copy_and_of_words_to_replace_are_left(day: Sitting) -> None:
    day.press(Key.Key_5, CTRL)
    workspace = day.opened.session.workspace
    before = recommendations(workspace)

    for way in (click("Avbryt"), strike(Key.Key_Escape), close):

        def leave(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            assert type(dialog).__name__ == "CopyDialog"
            way(dialog)

        day.answer(partial(day.do, "Kopiera rekommendationen …"), leave)

        def leave_words(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            assert type(dialog).__name__ == "ReplaceDialog"
            way(dialog)

        day.answer(partial(day.do, "Sök och ersätt …"), leave_words)
    assert recommendations(workspace) == before
    day.answer(partial(day.do, "Kopiera rekommendationen …"), click("Kopiera"))
    assert len(recommendations(workspace)) == len(before) + 1


def test_the_templates_are_left_and_what_is_not_saved_is_asked_about(day: Sitting) -> None:
    day.press(Key.Key_5, CTRL)
    workspace = day.opened.session.workspace
    before = latest_templates(workspace)

    for way in (click("Stäng"), strike(Key.Key_Escape), close):

        def leave(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            assert type(dialog).__name__ == "TemplatesDialog"
            way(dialog)

        day.answer(partial(day.do, "Mallar …"), leave)

    def change(dialog: QDialog) -> None:
        click("Ta bort fält")(dialog)
        answering(lambda: strike(Key.Key_Escape)(dialog), click("Gå tillbaka"))
        assert dialog.isVisible()
        answering(lambda: close(dialog), click("Gå vidare ändå"))
        assert not dialog.isVisible()

    day.answer(partial(day.do, "Mallar …"), change)
    assert latest_templates(workspace) == before


def test_what_is_composed_is_kept_however_the_dialog_is_left(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None
    workspace = day.opened.session.workspace

    for word, way in (("Ett", click("Stäng")), ("Två", strike(Key.Key_Escape)), ("Tre", close)):

        def write(dialog: QDialog, word: str = word, way: Callable[[QDialog], None] = way) -> None:
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit)
            field.selectAll()
            type_text(field, word)
            way(dialog)

        day.answer(page.own.compose_button.click, write)
        assert composition_of(workspace, "recommendations", "2022").title == word


def test_an_appendix_is_kept_however_the_dialog_is_left(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None
    of = {"kind": "recommendations", "period": "2022"}

    for number, way in enumerate((click("Stäng"), strike(Key.Key_Escape), close), 1):

        def write(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            click("Ny text")(dialog)
            for words in ("Intervjuer", "Källan", "Tolv samtal."):
                type_text(QApplication.focusWidget(), words)
                strike(Key.Key_Tab)(dialog)
            way(dialog)

        day.answer(page.own.appendices_button.click, write)
        assert len(appendices_of(day.opened.session.workspace, **of)) == number


def test_a_report_of_ones_own_is_saved_by_its_button_alone(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None
    workspace = day.opened.session.workspace

    for way, kept in ((click("Avbryt"), 0), (strike(Key.Key_Escape), 0), (close, 0), (click("Spara som ny"), 1)):

        def write(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit)
            type_text(field, "Till styrelsen")
            way(dialog)

        day.answer(page.own.plan_button.click, write)
        assert len(saved_plans(workspace)) == kept
    assert page.choices.plan.currentText() == "Till styrelsen"
    qtbot.waitUntil(lambda: page.report is not None and page.report.plan == "till-styrelsen", timeout=60_000)


def test_the_appendices_of_a_report_are_left(day: Sitting, qtbot: QtBot) -> None:
    day.press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)
    page = day.window.findChild(ReportPage)
    assert page is not None

    for way in (click("Stäng"), strike(Key.Key_Escape), close):

        def leave(dialog: QDialog, way: Callable[[QDialog], None] = way) -> None:
            assert type(dialog).__name__ == "AppendicesDialog"
            way(dialog)
            assert not dialog.isVisible()

        day.answer(page.own.appendices_button.click, leave)
        qtbot.waitUntil(lambda: day.hears("Sida 1 av "), timeout=60_000)


def test_the_files_to_take_in_are_left(day: Sitting) -> None:
    ranks = DATA / "published-ranks.csv"

    def name(_dialog: QDialog) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        type_text(field, str(ranks))
        strike(Key.Key_Return)(_dialog)

    # The example has these figures already, so that there is nothing to take in.
    for way in (click("Stäng"), strike(Key.Key_Escape), close):
        day.answer(lambda: day.press(Key.Key_I, CTRL), name)
        dialog = next(each for each in day.window.findChildren(ImportDialog) if each.isVisible())
        day.until(lambda: not day.opened.jobs.running)
        dialog.activateWindow()
        day.until(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        way(dialog)
        day.window.activateWindow()
        day.until(lambda: QApplication.activeWindow() is day.window)


def test_no_dialog_is_forgotten() -> None:
    made: set[str] = set()
    for path in Path(next(iter(widgets.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = node.bases if isinstance(node, ast.ClassDef) else []
            if any(isinstance(base, ast.Name) and base.id in ("QDialog", "QMessageBox") for base in bases):
                made.add(node.name)
    here = Path(__file__).read_text(encoding="utf-8")
    elsewhere = {
        "GroupDialog",
        "ApproveDialog",
        "ComposeDialog",
        "ImportDialog",
        "PlanDialog",
    }  # Opened above by what they are for.
    assert made <= elsewhere | {name for name in made if f'"{name}"' in here}
