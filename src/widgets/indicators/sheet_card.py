"""The sheet's card: the grid, what does not add up, where the figures come from, and where else there are some."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.ground.card import FigureCard
from domain.ground.history import FigureStep
from domain.indicators.card import indicator_card
from domain.indicators.indicator import WHOLE
from storage.indicators import queries as stored
from storage.indicators import recording as operations
from widgets.indicators.publishing import publish_block
from widgets.indicators.screen import IndicatorScreen
from widgets.indicators.sheet import cell_key, edited_values, grid_key, sheet_content
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, Sign, TextLabel
from widgets.parts.source_fields import SourceFields
from widgets.sheet import CellEdit, GridContent
from widgets.sheet import CellKey as GridKey
from widgets.sheet.page import SheetPage, SheetSpec
from widgets.tab.contract import Operation, Place, Services
from widgets.text import literal, tr
from widgets.theme import Role, Space


class SheetCard(Card):
    """`source_written` carries a Source, `place_wanted` an area and a period that have figures."""

    source_written = Signal(object)
    place_wanted = Signal(object, object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Indikatorns siffror"), parent=parent)
        self._services = services
        self._about = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._elsewhere = QWidget()
        places = QHBoxLayout(self._elsewhere)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(Space.XXS)
        places.addWidget(TextLabel(tr("Siffror finns för:"), Role.SMALL))
        self._offered_for = ""
        self._places = QHBoxLayout()
        self._places.setSpacing(Space.XXS)
        places.addLayout(self._places)
        places.addStretch(1)
        self.page = SheetPage(services, "indicator-sheet")
        self.grid = self.page.grid
        self._checks = CheckList(tr("Summorna stämmer."))
        self._checks.chosen.connect(self.grid.go_to)
        self.source = SourceFields()
        self.source.written.connect(self.source_written)
        review = QVBoxLayout()
        review.addWidget(self._checks)
        for part in (self._about, self._elsewhere, self.page):
            self.body.addWidget(part)
        self.body.addLayout(review)
        self.body.addWidget(self.source)
        self.body.addStretch(1)

    def show_screen(self, screen: IndicatorScreen, go: Callable[[], None], stay: Callable[[], None]) -> None:
        """Show another indicator or place; `go` shows it again, `stay` keeps it shown when something is written."""
        indicator, table = screen.indicator, screen.table
        place = {"area": table.area.name, "period": table.period.label}
        self.set_title(tr("{name}, {area} {period}").format(name=indicator.name, **place))
        self.set_aside(indicator.unit)
        self._about.setText(indicator.description)
        self._about.setVisible(bool(indicator.description))
        locked = self._locked(screen)
        self.page.show_sheet(_spec(self._services, screen, sheet_content(screen, locked=locked), go, stay))
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
        self.page.commit_pending()
        self.source.commit()

    def _locked(self, screen: IndicatorScreen) -> str:
        if screen.table.coverage is not None:
            source = "" if screen.table.source is None else screen.table.source.line
            text = tr("{coverage} Siffrorna ändras i varje kommun. {source}")
            return text.format(coverage=screen.table.coverage.words, source=source).strip()
        return tr("Arbetsboken är skrivskyddad.") if self._services.read_only else ""

    def _show_elsewhere(self, screen: IndicatorScreen) -> None:
        """Where there are figures, when this place has none."""
        kept = self._elsewhere.height()
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
        # The first figure typed takes the offer away; the sheet stays where it is under the eye until another is shown.
        keeps = self.grid.subject == self._offered_for and not offered
        policy = self._elsewhere.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps)
        self._elsewhere.setSizePolicy(policy)
        self._elsewhere.setMinimumHeight(kept if keeps else 0)
        self._elsewhere.setVisible(bool(offered))
        if offered or not keeps:
            self._offered_for = self.grid.subject if offered else ""


def _spec(
    services: Services,
    screen: IndicatorScreen,
    content: GridContent,
    go: Callable[[], None],
    stay: Callable[[], None],
) -> SheetSpec:
    indicator, area, period = screen.indicator.key, screen.area, screen.table.period

    def record(edits: Sequence[CellEdit]) -> Operation:
        stay()
        values = edited_values(edits)
        return lambda ws: operations.record_indicator_values(
            ws, indicator=indicator, area=area.code, period=period, values=values
        )

    def history(key: GridKey) -> Sequence[FigureStep] | None:
        cell = cell_key(key)
        return None if cell is None else stored.value_history(services.workspace, indicator, area.code, period, cell)

    def card(key: GridKey) -> FigureCard:
        cell, source = cell_key(key), screen.table.source
        category = WHOLE if cell is None else cell[1]
        return indicator_card(screen.indicator, category, period, () if source is None else (source,))

    return SheetSpec(
        content,
        Place(area, period=period),
        go=go,
        record=record,
        history=history,
        card=card,
        comment=lambda _key: tr("Rutorna här har inga kommentarer."),
        public=partial(publish_block, screen),
        hint=tr("Tomt = saknas, 0 = noll, – = ej tillämpligt. Ctrl+V klistrar in från Excel."),
    )
