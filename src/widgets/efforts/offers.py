"""What can be done in the tab, named before it is made."""

from widgets.tab.contract import Offer
from widgets.text import tr


def effort_offers() -> tuple[Offer, ...]:
    """What makes an effort, what is done with those marked, and what leads through the list."""
    marked = tr("markerade insatser")
    return (
        Offer("new-effort", tr("Ny insats"), "Ctrl+Shift+E", at_once=True, words=tr("lägg till skriv aktivitet")),
        Offer("change-effort", tr("Ändra insatsen"), "", words=marked),
        Offer("remove-effort", tr("Ta bort insatsen"), "", words=tr("radera stryk")),
        Offer("seek-effort", tr("Sök bland insatserna"), "Ctrl+F", words=tr("filter hitta leta")),
        Offer("paste-efforts", tr("Klistra in insatser"), "Ctrl+Shift+V", words=tr("excel tabell urklipp")),
        Offer("effort-words", tr("Målgrupper och behov …"), words=tr("byt namn slå ihop ord lista")),
        Offer("effort-file", tr("Spara insatserna som fil …"), words=tr("csv exportera")),
    )
