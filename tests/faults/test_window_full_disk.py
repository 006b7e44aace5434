"""A disk that is full, under the real window: one is told so, and can go on reading and printing to the screen."""

from pathlib import Path

from support.surroundings import can_have_a_small_disk, run_on_small_disk

# What tests share is not on the path of a process of its own.
WINDOW = f"""
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.startup import start
from support.house import create_demo

def until(so):
    for _ in range(1500):
        if so():
            return
        QTest.qWait(10)
    raise AssertionError("in vain")

def fill_the_disk():
    with path.with_name("semesterbilder").open("wb", buffering=0) as ballast:
        for size in (100_000, 4096, 1):
            try:
                while True:
                    ballast.write(bytes(size))
            except OSError:
                pass

application = QApplication(["lagesbild"])
def sit_down():
    running = start(application, [str(path)])
    until(lambda: running.program is not None and running.program.workspaces.opened is not None)
    return running

def read_everything(running):
    opened, said = running.program.workspaces.opened, []
    running.program.messages.said.connect(lambda message: said.append(message.text))
    for spec in running.program.workspaces.specs:
        opened.open_tab(spec.key)
        QApplication.processEvents()
    running.program.commands.run("report")
    until(lambda: opened._page is not None and not opened.jobs.running)
    print("läst", said)
    running.stop()
"""
OPENED_ON_A_FULL_DISK = (
    WINDOW
    + """
create_demo(path)
fill_the_disk()
running = sit_down()
print(running.program.workspaces.banner.text)
read_everything(running)
"""
)
FILLED_WHILE_OPEN = (
    WINDOW
    + """
from domain.ground.problem import UserProblem
from storage.recommendations.recording import add_recommendation
create_demo(path)
running = sit_down()
fill_the_disk()
try:
    while True:
        add_recommendation(running.program.workspaces.opened.session.workspace, year=2022, template="underlagsmall", title="x" * 200)
except UserProblem as problem:
    print(type(problem).__name__, problem.text)
read_everything(running)
"""
)

# Where a process may not have its own mounts nothing stands for a disk that is full when a file is opened.
if can_have_a_small_disk():

    def test_a_workspace_on_a_full_disk_is_opened_for_reading_and_said_so(tmp_path: Path) -> None:
        banner, read = run_on_small_disk(OPENED_ON_A_FULL_DISK, tmp_path, "3m").splitlines()
        assert banner.startswith("Skrivskyddad: Disken är full.")
        assert "nätverket" not in banner
        assert read == "läst []"

    def test_a_disk_that_fills_up_keeps_nobody_from_reading(tmp_path: Path) -> None:
        problem, read = run_on_small_disk(FILLED_WHILE_OPEN, tmp_path, "4m").splitlines()
        assert problem.startswith("FullDiskProblem Disken är full. Det senaste skrevs inte")
        assert read == "läst []"
