"""Text as people write it in a field: paragraphs, and lists that begin with a bullet, a dash or a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.page.fonts import tidy


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of its own (*stycke*)."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list (*punkt*): its sign or number, its words, and the points under it."""

    label: str
    text: str
    under: "Bullets | None" = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list (*lista*). `numbered` when the points have numbers."""

    items: tuple[Item, ...]
    numbered: bool = False


Block = Paragraph | Bullets

BULLET, INNER_BULLET = "•", "–"
_STAR = "*"
_BULLET = re.compile(r"(?P<indent>\s*)(?P<sign>[•·‣◦▪●*\uf0b7\uf0a7–-])\s+(?P<text>\S.*)")
_NUMBER = re.compile(r"(?P<indent>\s*)(?P<sign>\d{1,2}[.)])\s+(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class _Point:
    depth: int
    label: str
    text: str
    numbered: bool


def parse_text(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order; each line is a paragraph or a point. Nothing but blank lines is left out.

    A single line that begins with a number or a star stays a paragraph: "5. maj" is a date, "* preliminärt" a note.
    """
    blocks: list[Block] = []
    points: list[_Point] = []
    for line in tidy(text).split("\n"):
        point = _point(line)
        if point is not None:
            points.append(point)
            continue
        blocks += _lists(points)
        points = []
        if line.strip():
            blocks.append(Paragraph(line.strip()))
    return (*blocks, *_lists(points))


def _point(line: str) -> _Point | None:
    for pattern, numbered in ((_BULLET, False), (_NUMBER, True)):
        found = pattern.fullmatch(line)
        if found is not None:
            depth = len(found["indent"])
            label = found["sign"] if numbered or found["sign"] == _STAR else BULLET
            return _Point(depth, label, found["text"].strip(), numbered)
    return None


def _lists(points: Sequence[_Point]) -> list[Block]:
    """Neighbouring points as lists: a new list where numbers and bullets meet on the outer level."""
    blocks: list[Block] = []
    at = 0
    while at < len(points):
        end = at + 1
        while end < len(points) and (
            points[end].depth > points[at].depth or points[end].numbered == points[at].numbered
        ):
            end += 1
        group = points[at:end]
        if len(group) == 1 and group[0].label != BULLET:
            blocks.append(Paragraph(f"{group[0].label} {group[0].text}"))
        else:
            blocks.append(_bullets(group))
        at = end
    return blocks


def _bullets(points: Sequence[_Point]) -> Bullets:
    """Points with those further in hung on the one before them; one inner level, as deep as the reports set."""
    outer = points[0].depth
    items: list[Item] = []
    at = 0
    while at < len(points):
        end = at + 1
        while end < len(points) and points[end].depth > outer:
            end += 1
        inner = points[at + 1 : end]
        under = None
        if inner:
            labels = [point.label if point.numbered else INNER_BULLET for point in inner]
            under = Bullets(
                tuple(Item(label, point.text) for label, point in zip(labels, inner, strict=True)),
                all(point.numbered for point in inner),
            )
        items.append(Item(points[at].label if points[at].numbered else BULLET, points[at].text, under))
        at = end
    return Bullets(tuple(items), points[0].numbered)
