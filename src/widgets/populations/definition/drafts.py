"""Definitions as they are being changed (*utkast*): each version's own, kept until it is saved or thrown away."""

from collections.abc import Callable, Iterable
from datetime import date

from domain.populations.definition import PopulationDefinition, in_force

Edit = Callable[[PopulationDefinition], PopulationDefinition]
"""A change of a definition; raises UserProblem where it would make one that cannot be used."""


class Drafts:
    """The stored versions, the one that is stood on, and what each is being changed into."""

    def __init__(self) -> None:
        self.versions: tuple[PopulationDefinition, ...] = ()
        self._chosen, self._to_latest = "", ""
        self._drafts: dict[str, PopulationDefinition] = {}

    def show(self, versions: Iterable[PopulationDefinition], family: str, day: date) -> None:
        """Know these; stand on the version that was stood on if it is of the family, else on the one that holds on the
        day, or on the latest if that was asked for. A draft of a version that is gone is gone with it."""
        self.versions = tuple(versions)
        known = {each.key: each for each in self.versions}
        self._drafts = {key: draft for key, draft in self._drafts.items() if key in known and draft != known[key]}
        if self._to_latest == family:
            self._chosen = latest(self.versions, family).key
        elif self._chosen not in known or known[self._chosen].lineage != family:
            self._chosen = in_force(self.versions, family, day).key
        self._to_latest = ""

    def choose(self, key: str) -> None:
        """Stand on another version."""
        self._chosen = key

    def choose_latest(self, family: str) -> None:
        """Stand on the latest version of a family the next time versions are shown."""
        self._to_latest = family

    @property
    def saved(self) -> PopulationDefinition:
        """The version that is stood on, as it is stored."""
        return next(each for each in self.versions if each.key == self._chosen)

    @property
    def draft(self) -> PopulationDefinition:
        """The same as it is being changed."""
        return self._drafts.get(self._chosen, self.saved)

    @property
    def is_changed(self) -> bool:
        """True while the version that is stood on has changes that are not saved."""
        return self._chosen in self._drafts

    @property
    def changed(self) -> tuple[PopulationDefinition, ...]:
        """The versions that have changes that are not saved, as they are stored."""
        return tuple(each for each in self.versions if each.key in self._drafts)

    def edit(self, change: Edit) -> None:
        """Change the draft. Raises UserProblem and changes nothing where the change is refused."""
        made = change(self.draft)
        self._drafts.pop(self._chosen, None)
        if made != self.saved:
            self._drafts[self._chosen] = made

    def discard(self) -> None:
        """Go back to what is stored."""
        self._drafts.pop(self._chosen, None)

    def forget(self, key: str) -> None:
        """Drop the draft of another version: it was saved as the next one."""
        self._drafts.pop(key, None)


def latest(versions: Iterable[PopulationDefinition], family: str) -> PopulationDefinition:
    """The latest version of a family, whichever day it holds from."""
    return max((each for each in versions if each.lineage == family), key=lambda each: each.version)
