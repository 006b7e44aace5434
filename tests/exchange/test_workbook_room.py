"""Small workbooks that hold one very long text: refused before anything lays it out, measured in a process of its own
since the memory of this one is as high as the largest test before."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from support.scb_table import scb_table, write_excel

MEGABYTE = 1024 * 1024
MAIN = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
# The same work first on a whole table, so that what is measured is the file alone.
READ = """
import sys
from pathlib import Path
from domain.ground.problem import UserProblem
from exchange import files
def read_file(path):
    return files.read_file(path, formats=())
def most():
    # Not getrusage, which a process takes over from the one that started it.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
read_file(Path(sys.argv[1]))
before = most()
try:
    read_file(Path(sys.argv[2]))
except UserProblem as problem:
    print(problem.text)
print((most() - before) // 1024)
"""


def changed(whole: Path, part: str, edit: Callable[[bytes], bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    made = whole.with_name("bomb.xlsx")
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(made, "w") as archive:
        names = dict.fromkeys([*source.namelist(), part])
        for name in names:
            data = source.read(name) if name in source.namelist() else b""
            archive.writestr(name, edit(data) if name == part else data, packing if name == part else None)
    return made


def texts(*pieces: bytes) -> Callable[[bytes], bytes]:
    return lambda _xml: MAIN + b"<si>" + b"".join(b"<t>%s</t>" % piece for piece in pieces) + b"</si></sst>"


def in_a_cell(*pieces: bytes) -> Callable[[bytes], bytes]:
    text = b"".join(b"<t>%s</t>" % piece for piece in pieces)
    row = b'<row r="900"><c r="A900" t="inlineStr"><is>' + text + b"</is></c></row>"
    return lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>")


def small_in_directory(path: Path, part: str) -> Path:
    """The size of a part is told as one byte, where it is listed and where it lies."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(part)
    size = info.file_size.to_bytes(4, "little")
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = (1).to_bytes(4, "little")
        at = data.find(size, at)
    path.write_bytes(data)
    return path


LONG = b"x" * (60 * MEGABYTE)
WAYS: dict[str, tuple[str, Callable[[bytes], bytes], int, str]] = {
    "one shared": (TEXTS, texts(LONG), zipfile.ZIP_DEFLATED, "för stor"),
    "one shared of 20 MB": (TEXTS, texts(LONG[: 20 * MEGABYTE]), zipfile.ZIP_DEFLATED, "32 767 tecken"),
    "shared in pieces": (TEXTS, texts(*[LONG[:30_000]] * 900), zipfile.ZIP_DEFLATED, "32 767 tecken"),
    "packed in another way": (TEXTS, texts(LONG), zipfile.ZIP_BZIP2, "skadad"),
    "in a cell": (SHEET, in_a_cell(LONG), zipfile.ZIP_DEFLATED, "32 767 tecken"),
    "in a cell in pieces": (SHEET, in_a_cell(*[LONG[:30_000]] * 900), zipfile.ZIP_DEFLATED, "32 767 tecken"),
    "in the styles": ("xl/styles.xml", lambda xml: xml + b"<!--" + LONG + b"-->", zipfile.ZIP_DEFLATED, "för stor"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_text_longer_than_a_cell_takes_no_room(tmp_path: Path, way: str) -> None:
    part, edit, packing, words = WAYS[way]
    whole = write_excel(scb_table(areas=("2401",), months=2), tmp_path / "tabell.xlsx")
    text, risen = read_apart(whole, changed(whole, part, edit, packing))
    assert words in text.replace("\xa0", " ")
    assert risen <= 200


def test_what_the_directory_says_of_a_size_is_not_believed(tmp_path: Path) -> None:
    whole = write_excel(scb_table(areas=("2401",), months=2), tmp_path / "tabell.xlsx")
    text, risen = read_apart(whole, small_in_directory(changed(whole, TEXTS, texts(LONG)), TEXTS))
    assert "skadad" in text
    assert risen <= 200


def test_a_text_as_long_as_a_cell_is_read(tmp_path: Path) -> None:
    whole = write_excel(scb_table(areas=("2401",), months=2), tmp_path / "tabell.xlsx")
    text, _risen = read_apart(whole, changed(whole, SHEET, in_a_cell("å".encode() * 32_767)))
    assert text == ""


def read_apart(whole: Path, path: Path) -> tuple[str, int]:
    """What was said of the file, and by how many megabytes the memory of the process rose."""
    read = subprocess.run(
        [sys.executable, "-c", READ, whole, path], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    *said, risen = read.stdout.splitlines()
    return " ".join(said), int(risen)
