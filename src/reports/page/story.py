"""The story (*rapportens innehåll*): what a report says, in reading order, each piece with its tag.

A report is told by a function that is given a `Story`. Where each piece stands, and on which page each heading, is
known when all is told: whatever shows a page looks it up in `page_of` as it is drawn.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from domain.ground.source import Source
from domain.ground.text import tr
from drawing.chart import Chart, chart_table
from reports.page.blocks import ChartBlock
from reports.page.contents import STYLES as CONTENTS
from reports.page.contents import ContentsBlock, ContentsLine
from reports.page.flow import Block, NewPage, Space
from reports.page.fonts import tidy
from reports.page.layout import MOST_KEPT, Whole, stacked
from reports.page.lines import Marks
from reports.page.styles import (
    FACT,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    LIST_ITEM,
    READING,
    SMALL,
    SPACE_1,
    TEXT,
    TextStyle,
)
from reports.page.table_layout import Column, Row, RowKind, Table, with_own_headings, without_missing_columns
from reports.page.tables import TableBlock
from reports.page.tagging.structure import Element, Role
from reports.page.text import (
    LIST_STEP,
    HeadingBlock,
    HeadingPlace,
    Label,
    ListItemBlock,
    TextBlock,
)
from reports.page.user_text import Bullets, Captioned, Item, Note, Paragraph, parse_marks, parse_text

_HEADINGS = {1: (Role.H1, HEADING_1), 2: (Role.H2, HEADING_2), 3: (Role.H3, HEADING_3)}
_LONGEST_CAPTION, _LONGEST_CONTENTS, _LONGEST_SOURCE = 240, 160, 600


class Story:
    """Collects blocks and the structure tree as the report is told; `undrawable` are letters that the fonts lack.

    `sources` are those that are cited by their number in the list of them.
    """

    def __init__(self, undrawable: tuple[str, ...] = ()) -> None:
        self.undrawable = undrawable
        self.root = Element(Role.DOCUMENT)
        self.has_cover = False
        self.page_of: dict[str, int] = {}
        self.sources: tuple[Source, ...] = ()
        self.tables: list[Table] = []
        self._appendix = False
        self._level, self._headed = 0, ""
        self._open = [self.root]
        self._blocks: list[Block] = []
        self._wholes: dict[int, list[Whole]] = {}
        self._headings: list[HeadingPlace] = []
        self._contents: tuple[ContentsBlock, Element] | None = None
        self._numbers = {"heading": 0, "table": 0, "chart": 0, "note": 0, "appendix": 0}

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
    def whole(self, *, chart: bool = False) -> Iterator[None]:
        """Everything told inside begins on a new page if it does not fit on what is left of the present one, where
        that is not left too empty (`layout`): a `chart` is never parted from its table for that."""
        start = len(self._blocks)
        yield
        self._wholes.setdefault(start, []).append(Whole(len(self._blocks), chart))

    @contextmanager
    def appendix(self) -> Iterator[None]:
        """What is told inside is an appendix (*bilaga*): it begins on a new page, and its first heading is numbered."""
        self._appendix = True
        yield
        self._appendix = False

    def element(self, role: Role) -> Element:
        """A new element in the section that is open."""
        return self._open[-1].add(role)

    def add(self, block: Block) -> None:
        """A piece made elsewhere; its element must come from `element`."""
        self._blocks.append(block)

    def new_page(self) -> None:
        """What follows begins on a new page."""
        self._blocks.append(NewPage())

    def space(self, height: float) -> None:
        """Empty room."""
        self._blocks.append(Space(height))

    # Words

    def heading(self, level: int, text: str, in_contents: bool = True, key: str = "") -> None:
        """A heading of level 1 to 3. It stays with what follows; the two upper levels stand in the contents. By its
        `key` others can say on which page it stands.

        Raises ValueError where a level would be skipped: whoever listens loses the way.
        """
        if level > self._level + 1:
            raise ValueError(f"heading {level} under heading {self._level}")
        self._level = level
        role, style = _HEADINGS[level]
        words = self._headed = " ".join(tidy(text).split()) or tr("Utan rubrik")
        if self._appendix:
            self._appendix = False
            self.new_page()
            words = tr("Bilaga {number}. {title}").format(number=self._next("appendix"), title=words)
        place = HeadingPlace(key or f"r{self._next('heading')}", words, level - 1)
        if in_contents and place.level in CONTENTS:
            self._headings.append(place)
        self._blocks.append(HeadingBlock(place, style, self.element(role)))

    def paragraph(self, words: str, style: TextStyle = TEXT, marks: Marks = ()) -> None:
        """A paragraph; empty words give none."""
        if tidy(words).strip():
            self._blocks.append(TextBlock(words, style, self.element(Role.P), marks=marks))

    def text(self, written: str, notes: Sequence[str] = ()) -> None:
        """What is written in a field: paragraphs, lists, tables and notes; `notes` to what stood before come last."""
        for block in (*parse_text(written), *(Note(*parse_marks(note)) for note in notes)):
            if isinstance(block, Paragraph):
                self.paragraph(block.text, marks=block.marks)
            elif isinstance(block, Captioned):
                self.table(written_in_text(block, otherwise=self._headed))
            elif isinstance(block, Note):
                self._note(block)
            else:
                self._list(block, self.element(Role.LIST), LIST_ITEM)
                self._blocks.append(Space(SPACE_1))

    def _note(self, note: Note) -> None:
        element = self._open[-1].add(Role.NOTE, identifier=f"not{self._next('note')}")
        self._blocks.append(TextBlock(note.text, SMALL, element, marks=note.marks))

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
        self._blocks.append(ListItemBlock(item.text, style, words, label, marks=item.marks))
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
        source = _cut(cited(table.source, self.sources), _LONGEST_SOURCE)
        numbered = replace(table, caption=_cut(caption, _LONGEST_CAPTION), source=source)
        self.tables.append(numbered)
        self.add(TableBlock.of(numbered, self._open[-1], lambda: f"not{self._next('note')}", self.page_of))

    def chart(self, chart: Chart, table: Table) -> None:
        """A sentence that says what the chart shows, the chart, and the table that holds the same numbers. Where both
        are from one source it stands once, under the table."""
        text = chart.text
        start = len(self._blocks)
        with self.whole(chart=True):
            self.paragraph(text.reading, READING)
            caption = tr("Diagram {number}. {title} ({unit})")
            title = caption.format(number=self._next("chart"), title=text.title, unit=text.unit)
            foot = "" if text.source in table.source else _cut(cited(text.source, self.sources), _LONGEST_SOURCE)
            drawn = ChartBlock(chart, _cut(title, _LONGEST_CAPTION), foot, self._open[-1])
            self.add(drawn)
            self.table(table)
            above = stacked(self._blocks[start:]) - MOST_KEPT
            if above > 0:
                drawn.lower(above)

    # Contents

    def contents(self, title: str) -> None:
        """The contents (*innehåll*) under `title`: every heading of the two upper levels with its page, each a link.

        It begins on a new page if it does not fit on what is left of the present one.
        """
        with self.whole():
            self.heading(1, title, in_contents=False)
            self._contents = ContentsBlock(), self.element(Role.TOC)
            self.add(self._contents[0])

    def finished(self) -> tuple[list[Block], dict[int, list[Whole]]]:
        """The blocks in order, and what is told as a whole, by where it begins."""
        if self._contents is not None:
            block, toc = self._contents
            inner = toc
            lines = []
            for place in self._headings:
                inner = toc if place.level == 0 else toc.add(Role.TOC) if inner is toc else inner
                lines.append(self._contents_line(inner, place))
            block.hold(lines)
        return self._blocks, self._wholes

    def _contents_line(self, toc: Element, place: HeadingPlace) -> ContentsLine:
        link = toc.add(Role.TOC_ITEM).add(Role.REFERENCE).add(Role.LINK)
        shown = replace(place, title=_cut(place.title, _LONGEST_CONTENTS))
        return ContentsLine(shown, self.page_of, CONTENTS[place.level], link)

    def _next(self, kind: str) -> int:
        self._numbers[kind] += 1
        return self._numbers[kind]


def cited(line: str, sources: Sequence[Source]) -> str:
    """A line on where figures come from, with each of `sources` in short: its publisher, and its number among them."""
    for source in sorted(sources, key=lambda each: len(each.words), reverse=True):
        number = sources.index(source) + 1
        short = tr("{name} [{number}]").format(name=source.publisher or source.title, number=number)
        line = line.replace(source.words, short)
    return line


def table_of_chart(chart: Chart, caption: str, first_column: str) -> Table:
    """The numbers of a chart as a table to stand after it."""
    numbers = chart_table(chart)
    columns = (Column(first_column), *(Column(title, number=True) for title in numbers.header[1:]))
    return Table(caption, columns, tuple(Row(row) for row in numbers.rows), source=chart.text.source)


def written_in_text(block: Captioned, otherwise: str) -> Table:
    """A table that somebody wrote, headed by the line above it, `otherwise` by the heading. A row whose first words are
    bold is a sum."""
    columns = zip(block.table.headings, block.table.numbers, strict=True)
    return Table(
        block.caption or otherwise or tr("Tabell i texten"),
        tuple(Column(parse_marks(title)[0], number) for title, number in columns),
        tuple(
            Row(
                tuple(parse_marks(cell)[0] for cell in row),
                RowKind.TOTAL if parse_marks(row[0])[1] else RowKind.PLAIN,
            )
            for row in block.table.rows
        ),
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
