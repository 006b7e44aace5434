"""What went wrong, in words for the one who can do something about it."""

from dataclasses import dataclass

from domain.ground.identity import masked


class UserProblem(Exception):
    """A fault in the surroundings or in what was given, never a defect of the program.

    `text` is one or a few plain Swedish sentences: what happened, what is safe, what to do.
    `details` are further sentences of the same kind, one for each row or field concerned. A personal number in them,
    as the name of a file may hold one, is masked: what is told may end on a screen, in a terminal or in a log.
    """

    def __init__(self, text: str, details: tuple[str, ...] = ()) -> None:
        self.text = masked(text)
        self.details = tuple(map(masked, details))
        super().__init__(self.text)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was refused (*avvisad rad*): its line in the file, counted from 1, and the reason in Swedish. Line 0
    is the file as a whole, also where its form has no lines. A personal number in the reason is masked."""

    line: int
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", masked(self.reason))
