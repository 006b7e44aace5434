"""Collaboration populations (*samverkanspopulationer*): how many are in two or more systems at once.

Domain handbook §4, rulings 11–13 and 24: the total under a definition, who is counted twice, and how many different
persons it can be when rows overlap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ground.display import EN_DASH, show_count, show_list, show_sum
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, at_least, exact_sum, is_hidden, number_or_none, reason_of
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    check_counts,
)


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """A row with its count. `counts` says that the definition adds it; `problem` why it is left out all the same."""

    row: PopulationRow
    depth: int
    count: Value
    counts: bool
    problem: str | None

    @property
    def in_total(self) -> bool:
        """True when the count is part of the total: it counts, is a number and can be right."""
        return self.counts and self.problem is None and not isinstance(self.count, Empty)


@dataclass(frozen=True, slots=True)
class CountedTwice:
    """`count` persons of `row` who are counted once more inside the row `inside` (*räknas två gånger*)."""

    row: str
    inside: str
    count: Number


@dataclass(frozen=True, slots=True)
class Span:
    """From the fewest to the most persons possible; `high` is empty where something unknown sets no limit."""

    low: Number
    high: Value


@dataclass(frozen=True, slots=True)
class Population:
    """A collaboration population under one definition.

    `total` is missing as soon as a counted row is; `known` is the sum of the counted rows that are known, so the
    total is at least that. `complete` is False when a counted row is missing or is left out as impossible.
    `outside` holds, for each whole with parts, those who are in none of its parts (ruling 13). `rows_gone` is the
    number of counts that belong to no row of the definition.
    """

    definition: PopulationDefinition
    lines: tuple[PopulationLine, ...]
    total: Value
    known: Number
    complete: bool
    counted_twice: tuple[CountedTwice, ...]
    span: Span
    outside: Mapping[str, Span]
    published_total: Value
    potential: Value
    published_potential: Value
    rows_gone: int

    def line(self, key: str) -> PopulationLine:
        """The line of the row called `key`. Raises KeyError where there is none."""
        return self.lines[self.definition.rows.index(self.definition.row(key))]

    @property
    def sum_parts(self) -> tuple[Number, ...]:
        """The counts that make the total, in the order of the rows."""
        return tuple(line.count for line in self.lines if line.in_total and not isinstance(line.count, Empty))

    @property
    def total_text(self) -> str:
        """`281`, `minst 189` where a counted row is not known, `saknas` where none is."""
        if self.complete or not self.known:
            return show_count(self.total)
        return tr("minst {count}").format(count=show_count(self.known))

    @property
    def sum_text(self) -> str:
        """The sum written out: `72 + 27 + 33 + 36 + 21 + 92 = 281`; empty text where nothing is known.

        A row that is hidden stands as *dolt* where the total is shown all the same.
        """
        if not self.complete:
            return show_sum(self.sum_parts, self.known) if self.sum_parts else ""
        counts = [line.count for line in self.lines if line.counts and line.count is not Empty.EJ_TILLAMPLIGT]
        return " + ".join(show_count(count) for count in counts) + f" = {show_count(self.total)}" if counts else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said beside the numbers, as Swedish sentences, of the numbers that are shown."""
        return _notes(self)


