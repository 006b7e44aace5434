"""Where the keyboard goes next among the cells that are typed in, as in Excel."""

from collections.abc import Callable
from enum import Enum
from itertools import pairwise

from widgets.sheet.block import Position, Shape


class Step(Enum):
    """A move that Enter, Tab or an arrow makes."""

    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"
    NEXT = "next"
    """Tab: right, then the first of the next row."""
    PREVIOUS = "previous"
    ENTER = "enter"
    """Down, then the top of the next column."""
    ENTER_BACK = "enter_back"


def step(shape: Shape, at: Position, move: Step) -> Position | None:
    """The cell to go to; None where there is none and the keyboard leaves the grid (Tab) or stays."""
    if move in (Step.NEXT, Step.PREVIOUS):
        order = [(r, c) for r in _typed(shape.rows) for c in _typed(shape.columns)]
        return _neighbour(order, at, forward=move is Step.NEXT)
    if move in (Step.ENTER, Step.ENTER_BACK):
        swapped = [(c, r) for c in _typed(shape.columns) for r in _typed(shape.rows)]
        found = _neighbour(swapped, (at[1], at[0]), forward=move is Step.ENTER)
        return (found[1], found[0]) if found else None
    row, column = at
    row += {Step.DOWN: 1, Step.UP: -1}.get(move, 0)
    column += {Step.RIGHT: 1, Step.LEFT: -1}.get(move, 0)
    inside = 0 <= row < len(shape.rows) and 0 <= column < len(shape.columns)
    return (row, column) if inside else None


def jump(shape: Shape, at: Position, move: Step, is_filled: Callable[[Position], bool]) -> Position:
    """Where Ctrl and an arrow lead: the last filled cell of a run, else the next filled one, else the edge."""
    beyond: list[Position] = []
    while (following := step(shape, beyond[-1] if beyond else at, move)) is not None:
        beyond.append(following)
    if not beyond:
        return at
    if is_filled(at) and is_filled(beyond[0]):
        return next((here for here, after in pairwise(beyond) if not is_filled(after)), beyond[-1])
    return next((each for each in beyond if is_filled(each)), beyond[-1])


def _typed(axis: tuple[bool, ...]) -> list[int]:
    return [i for i, is_typed in enumerate(axis) if is_typed]


def _neighbour(order: list[Position], at: Position, *, forward: bool) -> Position | None:
    """The next in reading order; `at` itself may be a total that is not in it."""
    if forward:
        return next((position for position in order if position > at), None)
    return next((position for position in reversed(order) if position < at), None)
