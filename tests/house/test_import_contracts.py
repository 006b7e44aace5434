"""The arrows between the rooms: each contract of pyproject.toml is given the import it forbids, and must break."""

import itertools
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}


def _against_the_arrows(layers: list[str]) -> list[tuple[str, str]]:
    """Each room with a room it must not know: one above it, or its neighbour on the same floor."""
    floors = [[room.strip() for room in layer.split("|")] for layer in layers]
    upwards = [
        (low, high)
        for above, below in itertools.combinations(floors, 2)
        for high, low in itertools.product(above, below)
    ]
    sideways = [pair for floor in floors for pair in itertools.permutations(floor, 2)]
    return upwards + sideways


def _forbidden_pairs(contract: dict) -> list[tuple[str, str]]:
    if contract["type"] == "layers":
        return _against_the_arrows(contract["layers"])
    return list(itertools.product(contract["source_modules"], contract["forbidden_modules"]))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source and its contracts, to break."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [lint_imports, "--no-logo", "--no-cache"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_source_keeps_every_contract(house: Path) -> None:
    lint = _lint(house)

    assert lint.returncode == 0, lint.stdout + lint.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in lint.stdout


@pytest.mark.parametrize("name", CONTRACTS)
def test_each_forbidden_import_breaks_its_contract(house: Path, name: str) -> None:
    pairs = _forbidden_pairs(CONTRACTS[name])
    for room, forbidden in pairs:
        (house / "src" / room / f"planted_{forbidden}.py").write_text(f"import {forbidden}\n")

    lint = _lint(house)

    assert lint.returncode == 1
    assert f"{name} BROKEN" in lint.stdout
    unseen = [
        (room, forbidden)
        for room, forbidden in pairs
        if f"{room}.planted_{forbidden} -> {forbidden}" not in lint.stdout
    ]
    assert unseen == []
