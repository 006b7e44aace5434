"""Small invented tables in the shape of SCB's TAB1386 (*helårsekvivalenter per månad*), in all five forms of file.

Only the kommuner are real; every figure comes from a seed and is no statistic. `scb_table` makes one, `write_scb`
writes it, `expected_rows` says what reading it must give, worked out without the program's own readers.
"""

import csv
import json
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product
from pathlib import Path

AREAS_FILE = Path(__file__).parents[2] / "resources" / "areas" / "kommuner.csv"

# In the order and the spelling of the source, which is not the order the product shows them in.
KINDS = (
    "Sjukpenning",
    "Sjuk- och aktivitetsersersättning",
    "Arbetslöshetsersättning",
    "Arbetsmarknadsåtgärder",
    "Ekonomiskt bistånd",
    "Etableringsersättning",
)
ECONOMIC_AID, SUM, POPULATION, SHARE = (
    "Ekonomiskt bistånd",
    "Summa helårsekvivalenter",
    "Folkmängd",
    "Andel av befolkningen",
)
CONTENTS = (*KINDS, SUM, POPULATION, SHARE)
SEXES = {"1": "män", "2": "kvinnor", "1+2": "män och kvinnor totalt"}
AGES = {"20-64": "20–64 år", "20-65": "20–65 år"}
LABELS = {
    "Region": "region",
    "Kon": "kön",
    "Aldersgrupp": "åldersgrupp",
    "ContentsCode": "tabellinnehåll",
    "Tid": "månad",
}
DIMENSIONS = tuple(LABELS)
TITLE = (
    "Antal helårsekvivalenter som försörjs med sociala ersättningar och bidrag efter region, kön, åldersgrupp, "
    "tabellinnehåll och månad"
)
NOTES = ("PÅHITTADE SIFFROR.", "Bortfall för ekonomiskt bistånd redovisas som 0.")
UPDATED = "2026-03-26"

Cell = int | float | str
"""A number, `..` (saknas) or `.` (ej tillämpligt)."""
Key = tuple[str, str, str, str]
"""Area code, sex code, ages code, label of the content."""


class Form(Enum):
    """The forms of file that users have; the value is the suffix SCB's site gives it."""

    JSON_STAT = "json"
    PX = "px"
    CSV = "csv"
    EXCEL = "xlsx"
    PXWEB = "v1.json"


@dataclass(frozen=True)
class ScbTable:
    """One table: codes with names in the order of the file, months as `2014M01`, a series of months for each key."""

    areas: Mapping[str, str]
    months: tuple[str, ...]
    series: Mapping[Key, Sequence[Cell]]
    sexes: Mapping[str, str]
    ages: Mapping[str, str]
    contents: tuple[str, ...] = CONTENTS

    def cell(self, area: str, sex: str, age: str, content: str, month: str) -> Cell:
        return self.series[area, sex, age, content][self.months.index(month)]

    def with_cell(self, area: str, sex: str, age: str, content: str, month: str, cell: Cell) -> "ScbTable":
        """The same table but for one cell; sums are left as they are."""
        changed = list(self.series[area, sex, age, content])
        changed[self.months.index(month)] = cell
        return replace(self, series={**self.series, (area, sex, age, content): changed})

    def only(self, *contents: str) -> "ScbTable":
        """What a user gets who marks only some contents."""
        return replace(self, contents=contents)


