"""What can be done with the year wheel, named before it is made."""

from widgets.tab.contract import Offer
from widgets.text import tr


def wheel_offers() -> tuple[Offer, ...]:
    """In the order of their buttons, then what has none."""
    return (
        Offer("wheel-new", tr("Ny punkt på årshjulet …"), at_once=True, words=tr("lägg till påminnelse deadline")),
        Offer("wheel-edit", tr("Ändra punkten …"), words=tr("datum månad ansvarig årshjul")),
        Offer("wheel-tick", tr("Bocka av punkten"), words=tr("klar gjord ta bort bocken årshjul")),
        Offer("wheel-go", tr("Gå dit punkten görs"), words=tr("öppna årshjul")),
        Offer("wheel-remove", tr("Ta bort punkten"), words=tr("stryk årshjul")),
        Offer("wheel-restore", tr("Återställ de medföljande punkterna"), words=tr("källor släpps ta fram årshjul")),
        Offer("wheel-save", tr("Spara årshjulets punkter som fil …"), words=tr("exportera csv")),
    )
