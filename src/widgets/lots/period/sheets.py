"""LOTS of any months and areas as grids that are only read: parties, months, and areas beside one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.card import FigureCard
from domain.ground.display import EN_DASH, show_count, show_percent
from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.any_period import Amount, AnyPeriod, AreaFigures
from domain.lots.card import PeriodFigure, period_card
from domain.lots.month import AGES, SEXES, AgeGroup, LotsTally, Party, of_column
from domain.lots.month_by_month import MonthByMonth
from domain.lots.period import in_margins
from domain.lots.publication import Levels, level_of, tells_of_months
from domain.lots.workers import workers_words
from widgets.sheet.content import Cell, Column, GridContent, Kind, Row
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.copied_table import copied_texts, write_table
from widgets.sheet.figure_grid import without_figure

_SUM, _COUNT, _SHARE, _WORKERS = "summa", "count", "share", "workers"
_WHEN, _PER_MONTH, _PEOPLE, _PER_PEOPLE, _PER_BOTH = "when", "per_month", "people", "per_people", "per_both"


def parties_sheet(period: AnyPeriod) -> GridContent:
    """Party by number, share, sex and age, and how many different case workers."""
    tally, cells = period.tally, dict[GridKey, Cell]()
    margins = in_margins(tally)
    recorded = [each for each in tally.parties if each.recorded]
    whole = Amount(tally.total, tally.known_total)
    for each in recorded:
        row = each.party.value
        cells[row, _COUNT] = _cell(Amount(each.total, each.least))
        cells[row, _SHARE] = _share(each.total, tally.total)
        for column in (*SEXES, *AGES):
            cells[row, column.value] = _margin(margins, each.party, column)
        span = period.different_workers(each.party)
        cells[row, _WORKERS] = Cell(Empty.SAKNAS) if span is None else _text(workers_words(*span))
    cells[_SUM, _COUNT] = _cell(whole)
    cells[_SUM, _SHARE] = _share(tally.total, tally.total)
    for column in (*SEXES, *AGES):
        value = tally.by_age[column] if isinstance(column, AgeGroup) else tally.by_sex[column]
        cells[_SUM, column.value] = _cell(Amount(value, tally.least.get((Party.ALLA, *of_column(column)), 0)))
    cells[_SUM, _WORKERS] = _text(EN_DASH)
    return _content(
        "parties",
        tr("LOTS-ärenden efter initierande part"),
        tr("Initierande part"),
        (
            _column(_COUNT, tr("Ärenden")),
            _column(_SHARE, tr("Andel")),
            *(_column(each.value, each.label, tr("Kön")) for each in SEXES),
            *(_column(each.value, each.label(period.border), tr("Ålder")) for each in AGES),
            _column(_WORKERS, tr("Handläggare"), spoken=tr("Unika handläggare")),
        ),
        (
            *(Row(each.party.value, each.party.label, kind=Kind.SHOWN) for each in recorded),
            Row(_SUM, tr("Summa"), kind=Kind.TOTAL),
        ),
        cells,
    )


def months_sheet(months: MonthByMonth) -> GridContent:
    """Months by parties on a ground that is stronger the more cases there are; missing has none, and says so."""
    period, cells = months.period, dict[GridKey, Cell]()
    amounts = {(at, party): months.party_month(at, party) for at in period.months for party in months.parties}
    highest = max((each.shown for each in amounts.values() if isinstance(each.shown, int)), default=0)
    for (at, party), amount in amounts.items():
        shade = amount.shown / highest if isinstance(amount.shown, int) and highest else 0.0
        cells[at.code, party.value] = _cell(amount, shade)
    for at in period.months:
        cells[at.code, _SUM] = _cell(months.month_total(at))
    return _content(
        "months",
        tr("LOTS-ärenden, månader och parter"),
        tr("Månad"),
        (
            *(_column(party.value, party.short, spoken=party.label) for party in months.parties),
            Column(_SUM, tr("Summa"), kind=Kind.TOTAL),
        ),
        tuple(Row(at.code, at.label.capitalize(), kind=Kind.SHOWN) for at in period.months),
        cells,
    )


def areas_sheet(period: AnyPeriod) -> GridContent:
    """Each area and period post in its own months, and last the sum of those that have the same."""
    listed = [*enumerate(period.beside), *([(_SUM, period.whole)] if period.whole is not None else [])]
    cells, per_people = dict[GridKey, Cell](), tr("Per 10 000 invånare")
    for key, each in listed:
        row = str(key)
        cells[row, _WHEN] = _text(tr("{when}, periodpost").format(when=each.when) if each.post else each.when)
        cells[row, _COUNT] = _cell(each.amount)
        for column, rate in (
            (_PER_MONTH, each.per_month),
            (_PER_PEOPLE, each.per_inhabitants),
            (_PER_BOTH, each.per_month_and_inhabitants),
        ):
            cells[row, column] = _rate(each, rate)
        cells[row, _PEOPLE] = _people(each.inhabitants)
    return _content(
        "areas",
        tr("Områden sida vid sida"),
        tr("Område"),
        (
            _column(_WHEN, tr("Månader")),
            _column(_COUNT, tr("Ärenden")),
            _column(_PER_MONTH, tr("Per månad")),
            _column(_PER_PEOPLE, tr("Hela tiden"), per_people, spoken=tr("Per 10 000 invånare")),
            _column(_PER_BOTH, tr("Per månad"), per_people, spoken=tr("Per månad och 10 000 invånare")),
            _column(_PEOPLE, tr("Invånare"), spoken=tr("Invånare 20–64 år")),
        ),
        tuple(Row(str(key), each.name, kind=Kind.TOTAL if key == _SUM else Kind.SHOWN) for key, each in listed),
        cells,
    )


@dataclass(frozen=True, slots=True)
class Cards:
    """What is to be known of each figure of the three grids (*om siffran*)."""

    period: AnyPeriod

    @property
    def whole(self) -> FigureCard:
        """Of all cases."""
        return self._card(PeriodFigure.CASES, self.period.when or self.period.beside[0].when)

    def parties(self, key: GridKey) -> FigureCard:
        """Of a party's or all parties' cases."""
        row, column = key
        figure = PeriodFigure.WORKERS if column == _WORKERS else PeriodFigure.CASES
        return self._card(figure, self.period.when, None if row == _SUM else Party(row))

    def months(self, key: GridKey) -> FigureCard:
        """Of a month's cases."""
        row, column = key
        party = None if column == _SUM else Party(column)
        return self._card(PeriodFigure.CASES, parse_month(row).label, party)

    def areas(self, key: GridKey) -> FigureCard:
        """Of an area's cases and rates."""
        row, column = key
        of = self.period.whole if row == _SUM else self.period.beside[int(row)]
        figure = {
            _PER_MONTH: PeriodFigure.PER_MONTH,
            _PER_PEOPLE: PeriodFigure.PER_INHABITANTS,
            _PER_BOTH: PeriodFigure.PER_BOTH,
            _PEOPLE: PeriodFigure.INHABITANTS,
        }.get(column, PeriodFigure.CASES)
        return self._card(figure, "" if of is None else of.when)

    def _card(self, figure: PeriodFigure, when: str, party: Party | None = None) -> FigureCard:
        of_people = figure in (PeriodFigure.PER_INHABITANTS, PeriodFigure.PER_BOTH, PeriodFigure.INHABITANTS)
        cases = [] if figure is PeriodFigure.INHABITANTS else [self.period.source]
        people = [self.period.of_people] if of_people and self.period.of_people is not None else []
        return period_card(figure, when, [*cases, *people], party)


