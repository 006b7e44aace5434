"""Any table of a CSV file or a workbook, as text cell by cell: for whoever shows it as it is."""

import csv
import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from exchange.ground.cell_fault import CellFault, cell_name
from exchange.ground.spreadsheet import Workbook
from exchange.ground.unfit import Unfit

_LARGEST = 8 * 1024 * 1024
_SEPARATORS = ";\t,"


def read_plain_table(path: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file, or of the first visible sheet of a workbook. Raises UserProblem for a file that cannot
    be read, and for a cell with an error or without its result (ruling 48)."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError as error:
        text = tr("Filen {name} kan inte läsas. Stäng den i andra program och välj den igen.")
        raise UserProblem(text.format(name=path.name)) from error
    if not data:
        raise UserProblem(tr("Filen {name} är tom eller för stor för en tabell i en rapport.").format(name=path.name))
    if not data.startswith(b"PK"):
        return _rows_of_text(data, path.name)
    try:
        book = Workbook(data)
        rows = [list(row) for row in book.rows(book.visible[0])]
    except (Unfit, IndexError) as error:
        text = tr("{name} är ingen arbetsbok med en tabell som kan läsas. Spara den som .xlsx eller CSV.")
        raise UserProblem(text.format(name=path.name)) from error
    return _without_empty(
        [[_text_of(cell, at, column) for column, cell in enumerate(row)] for at, row in enumerate(rows)]
    )


def _rows_of_text(data: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise UserProblem(tr("{name} är varken en CSV-fil eller en arbetsbok i .xlsx.").format(name=name))
    first = text.lstrip().partition("\n")[0]
    counted = Counter(sign for sign in first if sign in _SEPARATORS)
    sign = max(_SEPARATORS, key=lambda each: counted[each])
    try:
        return _without_empty(list(csv.reader(io.StringIO(text), delimiter=sign)))
    except csv.Error as error:
        raise UserProblem(tr("{name} är ingen CSV-fil som kan läsas.").format(name=name)) from error


def _text_of(cell: Any, row: int, column: int) -> str:
    if isinstance(cell, CellFault):
        text = tr(
            "Cellen {cell} har ett fel eller en formel utan resultat. Spara arbetsboken i Excel och välj den igen."
        )
        raise UserProblem(text.format(cell=cell_name(row + 1, column + 1)))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}".replace(".", ",")
    return "" if cell is None else str(cell)


def _without_empty(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows that say something, without the columns at the end that say nothing in any of them."""
    told = [[" ".join(cell.split()) for cell in row] for row in rows]
    told = [row for row in told if any(row)]
    wide = max((at + 1 for row in told for at, cell in enumerate(row) if cell), default=0)
    return tuple((*row[:wide], *[""] * (wide - len(row))) for row in told)
