"""The views of the tab, in the order of their row, and what can be done in it: named before any of it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.lots.offers import copy_offers, level_offer, month_offers, new_case_offer
from widgets.tab.contract import Offer
from widgets.tab.views import ViewSpec, view_offers
from widgets.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.lots.view import LotsView
    from widgets.tab.contract import Services

CASES = "cases"


def views() -> tuple[ViewSpec[LotsView], ...]:
    """In their order."""

    def of_month(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.month_view import MonthView

        return MonthView(services, parent)

    def of_cases(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.cases.view import CaseLogView

        return CaseLogView(services, parent)

    def totals(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.totals_view import TotalsView

        return TotalsView(services, parent)

    def resource(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.resource_view import ResourceView

        return ResourceView(services, parent)

    def completeness(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.completeness_view import CompletenessView

        return CompletenessView(services, parent)

    def any_period(services: Services, parent: QWidget) -> LotsView:
        from widgets.lots.period.view import PeriodView

        return PeriodView(services, parent)

    words = tr("halvår kvartal rullande tolv månader trend utveckling jämför flöde värmekarta per invånare andel")
    return (
        ViewSpec(
            "month",
            tr("Månad"),
            "Ctrl+Shift+1",
            of_month,
            tr("registrera mina siffror ärenden månadstal"),
            cells_of=frozenset({"lots_month", "lots_star"}),
        ),
        ViewSpec(
            CASES,
            tr("Ärenden"),
            "Ctrl+Shift+2",
            of_cases,
            tr("ärendelogg utfall riskfaktor samverkansproblem"),
            cells_of=frozenset({"lots_case"}),
        ),
        ViewSpec("year", tr("År"), "Ctrl+Shift+3", totals, tr("helår hela året alla kommuner parter excel klistra")),
        ViewSpec(
            "resource",
            tr("Resurs och mål"),
            "Ctrl+Shift+4",
            resource,
            tr("tilläggsresurs coach mål utfall"),
            cells_of=frozenset({"resource_month", "resource_part", "goal"}),
        ),
        ViewSpec("period", tr("Period"), "Ctrl+Shift+5", any_period, words),
        ViewSpec(
            "standing", tr("Läget"), "Ctrl+Shift+6", completeness, tr("fullständighet saknas klar låst sena tavla")
        ),
    )


def all_offers() -> tuple[Offer, ...]:
    """Everything the buttons do, and going to each view."""
    return *copy_offers(), *month_offers(), new_case_offer(), level_offer(), *view_offers("lots", views())
