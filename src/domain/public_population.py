"""What the public may read of a collaboration population (*offentlig redovisning*): rulings 22 and 23.

Counts below the threshold are hidden, and with them whatever would give them away: another row of the sum, or the
sum itself. What is worked out from a hidden row (ranges, who is outside, who is counted twice) is left out too.
"""

from dataclasses import replace

from domain.additive_table import AdditiveTable, CellKey, Equation
from domain.population import Population, PopulationLine, Span
from domain.population_definition import RowRole
from domain.suppression import hide_small
from domain.text import tr
from domain.value import Empty

_TOTAL = "total"


def public_population(population: Population, threshold: int = 5) -> Population:
    """The population with small counts as *dolt*, in rows and sums alike.

    The total that was once published is taken as known to everybody: the rows of today must not give away, beside
    it, one that is hidden.
    """
    hidden = hide_small(_table(population, threshold), threshold)
    if not hidden:
        return population
    lines = tuple(_public_line(line, hidden) for line in population.lines)
    shown = {line.row.key for line in lines if not isinstance(line.count, Empty)}
    total_hidden = (_TOTAL, None) in hidden
    counted_hidden = any((line.row.key, None) in hidden for line in population.lines if line.counts)
    roles = {line.row.role: line.count for line in lines}
    return replace(
        population,
        lines=lines,
        total=Empty.DOLT if total_hidden else population.total,
        known=0 if total_hidden else population.known,
        counted_twice=tuple(each for each in population.counted_twice if {each.row, each.inside} <= shown),
        span=Span(0, Empty.DOLT) if total_hidden or counted_hidden else population.span,
        outside={
            whole: span
            for whole, span in population.outside.items()
            if shown.issuperset({whole, *_parts_known(population, whole)})
        },
        published_total=roles.get(RowRole.PUBLISHED_TOTAL, population.published_total),
        potential=Empty.DOLT if _hides(population, RowRole.POTENTIAL, hidden) else population.potential,
        published_potential=roles.get(RowRole.PUBLISHED_POTENTIAL, population.published_potential),
    )


def _table(population: Population, threshold: int) -> AdditiveTable:
    """Rows, the total, and every sum that an outsider could set up between them. Keys are (row, part of it)."""
    values: dict[CellKey, int | Empty] = {}
    for line in population.lines:
        values[line.row.key, None] = line.count if isinstance(line.count, Empty) else int(line.count)
    values[_TOTAL, None] = int(population.known)
    counted = [(line.row.key, None) for line in population.lines if line.in_total]
    rules = [Equation((_TOTAL, None), tuple(counted))] if counted else []
    rests = []
    for line in population.lines:
        whole = None if line.row.parent is None else population.line(line.row.parent)
        if whole is None or isinstance(line.count, Empty) or isinstance(whole.count, Empty):
            continue
        if line.count <= whole.count:
            rest = (whole.row.key, line.row.key)
            rests.append(rest)
            values[rest] = int(whole.count - line.count)
            rules.append(Equation((whole.row.key, None), ((line.row.key, None), rest)))
    rules += _published_rules(population)
    printed = frozenset(
        (line.row.key, None)
        for line in population.lines
        if line.row.role is RowRole.PUBLISHED_TOTAL and not isinstance(line.count, Empty) and line.count >= threshold
    )
    return AdditiveTable(values, tuple(rules), already_public=printed, unpublished=frozenset(rests))


def _published_rules(population: Population) -> list[Equation]:
    """What was published is the sum of the rows that counted then: those of today, or the parts inside them too."""
    lines = population.lines
    counted = [line for line in lines if line.in_total]
    inside = [
        line
        for line in lines
        if line.row.role is RowRole.PART
        and not isinstance(line.count, Empty)
        and any(population.line(above.key).in_total for above in population.definition.ancestors(line.row))
    ]
    potential = [line for line in lines if line.row.role is RowRole.POTENTIAL]
    rules = []
    for role, parts in (
        (RowRole.PUBLISHED_TOTAL, counted),
        (RowRole.PUBLISHED_TOTAL, counted + inside),
        (RowRole.PUBLISHED_POTENTIAL, potential),
    ):
        counts = [line.count for line in parts if not isinstance(line.count, Empty)]
        for line in lines:
            if line.row.role is role and counts and line.count == sum(counts) and len(counts) == len(parts):
                rules.append(Equation((line.row.key, None), tuple((part.row.key, None) for part in parts)))
    return rules


def _public_line(line: PopulationLine, hidden: frozenset[CellKey]) -> PopulationLine:
    problem = line.problem
    if problem is not None:
        problem = tr("”{label}” är fler än raden den är en del av.").format(label=line.row.label)
    return replace(line, count=Empty.DOLT if (line.row.key, None) in hidden else line.count, problem=problem)


def _parts_known(population: Population, whole: str) -> set[str]:
    """The parts of `whole` that its range of those outside is worked out from."""
    return {line.row.key for line in population.lines if line.row.parent == whole and not isinstance(line.count, Empty)}


def _hides(population: Population, role: RowRole, hidden: frozenset[CellKey]) -> bool:
    return any((line.row.key, None) in hidden for line in population.lines if line.row.role is role)
