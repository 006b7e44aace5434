"""The extra resource (*tilläggsresurs*) as grids: a month by sex and by age, and a year for everyone."""

from collections.abc import Mapping, Sequence

from domain.ground.display import show_change, show_count
from domain.ground.period import Period, parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum, is_small
from domain.lots.month import AGES, SEXES, AgeGroup, MonthStatus
from domain.lots.period import ResourceMonth, tally_resource
from domain.lots.publication import tells_of_months
from domain.lots.resource_check import MEASURES, ResourceCell, measure_label, share_label
from domain.lots.review import ResourceBalance
from widgets.lots.resource_screen import ResourceScreen
from widgets.lots.screen import months_back
from widgets.parts.sign import Sign
from widgets.sheet.block import Block
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

OPENING, EXPECTED, WHOLE = "opening", "expected", "year"
_FLOWS = ("new", "ended", "started_training")
_EVERYONE = (Sex.UNSPLIT, AgeGroup.ALLA.value)
_USUAL: tuple[tuple[Sex, str], ...] = (
    _EVERYONE,
    *((sex, AgeGroup.ALLA.value) for sex in SEXES),
    *((Sex.UNSPLIT, age.value) for age in AGES),
)


def month_sheet(screen: ResourceScreen, locked: str) -> GridContent:
    """The month's figures: everyone, by sex, by age, and whatever else was recorded."""
    now, before = _by_share(screen.of(screen.month)), _by_share(screen.of(months_back(screen.month, 1)[0]))
    shares = list(dict.fromkeys((*_USUAL, *now)))
    opening = {_row(share): _figure(before.get(share), "active") for share in shares}
    opening[_row(_EVERYONE)] = tally_resource(screen.of(months_back(screen.month, 1)[0])).active
    return GridContent(
        subject=f"{screen.area.code}|{screen.month.code}|resource",
        name=tr("Tilläggsresurs i {area}, {month}").format(area=screen.area.name, month=screen.month.label),
        columns=with_room_for_sums(_columns()),
        rows=tuple(Row(_row(share), _label(share, screen.age_border), level=share != _EVERYONE) for share in shares),
        cells={
            (_row(share), name): Cell(_stored(now.get(share), name), read_only=bool(locked))
            for share in shares
            for name in MEASURES
        }
        | _everyone(_row(_EVERYONE), screen.of(screen.month), locked=bool(locked))
        | _opening_cells(opening),
        totals=_flow(opening),
        locked=locked,
        row_title=tr("Personer"),
    )


def year_sheet(screen: ResourceScreen, locked: str) -> GridContent:
    """Everyone, month by month through the year; a locked month is only read here."""
    months = screen.year
    opening = {at.code: tally_resource(screen.of(months_back(at, 1)[0])).active for at in months}
    fixed = {at for at in months if locked or screen.status.get(at) is MonthStatus.LAST}
    return GridContent(
        subject=f"{screen.area.code}|{screen.month.year}|resource",
        name=tr("Tilläggsresurs i {area} {year}, månad för månad").format(
            area=screen.area.name, year=screen.month.year
        ),
        columns=with_room_for_sums(_columns()),
        rows=(*(Row(at.code, at.label.capitalize()) for at in months), Row(WHOLE, tr("Hela året"), kind=Kind.TOTAL)),
        cells={
            key: cell for at in months for key, cell in _everyone(at.code, screen.of(at), locked=at in fixed).items()
        }
        | _opening_cells(opening),
        totals=_flow_of_year(opening, {at.code: tally_resource(screen.of(at)).least for at in months}),
        locked=locked,
        row_title=tr("Månad"),
    )


def _everyone(row: str, rows: Sequence[ResourceMonth], *, locked: bool) -> dict[GridKey, Cell]:
    """The figures of everyone in a month: as given, else what women and men, or the ages, add up to, which is not typed
    here; what they are at least where a part is missing."""
    given, tallied = _by_share(rows).get(_EVERYONE), tally_resource(rows)
    cells = {}
    for name in MEASURES:
        typed = _stored(given, name)
        summed: Value = getattr(tallied, name)
        from_parts = typed is None and not isinstance(summed, Empty)
        least = tallied.least.get(name, 0) if typed is None else 0
        text = tr("minst {count}").format(count=show_count(least)) if least else ""
        cells[row, name] = Cell(summed if from_parts else typed, read_only=locked or from_parts, text=text)
    return cells


def _opening_cells(opening: Mapping[str, Value]) -> dict[GridKey, Cell]:
    """Nothing is said of what nobody has recorded; what is hidden may be a sum."""

    def cell(value: Value) -> Cell:
        if value is Empty.SAKNAS:
            return Cell(text=" ")
        return Cell(value, text=value.label if value is Empty.DOLT else "")

    return {(row, OPENING): cell(value) for row, value in opening.items()}


def month_key(sex: Sex, age_group: str, measure: str) -> GridKey:
    """Where a figure stands in the month's sheet."""
    return _row((sex, age_group)), measure


def month_cell(month: Period, key: GridKey) -> ResourceCell | None:
    """The figure that stands at a place in the month's sheet; None for what is reckoned."""
    row, column = key
    if column not in MEASURES:
        return None
    sex, _, ages = row.partition("|")
    return ResourceCell(month, Sex(sex), ages, column)


