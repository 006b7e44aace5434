"""Text broken into lines.

The reports break their own lines instead of using ReportLab's Paragraph: user text is never parsed as mark-up, a link's
words can stand inside its Link element, and the space at the end of a line stays in the text that is read aloud.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.page.fonts import Face, text_width, tidy
from reports.page.styles import TextStyle


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind. `link` is an address or `#key` of a heading."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: what is drawn, from which run it comes, and how wide it is."""

    text: str
    run: int
    face: Face
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. `spaced` says that a space between words fell at its end."""

    pieces: tuple[Piece, ...]
    spaced: bool

    @property
    def width(self) -> float:
        """The drawn width."""
        return sum(piece.width for piece in self.pieces)


# A word may also be broken after a hyphen or a slash between letters: never inside 2015-12-01, 16–24 or −7.
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")


def run_face(run: Run, style: TextStyle) -> Face:
    """The face of a run within a text of `style`."""
    if run.strong:
        return Face.SEMIBOLD
    return Face.ITALIC if run.emphasis else style.face


def break_lines(runs: Sequence[Run], style: TextStyle, width: float) -> tuple[Line, ...]:
    """`runs` as lines no wider than `width`. Words wider than a line are broken where they must be.

    Line breaks in the text are kept. Text without any character gives no lines.
    """
    setter = _LineSetter(style.size, max(width, style.size))
    for number, run in enumerate(runs):
        face = run_face(run, style)
        for token in _TOKEN.findall(tidy(run.text)):
            if token == "\n":
                setter.end_line(spaced=True)
            elif token[0] == " ":
                setter.space(number, face)
            else:
                for at, part in enumerate(_INSIDE_WORD.split(token)):
                    setter.add(part, number, face, may_break=at > 0)
    return setter.finished()


class _LineSetter:
    """Fills lines word by word; a word may consist of pieces of several runs."""

    def __init__(self, size: float, width: float) -> None:
        # A column is as wide as its longest word: rounding in the last bit must not break that word.
        self._size, self._width = size, width + 0.01
        self._lines: list[Line] = []
        self._line: list[Piece] = []
        self._gap: list[Piece] = []
        self._word: list[Piece] = []

    def add(self, text: str, run: int, face: Face, may_break: bool) -> None:
        if may_break:
            self._place_word()
        self._word.append(self._piece(text, run, face))

    def space(self, run: int, face: Face) -> None:
        self._place_word()
        if self._line:
            self._gap = [self._piece(" ", run, face)]

    def end_line(self, spaced: bool) -> None:
        self._place_word()
        self._lines.append(Line(_joined(self._line), spaced))
        self._line, self._gap = [], []

    def finished(self) -> tuple[Line, ...]:
        self._place_word()
        if self._line:
            self._lines.append(Line(_joined(self._line), spaced=False))
        while self._lines and not self._lines[-1].pieces:
            self._lines.pop()
        return tuple(self._lines)

    def _place_word(self) -> None:
        if not self._word:
            return
        taken = sum(piece.width for piece in (*self._line, *self._gap))
        needed = sum(piece.width for piece in self._word)
        if self._line and taken + needed > self._width:
            self._lines.append(Line(_joined(self._line), spaced=bool(self._gap)))
            self._line, self._gap = [], []
        self._line += self._gap
        self._gap = []
        for piece in self._word:
            self._place_piece(piece)
        self._word = []

    def _place_piece(self, piece: Piece) -> None:
        room = self._width - sum(placed.width for placed in self._line)
        text = piece.text
        while text_width(text, piece.face, self._size) > room:
            fitting = self._fitting(text, piece.face, room)
            if fitting == 0 and not self._line:
                fitting = 1
            if fitting:
                self._line.append(self._piece(text[:fitting], piece.run, piece.face))
                text = text[fitting:]
            if not text:
                return
            self._lines.append(Line(_joined(self._line), spaced=False))
            self._line, room = [], self._width
        self._line.append(self._piece(text, piece.run, piece.face))

    def _fitting(self, text: str, face: Face, room: float) -> int:
        used = 0.0
        for at, letter in enumerate(text):
            used += text_width(letter, face, self._size)
            if used > room:
                return at
        return len(text)

    def _piece(self, text: str, run: int, face: Face) -> Piece:
        return Piece(text, run, face, text_width(text, face, self._size))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring pieces of one run as one: what is drawn, and read, in one go."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].run == piece.run:
            last = joined[-1]
            joined[-1] = Piece(last.text + piece.text, last.run, last.face, last.width + piece.width)
        else:
            joined.append(piece)
    return tuple(joined)
