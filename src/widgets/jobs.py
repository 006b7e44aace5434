"""Long work beside the window (*jobb*), with progress and cancel.

Whatever can take more than 50 ms runs here, in a thread of its own. The work may use the workspace, which gives each
thread its own connection, but never a widget; its result, or its error, comes back on the GUI thread.
"""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QObject, QThread, QTimerEvent, Signal, Slot

from domain.ground.problem import UserProblem

T = TypeVar("T")

_COLLECTED_EVERY_MS = 100


class JobCancelled(Exception):
    """Raised inside the work when the user has cancelled; the work lets it pass and leaves everything as it was."""


class Progress:
    """How the work says where it is. Called from the job's thread."""

    def __init__(self, say: Callable[[float, str], None], check: Callable[[], None]) -> None:
        self._say = say
        self._check = check

    def at(self, part: float, text: str = "") -> None:
        """`part` from 0 to 1 is done; `text` says what comes now. Raises JobCancelled when the user has cancelled."""
        self.check()
        self._say(part, text)

    def check(self) -> None:
        """Raises JobCancelled when the user has cancelled, and waits while the user is asked. Call it often."""
        self._check()


Work = Callable[[Progress], T]


class Job(QThread):
    """One piece of work under way. `title` says what it does ("Bygger rapporten"), `too_late` what is told of work that
    writes when it was done before the user had answered that it should be cancelled."""

    progressed = Signal(float, str)

    def __init__(self, title: str, work: Work[Any], parent: QObject, too_late: str = "") -> None:
        super().__init__(parent)
        self.title = title
        self.too_late = too_late
        self.result: Any = None
        self.error: BaseException | None = None
        self._work = work
        self._cancelled = threading.Event()
        self._may_go_on = threading.Event()
        self._may_go_on.set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next `Progress.at` or `check`, also when it waits."""
        self._cancelled.set()
        self._may_go_on.set()

    def pause(self) -> None:
        """Let the work wait at its next `Progress.at` or `check` until `go_on`. What is cancelled waits for nothing."""
        if not self.cancelled:
            self._may_go_on.clear()

    def go_on(self) -> None:
        """The end of `pause`."""
        self._may_go_on.set()

    @property
    def cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """The thread's own; not for callers."""
        try:
            self.result = self._work(Progress(self.progressed.emit, self._check))
        except BaseException as error:  # noqa: BLE001  carried to the GUI thread, where it is shown or raised
            self.error = error

    def _check(self) -> None:
        self._may_go_on.wait()
        if self.cancelled:
            raise JobCancelled


class Jobs(QObject):
    """Starts jobs and brings their results home. `started`, `ended` and `forgotten` are for whoever shows progress.

    Python takes away what nobody can reach in whatever thread asks for room. A widget or a chart's item taken away
    outside the GUI thread ends the program, so that while there is work only the GUI thread does it.
    """

    started = Signal(object)
    ended = Signal(object)
    forgotten = Signal(object)
    _at_work: ClassVar[int] = 0

    def __init__(self, on_problem: Callable[[UserProblem], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_problem = on_problem
        self._running: dict[Job, tuple[Callable[[Any], None], Callable[[UserProblem], None] | None]] = {}
        self._questions = 0
        self._collecting = 0

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
        too_late: str = "",
    ) -> Job:
        """Start `work` at once. `done` gets its result on the GUI thread.

        A UserProblem goes to `failed`, or is shown as a message; a defect is raised on the GUI thread.
        """
        job = Job(title, work, self, too_late)
        if self._questions:
            job.pause()
        self._running[job] = (done, failed)
        job.finished.connect(self._finished)
        self._count(1)
        self.started.emit(job)
        job.start()
        return job

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """While a question stands whether the work shall be cancelled, it goes no further, so that the answer is not
        too late. Cancel within, before the work goes on."""
        self._questions += 1
        for job in self.running:
            job.pause()
        try:
            yield
        finally:
            self._questions -= 1
            if not self._questions:
                for job in self.running:
                    job.go_on()

    def cancel(self, *, and_wait: bool = False) -> None:
        """Cancel everything; each job ends in its own time, or before this returns."""
        for job in self.running:
            job.cancel()
        if and_wait:
            for job in self.running:
                job.wait()

    def forget(self, job: Job) -> None:
        """Cancel `job` and deliver nothing of it, also when it is too late: whoever waited for it is gone."""
        job.cancel()
        if job in self._running:
            self._running[job] = (_not_delivered, _not_delivered)
            self.forgotten.emit(job)

    def close(self) -> None:
        """Cancel everything and wait for it; no result is delivered after this."""
        self.cancel(and_wait=True)
        for job in self.running:
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

    def _count(self, more: int) -> None:
        Jobs._at_work += more
        if Jobs._at_work:
            gc.disable()
        else:
            gc.enable()
        if self._running and not self._collecting:
            self._collecting = self.startTimer(_COLLECTED_EVERY_MS)
        elif self._collecting and not self._running:
            self.killTimer(self._collecting)
            self._collecting = 0

    def timerEvent(self, _event: QTimerEvent) -> None:
        _collect()

    def _end(self, job: Job) -> None:
        del self._running[job]
        self._count(-1)
        self.ended.emit(job)
        job.deleteLater()


def _collect() -> None:
    """What Python does by itself, when it does: the oldest generation whose turn it is, and those younger."""
    due = [
        at for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if 0 < most < count
    ]
    if due:
        gc.collect(due[-1])


def _not_delivered(_result: object) -> None:
    return None
