"""Text broken into lines.

The reports break their own lines instead of using ReportLab's Paragraph: user text is never parsed as mark-up, and the
space at the end of a line stays in the text that is read aloud.
"""

import re
from dataclasses import dataclass

from drawing.hyphenation import hyphen_after, next_break
from reports.page.fonts import text_width, tidy
from reports.page.styles import TextStyle


@dataclass(frozen=True, slots=True)
class Line:
    """One set line and its drawn width. `spaced` says that a space between words fell at its end, `hyphened` that a
    word goes on after a hyphen that is drawn but belongs to no text."""

    text: str
    width: float
    spaced: bool
    hyphened: bool = False

    @property
    def shown(self) -> str:
        """What the eye sees of it."""
        return self.text + _HYPHEN if self.hyphened else self.text


_HYPHEN = "-"

# A word may also be broken after a hyphen or a slash between letters: never inside 2015-12-01, 16–24 or −7.
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")


def break_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """`text` as lines no wider than `width`. Words wider than a line are broken as Swedish words are (ruling 55).

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
        start = 0
        while self._wide(*self._line) + self._wide(word[start:]) > self._width:
            at = self._break(word, start)
            if at > start:
                self._line.append(word[start:at])
            self.end_line(spaced=False, hyphened=at > start and bool(hyphen_after(word[:at])))
            start = at
        self._line.append(word[start:])

    def space(self) -> None:
        """The room between two words; none at the start of a line."""
        self._gap = bool(self._line)

    def end_line(self, spaced: bool, hyphened: bool = False) -> None:
        """What follows stands on the next line."""
        width = self._wide(*self._line, *(_HYPHEN if hyphened else ""))
        self._lines.append(Line("".join(self._line), width, spaced, hyphened))
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

    def _break(self, word: str, start: int) -> int:
        """How far on a word that is wider than a line stands on this one: to where it may be broken, else what fits.

        Nothing of it where the line is begun and there is no such place.
        """
        room = self._width - self._wide(*self._line)
        at = next_break(word, start, lambda head: self._wide(head) <= room, syllables=not self._line)
        if at is not None:
            return at
        if self._line:
            return start
        fitting = (
            at for at in range(len(word) - 1, start, -1) if self._wide(word[start:at], hyphen_after(word[:at])) <= room
        )
        return next(fitting, start + 1)
