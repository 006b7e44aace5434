"""Long work beside the window: results and errors come home, a cancel stops it, nothing is left behind."""

import gc
import threading
from functools import partial

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from domain.ground.problem import UserProblem
from widgets.jobs import Job, JobCancelled, Jobs, Progress


@pytest.fixture
def problems() -> list[UserProblem]:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, problems: list[UserProblem]):
    """Jobs whose problems end up in `problems`."""
    made = Jobs(problems.append)
    yield made
    made.close()


def test_the_result_comes_home_on_the_windows_own_thread(qtbot: QtBot, jobs: Jobs) -> None:
    worked_on: list[QThread] = []
    came_home: list[tuple[int, QThread]] = []

    def work(_progress: Progress) -> int:
        worked_on.append(QThread.currentThread())
        return 551

    jobs.run("Räknar", work, done=lambda result: came_home.append((result, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(came_home))

    assert came_home == [(551, QThread.currentThread())]
    assert worked_on[0] is not QThread.currentThread()
    assert jobs.running == ()


def test_progress_is_told_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    steps: list[tuple[float, str]] = []
    done: list[None] = []

    someone_listens = threading.Event()

    def work(progress: Progress) -> None:
        someone_listens.wait()
        progress.at(0.25, "läser")
        progress.at(0.75, "skriver")

    job = jobs.run("Läser in", work, done=done.append)
    job.progressed.connect(lambda part, text: steps.append((part, text)))
    someone_listens.set()
    qtbot.waitUntil(lambda: bool(done))

    assert steps == [(0.25, "läser"), (0.75, "skriver")]


def test_a_problem_goes_to_who_asked_or_becomes_a_message(
    qtbot: QtBot, jobs: Jobs, problems: list[UserProblem]
) -> None:
    def work(_progress: Progress) -> None:
        raise UserProblem("Disken är full.")

    own: list[UserProblem] = []
    jobs.run("Skriver", work, done=lambda _: None, failed=own.append)
    qtbot.waitUntil(lambda: bool(own))
    assert problems == []

    jobs.run("Skriver", work, done=lambda _: None)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].text == "Disken är full."


def test_a_defect_is_raised_where_defects_are_caught(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_progress: Progress) -> None:
        raise KeyError("saknas")

    with qtbot.captureExceptions() as caught:
        job = jobs.run("Räknar", work, done=lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))

    assert [kind for kind, _, _ in caught] == [KeyError]
    assert job not in jobs.running


def test_a_cancelled_job_stops_and_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    started = threading.Event()
    delivered: list[object] = []
    ended: list[Job] = []
    jobs.ended.connect(ended.append)

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress.check()

    job = jobs.run("Räknar", work, done=delivered.append)
    assert started.wait(10)
    job.cancel()
    assert job.cancelled
    qtbot.waitUntil(lambda: bool(ended))

    assert delivered == []


def test_a_cancel_that_came_too_late_delivers_what_was_done(qtbot: QtBot, jobs: Jobs) -> None:
    written = threading.Event()
    cancelled = threading.Event()
    delivered: list[str] = []

    def work(_progress: Progress) -> str:
        written.set()
        cancelled.wait(10)
        return "skrivet"

    job = jobs.run("Skriver", work, done=delivered.append)
    assert written.wait(10)
    job.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: bool(delivered))

    assert delivered == ["skrivet"]


def test_closing_waits_for_the_work_and_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    delivered: list[object] = []
    finished = threading.Event()

    def work(_progress: Progress) -> None:
        finished.set()

    jobs.run("Räknar", work, done=delivered.append)
    jobs.close()

    assert finished.is_set()
    qtbot.waitUntil(lambda: jobs.running == ())
    assert delivered == []


def test_work_that_waits_goes_on_as_it_is_told_or_ends_as_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    ended: list[Job] = []
    jobs.ended.connect(ended.append)

    def work(name: str, progress: Progress) -> str:
        progress.check()
        return name

    with jobs.waiting():
        first = jobs.run("En", partial(work, "en"), done=done.append)
        second = jobs.run("Två", partial(work, "två"), done=done.append)
        with jobs.waiting():
            assert not first.wait(20)
        assert not second.wait(20)
        second.cancel()
        second.pause()
        qtbot.waitUntil(lambda: ended == [second])
        assert isinstance(second.error, JobCancelled)
    qtbot.waitUntil(lambda: not jobs.running)
    assert done == ["en"]


def test_closing_ends_what_waits(jobs: Jobs) -> None:
    with jobs.waiting():
        jobs.run("Läser in", lambda progress: progress.check(), done=lambda _: None)
        jobs.close()
        assert jobs.running == ()


class Unreachable:
    """One of two that hold each other, so that only the collector finds them; says in which thread it did."""

    def __init__(self, told: list[int]) -> None:
        self.told = told
        self.itself = self

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


def test_what_nobody_reaches_is_taken_away_by_the_windows_own_thread_alone(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[int] = []
    done: list[None] = []
    enough = threading.Event()

    def work(progress: Progress) -> None:
        while not enough.is_set():
            for _ in range(1000):
                Unreachable(told)
            progress.check()

    jobs.run("Bygger rapporten", work, done=done.append)
    qtbot.waitUntil(lambda: len(told) > 1000)
    enough.set()
    qtbot.waitUntil(lambda: bool(done))

    assert set(told) == {threading.get_ident()}
    assert gc.isenabled()


def test_the_collector_is_pythons_own_again_when_the_last_work_ends(qtbot: QtBot, jobs: Jobs) -> None:
    others = Jobs(lambda _problem: None)
    first, second = threading.Event(), threading.Event()
    done: list[None] = []
    jobs.run("Läser in", lambda _progress: first.wait() and None, done=done.append)
    others.run("Granskar", lambda _progress: second.wait() and None, done=done.append)

    first.set()
    qtbot.waitUntil(lambda: len(done) == 1)
    assert not gc.isenabled()
    second.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert gc.isenabled()
    others.close()
