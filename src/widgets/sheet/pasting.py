"""What a paste or a fill would write in a sheet, or the sentence that says why it cannot be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.ground.display import show_count
from domain.ground.text import tr
from widgets.sheet import words
from widgets.sheet.block import Block, DoesNotFit, Placement, lay
from widgets.sheet.content import CellEdit, Kind
from widgets.sheet.headings import Framed, plain, stranger, unframed
from widgets.sheet.sheet import Sheet

Axis = Sequence[int]
"""The selected rows, or columns."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Which text goes into which cell, which fell where nothing is typed in, and what was left off, in words."""

    typed: Placement
    passed_over: Placement
    left_off: str = ""


def pasted(sheet: Sheet, block: Block, rows: Axis, columns: Axis) -> Pasted | str:
    """The block laid from the selection's first cell; a single value fills what is selected."""
    if len(block) == 1 and len(block[0]) == 1 and len(rows) * len(columns) > 1:
        every = [(row, column) for row in rows for column in columns]
        return Pasted({at: block[0][0] for at in every if sheet.face(at).is_entry}, {})
    framed = unframed(block, _labels(sheet), [row.label for row in sheet.content.rows])
    framed = _without_sum(sheet, framed, rows[0])
    laid = lay(
        framed.figures,
        sheet.shape,
        (rows[0], columns[0]),
        lambda placed: _agrees(sheet, placed),
        lambda rows, columns: _misplaced(sheet, framed, rows, columns),
    )
    if isinstance(laid, DoesNotFit):
        text = tr(
            "Det kopierade är {rows} × {columns} rutor, men härifrån finns bara plats för {room_rows} × "
            "{room_columns}. Inget klistrades in."
        )
        sizes = (laid.rows, laid.columns, laid.room_rows, laid.room_columns)
        names = ("rows", "columns", "room_rows", "room_columns")
        return text.format(**{name: show_count(size) for name, size in zip(names, sizes, strict=True)})
    if not laid.typed:
        return tr("Summor räknas fram och kan inte klistras in. Börja i en ruta som fylls i.")
    if laid.stranger:
        text = tr("Det kopierade är märkt ”{name}” och hör inte hemma här. Inget klistrades in.")
        return text.format(name=laid.stranger)
    return Pasted(laid.typed, laid.passed_over, _left_off(framed))


def filled(sheet: Sheet, rows: Axis, columns: Axis, *, down: bool) -> Placement | str:
    """The first selected row's texts in the rows below it, or the first column's in those beside it; one row, or
    column, is filled from the one before. Sums and what is only shown are passed over."""
    along, shape = (rows, sheet.shape.rows) if down else (columns, sheet.shape.columns)
    first = along[0]
    if len(along) == 1:
        first = next((each for each in reversed(range(along[0])) if shape[each]), -1)
    if first < 0:
        return (
            tr("Det finns ingen rad ovanför att fylla i från.") if down else tr("Det finns ingen kolumn till vänster.")
        )
    found: Placement = {}
    for row in rows:
        for column in columns:
            source = (first, column) if down else (row, first)
            if (row, column) != source and sheet.face((row, column)).is_entry and sheet.face(source).is_entry:
                found[row, column] = sheet.face(source).edit_text
    return found or tr("Summor räknas fram och kan inte fyllas i. Börja i en ruta som fylls i.")


def _without_sum(sheet: Sheet, framed: Framed, first: int) -> Framed:
    """Without a last row that is named as the sheet's sum and would land on another: nine months and their sum."""
    sums = {plain(row.label): at for at, row in enumerate(sheet.content.rows) if row.kind is Kind.TOTAL}
    at = sums.get(plain(framed.names[-1])) if framed.names else None
    if at is None or at == first + len(framed.figures) - 1:
        return framed
    return Framed(framed.figures[:-1], framed.headings, framed.names[:-1])


def _labels(sheet: Sheet) -> Iterator[str]:
    content = sheet.content
    yield from (row.label for row in content.rows)
    for column in content.columns:
        yield from (column.label, column.group, f"{column.group}: {column.label}", column.spoken)


def _misplaced(sheet: Sheet, framed: Framed, rows: Axis, columns: Axis) -> str:
    """The heading or name that says that the block belongs elsewhere in the sheet."""
    content = sheet.content
    beside = stranger(framed.names, [content.rows[row].label for row in rows], (row.label for row in content.rows))
    heads = [content.columns[column].label for column in columns]
    return beside or stranger(framed.headings, heads, (column.label for column in content.columns))


def _left_off(framed: Framed) -> str:
    if framed.headings and framed.names:
        return tr("Rubriker och radnamn i det kopierade lämnades utanför.")
    if framed.headings:
        return tr("Rubrikraden i det kopierade lämnades utanför.")
    return tr("Radnamnen i det kopierade lämnades utanför.") if framed.names else ""


def _agrees(sheet: Sheet, placement: Placement) -> bool:
    """True where a block that brings totals brings those that the grid computes from its other cells."""
    faces = {at: sheet.face(at) for at in placement}
    typed = [CellEdit(*sheet.key_at(at), faces[at].parse(text)) for at, text in placement.items() if faces[at].is_entry]
    computed = sheet.content.totals(sheet.values(typed))
    return all(
        words.copied_text(computed[sheet.key_at(at)].text) == words.copied_text(text.strip())
        for at, text in placement.items()
        if not faces[at].is_entry and sheet.key_at(at) in computed
    )
