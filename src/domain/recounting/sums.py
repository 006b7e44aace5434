"""Sums (*summor*): what a heading calls a total, and what the figures show to be one."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from domain.ground.value import Number
from domain.recounting.amount import size
from domain.recounting.check import Check, Kind
from domain.recounting.grid import Block, Line
from domain.recounting.relation import Relation, best, known
from domain.recounting.words import Nature, is_part, is_region, is_total, says_percent

_MOST_LINES = 30
"""Among more lines no two are tried with each other: a sum of neighbours is."""
_WHOLE = (100, 1)
_NEAR = 10

Lines = Sequence[Line]


def sums(block: Block) -> Iterator[Relation]:
    """The sums of a table, both ways; what is claimed and can't be made out is given too, unclear."""
    for lines, across in block.axes():
        found: set[int] = set()
        # Where most are of all of something, that says nothing of which is the sum of which.
        named = 4 * sum(is_total(line.levels) for line in lines) <= 3 * len(lines)
        for at, line in enumerate(lines if named else ()):
            if is_total(line.levels) or is_region(line.levels):
                relation = _claimed(block, lines, across, at)
                if relation is not None and relation.told:
                    found.add(at)
                    yield relation
                elif (evident := _evident(block, lines, across, at)) is not None:
                    found.add(at)
                    yield evident
                elif relation is not None and not is_region(line.levels):
                    yield relation
        for at, line in enumerate(lines):
            if at not in found and line.nature is Nature.COUNT and not is_total(line.levels):
                relation = _evident(block, lines, across, at)
                if relation is not None:
                    yield relation


def means(block: Block) -> Iterator[Relation]:
    """Lines called a mean that are the mean of the others, unweighted, in most places."""
    for lines, across in block.axes():
        for at, line in enumerate(lines):
            if line.nature is not Nature.MEAN:
                continue
            others = [[i for i in range(len(lines)) if i != at and lines[i].nature is Nature.COUNT], _above(lines, at)]
            found = best(_along(block, lines, across, at, parts, Kind.MEAN) for parts in others if len(parts) > 1)
            if found is not None and found.is_evident(len(others)):
                yield found


def _claimed(block: Block, lines: Lines, across: Lines, at: int) -> Relation | None:
    """What is called a total, with the parts that most speaks for; else with those that stand nearest."""
    tried = [_along(block, lines, across, at, parts, Kind.SUM) for parts in _candidates(lines, at)]
    return best(tried)


def _candidates(lines: Lines, at: int) -> Iterator[list[int]]:
    """Which lines a total may be the sum of, the likeliest first."""
    seen: set[tuple[int, ...]] = set()
    for parts in _possible(lines, at):
        if len(parts) > 1 and tuple(parts) not in seen:
            seen.add(tuple(parts))
            yield parts


def _possible(lines: Lines, at: int) -> Iterator[list[int]]:
    yield from _with_other_words(lines, at)
    above, below = _above(lines, at), _below(lines, at)
    whole = [i for i in above if not _belongs(lines[i])]
    yield from (
        whole,
        above,
        below,
        [i for i in below if not _belongs(lines[i])],
        [i for i in above if _belongs(lines[i])],
    )
    alike = [i for i in range(len(lines)) if i != at and lines[i].nature is lines[at].nature]
    single = [i for i in alike if not is_total(lines[i].levels) and not is_region(lines[i].levels)]
    yield [i for i in single if i < at]
    yield [i for i in single if i < at and not _belongs(lines[i])]
    yield [i for i in single if i < at and _belongs(lines[i])]
    yield single
    totals = [i for i in alike if is_total(lines[i].levels)]
    yield [i for i in totals if i < at]
    yield [i for i in totals if i > at]
    yield from (above[first:] for first in range(1, len(above) - 1))
    yield from (below[:last] for last in range(len(below) - 1, 1, -1))
    before = [i for i in alike if i < at]
    yield from (before[first:] for first in range(len(before) - 1))


def _with_other_words(lines: Lines, at: int) -> Iterator[list[int]]:
    """Those with the same headings but at the level that says *totalt*: women and men of the same age."""
    levels = [level.casefold().strip() for level in lines[at].levels]
    for which, level in enumerate(levels):
        if not is_total([level]):
            continue
        same = [
            i
            for i, line in enumerate(lines)
            if i != at
            and not is_total([line.levels[which]])
            and line.nature is lines[at].nature
            and all(
                w == which or a == b.casefold().strip()
                for w, (a, b) in enumerate(zip(levels, line.levels, strict=True))
            )
        ]
        if len(levels) > 1:
            yield same
            yield [i for i in same if not is_region(lines[i].levels)]


