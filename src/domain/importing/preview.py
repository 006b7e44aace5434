"""What is shown of a file before it is taken in (*förhandsvisning*, ruling 48): empty figures and some of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ground.display import show_count, show_list, show_number
from domain.ground.text import tr
from domain.ground.value import Empty, Value

MOST_SHOWN = 8
_ARROW = "\u2192"
_MOST_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure of a row: its name, empty where the row has no other; what is there, None where nothing is; and what
    would be there."""

    name: str
    before: Value | None
    after: Value

    @property
    def text(self) -> str:
        """`Sjukpenning 135 → 140`; `Sjukpenning 135` where nothing changes or nothing was there."""
        shown = _exact(self.after)
        if self.before is not None and self.before != self.after:
            shown = f"{_exact(self.before)} {_ARROW} {shown}"
        return f"{self.name} {shown}".strip()


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row that is new or would change: what it is about, in words, and its figures."""

    about: str
    figures: tuple[ShownFigure, ...]

    @property
    def changes(self) -> bool:
        """Whether it is there already."""
        return any(figure.before is not None for figure in self.figures)

    @property
    def text(self) -> str:
        """`Nordmaling, 2021, kvinnor: Sjukpenning 135 → 140`; of a row that changes only what does."""
        told = [figure for figure in self.figures if not self.changes or figure.before != figure.after]
        return f"{self.about}: {show_list([figure.text for figure in told])}" if told else self.about


def empty_text(counted: Mapping[Empty, int]) -> str:
    """`12 saknas, 3 dolda och 1 ej tillämplig`; empty where no figure is."""
    words = {
        Empty.SAKNAS: (tr("1 saknas"), tr("{count} saknas")),
        Empty.DOLT: (tr("1 dold"), tr("{count} dolda")),
        Empty.EJ_TILLAMPLIGT: (tr("1 ej tillämplig"), tr("{count} ej tillämpliga")),
    }
    return show_list(
        [
            one if counted[empty] == 1 else many.format(count=show_count(counted[empty]))
            for empty, (one, many) in words.items()
            if counted.get(empty)
        ]
    )


def _exact(value: Value) -> str:
    """With the decimals it was written with."""
    if isinstance(value, Empty):
        return value.label
    decimals = next((n for n in range(_MOST_DECIMALS) if (value * 10**n).denominator == 1), _MOST_DECIMALS)
    return show_number(value, decimals)
