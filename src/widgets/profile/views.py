"""The views of the tab, in the order of their row. Each is imported and made when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass

from widgets.benefits.offers import entry_offers
from widgets.indicators.offers import indicator_offers
from widgets.profile.choices import Choice
from widgets.profile.offers import text_offers
from widgets.profile.view import ProfileView
from widgets.tab.contract import Offer, Services
from widgets.text import tr


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """`key` names the view, `word` stands in the row, `keys` go to it. `needs_figures` says that it is empty without a
    profile; the others speak for themselves then. `follows` are the choices of the header that it follows, `offers`
    what it lets one do besides. `has_table` says that the tab's own button copies its table."""

    key: str
    word: str
    keys: str
    make: Callable[[Services], ProfileView]
    follows: frozenset[Choice] = frozenset(Choice)
    needs_figures: bool = False
    offers: tuple[Offer, ...] = ()
    has_table: bool = True


def _overview(services: Services) -> ProfileView:
    from widgets.profile.overview import OverviewView

    return OverviewView(services)


def _places(services: Services) -> ProfileView:
    from widgets.profile.places_view import PlacesView

    return PlacesView(services)


def _series(services: Services) -> ProfileView:
    from widgets.profile.series_view import SeriesView

    return SeriesView(services)


def _comparison(services: Services) -> ProfileView:
    from widgets.profile.comparison_view import ComparisonView

    return ComparisonView(services)


def _indicators(services: Services) -> ProfileView:
    from widgets.indicators import IndicatorsView
    from widgets.profile.hosted import HostedView

    widget = IndicatorsView(services)
    return HostedView(services, widget, lambda at: widget.show_place(at.area, at.period))


def _text(services: Services) -> ProfileView:
    from widgets.profile.hosted import HostedView
    from widgets.profile.text import TextView

    widget = TextView(services)

    return HostedView(services, widget, lambda at: widget.show_place(at.area, at.period, at.treatment))


def _entry(services: Services) -> ProfileView:
    from widgets.benefits import EntryView
    from widgets.profile.hosted import HostedView

    widget = EntryView(services)
    return HostedView(services, widget, lambda at: widget.show_place(at.area, at.period, at.age_group))


OVERVIEW = "overview"


def views() -> tuple[ViewSpec, ...]:
    """Every view."""
    return (
        ViewSpec(OVERVIEW, tr("Översikt"), "Ctrl+Shift+1", _overview, needs_figures=True),
        ViewSpec("places", tr("Plats"), "Ctrl+Shift+2", _places),
        ViewSpec("series", tr("Tidsserie"), "Ctrl+Shift+3", _series),
        ViewSpec("comparison", tr("Jämförelse"), "Ctrl+Shift+4", _comparison),
        ViewSpec(
            "indicators",
            tr("Indikatorer"),
            "Ctrl+Shift+5",
            _indicators,
            frozenset(),
            offers=indicator_offers(),
            has_table=False,
        ),
        ViewSpec(
            "text",
            tr("Text"),
            "Ctrl+Shift+6",
            _text,
            frozenset({Choice.GAPS}),
            offers=text_offers(),
            has_table=False,
        ),
        ViewSpec(
            "entry",
            tr("Skriv in"),
            "Ctrl+Shift+7",
            _entry,
            frozenset({Choice.AGES}),
            offers=entry_offers(),
            has_table=False,
        ),
    )
