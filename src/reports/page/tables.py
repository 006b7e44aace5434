"""Tables on the page: tagged, numbers on the decimal comma, header repeated with "forts.", rows never split."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from domain.ground.display import sentence
from domain.ground.text import tr
from reports.page.flow import Block
from reports.page.fonts import tidy
from reports.page.lines import Line, break_lines
from reports.page.styles import (
    FRAME_HEIGHT,
    FRAME_WIDTH,
    HAIRLINE,
    INK,
    MUTED,
    RULE,
    SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_4,
    TABLE_CAPTION,
    TABLE_HEADER,
    Align,
    TextStyle,
)
from reports.page.table_layout import LEVEL_INDENT, Place, Row, RowKind, Table, grid, number_start
from reports.page.tagging.canvas import Artifact, TaggedCanvas
from reports.page.tagging.structure import Element, Role, Scope
from reports.page.text import Box, draw_lines, first_baseline

_ROW_PADDING = 2.0
_TOTAL_PADDING = 5.0
_GROUP_GAP = 4.0
_FOOT_LINES = 6
_SHORT = 80.0
_TALLEST_ROW = 300.0
_KEPT_WHOLE = 0.6 * FRAME_HEIGHT


@dataclass(frozen=True, slots=True)
class _Slice:
    """A strip of the table that is never split. A glued one does not begin a page."""

    height: float
    glued: bool
    row: bool
    paint: Callable[[TaggedCanvas, float], None]


class TableBlock(Block):
    """A table with its caption above, its notes and source below. Its parts on several pages are one element."""

    def __init__(self, parts: "_TableParts", slices: Sequence[_Slice], continued: bool) -> None:
        self._parts, self._slices, self._continued = parts, tuple(slices), continued
        self.before = 0.0 if continued else SPACE_2
        self.after = SPACE_4
        self._head_height = self._height_of_head()
        self.height = self._head_height + sum(strip.height for strip in self._slices)

    @classmethod
    def of(
        cls, table: Table, parent: Element, new_identifier: Callable[[], str], page_of: Mapping[str, int]
    ) -> "TableBlock":
        """`table` as a block whose elements are the last kids of `parent`; notes get their identifiers, and rows that
        lead to a heading its page."""
        parts = _TableParts(table, parent, new_identifier, page_of)
        return cls(parts, parts.slices(), continued=False)

    def least_height(self) -> float:
        """All of a short table; of a longer one caption, header and the first rows, which stay together."""
        if self._stays_whole():
            return self.height
        return self._head_height + sum(strip.height for strip in self._slices[: self._breaks_at(1)])

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The rows that fit and the rest, or nothing where too little fits."""
        if self._stays_whole():
            return None
        room -= self._head_height
        fitting = 0
        for strip in self._slices:
            room -= strip.height
            if room < 0:
                break
            fitting += 1
        while fitting and fitting < len(self._slices) and self._slices[fitting].glued:
            fitting -= 1
        if fitting in (0, len(self._slices)):
            return None
        first = TableBlock(self._parts, self._slices[:fitting], self._continued)
        return first, TableBlock(self._parts, self._slices[fitting:], continued=True)

    def _stays_whole(self) -> bool:
        return self.height <= _KEPT_WHOLE and not self._continued

    def _breaks_at(self, start: int) -> int:
        return next((at for at in range(start, len(self._slices)) if not self._slices[at].glued), len(self._slices))

    def _height_of_head(self) -> float:
        if self._continued and not any(strip.row for strip in self._slices):
            return 0.0
        return self._parts.caption_height(self._continued) + self._parts.header_height

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw caption, header and strips from the top down."""
        top = self.height
        if self._head_height:
            self._parts.draw_head(canvas, top, self._continued)
            top -= self._head_height
        for strip in self._slices:
            strip.paint(canvas, top)
            top -= strip.height


class _TableParts:
    """What all parts of one table share: columns, broken lines and elements."""

    def __init__(
        self, table: Table, parent: Element, new_identifier: Callable[[], str], page_of: Mapping[str, int]
    ) -> None:
        self.table, self.page_of = table, page_of
        self.grid = grid(table)
        self.element = parent.add(Role.TABLE)
        self._caption = self.element.add(Role.CAPTION)
        self._headings = list(self._header_cells())
        self._row_elements = [self._row_cells() for _ in table.rows]
        self._foot = [(sentence(note), parent.add(Role.NOTE, identifier=new_identifier())) for note in table.notes]
        if table.source:
            self._foot.append((table.source, parent.add(Role.P)))
        self.header_height = sum(self._header_row_heights()) + 2 * _ROW_PADDING

    # Header

    def _header_cells(self) -> "Iterator[_HeaderCell]":
        """The header's cells row by row; a column without a group stands in both rows of a two-row header."""
        columns = self.table.columns
        grouped = any(column.group for column in columns)
        first = self.element.add(Role.TABLE_ROW)
        second = self.element.add(Role.TABLE_ROW) if grouped else first
        at = 0
        for group, members in groupby(columns, key=lambda column: column.group):
            count = len(list(members))
            if group:
                yield self._header_cell(first, group, at, count, row=0)
            at += count
            if not group:
                for single in range(at - count, at):
                    yield self._header_cell(first, columns[single].title, single, 1, row=1, both=grouped)
        for at, column in enumerate(columns):
            if column.group:
                yield self._header_cell(second, column.title, at, 1, row=1)

    def _header_cell(
        self, parent: Element, text: str, at: int, span: int, row: int, both: bool = False
    ) -> "_HeaderCell":
        element = parent.add(Role.TABLE_HEADER)
        element.set_attribute("Table", "Scope", Scope.COLUMN.value)
        if span > 1:
            element.set_attribute("Table", "ColSpan", span)
        if both:
            element.set_attribute("Table", "RowSpan", 2)
        first, last = self.grid.places[at], self.grid.places[at + span - 1]
        width = last.left + last.width - first.left
        number = self.table.columns[at].number and span == 1
        style = replace(TABLE_HEADER, align=Align.RIGHT if number else Align.LEFT)
        return _HeaderCell(element, text, first.left, width, style, row, span > 1)

    def _header_row_heights(self) -> tuple[float, float]:
        rows = [max((len(cell.lines) for cell in self._headings if cell.row == row), default=0) for row in (0, 1)]
        gap = _GROUP_GAP if rows[0] else 0.0
        return rows[0] * TABLE_HEADER.leading + gap, rows[1] * TABLE_HEADER.leading

    def _caption_text(self, continued: bool) -> str:
        return tr("{caption}, forts.").format(caption=self.table.caption) if continued else self.table.caption

    def _caption_lines(self, continued: bool) -> tuple[Line, ...]:
        return break_lines(self._caption_text(continued), TABLE_CAPTION, FRAME_WIDTH)

    def caption_height(self, continued: bool) -> float:
        """The height of the caption and the space under it."""
        return len(self._caption_lines(continued)) * TABLE_CAPTION.leading + SPACE_1

    def draw_head(self, canvas: TaggedCanvas, top: float, continued: bool) -> None:
        """Caption and header; on a later page both are repeated for the eye only."""
        box = Box(0, top, FRAME_WIDTH)
        draw_lines(canvas, self._caption_lines(continued), TABLE_CAPTION, _read(self._caption, continued), box)
        top -= self.caption_height(continued) + _ROW_PADDING
        heights = self._header_row_heights()
        for cell in self._headings:
            own = len(cell.lines) * TABLE_HEADER.leading
            cell_top = top - (sum(heights) - own if cell.row else 0)
            element = _read(cell.element, continued)
            draw_lines(canvas, cell.lines, cell.style, element, Box(cell.left, cell_top, cell.width))
            if cell.groups:
                _rule(canvas, cell.left, cell.left + cell.width, top - heights[0] + _GROUP_GAP / 2, HAIRLINE, MUTED)
        _rule(canvas, 0, self.grid.width, top - sum(heights) - _ROW_PADDING, HAIRLINE, INK)

    # Rows and foot

    def _row_cells(self) -> list[Element]:
        row = self.element.add(Role.TABLE_ROW)
        cells = [row.add(Role.TABLE_HEADER), *(row.add(Role.TABLE_CELL) for _ in self.table.columns[1:])]
        cells[0].set_attribute("Table", "Scope", Scope.ROW.value)
        return cells

    def slices(self) -> list[_Slice]:
        """The strips from the first row to the last line of the foot."""
        made: list[_Slice] = []
        last = len(self.table.rows) - 1
        for number, row in enumerate(self.table.rows):
            glued = number in (1, last) or row.kind is RowKind.TOTAL
            made += self._row_slices(row, self._row_elements[number], glued and number > 0)
        for text, element in self._foot:
            made += self._foot_slices(text, element, first=text is self._foot[0][0])
        return made

    def _row_slices(self, row: Row, elements: list[Element], glued: bool) -> Iterator[_Slice]:
        """A row as one strip, or, where it is taller than any page should bear, as several."""
        cells = [self._cell_lines(at, row) for at in range(len(row.cells))]
        count = max((len(lines) for lines in cells), default=1) or 1
        at_once = max(int(_TALLEST_ROW / row.style.leading), 1)
        for start in range(0, count, at_once):
            shown = [lines[start : start + at_once] for lines in cells]
            lines_high = min(at_once, count - start)
            above = _TOTAL_PADDING if row.kind is RowKind.TOTAL else _ROW_PADDING
            height = lines_high * row.style.leading + above + _ROW_PADDING
            painter = _RowPainter(self, row, elements, shown, above, first=start == 0)
            yield _Slice(height, glued and start == 0 and height < _SHORT, True, painter)

    def _cell_lines(self, at: int, row: Row) -> tuple[Line, ...]:
        if self.table.columns[at].number:
            return break_lines(tidy(row.cells[at]), row.style, FRAME_WIDTH)
        indent = row.level * LEVEL_INDENT if at == 0 else 0.0
        return self.grid.cell_lines(at, row.cells[at], row.style, indent)

    def _foot_slices(self, text: str, element: Element, first: bool) -> Iterator[_Slice]:
        lines = break_lines(text, SMALL, FRAME_WIDTH)
        above = SPACE_1 if first else 2.0
        for start in range(0, len(lines), _FOOT_LINES):
            shown = lines[start : start + _FOOT_LINES]

            def paint(canvas: TaggedCanvas, top: float, shown: tuple[Line, ...] = shown) -> None:
                draw_lines(canvas, shown, SMALL, element, Box(0, top - above, FRAME_WIDTH))

            yield _Slice(len(shown) * SMALL.leading + above, start == 0, False, paint)


