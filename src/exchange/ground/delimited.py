"""A text file with values between commas or semicolons (*CSV*), read one line at a time.

Knows how such files leave Excel and the text editors of agencies, and nothing of what they hold.
"""

import codecs
import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from domain.ground.problem import Refusal, UserProblem
from domain.ground.text import tr
from exchange.ground.quoting import quoted
from machine.reasons import reason

# The whole country by month, sex and kind since 2014 is a quarter of this.
MAX_BYTES = 50 * 1024 * 1024
_MAX_LINE = 64 * 1024
_BLOCK = 64 * 1024
# Every row is a cell for each column; thousands of them would be looked through for nothing.
_MOST_COLUMNS = 200
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<sign>.)"?[;,\s]*', re.IGNORECASE)
# As Windows, every other system and the first Macintosh end a line; Excel for Mac still saves the last.
_LINE_END = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, counted from 1, and its cells without surrounding space, by column name.

    `short` names the columns at the end for which the row has no cell at all; `cells` holds them as empty text.
    """

    line: int
    cells: dict[str, str]
    short: tuple[str, ...] = ()


class DelimitedFile:
    """One pass over one file, as a context manager: first `columns`, then `rows()`, then `sha256`.

    Entering raises UserProblem when the file is missing, empty, too large, or not text in UTF-8; so does `rows()`
    when it comes to a line that is not. Line endings of every system are understood, and a byte order mark, a first
    line `sep=;`, blank lines and empty columns at the end are passed over.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._line = 0
        self.columns: tuple[str, ...] = ()
        self.header_line = 0

    def __enter__(self) -> Self:
        self._file = _open(self._path)
        try:
            self._lines = self._text_lines()
            self._read_header()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def sha256(self) -> str:
        """The hash of what has been read, in hexadecimal: of the whole file once `rows()` has ended."""
        return self._hash.hexdigest()

    def rows(self) -> Iterator[Row | Refusal]:
        """The rows after the header, in order; a Refusal stands where a row cannot be divided into its columns."""
        reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True, skipinitialspace=True)
        offset = self._line
        while True:
            line = offset + reader.line_num + 1
            try:
                cells = [cell.strip() for cell in next(reader)]
            except StopIteration:
                return
            except csv.Error:
                yield Refusal(line, tr("Citattecken står fel. Raderna därefter har inte lästs."))
                self._hash_the_rest()
                return
            if any(cells):
                yield self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Row | Refusal:
        wanted = len(self.columns)
        if any(cells[wanted:]):
            text = tr("Raden har {cells} värden, men rubriken har {columns} kolumner.")
            return Refusal(line, text.format(cells=len(cells), columns=wanted))
        filled = cells[:wanted] + [""] * (wanted - len(cells))
        return Row(line, dict(zip(self.columns, filled, strict=True)), self.columns[len(cells) :])

    def _read_header(self) -> None:
        header, delimiter = self._first_text(), ""
        if found := _SEPARATOR_LINE.fullmatch(header.strip()):
            delimiter = found["sign"]
            header = self._first_text()
        self.header_line = self._line
        self._delimiter = delimiter if delimiter in (",", ";") else ";" if ";" in header else ","
        try:
            names = next(csv.reader([header], delimiter=self._delimiter, skipinitialspace=True, strict=True))
        except csv.Error as error:
            raise self._problem(tr("Citattecken står fel i rubriken på rad {line}.").format(line=self._line)) from error
        columns = [name.strip().casefold() for name in names]
        while columns and not columns[-1]:
            columns.pop()
        if len(columns) > _MOST_COLUMNS:
            text = tr("Rubriken har {count} kolumner, fler än någon egen fil har.")
            raise self._problem(text.format(count=len(columns)))
        seen: set[str] = set()
        for at, name in enumerate(columns, start=1):
            if not name:
                raise self._problem(tr("Kolumn {number} saknar namn i rubriken.").format(number=at))
            if name in seen:
                raise self._problem(tr("Kolumnen {name} finns två gånger i rubriken.").format(name=quoted(name)))
            seen.add(name)
        self.columns = tuple(columns)

    def _first_text(self) -> str:
        for text in self._lines:
            if text.strip(" \t\r\n,;"):
                return text
        raise self._problem(tr("Filen är tom."))

    def _text_lines(self) -> Iterator[str]:
        """The file's lines with their endings; counts them, so that a problem can say where it is."""
        for raw in self._raw_lines():
            if not self._line:
                self._refuse_other_formats(raw)
            if len(raw) > _MAX_LINE:
                raise self._problem(tr("Rad {line} är för lång för att vara en tabell.").format(line=self._line + 1))
            text = self._decoded(raw.removeprefix(b"" if self._line else _BYTE_ORDER_MARK))
            self._line += 1
            if text:
                yield text

    def _raw_lines(self) -> Iterator[bytes]:
        rest = b""
        while block := self._file.read(_BLOCK):
            if block.endswith(b"\r"):
                block += self._file.read(1)
            self._hash.update(block)
            *lines, rest = _LINE_END.split(rest + block)
            yield from lines
            if len(rest) > _MAX_LINE:
                break
        if rest:
            yield rest

    def _decoded(self, raw: bytes) -> str:
        if b"\0" in raw:
            raise self._problem(tr("Filen är inte en textfil."))
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            text = tr("Rad {line} är inte skriven i UTF-8. Spara filen som ”CSV UTF-8” och läs in den igen.")
            raise self._problem(text.format(line=self._line + 1)) from error

    def _refuse_other_formats(self, raw: bytes) -> None:
        if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise self._problem(
                tr("Filen är en arbetsbok från Excel eller en annan samling. Spara tabellen som CSV UTF-8.")
            )
        if reason := other_letters(raw):
            raise self._problem(reason)

    def _hash_the_rest(self) -> None:
        while block := self._file.read(_BLOCK):
            self._hash.update(block)

    def _problem(self, reason: str) -> UserProblem:
        return unreadable(self._path, reason)


def other_letters(beginning: bytes) -> str | None:
    """What is said of a text whose letters take two or four bytes each; None for any other."""
    of_four = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
    if not beginning.startswith((*of_four, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    text = tr("Filen är skriven i {letters}. Spara den som ”CSV UTF-8” och läs in den igen.")
    return text.format(letters="UTF-32" if beginning.startswith(of_four) else "UTF-16")


def unreadable(path: Path, reason: str) -> UserProblem:
    """The problem of a file that is refused as it is, before its rows are looked at."""
    text = tr("{file} kan inte läsas in. {reason} Ingenting har ändrats.")
    return UserProblem(text.format(file=quoted(path.name), reason=reason))


def _open(path: Path) -> BinaryIO:
    try:
        # A pipe or a device would hold the reader, and has no end that could be checked.
        if not path.exists():
            raise unreadable(path, tr("Filen finns inte."))
        if not path.is_file():
            raise unreadable(path, tr("Det är inte en fil."))
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise unreadable(path, tr("Filen är större än {limit} MB.").format(limit=MAX_BYTES // 1024**2))
        return path.open("rb")
    except OSError as error:
        text = tr("Filen går inte att öppna ({reason}).").format(reason=reason(error))
        raise unreadable(path, text) from error
