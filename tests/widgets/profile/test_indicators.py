"""Following figures beside the profile: defined, typed in, pasted from Excel, seen over time and beside others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Value
from domain.importing.tidy import IndicatorRow, Indicators
from domain.indicators.indicator import WHOLE, Indicator
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.indicators.queries import indicator_table, indicators
from storage.indicators.recording import define_indicator, record_indicator_values, set_indicator_source
from support.house import import_rows
from support.qt_typing import type_text
from support.tab_stand import TabStand
from support.tidy_files import PERSONAL_NUMBER
from support.view_page import page_of
from widgets.charts import ChartWithTable
from widgets.indicators import IndicatorsView
from widgets.indicators.definition import IndicatorDialog
from widgets.indicators.sheet import grid_key
from widgets.parts import CheckList, EmptyState, TextLabel
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place

WHO = "samverkanskoordinator Tierp"
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
YEAR = parse_period("2015")
K, M, A = Sex.KVINNA, Sex.MAN, Sex.ALLA
KAA = Indicator(
    "", "KAA", "ungdomar", "Unga utanför skolan.", categories=("16", "17"), sexes_add=True, categories_add=True
)


Page = page_of(IndicatorsView)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "uppland.lagesbild"
    create_workspace(path, name="Norra Uppland", members=["0360", "0319", "0331"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


def define(ws: Workspace, **more: object) -> None:
    define_indicator(ws, indicator=replace(KAA, **more))  # type: ignore[arg-type]


def fill(ws: Workspace, values: dict[tuple[Sex, str], Value | None], area: Area = TIERP, period: Period = YEAR) -> None:
    record_indicator_values(ws, indicator="KAA", area=area.code, period=period, values=values)


def open_page(qtbot: QtBot, stand: TabStand, area: Area = TIERP, period: Period | None = YEAR) -> Page:
    page = stand.show(Page, Place(area, period=period))
    assert isinstance(page, Page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        pass
    page.view.first_focus().setFocus()
    return page


def grid_of(page: Page) -> FigureGrid:
    grid = page.findChild(FigureGrid, "indicator-sheet")
    assert grid is not None
    return grid


def cell(page: Page, key: tuple[str, str]) -> str:
    sheet = grid_of(page).grid_model.sheet
    at = sheet.position_of(key)
    assert at is not None
    return sheet.face(at).text


def heard(page: Page, key: tuple[str, str]) -> str:
    model = grid_of(page).grid_model
    at = model.sheet.position_of(key)
    assert at is not None
    return str(model.index(*at).data(Qt.ItemDataRole.AccessibleTextRole))


def enter(page: Page, key: tuple[str, str], text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    grid_of(page).go_to(key)
    for letter in text:
        type_text(QApplication.focusWidget() or grid_of(page), letter)
    QTest.keyClick(QApplication.focusWidget() or grid_of(page), end)


def checks(page: Page) -> list[str]:
    listed = page.findChild(CheckList)
    assert listed is not None
    return [item.text for item in listed.items_shown]


def seen(page: Page) -> str:
    return " ".join(label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page))


def choose(page: Page, box: str, text: str) -> None:
    found = page.findChild(QComboBox, box)
    assert found is not None
    at = found.findText(text)
    assert at >= 0
    found.setCurrentIndex(at)
    found.activated.emit(at)


def source_field(page: Page, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def chart_table(page: Page) -> list[list[str]]:
    chart = page.findChild(ChartWithTable)
    assert chart is not None
    show = next(each for each in chart.findChildren(QPushButton) if each.text() == "Visa tabell")
    show.click()
    sheet = chart.table.grid_model.sheet
    rows, columns = len(sheet.content.rows), len(sheet.content.columns)
    table = [
        [sheet.content.rows[row].label, *(sheet.face((row, column)).text for column in range(columns))]
        for row in range(rows)
    ]
    show.click()
    return table


def dialog_of(qtbot: QtBot) -> IndicatorDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, IndicatorDialog) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def close(dialog: IndicatorDialog) -> None:
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_empty_page_says_what_belongs_there_and_offers_to_define(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    page = open_page(qtbot, stand)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.accessibleName() == "Inga indikatorer ännu."
    assert page.view.first_focus() is empty.button
    empty.button.click()
    dialog = dialog_of(qtbot)
    assert dialog.focusWidget() is dialog.name
    dialog.accept()
    assert dialog.problem == "Ge indikatorn ett namn. Skriv vilken enhet siffrorna har, till exempel personer."
    dialog.name.setText("Unga i KAA")
    dialog.unit.setCurrentText("ungdomar")
    dialog.categories.setPlainText("16\n 17 \n\n")
    dialog.sexes_add.setChecked(True)
    dialog.categories_add.setChecked(True)
    assert dialog.counted.isChecked()
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (made,) = indicators(workspace)
    assert made == Indicator("Unga i KAA", "Unga i KAA", "ungdomar", "", 0, True, ("16", "17"), True, True, True)
    assert grid_of(page).accessibleName() == "Unga i KAA, Tierp 2015"
    stand.undo()
    assert indicators(workspace) == ()
    assert empty.isVisibleTo(page)


def test_figures_are_typed_with_live_sums_and_a_difference_is_told_in_words(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    define(workspace)
    page = open_page(qtbot, stand)
    enter(page, grid_key(K, "16"), "3", Qt.Key.Key_Tab)
    assert cell(page, ("rad:16", "summa")) == "minst 3"
    enter(page, grid_key(M, "16"), "4", Qt.Key.Key_Tab)
    assert cell(page, ("rad:16", "summa")) == "7"
    enter(page, grid_key(A, "16"), "8")
    said = "16: könen blir 7, men alla är 8."
    assert checks(page) == [said]
    assert said in heard(page, grid_key(A, "16"))
    assert said in heard(page, ("rad:16", "summa"))
    assert indicator_table(workspace, "KAA", "0360", YEAR).stored(A, "16") == 8
    enter(page, grid_key(A, "16"), "7")
    assert checks(page) == []
    stand.undo()
    assert checks(page) == [said]
    enter(page, grid_key(A, "16"), "")
    grid_of(page).go_to(grid_key(A, "16"))
    QTest.keyClick(grid_of(page), Qt.Key.Key_Delete)
    assert (A, "16") not in indicator_table(workspace, "KAA", "0360", YEAR).values


@pytest.mark.parametrize(("answer", "meant"), [(0, "0"), (1, "–")])
def test_a_block_from_excel_asks_once_what_a_dash_means(
    qtbot: QtBot, stand: TabStand, workspace: Workspace, answer: int, meant: str
) -> None:
    define(workspace)
    page = open_page(qtbot, stand)
    stand.dialogs.answers = [answer]
    QApplication.clipboard().setText("3\t4\t7\n-\t5\t5\n3\t9\t12\n")
    grid_of(page).go_to(grid_key(K, "16"))
    grid_of(page).paste()
    assert len(stand.dialogs.asked) == 1
    assert cell(page, grid_key(K, "17")) == meant
    assert checks(page) == []
    stored = indicator_table(workspace, "KAA", "0360", YEAR)
    assert [stored.stored(sex) for sex in (K, M, A)] == [3, 9, 12]
    stand.undo()
    assert not indicator_table(workspace, "KAA", "0360", YEAR).has_figures


def test_shares_are_typed_with_or_without_their_sign(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define_indicator(workspace, indicator=Indicator("", "KAA", "procent", decimals=1))
    page = open_page(qtbot, stand)
    enter(page, grid_key(K, WHOLE), "13,3 %")
    assert cell(page, grid_key(K, WHOLE)) == "13,3\u00a0%"


def test_the_source_is_written_under_the_sheet(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    page = open_page(qtbot, stand)
    title, day = source_field(page, "source-title"), source_field(page, "source-date")
    assert not title.isVisibleTo(page)
    enter(page, grid_key(K, "16"), "3")
    assert title.isVisibleTo(page)
    title.setText("Elevregistret")
    title.editingFinished.emit()
    day.setText("2015-10-32")
    day.editingFinished.emit()
    assert "”2015-10-32” är inget datum" in seen(page)
    assert len(page.view.unsaved()) == 1
    day.setText("2015-10-15")
    page.commit_pending()
    assert len(page.view.unsaved()) == 0
    source = indicator_table(workspace, "KAA", "0360", YEAR).source
    assert source is not None
    assert (source.title, source.reference_date) == ("Elevregistret", date(2015, 10, 15))
    title.setText(f"Samtal med {PERSONAL_NUMBER}")
    title.editingFinished.emit()
    assert "personnummer" in seen(page)
    title.setText("")
    title.editingFinished.emit()
    assert "Skriv vad källan heter." in seen(page)
    source = indicator_table(workspace, "KAA", "0360", YEAR).source
    assert source is not None
    assert source.title == "Elevregistret"


def test_an_indicator_is_renamed_and_its_figures_follow(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    fill(workspace, {(K, "16"): 3, (M, "16"): 4})
    page = open_page(qtbot, stand)
    page.view.edit()
    dialog = dialog_of(qtbot)
    dialog.name.setText("Aktivitetsansvar")
    dialog.categories.setPlainText("16 år\n17")
    assert any("Byter namn: ”16” → ”16 år”" in each.text() for each in dialog.findChildren(TextLabel))
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert grid_of(page).accessibleName() == "Aktivitetsansvar, Tierp 2015"
    assert cell(page, grid_key(K, "16 år")) == "3"
    page.view.edit()
    dialog = dialog_of(qtbot)
    dialog.categories.setPlainText("17")
    dialog.accept()
    assert dialog.problem.startswith("Det finns siffror för ”16 år”.")
    dialog.categories.setPlainText("16 år\n17\n18")
    assert any("Nya: 18." in each.text() for each in dialog.findChildren(TextLabel))
    close(dialog)


def test_what_has_figures_stays_until_they_are_removed(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    fill(workspace, {(K, "16"): 3})
    page = open_page(qtbot, stand)
    page.view.remove()
    assert "”KAA” används och är kvar" in stand.said[-1]
    page.view.remove_values()
    assert stand.said[-1] == "Siffrorna för Tierp 2015 är borttagna. Ctrl+Z ångrar."
    page.view.remove()
    assert indicators(workspace) == ()
    stand.undo()
    stand.undo()
    assert cell(page, grid_key(K, "16")) == "3"


def test_an_empty_period_says_where_there_are_figures(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    fill(workspace, {(K, "16"): 3}, period=parse_period("2014"))
    fill(workspace, {(K, "16"): 5}, HEBY)
    page = open_page(qtbot, stand)
    offered = [each for each in page.findChildren(QPushButton) if each.text() in ("2014", "Heby 2015")]
    assert [each.text() for each in offered if each.isVisibleTo(page)] == ["2014", "Heby 2015"]
    offered[0].click()
    assert stand.commands == ["tab profile"]
    assert "Diagrammet ritas när det finns siffror för perioden." in seen(page)
    assert [each.code for each in page.view.offered_periods(TIERP)] == ["2014"]


def test_the_chart_shows_the_period_then_time_then_areas(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    for year, more in (("2014", 0), ("2015", 1)):
        values: dict[tuple[Sex, str], Value | None] = {
            (K, "16"): 3 + more,
            (M, "16"): 4,
            (K, "17"): 5,
            (M, "17"): 6,
        }
        fill(workspace, values, period=parse_period(year))
    page = open_page(qtbot, stand)
    assert "KAA i Tierp 2015: 19 ungdomar, varav kvinnor 9 och män 10; högst i 17 (11)." in seen(page)
    assert "Staplarna uppifrån: Kvinnor, Män" in seen(page)
    assert chart_table(page) == [["16", "4", "4"], ["17", "5", "6"]]
    choose(page, "indicator-chart", "Över tid")
    assert chart_table(page) == [["2014", "8", "10", "18"], ["2015", "9", "10", "19"]]
    choose(page, "indicator-chart-category", "16")
    assert chart_table(page) == [["2014", "3", "4", "7"], ["2015", "4", "4", "8"]]
    choose(page, "indicator-chart", "Områden")
    assert "Minst två kommuner behöver siffror för 2015" in seen(page)
    fill(workspace, {(A, "16"): 12}, HEBY)
    page.view.show_place(TIERP, YEAR)
    assert chart_table(page) == [["Heby", "12"], ["Tierp", "8"]]
    assert "Norra Uppland: 20. Summan av Heby och Tierp. Uppgift saknas för Älvkarleby." in seen(page)
    choose(page, "indicator-chart-category", "Totalt")
    next(each for each in page.view.actions_offered() if each.key == "next-indicator-chart").run()
    assert "KAA i Tierp 2015: 19 ungdomar" in seen(page)


def test_the_groups_sum_is_read_and_changed_in_each_kommun(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    fill(workspace, {(K, "16"): 3})
    fill(workspace, {(K, "16"): 5}, HEBY)
    page = open_page(qtbot, stand, GROUP)
    assert cell(page, grid_key(K, "16")) == "8"
    assert "Siffrorna ändras i varje kommun." in seen(page)
    enter(page, grid_key(K, "16"), "9")
    assert cell(page, grid_key(K, "16")) == "8"
    page.view.remove_values()
    assert indicator_table(workspace, "KAA", "0360", YEAR).has_figures


def test_small_counts_of_the_groups_own_are_seen_here_and_hidden_in_what_is_copied(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    define(workspace, counted_by_group=True)
    fill(workspace, {(K, "16"): 2, (M, "16"): 11, (K, "17"): 20, (M, "17"): 30})
    page = open_page(qtbot, stand)
    assert cell(page, grid_key(K, "16")) == "2"
    assert "döljs i det som skrivs ut" in heard(page, grid_key(K, "16"))
    qtbot.waitUntil(lambda: "Små tal är dolda i diagrammet och dess tabell." in seen(page))
    assert chart_table(page) == [["16", "13"], ["17", "50"]]
    next(each for each in page.view.actions_offered() if each.key == "copy-indicator").run()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "KAA, Tierp 2015 (ungdomar)"
    assert lines[2].split("\t")[:2] == ["16", "dolt"]
    assert "2" not in lines[2].split("\t")
    grid = grid_of(page)
    grid.go_to(grid_key(K, "16"))
    grid.copy()
    assert QApplication.clipboard().text().strip() == "dolt"
    stand.dialogs.answers = ["styrelsens arbetsmöte"]
    copy = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "Kopiera tabellen")
    copy.menu().actions()[1].trigger()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[1] == "Internt: styrelsens arbetsmöte"
    assert lines[3] == "16\t2\t11\t13"


def test_official_figures_are_copied_whole_with_source_and_date(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    define(workspace)
    fill(workspace, {(K, "16"): 2, (M, "16"): 3})
    set_indicator_source(
        workspace, indicator="KAA", area="0360", period=YEAR, source=Source("Elevregistret", "", date(2015, 10, 15))
    )
    page = open_page(qtbot, stand)
    next(each for each in page.view.actions_offered() if each.key == "copy-indicator").run()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[2] == "16\t2\t3\t5"
    assert copied[-1].startswith("Källa: Elevregistret, avser 2015-10-15")
    assert stand.said[-1] == "Tabellen är kopierad."


def test_a_file_of_indicators_can_be_read_in_from_here(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    rows = (IndicatorRow(2, "Körkort", "0360", YEAR, A, "18", 26, "personer", "Trafikanalys"),)
    assert import_rows(workspace, Indicators(rows), file_name="k.csv", sha256="0" * 64).refused == ()
    define(workspace)
    page = open_page(qtbot, stand)
    assert grid_of(page).accessibleName() == "Körkort, Tierp 2015"
    choose(page, "indicator", "KAA (ungdomar)")
    assert grid_of(page).accessibleName() == "KAA, Tierp 2015"
    assert [column.label for column in grid_of(page).grid_model.sheet.content.columns][-1] == "Summa"
    new = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "Ny indikator")
    new.menu().actions()[1].trigger()
    assert stand.commands == ["import"]


def test_without_a_period_the_latest_figures_are_shown(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    define(workspace)
    page = open_page(qtbot, stand, TIERP, None)
    assert grid_of(page).accessibleName() == "KAA, Tierp 2025"
    fill(workspace, {(K, "16"): 3}, period=parse_period("2014"))
    page.view.show_place(TIERP, None)
    assert grid_of(page).accessibleName() == "KAA, Tierp 2014"


def test_a_workspace_opened_for_reading_shows_and_changes_nothing(qtbot: QtBot, theme: object, tmp_path: Path) -> None:
    path = tmp_path / "las.lagesbild"
    create_workspace(path, name="Norra Uppland", members=["0360"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        define(opened)
        fill(opened, {(K, "16"): 3})
    with open_workspace(path, who=WHO, read_only=True) as opened:
        stand = TabStand(opened)
        page = open_page(qtbot, stand)
        enter(page, grid_key(K, "16"), "4")
        assert cell(page, grid_key(K, "16")) == "3"
        assert "Arbetsboken är skrivskyddad." in seen(page)
        assert source_field(page, "source-title").isReadOnly()
        allowed = {each.key: each.enabled() for each in page.view.actions_offered()}
        assert allowed["copy-indicator"]
        assert not any(allowed[key] for key in ("new-indicator", "edit-indicator", "remove-indicator"))
        page.view.remove()
        page.view.remove_values()
        assert indicator_table(opened, "KAA", "0360", YEAR).has_figures


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_has_to_be_scrolled_sideways(
    qtbot: QtBot, stand: TabStand, workspace: Workspace, qapp: QApplication, scale: float
) -> None:
    from PySide6.QtWidgets import QScrollArea

    from widgets.theme import ThemeMode, apply_theme

    apply_theme(qapp, ThemeMode.LIGHT, scale)
    define(workspace)
    fill(workspace, {(K, "16"): 3, (M, "16"): 4})
    page = open_page(qtbot, stand)
    page.resize(1366, 620)
    qtbot.waitUntil(lambda: page.width() == 1366)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    assert grid_of(page).horizontalScrollBar().maximum() == 0
