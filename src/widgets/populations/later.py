"""One piece of work at a time beside the window; the next takes its place."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from widgets.jobs import Job, Jobs, Progress
from widgets.text import tr

T = TypeVar("T")


class Later:
    """Looking for what must be hidden beside small counts can take seconds; without small counts it takes no time."""

    def __init__(self, jobs: Jobs, owner: QWidget) -> None:
        self._jobs = jobs
        self._job: Job | None = None
        # Not a method of the owner, which is half gone by then.
        owner.destroyed.connect(self.forget)

    def run(self, work: Callable[[], T], done: Callable[[T], None], *, quick: bool) -> None:
        """`done` gets what `work` gives: at once where it is `quick`, else when it is ready, unless more was begun."""
        self.forget()
        if quick:
            done(work())
            return

        def deliver(result: Any) -> None:
            self._job = None
            done(result)

        def begin(_progress: Progress) -> T:
            return work()

        self._job = self._jobs.run(tr("Döljer små tal"), begin, done=deliver)

    def forget(self, *_owner: object) -> None:
        """Deliver nothing of what is under way."""
        job, self._job = self._job, None
        if job is not None:
            self._jobs.forget(job)
