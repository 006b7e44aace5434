"""What the public may read of a collaboration population (*offentlig redovisning*): rulings 22 and 23.

Counts below the threshold are hidden, and with them whatever would give them away: another row of the sum, or the
sum itself. What is worked out from a hidden row (ranges, who is outside, who is counted twice) is left out too.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.ground.text import tr
from domain.ground.value import Empty, at_least, hidden_as
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.suppression import hide_small
from domain.populations.definition import RowRole
from domain.populations.population import Population, PopulationLine, Span

_TOTAL = "total"


def public_population(population: Population, threshold: int = 5, beside: Sequence[Population] = ()) -> Population:
    """The population with small counts as *dolt*, in rows and sums alike.

    The total that was once published is taken as known to everybody: the rows of today must not give away, beside
    it, one that is hidden. `beside` are the same counts under every definition that a report may use: two totals of
    which one counts a row that the other does not would tell how large that row is.
    """
    every = {each.definition.key: each for each in (*beside, population)}
    hidden = hide_small(_table([every[key] for key in sorted(every)], threshold), threshold)
    if not hidden:
        return population
    lines = tuple(_public_line(line, hidden, threshold) for line in population.lines)
    shown = {line.row.key for line in lines if not isinstance(line.count, Empty)}
    total_hidden = (_TOTAL, population.definition.key) in hidden
    counted_hidden = any((line.row.key, None) in hidden for line in population.lines if line.counts)
    roles = {line.row.role: line.count for line in lines}
    return replace(
        population,
        lines=lines,
        total=hidden_as(population.total, threshold) if total_hidden else population.total,
        known=0 if total_hidden else population.known,
        counted_twice=tuple(each for each in population.counted_twice if {each.row, each.inside} <= shown),
        span=Span(0, Empty.DOLT) if total_hidden or counted_hidden else population.span,
        outside={
            whole: span
            for whole, span in population.outside.items()
            if shown.issuperset({whole, *_parts_known(population, whole)})
        },
        published_total=roles.get(RowRole.PUBLISHED_TOTAL, population.published_total),
        potential=hidden_as(population.potential, threshold)
        if _hides(population, RowRole.POTENTIAL, hidden)
        else population.potential,
        published_potential=roles.get(RowRole.PUBLISHED_POTENTIAL, population.published_potential),
    )


def _table(populations: Sequence[Population], threshold: int) -> AdditiveTable:
    """Rows, the totals, and every sum that an outsider could set up between them. A row's key is (row, None), a total's
    (total, definition), and that of those in a whole but outside a part (whole, part)."""
    values: dict[CellKey, int | Empty] = {}
    rules: dict[Equation, None] = {}
    rests = set()
    printed = set()
    for population in populations:
        for line in population.lines:
            values[line.row.key, None] = line.count if isinstance(line.count, Empty) else int(line.count)
            if line.row.role is RowRole.PUBLISHED_TOTAL and not isinstance(line.count, Empty):
                printed |= {(line.row.key, None)} if line.count >= threshold else set()
        total = (_TOTAL, population.definition.key)
        values[total] = int(population.known)
        counted = tuple((line.row.key, None) for line in population.lines if line.in_total)
        if counted:
            rules[Equation(total, counted)] = None
        for whole, part in _pairs(population):
            rest = (whole.row.key, part.row.key)
            rests.add(rest)
            values[rest] = int(at_least([whole.count]) - at_least([part.count]))
            rules[Equation((whole.row.key, None), ((part.row.key, None), rest))] = None
        rules.update(dict.fromkeys(_published_rules(population)))
    return AdditiveTable(values, tuple(rules), already_public=frozenset(printed), unpublished=frozenset(rests))


def _pairs(population: Population) -> list[tuple[PopulationLine, PopulationLine]]:
    """Each whole with each of its parts, where both are known and the part is no larger."""
    found = []
    for line in population.lines:
        whole = None if line.row.parent is None else population.line(line.row.parent)
        if whole is None or isinstance(line.count, Empty) or isinstance(whole.count, Empty):
            continue
        if line.count <= whole.count:
            found.append((whole, line))
    return found


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


def _public_line(line: PopulationLine, hidden: frozenset[CellKey], threshold: int) -> PopulationLine:
    problem = line.problem
    count = hidden_as(line.count, threshold) if (line.row.key, None) in hidden else line.count
    if problem is not None:
        problem = tr("”{label}” är fler än raden den är en del av.").format(label=line.row.label)
    return replace(line, count=count, problem=problem)


def _parts_known(population: Population, whole: str) -> set[str]:
    """The parts of `whole` that its range of those outside is worked out from."""
    return {line.row.key for line in population.lines if line.row.parent == whole and not isinstance(line.count, Empty)}


def _hides(population: Population, role: RowRole, hidden: frozenset[CellKey]) -> bool:
    return any((line.row.key, None) in hidden for line in population.lines if line.row.role is role)
