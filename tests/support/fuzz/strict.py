"""Readers that know nothing of the program's own: from json, csv and openpyxl alone, and strict about what a number is.

Each says which figures stand in a file, as a set of (area, sex, ages, month, content, number); None where it cannot
read the file at all. They know the words of the sample files and no other.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import openpyxl

from support.scb_table import kommuner

Figure = tuple[str, str, str, str, str, int]
_MOST = 300_000
_SEXES = {"1": "man", "man": "man", "män": "man", "2": "kvinna", "kvinna": "kvinna", "kvinnor": "kvinna"}
_CONTENTS = {
    "sjukpenning": "sjukpenning",
    "sjukpenning/rehabpenning": "sjukpenning",
    "sjuk- och aktivitetsersersättning": "sjuk_och_aktivitetsersattning",
    "sjuk- och aktivitetsersättning": "sjuk_och_aktivitetsersattning",
    "arbetslöshetsersättning": "arbetsloshet",
    "arbetslöshet": "arbetsloshet",
    "arbetsmarknadsåtgärder": "arbetsmarknadsatgarder",
    "etableringsersättning": "etableringsersattning",
    "ekonomiskt bistånd": "ekonomiskt_bistand",
    "folkmängd": "population",
    "antal övriga": "no_known_occupation",
}
_AREAS = {name.casefold(): code for code, name in kommuner().items()} | {"riket": "00"}


def number(value: object) -> int | None:
    """A whole number from nought as nobody can read it otherwise; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 1e15 and value == int(value) else None
    if isinstance(value, str):
        # What nobody sees is no part of a number.
        seen = "".join(sign for sign in value if unicodedata.category(sign) != "Cf").strip()
        if re.fullmatch(r"[0-9]{1,12}(\.0+)?|[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+", seen):
            return int(re.sub(r"[^0-9].*$", "", re.sub(r"[ \u00a0\u202f]", "", seen)))
    return 0 if value in ("-", "-0.0") else None


def _area(code: str, label: str) -> str:
    for text in (label, code):
        if found := re.match(r"(\d{4}|\d{2})\b", text.strip()):
            return found[1]
    return _AREAS.get(label.strip().casefold(), _AREAS.get(code.strip().casefold(), ""))


def _sex(code: str, label: str) -> str:
    for text in (label, code):
        plain = " ".join(text.casefold().split())
        if plain in _SEXES:
            return _SEXES[plain]
    return "alla"


def _ages(code: str, label: str) -> str:
    found = re.search(r"(\d\d)\D+(\d\d)", label) or re.search(r"(\d\d)\D+(\d\d)", code)
    return f"{found[1]}-{found[2]}" if found else ""


def _month(code: str, label: str) -> str:
    for text in (code, label):
        if found := re.search(r"(\d{4})[Mm-]?(\d\d)$", text.strip()):
            return f"{found[1]}-{found[2]}"
    return ""


def _content(_code: str, label: str) -> str:
    return _CONTENTS.get(" ".join(label.casefold().split()), "")


_MEANINGS = {"region": _area, "kon": _sex, "kön": _sex, "aldersgrupp": _ages, "åldersgrupp": _ages, "alder": _ages,
             "ålder": _ages, "tid": _month, "månad": _month, "contentscode": _content, "tabellinnehåll": _content}  # fmt: skip
_ORDER = (_area, _sex, _ages, _month, _content)


def _figure(labels: Mapping[str, tuple[str, str]], value: object) -> Figure | None:
    counted = number(value)
    if counted is None:
        return None
    told = {_MEANINGS[name.casefold()]: pair for name, pair in labels.items() if name.casefold() in _MEANINGS}
    area, sex, ages, month, content = (meaning(*told.get(meaning, ("", ""))) for meaning in _ORDER)
    return area, sex, ages, month, content, counted


def _cube(dimensions: Sequence[tuple[str, Sequence[tuple[str, str]]]], values: Any) -> set[Figure] | None:
    if prod(len(listed) for _name, listed in dimensions) > _MOST:
        return None
    names = [name for name, _listed in dimensions]
    found = set()
    for at, place in enumerate(product(*(listed for _name, listed in dimensions))):
        value = values.get(str(at)) if isinstance(values, dict) else values[at] if at < len(values) else None
        if (figure := _figure(dict(zip(names, place, strict=True)), value)) is not None:
            found.add(figure)
    return found


def json_figures(data: bytes) -> set[Figure] | None:
    """Of JSON-stat 2, and of the JSON of PxWeb's first interface."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
        if "columns" in document:
            return _rows(document)
        dimensions = []
        for name in document["id"]:
            one = document["dimension"][name]
            labels = one["category"].get("label", {})
            index = one["category"].get("index", list(labels))
            codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
            label = one.get("label", "") if name.casefold() not in _MEANINGS else name
            dimensions.append((label, [(code, str(labels.get(code, code))) for code in codes]))
        return _cube(dimensions, document["value"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def _rows(document: Any) -> set[Figure]:
    keys = [(column["code"], column["text"]) for column in document["columns"] if column["type"] in ("d", "t")]
    names = [code if code.casefold() in _MEANINGS else text for code, text in keys]
    contents = [column["text"] for column in document["columns"] if column["type"] == "c"]
    found = set()
    for row in document["data"]:
        labels = {name: (code, code) for name, code in zip(names, row["key"], strict=False)}
        for content, value in zip(contents, row["values"], strict=False):
            if (figure := _figure({**labels, "tabellinnehåll": (content, content)}, value)) is not None:
                found.add(figure)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def csv_figures(data: bytes) -> set[Figure] | None:
    """Of SCB's CSV with a column for each month."""
    text = _decoded(data)
    found: set[Figure] = set()
    for sign in ",;\t":
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        except csv.Error:
            continue
        found |= _table([[cell.strip() for cell in row] for row in rows])
    return found or None


