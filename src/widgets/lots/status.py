"""The month's status in words, and why its sheet cannot be changed when it cannot."""

from domain.ground.text import tr
from domain.lots.month import MonthStatus
from widgets.lots.screen import LotsScreen


def month_subtitle(screen: LotsScreen, correction: str) -> str:
    """The line under the heading: what the figures are and how far the month has come."""
    parts = [
        tr("Månaden är {status}").format(status=screen.current.status.label),
        _form_words(screen),
    ]
    if correction:
        parts.append(tr("rättas: {reason}").format(reason=correction))
    return " · ".join(parts)


def _form_words(screen: LotsScreen) -> str:
    if screen.current.by_case:
        return tr("fylls från ärendeloggen")
    return tr("korstabell") if screen.as_cross else tr("månadstal")


def why_locked(screen: LotsScreen, *, read_only: bool, correction: str) -> str:
    """The sentence that says why nothing can be changed; empty where it can."""
    if read_only:
        return tr("Arbetsboken är öppen för läsning. Siffrorna kan inte ändras.")
    if screen.current.by_case:
        return tr("Månaden fylls från ärendena. Ändra dem i vyn Ärenden, eller gå över till månadstal där.")
    if screen.current.status is MonthStatus.LAST and not correction:
        return tr("Månaden är låst. Välj Rätta låst månad och skriv varför, så kan siffrorna ändras.")
    return ""
