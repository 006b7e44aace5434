"""What the views of Kommunprofil let one do, named before they are made: the search and the keys list it all."""

from collections.abc import Callable
from dataclasses import dataclass

from widgets.text import tr
from widgets.window.contract import Action


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a view does. `at_once` says that it can be done in a view nobody has been in; the rest is about what
    is seen there."""

    key: str
    text: str
    shortcut: str = ""
    at_once: bool = False

    def done_by(self, run: Callable[[], None], enabled: Callable[[], bool]) -> Action:
        """The action as the view itself does it."""
        return Action(self.key, self.text, run, self.shortcut, enabled)


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


def text_offers() -> tuple[Offer, Offer]:
    """Using the draft, and comparing with it."""
    return (
        Offer("use-draft", tr("Använd utkastet till text")),
        Offer("compare-draft", tr("Jämför texten med nytt utkast")),
    )


def entry_offers() -> tuple[Offer]:
    """Taking typed figures away."""
    return (Offer("remove-benefit-years", tr("Ta bort periodens inskrivna siffror")),)
