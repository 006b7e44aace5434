"""Workbooks (Excel and its kin) opened: what cannot be is said in Swedish, and nothing is unpacked unseen."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from domain.text import tr
from exchange.scb.unfit import Unfit

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# SCB's table of the whole country since 2014 is a twelfth of this when it is unpacked.
_LARGEST = 1 << 30
# A protected workbook is an older kind of file with the new one sealed within; calamine knows only that it is neither.
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@contextmanager
def opened(data: bytes) -> Iterator["CalamineWorkbook"]:
    """The workbook of these bytes. Raises Unfit, also from inside the block, for one that is no whole workbook or asks
    for a password."""
    from python_calamine import CalamineError, PasswordError, load_workbook

    _refuse_bombs(data)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise Unfit(_protected())
    try:
        yield load_workbook(io.BytesIO(data))
    except PasswordError as error:
        raise Unfit(_protected()) from error
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise Unfit(tr("Arbetsboken är skadad eller inte hel. Hämta den igen.")) from error


def _protected() -> str:
    return tr("Arbetsboken är skyddad med lösenord. Spara den utan lösenord och läs in den igen.")


def _refuse_bombs(data: bytes) -> None:
    """A few packed bytes can unpack to more than a computer holds."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unfit(tr("Arbetsboken är skadad eller inte hel. Hämta den igen.")) from error
    if size > _LARGEST:
        raise Unfit(tr("Arbetsboken är för stor för att läsas in."))
