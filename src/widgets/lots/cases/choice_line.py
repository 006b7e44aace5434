"""A line of words of which one, or several, are chosen by a letter each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.lots.cases.options import Option
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font
from widgets.theme.style import draw_focus_ring

_RADIUS = 6


class ChoiceLine(QWidget):
    """A letter chooses its word: alone where one is to be chosen, then `chosen_one` says that the line is done; beside
    the others where there may be `several`, and the same letter takes it away again. The arrows walk and space chooses
    for whoever knows no letters; Backspace takes everything away, and + asks for a word that is not there."""

    chosen_one = Signal()
    edited = Signal()
    word_wanted = Signal()

    def __init__(self, label: str, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._several = label, several
        self._options: tuple[Option, ...] = ()
        self._codes: tuple[str, ...] = ()
        self._at = 0
        self._may_choose = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; what was chosen stays where it still is offered."""
        self._options = tuple(options)
        self._at = min(self._at, max(len(options) - 1, 0))
        self.set_codes(self._codes)
        self.updateGeometry()

    @property
    def options(self) -> tuple[Option, ...]:
        """What is offered."""
        return self._options

    @property
    def codes(self) -> tuple[str, ...]:
        """The words chosen, in the order of the line."""
        return self._codes

    @property
    def code(self) -> str:
        """The one word chosen; empty where there is none."""
        return next(iter(self._codes), "")

    def set_codes(self, codes: Sequence[str]) -> None:
        """Choose these and no others. Words that the line does not offer are kept, and not seen."""
        offered = [option.code for option in self._options]
        known = [code for code in offered if code in codes]
        self._codes = (*known, *(code for code in codes if code not in offered))
        self._tell()
        self.update()

    def set_may_choose(self, may: bool) -> None:
        """Whether anything can be changed."""
        self._may_choose = may
        self.setEnabled(may)

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        by_key = next(
            (at for at, each in enumerate(self._options) if each.key and each.key == event.text().upper()), None
        )
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._options:
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % len(self._options)
            self._tell()
            self.update()
        elif key == Qt.Key.Key_Space and self._options:
            self._choose(self._at)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.set_codes(())
            self.edited.emit()
        elif event.text() == "+":
            self.word_wanted.emit()
        elif by_key is not None and (plain or event.modifiers() == Qt.KeyboardModifier.ShiftModifier):
            self._choose(by_key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        at = next((at for at, box in enumerate(self._boxes(self.width())) if box.contains(place)), None)
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(at)

    def _choose(self, at: int) -> None:
        self._at = at
        code = self._options[at].code
        if self._several:
            rest = tuple(each for each in self._codes if each != code)
            self.set_codes(rest if code in self._codes else (*self._codes, code))
        else:
            self.set_codes((code,))
        self.edited.emit()
        if not self._several:
            self.chosen_one.emit()

    # --- what is seen and heard ---

    def _tell(self) -> None:
        labels = {option.code: option.label for option in self._options}
        chosen = ", ".join(labels.get(code, code) for code in self._codes) or tr("inget valt")
        self.setAccessibleName(f"{self._label}: {chosen}")
        offered = ", ".join(f"{option.key} {option.label}".strip() for option in self._options)
        here = self._options[self._at].label if self._options else ""
        self.setAccessibleDescription(tr("Står på {here}. {keys}").format(here=here, keys=offered))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 + Space.XXS if boxes else self._height() + Space.XXS

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 40, self._height() + Space.XXS)

    def minimumSizeHint(self) -> QSize:
        widest = max((self._width(each) for each in self._options), default=0)
        return QSize(widest, self._height() + Space.XXS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), colours(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (option, box) in enumerate(zip(self._options, self._boxes(self.width()), strict=True)):
            is_chosen, rect = option.code in self._codes, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QColor(tokens.accent if is_chosen else tokens.rule))
            painter.setBrush(QColor(tokens.accent_tint if is_chosen else tokens.paper))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            left = box.left() + Space.XS
            painter.setFont(role_font(Role.TABLE_HEAD))
            painter.setPen(QColor(tokens.accent if self._may_choose else tokens.muted))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(left, box.top(), self._key_width(), box.height()), middle, option.key)
            painter.setFont(role_font(Role.H3 if is_chosen else Role.TEXT))
            painter.setPen(QColor(tokens.ink if self._may_choose else tokens.muted))
            text = box.adjusted(Space.XS + self._key_width(), 0, 0, 0)
            painter.drawText(text, middle, option.label)
            if self.hasFocus() and at == self._at:
                draw_focus_ring(painter, rect, QColor(tokens.accent))

    def _boxes(self, width: int) -> list[QRect]:
        """Where each word stands: beside one another for as long as there is room."""
        boxes: list[QRect] = []
        place = QPoint(0, Space.XXS // 2)
        for option in self._options:
            size = QSize(self._width(option), self._height())
            if place.x() and place.x() + size.width() > width:
                place = QPoint(0, place.y() + size.height() + Space.XXS)
            boxes.append(QRect(place, size))
            place = QPoint(place.x() + size.width() + Space.XXS, place.y())
        return boxes

    def _width(self, option: Option) -> int:
        # A chosen word is heavier: each has that width from the start, so that none moves.
        text = QFontMetrics(role_font(Role.H3)).horizontalAdvance(option.label)
        return text + self._key_width() + 2 * Space.XS

    @staticmethod
    def _key_width() -> int:
        return QFontMetrics(role_font(Role.TABLE_HEAD)).horizontalAdvance("M") + Space.XS

    @staticmethod
    def _height() -> int:
        return QFontMetrics(role_font(Role.TEXT)).height() + Space.XXS
