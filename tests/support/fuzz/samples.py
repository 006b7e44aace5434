"""A small whole file of every form that can be read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from support.filled_sheets import published
from support.fuzz.strict import Figure, csv_figures, json_figures, px_figures, xlsx_figures
from support.scb_table import Form, scb_table, write_csv, write_px, write_scb
from support.tidy_files import DATA, INDICATOR_HEADER, LOTS_HEADER, RESOURCE_HEADER, write_lines


@dataclass(frozen=True)
class Sample:
    """How a file is made, which mutations know it, and who says what stands in it (None: its lines do)."""

    shape: str
    make: Callable[[Path], bytes]
    strict: Callable[[bytes], set[Figure] | None] | None = None


def _scb(form: Form) -> Callable[[Path], bytes]:
    def make(folder: Path) -> bytes:
        table = scb_table(areas=["2401"], months=2, ages=["20-64"])
        path = folder / "sample"
        if form is Form.CSV:
            return write_csv(table, path, encoding="utf-8").read_bytes()
        if form is Form.PX:
            return write_px(table, path, codepage=None, encoding="utf-8").read_bytes()
        return write_scb(table, path, form).read_bytes().removeprefix(b"\xef\xbb\xbf")

    return make


def _bas(_folder: Path) -> bytes:
    listed = {
        "Region": {"2401": "2401 Nordmaling", "2481": "2481 Lycksele"},
        "Kon": {"1": "män", "2": "kvinnor", "1+2": "totalt"},
        "Alder": {"20-64": "20-64 år"},
        "Fodelseregion": {"tot": "inrikes och utrikes födda"},
        "ContentsCode": {"A1": "antal sysselsatta", "A2": "antal övriga"},
        "Tid": {"2024M10": "2024M10", "2024M11": "2024M11"},
    }
    values = [
        100 * at + 10 * content + month + (100 * at + 10 * content + month if sex == "1+2" else 0)
        for at, _area in enumerate(listed["Region"], start=1)
        for sex in listed["Kon"]
        for content in range(2)
        for month in range(2)
    ]
    dimension = {
        name: {"label": name, "category": {"index": {code: at for at, code in enumerate(each)}, "label": each}}
        for name, each in listed.items()
    }
    document = {
        "version": "2.0", "class": "dataset", "label": "Befolkningens arbetsmarknadsstatus", "id": list(listed),
        "size": [len(each) for each in listed.values()], "dimension": dimension, "value": values,
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False).encode()


def _party(folder: Path) -> bytes:
    return published(folder, "af").read_bytes()


def _shared(name: str) -> Callable[[Path], bytes]:
    return lambda _folder: (DATA / name).read_bytes()


def _lines(*lines: str) -> Callable[[Path], bytes]:
    return lambda folder: write_lines(folder / "sample", *lines).read_bytes()


SAMPLES = {
    "json-stat": Sample("json", _scb(Form.JSON_STAT), json_figures),
    "pxweb": Sample("json", _scb(Form.PXWEB), json_figures),
    "px": Sample("px", _scb(Form.PX), px_figures),
    "csv": Sample("csv", _scb(Form.CSV), csv_figures),
    "xlsx": Sample("xlsx", _scb(Form.EXCEL), xlsx_figures),
    "bas": Sample("json", _bas, json_figures),
    "party": Sample("xlsx", _party),
    "years": Sample("csv", _shared("published-equivalents.csv")),
    "ranks": Sample("csv", _shared("published-ranks.csv")),
    "populations": Sample("csv", _shared("populations-lycksele-2024.csv")),
    "periods": Sample("csv", _shared("lots-cases-2016.csv")),
    "months": Sample(
        "csv",
        _lines(
            LOTS_HEADER, "2401,2024-05,fk,kvinna,alla,3", "2401,2024-05,fk,man,alla,<5", "2401,2024-05,af,alla,alla,12"
        ),
    ),
    "resource": Sample(
        "csv", _lines(RESOURCE_HEADER, "2401,2024-05,alla,alla,3,4,5,6", "2401,2024-06,kvinna,alla,1,,-,2")
    ),
    "indicators": Sample(
        "csv",
        _lines(INDICATOR_HEADER, "Sjukfall,2401,2024,alla,,7,antal,FK", 'Andel,2401,2024-05,man,unga,"13,3",%,FK'),
    ),
}
