"""Text broken into lines.

The reports break their own lines instead of using ReportLab's Paragraph: user text is never parsed as its mark-up, and
the space at the end of a line stays in the text that is read aloud.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from drawing.hyphenation import hyphen_after, next_break
from reports.page.fonts import Face, tidy, widths
from reports.page.styles import TextStyle

Marks = tuple[tuple[int, int, Face], ...]
"""Letters of a text that stand out: from one place to before another, in a face."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line and its drawn width. `spaced` says that a space between words fell at its end, `hyphened` that a
    word goes on after a hyphen that is drawn but belongs to no text. `runs` are its pieces, each in its face, where
    some stand out."""

    text: str
    width: float
    spaced: bool
    hyphened: bool = False
    runs: tuple[tuple[str, Face], ...] = ()

    @property
    def shown(self) -> str:
        """What the eye sees of it."""
        return self.text + _HYPHEN if self.hyphened else self.text


_HYPHEN = "-"

# A word may also be broken after a hyphen or a slash between letters: never inside 2015-12-01, 16–24 or −7.
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")


@lru_cache(maxsize=16384)
def break_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """`text` as lines no wider than `width`. Words wider than a line are broken as Swedish words are (ruling 55).

    Line breaks in the text are kept. Text without any character gives no lines. What was broken is kept: a report is
    printed anew whenever something in it is changed, and the names in its tables are the same on every page.
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


def with_marks(lines: Sequence[Line], text: str, marks: Marks) -> tuple[Line, ...]:
    """The lines of `text` with the letters that stand out in their faces.

    They are broken as if all were plain: a bold letter is a twentieth wider, and the measure leaves more than that.
    """
    if not marks:
        return tuple(lines)
    faces = [Face.REGULAR] * len(text)
    for start, end, face in marks:
        faces[start:end] = [face] * (end - start)
    at, found = 0, []
    for line in lines:
        of_line = []
        for letter in line.text:
            # Of the text only space between words, and line breaks, are left out of the lines.
            at = text.index(letter, at)
            of_line.append(faces[at])
            at += 1
        runs, start = [], 0
        for face, run in groupby(of_line):
            end = start + len(list(run))
            runs.append((line.text[start:end], face))
            start = end
        found.append(replace(line, runs=tuple(runs)))
    return tuple(found)


class _LineSetter:
    """Fills lines word by word. The width of what stands on the present one is known as it grows."""

    def __init__(self, style: TextStyle, width: float) -> None:
        # A column is as wide as its longest word: rounding in the last bit must not break that word.
        self._wide, self._width = widths(style.face, style.size), width + 0.01
        self._space = self._wide(" ")
        self._lines: list[Line] = []
        self._line: list[str] = []
        self._used = 0.0
        self._gap = False

    def add(self, word: str) -> None:
        """A word, or a part of one that it may be broken before."""
        wide = self._wide(word)
        used = self._used + (self._space if self._gap else 0.0) + wide
        if used <= self._width:
            if self._gap:
                self._line.append(" ")
                self._gap = False
            self._line.append(word)
            self._used = used
            return
        if self._line:
            self.end_line(spaced=self._gap)
        elif self._gap:
            self._put(" ")
        self._gap = False
        start = 0
        while self._used + wide > self._width:
            at = self._break(word, start)
            if at > start:
                self._put(word[start:at])
            self.end_line(spaced=False, hyphened=at > start and bool(hyphen_after(word[:at])))
            start = at
            wide = self._wide(word[start:])
        self._put(word[start:])

    def _put(self, text: str) -> None:
        self._line.append(text)
        self._used += self._wide(text)

    def space(self) -> None:
        """The room between two words; none at the start of a line."""
        self._gap = bool(self._line)

    def end_line(self, spaced: bool, hyphened: bool = False) -> None:
        """What follows stands on the next line."""
        width = self._used + self._wide(_HYPHEN) if hyphened else self._used
        self._lines.append(Line("".join(self._line), width, spaced, hyphened))
        self._line, self._used, self._gap = [], 0.0, False

    def finished(self) -> tuple[Line, ...]:
        """The lines; blank ones at the end are left out."""
        if self._line:
            self.end_line(spaced=False)
        while self._lines and not self._lines[-1].text:
            self._lines.pop()
        return tuple(self._lines)

    def _break(self, word: str, start: int) -> int:
        """How far on a word that is wider than a line stands on this one: to where it may be broken, else what fits.

        Nothing of it where the line is begun and there is no such place.
        """
        room = self._width - self._used
        at = next_break(word, start, lambda head: self._wide(head) <= room, syllables=not self._line)
        if at is not None:
            return at
        if self._line:
            return start
        fitting = (
            at
            for at in range(len(word) - 1, start, -1)
            if self._wide(word[start:at]) + self._wide(hyphen_after(word[:at])) <= room
        )
        return next(fitting, start + 1)
