"""What the window says without asking: a line at the bottom that fades, a list beside that stays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, Signal

from domain.ground.problem import UserProblem

WRITING = "writing"
"""About what could not be written: met by the next thing that is."""


class Weight(Enum):
    """How heavy a message is; each has its own sign and word, never only a colour."""

    NOTE = "note"
    REFUSAL = "refusal"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Message:
    """One message (*meddelande*), with the time it was said."""

    at: datetime
    weight: Weight
    text: str
    details: tuple[str, ...] = ()
    about: str = ""


class Messages(QObject):
    """The messages of this session, newest last. `said` is emitted for each, `fewer` when some are no longer kept. What
    is `about` something is kept until that is `met`."""

    said = Signal(object)
    fewer = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._kept: list[Message] = []

    @property
    def kept(self) -> tuple[Message, ...]:
        """What the list holds: warnings and problems, newest last. Notes fade and are not kept."""
        return tuple(self._kept)

    def refuse(self, text: str) -> None:
        """Why what was asked for was not done: marked as such at the bottom, and not kept."""
        self._say(Message(self._clock(), Weight.REFUSAL, text))

    def tell(self, text: str) -> None:
        """Something that went well: shown at the bottom, then gone."""
        self._say(Message(self._clock(), Weight.NOTE, text))

    def warn(self, text: str, details: tuple[str, ...] = (), *, about: str = "") -> None:
        """Something the user should look at; stays in the list."""
        self._say(Message(self._clock(), Weight.WARNING, text, details, about))

    def problem(self, problem: UserProblem, *, about: str = "") -> None:
        """Something that could not be done; stays in the list."""
        self._say(Message(self._clock(), Weight.PROBLEM, problem.text, problem.details, about))

    def met(self, about: str) -> None:
        """What was said about this is so no longer: nobody needs to read it any more."""
        left = [each for each in self._kept if each.about != about]
        if len(left) < len(self._kept):
            self._kept = left
            self.fewer.emit()

    def guarded(self, action: Callable[[], None]) -> None:
        """Do `action`; a UserProblem it meets is said."""
        try:
            action()
        except UserProblem as problem:
            self.problem(problem)

    def empty(self) -> None:
        """Forget what is in the list."""
        self._kept.clear()
        self.fewer.emit()

    def _say(self, message: Message) -> None:
        if message.weight in (Weight.WARNING, Weight.PROBLEM):
            self._kept.append(message)
        self.said.emit(message)
