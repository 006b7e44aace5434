"""What texts are filled in with: the figures, tables and charts they refer to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.figures.agreed import as_agreed
from domain.figures.blocks import KnownBlocks
from domain.figures.filled import Filled, KnownFigures, blocks_in, figures_in, fill
from domain.figures.reference import BEGINS
from domain.ground.area import Area
from domain.reporting.evidence import EvidenceByReference, FilledText
from storage.figures.agreed import NOTHING_AGREED, Agreed, read_agreed
from storage.figures.blocks import read_evidence
from storage.figures.known import figures_named
from storage.reporting.reading import Reading

AboutAreas = tuple[str, Sequence[Area]]
"""A text, and the areas it is about."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What some texts are filled in with; `agreed` holds by recommendation what it was agreed on with."""

    known: KnownFigures
    evidence: EvidenceByReference
    agreed: Mapping[int, Agreed]
    threshold: int | None

    @property
    def blocks(self) -> KnownBlocks:
        """The tables and charts."""
        return {key: each.known for key, each in self.evidence.items()}

    def standing(self, recommendation: int | None = None) -> tuple[KnownFigures, Mapping[str, str]]:
        """The figures as they stand in a text, and by reference what is to be said of what is not what it was."""
        agreed = NOTHING_AGREED if recommendation is None else self.agreed.get(recommendation, NOTHING_AGREED)
        standing, changed = as_agreed(self.known, agreed.figures, self.threshold)
        of_blocks = {key: block.changed(self.known) for key, block in agreed.blocks.items()}
        return standing, {**changed, **{key: said for key, said in of_blocks.items() if said}}

    def fill(self, text: str, areas: Sequence[Area], recommendation: int | None = None) -> Filled:
        """The text as it is read."""
        return fill(text, areas, *self.standing(recommendation), self.blocks)


def read_filling(reading: Reading, texts: Sequence[AboutAreas], recommendations: Sequence[int] = ()) -> Filling:
    """What the texts, of these recommendations where they are of any, are filled in with, as whom it is for may read
    it."""
    agreed = read_agreed(reading.connection, recommendations) if recommendations else {}
    named = {name for text, areas in texts for name in figures_in(text, areas)}
    named.update(name for each in agreed.values() for name in each.in_blocks)
    blocks = [block for text, areas in texts for block in blocks_in(text, areas)]
    known = figures_named(reading.ws, named, reading.threshold) if named else {}
    evidence = read_evidence(reading, blocks) if blocks else {}
    return Filling(known, evidence, agreed, reading.threshold)


def read_own_texts(reading: Reading, texts: Sequence[AboutAreas]) -> list[FilledText | None]:
    """Texts of the group's own with what they refer to; None for one that refers to nothing."""
    with_figures = [each for each in texts if BEGINS in each[0]]
    if not with_figures:
        return [None] * len(texts)
    filling = read_filling(reading, with_figures)
    return [
        FilledText(filling.fill(text, areas), filling.evidence, reading.threshold) if BEGINS in text else None
        for text, areas in texts
    ]
