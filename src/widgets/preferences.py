"""What the one who works here has chosen (*inställningar*): kept for the user, not in the workspace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from domain.ground.display import swedish_order
from widgets.theme import ThemeMode

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
MOST_RECENT = 8
_OWN_WORDS = "own words"


@dataclass(frozen=True, slots=True)
class LastPlace:
    """Where the user last stood in a workspace: the tab, the area's code, each tab's period as its code. `merely_shown`
    are the tabs whose period nobody chose; `left_at` is when the workspace was closed."""

    tab: str = ""
    area: str = ""
    periods: Mapping[str, str] = field(default_factory=dict)
    merely_shown: frozenset[str] = frozenset()
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of a user's settings. `function` is who writes ("samverkanskoordinator Tierp", ruling 28), never a name.

    `text_size` is in per cent, one of TEXT_SIZES. `recent` lists workspace files, latest first. `backup_folder` is
    None for the one beside the workspace. `import_folder` is where files were last taken in from. `places` is keyed by
    the workspace file's path. `window` is the size of the window as `Window.shape` writes it. `choices` are what tabs
    remember, by names of their own.
    """

    function: str = ""
    text_size: int = 100
    theme: ThemeMode = ThemeMode.SYSTEM
    recent: tuple[Path, ...] = ()
    backup_folder: Path | None = None
    places: Mapping[str, LastPlace] = field(default_factory=dict)
    window: str = ""
    import_folder: Path | None = None
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words that the user has added to the dictionary."""
        return tuple(self.choices.get(_OWN_WORDS, "").split())

    def with_own_words(self, words: Iterable[str]) -> "Preferences":
        """With these instead, each once and in Swedish order."""
        kept = " ".join(sorted(set(words), key=swedish_order))
        return replace(self, choices={**self.choices, _OWN_WORDS: kept})

    def place_in(self, workspace: Path) -> LastPlace:
        """Where the user last stood in that workspace."""
        return self.places.get(str(workspace), LastPlace())


class PreferenceStore(Protocol):
    """Holds the preferences and stores each change."""

    @property
    def current(self) -> Preferences:
        """As they are now."""
        raise NotImplementedError

    def change(self, changed: Preferences) -> None:
        """Take `changed` into use and store it. Raises UserProblem when it can't be stored."""
        raise NotImplementedError


def with_recent(recent: tuple[Path, ...], latest: Path) -> tuple[Path, ...]:
    """The list of recent workspaces with `latest` first, each once, the oldest dropped."""
    return (latest, *(path for path in recent if path != latest))[:MOST_RECENT]


def next_text_size(size: int, step: int) -> int:
    """The text size `step` places up (or down, below 0) from `size`; the ends stay."""
    nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - size))
    return TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, nearest + step))]
