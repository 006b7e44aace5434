"""Every test has a home of its own: the settings and workspaces of whoever runs the suite stay untouched."""

import os
from pathlib import Path

import pytest

_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "appdata/roaming",
    "LOCALAPPDATA": "appdata/local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "run",
    "LAGESBILD_HOME": "lagesbild",
}


@pytest.fixture(autouse=True)
def sandbox(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own home folder, empty, that every path of settings and user data leads to."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("LAGESBILD_")]:
        monkeypatch.delenv(name)
    for name, below in _HOMES.items():
        monkeypatch.setenv(name, str(home / below))
    # Qt and D-Bus warn about a runtime folder that others can read.
    (home / "run").mkdir(mode=0o700)
    return home