def _belongs(line: Line) -> bool:
    """Whether it is a part of the line before it, by its words or by how far in it stands."""
    return is_part(line.levels) or line.levels[-1].startswith("  ")


def _above(lines: Lines, at: int) -> list[int]:
    """The lines of the same nature back to the total or the heading before."""
    parts: list[int] = []
    for i in range(at - 1, -1, -1):
        line = lines[i]
        if is_total(line.levels) or is_region(line.levels) or line.run != lines[at - 1].run:
            break
        if line.nature is lines[at].nature or lines[at].nature is Nature.MEAN:
            parts.insert(0, i)
    return parts


def _below(lines: Lines, at: int) -> list[int]:
    """The lines of the same nature on to the total or the heading after."""
    parts: list[int] = []
    for i in range(at + 1, len(lines)):
        if is_total(lines[i].levels) or lines[i].run != lines[at].run:
            break
        if lines[i].nature is lines[at].nature:
            parts.append(i)
    return parts


def _along(block: Block, lines: Lines, across: Lines, at: int, parts: Sequence[int], kind: Kind) -> Relation:
    """The arithmetic at every place along the line where numbers add."""
    checks = []
    for place, other in enumerate(across):
        check = Check(kind, lines[at].cells[place], tuple(lines[i].cells[place] for i in parts), rounded=block.rounded)
        if _adds(block, lines[at], other) or _is_whole(block, check):
            checks.append(check)
    return Relation(tuple(checks), block.amounts)


def _adds(block: Block, line: Line, other: Line) -> bool:
    """Whether numbers along one line add up in another: counts do, and differences of counts."""
    if line.nature is Nature.MEAN:
        return other.nature is Nature.COUNT
    for each in (line, other):
        if each.nature is Nature.CHANGE and _in_percent(block, each):
            return False
        if each.nature not in (Nature.COUNT, Nature.CHANGE):
            return False
    return True


def _in_percent(block: Block, line: Line) -> bool:
    shown = (block.amounts.get(at) for at in line.cells)
    return says_percent(line.name) or any(amount is not None and amount.percent for amount in shown)


def _is_whole(block: Block, check: Check) -> bool:
    """Whether shares are parts of one whole there: the total is 100 per cent, and they come near it."""
    target, computed = block.amounts.get(check.target), check.computed(block.amounts)
    if check.kind is not Kind.SUM or target is None or computed is None or target.value not in _WHOLE:
        return False
    return size(computed - target.value) * _NEAR <= target.value


def _evident(block: Block, lines: Lines, across: Lines, at: int) -> Relation | None:
    """A line that is the sum of two others, or of neighbours, in nearly all places though nobody says so."""
    alike = [i for i in range(len(lines)) if i != at and lines[i].nature is Nature.COUNT]
    places = [place for place, other in enumerate(across) if _adds(block, lines[at], other)]
    if len(places) < 3 or lines[at].nature not in (Nature.COUNT, Nature.CHANGE):
        return None
    values = {i: known(block.amounts, [lines[i].cells[place] for place in places]) for i in (*alike, at)}
    sets: list[list[int]] = []
    before, after = [i for i in alike if i < at], [i for i in alike if i > at]
    sets += [before[first:] for first in range(max(0, len(before) - _MOST_LINES), len(before) - 1)]
    sets += [after[:last] for last in range(2, min(len(after), _MOST_LINES) + 1)]
    if len(alike) <= _MOST_LINES:
        sets += [list(pair) for pair in combinations(alike, 2)]
    fitting = [parts for parts in sets if _fits(values, at, parts)]
    found = best(_along(block, lines, across, at, parts, Kind.SUM) for parts in fitting)
    if found is None or not found.is_evident(len(sets) * len(lines)):
        return None
    return Relation(found.checks, block.amounts, claimed=False)


def _fits(values: dict[int, list[Number | None]], at: int, parts: Sequence[int]) -> bool:
    """A quick look: whether it comes near in most places."""
    most = max(1, len(values[at]) // 4)
    for place, whole in enumerate(values[at]):
        summed = [values[i][place] for i in parts]
        if whole is None or any(each is None for each in summed):
            continue
        if size(whole - sum(each for each in summed if each is not None)) > len(parts):
            most -= 1
            if most < 0:
                return False
    return True
