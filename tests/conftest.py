"""What every test stands on, with and without Qt."""

import importlib.util
import os

import pytest
from hypothesis import settings

HAS_QT = importlib.util.find_spec("PySide6") is not None

pytest_plugins = ["pytester", "support.sandbox", "support.log_guard"]

if HAS_QT:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pytest_plugins.append("support.qt_guard")

# The same examples in every run: a run tells of a change, not of chance. New ones are looked for by
# `--hypothesis-profile=search`; what it finds becomes an example of the test.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.register_profile("search", deadline=None, derandomize=False, max_examples=300, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    if not HAS_QT:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt, which is not here")
