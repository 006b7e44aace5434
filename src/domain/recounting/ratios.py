"""Shares, rates, index, differences and changes in per cent: what one line is of two others."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from domain.ground.text import tr
from domain.recounting.check import Check, Kind
from domain.recounting.grid import Block, Line
from domain.recounting.relation import Relation, best
from domain.recounting.words import Nature, is_total, says_percent, scale_of, when

_NEAREST = 10
"""So many lines on either side are tried with each other."""
_SCALES = (100, 1)

Lines = Sequence[Line]


def ratios(block: Block) -> Iterator[Relation]:
    """What is claimed to be a share, a rate, an index, a difference or a change, with what it most likely is of."""
    for lines, across in block.axes():
        for at, line in enumerate(lines):
            found = _of(block, lines, across, at, line)
            if found is not None:
                yield found


def _of(block: Block, lines: Lines, across: Lines, at: int, line: Line) -> Relation | None:
    match line.nature:
        case Nature.SHARE:
            return best([*_pairs(block, lines, at, Kind.SHARE, _SCALES), *_of_all(block, lines, across, at)])
        case Nature.RATE:
            return best(_pairs(block, lines, at, Kind.SHARE, (scale_of(line.levels),)))
        case Nature.INDEX:
            return best(_indexed(block, lines, at))
        case Nature.CHANGE:
            return _change(block, lines, at, line)
        case _:
            return None


def _near(lines: Lines, at: int) -> list[int]:
    return [i for i in range(max(0, at - _NEAREST), min(len(lines), at + _NEAREST + 1)) if i != at]


def _pairs(block: Block, lines: Lines, at: int, kind: Kind, scales: Sequence[int]) -> Iterator[Relation]:
    counts = [i for i in _near(lines, at) if lines[i].nature is Nature.COUNT]
    for first, second in _by_nearness(counts, at):
        for scale in scales:
            yield _along(block, lines, at, (first, second), kind, scale)


def _by_nearness(lines: Sequence[int], at: int) -> list[tuple[int, int]]:
    """Pairs of lines, those before the line and nearest to it first."""
    return sorted(
        permutations(lines, 2), key=lambda pair: (pair[0] > at, pair[1] > at, abs(pair[0] - at) + abs(pair[1] - at))
    )


def _along(block: Block, lines: Lines, at: int, of: Sequence[int], kind: Kind, scale: int = 1) -> Relation:
    checks = tuple(
        Check(kind, cell, tuple(lines[i].cells[place] for i in of), scale, block.rounded)
        for place, cell in enumerate(lines[at].cells)
        if cell in block.amounts
    )
    return Relation(checks, block.amounts)


def _of_all(block: Block, lines: Lines, across: Lines, at: int) -> Iterator[Relation]:
    """Each number of a line as a share of the line's total, or of all of it where no total stands there."""
    totals = [place for place, other in enumerate(across) if is_total(other.levels)]
    for i in _near(lines, at):
        if lines[i].nature is not Nature.COUNT:
            continue
        cells, shares = lines[i].cells, lines[at].cells
        for scale in _SCALES:
            for total in totals:
                of_total = [
                    Check(Kind.SHARE, shares[p], (cells[p], cells[total]), scale)
                    for p in range(len(cells))
                    if p != total
                ]
                yield Relation(_there(block, of_total), block.amounts)
            nearest = [
                Check(Kind.SHARE, shares[p], (cells[p], cells[next((t for t in totals if t > p), totals[-1])]), scale)
                for p in range(len(cells))
                if len(totals) > 1 and p not in totals
            ]
            yield Relation(_there(block, nearest), block.amounts)
            if not totals:
                alone = [
                    Check(Kind.SHARE, share, (cell, *cells), scale) for share, cell in zip(shares, cells, strict=True)
                ]
                yield Relation(_there(block, alone), block.amounts)


