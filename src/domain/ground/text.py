"""Texts a user sees, in a form that can be translated without Qt (ruling 32).

The source text is Swedish and is its own key, as in gettext: a catalogue that is missing or lacks
a message shows the Swedish text.
"""

from collections.abc import Callable

Translate = Callable[[str], str]


def _as_written(message: str) -> str:
    return message


class _Catalogue:
    """The one translation in use; the program has one language at a time."""

    __slots__ = ("translate",)

    def __init__(self) -> None:
        self.translate: Translate = _as_written


_catalogue = _Catalogue()


def tr(message: str) -> str:
    """The user's text for `message`; the message itself where no catalogue has it."""
    return _catalogue.translate(message)


def translation() -> Translate:
    """What answers `tr` now: who keeps texts that are made of others keeps them by it."""
    return _catalogue.translate


def use_catalogue(translate: Translate | None) -> None:
    """Let `translate` (for example `gettext.translation(...).gettext`) answer; None means Swedish as written."""
    _catalogue.translate = translate or _as_written
