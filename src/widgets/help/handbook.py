"""The handbook in a window of its own, so that it can be read beside the work. Opened with F1 at the tab's page."""

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from widgets.help.page_layout import lay_out_page
from widgets.help.pages import page_of
from widgets.parts import Button, ButtonKind
from widgets.text import tr
from widgets.theme import Icon, Role, Space, colours, role_font


class Handbook(QWidget):
    """Follows links between the pages; typing in the field finds words on the page. Esc closes."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowFlag(self.windowType().Window)
        self.setObjectName("handbook")
        self.setWindowTitle(tr("Handbok"))
        letter = self.fontMetrics().averageCharWidth()
        screen = self.screen().availableSize()
        self.resize(min(letter * 92, screen.width() - 2 * Space.L), min(letter * 96, screen.height() - 2 * Space.XL))
        self.browser = _Pages()
        self.browser.setAccessibleName(tr("Handbok"))
        self._first = Button(tr("Innehåll"), ButtonKind.QUIET)
        self._back = Button(tr("Tillbaka"), ButtonKind.QUIET, Icon.LEFT)
        self._find = QLineEdit()
        self._find.setPlaceholderText(tr("Sök på sidan"))
        self._find.setAccessibleName(tr("Sök på sidan"))
        self._first.clicked.connect(self._go_first)
        self._back.clicked.connect(self.browser.backward)
        self.browser.backwardAvailable.connect(self._back.setEnabled)
        self._back.setEnabled(False)
        self._find.returnPressed.connect(self._find_next)
        row = QHBoxLayout()
        row.addWidget(self._first)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._find, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        layout.setSpacing(Space.XS)
        layout.addLayout(row)
        layout.addWidget(self.browser, 1)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find.setFocus)

    def open(self, page: str, section: str = "") -> None:
        """Show a page by its name, the first without one, from where a `section` or a word of the glossary begins."""
        self.browser.show_page(page_of(page))
        if section:
            self.browser.show_section(section)
        if self.isVisible():
            self.raise_()
        self.show()
        self.activateWindow()
        self.browser.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.browser.dress()

    def _go_first(self) -> None:
        self.browser.show_page(page_of(""))

    def _find_next(self) -> None:
        sought = self._find.text()
        if sought and not self.browser.find(sought):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(sought)


class _Pages(QTextBrowser):
    """Markdown pages in the letters and distances of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenExternalLinks(False)
        self.sourceChanged.connect(self._lay_out)
        self.dress()

    def dress(self) -> None:
        """Letters and colours as the theme has them now."""
        self.setFont(role_font(Role.TEXT))
        if self.source().isValid():
            self.reload()

    def show_page(self, path: Path) -> None:
        """Show a page; its links lead on from its folder."""
        self.setSource(QUrl.fromLocalFile(str(path)), QTextDocument.ResourceType.MarkdownResource)

    def show_section(self, title: str) -> None:
        """Put the keyboard's mark, and the top of the window, where a paragraph begins with `title`."""
        block = self.document().begin()
        while block.isValid() and not block.text().startswith(title):
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            below = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(below) - Space.S)

    def _lay_out(self) -> None:
        lay_out_page(self.document(), colours(self))
