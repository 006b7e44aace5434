"""The year wheel laid out: twelve months clockwise from the top, each with what comes in it (*årshjul*).

What comes every month stands as signs on the rim. Nothing is told by colour alone: each state has its sign, named in
the key under the wheel. What has no room in its month is counted there, and the list beside the wheel has it all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from math import atan2, cos, hypot, pi, sin

from domain.ground.display import sentence, show_list
from domain.ground.period import month_names
from domain.ground.text import tr
from domain.wheel.year import Occurrence, State
from drawing.layout.key import KeyItem, lay_key, moved
from drawing.layout.shapes import Area, Box, Drawing, Face, Mark, Point, Shape, Stroke, Type, written
from drawing.layout.wrapping import wrapped

_WIDEST = 40.0
"""The diameter at most, in lines of text: beyond it the wheel is only empty."""
_INNER = 0.42
_MONTH = pi / 6
_BALANCES = (0.74, 0.71, 0.68)
"""Where the middle of a month's words is tried, in parts of the radius: a sector is wider outwards."""
_STEPS = 8
_NAMED_FROM = 4.0
"""The least radius of the hole, in lines of text, in which the months have more than their first letter."""
_ROOMS = (0.5, 0.44, 0.38, 0.33)
"""How wide the words of a month are tried, in parts of the radius."""
_TOKENS = {State.LATE: "error", State.NOW: "warning", State.COMING: "muted", State.DONE: "accent"}


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year's items in the order they come; `month` is the one that is now, None where it is another year."""

    year: int
    comes: tuple[Occurrence, ...]
    month: int | None = None

    @property
    def title(self) -> str:
        """`Årshjul 2026`."""
        return tr("Årshjul {year}").format(year=self.year)

    @property
    def alternative(self) -> str:
        """What the wheel shows, for whoever does not see it: month by month, then what comes in all of them."""
        begins = tr("{title}, tolv månader medsols från januari.").format(title=self.title)
        said = tr("{what} ({state})")
        months = [
            sentence(f"{name}: {show_list(said.format(what=each.item.what, state=each.state.word) for each in of)}.")
            for number, of in groupby(_yearly(self.comes), lambda each: each.month)
            for name in (month_names()[number - 1],)
        ]
        if monthly := _monthly_words(self.comes):
            months.append(sentence(tr("varje månad: {what}.").format(what=monthly)))
        return " ".join((begins, *months))


@dataclass(frozen=True, slots=True)
class _Round:
    """Where the wheel lies, and its letters."""

    middle: Point
    radius: float
    letters: Type

    @property
    def inner(self) -> float:
        return self.radius * _INNER

    def at(self, turn: float, radius: float) -> Point:
        """A point so far clockwise from the top, in radians, and from the middle."""
        return self.middle[0] + radius * sin(turn), self.middle[1] - radius * cos(turn)

    def holds(self, number: int, box: Box) -> bool:
        """True where a box lies within the sector of a month."""
        corners = ((x, y) for x in (box.left, box.right) for y in (box.top, box.bottom))
        away = [(x - self.middle[0], self.middle[1] - y) for x, y in corners]
        turns = [atan2(x, y) % (2 * pi) for x, y in away]
        return all(self.inner < hypot(*each) < self.radius for each in away) and all(
            (number - 1) * _MONTH <= turn <= number * _MONTH for turn in turns
        )


def lay_wheel(wheel: Wheel, width: float, letters: Type) -> Drawing:
    """The wheel in a width; its height follows."""
    line = letters.line
    radius = min(width - 2 * line, _WIDEST * line) / 2
    ring = _Round((width / 2, radius + line), radius, letters)
    shapes: list[Shape] = []
    for number in range(1, 13):
        of = [each for each in _yearly(wheel.comes) if each.month == number]
        shapes.append(Area(_sector(number, ring), "accent_tint" if of else "field"))
    for number in range(1, 13):
        turn = (number - 1) * _MONTH
        shapes.append(Stroke((ring.at(turn, ring.inner), ring.at(turn, radius)), "paper", 3 * letters.stroke))
    for number in range(1, 13):
        now = number == wheel.month
        if now:
            shapes.append(Stroke(_sector(number, ring), "accent", 2 * letters.stroke, closed=True))
        name = written(
            month_names()[number - 1][: 3 if ring.inner > _NAMED_FROM * line else 1],
            ring.at((number - 0.5) * _MONTH, ring.inner - (1.2 if ring.inner > _NAMED_FROM * line else 0.7) * line),
            letters,
            Face.STRONG if now else Face.PLAIN,
            "accent" if now else "muted",
            0.5,
        )
        shapes.append(name)
        shapes += _words(number, [each for each in _yearly(wheel.comes) if each.month == number], ring)
    shapes.append(written(str(wheel.year), ring.middle, letters, Face.NUMBER, "ink", 0.5))
    for each in wheel.comes:
        if each.item.month is None and each.state is not State.PASSED:
            turn = (each.month - 1 + (each.day.day - 0.5) / 31) * _MONTH
            shapes.append(_sign(each, ring.at(turn, radius), 0.36 * line))
    key = lay_key(_key(wheel), width, letters)
    foot = 2 * radius + 2.6 * line
    return Drawing(width, foot + key.height, (*shapes, *moved(key, foot)))


