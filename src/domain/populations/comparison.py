"""Collaboration populations beside one another: kommuner, their sum, and years (domain handbook §4, rulings 10–12)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.benefits.benefit import GroupCoverage, difference
from domain.ground.area import Area
from domain.ground.chance import ChanceInterval, chance_of_count
from domain.ground.display import show_count, show_date, show_list
from domain.ground.reforms import Touched, breaks_in
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum
from domain.populations.population import Population, Span, populate


@dataclass(frozen=True, slots=True)
class AreaPopulation:
    """One area's population at a reference date. `inhabitants` are those of 20–64 years, missing where they are not
    known, from `inhabitants_source`; `by_sex` holds the sexes that have counts of their own. `members` tells of a
    group which kommuner its counts are the sum of."""

    area: Area
    reference_date: date
    population: Population
    by_sex: Mapping[Sex, Population]
    inhabitants: Value
    source: Source
    inhabitants_source: Source | None = None
    members: GroupCoverage | None = None

    @property
    def per_thousand(self) -> Value:
        """The known total per 1 000 inhabitants of 20–64 years."""
        return per_thousand(self.population.total, self.inhabitants)


@dataclass(frozen=True, slots=True)
class Together:
    """Several areas at one reference date and, where they all are kommuner, their sum.

    `parts` have counts; `missing` have none. `total` and `span` are sums over the parts whose total is known, which
    `summed` holds: people who live in different kommuner are different people, so the fewest is the sum of the fewest.
    """

    group: Area
    reference_date: date
    parts: tuple[AreaPopulation, ...]
    missing: tuple[Area, ...]

    @property
    def summed(self) -> tuple[AreaPopulation, ...]:
        """The parts whose total is known; only they are added."""
        return tuple(part for part in self.parts if part.population.complete)

    @property
    def total(self) -> Value:
        """The sum of the known totals; missing where no part has one."""
        return exact_sum(part.population.total for part in self.summed) if self.summed else Empty.SAKNAS

    @property
    def span(self) -> Span:
        """From the fewest to the most persons, summed."""
        return _span_of_all([part.population.span for part in self.summed])

    @property
    def inhabitants(self) -> Value:
        """The inhabitants of the same parts (ruling 10)."""
        return exact_sum(part.inhabitants for part in self.summed) if self.summed else Empty.SAKNAS

    @property
    def per_thousand(self) -> Value:
        """Per 1 000 inhabitants of 20–64 years, over the same parts."""
        return per_thousand(self.total, self.inhabitants)

    def row_total(self, key: str) -> Value:
        """One row summed over the parts that are added; missing as soon as one of them lacks it."""
        counts = [part.population.line(key).count for part in self.summed]
        return exact_sum(counts) if counts else Empty.SAKNAS

    @property
    def coverage(self) -> str:
        """`2 av 7 kommuner`."""
        every = len(self.parts) + len(self.missing)
        return tr("{summed} av {every} kommuner").format(summed=len(self.summed), every=every)

    @property
    def notes(self) -> tuple[str, ...]:
        """Who is not in the sum, and why."""
        notes = []
        if self.missing:
            text = tr("Uppgift för {date} saknas för {areas}.")
            areas = show_list(area.name for area in self.missing)
            notes.append(text.format(date=show_date(self.reference_date), areas=areas))
        incomplete = [part.area.name for part in self.parts if not part.population.complete]
        if incomplete:
            text = tr("Summan kan inte räknas för {areas}, som därför inte är med i gruppens summa.")
            notes.append(text.format(areas=show_list(incomplete)))
        return tuple(notes)


_TOUCHED = {"af": Touched.REGISTERED, "socialtjanst": Touched.SOCIAL_SERVICES}


def sum_of_members(together: Together) -> AreaPopulation | None:
    """The group's population as if it were one area: every row summed over the parts that are added. None where no
    part has a total. The spans are the sums of theirs."""
    parts = together.summed
    if not parts:
        return None
    sexes = [sex for sex in Sex if all(sex in part.by_sex for part in parts)]
    inhabitants = [part.inhabitants_source for part in parts if part.inhabitants_source is not None]
    return AreaPopulation(
        together.group,
        together.reference_date,
        _summed([part.population for part in parts]),
        {sex: _summed([part.by_sex[sex] for part in parts]) for sex in sexes},
        together.inhabitants,
        one_source(part.source for part in parts),
        one_source(inhabitants) if inhabitants else None,
        GroupCoverage(
            tuple(part.area for part in parts),
            (*(part.area for part in together.parts if part not in parts), *together.missing),
        ),
    )


def _summed(populations: Sequence[Population]) -> Population:
    """The populations of different kommuner as one: rows and spans are summed, and so are those outside every part
    (ruling 13), since what may overlap in one kommun says nothing of another."""
    definition = populations[0].definition
    counts = {row.key: exact_sum(each.line(row.key).count for each in populations) for row in definition.rows}
    found = populate(definition, counts)
    outside = {
        whole: _span_of_all([each.outside[whole] for each in populations])
        for whole in found.outside
        if all(whole in each.outside for each in populations)
    }
    return replace(found, span=_span_of_all([each.span for each in populations]), outside=outside)


def _span_of_all(spans: Sequence[Span]) -> Span:
    return Span(sum((each.low for each in spans), start=0), exact_sum(each.high for each in spans))


def coverage_words(found: AreaPopulation) -> tuple[str, ...]:
    """Which kommuner a group's figures are the sum of, in one sentence where some are not in it (ruling 10)."""
    if found.members is None or not found.members.missing:
        return ()
    reporting, missing = found.members.reporting, found.members.missing
    text = tr("{reporting} av {every} kommuner räknas. {missing} saknas.")
    names = show_list(area.name for area in missing)
    return (text.format(reporting=len(reporting), every=len(reporting) + len(missing), missing=names),)


