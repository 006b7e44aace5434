"""What one can do here, named before the view is made: the search and the keys list it all."""

from widgets.tab.contract import Offer
from widgets.text import tr


def text_offers() -> tuple[Offer, Offer]:
    """Using the draft, and comparing with it."""
    return (
        Offer("use-draft", tr("Använd utkastet till text")),
        Offer("compare-draft", tr("Jämför texten med nytt utkast")),
    )
