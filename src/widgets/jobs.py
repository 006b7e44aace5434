"""Long work beside the window (*jobb*), with progress and cancel.

Whatever can take more than 50 ms runs here, in a thread of its own. The work may use the workspace, which gives each
thread its own connection, but never a widget; its result, or its error, comes back on the GUI thread.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from domain.problem import UserProblem

T = TypeVar("T")


class JobCancelled(Exception):
    """Raised inside the work when the user has cancelled; the work lets it pass and leaves everything as it was."""


class Progress:
    """How the work says where it is. Called from the job's thread."""

    def __init__(self, say: Callable[[float, str], None], cancelled: threading.Event) -> None:
        self._say = say
        self._cancelled = cancelled

    def at(self, part: float, text: str = "") -> None:
        """`part` from 0 to 1 is done; `text` says what comes now. Raises JobCancelled when the user has cancelled."""
        self.check()
        self._say(part, text)

    def check(self) -> None:
        """Raises JobCancelled when the user has cancelled. Call it often."""
        if self._cancelled.is_set():
            raise JobCancelled


Work = Callable[[Progress], T]


class Job(QThread):
    """One piece of work under way. `title` says what it does ("Bygger rapporten")."""

    progressed = Signal(float, str)

    def __init__(self, title: str, work: Work[Any], parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.result: Any = None
        self.error: BaseException | None = None
        self._work = work
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next `Progress.at` or `check`."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """The thread's own; not for callers."""
        try:
            self.result = self._work(Progress(self.progressed.emit, self._cancelled))
        except BaseException as error:  # noqa: BLE001  carried to the GUI thread, where it is shown or raised
            self.error = error


class Jobs(QObject):
    """Starts jobs and brings their results home. `started` and `ended` are for whoever shows progress."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, on_problem: Callable[[UserProblem], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_problem = on_problem
        self._running: dict[Job, tuple[Callable[[Any], None], Callable[[UserProblem], None] | None]] = {}

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs under way, oldest first."""
        return tuple(self._running)

    def run(
        self,
        title: str,
        work: Work[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[UserProblem], None] | None = None,
    ) -> Job:
        """Start `work` at once. `done` gets its result on the GUI thread.

        A UserProblem goes to `failed`, or is shown as a message; a defect is raised on the GUI thread.
        """
        job = Job(title, work, self)
        self._running[job] = (done, failed)
        job.finished.connect(self._finished)
        self.started.emit(job)
        job.start()
        return job

    def forget(self, job: Job) -> None:
        """Cancel `job` and deliver nothing of it, also when it is too late: whoever waited for it is gone."""
        job.cancel()
        if job in self._running:
            self._running[job] = (_not_delivered, _not_delivered)

    def close(self) -> None:
        """Cancel everything and wait for it; no result is delivered after this."""
        for job in self.running:
            job.cancel()
        for job in self.running:
            job.wait()
            self._end(job)

    @Slot()
    def _finished(self) -> None:
        job = self.sender()
        if not isinstance(job, Job) or job not in self._running:
            return
        done, failed = self._running[job]
        self._end(job)
        if isinstance(job.error, UserProblem):
            (failed or self._on_problem)(job.error)
        elif job.error is not None and not isinstance(job.error, JobCancelled):
            raise job.error
        elif job.error is None:
            # Also after a cancel that came too late: what was written must be shown.
            done(job.result)

    def _end(self, job: Job) -> None:
        del self._running[job]
        self.ended.emit(job)
        job.deleteLater()


def _not_delivered(_result: object) -> None:
    return None
