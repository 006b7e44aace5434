"""The margin sheet (*månadstal*) as a grid: parties by sex and by age, with sums that are counted while typing."""

from collections.abc import Iterable, Mapping, Sequence

from domain.benefits.slips import above_inhabitants
from domain.ground.display import EN_DASH, show_count
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    AgeGroup,
    CellKey,
    Counts,
    Finding,
    LotsTally,
    Party,
    PartyTally,
    by_party,
    column_parts,
    is_cross,
    tally,
)
from domain.lots.review import margin_value
from widgets.lots.screen import LotsScreen
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

SUM_ROW = "summa"
SUM_SEX = "summa-kon"
SUM_AGE = "summa-alder"
_SEX_OF = {sex.value: sex for sex in SEXES}
_AGE_OF = {age.value: age for age in AGES}
_PARTY_OF = {party.value: party for party in PARTIES}


def sheet_content(screen: LotsScreen, *, locked: str = "") -> GridContent:
    """The sheet of the month. With a sentence in `locked`, nothing in it can be changed and it says why."""
    month = screen.current
    reads_cross = month.is_cross
    missing = {finding.cell for finding in screen.tally.findings if finding.cell is not None}
    cells = {}
    for party in PARTIES:
        for key in party_keys(party):
            value = margin_value(month.counts, *key)
            if value is None and key in missing and not reads_cross:
                value = Empty.SAKNAS
            too_many = above_inhabitants(value, screen.inhabitants)
            mark = Mark(Sign.WARNING, too_many) if too_many else None
            # A sum of the cross with something hidden in it may be larger than any bound.
            text = Empty.DOLT.label if value is Empty.DOLT and key not in month.counts else ""
            note, starred = screen.comments.get(key, ""), key in screen.stars
            cells[grid_key(key)] = Cell(value, mark, note, read_only=bool(locked), text=text, starred=starred)
    return GridContent(
        subject=f"{screen.area.code}|{screen.month.code}",
        name=tr("LOTS-ärenden i {area}, {month}").format(area=screen.area.name, month=screen.month.label),
        columns=_columns(screen.age_border),
        rows=(
            *(Row(party.value, party.label) for party in PARTIES),
            Row(SUM_ROW, tr("Summa"), kind=Kind.TOTAL),
        ),
        cells=cells,
        totals=_totals(month.counts, screen.expected, cross=reads_cross),
        locked=locked,
    )


def grid_key(key: CellKey) -> GridKey:
    """Where a recorded cell stands in the sheet; a given total stands under the sum of the sexes."""
    party, sex, age = key
    if is_cross(key):
        return (party.value, f"{sex.value}:{age.value}")
    if age is not AgeGroup.ALLA:
        return (party.value, age.value)
    return (party.value, sex.value if sex is not Sex.UNSPLIT else SUM_SEX)


def cell_key(row: str, column: str) -> CellKey | None:
    """The recorded cell that stands at a place in the sheet; None for sums."""
    if row not in _PARTY_OF:
        return None
    sex, _, age = column.partition(":")
    if age:
        return (_PARTY_OF[row], _SEX_OF[sex], _AGE_OF[age])
    if column in _SEX_OF:
        return (_PARTY_OF[row], _SEX_OF[column], AgeGroup.ALLA)
    return (_PARTY_OF[row], Sex.UNSPLIT, _AGE_OF[column]) if column in _AGE_OF else None


def party_of(row: str) -> Party | None:
    """The party a row is about; None for the sum."""
    return _PARTY_OF.get(row)


def sheet_column_name(column: str, border: int) -> str:
    """A column's name in running text: `kvinnor`, `30–`, `summa`."""
    sex, _, age = column.partition(":")
    if age:
        return f"{_SEX_OF[sex].label.lower()} {_AGE_OF[age].label(border).lower()}"
    if column in _SEX_OF:
        return _SEX_OF[column].label.lower()
    return _AGE_OF[column].label(border).lower() if column in _AGE_OF else tr("summa")


def sum_text(total: Value, parts: Iterable[Value]) -> str:
    """`7`, `minst 7` where a part is missing, `–`, or in words why there is no sum."""
    if not isinstance(total, Empty):
        return show_count(total)
    if total is Empty.EJ_TILLAMPLIGT:
        return EN_DASH
    known = [part for part in parts if not isinstance(part, Empty)]
    return tr("minst {count}").format(count=show_count(at_least(known))) if known else total.label


def disagreement(findings: Iterable[Finding], party: PartyTally) -> Mark | None:
    """Why a party's sums are to be looked over, where they differ."""
    if not party.disagrees:
        return None
    reason = next(f.text for f in findings if f.party is party.party and f.cell is None)
    return Mark(Sign.WARNING, reason)


