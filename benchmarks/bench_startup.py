"""From the start of the process to the first painted window, beside an empty PySide6 window.

The program ends itself at its first paint when LAGESBILD_EXIT_AFTER_PAINT is set; so does the empty window. All are
measured from outside, interpreter and imports included, by processor time: what other programs do meanwhile counts less
in it than by the clock. The first paint shows the frame; the last row is the window with the workspace open, its tab
painted, and the first press of Tab answered: the keyboard moved, and where it came to painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from harness import Aim, interleaved, table

ROUNDS = 15
ANSWERED = "Lägesbild, workspace shown and a key answered"
EMPTY_WINDOW = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)

application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
PROGRAM = "import sys; from app.__main__ import main; sys.exit(main())"
ANSWERING_WINDOW = """
import os, sys
from app.__main__ import load_qt
load_qt()
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from app.startup import start

class Painted(QObject):
    def __init__(self, widget, then):
        super().__init__()
        self.then = then
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, self.then)
        return False

def press_tab_when_open():
    if running.program is not None:
        timer.stop()
        watching.append(Painted(running.program.workspaces.opened.tab, press_tab))

def press_tab():
    before.append(application.focusWidget())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(running.window.windowHandle(), key)
    timer.timeout.disconnect()
    timer.timeout.connect(see_the_answer)
    timer.start(0)

def see_the_answer():
    if application.focusWidget() is not before[0]:
        timer.stop()
        watching.append(Painted(application.focusWidget(), lambda: os._exit(0)))

watching, before = [], []
application = QApplication(sys.argv)
running = start(application, sys.argv[1:])
timer = QTimer()
timer.timeout.connect(press_tab_when_open)
timer.start(0)
application.exec()
"""


def started(command: list[str], environment: dict[str, str]) -> Callable[[], float]:
    """The seconds of processor time of one start, in all of the process's threads."""

    def seconds() -> float:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{command[2].strip().splitlines()[-1]}: ended with {status}")
        return used.ru_utime + used.ru_stime

    return seconds


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        # A frozen program carries its bytecode; a machine that forbids writing it would compile at each start.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "LAGESBILD_HOME": home}
        to_first_paint = environment | {"LAGESBILD_EXIT_AFTER_PAINT": "1"}
        workspace = str(Path(home) / "exempel.lagesbild")
        program = [sys.executable, "-c", PROGRAM]
        subprocess.run([*program, "demo", workspace], env=environment, check=True, stdout=subprocess.DEVNULL)
        medians = interleaved(
            {
                "empty PySide6 window": started([sys.executable, "-c", EMPTY_WINDOW], environment),
                "Lägesbild, first paint": started([*program, workspace], to_first_paint),
                ANSWERED: started([sys.executable, "-c", ANSWERING_WINDOW, workspace], environment),
            },
            ROUNDS,
        )
    aims = (Aim("Lägesbild, first paint", 1.5), Aim(ANSWERED, 4.5))
    print(table("Process start to window, offscreen, processor time", medians, aims))


if __name__ == "__main__":
    main()
