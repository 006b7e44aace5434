"""One recommendation on its template: title, what it belongs to, and every field of the template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from domain.checking.finding import Finding
from domain.figures.book import FigureBook
from domain.ground.area import Area
from domain.ground.display import show_date
from domain.recommendations.recommendation import (
    AGREED,
    INDICATORS,
    FieldKind,
    Recommendation,
    RecommendationStatus,
    Template,
    TemplateField,
    no_indicators,
)
from domain.recommendations.replacing import word_count
from widgets.parts import Beside, Button, ButtonKind, TextLabel
from widgets.parts.area_choice import AreaChoice
from widgets.parts.live_text import LiveText
from widgets.parts.refused import RefusedText
from widgets.parts.template_fields import TemplateFieldEditor
from widgets.parts.wrapping_row import WrappingRow
from widgets.recommendations.left_texts import LeftTexts
from widgets.recommendations.theme_box import ThemeBox
from widgets.text import tr
from widgets.theme import Role, Space, text_scale

_TITLE, _THEME = "title", "theme"
_COLUMNS = 3
_NARROWEST = 8
_ROOM = 520
# A figure that lives, and the end of a line, as Qt has them in what is selected.
_MORE_THAN_WORDS = frozenset("\ufffc\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a recommendation belongs to, beside its texts; None leaves a fact as it is."""

    title: str | None = None
    theme: str | None = None
    status: RecommendationStatus | None = None
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class UnsavedField:
    """A field that holds what is not stored; `waits` where that will be done in a moment."""

    recommendation: int
    title: str
    key: str
    label: str
    waits: bool


def usual_themes() -> tuple[str, ...]:
    """The owning parties and themes in use (domain handbook §6); any other can be written."""
    return (
        tr("Arbetsförmedlingen"),
        tr("Försäkringskassan"),
        tr("Försörjningsstöd"),
        tr("Integration"),
        tr("Kommunens eget uppdrag"),
        tr("Kriminalvården"),
        tr("Samordningsförbundet"),
        tr("Skola och KAA"),
    )


