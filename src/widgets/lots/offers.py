"""What can be done in the tab, named before it is made: the search lists it all."""

from widgets.tab.contract import Offer
from widgets.text import copy_words, tr


def copy_offers() -> tuple[Offer, ...]:
    """Copying the table of the chosen view."""
    return (
        Offer("lots-copy", tr("Kopiera LOTS-tabellen offentligt"), "Ctrl+Shift+C", words=copy_words()),
        Offer("lots-copy-internal", tr("Kopiera LOTS-tabellen internt"), words=copy_words()),
    )


def level_offer() -> Offer:
    """Choosing of which periods the area's cases are told in public."""
    words = tr("offentlig nivå redovisning månad kvartal halvår år dölja sekretess publicera")
    return Offer("lots-level", tr("Redovisningsnivå …"), at_once=True, words=words)


def month_offers() -> tuple[Offer, ...]:
    """What is done with a month, and the comment of the current cell."""
    return (
        Offer("lots-paste", tr("Klistra in i månaden"), words=tr("excel klistra importera")),
        Offer("lots-comment", tr("Kommentera rutan"), "Ctrl+M", words=tr("kommentar anteckning förklaring")),
        Offer(
            "lots-star",
            tr("Stjärnmärk rutan, eller ta bort stjärnan"),
            "Ctrl+Shift+S",
            words=tr("uppföljning följ upp flagga"),
        ),
        Offer("lots-hint", tr("Besvara påpekandet …"), words=tr("stämmer påpekande hint varning anteckning bortse")),
        Offer(
            "lots-form",
            tr("Växla mellan månadstal och korstabell"),
            words=tr("kön och ålder tillsammans kors form"),
        ),
        Offer("lots-done", tr("Markera månaden klar"), words=tr("markera klar avsluta färdig klarmarkera status")),
        Offer("lots-lock", tr("Lås månaden"), words=tr("låsa lås stänga status")),
        Offer("lots-open", tr("Öppna månaden igen"), words=tr("lås upp status")),
        Offer("lots-correct", tr("Rätta låst månad"), words=tr("rättelse ändra skäl")),
    )


def new_case_offer() -> Offer:
    """Writing a case."""
    words = tr("nytt ärende skriv registrera lägg till samverkansproblem riskfaktor utfall")
    return Offer("lots-new-case", tr("Nytt ärende"), "Ctrl+Shift+E", at_once=True, words=words)
