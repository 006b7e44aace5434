"""The views of the tab, in the order of their row. Each is imported and made when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass

from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.shell.contract import Services
from widgets.text import tr


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """`key` names the view, `word` stands in the row with its Alt key, `needs_figures` says that it is empty without a
    profile; the others speak for themselves then."""

    key: str
    word: str
    make: Callable[[Services], ProfileView]
    needs_figures: bool = False


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
    from widgets.profile.hosted import HostedView
    from widgets.profile.indicators import IndicatorsView

    widget = IndicatorsView(services)
    return HostedView(services, widget, lambda at: widget.show_place(at.area, at.period))


def _text(services: Services) -> ProfileView:
    from widgets.profile.hosted import HostedView
    from widgets.profile.text import TextView

    widget = TextView(services)

    def show(at: Standpoint) -> None:
        widget.show_place(at.area, at.period, at.treatment)
        widget.read()

    return HostedView(services, widget, show)


OVERVIEW = "overview"


def views() -> tuple[ViewSpec, ...]:
    """Every view."""
    return (
        ViewSpec(OVERVIEW, tr("Öv&ersikt"), _overview, needs_figures=True),
        ViewSpec("places", tr("&Plats"), _places),
        ViewSpec("series", tr("&Tidsserie"), _series),
        ViewSpec("comparison", tr("&Jämförelse"), _comparison),
        ViewSpec("indicators", tr("I&ndikatorer"), _indicators),
        ViewSpec("text", tr("Te&xt"), _text),
    )
