"""How a line of text looks while it is written: as it is printed, with the signs for that muted."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFontDatabase, QTextCharFormat

from domain.ground.marks import stretches
from drawing.palette import Palette
from widgets.theme import colour, semibold

_POINT = re.compile(r"\s*([•·‣◦▪●*–-]|\d{1,2}[.)])\s+\S")
_ROW = re.compile(r"\s*\|.*\|\s*")
_AS_SPECIFIED = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def text_looks(line: str, tokens: Palette) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Where something looks otherwise than plain text, how far, and how, as Qt counts letters; of two for one place the
    later counts."""
    for start, end, look in _looks(line, tokens):
        yield units(line[:start]), units(line[start:end]), look


def _looks(line: str, tokens: Palette) -> Iterator[tuple[int, int, QTextCharFormat]]:
    muted = QTextCharFormat()
    muted.setForeground(colour(tokens.muted))
    if _ROW.fullmatch(line):
        row = QTextCharFormat()
        row.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        yield 0, len(line), row
        return
    point = _POINT.match(line)
    if point is not None:
        sign = QTextCharFormat()
        sign.setFont(semibold(), _AS_SPECIFIED)
        sign.setForeground(colour(tokens.accent))
        yield *point.span(1), sign
    for each in stretches(line):
        look = QTextCharFormat(muted) if each.is_sign else QTextCharFormat()
        if each.bold:
            look.setFont(semibold(), _AS_SPECIFIED)
        if each.italic:
            look.setFontItalic(True)
        yield each.start, each.end, look
    for found in _FOOTNOTE.finditer(line):
        raised = QTextCharFormat(muted)
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        yield *found.span(), raised


def units(text: str) -> int:
    """How many letters Qt counts in a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, start: int, end: int) -> str:
    """The letters of a text between two places, as Qt counts."""
    if units(text) == len(text):
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", errors="ignore")