def populate(definition: PopulationDefinition, counts: Mapping[str, Value]) -> Population:
    """The population that `counts`, by row key, make under `definition`. A key that is not there is *saknas*.

    A part larger than its whole stays out of the total (ruling 24). Raises UserProblem when the definition cannot
    be used.
    """
    problems = {problem.row: problem.reason for problem in check_counts(definition, counts)}
    lines = tuple(
        PopulationLine(
            row,
            len(definition.ancestors(row)),
            counts.get(row.key, Empty.SAKNAS),
            row.role is RowRole.COUNTED,
            problems.get(row.key),
        )
        for row in definition.rows
    )
    counted = [line for line in lines if line.counts]
    possible = [line.count for line in counted if line.problem is None]
    total = exact_sum(possible) if possible or not counted else Empty.SAKNAS
    roles = {
        role: exact_sum(line.count for line in lines if line.row.role is role)
        for role in (RowRole.PUBLISHED_TOTAL, RowRole.POTENTIAL, RowRole.PUBLISHED_POTENTIAL)
    }
    return Population(
        definition=definition,
        lines=lines,
        total=total,
        known=at_least(possible),
        complete=not isinstance(total, Empty) and len(possible) == len(counted),
        counted_twice=_counted_twice(definition, lines),
        span=_span(definition, lines, total),
        outside=_outside(lines),
        published_total=roles[RowRole.PUBLISHED_TOTAL],
        potential=roles[RowRole.POTENTIAL],
        published_potential=roles[RowRole.PUBLISHED_POTENTIAL],
        rows_gone=len(counts.keys() - {row.key for row in definition.rows}),
    )


def _counted_twice(definition: PopulationDefinition, lines: tuple[PopulationLine, ...]) -> tuple[CountedTwice, ...]:
    in_total = {line.row.key for line in lines if line.in_total}
    found = []
    for line in lines:
        around = [whole.key for whole in definition.ancestors(line.row) if whole.key in in_total]
        if line.in_total and around and not isinstance(line.count, Empty):
            found.append(CountedTwice(line.row.key, around[0], line.count))
    return tuple(found)


def _span(definition: PopulationDefinition, lines: tuple[PopulationLine, ...], total: Value) -> Span:
    """Ruling 12. Where a counted row is not known, those inside it that are stand in its place."""
    counted = {line.row.key for line in lines if line.counts}
    added = {line.row.key for line in lines if line.in_total}
    weights: dict[str, Number] = {}
    kin: dict[str, frozenset[str]] = {}
    for line in lines:
        above = [whole.key for whole in definition.ancestors(line.row) if whole.key in counted]
        if line.in_total and not isinstance(line.count, Empty) and added.isdisjoint(above):
            weights[line.row.key] = line.count
            # Whoever is in a row is in the counted rows around it, and may be where those may overlap.
            kin[line.row.key] = frozenset((line.row.key, *above))
    beside = {
        key: frozenset(other for other in weights if other != key and _may_meet(definition, kin[key], kin[other]))
        for key in weights
    }
    low = _largest_apart(frozenset(weights), weights, beside)
    return Span(low, total if isinstance(total, Empty) else sum(weights.values(), start=0))


def _may_meet(definition: PopulationDefinition, one: frozenset[str], other: frozenset[str]) -> bool:
    return any(frozenset((a, b)) in definition.overlaps for a in one for b in other)


def _largest_apart(left: frozenset[str], weights: Mapping[str, Number], beside: Mapping[str, frozenset[str]]) -> Number:
    """The largest sum of rows among `left` of which no two overlap."""
    busiest = max(sorted(left), key=lambda key: len(beside[key] & left), default="")
    if not busiest or not beside[busiest] & left:
        return sum((weights[key] for key in left), start=0)
    with_it = weights[busiest] + _largest_apart(left - beside[busiest] - {busiest}, weights, beside)
    return max(with_it, _largest_apart(left - {busiest}, weights, beside))


def _outside(lines: tuple[PopulationLine, ...]) -> dict[str, Span]:
    """Ruling 13: parts that may lie apart or on top of one another leave a span outside them all."""
    found = {}
    for whole in lines:
        parts = [line for line in lines if line.row.parent == whole.row.key and line.count is not Empty.EJ_TILLAMPLIGT]
        known = [part.count for part in parts if part.problem is None and not isinstance(part.count, Empty)]
        if not known or isinstance(whole.count, Empty) or whole.problem is not None:
            continue
        low = max(whole.count - sum(known), 0) if len(known) == len(parts) else 0
        found[whole.row.key] = Span(low, whole.count - max(known))
    return found


