"""The file that is open in the window is copied, moved, replaced or written over: said at once, nothing is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from storage.file.workspace import open_workspace
from storage.recommendations.queries import recommendations
from support.house import create_demo
from support.office import example, office
from support.other_program import typing
from support.sitting import CTRL, Office, Sitting

__all__ = ["example", "office"]


def at_may(office: Office, workspace: Path) -> Sitting:
    day = office.sit_down(workspace)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def click(day: Sitting, words: str) -> None:
    (button,) = (each for each in day.program.workspaces.banner.findChildren(QAbstractButton) if each.isVisible())
    assert button.text() == words
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_file_alone_holds_what_the_window_says_is_saved(office: Office, example: Path, tmp_path: Path) -> None:
    copy = tmp_path / "till kollegan" / "exempel.lagesbild"
    copy.parent.mkdir()
    with typing(example, "4", "3", "0"):
        shutil.copyfile(example, copy)

    day = at_may(office, copy)

    shown = [day.cell(f"Försäkringskassan, {column}").split(",")[0] for column in ("Kvinnor", "Män", "Annat")]
    assert shown == ["4", "3", "0"]


def moved(path: Path) -> None:
    path.rename(path.with_name("flyttad.lagesbild"))


def removed(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = path.with_name("annan.lagesbild")
    create_demo(other)
    other.replace(path)


SAID = {moved: "finns inte längre", removed: "finns inte längre", replaced: "är utbytt mot en annan"}


@pytest.mark.parametrize("happens", SAID)
def test_a_file_that_is_gone_is_said_and_all_is_saved_anew(
    office: Office, example: Path, tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    day = at_may(office, example)
    day.fill("4")
    happens(example)
    day.fill("3")
    assert day.cell("Försäkringskassan, Män").startswith("3, fel: Filen exempel.lagesbild")
    day.until(lambda: day.hears(SAID[happens], day.program.workspaces.banner))
    assert day.window.bar.saved.text() == "Sparas inte"
    assert not day.hears("Sparat")

    new = tmp_path / "räddad.lagesbild"
    day.dialogs.answers.append(new)
    click(day, "Spara allt på nytt …")

    assert day.program.workspaces.banner.text == ""
    assert day.opened.session.workspace.path == new
    assert day.cell("Försäkringskassan, Män").split(",")[0] == "3"
    assert not day.hears("inte sparad")
    assert day.said[-1].startswith("Allt är sparat på nytt i räddad.lagesbild")
    day.until(lambda: day.hears("Sparat"))
    day.quit()
    again = at_may(office, new)
    assert again.cell("Försäkringskassan, Kvinnor").startswith("4")
    assert again.cell("Försäkringskassan, Män").startswith("3")


def test_a_file_that_is_put_back_is_saved_in_as_before(office: Office, example: Path) -> None:
    day = at_may(office, example)
    aside = example.with_name("undan.lagesbild")
    example.rename(aside)
    day.until(lambda: day.hears("finns inte längre", day.program.workspaces.banner))
    # One who is in the middle of a figure is not disturbed.
    day.type("4")
    aside.rename(example)
    day.until(lambda: day.program.workspaces.banner.text == "")
    day.fill("2")
    assert day.cell("Försäkringskassan, Kvinnor").startswith("42")
    day.until(lambda: day.hears("Sparat"))


def fill_in_everywhere_while_the_file_is_gone(day: Sitting) -> None:
    """In May and in April, a figure in each and one text that is no number; one of a population; a heading."""
    day.fill("77")
    assert day.hears("Försäkringskassan, Kvinnor: Filen exempel.lagesbild")
    assert not day.hears("går inte att läsa")
    day.go_to(period="april 2016")
    day.fill("78", "tre")
    assert day.hears("2 rutor är inte sparade")
    day.press(Qt.Key.Key_3, CTRL)
    day.fill("79")
    assert day.hears("En ruta är inte sparad", day.opened.tab)
    day.press(Qt.Key.Key_5, CTRL)
    day.tab_to("Rubrik")
    day.press(Qt.Key.Key_A, CTRL)
    day.type("Ny rubrik")
    day.press(Qt.Key.Key_Tab)


def test_what_a_missing_file_refused_is_stored_everywhere_when_it_is_put_back(office: Office, example: Path) -> None:
    day = at_may(office, example)
    aside = example.with_name("undan.lagesbild")
    example.rename(aside)
    day.until(lambda: day.hears("finns inte längre", day.program.workspaces.banner))
    fill_in_everywhere_while_the_file_is_gone(day)
    assert len(day.opened.unsaved()) == 5

    aside.rename(example)
    day.until(lambda: day.program.workspaces.banner.text == "")

    assert [(each.where, each.what) for _tab, each in day.opened.unsaved()] == [
        ("Tierp april 2016", "Försäkringskassan, Annat")
    ]
    assert not day.hears("finns inte", day.opened.tab)
    with open_workspace(example, who="en annan", read_only=True) as other:
        assert "Ny rubrik" in [each.title for each in recommendations(other)]
    day.press(Qt.Key.Key_4, CTRL)
    assert day.cell("Försäkringskassan, Män").split(",")[0] == "78"
    assert day.cell("Försäkringskassan, Annat").split(",")[0] == "tre"
    day.go_to(period="maj 2016")
    assert day.cell("Försäkringskassan, Kvinnor").split(",")[0] == "77"
    # Each place is a step of its own to take back.
    before = len(day.said)
    day.press(Qt.Key.Key_Z, CTRL, times=4)
    assert len({said for said in day.said[before:] if said.startswith("Ångrat: ")}) == 4


def test_what_is_left_after_saving_anew_is_said(office: Office, example: Path, tmp_path: Path) -> None:
    day = at_may(office, example)
    moved(example)
    day.fill("4", "tre")
    day.until(lambda: day.hears("finns inte längre", day.program.workspaces.banner))
    day.dialogs.answers.append(tmp_path / "räddad.lagesbild")

    click(day, "Spara allt på nytt …")

    assert day.said[-1].startswith("Arbetsboken är sparad på nytt i räddad.lagesbild")
    assert day.said[-1].endswith("Osparat: 1 ruta.")
    assert day.hears("En ruta är inte sparad. Försäkringskassan, Män: ”tre” går inte att läsa som ett tal.")


def test_one_who_leaves_at_once_is_not_asked_about_what_can_be_stored_now(office: Office, example: Path) -> None:
    day = at_may(office, example)
    moved(example)
    day.fill("4")
    assert len(day.opened.unsaved()) == 1
    example.with_name("flyttad.lagesbild").rename(example)

    day.quit()

    assert day.dialogs.asked == []
    again = at_may(office, example)
    assert again.cell("Försäkringskassan, Kvinnor").startswith("4")


def test_a_file_that_was_written_over_is_opened_anew(office: Office, example: Path) -> None:
    earlier = example.with_name("tidigare.lagesbild")
    shutil.copyfile(example, earlier)
    day = at_may(office, example)
    day.fill("4")
    shutil.copyfile(earlier, example)
    day.until(lambda: day.hears("skrivit över filen", day.program.workspaces.banner))
    assert day.window.bar.saved.text() == "Sparas inte"

    click(day, "Öppna filen på nytt")

    assert day.program.workspaces.banner.text == ""
    assert day.cell("Försäkringskassan, Kvinnor").startswith("inte registrerat")
    day.fill("5")
    assert day.hears("Sparat")


def test_one_who_closes_while_the_file_is_gone_is_asked_first(office: Office, example: Path, tmp_path: Path) -> None:
    day = at_may(office, example)
    removed(example)
    day.dialogs.answers += [False, tmp_path / "räddad.lagesbild"]

    day.press(Qt.Key.Key_W, CTRL)

    assert "finns inte längre" in day.dialogs.asked[-1]
    click(day, "Spara allt på nytt …")
    day.press(Qt.Key.Key_W, CTRL)
    assert day.window.windowTitle() == "Lägesbild"
    assert (tmp_path / "räddad.lagesbild").exists()


def test_an_emptied_file_is_told_as_one_that_can_not_be_opened(office: Office, example: Path) -> None:
    day = at_may(office, example)
    day.fill("4")
    example.write_bytes(b"")
    day.until(lambda: day.hears("skrivit över filen", day.program.workspaces.banner))
    day.fill("tre")
    close_anyway = 1
    day.dialogs.answers.append(close_anyway)

    click(day, "Öppna filen på nytt")

    assert "Allt annat är sparat" not in day.dialogs.asked[-1]
    assert day.hears("exempel.lagesbild öppnades inte")
    assert day.hears("Återställ från säkerhetskopia …")
