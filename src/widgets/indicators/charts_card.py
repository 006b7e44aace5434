"""The picture beside the sheet: the period's categories, the area over time, or areas side by side."""

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from domain.ground.display import show_number
from domain.ground.sex import Sex
from domain.ground.value import is_hidden, is_number
from domain.indicators.indicator import WHOLE, IndicatorTable, ages, category_label
from drawing.chart import Chart
from drawing.indicators import indicator_areas, indicator_chart, indicator_series
from widgets.charts import ChartWithTable
from widgets.indicators.screen import IndicatorScreen
from widgets.jobs import Jobs
from widgets.parts import Card, FieldLabel, TextLabel, WrappingRow
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role


class Shows(Enum):
    """What the picture shows."""

    NOW = "now"
    OVER_TIME = "over_time"
    AREAS = "areas"


class ChartsCard(Card):
    """Figures that the group has counted itself are drawn as the public may read them: a picture can be copied."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Diagram"), parent=parent)
        self._later = Later(jobs, self, tr("Döljer små tal"))
        self._screen: IndicatorScreen | None = None
        self.shows, self.category = QComboBox(), QComboBox()
        self.shows.setObjectName("indicator-chart")
        self.category.setObjectName("indicator-chart-category")
        for text, shows in (
            (tr("Perioden"), Shows.NOW),
            (tr("Över tid"), Shows.OVER_TIME),
            (tr("Områden"), Shows.AREAS),
        ):
            self.shows.addItem(text, shows)
        self._chart = ChartWithTable()
        self._why_none = TextLabel(tone="muted", wrap=True)
        self._group = TextLabel(role=Role.SMALL, wrap=True)
        self._hidden = TextLabel(
            tr("Små tal är dolda i diagrammet och dess tabell."), Role.SMALL, tone="muted", wrap=True
        )
        self._category_label = FieldLabel(tr("Kategori"), self.category)
        for box in (self.shows, self.category):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choices = WrappingRow()
        choices.add(FieldLabel(tr("Visa"), self.shows), self.shows)
        choices.add(self._category_label, self.category)
        self.body.addLayout(choices)
        for below in (self._chart, self._why_none, self._group, self._hidden):
            self.body.addWidget(below)
        self.body.addStretch(1)
        self.shows.activated.connect(self._draw)
        self.category.activated.connect(self._draw)

    def show_screen(self, screen: IndicatorScreen) -> None:
        """Show another indicator or place; what was chosen stays where it can."""
        self._screen = screen
        category = self.category.currentData()
        with QSignalBlocker(self.category):
            self.category.clear()
            for each in (WHOLE, *screen.indicator.categories):
                self.category.addItem(ages(category_label(each)), each)
            self.category.setCurrentIndex(max(self.category.findData(category), 0))
        self._draw()

    def next_chart(self) -> None:
        """Show the next of the three."""
        self.shows.setCurrentIndex((self.shows.currentIndex() + 1) % self.shows.count())
        self._draw()

    def _draw(self) -> None:
        screen = self._screen
        if screen is None:
            return
        shows: Shows = self.shows.currentData()
        for part in (self._category_label, self.category):
            part.setVisible(shows is not Shows.NOW and bool(screen.indicator.categories))
        work = partial(_picture, screen, shows, self.category.currentData())
        quick = not screen.indicator.counted_by_group
        if not quick:
            # Looking for what must be hidden beside a small count can take a second in a long table.
            self._show_picture(_Picture(None, tr("Döljer små tal …")))
        self._later.run(work, self._show_picture, quick=quick)

    def _show_picture(self, picture: "_Picture") -> None:
        self._chart.setVisible(picture.chart is not None)
        if picture.chart is not None:
            self._chart.set_chart(picture.chart)
        for label, text in ((self._why_none, picture.why_none), (self._group, picture.group)):
            label.setText(text)
            label.setVisible(bool(text))
        self._hidden.setVisible(picture.chart is not None and picture.hides)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What stands in the card: a chart, or why there is none; the group's sum; whether anything is hidden."""

    chart: Chart | None
    why_none: str = ""
    group: str = ""
    hides: bool = False


def _picture(screen: IndicatorScreen, shows: Shows, category: str) -> _Picture:
    chart, why_none = _chart(screen, shows, category)
    group = _group_words(screen, category) if shows is Shows.AREAS else ""
    return _Picture(chart, "" if chart is not None else why_none, group, _hides(screen, shows))


def _chart(screen: IndicatorScreen, shows: Shows, category: str) -> tuple[Chart | None, str]:
    """The chart, or why there is none."""
    name = screen.indicator.name
    if shows is Shows.NOW:
        has_numbers = any(is_number(value) for value in screen.table.values.values())
        return (
            indicator_chart(screen.published) if has_numbers else None,
            tr("Diagrammet ritas när det finns siffror för perioden."),
        )
    if shows is Shows.OVER_TIME:
        text = tr("En linje behöver två perioder. {name} har siffror för {count}.")
        count = tr("en") if len(screen.over_time) == 1 else tr("ingen")
        return indicator_series(screen.published_over_time, category), text.format(name=name, count=count)
    text = tr("Minst två kommuner behöver siffror för {period} för att kunna jämföras.")
    areas = indicator_areas(screen.published_beside, screen.area.code, Sex.ALLA, category)
    return areas, text.format(period=screen.table.period.label)


def _group_words(screen: IndicatorScreen, category: str) -> str:
    """`Norra Uppland: 34. Summan av Heby och Tierp. Uppgift saknas för Älvkarleby.`"""
    summed = next((table for table in screen.published_beside if table.coverage is not None), None)
    if summed is None or summed.coverage is None:
        return ""
    value = summed.value(Sex.ALLA, category)
    shown = show_number(value, summed.indicator.decimals)
    return tr("{group}: {count}. {coverage}").format(
        group=summed.area.name, count=shown, coverage=summed.coverage.words
    )


def _hides(screen: IndicatorScreen, shows: Shows) -> bool:
    """True when anything of what is drawn is hidden."""
    if not screen.indicator.counted_by_group:
        return False
    if shows is Shows.NOW:
        tables: tuple[IndicatorTable, ...] = (screen.published,)
    else:
        tables = screen.published_over_time if shows is Shows.OVER_TIME else screen.published_beside
    return any(is_hidden(value) for table in tables for value in table.values.values())
