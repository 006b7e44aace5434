"""What has stood in a cell (*rutans historik*): who put it there, when, and what stood there before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.ground.display import rounded, show_number
from domain.ground.text import tr
from domain.ground.value import Empty, Value

_SHOWN = 12
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class FigureStep:
    """One change of a figure; None where nothing was recorded. `kind` is `do`, `undo` or `redo`, `label` the
    operation's own words."""

    at: datetime
    who: str
    label: str
    kind: str
    before: Value | None
    after: Value | None


def history_lines(steps: Sequence[FigureStep], show: Callable[[Value | None], str]) -> tuple[str, ...]:
    """The latest twelve, the last first: `2026-11-21 14:32, koordinator Tierp: 2 → 3 (registrera LOTS maj 2016)`."""
    text = tr("{at}, {who}: {before} → {after} ({what})")
    lines = [
        text.format(
            at=f"{step.at:%Y-%m-%d %H:%M}",
            who=step.who,
            before=show(step.before),
            after=show(step.after),
            what=_DONE[step.kind]().format(what=step.label),
        )
        for step in reversed(steps)
    ]
    if len(lines) > _SHOWN:
        return (*lines[:_SHOWN], tr("och {count} äldre").format(count=len(lines) - _SHOWN))
    return tuple(lines)


_DONE: dict[str, Callable[[], str]] = {
    "do": lambda: "{what}",
    "undo": lambda: tr("ångrade: {what}"),
    "redo": lambda: tr("gjorde om: {what}"),
}


def change_words(cell: str, before: Value | None, after: Value | None) -> str:
    """One figure that was changed, as the log names it (ruling 54): `Tierp maj 2016, FK kvinnor: 5 → 7`."""
    return tr("{cell}: {before} → {after}").format(cell=cell, before=_value_words(before), after=_value_words(after))


def _value_words(value: Value | None) -> str:
    if value is None:
        return tr("tomt")
    if isinstance(value, Empty):
        return value.label
    return show_number(
        value, next((places for places in range(_DECIMALS) if rounded(value, places) == value), _DECIMALS)
    )
