"""What the first chart needs is loaded while nobody waits for it: it takes as long as all the rest of the start."""

from collections.abc import Callable
from threading import Thread
from time import monotonic

from PySide6 import QtCore, QtGui, QtWidgets

_AFTER_MS = 1500
_PAUSE_MS = 40
_AT_ONCE = 0.01
"""Seconds: less than anyone notices."""


def load_ahead(application: QtWidgets.QApplication) -> Callable[[], None]:
    """Begin in a moment. What is returned ends it, and waits for a module that is being read.

    Qt's types are made by its binding when they are first asked for, and pyqtgraph asks for every one. Here they are
    asked for a few at a time: two threads at once might make them twice. Only then are the modules read in a thread.
    """
    names = ((module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module))
    reading = Thread(target=_load_charts, name="ahead")
    timer = QtCore.QTimer(application)

    def go_on() -> None:
        timer.setInterval(_PAUSE_MS)
        until = monotonic() + _AT_ONCE
        for module, name in names:
            getattr(module, name)
            if monotonic() > until:
                return
        timer.stop()
        reading.start()

    def end() -> None:
        timer.stop()
        if reading.ident is not None:
            reading.join()

    timer.timeout.connect(go_on)
    timer.start(_AFTER_MS)
    return end


def _load_charts() -> None:
    import widgets.charts.bar_view
    import widgets.charts.line_view
    import widgets.charts.radar_view
    import widgets.charts.rank_view
    import widgets.profile.overview
    import widgets.profile.page  # noqa: F401
