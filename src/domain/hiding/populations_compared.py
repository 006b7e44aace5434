"""What the public may read of populations beside one another (*offentlig redovisning*): rulings 22 and 23.

Three rules make every report safe beside every other, whichever of them is printed:

- A kommun's counts of everybody are hidden as `public_population` says, under all definitions at once.
- Women and men are shown of a whole and all its parts, or of none of them: only where no sex is small in any of these
  rows, and all of them are shown for everybody. Where a counted row has no sexes, no sex has a total. Which sex is the
  small one is not told, and no row beside it sets it a limit.
- A sum over kommuner is shown only where every kommun's own figure is: it tells nothing that is not there to be read.

Reference dates have no sum in common, and a change is the difference of two figures that both are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, is_hidden
from domain.hiding.populations import public_population
from domain.populations.comparison import AreaPopulation, Together, sum_of_members
from domain.populations.definition import RowRole
from domain.populations.population import Population, PopulationLine, Span

Beside = Mapping[str, Sequence[Population]]
"""By area code: the same counts under every definition that a report may use."""


def public_area(part: AreaPopulation, threshold: int = 5, beside: Sequence[Population] = ()) -> AreaPopulation:
    """One kommun as the public may read it, by sex as well."""
    public = public_population(part.population, threshold, beside)
    hidden = _hidden_by_sex(public, part.by_sex, threshold)
    by_sex = {sex: _without(population, hidden) for sex, population in part.by_sex.items()}
    return replace(part, population=public, by_sex=by_sex)


def public_together(together: Together, threshold: int = 5, beside: Beside | None = None) -> Together:
    """Kommuner side by side as the public may read them. Its sums are of what is shown, *dolt* where a part is."""
    known = beside or {}
    parts = (public_area(part, threshold, known.get(part.area.code, ())) for part in together.parts)
    return replace(together, parts=tuple(parts))


def public_sum(together: Together) -> AreaPopulation | None:
    """The sum of kommuner that already are public, as one area; None where no kommun has a total."""
    summed = sum_of_members(together)
    if summed is None:
        return None
    population = summed.population
    dark = {line.row.parent for line in population.lines if is_hidden(line.count)}
    outside = {whole: span for whole, span in population.outside.items() if whole not in dark}
    population = replace(population, outside=outside)
    if not isinstance(together.total, Empty):
        # A total that every kommun shows is shown though a row of it is not.
        population = replace(population, total=together.total, known=together.total, complete=True)
    return replace(summed, population=population)


def _hidden_by_sex(public: Population, by_sex: Mapping[Sex, Population], threshold: int) -> frozenset[str]:
    """The rows of which no sex is shown: in them, or in their whole or its other parts, one is small, or what is left
    of everybody is, or the row itself is hidden. A row of nobody has nothing to hide."""
    hidden = set()
    for line in public.lines:
        counts: list[Value] = [population.line(line.row.key).count for population in by_sex.values()]
        left = 0 if isinstance(line.count, Empty) else line.count - at_least(counts)
        small = any(not isinstance(count, Empty) and 0 < count < threshold for count in (*counts, left))
        if small or any(map(is_hidden, (line.count, *counts))):
            hidden.add(line.row.key)
    roots = {line.row.key: _root(public, line) for line in public.lines if line.count != 0 or line.row.key in hidden}
    hidden = {key for key, root in roots.items() if root in {roots[each] for each in hidden}}
    published = {line.row.key for line in public.lines if line.row.role is RowRole.PUBLISHED_TOTAL}
    inside = {line.row.key for line in public.lines if line.row.role in (RowRole.COUNTED, RowRole.PART)}
    if hidden & inside and any(
        not isinstance(population.line(key).count, Empty) for population in by_sex.values() for key in published
    ):
        # The sum that was printed for a sex must not give away the only row that is hidden beside it.
        hidden |= inside | published
    return frozenset(hidden)


def _root(population: Population, line: PopulationLine) -> str:
    return next((row.key for row in reversed(population.definition.ancestors(line.row))), line.row.key)


def _without(population: Population, hidden: frozenset[str]) -> Population:
    """The population of one sex without these rows and whatever they would be worked out from."""
    if not hidden:
        return population
    lines = []
    for line in population.lines:
        problem = line.problem
        if problem is not None:
            problem = tr("”{label}” är fler än raden den är en del av.").format(label=line.row.label)
        empty = line.count in (Empty.SAKNAS, Empty.EJ_TILLAMPLIGT)
        gone = line.row.key in hidden and not empty
        lines.append(replace(line, count=Empty.DOLT if gone else line.count, problem=problem))
    dark = {line.row.key for line in lines if is_hidden(line.count)}
    tells = any(line.counts for line in lines if line.row.key in dark)
    around = {line.row.parent for line in lines if line.row.key in dark}

    def shown(role: RowRole, value: Value) -> Value:
        return Empty.DOLT if any(line.row.role is role and line.row.key in dark for line in lines) else value

    return replace(
        population,
        lines=tuple(lines),
        total=Empty.DOLT if tells else population.total,
        known=0 if tells else population.known,
        counted_twice=tuple(each for each in population.counted_twice if not {each.row, each.inside} & dark),
        span=Span(0, Empty.DOLT) if tells else population.span,
        outside={whole: span for whole, span in population.outside.items() if whole not in dark | around},
        published_total=shown(RowRole.PUBLISHED_TOTAL, population.published_total),
        potential=shown(RowRole.POTENTIAL, population.potential),
        published_potential=shown(RowRole.PUBLISHED_POTENTIAL, population.published_potential),
    )
