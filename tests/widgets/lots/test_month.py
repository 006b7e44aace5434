"""A month of LOTS cases: marked and locked, corrected, commented, and what stands beside it."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from domain.ground.area import AreaKind
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.period import month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.month import AgeGroup, MonthStatus, Party, tally_month
from domain.lots.period import Goal, ResourceMonth
from storage.areas import queries as stored_areas
from storage.areas.groups import create_group
from storage.file.workspace import Workspace, open_workspace
from storage.lots import queries as stored
from storage.lots import recording as operations
from storage.lots import resource
from storage.lots.hint_notes import hint_notes
from storage.schema.lots import MONTH_CORRECTION
from support.lots_months import MAY, ROWS, TIERP, counts_of
from support.lots_tab import CTRL, WHO, Key, Open, button, fill, press, reviewed, sheet, shows, texts_of, write
from support.resource_months import record_resource_month
from support.tab_stand import TabStand
from widgets.lots.board import MonthBoard
from widgets.lots.page import LotsTab
from widgets.parts import CheckList, Sign
from widgets.parts.month_grid import MonthGrid
from widgets.parts.one_line import OneLine
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place
from widgets.theme import ThemeMode, apply_theme

# --- the month's status ---


def _complete(workspace: Workspace) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of({Party.FK: ROWS[Party.FK]}))


def test_a_month_goes_from_open_to_done_to_locked(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    button(tab, "Markera klar").click()
    assert "Månaden är klar" in texts_of(tab)
    button(tab, "Lås månaden").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST
    assert "Månaden är låst" in texts_of(tab)
    sheet(tab).setFocus()
    write("9")
    assert stand.said[-1].startswith("Månaden är låst. Välj Rätta låst månad")
    assert shows(sheet(tab), "fk", "kvinna") == "2"


def _without_af(open_tab: Open, stand: TabStand, workspace: Workspace) -> LotsTab:
    """May has figures of FK alone, where April had of AF too."""
    april = counts_of({Party.FK: (6, 0, 0, 0, 6, 0), Party.AF: (1, 0, 0, 0, 1, 0)})
    operations.record_lots_cells(workspace, area="0360", month=month(2016, 4), cells=april)
    _complete(workspace)
    tab = open_tab(stand)
    assert shows(sheet(tab), "summa", "summa-kon") == "minst 3"
    assert shows(sheet(tab), "summa", "man") == "minst 1"
    assert "minst 10 ärenden till och med maj" in texts_of(tab)
    return tab


@pytest.mark.parametrize(("answer", "said", "total"), [(0, 0, 3), (1, Empty.SAKNAS, Empty.SAKNAS)])
def test_a_month_that_leaves_a_party_out_asks_what_that_means(
    open_tab: Open, stand: TabStand, workspace: Workspace, answer: int, said: Value, total: Value
) -> None:
    tab = _without_af(open_tab, stand, workspace)
    stand.dialogs.answers.append(answer)
    button(tab, "Markera klar").click()
    assert "Arbetsförmedlingen har inga siffror för maj 2016, men hade det senast." in stand.dialogs.asked[-1]
    kept = stored.lots_month(workspace, "0360", MAY)
    assert (kept.status, kept.counts[Party.AF, Sex.UNSPLIT, AgeGroup.ALLA]) == (MonthStatus.KLAR, said)
    assert tally_month(kept).total == total
    stand.undo()
    kept = stored.lots_month(workspace, "0360", MAY)
    assert (kept.status, (Party.AF, Sex.UNSPLIT, AgeGroup.ALLA) in kept.counts) == (MonthStatus.OPPEN, False)


def test_a_month_that_leaves_a_party_out_is_left_open_at_its_row(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    tab = _without_af(open_tab, stand, workspace)
    stand.dialogs.answers.append(None)
    button(tab, "Markera klar").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.OPPEN
    assert sheet(tab).current_key == ("af", "kvinna")
    with pytest.raises(UserProblem) as refused:
        operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.KLAR)
    assert refused.value.details == ("Arbetsförmedlingen: inget är registrerat, men parten hade siffror senast.",)


def test_figures_of_a_party_take_the_place_of_its_not_reporting(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    tab = _without_af(open_tab, stand, workspace)
    stand.dialogs.answers.append(1)
    button(tab, "Markera klar").click()
    assert shows(sheet(tab), "summa", "summa-kon") == "minst 3"
    assert any("Arbetsförmedlingen rapporterar inte den här månaden" in text for text in reviewed(tab))
    sheet(tab).go_to(("af", "kvinna"))
    fill("1", "0", "0", "0", "1", "0")
    kept = stored.lots_month(workspace, "0360", MAY)
    assert (Party.AF, Sex.UNSPLIT, AgeGroup.ALLA) not in kept.counts
    assert shows(sheet(tab), "summa", "summa-kon") == "4"


@pytest.mark.parametrize("words", ["Markera klar", "Lås månaden"])
@pytest.mark.parametrize("by_mouse", [True, False])
def test_a_step_pressed_twice_takes_no_other(
    open_tab: Open, stand: TabStand, workspace: Workspace, words: str, by_mouse: bool
) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    if words == "Lås månaden":
        button(tab, "Markera klar").click()
    pressed = button(tab, words)
    pressed.setFocus()
    at = pressed.mapTo(tab, pressed.rect().center())
    for _time in range(3):
        if by_mouse:
            under = tab.childAt(at)
            assert under is not None
            QTest.mouseClick(under, Qt.MouseButton.LeftButton)
        else:
            press(Key.Key_Space)
        QApplication.processEvents()
    marked = MonthStatus.LAST if words == "Lås månaden" else MonthStatus.KLAR
    assert stored.lots_month(workspace, "0360", MAY).status is marked
    assert stand.dialogs.asked == []


@pytest.mark.parametrize(("status", "words"), [(MonthStatus.OPPEN, "Markera klar"), (MonthStatus.KLAR, "Lås månaden")])
def test_a_month_with_a_refused_cell_is_neither_done_nor_locked(
    open_tab: Open, stand: TabStand, workspace: Workspace, status: MonthStatus, words: str
) -> None:
    _complete(workspace)
    if status is not MonthStatus.OPPEN:
        operations.set_month_status(workspace, area="0360", month=MAY, status=status)
    tab = open_tab(stand)
    sheet(tab).setFocus()
    write("1,5")
    button(tab, words).click()
    assert stored.lots_month(workspace, "0360", MAY).status is status
    assert "En ruta är inte sparad" in stand.said[-1]
    assert shows(sheet(tab), "fk", "kvinna") == "1,5"


def test_an_incomplete_month_is_not_marked_done_and_the_keyboard_goes_to_the_reasons(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab = open_tab(stand)
    button(tab, "Markera klar").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.OPPEN
    assert "kan inte märkas som klar" in stand.said[-1]
    assert QApplication.focusWidget() is tab.findChild(CheckList)


def test_a_locked_month_is_corrected_with_a_reason_that_is_kept(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    stand.dialogs.answers = [None]
    button(tab, "Rätta låst månad …").click()
    assert "Månaden är låst" in texts_of(tab), "without a reason nothing is opened"

    stand.dialogs.answers = ["En man var kvinna"]
    button(tab, "Rätta låst månad …").click()
    assert "rättas: En man var kvinna" in texts_of(tab)
    fill("3", "0")
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA] == 3


def test_the_end_of_a_correction_locks_the_sheet_again(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    stand.dialogs.answers = ["Glömd handläggare"]
    button(tab, "Rätta låst månad …").click()
    button(tab, "Avsluta rättelsen").click()
    assert "Månaden är låst" in texts_of(tab)
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST


def _correct_in_between(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    """Tierp's locked May, under correction, after the first of its figures: the sums differ."""
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab.show_place(Place(TIERP, period=month(2016, 4)))
    tab.show_place(Place(TIERP, period=MAY))
    stand.dialogs.answers = ["En man var kvinna"]
    button(tab, "Rätta låst månad …").click()
    fill("3")


