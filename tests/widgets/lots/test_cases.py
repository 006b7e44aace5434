"""Cases written by keyboard, one after another, found again, corrected and taken away."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from domain.ground.period import month
from domain.ground.sex import Sex
from domain.lots.case import CaseList, CollaborationProblem, LotsCase
from domain.lots.month import AgeGroup, MonthStatus, Party, tally_month
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace, open_workspace
from storage.lots import cases as stored
from storage.lots import queries
from storage.lots.case_recording import record_case
from storage.lots.own_words import add_case_word, own_words
from storage.lots.recording import record_lots_cells, set_month_status
from support.house import read_tidy
from support.lots_months import MAY, TIERP
from support.lots_tab import CTRL, Key, Open, button, fill, press, sheet, shows, texts_of, write
from support.tab_stand import TabStand
from widgets.lots.cases.about import AboutTable
from widgets.lots.cases.choice_line import ChoiceLine
from widgets.lots.cases.filters import CaseFilters
from widgets.lots.cases.listing import CaseTable
from widgets.lots.cases.options import problem_options, with_keys
from widgets.lots.cases.view import CaseLogView
from widgets.lots.page import LotsTab
from widgets.tab.contract import Place

CASE = LotsCase(TIERP, MAY, Party.FK, Sex.KVINNA, AgeGroup.UNDER30, worker="FK1")


@pytest.fixture
def log(tab: LotsTab) -> CaseLogView:
    return at_cases(tab)


def at_cases(tab: LotsTab) -> CaseLogView:
    to_cases = next(each for each in tab.actions_offered() if each.key == "lots-new-case")
    assert to_cases.enabled()
    to_cases.run()
    found = tab.findChild(CaseLogView)
    assert found is not None
    return found


def kept(ws: Workspace) -> list[LotsCase]:
    return [each.case for each in stored.cases(ws, "0360", MAY, MAY)]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def table(tab: LotsTab) -> CaseTable:
    found = tab.findChild(CaseTable)
    assert found is not None
    return found


def refused(log: CaseLogView) -> str:
    return texts_of(log.form)


def test_a_case_takes_few_keys_and_the_next_begins_as_the_last(log: CaseLogView, workspace: Workspace) -> None:
    assert focused() is log.form.party
    keys = [
        "f",
        "s",
        *"fk3",
        Key.Key_Tab,
        *"12",
        Key.Key_Tab,
        "k",
        "u",
        "p",
        Key.Key_Tab,
        "3",
        "f",
        "t",
        Key.Key_Tab,
        "p",
        "s",
    ]
    for key in (*keys, Key.Key_Return):
        press(key) if isinstance(key, Qt.Key) else write(key)
    assert len(keys) + 1 <= 25
    told = LotsCase(
        TIERP,
        MAY,
        Party.FK,
        Sex.KVINNA,
        AgeGroup.UNDER30,
        date(2016, 5, 12),
        "psykiatri",
        "FK3",
        CollaborationProblem.RACKER_INTE,
        ("planering",),
        ("kontakt_fk", "tillaggsresurs"),
        ("psykisk_ohalsa", "sociala_problem"),
    )
    assert kept(workspace) == [told]
    assert undo_state(workspace).undo == "ärende från FK i maj 2016, Tierp"

    assert focused() is log.form.party
    assert (log.form.party.code, log.form.unit.code, log.form.worker.text()) == ("fk", "psykiatri", "FK3")
    assert log.form.sex.codes == log.form.outcome.codes == ()
    for key in (*[Key.Key_Tab] * 4, "m", "3", Key.Key_Return):
        press(key) if isinstance(key, Qt.Key) else write(key)
    assert [case.sex for case in kept(workspace)] == [Sex.MAN, Sex.KVINNA]


def test_the_month_fills_itself_and_can_be_marked(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    write("f")
    for _ in range(3):
        press(Key.Key_Tab)
    write("ku")
    press(Key.Key_Return)
    go = next(each for each in tab.actions_offered() if each.key == "lots-month")
    go.run()
    assert shows(sheet(tab), "fk", "kvinna") == "1"
    assert shows(sheet(tab), "summa", "summa-alder") == "1"
    assert sheet(tab) is focused()
    assert "fylls från ärendeloggen" in texts_of(tab)
    assert "Ändra dem i vyn Ärenden" in texts_of(tab)
    button(tab, "Markera klar").click()
    assert queries.lots_month(workspace, "0360", MAY).status is MonthStatus.KLAR


def test_what_is_missing_is_said_where_it_is_missing_and_nothing_is_lost(
    log: CaseLogView, workspace: Workspace
) -> None:
    press(Key.Key_Return)
    assert "Välj vilken part som tog kontakt." in refused(log)
    write("a")
    write("g")
    write("Anna Ek")
    press(Key.Key_Return)
    assert "Välj kön" in refused(log)
    assert focused() is log.form.sex
    write("m")
    write("o")
    press(Key.Key_Return)
    assert "Skriv aldrig ett namn" in refused(log)
    assert focused() is log.form.worker
    assert log.form.worker.text() == "Anna Ek"
    assert kept(workspace) == []
    assert [each.what for each in log.unsaved()] == ["ett ärende som är påbörjat"]
    press(Key.Key_Backspace)
    press(Key.Key_Tab)
    write("32")
    press(Key.Key_Return)
    assert "Dagen är dagens nummer i maj 2016" in refused(log)
    press(Key.Key_Escape)
    assert not log.form.is_edited
    assert list(log.unsaved()) == []


def test_a_begun_case_waits_while_another_month_is_shown(tab: LotsTab, log: CaseLogView) -> None:
    write("r")
    tab.show_place(Place(TIERP, period=month(2016, 4)))
    assert log.form.party.codes == ()
    assert [(each.where, each.what) for each in tab.unsaved()] == [("Tierp maj 2016", "ett ärende som är påbörjat")]
    tab.show_place(Place(TIERP, period=MAY))
    assert log.form.party.code == "region"
    assert len(tab.unsaved()) == 1


def test_a_case_is_opened_from_the_list_and_changed(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    for sex in (Sex.KVINNA, Sex.MAN):
        record_case(
            workspace, case=LotsCase(TIERP, MAY, Party.FK, sex, AgeGroup.UNDER30, date(2016, 5, 3), "job", "FK1")
        )
    tab.read()
    press(Key.Key_Escape)
    assert focused() is table(tab)
    press(Key.Key_Return)
    assert "Ändra ärende, maj 2016" in texts_of(tab)
    assert log.form.day.text() == "3"
    write("k")
    press(Key.Key_Return)
    assert Party.KOMMUN in {case.party for case in kept(workspace)}
    assert len(kept(workspace)) == 2
    assert "Nytt ärende, maj 2016" in texts_of(tab)


def test_several_are_marked_corrected_and_taken_away(
    tab: LotsTab, log: CaseLogView, stand: TabStand, workspace: Workspace
) -> None:
    for _ in range(3):
        record_case(workspace, case=CASE)
    tab.read()
    table(tab).setFocus()
    table(tab).selectAll()
    press(Key.Key_Return)
    assert "Rätta 3 ärenden" in texts_of(tab)
    press(Key.Key_Return)
    assert "Välj vad som ska gälla alla" in refused(log)
    log.form.problem.setFocus()
    write("2")
    log.form.outcome.setFocus()
    write("i")
    press(Key.Key_Return)
    assert {(case.problem, case.outcomes, case.worker) for case in kept(workspace)} == {
        (CollaborationProblem.TILLAMPAS_INTE, ("information",), "FK1")
    }
    assert undo_state(workspace).undo == "3 rättade ärenden"
    table(tab).setFocus()
    table(tab).selectAll()
    press(Key.Key_Delete)
    assert kept(workspace) == []
    assert stand.said[-1] == "3 ärenden är borttagna. Ctrl+Z ångrar."
    stand.undo()
    assert len(kept(workspace)) == 3
    assert table(tab).cases.counts == (3, 3)


def test_the_list_is_searched_filtered_and_sorted(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    for day, party, unit in ((2, Party.FK, "job"), (9, Party.AF, "psykiatri"), (5, Party.AF, "gk")):
        record_case(
            workspace, case=LotsCase(TIERP, MAY, party, Sex.MAN, AgeGroup.PLUS30, date(2016, 5, day), unit, "X1")
        )
    tab.read()

    def shown() -> list[str]:
        cases = table(tab).cases
        return [str(cases.index(row, 0).data()) for row in range(cases.rowCount())]

    assert shown() == ["2016-05-09", "2016-05-05", "2016-05-02"]
    assert table(tab).cases.index(0, 7).data() == "Okänt", "that it is not known is an answer"
    table(tab).sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown() == ["2016-05-02", "2016-05-05", "2016-05-09"]
    search = next(each for each in log.findChildren(QLineEdit) if each.accessibleName() == "Sök i ärendena")
    search.setFocus()
    write("man psyk")
    assert shown() == ["2016-05-09"]
    assert "1 ärende av 3" in texts_of(tab)
    search.clear()
    filters = log.findChild(CaseFilters)
    assert filters is not None
    filters.party.setCurrentIndex(filters.party.findData(Party.AF))
    filters.party.activated.emit(0)
    assert shown() == ["2016-05-05", "2016-05-09"]
    table(tab).setFocus()
    assert table(tab).marked[0].case.unit == "gk"


def test_what_the_cases_were_about_is_seen_as_bars(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    for outcomes in (("tillaggsresurs", "information"), ("information",), ()):
        case = replace(CASE, outcomes=outcomes, problem=CollaborationProblem.SAKNAS)
        record_case(workspace, case=case)
    record_case(workspace, case=replace(CASE, month=month(2016, 4), outcomes=("loste_sig",)))
    filters = log.findChild(CaseFilters)
    assert filters is not None
    filters.seen_as.setFocus()
    press(Key.Key_Right)
    assert "3 ärenden, 3 utfall." in texts_of(tab)

    def told() -> list[tuple[str, ...]]:
        about = log.findChild(AboutTable)
        assert about is not None
        return [
            tuple(item.text() for column in range(3) if (item := about.item(row, column)) is not None)
            for row in range(about.rowCount())
        ]

    assert told() == [
        ("Samverkansproblem", "", ""),
        ("Struktur saknas", "3", "100,0\u00a0%"),
        ("Det som gjordes", "", ""),
        ("Information", "2", "66,7\u00a0%"),
        ("Tilläggsresurs", "1", "33,3\u00a0%"),
    ]
    filters.span.setCurrentIndex(1)
    filters.span.activated.emit(1)
    assert "4 ärenden, 4 utfall." in texts_of(tab)
    tab.grab()
    press(Key.Key_Left)
    assert table(tab).isVisibleTo(tab)
    assert table(tab).cases.counts == (4, 4)


def test_the_cases_that_are_listed_are_saved_as_a_file_that_is_read_again(
    tab: LotsTab, log: CaseLogView, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    record_case(workspace, case=CASE)
    tab.read()
    stand.dialogs.answers = [tmp_path / "ärenden.csv"]
    button(tab, "Spara ärendena som fil …").click()
    assert "är intern" in stand.said[-1]
    (row,) = read_tidy(tmp_path / "ärenden.csv").content.rows
    assert (row.area, row.month, row.worker) == ("0360", MAY, "FK1")
    stand.dialogs.answers = [tmp_path / "finns inte" / "ärenden.csv"]
    button(tab, "Spara ärendena som fil …").click()
    assert stand.messages.kept


def test_a_word_of_ones_own_is_added_and_chosen(log: CaseLogView, stand: TabStand, workspace: Workspace) -> None:
    log.form.risk.setFocus()
    stand.dialogs.answers = ["850709-9805", "Skulder"]
    write("+")
    assert log.form.risk.codes == ("skulder",)
    assert stored.case_words(workspace)[CaseList.RISK_FACTOR]["skulder"] == "Skulder"
    assert [option.key for option in log.form.risk.options][-1] == "K"
    assert focused() is log.form.risk


def test_a_word_that_looks_like_a_name_is_asked_about_once_more(
    log: CaseLogView, stand: TabStand, workspace: Workspace
) -> None:
    stand.dialogs.answers = ["Anna Svensson", None, "Region Uppsala", True]
    for _ in range(2):
        log.form.word_wanted.emit(CaseList.UNIT)
    assert [each for each in stand.dialogs.asked if "ser ut som ett namn" in each] == [
        f"”{word}” ser ut som ett namn på en person. Namn får aldrig stå i ett ärende."
        for word in ("Anna Svensson", "Region Uppsala")
    ]
    assert [each.label for each in own_words(workspace)] == ["Region Uppsala"]


def test_own_words_are_renamed_merged_and_taken_away_by_questions(
    tab: LotsTab, log: CaseLogView, stand: TabStand, workspace: Workspace
) -> None:
    def choose(*answers: object) -> None:
        stand.dialogs.answers = list(answers)
        button(tab, "Egna ord …").click()

    choose()
    assert "Arbetsboken har inga egna ord ännu." in stand.dialogs.asked[-1]
    code, _changes = add_case_word(workspace, of=CaseList.UNIT, label="Vårdcentraln")
    record_case(workspace, case=replace(CASE, unit=code))
    choose(0, 0, "Vårdcentralen")
    assert stand.dialogs.asked[1:3] == [
        "Vilket ord?",
        "Vad ska hända med Enhet: Vårdcentraln (ett ärende)? Ctrl+Z ångrar.",
    ]
    assert [each.label for each in own_words(workspace)] == ["Vårdcentralen"]
    choose(0, 2)
    assert "”Vårdcentralen” står i ett ärende. Slå ihop det med ett annat ord i stället." in stand.said[-1]
    choose(0, 1, 1)
    assert (kept(workspace)[0].unit, own_words(workspace)) == ("primarvard", ())
    add_case_word(workspace, of=CaseList.UNIT, label="Ovan")
    choose(0, 2)
    assert own_words(workspace) == ()


def test_a_month_of_totals_says_so_and_goes_over(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    cell = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    record_lots_cells(workspace, area="0360", month=MAY, cells={cell: 2})
    tab = open_tab(stand)
    log = at_cases(tab)
    assert "Maj 2016 har månadstal." in texts_of(tab)
    assert not log.form.party.isEnabled()
    assert focused() is button(tab, "Gå över till ärenden …")
    stand.dialogs.answers = [0]
    press(Key.Key_Return)
    assert focused() is log.form.party
    assert "Försäkringskassan, kvinnor: månadstalen sade 2, ärendena ger 0." in texts_of(tab)
    for _ in range(2):
        write("f")
        for _ in range(3):
            press(Key.Key_Tab)
        write("ku")
        press(Key.Key_Return)
    assert "stämmer med månadstalen" in texts_of(tab)
    button(tab, "Ta bort kontrollsummorna").click()
    assert queries.lots_month(workspace, "0360", MAY).held == {}
    stand.dialogs.answers = [True]
    button(tab, "Gå över till månadstal …").click()
    assert "2 ärenden i maj 2016 tas bort" in stand.dialogs.asked[-1]
    filled = queries.lots_month(workspace, "0360", MAY)
    assert (filled.by_case, tally_month(filled).total) == (False, 2)
    stand.undo()
    assert len(kept(workspace)) == 2


def test_the_totals_that_cases_gave_can_be_typed_in(
    tab: LotsTab, log: CaseLogView, stand: TabStand, workspace: Workspace
) -> None:
    record_case(workspace, case=CASE)
    tab.read()
    stand.dialogs.answers = [True]
    button(tab, "Gå över till månadstal …").click()
    assert "kön och ålder tillsammans, finns då inte kvar" in stand.dialogs.asked[-1]
    next(each for each in tab.actions_offered() if each.key == "lots-month").run()
    assert "· månadstal" in texts_of(tab)
    assert (shows(sheet(tab), "fk", "kvinna"), shows(sheet(tab), "fk", "under30")) == ("1", "1")
    fill("4", "0", "0", "4")
    assert tally_month(queries.lots_month(workspace, "0360", MAY)).total == 4


def test_a_month_without_cases_is_said_to_have_none(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    button(tab, "Inga ärenden den här månaden").click()
    assert tally_month(queries.lots_month(workspace, "0360", MAY)).total == 0


def test_one_tab_too_many_and_enter_stores_the_case(tab: LotsTab, log: CaseLogView, workspace: Workspace) -> None:
    write("f")
    log.form.sex.setFocus()
    write("ku")
    log.form.risk.setFocus()
    press(Key.Key_Tab)
    assert focused() is button(tab, "Spara ärendet")
    press(Key.Key_Tab)
    assert focused() is button(tab, "Inga ärenden den här månaden")
    press(Key.Key_Backtab)
    press(Key.Key_Return)
    assert [(case.party, case.sex, case.age) for case in kept(workspace)] == [(Party.FK, Sex.KVINNA, AgeGroup.UNDER30)]
    assert focused() is log.form.party


def test_a_month_is_not_said_to_have_no_cases_while_one_is_begun(
    tab: LotsTab, log: CaseLogView, stand: TabStand, workspace: Workspace
) -> None:
    write("f")
    none = button(tab, "Inga ärenden den här månaden")
    none.setFocus()
    press(Key.Key_Return)
    assert "Ett ärende är påbörjat och inte sparat." in refused(log)
    assert "välj sedan Inga ärenden den här månaden. Ingenting har ändrats." in refused(log)
    assert not queries.lots_month(workspace, "0360", MAY).by_case
    assert focused() is log.form.party
    assert log.form.party.code == "fk"
    press(Key.Key_Escape)
    none.click()
    assert queries.lots_month(workspace, "0360", MAY).by_case
    write("f")
    button(tab, "Gå över till månadstal …").click()
    assert "välj sedan Gå över till månadstal. Ingenting har ändrats." in refused(log)
    assert stand.dialogs.asked == []
    assert queries.lots_month(workspace, "0360", MAY).by_case


def test_a_locked_month_takes_cases_with_a_reason(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    record_case(workspace, case=CASE)
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(workspace, area="0360", month=MAY, status=status)
    tab = open_tab(stand)
    log = at_cases(tab)
    assert "Månaden är låst." in texts_of(tab)
    assert focused() is button(tab, "Rätta låst månad …")
    table(tab).setFocus()
    press(Key.Key_Delete)
    assert len(kept(workspace)) == 1
    assert "låst" in stand.said[-1]
    stand.dialogs.answers = ["ett ärende var dubbelt"]
    button(tab, "Rätta låst månad …").click()
    assert log.form.party.isEnabled()
    # Another month is looked at in between: what was begun goes on.
    tab.show_place(Place(TIERP, period=month(2016, 4)))
    tab.show_place(Place(TIERP, period=MAY))
    assert "Den låsta månaden rättas: ett ärende var dubbelt" in texts_of(tab)
    assert button(tab, "Avsluta rättelsen i vyn Månad")
    table(tab).setFocus()
    press(Key.Key_Delete)
    assert kept(workspace) == []
    next(each for each in tab.actions_offered() if each.key == "lots-resource").run()
    assert button(tab, "Avsluta rättelsen i vyn Månad"), "one month, one correction"
    next(each for each in tab.actions_offered() if each.key == "lots-month").run()
    button(tab, "Avsluta rättelsen").click()
    at_cases(tab)
    assert "Månaden är låst." in texts_of(tab)


def test_nothing_is_written_in_a_workspace_opened_for_reading(open_tab: Open, workspace: Workspace, path: Path) -> None:
    record_case(workspace, case=CASE)
    workspace.close()
    with open_workspace(path, who="prov", read_only=True) as reading:
        stand = TabStand(reading)
        tab = open_tab(stand)
        next(each for each in tab.actions_offered() if each.key == "lots-cases").run()
        assert "öppen för läsning" in texts_of(tab)
        table(tab).setFocus()
        press(Key.Key_Return)
        press(Key.Key_Delete)
        assert len(kept(reading)) == 1


def test_a_line_is_walked_by_arrows_and_heard(log: CaseLogView) -> None:
    line = log.form.sex
    line.setFocus()
    assert line.accessibleName() == "Kön: inget valt"
    press(Key.Key_Right)
    assert line.accessibleDescription().startswith("Står på Man. K Kvinna, M Man")
    press(Key.Key_Space)
    assert line.accessibleName() == "Kön: Man"
    line.setFocus()
    press(Key.Key_Backspace)
    assert line.codes == ()
    several = log.form.outcome
    several.setFocus()
    write("fak")
    write("a")
    assert several.codes == ("kontakt_fk", "kontakt_kommun")
    QTest.mouseClick(several, Qt.MouseButton.LeftButton, pos=several._boxes(several.width())[0].center())
    assert several.codes == ("kontakt_kommun",)
    press(Key.Key_F, CTRL)
    assert several.codes == ("kontakt_kommun",), "a key of the window is not a choice"


def test_each_word_has_a_key_of_its_own_and_keeps_it() -> None:
    words = {str(number): "Samma ord" for number in range(12)}
    keys = [option.key for option in with_keys(words)]
    assert keys[:7] == ["S", "A", "M", "O", "R", "D", "1"]
    assert len({key for key in keys if key}) == len([key for key in keys if key])
    assert [option.key for option in problem_options()] == ["1", "2", "3", "4", "5", "0"]
    for of in CaseList:
        keys = [option.key for option in with_keys(of.words)]
        assert len(set(keys)) == len(keys)


def test_a_line_is_as_high_as_its_words_need(log: CaseLogView) -> None:
    line = log.findChild(ChoiceLine)
    assert line is not None
    assert log.form.risk.heightForWidth(200) > log.form.risk.heightForWidth(2000)


def test_the_list_is_seen_when_the_keyboard_comes_to_it(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    record_case(workspace, case=CASE)
    tab = open_tab(stand)
    tab.resize(1366, 640)
    log = at_cases(tab)
    area = log.findChild(QScrollArea)
    assert area is not None
    QApplication.processEvents()
    assert table(tab).viewport().visibleRegion().isEmpty(), "the form takes the page"
    press(Key.Key_Escape)
    assert focused() is table(tab)
    seen = table(tab).viewport().visibleRegion().boundingRect().height()
    assert seen > 10 * table(tab).fontMetrics().height()
    # Scrolled away with the page the row is not taken away: it is shown first.
    area.verticalScrollBar().setValue(0)
    press(Key.Key_Delete)
    assert len(kept(workspace)) == 1
    assert "Raden syntes inte" in stand.said[-1]
    press(Key.Key_Delete)
    assert kept(workspace) == []


def test_a_rising_order_has_an_arrow_that_points_up(log: CaseLogView, theme: object) -> None:
    header = log.table.horizontalHeader()
    tops = {}
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        header.setSortIndicator(0, order)
        image = header.grab(QRect(0, 0, header.sectionSize(0), header.height())).toImage()
        header.setSortIndicator(1, order)
        bare = header.grab(QRect(0, 0, header.sectionSize(0), header.height())).toImage()
        drawn = [
            (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != bare.pixel(x, y)
        ]
        first, last = min(y for _, y in drawn), max(y for _, y in drawn)
        tops[order] = sum(y == first for _, y in drawn) - sum(y == last for _, y in drawn)
    assert tops[Qt.SortOrder.AscendingOrder] < 0 < tops[Qt.SortOrder.DescendingOrder]
