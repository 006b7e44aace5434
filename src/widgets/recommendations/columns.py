"""How the tab shares its room: the list, the draft, and beside the draft what is left to do, or the page as printed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from widgets.parts import Card
from widgets.parts.scrolled import scrolled
from widgets.recommendations.panel import ReviewPanel
from widgets.text import tr
from widgets.theme import Space, text_scale

_ROOM, _ROOM_FOR_PAGE = 900, 1160
_SHARES = (3, 7, 3)
_SIZES, _SIZES_WITH_PAGE = (292, 658, 320), (230, 520, 530)
"""How the room is shared at first, and again when a column comes back."""


class Columns(QSplitter):
    """`draft` is one recommendation, `several` what is seen in its place where more are chosen. In a narrow window
    `panel` stands below the draft, and so it does while `page` has its place: what it tells of one finding then stands
    under the draft and does not scroll."""

    def __init__(
        self,
        listed: QWidget,
        draft: QWidget,
        several: QWidget,
        panel: ReviewPanel,
        page: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._panel, self._page = panel, page
        self._beside: QWidget | None = None
        self._laid_out = False
        self._wants_page = False
        self._drafts = QStackedLayout()
        self._card = card = Card(accessible_name=tr("Utkast"))
        card.body.addLayout(self._drafts, 1)
        self.setHandleWidth(Space.M)
        self.setChildrenCollapsible(False)
        for column, share in zip((listed, card, panel), _SHARES, strict=True):
            self.addWidget(column)
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes(_SIZES)
        self._form, self._inside = _scrolling_page(self._drafts)
        self._inside.addWidget(draft, 1)
        _area, inside = _scrolling_page(self._drafts)
        inside.addWidget(several)

    @property
    def has_room_for_page(self) -> bool:
        """True where a page beside the draft can be read."""
        return self.width() >= _ROOM_FOR_PAGE * text_scale()

    def want_page(self, *, wanted: bool) -> None:
        """Show the page beside the draft wherever there is room for it, or no more."""
        self._wants_page = wanted
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        beside: QWidget | None = self._panel if self.width() >= _ROOM * text_scale() else None
        if self._wants_page and self.has_room_for_page:
            beside = self._page
        if self._laid_out and beside is self._beside:
            return
        self._beside, self._laid_out = beside, True
        hidden = self._panel.isHidden()
        if beside is self._panel:
            self.insertWidget(2, self._panel)
            self._panel.stand_apart(None)
        else:
            self._inside.addWidget(self._panel)
            self._panel.stand_apart(self._card.body)
        self._panel.setHidden(hidden)
        if beside is self._page:
            self.insertWidget(2, self._page)
            self.setStretchFactor(2, _SHARES[1])
            self._page.show()
        else:
            self._page.hide()
        # Qt gives a column that comes back what the others leave: after large text the draft would stay a strip.
        self.setSizes(_SIZES_WITH_PAGE if beside is self._page else _SIZES)

    def show_one(self, *, one: bool) -> None:
        """The draft of one recommendation, else what is done with several."""
        self._panel.setVisible(one)
        self._drafts.setCurrentIndex(0 if one else 1)

    def see_top(self) -> None:
        """Where the draft begins."""
        self._form.verticalScrollBar().setValue(0)

    def see_where_one_is(self) -> None:
        """The line that the keyboard is in: a long text has more than fit."""
        # With the room that what has just come or gone below the draft leaves.
        for layout in (self._card.layout(), self._drafts):
            if layout is not None:
                layout.activate()
        whole = self._form.widget()
        field = None if whole is None else whole.focusWidget()
        if field is not None and whole is not None:
            line = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
            at = field.mapTo(whole, line)
            self._form.ensureVisible(at.x(), at.y(), 0, Space.XL * 2)


def _scrolling_page(pages: QStackedLayout) -> tuple[QScrollArea, QVBoxLayout]:
    """One more page, which scrolls, and the layout inside it; the card's paper shows through."""
    page = QWidget()
    area, inside = scrolled(page), QVBoxLayout(page)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pages.addWidget(area)
    for surface in (area.viewport(), page):
        surface.setAutoFillBackground(False)
    inside.setContentsMargins(0, 0, 0, 0)
    return area, inside
