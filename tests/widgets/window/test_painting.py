"""A page that comes out or comes to show something else is painted once, when all in it stands where it is to stay."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest

from domain.ground.area import Area
from domain.ground.period import parse_period
from support.window_stand import WindowStand
from widgets.tab.contract import Place

QUIET_MS = 150
ROOM = 1.1
"""A box of choices measures itself a moment later, and is painted for itself."""
PLACES: dict[str, tuple[str, str, Callable[[Area], Place]]] = {
    "profile": ("2401", "2404", lambda area: Place(area, period=parse_period("2021"))),
    "populations": ("2481", "0319", lambda area: Place(area, reference_date=date(2024, 10, 31))),
    "lots": ("0360", "0331", lambda area: Place(area, period=parse_period("2016-04"))),
}


class Painted(QObject):
    """How much of a window has been painted, in windows."""

    def __init__(self, stand: WindowStand) -> None:
        super().__init__(stand.window)
        self.stand = stand
        self.pixels = 0
        stand.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and watched is self.stand.window:
            box = event.region().boundingRect()
            self.pixels += box.width() * box.height()
        return False

    def windows_by(self, action: Callable[[], object]) -> float:
        """How many windows are painted for it."""
        QTest.qWait(QUIET_MS)
        self.pixels = 0
        action()
        QTest.qWait(QUIET_MS)
        return self.pixels / (self.stand.window.width() * self.stand.window.height())


@pytest.fixture
def stand(open_window: Callable[..., WindowStand], example: Path) -> WindowStand:
    stand = open_window(example)
    stand.window.resize(1366, 768)
    return stand


@pytest.mark.parametrize("key", PLACES)
def test_another_area_is_painted_once(stand: WindowStand, key: str) -> None:
    areas = {area.code: area for area in stand.opened.areas}
    here, there, place = PLACES[key]
    stand.opened.open_tab(key, place(areas[here]))
    stand.opened.go_to(areas[there])
    painted = Painted(stand)
    for code in (here, there):
        assert 0.1 < painted.windows_by(lambda code=code: stand.opened.go_to(areas[code])) < ROOM


def test_another_month_is_painted_once(stand: WindowStand) -> None:
    areas = {area.code: area for area in stand.opened.areas}
    stand.opened.open_tab("lots", PLACES["lots"][2](areas["0360"]))
    painted = Painted(stand)
    for steps in (-1, 1):
        assert 0.1 < painted.windows_by(lambda steps=steps: stand.opened.step(steps)) < ROOM


@pytest.mark.parametrize("key", PLACES)
def test_a_tab_that_is_opened_is_painted_once(stand: WindowStand, key: str) -> None:
    areas = {area.code: area for area in stand.opened.areas}
    here, _there, place = PLACES[key]
    painted = Painted(stand)
    assert 0.5 < painted.windows_by(lambda: stand.opened.open_tab(key, place(areas[here]))) < ROOM


@pytest.mark.parametrize("key", PLACES)
def test_another_text_size_is_painted_once(stand: WindowStand, key: str) -> None:
    areas = {area.code: area for area in stand.opened.areas}
    here, _there, place = PLACES[key]
    stand.opened.open_tab(key, place(areas[here]))
    painted = Painted(stand)
    for command in ("larger", "smaller"):
        assert 0.5 < painted.windows_by(lambda command=command: stand.program.commands.run(command)) < ROOM