def _there(block: Block, checks: Sequence[Check]) -> tuple[Check, ...]:
    return tuple(check for check in checks if check.target in block.amounts)


def _indexed(block: Block, lines: Lines, at: int) -> Iterator[Relation]:
    """An index with its year of 100."""
    cells = lines[at].cells
    bases = [
        p for p, cell in enumerate(cells) if (amount := block.amounts.get(cell)) is not None and amount.value == 100
    ]
    for i in _near(lines, at):
        for base in bases if lines[i].nature is Nature.COUNT else ():
            of = lines[i].cells
            checks = [Check(Kind.INDEX, cells[p], (of[p], of[base]), 100) for p in range(len(cells)) if p != base]
            yield Relation(_there(block, checks), block.amounts)


def _change(block: Block, lines: Lines, at: int, line: Line) -> Relation | None:
    """A difference or a change in per cent between two lines of the same kind. In which order, and on which base, is
    told by the years they are of; without years, by the figures."""
    near = _near(lines, at)
    percent = says_percent(line.name) or _shows_percent(block, line)
    kinds = (Kind.CHANGE, Kind.DIFFERENCE) if percent else (Kind.DIFFERENCE, Kind.CHANGE)
    tried: list[Relation] = []
    for later, earlier in _by_nearness(near, at):
        if lines[later].nature is not lines[earlier].nature or lines[later].nature is Nature.CHANGE:
            continue
        if _is_before(lines[later], lines[earlier]) is True and not _falls(line):
            continue
        for kind in kinds:
            for scale in _SCALES if kind is Kind.CHANGE else (1,):
                tried.append(_along(block, lines, at, (later, earlier), kind, scale))
    right = best(tried)
    wrong = best(_misreckoned(block, lines, at, line))
    if wrong is not None and wrong.told > 0 and (right is None or wrong.told > right.told) and len(wrong.holding) > 1:
        return wrong
    if (
        right is not None
        and right.told
        and right.checks[0].kind is Kind.DIFFERENCE
        and percent
        and _are_shares(right, lines, near)
    ):
        note = tr("Skillnaden mellan andelar är procentenheter, inte procent.")
        return Relation(right.checks, block.amounts, note=note)
    return right


def _misreckoned(block: Block, lines: Lines, at: int, line: Line) -> Iterator[Relation]:
    """Changes reckoned on the later number, and differences with the sign turned, where years tell which is which."""
    for later, earlier in _by_nearness(_near(lines, at), at):
        if lines[later].nature is not lines[earlier].nature or _is_before(lines[earlier], lines[later]) is not True:
            continue
        for scale in _SCALES:
            turned = _along(block, lines, at, (earlier, later), Kind.CHANGE, -scale)
            note = tr("Förändringen är räknad på det senare värdet; den ska räknas på det tidigare.")
            yield Relation(turned.checks, block.amounts, note=note)
        if not _falls(line):
            note = tr("Tecknen är omvända: det senare värdet minus det tidigare ger det andra tecknet.")
            turned = _along(block, lines, at, (earlier, later), Kind.DIFFERENCE)
            yield Relation(turned.checks, block.amounts, note=note)


def _falls(line: Line) -> bool:
    """Whether the heading says that the numbers went down, so that they may stand without a sign."""
    return "minsk" in line.name.casefold()


def _is_before(one: Line, other: Line) -> bool | None:
    """Whether a line is of an earlier time than another; None where that is not told."""
    first, second = when(one.levels), when(other.levels)
    return None if first is None or second is None or first == second else first < second


def _shows_percent(block: Block, line: Line) -> bool:
    return any((amount := block.amounts.get(at)) is not None and amount.percent for at in line.cells)


def _are_shares(relation: Relation, lines: Lines, near: Sequence[int]) -> bool:
    sources = {at for check in relation.checks for at in check.sources}
    return all(lines[i].nature is Nature.SHARE for i in near if sources & set(lines[i].cells))
