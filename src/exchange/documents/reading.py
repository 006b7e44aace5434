"""The one way in for a document that is to be counted anew: known by what it holds, and read whole."""

import re
from pathlib import Path

from domain.ground.text import tr
from domain.recounting.document import Document
from exchange.documents.gathered import Gathered, GoOn
from exchange.documents.pdf import read_pdf
from exchange.documents.plain import read_bytes, read_text
from exchange.documents.word import read_word
from exchange.documents.workbook import read_excel, read_open_document
from exchange.foreign.files import told_by_beginning, told_by_parts
from exchange.ground.delimited import unreadable
from exchange.ground.guard import MOST_SECONDS, guarded
from exchange.ground.quoting import holds_personal_number
from exchange.ground.unfit import Unfit
from machine.reasons import reason

MAX_BYTES = 50 * 1024 * 1024
_MOST_PASTED = 2_000_000
_HEAD = 64 * 1024
_STATISTICS = re.compile(rb'[{\[]|[A-Z][A-Z0-9-]{2,}(\[\w+\])?\s*=\s*["A-Z0-9]')
_WORD = "WordDocument".encode("utf-16-le")
_SEALED = "EncryptedPackage".encode("utf-16-le")


def _goes_on() -> None:
    return None


def read_document(path: Path, go_on: GoOn = _goes_on, stops: tuple[type[BaseException], ...] = ()) -> Document:
    """The tables and the text of the file at `path`. `go_on` is called now and then and may raise one of `stops`.

    Raises UserProblem for a file that is missing, too large, sealed, damaged, or holds neither tables nor text.
    """
    if holds_personal_number(path.name):
        raise unreadable(path, tr("Filens namn innehåller ett personnummer. Byt namn på filen."))
    with guarded(path, seconds=MOST_SECONDS, passed_on=stops):
        gathered = Gathered(go_on)
        _read(_bytes(path), gathered)
        document = gathered.document(path.name)
        if not document.tables and not document.passages:
            raise Unfit(tr("Här finns varken tabeller eller text att räkna om."))
        return document


def read_pasted(text: str, go_on: GoOn = _goes_on) -> Document:
    """What was copied from Excel, Word, a mail or a web page. Raises UserProblem for what is empty or far too large."""
    from domain.ground.problem import UserProblem

    if len(text) > _MOST_PASTED:
        raise UserProblem(tr("Det kopierade är för stort. Kopiera en tabell i taget, eller öppna filen."))
    gathered = Gathered(go_on)
    read_text(text, gathered)
    document = gathered.document(tr("det inklistrade"))
    if not document.tables and not document.passages:
        raise UserProblem(
            tr("Det finns ingen text att klistra in. Kopiera en tabell i Excel eller Word och försök igen.")
        )
    return document


def _bytes(path: Path) -> bytes:
    try:
        # A pipe or a device would hold the reader, and has no end that could be checked.
        if not path.exists():
            raise unreadable(path, tr("Filen finns inte."))
        if not path.is_file():
            raise unreadable(path, tr("Det är inte en fil."))
        if path.stat().st_size > MAX_BYTES:
            raise unreadable(path, tr("Filen är större än {limit} MB.").format(limit=MAX_BYTES // 1024**2))
        return path.read_bytes()
    except OSError as error:
        text = tr("Filen går inte att öppna ({reason}).").format(reason=reason(error))
        raise unreadable(path, text) from error


def _read(data: bytes, gathered: Gathered) -> None:
    if not data.strip():
        raise Unfit(tr("Filen är tom."))
    if b"%PDF-" in data[:1024]:
        read_pdf(data, gathered)
    elif data.startswith(b"PK"):
        _read_parts(data, gathered)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit(_older(data))
    elif (told := told_by_beginning(data[:_HEAD])) is not None:
        raise Unfit(f"{_first(told)} {_what_is_read()}")
    elif _STATISTICS.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()):
        told = tr("Filen är statistik i JSON eller PX, inte ett färdigt dokument: den läses in med Arkiv > Läs in fil.")
        raise Unfit(f"{told} {_what_is_read()}")
    else:
        read_bytes(data, gathered)


def _read_parts(data: bytes, gathered: Gathered) -> None:
    if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]:
        read_open_document(data, gathered)
    elif b"word/document.xml" in data:
        read_word(data, gathered)
    elif (told := told_by_parts(data)) is not None:
        raise Unfit(f"{_first(told)} {_what_is_read()}")
    else:
        read_excel(data, gathered)


def _older(data: bytes) -> str:
    if _SEALED in data:
        return tr("Filen är skyddad med lösenord. Spara den utan lösenord och öppna den igen.")
    if _WORD in data:
        return tr(
            "Filen är ett äldre Word-dokument (doc). Öppna den i Word, välj Arkiv > Spara som och filtypen "
            "Word-dokument (.docx), och öppna den nya filen här."
        )
    return tr(
        "Filen är en äldre Excel-arbetsbok (xls). Öppna den i Excel, välj Arkiv > Spara som och filtypen "
        "Excel-arbetsbok (.xlsx), och öppna den nya filen här."
    )


def _first(told: str) -> str:
    """What the file is, without what an import reads."""
    return told.partition(". ")[0].split(": ")[0].rstrip(".") + "."


def _what_is_read() -> str:
    return tr("Räknas om kan arbetsböcker (xlsx, ods), Word (docx), PDF med text, CSV och det som klistras in.")
