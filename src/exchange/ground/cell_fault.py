"""A cell of a workbook whose value is not known, though the cell is not empty (ruling 48)."""

from dataclasses import dataclass

from domain.ground.text import tr
from exchange.ground.quoting import holds_personal_number


@dataclass(frozen=True, slots=True)
class CellFault:
    """An error that the spreadsheet shows, or, where `error` is empty, a formula whose result was never saved."""

    error: str = ""

    @property
    def reason(self) -> str:
        """What is wrong with the cell and what to do, to stand after its address."""
        if self.error:
            text = tr("visar felet {error}. Rätta cellen i Excel, spara filen och läs in den igen.")
            return text.format(error=self.error)
        return tr("är en formel vars resultat inte är sparat. Öppna filen i Excel, spara den och läs in den igen.")


def cell_name(row: int, column: int) -> str:
    """`C7`, of row and column counted from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def place_of(sheet: str, row: int, column: int) -> str:
    """`Cell C7 på bladet Lycksele`."""
    name = tr("(visas inte)") if holds_personal_number(sheet) else sheet
    return tr("Cell {cell} på bladet {tab}").format(cell=cell_name(row, column), tab=name)
