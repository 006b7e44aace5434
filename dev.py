"""The only commands anyone needs.

    python3 dev.py run [ARGUMENTS]      set up and start the program; without a display, play its walkthrough
    python3 dev.py test [PYTEST ARGS]   the whole suite, the rooms without Qt first; or what you name
    python3 dev.py test --long          the whole suite, its fuzzing at full length (an hour rather than minutes)
    python3 dev.py check                formatting, lint, types, arrows between the rooms, house rules
    python3 dev.py bench                the benchmarks, as tables
    python3 dev.py package              a folder with the frozen program in dist/, started once to see that it works
    python3 dev.py lock                 make requirements/*.txt anew from pyproject.toml

Needs one of the Pythons below and nothing else. On Debian the system packages are installed too, or named where that
needs a password.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 14)

FOR_QT = ["libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3"]
FOR_A_DISPLAY = ["libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"]
FOR_TESTS = ["xvfb", "xauth", "poppler-utils", "libjaxb-java"]
FOR_FREEZING = ["binutils"]
OLDEST_JAVA = 17

DOMAIN_COVERAGE = ["--cov", "--cov-branch", "--cov-fail-under=100", "--cov-report=term-missing:skip-covered"]
ON_ALL_CORES = ["-n", "auto", "--dist=worksteal", "--durations=8", "--durations-min=3"]
# What the tests of its own cover whole. To watch each line doubles the time, so that the others are not watched.
COVERED_ROOMS = ["tests/domain", "tests/drawing"]
OTHER_ROOMS_WITHOUT_QT = [f"tests/{room}" for room in ("machine", "storage", "exchange", "reports")]
ROOMS_WITHOUT_QT = [*COVERED_ROOMS, *OTHER_ROOMS_WITHOUT_QT]
SCRIPTS = ["dev.py", "benchmarks", "packaging", "tests/support/house_rules.py"]

LOCKS = {
    "uv": ["--group", "uv"],
    "build": ["--group", "build"],
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--extra", "dev"],
    "package": ["pyproject.toml", "--extra", "package"],
    "headless": ["pyproject.toml", "--extra", "dev"],
}
NOT_HEADLESS = ["pyside6-essentials", "shiboken6", "pyqtgraph", "pytest-qt", "opendataloader-pdf"]


class Stop(Exception):
    """The command can't go on; the text says why and what to do."""


# --- Debian packages ---------------------------------------------------------------------------------------


def packages_missing(listing: str, wanted: list[str]) -> list[str]:
    """Those of `wanted` that no installed package is or provides.

    `listing`: lines of status, name and provided names, separated by tabs, as dpkg-query prints them.
    """
    installed = set()
    for line in listing.splitlines():
        status, name, provides = line.split("\t")
        if status[1:2] == "i":
            installed.add(name)
            installed.update(part.split()[0] for part in provides.split(",") if part.strip())
    return [name for name in wanted if name not in installed]


def java_version(said: str) -> int:
    """The number before the first dot of what `java -version` says; 0 where it says none."""
    found = re.search(r'version "(\d+)', said)
    return int(found.group(1)) if found else 0


def packages_for(purpose: str) -> list[str]:
    wanted = []
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    if purpose in {"run", "test", "bench", "package"}:
        wanted += FOR_QT + FOR_A_DISPLAY
    if purpose == "test":
        wanted += FOR_TESTS
        if java_version(said_by(["java", "-version"])) < OLDEST_JAVA:
            wanted.append("default-jre-headless")
    if purpose == "package":
        wanted += FOR_FREEZING
        if sys.base_prefix == "/usr" and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
            # Debian keeps the library that PyInstaller copies in a package of its own.
            wanted.append("libpython{}.{}".format(*sys.version_info[:2]))
    return wanted


def said_by(command: list[str]) -> str:
    """What a command prints, on either stream; nothing where there is no such command."""
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout


def ensure_packages(purpose: str) -> None:
    if shutil.which("dpkg-query") is None:
        if sys.platform == "linux":
            print(f"Not a Debian system: see to it that {' '.join(packages_for(purpose))} or their like are installed.")
        return
    listing = said_by(["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\t${Package}\t${Provides}\n"])
    missing = packages_missing(listing, packages_for(purpose))
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        raise Stop(f"Debian packages are missing. Run:\n  sudo apt-get update && sudo {' '.join(install)}")
    print(f"Installing Debian packages: {' '.join(missing)}", flush=True)
    quietly(["apt-get", "update"])
    quietly(install, DEBIAN_FRONTEND="noninteractive")
    importlib.invalidate_caches()


# --- environments ------------------------------------------------------------------------------------------


def digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def quietly(command: Sequence[str | Path], **environment: str) -> None:
    """Run a command whose output matters only when it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise Stop(f"{done.stdout}\nFailed: {' '.join(str(part) for part in command)}")


PIP = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-compile"]
# A lock names everything there is to install. Left to look for more, an old pip does not join the extra in
# `coverage[toml]` with the lock's own `coverage`: it takes a newer release, and stops since that has no hash.
AS_LOCKED = ["--no-deps", "--require-hashes", "--requirement"]


class Tools:
    """What sets environments up and is no part of them: uv, where it can be had, and what builds the project."""

    def __init__(self, python: Path, root: Path = ROOT) -> None:
        self.python = python
        self.requirements = root / "requirements"
        self.folder = root / ".venv-tools"

    def _have(self, name: str) -> dict[str, str]:
        """Installs the tools of one lock by pip, unless they are there; the variables that let Python find them."""
        lock = self.requirements / f"{name}.txt"
        place = self.folder / name
        stamp, made_from = place / "made-from", f"{sys.version}\n{digest(lock)}\n"
        if not (stamp.exists() and stamp.read_text("utf-8") == made_from):
            shutil.rmtree(place, ignore_errors=True)
            quietly([self.python, *PIP, "--only-binary", ":all:", "--target", place, *AS_LOCKED, lock])
            stamp.write_text(made_from, "utf-8")
        return {"PYTHONPATH": str(place)}

    def uv(self, *arguments: str | Path) -> None:
        """Runs uv. Raises Stop where there is none for this machine, or where it fails."""
        quietly([self.python, "-m", "uv", *arguments], **self._have("uv"))

    def _uv_may_do_it(self) -> bool:
        """Who has told pip of another index than the public one is served by pip, which knows it."""
        return not re.search(r"[.]index-url=", said_by([str(self.python), "-m", "pip", "config", "list"]))

    def install(self, lock: Path) -> None:
        """Exactly what a lock names. uv takes a fifth of pip's time; pip is the way that always works."""
        if self._uv_may_do_it():
            try:
                self.uv("pip", "install", "--quiet", "--python", self.python, *AS_LOCKED, lock)
                return
            except Stop:
                print("uv could not do it; pip does.", flush=True)
        quietly([self.python, *PIP, *AS_LOCKED, lock])

    def install_project(self, root: Path) -> None:
        """The project itself, such that the environment runs what stands in the checkout."""
        quietly([self.python, *PIP, "--no-build-isolation", "--no-deps", "--editable", root], **self._have("build"))


class Environment:
    """A virtual environment in the checkout, made from one lock file and made anew when that changes.

    `or_from` names locks that hold all of it and more: an environment made from one of them serves as well.
    """

    def __init__(
        self, folder: str, lock: str, *, or_from: Sequence[str] = (), with_project: bool = True, root: Path = ROOT
    ) -> None:
        self.root = root
        self.folder = root / folder
        self.lock = root / "requirements" / lock
        self.wider_locks = [root / "requirements" / name for name in or_from]
        self.with_project = with_project

    def script(self, name: str) -> Path:
        return self.folder / "Scripts" / f"{name}.exe" if WINDOWS else self.folder / "bin" / name

    @property
    def python(self) -> Path:
        return self.script("python")

    @property
    def stamp(self) -> Path:
        return self.folder / "made-from"

    def made_from(self, lock: Path) -> str:
        """What the environment stands on: the checkout's place, since scripts carry it, and what was locked."""
        return f"{self.root}\n{sys.version}\n{digest(lock, self.root / 'pyproject.toml')}\n"

    def is_current(self) -> bool:
        if not (self.python.exists() and self.stamp.exists()):
            return False
        stamp = self.stamp.read_text("utf-8")
        return any(stamp == self.made_from(lock) for lock in (self.lock, *self.wider_locks))

    def can_be_updated(self) -> bool:
        """Whether what is there was made in this place by this Python."""
        if not (self.python.exists() and self.stamp.exists()):
            return False
        return self.stamp.read_text("utf-8").splitlines()[:-1] == self.made_from(self.lock).splitlines()[:-1]

    def ensure(self) -> None:
        if self.is_current():
            return
        print(f"Setting up {self.folder.name} from {self.lock.relative_to(self.root).as_posix()}", flush=True)
        if not self.can_be_updated():
            quietly([sys.executable, "-m", "venv", "--clear", self.folder])
        self.stamp.unlink(missing_ok=True)
        tools = Tools(self.python, self.root)
        tools.install(self.lock)
        if self.with_project:
            tools.install_project(self.root)
        self.stamp.write_text(self.made_from(self.lock), "utf-8")


RUN = Environment(".venv", "run.txt", or_from=["dev.txt"])
MAIN = Environment(".venv", "dev.txt")
HEADLESS = Environment(".venv-headless", "headless.txt")
PACKAGE = Environment(".venv-package", "package.txt", with_project=False)


def call(command: Sequence[str | Path], **environment: str) -> int:
    """Run a command in the checkout, its output shown as it comes."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode


class Parts:
    """The parts of one command, with their seconds, for the table at its end."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, bool]] = []

    def run(self, name: str, command: Sequence[str | Path], **environment: str) -> bool:
        print(f"\n=== {name}", flush=True)
        start = time.monotonic()
        passed = call(command, **environment) == 0
        self.rows.append((name, time.monotonic() - start, passed))
        return passed

    def conclude(self) -> int:
        width = max(len(name) for name, _, _ in self.rows)
        print(f"\n{'part'.ljust(width)}  seconds")
        for name, seconds, passed in self.rows:
            print(f"{name.ljust(width)}  {seconds:7.1f}  {'ok' if passed else 'FAILED'}")
        return 0 if all(passed for _, _, passed in self.rows) else 1


