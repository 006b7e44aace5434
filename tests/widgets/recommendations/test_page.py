"""Drafting recommendations: on the templates in use, stored as each field is left, nothing lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.recommendations import queries as stored
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts import self_saving
from widgets.recommendations.page import RecommendationsTab
from widgets.tab.contract import Place

GROUP = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
WHO = "samverkanskoordinator Umeåregionen"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "umea.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401", "2404"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand) -> RecommendationsTab:
    shown = stand.show(RecommendationsTab, Place(GROUP, parse_period("2022")))
    assert isinstance(shown, RecommendationsTab)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    return shown


def start_on(tab: RecommendationsTab, template: str) -> None:
    new = tab.findChild(QPushButton, "new-recommendation")
    assert new is not None
    menu = new.menu()
    next(action for action in menu.actions() if action.text() == template).trigger()


def field(tab: QWidget, key: str) -> QLineEdit | QPlainTextEdit:
    found = next(w for w in tab.findChildren(QWidget, f"field-{key}") if w.isVisibleTo(tab))
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def shown_text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def write(tab: QWidget, key: str, text: str) -> None:
    target = field(tab, key)
    target.setFocus()
    target.selectAll()
    type_text(target, text)
    QTest.keyClick(target, Qt.Key.Key_Tab)


def the_only(workspace: Workspace) -> object:
    (only,) = stored.recommendations(workspace, 2022)
    return only


def test_an_empty_year_offers_the_first_step(tab: RecommendationsTab, workspace: Workspace) -> None:
    first_step = tab.first_focus()
    assert isinstance(first_step, QPushButton)
    first_step.click()
    assert [each.title for each in stored.recommendations(workspace, 2022)] == ["Ny rekommendation"]
    assert QApplication.focusWidget() is field(tab, "title")


def test_every_field_of_the_initiative_template_is_stored_as_it_is_left(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Initiativmall")
    texts = {
        "bakgrund": "Andelen sjukskrivna arbetslösa ökar.",
        "aktiviteter": "Gemensam kartläggning",
        "mal": "Tidigare insatser",
        "indikatorer": "Dagar till kartläggning: 212, mål 120",
        "sammankallande": "Försäkringskassan",
        "ansvar": "Regionen, Försäkringskassan",
        "godkand_av": "Arbetsförmedlingen, Regionen",
        "startdatum": "2022-05-01",
        "slutdatum": "2022-12-31",
        "avstamning": "2022-10-31",
    }
    write(tab, "title", "Sjukskrivna arbetslösa")
    for key, text in texts.items():
        write(tab, key, text)
    (written,) = stored.recommendations(workspace, 2022)
    assert written.title == "Sjukskrivna arbetslösa"
    assert dict(written.texts) == texts
    assert written.template.name == "Initiativmall"


def test_an_end_before_the_start_stays_in_the_field_with_its_reason(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Initiativmall")
    write(tab, "startdatum", "2022-05-01")
    write(tab, "slutdatum", "2022-04-01")
    (written,) = stored.recommendations(workspace, 2022)
    assert "slutdatum" not in written.texts
    assert field(tab, "slutdatum").property("fault") == "true"
    assert "före startdatum" in field(tab, "slutdatum").accessibleDescription()
    write(tab, "slutdatum", "2022-06-01")
    (written,) = stored.recommendations(workspace, 2022)
    assert written.texts["slutdatum"] == "2022-06-01"
    assert field(tab, "slutdatum").property("fault") == "false"


def test_a_date_is_read_in_other_forms_when_its_field_is_left_and_a_note_alone_will_do(
    tab: RecommendationsTab, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_saving, "SAVE_AFTER_MS", 20)
    start_on(tab, "Initiativmall")
    start = field(tab, "startdatum")
    start.setFocus()
    type_text(start, "1 maj 20")
    QTest.qWait(80)
    assert stored.recommendations(workspace, 2022)[0].texts == {}
    assert shown_text(start) == "1 maj 20"
    type_text(start, "22, preliminärt")
    QTest.keyClick(start, Qt.Key.Key_Tab)
    write(tab, "slutdatum", "Redan pågående")
    (written,) = stored.recommendations(workspace, 2022)
    assert written.texts == {"startdatum": "2022-05-01, preliminärt", "slutdatum": "Redan pågående"}
    assert shown_text(start) == "2022-05-01, preliminärt"
    write(tab, "avstamning", "31 maj")
    assert "skriv också året" in field(tab, "avstamning").accessibleDescription()


def test_a_personal_number_is_marked_as_it_is_typed_and_never_stored(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Underlagsmall")
    write(tab, "nulage", "Ringde om 701063-2391 i går")
    assert "nulage" not in stored.recommendations(workspace, 2022)[0].texts
    assert field(tab, "nulage").property("fault") == "true"
    assert b"701063" not in workspace.path.read_bytes()
    write(tab, "nulage", "Ringde i går")
    assert stored.recommendations(workspace, 2022)[0].texts["nulage"] == "Ringde i går"


def test_a_text_that_could_not_be_stored_is_there_when_one_comes_back(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Underlagsmall")
    write(tab, "title", "Den första")
    write(tab, "nulage", "Gäller 701063-2391")
    start_on(tab, "Kortmall")
    write(tab, "title", "Den andra")
    listing = tab.first_focus()
    QTest.keyClick(listing, Qt.Key.Key_Up)
    assert field(tab, "title").text() == "Den första"  # type: ignore[union-attr]
    assert field(tab, "nulage").property("fault") == "true"


def test_one_step_back_takes_back_one_field(tab: RecommendationsTab, stand: TabStand, workspace: Workspace) -> None:
    start_on(tab, "Underlagsmall")
    write(tab, "rekommendation", "Inrätta en lots")
    write(tab, "nulage", "19 ärenden")
    stand.undo()
    assert dict(stored.recommendations(workspace, 2022)[0].texts) == {"rekommendation": "Inrätta en lots"}
    nulage = field(tab, "nulage")
    assert isinstance(nulage, QPlainTextEdit)
    assert nulage.toPlainText() == ""


def test_what_is_removed_comes_back_with_its_texts(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    start_on(tab, "Underlagsmall")
    write(tab, "rekommendation", "Inrätta en lots")
    before = stored.recommendations(workspace, 2022)
    next(action for action in tab.actions_offered() if action.key == "remove-recommendation").run()
    assert stored.recommendations(workspace, 2022) == ()
    stand.undo()
    assert stored.recommendations(workspace, 2022) == before


def test_the_order_is_changed_by_keyboard(tab: RecommendationsTab, workspace: Workspace) -> None:
    for title in ("Ett", "Två", "Tre"):
        start_on(tab, "Kortmall")
        write(tab, "title", title)
    next(action for action in tab.actions_offered() if action.key == "move-up").run()
    assert [each.title for each in stored.recommendations(workspace, 2022)] == ["Ett", "Tre", "Två"]


def test_a_narrow_window_and_back_leaves_the_draft_its_width(tab: RecommendationsTab) -> None:
    start_on(tab, "Initiativmall")
    columns = tab.findChild(QSplitter)
    assert columns is not None
    tab.resize(1366, 700)
    QApplication.processEvents()
    before = columns.sizes()
    tab.resize(700, 700)
    QApplication.processEvents()
    tab.resize(1366, 700)
    QApplication.processEvents()
    after = columns.sizes()
    assert len(after) == 3
    assert all(abs(one - other) <= 40 for one, other in zip(before, after, strict=True)), (before, after)


def test_another_recommendation_is_shown_from_its_top(tab: RecommendationsTab) -> None:
    start_on(tab, "Initiativmall")
    tab.resize(1024, 400)
    QApplication.processEvents()
    form = next(each for each in tab.findChildren(QScrollArea) if each.isAncestorOf(field(tab, "title")))
    bar = form.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    start_on(tab, "Initiativmall")
    QApplication.processEvents()
    assert bar.value() == 0


def test_any_template_has_fields_for_responsibility_and_time(tab: RecommendationsTab, workspace: Workspace) -> None:
    start_on(tab, "Kortmall")
    write(tab, "ansvarig", "Regionen")
    write(tab, "startdatum", "2022-05-01")
    write(tab, "slutdatum", "2022-04-01")
    assert "före startdatum" in field(tab, "slutdatum").accessibleDescription()
    write(tab, "styrka", "Svagt: få ärenden.")
    (written,) = stored.recommendations(workspace, 2022)
    assert written.texts == {"ansvarig": "Regionen", "startdatum": "2022-05-01", "styrka": "Svagt: få ärenden."}
    assert written.responsible == "Regionen"


def test_that_there_are_no_indicators_is_chosen_and_the_reason_written_after(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Kortmall")
    choice = tab.findChild(QPushButton, "no-indicators")
    assert choice is not None
    assert choice.isVisibleTo(tab)
    choice.click()
    assert QApplication.focusWidget() is field(tab, "indikatorer")
    type_text(field(tab, "indikatorer"), " ärendena är för få.")
    QTest.keyClick(field(tab, "indikatorer"), Qt.Key.Key_Tab)
    (written,) = stored.recommendations(workspace, 2022)
    assert written.texts["indikatorer"] == "Inga indikatorer, därför att ärendena är för få."
    choice = tab.findChild(QPushButton, "no-indicators")
    assert choice is not None
    assert not choice.isVisibleTo(tab)


def test_a_space_at_the_end_waits_for_the_words_that_come_when_one_has_looked_at_something_else(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    start_on(tab, "Initiativmall")
    theme = tab.findChild(QComboBox, "theme")
    assert theme is not None
    line = theme.lineEdit()
    for place in (field(tab, "title"), field(tab, "bakgrund"), field(tab, "ansvar"), line):
        assert place is not None
        place.setFocus()
        place.selectAll()
        type_text(place, "mer ")
        place.clearFocus()
        place.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        type_text(place, "text")
        tab.commit_pending()
    (written,) = stored.recommendations(workspace, 2022)
    said = (written.title, written.text("bakgrund"), written.text("ansvar"), written.theme)
    assert said == ("mer text",) * 4
