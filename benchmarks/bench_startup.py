"""From the start of the process to the first painted window, beside an empty PySide6 window.

The program ends itself at its first paint when LAGESBILD_EXIT_AFTER_PAINT is set; so does the empty window. Both are
timed from outside, interpreter and imports included, as a user waits for them.
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


def started(command: list[str], environment: dict[str, str]) -> Callable[[], float]:
    return timed(lambda: subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True))


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "LAGESBILD_HOME": home,
            "LAGESBILD_EXIT_AFTER_PAINT": "1",
        }
        workspace = str(Path(home) / "exempel.lagesbild")
        program = [sys.executable, "-c", PROGRAM]
        subprocess.run([*program, "demo", workspace], env=environment, check=True, stdout=subprocess.DEVNULL)
        medians = interleaved(
            {
                "empty PySide6 window": started([sys.executable, "-c", EMPTY_WINDOW], environment),
                "Lägesbild, first start": started(program, environment),
                "Lägesbild on the example": started([*program, workspace], environment),
            },
            ROUNDS,
        )
    aims = (Aim("Lägesbild, first start", 1.5), Aim("Lägesbild on the example", 1.5))
    print(table("Process start to first painted window, offscreen", medians, aims))


if __name__ == "__main__":
    main()