def test_a_locked_month_stays_locked_until_its_correction_is_ended(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    tab = open_tab(stand)
    _correct_in_between(tab, stand, workspace)
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST
    assert "rättas: En man var kvinna" in texts_of(tab)
    tab.show_place(Place(TIERP, period=month(2016, 4)))
    assert "rättas" not in texts_of(tab)
    tab.show_place(Place(TIERP, period=MAY))
    sheet(tab).go_to(("fk", "man"))
    fill("0")
    button(tab, "Avsluta rättelsen").click()
    assert "Månaden är låst" in texts_of(tab)
    assert len(stand.dialogs.asked) == 1, "the reason was asked for, and nothing else"
    with workspace.reading() as connection:
        assert connection.execute(select(MONTH_CORRECTION.c.reason)).scalars().all() == ["En man var kvinna"] * 2


@pytest.mark.parametrize("reopens", [True, False])
def test_a_correction_that_does_not_add_up_is_gone_on_with_or_opens_the_month(
    open_tab: Open, stand: TabStand, workspace: Workspace, *, reopens: bool
) -> None:
    tab = open_tab(stand)
    _correct_in_between(tab, stand, workspace)
    stand.dialogs.answers = [0 if reopens else None]
    button(tab, "Avsluta rättelsen").click()
    assert "kön ger" in stand.dialogs.asked[-1]
    assert ("rättas: En man var kvinna" in texts_of(tab)) is not reopens
    status = stored.lots_month(workspace, "0360", MAY).status
    assert status is (MonthStatus.OPPEN if reopens else MonthStatus.LAST)


def test_a_locked_month_is_opened_only_with_a_reason(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    button(tab, "Öppna igen").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST
    stand.dialogs.answers = ["Uppgifter kom sent"]
    button(tab, "Öppna igen").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.OPPEN
    assert QApplication.focusWidget() is not None, "the button went away, the keyboard did not"


FK_CROSS = (("2", "1", "0"), ("0", "3", "0"))


def _type_cross(tab: LotsTab) -> None:
    """FK's women and men by age."""
    for sex, ages in zip(("kvinna", "man"), FK_CROSS, strict=True):
        sheet(tab).go_to(("fk", f"{sex}:under30"))
        fill(*ages)


def _form(tab: LotsTab) -> None:
    next(each for each in tab.actions_offered() if each.key == "lots-form").run()


def test_a_month_is_typed_as_a_cross_and_its_sums_are_kept_as_margins(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    _form(tab)
    assert stand.dialogs.asked == [], "there is nothing to ask about in an empty month"
    assert "· korstabell" in texts_of(tab)
    sheet(tab).go_to(("fk", "kvinna:under30"))
    fill("2")
    assert shows(sheet(tab), "fk", "kvinna:30plus") == "saknas"
    assert shows(sheet(tab), "fk", "summa-kon") == shows(sheet(tab), "summa", "summa-kon") == "minst 2"
    _type_cross(tab)
    assert shows(sheet(tab), "fk", "summa-kon") == shows(sheet(tab), "summa", "summa-kon") == "6"
    assert shows(sheet(tab), "summa", "man:30plus") == "3"
    kept = stored.lots_month(workspace, "0360", MAY)
    assert kept.is_cross
    assert tally_month(kept).complete
    press(Key.Key_C, CTRL)
    assert not any(map(str.isdecimal, QApplication.clipboard().text())), "a cross is not hidden cell by cell"

    stand.dialogs.answers.append(True)
    _form(tab)
    assert "Summorna är desamma" in stand.dialogs.asked[-1]
    margins = stored.lots_month(workspace, "0360", MAY)
    assert not margins.is_cross
    assert tally_month(margins).total == 6
    assert [shows(sheet(tab), "fk", column) for column in ("kvinna", "man", "under30", "30plus")] == [
        "3",
        "3",
        "2",
        "4",
    ]
    stand.undo()
    assert stored.lots_month(workspace, "0360", MAY).counts == kept.counts
    assert shows(sheet(tab), "fk", "man:30plus") == "3"


def test_a_cross_that_lacks_a_cell_is_not_made_into_margins(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    _form(tab)
    fill("2", "1")
    stand.dialogs.answers.append(True)
    _form(tab)
    assert "kan inte bli månadstal än" in stand.said[-1]
    assert stored.lots_month(workspace, "0360", MAY).is_cross
    with pytest.raises(UserProblem) as refused:
        operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.KLAR)
    assert "Försäkringskassan, män, under 30: värde saknas. Noll skrivs som 0." in refused.value.details


def test_a_cell_of_a_cross_that_is_emptied_is_missing_and_the_last_one_takes_the_cross_away(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    _form(tab)
    _type_cross(tab)
    sheet(tab).go_to(("fk", "man:30plus"))
    press(Key.Key_Delete)
    assert shows(sheet(tab), "fk", "summa-kon") == "minst 3"
    assert tally_month(stored.lots_month(workspace, "0360", MAY)).total is Empty.SAKNAS
    for column in ("kvinna:under30", "kvinna:30plus", "kvinna:okand", "man:under30", "man:okand"):
        sheet(tab).go_to(("fk", column))
        press(Key.Key_Delete)
    assert stored.lots_month(workspace, "0360", MAY).counts == {}


def test_margins_are_check_sums_of_the_cross_or_are_taken_away(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    before = stored.lots_month(workspace, "0360", MAY).counts
    stand.dialogs.answers += [None, 0]
    _form(tab)
    assert "· månadstal" in texts_of(tab)
    _form(tab)
    assert stored.lots_month(workspace, "0360", MAY).counts == before
    assert shows(sheet(tab), "fk", "summa-kon") == "3", "until its first cell is typed"
    sheet(tab).go_to(("fk", "kvinna:under30"))
    fill("1")
    assert shows(sheet(tab), "fk", "summa-kon") == "minst 3", "as much as the sum that is kept: no less in the row"
    assert shows(sheet(tab), "summa", "summa-kon") == "minst 3"
    assert "Försäkringskassan: kontrollsumma 3, i korset 1 hittills." in reviewed(tab)
    _type_cross(tab)
    told = reviewed(tab)[0]
    assert told == "Försäkringskassan: en angiven summa stämmer inte med rutorna."
    assert stored.lots_month(workspace, "0360", MAY).counts.items() >= before.items()


def test_margins_that_are_taken_away_come_back_by_undo(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    before = stored.lots_month(workspace, "0360", MAY).counts
    stand.dialogs.answers.append(1)
    _form(tab)
    assert stored.lots_month(workspace, "0360", MAY).counts == {}
    stand.undo()
    assert stored.lots_month(workspace, "0360", MAY).counts == before
    _form(tab)
    assert shows(sheet(tab), "fk", "kvinna") == "2", "the cross was only wanted"


def test_the_form_is_not_changed_from_a_cell_that_is_not_stored(tab: LotsTab, stand: TabStand) -> None:
    fill("tre")
    _form(tab)
    assert stand.said[-1].startswith("Rätta rutorna som inte är sparade först")
    assert "· månadstal" in texts_of(tab)


def test_a_cross_that_was_read_in_is_corrected_in_its_cells(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    cross = {(Party.AF, Sex.MAN, AgeGroup.PLUS30): 4, (Party.AF, Sex.KVINNA, AgeGroup.UNDER30): 1}
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=cross)
    tab = open_tab(stand)
    sheet(tab).go_to(("af", "man:30plus"))
    fill("5")
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.AF, Sex.MAN, AgeGroup.PLUS30] == 5


# --- comments ---


def test_a_cell_is_commented_in_place(tab: LotsTab, workspace: Workspace) -> None:
    fill("2")
    sheet(tab).go_to(("fk", "kvinna"))
    press(Key.Key_M, CTRL)
    write("en väntar på besked")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is sheet(tab)
    key = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    assert stored.cell_comments(workspace, "0360", MAY) == {key: "en väntar på besked"}
    press(Key.Key_M, CTRL)
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert stored.cell_comments(workspace, "0360", MAY) == {}


def test_a_comment_with_a_personal_number_stays_unsaved_and_says_why(tab: LotsTab, workspace: Workspace) -> None:
    press(Key.Key_M, CTRL)
    write("gäller 19121212-1212")
    press(Key.Key_Return)
    assert "personnummer" in texts_of(tab)
    assert stored.cell_comments(workspace, "0360", MAY) == {}
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is sheet(tab)


def test_a_sum_has_no_comment_of_its_own(tab: LotsTab, stand: TabStand) -> None:
    sheet(tab).go_to(("fk", "summa-kon"))
    press(Key.Key_M, CTRL)
    assert stand.said[-1].startswith("En summa har ingen egen kommentar")


def test_each_hint_is_answered_by_itself_with_a_note_that_stays_and_is_asked_again(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    fill("4", "3", "0", "4", "3", "0")
    sheet(tab).go_to(("af", "kvinna"))
    fill("5", "2", "0", "5", "2", "0")
    checks = tab.findChild(CheckList)
    answer = tab.findChild(QPushButton, "lots-answer")
    assert checks is not None
    assert answer is not None

    def hints() -> list[Sign]:
        return [item.sign for item in checks.items_shown if "kopierats" in item.text]

    assert hints() == [Sign.NOTE, Sign.NOTE]
    checks.setCurrentRow(
        [item.text.startswith("Arbetsförmedlingen: kön och") for item in checks.items_shown].index(True)
    )
    stand.dialogs.answers = ["räknat två gånger"]
    answer.click()
    assert stand.dialogs.asked[-1].endswith("som när en rad har kopierats. Stämmer det?")
    assert hints() == [Sign.NOTE, Sign.OK], "the other is still asked"
    assert [each.note for each in hint_notes(workspace, "0360", MAY).values()] == ["räknat två gånger"]
    assert answer.text() == "Fråga igen"
    answer.click()
    assert hints() == [Sign.NOTE, Sign.NOTE]
    stand.undo()
    assert hints() == [Sign.NOTE, Sign.OK]
    assert answer.text() == "Fråga igen", "what was answered is the chosen one still, though it stands last"
    sheet(tab).go_to(("fk", "man"))
    fill("4")
    warned = [item.sign is Sign.WARNING for item in checks.items_shown].index(True)
    QTest.mouseClick(
        checks.viewport(), Qt.MouseButton.LeftButton, pos=checks.visualItemRect(checks.item(warned)).center()
    )
    assert answer.isVisibleTo(tab)
    assert not answer.isEnabled(), "no other question than the one that was chosen is answered"


def test_a_cell_is_starred_and_says_so(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    fill("2")
    grid = sheet(tab)
    grid.go_to(("fk", "kvinna"))
    star = next(each for each in tab.actions_offered() if each.key == "lots-star")
    star.run()
    assert stored.starred_cells(workspace, "0360", MAY) == {(Party.FK, Sex.KVINNA, AgeGroup.ALLA)}
    assert stand.said[-1] == "Försäkringskassan, Kvinnor: stjärnmärkt, och står på Start."
    face = grid.grid_model.sheet.face((0, 0))
    assert face.spoken == "Försäkringskassan, Kvinnor: 2, stjärnmärkt"
    assert face.explanation == ("Stjärnmärkt: står på Start tills stjärnan tas bort (Ctrl+Skift+S).",)
    star.run()
    assert stored.starred_cells(workspace, "0360", MAY) == frozenset()
    stand.undo()
    assert grid.grid_model.sheet.face((0, 0)).cell.starred
    grid.go_to(("fk", "summa-kon"))
    star.run()
    assert stand.said[-1].startswith("En summa kan inte stjärnmärkas")


def _lead_to(tab: LotsTab, sex: str, age: str) -> tuple[str, str] | None:
    """As a line of Start does."""
    tab.show_cell(ChangedCell("lots_star", {"party": "fk", "sex": sex, "age_group": age}, "party"))
    return sheet(tab).current_key


def test_a_star_is_reached_in_the_form_that_has_its_cell(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    fill("3", "3", "0", "2", "4", "0")
    operations.star_cell(workspace, area="0360", month=MAY, cell=(Party.FK, Sex.MAN, AgeGroup.ALLA), starred=True)
    stand.dialogs.answers.append(0)
    _form(tab)
    _type_cross(tab)
    sheet(tab).go_to(("fk", "man:30plus"))
    star = next(each for each in tab.actions_offered() if each.key == "lots-star")
    star.run()
    assert stand.said[-1] == "Försäkringskassan, män, 30 år och äldre: stjärnmärkt, och står på Start."
    before = stored.lots_month(workspace, "0360", MAY).counts
    assert _lead_to(tab, "man", "alla") == ("fk", "man")
    assert "· månadstal" in texts_of(tab)
    star.run()
    assert stand.said[-1] == "Försäkringskassan, Män: stjärnan är borttagen."
    write("7")
    assert stand.said[-1].startswith("Månaden skrivs som korstabell")
    assert _lead_to(tab, "man", "30plus") == ("fk", "man:30plus")
    assert "· korstabell" in texts_of(tab)
    assert stored.starred_cells(workspace, "0360", MAY) == {(Party.FK, Sex.MAN, AgeGroup.PLUS30)}
    _lead_to(tab, "man", "alla")
    asked = len(stand.dialogs.asked)
    _form(tab)
    assert "· korstabell" in texts_of(tab)
    assert (len(stand.dialogs.asked), stored.lots_month(workspace, "0360", MAY).counts) == (asked, before)
    # In a locked month both forms are looked at, and nothing is asked or written.
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        stand.session.submit(partial(operations.set_month_status, area="0360", month=MAY, status=status))
    assert _lead_to(tab, "kvinna", "alla") == ("fk", "kvinna")
    button(tab, "Korstabell").click()
    button(tab, "Månadstal").click()
    assert (len(stand.dialogs.asked), stored.lots_month(workspace, "0360", MAY).counts) == (asked, before)


# --- what is around the month ---


def test_the_year_leads_to_another_month(tab: LotsTab, stand: TabStand) -> None:
    year = tab.findChild(MonthGrid)
    assert year is not None
    year.setFocus()
    press(Key.Key_Left)
    press(Key.Key_Return)
    assert stand.commands == ["tab lots"]


def test_the_bars_follow_the_cell(tab: LotsTab) -> None:
    assert "Försäkringskassan, kvinnor: de senaste tolv månaderna" in texts_of(tab)
    press(Key.Key_Down)
    assert "Arbetsförmedlingen, kvinnor: de senaste tolv månaderna" in texts_of(tab)


def test_an_area_without_cases_of_its_own_says_where_they_are_recorded(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    group, _members = stored_areas.group(workspace)
    tab = open_tab(stand, area=group)
    assert "Uppsala län har inga egna LOTS-ärenden." in texts_of(tab)
    step = QApplication.focusWidget()
    assert isinstance(step, QPushButton)
    assert step.text() == "Börja med Heby"
    assert "Ingen kommun i Uppsala län har några heller." in texts_of(tab)
    step.click()
    assert stand.commands == ["tab lots"]


def test_a_group_leads_to_the_kommun_that_has_cases_nearest_to_the_period(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    create_group(workspace, name="Norra Uppland", members=["0331", "0360"])
    norra = next(each for each in stored_areas.areas(workspace, kind=AreaKind.GROUP) if each.name == "Norra Uppland")
    cells = counts_of({Party.FK: ROWS[Party.FK]})
    for shown in (month(2016, 3), MAY):
        stand.services.submit(partial(operations.record_lots_cells, area="0360", month=shown, cells=cells))
    for area in (norra, stored_areas.group(workspace)[0]):
        for at, leads in ((month(2026, 11), "maj 2016"), (month(2016, 4), "mars 2016"), (month(2014, 1), "mars 2016")):
            tab = open_tab(stand, area=area, shown=at)
            step = QApplication.focusWidget()
            assert isinstance(step, QPushButton)
            assert step.text() == f"Gå till Tierp, {leads}"
            assert "Ingen kommun" not in texts_of(tab)
            step.click()
    assert stand.commands == ["tab lots"] * 6


def test_no_coming_month_is_offered_and_those_with_cases_are_told_apart(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    offered = tab.offered_periods(TIERP)
    assert (offered[0], offered[-1], len(offered)) == (month(2026, 11), month(2023, 12), 36)
    assert tab.periods_with_figures(TIERP) == ()
    cells = counts_of({Party.FK: ROWS[Party.FK]})
    for shown in (month(2026, 9), month(2026, 8), MAY):
        stand.services.submit(partial(operations.record_lots_cells, area="0360", month=shown, cells=cells))
        tab.on_changes(Changes("", frozenset({Subject.LOTS}), 1))
    offered = tab.offered_periods(TIERP)
    assert (offered[0], offered[-2], offered[-1]) == (month(2026, 11), month(2023, 12), MAY)
    assert tab.periods_with_figures(TIERP) == (month(2026, 9), month(2026, 8), MAY)


def test_the_tab_begins_in_the_earliest_unfinished_month_and_where_nothing_goes_on_in_the_latest(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    assert tab.usual_period(TIERP) == month(2026, 11)
    _complete(workspace)
    tab.on_changes(Changes("", frozenset({Subject.LOTS}), 1))
    assert tab.usual_period(TIERP) == MAY, "ten years ago: there to be read"
    cells = counts_of({Party.FK: ROWS[Party.FK]})
    for shown in (month(2026, 8), month(2026, 9)):
        operations.record_lots_cells(workspace, area="0360", month=shown, cells=cells)
    tab.on_changes(Changes("", frozenset({Subject.LOTS}), 1))
    assert tab.usual_period(TIERP) == month(2023, 12), "the gap before them, three years back at most"


def test_typing_in_a_coming_month_is_asked_about_once(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    tab = open_tab(stand, shown=month(2026, 12))
    stand.dialogs.answers = [False, True]
    sheet(tab).setFocus()
    fill("2")
    assert stored.months_with_cases(workspace, "0360") == ()
    assert stand.dialogs.asked == ["December 2026 har inte börjat än. Ska siffrorna registreras ändå?"]
    assert len(tab.unsaved()) == 1
    fill("3", "4")
    assert len(stand.dialogs.asked) == 2
    assert stored.months_with_cases(workspace, "0360") == (month(2026, 12),)


def test_an_empty_month_leads_to_the_nearest_with_figures(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    _complete(workspace)
    tab = open_tab(stand, shown=month(2016, 7))
    lead = tab.findChild(QPushButton, "lead-to-figures")
    assert (lead.text(), lead.toolTip()) == ("Visa maj 2016", "Siffror finns för maj 2016.")
    lead.click()
    assert stand.commands == ["tab lots"]
    tab.show_place(Place(TIERP, period=MAY))
    assert not lead.isVisibleTo(tab)


def test_a_workspace_opened_for_reading_offers_nothing_that_writes(theme: object, path: Path, open_tab: Open) -> None:
    with open_workspace(path, who=WHO, read_only=True) as opened:
        reading = TabStand(opened)
        tab = open_tab(reading)
        assert "öppen för läsning" in texts_of(tab)
        visible = {b.text() for b in tab.findChildren(QPushButton) if b.isVisibleTo(tab)}
        assert visible == {"Kopiera"}


def test_nothing_is_without_a_name(tab: LotsTab) -> None:
    for kind in (FigureGrid, MonthGrid, CheckList, QPushButton):
        for widget in tab.findChildren(kind):
            assert widget.accessibleName() or getattr(widget, "text", str)()


def test_the_sheet_fits_a_small_screen_without_scrolling(tab: LotsTab) -> None:
    grid = sheet(tab)
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.verticalScrollBar().maximum() == 0


def test_the_resource_and_its_goals_are_shown_where_there_are_any(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    for number, new, active in ((4, 25, 34), (5, 3, 35)):
        figures = ResourceMonth(TIERP, month(2016, number), Sex.ALLA, "alla", new, active, 0 if number == 4 else 2, 2)
        record_resource_month(workspace, figures=figures)
    goal = Goal("Nya inskrivningar", 40, False, date(2015, 12, 1), date(2016, 12, 30))
    tab = open_tab(stand)
    assert "Tilläggsresurs och mål" in texts_of(tab)
    assert "Ingående 34 + nya 3 − avslutade 2 = 35 aktiva ✓" in texts_of(tab)
    stand.session.submit(lambda ws: resource.set_goal(ws, area="0360", goal=goal))
    assert "28 av 40" in texts_of(tab)
    bars = [w.accessibleName() for w in tab.findChildren(QWidget) if w.accessibleName().startswith("Nya inskr")]
    assert bars == ["Nya inskrivningar: 28 av 40, 12 kvar på 7 månader: 2 i månaden"]


def test_at_200_per_cent_the_cards_stand_under_one_another(
    open_tab: Open, stand: TabStand, workspace: Workspace, qapp: QApplication, qtbot: QtBot
) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab = open_tab(stand)
    board = tab.findChild(MonthBoard)
    assert board is not None
    # Month and year fit a small screen.
    qtbot.waitUntil(lambda: board.verticalScrollBar().maximum() == 0)
    apply_theme(qapp, ThemeMode.LIGHT, 2.0)
    review, year = tab.findChild(CheckList), tab.findChild(MonthGrid)
    assert review is not None
    assert year is not None
    qtbot.waitUntil(lambda: review.mapTo(tab, review.rect().topLeft()).x() < 100)
    assert board.horizontalScrollBar().maximum() == 0
    sheet(tab).go_to(("annan", "okand"))
    cell = sheet(tab).visualRect(sheet(tab).currentIndex())
    assert board.viewport().rect().contains(sheet(tab).viewport().mapTo(board.viewport(), cell.center()))


@pytest.mark.parametrize("size", [(1366, 676), (1024, 548)])
def test_the_sheet_stands_still_whatever_the_months_status_and_the_heading_is_whole(
    open_tab: Open, stand: TabStand, workspace: Workspace, size: tuple[int, int]
) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    tab.resize(*size)

    def stands() -> list[tuple[int, ...]]:
        QApplication.processEvents()
        heading = next(each for each in tab.findChildren(OneLine) if each.text() == "Tierp, maj 2016")
        assert heading.width() >= heading.sizeHint().width()
        top, _columns, rows = _where_everything_is(tab)
        return [top, rows]

    open_month = stands()
    steps = ("Markera klar", "Lås månaden", "Rätta låst månad …", "Avsluta rättelsen", "Öppna igen")
    stand.dialogs.answers = ["Ett skäl som är långt: " + "kommunen räknade om sina ärenden. " * 8, "Fel månad"]
    for words in steps:
        button(tab, words).click()
        assert stands() == open_month, words


def test_three_questions_are_seen_and_a_cross_has_all_its_columns_on_a_small_screen(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    same = (4, 3, 0, 4, 3, 0)
    rows = counts_of({Party.FK: same, Party.AF: same, Party.KOMMUN: same})
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=rows)
    tab = open_tab(stand)
    tab.resize(1366, 640)
    QApplication.processEvents()
    checks = tab.findChild(CheckList)
    assert checks is not None
    third = checks.visualItemRect(checks.item(2))
    assert checks.viewport().rect().contains(third)
    stand.dialogs.answers.append(1)
    _form(tab)
    sheet(tab).go_to(("fk", "kvinna:under30"))
    QApplication.processEvents()
    before = _where_everything_is(tab)
    for text in ("1234", "12", "3"):
        fill(text)
        QApplication.processEvents()
        assert _where_everything_is(tab) == before, text
    assert shows(sheet(tab), "fk", "man:under30") == "saknas"
    assert shows(sheet(tab), "summa", "summa-kon") == "minst 1\u00a0249"
    assert sheet(tab).horizontalScrollBar().maximum() == 0, "no column is cut"


# --- while one types ---


def _where_everything_is(tab: QWidget) -> list[tuple[int, ...]]:
    grid = sheet(tab)
    top = grid.mapTo(tab.window(), grid.rect().topLeft())
    columns, rows = grid.grid_model.columnCount(), grid.grid_model.rowCount()
    return [
        (top.x(), top.y()),
        tuple(grid.columnWidth(at) for at in range(columns)),
        tuple(grid.rowHeight(at) for at in range(rows)),
    ]


def test_no_row_and_no_column_moves_while_a_month_is_typed(open_tab: Open, stand: TabStand) -> None:
    tab = open_tab(stand)
    tab.resize(1600, 620)
    QApplication.processEvents()
    before = _where_everything_is(tab)
    grid = sheet(tab)
    for party in ("fk", "af", "kommun"):
        grid.go_to((party, "kvinna"))
        for text in ("12", "", "tre", "88", "7"):
            write(text)
            QApplication.processEvents()
            assert _where_everything_is(tab) == before, text
            press(Key.Key_Tab)
            QApplication.processEvents()
            assert _where_everything_is(tab) == before, text
    # A cell that is not stored, sums that lack it, and several warnings.
    assert grid.unsaved()
    assert "minst 36" in [shows(grid, "summa", column) for column in ("kvinna", "annat", "summa-kon", "summa-alder")]


@pytest.mark.parametrize("size", [(1366, 640), (1280, 640), (1024, 500), (1000, 500)])
def test_columns_have_room_for_five_digits_from_the_start(
    open_tab: Open, stand: TabStand, size: tuple[int, int]
) -> None:
    tab = open_tab(stand)
    tab.resize(*size)
    QApplication.processEvents()
    before = _where_everything_is(tab)
    for text in ("12", "12345", "0"):
        fill(text)
        assert _where_everything_is(tab) == before, text
