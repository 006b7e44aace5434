"""What can be done in the tab, named before it is made: the search lists it all."""

from widgets.tab.contract import Offer
from widgets.text import tr


def lots_offers() -> tuple[Offer, ...]:
    """Everything the buttons do, and the comment of the current cell."""
    return (
        Offer("lots-paste", tr("Klistra in i månaden"), words=tr("excel klistra")),
        Offer("lots-copy", tr("Kopiera LOTS-tabellen, små tal dolda"), "Ctrl+Shift+C"),
        Offer("lots-copy-internal", tr("Kopiera LOTS-tabellen internt")),
        Offer("lots-comment", tr("Kommentera rutan"), "Ctrl+M", words=tr("kommentar anteckning förklaring")),
        Offer("lots-done", tr("Markera månaden klar"), words=tr("avsluta färdig status")),
        Offer("lots-lock", tr("Lås månaden"), words=tr("status")),
        Offer("lots-open", tr("Öppna månaden igen"), words=tr("lås upp status")),
        Offer("lots-correct", tr("Rätta låst månad"), words=tr("rättelse ändra skäl")),
    )
