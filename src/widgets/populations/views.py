"""The views of the tab, in the order of their row, and what can be done in it: named before any of it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.populations.party_sheet import PARTIES, party_name
from widgets.tab.contract import Offer, Services
from widgets.tab.views import ViewSpec, view_offers
from widgets.text import copy_words, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.populations.view import PopulationView

RECORD, AREAS = "record", "areas"


def views() -> tuple[ViewSpec[PopulationView], ...]:
    """In their order."""

    def record(services: Services, parent: QWidget) -> PopulationView:
        from widgets.populations.record_view import RecordView

        return RecordView(services, parent)

    def picture(services: Services, parent: QWidget) -> PopulationView:
        from widgets.populations.picture_view import PictureView

        return PictureView(services, parent)

    def areas(services: Services, parent: QWidget) -> PopulationView:
        from widgets.populations.areas_view import AreasView

        return AreasView(services, parent)

    def years(services: Services, parent: QWidget) -> PopulationView:
        from widgets.populations.years_view import YearsView

        return YearsView(services, parent)

    def definition(services: Services, parent: QWidget) -> PopulationView:
        from widgets.populations.definition.view import DefinitionView

        return DefinitionView(services, parent)

    return (
        ViewSpec(
            RECORD,
            tr("Registrera"),
            "Ctrl+Shift+1",
            record,
            tr("skriva in mina siffror antal"),
            cells_of=frozenset({"population_count"}),
        ),
        ViewSpec("picture", tr("Bild"), "Ctrl+Shift+2", picture, tr("diagram figur")),
        ViewSpec(AREAS, tr("Kommuner"), "Ctrl+Shift+3", areas, tr("jämför jämföra områden grupp medlemmar")),
        ViewSpec("years", tr("År för år"), "Ctrl+Shift+4", years, tr("tidsserie utveckling")),
        ViewSpec("definition", tr("Definition"), "Ctrl+Shift+5", definition, tr("rader räknas överlapp åldersgrupp")),
    )


def population_offers() -> tuple[Offer, ...]:
    """A new reference date, copying, the next definition, the parties' sheets."""
    return (
        Offer(
            "new-reference-date",
            tr("Nytt mättillfälle"),
            "Ctrl+Shift+D",
            at_once=True,
            words=tr("mättillfälle ny datum oktober lägg till"),
        ),
        Offer("copy-population", tr("Kopiera tabellen, små tal dolda"), "Ctrl+Shift+C", words=copy_words()),
        Offer("copy-population-internal", tr("Kopiera tabellen internt"), words=copy_words()),
        Offer("next-definition", tr("Räkna efter nästa definition"), words=tr("byta definition")),
        *(
            Offer(
                f"party-sheet-{party or 'all'}",
                tr("Blankett till {party}").format(party=party_name(party)),
                at_once=True,
                words=tr("blankett exportera excel fylla i skicka part"),
            )
            for party in (*PARTIES, None)
        ),
    )


def all_offers() -> tuple[Offer, ...]:
    """The same, and going to each view."""
    return *population_offers(), *view_offers("population", views())