def per_thousand(persons: Value, inhabitants: Value) -> Value:
    """Persons per 1 000 inhabitants, exact; missing where either is, or where there are no inhabitants."""
    if isinstance(persons, Empty):
        return persons
    if isinstance(inhabitants, Empty) or inhabitants == 0:
        return Empty.SAKNAS
    return Fraction(persons) / Fraction(inhabitants) * 1000


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row, or the known total where `row` is None, at each reference date, with its change since the one before.

    `chance` is the 95 % interval of the last change; None where it cannot be compared. `comparable` says that the last
    two are sums of the same kommuner: else there is no change to tell (ruling 40).
    """

    row: str | None
    label: str
    depth: int
    counts: bool
    values: tuple[Value, ...]
    comparable: bool = True

    @property
    def change(self) -> Value:
        """The last value less the one before it."""
        return difference(*self.values[-1:-3:-1]) if len(self.values) > 1 and self.comparable else Empty.SAKNAS

    @property
    def chance(self) -> ChanceInterval | None:
        """What chance alone does to the last change."""
        return chance_of_count(*self.values[-1:-3:-1]) if len(self.values) > 1 and self.comparable else None


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """One area's populations over the years, all counted under the same definition, the earliest first.

    A group's last two are over the kommuner that have a sum at both; `of_all` are its levels over all that have one, of
    the dates where those are others (rulings 40 and 60).
    """

    area: Area
    years: tuple[AreaPopulation, ...]
    rows: tuple[YearRow, ...]
    of_all: tuple[AreaPopulation, ...] = ()

    @property
    def dates(self) -> tuple[date, ...]:
        """The reference dates in order."""
        return tuple(each.reference_date for each in self.years)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The dates at which a group is the sum of other kommuner than at the one before (ruling 40)."""
        return tuple(at for at in range(1, len(self.years)) if not _same_kommuner(*self.years[at - 1 : at + 1]))

    @property
    def reforms(self) -> tuple[tuple[int, str], ...]:
        """The dates before which a reform moved the level of a row, by the register that it comes from."""
        parties = {row.party for row in self.years[-1].population.definition.rows}
        return breaks_in(self.dates, [touched for party, touched in _TOUCHED.items() if party in parties])

    @property
    def notes(self) -> tuple[str, ...]:
        """What the changes cannot bear."""
        notes = []
        if self.of_all:
            text = tr("Siffrorna {dates} och ändringen gäller {common}: {names}. {levels}")
            last = self.years[-1].members
            names = () if last is None else (area.name for area in last.reporting)
            notes.append(
                text.format(
                    dates=show_list(show_date(day) for day in self.dates[-2:]),
                    common=common_kommuner(self),
                    names=show_list(names),
                    levels=" ".join(map(_level_of_all, self.of_all)),
                )
            )
        if self.breaks:
            text = tr("Från {dates} är summan av andra kommuner än förut; däremellan räknas ingen ändring.")
            notes.append(text.format(dates=show_list(show_date(self.dates[at]) for at in self.breaks)))
        notes += [
            tr("{came}. Nivåerna före och efter är inte helt jämförbara.").format(came=s) for _, s in self.reforms
        ]
        within = [
            f"”{row.label}”"
            for row in self.rows
            if row.chance is not None and row.chance.shown and row.chance.within_chance
        ]
        if within:
            text = tr("Små tal: ändringen sedan {before} ryms inom slumpen för {rows}.")
            notes.append(text.format(before=show_date(self.dates[-2]), rows=show_list(within)))
        return tuple(notes)


