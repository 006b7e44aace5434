"""The figures at hand where a text is written (*siffror till hands*): what stands for each reference, and what can be
put in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.figures.blocks import KnownBlock, KnownBlocks, block_title, block_words, blocks_of, form_label
from domain.figures.filled import KnownFigures, Shown, by_reference, show_piece
from domain.figures.known import KnownFigure, Unit
from domain.figures.reference import AreaName, Block, FigureName, Piece, Reference, parse_reference, pieces_of
from domain.figures.words import words_for
from domain.ground.area import Area
from domain.ground.text import tr
from domain.ground.value import is_number


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be put in: `written` with its braces, `shown` as it will stand, and `words` that say what it is."""

    written: str
    shown: str
    words: str

    @property
    def is_block(self) -> bool:
        """True for a table or a chart."""
        return isinstance(pieces_of(self.written)[0], Block)

    def between(self, before: str, after: str) -> str:
        """What is put in a line between what stands there: a table or a chart is a paragraph of its own."""
        if not self.is_block:
            return self.written
        return "\n".join((*([""] if before.strip() else []), self.written, *([""] if after.strip() else [])))

    @property
    def line(self) -> str:
        """As it is listed: `108 · sjukpenning, helårspersoner, Nordmaling 2021`."""
        return tr("{shown} · {words}").format(shown=self.shown, words=self.words)


@dataclass(frozen=True, slots=True)
class FigureBook:
    """`areas` are those that the text is about, `names` those of all areas by code. `known` is what its references
    refer to, figures and `blocks`, `offered` what can be put in, the most usual first; `changed` tells of what is not
    what it was when the text was agreed on."""

    areas: tuple[Area, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    known: KnownFigures = field(default_factory=dict)
    blocks: KnownBlocks = field(default_factory=dict)
    offered: tuple[Offer, ...] = ()
    changed: Mapping[str, str] = field(default_factory=dict)

    def with_offers(self, figures: Sequence[KnownFigure]) -> "FigureBook":
        """The same with what can be put in: the figures that are numbers, the name of the area, words for them, and the
        tables and charts that they stand in."""
        numbers = [figure for figure in figures if is_number(figure.value)]
        blocks = dict(self._blocks(numbers))
        known = {block.reference.casefold(): block for block in blocks.values()}
        whole = replace(self, known={**by_reference(figures), **self.known}, blocks={**known, **self.blocks})
        offered = *whole._values(numbers), *blocks, *whole._in_words(numbers), *whole._compared(numbers)
        return replace(whole, offered=offered)

    def beside(self, offering: "FigureBook") -> "FigureBook":
        """The same with what can be put in as another has it, and what that knows besides."""
        known, blocks = {**offering.known, **self.known}, {**offering.blocks, **self.blocks}
        return replace(self, known=known, blocks=blocks, offered=offering.offered)

    def shown(self, piece: Piece) -> Shown:
        """What stands for a piece of the text."""
        return show_piece(piece, self.areas, self.known, self.changed, self.blocks)

    def words(self, piece: Piece) -> str:
        """What a piece is, for whoever points at it or listens, with its source and date and what is wrong with it."""
        shown = self.shown(piece)
        said = [tr("Områdets namn.")] if isinstance(piece, AreaName) else []
        for figure in shown.cited:
            text = tr("{shown}: {about}. {source}.")
            said.append(text.format(shown=figure.shown, about=self._about(figure), source=figure.source.line))
        for block in shown.parts:
            if not isinstance(block, str):
                said.append(tr("{title}. {source}.").format(title=block.title, source=block.source.line))
        return " ".join((*said, shown.fault)).strip()

    def offers(self, typed: str, most: int, *, only_blocks: bool = False) -> tuple[Offer, ...]:
        """Of what can be put in, the first that hold every word that is typed, in any order; before them those that
        stand as what is typed. With `only_blocks` tables and charts alone."""
        wanted = typed.casefold().split()
        offered = (each for each in self.offered if each.is_block or not only_blocks)
        fitting = [each for each in offered if all(word in each.line.casefold() for word in wanted)]
        exact = [each for each in fitting if each.shown.casefold().startswith(" ".join(wanted))] if wanted else []
        return tuple(dict.fromkeys((*exact, *fitting)))[:most]

    def _values(self, figures: Iterable[KnownFigure]) -> Iterator[Offer]:
        for figure in figures:
            yield Offer(f"{{{self._name(figure).text}}}", figure.shown, self._about(figure))
        yield Offer("{kommun}", self.shown(AreaName()).text, tr("områdets namn"))

    def _blocks(self, figures: Iterable[KnownFigure]) -> Iterator[tuple[Offer, KnownBlock]]:
        for block, figure in blocks_of(figures):
            area = self.names.get(figure.area, figure.area)
            title = block_title(block, area, figure.words)
            local = replace(block, of=self._local(block.of))
            offer = Offer(f"{{{local.text}}}", form_label(block.form), block_words(block.of, area, figure.words))
            yield offer, KnownBlock(block.text, title, figure.source)

    def _in_words(self, figures: Iterable[KnownFigure]) -> Iterator[Offer]:
        for figure in figures:
            for words in words_for(figure):
                about = tr("{about}: {shown}").format(about=self._about(figure), shown=figure.shown)
                yield Offer(f"{{{Reference(self._name(figure), words=words).text}}}", words, about)

    def _compared(self, figures: Sequence[KnownFigure]) -> Iterator[Offer]:
        """How a share of the text's own area stands to the same of another."""
        known = by_reference(figures)
        elsewhere = [code for code in dict.fromkeys(figure.area for figure in figures) if not self._is_own(code)]
        for figure in figures:
            for code in elsewhere if self._is_own(figure.area) and figure.unit is Unit.PERCENT else ():
                there = replace(parse_reference(figure.reference).figure, area=code)
                other = known.get(there.text.casefold())
                for words in () if other is None else words_for(figure, other):
                    text = tr("{about}, mot {area}")
                    about = text.format(about=self._about(figure), area=self.names.get(code, code))
                    yield Offer(f"{{{Reference(self._name(figure), there, words).text}}}", words, about)

    def _is_own(self, code: str) -> bool:
        return bool(self.areas) and self.areas[0].code == code

    def _name(self, figure: KnownFigure) -> FigureName:
        """What refers to it."""
        return self._local(parse_reference(figure.reference).figure)

    def _local(self, name: FigureName) -> FigureName:
        """Without its area where that is the text's own, so that the text serves others too."""
        return replace(name, area=None) if self._is_own(str(name.area)) else name

    def _about(self, figure: KnownFigure) -> str:
        text = tr("{what}, {area} {period}")
        return text.format(what=figure.words, area=self.names.get(figure.area, figure.area), period=figure.period)
