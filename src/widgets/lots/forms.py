"""A month as cross (*korstabell*) or as margins (*månadstal*): which of them is shown, and what a change means."""

from widgets.dialogs import Dialogs
from widgets.lots.screen import LotsScreen
from widgets.text import tr


def why_not_its_form(screen: LotsScreen) -> str:
    """Why nothing can be typed in margins that a cross adds up to; empty where the month is shown as it is typed."""
    if screen.as_cross or not screen.current.is_cross:
        return ""
    return tr("Månaden skrivs som korstabell, och summorna räknas ur den. Välj Korstabell för att ändra den.")


def only_shows(screen: LotsScreen, *, locked: bool) -> bool:
    """True where the other form is only to be looked at: nothing that is recorded changes by it."""
    return locked or (screen.current.is_cross and not screen.as_cross)


def asked_of_form(dialogs: Dialogs, screen: LotsScreen) -> bool | None:
    """Whether what is recorded is to be written anew in the other form; None where nothing is to happen."""
    return _asked_of_cross(dialogs, screen) if screen.as_cross else _asked_of_margins(dialogs, screen)


def _asked_of_margins(dialogs: Dialogs, screen: LotsScreen) -> bool | None:
    if not screen.current.counts:
        return False
    text = tr(
        "Månaden skrivs sedan efter kön och ålder tillsammans. Månadstalen kan stå kvar som kontrollsummor: de "
        "gäller för varje part tills partens första ruta skrivs, och programmet säger om rutorna ger något annat. "
        "Ctrl+Z ångrar."
    )
    answers = [tr("Behåll månadstalen som kontrollsummor"), tr("Ta bort månadstalen")]
    answer = dialogs.decide(tr("Skriv som korstabell"), text, answers, stays=tr("Avbryt"))
    return None if answer is None else answer == 1


def _asked_of_cross(dialogs: Dialogs, screen: LotsScreen) -> bool | None:
    if not screen.current.is_cross:
        return False
    text = tr(
        "Varje part får de summor efter kön och efter ålder som korstabellen ger. Summorna är desamma, men vilka "
        "kön och åldrar som hör ihop finns inte kvar. Ctrl+Z ångrar."
    )
    title = tr("Skriv som månadstal")
    return True if dialogs.ask(title, text, yes=title) else None
