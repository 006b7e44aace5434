"""Rows that stand twice, the same figures under two names, and values that nothing can have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.ground.text import tr
from domain.ground.value import Number
from domain.recounting.amount import Amount, size
from domain.recounting.check import Check, Kind
from domain.recounting.finding import Finding, Grade
from domain.recounting.grid import At, Block, Line
from domain.recounting.relation import known
from domain.recounting.words import Nature, is_part, is_total

_TELLING = 24
"""So many twos of digits are not alike by chance, in three numbers or more that are not one and the same."""
_MOST = 400


def doubles(block: Block, table: int) -> Iterator[Finding]:
    """Lines that are one another."""
    for lines, _across in block.axes():
        names = [[level.casefold().strip() for level in line.levels if level.strip()] for line in lines]
        # Where many are called the same, the names are not what tells them apart.
        times = Counter(map(tuple, names))
        apart = sum(count for count in times.values() if count > 1) <= max(2, len(lines) // 5)
        told: set[int] = set()
        numbers = [known(block.amounts, line.cells) for line in lines[:_MOST]]
        for one, other in combinations(range(len(numbers)), 2):
            values = numbers[one], numbers[other]
            alike = _alike(*values)
            named = names[one] == names[other] and bool(names[one]) and lines[one].run == lines[other].run and apart
            if other in told or not (named or alike >= _TELLING):
                continue
            sort = _sort(lines[one], lines[other], named=named, alike=alike, whole=values[0] == values[1])
            if sort is not None:
                told.add(other)
                yield _finding(block, table, (lines[one], lines[other]), sort, is_row=lines is block.rows)


def _alike(one: Sequence[Number | None], other: Sequence[Number | None]) -> int:
    """How much it says that two lines have the same numbers; nought where they have not."""
    if one != other or len(one) - one.count(None) < 3 or len(set(one)) < 3:
        return 0
    return sum(int(size(value)).bit_length() for value in one if value is not None)


def _sort(one: Line, other: Line, *, named: bool, alike: int, whole: bool) -> str | None:
    either = (one, other)
    # A total of one single part is that part; and every table under another has its own.
    if any(is_total(line.levels) or is_part(line.levels) for line in either):
        return None
    if named:
        same, differs = tr("står två gånger, med samma siffror"), tr("står två gånger, med olika siffror")
        return same if whole else differs
    if any(line.nature is not Nature.COUNT for line in either):
        return None
    return tr("har precis samma siffror") if alike else None


def _finding(block: Block, table: int, lines: tuple[Line, Line], sort: str, *, is_row: bool) -> Finding:
    one, other = lines
    at = _first(other, block.amounts)
    if one.name.casefold() == other.name.casefold():
        row = tr("Raden ”{name}” {sort}.") if is_row else tr("Kolumnen ”{name}” {sort}.")
        text = row.format(name=one.name, sort=sort)
    else:
        text = tr("”{one}” och ”{other}” {sort}. Är den ena kopierad?").format(
            one=one.name, other=other.name, sort=sort
        )
    cells = (at, _first(one, block.amounts), *other.cells, *one.cells)
    return Finding(Kind.DOUBLE, Grade.LOOK, block.table.place(*at), text, table, tuple(dict.fromkeys(cells)))


def _first(line: Line, amounts: dict[At, Amount]) -> At:
    return next((cell for cell in line.cells if cell in amounts), line.cells[0])


def impossible(block: Block, table: int) -> Iterator[Finding]:
    """Shares of a whole above 100, counts below nought."""
    natures = {at: line.nature for line in block.columns for at in line.cells}
    for row in block.rows:
        for at in row.cells:
            amount = block.amounts.get(at)
            if amount is None or amount.value is None:
                continue
            either = {row.nature, natures[at]}
            if either == {Nature.COUNT} and amount.value < 0:
                text = tr("{value} kan inte vara ett antal: det är mindre än noll.").format(value=amount.text)
                yield Finding(Kind.VALUE, Grade.LOOK, block.table.place(*at), text, table, (at,))
            elif either <= {Nature.COUNT, Nature.SHARE} and Nature.SHARE in either and _beyond(block, at, amount.value):
                text = tr("{value} är mer än hela: en andel är högst 100 procent.").format(value=amount.text)
                yield Finding(Kind.VALUE, Grade.LOOK, block.table.place(*at), text, table, (at,))


def _beyond(block: Block, at: At, value: Number) -> bool:
    """Above the whole, where the others of its line are not."""
    line = next(line for line in block.columns if at in line.cells)
    others = [each for each in known(block.amounts, line.cells) if each is not None]
    most = Fraction(100) if any(each > 1 for each in others if each != value) or len(others) == 1 else Fraction(1)
    return value > most and sum(each > most for each in others) <= max(1, len(others) // 5)


def parts(block: Block) -> Iterator[Check]:
    """Each *därav* against the row it is a part of."""
    for lines, across in block.axes():
        whole: Line | None = None
        for line in lines:
            if not is_part(line.levels):
                whole = line
            elif whole is not None and whole.nature is line.nature is Nature.COUNT:
                for place, other in enumerate(across):
                    if other.nature is Nature.COUNT:
                        yield Check(Kind.PART, line.cells[place], (whole.cells[place],), rounded=block.rounded)
