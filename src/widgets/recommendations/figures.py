"""The figures at hand where a text is written, read beside the window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from domain.figures.book import FigureBook
from domain.figures.reference import BEGINS
from domain.recommendations.recommendation import Recommendation
from storage.figures.book import read_book, read_whole_book
from widgets.parts.live_text import LiveText
from widgets.parts.template_fields import TemplateFieldEditor
from widgets.recommendations.editor import RecommendationEditor
from widgets.tab.contract import Services
from widgets.tab.later import Later
from widgets.text import tr


class FiguresAtHand:
    """Gives the editor what the texts of its recommendation refer to, and when it asks, what can be put in them."""

    def __init__(self, services: Services, editor: RecommendationEditor) -> None:
        self._services, self._editor = services, editor
        self._later = Later(services.jobs, editor, tr("Siffrorna i texten"))
        self._about: Recommendation | None = None
        self._book = FigureBook()
        self._reads_whole = False
        editor.figures_wanted.connect(self._read_whole)

    def show_for(self, recommendation: Recommendation) -> None:
        """The figures of another recommendation, or of the same as it is now."""
        before, self._about = self._about, recommendation
        if before is None or (before.id, before.areas) != (recommendation.id, recommendation.areas):
            self._reads_whole = False
            self._use(FigureBook())
        if not self._reads_whole:
            self._read()

    def _read(self) -> None:
        about = self._about
        if about is not None and any(BEGINS in text for text in about.texts.values()):
            workspace, texts = self._services.workspace, tuple(about.texts.values())
            self._later.run(lambda: read_book(workspace, about.areas, texts, about.id), self._add)

    def _read_whole(self) -> None:
        about = self._about
        if about is not None and not self._reads_whole:
            self._reads_whole = True
            workspace = self._services.workspace
            self._later.run(lambda: read_whole_book(workspace, about.areas), self._add_whole)

    def _add(self, book: FigureBook) -> None:
        """What is referred to as it is now, beside what can be put in as it was read."""
        self._use(book.beside(self._book))

    def _add_whole(self, book: FigureBook) -> None:
        self._reads_whole = False
        self._use(book)
        self._read()

    def _use(self, book: FigureBook) -> None:
        self._book = book
        self._editor.use_book(book)


class FiguresOfTexts:
    """The same for fields of texts about some areas, which have nothing else to follow."""

    def __init__(self, services: Services, owner: QWidget, fields: Sequence[LiveText | TemplateFieldEditor]) -> None:
        self._services, self._fields = services, fields
        self._later = Later(services.jobs, owner, tr("Siffrorna i texten"))
        self._areas: tuple[str, ...] = ()
        self._whole = FigureBook()
        self._reads_whole = False
        for field in fields:
            field.figures_wanted.connect(self._read_whole)

    def show_for(self, areas: Sequence[str]) -> None:
        """The figures of the texts as they stand, which are about the areas (codes)."""
        if self._areas != tuple(areas):
            self._areas, self._whole, self._reads_whole = tuple(areas), FigureBook(), False
            self._use(self._whole)
        texts = [each.text if isinstance(each, TemplateFieldEditor) else each.written for each in self._fields]
        if not self._reads_whole and any(BEGINS in text for text in texts):
            workspace, about = self._services.workspace, self._areas
            self._later.run(lambda: read_book(workspace, about, texts), self._use)

    def _read_whole(self) -> None:
        if not self._reads_whole:
            self._reads_whole = True
            workspace, about = self._services.workspace, self._areas
            self._later.run(lambda: read_whole_book(workspace, about), self._add_whole)

    def _add_whole(self, book: FigureBook) -> None:
        self._whole, self._reads_whole = book, False
        self._use(book)
        self.show_for(self._areas)

    def _use(self, book: FigureBook) -> None:
        for field in self._fields:
            field.use_book(book.beside(self._whole))
