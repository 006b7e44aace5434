"""*Att se över* beside a draft: what the text says that does not hold, led to, mended and ignored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.changes import Changes
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from storage.benefits.recording import record_benefit_years
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations import queries as stored
from support.house import create_demo
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts import CheckList, Sign
from widgets.recommendations import panel
from widgets.recommendations.page import RecommendationsTab
from widgets.recommendations.panel import ReviewPanel
from widgets.tab.contract import Place

WHO = "samverkanskoordinator Exempelregionen"
GROUP = Area("exempelregionen", "Exempelregionen", AreaKind.GROUP)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    create_demo(path)
    return path.read_bytes()


@pytest.fixture
def workspace(demo: bytes, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    path.write_bytes(demo)
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand, monkeypatch: pytest.MonkeyPatch) -> RecommendationsTab:
    monkeypatch.setattr(panel, "PAUSE_MS", 1)
    shown = stand.show(RecommendationsTab, Place(GROUP, parse_period("2022")))
    assert isinstance(shown, RecommendationsTab)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    about = next(each for each in stored.recommendations(stand.services.workspace, 2022) if each.areas == ("2401",))
    shown.show_thing(about.id)
    return shown


def said(tab: QWidget) -> list[str]:
    return [item.text for item in listed(tab).items_shown]


def first_said(tab: QWidget) -> str:
    return next(iter(said(tab)), "")


def listed(tab: QWidget) -> CheckList:
    found = tab.findChild(ReviewPanel)
    assert found is not None
    checks = found.findChild(CheckList)
    assert checks is not None
    return checks


def field(tab: QWidget, key: str) -> QPlainTextEdit | QLineEdit:
    found = next(w for w in tab.findChildren(QWidget, f"field-{key}") if w.isVisibleTo(tab))
    assert isinstance(found, QPlainTextEdit | QLineEdit)
    return found


def add_to(tab: QWidget, key: str, text: str) -> QPlainTextEdit:
    about = field(tab, key)
    assert isinstance(about, QPlainTextEdit)
    about.setFocus()
    about.moveCursor(about.textCursor().MoveOperation.End)
    type_text(about, text)
    return about


def press(tab: QWidget, text: str) -> None:
    found = next(b for b in tab.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(tab))
    found.click()


def step(tab: RecommendationsTab, key: str) -> None:
    next(each for each in tab.actions_offered() if each.key == key).run()


def test_what_does_not_hold_is_told_while_one_writes(qtbot: QtBot, tab: RecommendationsTab) -> None:
    qtbot.waitUntil(lambda: "siffror är skrivna för hand" in " ".join(said(tab)))
    assert all(item.sign is not Sign.WARNING for item in listed(tab).items_shown)
    add_to(tab, "nulage", " Andelen minskade från 6,8 till 5,7 %, en minskning på 1,1 %.")
    qtbot.waitUntil(lambda: "”1,1 %” är procentenheter: 6,8 − 5,7 = 1,1." in first_said(tab))
    assert listed(tab).items_shown[0].sign is Sign.WARNING


def test_f8_marks_the_words_and_a_button_puts_the_right_ones_there(qtbot: QtBot, tab: RecommendationsTab) -> None:
    text = add_to(tab, "nulage", " Andelen minskade från 6,8 till 5,7 %, en minskning på 1,1 %.")
    qtbot.waitUntil(lambda: "procentenheter" in first_said(tab))
    step(tab, "next-finding")
    assert text.hasFocus()
    assert text.textCursor().selectedText() == "1,1 %"
    press(tab, "Byt ut")
    assert text.toPlainText().endswith("en minskning på 1,1 procentenheter.")
    qtbot.waitUntil(lambda: "procentenheter" not in " ".join(said(tab)))


def test_the_marked_words_are_scrolled_to(qtbot: QtBot, tab: RecommendationsTab) -> None:
    text = add_to(tab, "ansvar", " Antalet ökade från 60 till 48.")
    qtbot.waitUntil(lambda: "”ökade”" in first_said(tab))
    form = next(each for each in tab.findChildren(QScrollArea) if each.isAncestorOf(text))
    tab.resize(900, 420)
    form.verticalScrollBar().setValue(0)
    step(tab, "next-finding")
    seen = form.viewport().rect()
    assert seen.contains(text.mapTo(form.viewport(), text.cursorRect().center()))
    # The list has no place beside the text, and why is told under it.
    why = next(label for label in tab.findChildren(QLabel) if label.isVisible() and "”ökade” står vid" in label.text())
    assert not form.isAncestorOf(why)
    assert tab.rect().contains(why.mapTo(tab, why.rect().bottomRight()))
    press(tab, "Stäng")
    assert not why.isVisible()
    step(tab, "next-finding")
    assert why.isVisible()
    tab.resize(1366, 700)
    assert not why.isVisible()
    assert listed(tab).currentRow() == 0


def test_known_figures_are_made_live_all_at_once(qtbot: QtBot, tab: RecommendationsTab) -> None:
    qtbot.waitUntil(lambda: "skrivna för hand" in " ".join(said(tab)))
    step(tab, "previous-finding")
    press(tab, "Gör levande")
    qtbot.waitUntil(lambda: "Nuläge: " in " ".join(said(tab)))
    tab.commit_pending()
    about = next(each for each in stored.recommendations(tab.services.workspace, 2022) if each.areas == ("2401",))
    assert "{profil 2401 2021 sjukpenning antal} med sjukpenning" in about.text("nulage")
    # 551, 115, 191 and 230 are still typed.
    (counted,) = [item for item in listed(tab).items_shown if item.text.startswith("Nuläge: ")]
    assert (counted.sign, counted.text) == (Sign.NOTE, "Nuläge: 4 av 8 siffror har källa och datum.")
    add_to(tab, "ansvar", "{profil 2021 sjukpenning antal}")
    qtbot.waitUntil(lambda: any(item.sign is Sign.OK for item in listed(tab).items_shown))


def test_words_are_marked_beyond_figures_that_live_in_the_text(qtbot: QtBot, tab: RecommendationsTab) -> None:
    qtbot.waitUntil(lambda: "skrivna för hand" in " ".join(said(tab)))
    step(tab, "next-finding")
    press(tab, "Gör levande")
    text = add_to(tab, "nulage", " Antalet ökade från 60 till 48.")
    qtbot.waitUntil(lambda: "”ökade” står vid en minskning" in first_said(tab))
    listed(tab).setCurrentRow(-1)
    step(tab, "next-finding")
    assert text.textCursor().selectedText() == "ökade"


def test_what_is_ignored_stays_so_with_its_note_and_can_be_undone(
    qtbot: QtBot, tab: RecommendationsTab, stand: TabStand
) -> None:
    add_to(tab, "nulage", " Antalet ökade från 60 till 48.")
    qtbot.waitUntil(lambda: "”ökade”" in first_said(tab))
    tab.commit_pending()
    listed(tab).setCurrentRow(0)
    stand.dialogs.answers.append("Vi räknar baklänges.")
    press(tab, "Bortse …")
    qtbot.waitUntil(lambda: any(each.endswith("Vi räknar baklänges.") for each in said(tab)))
    assert "”ökade”" in stand.dialogs.asked[0]
    assert "”ökade”" not in first_said(tab)
    listed(tab).setCurrentRow(len(said(tab)) - 1)
    press(tab, "Se över igen")
    qtbot.waitUntil(lambda: "”ökade”" in first_said(tab))
    assert stand.undo() is not None
    qtbot.waitUntil(lambda: "”ökade”" not in first_said(tab))


def test_a_table_that_is_missing_is_led_to(qtbot: QtBot, tab: RecommendationsTab) -> None:
    text = add_to(tab, "nulage", "\n{tabell lots 1999}")
    qtbot.waitUntil(lambda: "{tabell lots 1999}: underlaget finns inte i arbetsboken." in said(tab))
    step(tab, "next-finding")
    assert text.textCursor().selectedText() == "\ufffc"
    tab.commit_pending()
    assert "{tabell lots 1999}: underlaget finns inte i arbetsboken." in said(tab)


def test_a_figure_that_is_changed_is_seen_at_once(qtbot: QtBot, tab: RecommendationsTab, stand: TabStand) -> None:
    qtbot.waitUntil(lambda: "skrivna för hand" in " ".join(said(tab)))
    stand.services.submit(_other_figures)
    qtbot.waitUntil(lambda: any("Här står 108." in each for each in said(tab)))


def _other_figures(workspace: Workspace) -> Changes:
    figures = {(Sex.ALLA, "sjukpenning"): 110}
    return record_benefit_years(workspace, area="2401", period=parse_period("2021"), figures=figures)


def test_nothing_to_look_over_is_said(qtbot: QtBot, tab: RecommendationsTab, stand: TabStand) -> None:
    panel_ = tab.findChild(ReviewPanel)
    assert panel_ is not None
    panel_.show_recommendation(None)
    assert said(tab) == []
    panel_.step(1)
    assert stand.said[-1] == "Inget att se över."


def test_what_is_passed_on_the_way_to_another_is_not_read(
    qtbot: QtBot, tab: RecommendationsTab, stand: TabStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: "siffror är skrivna för hand" in " ".join(said(tab)))
    monkeypatch.setattr(panel, "PAUSE_MS", 300)
    begun: list[str] = []
    stand.services.jobs.started.connect(lambda job: begun.append(job.title))
    written = stored.recommendations(stand.services.workspace, 2022)
    for each in sorted(written, key=lambda each: each.areas == ("2401",)):
        tab.show_thing(each.id)
    assert len(written) > 1
    assert "Ser över texten" not in begun
    qtbot.waitUntil(lambda: begun.count("Ser över texten") == 1)
