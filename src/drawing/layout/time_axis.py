"""The words under a time series, thinned so that they can be read: years under months."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.ground.period import month_names
from drawing.layout.shapes import Face, Type, Word, written

_WITH_YEAR = re.compile(r"(.+) (\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_OF_MONTHS = re.compile(r"\((\d+) av 12 månader\)")
_MONTH_STEPS = (1, 2, 3, 6)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_GAP = 0.7
_MOST_WITH_PARTS = 60


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The words in one or two rows, and the points they stand at."""

    words: tuple[Word, ...]
    ticks: tuple[int, ...]
    rows: int


Places = Callable[[int], float]
"""Where a point lies across."""


def lay_time_axis(
    points: Sequence[str], shown: range, places: Places, top: float, letters: Type, *, most_rows: int = 2
) -> TimeAxis:
    """Words for the points `shown`, from `top` downwards."""
    parted = [_parted(points[at]) for at in shown]
    if all(year for _, year in parted) and len(parted) > 1:
        return _with_years(parted, shown, places, (top, most_rows), letters)
    # An incomplete year stands here with less words than where there is room.
    short = [_OF_MONTHS.sub(r"(\1 mån)", point) for point in points]
    ticks = _thinned(short, shown, places, letters)
    words = [_under(short[at], places(at), top, letters) for at in ticks]
    return TimeAxis(_within(words, letters), ticks, 1)


def _parted(point: str) -> tuple[str, str]:
    """A month's short name and its year; no year where the label is something else."""
    if iso := _ISO_MONTH.fullmatch(point):
        number = int(iso[2])
        return (month_names()[number - 1][:3], iso[1]) if 1 <= number <= 12 else (point, "")
    found = _WITH_YEAR.fullmatch(point)
    if found is None:
        return point, ""
    name = found[1]
    return (name[:3] if name in month_names() else name), found[2]


def _thinned(points: Sequence[str], shown: range, places: Places, letters: Type) -> tuple[int, ...]:
    """Every point, every other, every fifth …, the last one always among them."""
    widest = max((letters.width(points[at], Face.PLAIN) for at in shown), default=0)
    apart = places(shown[0] + 1) - places(shown[0]) if len(shown) > 1 else 1.0
    step = next((step for step in _STEPS if step * apart >= widest + _GAP * letters.line), _STEPS[-1])
    return tuple(at for at in shown if (shown[-1] - at) % step == 0)


def _with_years(
    parted: Sequence[tuple[str, str]], shown: range, places: Places, rows: tuple[float, int], letters: Type
) -> TimeAxis:
    """The parts of the year where they have room, in even steps from its start, and each year at its first point."""
    top, most_rows = rows
    years = [year for _, year in parted]
    starts = [at for at in shown if at == shown[0] or years[at - shown[0] - 1] != years[at - shown[0]]]
    apart = places(shown[0] + 1) - places(shown[0])
    widest = max(letters.width(part, Face.PLAIN) for part, _ in parted) + _GAP * letters.line / 2
    few = most_rows > 1 and len(shown) <= _MOST_WITH_PARTS
    step = next((step for step in _MONTH_STEPS if step * apart >= widest), 0) if few else 0
    within = [_within_year(parted, shown, at) for at in shown]
    ticks = tuple(at for at, number in zip(shown, within, strict=True) if step and number % step == 0)
    words = [_under(parted[at - shown[0]][0], places(at), top, letters) for at in ticks]
    words = list(_within(words, letters))
    row = top + (letters.line if step else 0)
    below = _years(parted, shown, starts, places, (row, letters))
    return TimeAxis((*words, *below), ticks or tuple(starts), 2 if step else 1)


def _year(parted: Sequence[tuple[str, str]], shown: range, at: int) -> str:
    return parted[at - shown[0]][1]


def _within_year(parted: Sequence[tuple[str, str]], shown: range, at: int) -> int:
    """A month's number in its year, from 0; for other parts their place after the year's first point shown."""
    part, year = parted[at - shown[0]]
    short = [name[:3] for name in month_names()]
    if part in short:
        return short.index(part)
    return sum(other == year for _, other in parted[: at - shown[0]])


def _years(
    parted: Sequence[tuple[str, str]], shown: range, starts: Sequence[int], places: Places, row: tuple[float, Type]
) -> list[Word]:
    """As many years as there is room for. One of which only the end is shown gives way to the next."""
    top, letters = row
    words = [_under(_year(parted, shown, at), places(at), top, letters) for at in starts]
    need = max(word.box.width for word in words) + _GAP * letters.line
    cut = len(starts) > 1 and _within_year(parted, shown, starts[0]) > 0
    if cut and places(starts[1]) - places(starts[0]) < need:
        words, starts = words[1:], starts[1:]
    apart = min((b - a for a, b in zip(map(places, starts), map(places, starts[1:]), strict=False)), default=need)
    # The last year may be cut, which the others' distance says nothing of.
    step = next((step for step in _STEPS if step * apart >= need), _STEPS[-1])
    kept = [word for at, word in enumerate(words) if at % step == 0]
    return list(_within(kept, letters))


def _under(text: str, x: float, top: float, letters: Type) -> Word:
    return written(text, (x, top + letters.line / 2), letters, Face.PLAIN, "muted", 0.5)


def _within(words: Sequence[Word], letters: Type) -> tuple[Word, ...]:
    """Words that meet the one before are left out."""
    kept: list[Word] = []
    for word in words:
        if not kept or word.box.left >= kept[-1].box.right + letters.line * 0.2:
            kept.append(word)
    return tuple(kept)
