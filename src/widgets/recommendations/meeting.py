"""*Möte*: one recommendation on the screen at a time in large type, its figures beside, and what is decided of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from domain.figures.known import KnownFigure
from domain.ground.changes import Changes
from domain.ground.display import show_date
from domain.ground.problem import UserProblem
from domain.recommendations.meeting import Decision
from domain.recommendations.recommendation import Recommendation, RecommendationStatus
from domain.reporting.asked import Asked
from domain.reporting.report import WrittenRecommendations
from widgets.dialogs import PDF
from widgets.parts import Button, ButtonKind, Card, EmptyState, FieldLabel, PageHeader, TextLabel
from widgets.parts.scrolled import scrolled
from widgets.recommendations.evidence import EvidenceBeside
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space, text_scale

_NOTE_LINES = 4
_ROOM = 900


class MeetingPage(QWidget):
    """The recommendations of a year, next and previous by Page Down and Page Up. `closed` at its end."""

    closed = Signal()

    def __init__(self, services: Services, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting")
        self.setAccessibleName(tr("Möte"))
        self._services, self._year, self._at = services, year, 0
        self._told = WrittenRecommendations(())
        self._decided: dict[int, Decision] = {}
        self._header = PageHeader(tr("Möte"))
        self.back_button, self.next_button = Button(tr("Föregående")), Button(tr("Nästa"))
        self.minutes_button = Button(tr("Mötesanteckning …"), drawing=Icon.REPORT)
        self.close_button = Button(tr("Stäng"))
        self.title, self.about = TextLabel("", Role.FOCUS_NUMBER, wrap=True), TextLabel("", Role.H3, wrap=True)
        self._texts, self._figures = QVBoxLayout(), QVBoxLayout()
        self._beside: bool | None = None
        self.status, self.note, self.day = QComboBox(), QPlainTextEdit(), QLineEdit()
        for status in RecommendationStatus:
            self.status.addItem(status.label, status)
        self.store_button = Button(tr("Anteckna beslutet"), ButtonKind.PRIMARY, Icon.CHECK)
        self._problem = TextLabel(tone="error", wrap=True)
        self.said = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        self._lay_out()
        self.back_button.clicked.connect(partial(self.step, -1))
        self.next_button.clicked.connect(partial(self.step, 1))
        self.store_button.clicked.connect(self.store)
        self.minutes_button.clicked.connect(self.save_minutes)
        self.close_button.clicked.connect(self.leave)
        for keys, does in (("Esc", self.leave), ("PgDown", partial(self.step, 1)), ("PgUp", partial(self.step, -1))):
            QShortcut(QKeySequence(keys), self, does)
        for key, steps in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)):
            for button in (self.back_button, self.next_button, self.store_button, self.close_button):
                shown = QShortcut(QKeySequence(key), button, partial(self.step, steps))
                shown.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.read()

    @property
    def shown(self) -> Recommendation | None:
        """The recommendation on the screen; None where the year has none."""
        return self._told.written[self._at] if self._told.written else None

    @property
    def problem(self) -> str:
        """Why the decision could not be stored; empty when all is well."""
        return self._problem.text()

    def first_focus(self) -> QWidget:
        """The way on: the arrows work at once."""
        return self.next_button

    def begin_at(self, recommendation: int | None) -> None:
        """Show this one first, where it is among the year's."""
        at = (at for at, each in enumerate(self._told.written) if each.id == recommendation)
        self._at = next(at, self._at)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _ROOM * text_scale()
        if beside == self._beside:
            return
        self._beside = beside
        # In a narrow window the figures and the decision stand below the text.
        (self._right if beside else self._inside).addWidget(self._column)
        self._column.show()
        self._right_area.setVisible(beside)

    def on_changes(self, _changes: Changes) -> None:
        """Something was written or undone; what is being written here stays."""
        written = self._decision_written()
        self.read()
        if written:
            self.status.setCurrentIndex(written[0])
            self.note.setPlainText(written[1])

    def read(self) -> None:
        """Read the recommendations as they are printed for the public, and what was decided."""
        from storage.recommendations.meeting import decisions
        from storage.recommendations.report import read_written_recommendations
        from storage.reporting.reading import reading_of_report

        with reading_of_report(self._services.workspace, Asked(year=self._year)) as reading:
            self._told = read_written_recommendations(reading)
        self._decided = decisions(self._services.workspace)
        self._at = min(self._at, max(len(self._told.written) - 1, 0))
        self._show()

    def step(self, steps: int) -> None:
        """The next one, or the one before; what is written is stored first, where it can be."""
        to = self._at + steps
        if 0 <= to < len(self._told.written) and (self._decision_written() is None or self.store()):
            self._at = to
            self._show()

    def leave(self) -> None:
        """Back to the list. What is written is stored first; what cannot be is asked about."""
        text = tr("Beslutet är inte antecknat: {why} Stänger du nu försvinner det.")
        if (
            self._decision_written() is None
            or self.store()
            or self._services.dialogs.ask(
                tr("Osparat"), text.format(why=self.problem), yes=tr("Stäng ändå"), no=tr("Gå tillbaka")
            )
        ):
            self.closed.emit()

    def store(self) -> bool:
        """Record what is decided of the recommendation on the screen, or say why it cannot be."""
        from storage.recommendations.meeting import record_decision

        shown = self.shown
        if shown is None or self._services.read_only:
            return True
        try:
            day = date.fromisoformat(self.day.text().strip())
        except ValueError:
            self._say(tr("Skriv mötets dag som åååå-mm-dd, till exempel 2026-03-30."))
            return False
        status: RecommendationStatus = self.status.currentData()
        decision = Decision(shown.id, status, self.note.toPlainText(), day)
        self._say(self._services.refused(partial(record_decision, decision=decision)))
        if not self.problem:
            self.read()
        return not self.problem

    def save_minutes(self) -> None:
        """Ask where to, and write what was decided on the day as a PDF."""
        from reports.recommendations.minutes import print_minutes
        from storage.areas.queries import seats
        from storage.file.first_screen import settings

        if self._decision_written() is not None and not self.store():
            return
        try:
            day = date.fromisoformat(self.day.text().strip())
        except ValueError:
            self._say(tr("Skriv mötets dag som åååå-mm-dd, till exempel 2026-03-30."))
            return
        workspace = self._services.workspace
        decided = {number: each for number, each in self._decided.items() if each.day == day}
        if not any(each.id in decided for each in self._told.written):
            text = tr("Inget beslut är antecknat den {day}. Anteckna ett först, eller ändra dagen.")
            self._say(text.format(day=show_date(day)))
            return
        name = tr("mötesanteckning-{day}.pdf").format(day=show_date(day))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._services.dialogs.save_file(tr("Spara mötesanteckningen"), PDF, Path(documents) / name)
        if path is None:
            return
        group, example = settings(workspace).name, workspace.is_example
        printed = print_minutes(group, day, self._told.written, decided, seats(workspace), example=example)
        try:
            printed.save(path)
        except UserProblem as problem:
            self._services.messages.problem(problem)
            return
        text = tr("Mötesanteckningen {name} ligger i {folder}.")
        self._services.messages.tell(text.format(name=path.name, folder=path.parent))

    def _decision_written(self) -> tuple[int, str] | None:
        """What stands in the fields where it is not what is stored."""
        shown = self.shown
        if shown is None:
            return None
        held = self._decided.get(shown.id)
        now = self.status.currentData(), self.note.toPlainText().strip()
        if now == (shown.status, "" if held is None else held.note):
            return None
        return self.status.currentIndex(), self.note.toPlainText()

    def _show(self) -> None:
        shown, count = self.shown, len(self._told.written)
        self._header.set_title(tr("Möte, rekommendationer {year}").format(year=self._year))
        self._empty.setVisible(shown is None)
        self._sheet.setVisible(shown is not None)
        for button, there in ((self.back_button, self._at > 0), (self.next_button, self._at < count - 1)):
            button.setEnabled(there)
        self.minutes_button.setEnabled(shown is not None)
        self.store_button.setEnabled(shown is not None and not self._services.read_only)
        if shown is None:
            return
        self._header.set_subtitle(tr("{number} av {count}").format(number=self._at + 1, count=count))
        self.title.setText(tr("{number}. {name}").format(number=self._at + 1, name=shown.title))
        about = (shown.theme, shown.status.label, tr("ansvarig: {who}").format(who=shown.responsible or tr("ingen")))
        self.about.setText(" · ".join(part for part in about if part))
        _empty(self._texts)
        _empty(self._figures)
        cited: list[KnownFigure] = []
        for field in shown.template.all_fields:
            words = shown.text(field.key).strip()
            if words:
                self._texts.addWidget(TextLabel(field.label, Role.TABLE_HEAD, tone="muted"))
                self._texts.addWidget(TextLabel(_as_on_paper(words), Role.H2, wrap=True))
                cited += self._told.cited(shown.id, field.key)
        for figure in dict.fromkeys((each.words, each.shown, each.source.words) for each in cited):
            for words, role in zip(figure, (Role.TABLE_HEAD, Role.FOCUS_NUMBER, Role.SMALL), strict=True):
                self._figures.addWidget(TextLabel(words, role, wrap=True))
        blocks = self._told.blocks(shown)
        for block in blocks:
            self._figures.addWidget(EvidenceBeside(block))
        if not cited and not blocks:
            self._figures.addWidget(
                TextLabel(tr("Inga levande siffror, tabeller eller diagram i texten."), tone="muted", wrap=True)
            )
        self._show_decision(shown)
        for area in (self._left_area, self._right_area):
            area.verticalScrollBar().setValue(0)

    def _show_decision(self, shown: Recommendation) -> None:
        held = self._decided.get(shown.id)
        self.status.setCurrentIndex(list(RecommendationStatus).index(shown.status))
        self.note.setPlainText("" if held is None else held.note)
        if not self.day.text().strip():
            self.day.setText(show_date(self._services.clock().date()))
        text = tr("Antecknat {day}: {status}.")
        self.said.setText("" if held is None else text.format(day=show_date(held.day), status=held.status.label))
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            area = self._right_area if self._beside else self._left_area
            QTimer.singleShot(0, self, partial(area.ensureWidgetVisible, self._problem))

    def _lay_out(self) -> None:
        for button in (self.close_button, self.minutes_button, self.back_button, self.next_button):
            self._header.add_button(button)
        self.back_button.setToolTip(tr("Page Up, eller vänsterpil"))
        self.next_button.setToolTip(tr("Page Down, eller högerpil"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES)
        self._column = QWidget()
        self._left_area, self._inside = _scrolling()
        self._right_area, self._right = _scrolling()
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.about)
        self._inside.addSpacing(Space.M)
        self._inside.addLayout(self._texts)
        draft, figures = Card(accessible_name=tr("Rekommendationen")), Card(tr("Underlag"))
        decision = Card(tr("Beslut"))
        draft.body.addWidget(self._left_area)
        figures.body.addLayout(self._figures)
        fields = ((tr("Status"), self.status), (tr("Anteckning"), self.note), (tr("Mötets dag"), self.day))
        for label, field in fields:
            decision.body.addWidget(FieldLabel(label, field))
            decision.body.addWidget(field)
        for widget in (self.said, self._problem, self.store_button):
            decision.body.addWidget(widget)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(figures)
        column.addWidget(decision)
        column.addStretch(1)
        self._sheet = QWidget()
        both = QHBoxLayout(self._sheet)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.M)
        both.addWidget(draft, 2)
        both.addWidget(self._right_area, 1)
        self._empty = EmptyState(tr("Det finns inga rekommendationer för året."))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.M)
        whole.addWidget(self._header)
        whole.addWidget(self._sheet, 1)
        whole.addWidget(self._empty, 1)


def _scrolling() -> tuple[QScrollArea, QVBoxLayout]:
    """An area and the layout in it; what is behind shows through."""
    page = QWidget()
    area, inside = scrolled(page), QVBoxLayout(page)
    inside.setContentsMargins(0, 0, Space.S, 0)
    inside.setAlignment(Qt.AlignmentFlag.AlignTop)
    for surface in (area.viewport(), page):
        surface.setAutoFillBackground(False)
    return area, inside


def _as_on_paper(text: str) -> str:
    """Its words and lists without the signs that they are written with."""
    from reports.page.user_text import Bullets, Captioned, parse_text

    lines: list[str] = []

    def tell(bullets: Bullets, indent: str) -> None:
        for item in bullets.items:
            lines.append(f"{indent}{item.label} {item.text}")
            if item.under is not None:
                tell(item.under, indent + "    ")

    for block in parse_text(text):
        if isinstance(block, Bullets):
            tell(block, "")
        elif isinstance(block, Captioned):
            rows = (block.table.headings, *block.table.rows)
            lines.extend(filter(None, (block.caption, *(" · ".join(row) for row in rows))))
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