def month_codes(first: str, count: int) -> tuple[str, ...]:
    """`count` months from `first` (`2014M01`)."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return tuple(f"{at // 12}M{at % 12 + 1:02d}" for at in range(start, start + count))


def kommuner() -> dict[str, str]:
    """Code and name of all 290."""
    with AREAS_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def scb_table(
    *,
    seed: int = 1,
    areas: int | Sequence[str] = ("2401", "2403"),
    riket: bool = True,
    first: str = "2014M01",
    months: int = 12,
    gaps: Collection[tuple[str, str]] = (),
    zeros: Collection[tuple[str, str]] = (),
    blanks: Mapping[tuple[str, str, str, str, str], str] | None = None,
    sexes: Sequence[str] = tuple(SEXES),
    ages: Sequence[str] = tuple(AGES),
) -> ScbTable:
    """A table whose parts add up: women and men to both, the six kinds to the sum, the areas to riket.

    `areas` are codes, or how many of the 290 to take. `gaps` are (area, month) where ekonomiskt bistånd is 0 for
    every sex, as at bortfall; `zeros` where it is 0 for men alone. `blanks` puts `..` or `.` in single cells, by
    area, sex, ages, content and month, without touching the sums.
    """
    dice = random.Random(seed)
    names = kommuner()
    chosen = sorted(dice.sample(sorted(names), areas)) if isinstance(areas, int) else list(areas)
    periods = month_codes(first, months)
    series: dict[Key, list[Cell]] = {}
    country: dict[Key, list[int]] = {}
    for area in chosen:
        people = dice.randint(1_200, 60_000)
        levels = [dice.uniform(0.001, 0.05) for _ in KINDS]
        for age, (sex, part) in product(AGES, (("1", 0.51), ("2", 0.49))):
            inhabitants = [
                round(people * part * (1.02 if age == "20-65" else 1) + dice.randint(-5, 5)) for _ in periods
            ]
            figures = {
                kind: [round(count * level * dice.uniform(0.9, 1.1)) for count in inhabitants]
                for kind, level in zip(KINDS, levels, strict=True)
            }
            for at, month in enumerate(periods):
                if (area, month) in gaps or ((area, month) in zeros and sex == "1"):
                    figures[ECONOMIC_AID][at] = 0
                elif (area, month) in zeros:
                    figures[ECONOMIC_AID][at] += 1
            figures[SUM] = [sum(column) for column in zip(*figures.values(), strict=True)]
            figures[POPULATION] = inhabitants
            for content, numbers in figures.items():
                for place, into in ((area, sex), (area, "1+2"), ("00", sex), ("00", "1+2")):
                    key = (place, into, age, content)
                    country[key] = [a + b for a, b in zip(country.get(key, [0] * months), numbers, strict=True)]
    series |= country
    listed = {"00": "Riket"} if riket else {}
    listed |= {area: names[area] for area in chosen}
    for area, sex, age in product(("00", *chosen), SEXES, AGES):
        parts, whole = series[area, sex, age, SUM], series[area, sex, age, POPULATION]
        # The source gives the share for both sexes together alone.
        series[area, sex, age, SHARE] = [
            round(100 * part / total, 1) if sex == "1+2" else ".."  # type: ignore[operator]
            for part, total in zip(parts, whole, strict=True)
        ]
    table = ScbTable(
        listed, periods, series, {code: SEXES[code] for code in sexes}, {code: AGES[code] for code in ages}
    )
    for (area, sex, age, content, month), mark in (blanks or {}).items():
        table = table.with_cell(area, sex, age, content, month, mark)
    return table


def expected_rows(table: ScbTable, area: str) -> list[tuple[object, ...]]:
    """The rows of one area as `MonthRow`, sorted; bortfall is marked by reading the whole table here."""
    order = (*KINDS[:4], "Etableringsersättning", ECONOMIC_AID, POPULATION)
    fields = (
        *("sjukpenning", "sjuk_och_aktivitetsersattning", "arbetsloshet", "arbetsmarknadsatgarder"),
        *("etableringsersattning", "ekonomiskt_bistand", "population"),
    )
    words = {"1": "man", "2": "kvinna", "1+2": "alla"}
    rows: list[tuple[object, ...]] = []
    for sex, age, month in product(table.sexes, table.ages, table.months):
        cells = [table.cell(area, sex, age, content, month) for content in order]
        reasons = [f"{field}=ej_tillampligt" for field, cell in zip(fields, cells, strict=True) if cell == "."]
        if _is_gap(table, area, age, month):
            cells[5] = ".."
            reasons.insert(0, "ekonomiskt_bistand=bortfall")
        figures = [None if isinstance(cell, str) else cell for cell in cells]
        rows.append((words[sex], age, month.replace("M", "-"), *figures, " ".join(reasons) or None))
    return sorted(rows, key=lambda row: tuple(map(str, row[:3])))


def _is_gap(table: ScbTable, area: str, age: str, month: str) -> bool:
    if "1+2" in table.sexes:
        return table.cell(area, "1+2", age, ECONOMIC_AID, month) == 0
    return len(table.sexes) == 2 and all(table.cell(area, sex, age, ECONOMIC_AID, month) == 0 for sex in table.sexes)


def write_scb(table: ScbTable, path: Path, form: Form, order: Sequence[str] = DIMENSIONS) -> Path:
    """The table as a file of the form. `order` is that of the dimensions, where the form leaves it free."""
    match form:
        case Form.JSON_STAT:
            return write_json_stat(table, path, order)
        case Form.PX:
            return write_px(table, path, order)
        case Form.CSV:
            return write_csv(table, path)
        case Form.EXCEL:
            return write_excel(table, path)
        case Form.PXWEB:
            return write_pxweb(table, path, order)


def write_json_stat(
    table: ScbTable,
    path: Path,
    order: Sequence[str] = DIMENSIONS,
    *,
    index_as_list: bool = False,
    values_by_place: bool = False,
    status_as_list: bool = False,
    pretty: bool = False,
    mark: bool = False,
) -> Path:
    """JSON-stat 2 as PxWebApi 2 answers: numbers row by row, the last dimension fastest, `null` with a status."""
    cells = list(_cells(table, order))
    marks = {str(at): cell for at, cell in enumerate(cells) if isinstance(cell, str)}
    values: object = [None if isinstance(cell, str) else cell for cell in cells]
    if values_by_place:
        values = {str(at): cell for at, cell in enumerate(cells) if not isinstance(cell, str)}
    listed = _listed(table)
    dimensions = {}
    for name in order:
        index: object = {code: at for at, code in enumerate(listed[name])}
        if index_as_list:
            index = list(listed[name])
        dimensions[name] = {"label": LABELS[name], "category": {"index": index, "label": listed[name]}}
    document = {
        "version": "2.0", "class": "dataset", "label": TITLE, "source": "SCB", "updated": f"{UPDATED}T07:00:00Z",
        "note": list(NOTES), "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": list(order), "size": [len(listed[name]) for name in order], "dimension": dimensions,
        "value": values, "status": [marks.get(str(at)) for at in range(len(cells))] if status_as_list else marks,
        "extension": {"px": {"tableid": "TAB1386"}},
    }  # fmt: skip
    text = json.dumps(document, ensure_ascii=False, indent=1 if pretty else None)
    path.write_text(text, encoding="utf-8-sig" if mark else "utf-8")
    return path


def write_px(
    table: ScbTable,
    path: Path,
    order: Sequence[str] = DIMENSIONS,
    *,
    heading: int = 1,
    codepage: str | None = "iso-8859-15",
    encoding: str | None = None,
    dash_for_zero: bool = False,
    language: str = "",
    row_length: int = 0,
) -> Path:
    """PC-Axis. The last `heading` dimensions are the heading; `row_length` breaks the rows of figures anywhere."""
    listed = _listed(table)
    listed["Aldersgrupp"] = {code: name.replace("–", "-") for code, name in listed["Aldersgrupp"].items()}
    names = [LABELS[name] for name in order]
    lines = ['CHARSET="ANSI";', 'AXIS-VERSION="2013";']
    lines += [f'CODEPAGE="{codepage}";'] if codepage else []
    lines += [
        'LANGUAGE="sv";', "DECIMALS=1;", 'MATRIX="TAB1386";', f'CONTENTS{language}="Helårsekvivalenter";',
        f'TITLE{language}="{TITLE[:60]}"', f'"{TITLE[60:]}";',
        f"STUB{language}={_quoted(names[:-heading])};", f"HEADING{language}={_quoted(names[-heading:])};",
        f'CONTVARIABLE{language}="tabellinnehåll";',
    ]  # fmt: skip
    lines += [f'VALUES{language}("{LABELS[name]}")={_quoted(listed[name].values())};' for name in order]
    lines += [f'TIMEVAL{language}("månad")=TLIST(M1),{_quoted(month.replace("M", "") for month in table.months)};']
    lines += [f'CODES{language}("{LABELS[name]}")={_quoted(listed[name])};' for name in order]
    lines += [f'LAST-UPDATED{language}("Sjukpenning")="{UPDATED.replace("-", "")} 08:00";']
    lines += ['DATASYMBOL1=".";', 'DATASYMBOL2="..";', 'DATASYMBOLNIL="-";']
    lines += [f'NOTE{language}="{"#".join(NOTES)}";', f'SOURCE{language}="SCB";', "DATA="]
    cells = ['"-"' if dash_for_zero and cell == 0 else _px_cell(cell) for cell in _cells(table, order)]
    length = row_length or len(listed[order[-1]])
    lines += [" ".join(cells[at : at + length]) for at in range(0, len(cells), length)]
    path.write_bytes(("\r\n".join(lines) + ";\r\n").encode(encoding or codepage or "cp1252", errors="replace"))
    return path


def write_csv(table: ScbTable, path: Path, *, encoding: str = "iso-8859-15", delimiter: str = ",") -> Path:
    """CSV as SCB's site saves it: texts in quotation marks, one column a month."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, delimiter=delimiter)
        writer.writerow(["region", "kön", "åldersgrupp", "tabellinnehåll", *table.months])
        for area, sex, age, content in _labels(table):
            place, ages = f"{area} {table.areas[area]}", table.ages[age].replace("–", "-")
            writer.writerow([place, table.sexes[sex], ages, content, *table.series[area, sex, age, content]])
    return path


