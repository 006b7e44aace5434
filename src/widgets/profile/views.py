"""The views of the tab, in the order of their row. Each is imported and made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from domain.profile.profile import Profile
from widgets.benefits.offers import entry_offers
from widgets.indicators.offers import indicator_offers
from widgets.profile.choices import Choice, Standpoint
from widgets.profile.offers import text_offers
from widgets.profile.view import ProfileView
from widgets.tab.contract import Offer, Services
from widgets.tab.views import View, ViewSpec, view_offers
from widgets.text import copy_words, tr


def _show_figures(view: View, at: Standpoint, profile: Profile | None) -> None:
    assert isinstance(view, ProfileView)
    view.show_standpoint(at, profile)


@dataclass(frozen=True, slots=True)
class ProfileViewSpec(ViewSpec[View]):
    """`show` shows it a standpoint. `follows` are the choices of the header that it follows, `offers` what it lets one
    do besides. `needs_figures` says that it is empty without a profile; the others speak for themselves then.
    `has_table` says that the tab's own button copies its table."""

    show: Callable[[View, Standpoint, Profile | None], None] = _show_figures
    follows: frozenset[Choice] = frozenset(Choice)
    needs_figures: bool = False
    offers: tuple[Offer, ...] = ()
    has_table: bool = True


def _overview(services: Services, parent: QWidget) -> View:
    from widgets.profile.overview import OverviewView

    return OverviewView(services, parent)


def _places(services: Services, parent: QWidget) -> View:
    from widgets.profile.places_view import PlacesView

    return PlacesView(services, parent)


def _series(services: Services, parent: QWidget) -> View:
    from widgets.profile.series_view import SeriesView

    return SeriesView(services, parent)


def _comparison(services: Services, parent: QWidget) -> View:
    from widgets.profile.comparison_view import ComparisonView

    return ComparisonView(services, parent)


def _indicators(services: Services, parent: QWidget) -> View:
    from widgets.indicators import IndicatorsView

    return IndicatorsView(services, parent)


def _show_indicators(view: View, at: Standpoint, _profile: Profile | None) -> None:
    from widgets.indicators import IndicatorsView

    assert isinstance(view, IndicatorsView)
    view.show_place(at.area, at.period)


def _text(services: Services, parent: QWidget) -> View:
    from widgets.profile.text import TextView

    return TextView(services, parent)


def _show_text(view: View, at: Standpoint, _profile: Profile | None) -> None:
    from widgets.profile.text import TextView

    assert isinstance(view, TextView)
    view.show_place(at.area, at.period, at.treatment)


def _entry(services: Services, parent: QWidget) -> View:
    from widgets.benefits import EntryView

    return EntryView(services, parent)


def _show_entry(view: View, at: Standpoint, _profile: Profile | None) -> None:
    from widgets.benefits import EntryView

    assert isinstance(view, EntryView)
    view.show_place(at.area, at.period, at.age_group)


def views() -> tuple[ProfileViewSpec, ...]:
    """Every view."""
    of = ProfileViewSpec
    return (
        of(
            "overview", tr("Översikt"), "Ctrl+Shift+1", _overview,
            tr("radar nyckeltal ålder åldersgrupp kön kvinnor män bortfall"), needs_figures=True,
        ),
        of("places", tr("Plats"), "Ctrl+Shift+2", _places, tr("placering ranking rangordning rang riket fjärdedel")),
        of("series", tr("Tidsserie"), "Ctrl+Shift+3", _series, tr("utveckling över tid diagram trend")),
        of("comparison", tr("Jämförelse"), "Ctrl+Shift+4", _comparison, tr("jämför jämföra kommuner områden")),
        of(
            "indicators", tr("Indikatorer"), "Ctrl+Shift+5", _indicators, tr("siffror"), _show_indicators, frozenset(),
            offers=indicator_offers(), has_table=False, cells_of=frozenset({"indicator_value"}),
        ),
        of(
            "text", tr("Text"), "Ctrl+Shift+6", _text, tr("analys utkast"), _show_text, frozenset({Choice.GAPS}),
            offers=text_offers(), has_table=False,
        ),
        of(
            "entry", tr("Skriv in"), "Ctrl+Shift+7", _entry,
            tr("registrera mina egna siffror fylla i mata in"), _show_entry, frozenset({Choice.AGES}),
            offers=entry_offers(), has_table=False, cells_of=frozenset({"benefit_year"}),
        ),
    )  # fmt: skip


def copy_offer() -> Offer:
    """Copying what the view shows."""
    return Offer("copy-profile", tr("Kopiera vyns tabell"), "Ctrl+Shift+C", words=copy_words())


def profile_offers() -> tuple[Offer, ...]:
    """Copying, going to each view, and what the views offer."""
    specs = views()
    return (copy_offer(), *view_offers("profile", specs), *(offer for spec in specs for offer in spec.offers))
