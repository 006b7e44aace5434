"""Which figures of collaboration populations are hidden in what leaves the program (rulings 22 and 23).

A sum over kommuner is shown only where every kommun's own figure is: then it tells nothing that is not there to be
read. Shown beside hidden figures it would give away a single one, or what several add up to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.population import Population, Span
from domain.population_comparison import AreaPopulation, Together, YearOnYear, sum_of_members, year_on_year
from domain.public_population import public_population
from domain.sex import Sex
from domain.value import Empty

TOTAL = "total"
"""Stands for the known total among the keys of rows."""


def hidden_rows(populations: Iterable[Population], threshold: int) -> frozenset[str]:
    """The rows that are hidden in any of the populations, and with it in all of them: women, men and everybody
    together would tell what one of them hides. `TOTAL` is among them where the total is hidden."""
    hidden: set[str] = set()
    for population in populations:
        public = public_population(population, threshold)
        hidden |= {line.row.key for line in public.lines if line.count is Empty.DOLT}
        if public.total is Empty.DOLT:
            hidden.add(TOTAL)
    return frozenset(hidden)


def without_rows(population: Population, hidden: frozenset[str]) -> Population:
    """The population with these rows, and what is worked out from them, as *dolt*."""
    if not hidden:
        return population
    lines = tuple(
        replace(line, count=Empty.DOLT) if line.row.key in hidden and line.count is not Empty.EJ_TILLAMPLIGT else line
        for line in population.lines
    )
    total_hidden = TOTAL in hidden
    tells = total_hidden or any(line.counts and line.count is Empty.DOLT for line in lines)
    return replace(
        population,
        lines=lines,
        total=Empty.DOLT if total_hidden else population.total,
        known=0 if total_hidden else population.known,
        span=Span(0, Empty.DOLT) if tells else population.span,
        counted_twice=tuple(each for each in population.counted_twice if not {each.row, each.inside} & hidden),
        outside={whole: span for whole, span in population.outside.items() if not _tells(population, whole, hidden)},
    )


def public_area(part: AreaPopulation, threshold: int) -> AreaPopulation:
    """One area as the public may read it, by sex as well."""
    hidden = hidden_rows((part.population, *part.by_sex.values()), threshold)
    by_sex: Mapping[Sex, Population] = {sex: without_rows(each, hidden) for sex, each in part.by_sex.items()}
    return replace(part, population=without_rows(part.population, hidden), by_sex=by_sex)


def public_together(together: Together, threshold: int) -> Together:
    """Kommuner side by side and their sum as the public may read them: what is hidden in one is hidden in the sum."""
    return replace(together, parts=tuple(public_area(part, threshold) for part in together.parts))


def public_years(of: YearOnYear, members: Mapping[date, Together], threshold: int) -> YearOnYear:
    """The years as the public may read them. `members` holds, for a group, its kommuner at each reference date."""
    shown = []
    for year in of.years:
        together = members.get(year.reference_date)
        summed = None if together is None else sum_of_members(public_together(together, threshold))
        shown.append(public_area(year, threshold) if summed is None else _hide_unknown(year, summed, threshold))
    return year_on_year(of.area, shown)


def _hide_unknown(year: AreaPopulation, summed: AreaPopulation, threshold: int) -> AreaPopulation:
    """The group's own year without what its kommuner hide."""
    hidden = {line.row.key for line in summed.population.lines if line.count is Empty.DOLT}
    if summed.population.total is Empty.DOLT:
        hidden.add(TOTAL)
    hidden |= hidden_rows((year.population,), threshold)
    return replace(year, population=without_rows(year.population, frozenset(hidden)), by_sex={})


def _tells(population: Population, whole: str, hidden: frozenset[str]) -> bool:
    parts = {line.row.key for line in population.lines if line.row.parent == whole}
    return bool(hidden & {whole, *parts})
