"""What may be repeated from a file in a sentence to the user."""

from domain.identity import find_personal_numbers
from domain.text import tr

_LONGEST = 40
# Ten digits: most cells of a table are shorter and need no further look.
_SHORTEST_NUMBER = 10


def holds_personal_number(text: str) -> bool:
    """Whether the text holds a Swedish personal or coordination number (*personnummer, samordningsnummer*)."""
    return len(text) >= _SHORTEST_NUMBER and bool(find_personal_numbers(text))


def quoted(text: str) -> str:
    """`text` in Swedish quotation marks, shortened, without what cannot be printed.

    A text with a personal number is never repeated, so that it reaches neither a screen nor a log.
    """
    if holds_personal_number(text):
        return tr("(visas inte)")
    shown = "".join(sign if sign.isprintable() else "·" for sign in text)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return f"”{shown}”"
