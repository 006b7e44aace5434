"""The guards of the suite bite: each is given a test that breaks its rule, and must fail it."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


@pytest.fixture
def guarded(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run planted tests with the real guards, in a process of their own."""
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    plugins = ["support.sandbox", "support.log_guard", "support.qt_guard"]
    options = [part for name in plugins for part in ("-p", name)]

    def run(source: str) -> pytest.RunResult:
        pytester.makepyfile(source)
        # A planted test must see Qt as the suite does; the suite's own coverage must not see it.
        return pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cov", "-p", "no:xdist", "-v", *options)

    return run


def test_an_unexpected_log_line_fails_also_from_a_logger_that_does_not_propagate(guarded) -> None:
    result = guarded("""
        import logging

        def test_quiet():
            logging.getLogger("app").info("opened")

        def test_warns():
            logging.getLogger("app").warning("backup folder is gone")

        def test_warns_aside():
            aside = logging.getLogger("aside")
            aside.propagate = False
            aside.addHandler(logging.NullHandler())
            aside.error("nobody hears")

        def test_expected(expect_log):
            expect_log(logging.WARNING, "folder is gone")
            logging.getLogger("app").warning("backup folder is gone")

        def test_expected_but_silent(expect_log):
            expect_log(logging.WARNING, "folder is gone")

        def test_expected_another_level(expect_log):
            expect_log(logging.ERROR, "folder")
            logging.getLogger("app").error("folder")
            logging.getLogger("app").warning("folder")
    """)
    result.assert_outcomes(passed=6, errors=4)
    result.stdout.fnmatch_lines(
        [
            "*WARNING app: backup folder is gone",
            "*ERROR aside: nobody hears",
            "*never came:*",
            "*WARNING /folder is gone/",
            "*WARNING app: folder",
        ]
    )


def test_a_handler_left_on_the_root_logger_is_gone_in_the_next_test(guarded) -> None:
    result = guarded("""
        import logging

        left = logging.NullHandler()

        def test_sets_up_logging():
            logging.getLogger().addHandler(left)
            logging.getLogger().setLevel(logging.DEBUG)

        def test_next():
            assert left not in logging.getLogger().handlers
            assert logging.getLogger().level == logging.WARNING
    """)
    result.assert_outcomes(passed=2)


def test_what_a_qt_test_leaves_behind_is_named(guarded) -> None:
    result = guarded("""
        from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer
        from PySide6.QtWidgets import QLabel, QMainWindow
        import time

        kept = []

        def test_tidy(qtbot):
            window = QMainWindow()
            qtbot.addWidget(window)
            window.show()
            timer = QTimer(window)
            timer.start(10)
            done = QTimer()
            done.start(10_000)
            done.stop()
            thread = QThread(window)
            thread.start()
            thread.quit()
            thread.wait()

        def test_window_dropped_in_a_cycle_is_no_leak(qapp):
            label = QLabel()
            label.itself = label

        def test_window(qapp):
            kept.append(QMainWindow(objectName="forgotten"))

        def test_timer(qapp):
            timer = QTimer(objectName="ticking")
            timer.start(10_000)
            kept.append(timer)

        def test_timer_of_the_application(qapp):
            QTimer(qapp, objectName="forever").start(10_000)

        def test_thread(qapp):
            thread = QThread(objectName="worker")
            thread.start()
            kept.append(thread)

        class Slow(QRunnable):
            def run(self):
                time.sleep(2)

        def test_pool(qapp):
            QThreadPool.globalInstance().start(Slow())

        def test_next_is_not_blamed(qapp):
            QThreadPool.globalInstance().waitForDone()
    """)
    result.assert_outcomes(passed=8, errors=5)
    result.stdout.fnmatch_lines(
        [
            "*window QMainWindow “forgotten”",
            "*active timer QTimer “ticking” without a parent, started at *.py:*",
            "*active timer QTimer “forever” of QApplication*started at *.py:*",
            "*running thread QThread “worker”, started at *.py:*",
            "*1 job(s) in the global thread pool",
        ]
    )


def test_a_part_that_is_visible_before_it_has_a_parent_is_named(guarded) -> None:
    result = guarded("""
        from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

        class Part(QLabel):
            pass

        def put(qtbot, part, window, *, first):
            qtbot.addWidget(window)
            if first:
                QVBoxLayout(window).addWidget(part)
            part.setVisible(True)
            if not first:
                QVBoxLayout(window).addWidget(part)
            window.show()

        def test_in_place_first(qtbot):
            put(qtbot, Part(), QWidget(), first=True)

        def test_hidden_before_it_is_in_place(qtbot):
            part, window = Part(), QWidget()
            part.setVisible(False)
            put(qtbot, part, window, first=True)

        def test_visible_first(qtbot):
            put(qtbot, Part(objectName="early"), QWidget(), first=False)

        def test_shown_first(qtbot):
            window, part = QWidget(), Part(objectName="shown")
            qtbot.addWidget(window)
            part.show()
            part.setParent(window)
            window.kept = part
    """)
    result.assert_outcomes(passed=4, errors=2)
    result.stdout.fnmatch_lines(
        ["*Part “early” made visible at *.py:* before it had a parent*", "*Part “shown” made visible*"]
    )


def test_what_qtbot_was_given_lives_until_the_test_is_over(guarded) -> None:
    result = guarded("""
        import gc

        from PySide6.QtWidgets import QApplication, QWidget

        seen = []

        def made(qtbot):
            widget = QWidget()
            widget.destroyed.connect(lambda: seen.append("gone"))
            qtbot.addWidget(widget)

        def test_its_name_goes_and_it_stays(qtbot):
            made(qtbot)
            gc.collect()
            assert not seen

        def test_it_went_with_its_test(qtbot):
            assert seen == ["gone"]
    """)
    result.assert_outcomes(passed=2)


def test_a_qt_warning_an_unraisable_and_a_thread_s_exception_fail(guarded, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml("""
        [tool.pytest.ini_options]
        filterwarnings = ["error"]
        qt_log_level_fail = "WARNING"
        qt_api = "pyside6"
    """)
    result = guarded("""
        import threading
        from PySide6.QtCore import QTimer, qWarning

        def test_qt_warns(qapp):
            qWarning("no such slot")

        def test_thread():
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()

        def test_unraisable():
            class Bad:
                def __del__(self):
                    raise ValueError("in del")
            Bad()

        def test_file_left_open(tmp_path):
            open(tmp_path / "x", "w")

        def test_slot(qtbot):
            QTimer.singleShot(0, lambda: 1 / 0)
            qtbot.wait(20)
    """)
    outcomes = result.parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) >= 5
    result.stdout.no_fnmatch_line("*PASSED*")


def test_every_test_has_a_home_of_its_own(guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_EXIT_AFTER_PAINT", "1")
    result = guarded("""
        import os
        from pathlib import Path

        from PySide6.QtCore import QStandardPaths

        homes = []

        def look():
            home = Path.home()
            homes.append(home)
            assert not list(home.glob("[!r]*"))
            (home / "settings.ini").touch()
            assert Path(os.environ["LAGESBILD_HOME"]).is_relative_to(home)
            assert "LAGESBILD_EXIT_AFTER_PAINT" not in os.environ
            for place in (QStandardPaths.AppDataLocation, QStandardPaths.ConfigLocation, QStandardPaths.CacheLocation):
                assert Path(QStandardPaths.writableLocation(place)).is_relative_to(home)

        def test_one():
            look()

        def test_other():
            look()
            assert homes[0] != homes[1]
    """)
    result.assert_outcomes(passed=2)
