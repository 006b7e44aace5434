"""The figures that texts were agreed on with, kept as evidence (*underlag*) of their recommendation."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.figures.agreed import (
    AgreedBlock,
    AgreedBlocks,
    AgreedFigure,
    AgreedFigures,
    read_agreed_block,
    read_agreed_figure,
)
from domain.figures.filled import blocks_in, figures_in
from domain.figures.reference import Block, FigureName, parse_reference
from domain.ground.area import Area
from domain.reporting.agreed_evidence import agreed_block
from storage.figures.blocks import figures_of_evidence, read_evidence
from storage.figures.known import figures_named
from storage.file.workspace import Workspace
from storage.log.recorder import Operation
from storage.reporting.reading import reading_in_full, reading_in_public
from storage.schema.recommendations import EVIDENCE

_FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a recommendation was agreed on with: its figures, and the tables and charts in its texts."""

    figures: AgreedFigures = field(default_factory=dict)
    blocks: AgreedBlocks = field(default_factory=dict)

    @property
    def in_blocks(self) -> tuple[FigureName, ...]:
        """The figures that stand in the tables and charts."""
        return tuple(parse_reference(each).figure for block in self.blocks.values() for each in block.figures)


def read_agreed(connection: Connection, recommendations: Sequence[int]) -> Mapping[int, Agreed]:
    """What each recommendation that is agreed on was so with."""
    figures: dict[int, dict[str, AgreedFigure]] = defaultdict(dict)
    blocks: dict[int, dict[str, AgreedBlock]] = defaultdict(dict)
    for row in connection.execute(select(EVIDENCE).where(EVIDENCE.c.recommendation_id.in_(recommendations))):
        reference, number = json.loads(row.reference).get("figure", ""), row.recommendation_id
        if row.approved and row.kind == _FIGURE:
            figures[number][reference.casefold()] = read_agreed_figure(reference, row.approved)
        elif row.approved:
            blocks[number][reference.casefold()] = read_agreed_block(reference, row.approved)
    return {number: Agreed(figures[number], blocks[number]) for number in {*figures, *blocks}}


def keep_agreed(
    ws: Workspace, op: Operation, recommendation: int, texts: Mapping[str, str], areas: Sequence[Area]
) -> None:
    """Keeps the figures of the texts, by field, and what stands in their tables and charts, as they are today; those
    that are kept already stay as they were, and what the texts refer to no more is let go."""
    of_texts: dict[tuple[str, str], FigureName | Block] = {}
    for field_key, text in texts.items():
        of_texts |= {(field_key, name.text.casefold()): name for name in figures_in(text, areas)}
        of_texts |= {(field_key, block.text.casefold()): block for block in blocks_in(text, areas)}
    kept = set()
    for row in _rows(op, recommendation):
        at = row.field_key, json.loads(row.reference).get("figure", "").casefold()
        # A copy of one that was agreed on names its figures without what they were.
        if row.approved and at in of_texts:
            kept.add(at)
        else:
            op.delete(EVIDENCE, [(row.id,)])
    new = {at: of_texts[at] for at in sorted(of_texts.keys() - kept)}
    known = figures_named(ws, {name for name in new.values() if isinstance(name, FigureName)})
    blocks = [name for name in new.values() if isinstance(name, Block)]
    public = reading_in_public(ws, op.connection)
    evidence = read_evidence(reading_in_full(ws, op.connection), blocks)
    of_public = read_evidence(public, blocks)
    today = op.at.astimezone().date()
    for position, ((field_key, key), name) in enumerate(new.items(), len(kept)):
        found: AgreedFigure | AgreedBlock | None = AgreedFigure(known[key], today) if key in known else None
        if isinstance(name, Block) and key in evidence:
            shown = evidence[key]
            figures = figures_of_evidence(ws, shown)
            found = agreed_block(shown, of_public.get(key), today, figures, public.settings.small_count_threshold)
        if found is not None:
            said = {"figure": name.text, "area": (name.of if isinstance(name, Block) else name).area}
            values = {
                "recommendation_id": recommendation,
                "field_key": field_key,
                "kind": name.form.name.casefold() if isinstance(name, Block) else _FIGURE,
                "reference": json.dumps(said, ensure_ascii=False),
                "approved": found.stored,
                "position": position,
            }
            op.insert(EVIDENCE, values)


def let_go_of_agreed(op: Operation, recommendation: int) -> None:
    """The text is a draft again: its figures live."""
    op.delete(EVIDENCE, [(row.id,) for row in _rows(op, recommendation)])


def _rows(op: Operation, recommendation: int) -> Sequence[Row[Any]]:
    wanted = select(EVIDENCE).where(EVIDENCE.c.recommendation_id == recommendation)
    return op.connection.execute(wanted).all()
