"""What is told of a document that was counted anew (*fynd*)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from domain.ground.identity import masked
from domain.recounting.check import Kind
from domain.recounting.grid import At


class Grade(Enum):
    """How sure it is: `WRONG` does not agree, `LOOK` should be looked over, `SAID` is as it may be."""

    WRONG = "wrong"
    LOOK = "look"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not agree, with its arithmetic. It stands in the table of this number and in `cells`, the one
    to look at first; or, where `table` is None, in the passage of the number `passage`, between `span`."""

    kind: Kind
    grade: Grade
    place: str
    text: str
    table: int | None = None
    cells: tuple[At, ...] = ()
    passage: int | None = None
    span: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", masked(self.text))
        object.__setattr__(self, "place", masked(self.place))

    @property
    def line(self) -> str:
        """The place and what is told of it, as it is copied and printed."""
        return f"{self.place}: {self.text}"


def by_place(findings: Sequence[Finding]) -> list[Finding]:
    """Tables first, each from its top; what is wrong in a cell before what is only said of it."""
    grades = list(Grade)
    return sorted(
        findings,
        key=lambda each: (
            each.table is None,
            each.table if each.table is not None else each.passage or 0,
            each.cells[:1],
            each.span,
            grades.index(each.grade),
        ),
    )
