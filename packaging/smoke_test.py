"""Starts the frozen program as on a machine that has never seen it: smoke_test.py FOLDER

Empty home, no environment of the developer's, offscreen. A line of output that was not expected fails the test, also
when the program says that all went well. A step that hangs is known by its processor time, not by the clock: on a busy
machine a step may take any time, but it goes on working.
"""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOWS = sys.platform == "win32"
MEGABYTE = 1_000_000
SECONDS_OF_WORK = 180
SECONDS_OF_STANDSTILL = 60
LEAST_WORK = 0.005
SMALLEST_REPORT = 10_000

# What libraries bring along and nothing here uses: OpenGL in software, the net, tests, set-up, pictures of other kinds.
# `packaging/lagesbild.spec` leaves it out. By path in the folder, in small letters.
NEEDLESS = (
    "*opengl32sw*", "*qt6network*", "*qtnetwork*", "*qt6test*", "*qttest*", "*libssl*", "*/_ssl.*", "*/tls/*",
    "*/networkinformation/*", "*setuptools*", "*pkg_resources*", "*tzdata*", "*libavif*", "*/_avif.*", "*libwebp*",
    "*/_webp.*", "*/_imagingtk.*", "*/plugins/generic/*", "*/platforms/*qminimal*", "*/platforms/*direct2d*",
    "*/wayland-graphics-integration-client/*", "*/imageformats/*qgif*", "*/imageformats/*qicns*",
    "*/imageformats/*qico*", "*/imageformats/*qtga*", "*/imageformats/*qtiff*",
    "*/imageformats/*qwbmp*", "*/imageformats/*qwebp*", "*/imageformats/*qpdf*",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One start of the program: its arguments, the lines it may say, and the files it must leave."""

    arguments: Sequence[str]
    may_say: Sequence[str] = ()
    leaves: Sequence[str] = ()


STEPS = [
    Step(["--version"], may_say=[r"Lägesbild \d+\.\d+\.\d+"]),
    Step(["new", "ny.lagesbild", "--name", "Samordning Åby"], may_say=["samordning-aby"], leaves=["ny.lagesbild"]),
    Step(["demo", "exempel.lagesbild"], may_say=["[a-z-]+"], leaves=["exempel.lagesbild"]),
    Step(
        ["report", "recommendations", "exempel.lagesbild", "--out", "rapport.pdf"],
        may_say=[r"rapport\.pdf"],
        leaves=["rapport.pdf"],
    ),
    Step(["recount", "tabell.docx"], may_say=[".*"]),
    Step(["--smoke", "prov"], leaves=["prov/*.lagesbild", "prov/*.pdf"]),
]


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORD_FILE = {
    "[Content_Types].xml": f'<Types xmlns="{_RELATIONS}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}/relationships"><Relationship Id="r1" Type="{_OFFICE}" '
    'Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:tbl>{{}}</w:tbl></w:body></w:document>'.format(
        "".join(
            f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in row)}</w:tr>"
            for row in (("Part", "Antal"), ("FK", "12"), ("AF", "9"), ("Summa", "21"))
        )
    ),
}
"""A table in a Word document."""


def write_word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in WORD_FILE.items():
            archive.writestr(name, text)


def bare_environment(home: Path) -> dict[str, str]:
    """What any user's machine has, and nothing that a developer's has."""
    home.mkdir()
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if WINDOWS and name in os.environ}
    homes = {"HOME": home, "USERPROFILE": home, "APPDATA": home / "Roaming", "LOCALAPPDATA": home / "Local"}
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "windows" if WINDOWS else "offscreen",
        **{name: str(path) for name, path in homes.items()},
        **kept,
    }


def complaints(step: Step, program: Path, place: Path, environment: dict[str, str]) -> list[str]:
    """What is wrong with one step; empty when it did what it must and said nothing else."""
    with subprocess.Popen(
        [program, *step.arguments],
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as running:
        said, hung = wait_for(running)
    if hung:
        return [f"{hung}; it said: {said!r}"]
    wrong = [f"said: {line}" for line in unexpected(said, step.may_say)]
    if running.returncode != 0:
        wrong.append(f"ended with {running.returncode}")
    for pattern in step.leaves:
        found = list(place.glob(pattern))
        if not found:
            wrong.append(f"left no {pattern}")
        wrong += [f"{path.name} is no whole PDF" for path in found if path.suffix == ".pdf" and not is_report(path)]
    return wrong


def wait_for(running: subprocess.Popen[str]) -> tuple[str, str]:
    """What the program said until it ended, or was ended since it hangs, and then why."""
    looked, worked = time.monotonic(), 0.0
    while True:
        try:
            return running.communicate(timeout=min(0.5, SECONDS_OF_STANDSTILL / 4))[0], ""
        except subprocess.TimeoutExpired:
            now = processor_seconds(running)
        since = time.monotonic() - looked
        hung = f"still at it after {SECONDS_OF_WORK} s of processor time" if now > SECONDS_OF_WORK else ""
        if since > SECONDS_OF_STANDSTILL:
            if now - worked < LEAST_WORK * since:
                hung = f"stood still for {SECONDS_OF_STANDSTILL} s"
            looked, worked = time.monotonic(), now
        if hung:
            running.kill()
            return running.communicate()[0], hung


def processor_seconds(running: subprocess.Popen[str]) -> float:
    """How long the program has worked."""
    if sys.platform == "win32":
        import ctypes

        times = [ctypes.c_uint64() for _ in range(4)]
        ctypes.windll.kernel32.GetProcessTimes(int(running._handle), *(ctypes.byref(each) for each in times))
        return (times[2].value + times[3].value) / 10_000_000
    try:
        fields = Path(f"/proc/{running.pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def unexpected(said: str, allowed: Sequence[str]) -> list[str]:
    lines = [line for line in said.splitlines() if line.strip()]
    return [line for line in lines if not any(re.fullmatch(pattern, line) for pattern in allowed)]


def is_report(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") and len(data) > SMALLEST_REPORT


def is_needless(path: str) -> bool:
    """Whether a file of the frozen program, by its path in the folder, is one that is to be left out."""
    named = "/" + path.replace(os.sep, "/").casefold()
    return any(fnmatch.fnmatchcase(named, pattern) for pattern in NEEDLESS)


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main(folder: Path) -> int:
    program = folder / ("lagesbild.exe" if WINDOWS else "lagesbild")
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "arbetsplats"
        place.mkdir()
        write_word_file(place / "tabell.docx")
        environment = bare_environment(Path(temporary) / "hem")
        for step in STEPS:
            start = time.monotonic()
            said = complaints(step, program.resolve(), place, environment)
            seconds = time.monotonic() - start
            print(f"{'FAILED' if said else 'ok':6} {seconds:5.1f} s  lagesbild {' '.join(step.arguments)}")
            for complaint in said:
                print(f"       {complaint}")
            wrong += len(said)
    if not list(folder.rglob("qtbase_sv.qm")):
        print("FAILED Qt's Swedish words (qtbase_sv.qm) are not in the folder")
        wrong += 1
    for path in sorted(folder.rglob("*")):
        if path.is_file() and is_needless(str(path.relative_to(folder))):
            print(f"FAILED {path.relative_to(folder)} is not needed and is in the folder")
            wrong += 1
    print(f"{folder.name}: {size_of(folder) / MEGABYTE:.0f} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
