"""One piece of work at a time beside the window; the next takes its place."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from domain.ground.problem import UserProblem
from widgets.jobs import Job, Jobs, Progress

T = TypeVar("T")


class Later:
    """`title` says what the work is; nothing of it is delivered when the `owner` is gone."""

    def __init__(self, jobs: Jobs, owner: QWidget, title: str) -> None:
        self._jobs, self._title = jobs, title
        self._job: Job | None = None
        # Not a method of the owner, which is half gone by then.
        owner.destroyed.connect(self.forget)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        quick: bool = False,
        failed: Callable[[UserProblem], None] | None = None,
    ) -> None:
        """`done` gets what `work` gives: at once where it is `quick`, else when it is ready, unless more was begun.

        A UserProblem goes to `failed`, or is shown as a message.
        """
        self.forget()
        if quick:
            done(work())
            return

        def deliver(to: Callable[[Any], None], result: Any) -> None:
            self._job = None
            to(result)

        def begin(_progress: Progress) -> T:
            return work()

        refused = None if failed is None else partial(deliver, failed)
        self._job = self._jobs.run(self._title, begin, done=partial(deliver, done), failed=refused)

    def forget(self, *_owner: object) -> None:
        """Deliver nothing of what is under way."""
        job, self._job = self._job, None
        if job is not None:
            self._jobs.forget(job)
