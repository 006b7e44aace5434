"""From the start of the process to the first painted window, beside an empty PySide6 window.

The program ends itself at its first paint when LAGESBILD_EXIT_AFTER_PAINT is set; so does the empty window. All are
timed from outside, interpreter and imports included, as a user waits for them. The first paint shows the frame; the
last row is the window with the workspace open and its tab drawn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from harness import Aim, interleaved, table, timed

ROUNDS = 15
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
FILLED_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.startup import start

application = QApplication(sys.argv)
running = start(application, sys.argv[1:])
turns_of_the_loop = 0

def end_when_filled():
    global turns_of_the_loop
    turns_of_the_loop += running.shell is not None
    if turns_of_the_loop > 2:
        os._exit(0)

timer = QTimer()
timer.timeout.connect(end_when_filled)
timer.start(0)
application.exec()
"""


def started(command: list[str], environment: dict[str, str]) -> Callable[[], float]:
    return timed(lambda: subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True))


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
                "Lägesbild, workspace open and shown": started(
                    [sys.executable, "-c", FILLED_WINDOW, workspace], environment
                ),
            },
            ROUNDS,
        )
    print(table("Process start to window, offscreen", medians, (Aim("Lägesbild, first paint", 1.5),)))


if __name__ == "__main__":
    main()
