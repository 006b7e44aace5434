"""The one way in for files: each is known by what it holds, never by its name, and read whole."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from domain.benefits import months as benefit_months
from domain.benefits.months import BenefitMonths
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts, TidyContent
from exchange.foreign.files import told_by_beginning, told_by_parts
from exchange.foreign.tables import told_by_failure, told_by_json, told_by_text, told_by_workbook
from exchange.ground.delimited import other_letters, unreadable
from exchange.ground.guard import MOST_SECONDS, guarded
from exchange.ground.quoting import holds_personal_number
from exchange.ground.unfit import Unfit
from exchange.scb.csv_header import encoding_of, header_of
from exchange.scb.words import dimension_of, measure_of
from exchange.tidy import reading as tidy
from exchange.tidy.headings import is_word
from machine.reasons import reason
from storage.file.lock import is_open_here

# PxWeb's own JSON of the whole country since 2014 is a sixth of this.
MAX_BYTES = 200 * 1024 * 1024
_HEAD = 64 * 1024
_MARK = b"\xef\xbb\xbf"
_PX = re.compile(rb'[A-Z][A-Z0-9-]*(\[[^\]"]{1,20}\])?(\("[^"]*"[^)]*\))?\s*=\s*["A-Z0-9]')


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has been read: its name without folder, what it holds, and the SHA-256 of its bytes.

    Of a workbook `sheet` is the visible sheet that was read and `other_sheets` those that could have been; empty for
    files of other kinds, and where there was nothing to choose between.
    """

    name: str
    content: TidyContent | BenefitMonths
    sha256: str
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of file, as the command line names it."""
        return self.content.kind if isinstance(self.content, TidyContent) else benefit_months.KIND


class _Shape(Enum):
    """How the bytes of a file are laid out."""

    JSON = "json"
    PX = "px"
    SCB_CSV = "csv"
    WORKBOOK = "xlsx"
    TIDY = "tidy"


def recognise(path: Path, formats: tidy.Formats) -> str:
    """The kind of the file, told by its beginning alone: one of the tidy kinds, or `benefit_months`. The labour market
    table and a party's filled sheet are of the kind `population_counts`; a workbook is read to see what it is.

    Only reading tells whether the whole of it is that. Raises UserProblem for a file that is missing, empty, too
    large, or of no kind that is known.
    """
    head = _head(path)
    shape = _shape(path, head, formats)
    if shape is _Shape.TIDY:
        return tidy.recognise(path, formats)
    if shape is _Shape.WORKBOOK:
        with suppress(UserProblem):
            return read_file(path, formats=formats).kind
    return PopulationCounts(()).kind if _is_bas(head) else benefit_months.KIND


def kind_label(kind: str, formats: tidy.Formats) -> str:
    """The Swedish name of a kind (*filslag*). Raises StopIteration for a kind that is none."""
    return benefit_months.kind_label() if kind == benefit_months.KIND else tidy.kind_label(kind, formats)


def read_file(path: Path, sheet: str = "", *, formats: tidy.Formats) -> ReadFile:
    """The whole file. Rows that cannot be read stand in `content.refused`. Of a workbook where several sheets have a
    table, `sheet` is read, else the first. `formats` are the tidy kinds there are.

    Raises UserProblem for a file that is missing, empty, too large, damaged, cut off, or of no kind that is known, and
    for one that a reader fails on in any other way.
    """
    if holds_personal_number(path.name):
        raise unreadable(path, tr("Filens namn innehåller ett personnummer. Byt namn på filen."))
    with guarded(path, seconds=MOST_SECONDS):
        shape = _shape(path, _head(path), formats)
        if shape is _Shape.TIDY:
            read = tidy.read_tidy(path, formats)
            return ReadFile(read.name, read.content, read.sha256)
        data = _bytes(path)
        hashed = hashlib.sha256(data).hexdigest()
        if shape is _Shape.WORKBOOK:
            content, chosen, others = _read_workbook(data, sheet)
            return ReadFile(path.name, content, hashed, chosen, others)
        return ReadFile(path.name, _read(shape, data, formats), hashed)


def _read_workbook(data: bytes, sheet: str) -> tuple[PopulationCounts | BenefitMonths, str, tuple[str, ...]]:
    from exchange.ground.spreadsheet import Workbook
    from exchange.party_sheet.read import read_party_sheet, say_if_torn
    from exchange.scb.workbook import read_workbook

    book = Workbook(data)
    # What a sheet of ours says of itself is never taken for somebody else's.
    if (filled := read_party_sheet(book)) is not None:
        return filled, "", ()
    try:
        return read_workbook(book, sheet)
    except Unfit as error:
        say_if_torn(book)
        raise Unfit(told_by_workbook(book) or error.reason) from error


def _read(shape: _Shape, data: bytes, formats: tidy.Formats) -> PopulationCounts | BenefitMonths:
    from exchange.scb import csv_table, px, scb_json

    try:
        match shape:
            case _Shape.JSON:
                return scb_json.read_json(data)
            case _Shape.PX:
                return px.read_px(data)
            case _:
                return csv_table.read_csv(data)
    except Unfit as error:
        raise Unfit(told_by_failure(data) or _nearly_tidy(data, formats) or error.reason) from error


def _is_tidy(text: bytes, formats: tidy.Formats) -> bool:
    """Whether the first line has the column that every form of ours has, or Swedish words for all of one's."""
    columns = _columns(text)
    return "area_code" in columns or bool(tidy.fitting(columns, formats))


