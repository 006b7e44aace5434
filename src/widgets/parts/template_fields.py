"""The fields a template is filled in by: text that grows as it is written, one line, a date.

Each saves itself (`written`): after a pause in the writing, and when it is left. A text that may not be stored stays
in the field, marked, with the reason below (ruling 24).
"""

from math import ceil

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from domain.figures.book import FigureBook
from domain.ground.day_text import day_text
from domain.ground.identity import find_personal_numbers
from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import FieldKind, TemplateField
from widgets.parts import TextLabel
from widgets.parts.grid_text import GridText
from widgets.parts.live_text import LiveText
from widgets.parts.refused import RefusedText
from widgets.parts.self_saving import SelfSaving
from widgets.text import literal, tr
from widgets.theme import Role, Space
from widgets.theme.fault import show_fault

_LINES_AT_LEAST = 2


class _GrowingText(LiveText):
    """Running text as tall as what is written in it; Tab goes to the next field, as in a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Lines break anew at another width.
        self._fit()

    def _fit(self) -> None:
        document, layout = self.document(), self.document().documentLayout()
        block, height = document.begin(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        least = _LINES_AT_LEAST * self.fontMetrics().lineSpacing()
        around = 2 * (document.documentMargin() + Space.XXS + 1)
        wanted = ceil(max(height, least) + around)
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            # In the middle of a resizing Qt does not lay out what is inside once more, and its last line would be cut.
            self.setViewportMargins(0, 0, 0, 0)


class _Line(QLineEdit):
    """One line; Enter goes on to the next field, which stores this one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def _editor_of(field: TemplateField) -> _GrowingText | _Line | GridText:
    if field.kind is FieldKind.TABLE:
        return GridText(field.columns)
    return _Line() if field.kind.is_short else _GrowingText()


