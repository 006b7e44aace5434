"""Files that are damaged: refused with a sentence, left as they are, also when the damage comes while they are open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from storage.areas import queries as areas
from storage.file.problems import DamagedProblem
from storage.file.workspace import open_workspace
from storage.recommendations import queries as recommendations
from support.house import create_demo
from support.workspaces import COORDINATOR

PAGE = 4096
Damage = Callable[[bytearray], None]


def junk(at: float) -> Damage:
    def damage(content: bytearray) -> None:
        start = int(len(content) * at) // PAGE * PAGE
        content[start : start + PAGE] = b"\xa5" * PAGE

    return damage


def zeros(content: bytearray) -> None:
    content[PAGE * 2 : PAGE * 6] = bytes(PAGE * 4)


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def head(content: bytearray) -> None:
    content[0:16] = b"inte SQLite alls"


def first_page(content: bytearray) -> None:
    content[100:PAGE] = b"\xff" * (PAGE - 100)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    create_demo(path)
    return path.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [head, first_page, zeros, cut, junk(0.1), junk(0.3), junk(0.5), junk(0.7), junk(0.999)],
    ids=["head", "first page", "zeros", "cut", "10 %", "30 %", "50 %", "70 %", "the end"],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(whole: bytes, damage: Damage, tmp_path: Path) -> None:
    content = bytearray(whole)
    damage(content)
    path = tmp_path / "skadad.lagesbild"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(DamagedProblem, match=r"skadad\.lagesbild är skadad"):
            open_workspace(path, who=COORDINATOR, read_only=read_only)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_damage_that_comes_while_the_file_is_open_is_told_in_words(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "oturlig.lagesbild"
    path.write_bytes(whole)
    with open_workspace(path, who=COORDINATOR, read_only=True) as ws:
        areas.settings(ws)
        with path.open("rb+") as file:
            file.seek(PAGE * 3)
            file.write(b"\xa5" * (len(whole) - PAGE * 3))
        with pytest.raises(DamagedProblem):
            recommendations.recommendations(ws)


def test_a_file_that_disappears_while_it_is_open(whole: bytes, tmp_path: Path) -> None:
    """On a share that goes away the next question is answered with a sentence or from what is held, never a trace."""
    path = tmp_path / "borta.lagesbild"
    path.write_bytes(whole)
    ws = open_workspace(path, who=COORDINATOR, read_only=True)
    areas.seats(ws)
    path.unlink()
    for _ in range(2):  # what the two connections hold that were opened with it
        assert areas.seats(ws) is not None
        ws._engine.dispose()
    with pytest.raises(UserProblem, match=r"borta\.lagesbild"):
        areas.seats(ws)
    assert areas.settings(ws).name == "Exempelregionen"
    ws.close()
