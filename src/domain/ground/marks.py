"""What stands out in a line of text (*fetstil, kursivt, länkar*), as CommonMark has it. Nothing but what prints is
read: HTML, entities, code and pictures stay the letters they are written with."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
_MARKED = re.compile(r"[*_\[\\]")
_SIGNS = frozenset(string.punctuation)
_ADDRESS = re.compile(
    r"""\]\(\s*(?:<[^<>]*>|(?:\\.|[^\\\s()<]|\((?:\\.|[^\\\s()])*\))(?:\\.|[^\\\s()]|\((?:\\.|[^\\\s()])*\))*)?"""
    r"""\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))?\s*\)"""
)
"""`](address "title")` with no more than one pair of brackets in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring letters of a line as it is written, that look the same. `is_sign` is true of what is not printed."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    is_sign: bool = False


def inline_tokens(line: str) -> Sequence[Token]:
    """The words of a line and the signs between them; none where the line has no signs."""
    return (_INLINE.parseInline(line)[0].children or ()) if _MARKED.search(line) else ()


def stretches(line: str) -> Iterator[Stretch]:
    """The stretches of a line that are not plain, in order; none after an address too odd to be followed."""
    at = bold = italic = 0
    for token in inline_tokens(line):
        step = token.nesting
        if token.type == "text":
            end = _end_of(token.content, line, at)
            if end > at and (bold or italic):
                yield Stretch(at, end, bold > 0, italic > 0)
            at = end
            continue
        if token.type in ("strong_open", "strong_close"):
            bold += step
        elif token.type in ("em_open", "em_close"):
            italic += step
        end = at + (len(token.markup) or 1)
        if token.type == "link_close":
            found = _ADDRESS.match(line, at)
            if found is None:
                return
            end = found.end()
        yield Stretch(at, end, is_sign=True)
        at = end


def _end_of(words: str, line: str, at: int) -> int:
    """Where so many letters end that are written from `at`; a stroke before a sign is no letter."""
    for _letter in words:
        at += 2 if line[at] == "\\" and line[at + 1 : at + 2] in _SIGNS else 1
    return at