def _nearly_tidy(data: bytes, formats: tidy.Formats) -> str:
    """What is said of a file that was taken for SCB's by words that head ours too; empty where no column is ours."""
    columns = _columns(data.removeprefix(_MARK).lstrip())
    ours = [each for each in columns if dimension_of(each) is None and measure_of(each) is None and is_word(each)]
    return tidy.what_it_nearly_is(columns, formats) if ours else ""


def _columns(text: bytes) -> tuple[str, ...]:
    line = re.split(r"[\r\n]", text[:_HEAD].decode("utf-8", "replace"), maxsplit=1)[0]
    return tuple(each.strip('" ') for each in re.split(r"[,;\t]", line.strip().casefold()))


def _is_bas(head: bytes) -> bool:
    """Whether the beginning of a table names the measure that is read of the labour market table."""
    text = head.decode(encoding_of(head), "replace").casefold().replace("\\u00f6", "ö")
    return "antal övriga" in text


def _shape(path: Path, head: bytes, formats: tidy.Formats) -> _Shape:
    """Raises UserProblem for what is none, in words of its own: no reader speaks of another's file."""
    text = head.removeprefix(_MARK).lstrip()
    reason = other_letters(head) or told_by_beginning(head)
    if reason is None and head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        reason, shape = told_by_parts(_bytes(path)), _Shape.WORKBOOK
    elif text.startswith((b"{", b"[")):
        reason, shape = reason or told_by_json(head), _Shape.JSON
    elif _PX.match(text):
        shape = _Shape.PX
    elif _is_tidy(text, formats):
        # Before SCB's: a row of ours names parties and months by words that head columns of hers.
        shape = _Shape.TIDY
    elif header_of(head):
        shape = _Shape.SCB_CSV
    else:
        reason, shape = reason or told_by_text(head), _Shape.TIDY
    if reason is not None:
        raise unreadable(path, reason)
    return shape


def _head(path: Path) -> bytes:
    return _read_some(path, _HEAD)


def _bytes(path: Path) -> bytes:
    data = _read_some(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise unreadable(path, tr("Filen är större än {limit} MB.").format(limit=MAX_BYTES // 1024**2))
    return data


def _read_some(path: Path, most: int) -> bytes:
    try:
        # A pipe or a device would hold the reader, and has no end that could be checked.
        if not path.exists():
            raise unreadable(path, tr("Filen finns inte."))
        if not path.is_file():
            raise unreadable(path, tr("Det är inte en fil."))
        # To open and close it here would let go of the lock that SQLite has on it.
        if is_open_here(path):
            raise unreadable(path, tr("Det är den arbetsbok som är öppen."))
        with path.open("rb") as file:
            # Python makes room for all it is asked to read, however little there is.
            return file.read(min(most, path.stat().st_size))
    except OSError as error:
        text = tr("Filen går inte att öppna ({reason}).").format(reason=reason(error))
        raise unreadable(path, text) from error
