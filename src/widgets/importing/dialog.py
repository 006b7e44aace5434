"""The dialog of an import: each file with what it holds, what would change and what stands in the way."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from domain.ground.identity import masked
from domain.importing.given import Given
from storage.ground.texts import wrong_line
from widgets.importing import words
from widgets.importing.drop import FileDrop
from widgets.importing.flow import Entry, ImportFlow, Stage, too_late
from widgets.importing.preview import FilePreview
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.parts.within_screen import resize_within_screen
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space

_ROWS_IN_SIGHT = 5
_QUARTERS = 4


class ImportDialog(QDialog):
    """Does not take the window: what is there can be read while files are. `more_wanted` asks for further files."""

    more_wanted = Signal()

    def __init__(self, services: Services, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._leaving = self._asking = False
        self._stopped: Entry | None = None
        self._wrote = False
        self._told_quarter = 0
        self.setWindowTitle(tr("Läs in filer"))
        self.setObjectName("import-dialog")
        self._flow = ImportFlow(services, self)
        self.files = PlainTable(tr("Filer"), [tr("Fil"), tr("Innehåll"), tr("Läge"), tr("Källa")], narrow=[2])
        self.preview = FilePreview(services.workspace.who, read_only=services.read_only)
        self._doing = TextLabel(role=Role.SMALL, tone="muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Så långt har arbetet kommit"))
        self._more = Button(tr("Fler filer …"), drawing=Icon.ADD)
        self._take_in = Button(words.take_in(1), ButtonKind.PRIMARY, Icon.IMPORT)
        self._take_in.setObjectName("take-in")
        self._leave = Button(tr("Avbryt"))
        self._leave.setObjectName("leave")
        self._lay_out()
        self._more.clicked.connect(self.more_wanted)
        self._take_in.clicked.connect(self._write)
        self._leave.clicked.connect(self._on_leave)
        self.files.itemSelectionChanged.connect(self._show_file)
        self.preview.sheet_wanted.connect(self._read_sheet)
        self.preview.correction_wanted.connect(self._correct)
        self.preview.origin.given.connect(self._give)
        self._flow.changed.connect(self._show)
        self._flow.progressed.connect(self._on_progress)
        self._flow.rested.connect(self._on_rest)
        drop = FileDrop(self)
        drop.dropped.connect(self.add)
        resize_within_screen(self, 104, 30)
        self._leave.setFocus()
        self.add(paths)

    @property
    def writes(self) -> bool:
        """True while a file is being taken in."""
        return self._flow.writes

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files and how far they have come."""
        return self._flow.entries

    def add(self, paths: Sequence[Path]) -> None:
        """Read these files too."""
        self._flow.add(paths)

    def reject(self) -> None:
        """Leave without writing anything; while a file is being written that is asked about first."""
        if not self._flow.writes:
            self.discard()
            return
        # Should the work end while the question stands, the dialog must not: it is what is being closed.
        self._asking, asked_about = True, self._flow.current
        with self._services.jobs.waiting():
            stop = self._services.dialogs.ask(
                tr("Inläsningen pågår"),
                tr("En fil läses in. Avbryter du blir arbetsboken som den var innan."),
                yes=tr("Avbryt inläsningen"),
                no=tr("Fortsätt läsa in"),
            )
            if stop:
                self._leaving, self._stopped = True, asked_about
                self._flow.cancel()
        self._asking = False
        if self._flow.current is None:
            self._on_rest()

    def discard(self) -> None:
        """Go away at once: the workspace is being closed, and what was not finished is left undone."""
        self._flow.discard()
        super().reject()
        self.deleteLater()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.XS)
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._take_in)
        work = QHBoxLayout()
        work.setSpacing(Space.S)
        work.addWidget(self._doing)
        work.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addWidget(self.files)
        whole.addWidget(self.preview, 1)
        whole.addLayout(work)
        whole.addLayout(foot)

    # --- the files ---

    def _show(self) -> None:
        entries = self._flow.entries
        was = self.files.blockSignals(True)
        grown = self.files.rowCount() != len(entries)
        self.files.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            kind = entry.tried.kind if entry.tried is not None else ""
            source = words.source(entry, self._services.workspace.who)
            told = (masked(entry.path.name), kind[:1].upper() + kind[1:], words.stage(entry), source)
            for column, text in enumerate(told):
                item = self.files.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.files.setItem(row, column, item)
                item.setText(text)
                item.setToolTip(str(entry.path) if column == 0 else text)
        if self.files.currentRow() < 0 or grown:
            self.files.selectRow(len(entries) - 1 if self.files.currentRow() >= 0 else 0)
        self.files.blockSignals(was)
        self.files.setVisible(len(entries) > 1)
        rows = min(len(entries), _ROWS_IN_SIGHT)
        self.files.setFixedHeight(
            self.files.horizontalHeader().sizeHint().height() + self.files.rowHeight(0) * rows + 2 * Space.XXS
        )
        self._show_file()
        self._show_work()

    def _show_file(self) -> None:
        row = self.files.currentRow()
        if 0 <= row < len(self._flow.entries):
            self.preview.show_entry(self._flow.entries[row])

    def _read_sheet(self, sheet: str) -> None:
        self._flow.read_sheet(self._flow.entries[self.files.currentRow()], sheet)

    def _give(self, given: Given) -> None:
        self._flow.give(self._flow.entries[self.files.currentRow()], given)

    def _correct(self) -> None:
        entry = self._flow.entries[self.files.currentRow()]
        reason = self._services.dialogs.ask_text(
            tr("Läs in som rättelse"),
            words.what_is_corrected(entry),
            label=tr("Varför ändras månaderna?"),
            wrong=partial(wrong_line, tr("Skäl")),
        )
        if reason is not None:
            self._flow.correct(entry, reason)

    def _show_work(self) -> None:
        current, ready = self._flow.current, len(self._flow.ready)
        busy = current is not None
        if current is not None:
            doing = tr("Läser in {file}") if self._flow.writes else tr("Granskar {file}")
            self._doing.setText(doing.format(file=masked(current.path.name)))
            if self._bar.isHidden() or self._bar.value() >= self._bar.maximum():
                self._told_quarter = 0
                self._bar.setValue(0)
        for part in (self._doing, self._bar):
            part.setVisible(busy)
        self._take_in.setText(words.take_in(ready))
        self._allow(self._take_in, allowed=ready > 0 and not busy and not self._services.read_only)
        self._allow(self._more, allowed=not self._flow.writes)
        ends = not busy and not (ready and not self._services.read_only)
        self._leave.setText(tr("Stäng") if ends else tr("Avbryt inläsningen") if self._flow.writes else tr("Avbryt"))

    def _allow(self, button: Button, *, allowed: bool) -> None:
        if not allowed and button.hasFocus():
            # A button that can't be pressed any more loses the keyboard to anyone.
            self._leave.setFocus()
        button.setEnabled(allowed)

    # --- the work ---

    def _write(self) -> None:
        opened = words.what_opens(self._flow.ready)
        title, yes = tr("Klara månader öppnas igen"), tr("Läs in och öppna dem")
        if opened and not self._services.dialogs.ask(title, opened, yes=yes):
            return
        self._wrote = True
        self._leave.setFocus()
        self._flow.take_in()

    def _on_leave(self) -> None:
        if self._flow.writes:
            self._stopped = self._flow.current
            self._flow.cancel()
            self._doing.setText(tr("Avbryter …"))
        else:
            self.reject()

    def _on_progress(self, part: float, text: str) -> None:
        self._bar.setValue(round(part * self._bar.maximum()))
        quarter = int(part * _QUARTERS)
        if text and self._flow.current is not None:
            self._doing.setText(f"{masked(self._flow.current.path.name)}: {text}")
        if quarter > self._told_quarter:
            self._told_quarter = quarter
            self._announce(tr("{percent} procent").format(percent=quarter * 100 // _QUARTERS))

    def _on_rest(self) -> None:
        if self._asking:
            return
        self._show()
        entries = self._flow.entries
        taken = [entry for entry in entries if entry.stage is Stage.TAKEN]
        if self._stopped in taken:
            # It was past the point where it could wait. The dialog stays, with what it did.
            self._services.messages.tell(too_late())
            self._leaving = self._wrote = False
        elif self._wrote and taken and not self._flow.ready:
            self._services.messages.tell(words.done(entries))
        self._stopped = None
        if self._leaving or (self._wrote and all(e.stage in (Stage.TAKEN, Stage.NOTHING_NEW) for e in entries)):
            self.discard()
            return
        self._wrote = False
        self._announce(self.preview.text)
        focused = self.focusWidget()
        if focused in (None, self._leave, self._more) or self.preview.isAncestorOf(focused):
            (self._take_in if self._take_in.isEnabled() else self._leave).setFocus()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
