"""Every test of the window wears the product's look: sizes and colours are part of what is tested."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from widgets.theme import Theme, ThemeMode, apply_theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %; a test that changes it leaves it as it was."""
    yield apply_theme(qapp, ThemeMode.LIGHT, 1.0)
    apply_theme(qapp, ThemeMode.LIGHT, 1.0)
