"""The story (*rapportens innehåll*): what a report says, in reading order, each piece with its tag.

A report is told by a function that is given a `Story`; it is told anew for each pass, since the number of pages and
the pages of the headings are known only when the report has been laid out once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from domain.ground.text import tr
from drawing.chart import Chart, chart_table
from reports.page.blocks import ChartBlock
from reports.page.flow import Block
from reports.page.fonts import tidy
from reports.page.styles import (
    CONTENTS_1,
    CONTENTS_2,
    FACT,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    LIST_ITEM,
    READING,
    SPACE_1,
    TEXT,
    TextStyle,
)
from reports.page.table_layout import Column, Row, Table, with_own_headings, without_missing_columns
from reports.page.tables import TableBlock
from reports.page.tagging.structure import Element, Role
from reports.page.text import (
    LIST_STEP,
    ContentsLine,
    HeadingBlock,
    HeadingPlace,
    Label,
    ListItemBlock,
    TextBlock,
)
from reports.page.user_text import Bullets, Item, Paragraph, parse_text

_HEADINGS = {1: (Role.H1, HEADING_1), 2: (Role.H2, HEADING_2), 3: (Role.H3, HEADING_3)}
_CONTENTS = {0: CONTENTS_1, 1: CONTENTS_2}
_LEAST_CONTENTS = 3
_LONGEST_CAPTION, _LONGEST_CONTENTS, _LONGEST_SOURCE = 240, 160, 600


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier pass found: pages in all, page by heading key, letters the fonts could not draw."""

    pages: int = 0
    heading_pages: dict[str, int] = field(default_factory=dict)
    undrawable: tuple[str, ...] = ()


class _ContentsHere(Block):
    """Where the contents will stand, until every heading is told."""

    def __init__(self, element: Element) -> None:
        super().__init__()
        self.element = element
        self.lines: list[Flowable] = []

    def wrap(self, width: float, _height_left: float) -> tuple[float, float]:
        return width, _height(self.lines)

    def least_height(self, _width: float) -> float:
        return _height(self.lines[:_LEAST_CONTENTS])