def party_keys(party: Party) -> tuple[CellKey, ...]:
    """The recorded cells of a party's row, from left to right."""
    sexes = tuple((party, sex, AgeGroup.ALLA) for sex in SEXES)
    return (*sexes, *((party, Sex.UNSPLIT, age) for age in AGES))


def spoken_age(age: AgeGroup, border: int) -> str:
    """An age as it is said aloud: `under 30 år`."""
    if age is AgeGroup.OKAND:
        return tr("okänd ålder")
    return (tr("under {age} år") if age is AgeGroup.UNDER30 else tr("{age} år och äldre")).format(age=border)


def _columns(border: int) -> tuple[Column, ...]:
    by_sex, by_age = tr("Kön"), tr("Ålder")
    columns = (
        *(Column(sex.value, sex.label, by_sex) for sex in SEXES),
        Column(SUM_SEX, tr("Summa"), by_sex, Kind.TOTAL, spoken=tr("summa efter kön")),
        *(Column(age.value, age.label(border), by_age, spoken=spoken_age(age, border)) for age in AGES),
        Column(SUM_AGE, tr("Summa"), by_age, Kind.TOTAL, spoken=tr("summa efter ålder")),
    )
    return with_room_for_sums(columns)


def _totals(stored: Counts, expected: Sequence[Party], *, cross: bool) -> Totals:
    """Counts the sums from what stands in the cells. A total that was given beside them is kept in the reckoning, and
    what the `expected` parties lack makes the sums the least they can be."""
    given = {key: value for key, value in stored.items() if key[1] is Sex.UNSPLIT and key[2] is AgeGroup.ALLA}

    def count(values: Values) -> Mapping[GridKey, TotalCell]:
        if cross:
            return _shown_totals(tally(stored), _as_counts(values), expected)
        counts = given | _as_counts(values)
        return _shown_totals(tally(counts), counts, expected)

    return count


def _as_counts(values: Values) -> dict[CellKey, Value]:
    named = ((cell_key(*key), value) for key, value in values.items())
    return {key: value for key, value in named if key is not None}


def _shown_totals(tallied: LotsTally, counts: Counts, expected: Sequence[Party]) -> dict[GridKey, TotalCell]:
    found: dict[GridKey, TotalCell] = {}
    recorded = [party for party in tallied.parties if party.recorded]
    silent: list[Value] = [Empty.SAKNAS for party in tallied.parties if not party.recorded and party.party in expected]
    whole = {SUM_SEX: [*silent], SUM_AGE: [*silent]}
    known: dict[str, list[Value]] = {SUM_SEX: [], SUM_AGE: []}
    for party in recorded:
        mark = disagreement(tallied.findings, party)
        given = counts.get((party.party, Sex.UNSPLIT, AgeGroup.ALLA), Empty.SAKNAS)
        sums = ((SUM_SEX, party.by_sex), (SUM_AGE, party.by_age))
        for (column, total), parts in zip(sums, _margins(counts, party.party), strict=True):
            # A party that gave its total alone has no parts to sum.
            shown, within = (total, parts) if parts else (given, [given])
            lacks = shown is Empty.SAKNAS and mark is None
            found[party.party.value, column] = TotalCell(sum_text(shown, within), mark, incomplete=lacks)
            whole[column].append(shown)
            known[column] += within
    if not recorded:
        return found
    differs = [mark.reason for party in recorded if (mark := disagreement(tallied.findings, party)) is not None]
    unsure = Mark(Sign.WARNING, " ".join(differs)) if differs else None
    for column in (SUM_SEX, SUM_AGE):
        found[SUM_ROW, column] = TotalCell(sum_text(exact_sum(whole[column]), known[column]), unsure)
    parts_of = column_parts(by_party(counts), recorded)
    columns: list[tuple[Sex | AgeGroup, Value]] = [*tallied.by_sex.items(), *tallied.by_age.items()]
    for of, total in columns:
        parts = parts_of[of]
        # A column that nobody has figures of lacks nothing.
        whole_column = exact_sum([*parts, *silent]) if parts else total
        found[SUM_ROW, of.value] = TotalCell(sum_text(whole_column, parts))
    return found


def _margins(counts: Counts, party: Party) -> tuple[list[Value], list[Value]]:
    sexes = [
        v for (of, sex, age), v in counts.items() if of is party and sex is not Sex.UNSPLIT and age is AgeGroup.ALLA
    ]
    ages = [
        v for (of, sex, age), v in counts.items() if of is party and sex is Sex.UNSPLIT and age is not AgeGroup.ALLA
    ]
    return sexes, ages
