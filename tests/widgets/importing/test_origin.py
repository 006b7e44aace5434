"""The preview asks where the figures of an own file come from, and knows it the next time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from domain.ground.period import parse_period
from domain.hiding.indicators import public_table
from storage.benefits.ranks import rank_source
from storage.file.workspace import Workspace
from storage.indicators.queries import indicator_table
from support.qt_typing import type_text
from support.scb_table import Form, scb_table, write_scb
from support.tidy_files import DATA, INDICATOR_HEADER, RANK_HEADER, write_lines
from widgets.importing.flow import Stage

WHO = "samverkanskoordinator Umeåregionen"
OWN = f"egen uppgift, {WHO}"


def ranks(path: Path, rank: int = 183) -> Path:
    return write_lines(path, RANK_HEADER, f"2401,Nordmaling,2021,total,{rank},218,290")


def persons(path: Path, *figures: int, source: str = "") -> Path:
    rows = (f"KAA,2401,2025,alla,{age} år,{count},personer,{source}" for age, count in enumerate(figures, start=16))
    return write_lines(path, INDICATOR_HEADER, *rows)


def said_source(workspace: Workspace) -> tuple[str, str]:
    source = rank_source(workspace, "2401", 2021)
    assert source is not None
    return source.publisher, source.title


def write(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)


def origin(here):  # type: ignore[no-untyped-def]
    return here.dialog.preview.origin


def test_source_and_publisher_are_asked_for_by_name_and_stand_under_the_figures(
    opened, workspace: Workspace, tmp_path: Path
) -> None:
    here = opened(ranks(tmp_path / "hemlig.csv"))
    asked = origin(here)
    assert [asked.title.accessibleName(), asked.publisher.accessibleName()] == [
        "Källa: vad uppgifterna heter",
        "Utgivare, eller funktion som har räknat",
    ]
    assert f"Källa: {OWN}" in here.said
    write(asked.title, "Lägesbild 2021")
    QTest.keyClick(asked.title, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.publisher
    write(asked.publisher, "Umeåregionen")
    assert "Källa: Umeåregionen, Lägesbild 2021" in asked.title.accessibleDescription()
    here.button("take-in").setFocus()
    here.take_in()
    here.settle()
    assert said_source(workspace) == ("Umeåregionen", "Lägesbild 2021")


def test_the_next_file_of_the_kind_has_them_filled_in(opened, workspace: Workspace, tmp_path: Path) -> None:
    first = opened(ranks(tmp_path / "a.csv"))
    write(origin(first).title, "Lägesbild 2021")
    write(origin(first).publisher, "Umeåregionen")
    first.button("take-in").setFocus()
    first.take_in()
    first.settle()
    later = opened(ranks(tmp_path / "b.csv", 184))
    assert (origin(later).title.text(), origin(later).publisher.text()) == ("Lägesbild 2021", "Umeåregionen")
    later.take_in()
    later.settle()
    assert said_source(workspace) == ("Umeåregionen", "Lägesbild 2021")


def test_without_an_answer_it_is_who_imports(opened, workspace: Workspace, tmp_path: Path) -> None:
    here = opened(ranks(tmp_path / "hemlig.csv"))
    here.take_in()
    here.settle()
    assert said_source(workspace) == ("", OWN)


@pytest.mark.parametrize(("wrong", "why"), [("hemlig.csv", "är ett filnamn"), ("701063-2391", "personnummer")])
def test_a_wrong_answer_is_told_where_it_stands_and_can_be_mended(
    opened, workspace: Workspace, tmp_path: Path, wrong: str, why: str
) -> None:
    here = opened(ranks(tmp_path / "hemlig.csv"))
    asked = origin(here)
    write(asked.title, wrong)
    assert why in asked.text
    assert why in asked.title.accessibleDescription()
    assert QApplication.focusWidget() is asked.title
    assert not here.button("take-in").isEnabled()
    assert here.dialog.files.item(0, 2).text() == "Källan måste rättas"
    write(asked.title, "")
    assert here.button("take-in").isEnabled()
    assert asked.text.startswith("Så står det under tabeller")


def test_another_file_does_not_wait_for_a_better_answer(opened, workspace: Workspace, tmp_path: Path) -> None:
    here = opened(DATA / "published-equivalents.csv", ranks(tmp_path / "hemlig.csv"))
    here.dialog.files.selectRow(1)
    write(origin(here).title, "hemlig.csv")
    assert here.button("take-in").text() == "Läs in"
    here.dialog.files.selectRow(0)
    assert origin(here).isHidden()
    here.button("take-in").setFocus()
    here.take_in()
    here.settle()
    assert here.stages == [Stage.TAKEN, Stage.READY]
    here.dialog.files.selectRow(1)
    assert origin(here).title.text() == "hemlig.csv"


def test_what_was_answered_stays_when_the_file_is_mended(opened, tmp_path: Path) -> None:
    path = ranks(tmp_path / "a.csv")
    here = opened(path)
    write(origin(here).publisher, "Umeåregionen")
    here.dialog.add([ranks(path, 184)])
    here.settle()
    assert origin(here).publisher.text() == "Umeåregionen"


def test_a_file_that_names_its_sources_and_a_table_of_scbs_are_not_asked_about(opened, tmp_path: Path) -> None:
    here = opened(DATA / "published-equivalents.csv")
    assert origin(here).isHidden()
    assert "Källa: regional deck 2021" in here.said
    table = opened(write_scb(scb_table(areas=["2401"], months=2), tmp_path / "tabell.json", Form.JSON_STAT))
    assert origin(table).isHidden()


def hidden(workspace: Workspace) -> bool:
    table = public_table(indicator_table(workspace, "KAA", "2401", parse_period("2025")), 5)
    return 3 not in table.values.values()


@pytest.mark.parametrize(
    ("publisher", "tick", "small_are_hidden"),
    [("", False, True), ("", True, False), ("SCB", False, False), ("SCB", True, True)],
)
def test_counts_are_the_groups_own_unless_the_publisher_or_the_user_says_otherwise(
    opened, workspace: Workspace, tmp_path: Path, publisher: str, tick: bool, small_are_hidden: bool
) -> None:
    here = opened(persons(tmp_path / "kaa.csv", 3, 2, 40))
    asked = origin(here)
    assert "Gruppen räknas ha samlat in ”KAA”" in here.said
    write(asked.publisher, publisher)
    if tick:
        asked.official.setFocus()
        QTest.keyClick(asked.official, Qt.Key.Key_Space)
    assert asked.official.isChecked() is not small_are_hidden
    assert ("Gruppen räknas ha samlat in" in here.said) is small_are_hidden
    here.button("take-in").setFocus()
    here.take_in()
    here.settle()
    assert hidden(workspace) is small_are_hidden


def test_counts_with_sources_of_their_own_are_asked_about_all_the_same(opened, tmp_path: Path) -> None:
    here = opened(persons(tmp_path / "kaa.csv", 3, 2, source="Skolverket"))
    assert origin(here).title.isHidden()
    assert origin(here).official.isChecked()


def test_a_wrong_source_is_mended_by_the_same_file(opened, workspace: Workspace, tmp_path: Path) -> None:
    path = ranks(tmp_path / "a.csv")
    first = opened(path)
    write(origin(first).title, "Lägesbild 2012")
    first.button("take-in").setFocus()
    first.take_in()
    first.settle()
    again = opened(path)
    assert again.stages == [Stage.NOTHING_NEW]
    assert origin(again).title.text() == "Lägesbild 2012"
    assert "Är källan fel" in again.said
    write(origin(again).title, "Lägesbild 2021")
    assert again.stages == [Stage.READY]
    assert "En rad får en annan källa: ”Lägesbild 2021” i stället för ”Lägesbild 2012”" in heard(again)
    again.button("take-in").setFocus()
    again.take_in()
    again.settle()
    assert said_source(workspace) == ("", "Lägesbild 2021")


def heard(here) -> str:  # type: ignore[no-untyped-def]
    return "\n".join(item.text for item in here.dialog.preview.found.items_shown)


def test_of_several_files_each_ones_source_is_seen_and_can_be_mended(
    opened, workspace: Workspace, tmp_path: Path
) -> None:
    here = opened(DATA / "published-equivalents.csv", ranks(tmp_path / "hemlig.csv"))
    assert here.dialog.files.horizontalHeaderItem(3).text() == "Källa"
    seen = [here.dialog.files.item(row, 3).text() for row in range(2)]
    assert "regional deck 2021" in seen[0]
    assert seen[1] == OWN
    here.dialog.files.selectRow(1)
    write(origin(here).title, "Lägesbild 2021")
    assert here.dialog.files.item(1, 3).text() == "Lägesbild 2021"
    here.button("take-in").setFocus()
    here.take_in()
    here.settle()
    assert said_source(workspace) == ("", "Lägesbild 2021")


def test_what_happens_with_the_older_figures_of_an_indicator_is_said(opened, tmp_path: Path) -> None:
    def taken(name: str, *figures: int, official: bool) -> str:
        here = opened(persons(tmp_path / name, *figures))
        box = origin(here).official
        if box.isChecked() is not official:
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_Space)
        said = here.said
        here.button("take-in").setFocus()
        here.take_in()
        here.settle()
        return str(said)

    assert "sedan tidigare" not in taken("a.csv", 3, official=True)
    assert "Det gäller också de siffror för ”KAA” som redan finns" in taken("b.csv", 3, 2, official=False)
    assert "”KAA” är sedan tidigare gruppens egen uppgift" in taken("c.csv", 3, 2, 9, official=True)