# --- commands ----------------------------------------------------------------------------------------------


def has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    ensure_packages("run")
    RUN.ensure()
    program = RUN.script("lagesbild")
    if arguments:
        return call([program, *arguments])
    if not has_display():
        print("Ingen skärm hittades. Programmet spelar upp en arbetsdag utan fönster.", flush=True)
        return call([RUN.python, "-m", "app.walkthrough", "--out", BUILD / "walkthrough"], QT_QPA_PLATFORM="offscreen")
    workspace = BUILD / "exempel.lagesbild"
    if not workspace.exists():
        BUILD.mkdir(exist_ok=True)
        made = call([program, "demo", workspace])
        if made != 0:
            return made
    return call([program, workspace])


def test(arguments: list[str]) -> int:
    ensure_packages("test")
    MAIN.ensure()
    pytest: list[str | Path] = [MAIN.python, "-m", "pytest"]
    if arguments == ["--long"]:
        os.environ["LAGESBILD_LONG"] = "1"
    elif arguments:
        return call([*pytest, *arguments])
    HEADLESS.ensure()
    if "No module named 'PySide6'" not in said_by([str(HEADLESS.python), "-c", "import PySide6"]):
        raise Stop(f"{HEADLESS.folder.name} has PySide6, so it proves nothing about the rooms that must do without.")
    parts = Parts()
    quick = ["-m", "not slow", *ON_ALL_CORES]
    without_qt: list[str | Path] = [HEADLESS.python, "-m", "pytest", *quick]
    _ = (
        parts.run("domain and drawing", [*without_qt, *DOMAIN_COVERAGE, *COVERED_ROOMS])
        and parts.run("the other rooms without Qt", [*without_qt, *OTHER_ROOMS_WITHOUT_QT])
        and parts.run("the others", [*pytest, *quick, *(f"--ignore={room}" for room in ROOMS_WITHOUT_QT)])
        and parts.run("slow", [*pytest, "-m", "slow"])
    )
    return parts.conclude()


def check(arguments: list[str]) -> int:
    refuse(arguments)
    ensure_packages("check")
    MAIN.ensure()
    python = MAIN.python
    parts = Parts()
    parts.run("format", [python, "-m", "ruff", "format", "--check", "."])
    parts.run("lint", [python, "-m", "ruff", "check", "."])
    parts.run("types", [python, "-m", "mypy"])
    parts.run("types of scripts", [python, "-m", "mypy", *SCRIPTS])
    parts.run("arrows", [MAIN.script("lint-imports"), "--no-logo"])
    parts.run("house rules", [python, "tests/support/house_rules.py"])
    return parts.conclude()


def bench(arguments: list[str]) -> int:
    refuse(arguments)
    ensure_packages("bench")
    MAIN.ensure()
    parts = Parts()
    for script in sorted((ROOT / "benchmarks").glob("bench_*.py")):
        parts.run(script.stem, [MAIN.python, script], QT_QPA_PLATFORM="offscreen")
    return parts.conclude()


def package(arguments: list[str]) -> int:
    refuse(arguments)
    ensure_packages("package")
    PACKAGE.ensure()
    folders: list[str | Path] = ["--distpath", ROOT / "dist", "--workpath", BUILD / "pyinstaller"]
    freeze = [PACKAGE.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders]
    parts = Parts()
    _ = parts.run("freeze", [*freeze, "packaging/lagesbild.spec"]) and parts.run(
        "smoke test", [PACKAGE.python, "packaging/smoke_test.py", ROOT / "dist" / "lagesbild"]
    )
    return parts.conclude()


def lock(arguments: list[str]) -> int:
    refuse(arguments)
    MAIN.ensure()
    tools = Tools(MAIN.python)
    compile_it = "pip compile --universal --python-version {}.{} --generate-hashes".format(*OLDEST_PYTHON).split()
    compile_it += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"]
    for name, wanted in LOCKS.items():
        left_out = NOT_HEADLESS if name == "headless" else []
        omit = [part for package in left_out for part in ("--no-emit-package", package)]
        tools.uv(*compile_it, *wanted, *omit, "--output-file", f"requirements/{name}.txt")
        print(f"requirements/{name}.txt")
    return 0


def refuse(arguments: list[str]) -> None:
    if arguments:
        raise Stop(f"This command takes no arguments, not even {' '.join(arguments)}")


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "package": package, "lock": lock}


def main(arguments: list[str]) -> int:
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        oldest, newest, found = ("{}.{}".format(*v[:2]) for v in (OLDEST_PYTHON, NEWEST_PYTHON, sys.version_info))
        print(
            f"Lägesbild needs Python {oldest} to {newest} and this is {found}: start it as python{oldest} dev.py …",
            file=sys.stderr,
        )
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
