"""Tables of one document held against one another: one that is the sum of all others with the same rows and columns.

A sheet for each party and one for all of them is how such documents are made. Which is the sum is not read from its
name: it is the only one in which most of the figures are sums, and no other one's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.text import tr
from domain.recounting.amount import Amount, exactly
from domain.recounting.check import Kind
from domain.recounting.finding import Finding, Grade
from domain.recounting.grid import At, Block

_LEAST_TABLES, _LEAST_HOLDING = 3, 4
_MOST_SHOWN = 6
Labelled = Mapping[tuple[str, str], At]


@dataclass(frozen=True, slots=True)
class Between:
    """What does not agree between tables, how many figures were `tried`, and the numbers of the tables they stand in;
    what is `unclear`, in sentences, of so many `unread` lines."""

    findings: Sequence[Finding] = ()
    tried: int = 0
    tables: frozenset[int] = frozenset()
    unclear: Sequence[str] = ()
    unread: int = 0

    def __add__(self, other: "Between") -> "Between":
        return Between(
            [*self.findings, *other.findings],
            self.tried + other.tried,
            self.tables | other.tables,
            [*self.unclear, *other.unclear],
            self.unread + other.unread,
        )


def sums_between(tables: Sequence[tuple[int, Block]]) -> Between:
    """What does not agree where a table is the sum of others. Each is given with its number."""
    alike: dict[frozenset[tuple[str, str]], list[tuple[int, Block, Labelled]]] = {}
    for number, block in tables:
        labelled = _labelled(block)
        alike.setdefault(frozenset(labelled), []).append((number, block, labelled))
    found = Between()
    for group in alike.values():
        if len(group) < _LEAST_TABLES:
            continue
        told = [_of_sum(at, group) for at in range(len(group))]
        clear = [each for each in told if each is not None]
        if len(clear) == 1:
            broken, count = clear[0]
            found += Between(broken, count, frozenset(number for number, _block, _places in group))
    return found


def _labelled(block: Block) -> Labelled:
    """The cells by the names of row and column; none where a name is missing or stands twice."""
    places = {at: (row.name.casefold(), "") for row in block.rows for at in row.cells}
    named = {
        at: (places[at][0], column.name.casefold()) for column in block.columns for at in column.cells if at in places
    }
    if not all(row and column for row, column in named.values()) or len(set(named.values())) < len(named):
        return {}
    return {name: at for at, name in named.items() if at in block.amounts}


def _of_sum(at: int, group: Sequence[tuple[int, Block, Labelled]]) -> tuple[list[Finding], int] | None:
    """The figures of a table that are not the sums of all the others', and how many were tried; None where it is no sum
    of them."""
    number, block, labelled = group[at]
    others = [each for place, each in enumerate(group) if place != at]
    rounded = any(each.rounded for _number, each, _places in group)
    holding, broken = 0, []
    apart: set[Fraction] = set()
    for name, cell in labelled.items():
        stated = block.amounts[cell]
        parts = [other.amounts[places[name]] for _number, other, places in others]
        verdict = agrees(stated, parts, rounded=rounded)
        if verdict:
            holding += stated.value != 0
        elif verdict is False:
            broken.append(_finding(number, block, cell, parts, [other for _number, other, _places in others]))
            apart.add(_off(stated, parts))
    # A slip that the table's own totals follow is as many figures that are off by the same.
    if holding < max(_LEAST_HOLDING, 3 * len(apart), 2 * len(broken)):
        return None
    return broken, holding + len(broken)


def agrees(stated: Amount, parts: Sequence[Amount], *, rounded: bool) -> bool | None:
    """Whether it is the sum; None for what cannot be added, and what rounding may explain."""
    if any(each.value is None or each.percent for each in (stated, *parts)):
        return None
    apart = abs(_off(stated, parts))
    if not apart:
        return True
    may_be = rounded or any(each.decimals for each in (stated, *parts))
    return None if may_be and apart <= stated.half + sum(each.half for each in parts) else False


def _off(stated: Amount, parts: Sequence[Amount]) -> Fraction:
    """How much more is stated than the parts make."""
    return Fraction(stated.value or 0) - made(parts)


def made(parts: Sequence[Amount]) -> Fraction:
    """What they make together."""
    return sum((Fraction(each.value or 0) for each in parts), Fraction(0))


def reckoned(parts: Sequence[Amount]) -> str:
    """`12 + 9 + 4`, of many the first and the last."""
    if len(parts) > _MOST_SHOWN:
        return tr("{first} + … + {last}").format(first=parts[0].text, last=parts[-1].text)
    return " + ".join(each.text for each in parts)


def _finding(number: int, block: Block, cell: At, parts: Sequence[Amount], others: Sequence[Block]) -> Finding:
    tables = tr("{first} till {last}").format(first=others[0].table.title, last=others[-1].table.title)
    text = tr("{reckoned} = {sum}, här står {stated}. Samma ruta i de andra tabellerna är lagd samman: {tables}.")
    told = text.format(
        reckoned=reckoned(parts), sum=exactly(made(parts)), stated=block.amounts[cell].text, tables=tables
    )
    return Finding(Kind.SUM, Grade.WRONG, block.table.place(*cell), told, number, (cell,))
