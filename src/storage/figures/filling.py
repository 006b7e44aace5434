"""What texts are filled in with: the figures, tables and charts they refer to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.figures.agreed import as_agreed
from domain.figures.blocks import KnownBlocks
from domain.figures.filled import Filled, KnownFigures, Shown, blocks_in, figures_in, fill, show_piece
from domain.figures.reference import BEGINS, Piece
from domain.ground.area import Area
from domain.reporting.agreed_evidence import as_it_stands
from domain.reporting.evidence import EvidenceByReference, FilledText
from storage.figures.agreed import Agreed, read_agreed
from storage.figures.blocks import read_evidence
from storage.figures.known import figures_named
from storage.reporting.reading import Reading

AboutAreas = tuple[str, Sequence[Area]]
"""A text, and the areas it is about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in texts: figures, tables and charts, and by reference what is to be said of what is not what it
    was."""

    known: KnownFigures
    evidence: EvidenceByReference
    changed: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> KnownBlocks:
        """The tables and charts."""
        return {key: each.known for key, each in self.evidence.items()}

    def shown(self, piece: Piece, areas: Sequence[Area]) -> Shown:
        """What stands for one piece of a text."""
        return show_piece(piece, areas, self.known, self.changed, self.blocks)

    def fill(self, text: str, areas: Sequence[Area]) -> Filled:
        """The text as it is read."""
        return fill(text, areas, self.known, self.changed, self.blocks)

    def agreed(self, agreed: Agreed, threshold: int | None) -> "Standing":
        """The same for the texts of a recommendation that was agreed on: what stood in them then."""
        known, changed = as_agreed(self.known, agreed.figures, threshold)
        evidence, said = dict(self.evidence), dict(changed)
        for key, block in agreed.blocks.items():
            now = self.evidence.get(key)
            stands, moved = as_it_stands(block, now, threshold)
            if stands is not None:
                evidence[key] = stands
            source = now.known.source if moved and now is not None else None
            said[key] = block.changed(self.known, as_it_was=stands is not now, now=source)
        return Standing(known, evidence, {key: each for key, each in said.items() if each})


@dataclass(frozen=True, slots=True)
class Filling:
    """What texts are filled in with; `agreed` holds it by recommendation for those that were agreed on."""

    now: Standing
    agreed: Mapping[int, Standing]

    def of(self, recommendation: int | None) -> Standing:
        """What stands in the texts of a recommendation, or in others."""
        return self.now if recommendation is None else self.agreed.get(recommendation, self.now)


def read_filling(reading: Reading, texts: Sequence[AboutAreas], recommendations: Sequence[int] = ()) -> Filling:
    """What the texts, of these recommendations where they are of any, are filled in with, as whom it is for may read
    it."""
    agreed = read_agreed(reading.connection, recommendations) if recommendations else {}
    named = {name for text, areas in texts for name in figures_in(text, areas)}
    named.update(name for each in agreed.values() for name in each.in_blocks)
    blocks = [block for text, areas in texts for block in blocks_in(text, areas)]
    known = figures_named(reading.ws, named, reading.threshold) if named else {}
    now = Standing(known, read_evidence(reading, blocks) if blocks else {})
    return Filling(now, {number: now.agreed(each, reading.threshold) for number, each in agreed.items()})


def read_own_texts(reading: Reading, texts: Sequence[AboutAreas]) -> list[FilledText | None]:
    """Texts of the group's own with what they refer to; None for one that refers to nothing."""
    with_figures = [each for each in texts if BEGINS in each[0]]
    if not with_figures:
        return [None] * len(texts)
    now = read_filling(reading, with_figures).now
    return [
        FilledText(now.fill(text, areas), now.evidence, reading.threshold) if BEGINS in text else None
        for text, areas in texts
    ]