def common_kommuner(years: YearOnYear) -> str:
    """`2 av 3 kommuner, de som har en summa båda gångerna`."""
    text = tr("{counted} av {every} kommuner, de som har en summa båda gångerna")
    return text.format(**_counted(years.years[-1]))


def _level_of_all(found: AreaPopulation) -> str:
    """`Alla 3 kommuner 2024-10-31: 450 personer.`"""
    counted = _counted(found)
    text = tr("{counted} av {every} kommuner {date}: {total}.")
    if counted["counted"] == counted["every"]:
        text = tr("Alla {counted} kommuner {date}: {total}.")
    total = tr("visas inte, små tal är dolda")
    if not isinstance(found.population.total, Empty):
        total = tr("{count} personer").format(count=show_count(found.population.total))
    return text.format(**counted, date=show_date(found.reference_date), total=total)


def _counted(found: AreaPopulation) -> dict[str, int]:
    reporting, missing = ((), ()) if found.members is None else (found.members.reporting, found.members.missing)
    return {"counted": len(reporting), "every": len(reporting) + len(missing)}


def _same_kommuner(before: AreaPopulation, now: AreaPopulation) -> bool:
    if before.members is None or now.members is None:
        return True
    return set(before.members.reporting) == set(now.members.reporting)


def group_years(
    group: Area, dates: Sequence[Together], summed: Callable[[Together], AreaPopulation | None]
) -> YearOnYear | None:
    """A group at each date where it has a sum, as `summed` makes one: the last two over the kommuner that have one at
    both, so that there is a change to tell (rulings 40 and 60). None where it has no sum at all.

    In public every sum is one of kommuner that each show their own figure, so that this one tells nothing more.
    """
    known = sorted((each for each in dates if each.summed), key=lambda each: each.reference_date)
    levels = [found for each in known if (found := summed(each)) is not None]
    if not levels:
        return None
    common = set.intersection(*({part.area for part in each.summed} for each in known[-2:]))
    apart = [each for each in known[-2:] if {part.area for part in each.summed} != common]
    both = [found for each in known[-2:] if (found := summed(_only(each, common))) is not None] if apart else []
    if not both:
        return year_on_year(group, levels)
    of_all = [level for level in levels if level.reference_date in {each.reference_date for each in apart}]
    return replace(year_on_year(group, [*levels[:-2], *both]), of_all=tuple(of_all))


def _only(together: Together, areas: Collection[Area]) -> Together:
    """The same date over some of its kommuner; the others are not in the sum."""
    parts = tuple(part for part in together.parts if part.area in areas)
    others = tuple(part.area for part in together.parts if part.area not in areas)
    return replace(together, parts=parts, missing=(*others, *together.missing))


def year_on_year(area: Area, years: Sequence[AreaPopulation]) -> YearOnYear:
    """The years as a table. Raises ValueError where they are counted under different definitions, or there are none."""
    ordered = tuple(sorted(years, key=lambda each: each.reference_date))
    definitions = {each.population.definition for each in ordered}
    if len(definitions) != 1:
        raise ValueError("years of one definition")
    first = ordered[0].population
    comparable = len(ordered) == 1 or _same_kommuner(*ordered[-2:])
    rows = [
        YearRow(
            line.row.key,
            line.row.label,
            line.depth,
            line.counts,
            tuple(each.population.line(line.row.key).count for each in ordered),
            comparable,
        )
        for line in first.lines
    ]
    totals = tuple(each.population.total for each in ordered)
    total = YearRow(None, tr("Känd samverkanspopulation"), 0, True, totals, comparable)
    return YearOnYear(area, ordered, (*rows, total))
