"""Figures of a yearly file that can only come from a slip of the pen: told, never refused (formats handbook §8)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from domain.benefits.benefit import Benefit
from domain.benefits.slips import Near, find_year_slips
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE, YearColumn, YearFinding, figure_label
from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.importing.tidy import BenefitYearRow
from storage.ground.figures import stored_year_column
from storage.ground.rows import Key, fetch
from storage.schema.benefits import BENEFIT_YEAR

_Sheet = tuple[str, Period, str]
# The slip, its row, and how many years beside were known.
_Found = tuple[YearFinding, BenefitYearRow, int]


def slip_notes(connection: Connection, rows: Sequence[BenefitYearRow], areas: Mapping[str, Area]) -> Iterator[str]:
    """A sentence for each slip, with its line: `Rad 3, Nordmaling 2021: Arbetslöshetsersättning 420 kan ha tappat …`.

    The years beside are those of the file, else those that are stored.
    """
    given = {_key_of(row): row for row in rows}
    beside = [
        _key(row.area, period, row.sex, row.age_group)
        for row in rows
        for period in (row.period.previous, row.period.following)
    ]
    known = {key: stored_year_column(found) for key, found in fetch(connection, BENEFIT_YEAR, beside).items()}
    known |= {key: _column(row) for key, row in given.items()}
    sheets: dict[_Sheet, dict[Sex, BenefitYearRow]] = defaultdict(dict)
    for row in rows:
        sheets[row.area, row.period, row.age_group][row.sex] = row
    found: dict[tuple[Key, str], _Found] = {}
    for (area, period, ages), by_sex in sheets.items():
        near: dict[Sex, dict[Near, YearColumn]] = {}
        for sex in by_sex:
            places = {Near.BEFORE: period.previous, Near.AFTER: period.following}
            keys = {place: _key(area, at, sex, ages) for place, at in places.items()}
            near[sex] = {place: known[key] for place, key in keys.items() if key in known}
        for slip in find_year_slips({sex: _column(row) for sex, row in by_sex.items()}, near):
            row = by_sex[slip.sex]
            found[_key_of(row), slip.name] = slip, row, len(near[slip.sex])
    for (_at, name), (slip, row, beside_it) in found.items():
        if not _is_blamed_on_another(row, name, beside_it, found):
            yield _note(slip, row, areas[row.area])


def _is_blamed_on_another(
    row: BenefitYearRow, name: str, beside_it: int, found: Mapping[tuple[Key, str], _Found]
) -> bool:
    """Two years that are ten times off each other are one slip: of the year that has more years beside it to be off
    from, else of the larger figure, since it is commas that are lost. A row whose sum was printed speaks for itself."""
    if row.total is not None:
        return False
    weight = (beside_it, _column(row).number(name) or 0)
    for period in (row.period.previous, row.period.following):
        other = found.get((_key(row.area, period, row.sex, row.age_group), name))
        if other is not None and (other[2], _column(other[1]).number(name) or 0) > weight:
            return True
    return False


def _note(slip: YearFinding, row: BenefitYearRow, area: Area) -> str:
    place = area.name if row.sex is Sex.ALLA else f"{area.name}, {row.sex.label.lower()}"
    text = tr("Rad {line}, {place} {period}, {name}: {slip}")
    return text.format(
        line=row.line, place=place, period=row.period.label, name=figure_label(slip.name).lower(), slip=slip.text
    )


def _key(area: str, period: Period, sex: Sex, ages: str) -> Key:
    return area, period.code, sex.value, ages


def _key_of(row: BenefitYearRow) -> Key:
    return _key(row.area, row.period, row.sex, row.age_group)


def _column(row: BenefitYearRow) -> YearColumn:
    share = Empty.SAKNAS if row.published_share is None else row.published_share
    figures = {kind.value: row.persons[kind] for kind in Benefit}
    total = Empty.SAKNAS if row.total is None else row.total
    return YearColumn({**figures, POPULATION: row.population, PUBLISHED_SHARE: share}, total)
