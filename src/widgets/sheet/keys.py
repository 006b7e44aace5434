"""The keys of a grid, for the list of keys: they are the grid's own and no commands of the window."""

from widgets.text import tr


def grid_keys() -> tuple[tuple[str, str], ...]:
    """What they do, and the keys."""
    return (
        (tr("Flytta"), tr("Piltangenterna, Home, End")),
        (tr("Till slutet av det ifyllda"), tr("Ctrl+pil")),
        (tr("Markera flera rutor"), tr("Skift+pil, Ctrl+Skift+pil, Ctrl+A")),
        (tr("Spara och gå nedåt, åt höger"), tr("Enter, Tabb")),
        (tr("Ändra i rutan"), "F2"),
        (tr("Töm rutorna"), "Delete"),
        (tr("Fyll nedåt från översta raden"), "Ctrl+D"),
        (tr("Fyll åt höger från första kolumnen"), "Ctrl+R"),
        (tr("Kopiera rutorna, klipp ut, klistra in"), "Ctrl+C, Ctrl+X, Ctrl+V"),
        (tr("Rutans kommentar"), "Ctrl+M"),
        (tr("Rutans historik"), tr("Skift+F2")),
    )