class _HeaderCell:
    """A cell of the header with its lines broken."""

    def __init__(
        self, element: Element, text: str, left: float, width: float, style: TextStyle, row: int, groups: bool
    ) -> None:
        self.element, self.left, self.width = element, left, width
        self.style, self.row, self.groups = style, row, groups
        self.lines = break_lines(text, style, width)


@dataclass(frozen=True, slots=True)
class _RowPainter:
    """Draws one row, or one strip of a tall row."""

    parts: _TableParts
    row: Row
    elements: list[Element]
    lines: list[tuple[Line, ...]]
    above: float
    first: bool

    def __call__(self, canvas: TaggedCanvas, top: float) -> None:
        if self.row.kind is RowKind.TOTAL and self.first:
            _rule(canvas, 0, self.parts.grid.width, top, RULE, INK)
        for at, lines in enumerate(self.lines):
            place = self.parts.grid.places[at]
            if self.row.leads_to and at == len(self.lines) - 1:
                self._draw_page(canvas, place, top)
            elif self.parts.table.columns[at].number and len(lines) == 1:
                self._draw_number(canvas, place, at, top - self.above)
            elif lines:
                indent = self.row.level * LEVEL_INDENT if at == 0 else 0.0
                box = Box(place.left + indent, top - self.above, place.width - indent)
                draw_lines(canvas, lines, self.row.style, self.elements[at], box)

    def _draw_page(self, canvas: TaggedCanvas, place: Place, top: float) -> None:
        """The page of the heading that the row leads to; a click anywhere on the row goes there."""
        style, page = self.row.style, str(self.parts.page_of[self.row.leads_to])
        link = self.elements[-1].add(Role.LINK)
        with canvas.mark(link):
            x = number_start(page, place, style)
            canvas.show_text(x, top - self.above - first_baseline(style), page, style.face, style.size, style.colour)
        bottom = top - self.above - max(len(lines) for lines in self.lines) * style.leading
        told = tr("{name}, sida {page}").format(name=" ".join(self.row.cells[:2]), page=page)
        canvas.link(link, (0, bottom, place.left + place.width, top), self.row.leads_to, told)

    def _draw_number(self, canvas: TaggedCanvas, place: Place, at: int, top: float) -> None:
        style, text = self.row.style, tidy(self.row.cells[at])
        with canvas.mark(self.elements[at]):
            x = number_start(text, place, style)
            canvas.show_text(x, top - first_baseline(style), text, style.face, style.size, style.colour)


def _read(element: Element, repeated: bool) -> Element | None:
    return None if repeated else element


def _rule(canvas: TaggedCanvas, left: float, right: float, y: float, width: float, colour: str) -> None:
    with canvas.artifact(Artifact.LAYOUT):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.line(left, y, right, y)
