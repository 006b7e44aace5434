"""Text broken into lines.

The reports break their own lines instead of using ReportLab's Paragraph: user text is never parsed as mark-up, and the
space at the end of a line stays in the text that is read aloud.
"""

import re
from dataclasses import dataclass

from reports.page.fonts import text_width, tidy
from reports.page.styles import TextStyle


@dataclass(frozen=True, slots=True)
class Line:
    """One set line and its drawn width. `spaced` says that a space between words fell at its end."""

    text: str
    width: float
    spaced: bool


# A word may also be broken after a hyphen or a slash between letters: never inside 2015-12-01, 16–24 or −7.
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")


def break_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """`text` as lines no wider than `width`. Words wider than a line are broken where they must be.

    Line breaks in the text are kept. Text without any character gives no lines.
    """
    setter = _LineSetter(style, max(width, style.size))
    for token in _TOKEN.findall(tidy(text)):
        if token == "\n":
            setter.end_line(spaced=True)
        elif token[0] == " ":
            setter.space()
        else:
            for part in _INSIDE_WORD.split(token):
                setter.add(part)
    return setter.finished()


class _LineSetter:
    """Fills lines word by word."""

    def __init__(self, style: TextStyle, width: float) -> None:
        # A column is as wide as its longest word: rounding in the last bit must not break that word.
        self._face, self._size, self._width = style.face, style.size, width + 0.01
        self._lines: list[Line] = []
        self._line: list[str] = []
        self._gap = False

    def add(self, word: str) -> None:
        """A word, or a part of one that it may be broken before."""
        gap = [" "] if self._gap else []
        if self._line and self._wide(*self._line, *gap) + self._wide(word) > self._width:
            self.end_line(spaced=self._gap)
        else:
            self._line += gap
        self._gap = False
        room = self._width - self._wide(*self._line)
        while self._wide(word) > room:
            fitting = self._fitting(word, room)
            if fitting == 0 and not self._line:
                fitting = 1
            if fitting:
                self._line.append(word[:fitting])
                word = word[fitting:]
            if not word:
                return
            self.end_line(spaced=False)
            room = self._width
        self._line.append(word)

    def space(self) -> None:
        """The room between two words; none at the start of a line."""
        self._gap = bool(self._line)

    def end_line(self, spaced: bool) -> None:
        """What follows stands on the next line."""
        self._lines.append(Line("".join(self._line), self._wide(*self._line), spaced))
        self._line, self._gap = [], False

    def finished(self) -> tuple[Line, ...]:
        """The lines; blank ones at the end are left out."""
        if self._line:
            self.end_line(spaced=False)
        while self._lines and not self._lines[-1].text:
            self._lines.pop()
        return tuple(self._lines)

    def _wide(self, *parts: str) -> float:
        """The width of parts one after another, each set by itself."""
        return sum((text_width(part, self._face, self._size) for part in parts), 0.0)

    def _fitting(self, text: str, room: float) -> int:
        used = 0.0
        for at, letter in enumerate(text):
            used += self._wide(letter)
            if used > room:
                return at
        return len(text)
