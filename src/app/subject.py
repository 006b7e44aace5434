"""What a subject (*ämne*) hands over to the rest of the house: one object, a column for each room (ruling 62)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from app.commands.parser import Subcommands
    from exchange.tidy.format import TidyFormat
    from reports.page.part import Part
    from storage.kept import Kept
    from widgets.tab.contract import TabSpec


class Subject:
    """Everything that is known of a subject outside its own shelves. Each column is asked for where it is used, so that
    a command loads no window and the window's first paint nothing at all.

    `page` is its page of the handbook, `commands` what the command line has for it. A column that a subject rightly
    leaves empty is named in `does_without`, with the reason.
    """

    key: ClassVar[str]
    page: ClassVar[str]
    commands: ClassVar[tuple[str, ...]] = ()
    does_without: ClassVar[Mapping[str, str]] = {}

    def tab(self) -> TabSpec | None:
        """Its tab with title, shortcut, what the period box offers, and what the search finds of it unopened."""
        return None

    def kept(self) -> Kept:
        """What it keeps in the workspace: tables, locks, checks, what a backup tells, its part of the example."""
        raise NotImplementedError

    def formats(self) -> Sequence[TidyFormat[Any]]:
        """The tidy files it is read from."""
        return ()

    def parts(self) -> Sequence[type[Part]]:
        """What it can say in a report; `app.reports` puts parts together to plans."""
        return ()

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:
        """Makes `commands` known to the command line; some of them are about all the `subjects`."""
