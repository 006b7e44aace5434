"""The list of approved reports: title and version, and under it the day and what has become of what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from domain.reporting.approval import version_words
from widgets.text import tr

if TYPE_CHECKING:
    from domain.reporting.approval import ApprovedReport

_REPORT = Qt.ItemDataRole.UserRole


class ApprovedList(QListWidget):
    """`stood_on` is emitted when another report becomes current, `opened` at Enter and double click."""

    stood_on = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Godkända rapporter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(self._open)

    @property
    def report(self) -> ApprovedReport | None:
        """The report that the list stands on."""
        item = self.currentItem()
        report: ApprovedReport | None = None if item is None else item.data(_REPORT)
        return report

    @property
    def texts(self) -> tuple[str, ...]:
        """What the rows say, from the top."""
        return tuple(self.item(row).text() for row in range(self.count()))

    def show_reports(self, reports: Sequence[ApprovedReport]) -> None:
        """List these, and stand where the list stood before, else on the first. Nothing is told of it."""
        before = self.report
        was = self.blockSignals(True)
        self.clear()
        for report in reports:
            item = QListWidgetItem(_words(report), self)
            item.setData(_REPORT, report)
        ids = [report.id for report in reports]
        if reports:
            self.setCurrentRow(ids.index(before.id) if before is not None and before.id in ids else 0)
        self.blockSignals(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Titles break anew, and rows have other heights.
        self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        self.stood_on.emit()

    def _open(self) -> None:
        self.opened.emit()


def _words(report: ApprovedReport) -> str:
    named = version_words(report.title, report.version, report.audience)
    replaced = "" if report.latest else tr(" (ersatt)")
    changed = tr("Underlaget sedan dess: {changed}.").format(changed=report.changed_words)
    return f"{named}{replaced}\n{report.words}. {changed}"
