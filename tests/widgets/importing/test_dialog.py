"""Taking in files: nothing is written before it has been shown, and everything can be undone at once."""

import json
import logging
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from domain.ground.period import parse_month, parse_period
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, MonthStatus, Party
from exchange.tidy import reading as tidy
from storage.file.workspace import Workspace, open_workspace
from storage.importing.queries import ImportState, imports
from storage.log.recorder import Operation
from storage.lots.queries import lots_month
from storage.lots.recording import set_month_status
from storage.schema.benefits import BENEFIT_YEAR
from support.filled_sheets import fill, published
from support.import_dialog import Opened
from support.log_guard import ExpectedLogs
from support.scb_table import Form, scb_table, write_excel, write_scb
from support.stored_figures import benefit_figures
from support.tab_stand import TabStand
from support.tidy_files import DATA
from support.workspaces import content
from widgets.importing.dialog import ImportDialog
from widgets.importing.flow import Stage

WHO = "samverkanskoordinator Umeåregionen"
EQUIVALENTS = DATA / "published-equivalents.csv"


def has_figures(workspace: Workspace) -> bool:
    return benefit_figures(workspace, "2401", parse_period("2021")) is not None


def wrong_file(tmp_path: Path) -> Path:
    wrong = tmp_path / "fel.csv"
    text = EQUIVALENTS.read_text("utf-8").replace("551", "552")
    wrong.write_text(text.replace("2404,2021", "9999,2021"), "utf-8")
    return wrong


def test_a_file_is_shown_first_and_written_when_the_user_says_so(opened, stand: TabStand, workspace: Workspace) -> None:
    here = opened(EQUIVALENTS)
    assert "8 nya rader." in here.said
    assert "Nordmaling" in here.said
    assert not has_figures(workspace)
    here.take_in()
    here.settle()
    assert has_figures(workspace)
    assert not here.is_open
    assert stand.said[-1] == "published-equivalents.csv är inläst: 8 nya rader. Ctrl+Z ångrar."
    stand.undo()
    assert not has_figures(workspace)


@pytest.mark.parametrize("form", list(Form))
def test_scbs_table_comes_in_whatever_form_it_was_saved_in(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path, form: Form
) -> None:
    table = scb_table(areas=["2401", "2404"], months=12)
    before = content(workspace)
    here = opened(write_scb(table, tmp_path / f"tabell.{form.value}", form))
    assert "Helårsekvivalenter per månad" in here.said
    assert "januari–december 2014, 12 månader" in here.said
    assert "Filen har 2 av 290 kommuner" in here.said
    assert "216 nya rader" in here.said
    assert content(workspace) == before
    here.take_in()
    here.settle()
    assert benefit_figures(workspace, "2404", parse_period("2014")) is not None
    stand.undo()
    assert content(workspace) == before


def test_a_file_with_a_fault_lists_its_lines_and_cannot_be_taken_in(
    opened, workspace: Workspace, tmp_path: Path
) -> None:
    here = opened(wrong_file(tmp_path))
    assert [item.text[:6] for item in here.dialog.preview.found.items_shown] == ["Rad 3:", "Rad 5:"]
    assert "2 rader måste rättas" in here.said
    assert not here.button("take-in").isEnabled()
    assert here.button("leave").text() == "Stäng"
    assert QApplication.focusWidget() is here.button("leave")
    assert not has_figures(workspace)


