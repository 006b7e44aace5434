"""Each house rule is shown a file that breaks it, and one beside it that keeps it."""

from pathlib import Path, PurePosixPath

import pytest

from support.house_rules import RULES, Source, broken_rules, sources_of

ROOT = Path(__file__).parents[2]

LATER = "TO" + "DO"
SWITCH_OFF = "@pytest.mark." + "skip\ndef test_rank(): ..."
REGISTRY = "py" + "pi.org"
CHECKOUT = "/wo" + "rk/main/x"

# rule: where, what breaks it, what keeps it
PLANTED = {
    "a source file has at most 400 lines": ("src/domain/rank.py", "x = 1\n" * 401, "x = 1\n" * 400),
    "a class has at most 15 public methods": (
        "src/widgets/window.py",
        "class Window:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(16)),
        "class Window:\n" + "".join(f"    def _m{n}(self): ...\n" for n in range(16)),
    ),
    "no module is called utils, helpers or manager": ("src/storage/utils.py", "", None),
    "the application is passed, not looked up": (
        "src/widgets/window.py",
        "app = QApplication.instance()",
        "app = QApplication(arguments)",
    ),
    "app and widgets import heavy modules on first use": (
        "src/widgets/window.py",
        "from pandas import DataFrame",
        "import sqlite3\nif TYPE_CHECKING:\n    import pandas\ndef table():\n    import pandas",
    ),
    "domain has no clock": ("src/domain/ground/period.py", "now = date.today()", "day = date(2021, 1, 1)"),
    "no event loop is pumped by hand": ("src/widgets/jobs.py", "QApplication.processEvents()", "events(process)"),
    "what a user reads goes through tr()": (
        "src/widgets/bar.py",
        'label.setText("Område")',
        'label.setText(tr("Område"))\nlabel.setText("–")\nlabel.setObjectName("area")',
    ),
    "a problem speaks through tr()": (
        "src/storage/file/lock.py",
        'raise UserProblem(f"Filen {name} är låst.")',
        'raise UserProblem(tr("Filen {name} är låst.").format(name=name))',
    ),
    "a name is never mark-up": (
        "src/widgets/bar.py",
        "label = QLabel(area.name)",
        "label = TextLabel(area.name)\nclass TextLabel(QLabel):\n    pass\nclass _Pages(QTextBrowser):\n    pass",
    ),
    "nothing is left for later": ("docs/handbok/start.md", f"{LATER}: skriv", "Todos los días"),
    "only a described contract may be unimplemented": (
        "src/widgets/window.py",
        "def show(self):\n    raise NotImplementedError",
        'def show(self):\n    """Show the place."""\n    raise NotImplementedError',
    ),
    "no test is switched off": ("tests/domain/test_rank.py", SWITCH_OFF, "skipped = rows.skip(1)"),
    "no test sleeps": ("tests/widgets/test_jobs.py", "time.sleep(1)", "while not path.exists():\n    time.sleep(0.01)"),
    "an error is handled or told": (
        "src/storage/file/backup.py",
        "try:\n    copy()\nexcept Exception:\n    pass",
        "try:\n    copy()\nexcept FileNotFoundError:\n    pass",
    ),
    "no path of one machine, no registry's host": ("README.md", f"cd {CHECKOUT}", "cd lagesbild/work/main"),
    "what the specification is asked for stands in it": (
        "src/domain/rank.py",
        '"""Competition ranking (rulings 7 and ' + '463; domain handbook §3)."""',
        '"""Competition ranking (rulings 7–9 and 47; domain handbook §3 and §10; formats handbook §8)."""',
    ),
    "only the command line prints": ("src/widgets/jobs.py", 'print("done")', 'painter.print("done")'),
}


def _names_of_broken(path: str, text: str) -> set[str]:
    return {rule.name for rule in RULES if any(rule.broken_at(Source(PurePosixPath(path), text)))}


def test_every_rule_has_something_planted_against_it() -> None:
    assert {rule.name for rule in RULES} == set(PLANTED)


@pytest.mark.parametrize("name", PLANTED)
def test_what_breaks_a_rule_is_caught_and_what_keeps_it_is_not(name: str) -> None:
    path, breaking, keeping = PLANTED[name]

    assert _names_of_broken(path, breaking) == {name}
    assert keeping is None or _names_of_broken(path, keeping) == set()


@pytest.mark.parametrize(
    "text",
    [
        'QCheckBox("Område", self)',
        'QAction(text="Ångra")',
        'QPushButton(f"Skriv ut {name}")',
        'menu.addAction(icon, "Skriv ut")',
        'grid.setHorizontalHeaderLabels(["Kön", "Antal"])',
        'label.setText("Sparat" if saved else "Osparat")',
        'label.setText("Sparat " + clock)',
        'QMessageBox.warning(self, "Filen är låst", text)',
    ],
)
def test_text_is_found_wherever_qt_shows_it(text: str) -> None:
    assert _names_of_broken("src/widgets/bar.py", text) == {"what a user reads goes through tr()"}
    assert _names_of_broken("tests/widgets/test_bar.py", text) == set()


def test_a_registry_s_host_is_found_in_any_file() -> None:
    assert _names_of_broken("requirements/run.txt", f"--index-url https://{REGISTRY}/simple") != set()


def test_the_command_line_may_print_and_charts_may_import_their_library() -> None:
    assert _names_of_broken("src/app/cli.py", 'print("klart")') == set()
    assert _names_of_broken("src/widgets/charts/bars.py", "import pyqtgraph") == set()


def test_a_broken_rule_is_told_with_its_place_and_its_reason() -> None:
    (line,) = broken_rules(Source(PurePosixPath("src/domain/ground/area.py"), "\nnow = date.today()\n"))

    assert line.startswith("src/domain/ground/area.py:2: domain has no clock: ")
    assert line.endswith("gives another answer tomorrow")


def test_a_file_that_is_no_python_is_told_and_stops_nothing() -> None:
    assert broken_rules(Source(PurePosixPath("src/domain/ground/area.py"), "x =\n")) == [
        "src/domain/ground/area.py:1: not Python: invalid syntax"
    ]


def test_what_tools_build_is_not_read(tmp_path: Path) -> None:
    for name in (".venv/lib/x.py", "build/x.py", ".mypy_cache/x.json", "src/app/__pycache__/x.pyc", "src/app/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "font.ttf").write_bytes(b"\xff\xfe\x00")

    assert [str(source.path) for source in sources_of(tmp_path)] == ["src/app/x.py"]
