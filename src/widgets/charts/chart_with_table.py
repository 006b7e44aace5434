"""A chart as it stands on a page: the sentence that says what it shows, the drawing, unit and source, the table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from drawing.chart import BarChart, Chart, LineChart, NestedChart, RadarChart
from widgets.charts.legend import legend
from widgets.charts.reading import longest_reading
from widgets.charts.table import copied_table, table_content
from widgets.parts import Beside, Button, ButtonKind, TextLabel
from widgets.sheet import FigureGrid, never_asks
from widgets.sheet.figure_grid import as_it_is, held_back
from widgets.text import tr
from widgets.theme import Role, Space, text_scale

if TYPE_CHECKING:
    from widgets.charts.view import ChartView

_BESIDE = 420
"""The least width, at text size 100 %, at which the buttons stand beside the sentence."""
_TOLD_MS = 4000
_ROOM_LINES = 3


class ChartWithTable(QWidget):
    """`set_chart` shows a chart of `drawing.chart`. The table takes the drawing's place at a button, or stands below it
    where `with_table` says that both are to be seen. With `fills` the drawing takes what height the page has to spare.
    `copied` says in a sentence what was put on the clipboard; what `held` answers, if anything, is why nothing may
    leave the program: `refused` says it, and the figures of the table are copied as *dolt*."""

    copied = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        *,
        with_table: bool = False,
        fills: bool = False,
        held: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._held = held
        self._fills = fills
        self._chart: Chart | None = None
        self._view: ChartView | None = None
        self._both = with_table
        self._table_is_stale = False
        self._says = TextLabel("", Role.H3, wrap=True)
        self._switch = Button("", ButtonKind.QUIET)
        self._switch.clicked.connect(self._toggle)
        self._copy = Button(tr("Kopiera"), ButtonKind.QUIET)
        self._copy.setAccessibleDescription(tr("Kopiera diagrammet som bild eller tabellen som text."))
        menu = QMenu(self._copy)
        menu.addAction(tr("Kopiera bild")).triggered.connect(self.copy_picture)
        menu.addAction(tr("Kopiera tabell")).triggered.connect(self.copy_table)
        self._copy.setMenu(menu)
        self._legend = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        self._source = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        self._source_line, self._window_words, self._tone = "", "", "muted"
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        self._told.timeout.connect(self._show_source)
        self.table = FigureGrid(never_asks, dense=True, copy_filter=as_it_is if held is None else held_back(held))
        self._lay_out()
        self._switch.setVisible(not with_table)
        self._show_table(with_table)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XXS)
        buttons.addWidget(self._switch)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        self._head = Beside(Space.XXS)
        self._head.addWidget(self._says, 1)
        self._head.addLayout(buttons)
        self._drawing = QWidget()
        drawn = QVBoxLayout(self._drawing)
        drawn.setContentsMargins(0, 0, 0, 0)
        drawn.setSpacing(Space.XXS)
        drawn.addWidget(self._legend)
        self._place = QVBoxLayout()
        drawn.addLayout(self._place, 1)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(self._head)
        whole.addWidget(self._drawing)
        for under in (self._source, self.table) if self._both else (self.table, self._source):
            whole.addWidget(under)
        whole.addStretch(1)

    # What is shown

    def set_chart(self, chart: Chart) -> None:
        """Show `chart` instead of what was there. A chart of the same kind is drawn where the former was."""
        self._chart = chart
        self._says.setText(chart.text.reading)
        words = tr("{unit}. {source}")
        self._source_line = words.format(unit=_sentence(chart.text.unit), source=chart.text.source)
        self._legend.setText(legend(chart))
        self._legend.setVisible(bool(self._legend.text()))
        self.setAccessibleName(chart.text.title)
        self._table_is_stale = True
        if self.table.isVisibleTo(self):
            self._fill_table()
        self._draw(chart)
        self._show_source()
        self._keep_room()

    @property
    def view(self) -> "ChartView | None":
        """The drawing; None until a chart is set."""
        return self._view

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the sentence, or under it in a narrow place."""
        self._head.stand(beside=self.width() >= _BESIDE * text_scale())
        self._keep_room()

    def _keep_room(self) -> None:
        """Room for what is read, so that nothing below moves while it is; three lines at most."""
        if self._chart is None or self.width() <= 0:
            return
        metrics = self._source.fontMetrics()
        longest = max(longest_reading(self._chart), self._source_line, key=len)
        flags = int(Qt.TextFlag.TextWordWrap)
        height = metrics.boundingRect(QRect(0, 0, self.width(), 10000), flags, longest).height()
        self._source.setMinimumHeight(min(height, _ROOM_LINES * metrics.lineSpacing()))

    def _draw(self, chart: Chart) -> None:
        kind = _view_kind(chart)
        if type(self._view) is kind and self._view is not None:
            self._view.set_chart(chart)
            return
        if self._view is not None:
            self._place.removeWidget(self._view)
            self._view.deleteLater()
        self._window_words = ""
        self._view = kind(chart, self)
        self._view.read.connect(self._say)
        if isinstance(chart, LineChart):
            self._view.window_changed.connect(self._show_window)  # type: ignore[attr-defined]
        self._place.addWidget(self._view)

    def _say(self, reading: str) -> None:
        """The exact values of what is read stand where unit and source do, for as long as it is read."""
        if not reading:
            # What was told of a copy stays: the mouse leaves the drawing as the menu closes.
            if not self._told.isActive():
                self._show_source()
            return
        self._told.stop()
        self._write(reading, "")

    def _show_source(self) -> None:
        self._told.stop()
        way_back = tr("Home visar allt.") if self._window_words else ""
        self._write(_sentences(self._source_line, self._window_words, way_back), "muted")

    def _show_window(self, words: str) -> None:
        self._window_words = words
        if not (self._view is not None and self._view.reading):
            self._show_source()

    def _write(self, text: str, tone: str) -> None:
        self._source.setText(text)
        if tone != self._tone:
            self._tone = tone
            self._source.set_tone(tone)

    def _toggle(self) -> None:
        self._show_table(not self.table.isVisibleTo(self))

    def _show_table(self, table: bool) -> None:
        if table:
            self._fill_table()
        self.table.setVisible(table)
        drawn = self._both or not table
        self._drawing.setVisible(drawn)
        grows = self._fills and drawn
        self._whole.setStretch(self._whole.indexOf(self._drawing), int(grows))
        self._whole.setStretch(self._whole.count() - 1, int(not grows))
        self._switch.setText(tr("Visa diagram") if table else tr("Visa tabell"))

    def _fill_table(self) -> None:
        """When it is to be seen: many months take longer to lay out than to draw."""
        if self._chart is not None and self._table_is_stale:
            self._table_is_stale = False
            self.table.set_content(table_content(self._chart))

    # What is copied

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture, with its title, unit and source (*Kopiera bild*)."""
        from widgets.charts.picture import chart_picture

        if self._view is None or self._is_held():
            return
        source = _sentences(self._source_line, self._window_words)
        QGuiApplication.clipboard().setImage(chart_picture(self._view, self._legend.text(), source))
        self._done(tr("Bilden är kopierad."))

    def copy_table(self) -> None:
        """Put the chart's numbers on the clipboard, a tab between columns (*Kopiera tabell*)."""
        if self._chart is None or self._is_held():
            return
        QGuiApplication.clipboard().setText(copied_table(self._chart))
        self._done(tr("Tabellen är kopierad."))

    def _done(self, sentence: str) -> None:
        self._tell(sentence)
        self.copied.emit(sentence)

    def _is_held(self) -> bool:
        """Says why, where it is."""
        reason = "" if self._held is None else self._held()
        if reason:
            self._tell(reason)
            self.refused.emit(reason)
        return bool(reason)

    def _tell(self, sentence: str) -> None:
        self._write(sentence, "accent")
        self._told.start()
        if self._view is not None:
            self._view.say(sentence)


def _view_kind(chart: Chart) -> "type[ChartView]":
    # On first use: pyqtgraph takes as long to load as the rest of the window.
    if isinstance(chart, RadarChart):
        from widgets.charts.radar_view import RadarView

        return RadarView
    if isinstance(chart, LineChart):
        from widgets.charts.line_view import LineView

        return LineView
    if isinstance(chart, NestedChart):
        from widgets.charts.nested_view import NestedView

        return NestedView
    if isinstance(chart, BarChart):
        from widgets.charts.bar_view import BarView

        return BarView
    from widgets.charts.rank_view import RankView

    return RankView


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(first: str, *others: str) -> str:
    """One after another; the first is only ended where something follows it."""
    more = " ".join(other for other in others if other)
    return f"{first.rstrip('.')}. {more}" if more else first
