"""What one can do here, named before the view is made: the search and the keys list it all."""

from widgets.tab.contract import Offer
from widgets.text import tr


def entry_offers() -> tuple[Offer]:
    """Taking typed figures away."""
    return (Offer("remove-benefit-years", tr("Ta bort periodens inskrivna siffror")),)
