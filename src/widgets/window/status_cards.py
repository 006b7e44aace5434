"""The line at the bottom: what just happened, and what is being worked on. It fades; the list keeps what matters."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from widgets.jobs import Job, Jobs
from widgets.messages import Message, Weight
from widgets.parts import Button, ButtonKind, Sign, TextLabel
from widgets.parts.sign import draw_sign
from widgets.text import tr
from widgets.theme import Role, Space, colours

_NOTE_MS = 6_000
_HEAVY_MS = 20_000
_PATIENCE_MS = 500
_FADE_MS = 60
_FADE_STEPS = 6
_RADIUS = 6
_SIGNS = {
    Weight.NOTE: Sign.OK,
    Weight.REFUSAL: Sign.WARNING,
    Weight.WARNING: Sign.WARNING,
    Weight.PROBLEM: Sign.ERROR,
}


class StatusCards(QWidget):
    """Lies over the foot of the window and lets clicks beside its cards through. `details` asks for the list."""

    details = Signal()
    left = Signal()
    """The keyboard was in a card that goes away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: dict[Job, _JobCard] = {}
        self._message = _MessageCard()
        self._message.more.clicked.connect(self.details)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)
        self._layout.addWidget(self._message)
        self._message.leaving.connect(self._give_up)
        self._message.changed.connect(self.place)
        window.installEventFilter(self)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show it, and let screen readers say it."""
        self._message.show_message(message)
        event = QAccessibleAnnouncementEvent(self._window, message.text)
        QAccessible.updateAccessibility(event)
        self.place()

    @property
    def text(self) -> str:
        """What the line says; empty when it has faded."""
        return "" if self._message.isHidden() else self._message.text

    def follow(self, jobs: Jobs) -> None:
        """Show progress and a way to cancel for each job that takes more than half a second."""
        jobs.started.connect(self._job_started)
        jobs.ended.connect(self._job_ended)
        # It may go on for a moment, and nobody cares.
        jobs.forgotten.connect(self._job_ended)

    def place(self) -> None:
        """At the foot, to the left."""
        if self._message.isHidden() and all(card.isHidden() for card in self._jobs.values()):
            self.hide()
            return
        self.show()
        self.raise_()
        window = self._window.rect()
        wanted = max([self._message.line_width(), *(card.sizeHint().width() for card in self._jobs.values())])
        width = min(wanted, self.fontMetrics().averageCharWidth() * 110, window.width() - 2 * Space.L)
        height = self._layout.heightForWidth(width) if self._layout.hasHeightForWidth() else -1
        height = height if height > 0 else self._layout.sizeHint().height()
        at = QRect(Space.L, window.height() - height - Space.S, width, height)
        if (spoken_of := self._where_one_is()) is not None and at.intersects(spoken_of):
            at.moveBottom(spoken_of.top() - Space.S)
        self.setGeometry(at)

    def _where_one_is(self) -> QRect | None:
        """The cell or the field that the keyboard is in: a message is about it, and must not lie over it."""
        focused = self._window.focusWidget()
        if focused is None or self.isAncestorOf(focused):
            return None
        view: QWidget | None = focused
        while view is not None and not isinstance(view, QAbstractItemView):
            view = view.parentWidget()
        if isinstance(view, QAbstractItemView) and view.currentIndex().isValid():
            cell = view.visualRect(view.currentIndex())
            return QRect(view.viewport().mapTo(self._window, cell.topLeft()), cell.size())
        return QRect(focused.mapTo(self._window, QPoint(0, 0)), focused.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the foot when the window changes size."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _job_started(self, job: Job) -> None:
        card = _JobCard(job, self.place, self)
        card.leaving.connect(self._give_up)
        self._jobs[job] = card
        self._layout.insertWidget(0, card)
        card.hide()

    def _job_ended(self, job: Job) -> None:
        card = self._jobs.pop(job, None)
        if card is not None:
            self._give_up(card)
            card.hide()
            card.deleteLater()
            self.place()

    def _give_up(self, card: QWidget) -> None:
        focused = self._window.focusWidget()
        if focused is not None and card.isAncestorOf(focused):
            self.left.emit()


class _Card(QFrame):
    """Paper with an edge in the tone of its sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = Sign.OK
        self.opacity = 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self.opacity)
        tokens = colours(self)
        painter.setPen(QPen(QColor(self.sign.ink(tokens)), 1))
        painter.setBrush(QColor(self.sign.tint(tokens)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class _SignMark(QWidget):
    """The sign before the words; the words themselves say the same to whoever does not see it."""

    def __init__(self, card: _Card) -> None:
        super().__init__(card)
        self._card = card
        side = round(self.fontMetrics().ascent() * 1.1)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_sign(QPainter(self), self._card.sign, QRectF(self.rect()), colours(self))


class _MessageCard(_Card):
    changed = Signal()
    leaving = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self._kind = TextLabel(role=Role.TABLE_HEAD)
        self._words = TextLabel(wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.more = Button(tr("Visa"), ButtonKind.QUIET)
        self._dismiss = Button(tr("Stäng"), ButtonKind.QUIET)
        self._dismiss.clicked.connect(self._gone)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._start_to_fade)
        self._fading = QTimer(self)
        self._fading.setInterval(_FADE_MS)
        self._fading.timeout.connect(self._fade)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(_SignMark(self))
        row.addWidget(self._kind)
        row.addWidget(self._words, 1)
        row.addWidget(self.more)
        row.addWidget(self._dismiss)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def line_width(self) -> int:
        """The width at which its words fit on one line."""
        buttons = sum(button.sizeHint().width() for button in (self.more, self._dismiss) if not button.isHidden())
        said = 0 if self._kind.isHidden() else self._kind.sizeHint().width() + Space.S
        return said + self._words.fontMetrics().horizontalAdvance(self.text) + buttons + 6 * Space.M

    def show_message(self, message: Message) -> None:
        self.sign = _SIGNS[message.weight]
        self.opacity = 1.0
        self._fading.stop()
        self._words.setText(message.text)
        self._kind.setText(_word(message.weight, self.sign))
        self._kind.setVisible(bool(self._kind.text()))
        heavy = message.weight is not Weight.NOTE
        self.more.setVisible(bool(message.details))
        self._dismiss.setVisible(heavy)
        said = self._kind.text() or self.sign.word.capitalize()
        self.setAccessibleName(f"{said}: {message.text}")
        self._patience.start(_HEAVY_MS if heavy else _NOTE_MS)
        self.show()
        self.update()

    def _start_to_fade(self) -> None:
        if self._dismiss.hasFocus() or self.more.hasFocus():
            self._patience.start()
            return
        self._fading.start()

    def _fade(self) -> None:
        self.opacity -= 1 / _FADE_STEPS
        if self.opacity <= 0:
            self._gone()
        self.update()

    def _gone(self) -> None:
        self._patience.stop()
        self._fading.stop()
        self.leaving.emit(self)
        self.hide()
        self.changed.emit()


def _word(weight: Weight, sign: Sign) -> str:
    """What stands before the words, so that the sign is not alone; nothing before what went well."""
    if weight is Weight.NOTE:
        return ""
    return tr("Gick inte") if weight is Weight.REFUSAL else sign.word.capitalize()


class _JobCard(_Card):
    leaving = Signal(QWidget)

    def __init__(self, job: Job, changed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.sign = Sign.NOTE
        self._job = job
        self._changed = changed
        self._words = TextLabel(job.title)
        self._step = TextLabel("", Role.SMALL, tone="muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self._bar.setAccessibleName(job.title)
        self._cancel = Button(tr("Avbryt"), ButtonKind.QUIET)
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        for part in (self._words, self._step):
            row.addWidget(part)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._cancel)
        job.progressed.connect(self._on_progress)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._show_it)
        patience.start(_PATIENCE_MS)

    def _show_it(self) -> None:
        self.show()
        self._changed()

    def _on_progress(self, part: float, text: str) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(part * 1000))
        self._step.setText(text)

    def _on_cancel(self) -> None:
        self._job.cancel()
        # A button that can't be pressed again loses the keyboard to anyone.
        self.leaving.emit(self)
        self._cancel.setEnabled(False)
        self._words.setText(tr("Avbryter …"))
