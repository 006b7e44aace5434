"""What went wrong, in words for the one who can do something about it."""

from dataclasses import dataclass


class UserProblem(Exception):
    """A fault in the surroundings or in what was given, never a defect of the program.

    `text` is one or a few plain Swedish sentences: what happened, what is safe, what to do.
    `details` are further sentences of the same kind, one for each row or field concerned.
    """

    def __init__(self, text: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.details = details


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was refused (*avvisad rad*): its line in the file, counted from 1, and the reason in Swedish. Line 0
    is the file as a whole, also where its form has no lines."""

    line: int
    reason: str
