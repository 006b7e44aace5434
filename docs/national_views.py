"""The views of Kommunprofil that need the national table, as pictures: `docs/national_views.py --out FOLDER`.

The table is invented (its source says so) and taken in as a user does, from a file.
"""

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
VIEWS = {"radar": "profile-overview", "plats": "profile-places", "tidsserie": "profile-series"}
GAPS = [("2401", "2019M03"), ("2401", "2019M04"), ("2480", "2020M11")]
NORDMALING, MEMBERS = "2401", ("2401", "2403", "2404", "2409", "2460", "2480")


def invented_workspace(folder: Path) -> Path:
    """A workspace for the Umeå region with eight invented years of every kommun."""
    from app.subjects import SUBJECTS
    from exchange.files import read_file
    from storage.benefits.month_table import import_months
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_workspace
    from support.scb_table import TITLE, Form, kommuner, scb_table, write_scb

    path = folder / "provdata.lagesbild"
    create_workspace(path, name="Umeåregionen", members=MEMBERS, who="samverkanskoordinator")
    table = scb_table(areas=sorted(kommuner()), first="2014M01", months=96, gaps=GAPS)
    written = write_scb(table, folder / "tabell.json", Form.JSON_STAT)
    written.write_text(written.read_text("utf-8").replace(TITLE, "Påhittade siffror, ingen statistik"), "utf-8")
    file = read_file(written, formats=[each for subject in SUBJECTS for each in subject.formats()])
    with open_workspace(path, who="samverkanskoordinator") as ws:
        import_months(ws, file.content, file_name=file.name, sha256=file.sha256)
    return path


def main() -> int:
    """Every picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light")
    given = parser.parse_args()
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LAGESBILD_HOME"] = str(out / "hem")
    workspace = invented_workspace(out)

    from PySide6.QtWidgets import QApplication

    from app.settings import SettingsFile
    from app.startup import start
    from domain.ground.period import parse_period
    from widgets.tab.contract import Place
    from widgets.theme import ThemeMode

    application = QApplication([])
    settings = SettingsFile(out / "hem" / "installningar.json")
    settings.change(replace(settings.current, theme=ThemeMode(given.theme), function="samverkanskoordinator"))
    running = start(application, [str(workspace)])
    running.window.resize(1366, 768)

    def pause() -> None:
        for _ in range(40):
            application.processEvents()
            time.sleep(0.01)

    while running.program is None or running.program.workspaces.opened is None:
        pause()
    opened = running.program.workspaces.opened
    area = next(each for each in opened.areas if each.code == NORDMALING)
    opened.open_tab("profile", Place(area, period=parse_period("2021")))
    for name, command in VIEWS.items():
        opened.services.run_command(command)
        pause()
        running.window.grab().save(str(out / f"{name}.png"))
    running.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
