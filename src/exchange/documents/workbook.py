"""Workbooks (*Excel, OpenDocument*) as tables: every visible sheet."""

import io
import re
import zipfile
from collections.abc import Sequence

from domain.ground.display import show_list
from domain.ground.text import tr
from exchange.documents.gathered import MOST_COLUMNS, MOST_ROWS, Gathered, faults
from exchange.ground.quoting import quoted
from exchange.ground.sheet_cells import MOST_CELLS, damaged, too_large
from exchange.ground.spreadsheet import MOST_UNPACKED, Workbook
from exchange.ground.unfit import Unfit

_BESIDE = 200
"""Rows and columns looked through for a table that begins further in."""
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="(\d+)"')
_ROW = re.compile(rb"<table:table-row\b([^>]*)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL)
_SHEET = re.compile(rb"<table:table\b[^>]*>(.*?)</table:table>", re.DOTALL)


def read_excel(data: bytes, gathered: Gathered) -> None:
    """Every visible sheet of an xlsx. Raises Unfit for what is no whole workbook."""
    book = Workbook(data)
    for name in book.visible:
        gathered.go_on()
        rows = [
            row[: MOST_COLUMNS + _BESIDE] for row, _at in zip(book.rows(name), range(MOST_ROWS + _BESIDE), strict=False)
        ]
        _keep(gathered, name, rows)
        if book.hides(name):
            gathered.notes.append(
                tr("Bladet {sheet} har dolda rader eller kolumner; de är lästa som de andra.").format(
                    sheet=quoted(name)
                )
            )
    _say_hidden(gathered, [sheet.name for sheet in book.sheets if sheet.hidden])


def read_open_document(data: bytes, gathered: Gathered) -> None:
    """Every visible sheet of an ods. Raises Unfit for what is no whole workbook, is sealed, or takes more room than a
    table does."""
    from python_calamine import CalamineError, SheetVisibleEnum, load_workbook

    _judge(data)
    try:
        book = load_workbook(io.BytesIO(data))
        for sheet in book.sheets_metadata:
            gathered.go_on()
            if sheet.visible is SheetVisibleEnum.Visible:
                rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                _keep(gathered, sheet.name, [row[: MOST_COLUMNS + _BESIDE] for row in rows[: MOST_ROWS + _BESIDE]])
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged() from error
    _say_hidden(gathered, [each.name for each in book.sheets_metadata if each.visible is not SheetVisibleEnum.Visible])


def _keep(gathered: Gathered, name: str, rows: Sequence[Sequence[object]]) -> None:
    gathered.rows(tr("Blad {sheet}").format(sheet=name), rows, lettered=True)
    if count := faults(rows):
        text = tr("Bladet {sheet} har {count} celler som visar fel eller saknar uträknat värde; de är inte prövade.")
        gathered.notes.append(text.format(sheet=quoted(name), count=count))


def _say_hidden(gathered: Gathered, hidden: Sequence[str]) -> None:
    if hidden:
        text = tr("Dolda blad läses inte: {sheets}.")
        gathered.notes.append(text.format(sheets=show_list(quoted(name) for name in hidden)))


def _judge(data: bytes) -> None:
    """calamine makes room for every cell that is repeated, and ends the process where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
                raise too_large()
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
            content = archive.read("content.xml")
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise damaged() from error
    if b"encryption-data" in manifest:
        raise Unfit(tr("Arbetsboken är skyddad med lösenord. Spara den utan lösenord och öppna den igen."))
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise damaged()
    for sheet in _SHEET.finditer(content):
        if _room(sheet[1]) > MOST_CELLS:
            raise too_large()


def _room(sheet: bytes) -> int:
    """How many cells a sheet takes: to the last row and column that hold anything."""
    height = at = width = 0
    for row in _ROW.finditer(sheet):
        at += _times(row[1], b"rows")
        column = last = 0
        for cell in _CELL.finditer(row[2] or b""):
            column += _times(cell[1], b"columns")
            if (cell[2] or b"").strip() or b"office:value" in cell[1]:
                last = column
        if last:
            height, width = at, max(width, last)
    return height * width


def _times(attributes: bytes, what: bytes) -> int:
    return next((int(found[2]) for found in _REPEATED.finditer(attributes) if found[1] == what), 1)