def write_excel(table: ScbTable, path: Path) -> Path:
    """The layout of SCB's workbook: a label stands only where it or one to its left changes."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in ([TITLE], [], [None] * 5 + list(table.months)):
        sheet.append(row)
    before: tuple[str, ...] = ("",) * 4
    for labels in _labels(table):
        area, sex, age, content = labels
        cells = [area, table.areas[area], table.sexes[sex], table.ages[age], content]
        changed = next(at for at in range(4) if labels[at] != before[at])
        shown = 0 if changed == 0 else changed + 1
        sheet.append([None] * shown + cells[shown:] + list(table.series[labels]))
        before = labels
    sheet.append([])
    for note in (*NOTES, "Senaste uppdatering:", f"{UPDATED.replace('-', '')} 08:00", "Källa:", "SCB"):
        sheet.append([note])
    with path.open("wb") as file:
        book.save(file)
    return path


def write_pxweb(
    table: ScbTable,
    path: Path,
    order: Sequence[str] = DIMENSIONS,
    *,
    mark: bool = True,
    dash_for_zero: bool = False,
) -> Path:
    """PxWeb v1's own JSON: every number as text, the contents as columns of type `c`."""
    keys = [name for name in order if name != "ContentsCode"]
    listed = _listed(table)
    columns = [{"code": name, "text": LABELS[name], "type": "t" if name == "Tid" else "d"} for name in keys]
    columns += [{"code": code, "text": text, "type": "c"} for code, text in listed["ContentsCode"].items()]
    data = []
    for codes in product(*(listed[name] for name in keys)):
        at = dict(zip(keys, codes, strict=True))
        place = table.months.index(at["Tid"])
        cells = [table.series[at["Region"], at["Kon"], at["Aldersgrupp"], each][place] for each in table.contents]
        values = ["-" if dash_for_zero and cell == 0 else str(cell) for cell in cells]
        data.append({"key": list(codes), "values": values})
    document = {"columns": columns, "comments": [], "data": data}
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8-sig" if mark else "utf-8")
    return path


