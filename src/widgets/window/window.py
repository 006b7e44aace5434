"""The window itself: bar, tab row, pages, and the menu bar that Alt brings out. It decides nothing.

Painted before anything else is loaded: what it imports delays the first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.window.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from widgets.tab.contract import TabSpec

_SIZE = (1366, 768)
_SMALLEST = (640, 380)
_UNDERLINE = 3
_MAXIMISED = "max"
_LEAST_SCREEN = 1024
_WAY_OUT = 6


class Window(QMainWindow):
    """`first_painted` is emitted once, when the window is on the screen; `tab_chosen` carries a tab's key;
    `menu_left` asks for the keyboard to be given back after a visit to the menu bar."""

    first_painted = Signal()
    tab_chosen = Signal(str)
    resized = Signal()
    menu_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(tr("Lägesbild"))
        self.resize(*_SIZE)
        self.setMinimumSize(*_SMALLEST)
        self._painted = False
        self._may_close: Callable[[], bool] = lambda: True
        self.bar = TopBar()
        self.tabs = TabRow()
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.tabs.chosen.connect(self.tab_chosen)
        whole = QWidget()
        self._layout = QVBoxLayout(whole)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.tabs)
        self._layout.addWidget(self.pages, 1)
        self.setCentralWidget(whole)

    def appear(self, remembered: str, room: QSize) -> None:
        """Show the window as `shape` once described it; the first time as large as fits into `room`.

        A screen smaller than any real one, as where nobody looks, decides nothing.
        """
        width, _, height = remembered.partition("x")
        if width.isdecimal() and height.isdecimal():
            self.resize(int(width), int(height))
        too_large = self.width() > room.width() or self.height() > room.height()
        if remembered == _MAXIMISED or (too_large and room.width() >= _LEAST_SCREEN):
            self.showMaximized()
        else:
            self.show()

    @property
    def shape(self) -> str:
        """The window's size in words that settings keep."""
        return _MAXIMISED if self.isMaximized() else f"{self.width()}x{self.height()}"

    def set_menus(self, menus: Sequence[QMenu]) -> None:
        """The menus of the menu bar, which Alt and F10 bring out; the workspace's name opens them too."""
        from PySide6.QtWidgets import QMenu

        self.menuBar().hide()
        for menu in menus:
            self.menuBar().addMenu(menu)
            menu.aboutToHide.connect(self.tuck_menu_bar_in)
        under_name = QMenu(tr("Meny"), self)
        for menu in menus:
            under_name.addMenu(menu)
        self.bar.set_menu(under_name)

    def put_on_top(self, banner: QWidget) -> None:
        """A line above the bar."""
        self._layout.insertWidget(0, banner)

    def set_may_close(self, may_close: Callable[[], bool]) -> None:
        """`may_close` is asked when the user closes the window, and stores what is to be stored."""
        self._may_close = may_close

    def show_menu_bar(self, letter: str = "") -> None:
        """Bring out the menu bar with the keyboard in it; `letter` opens that menu at once."""
        bar = self.menuBar()
        bar.show()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        menus = bar.actions()
        wanted = next((action for action in menus if letter and _letter(action) == letter.casefold()), None)
        bar.setActiveAction(wanted or menus[0])

    def has_menu(self, letter: str) -> bool:
        """Whether one of the menus has that letter."""
        return bool(letter) and letter.casefold() in {_letter(action) for action in self.menuBar().actions()}

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            # A layout that asks for another one does so behind the painting that waits already: without this all is
            # painted once for each step of the way out, before things stand where they are to stay.
            for _ in range(_WAY_OUT):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            # And what came out asks for its painting behind that too.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater.value)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # Once the painting is done and what it drew has reached the screen.
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def tuck_menu_bar_in(self) -> None:
        """Hide the menu bar, unless one of its menus is open."""
        # While the menu closes its action has not run yet, and a hidden bar would not let it.
        QTimer.singleShot(0, self, self._hide_idle_menu_bar)

    def _hide_idle_menu_bar(self) -> None:
        from PySide6.QtWidgets import QMenu

        bar = self.menuBar()
        menus = [action.menu() for action in bar.actions()]
        if bar.isHidden() or any(isinstance(menu, QMenu) and menu.isVisible() for menu in menus):
            return
        # Before the bar is hidden: Qt would then move the keyboard anywhere.
        if bar.hasFocus():
            self.menu_left.emit()
        bar.setActiveAction(None)  # type: ignore[arg-type]
        bar.hide()


class TabRow(QFrame):
    """The tabs that exist, the shown one underlined. Until `fill` there is Start alone, painted by hand."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XS, 0, Space.XS, 1)
        self._row.addSpacing(self._first_tab().width())
        self._row.addStretch(1)
        self.setMinimumHeight(self._first_tab().height() + 1)
        self._filled = False

    def fill(self) -> None:
        """Make the row of tabs."""
        from PySide6.QtWidgets import QTabBar

        self.bar = QTabBar()
        self.bar.setObjectName("tabs")
        self.bar.setAccessibleName(tr("Flikar"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        # Where there is no room for all, the longest are cut with "…": every tab stays in sight.
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.takeAt(0)
        self._row.insertWidget(0, self.bar)
        self.setMinimumHeight(0)
        self._filled = True
        self.bar.currentChanged.connect(self._on_current)
        self.bar.tabBarClicked.connect(self._on_clicked)

    def show_tabs(self, specs: Sequence[TabSpec]) -> None:
        """These tabs: all that exist, or Start alone while no workspace is open."""
        was = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for spec in specs:
            index = self.bar.addTab(spec.title)
            self.bar.setTabData(index, spec.key)
            self.bar.setTabToolTip(index, tr("{title} ({keys})").format(title=spec.title, keys=spec.shortcut))
        self.bar.blockSignals(was)

    def show_current(self, key: str) -> None:
        """Underline the tab `key`, which is being shown."""
        was = self.bar.blockSignals(True)
        self.bar.setCurrentIndex(next(i for i in range(self.bar.count()) if self.bar.tabData(i) == key))
        self.bar.blockSignals(was)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = colours(self)
        painter.fillRect(self.rect(), colour(tokens.paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(tokens.rule))
        if not self._filled:
            tab = self._first_tab()
            painter.setFont(role_font(Role.H3))
            painter.setPen(colour(tokens.ink))
            painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, _first_title())
            line = tab.adjusted(Space.M, tab.height() - _UNDERLINE, -Space.M, 0)
            painter.fillRect(line, colour(tokens.accent))

    def _first_tab(self) -> QRect:
        """Where the style will draw the first tab, so that nothing moves when it takes over."""
        metrics = QFontMetrics(role_font(Role.H3))
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, _first_title()).width() + 2 * Space.M
        return QRect(Space.XS, 0, width, metrics.height() + 2 * Space.S)

    def _on_clicked(self, index: int) -> None:
        # A click on the shown tab changes nothing in the row, but leads back from what covers its page.
        if index == self.bar.currentIndex():
            self._on_current(index)

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(str(self.bar.tabData(index)))


def _letter(action: QAction) -> str:
    """The letter after &, which opens the menu with Alt."""
    return action.text().partition("&")[2][:1].casefold()


def _first_title() -> str:
    return tr("Start")
