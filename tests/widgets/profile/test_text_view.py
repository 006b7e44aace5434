"""A profile in words: begun from the draft, stored as it is left, and compared again when figures change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.changes import Changes
from domain.ground.period import Period, parse_period
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.profile.text import text_page
from support.house import import_rows, read_tidy
from support.qt_typing import type_text
from support.tab_stand import TabStand
from support.tidy_files import BENEFIT_HEADER, PERSONAL_NUMBER, write_lines
from widgets.parts import CheckList
from widgets.profile.text import TextView

DATA = Path(__file__).parents[2] / "data"
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
VINDELN = Area("2404", "Vindeln", AreaKind.KOMMUN)
YEAR = parse_period("2021")
WHO = "samverkanskoordinator Umeåregionen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "umea.lagesbild"
    create_workspace(made, name="Umeåregionen", members=["2401", "2404", "2409"], who=WHO, areas=read_areas())
    with open_workspace(made, who=WHO) as opened:
        for name in ("published-equivalents.csv", "published-ranks.csv"):
            take_in(opened, DATA / name)
    return made


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_workspace(path, who=WHO) as opened:
        yield opened


def take_in(workspace: Workspace, file: Path) -> None:
    read = read_tidy(file)
    assert import_rows(workspace, read.content, file_name=read.name, sha256=read.sha256).refused == ()


class Host:
    """Shows the view as the tab does, and tells it when it is stale."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.stand = TabStand(workspace)
        self.view = TextView(self.stand.services)
        self.stand.session.changed.connect(self._hear)
        qtbot.addWidget(self.view)
        self.view.resize(1320, 560)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitExposed(self.view)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & self.view.stale_on:
            self.view.read()

    def at(self, area: Area = NORDMALING, period: Period = YEAR) -> "Host":
        self.view.show_place(area, period)
        return self

    @property
    def editor(self) -> QPlainTextEdit:
        found = self.view.findChild(QPlainTextEdit, "field-profile-text")
        assert found is not None
        return found

    def write(self, text: str) -> None:
        self.editor.setFocus()
        self.editor.selectAll()
        type_text(self.editor, text)

    def press(self, name: str) -> None:
        button = self.view.findChild(QPushButton, name)
        assert button is not None
        assert button.isVisible(), name
        button.click()

    def sees(self, name: str) -> bool:
        found = self.view.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def said(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def stored(self) -> str | None:
        written = text_page(self.stand.workspace, NORDMALING.code, YEAR).written
        return None if written is None else written.text


@pytest.fixture
def host(qtbot: QtBot, theme: object, workspace: Workspace) -> Host:
    return Host(qtbot, workspace)


def changed_figures(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "rattat.csv", BENEFIT_HEADER, "2401,2021,alla,20-64,108,180,42,155,10,66,")


def test_the_draft_is_shown_with_its_sources_until_somebody_writes(host: Host) -> None:
    host.at()
    assert "I Nordmaling försörjdes 551 helårspersoner" in host.said()
    assert "plats 183 bland 290 kommuner" in host.said()
    assert "[1] regional deck 2021" in host.said()
    assert "I rapporten står utkastet, märkt som utkast" in host.said()
    assert host.editor.toPlainText() == ""


def test_the_draft_becomes_the_text_and_can_be_undone(host: Host) -> None:
    host.at().press("use-draft")
    draft = text_page(host.stand.workspace, "2401", YEAR).draft
    assert draft is not None
    assert host.editor.toPlainText() == draft.text.replace("\u00a0", " ") == host.stored()
    host.view.commit_pending()
    assert host.stand.session.undo_state().undo == "text om Nordmaling 2021"
    assert host.editor.hasFocus()
    assert "Den är lika med utkastet" in host.said()
    undone = host.stand.undo()
    assert undone is not None
    assert undone.label == "text om Nordmaling 2021"
    assert host.editor.toPlainText() == ""
    assert host.stored() is None


def test_what_is_written_is_stored_when_the_field_is_left(host: Host) -> None:
    host.at()
    host.write("Arbetslösheten minskar.")
    assert host.stored() is None
    host.view.commit_pending()
    assert host.stored() == "Arbetslösheten minskar."
    assert f"Skriven av {WHO}" in host.said()


def test_another_place_has_its_own_text_and_what_was_being_written_is_kept(host: Host) -> None:
    host.at()
    host.write("Om Nordmaling")
    host.at(VINDELN)
    assert host.editor.toPlainText() == ""
    assert "I Vindeln försörjdes 356" in host.said()
    host.at(NORDMALING)
    assert host.editor.toPlainText() == "Om Nordmaling"


def test_an_empty_text_gives_the_draft_back_to_the_report(host: Host) -> None:
    host.at().press("use-draft")
    host.write(" ")
    host.view.commit_pending()
    assert host.stored() is None
    assert "I rapporten står utkastet" in host.said()


def test_a_personal_number_stays_unsaved_and_marked_also_when_the_place_changes(host: Host) -> None:
    host.at()
    host.write(f"Se {PERSONAL_NUMBER}")
    host.view.commit_pending()
    assert host.stored() is None
    assert len(host.view.unsaved()) == 1
    assert "personnummer" in host.said()
    host.at(VINDELN)
    assert len(host.view.unsaved()) == 1
    assert host.editor.toPlainText() == ""
    host.at(NORDMALING)
    assert PERSONAL_NUMBER in host.editor.toPlainText()
    host.view.use_draft()
    assert PERSONAL_NUMBER in host.editor.toPlainText()
    assert "Rätta det först" in host.stand.said[-1]


def test_changed_figures_ask_to_be_compared_and_the_old_text_can_stand(host: Host, tmp_path: Path) -> None:
    host.at().press("use-draft")
    assert not host.sees("compare-draft")
    take_in(host.stand.workspace, changed_figures(tmp_path))
    host.view.read()
    assert "Siffrorna har ändrats sedan texten skrevs" in host.said()
    assert "551 helårspersoner" in host.editor.toPlainText()
    host.press("compare-draft")
    rows = host.view.findChild(CheckList)
    assert rows is not None
    assert any(
        "Då: I Nordmaling försörjdes 551" in each.text and "Nu: I Nordmaling försörjdes 561" in each.text
        for each in rows.items_shown
    )
    host.press("keep-text")
    assert not host.sees("compare-draft")
    assert "551 helårspersoner" in (host.stored() or "")
    assert host.editor.hasFocus()


def test_the_new_draft_can_replace_the_text(host: Host, tmp_path: Path) -> None:
    host.at().press("use-draft")
    take_in(host.stand.workspace, changed_figures(tmp_path))
    host.view.read()
    host.view.compare()
    host.press("replace-text")
    assert "561 helårspersoner" in host.editor.toPlainText()
    assert not host.sees("compare-draft")
    assert "Ctrl+Z" in host.stand.said[-1]


def test_editing_does_not_forget_that_figures_changed(host: Host, tmp_path: Path) -> None:
    host.at().press("use-draft")
    take_in(host.stand.workspace, changed_figures(tmp_path))
    host.view.read()
    host.write("Egen text")
    host.view.commit_pending()
    assert host.sees("compare-draft")


def test_without_figures_the_first_step_is_offered(host: Host) -> None:
    host.at(Area("0360", "Tierp", AreaKind.KOMMUN))
    assert "inga siffror att skriva om för Tierp 2021" in host.said()
    button = host.view.first_focus()
    assert isinstance(button, QPushButton)
    button.click()
    assert host.stand.commands == ["import"]


def test_a_workspace_that_is_only_read_shows_the_text_but_takes_none(qtbot: QtBot, theme: object, path: Path) -> None:
    with open_workspace(path, who=WHO, read_only=True) as workspace:
        host = Host(qtbot, workspace).at()
        assert host.editor.isReadOnly()
        button = host.view.findChild(QPushButton, "use-draft")
        assert button is not None
        assert not button.isEnabled()
        assert not any(action.enabled() for action in host.view.actions_offered())
        QTest.keyClicks(host.editor, "x")
        assert host.editor.toPlainText() == ""


def test_its_actions_are_found_when_they_can_be_used(host: Host) -> None:
    host.at()
    use, compare = host.view.actions_offered()
    assert use.enabled()
    assert not compare.enabled()
