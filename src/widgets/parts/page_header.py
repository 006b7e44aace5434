"""The top of a page: what it is about, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.parts.beside import Beside
from widgets.parts.button import Button, ButtonKind
from widgets.parts.key_hint import KeyHint
from widgets.parts.one_line import OneLine
from widgets.parts.text_label import TextLabel
from widgets.parts.wrapping_row import WrappingRow
from widgets.text import literal, tr
from widgets.theme import Role, Space

LEAD_KEYS = "Ctrl+J"
"""The window's keys for the way on from an empty page, shown beside its button."""
_LINES = 2
"""The most that the line under the heading may take beside the buttons."""

# Letters of a line beside buttons that are seen whatever the width: how far a month has come, and its form.
_FEWEST = 32


class PageHeader(QWidget):
    """Heading and a line under it to the left, the page's buttons to the right, the primary one last; under them where
    the heading has no room beside them.

    With `views` the heading stands beside those, and the line is one line, cut where the buttons take its room: how
    many buttons there are moves nothing under the header.
    """

    def __init__(
        self, title: str = "", subtitle: str = "", parent: QWidget | None = None, *, views: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._title = OneLine(title, Role.H1)
        self._subtitle = (
            TextLabel(role=Role.SMALL, wrap=True) if views is None else OneLine(role=Role.SMALL, fewest=_FEWEST)
        )
        self._subtitle.set_tone("muted")
        # The line under it breaks before the buttons do.
        gives_way = self._subtitle.sizePolicy()
        gives_way.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        # What is said there may come with the first figure typed, and nothing may move then.
        gives_way.setRetainSizeWhenHidden(True)
        self._subtitle.setSizePolicy(gives_way)
        words = QVBoxLayout()
        words.setSpacing(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._top = Beside(Space.M, Space.XXS)
        if views is None:
            words.addWidget(self._title)
        else:
            self._top.addWidget(self._title, 1)
            self._top.addWidget(views)
            rows.addLayout(self._top)
        words.addWidget(self._subtitle)
        self._lead = Button("", ButtonKind.QUIET)
        self._lead.setObjectName("lead-to-figures")
        self._lead.setAccessibleName(tr("Visa det som har siffror"))
        self._lead.clicked.connect(self.follow)
        self._leads_to: Callable[[], None] | None = None
        self._buttons = WrappingRow()
        self._lead_keys = KeyHint(LEAD_KEYS)
        self._buttons.add(self._lead, self._lead_keys)
        self._lead.hide()
        self._lead_keys.hide()
        self._whole = Beside(Space.M, Space.XXS)
        self._whole.addLayout(words, 1)
        self._whole.addLayout(self._buttons)
        rows.addLayout(self._whole)
        self._arrange()
        self.set_title(title)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """The page's heading, for example "Exempelstad, maj 2016"."""
        self._title.setText(title)

    def set_subtitle(self, text: str) -> None:
        """The line under the heading: what the figures are."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def lead_on(self, words: str, why: str, run: Callable[[], None] | None) -> None:
        """Offer a way from a page that is empty to one that is not: `words` on a button, `why` said beside it. None
        takes it away."""
        self._leads_to = run
        self._lead.setVisible(run is not None)
        self._lead_keys.setVisible(run is not None)
        if run is not None:
            self._lead.setText(literal(words))
            self._lead.setAccessibleName(words)
            self._lead.setToolTip(why)
            self._lead.setAccessibleDescription(why)

    @property
    def leads_on(self) -> bool:
        """True while there is such a way."""
        return self._leads_to is not None

    def follow(self) -> None:
        """Go that way."""
        if self._leads_to is not None:
            self._leads_to()

    def add_button(self, button: QPushButton) -> None:
        """Add a button after those already there."""
        self._buttons.add(button)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        whole = self.contentsRect().width() - Space.M
        room = whole - self._buttons.sizeHint().width()
        heading = self._title.sizeHint().width()
        if self._views is not None:
            self._top.stand(beside=heading <= whole - self._views.sizeHint().width())
            self._whole.stand(beside=room >= self._subtitle.minimumSizeHint().width())
            return
        said = self._subtitle.fontMetrics().horizontalAdvance(self._subtitle.text())
        self._whole.stand(beside=heading <= room and said <= _LINES * room)