def _listed(table: ScbTable) -> dict[str, dict[str, str]]:
    """Code and label of each dimension's values. The codes of the contents are invented: the real ones may differ."""
    return {
        "Region": dict(table.areas),
        "Kon": dict(table.sexes),
        "Aldersgrupp": dict(table.ages),
        "ContentsCode": {f"X{CONTENTS.index(name):04d}": name for name in table.contents},
        "Tid": {month: month for month in table.months},
    }


def _labels(table: ScbTable) -> Iterator[Key]:
    return product(table.areas, table.sexes, table.ages, table.contents)


def _cells(table: ScbTable, order: Sequence[str]) -> Iterator[Cell]:
    ranges = {
        "Region": table.areas, "Kon": table.sexes, "Aldersgrupp": table.ages, "ContentsCode": table.contents,
        "Tid": range(len(table.months)),
    }  # fmt: skip
    places = [list(order).index(name) for name in DIMENSIONS]
    for at in product(*(ranges[name] for name in order)):
        area, sex, age, content, month = (at[place] for place in places)
        yield table.series[area, sex, age, content][month]


def _px_cell(cell: Cell) -> str:
    return f'"{cell}"' if isinstance(cell, str) else str(cell)


def _quoted(texts: Collection[str] | Iterator[str]) -> str:
    return ",".join(f'"{text}"' for text in texts)
