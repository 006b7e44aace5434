"""What the frozen program leaves out is asked for by nothing: the program plays its part without it."""

import ast
import os
import subprocess
import sys
from pathlib import Path

SPEC = Path(__file__).parents[2] / "packaging" / "lagesbild.spec"
WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class LeftOut(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in {left_out!r}):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
        return None

sys.meta_path.insert(0, LeftOut())
from app.__main__ import main
sys.exit(main({arguments!r}))
"""


def left_out() -> list[str]:
    """The modules that the frozen program has not got."""
    for node in ast.walk(ast.parse(SPEC.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "excludes":
            return list(ast.literal_eval(node.value))
    raise AssertionError("the spec leaves nothing out")


def played(folder: Path, without: list[str]) -> subprocess.CompletedProcess[str]:
    code = WITHOUT.format(left_out=without, arguments=["--smoke", str(folder)])
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def test_every_page_and_a_report_come_without_what_is_left_out(tmp_path: Path) -> None:
    ended = played(tmp_path, left_out())
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")


def test_a_module_that_is_asked_for_ends_it_at_once(tmp_path: Path) -> None:
    ended = played(tmp_path, [*left_out(), "PySide6.QtOpenGL"])
    assert ended.returncode == 2
    assert "No module named 'PySide6.QtOpenGL'" in ended.stderr
