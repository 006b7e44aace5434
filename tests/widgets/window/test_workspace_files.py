"""In and out of a workspace: first start, new, open, second instance, damaged, moved, restored."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from domain.ground.changes import Changes
from storage.areas.queries import seats
from storage.file.creation import create_workspace
from storage.file.first_screen import group, settings
from storage.file.places import default_backup_folder
from storage.file.workspace import Workspace
from storage.ground.register import read_areas
from storage.recommendations.seats import add_seat
from support.qt_typing import type_text
from support.window_stand import CTRL, SHIFT, KeptPreferences, WindowStand
from support.workspaces import COORDINATOR
from widgets.preferences import Preferences
from widgets.start.new_workspace import NewWorkspaceDialog
from widgets.start.restore import RestoreDialog


def add(window: WindowStand, organisation: str) -> Changes | None:
    def operation(workspace: Workspace) -> Changes:
        return add_seat(workspace, organisation=organisation, role="chef")[1]

    return window.opened.services.submit(operation)


def when_asked(answer: Callable[[QDialog], None]) -> None:
    """Answer the dialog that comes next, once it is up; one that is answered wrongly is closed."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(10, act)
            return
        try:
            answer(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, act)


def trouble(window: WindowStand) -> tuple[str, list[str]]:
    """What the page without a workspace says went wrong, and the ways on."""
    card = window.program.workspaces.welcome.trouble
    return card.text, [button.text() for button in card.buttons]


def test_the_first_start_asks_for_the_function_and_keeps_it(open_window) -> None:
    window = open_window(preferences=KeptPreferences())
    assert window.focused is window.program.workspaces.welcome.field

    window.type("samverkanskoordinator Tierp")
    window.press(Qt.Key.Key_Tab)

    assert window.preferences.current.function == "samverkanskoordinator Tierp"


def test_a_new_workspace_by_keyboard(open_window) -> None:
    window = open_window()

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewWorkspaceDialog)
        type_text(dialog.name, "Umeåregionen")
        for name in ("vindeln", "nordmaling", "vännäs"):
            dialog.picker.field.setFocus()
            dialog.picker.field.clear()
            type_text(dialog.picker.field, name)
            window.press(Qt.Key.Key_Return)
        dialog.accept()

    when_asked(fill_in)
    window.press(Qt.Key.Key_N, CTRL | SHIFT)

    own, kommuner = group(window.opened.session.workspace)
    assert own.name == "Umeåregionen"
    assert [area.name for area in kommuner] == ["Nordmaling", "Vindeln", "Vännäs"]
    assert window.opened.session.workspace.path == window.folder / "umearegionen.lagesbild"
    assert window.opened.session.workspace.who == COORDINATOR
    assert window.window.windowTitle() == "Umeåregionen – Lägesbild"
    assert window.preferences.current.recent == (window.folder / "umearegionen.lagesbild",)


def test_a_name_that_is_taken_gives_a_file_of_its_own_and_a_synced_place_is_warned_about(open_window, tmp_path) -> None:
    (tmp_path / "abyforbundet.lagesbild").write_bytes(b"")
    window = open_window()
    synced = "Mappen synkas."
    dialog = NewWorkspaceDialog(
        [],
        tmp_path,
        window.dialogs,
        lambda path: synced if "OneDrive" in str(path) else None,
        lambda _wanted: "",
        window.window,
    )
    dialog.name.setText("Åbyförbundet")
    assert dialog.chosen.path == tmp_path / "abyforbundet-2.lagesbild"

    window.dialogs.answers = [tmp_path / "OneDrive" / "a.lagesbild"]
    dialog.choose_place()

    assert dialog.chosen.path.parent.name == "OneDrive"
    assert dialog.warning == synced
    dialog.deleteLater()


def test_a_recent_workspace_is_one_button_away(open_window, umea) -> None:
    preferences = KeptPreferences(Preferences(function=COORDINATOR, recent=(umea,)))
    window = open_window(preferences=preferences)

    window.program.workspaces.welcome.recent_chosen.emit(umea)

    assert window.opened.session.workspace.path == umea


def test_a_second_window_reads_is_told_why_and_can_try_again(open_window, umea) -> None:
    first = open_window(umea)
    second = open_window(umea)

    assert second.opened.services.read_only
    assert second.program.workspaces.banner.text.startswith("Skrivskyddad: ")
    assert COORDINATOR in second.program.workspaces.banner.text
    assert second.window.bar.saved.text() == "Skrivskyddad"
    assert add(second, "Regionen") is None
    assert len(second.program.messages.kept) == 1
    assert add(first, "Regionen") is not None

    first.window.close()
    second.program.workspaces.banner.acted.emit()

    assert not second.opened.services.read_only
    assert second.program.workspaces.banner.text == ""
    assert [seat.organisation for seat in seats(second.opened.session.workspace)] == ["Regionen"]


def test_a_missing_file_is_told_in_place_with_a_way_on(open_window, tmp_path) -> None:
    window = open_window()

    assert not window.program.workspaces.open(tmp_path / "borta.lagesbild")

    text, steps = trouble(window)
    assert text.startswith("Det finns ingen arbetsbok borta.lagesbild")
    assert steps == ["Försök igen"]
    assert window.focused.text() == "Försök igen"


