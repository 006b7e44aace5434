"""A chart as it stands on a page: the sentence that says what it shows, the drawing, unit and source, the table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.chart import BarChart, Chart
from domain.display import NO_BREAK_SPACE
from widgets.charts.table import table_content
from widgets.grid import FigureGrid
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from widgets.charts.view import ChartView


class ChartWithTable(QWidget):
    """`set_chart` shows a chart of `domain.chart`. The table takes the drawing's place at a button, or stands below it
    where `with_table` says that both are to be seen."""

    def __init__(self, *, with_table: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ChartView | None = None
        self._both = with_table
        self._says = TextLabel("", Role.H3, wrap=True)
        self._switch = Button("", ButtonKind.QUIET)
        self._switch.clicked.connect(self._toggle)
        self._legend = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        self._source = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        self._source_line = ""
        self.table = FigureGrid(_nothing_to_ask, dense=True)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._says, 1)
        head.addWidget(self._switch)
        self._drawing = QWidget()
        drawn = QVBoxLayout(self._drawing)
        drawn.setContentsMargins(0, 0, 0, 0)
        drawn.setSpacing(Space.XXS)
        drawn.addWidget(self._legend)
        self._place = QVBoxLayout()
        drawn.addLayout(self._place, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(head)
        whole.addWidget(self._drawing)
        for under in (self._source, self.table) if with_table else (self.table, self._source):
            whole.addWidget(under)
        whole.addStretch(1)
        self._switch.setVisible(not with_table)
        self._show_table(with_table)

    def set_chart(self, chart: Chart) -> None:
        """Show `chart` instead of what was there."""
        self._says.setText(chart.text.reading)
        words = tr("{unit}. {source}")
        self._source_line = words.format(unit=_sentence(chart.text.unit), source=chart.text.source)
        self._legend.setText(_legend(chart))
        self._legend.setVisible(bool(self._legend.text()))
        self.setAccessibleName(chart.text.title)
        self.table.set_content(table_content(chart))
        self._replace_view(chart)

    @property
    def view(self) -> "ChartView | None":
        """The drawing; None until a chart is set."""
        return self._view

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def _replace_view(self, chart: Chart) -> None:
        # On first use: pyqtgraph takes as long to load as the rest of the window.
        from widgets.charts.bar_view import BarView
        from widgets.charts.rank_view import RankView

        if self._view is not None:
            self._place.removeWidget(self._view)
            self._view.deleteLater()
        self._view = BarView(chart, self) if isinstance(chart, BarChart) else RankView(chart, self)
        self._view.read.connect(self._say)
        self._place.addWidget(self._view)
        self._say("")

    def _say(self, reading: str) -> None:
        """The exact values of what is read stand where unit and source do, for as long as it is read."""
        self._source.setText(reading or self._source_line)
        self._source.set_tone("" if reading else "muted")

    def _toggle(self) -> None:
        self._show_table(not self.table.isVisibleTo(self))

    def _show_table(self, table: bool) -> None:
        self.table.setVisible(table)
        self._drawing.setVisible(self._both or not table)
        self._switch.setText(tr("Visa diagram") if table else tr("Visa tabell"))


def _legend(chart: Chart) -> str:
    """Names the series where there is more than one; the shapes say the rest."""
    if not isinstance(chart, BarChart):
        pairs = (tr("● platsen"), tr("○ förra perioden"), tr("↑ bättre"), tr("↓ sämre"))
        return "   ".join(pair.replace(" ", NO_BREAK_SPACE) for pair in pairs)
    if len(chart.series) < 2:
        return ""
    signs = ((series.name, "□" if series.earlier else "■") for series in chart.series)
    return "   ".join(f"{sign}{NO_BREAK_SPACE}{name}" for name, sign in signs)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _nothing_to_ask() -> None:
    """A table that is only read takes no paste."""
