"""The arrows between the rooms and inside them: each contract of pyproject.toml is given the import it forbids, and
must break."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}


def _against_the_arrows(layers: list[str], container: str = "") -> list[tuple[str, str]]:
    """Each room or shelf with one it must not know: one above it, or its neighbour on the same floor."""
    floors = [[f"{container}{name.strip()}" for name in layer.split("|")] for layer in layers]
    upwards = [
        (low, high)
        for above, below in itertools.combinations(floors, 2)
        for high, low in itertools.product(above, below)
    ]
    sideways = [pair for floor in floors for pair in itertools.permutations(floor, 2)]
    return upwards + sideways


def _forbidden_pairs(contract: dict) -> list[tuple[str, str]]:
    match contract:
        case {"type": "layers", "containers": containers, "layers": layers}:
            return [pair for room in containers for pair in _against_the_arrows(layers, f"{room}.")]
        case {"type": "layers", "layers": layers}:
            return _against_the_arrows(layers)
    return list(itertools.product(contract["source_modules"], contract["forbidden_modules"]))


def _plant(source: Path, importer: str, imported: str) -> str:
    """Writes an import of `imported` into the room, the shelf or the file `importer`; the name of what now has it."""
    place = source.joinpath(*importer.split("."))
    if place.is_dir():
        name = f"planted_{imported.replace('.', '_')}"
        (place / f"{name}.py").write_text(f"import {imported}\n")
        return f"{importer}.{name}"
    with place.with_suffix(".py").open("a") as file:
        file.write(f"\nimport {imported}\n")
    return importer


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


@pytest.mark.parametrize("name", [name for name in CONTRACTS if CONTRACTS[name]["type"] != "acyclic_siblings"])
def test_each_forbidden_import_breaks_its_contract(house: Path, name: str) -> None:
    planted = [(_plant(house / "src", low, high), high) for low, high in _forbidden_pairs(CONTRACTS[name])]

    lint = _lint(house)

    assert lint.returncode == 1
    assert f"{name} BROKEN" in lint.stdout
    assert [pair for pair in planted if f"{pair[0]} -> {pair[1]}" not in lint.stdout] == []


def test_a_circle_in_any_room_or_shelf_is_seen(house: Path) -> None:
    (name,) = (name for name in CONTRACTS if CONTRACTS[name]["type"] == "acyclic_siblings")
    packages = [
        path.parent for room in CONTRACTS[name]["ancestors"] for path in (house / "src" / room).rglob("__init__.py")
    ]
    for package in packages:
        dotted = ".".join(package.relative_to(house / "src").parts)
        (package / "planted_one.py").write_text(f"from {dotted} import planted_other\n")
        # An import on first use is an arrow all the same.
        (package / "planted_other.py").write_text(f"def late():\n    from {dotted} import planted_one\n")

    lint = _lint(house)

    assert f"{name} BROKEN" in lint.stdout
    unseen = [
        package
        for package in packages
        if f"No cycles are allowed in {'.'.join(package.relative_to(house / 'src').parts)}." not in lint.stdout
    ]
    assert unseen == []


def test_a_shelf_that_has_no_place_among_the_others_is_seen(house: Path) -> None:
    rooms = [contract["containers"][0] for contract in CONTRACTS.values() if "containers" in contract]
    for room in rooms:
        (house / "src" / room / "planted.py").write_text("")

    lint = _lint(house)

    assert [room for room in rooms if f"- {room}.planted" not in lint.stdout] == []


_ARROWS = """
import json, sys
import grimp
graph = grimp.build_graph(*sys.argv[1:], cache_dir=None)
print(json.dumps({module: sorted(graph.find_modules_directly_imported_by(module)) for module in graph.modules}))
"""


def _circle(house: Path) -> list[str]:
    """A circle of files, whenever they import each other: at once, on first use or for types alone. Asked in a process
    of its own: this one may have imported the rooms from where they really are."""
    rooms = next(contract["ancestors"] for contract in CONTRACTS.values() if "ancestors" in contract)
    told = subprocess.run(
        [sys.executable, "-c", _ARROWS, *rooms],
        env=os.environ | {"PYTHONPATH": str(house / "src")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    try:
        TopologicalSorter(json.loads(told.stdout)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize(
    "late",
    [
        "def late():\n    from machine import planted_one\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from machine import planted_one\n",
    ],
)
def test_no_circle_of_files_is_closed_by_a_late_import(house: Path, late: str) -> None:
    assert _circle(house) == []

    (house / "src/machine/planted_one.py").write_text("from machine import planted_other\n")
    (house / "src/machine/planted_other.py").write_text(late)

    assert {*_circle(house)} == {"machine.planted_one", "machine.planted_other"}
