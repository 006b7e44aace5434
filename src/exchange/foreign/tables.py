"""Tables of other kinds than those that are read: named by what they hold, with the way to one that is (ruling 49)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from domain.ground.text import tr
from exchange.ground.quoting import quoted
from exchange.ground.spreadsheet import Workbook
from exchange.scb.csv_header import encoding_of

_SIGNS = (";", ",", "\t")
_LINES = 20
_ROWS, _SHEETS = 40, 12
_TITLE = re.compile(r'"label"\s*:\s*"((?:[^"\\]|\\.){1,300})"')
_PX_TITLE = re.compile(r'\bTITLE(?:\[\w+\])?\s*=\s*"([^"]{1,300})')
# What the table of benefits counts; a table with none of these words is another.
_OURS = re.compile(
    r"helårsekvivalent|sjukpenning|aktivitetsers|arbetslöshetsers|arbetsmarknadsåtg|ekonomiskt bistånd|etableringsers"
    r"|arbetsmarknadsstatus|\"(antal )?övriga\"|sysselsatta"
)
# Where a title, the labels of a large table and what it says of itself stand.
_LOOKED_THROUGH = 1 << 21
_AF = ({"period", "län", "kommun"}, {"period", "kommun", "arbetslösa"}, {"period", "arbetslösa"})
_FK = ({"år", "månad", "kön", "ålder", "län", "kommun"}, {"ar", "manad", "kon_kod"}, {"ar", "man", "kon_kod"})
_KOLADA = ({"kpi", "municipality"}, {"nyckeltal", "kommun"}, {"kpi", "period"}, {"kpi", "title"})
# A workbook that only names a publisher, as a list of parties does, is not theirs.
_SAYS_WHO = r"(?:källa|utgivare|statistik från|data från|copyright|©)\W{0,4}"
_ENGLISH = {"region", "sex", "age", "age group", "observations", "month", "year"}


def told_by_json(head: bytes) -> str | None:
    """What a JSON document with this beginning is, when it is no table of SCB's; None where it may be one."""
    has = {word: f'"{word}"'.encode() in head for word in _JSON_WORDS}
    if has["rojd"] or (has["observations"] and has["dimensions"] and head.lstrip().startswith(b"[")):
        return _fk()
    if (has["kpi"] and (has["municipality"] or has["period"])) or has["is_divided_by_gender"]:
        return _kolada()
    if has["variables"] and has["title"] and not has["dimension"]:
        return tr(
            "Filen är SCB:s beskrivning av en tabell, utan siffrorna. Hämta själva tabellen som JSON-stat2, PX, CSV "
            "eller Excel."
        )
    if (has["query"] and has["response"]) or has["selection"]:
        return tr("Filen är en fråga till SCB:s databas, inte svaret. Ställ frågan och spara svaret som JSON-stat2.")
    if has["FeatureCollection"]:
        return tr("Filen är en karta (GeoJSON), inte en tabell. ") + _what_to_get()
    return None


_JSON_WORDS = (
    "observations", "dimensions", "kpi", "municipality", "period", "variables", "title", "dimension", "query",
    "response", "selection", "FeatureCollection", "rojd", "is_divided_by_gender",
)  # fmt: skip


def told_by_text(head: bytes) -> str | None:
    """What a text with this beginning is, when it has no header of SCB's table; None where it may be an own file."""
    ways = _lines(head)
    for rows in ways:
        if (known := _known_columns(rows)) is not None:
            return known
    lines = max(ways, key=lambda rows: sum(map(len, rows)))
    if len(lines) < 2 or len(lines[0]) > 1:
        return None
    columns = next((row for row in lines if len(row) > 2), [])
    if not columns or sum(len(row) == len(columns) for row in lines) < 2:
        return (
            tr(
                "Filen är en text utan kolumner. I en tabell skiljs värdena med komma eller semikolon, och "
                "första raden är kolumnernas namn. "
            )
            + _what_to_get()
        )
    text = tr("Filen är en tabell med rubriken {title} och kolumnerna {columns}, som inte läses in. ")
    if len({cell.casefold() for cell in columns} & _ENGLISH) > 1:
        text = tr(
            "Filen är en tabell på engelska med rubriken {title} och kolumnerna {columns}. Hämta den på svenska. "
        )
    return text.format(title=quoted(lines[0][0]), columns=_named(columns)) + _what_to_get()


def told_by_failure(data: bytes) -> str | None:
    """What a table in JSON, PX or CSV is that could not be read as SCB's: another of SCB's, by its title; None where it
    counts what is read, so that the fault is one within it."""
    text = _as_text(data)
    if _OURS.search(text.casefold()):
        return None
    title = _title(data, text)
    return _other_scb(title) if title else None


