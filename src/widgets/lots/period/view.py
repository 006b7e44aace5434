"""*Period*: any months of any areas of the group, added up, month by month, and beside one another."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.display import show_list
from domain.ground.period import month, span_label
from domain.ground.problem import UserProblem
from domain.ground.value import Empty
from domain.lots.any_period import AnyPeriod, lacking_words
from drawing.lots import places
from storage.areas import queries as stored_areas
from widgets.charts import ChartWithTable
from widgets.lots.period.choices import PeriodChoices
from widgets.lots.period.reading import PeriodPage, read_page
from widgets.lots.period.sheets import Cards, tables_text
from widgets.lots.view import LotsView
from widgets.parts import Button, Card, EmptyState, Placed, Spread, TextLabel, WrappingRow
from widgets.sheet import FigureGrid, never_asks
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.figure_grid import held_back
from widgets.tab.contract import Place, Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role

_TOLD = 6
"""So many gaps are named; of more their number is said."""


class PeriodView(LotsView):
    """What is chosen above holds for every card below; nothing is typed here.

    It is read in a job. What was shown before of the same area stands until then, under its own heading.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._page: PeriodPage | None = None
        self._offered: tuple[Area, ...] = ()
        self.choices = PeriodChoices()
        self.choices.changed.connect(self._read)
        self._later = Later(services.jobs, self, tr("Läser LOTS-siffror"))
        self._reading = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        stays = self._reading.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self._reading.setSizePolicy(stays)
        self._about = TextLabel(wrap=True)
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self.parties, self.months, self.areas = (
            self._grid(name) for name in ("period-parties", "period-months", "period-areas-table")
        )
        self._grids = {"parties": self.parties, "months": self.months, "areas": self.areas}
        self._charts = {
            name: ChartWithTable(held=self._why_held)
            for name in ("parties", "sexes", "outcomes", "flow", "trend", "areas")
        }
        for each in self._charts.values():
            each.copied.connect(services.messages.tell)
            each.refused.connect(services.messages.refuse)
        self._flow_notes, self._no_people, self._no_outcomes = (
            TextLabel(role=Role.SMALL, tone="muted", wrap=True) for _ in range(3)
        )
        self._import = Button(tr("Läs in SCB:s tabell …"))
        self._import.clicked.connect(partial(services.run_command, "import"))
        self._empty = EmptyState("", tr("Registrera månaden"))
        self._empty.started.connect(self._to_work)
        chart = self._charts
        chosen = _card("", self.choices, self._reading, self._about, self._notes)
        chosen.setAccessibleName(tr("Period och områden"))
        self._nothing = _card("", self._empty)
        self._nothing.setAccessibleName(tr("Inga LOTS-siffror"))
        import_row = QWidget()
        beside = WrappingRow()
        import_row.setLayout(beside)
        beside.add(self._import)
        self._summed = (
            _card(tr("Vem som hörde av sig"), self.parties),
            _card(tr("Ärenden per part"), chart["parties"]),
            _card(tr("Kön och ålder"), chart["sexes"]),
            _card(tr("Det som gjordes"), chart["outcomes"], self._no_outcomes),
            _card(tr("Från ärende till resurs"), chart["flow"], self._flow_notes),
            _card(tr("Utveckling"), chart["trend"]),
            _card(tr("Månader och parter"), self.months),
        )
        self._beside = _card(tr("Områden sida vid sida"), self.areas, self._no_people, import_row, chart["areas"])
        who, parts, sexes, done, flow, trend, heat = self._summed
        page = Spread(
            (
                Placed(chosen, 0, 0, 1, 2), Placed(self._nothing, 1, 0, 1, 2), Placed(who, 2, 0, 1, 2),
                Placed(parts, 3, 0), Placed(sexes, 3, 1), Placed(done, 4, 0), Placed(flow, 4, 1),
                Placed(trend, 5, 0, 1, 2), Placed(self._beside, 6, 0, 1, 2), Placed(heat, 7, 0, 1, 2),
            ),
            shares=(1, 1),
            stretched=8,
            parent=self,
        )  # fmt: skip
        self.setLayout(self._only(page))

    def show_place(self, place: Place) -> None:
        """Show the bar's area, or all kommuner of its group, in the period around the bar's month."""
        now = self.services.clock()
        moved = self._place is None or place.area != self._place.area
        self._place = place
        offered = self._areas_of(place.area)
        if moved or offered != self._offered:
            self._offered = offered
            self.choices.offer_areas(offered, () if place.area.kind is AreaKind.GROUP else (place.area.code,))
        this_month = month(now.year, now.month)
        self.choices.stand_at(place.period or this_month, this_month)
        if moved:
            self._clear()
        self._head()
        self._read()

    def first_focus(self) -> QWidget:
        """The parties, else what there is to be done; the choices until it is known."""
        if self._page is None:
            return self.choices.quick
        if not self._page.period.together:
            return self._empty.button if self._nothing.isVisibleTo(self) else self.areas
        return self.parties

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in, else of all cases."""
        period = self._figures
        if period is None:
            return None
        cards = Cards(period)
        grids: tuple[tuple[FigureGrid, Callable[[GridKey], FigureCard]], ...] = (
            (self.months, cards.months),
            (self.areas, cards.areas),
            (self.parties, cards.parties),
        )
        for grid, card in grids:
            if grid.hasFocus() and grid.current_key is not None:
                return card(grid.current_key)
        return cards.whole

    @property
    def has_table(self) -> bool:
        """True while there are any figures."""
        return self._figures is not None

    @property
    def why_dark(self) -> str:
        """That all figures are hidden, and why, where they are."""
        return tr("Alla tal är dolda. {why}").format(why=self._why_held()) if self._why_held() else ""

    def table_text(self, internal_reason: str = "") -> str:
        """The tables under one another, with what is not in the sums and the sources."""
        page, period = self._page, self._figures
        if page is None or period is None:
            return ""
        contents = [page.grids[name] for name in ("parties", "months", "areas") if name in page.grids]
        notes = [self._about.text(), *self._notes.text().split("\n"), period.source.line]
        heading = tr("LOTS, {places}, {when}").format(places=places(period), when=span_label(period.first, period.last))
        hides = bool(page.held) and not internal_reason
        return tables_text(heading, contents, [each for each in notes if each], reason=internal_reason, hides=hides)

    # What is shown

    @property
    def _figures(self) -> AnyPeriod | None:
        """What is shown, where there are any figures of it."""
        return None if self._page is None or not self._page.period.beside else self._page.period

    def _read(self) -> None:
        """Read what is chosen, and say so until it is there; what is chosen meanwhile takes its place."""
        if self._place is None:
            return
        first, last = self.choices.span
        chosen = self._chosen_areas
        text = tr("Läser {when} för {areas} …")
        self._reading.setText(text.format(when=span_label(first, last), areas=_heading(chosen)))
        self._reading.show()
        work = partial(read_page, self.services.workspace, [each.code for each in chosen], first, last)
        self._later.run(work, self._deliver, failed=self._refuse)

    def _deliver(self, page: PeriodPage) -> None:
        self._page = page
        self._reading.hide()
        self._show(page)
        if not self.isHidden():
            self._head()
        self.shown.emit()

    def _refuse(self, problem: UserProblem) -> None:
        self._reading.setText(problem.text)

    @property
    def _chosen_areas(self) -> tuple[Area, ...]:
        chosen = self.choices.areas.chosen
        return tuple(each for each in self._offered if not chosen or each.code in chosen)

    def _clear(self) -> None:
        self._page = None
        for part in (self._about, self._notes, self._nothing, *self._summed, self._beside):
            part.hide()

    def _show(self, page: PeriodPage) -> None:
        period = page.period
        self._about.setText(_what_is_added(period))
        self._about.setVisible(bool(period.beside))
        notes = _gaps(period)
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._show_nothing(period)
        for name, grid in self._grids.items():
            if name in page.grids:
                grid.set_content(page.grids[name])
        for name, chart in page.charts.items():
            self._charts[name].setVisible(chart is not None)
            if chart is not None:
                self._charts[name].set_chart(chart)
        for card in self._summed:
            card.setVisible(bool(period.together))
        self._no_outcomes.setText(_why_no_outcomes(period))
        self._no_outcomes.setVisible(bool(self._no_outcomes.text()))
        self._flow_notes.setText(page.flow_notes)
        self._show_areas(period)

    def _head(self) -> None:
        """Name what is shown, else what is read, in the bar, which is the tab's and another view's too."""
        page = self._page
        if page is None:
            heading, span = _heading(self._chosen_areas), self.choices.span
        else:
            heading, span = _heading([each.area for each in page.period.areas]), (page.period.first, page.period.last)
        told = tr("LOTS {when}: tillsammans, månad för månad och sida vid sida")
        self.bar.show_view(heading, told.format(when=span_label(*span)))

    def _show_areas(self, period: AnyPeriod) -> None:
        self._beside.setVisible(bool(period.beside))
        without = list(dict.fromkeys(each.name for each in period.beside if each.inhabitants is Empty.SAKNAS))
        text = tr(
            "Folkmängden 20–64 år är inte känd för {areas} under tiden. Den står i SCB:s tabell över försörjning: "
            "när den är inläst visas ärenden per 10 000 invånare."
        )
        self._no_people.setText(text.format(areas=show_list(without)))
        for part in (self._no_people, self._import):
            part.setVisible(bool(without))

    def _show_nothing(self, period: AnyPeriod) -> None:
        self._nothing.setVisible(not period.beside)
        when, names = span_label(period.first, period.last), show_list(each.area.name for each in period.areas)
        self._empty.set_text(
            tr("{areas} har inga LOTS-siffror för {when}.").format(areas=names, when=when),
            tr(
                "Här läggs månaderna ihop för de områden du väljer: vem som hörde av sig, vad som gjordes och hur det "
                "har utvecklats. Välj en annan period ovan, eller registrera månaden."
            ),
        )

    def _to_work(self) -> None:
        if self._place is not None:
            self.services.open_tab("lots", self._place, to_work=True)

    def _areas_of(self, area: Area) -> tuple[Area, ...]:
        """The kommuner of the bar's group, else of the workspace's own with the bar's area among them."""
        ws = self.services.workspace
        members = tuple(stored_areas.group_members(ws, area.code if area.kind is AreaKind.GROUP else ws.group_code))
        if area.kind is AreaKind.GROUP:
            return members or (area,)
        return members if area in members else (area, *members)

    def _grid(self, name: str) -> FigureGrid:
        grid = FigureGrid(never_asks, dense=True, copy_filter=held_back(self._why_held))
        grid.setObjectName(name)
        grid.refused.connect(self.services.messages.tell)
        grid.told.connect(self.services.messages.tell)
        return grid

    def _why_held(self) -> str:
        return "" if self._page is None else self._page.held