def test_of_several_files_the_good_ones_come_in_and_the_others_say_why(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    picture = tmp_path / "bild.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    here = opened(EQUIVALENTS, wrong_file(tmp_path), picture, DATA / "published-ranks.csv")
    assert here.stages == [Stage.READY, Stage.REFUSED, Stage.FAILED, Stage.READY]
    assert here.button("take-in").text() == "Läs in 2 filer"
    here.dialog.files.selectRow(2)
    assert here.said.count("Ingenting har ändrats.") == 1
    here.take_in()
    here.settle()
    assert here.stages == [Stage.TAKEN, Stage.REFUSED, Stage.FAILED, Stage.TAKEN]
    assert here.is_open
    assert [run.file for run in imports(workspace)] == ["published-ranks.csv", "published-equivalents.csv"]
    assert stand.said[-1] == "2 filer är inlästa. Ctrl+Z ångrar en i taget."


def test_a_reader_that_fails_stops_only_its_own_file(
    opened, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLogs
) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")
    read = tidy.read_tidy

    def fails_on_one(path: Path, formats: tidy.Formats) -> tidy.TidyFile:
        if path == EQUIVALENTS:
            return read(path, formats)
        raise IndexError

    monkeypatch.setattr(tidy, "read_tidy", fails_on_one)
    odd = tmp_path / "udda.csv"
    odd.write_bytes(b"a,b\r1,2\r")
    here = opened(odd, EQUIVALENTS)
    assert here.stages == [Stage.FAILED, Stage.READY]
    here.dialog.files.selectRow(0)
    assert "antecknat i programmets logg" in here.said
    here.take_in()
    here.settle()
    assert here.stages == [Stage.FAILED, Stage.TAKEN]
    assert has_figures(workspace)
    assert here.button("leave").isEnabled()


def test_a_write_that_fails_leaves_the_workspace_as_it_was_and_the_next_file_comes_in(
    opened, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLogs
) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")
    here = opened(EQUIVALENTS, DATA / "published-ranks.csv")
    before = content(workspace)
    write = Operation.put

    def fails_on_years(op: Operation, table: object, *args: object, **more: object) -> object:
        if table is BENEFIT_YEAR:
            raise KeyError
        return write(op, table, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Operation, "put", fails_on_years)
    here.take_in()
    here.settle()
    assert here.stages == [Stage.READY, Stage.TAKEN]
    assert [run.file for run in imports(workspace)] == ["published-ranks.csv"]
    assert not has_figures(workspace)
    assert content(workspace) != before


def test_a_file_that_is_already_there_has_nothing_to_add(opened, workspace: Workspace) -> None:
    first = opened(EQUIVALENTS)
    first.take_in()
    first.settle()
    here = opened(EQUIVALENTS)
    assert "Allt i filen finns redan" in here.said
    assert not here.button("take-in").isEnabled()


def large_file(folder: Path) -> Path:
    """Slow enough to be met in the middle, and told of kommun by kommun."""
    return write_scb(scb_table(areas=40, months=24), folder / "stor.json", Form.JSON_STAT)


def test_an_import_that_is_cancelled_leaves_everything_as_it_was(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    here = opened(large_file(tmp_path))
    before = content(workspace)
    here.take_in()
    assert here.dialog.writes
    (job,) = stand.jobs.running
    QTest.keyClick(here.button("leave"), Qt.Key.Key_Return)
    assert job.cancelled
    here.settle()
    assert content(workspace) == before
    assert imports(workspace) == ()
    assert "Inläsningen avbröts. Arbetsboken är som den var." in here.said
    # It can be taken in all the same.
    here.take_in()
    here.settle()
    assert [run.state for run in imports(workspace)] == [ImportState.STANDS]


def test_while_a_file_is_written_the_rest_of_the_window_is_told_to_wait(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    from storage.areas.groups import create_group

    here = opened(large_file(tmp_path))
    here.take_in()
    assert stand.session.submit(lambda ws: create_group(ws, name="Norr", members=["2401"])[1]) is None
    assert stand.said[-1].startswith("Läser in stor.json. Vänta tills det är klart")
    here.settle()
    assert stand.session.submit(lambda ws: create_group(ws, name="Norr", members=["2401"])[1]) is not None


@pytest.mark.parametrize("stops", [True, False])
def test_leaving_in_the_middle_is_asked_about(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path, stops: bool
) -> None:
    here = opened(large_file(tmp_path))
    here.take_in()
    stand.dialogs.answers = [stops]
    QTest.keyClick(here.dialog, Qt.Key.Key_Escape)
    assert stand.dialogs.asked == ["En fil läses in. Avbryter du blir arbetsboken som den var innan."]
    here.settle()
    assert not here.is_open
    assert len(imports(workspace)) == (0 if stops else 1)


def test_leaving_while_files_are_read_writes_nothing(qtbot: QtBot, stand: TabStand, tmp_path: Path) -> None:
    dialog = ImportDialog(stand.services, [large_file(tmp_path)])
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not stand.jobs.running)
    assert stand.said == []


def test_a_workspace_open_for_reading_shows_the_file_and_says_why_it_stays_out(
    qtbot: QtBot, theme: object, path: Path
) -> None:
    with open_workspace(path, who=WHO, read_only=True) as opened_for_reading:
        stand = TabStand(opened_for_reading)
        here = Opened(qtbot, stand, EQUIVALENTS)
        assert "8 nya rader." in here.said
        assert "Arbetsboken är öppen för läsning." in here.said
        assert not here.button("take-in").isEnabled()
        here.finish()
        stand.jobs.close()


def test_a_file_that_was_mended_is_read_anew(opened, tmp_path: Path) -> None:
    here = opened(wrong_file(tmp_path))
    (tmp_path / "fel.csv").write_text(EQUIVALENTS.read_text("utf-8"), "utf-8")
    here.dialog.add([tmp_path / "fel.csv"])
    here.settle()
    assert here.stages == [Stage.READY]


def test_what_is_heard_says_how_far_it_has_come_and_what_was_found(opened, tmp_path: Path) -> None:
    broken = tmp_path / "trasig.json"
    broken.write_text(json.dumps({"class": "dataset"}), "utf-8")
    here = opened(broken)
    assert here.dialog.preview.accessibleDescription().startswith("trasig.json\n")
    assert here.dialog.files.accessibleName() == "Filer"
    assert here.stages == [Stage.FAILED]


def test_two_sheets_that_contradict_each_other_say_so_before_any_is_written(
    opened: type[Opened], workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "igen").mkdir()
    first, fk = published(tmp_path, "af"), published(tmp_path, "fk")
    second = fill(published(tmp_path / "igen", "af"), {"unemployed": 270})
    before = content(workspace)

    made = opened(first, fk, second)

    assert made.stages == [Stage.READY] * 3
    states = [made.dialog.files.item(row, 2).text() for row in range(3)]  # type: ignore[union-attr]
    assert states == ["Säger emot annan fil", "Kan läsas in", "Säger emot annan fil"]
    made.dialog.files.selectRow(0)
    assert "Filerna säger emot varandra. Läs in den som stämmer; läses båda in gäller den sista." in made.said
    assert (
        f"Lycksele 2024-10-31, Individer som är arbetslösa: 269 i {tmp_path.name}/af.xlsx, men 270 i igen/af.xlsx."
        in made.said
    )
    made.dialog.files.selectRow(2)
    assert f"270 i igen/af.xlsx, men 269 i {tmp_path.name}/af.xlsx." in made.said
    made.dialog.files.selectRow(1)
    assert "emot" not in made.said
    assert content(workspace) == before


def test_a_filled_sheet_says_what_it_changes_and_a_wrong_one_which_cell(
    opened: type[Opened], workspace: Workspace, tmp_path: Path
) -> None:
    made = opened(published(tmp_path, "af"))
    assert "Arbetsförmedlingen, blankett" in made.said
    made.take_in()
    made.settle()

    again = opened(fill(published(tmp_path, "af"), {"unemployed": 270}))
    assert "Lycksele, Individer som är arbetslösa: 269 → 270. 269 lämnades av handläggare AF" in again.said

    wrong = opened(fill(published(tmp_path, "af"), {"unemployed": "tolv"}))
    assert wrong.stages == [Stage.REFUSED]
    assert "Cell E14 på bladet Lycksele: ”tolv” går inte att läsa som ett tal." in wrong.said


def facts_of(here: Opened) -> str:
    return here.said.replace("\u00a0", " ")


def test_the_preview_shows_rows_as_they_are_and_would_be_and_counts_what_is_empty(opened, tmp_path: Path) -> None:
    first = opened(EQUIVALENTS)
    assert "Vansbro" not in facts_of(first)
    assert "Ny rad: Nordmaling, 2020, alla, 20–64 år: Sjukpenning 115, " in facts_of(first)
    first.take_in()
    first.settle()
    later = tmp_path / "senare.csv"
    lines = EQUIVALENTS.read_text("utf-8").splitlines()
    columns = lines[0].split(",")
    at, empty = columns.index("sjukpenning"), columns.index("arbetsloshet")
    cells = lines[1].split(",")
    was = cells[at]
    cells[at], cells[empty] = str(int(was) + 1), ""
    total = columns.index("total") if "total" in columns else -1
    if total >= 0:
        cells[total] = ""
    later.write_text("\n".join([lines[0], ",".join(cells)]) + "\n", "utf-8")

    here = opened(later)

    assert here.stages == [Stage.READY]
    assert f"Sjukpenning {was} → {int(was) + 1}" in facts_of(here)
    assert "→ saknas" in facts_of(here)
    assert "Utan tal: " in facts_of(here)


def two_sheets(path: Path) -> Path:
    """The same table twice in one workbook, with other figures on the second sheet."""
    write_excel(scb_table(areas=["2401"], months=1, seed=1), path)
    with closing(openpyxl.load_workbook(path)) as book:
        first = book.worksheets[0]
        second = book.copy_worksheet(first)
        first.title, second.title = "Maj & juni", "Utkast"
        for row in second.iter_rows(min_row=4):
            if isinstance(row[-1].value, int):
                row[-1].value += 1_000_000
        book.save(path)
    return path


def test_another_sheet_of_a_workbook_is_offered_and_read_when_it_is_asked_for(opened, tmp_path: Path) -> None:
    here = opened(two_sheets(tmp_path / "två.xlsx"))
    assert "1 000" not in facts_of(here)
    assert "Blad: Maj & juni" in facts_of(here)
    offered = [
        each for each in here.dialog.preview.findChildren(QPushButton) if "Utkast" in each.text() and each.isVisible()
    ]
    assert [each.text() for each in offered] == ["Läs bladet ”Utkast” i stället"]

    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    here.settle()

    assert here.stages == [Stage.READY]
    assert "Sjukpenning 1 000" in facts_of(here)


MAY = parse_month("2016-05")


def lots_file(folder: Path, women: int) -> Path:
    """May in Nordmaling: women and men, and ages that add up to 3."""
    rows = [("kvinna", "alla", women), ("man", "alla", 1), ("alla", "under30", 1), ("alla", "30plus", 2)]
    head = "area_code,month,party,sex,age_group,cases"
    lines = [head, *(f"2401,2016-05,fk,{sex},{age},{cases}" for sex, age, cases in rows)]
    path = folder / f"lots-{women}.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_file_that_opens_a_finished_month_says_so_and_asks(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    first = opened(lots_file(tmp_path, 2))
    first.take_in()
    first.settle()
    set_month_status(workspace, area="2401", month=MAY, status=MonthStatus.KLAR)
    here = opened(lots_file(tmp_path, 4))
    assert "Maj 2016, Nordmaling är märkt klar men blir ofullständig med filens siffror." in here.said
    here.take_in()
    here.settle()
    assert "ofullständigt i Maj 2016, Nordmaling" in stand.dialogs.asked[-1]
    assert lots_month(workspace, "2401", MAY).status is MonthStatus.KLAR, "the question was not answered with yes"
    stand.dialogs.answers = [True]
    here.take_in()
    here.settle()
    assert lots_month(workspace, "2401", MAY).status is MonthStatus.OPPEN


def test_a_file_that_a_locked_month_refuses_is_taken_in_as_a_correction(
    opened, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    first = opened(lots_file(tmp_path, 2))
    assert first.button("import-correct").isHidden()
    first.take_in()
    first.settle()
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(workspace, area="2401", month=MAY, status=status)
    corrected = lots_file(tmp_path, 3)
    corrected.write_text(corrected.read_text("utf-8").replace("30plus,2", "30plus,3"), "utf-8")
    here = opened(corrected)
    assert here.stages == [Stage.REFUSED]
    stand.dialogs.answers = ["19121212-1212", "ett ärende kom in för sent"]
    QTest.mouseClick(here.button("import-correct"), Qt.MouseButton.LeftButton)
    here.settle()
    assert "Filen ändrar låsta månader: Maj 2016, Nordmaling." in " ".join(stand.dialogs.asked)
    assert here.stages == [Stage.READY]
    assert "rättelse av låsta månader: ett ärende kom in för sent." in here.said
    here.take_in()
    here.settle()
    month = lots_month(workspace, "2401", MAY)
    assert (month.counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA], month.status) == (3, MonthStatus.LAST)
    (kept,) = content(workspace)["month_correction"]
    assert "ett ärende kom in för sent" in kept