class RecommendationEditor(QWidget):
    """The form. `written` carries a field's key and text, and whether it goes on from what was just stored; `decided`
    what else was changed; nothing is stored here. `edited` says that there is more or less that is not stored."""

    written = Signal(str, str, bool)
    decided = Signal(object)
    edited = Signal()
    newer_wanted = Signal(object)
    figures_wanted = Signal()

    def __init__(self, members: Sequence[Area], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recommendation: Recommendation | None = None
        self._read_only = True
        self._latest: Template | None = None
        self._fields: dict[str, TemplateFieldEditor] = {}
        self._refused: dict[int, tuple[str, dict[str, RefusedText]]] = {}
        self._labels: dict[str, str] = {}
        self._title = TemplateFieldEditor(TemplateField(_TITLE, tr("Rubrik"), FieldKind.LINE, tr("Vad gäller det?")))
        self._title.written.connect(self._title_written)
        self._facts_line = TextLabel(role=Role.SMALL, tone="muted")
        self._agreed = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._theme = ThemeBox(usual_themes())
        self._status = QComboBox()
        for status in RecommendationStatus:
            self._status.addItem(status.label, status)
        self._areas = AreaChoice(members)
        self._status.setObjectName("status")
        self._status.setAccessibleName(tr("Status"))
        for box in (self._theme, self._status):
            # The names in the list do not decide how narrow the form can be.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_NARROWEST)
        self._theme.written.connect(self._theme_written)
        for field in (self._title, self._theme):
            field.edited.connect(self.edited)
        self._status.activated.connect(self._status_chosen)
        self._areas.changed.connect(self._areas_chosen)
        self._newer = Button("", ButtonKind.QUIET)
        self._newer.setObjectName("newer-template")
        self._newer.clicked.connect(self._want_newer)
        self._newer.hide()
        self._left = LeftTexts()
        self._left.removal_wanted.connect(self._remove_left)
        self._body = QVBoxLayout()
        self._body.setSpacing(Space.S)
        self._facts = self._facts_row()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXS, 0, Space.S, 0)
        layout.setSpacing(Space.S)
        self.head = WrappingRow()
        self.head.add(self._facts_line)
        self.head.add(self._newer)
        layout.addLayout(self.head)
        layout.addWidget(self._agreed)
        layout.addWidget(self._title)
        layout.addLayout(self._facts)
        layout.addLayout(self._body)
        layout.addWidget(self._left)
        layout.addStretch(1)

    def show_recommendation(self, recommendation: Recommendation, *, read_only: bool) -> None:
        """Show it; texts that could not be stored stay as they stand while the same recommendation is shown."""
        same = self._recommendation is not None and self._recommendation.id == recommendation.id
        template_kept = self._recommendation is not None and self._recommendation.template == recommendation.template
        if not same:
            self._remember_refused()
        if not (same and template_kept):
            self._build_fields(recommendation.template)
        self._recommendation = recommendation
        self._left.show_left(recommendation, read_only=read_only)
        line = tr("{template} · ändrad {date}") if recommendation.changed else "{template}"
        day = show_date(recommendation.changed) if recommendation.changed else ""
        line = f"{line} · {tr('{count} ord')}"
        count = word_count(recommendation)
        self._facts_line.setText(line.format(template=recommendation.template.name, date=day, count=count))
        said = tr("Status är {status}. Det som ändras här ändras inte i en rapport som redan är godkänd.")
        self._agreed.setText(said.format(status=recommendation.status.label))
        self._agreed.setVisible(recommendation.status in AGREED)
        self._title.show_stored(recommendation.title, another=not same)
        for key, field in self._fields.items():
            field.show_stored(recommendation.text(key), another=not same)
            field.set_read_only(read_only)
        self._read_only = read_only
        self._offer_reason()
        self._theme.show_stored(recommendation.theme, another=not same)
        with QSignalBlocker(self._status), QSignalBlocker(self._areas):
            self._status.setCurrentIndex(self._status.findData(recommendation.status))
            self._areas.show_chosen(recommendation.areas)
        if not same:
            for key, refused in self._refused.pop(recommendation.id, ("", {}))[1].items():
                self._all_fields()[key].show_refused(refused)
        self._title.set_read_only(read_only)
        for choice in (self._theme, self._status, self._areas):
            choice.setEnabled(not read_only)

    def offer_newer(self, latest: Template) -> None:
        """Offer to follow the latest version of the template, where that is a newer one."""
        assert self._recommendation is not None
        self._latest = latest
        is_newer = latest.version > self._recommendation.template.version
        self._newer.setVisible(is_newer and not self._read_only)
        self._newer.setText(tr("Följ version {version} av mallen …").format(version=latest.version))

    def _want_newer(self) -> None:
        self.newer_wanted.emit(self._latest)

    def use_book(self, book: FigureBook) -> None:
        """Show the figures in the texts as they are in `book`."""
        for field in self._fields.values():
            field.use_book(book)

    def refuse(self, key: str, reason: str) -> None:
        """Say at the field `key` why what is written there was not stored."""
        self._all_fields()[key].refuse(reason)

    def commit_pending(self) -> None:
        """Store what is being written."""
        for field in self._all_fields().values():
            field.commit()

    @property
    def draft(self) -> Recommendation | None:
        """The recommendation as it stands here now, stored or not; None before one is shown."""
        if self._recommendation is None:
            return None
        texts = {**self._recommendation.texts, **{key: field.text for key, field in self._fields.items()}}
        return replace(self._recommendation, title=self._title.text, texts=texts)

    @property
    def selected_words(self) -> str:
        """What is selected on one line of a field; empty where nothing is, or a figure that lives."""
        field = self.focusWidget()
        if isinstance(field, QPlainTextEdit):
            words = field.textCursor().selectedText()
        else:
            words = field.selectedText() if isinstance(field, QLineEdit) else ""
        return "" if _MORE_THAN_WORDS & set(words) else words

    def unsaved(self) -> list[UnsavedField]:
        """The fields whose texts are not stored, also those of other recommendations."""
        found = []
        if (shown := self._recommendation) is not None:
            found = [
                UnsavedField(shown.id, shown.title, key, field.label, waits=not field.is_refused)
                for key, field in self._all_fields().items()
                if field.has_unstored_text
            ]
        for recommendation, (title, fields) in self._refused.items():
            found += [UnsavedField(recommendation, title, key, self._labels[key], waits=False) for key in fields]
        return found

    def focus(self, key: str) -> None:
        """Go on in a field."""
        self._all_fields()[key].tab_stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str, start: int, end: int) -> None:
        """Mark a stretch of a field's text, with the keyboard in it."""
        field = self._all_fields()[key]
        if isinstance(field, TemplateFieldEditor):
            field.mark(start, end)

    def put_instead(self, findings: Sequence[Finding]) -> None:
        """Put what each says in the place of its words; those of a field come last first."""
        for finding in findings:
            field = self._all_fields()[finding.field]
            if isinstance(field, TemplateFieldEditor):
                field.put_instead(finding.start, finding.end, finding.words, finding.instead)

    def text_to_go_on_in(self) -> LiveText | None:
        """The text that was written in last, else the end of the first, with the keyboard there; None without any."""
        texts = [text for field in self._fields.values() if (text := field.live_text) is not None]
        last = self.focusWidget()
        if last not in texts and texts:
            texts[0].moveCursor(QTextCursor.MoveOperation.End)
        text = next((each for each in texts if each is last), texts[0] if texts else None)
        if text is not None:
            text.setFocus(Qt.FocusReason.OtherFocusReason)
        return text

    def focus_title(self) -> None:
        """Begin at the title, all of it selected."""
        self._title.tab_stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _all_fields(self) -> dict[str, TemplateFieldEditor | ThemeBox]:
        return {_TITLE: self._title, _THEME: self._theme, **self._fields}

    def _remember_refused(self) -> None:
        """Texts that could not be stored are there again when the user comes back (ruling 24)."""
        refused = {key: text for key, field in self._all_fields().items() if (text := field.take_refused()) is not None}
        if self._recommendation is not None and refused:
            self._refused[self._recommendation.id] = (self._recommendation.title, refused)
            self._labels |= {key: field.label for key, field in self._all_fields().items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._facts.stand(beside=self.width() >= _ROOM * text_scale())

    def _facts_row(self) -> Beside:
        row = Beside(Space.M)
        for text, widget in (
            (tr("Ägande part eller tema"), self._theme),
            (tr("Status"), self._status),
            (tr("Gäller"), self._areas),
        ):
            column = QVBoxLayout()
            column.setSpacing(Space.XXS)
            label = TextLabel(text, Role.TABLE_HEAD, tone="muted")
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)
            row.addLayout(column, 1)
        return row

    def _build_fields(self, template: Template) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        self._add_fields(template.fields)
        self._body.addSpacing(Space.S)
        self._body.addWidget(TextLabel(tr("Ansvar, tid och skäl"), Role.H3))
        said = tr("Det som lämnas tomt här skrivs inte ut.")
        self._body.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True))
        self._add_fields(template.beside)
        self._set_tab_order()

    def _add_fields(self, fields: Sequence[TemplateField]) -> None:
        for is_short, run in groupby(fields, key=lambda field: field.kind.is_short):
            box = QWidget(self)
            grid = QGridLayout(box)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(Space.S)
            columns = _COLUMNS if is_short else 1
            for column in range(columns):
                grid.setColumnStretch(column, 1)
            for at, field in enumerate(run):
                editor = TemplateFieldEditor(field, box)
                editor.written.connect(self.written)
                editor.edited.connect(self.edited)
                editor.figures_wanted.connect(self.figures_wanted)
                if field.key == INDICATORS:
                    editor.edited.connect(self._offer_reason)
                self._fields[field.key] = editor
                grid.addWidget(editor, at // columns, at % columns)
                if field.key == INDICATORS:
                    grid.addWidget(self._without_indicators(box), at + 1, 0, Qt.AlignmentFlag.AlignLeft)
            self._body.addWidget(box)
            # A widget added to a layout on the screen is else shown by the event loop, too late to take the keyboard.
            box.show()

    def _without_indicators(self, parent: QWidget) -> Button:
        """*Inga indikatorer, därför att …* instead of a field left empty."""
        button = Button(tr("{words} …").format(words=no_indicators()), ButtonKind.QUIET, parent=parent)
        button.setObjectName("no-indicators")
        button.clicked.connect(self._begin_reason)
        self._no_indicators = button
        return button

    def _begin_reason(self) -> None:
        """Write the beginning, with the keyboard where the reason is to stand."""
        self.written.emit(INDICATORS, no_indicators(), False)
        self.focus(INDICATORS)
        field = self._fields[INDICATORS].tab_stop
        if isinstance(field, QPlainTextEdit | QTextEdit):
            field.moveCursor(QTextCursor.MoveOperation.End)

    def _remove_left(self, key: str) -> None:
        self.written.emit(key, "", False)

    def _offer_reason(self) -> None:
        free = self._fields[INDICATORS].text.strip() == "" and not self._read_only
        self._no_indicators.setVisible(free)

    def _set_tab_order(self) -> None:
        title, theme, *fields = (field.tab_stop for field in self._all_fields().values())
        for before, after in pairwise([title, theme, self._status, self._areas, *fields]):
            QWidget.setTabOrder(before, after)

    def _title_written(self, _key: str, text: str, _goes_on: bool) -> None:
        self.decided.emit(Facts(title=text))

    def _theme_written(self, theme: str) -> None:
        self.decided.emit(Facts(theme=theme))

    def _status_chosen(self) -> None:
        self.decided.emit(Facts(status=self._status.currentData()))

    def _areas_chosen(self, codes: tuple[str, ...]) -> None:
        self.decided.emit(Facts(areas=codes))
