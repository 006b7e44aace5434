"""A chart in a window that has the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from drawing.chart import Chart
from widgets.charts import ChartWithTable


@pytest.fixture
def shown(theme, qtbot) -> Callable[..., ChartWithTable]:
    windows: list[QWidget] = []

    def show(chart: Chart, *, with_table: bool = False) -> ChartWithTable:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        part = ChartWithTable(with_table=with_table, parent=window)
        part.set_chart(chart)
        window.resize(800, 700)
        part.resize(800, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        part.view.setFocus()
        return part

    return show
