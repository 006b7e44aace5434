"""Text as people write it in a field: paragraphs, small tables, and lists that begin with a bullet, a dash or a number;
inside them `**bold**`, `*italic*` and `[words](address)` as CommonMark has them, and footnotes.

A line is a paragraph of its own, as it is in the field: a text without marks is printed as it always was.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.footnotes import with_footnotes
from domain.ground.marks import inline_tokens
from domain.ground.text_table import TextTable, table_at
from reports.page.fonts import Face, tidy
from reports.page.lines import Marks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of its own (*stycke*), and which of its letters stand out."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list (*punkt*): its sign or number, its words, the points under it, and which of its letters stand
    out."""

    label: str
    text: str
    under: "Bullets | None" = None
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list (*lista*). `numbered` when the points have numbers."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table (*tabell*) with the words on the line above it, empty where there are none to head it."""

    caption: str
    table: TextTable


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote (*fotnot*) after its number, and which of its letters stand out."""

    text: str
    marks: Marks = ()


Block = Paragraph | Bullets | Captioned | Note

_FACES = {"strong_open": Face.SEMIBOLD, "em_open": Face.ITALIC}

BULLET, INNER_BULLET = "•", "–"
_STAR = "*"
_LONGEST_CAPTION = 200
_BULLET = re.compile(r"(?P<indent>\s*)(?P<sign>[•·‣◦▪●*\uf0b7\uf0a7–-])\s+(?P<text>\S.*)")
_NUMBER = re.compile(r"(?P<indent>\s*)(?P<sign>\d{1,2}[.)])\s+(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class _Point:
    depth: int
    label: str
    text: str
    numbered: bool


def parse_text(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order; each line is a paragraph, a point or a row, and notes stand last. Nothing but
    blank lines is left out.

    What stands out is told beside the words. A single line that begins with a number or a star stays a paragraph:
    "5. maj" is a date, "* preliminärt" a note.
    """
    body, notes = with_footnotes(tidy(text))
    lines = body.split("\n")
    blocks: list[Block] = []
    points: list[_Point] = []
    at = 0
    while at < len(lines):
        line, table = lines[at], table_at(lines, at)
        point = _point(line) if table is None else None
        at += 1 if table is None else table.lines
        if point is not None:
            points.append(point)
            continue
        blocks += _lists(points)
        points = []
        if table is not None:
            above = lines[at - table.lines - 1] if at > table.lines else ""
            blocks.append(Captioned(_taken_as_caption(above, blocks), table))
        elif line.strip():
            blocks.append(_paragraph(line.strip()))
    return (*blocks, *_lists(points), *(Note(*parse_marks(note)) for note in notes))


def as_points(text: str) -> str:
    """The text of a field that is a list: each line a point, also one that is written without a sign. Lines before the
    first that has one lead up to the points; numbers and tables stay as they are written."""
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(_NUMBER.fullmatch(line) is not None for line in lines) > 1:
        return "\n".join(lines)
    if any(isinstance(block, Captioned) for block in parse_text(text)):
        return text
    signs = [found["sign"] if (found := _BULLET.fullmatch(line)) else "" for line in lines]
    if signs.count(_STAR) == 1:
        # A note, as below a table.
        signs[signs.index(_STAR)] = ""
    first = next((at for at, sign in enumerate(signs) if sign), 0)
    as_written = [
        at < first or sign or line.startswith("[^") for at, (sign, line) in enumerate(zip(signs, lines, strict=True))
    ]
    return "\n".join(line if kept else f"- {line.strip()}" for kept, line in zip(as_written, lines, strict=True))


def _taken_as_caption(above: str, blocks: list[Block]) -> str:
    """The words of the paragraph that stands on the line above a table, taken out of the blocks."""
    if not above.strip() or not blocks or not isinstance(said := blocks[-1], Paragraph):
        return ""
    if len(said.text) > _LONGEST_CAPTION:
        return ""
    del blocks[-1]
    return said.text.rstrip(" .:")


def parse_marks(text: str) -> tuple[str, Marks]:
    """One line without its marks, and which letters stand out. An address follows its words: paper has no links."""
    tokens = inline_tokens(text)
    if not tokens:
        return text, ()
    faces, addresses, said, marks = [Face.REGULAR], [""], "", []
    for token in tokens:
        if token.type in _FACES:
            faces.append(_FACES[token.type])
        elif token.type in ("strong_close", "em_close"):
            faces.pop()
        elif token.type == "link_open":
            addresses.append(str(token.attrs["href"]))
        else:
            words = token.content
            if token.type == "link_close":
                address = addresses.pop()
                words = "" if said.endswith(address) else f" ({address})"
            face = Face.SEMIBOLD if Face.SEMIBOLD in faces else faces[-1]
            if words and face is not Face.REGULAR:
                marks.append((len(said), len(said) + len(words), face))
            said += words
    # Letters on either side of a mark may become one without it.
    return (said, tuple(marks)) if tidy(said) == said else (tidy(said), ())


def _paragraph(line: str) -> Paragraph:
    return Paragraph(*parse_marks(line))


def _item(label: str, point: _Point, under: Bullets | None = None) -> Item:
    words, marks = parse_marks(point.text)
    return Item(label, words, under, marks)


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
            blocks.append(_paragraph(f"{group[0].label} {group[0].text}"))
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
                tuple(_item(label, point) for label, point in zip(labels, inner, strict=True)),
                all(point.numbered for point in inner),
            )
        items.append(_item(points[at].label if points[at].numbered else BULLET, points[at], under))
        at = end
    return Bullets(tuple(items), points[0].numbered)
