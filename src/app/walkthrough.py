"""A day's work on the example workspace, played in the real window without anyone at the keyboard.

For machines without a display, and for the pictures of README and handbook:
`python -m app.walkthrough --out FOLDER [--theme light|dark] [--size 1366x768]`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from domain.ground.period import Period, parse_period
from domain.ground.text import tr

if TYPE_CHECKING:
    from app.startup import Running
    from domain.ground.area import Area
    from widgets.preview.page import ReportPage
    from widgets.tab.contract import Place
    from widgets.window.open_workspace import OpenWorkspace

_PATIENCE = 60.0
_MONTH = (
    ("2", "1", "0", "1", "2", "0"),
    ("1", "1", "0", "0", "2", "0"),
    ("4", "3", "0", "3", "3", "0"),
)
"""Women, men, other and under 30, over, unknown for three parties; the third does not add up, and is said to."""


def main(argv: Sequence[str] | None = None) -> int:
    """Plays the day and says where the report and the pictures lie."""
    parser = argparse.ArgumentParser(prog="app.walkthrough")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1366x768")
    given = parser.parse_args(argv)
    out: Path = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DISPLAY") and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LAGESBILD_HOME"] = str(out / "hem")
    width, height = (int(part) for part in given.size.split("x"))
    report, pictures = Walkthrough(out, given.theme, (width, height)).play()
    print(tr("Rapporten: {path}").format(path=report))
    for picture in pictures:
        print(tr("Bild: {path}").format(path=picture))
    return 0


class Walkthrough:
    """One walk through every tab. `play` returns the report's file and the pictures."""

    def __init__(self, out: Path, theme: str, size: tuple[int, int]) -> None:
        self._out = out
        self._theme = theme
        self._size = size
        self._pictures: list[Path] = []
        self._application = QApplication([])

    def play(self) -> tuple[Path, list[Path]]:
        """Start on a new example workspace, work, print, close."""
        from app.example import create_demo
        from app.settings import SettingsFile
        from app.startup import start
        from app.subjects import SUBJECTS
        from widgets.theme import ThemeMode

        workspace = self._out / "exempel.lagesbild"
        for leftover in self._out.glob("exempel.*"):
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()
        shutil.rmtree(self._out / "hem", ignore_errors=True)
        create_demo(workspace, SUBJECTS)
        settings = SettingsFile(self._out / "hem" / "installningar.json")
        function = tr("samverkanskoordinator i exemplet")
        settings.change(replace(settings.current, theme=ThemeMode(self._theme), function=function))
        running = start(self._application, [str(workspace)])
        try:
            running.window.resize(*self._size)
            return self._work(running)
        finally:
            running.stop()

    def _work(self, running: Running) -> tuple[Path, list[Path]]:
        self._wait(lambda: running.program is not None and running.program.workspaces.opened is not None)
        opened = running.program.workspaces.opened if running.program is not None else None
        assert opened is not None
        self._picture(running, "start")
        self._record_month(running, opened)
        opened.open_tab("profile", self._place(opened, "2401", parse_period("2021")))
        self._picture(running, "kommunprofil")
        opened.open_tab("populations", self._place(opened, "2481", date(2024, 10, 31)))
        self._picture(running, "samverkanspopulation")
        opened.open_tab("recommendations", self._place(opened, "2401", parse_period("2022")))
        self._picture(running, "rekommendationer")
        opened.open_tab("efforts", self._place(opened, "0360", parse_period("2022")))
        self._picture(running, "insatser-och-behov")
        opened.open_tab("wheel")
        self._picture(running, "arshjul")
        opened.open_tab("recommendations")
        return self._print_report(running, opened), self._pictures

    def _record_month(self, running: Running, opened: OpenWorkspace) -> None:
        """Type three parties of May 2016 with Tab, and see that the third does not add up."""
        opened.open_tab("lots", self._place(opened, "0360", parse_period("2016-05")))
        for row in _MONTH:
            for text in row:
                self._type(text)
                self._press(Qt.Key.Key_Tab)
        self._picture(running, "lots")

    def _print_report(self, running: Running, opened: OpenWorkspace) -> Path:
        from widgets.preview.page import ReportPage

        opened.services.run_command("report")
        page = running.window.findChild(ReportPage)
        assert page is not None
        self._wait(lambda: self._is_built(page))
        self._picture(running, "rapport")
        printed = page.printed
        assert printed is not None
        report = self._out / "rapport.pdf"
        printed.save(report)
        return report

    @staticmethod
    def _is_built(page: ReportPage) -> bool:
        return page.printed is not None

    @staticmethod
    def _place(opened: OpenWorkspace, code: str, when: Period | date) -> Place:
        from widgets.tab.contract import Place

        area: Area = next(each for each in opened.areas if each.code == code)
        if isinstance(when, Period):
            return Place(area, period=when)
        return Place(area, reference_date=when)

    def _picture(self, running: Running, name: str) -> None:
        for _ in range(20):
            self._application.processEvents()
            time.sleep(0.01)
        path = self._out / f"{name}.png"
        running.window.grab().save(str(path))
        self._pictures.append(path)

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(tr("Fönstret blev inte färdigt."))
            self._application.processEvents()
            time.sleep(0.01)

    def _type(self, text: str) -> None:
        for letter in text:
            self._press(Qt.Key(0), letter)

    def _press(self, key: Qt.Key, text: str = "") -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        self._application.processEvents()


if __name__ == "__main__":
    raise SystemExit(main())
