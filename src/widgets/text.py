"""Texts of the window: the same catalogue as everywhere else, so that screen and paper agree (ruling 32)."""

import re

from domain.ground.text import tr

__all__ = ["copy_words", "literal", "tr", "without_marks"]


def literal(text: str) -> str:
    """A name from a user or a file as the words of a button, a menu or a field's label: as it is written.

    Qt takes & there for the mark of a letter, and a tab for what comes before a menu's keys.
    """
    return text.replace("&", "&&").replace("\t", " ")


def without_marks(text: str) -> str:
    """The words of a button or a menu as they are read, the reverse of `literal`."""
    return re.sub("&(.)", r"\1", text)


def copy_words() -> str:
    """What everything that copies a table is found by, besides its name."""
    return tr("exportera excel klipp ut")
