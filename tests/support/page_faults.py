"""What cannot be read of a page as it is laid out: words that lost their end, rows out of reach, parts that overlap.

A text that is too long for its place may be cut with "…" where the whole of it stands in a tooltip.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from drawing.layout.shapes import Box
from widgets.charts.painted_view import PaintedView
from widgets.charts.row_view import RowView
from widgets.charts.view import RING, ChartView
from widgets.parts import OneLine
from widgets.text import without_marks

_SLACK = 1
"""A pixel more or less is rounding."""
_LINES_MAY_SHARE = 0.2
"""So much of a line's height holds no letters."""


def faults(root: QWidget) -> list[str]:
    """Everything of the kind below `root`, each with what it stands in."""
    found = []
    for widget in _seen(root):
        found += [f"{_named(widget)}: {what}" for what in _faults_of(widget, root)]
    return found


def _seen(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window():
            yield widget


def _faults_of(widget: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _of_label(widget)
    elif isinstance(widget, QTabBar):
        yield from _of_tabs(widget)
    elif isinstance(widget, QComboBox):
        yield from _of_box(widget)
    elif isinstance(widget, QHeaderView):
        yield from _of_header(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _of_view(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _of_button(widget)
    elif isinstance(widget, QLineEdit):
        yield from _of_line(widget)
    elif isinstance(widget, QAbstractSpinBox):
        yield from _too_small(widget, widget.minimumSizeHint(), widget.text())
    elif isinstance(widget, QPlainTextEdit):
        yield from _of_text(widget)
    elif isinstance(widget, QScrollArea):
        yield from _of_area(widget)
    elif isinstance(widget, ChartView):
        yield from _of_chart(widget)
    yield from _out_of_sight(widget, root)
    yield from _overlaps(widget)


# --- words that lost their end ---


def _too_small(widget: QWidget, needed: QSize, text: str) -> Iterator[str]:
    if needed.width() > widget.width() + _SLACK:
        yield f"”{text}” needs {needed.width()} wide and has {widget.width()}"
    if needed.height() > widget.height() + _SLACK:
        yield f"”{text}” needs {needed.height()} high and has {widget.height()}"


def _of_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or isinstance(label, OneLine):
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        words = re.split("[ \n\u200b]", text)
        widest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        if widest > label.contentsRect().width() + _SLACK:
            yield f"a word of ”{text}” needs {widest} wide and has {label.contentsRect().width()}"
        if needed > label.height() + _SLACK:
            yield f"”{text}” needs {needed} high and has {label.height()}"
    else:
        yield from _too_small(label, label.sizeHint(), text)


def _of_button(button: QAbstractButton) -> Iterator[str]:
    # One that is laid out has its words in labels.
    told = button.text() and without_marks(button.text()) in button.toolTip()
    if button.layout() is None and not told:
        yield from _too_small(button, button.sizeHint(), button.text())


def _of_tabs(tabs: QTabBar) -> Iterator[str]:
    for at in range(tabs.count()):
        if not tabs.rect().adjusted(0, 0, _SLACK, _SLACK).contains(tabs.tabRect(at)):
            yield f"the tab ”{tabs.tabText(at)}” is out of its row"


def _of_box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if needed > field.width() + _SLACK and box.currentText() not in box.toolTip():
        yield f"”{box.currentText()}” needs {needed} wide and has {field.width()}"
    if box.minimumSizeHint().height() > box.height() + _SLACK:
        yield f"”{box.currentText()}” needs {box.minimumSizeHint().height()} high and has {box.height()}"


def _of_line(line: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
    if not line.text() and needed > inside.width() + _SLACK and line.placeholderText() not in line.toolTip():
        yield f"the hint ”{line.placeholderText()}” needs {needed} wide and has {inside.width()}"
    if line.fontMetrics().height() > line.height() + _SLACK:
        yield f"”{line.text()}” needs {line.fontMetrics().height()} high and has {line.height()}"


def _of_text(text: QPlainTextEdit) -> Iterator[str]:
    bar = text.verticalScrollBar()
    if bar.maximum() > 0 and not bar.isVisible():
        yield "holds lines below its edge that cannot be scrolled to"


# --- charts ---


def _of_chart(view: ChartView) -> Iterator[str]:
    words = list(_words_of(view))
    paper = Box(-_SLACK, -_SLACK, view.room + _SLACK, view.height() - 2 * RING + _SLACK)
    for at, (text, box) in enumerate(words):
        where = f"{box.left:.0f},{box.top:.0f}–{box.right:.0f},{box.bottom:.0f}"
        if box.left < paper.left or box.top < paper.top or box.right > paper.right or box.bottom > paper.bottom:
            yield f"”{text}” at {where} is outside a drawing of {paper.right:.0f} × {paper.bottom:.0f}"
        if text.endswith("…"):
            yield f"”{text}” lost its end"
        for other, its in words[:at]:
            across, down = min(box.right, its.right) - max(box.left, its.left), min(box.bottom, its.bottom)
            if across > _SLACK and down - max(box.top, its.top) > _LINES_MAY_SHARE * box.height:
                yield f"”{other}” and ”{text}” overlap at {where}"


def _words_of(view: ChartView) -> Iterator[tuple[str, Box]]:
    """Every word that is painted in a chart, where it stands in the drawing."""
    if isinstance(view, PaintedView):
        yield from ((word.text, word.box) for word in view.laid_out().words())
    elif isinstance(view, RowView):
        if not view._is_drawn:
            view.grab()
        for text, box, _, font in view._words:
            wide = QFontMetricsF(font).horizontalAdvance(text)
            yield text, Box(box.left(), box.top(), box.left() + wide, box.bottom())


# --- tables and lists ---


def _of_header(header: QHeaderView) -> Iterator[str]:
    model, across = header.model(), header.orientation() is Qt.Orientation.Horizontal
    if model is None or not header.count():
        return
    if header.sizeHint().height() > header.height() + _SLACK and across:
        yield f"the headings need {header.sizeHint().height()} high and have {header.height()}"
    if not across and header.sizeHint().width() > header.width() + _SLACK:
        yield f"the labels need {header.sizeHint().width()} wide and have {header.width()}"
    if not across:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        needed = header.fontMetrics().horizontalAdvance(text)
        if not header.isSectionHidden(section) and needed > header.sectionSize(section) + _SLACK:
            told = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
            if text not in told:
                yield f"the heading ”{text}” needs {needed} wide and has {header.sectionSize(section)}"


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    bar, model = view.verticalScrollBar(), view.model()
    if model is None or not model.rowCount(view.rootIndex()):
        return
    if bar.maximum() > 0 and not bar.isVisible():
        yield f"{bar.maximum()} pixels of rows below its edge cannot be scrolled to"
    sideways = view.horizontalScrollBar()
    if sideways.maximum() > 0 and not sideways.isVisible():
        yield f"{sideways.maximum()} pixels of columns to the right cannot be scrolled to"
    first = view.visualRect(model.index(0, 0, view.rootIndex()))
    if first.height() > view.viewport().height() + _SLACK:
        yield f"not one row of {first.height()} is seen in {view.viewport().height()}"
    shown = [index for index in _indexes(view) if view.visualRect(index).intersects(view.viewport().rect())]
    for index in shown:
        text, rect = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), view.visualRect(index)
        needed = view.sizeHintForIndex(index)
        if needed.height() > rect.height() + _SLACK:
            yield f"the row of ”{text}” needs {needed.height()} high and has {rect.height()}"
        wraps = isinstance(view, QListView) and view.wordWrap()
        if (
            not wraps
            and needed.width() > rect.width() + _SLACK
            and text not in str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        ):
            yield f"”{text}” needs {needed.width()} wide and has {rect.width()}"


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()

    def below(parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(model.rowCount(parent)):
            for column in range(1 if isinstance(view, QListView) else model.columnCount(parent)):
                index = model.index(row, column, parent)
                if not _is_hidden(view, index):
                    yield index
            if isinstance(view, QTreeView):
                yield from below(model.index(row, 0, parent))

    return below(view.rootIndex())


def _is_hidden(view: QAbstractItemView, index: QModelIndex) -> bool:
    if isinstance(view, QListView):
        return view.isRowHidden(index.row())
    if isinstance(view, QTreeView):
        return view.isRowHidden(index.row(), index.parent())
    return isinstance(view, QTableView) and (view.isRowHidden(index.row()) or view.isColumnHidden(index.column()))


# --- where things stand ---


def _of_area(area: QScrollArea) -> Iterator[str]:
    inside = area.widget()
    if inside is None:
        return
    for bar, over, way in (
        (area.verticalScrollBar(), inside.height() - area.viewport().height(), "below"),
        (area.horizontalScrollBar(), inside.width() - area.viewport().width(), "to the right"),
    ):
        if over > _SLACK and not bar.isVisible():
            yield f"{over} pixels {way} cannot be scrolled to"


def _out_of_sight(widget: QWidget, root: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if widget is root or parent is None or widget.rect().isEmpty() or _is_of_a_scroll_bar(widget) or _scrolls(widget):
        return
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        yield f"stands at {_shape(widget.geometry())} in a part of {parent.width()} × {parent.height()}"
    least = widget.minimumSizeHint()
    policy = widget.sizePolicy()
    for needed, has, way, how in (
        (least.width(), widget.width(), "wide", policy.horizontalPolicy()),
        (least.height(), widget.height(), "high", policy.verticalPolicy()),
    ):
        if needed > has + _SLACK and how is not policy.Policy.Ignored and widget.layout() is not None:
            yield f"needs {needed} {way} at least and has {has}"


def _is_of_a_scroll_bar(widget: QWidget) -> bool:
    return isinstance(widget, QScrollBar) or any(isinstance(child, QScrollBar) for child in widget.children())


def _scrolls(widget: QWidget) -> bool:
    """True for what lies in a view or in an area that scrolls, and may reach outside it."""
    parent = widget.parentWidget()
    over = parent.parentWidget() if parent is not None else None
    return isinstance(over, QAbstractScrollArea) and over.viewport() is parent


def _overlaps(widget: QWidget) -> Iterator[str]:
    layout = widget.layout()
    if layout is None or isinstance(widget, QStackedWidget):
        return
    parts = [
        part
        for part in (layout.itemAt(i).widget() for i in range(layout.count()))
        if part is not None and part.isVisible()
    ]
    for at, part in enumerate(parts):
        for other in parts[:at]:
            both = part.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"{_named(part)} and {_named(other)} overlap"


def _shape(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()} × {rect.height()}"


def _named(widget: QWidget) -> str:
    chain, at = [], widget
    while at is not None and len(chain) < 3:
        name = at.objectName() or at.accessibleName()
        if at is widget or name:
            chain.append(f"{type(at).__name__} {name}".strip())
        at = at.parentWidget()
    return " in ".join(chain)
