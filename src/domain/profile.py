"""The municipal profile (*kommunprofil, försörjningsprofil*): domain handbook §3, rulings 1–7.

Everything here is exact; rounding happens where a figure is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.area import Area
from domain.benefit import Benefit, BenefitFigures, difference, share
from domain.chance import ChanceInterval, chance_of_change, chance_of_count
from domain.display import rounded, show_change, show_list
from domain.period import Period
from domain.ranking import Rank, RankMeasure, RankSource
from domain.sex import Sex
from domain.source import Source
from domain.text import tr
from domain.value import Empty, Value
from domain.why_moved import ShareChange, why_moved


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One kind of benefit, or the total where `kind` is None, now and a year before.

    Persons are full-year equivalents (*helårspersoner*), shares are in per cent and changes of shares in percentage
    points. `chance` is about the change of the share, `count_chance` about the change in persons; each is None
    where a figure is missing.
    """

    kind: Benefit | None
    persons: Value
    persons_before: Value
    difference: Value
    share_of_total: Value
    share_of_total_before: Value
    share_of_population: Value
    share_of_population_before: Value
    change: ShareChange
    chance: ChanceInterval | None
    count_chance: ChanceInterval | None

    @property
    def label(self) -> str:
        """The Swedish name of the kind, or *Totalt*."""
        return tr("Totalt") if self.kind is None else self.kind.label

    @property
    def decisive_chance(self) -> ChanceInterval | None:
        """What decides whether the row changed: the share's interval, or that of the persons where there is none."""
        return self.chance or self.count_chance

    @property
    def moved(self) -> bool:
        """True when the row changed by more than chance would explain; False also where nothing can be compared."""
        return self.decisive_chance is not None and not self.decisive_chance.within_chance


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of one area and period, with the period a year before where it is known.

    `rows` are the six kinds in their order. `share_published` says that the total's share of the population is the
    one the source printed, since the population is missing; the kinds then have none.
    """

    area: Area
    period: Period
    sex: Sex
    age_group: str
    source: Source
    previous_source: Source | None
    rows: tuple[ProfileRow, ...]
    total: ProfileRow
    population: Value
    population_before: Value
    share_published: bool
    share_published_before: bool
    ranks: Mapping[RankMeasure, Rank]
    notes: tuple[str, ...]

    @property
    def has_previous(self) -> bool:
        """True when there are figures of the year before."""
        return self.previous_source is not None

    @property
    def previous_period(self) -> Period:
        """The same period of the year before (ruling 3), whether there are figures of it or not."""
        return self.period.previous

    @property
    def all_rows(self) -> tuple[ProfileRow, ...]:
        """The six kinds and then the total."""
        return (*self.rows, self.total)

    def row(self, kind: Benefit) -> ProfileRow:
        """The row of `kind`."""
        return self.rows[tuple(Benefit).index(kind)]


def build_profile(
    now: BenefitFigures, before: BenefitFigures | None = None, ranks: Mapping[RankMeasure, Rank] | None = None
) -> Profile:
    """The profile that `now` makes beside `before`, the same period of the year before.

    Raises ValueError when the two are not about the same area, sex and ages, or not a year apart: figures of
    20–64 and 20–65 are never compared.
    """
    if before is not None:
        about = [(each.area.code, each.sex, each.age_group) for each in (now, before)]
        if about[0] != about[1] or before.period != now.period.previous:
            raise ValueError("figures that cannot be compared")
    rows = tuple(_row(kind, now, before) for kind in Benefit)
    total = _row(None, now, before)
    return Profile(
        area=now.area,
        period=now.period,
        sex=now.sex,
        age_group=now.age_group,
        source=now.source,
        previous_source=None if before is None else before.source,
        rows=rows,
        total=total,
        population=now.population,
        population_before=Empty.SAKNAS if before is None else before.population,
        share_published=_uses_published(now),
        share_published_before=before is not None and _uses_published(before),
        ranks=dict(ranks or {}),
        notes=_notes(now, before, rows, total, ranks or {}),
    )


def _uses_published(figures: BenefitFigures) -> bool:
    return isinstance(figures.population, Empty) and figures.published_share is not None


def _persons(kind: Benefit | None, figures: BenefitFigures | None) -> Value:
    if figures is None:
        return Empty.SAKNAS
    return figures.total if kind is None else figures.persons[kind]


def _share_of_population(kind: Benefit | None, figures: BenefitFigures | None) -> Value:
    if figures is None:
        return Empty.SAKNAS
    if kind is None and figures.published_share is not None and isinstance(figures.population, Empty):
        return figures.published_share
    return share(_persons(kind, figures), figures.population)


def _row(kind: Benefit | None, now: BenefitFigures, before: BenefitFigures | None) -> ProfileRow:
    persons, persons_before = _persons(kind, now), _persons(kind, before)
    of_population, of_population_before = _share_of_population(kind, now), _share_of_population(kind, before)
    split = why_moved(persons, now.population, persons_before, Empty.SAKNAS if before is None else before.population)
    return ProfileRow(
        kind=kind,
        persons=persons,
        persons_before=persons_before,
        difference=difference(persons, persons_before),
        share_of_total=share(persons, now.total),
        share_of_total_before=share(persons_before, _persons(None, before)),
        share_of_population=of_population,
        share_of_population_before=of_population_before,
        change=ShareChange(difference(of_population, of_population_before), split.from_persons, split.from_population),
        chance=chance_of_change(persons, of_population, persons_before, of_population_before),
        count_chance=chance_of_count(persons, persons_before),
    )


def _notes(
    now: BenefitFigures,
    before: BenefitFigures | None,
    rows: tuple[ProfileRow, ...],
    total: ProfileRow,
    ranks: Mapping[RankMeasure, Rank],
) -> tuple[str, ...]:
    notes = []
    known = [figures for figures in (now, before) if figures is not None]
    for figures in known:
        notes += _missing_kinds(figures)
    notes += _population_notes(known)
    if before is None:
        notes.append(tr("Uppgifter för {period} saknas.").format(period=now.period.previous.label))
    notes += _rounding_notes(now, rows, total)
    notes += _chance_notes(rows, total)
    if any(rank.source is RankSource.PUBLISHED for rank in ranks.values()):
        notes.append(tr("Platserna bland kommunerna är publicerade, inte räknade här."))
    return tuple(notes)


def _missing_kinds(figures: BenefitFigures) -> list[str]:
    notes = []
    for reason, text in (
        (Empty.SAKNAS, tr("Ofullständig uppgift {period}: {kinds} saknas, så totalen kan inte räknas.")),
        (Empty.DOLT, tr("Ofullständig uppgift {period}: {kinds} är dolt, så totalen kan inte räknas.")),
    ):
        kinds = [kind.label for kind in Benefit if figures.persons[kind] is reason]
        if kinds:
            notes.append(text.format(period=figures.period.label, kinds=show_list(kinds)))
    return notes


def _population_notes(known: list[BenefitFigures]) -> list[str]:
    published = [figures.period.label for figures in known if _uses_published(figures)]
    unknown = [
        figures.period.label
        for figures in known
        if isinstance(figures.population, Empty) and figures.published_share is None
    ]
    notes = []
    if published:
        text = tr(
            "Andelen av befolkningen {periods} är publicerad. Befolkningen saknas, därför visas andelen bara totalt."
        )
        notes.append(text.format(periods=show_list(published)))
    if unknown:
        text = tr("Befolkningen {periods} saknas, därför kan ingen andel av befolkningen räknas.")
        notes.append(text.format(periods=show_list(unknown)))
    return notes


def _rounding_notes(now: BenefitFigures, rows: tuple[ProfileRow, ...], total: ProfileRow) -> list[str]:
    notes = []
    everything = (*rows, total)
    names = {"now": now.period.label, "before": now.period.previous.label}
    columns = (
        (tr("antal {now}"), 0, [row.persons for row in everything]),
        (tr("antal {before}"), 0, [row.persons_before for row in everything]),
        (tr("skillnad i antal"), 0, [row.difference for row in everything]),
        (tr("andel av totalen {now}"), 1, [row.share_of_total for row in everything]),
        (tr("andel av befolkningen {now}"), 1, [row.share_of_population for row in everything]),
        (tr("andel av befolkningen {before}"), 1, [row.share_of_population_before for row in everything]),
    )
    apart = [name.format(**names) for name, decimals, column in columns if _parts_differ(column, decimals)]
    if apart:
        text = tr("Avrundat: de visade delarna blir inte exakt summan för {columns}.")
        notes.append(text.format(columns=show_list(apart)))
    differing = [row.label for row in everything if _change_differs_when_rounded(row)]
    if differing:
        text = tr("Avrundat: ändringen i procentenheter är räknad på exakta andelar för {rows}.")
        notes.append(text.format(rows=show_list(differing)))
    return notes


def _parts_differ(column: list[Value], decimals: int) -> bool:
    """True when the parts as shown do not add up to the last one, the total as shown."""
    shown = [rounded(value, decimals) for value in column if not isinstance(value, Empty)]
    all_known = all(not isinstance(value, Empty) or value is Empty.EJ_TILLAMPLIGT for value in column)
    return all_known and not isinstance(column[-1], Empty) and sum(shown[:-1]) != shown[-1]


def _change_differs_when_rounded(row: ProfileRow) -> bool:
    points, now, before = row.change.points, row.share_of_population, row.share_of_population_before
    if isinstance(points, Empty) or isinstance(now, Empty) or isinstance(before, Empty):
        return False
    return rounded(points, 1) != rounded(now, 1) - rounded(before, 1)


def _chance_notes(rows: tuple[ProfileRow, ...], total: ProfileRow) -> list[str]:
    notes = []
    interval = total.chance
    if interval is not None and interval.shown:
        text = tr("Totalt: 95 procents intervall för ändringen är {low} till {high} procentenheter. {verdict}")
        low, high = (show_change(Fraction(end), 1) for end in (interval.low, interval.high))
        verdict = tr("Ryms inom slumpen.") if interval.within_chance else tr("Mer än slumpen ger.")
        notes.append(text.format(low=low, high=high, verdict=verdict))
    by_chance = [
        row.label
        for row in rows
        if row.decisive_chance is not None and row.decisive_chance.shown and row.decisive_chance.within_chance
    ]
    if by_chance:
        notes.append(tr("Ändringen ryms inom slumpen för {rows}.").format(rows=show_list(by_chance)))
    return notes