def _notes(population: Population) -> tuple[str, ...]:
    notes = []
    for line in population.lines:
        if line.problem is not None:
            left_out = tr("{problem} Raden räknas inte med i summan.") if line.counts else "{problem}"
            notes.append(left_out.format(problem=line.problem))
    if not population.complete:
        notes += _notes_unknown(population)
    notes += notes_of_double_counting(population)
    notes += _notes_beside(population)
    if different := span_words(population):
        notes.append(f"{different}.")
    notes += _notes_published(population)
    if population.rows_gone == 1:
        notes.append(tr("En uppgift gäller en rad som inte finns i definitionen och visas inte."))
    elif population.rows_gone:
        text = tr("{count} uppgifter gäller rader som inte finns i definitionen och visas inte.")
        notes.append(text.format(count=population.rows_gone))
    return tuple(notes)


def span_words(population: Population) -> str:
    """How many different persons the total may be (ruling 12), `209–281 olika personer …`; empty where the definition
    says of no overlaps, or the total is not known."""
    low, high = population.span.low, population.span.high
    if isinstance(high, Empty) or low == high:
        return ""
    text = tr("{low}{dash}{high} olika personer under de överlapp som definitionen anger")
    return text.format(low=show_count(low), dash=EN_DASH, high=show_count(high))


def _notes_unknown(population: Population) -> list[str]:
    said = []
    for reason, text in (
        (Empty.SAKNAS, tr("Uppgift saknas för {rows}.")),
        (Empty.DOLT, tr("Uppgiften är dold för {rows}.")),
    ):
        rows = [
            f"”{line.row.label}”"
            for line in population.lines
            if line.counts and line.problem is None and reason_of(line.count) is reason
        ]
        if rows:
            said.append(text.format(rows=show_list(rows)))
    hidden = any(line.counts and is_hidden(line.count) for line in population.lines)
    if said and not population.sum_parts and not hidden:
        return [tr("Det finns ingen uppgift att räkna summan av.")]
    if said and population.known:
        said.append(tr("Summan är {total}.").format(total=population.total_text))
    return [" ".join(said)] if said else []


def notes_of_double_counting(population: Population) -> list[str]:
    """Who is counted twice under the definition, and what the sum is when everybody is counted once (ruling 11)."""
    notes = []
    for twice in population.counted_twice:
        if twice.count:
            text = tr("{count} räknas två gånger: ”{row}” ligger inom ”{inside}”.")
            row, inside = (population.line(key).row.label for key in (twice.row, twice.inside))
            notes.append(text.format(count=show_count(twice.count), row=row, inside=inside))
    hidden = any(line.counts and is_hidden(line.count) for line in population.lines)
    if notes and not hidden:
        once = show_count(population.known - sum(twice.count for twice in population.counted_twice))
        text = tr("Räknas var och en bara en gång blir summan {sum}.")
        notes.append(text.format(sum=once if population.complete else tr("minst {count}").format(count=once)))
    return notes


def _notes_beside(population: Population) -> list[str]:
    """A part of a counted row that does not count itself (ruling 11)."""
    notes = []
    for line in population.lines:
        whole = next((population.line(above.key) for above in population.definition.ancestors(line.row)), None)
        if line.row.role is RowRole.PART and line.problem is None and whole is not None and whole.in_total:
            part, of = number_or_none(line.count), number_or_none(whole.count)
            if part and of:
                text = tr("{part} av de {whole} redovisas också för sig och räknas inte en gång till.")
                notes.append(text.format(part=show_count(part), whole=show_count(of)))
    return notes


def _notes_published(population: Population) -> list[str]:
    notes = []
    for published, own, text in (
        (
            population.published_total,
            population.total,
            tr("Publicerad summa är {published}, här räknas {own}."),
        ),
        (
            population.published_potential,
            population.potential,
            tr("Publicerad potentiell samverkanspopulation är {published}, raderna ger {own}."),
        ),
    ):
        if not isinstance(published, Empty) and not isinstance(own, Empty) and published != own:
            notes.append(text.format(published=show_count(published), own=show_count(own)))
    return notes
