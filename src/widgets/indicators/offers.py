"""What one can do here, named before the view is made: the search and the keys list it all."""

from widgets.tab.contract import Offer
from widgets.text import tr


def indicator_offers() -> tuple[Offer, Offer, Offer, Offer, Offer, Offer]:
    """Defining, changing, removing, copying."""
    return (
        Offer("new-indicator", tr("Ny indikator"), "Ctrl+Shift+I", at_once=True),
        Offer("edit-indicator", tr("Ändra indikatorn")),
        Offer("remove-indicator-values", tr("Ta bort indikatorns siffror")),
        Offer("remove-indicator", tr("Ta bort indikatorn")),
        Offer("copy-indicator", tr("Kopiera indikatorns tabell")),
        Offer("next-indicator-chart", tr("Nästa diagram")),
    )