def told_by_workbook(book: Workbook) -> str | None:
    """What a workbook is that could not be read; None where it holds what is read, or nothing that is known. Raises
    Unfit for a sheet that cannot be read."""
    texts: list[str] = []
    for name in book.visible[:_SHEETS]:
        texts.append(name.casefold())
        rows = [
            [cell.strip() for cell in map(str, row) if cell.strip()]
            for _at, row in zip(range(_ROWS), book.rows(name), strict=False)
        ]
        if (known := _known_columns(rows)) is not None:
            return known
        if any("area_code" in map(str.casefold, row) for row in rows):
            return _own()
        texts += [cell for row in rows for cell in row]
    together = "\n".join(texts).casefold()
    for publisher, told in (("arbetsförmedlingen", _af), ("försäkringskassan", _fk), ("kolada", _kolada)):
        if re.search(rf"{_SAYS_WHO}{publisher}", together):
            return told()
    if _OURS.search(together):
        return None
    title = next((text for text in texts if " efter region" in text), "")
    return _other_scb(title) if title else None


def _known_columns(rows: Iterable[Sequence[str]]) -> str | None:
    """Who publishes a table with one of these rows for its header."""
    for row in rows:
        names = {cell.casefold() for cell in row}
        for headers, told in ((_AF, _af), (_FK, _fk), (_KOLADA, _kolada)):
            if any(each <= names for each in headers):
                return told()
    return None


def _lines(head: bytes) -> list[list[list[str]]]:
    """The first lines that hold anything, in cells: as each sign divides them."""
    text = io.StringIO(head.decode(encoding_of(head), "replace").removeprefix("\ufeff"), newline=None)
    kept = [line for _at, line in zip(range(_LINES), text, strict=False) if line.strip(" \t\r\n,;")]
    return [list(_cells(kept, sign)) for sign in _SIGNS]


def _cells(lines: Sequence[str], sign: str) -> Iterator[list[str]]:
    for line in lines:
        try:
            cells = next(csv.reader([line], delimiter=sign), [])
        except csv.Error:
            cells = [line]
        yield [cell.strip() for cell in cells]


def _as_text(data: bytes) -> str:
    if len(data) > 2 * _LOOKED_THROUGH:
        data = data[:_LOOKED_THROUGH] + data[-_LOOKED_THROUGH:]
    text = data.decode(encoding_of(data), "replace")
    if "\\u00" not in text:
        return text
    return re.sub(r"\\u00([0-9a-fA-F]{2})", lambda found: chr(int(found[1], 16)), text)


def _title(data: bytes, text: str) -> str:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        found = _TITLE.search(text)
        return found[1] if found else ""
    found = _PX_TITLE.search(text[:20_000])
    if found:
        return found[1]
    first = text.removeprefix("\ufeff").split("\n", 1)[0].strip().strip('"')
    return first if " efter " in first else ""


def _named(columns: Sequence[str]) -> str:
    shown = ", ".join(quoted(name) for name in columns[:5])
    return tr("{shown} och fler").format(shown=shown) if len(columns) > 5 else shown


def _what_to_get() -> str:
    return tr(
        "Läsas in kan SCB:s tabeller över helårsekvivalenter per månad (HE0000T02N2, TAB1386) och över "
        "arbetsmarknadsstatus (BAS), på svenska, samt egna filer i CSV."
    )


def _other_scb(title: str) -> str:
    return tr("Filen är en annan tabell: {title}. ").format(title=quoted(title)) + _what_to_get()


def _af() -> str:
    return tr(
        "Filen är en tabell från Arbetsförmedlingen. Sådana läses inte in ännu: skriv in talen på blanketten eller i "
        "rutnätet, eller gör en egen fil i CSV av dem (indikatorer eller samverkanspopulationer)."
    )


def _fk() -> str:
    return tr(
        "Filen är öppna data från Försäkringskassan. Sådana läses inte in ännu. Sjukpenning och sjuk- och "
        "aktivitetsersättning per månad finns i SCB:s tabell över helårsekvivalenter (HE0000T02N2, TAB1386); annat kan "
        "läsas in som en egen fil med indikatorer, i CSV."
    )


def _kolada() -> str:
    return tr(
        "Filen är nyckeltal från Kolada. Sådana läses inte in ännu: gör en egen fil med indikatorer av dem, i CSV med "
        "kolumnerna indicator, area_code, period, sex, category, value, unit och source."
    )


def _own() -> str:
    return tr(
        "Arbetsboken är en egen fil. Egna filer läses som CSV: spara bladet som ”CSV UTF-8” och läs in den filen."
    )
