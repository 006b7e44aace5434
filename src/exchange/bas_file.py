"""SCB's monthly labour market table (BAS, `ArbStatusM`): individuals without known occupation and income.

Only that one measure is read, for the potential population (domain handbook §4). It is found by its label, *övriga*,
and the user is told which measure was taken: SCB's own words for it are not confirmed (formats handbook §5).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from domain.display import show_list
from domain.entry import parse_count
from domain.identity import masked
from domain.period import Period, month
from domain.sex import Sex
from domain.text import tr
from domain.tidy import PopulationCountRow, PopulationCounts
from domain.value import Value, exact_sum
from exchange.scb.axes import Labelled
from exchange.scb.unfit import Unfit
from exchange.scb.words import Dimension, dimension_of, plain, sex_of

ROW = "no_known_occupation"
_MEASURE = "övriga"
_KINDS_OF_ANOTHER_TABLE = ("helårsekvivalent", "sjukpenning")
_BIRTH = ("fodelseregion", "födelseregion")
_MONTH = re.compile(r"(\d{4})M(\d{2})")
_EVERYONE = re.compile(r"total|samtliga|in- och utrikes|inrikes och utrikes", re.IGNORECASE)
_COUNTED_IN = (10, 31)

Labels = Mapping[object, Labelled]
"""By dimension, or by its code where the table of benefits has none such: the category a cell lies in."""


@dataclass(frozen=True, slots=True)
class _Cell:
    labels: Labels
    value: object


def is_bas(head: bytes) -> bool:
    """True when the beginning of a JSON file names the measure and no benefit."""
    text = head.decode("utf-8", "ignore").casefold().replace("\\u00f6", "ö").replace("\\u00e5", "å")
    return _MEASURE in text and not any(word in text for word in _KINDS_OF_ANOTHER_TABLE)


def read_bas(data: bytes) -> PopulationCounts:
    """JSON-stat 2 or PxWeb's own JSON. The month that is read for a year is October, else its latest.

    A cell without a figure makes no row. Raises Unfit for a file that is damaged, lacks a dimension, or leaves open
    which ages or which country of birth it is about.
    """
    import orjson

    try:
        document = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Unfit(tr("Filen är inte hel: den går inte att läsa som JSON.")) from error
    if not isinstance(document, dict):
        raise Unfit(tr("Filen är inte en tabell från SCB."))
    try:
        cells = list(_pxweb(document) if "columns" in document else _json_stat(document))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise Unfit(tr("Filen är inte en hel tabell från SCB.")) from error
    return _counts([cell for cell in cells if _MEASURE in cell.labels.get(Dimension.CONTENT, ("", ""))[1].casefold()])


def _json_stat(document: Mapping[str, Any]) -> Iterator[_Cell]:
    # Pulls in numpy, which who only recognises files does without.
    from exchange.scb.json_stat import categories

    listed: list[Sequence[Labelled]] = []
    about: list[object] = []
    for name in document["id"]:
        found, label = categories(document["dimension"][name])
        listed.append(found)
        about.append(_about(name, label))
    values = document["value"]
    places = list(product(*listed))
    if not isinstance(values, dict) and len(values) != len(places):
        raise ValueError("values")
    for at, place in enumerate(places):
        value = values.get(str(at)) if isinstance(values, dict) else values[at]
        yield _Cell(dict(zip(about, place, strict=True)), value)


def _pxweb(document: Mapping[str, Any]) -> Iterator[_Cell]:
    keys = [column for column in document["columns"] if column["type"] != "c"]
    contents = [column for column in document["columns"] if column["type"] == "c"]
    for row in document["data"]:
        labels = {
            _about(column["code"], column["text"]): (code, code) for column, code in zip(keys, row["key"], strict=True)
        }
        for column, value in zip(contents, row["values"], strict=True):
            yield _Cell({**labels, Dimension.CONTENT: (column["code"], column["text"])}, value)


def _about(code: str, label: str) -> object:
    """What a dimension is about, by its code or label; the code itself where it is nothing that is asked for."""
    if any(plain(text) in _BIRTH for text in (code, label)):
        return _BIRTH
    return dimension_of(code) or dimension_of(label) or code


def _counts(cells: list[_Cell]) -> PopulationCounts:
    if not cells:
        raise Unfit(tr("Filen har inte måttet ”övriga”, som är individer utan känd sysselsättning och inkomst."))
    for dimension in (Dimension.AREA, Dimension.SEX, Dimension.MONTH):
        if dimension not in cells[0].labels:
            raise Unfit(tr("Filen saknar {name}. Hämta tabellen igen med {name} med.").format(name=dimension.value))
    cells = _of_everyone(cells)
    months = _months({cell.labels[Dimension.MONTH][0] for cell in cells})
    rows, skipped = [], 0
    for line, cell in enumerate(cells, start=1):
        when = months.get(cell.labels[Dimension.MONTH][0])
        code, sex = cell.labels[Dimension.AREA][0], sex_of(cell.labels[Dimension.SEX][0])
        if when is None or sex is None or not re.fullmatch(r"\d{4}", code):
            skipped += 1
            continue
        count = _number(cell.value)
        if count is None:
            skipped += 1
            continue
        day = date(when.year, *_COUNTED_IN)
        rows.append(PopulationCountRow(line, code, day, sex, ROW, count, "SCB", _last_day(when)))
    measure = cells[0].labels[Dimension.CONTENT][1]
    text = tr("Måttet ”{measure}” för {months} läses som individer utan känd sysselsättning och inkomst (BAS).")
    named = show_list(period.label for period in sorted(months.values()))
    notes = [text.format(measure=masked(measure), months=named)]
    kept = _that_add_up(rows)
    if len(kept) < len(rows):
        notes.append(tr("Där kvinnor och män inte blir exakt alla läses bara alla: SCB lägger till små avvikelser."))
    return PopulationCounts(tuple(kept), skipped + len(rows) - len(kept), notes=tuple(notes))


def _that_add_up(rows: list[PopulationCountRow]) -> list[PopulationCountRow]:
    """Official figures are never refused for noise (ruling 14), and never stored so that they contradict each other."""
    by_sex: dict[tuple[str, date], dict[Sex, Value]] = {}
    for row in rows:
        by_sex.setdefault((row.area, row.reference_date), {})[row.sex] = row.count
    apart = {
        key
        for key, found in by_sex.items()
        if found.keys() >= {Sex.KVINNA, Sex.MAN, Sex.ALLA}
        and exact_sum((found[Sex.KVINNA], found[Sex.MAN])) != found[Sex.ALLA]
    }
    return [row for row in rows if row.sex is Sex.ALLA or (row.area, row.reference_date) not in apart]


def _of_everyone(cells: list[_Cell]) -> list[_Cell]:
    """Those of one age group, wherever people were born. Raises Unfit where the file leaves that open."""
    ages = {cell.labels[Dimension.AGE][1] for cell in cells if Dimension.AGE in cell.labels}
    if len(ages) > 1:
        raise Unfit(
            tr("Filen har flera åldrar ({ages}). Hämta en åldersgrupp.").format(ages=show_list(sorted(ages)[:4]))
        )
    born = {cell.labels[_BIRTH] for cell in cells if _BIRTH in cell.labels}
    every = [each for each in born if "tot" in each[0].casefold() or _EVERYONE.search(each[1])]
    if born and len(every) != 1:
        raise Unfit(tr("Filen är delad på födelseregion. Hämta den för in- och utrikes födda tillsammans."))
    return [cell for cell in cells if not born or cell.labels[_BIRTH] == every[0]]


def _months(codes: set[str]) -> dict[str, Period]:
    """By code, the month of each year that is read."""
    known = {code: month(int(found[1]), int(found[2])) for code in codes if (found := _MONTH.fullmatch(code))}
    if not known:
        raise Unfit(tr("Filen är inte per månad. Hämta månadstabellen."))
    by_year: dict[int, list[tuple[bool, str]]] = {}
    for code, period in known.items():
        by_year.setdefault(period.year, []).append((period.number == _COUNTED_IN[0], code))
    return {code: known[code] for _october, code in map(max, by_year.values())}


def _number(value: object) -> int | None:
    """A whole number; None where there is none. Raises Unfit for anything else."""
    if value is None or value in ("..", ".", ""):
        return None
    if value == "-":
        return 0
    entry = parse_count(str(int(value) if isinstance(value, float) and value.is_integer() else value))
    if entry.problem is not None:
        raise Unfit(entry.problem)
    return entry.value if isinstance(entry.value, int) else None


def _last_day(period: Period) -> date:
    return date(period.year, period.number, monthrange(period.year, period.number)[1])