def test_a_newer_file_is_refused_with_words_and_left_alone(open_window, umea) -> None:
    with sqlite3.connect(umea) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = umea.read_bytes()
    window = open_window()

    assert not window.program.workspaces.open(umea)

    assert "nyare" in trouble(window)[0]
    assert umea.read_bytes() == before


def test_a_damaged_file_offers_its_copies_and_the_broken_one_is_kept(open_window, umea) -> None:
    window = open_window(umea)
    add(window, "Regionen")
    window.window.close()
    open_window(umea).window.close()
    damage(umea)
    window = open_window()
    assert not window.program.workspaces.open(umea)
    text, steps = trouble(window)
    assert "skadad" in text
    assert steps == ["Återställ från säkerhetskopia …"]

    def choose_the_latest(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        assert dialog.list.item(0).text().startswith("I dag 14:32\n")
        dialog.accept()

    when_asked(choose_the_latest)
    window.press(Qt.Key.Key_Space)

    assert [seat.organisation for seat in seats(window.opened.session.workspace)] == ["Regionen"]
    kept = list(umea.parent.glob("umea före återställning*.lagesbild"))
    assert len(kept) == 1
    assert kept[0].name in window.program.messages.kept[-1].text


def test_a_damaged_file_beside_an_open_workspace_leaves_that_one_open(open_window, umea, tmp_path) -> None:
    other = tmp_path / "annan.lagesbild"
    create_workspace(other, name="Annan", members=[], who=COORDINATOR, areas=read_areas())
    damage(other)
    window = open_window(umea)
    window.dialogs.answers = [False]

    assert not window.program.workspaces.open(other)

    assert "skadad" in window.dialogs.asked[0]
    assert window.opened.session.workspace.path == umea


def test_restoring_without_copies_says_so(open_window, umea) -> None:
    window = open_window(umea)
    shutil.rmtree(default_backup_folder(umea))
    window.program.commands.run("restore")
    assert "inga säkerhetskopior" in window.program.messages.kept[-1].text
    assert window.opened.session.workspace.path == umea


def test_a_copy_is_taken_where_the_user_wants_it(open_window, umea, tmp_path) -> None:
    window = open_window(umea)
    out = tmp_path / "usb" / "kopia.lagesbild"
    out.parent.mkdir()
    window.dialogs.answers = [out]

    window.program.commands.run("backup")
    window.settle(out.exists)
    window.settle(lambda: bool(window.said))

    assert window.said[-1] == f"Säkerhetskopian kopia.lagesbild ligger i {out.parent}."


def test_moving_takes_the_file_and_its_copies_and_opens_it_there(open_window, umea, tmp_path) -> None:
    window = open_window(umea)
    add(window, "Regionen")
    window.window.close()
    window = open_window(umea, window.preferences)
    assert default_backup_folder(umea).is_dir()
    new = tmp_path / "ny plats" / "lag.lagesbild"
    new.parent.mkdir()
    window.dialogs.answers = [new]

    window.program.commands.run("move")

    assert window.opened.session.workspace.path == new
    assert [seat.organisation for seat in seats(window.opened.session.workspace)] == ["Regionen"]
    assert not umea.exists()
    assert default_backup_folder(new).is_dir()
    assert not default_backup_folder(umea).exists()
    assert window.preferences.current.recent == (new,)


def test_renaming_changes_the_window_and_can_be_undone(open_window, umea) -> None:
    window = open_window(umea)
    window.dialogs.answers = ["Västerbottens inland"]
    window.program.commands.run("rename")
    assert window.window.bar.name.text() == "Västerbottens inland"
    assert settings(window.opened.session.workspace).name == "Västerbottens inland"

    window.press(Qt.Key.Key_Z, CTRL)

    assert window.window.bar.name.text() == "Umeåregionen"


def test_the_example_is_made_once_and_opened(open_window) -> None:
    window = open_window()
    window.program.commands.run("example")
    path = window.opened.session.workspace.path
    assert path.name == "exempel.lagesbild"
    window.program.commands.run("close")
    assert window.window.pages.currentWidget() is window.program.workspaces.welcome
    window.program.commands.run("example")
    assert window.opened.session.workspace.path == path


def test_the_window_is_as_large_as_it_was_left(open_window) -> None:
    window = open_window()
    window.window.resize(1200, 700)
    window.window.close()
    assert window.preferences.current.window == "1200x700"

    again = open_window(preferences=window.preferences)
    again.window.appear(window.preferences.current.window, QSize(1920, 1040))
    assert (again.window.width(), again.window.height()) == (1200, 700)
    assert not again.window.isMaximized()


def test_a_screen_that_is_too_small_gets_the_whole_window(open_window) -> None:
    window = open_window()
    window.window.appear("", QSize(1366, 728))
    assert window.window.isMaximized()


def test_the_function_can_be_changed_while_a_workspace_is_open(open_window, umea) -> None:
    window = open_window(umea, KeptPreferences())
    assert window.opened.session.workspace.who == "okänd funktion"
    window.dialogs.answers = ["processledare Heby"]

    window.program.commands.run("function")

    assert window.opened.session.workspace.who == "processledare Heby"
    assert window.preferences.current.function == "processledare Heby"


def damage(path: Path) -> None:
    for beside in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        beside.unlink(missing_ok=True)
    content = bytearray(path.read_bytes())
    content[: len(content) // 2] = b"\x55" * (len(content) // 2)
    path.write_bytes(bytes(content))
