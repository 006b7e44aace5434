"""The cross (*korstabell*) of a month as a grid: parties by sex and age at once (ruling 15)."""

from collections.abc import Mapping, Sequence
from itertools import product

from domain.benefits.slips import above_inhabitants
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum
from domain.lots.check_sums import check_sum_words
from domain.lots.completeness import expected_cells
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    AgeGroup,
    CellKey,
    Counts,
    Party,
    crossed,
    is_cross,
    tally,
)
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import SUM_ROW, SUM_SEX, cell_key, disagreement, grid_key, spoken_age, sum_text
from widgets.parts.sign import Sign
from widgets.sheet.content import (
    Cell,
    Column,
    GridContent,
    Kind,
    Mark,
    Row,
    TotalCell,
    Totals,
    Values,
    with_room_for_sums,
)
from widgets.sheet.content import CellKey as GridKey

_SPLITS = tuple(product(SEXES, AGES))


def cross_content(screen: LotsScreen, *, locked: str) -> GridContent:
    """The sheet. Totals beside the cross are check sums: a party without cells of its own shows its total."""
    month = screen.current
    missing = {finding.cell for finding in screen.tally.findings}

    def cell(key: CellKey) -> Cell:
        value = month.counts.get(key, Empty.SAKNAS if key in missing else None)
        too_many = above_inhabitants(value, screen.inhabitants)
        mark = Mark(Sign.WARNING, too_many) if too_many else None
        note, starred = screen.comments.get(key, ""), key in screen.stars
        return Cell(value, mark, note, read_only=bool(locked), starred=starred)

    return GridContent(
        subject=f"{screen.area.code}|{screen.month.code}|cross",
        name=tr("LOTS-ärenden i {area}, {month}, efter kön och ålder tillsammans").format(
            area=screen.area.name, month=screen.month.label
        ),
        # The sum stands first: it is in sight also where all columns have no room.
        columns=with_room_for_sums(
            (
                Column(SUM_SEX, tr("Summa"), kind=Kind.TOTAL),
                *(_column(sex, age, screen.age_border) for sex, age in _SPLITS),
            )
        ),
        rows=(
            *(Row(party.value, party.short, spoken=party.label) for party in PARTIES),
            Row(SUM_ROW, tr("Summa"), kind=Kind.TOTAL),
        ),
        cells={grid_key((party, *split)): cell((party, *split)) for party in PARTIES for split in _SPLITS},
        totals=_totals(month.counts, screen.expected),
        locked=locked,
    )


def _column(sex: Sex, age: AgeGroup, border: int) -> Column:
    spoken = f"{sex.label.lower()}, {spoken_age(age, border)}"
    return Column(f"{sex.value}:{age.value}", age.label(border), sex.label, spoken=spoken)


def _totals(stored: Counts, expected: Sequence[Party]) -> Totals:
    """Counts the sums from what stands in the cells, and from the check sums beside them."""
    beside = {key: value for key, value in stored.items() if not is_cross(key)}
    with_cross = {party for party, sex, age in stored if is_cross((party, sex, age))}

    def count(values: Values) -> Mapping[GridKey, TotalCell]:
        typed = {key: value for at, value in values.items() if (key := cell_key(*at)) is not None}
        # A party whose first cell is being typed lacks the others.
        begun = {key[0] for key in typed} - with_cross
        lacking = {key: Empty.SAKNAS for party in begun for key in expected_cells(party)}
        counts: Counts = {**beside, **lacking, **typed}
        tallied = tally(counts)
        recorded = [party for party in tallied.parties if party.recorded]
        silent: list[Value] = [Empty.SAKNAS for each in tallied.parties if not each.recorded and each.party in expected]
        found: dict[GridKey, TotalCell] = {}
        for party in recorded:
            mark, kept = disagreement(tallied.findings, party), check_sum_words(counts, party.party)
            lacks = party.total is Empty.SAKNAS and mark is None
            if kept and mark is None:
                mark = Mark(Sign.NOTE, kept)
            # As the sum below it: a check sum that is kept bounds the party too (decision 0060).
            parts = [*crossed(counts, party.party).values()] or [party.total]
            known = [party.least] if party.least or any(isinstance(each, int) for each in parts) else []
            found[party.party.value, SUM_SEX] = TotalCell(sum_text(party.total, known), mark, incomplete=lacks)
        if not recorded:
            return found
        for sex, age in _SPLITS:
            cells = [
                value
                for party in recorded
                for key, value in (crossed(counts, party.party) or {(party.party, sex, age): Empty.SAKNAS}).items()
                if key[1:] == (sex, age)
            ]
            if any(key[1:] == (sex, age) for key in typed):
                whole = exact_sum([*cells, *silent])
                found[SUM_ROW, f"{sex.value}:{age.value}"] = TotalCell(sum_text(whole, cells))
        parts = [Empty.SAKNAS if party.total is Empty.SAKNAS else party.total for party in recorded]
        known = [party.least for party in recorded if party.total is Empty.SAKNAS and party.least]
        found[SUM_ROW, SUM_SEX] = TotalCell(sum_text(exact_sum([*parts, *silent]), [*parts, *known]))
        return found

    return count
