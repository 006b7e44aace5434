"""House rules that no linter knows, each with its reason. Run as a script by `dev.py check`."""

import ast
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

LONGEST_FILE = 400
MOST_PUBLIC_METHODS = 15
HEAVY = {"pandas", "reportlab", "pyqtgraph", "alembic", "sqlalchemy", "numpy", "pypdfium2"}
NOT_OURS = {".git", "build", "dist", "__pycache__", ".cache", ".hypothesis", ".import_linter_cache"}
SLEEPS = ("sleep", "QThread.msleep", "qSleep", "qtbot.wait")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}

# Calls whose text a user reads; a bare literal there is never translated.
SHOWING_CALLS = {
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setTitle",
    "setAccessibleName", "setAccessibleDescription", "setInformativeText", "setDetailedText", "setLabelText",
    "setHeaderLabels", "setHorizontalHeaderLabels", "setVerticalHeaderLabels", "setTabText", "setTabToolTip",
    "addTab", "addAction", "addMenu", "addItem", "addItems", "addRow", "addButton", "showMessage", "setSuffix",
    "setPrefix", "setSpecialValueText",
}  # fmt: skip
SHOWING_WIDGETS = {
    "QLabel", "QAction", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QDockWidget",
    "QMenu", "QCommandLinkButton", "QTableWidgetItem", "QStandardItem", "QListWidgetItem", "QTreeWidgetItem",
    "QMessageBox", "QProgressDialog", "QLineEdit", "QTextEdit", "QPlainTextEdit", "QErrorMessage",
}  # fmt: skip
SHOWING_STATICS = {"information", "warning", "critical", "question", "about", "getText", "getItem", "getInt"}
SHOWING_STATICS |= {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"}
SHOWING_PROPERTIES = {"text", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName"}


@dataclass(frozen=True)
class Source:
    """One file of the project, by its path from the top and its text."""

    path: PurePosixPath
    text: str

    @property
    def room(self) -> str:
        """The top-level package of a source file, empty for files elsewhere."""
        return self.path.parts[1] if self.path.parts[0] == "src" and len(self.path.parts) > 2 else ""

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py"

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it, for the rules that ask each part: walked once for all of them."""
        return tuple(ast.walk(self.tree))

    def lines_with(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Iterator[int]:
        for number, line in enumerate(self.text.splitlines(), start=1):
            if re.search(pattern, line, flags):
                yield number


Lines = Iterator[int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a developer reads it, why it is one, and where a file breaks it."""

    name: str
    reason: str
    broken_at: Callable[[Source], Lines]


RULES: list[Rule] = []


def rule(name: str, reason: str) -> Callable[[Callable[[Source], Lines]], Callable[[Source], Lines]]:
    def register(broken_at: Callable[[Source], Lines]) -> Callable[[Source], Lines]:
        RULES.append(Rule(name, reason, broken_at))
        return broken_at

    return register


def _called(node: ast.Call) -> str:
    """The last name of what is called: `setText` of `self.title.setText(…)`."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts written directly in an expression, also in f-strings, lists and choices, but not inside a call."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)
        case ast.BinOp(left=left, right=right):
            yield from _literals(left)
            yield from _literals(right)
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body)
            yield from _literals(other)


def _at_import(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when the module is imported: not those in functions or for types alone."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        for child in ast.iter_child_nodes(node):
            in_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            if not in_function and not for_types:
                waiting.append(child)


@rule("a source file has at most 400 lines", "a longer one holds two subjects, and a reader finds neither")
def long_file(source: Source) -> Lines:
    if source.room and source.is_python and len(source.text.splitlines()) > LONGEST_FILE:
        yield LONGEST_FILE + 1


@rule("a class has at most 15 public methods", "a class that does everything is where every change collides")
def large_class(source: Source) -> Lines:
    if not (source.room and source.is_python):
        return
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            methods = [m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]
            if len(methods) > MOST_PUBLIC_METHODS:
                yield node.lineno


@rule("no module is called utils, helpers or manager", "such a name says nothing, so everything ends up there")
def vague_module(source: Source) -> Lines:
    if source.room and VAGUE_NAMES & {source.path.stem, *source.path.parts[:-1]}:
        yield 1


@rule("the application is passed, not looked up", "what reaches for QApplication.instance() can't be tested alone")
def application_looked_up(source: Source) -> Lines:
    if source.room and source.is_python:
        yield from source.lines_with(r"\b(Q(Core|Gui)?Application\.instance\(|qApp\b)")


@rule("app and widgets import heavy modules on first use", "the first painted window has a budget of 1.5 bare windows")
def heavy_at_start(source: Source) -> Lines:
    if source.room not in {"app", "widgets"} or not source.is_python or _is_chart(source):
        return
    for node in _at_import(source.tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        if any(name.split(".")[0] in HEAVY for name in names):
            yield node.lineno


def _is_chart(source: Source) -> bool:
    """The charts' own module or package needs pyqtgraph at once; it is the one that is imported on first use."""
    return "charts" in {source.path.stem, *source.path.parts}


@rule("domain has no clock", "a rule that asks what day it is gives another answer tomorrow")
def clock_in_domain(source: Source) -> Lines:
    if source.room == "domain" and source.is_python:
        yield from source.lines_with(r"\b(date|datetime)\.(today|now|utcnow)\(|\.fromtimestamp\(")


@rule("no event loop is pumped by hand", "processEvents lets a click arrive in the middle of a half-done change")
def pumped_events(source: Source) -> Lines:
    if source.room and source.is_python and source.path.name != "walkthrough.py":
        yield from source.lines_with(r"\bprocessEvents\(")


@rule("what a user reads goes through tr()", "a text that is not marked is never found by a translator")
def untranslated_text(source: Source) -> Lines:
    if source.room != "widgets" or not source.is_python:
        return
    for node in source.nodes:
        if not (isinstance(node, ast.Call) and _shows_text(node)):
            continue
        shown = node.args + [keyword.value for keyword in node.keywords if keyword.arg in SHOWING_PROPERTIES]
        texts = [text for argument in shown for text in _literals(argument)]
        if any(_has_words(text) for text in texts):
            yield node.lineno


@rule("a problem speaks through tr()", "its sentence is shown to a user, wherever it was raised")
def untranslated_problem(source: Source) -> Lines:
    if not (source.room and source.is_python):
        return
    for node in source.nodes:
        if (
            isinstance(node, ast.Call)
            and _called(node) == "UserProblem"
            and any(_has_words(text) for argument in node.args for text in _literals(argument))
        ):
            yield node.lineno


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None


def _shows_text(call: ast.Call) -> bool:
    name = _called(call)
    if name in SHOWING_CALLS | SHOWING_WIDGETS:
        return True
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return name in SHOWING_STATICS and isinstance(of, ast.Name) and of.id.startswith("Q")


@rule("a name is never mark-up", "what a user or a file has named may hold a picture to fetch, from a share too")
def mark_up(source: Source) -> Lines:
    if source.room in {"app", "widgets"} and source.is_python:
        yield from source.lines_with(
            r"\b(QLabel|QTextEdit|QTextBrowser|QErrorMessage|QStaticText|LabelItem)\("
            r"|\.(setHtml|insertHtml|setMarkdown|setWhatsThis)\(|TextFormat\.(Rich|Auto|Markdown)Text|\bhtml="
        )


@rule("nothing is left for later", "what is not finished is finished or named in an issue, not buried in the source")
def left_for_later(source: Source) -> Lines:
    if source.is_python or source.path.suffix in {".md", ".toml", ".nsi", ".spec", ".java", ".mako"}:
        yield from source.lines_with(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


@rule("only a described contract may be unimplemented", "a stub looks like a feature until somebody uses it")
def stub(source: Source) -> Lines:
    if not (source.room and source.is_python):
        return
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef):
            raised = [part.lineno for part in node.body if ast.unparse(part).startswith("raise NotImplementedError")]
            if len(node.body) > 2 or ast.get_docstring(node) is None:
                yield from raised


@rule("no test is switched off", "a test that does not run guards nothing and looks as if it did")
def switched_off(source: Source) -> Lines:
    if source.path.parts[0] == "tests" and source.is_python:
        yield from source.lines_with(
            r"\bmark\.(skip|skipif|xfail)\b|\bpytest\.(skip|xfail|importorskip)\(|@(unittest\.)?skip"
        )


@rule("no test sleeps", "a sleep is too long on a fast machine and too short on a slow one")
def sleeping_test(source: Source) -> Lines:
    if source.path.parts[0] == "tests" and source.is_python:
        # Another process can only be asked again and again; the loop's condition ends that, not the clock.
        asking = {call for loop in source.nodes if isinstance(loop, ast.While) for call in ast.walk(loop)}
        for node in source.nodes:
            if isinstance(node, ast.Call) and node not in asking and ast.unparse(node.func).endswith(SLEEPS):
                yield node.lineno


@rule("an error is handled or told", "a swallowed error is a wrong figure that nobody hears of")
def swallowed_error(source: Source) -> Lines:
    if not (source.room and source.is_python):
        return
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            silent = all(isinstance(part, ast.Pass | ast.Continue) for part in node.body)
            if broad and silent:
                yield node.lineno


@rule("no path of one machine, no registry's host", "the checkout must work anywhere, and against any mirror")
def machine_in_file(source: Source) -> Lines:
    hosts = r"\b(pypi|python" r"hosted|npm" r"js|deb" r"ian)\.org\b"
    yield from source.lines_with(r"(?<![\w.])/(wo" r"rk|ro" r"ot|far" r"m)/|" + hosts)


@rule("only the command line prints", "what a window prints nobody sees, and the log never gets")
def printing(source: Source) -> Lines:
    allowed = source.path.name in {"cli.py", "walkthrough.py"} or "commands" in source.path.parts
    if source.room and source.is_python and not (source.room == "app" and allowed):
        for node in source.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                yield node.lineno


SPECIFICATION = Path(__file__).parents[2] / "docs" / "spec"
_NUMBERS = r"\d+(?:(?:[–,]|,? and|,? or| to)\s*\d+(?!\s*[a-z%]))*"


@cache
def _numbered_in(page: str) -> frozenset[int]:
    """The rulings, or the sections, that a page of the specification has."""
    text = (SPECIFICATION / f"{page}.md").read_text("utf-8")
    return frozenset(int(number) for number in re.findall(r"^(?:## )?(\d+)\. ", text, re.MULTILINE))


def _asked_for(numbers: str) -> set[int]:
    """`7, 9–11 and 13` as numbers."""
    asked: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:\s*–\s*(\d+))?", numbers):
        asked.update(range(int(first), int(last or first) + 1))
    return asked


@rule("what the specification is asked for stands in it", "a rule that can't be looked up is a rumour")
def reference_to_nothing(source: Source) -> Lines:
    if not (source.is_python or source.path.suffix == ".md"):
        return
    spec = {"terms": "domain", "formats": "formats", "sources": "sources"}
    for number, line in enumerate(source.text.splitlines(), start=1):
        found = [("rulings", said) for said in re.findall(rf"\brulings? ({_NUMBERS})", line)]
        for page, name in spec.items():
            for said in re.findall(rf"\b(?i:{name}) handbook (§+ ?{_NUMBERS}(?:(?:,| and) §{_NUMBERS})*)", line):
                found.append((page, said))
        if any(not _asked_for(said) <= _numbered_in(page) for page, said in found):
            yield number


def broken_rules(source: Source) -> list[str]:
    """One line per place where a file breaks a rule: where, which, why."""
    try:
        return [
            f"{source.path}:{line}: {rule.name}: {rule.reason}" for rule in RULES for line in rule.broken_at(source)
        ]
    except SyntaxError as error:
        return [f"{source.path}:{error.lineno}: not Python: {error.msg}"]


def sources_of(root: Path) -> Iterator[Source]:
    """Every text file of the project, without what tools build or keep."""
    for folder, inside, files in os.walk(root):
        # Environments and builds hold tens of thousands of files: they are not even listed.
        inside[:] = sorted(
            name
            for name in inside
            if name not in NOT_OURS and not name.endswith("_cache") and not name.startswith((".venv", ".coverage"))
        )
        for name in sorted(files):
            path = Path(folder, name)
            if name == ".git" or name.startswith(".coverage") or not path.is_file():
                continue
            try:
                yield Source(PurePosixPath(path.relative_to(root).as_posix()), path.read_text("utf-8"))
            except UnicodeDecodeError:
                continue  # a font, a picture or a database


def main() -> int:
    root = Path(__file__).parents[2]
    count, broken = 0, []
    for source in sources_of(root):
        count += 1
        broken += broken_rules(source)
    print("\n".join([*broken, f"{len(RULES)} rules, {count} files, {len(broken)} broken"]))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
