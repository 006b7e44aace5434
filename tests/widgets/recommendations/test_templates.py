"""Templates of the group's own: written in the dialog, shared as a file, followed by what is written on them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.recommendations.recommendation import FieldKind, Template, TemplateField
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.recommendations import queries as stored
from storage.recommendations.recording import add_recommendation, write_recommendation_text
from storage.recommendations.templates import save_template
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts.grid_text import GridText
from widgets.recommendations.page import RecommendationsTab
from widgets.recommendations.templates_dialog import TemplatesDialog
from widgets.tab.contract import Place

GROUP = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
WHO = "samverkanskoordinator Umeåregionen"
OWN = Template(
    "",
    "Gruppens mall",
    (TemplateField("", "Nuläge"), TemplateField("", "Kostnad", FieldKind.TABLE, columns=("Post", "Kronor"))),
)


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
def dialog(qtbot: QtBot, stand: TabStand) -> TemplatesDialog:
    shown = TemplatesDialog(stand.services)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def show_tab(qtbot: QtBot, stand: TabStand) -> Callable[[], RecommendationsTab]:
    def shown() -> RecommendationsTab:
        tab = stand.show(RecommendationsTab, Place(GROUP, parse_period("2022")))
        assert isinstance(tab, RecommendationsTab)
        qtbot.addWidget(tab)
        qtbot.waitExposed(tab)
        return tab

    return shown


def press(dialog: QWidget, words: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()


def listed(dialog: TemplatesDialog) -> list[str]:
    return [dialog.listed.item(row).text() for row in range(dialog.listed.count())]


def test_a_template_is_written_from_nothing_and_begun_on(
    dialog: TemplatesDialog, workspace: Workspace, show_tab: Callable[[], RecommendationsTab]
) -> None:
    press(dialog, "Ny tom mall")
    type_text(dialog.form.name, "Kostnadsmall")
    press(dialog, "Lägg till fält")
    type_text(dialog.form.label, "Kostnad")
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(FieldKind.TABLE))
    dialog.form.kind.activated.emit(dialog.form.kind.currentIndex())
    press(dialog, "Spara")
    assert "minst en kolumn" in dialog.problem
    assert len(stored.latest_templates(workspace)) == 3
    dialog.form.columns.setFocus()
    type_text(dialog.form.columns, "Post, Kronor")
    dialog.form.required.click()
    press(dialog, "Spara")
    assert dialog.problem == ""
    kept = stored.latest_templates(workspace)[-1]
    assert kept.name == "Kostnadsmall"
    assert kept.fields == (
        TemplateField("kostnad", "Kostnad", FieldKind.TABLE, required=False, columns=("Post", "Kronor")),
    )
    assert listed(dialog)[-1] == "Kostnadsmall, version 1"
    tab = show_tab()
    tab.start_on(kept)
    grid = tab.findChild(GridText, "field-kostnad")
    assert grid is not None
    grid.setFocus()
    QApplication.clipboard().setText("Lön\t400 000\nLokal\t20 000")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    grid.item(0, 1).setText("410 000")
    tab.commit_pending()
    assert stored.recommendations(workspace, 2022)[0].texts == {"kostnad": "Lön | 410 000\nLokal | 20 000"}
    assert grid.rowCount() == 3
    grid.setCurrentCell(1, 1)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    tab.commit_pending()
    assert stored.recommendations(workspace, 2022)[0].texts == {"kostnad": "Lön | 410 000\nLokal |"}


def test_one_that_is_written_on_gets_a_new_version_and_the_recommendation_follows_when_it_is_told_to(
    dialog: TemplatesDialog, stand: TabStand, workspace: Workspace, show_tab: Callable[[], RecommendationsTab]
) -> None:
    key, _ = save_template(workspace, OWN)
    made, _ = add_recommendation(workspace, year=2022, template=key, title="Ett")
    write_recommendation_text(workspace, recommendation=made, field="nulage", text="19 ärenden")
    first = stored.latest_templates(workspace)[-1]
    save_template(workspace, replace(first, fields=(*first.fields[1:], TemplateField("", "Mål"))))
    tab = show_tab()
    newer = tab.findChild(QPushButton, "newer-template")
    assert newer is not None
    assert newer.text() == "Följ version 2 av mallen …"
    newer.click()
    assert "inget fält för ”Nuläge”" in stand.dialogs.asked[-1]
    assert stored.recommendation(workspace, made).template == first
    stand.dialogs.answers.append(True)
    newer.click()
    after = stored.recommendation(workspace, made)
    assert after.template.version == 2
    assert after.texts == {"nulage": "19 ärenden"}
    left = tab.findChild(QLabel, "left-nulage")
    assert left is not None
    assert left.isVisible()
    assert left.text() == "19 ärenden"
    assert not newer.isVisible()
    press(tab, "Ta bort texten")
    assert stored.recommendation(workspace, made).texts == {}
    assert not tab.findChild(QWidget, "left-texts").isVisible()
    stand.undo()
    stand.undo()
    assert stored.recommendation(workspace, made).template == first
    assert newer.isVisible()


def test_fields_are_ordered_and_taken_away_and_what_is_not_saved_is_asked_about(
    dialog: TemplatesDialog, stand: TabStand, workspace: Workspace
) -> None:
    before = stored.latest_templates(workspace)
    dialog.form.fields.setFocus()
    QTest.keyClick(dialog.form.fields, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [field.key for field in dialog.form.template.fields][:2] == ["problemformulering", "rekommendation"]
    dialog.listed.setCurrentRow(1)
    assert "är inte sparad" in stand.dialogs.asked[-1]
    assert dialog.listed.currentRow() == 0
    dialog.close()
    assert dialog.isVisible()
    press(dialog, "Ta bort fält")
    press(dialog, "Spara")
    kept = stored.latest_templates(workspace)[0]
    assert [field.key for field in kept.fields] == [
        field.key for field in before[0].fields if field.key != "rekommendation"
    ]
    stand.undo()
    assert stored.latest_templates(workspace) == before
    dialog.close()
    assert not dialog.isVisible()


def test_a_known_field_keeps_its_key_so_that_days_are_held_against_one_another(dialog: TemplatesDialog) -> None:
    dialog.listed.setCurrentRow(2)
    known = dialog.form.known
    known.setCurrentIndex(known.findText("Slutdatum"))
    known.activated.emit(known.currentIndex())
    assert dialog.form.template.fields[-1].key == "slutdatum"
    press(dialog, "Spara")


def test_two_groups_share_a_template_as_a_file(
    dialog: TemplatesDialog, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "mall.json"
    dialog.listed.setCurrentRow(1)
    stand.dialogs.answers.append(file)
    press(dialog, "Exportera mallen …")
    assert json.loads(file.read_text("utf-8"))["namn"] == "Initiativmall"
    stand.dialogs.answers.append(file)
    press(dialog, "Läs in en mall …")
    assert len(stored.latest_templates(workspace)) == 3, "looked at first"
    press(dialog, "Spara")
    assert [each.base for each in stored.latest_templates(workspace)][-1] == "initiativmall_2"
    assert stored.latest_templates(workspace)[-1].fields == stored.latest_templates(workspace)[1].fields
    for content in (b"PK\x03\x04\xff", b"{}", b"x" * 1_000_001):
        file.write_bytes(content)
        stand.dialogs.answers.append(file)
        press(dialog, "Läs in en mall …")
        assert "Välj en" in dialog.problem
    stand.dialogs.answers.append(tmp_path / "finns-inte.json")
    press(dialog, "Läs in en mall …")
    assert "finns-inte.json" in dialog.problem
    stand.dialogs.answers.append(tmp_path / "ingen" / "mall.json")
    press(dialog, "Exportera mallen …")
    assert "mall.json" in dialog.problem


def test_one_that_is_no_longer_offered_is_not_begun_on(
    dialog: TemplatesDialog, workspace: Workspace, show_tab: Callable[[], RecommendationsTab]
) -> None:
    press(dialog, "Sluta erbjuda")
    assert listed(dialog)[0] == "Underlagsmall, version 1 (erbjuds inte)"
    tab = show_tab()
    new = tab.findChild(QPushButton, "new-recommendation")
    assert new is not None
    assert [action.text() for action in new.menu().actions()] == ["Initiativmall", "Kortmall", "", "Mallar …"]
    press(dialog, "Erbjud igen")
    assert new.menu().actions()[0].text() == "Underlagsmall"
    assert len(stored.templates(workspace)) == 3
