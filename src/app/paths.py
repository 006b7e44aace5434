"""Where the program keeps what is the user's own: settings, log, workspaces (ruling 35)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = "Lagesbild"


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's own places. None of them needs to exist yet."""

    settings: Path
    log: Path
    workspaces: Path

    @classmethod
    def below(cls, home: Path) -> "Paths":
        """Everything in one folder: for a portable copy, for tests."""
        return cls(home / "installningar.json", home / "logg" / "lagesbild.log", home / "arbetsbocker")


def find_paths(environment: Mapping[str, str] = os.environ) -> Paths:
    """The places of this user on this machine; all of them below LAGESBILD_HOME where that is set.

    Workspaces go into the local application folder: the roaming one and Documents are often synced, and a synced
    SQLite file can lose what was written.
    """
    if home := environment.get("LAGESBILD_HOME"):
        return Paths.below(Path(home))
    from platformdirs import PlatformDirs

    folders = PlatformDirs(_NAME, appauthor=False, roaming=False)
    return Paths(
        settings=folders.user_config_path / "installningar.json",
        log=folders.user_log_path / "lagesbild.log",
        workspaces=folders.user_data_path / "arbetsbocker",
    )