class TemplateFieldEditor(QWidget):
    """One field of a template: its heading, the text, and below it why the text could not be stored.

    `written` carries the field's key, its text, and whether this goes on from what was stored while the field has had
    the keyboard; it is answered with `refuse` where the text could not be stored. `edited` says that there is more or
    less that is not, `figures_wanted` asks for what can be put in a text, which is answered with `use_book`."""

    written = Signal(str, str, bool)
    edited = Signal(str)
    figures_wanted = Signal()

    def __init__(self, field: TemplateField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._stored = ""
        self._goes_on = False
        self._refused: str | None = None
        self._editor = _editor_of(field)
        self._editor.setObjectName(f"field-{field.key}")
        self._editor.setAccessibleName(field.label)
        self._editor.setAccessibleDescription(field.hint)
        if not isinstance(self._editor, GridText):
            said = tr("åååå-mm-dd, eller med ord") if field.kind is FieldKind.DATE else field.hint
            self._editor.setPlaceholderText(said)
            if isinstance(self._editor, QLineEdit):
                # All of it where the line is too short.
                self._editor.setToolTip(said)
        # A long heading may break after its slashes, so that it does not decide how narrow the form can be.
        label = TextLabel(literal(field.label).replace("/", "/\u200b"), Role.TABLE_HEAD, tone="muted", wrap=True)
        label.setBuddy(self._editor)
        self._reason = TextLabel(role=Role.SMALL, tone="warning", wrap=True)
        self._reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        layout.addWidget(label)
        layout.addWidget(self._editor)
        layout.addWidget(self._reason)
        layout.addStretch(1)
        self._editor.textChanged.connect(self._typed)
        if isinstance(self._editor, LiveText):
            self._editor.figures_wanted.connect(self.figures_wanted)
        self._saving = SelfSaving(self._save, self._editor, parent=self)

    @property
    def text(self) -> str:
        """What stands in the field now, stored or not."""
        return self._editor.written if isinstance(self._editor, LiveText) else self._editor.text()

    @property
    def label(self) -> str:
        """What it is called."""
        return self.field.label

    @property
    def tab_stop(self) -> QWidget:
        """What takes the keyboard. No focus proxy: Qt would stop at both, and go round between them."""
        return self._editor

    @property
    def has_unstored_text(self) -> bool:
        """True while the field shows something else than what is stored."""
        return self._plain(self.text) != self._plain(self._stored)

    @property
    def is_refused(self) -> bool:
        """True while the text that stands here could not be stored."""
        return self._refused is not None

    def show_stored(self, text: str, *, another: bool = False) -> None:
        """Show what is stored; a text that was refused, or is being written, is left as it stands, unless what is shown
        now is the text of `another` thing."""
        # Not even a space too many is taken away: the words after it may come when one has looked at something else.
        keeps = not another and (self.has_unstored_text or self._plain(self.text) == self._plain(text))
        self._stored = text
        if not keeps:
            self._show(text)
            # As the field gives it back: a space that does not break comes out as an ordinary one.
            self._stored = self.text
        elif not self.has_unstored_text and self._refused is not None:
            self._refused = None
            self._mark("")

    def use_book(self, book: FigureBook) -> None:
        """Show the figures in a text as they are in `book`."""
        if isinstance(self._editor, LiveText):
            self._editor.use_book(book)
            self._mark(self._reason.text())

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._editor.setReadOnly(read_only)

    @property
    def live_text(self) -> LiveText | None:
        """Where figures, tables and charts can be put in; None where they cannot."""
        return self._editor if isinstance(self._editor, LiveText) else None

    def mark(self, start: int, end: int) -> None:
        """Mark a stretch of the text, with the keyboard in it."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._editor, _GrowingText):
            self._editor.mark(start, end)
        elif isinstance(self._editor, _Line):
            self._editor.setSelection(start, end - start)

    def put_instead(self, start: int, end: int, words: str, instead: str) -> None:
        """Put another text in the place of `words`, where those still stand there."""
        if self.text[start:end] != words:
            return
        self.mark(start, end)
        if isinstance(self._editor, _GrowingText):
            self._editor.put_instead(start, end, instead)
        elif isinstance(self._editor, _Line):
            self._editor.insert(instead)
        else:
            self._editor.setText(self.text[:start] + instead + self.text[end:])
            self._editor.textChanged.emit()

    def refuse(self, reason: str) -> None:
        """Mark the text as not stored, and say why."""
        self._refused = self.text
        self._mark(reason)

    def show_refused(self, refused: RefusedText) -> None:
        """Show again what could not be stored."""
        self._show(refused.text)
        self.refuse(refused.reason)

    def take_refused(self) -> RefusedText | None:
        """What could not be stored, taken out of the field; None where everything could."""
        if self._refused is None:
            return None
        taken = RefusedText(self.text, self._reason.text())
        self._refused = None
        self._show(self._stored)
        self._mark("")
        return taken

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored and may be."""
        self._saving.stop()
        if not self.has_unstored_text:
            return
        if not self._look_for_personal_number():
            before, self._stored = self._stored, self.text
            self._refused = None
            self._mark("")
            self.written.emit(self.field.key, self.text, self._goes_on)
            if self.is_refused:
                self._stored = before
        self.edited.emit(self.field.key)

    def _save(self) -> None:
        if self._editor.hasFocus() and self._will_be_rewritten():
            return
        self.commit()
        self._goes_on = self._editor.hasFocus() and not self.is_refused

    def _will_be_rewritten(self) -> bool:
        """True for a date not yet as it is kept: it waits until its field is left, as `1 maj 20` is a day too."""
        if self.field.kind is not FieldKind.DATE:
            return False
        try:
            return day_text(self.text) != self._plain(self.text)
        except UserProblem:
            return True

    def _plain(self, text: str) -> str:
        """What of a text is stored: space at the end is not, and in one line no space twice."""
        return " ".join(text.split()) if self.field.kind.is_short else text.rstrip()

    def _show(self, text: str) -> None:
        if text == self.text:
            return
        with QSignalBlocker(self._editor):
            if isinstance(self._editor, LiveText):
                self._editor.show_written(text)
            else:
                self._editor.setText(text)

    def _typed(self) -> None:
        if self._refused is not None and self.text != self._refused:
            self._refused = None
            self._mark("")
        self._look_for_personal_number()
        self.edited.emit(self.field.key)

    def _look_for_personal_number(self) -> bool:
        """Marks a personal number as it is typed; it is never stored anywhere."""
        if not find_personal_numbers(self.text):
            return False
        self.refuse(tr("Texten innehåller ett personnummer och sparas inte förrän det är borttaget."))
        return True

    def _mark(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        show_fault(self._editor, bool(reason))
        figures = self._editor.figures_in_words if isinstance(self._editor, LiveText) else ""
        self._editor.setAccessibleDescription(" ".join(filter(None, (reason or self.field.hint, figures))))
