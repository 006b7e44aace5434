"""The list of sources (*källor*): what the figures of the workspace come from, to read, to copy and to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from domain.ground.display import show_list
from domain.ground.used_source import UNKNOWN, UsedSource, headings
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.kept_fields import KeptFields, Texts
from widgets.parts.plain_table import PlainTable
from widgets.parts.scrolled import scrolled
from widgets.parts.within_screen import resize_within_screen
from widgets.sheet.block import write_block
from widgets.tab.contract import Operation, Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space

if TYPE_CHECKING:
    from domain.indicators.indicator import Indicator

_ROWS_IN_SIGHT = 4
_IN_THE_LIST, _BELOW = (0, 2, 3), (0, 1, 4, 5)


class SourcesTable(PlainTable):
    """A row for each source and kind of figures; Ctrl+C copies all that is known of all of them, with headings."""

    def __init__(self) -> None:
        super().__init__(tr("Källor"), [headings()[at] for at in _IN_THE_LIST])
        self._rows: list[tuple[str, ...]] = [headings()]

    def show_sources(self, used: Sequence[UsedSource]) -> None:
        """Show these instead."""
        self._rows = [headings(), *(each.cells for each in used)]
        self.setRowCount(len(used))
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + _ROWS_IN_SIGHT * self.rowHeight(0))
        for row, each in enumerate(used):
            for column, at in enumerate(_IN_THE_LIST):
                item = QTableWidgetItem(each.cells[at])
                item.setToolTip(each.cells[at])
                self.setItem(row, column, item)

    def copy(self) -> None:
        """Put the list on the clipboard, as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText(write_block(self._rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the whole list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class _Name(KeptFields):
    """What a source is called and who publishes it, to be mended."""

    def __init__(self, mend: Callable[[int, str, str], str], parent: QWidget | None = None) -> None:
        """`mend` takes a source's id, its title and its publisher, and says why it could not be done, else nothing."""
        self.title, self.publisher = QLineEdit(), QLineEdit()
        self._mend, self._source = mend, 0
        fields = ((tr("Rätta källan: vad uppgifterna heter"), self.title, 3), (tr("Utgivare"), self.publisher, 2))
        super().__init__(fields, parent)

    def show_source(self, used: UsedSource, *, read_only: bool) -> None:
        """Show what is stored; figures typed without a source have none to mend."""
        named = used.source if used.can_be_mended else None
        texts = ("", "") if named is None else (named.title, named.publisher)
        self._source = used.id or 0
        self.about.setText(
            tr("Ändringen gäller alla siffror med samma källa, och kan ångras.")
            if named is not None
            else tr("Siffrorna är skrivna här utan källa. Den anges under arket där de står.")
        )
        self.about.show()
        self._show(f"{used.id} {used.figures}", texts, may_store=not read_only and used.can_be_mended)

    def _store(self, texts: Texts) -> None:
        self.refuse(self._mend(self._source, *texts))


def _scrolled(*parts: QWidget) -> QScrollArea:
    """Below one another; they scroll where the screen is low or the letters are large."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, Space.XS, 0)
    column.setSpacing(Space.XS)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, SourcesTable) else 0)
    area = scrolled(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for surface in (area.viewport(), inside):
        surface.setAutoFillBackground(False)
    return area


class SourcesDialog(QDialog):
    """Reached from the menu and Ctrl+K."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setWindowTitle(tr("Källor"))
        self._services = services
        self._used: tuple[UsedSource, ...] = ()
        self._small: tuple[Indicator, ...] = ()
        self._told_why = False
        self.table = SourcesTable()
        self._told = TextLabel(tone="muted", wrap=True)
        self._about = TextLabel(tone="muted", wrap=True)
        self.name = _Name(self._mend)
        self._of_small = TextLabel(wrap=True)
        self.hide_small = Button(tr("&Dölj små antal i dem"))
        self.hide_small.clicked.connect(self._hide_small)
        self._copy = Button(tr("&Kopiera listan"), drawing=Icon.COPY)
        self._copy.clicked.connect(self.table.copy)
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        for button in (self._copy, self.hide_small, close):
            # Enter in a field stores what stands there, and leaves the list open.
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addWidget(self.hide_small)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Källor"), Role.H2))
        layout.addWidget(_scrolled(self._told, self.table, self._about, self.name, self._of_small), 1)
        layout.addLayout(row)
        resize_within_screen(self, 120, 32)
        self.table.itemSelectionChanged.connect(self._show_source)
        for field in (self.name.title, self.name.publisher):
            field.textEdited.connect(self._tell_again)
        self._read()
        self.table.setFocus()

    @property
    def about(self) -> str:
        """What is said of the source the list stands on."""
        return self._about.text()

    @property
    def of_small(self) -> str:
        """What is said of indicators whose small counts are shown."""
        return self._of_small.text()

    def reject(self) -> None:
        """Close; what could not be stored is told once before."""
        self.name.commit()
        if self.name.unsaved() and not self._told_why:
            self._told_why = True
            self.name.title.setFocus()
            return
        super().reject()

    def _tell_again(self) -> None:
        self._told_why = False

    def _read(self, stand_on: int | None = None) -> None:
        from storage.whole.sources import shown_though_small, sources_in_use

        ws = self._services.workspace
        self._used = sources_in_use(ws, self._services.columns.kept())
        self._small = shown_though_small(ws)
        told = tr(
            "Varifrån arbetsbokens siffror kommer, så som de är nu. Det som har ersatts av senare siffror är inte med."
        )
        empty = tr("Det finns inga siffror i arbetsboken än. Läs in en fil med Ctrl+I, eller skriv in dem.")
        self._told.setText(told if self._used else empty)
        self._copy.setEnabled(bool(self._used))
        self.name.setVisible(bool(self._used))
        self.table.show_sources(self._used)
        self._say_small()
        if self._used:
            rows = [row for row, each in enumerate(self._used) if each.id == stand_on and stand_on is not None]
            self.table.setCurrentCell(rows[0] if rows else 0, 0)
            self._show_source()

    def _say_small(self) -> None:
        text = tr(
            "Små antal visas offentligt i {names}, fast någon källa inte är känd för officiell statistik. Har gruppen "
            "själv samlat in dem ska de döljas."
        )
        self._of_small.setText(text.format(names=show_list(f"”{each.name}”" for each in self._small)))
        self._of_small.setVisible(bool(self._small))
        self.hide_small.setVisible(bool(self._small))
        self.hide_small.setEnabled(not self._services.read_only)

    def _show_source(self) -> None:
        if not 0 <= self.table.currentRow() < len(self._used):
            return
        used = self._used[self.table.currentRow()]
        told = [f"{headings()[at]}: {used.cells[at]}" for at in _BELOW if used.cells[at] != UNKNOWN]
        self._about.setText("\n".join(told))
        self._told_why = False
        self.name.show_source(used, read_only=self._services.read_only)

    def _mend(self, source: int, title: str, publisher: str) -> str:
        from storage.whole.sources import correct_source

        reason = self._do(partial(correct_source, source=source, title=title, publisher=publisher))
        if not reason:
            self._read(source)
        return reason

    def _hide_small(self) -> None:
        from storage.whole.sources import hide_small

        self.table.setFocus()
        reason = self._do(partial(hide_small, indicators=self._small))
        if reason:
            self._of_small.setText(reason)
        else:
            self._read()

    def _do(self, operation: Operation) -> str:
        return self._services.refused(operation)
