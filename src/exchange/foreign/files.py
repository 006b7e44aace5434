"""What a file is that holds no table: told by its bytes, so that no reader of tables speaks of it (ruling 49).

Each sentence says what the file is, what the program does with such a file, and what to choose instead.
"""

import re
import zipfile
from io import BytesIO

from domain.ground.text import tr
from exchange.ground.quoting import quoted

_WORKSPACE = b"LAGE"
_APPLICATION_ID = slice(68, 72)
_MAIL = re.compile(
    rb"^(From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Subject|X-[\w-]+): ?\S",
    re.IGNORECASE | re.MULTILINE,
)
_XML = re.compile(rb"<(\?xml|svg|[A-Za-z][\w.-]*:?[\w.-]*[\s>])")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|\?xml[^>]*>\s*(<!doctype[^>]*>\s*)?<html)", re.IGNORECASE)
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{22}(.{2}).{2}", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0"
# More than any workbook has, and few enough to be listed at once.
_MOST_LISTED = 1 << 20
_END = b"PK\x05\x06"
_SHOWN = 3

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)  # fmt: skip
_PACKED = (
    (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"Rar!", "RAR"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip
_STATISTICS = (
    (b"$FL2@(#)", "SPSS"), (b"$FL3@(#)", "SPSS"), (b"<stata_dta>", "Stata"), (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"), (b"RDX", "R"), (b"\x89HDF", "HDF5"),
)  # fmt: skip
_ROOT = "Root Entry".encode("utf-16-le")
_OLE_PARTS = ("WordDocument", "PowerPoint Document", "__properties_version1.0", "EncryptedPackage", "Workbook", "Book")


def told_by_beginning(head: bytes) -> str | None:
    """What a file with these first bytes is, in a sentence that refuses it; None for what may hold a table, also
    inside a zip (a workbook is one) or an older container of Microsoft's: see `told_by_parts`."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if (known := _by_signature(head, text)) is not None:
        return known
    if _HTML.match(text):
        return tr("Filen är en webbsida, inte en tabell. Hämta tabellen igen från källan.")
    if text.startswith(b"{\\rtf"):
        return _document(tr("ett textdokument (RTF)"))
    if len(_MAIL.findall(text[:4000])) > 1 and _MAIL.match(text):
        return _mail()
    if _XML.match(text):
        return _xml(text)
    if b"\0" in head and not head.startswith((b"PK", _OLE, b"\xff\xfe", b"\xfe\xff")):
        return _binary(head)
    return None


def told_by_parts(data: bytes) -> str | None:
    """What a zip or one of Microsoft's older containers is, when it is no workbook; None for a workbook."""
    return _zip(data) if data.startswith(b"PK") else _container(data)


def _what_is_read() -> str:
    return tr("Läsas in kan SCB:s tabeller (JSON, PX, CSV eller Excel), ifyllda blanketter och egna filer i CSV.")


def _by_signature(head: bytes, text: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return _document(tr("ett PDF-dokument"))
    if head.startswith(b"SQLite format 3\0"):
        if head[_APPLICATION_ID] == _WORKSPACE:
            return tr(
                "Filen är en arbetsbok från Lägesbild. En arbetsbok läses inte in i en annan: öppna den med Arkiv > "
                "Öppna arbetsbok."
            )
        return tr("Filen är en databas (SQLite). ") + _what_is_read()
    for listed, words in (
        (_PICTURES, tr("Filen är en bild ({kind}). Siffror läses inte ur bilder: hämta tabellen från källan som ")),
        (_PACKED, tr("Filen är packad ({kind}). Packa upp den och läs in det som ligger i den, som ")),
        (_STATISTICS, tr("Filen är en datafil från {kind}. Spara tabellen i det programmet som ")),
    ):
        if kind := next((name for sign, name in listed if head.startswith(sign)), ""):
            return words.format(kind=kind) + tr("CSV, Excel, PX eller JSON.")
    if text.startswith(b"%!PS"):
        return _document(tr("en sida för utskrift (PostScript)"))
    return None


def _binary(head: bytes) -> str:
    """Of signs that a text could begin with too, or of none."""
    if head.startswith((b"BM", b"RIFF")) or head[4:8] == b"ftyp":
        return tr("Filen är en bild, en film eller ett ljud. Hämta tabellen från källan som CSV, Excel, PX eller JSON.")
    if head[257:262] == b"ustar":
        return tr(
            "Filen är packad (tar). Packa upp den och läs in det som ligger i den, som CSV, Excel, PX eller JSON."
        )
    if head.startswith((b"MZ", b"\x7fELF")):
        return tr("Filen är ett program, inte en tabell. ") + _what_is_read()
    return tr("Filen är varken text eller en arbetsbok, så det finns ingen tabell att läsa. ") + _what_is_read()


def _document(kind: str) -> str:
    return tr(
        "Filen är {kind}. Siffror läses inte ur dokument: hämta tabellen från källan som CSV, Excel, PX eller JSON, "
        "eller klistra in den i rutnätet."
    ).format(kind=kind)


def _mail() -> str:
    return tr("Filen är ett e-postmeddelande. Spara det som är bifogat som en egen fil och läs in den.")


def _xml(text: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return tr("Filen är en arbetsbok i Excels äldre XML-form. Öppna den i Excel och spara den som .xlsx.")
    if b"<svg" in text[:2000]:
        return tr("Filen är en bild (SVG). Hämta tabellen från källan som CSV, Excel, PX eller JSON.")
    return tr("Filen är XML. Hämta tabellen från källan som CSV, Excel, PX eller JSON.")


def _zip(data: bytes) -> str | None:
    names = _names(data)
    if names is None:
        return tr("Filen är ett arkiv (zip) med fler delar än någon arbetsbok har. Packa upp det och läs in filerna.")
    kinds = (
        ("word/", _document(tr("ett Word-dokument"))),
        ("ppt/", _document(tr("en presentation från PowerPoint"))),
        ("visio/", _document(tr("en teckning från Visio"))),
        ("Index/", tr("Filen är från Apples Numbers eller Pages. Exportera tabellen därifrån till Excel eller CSV.")),
    )
    for folder, told in kinds:
        if any(name.startswith(folder) for name in names) and not _has_workbook(names):
            return told
    mimetype = _mimetype(data)
    if mimetype.endswith(".text"):
        return _document(tr("ett textdokument (ODT)"))
    if mimetype.endswith(".presentation"):
        return _document(tr("en presentation (ODP)"))
    if mimetype == "application/epub+zip":
        return _document(tr("en e-bok"))
    if _has_workbook(names) or mimetype.endswith(".spreadsheet") or not names:
        return None
    inside = [name.rsplit("/", 1)[-1] for name in names if not name.endswith("/")]
    shown = ", ".join(quoted(name) for name in inside[:_SHOWN])
    more = tr(" och {count} till").format(count=len(inside) - _SHOWN) if len(inside) > _SHOWN else ""
    return tr("Filen är ett arkiv (zip) med {names}. Packa upp det och läs in filerna var för sig.").format(
        names=shown + more
    )


def _has_workbook(names: list[str]) -> bool:
    return any(name.startswith("xl/") or name == "content.xml" for name in names)


def _names(data: bytes) -> list[str] | None:
    """The names of what lies in the archive, of a torn one those that are left; None for more than are listed."""
    end = data.rfind(_END, max(0, len(data) - (1 << 16) - 22))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _MOST_LISTED:
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        found = _LOCAL_NAME.finditer(data[:_MOST_LISTED])
        spans = ((each.end(), int.from_bytes(each[1], "little")) for each in found)
        return [data[start : start + length].decode("utf-8", "replace") for start, length in spans]


def _mimetype(data: bytes) -> str:
    """What an OpenDocument file says it is, in its first part."""
    found = re.match(rb"PK\x03\x04.{26}mimetype([\w.+/-]{1,100})", data, re.DOTALL)
    return found[1].decode().removesuffix("PK") if found else ""


def _container(data: bytes) -> str | None:
    """By the name of the part that comes first: an entry is the name in UTF-16, filled up to 64 bytes."""
    places = {name: data.find(name.encode("utf-16-le").ljust(64, b"\0")) for name in _OLE_PARTS}
    found = [name for name in _OLE_PARTS if places[name] >= 0]
    match min(found, key=places.__getitem__, default=""):
        case "WordDocument":
            return _document(tr("ett Word-dokument (.doc)"))
        case "PowerPoint Document":
            return _document(tr("en presentation från PowerPoint (.ppt)"))
        case "__properties_version1.0":
            return _mail()
        case "" if _ROOT in data:
            return tr(
                "Filen är ett dokument från ett äldre Office-program. Öppna det där och spara tabellen som .xlsx eller "
                "CSV."
            )
        case _:
            return None
