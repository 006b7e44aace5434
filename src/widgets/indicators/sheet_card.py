"""The sheet's card: the grid, what does not add up, where the figures come from, and where else there are some."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.indicators.publishing import publish_block
from widgets.indicators.screen import IndicatorScreen
from widgets.indicators.sheet import grid_key, sheet_content
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, Sign, TextLabel
from widgets.parts.source_fields import SourceFields
from widgets.sheet import FigureGrid, UnsavedLine, ask_dash_with
from widgets.sheet.block import Block
from widgets.sheet.content import CellKey as GridKey
from widgets.tab.contract import Services
from widgets.text import literal, tr
from widgets.theme import Role, Space


class SheetCard(Card):
    """`entered` carries the list of `CellEdit` to store, `source_written` a Source, `place_wanted` an area and a period
    that have figures."""

    entered = Signal(list)
    source_written = Signal(object)
    place_wanted = Signal(object, object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Indikatorns siffror"), parent=parent)
        self._services = services
        self._screen: IndicatorScreen | None = None
        self._about = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._elsewhere = QWidget()
        places = QHBoxLayout(self._elsewhere)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(Space.XXS)
        places.addWidget(TextLabel(tr("Siffror finns för:"), Role.SMALL))
        self._places = QHBoxLayout()
        self._places.setSpacing(Space.XXS)
        places.addLayout(self._places)
        places.addStretch(1)
        self.grid = FigureGrid(ask_dash_with(services.dialogs), dense=True, copy_filter=self._publish)
        self.grid.setObjectName("indicator-sheet")
        self.grid.entered.connect(self.entered)
        self.grid.refused.connect(services.messages.tell)
        self.grid.told.connect(services.messages.tell)
        self.grid.comment_wanted.connect(self._no_comments)
        self._hint = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._checks = CheckList(tr("Summorna stämmer."))
        self._checks.chosen.connect(self.grid.go_to)
        self.source = SourceFields()
        self.source.written.connect(self.source_written)
        review = QVBoxLayout()
        review.addWidget(self._checks)
        for part in (self._about, self._elsewhere, self.grid, UnsavedLine(self.grid), self._hint):
            self.body.addWidget(part)
        self.body.addLayout(review)
        self.body.addWidget(self.source)
        self.body.addStretch(1)

    def show_screen(self, screen: IndicatorScreen) -> None:
        """Show another indicator or place."""
        self._screen = screen
        indicator, table = screen.indicator, screen.table
        place = {"area": table.area.name, "period": table.period.label}
        self.set_title(tr("{name}, {area} {period}").format(name=indicator.name, **place))
        self.set_aside(indicator.unit)
        self._about.setText(indicator.description)
        self._about.setVisible(bool(indicator.description))
        locked = self._locked(screen)
        self.grid.set_content(sheet_content(screen, locked=locked))
        self._hint.setText(locked or tr("Tomt = saknas, 0 = noll, – = ej tillämpligt. Ctrl+V klistrar in från Excel."))
        self._show_elsewhere(screen)
        items = [
            CheckItem(Sign.WARNING, finding.text, grid_key(finding.sex, finding.category)) for finding in table.findings
        ]
        self._checks.set_items(items)
        ruled = indicator.sexes_add or indicator.categories_add
        self._checks.setVisible(bool(items) or (ruled and table.has_figures))
        described = table.has_figures and not screen.is_summed
        self.source.setVisible(described)
        self.source.show_source(self.grid.subject, table.source, read_only=bool(locked) or not described)

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self.grid.commit_editor()
        self.source.commit()

    def _locked(self, screen: IndicatorScreen) -> str:
        if screen.table.coverage is not None:
            source = "" if screen.table.source is None else screen.table.source.line
            text = tr("{coverage} Siffrorna ändras i varje kommun. {source}")
            return text.format(coverage=screen.table.coverage.words, source=source).strip()
        return tr("Arbetsboken är skrivskyddad.") if self._services.read_only else ""

    def _show_elsewhere(self, screen: IndicatorScreen) -> None:
        """Where there are figures, when this place has none."""
        while (item := self._places.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        offered = () if screen.table.has_figures else screen.elsewhere
        for area, period in offered:
            name = period.label if area == screen.area else f"{area.name} {period.label}"
            button = Button(literal(name), ButtonKind.QUIET)
            button.clicked.connect(partial(self.place_wanted.emit, area, period))
            self._places.addWidget(button)
        self._elsewhere.setVisible(bool(offered))

    def _publish(self, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
        return block if self._screen is None else publish_block(self._screen, keys, block)

    def _no_comments(self, _row: str, _column: str) -> None:
        self._services.messages.tell(tr("Rutorna här har inga kommentarer."))
