"""A table or a chart of a text (*underlag*) as it is seen on the screen, from what the report prints."""

from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from domain.reporting.evidence import Evidence
from widgets.parts import TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.text import literal
from widgets.theme import Role, Space


class EvidenceBeside(QWidget):
    """Its name, a sentence that says what it shows, the chart where there is one, else the table, and the source."""

    def __init__(self, evidence: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from reports.profile.evidence import drawn
        from widgets.charts.chart_with_table import ChartWithTable

        shown = drawn(evidence)
        self.setAccessibleName(evidence.known.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(evidence.known.title, Role.TABLE_HEAD, wrap=True))
        if shown.chart is not None:
            chart = ChartWithTable()
            chart.set_chart(shown.chart)
            layout.addWidget(chart)
            return
        layout.addWidget(TextLabel(shown.reading, Role.TEXT, wrap=True))
        if shown.table is None:
            return
        columns, rows = shown.table.columns, shown.table.rows
        headings = [literal(f"{column.group} {column.title}".strip()) for column in columns]
        table = PlainTable(shown.table.caption, headings)
        table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(row.cells):
                table.setItem(at, column, QTableWidgetItem(words))
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + (len(rows) + 1) * table.rowHeight(0))
        layout.addWidget(table)
        layout.addWidget(
            TextLabel(" ".join((*shown.table.notes, shown.table.source)), Role.SMALL, tone="muted", wrap=True)
        )
