"""The window's start and its end: one readable list of steps, light until the first paint, undone in reverse."""

import json
import logging
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import find_paths
from app.startup import Running, start
from domain.ground.problem import UserProblem
from support.house import create_demo
from support.tab_stand import AskedDialogs
from widgets.window.defect_dialog import DefectDialog

HEAVY = ["sqlalchemy", "alembic", "reportlab", "pyqtgraph", "pandas", "numpy", "pypdfium2", "sqlite3"]
HEAVY += ["orjson", "openpyxl", "python_calamine"]
Start = Callable[..., Running]


@pytest.fixture
def start_program(qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Starts the program as `lagesbild` does, waits until its window is filled, and stops it when the test ends."""
    started: list[Running] = []

    def begin(*arguments: str) -> Running:
        running = start(qapp, arguments, dialogs=AskedDialogs())
        started.append(running)
        qtbot.waitUntil(lambda: running.program is not None)
        return running

    yield begin
    for running in started:
        running.stop()


def settings_on_disk() -> dict:
    return json.loads(find_paths().settings.read_text("utf-8"))


def test_the_first_start_shows_the_three_steps_and_writes_nothing_yet(start_program: Start) -> None:
    running = start_program()
    assert running.program.workspaces.opened is None
    assert running.window.pages.currentWidget() is running.program.workspaces.welcome
    assert not find_paths().settings.exists()
    assert "start, version" in find_paths().log.read_text("utf-8")


def test_the_workspace_named_on_the_command_line_is_opened_and_remembered(start_program: Start, tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    running = start_program(str(path))
    assert running.program.workspaces.opened.session.workspace.path == path

    running.stop()

    assert settings_on_disk()["senaste"] == [str(path)]
    again = start_program()
    assert again.program.workspaces.opened.session.workspace.path == path


def test_the_one_used_last_is_not_missed_when_it_is_gone(start_program: Start, tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    start_program(str(path)).stop()
    path.unlink()

    running = start_program()

    assert running.program.workspaces.opened is None
    assert running.program.workspaces.welcome.trouble.text == ""


def test_damaged_settings_are_told_set_aside_and_replaced(start_program: Start) -> None:
    settings = find_paths().settings
    settings.parent.mkdir(parents=True)
    settings.write_text("{ inte json", "utf-8")

    running = start_program()

    assert "Inställningarna kunde inte läsas" in running.program.messages.kept[0].text
    assert settings.with_suffix(".skadad.json").read_text("utf-8") == "{ inte json"
    running.program.workspaces.change_function("processledare")
    assert settings_on_disk()["funktion"] == "processledare"


def test_stopping_undoes_every_step(start_program: Start, qapp: QApplication) -> None:
    hook, handlers, locale = sys.excepthook, list(logging.getLogger().handlers), QLocale()
    running = start_program()
    assert sys.excepthook is not hook
    assert QLocale().language() is QLocale.Language.Swedish

    running.stop()

    assert sys.excepthook is hook
    assert logging.getLogger().handlers == handlers
    assert QLocale() == locale
    assert running.cleanups == []


def test_the_window_wears_the_programs_icon(start_program: Start) -> None:
    running = start_program()
    worn = running.window.windowIcon()
    assert {16, 32, 48, 256} <= {size.width() for size in worn.availableSizes()}
    drawn = worn.pixmap(256, 256).toImage()
    # The field is green and the tallest of the bars white.
    assert drawn.pixelColor(128, 24).name() == "#0b6b63"
    assert drawn.pixelColor(184, 80).name() == "#ffffff"


def test_qt_speaks_swedish(start_program: Start, qapp: QApplication) -> None:
    start_program()
    assert qapp.translate("QPlatformTheme", "Cancel") == "Avbryt"


def test_keys_are_told_in_swedish_in_tabs_that_were_never_opened(start_program: Start, tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    program = start_program(str(path)).program
    program.search.open()
    program.search.field.setText("visa")
    keys = [target.keys for target in program.search.found if target.keys]
    assert "Ctrl+Skift+4" in keys
    assert not any("Shift" in each for each in keys)


def test_a_problem_nobody_caught_is_a_message(start_program: Start) -> None:
    running = start_program()
    problem = UserProblem("Disken är full.", ("Frigör plats.",))
    sys.excepthook(UserProblem, problem, None)
    assert running.program.messages.kept[-1].text == "Disken är full."


def test_a_defect_is_logged_without_words_and_shown_with_what_can_be_sent(
    start_program: Start, qtbot: QtBot, expect_log
) -> None:
    expect_log(logging.CRITICAL, "^defect$")
    expect_log(logging.WARNING, "propagateSizeHints")  # Qt's offscreen platform says so of every dialog
    shown: list[str] = []
    running = start_program()
    application = running.application

    def look() -> None:
        dialog = application.activeModalWidget()
        assert isinstance(dialog, DefectDialog)
        dialog.copy()
        shown.append(application.clipboard().text())
        dialog.accept()

    QTimer.singleShot(50, look)
    try:
        raise KeyError("Anna Andersson 19121212-1212")
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)

    assert shown[0].splitlines()[0] == "builtins.KeyError"
    assert "test_startup.py" in shown[0]
    log = find_paths().log.read_text("utf-8")
    assert "builtins.KeyError" in log
    for secret in ("Anna", "1212"):
        assert secret not in log
        assert secret not in shown[0]


def run_python(code: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LAGESBILD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"} | more
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    told = run_python(
        f"""
        import sys
        from PySide6.QtWidgets import QApplication
        from app.startup import start
        application = QApplication([])
        running = start(application, [{str(path)!r}])
        def painted():
            print(",".join(name for name in {HEAVY!r} if name in sys.modules))
            application.quit()
        running.window.first_painted.disconnect()
        running.window.first_painted.connect(painted)
        application.exec()
        """,
        tmp_path,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == ""


def test_the_first_screen_needs_no_sqlalchemy(tmp_path: Path) -> None:
    """The thread that checks the file loads it beside the first screen: told by who asks, not by when."""
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    told = run_python(
        f"""
        import sys
        from threading import current_thread, main_thread
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from app.startup import start

        class Watch:
            by_the_window = []
            def find_spec(self, name, path=None, target=None):
                if name == "sqlalchemy":
                    self.by_the_window.append(current_thread() is main_thread())

        sys.meta_path.insert(0, Watch())
        application = QApplication([])
        running = start(application, [{str(path)!r}])
        def look():
            if running.program is not None and not running.program.workspaces.check.is_going_through:
                assert running.program.workspaces.opened.tab.isVisible()
                application.quit()
        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(0)
        application.exec()
        running.stop()
        print(Watch.by_the_window, "sqlalchemy.orm" in sys.modules)
        """,
        tmp_path,
    )
    assert (told.stdout.strip(), told.stderr) == ("[False] False", "")


def test_charts_are_loaded_while_nobody_waits_for_them(tmp_path: Path) -> None:
    told = run_python(
        """
        import sys, threading, time
        from PySide6.QtCore import QMetaObject, Qt
        from PySide6.QtWidgets import QApplication
        from app.startup import run
        def wait():
            until = time.monotonic() + 50
            while "widgets.profile.page" not in sys.modules and time.monotonic() < until:
                time.sleep(0.05)
            QMetaObject.invokeMethod(QApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=wait).start()
        code = run([])
        print(code, "pyqtgraph" in sys.modules, [each.name for each in threading.enumerate() if each.name == "ahead"])
        """,
        tmp_path,
    )
    assert (told.stdout.strip(), told.stderr) == ("0 True []", "")


def test_a_program_that_ends_at_once_loads_no_charts(tmp_path: Path) -> None:
    told = run_python(
        """
        import sys
        from PySide6.QtWidgets import QApplication
        from app.ahead import load_ahead
        application = QApplication([])
        end = load_ahead(application)
        application.processEvents()
        end()
        print("pyqtgraph" in sys.modules)
        """,
        tmp_path,
    )
    assert (told.stdout.strip(), told.stderr) == ("False", "")


def test_qts_binding_leaves_the_import_to_python(tmp_path: Path) -> None:
    told = run_python(
        "import builtins; own = builtins.__import__; from app.__main__ import load_qt; load_qt(); "
        "from PySide6.QtCore import QSize; print(builtins.__import__ is own, QSize(1, 2).width())",
        tmp_path,
    )
    assert (told.stdout.strip(), told.stderr) == ("True 1", "")


def test_nothing_in_the_frame_moves_when_the_rest_of_the_window_comes(tmp_path: Path) -> None:
    told = run_python(
        """
        from PySide6.QtCore import QRect, QTimer
        from PySide6.QtWidgets import QApplication
        from app.startup import start
        application = QApplication([])
        running = start(application, [])
        frame = QRect(0, 0, 1366, 100)
        before = running.window.grab(frame).toImage()
        QTimer.singleShot(500, application.quit)
        application.exec()
        assert running.program is not None
        print(before == running.window.grab(frame).toImage())
        running.stop()
        """,
        tmp_path,
    )
    assert (told.stdout.strip(), told.stderr) == ("True", "")


def test_the_start_can_be_timed_to_its_first_paint(tmp_path: Path) -> None:
    told = run_python("from app.__main__ import main; main([])", tmp_path, LAGESBILD_EXIT_AFTER_PAINT="1")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_the_program_proves_itself_in_an_empty_folder(tmp_path: Path) -> None:
    told = run_python(
        f"import sys; from app.__main__ import main; sys.exit(main(['--smoke', {str(tmp_path / 'prov')!r}]))", tmp_path
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert (tmp_path / "prov" / "rapport.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "prov" / "exempel.lagesbild").exists()
    assert not (tmp_path / "installningar.json").exists()
