"""A table with a line for each of the other sheets (*sammanställning*) held against those sheets and their totals."""

from collections.abc import Mapping, Sequence
from enum import Enum

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recounting.amount import exactly
from domain.recounting.between import Between, agrees, made, reckoned
from domain.recounting.check import Kind
from domain.recounting.finding import Finding, Grade
from domain.recounting.grid import At, Block, Line
from domain.recounting.words import Nature, is_total

_LEAST_SHEETS, _LEAST_HOLDING = 2, 2
Sheets = Mapping[str, Sequence[tuple[int, Block]]]


class _Taken(Enum):
    """What a figure of the summary may be in the sheet: the total of the column, or of the row, that is called as the
    figure is; the sum of that column, or row, where the sheet has no total."""

    COLUMN_TOTAL = 1
    ROW_TOTAL = 2
    COLUMN_SUM = 3
    ROW_SUM = 4


def of_sheets(tables: Sequence[tuple[int, Block]]) -> Between:
    """What a summary says that its sheets do not, and which of its lines could not be compared with them."""
    sheets: dict[str, list[tuple[int, Block]]] = {}
    for number, block in tables:
        sheets.setdefault(_sheet(block), []).append((number, block))
    found = Between()
    for number, block in tables:
        for lines, across in block.axes():
            named = {line: sheets[name] for line in lines if (name := line.name.casefold()) in sheets}
            own = [each for each in named if all(other != number for other, _ in named[each])]
            if len(own) >= _LEAST_SHEETS:
                found += _compared(number, block, {each: named[each] for each in own}, across)
    return found


def _sheet(block: Block) -> str:
    return block.table.title.removeprefix(tr("Blad {sheet}").format(sheet="")).strip().casefold()


def _compared(
    number: int, block: Block, named: Mapping[Line, Sequence[tuple[int, Block]]], across: Sequence[Line]
) -> Between:
    findings: list[Finding] = []
    unclear: list[str] = []
    not_seen: list[str] = []
    tried = 0
    for place, line in enumerate(across):
        if line.nature is not Nature.COUNT:
            continue
        told = [_of_line(number, block, named, line.name.casefold(), place, taken) for taken in _Taken]
        clear = max((each for each in told if each is not None), key=lambda each: each[1], default=None)
        if clear is None and not is_total(line.levels):
            not_seen.append(line.name)
        elif clear is not None:
            findings += clear[0]
            tried += clear[1]
    numbers = (
        frozenset((number, *(other for blocks in named.values() for other, _ in blocks))) if tried else frozenset()
    )
    if not_seen:
        text = tr("{table}: raderna {lines} heter som andra blad, men {columns} gick inte att jämföra med dem.")
        lines = show_list(f"”{each.name}”" for each in named)
        columns = show_list(f"”{each}”" for each in not_seen)
        unclear.append(text.format(table=block.table.title, lines=lines, columns=columns))
    return Between(findings, tried, numbers, unclear, len(not_seen))


def _of_line(
    number: int,
    block: Block,
    named: Mapping[Line, Sequence[tuple[int, Block]]],
    called: str,
    place: int,
    taken: _Taken,
) -> tuple[list[Finding], int] | None:
    """What is not as in the sheets, and how many figures were tried; None where it is not taken from them so."""
    holding, broken = 0, []
    for line, sheets in named.items():
        cell = line.cells[place]
        stated = block.amounts.get(cell)
        source = next((each for sheet in sheets if (each := _source(sheet[1], called, taken)) is not None), None)
        if stated is None or source is None:
            continue
        of, cells = source
        verdict = agrees(stated, [of.amounts[at] for at in cells], rounded=block.rounded or of.rounded)
        if verdict:
            holding += stated.value != 0
        elif verdict is False:
            broken.append(_finding(number, block, cell, of, cells))
    if holding < max(_LEAST_HOLDING, 2 * len(broken)):
        return None
    return broken, holding + len(broken)


def _source(sheet: Block, called: str, taken: _Taken) -> tuple[Block, Sequence[At]] | None:
    """The cells of a sheet that a figure called so is taken from; none where it has no such."""
    by_column = taken in (_Taken.COLUMN_TOTAL, _Taken.COLUMN_SUM)
    lines, across = (sheet.columns, sheet.rows) if by_column else (sheet.rows, sheet.columns)
    line = next((each for each in lines if each.name.casefold() == called), None)
    if line is None:
        return None
    totals = [at for at, other in enumerate(across) if is_total(other.levels)]
    if taken in (_Taken.COLUMN_TOTAL, _Taken.ROW_TOTAL):
        places = totals if len(totals) == 1 or len(across) > 1 else [0]
        cells = [line.cells[at] for at in places[:1]] if len(places) == 1 else []
    else:
        cells = [line.cells[at] for at, other in enumerate(across) if other.nature is Nature.COUNT]
        cells = [] if totals else cells
    return (sheet, cells) if cells and all(at in sheet.amounts for at in cells) else None


def _finding(number: int, block: Block, cell: At, sheet: Block, cells: Sequence[At]) -> Finding:
    stated, parts = block.amounts[cell].text, [sheet.amounts[at] for at in cells]
    if len(cells) == 1:
        text = tr("Här står {stated}, men {there} i {place}.")
        told = text.format(stated=stated, there=parts[0].text, place=sheet.table.place(*cells[0]))
    else:
        text = tr("{reckoned} = {sum} i {table}, här står {stated}.")
        told = text.format(reckoned=reckoned(parts), sum=exactly(made(parts)), table=sheet.table.title, stated=stated)
    return Finding(Kind.SUM, Grade.WRONG, block.table.place(*cell), told, number, (cell,))