def _table(rows: Sequence[Sequence[Any]]) -> set[Figure]:
    """Of rows under a header, where each label stands in its own column."""
    header: Sequence[Any] = ()
    found = set()
    for row in rows:
        if sum(str(cell).casefold() in _MEANINGS for cell in row) > 1 and not header:
            header = row
            continue
        labels = {name: (cell, cell) for name, cell in zip(header, row, strict=False) if name.casefold() in _MEANINGS}
        for name, cell in zip(header, row, strict=False):
            content, _space, time = name.rpartition(" ")
            told = {"månad": (time, time)} if re.search(r"\d{4}", time) else {}
            told |= {"tabellinnehåll": (content or name,) * 2} if not told or content else {}
            if name not in labels and (figure := _figure({**labels, **told}, cell)) is not None:
                found.add(figure)
    return found


def xlsx_figures(data: bytes) -> set[Figure] | None:
    """Of SCB's workbook, where a label holds until it or one to its left changes."""
    found: set[Figure] = set()
    for rows in _sheets(data) or ():
        header: Sequence[Any] = ()
        before: list[str] = []
        for row in rows:
            texts = ["" if cell is None else str(cell).strip() for cell in row]
            if not header and any(re.fullmatch(r"\d{4}M\d\d", text) for text in texts):
                header = texts
                width = next(at for at, text in enumerate(texts) if text)
                before = [""] * width
            elif header and any(texts[width:]):
                before = [text or old for text, old in zip(texts[:width], before, strict=True)]
                labels = {name: (text, text) for name, text in zip(
                    ("region", "", "kön", "åldersgrupp", "tabellinnehåll"), before, strict=False)}  # fmt: skip
                for month, cell in zip(header[width:], row[width:], strict=False):
                    if (figure := _figure({**labels, "månad": (month, month)}, cell)) is not None:
                        found.add(figure)
    return found or None


def _sheets(data: bytes) -> list[list[tuple[Any, ...]]] | None:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        sheets = [book[name] for name in book.sheetnames]
        if any(sheet.max_row * sheet.max_column > _MOST for sheet in sheets):
            return None
        return [list(sheet.iter_rows(values_only=True)) for sheet in sheets]
    except Exception:  # noqa: BLE001  openpyxl raises anything at all for a damaged workbook
        return None


def cell_values(data: bytes) -> Mapping[tuple[str, str], object] | None:
    """Of any workbook: what stands in each cell, by sheet and address."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return {(s.title, c.coordinate): c.value for s in book for row in s.iter_rows() for c in row}
    except Exception:  # noqa: BLE001  openpyxl raises anything at all for a damaged workbook
        return None


def px_figures(data: bytes) -> set[Figure] | None:
    """Of a PX file whose texts hold no semicolon."""
    text = _decoded(data)
    head, mark, figures = text.partition("DATA=")
    if not mark:
        return None
    statements = dict(part.strip().split("=", 1) for part in head.split(";") if "=" in part)
    texts = {name.strip(): _px_texts(value) for name, value in statements.items()}
    names = [*texts.get("STUB", []), *texts.get("HEADING", [])]
    dimensions = []
    for name in names:
        values = texts.get(f'VALUES("{name}")', [])
        codes = texts.get(f'CODES("{name}")', values)
        dimensions.append((name, list(zip(codes, values, strict=False))))
    listed = figures.rpartition(";")[0].replace(",", " ").split()
    return _cube(dimensions, [_px_value(word) for word in listed])


def _px_texts(value: str) -> list[str]:
    return ["".join(re.findall(r'"([^"]*)"', part)) for part in re.findall(r'(?:"[^"]*"\s*)+', value)]


def _px_value(word: str) -> object:
    if word == '"-"':
        return 0
    try:
        return float(word)
    except ValueError:
        return word.strip('"')


def tidy_numbers(data: bytes) -> list[dict[str, Fraction]] | None:
    """Of an own file: for each line the numbers by column, as they may be written."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    found: list[dict[str, Fraction]] = [{}]
    for line in re.split(r"\r\n|\r|\n", text):
        each: dict[str, Fraction] = {}
        for sign in ",;":
            for at, cell in enumerate(next(csv.reader([line], delimiter=sign), [])):
                plain = (
                    re.sub(r"[ \u00a0\u2007\u2009\u202f]", "", cell)
                    .replace(",", ".")
                    .replace("\u2212", "-")
                    .rstrip("%")
                )
                if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
                    each[f"{sign}{at}"] = Fraction(plain)
        found.append(each)
    return found


def numbers_of(values: Iterable[object]) -> set[Fraction]:
    """Those of the values that are numbers."""
    return {Fraction(value) for value in values if isinstance(value, int | Fraction) and not isinstance(value, bool)}