def year_cell(key: GridKey) -> ResourceCell | None:
    """The figure that stands at a place in the year's sheet."""
    row, column = key
    return ResourceCell(parse_month(row), *_EVERYONE, column) if column in MEASURES and row != WHOLE else None


def by_measure(rows: Sequence[ResourceMonth]) -> Mapping[str, Mapping[tuple[Sex, str], Value]]:
    """A month's figures as `check_resource` takes them."""
    return {name: {(each.sex, each.age_group): getattr(each, name) for each in rows} for name in MEASURES}


def publish_resource(screen: ResourceScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may leave the program. The figures of months, of sexes and of ages tell of one another: with
    any small one among them none is told."""
    counts = [getattr(each, name) for each in screen.resource for name in MEASURES]
    small = any(is_small(count, screen.small_count_threshold) for count in counts)
    if not small and tells_of_months(screen.level):
        return block
    return tuple(
        tuple(tr("dolt") if _is_figure(key, text) else text for key, text in zip(line, texts, strict=True))
        for line, texts in zip(keys, block, strict=True)
    )


def _is_figure(key: GridKey, text: str) -> bool:
    return key[1] in (*MEASURES, OPENING, EXPECTED) and any(sign.isdecimal() for sign in text)


def _by_share(rows: Sequence[ResourceMonth]) -> dict[tuple[Sex, str], ResourceMonth]:
    return {(each.sex, each.age_group): each for each in rows}


def _row(share: tuple[Sex, str]) -> str:
    return f"{share[0].value}|{share[1]}"


def _label(share: tuple[Sex, str], border: int) -> str:
    named = share_label(*share, border)
    return named[:1].upper() + named[1:] if named else tr("Alla")


def _figure(row: ResourceMonth | None, name: str) -> Value:
    value: Value = Empty.SAKNAS if row is None else getattr(row, name)
    return value


def _stored(row: ResourceMonth | None, name: str) -> Value | None:
    """A figure that is missing stands as an empty cell: it may never have been recorded."""
    value = _figure(row, name)
    return None if value is Empty.SAKNAS else value


def _columns() -> tuple[Column, ...]:
    flow, stock = tr("Under månaden"), tr("Vid månadens slut")
    return (
        Column(OPENING, tr("Ingående"), kind=Kind.SHOWN, muted=True, spoken=tr("aktiva månaden före")),
        Column("new", measure_label("new"), flow),
        Column("ended", measure_label("ended"), flow),
        Column("started_training", tr("Arbetsträning"), flow, spoken=measure_label("started_training")),
        Column(EXPECTED, tr("Ska bli"), stock, Kind.TOTAL, spoken=tr("ingående och nya utan avslutade")),
        Column("active", measure_label("active"), stock),
    )


def _flow(opening: Mapping[str, Value]) -> Totals:
    def count(values: Values) -> dict[GridKey, TotalCell]:
        return {
            (row, EXPECTED): total
            for row, first in opening.items()
            if (total := _expected(first, values, row)) is not None
        }

    return count


def _flow_of_year(opening: Mapping[str, Value], least: Mapping[str, Mapping[str, int]]) -> Totals:
    """Each month begins with what is typed of the one before; the flows of the year are added. `least` is what a month
    is at least that is not known whole."""

    def count(values: Values) -> dict[GridKey, TotalCell]:
        found: dict[GridKey, TotalCell] = {}
        before: Value | None = None
        for row, first in opening.items():
            total = _expected(first if before is None else before, values, row)
            if total is not None:
                found[row, EXPECTED] = total
            before = values.get((row, "active"), Empty.SAKNAS)
        return found | _of_year(values, list(opening), least)

    return count


def _of_year(values: Values, months: Sequence[str], least: Mapping[str, Mapping[str, int]]) -> dict[GridKey, TotalCell]:
    """What began, ended and started in the year, from the first month with figures to the last (*minst* where one of
    them lacks its own)."""
    begun = [
        at for at, row in enumerate(months) if any((row, name) in values or name in least[row] for name in MEASURES)
    ]
    found: dict[GridKey, TotalCell] = {}
    for name in _FLOWS if begun else ():
        parts = {row: values.get((row, name), Empty.SAKNAS) for row in months[begun[0] : begun[-1] + 1]}
        total = exact_sum(parts.values())
        known = int(at_least(parts.values())) + sum(
            least[row].get(name, 0) for row, part in parts.items() if part is Empty.SAKNAS
        )
        is_known = total is not Empty.SAKNAS or not known
        found[WHOLE, name] = TotalCell(
            show_count(total) if is_known else tr("minst {count}").format(count=show_count(known))
        )
    return found


def _expected(opening: Value, values: Values, row: str) -> TotalCell | None:
    """Last month's active + new − ended, marked where the active at the month's end are others."""
    new, ended, active = (values.get((row, name), Empty.SAKNAS) for name in ("new", "ended", "active"))
    balance = ResourceBalance(opening, new, ended, active)
    if isinstance(balance.expected, Empty):
        return None
    mark = None
    if balance.agrees is False:
        text = tr(
            "Ingående {opening} + nya {new} − avslutade {ended} blir {expected}, men {active} är aktiva ({difference})."
        )
        names = {"opening": opening, "new": new, "ended": ended, "expected": balance.expected, "active": active}
        shown = {name: show_count(value) for name, value in names.items()}
        mark = Mark(Sign.WARNING, text.format(**shown, difference=show_change(balance.difference)))
    return TotalCell(show_count(balance.expected), mark)