def _yearly(comes: Iterable[Occurrence]) -> list[Occurrence]:
    return [each for each in comes if each.item.month is not None]


def _monthly_words(comes: Iterable[Occurrence]) -> str:
    return show_list(dict.fromkeys(each.item.what for each in comes if each.item.month is None))


def _sector(number: int, ring: _Round) -> tuple[Point, ...]:
    turns = [(number - 1 + step / _STEPS) * _MONTH for step in range(_STEPS + 1)]
    return (
        *(ring.at(turn, ring.radius) for turn in turns),
        *(ring.at(turn, ring.inner) for turn in reversed(turns)),
    )


def _words(number: int, of: Sequence[Occurrence], ring: _Round) -> list[Shape]:
    """As many of a month's items as have room in its sector, in the widest lines that do; the rest is counted."""
    for shown in range(len(of), 0, -1):
        for room, balance in product(_ROOMS, _BALANCES):
            middle = ring.at((number - 0.5) * _MONTH, balance * ring.radius)
            shapes, boxes = _lines(of[:shown], of[shown:], room * ring.radius, middle, ring.letters)
            if all(ring.holds(number, box) for box in boxes):
                return shapes
    return _signs(number, of, ring)


def _lines(
    of: Sequence[Occurrence], more: Sequence[Occurrence], room: float, around: Point, letters: Type
) -> tuple[list[Shape], list[Box]]:
    """The words of some items around a point, each with its sign before it, and the boxes they take. There are `more`,
    whose signs stand after how many they are."""
    line = letters.line
    indent = 0.9 * line

    def width(text: str) -> float:
        return letters.width(text, Face.PLAIN)

    rows: list[tuple[str, str, Occurrence | None]] = []
    for each in of:
        parts = wrapped(_short(each), room - indent, width)
        rows += [(part, "muted" if each.state is State.PASSED else "ink", None if at else each)
                 for at, part in enumerate(parts)]  # fmt: skip
        if each.item.day is not None:
            rows.append((each.when, "muted", None))
    if more:
        rows.append((tr("och {count} till").format(count=len(more)), "muted", None))
    widest = max(width(text) for text, _, _ in rows) + indent
    left, y = around[0] - widest / 2, around[1] - len(rows) * line / 2
    shapes: list[Shape] = []
    boxes = []
    for text, token, begins in rows:
        word = written(text, (left + indent, y + line / 2), letters, Face.PLAIN, token)
        shapes.append(word)
        boxes.append(Box(left, y, word.box.right, y + line))
        if begins is not None and begins.state is not State.PASSED:
            shapes.append(_sign(begins, (left + 0.35 * line, y + line / 2), 0.27 * line))
        y += line
    for each in more:
        left, y = boxes[-1].right + 0.1 * line, boxes[-1].top
        boxes.append(Box(left, y, left + 0.6 * line, y + line))
        if each.state is not State.PASSED:
            shapes.append(_sign(each, (left + 0.35 * line, y + line / 2), 0.27 * line))
    return shapes, boxes


def _short(of: Occurrence) -> str:
    """What comes, up to the first comma: the list says the rest."""
    return of.item.what.partition(",")[0]


def _signs(number: int, of: Sequence[Occurrence], ring: _Round) -> list[Shape]:
    """Where not even one has room: their signs alone, from the middle out."""
    told = [each for each in of if each.state is not State.PASSED]
    step = (ring.radius - ring.inner) / (len(told) + 1)
    return [
        _sign(each, ring.at((number - 0.5) * _MONTH, ring.inner + at * step), 0.27 * ring.letters.line)
        for at, each in enumerate(told, start=1)
    ]


def _sign(of: Occurrence, at: Point, radius: float) -> Mark:
    return Mark(of.state.sign, *at, radius, _TOKENS[of.state])


def _key(wheel: Wheel) -> list[KeyItem]:
    """The signs there are, and what stands on the rim."""
    there = {each.state for each in wheel.comes}
    items = [KeyItem(state.word, _TOKENS[state], sign=state.sign) for state in _TOKENS if state in there]
    if monthly := _monthly_words(wheel.comes):
        items.append(KeyItem(tr("på kanten, varje månad: {what}").format(what=monthly)))
    return items
