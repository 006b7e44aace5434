"""A figure that lives in a text: to Qt one letter, an inline object that is drawn as what it stands for now."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit

from domain.figures.filled import Shown
from domain.figures.reference import Block, Piece, pieces_of
from widgets.theme import Space, colours

FIGURE = QTextFormat.ObjectTypes.UserObject + 1
WRITTEN = QTextFormat.Property.UserProperty + 1
"""The kind of object, and where its format has the reference."""
_AROUND = Space.XXS


@lru_cache(maxsize=512)
def piece_of(written: str) -> Piece:
    """What is written, read: a reference, or words."""
    return pieces_of(written)[0]


class FigureInText(QPyTextObject):
    """Draws a figure as what stands for it, on a green ground; on a yellow one where something is wrong with it."""

    def __init__(self, text: QPlainTextEdit, shown_for: Callable[[Piece], Shown]) -> None:
        super().__init__(text)
        self._text, self._shown_for = text, shown_for

    def intrinsicSize(self, document: QTextDocument, position: int, shown: QTextFormat) -> QSizeF:  # noqa: ARG002
        letters = QFontMetricsF(self._text.font())
        return QSizeF(letters.horizontalAdvance(self._fitting(shown)) + 2 * _AROUND, letters.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,  # noqa: ARG002
        position: int,  # noqa: ARG002
        shown: QTextFormat,
    ) -> None:
        tokens, letters = colours(self._text), QFontMetricsF(self._text.font())
        piece = piece_of(str(shown.property(WRITTEN)))
        faulty = bool(self._shown_for(piece).fault)
        ink = QColor(tokens.warning if faulty else tokens.accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink if isinstance(piece, Block) else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.warning_tint if faulty else tokens.accent_tint))
        ground = QRectF(rect)
        painter.drawRoundedRect(ground.adjusted(0, 0, 0, letters.descent()), _AROUND, _AROUND)
        painter.setPen(ink)
        painter.setFont(self._text.font())
        painter.drawText(QPointF(ground.left() + _AROUND, ground.bottom()), self._fitting(shown))
        painter.restore()

    def _fitting(self, shown: QTextFormat) -> str:
        """What stands for it, the end left out where a name is longer than a line."""
        words = self._shown_for(piece_of(str(shown.property(WRITTEN)))).text.replace("\n", "; ")
        room = self._text.viewport().width() - 2 * (self._text.document().documentMargin() + _AROUND)
        return QFontMetricsF(self._text.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
