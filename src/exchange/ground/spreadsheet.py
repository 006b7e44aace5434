"""Workbooks (Excel) opened: what cannot be is said in Swedish, and nothing is unpacked or laid out unseen.

What may be too large is judged on the parts of the file before calamine, which is written in another language and ends
the process with it, is given anything. It is then given what was judged and nothing else.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree

from domain.ground.text import tr
from exchange.ground.cell_fault import CellFault
from exchange.ground.sheet_cells import (
    MOST_TAGS,
    Text,
    damaged,
    judge,
    refuse_many_tags,
    shared_texts,
    text_too_long,
    too_large,
)
from exchange.ground.unfit import Unfit

# SCB's table of the whole country since 2014 is half of this when it is unpacked.
MOST_UNPACKED = 160 * 1024 * 1024
# Of the parts that are no sheets: its texts are a few kilobytes.
_MOST_BESIDE = 32 * 1024 * 1024
# No text in a cell is so long, however it is written.
_PIECE = 256 * 1024
_MOST_PARTS = 5_000
_MOST_TAGS = 1_500_000
_MOST_SHEETS = 400
_OLE = b"\xd0\xcf\x11\xe0"
# A protected workbook is an older kind of file with the new one sealed within.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION_ID = re.compile(r"\{[^}]*\}id")
_DATE_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](1|true)["']""")

_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)

Cell = Any
"""Text, number, date or `CellFault`; an empty text or None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet (*blad*) as the workbook lists it, with the part of the file that holds it."""

    name: str
    hidden: bool
    part: str


class Workbook:
    """The sheets of a workbook in their order; those whose names are asked for are judged and read.

    Raises Unfit for what is no whole workbook, asks for a password, is of a kind that is not read, or is too large.
    """

    def __init__(self, data: bytes) -> None:
        _refuse_other_kinds(data)
        self._archive, self._names = _opened(data)
        self.sheets = _sheets(self._names, self._part("xl/workbook.xml"), self._part("xl/_rels/workbook.xml.rels"))
        self._hiding: dict[str, bool] = {}

    @property
    def visible(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.sheets if not sheet.hidden)

    def hides(self, name: str) -> bool:
        """Whether rows or columns of the sheet are hidden; known once it has been read."""
        return self._hiding.get(name, False)

    def comments(self) -> Iterator[str]:
        """The XML of the notes on cells."""
        for name in self._names:
            if "comment" in name and name.endswith(".xml"):
                yield self._part(name).decode("utf-8", "replace")

    def rows(self, name: str) -> Iterator[list[Cell]]:
        """The rows of a sheet from the first, each as long as the sheet is wide."""
        sheet = next(sheet for sheet in self.sheets if sheet.name == name)
        judged = judge(name, self._part(sheet.part, MOST_TAGS, MOST_UNPACKED), lambda: self._texts)
        self._hiding[name] = judged.hides
        rows = _read(self._packed(judged.xml))
        return _with_faults(rows, judged.faults) if judged.faults else rows

    @cached_property
    def _texts(self) -> Sequence[Text]:
        return shared_texts(self._part("xl/sharedstrings.xml")) if "xl/sharedstrings.xml" in self._names else ()

    def _part(self, name: str, most_tags: int = _MOST_TAGS, most: int = _MOST_BESIDE) -> bytes:
        """A part unpacked. Raises Unfit where it is not there, is damaged, or is larger than it looks."""
        try:
            xml = _unpacked(self._archive, self._names[name], most)
        except (*_BROKEN, KeyError) as error:
            raise damaged() from error
        if b"\0" in xml:
            raise damaged()
        refuse_many_tags(xml, most_tags)
        return xml

    def _packed(self, xml: bytes) -> io.BytesIO:
        """A workbook with nothing but this sheet, and what its cells lean on."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            since = b'<workbookPr date1904="1"/>' if _DATE_1904.search(self._part("xl/workbook.xml")) else b""
            archive.writestr("_rels/.rels", _ROOT)
            archive.writestr("xl/workbook.xml", _BOOK % since)
            archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
            archive.writestr("xl/worksheets/sheet1.xml", xml)
            for part, name in (("xl/sharedstrings.xml", "xl/sharedStrings.xml"), ("xl/styles.xml", "xl/styles.xml")):
                if part in self._names:
                    archive.writestr(name, self._part(part))
        packed.seek(0)
        return packed


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """A part, unpacked piece by piece so that none takes more room than it may: what the directory says of its size
    need not be true. Raises Unfit for one that is larger or holds a text that no cell has room for."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged()  # Excel uses no other, and the others unpack a whole part at once.
    if part.file_size > most:
        raise too_large()
    unpacked = io.BytesIO()
    with archive.open(part) as packed:
        while piece := packed.read(_PIECE):
            if len(piece) == _PIECE and b"<" not in piece:
                raise text_too_long()
            unpacked.write(piece)
    return unpacked.getvalue()