def why_held(period: AnyPeriod, levels: Mapping[str, Levels], threshold: int) -> str:
    """Why no figure of the page leaves the program but internally; nothing where all may.

    Months that are chosen after one another tell of what lies between them (ruling 58): only areas that tell of single
    months in public tell of these, and only where no figure that the page rests on is small.
    """
    years = {at.year for at in period.months}
    if not all(tells_of_months(level_of(levels[e.area.code], year)) for e in period.areas for year in years):
        return tr(
            "Valfria perioder visas inte offentligt: rapporten LOTS har de hela perioder som gör det. Kopiera internt, "
            "med skäl, uppe till höger."
        )
    resource = (
        value
        for each in period.areas
        for row in each.resource
        for value in (row.new, row.active, row.ended, row.started_training)
    )
    counts: Iterable[Value] = (
        *(value for each in period.areas for m in each.months for value in m.counts.values()),
        *(value for each in period.areas for m in each.months for value in m.workers.values()),
        *(value for post in period.posts for value in post.counts.values()),
        *period.outcomes.values(),
        *resource,
    )
    if any(isinstance(count, int) and 0 < count < threshold for count in counts):
        return tr("Bland siffrorna finns små tal. Kopiera internt, med skäl, uppe till höger.")
    return ""


def tables_text(
    heading: str, contents: Sequence[GridContent], notes: Sequence[str], *, reason: str, hides: bool
) -> str:
    """The grids under one another, as other programs paste them; with a `reason` whole and marked as internal."""
    lines: list[tuple[str, ...]] = [(heading,)]
    if reason:
        lines.append((tr("Internt: {reason}").format(reason=reason),))
    for content in contents:
        shown = copied_texts(content)
        headings = (column.spoken or column.label for column in content.columns)
        lines += [(), (content.name,), (content.row_title, *headings)]
        for row in content.rows:
            texts = {column.key: shown[row.key, column.key] for column in content.columns}
            kept = texts if not hides else {k: t if k == _WHEN else without_figure(t) for k, t in texts.items()}
            lines.append((row.label, *kept.values()))
    if hides:
        lines.append((tr("dolt: tal för månader och egna perioder, som skulle avslöja små antal."),))
    return write_table([*lines, *((note,) for note in notes)])


def _content(
    subject: str,
    name: str,
    row_title: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    cells: Mapping[GridKey, Cell],
) -> GridContent:
    return GridContent(
        f"period|{subject}",
        name,
        columns,
        rows,
        cells,
        locked=tr("Siffrorna räknas fram. De ändras i vyerna Månad, Ärenden och År."),
        row_title=row_title,
    )


def _column(key: str, label: str, group: str = "", spoken: str = "") -> Column:
    return Column(key, label, group, kind=Kind.SHOWN, spoken=spoken)


def _cell(amount: Amount, shade: float = 0.0) -> Cell:
    return Cell(amount.value, text=amount.words if amount.is_least else "", shade=shade)


def _text(text: str) -> Cell:
    return Cell(text=text)


def _rate(of: AreaFigures, rate: Value) -> Cell:
    return Cell(Empty.SAKNAS) if isinstance(rate, Empty) else _text(of.rate_words(rate))


def _people(value: Value) -> Cell:
    return Cell(value) if isinstance(value, Empty) else _text(show_count(value))


def _share(part: Value, of: Value) -> Cell:
    if not isinstance(part, int) or not isinstance(of, int) or not of:
        return Cell(Empty.SAKNAS)
    return _text(show_percent(Fraction(100 * part, of)))


def _margin(margins: LotsTally, party: Party, column: Sex | AgeGroup) -> Cell:
    """What a party has of a sex or an age; nought where it has no cases at all."""
    key = (party, *of_column(column))
    if key not in margins.cells and margins.by_party[party] == 0:
        return Cell(0)
    return _cell(Amount(margins.cells.get(key, Empty.SAKNAS), margins.least.get(key, 0)))
