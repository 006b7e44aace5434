"""*Så trycks den*: the pages of the recommendation that is written, beside the draft, as the report prints them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import Recommendation
from storage.file.workspace import Workspace
from widgets.parts import Card, TextLabel
from widgets.parts.pdf import PdfPages
from widgets.parts.scrolled import scrolled
from widgets.tab.contract import Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role, Space, colours

PAUSE_MS = 400
"""The pause in the writing after which the pages are made anew. A test shortens it."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture, and what stands on it."""

    picture: QImage
    words: str


def drawn_pages(workspace: Workspace, recommendation: Recommendation, number: int, width: int) -> tuple[DrawnPage, ...]:
    """Its pages, `width` pixels wide. Any thread may ask. Raises UserProblem where it cannot be printed."""
    from reports.recommendations.draft import print_draft
    from storage.recommendations.report import read_draft

    told, issue = read_draft(workspace, recommendation)
    pdf = PdfPages(print_draft(told, issue, recommendation.year, number).content)
    try:
        return tuple(DrawnPage(pdf.image(at, width), pdf.text(at)) for at in range(pdf.count))
    finally:
        pdf.close()


class PageBeside(Card):
    """The pages follow the writing after a pause, made beside the window: no key waits for them. What they show is the
    public report. Nothing is made while the card is hidden."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(tr("Så trycks den"), parent=parent)
        self.setObjectName("page-beside")
        self.hide()
        self._services = services
        self._recommendation: Recommendation | None = None
        self._number = 0
        self._later = Later(services.jobs, self, tr("Sidan som skrivs"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._draw)
        self._said = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._papers: list[_Paper] = []
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addStretch(1)
        self._view = scrolled(column)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.setAccessibleName(tr("Sidan som den trycks"))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (self._view.viewport(), column):
            surface.setAutoFillBackground(False)
        self.body.addWidget(self._said)
        self.body.addWidget(self._view, 1)

    def show_recommendation(self, recommendation: Recommendation | None, number: int) -> None:
        """The pages of what is stored of it, with its number in the report; None where there is none, or several."""
        another = self._recommendation is None or recommendation is None or self._recommendation.id != recommendation.id
        self._recommendation, self._number = recommendation, number
        if another:
            self._show_pages(())
            self._view.verticalScrollBar().setValue(0)
            waits = tr("Sidan görs …") if recommendation else tr("Välj en rekommendation i taget för att se dess sida.")
            self._say(waits)
        self._pause.start(0)

    def show_writing(self, recommendation: Recommendation) -> None:
        """The same as it stands in the draft now, stored or not."""
        if self._recommendation is not None and self._recommendation.id == recommendation.id:
            self._recommendation = recommendation
            self._pause.start(PAUSE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Its first size comes with its first showing.
        self._pause.start(PAUSE_MS if self._papers else 0)

    def _draw(self) -> None:
        about, number, workspace = self._recommendation, self._number, self._services.workspace
        if about is None or not self.isVisible():
            self._later.forget()
            return
        width = round(max(self._view.viewport().width(), 1) * self.devicePixelRatio())
        self._later.run(
            lambda: drawn_pages(workspace, about, number, width), self._show_drawn, failed=self._say_why_not
        )

    def _show_drawn(self, pages: tuple[DrawnPage, ...]) -> None:
        self._say("")
        self._show_pages(pages)

    def _show_pages(self, pages: tuple[DrawnPage, ...]) -> None:
        for paper in self._papers[len(pages) :]:
            paper.hide()
            paper.deleteLater()
        del self._papers[len(pages) :]
        while len(self._papers) < len(pages):
            self._papers.append(_Paper())
            self._column.insertWidget(len(self._papers) - 1, self._papers[-1])
        for at, (paper, page) in enumerate(zip(self._papers, pages, strict=True), 1):
            paper.show_page(page, tr("Sida {number} av {count}").format(number=at, count=len(pages)))

    def _say_why_not(self, problem: UserProblem) -> None:
        self._say(problem.text)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))


class _Paper(QWidget):
    """One page, as wide as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()

    def show_page(self, page: DrawnPage, called: str) -> None:
        """Another page, or the same as it is now."""
        self._picture = page.picture
        self.setAccessibleName(called)
        self.setAccessibleDescription(page.words)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            self.setFixedHeight(max(round(self.width() * self._picture.height() / self._picture.width()), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(QColor(colours(self).rule))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
