"""Whatever is chosen for a report, its pages say what is true and nothing of what was left out (ruling 44).

With LAGESBILD_LONG=1 five hundred reports instead of some dozens; LAGESBILD_SEED chooses others.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.file.workspace import Workspace, open_workspace
from support.house import create_demo
from support.random_reports import faults_in, random_reports
from support.workspaces import COORDINATOR

LONG = os.environ.get("LAGESBILD_LONG") == "1"
COUNT, EACH = 500 if LONG else 40, 20
SEED = int(os.environ.get("LAGESBILD_SEED", "44"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("slump") / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as ws:
        yield ws


def _faults(ws: Workspace, seed: int, count: int) -> list[str]:
    return [
        f"{fault}\n    in {plan.key} {asked}"
        for asked, plan, report in random_reports(ws, seed, count)
        for fault in faults_in(asked, plan, report)
    ]


@pytest.mark.parametrize("part", range(COUNT // EACH))
def test_random_reports_say_nothing_they_should_not(demo: Workspace, part: int) -> None:
    faults = _faults(demo, SEED + part, EACH)
    assert not faults, "\n".join(faults)