_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = (
    b'<workbook xmlns="%s" xmlns:r="%s">' % (_MAIN, _OFFICE)
    + b'%s<sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATED = b'<Relationship Id="%s" Type="' + _OFFICE + b'/%s" Target="%s"/>'
_ROOT, _RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % related
    for related in (
        _RELATED % (b"rId1", b"officeDocument", b"xl/workbook.xml"),
        _RELATED % (b"rId1", b"worksheet", b"worksheets/sheet1.xml")
        + _RELATED % (b"rId2", b"sharedStrings", b"sharedStrings.xml")
        + _RELATED % (b"rId3", b"styles", b"styles.xml"),
    )
)


def _read(packed: io.BytesIO) -> Iterator[list[Cell]]:
    from python_calamine import CalamineError, load_workbook

    try:
        yield from load_workbook(packed).get_sheet_by_index(0).iter_rows()
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged() from error


def _with_faults(rows: Iterator[list[Cell]], faults: dict[tuple[int, int], CellFault]) -> Iterator[list[Cell]]:
    """The rows with what is no value put in its place, which may lie outside what calamine gave."""
    by_row: dict[int, dict[int, CellFault]] = {}
    for (row, column), fault in faults.items():
        by_row.setdefault(row, {})[column] = fault
    at, width = 0, max(column for _row, column in faults)
    for at, cells in enumerate(rows, start=1):
        width = max(width, len(cells))
        yield _filled(cells, by_row.get(at, {}), width)
    for row in range(at + 1, max(by_row) + 1):
        yield _filled([], by_row.get(row, {}), width)


def _filled(cells: list[Cell], faults: dict[int, CellFault], width: int) -> list[Cell]:
    cells = cells + [""] * (width - len(cells))
    for column, fault in faults.items():
        cells[column - 1] = fault
    return cells


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unfit(tr("Arbetsboken är skyddad med lösenord. Spara den utan lösenord och läs in den igen."))
        text = tr("Filen är sparad av ett äldre Office-program. Spara den i Excel som xlsx och läs in den igen.")
        raise Unfit(text)


def _opened(data: bytes) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The file, and what is in it by name in small letters. Raises Unfit for one that is too large when unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged() from error
    listed = archive.infolist()
    names = {each.filename.casefold().lstrip("/").replace("\\", "/"): each for each in listed}
    _refuse_other_collections(names)
    if len(listed) > _MOST_PARTS or sum(each.file_size for each in listed) > MOST_UNPACKED:
        raise too_large()
    if len(names) < len(listed):
        raise damaged()
    return archive, names


def _refuse_other_collections(names: Collection[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Unfit(tr("Arbetsboken är sparad som xlsb. Öppna den i Excel, spara den som xlsx och läs in den igen."))
    if "content.xml" in names and "mimetype" in names:
        raise Unfit(tr("Filen är sparad som OpenDocument. Spara den som xlsx och läs in den igen."))
    if "xl/workbook.xml" not in names:
        raise damaged()


def _sheets(names: Collection[str], workbook: bytes, related: bytes) -> tuple[Sheet, ...]:
    try:
        book = ElementTree.fromstring(workbook)
        relations = ElementTree.fromstring(related)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged() from error
    targets = {each.get("Id", ""): each for each in relations}
    found: list[Sheet] = []
    for element in book.iter():
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        identity = next((value for name, value in element.items() if _RELATION_ID.fullmatch(name)), "")
        relation = targets.get(identity)
        if relation is None or not relation.get("Type", "").endswith("/worksheet"):
            continue
        part = normpath(join("xl", relation.get("Target", ""))).lstrip("/").casefold()
        if part not in names:
            raise damaged()
        name = element.get("name", "")
        if any(name == sheet.name for sheet in found) or len(found) >= _MOST_SHEETS:
            raise damaged()
        found.append(Sheet(name, element.get("state", "visible") in ("hidden", "veryHidden"), part))
    return tuple(found)