def _heading(areas: Sequence[Area]) -> str:
    """Their names, or how many they are."""
    if len(areas) < _TOLD:
        return show_list(each.name for each in areas)
    return tr("{count} områden").format(count=len(areas))


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(title)
    for part in parts:
        card.body.addWidget(part)
    card.body.addStretch(1)
    return card


def _what_is_added(period: AnyPeriod) -> str:
    """What the sum is of, and who is not in it."""
    said = []
    if period.together:
        said.append(tr("Siffrorna är för {places}, {when}.").format(places=places(period), when=period.when))
    apart, posts = (
        "; ".join(tr("{area}, {when}").format(area=each.name, when=each.when) for each in those)
        for those in (period.apart, [each for each in period.beside if each.post])
    )
    if apart:
        said.append(tr("Andra månader, och därför inte med i summan: {areas}.").format(areas=apart))
    if posts:
        said.append(tr("Periodposter räknas inte in: {posts}.").format(posts=posts))
    if period.silent:
        names = show_list(each.name for each in period.silent)
        said.append(tr("Utan siffror: {areas}.").format(areas=names))
    return " ".join(said)


def _gaps(period: AnyPeriod) -> list[str]:
    gaps: Sequence[str] = lacking_words(period)
    if not gaps:
        return []
    more = len(gaps) - _TOLD
    told = (
        tr("{gaps} och {count} till").format(gaps="; ".join(gaps[:_TOLD]), count=more) if more > 0 else "; ".join(gaps)
    )
    return [tr("Uppgifter saknas för {gaps}. Summor som saknar en del är minst det som står.").format(gaps=told)]


def _why_no_outcomes(period: AnyPeriod) -> str:
    by_case = sum(each.by_case for each in period.pooled)
    if not by_case:
        return tr("Månadstal säger inte vad som gjordes. Det gör ärendeloggen, i vyn Ärenden.")
    if by_case < len(period.pooled):
        text = tr("Ärendeloggen täcker {count} av {every} månader; i de andra finns bara månadstal.")
        return text.format(count=by_case, every=len(period.pooled))
    return "" if period.outcomes else tr("Inget ärende har något utfall ännu.")
