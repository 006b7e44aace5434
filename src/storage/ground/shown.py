"""Some rows of a file beside what is stored, in words, and how many of its figures are empty (ruling 48)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Table

from domain.benefits.benefit import Benefit
from domain.benefits.months import AGE_GROUP, FIGURES, FIRST_KIND, MONTH, POPULATION, REASONS, SEX
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.preview import MOST_SHOWN, ShownFigure, ShownRow
from domain.lots.month import AgeGroup, Party
from domain.lots.resource_check import MEASURES, measure_label
from domain.profile.ranking import RankMeasure
from storage.ground.figures import figure
from storage.ground.rows import Row, Sorted

_EMPTY = "_empty"
_NAMED = ("area_code", "row_key")
Names = Mapping[str, str]
"""Codes of areas and keys of rows with their names."""


def empty_figures(rows: Iterable[Mapping[str, Any]]) -> Counter[Empty]:
    """How many figures of the rows are empty, by why."""
    return Counter(
        Empty(value).reason
        for row in rows
        for name, value in row.items()
        if name.endswith(_EMPTY) and value is not None
    )


def empty_months(rows: Iterable[Sequence[Any]], left_out: Sequence[int]) -> Counter[Empty]:
    """The same of the monthly table; what the file has no column for is not counted, bortfall is *saknas*."""
    counted: Counter[Empty] = Counter()
    places = [place for place in range(FIRST_KIND, REASONS) if place not in left_out]
    for row in rows:
        missing = sum(row[place] is None for place in places)
        for empty in (Empty.DOLT, Empty.EJ_TILLAMPLIGT) if missing and row[REASONS] else ():
            known = row[REASONS].count(f"={empty.value}")
            counted[empty] += known
            missing -= known
        counted[Empty.SAKNAS] += missing
    return counted


def shown_rows(table: Table, found: Sorted, names: Names) -> list[ShownRow]:
    """The first rows that change, then the first new ones."""
    pairs: Iterable[tuple[Row | None, Row]] = chain(found.changed, ((None, row) for row in found.new))
    return [_shown(table, before, after, names) for before, after in islice(pairs, MOST_SHOWN)]


def shown_month(code: str, before: Sequence[Any] | None, after: Sequence[Any], names: Names) -> ShownRow:
    """A row of the monthly table."""
    ages = _WORDS["age_group"](after[AGE_GROUP])
    about = [names.get(code, code), _period(after[MONTH]), _WORDS["sex"](after[SEX]), ages]
    kinds = [*(kind.label for kind in Benefit), tr("Folkmängd")]
    figures = [
        ShownFigure(name, None if before is None else _of_month(before, place), _of_month(after, place))
        for place, name in zip(range(FIRST_KIND, POPULATION + 1), kinds, strict=True)
    ]
    return ShownRow(", ".join(about), tuple(figures))


def _of_month(row: Sequence[Any], place: int) -> Value:
    if row[place] is not None:
        return int(row[place])
    column = FIGURES[place - FIRST_KIND]
    for empty in (Empty.DOLT, Empty.EJ_TILLAMPLIGT):
        if f"{column}={empty.value}" in (row[REASONS] or "").split():
            return empty
    return Empty.SAKNAS


def _shown(table: Table, before: Row | None, after: Row, names: Names) -> ShownRow:
    if table.name == "lots_case":
        # Numbered by the program: what it is about is all there is to see.
        told = [names.get(after["area_code"], after["area_code"])]
        told += [_WORDS[name](after[name]) for name in ("month", "party", "sex", "age_group")]
        return ShownRow(", ".join(told), (ShownFigure(tr("ärende"), None, 1),))
    if table.name == "wheel_item":
        return ShownRow(after["what"], (ShownFigure(tr("punkt"), None if before is None else 1, 1),))
    if table.name == "effort":
        named = tr("{area}, {effort}").format(area=names.get(after["area_code"], ""), effort=after["name"])
        had = None if before is None else _number(before["seats"])
        return ShownRow(named, (ShownFigure(tr("platser"), had, _number(after["seats"])),))
    keys = [column.name for column in table.primary_key.columns]
    # A year may be written as the code of an area is.
    words = (
        names.get(after[name], after[name]) if name in _NAMED else _WORDS.get(name, str)(after[name]) for name in keys
    )
    about = [word for word in words if word]
    pairs = [column.name for column in table.columns if f"{column.name}{_EMPTY}" in table.columns]
    labels = _labels()
    figures = [
        ShownFigure(labels.get(name, ""), None if before is None else figure(before, name), figure(after, name))
        for name in pairs
    ]
    if not pairs:
        figures = [
            ShownFigure(label, None if before is None else _number(before[name]), _number(after[name]))
            for name, label in (("rank", tr("plats")), ("previous", tr("året före")), ("areas_ranked", tr("av")))
        ]
    return ShownRow(", ".join(about), tuple(figures))


def _number(value: int | None) -> Value:
    return Empty.SAKNAS if value is None else value


def _labels() -> dict[str, str]:
    return {
        **{kind.value: kind.label for kind in Benefit},
        **{measure: measure_label(measure) for measure in MEASURES},
        "population": tr("Folkmängd"),
    }


def _period(code: str) -> str:
    try:
        return parse_period(code).label
    except ValueError:
        return code


def _ages(text: str) -> str:
    try:
        return AgeGroup(text).label().casefold() if text != AgeGroup.ALLA.value else ""
    except ValueError:
        return tr("{ages} år").format(ages=text.replace("-", "–"))


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "sex": lambda text: Sex(text).label.casefold(),
    "age_group": _ages,
    "period": _period,
    "month": _period,
    "party": lambda text: Party(text).label,
    "measure": lambda text: RankMeasure(text).label,
}