class Story:
    """Collects flowables and the structure tree as the report is told."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.root = Element(Role.DOCUMENT)
        self.has_cover = False
        self._level = 0
        self._open = [self.root]
        self._flowables: list[Flowable] = []
        self._wholes: list[tuple[int, int]] = []
        self._headings: list[HeadingPlace] = []
        self._numbers = {"heading": 0, "table": 0, "chart": 0, "note": 0}

    # Structure

    @contextmanager
    def section(self) -> Iterator[None]:
        """Everything told inside belongs together as one section."""
        self._open.append(self._open[-1].add(Role.SECT))
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything told inside begins on a new page if it does not fit on what is left of the present one."""
        start = len(self._flowables)
        yield
        self._wholes.append((start, len(self._flowables)))

    def element(self, role: Role) -> Element:
        """A new element in the section that is open."""
        return self._open[-1].add(role)

    def add(self, flowable: Flowable) -> None:
        """A piece made elsewhere; its element must come from `element`."""
        self._flowables.append(flowable)

    def new_page(self) -> None:
        """What follows begins on a new page."""
        self._flowables.append(PageBreak())

    def space(self, height: float) -> None:
        """Empty room."""
        self._flowables.append(Spacer(0, height))

    # Words

    def heading(self, level: int, text: str, in_contents: bool = True) -> None:
        """A heading of level 1 to 3. It stays with what follows; the two upper levels stand in the contents.

        Raises ValueError where a level would be skipped: whoever listens loses the way.
        """
        if level > self._level + 1:
            raise ValueError(f"heading {level} under heading {self._level}")
        self._level = level
        role, style = _HEADINGS[level]
        words = " ".join(tidy(text).split()) or tr("Utan rubrik")
        place = HeadingPlace(f"r{self._next('heading')}", words, level - 1)
        if in_contents and place.level in _CONTENTS:
            self._headings.append(place)
        self._flowables.append(HeadingBlock(place, style, self.element(role)))

    def paragraph(self, words: str, style: TextStyle = TEXT) -> None:
        """A paragraph; empty words give none."""
        if tidy(words).strip():
            self._flowables.append(TextBlock(words, style, self.element(Role.P)))

    def text(self, written: str) -> None:
        """What somebody wrote in a field: paragraphs and lists."""
        for block in parse_text(written):
            if isinstance(block, Paragraph):
                self.paragraph(block.text)
            else:
                self._list(block, self.element(Role.LIST), LIST_ITEM)
                self._flowables.append(Spacer(0, SPACE_1))

    def _list(self, bullets: Bullets, element: Element, style: TextStyle) -> None:
        element.set_attribute("List", "ListNumbering", "Decimal" if bullets.numbered else "Disc")
        for item in bullets.items:
            body = self._list_item(element, item, style)
            if item.under is not None:
                self._list(item.under, body.add(Role.LIST), replace(style, indent=style.indent + LIST_STEP))

    def _list_item(self, element: Element, item: Item, style: TextStyle, label_room: float = LIST_STEP) -> Element:
        """An item in `element`; gives its body. Words before an inner list are a paragraph, so as to be read first."""
        entry = element.add(Role.LIST_ITEM)
        label, body = Label(item.label, entry.add(Role.LABEL), label_room), entry.add(Role.LIST_BODY)
        words = body if item.under is None else body.add(Role.P)
        self._flowables.append(ListItemBlock(item.text, style, words, label))
        return body

    def facts(self, facts: Sequence[tuple[str, str]], style: TextStyle = FACT) -> None:
        """Short answers beside their names: a list whose labels are the names; `style` gives them their room."""
        element = self.element(Role.LIST)
        element.set_attribute("List", "ListNumbering", "None")
        for name, words in facts:
            self._list_item(element, Item(name, words), style, style.indent)

    # Figures

    def table(self, table: Table) -> None:
        """A table with its number before the caption."""
        table = with_own_headings(without_missing_columns(table))
        caption = tr("Tabell {number}. {caption}").format(number=self._next("table"), caption=table.caption)
        numbered = replace(table, caption=_cut(caption, _LONGEST_CAPTION), source=_cut(table.source, _LONGEST_SOURCE))
        self._flowables.append(TableBlock.of(numbered, self._open[-1], lambda: f"not{self._next('note')}"))

    def chart(self, chart: Chart, table: Table) -> None:
        """A sentence that says what the chart shows, the chart, and the table that holds the same numbers."""
        self.paragraph(chart.text.reading, READING)
        title = tr("Diagram {number}. {title}").format(number=self._next("chart"), title=chart.text.title)
        foot = tr("Enhet: {unit}. {source}").format(unit=chart.text.unit, source=_sentence(chart.text.source))
        block = ChartBlock(chart, _cut(title, _LONGEST_CAPTION), _cut(foot, _LONGEST_SOURCE), self._open[-1])
        self._flowables.append(block)
        self.table(table)

    # Contents

    def contents(self, title: str) -> None:
        """The contents (*innehåll*) under `title`: every heading of the two upper levels with its page, each a link.

        It begins on a new page if it does not fit on what is left of the present one.
        """
        with self.whole():
            self.heading(1, title, in_contents=False)
            self._flowables.append(_ContentsHere(self.element(Role.TOC)))

    def finished(self) -> list[Flowable]:
        """The flowables in order, with what keeps headings and wholes from standing alone."""
        wholes = dict(self._wholes)
        told: list[Flowable] = []
        for flowable in self._flowables:
            if isinstance(flowable, _ContentsHere):
                flowable.lines = self._contents_lines(flowable.element)
        for at, flowable in enumerate(self._flowables):
            if isinstance(flowable, _ContentsHere):
                told += flowable.lines
                continue
            kept = at > 0 and _keeps_next(self._flowables[at - 1])
            if at in wholes and not kept:
                told.append(_room_for(_height(self._flowables[at : wholes[at]])))
            if _keeps_next(flowable) and not kept:
                told.append(_room_for(self._company_height(at)))
            told.append(flowable)
        return told

    def _company_height(self, at: int) -> float:
        """The room for a heading, for what else keeps what follows, and for the least of that."""
        end = at
        while end < len(self._flowables) and _keeps_next(self._flowables[end]):
            end += 1
        height = _height(self._flowables[at:end])
        if end < len(self._flowables):
            following = self._flowables[end]
            space = max(self._flowables[end - 1].getSpaceAfter(), following.getSpaceBefore())
            least = following.least_height(FRAME_WIDTH) if isinstance(following, Block) else 0.0
            height += space + least
        return height

    def _contents_lines(self, toc: Element) -> list[Flowable]:
        lines: list[Flowable] = []
        for place in self._headings:
            entry = toc.add(Role.TOC_ITEM)
            link = entry.add(Role.REFERENCE).add(Role.LINK)
            page = self.known.heading_pages.get(place.key, 0)
            shown = replace(place, title=_cut(place.title, _LONGEST_CONTENTS))
            lines.append(ContentsLine(shown, str(page), _CONTENTS[place.level], link))
        return lines

    def _next(self, kind: str) -> int:
        self._numbers[kind] += 1
        return self._numbers[kind]


def table_of_chart(chart: Chart, caption: str, first_column: str) -> Table:
    """The numbers of a chart as a table to stand after it."""
    numbers = chart_table(chart)
    columns = (Column(first_column), *(Column(title, number=True) for title in numbers.header[1:]))
    return Table(caption, columns, tuple(Row(row) for row in numbers.rows), source=chart.text.source)


def _room_for(height: float) -> Flowable:
    return CondPageBreak(min(height, FRAME_HEIGHT - 1))


def _keeps_next(flowable: Flowable) -> bool:
    return isinstance(flowable, Block) and flowable.keeps_next


def _height(flowables: Sequence[Flowable]) -> float:
    """The room that pieces one after another take; of two neighbouring spaces the larger one counts."""
    height, space = 0.0, 0.0
    for flowable in flowables:
        height += max(space, flowable.getSpaceBefore()) + float(flowable.wrap(FRAME_WIDTH, FRAME_HEIGHT)[1])
        space = flowable.getSpaceAfter()
    return height


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."
