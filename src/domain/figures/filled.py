"""A text with its figures filled in (*ifylld text*): for a page, where it cites what it shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.figures.blocks import NO_BLOCKS, KnownBlock, KnownBlocks
from domain.figures.known import KnownFigure
from domain.figures.reference import AreaName, Block, FigureName, Piece, Reference, Unreadable, pieces_of
from domain.figures.words import bears_out
from domain.ground.area import Area
from domain.ground.display import show_list
from domain.ground.text import tr
from domain.ground.value import Empty, is_number

_NOTHING: Mapping[str, str] = {}
KnownFigures = Mapping[str, KnownFigure]
"""Figures by their references, whose letters may be small or capital."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text as it is read, the figures in it, and what is to be said of them before it is printed. In `text` the name
    of a table or a chart stands for it; `parts` are what stands before, between and after those, and they."""

    text: str
    cited: tuple[KnownFigure, ...] = ()
    faults: tuple[str, ...] = ()
    parts: tuple[str | KnownBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands for one piece of a text, the figures behind it, and what is wrong with it; `parts` are the tables and
    charts it stands for, and words for those that are missing."""

    text: str
    cited: tuple[KnownFigure, ...] = ()
    fault: str = ""
    parts: tuple[str | KnownBlock, ...] = ()


def by_reference(figures: Iterable[KnownFigure]) -> KnownFigures:
    """The figures, to be found by what texts refer to them with."""
    return {figure.reference.casefold(): figure for figure in figures}


def figures_in(text: str, areas: Sequence[Area]) -> tuple[FigureName, ...]:
    """Every figure that a text about `areas` refers to, each with its area."""
    named = [figure for piece in pieces_of(text) if isinstance(piece, Reference) for figure in piece.figures]
    return tuple(dict.fromkeys(figure.at(area.code) for figure in named for area in areas))


def blocks_in(text: str, areas: Sequence[Area]) -> tuple[Block, ...]:
    """Every table and chart that a text about `areas` refers to, each with its area."""
    named = [piece for piece in pieces_of(text) if isinstance(piece, Block)]
    return tuple(dict.fromkeys(block.at(area.code) for block in named for area in areas))


def fill(
    text: str,
    areas: Sequence[Area],
    known: KnownFigures,
    changed: Mapping[str, str] = _NOTHING,
    blocks: KnownBlocks = NO_BLOCKS,
) -> Filled:
    """The text about `areas` with its figures. Of several areas a local figure is told of each by name, and a local
    table or chart stands once for each. `changed` holds by reference what is to be said of what is not what it was."""
    shown = [show_piece(piece, areas, known, changed, blocks) for piece in pieces_of(text)]
    cited = dict.fromkeys(figure for each in shown for figure in each.cited)
    faults = dict.fromkeys(each.fault for each in shown if each.fault)
    parts: list[str | KnownBlock] = []
    for part in (part for each in shown for part in each.parts or (each.text,)):
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return Filled("".join(each.text for each in shown), tuple(cited), tuple(faults), tuple(parts))


def show_piece(
    piece: Piece,
    areas: Sequence[Area],
    known: KnownFigures,
    changed: Mapping[str, str] = _NOTHING,
    blocks: KnownBlocks = NO_BLOCKS,
) -> Shown:
    """What stands for one piece of a text."""
    shown = _blocks(piece, areas, blocks) if isinstance(piece, Block) else _shown(piece, areas, known)
    of = [figure.reference for figure in shown.cited]
    of += [part.reference for part in shown.parts if isinstance(part, KnownBlock)]
    since = [changed[key] for each in of if (key := each.casefold()) in changed]
    return replace(shown, fault=" ".join(filter(None, (shown.fault, *since)))) if since else shown


def _blocks(piece: Block, areas: Sequence[Area], blocks: KnownBlocks) -> Shown:
    each = [piece.text] if piece.of.area is not None else [piece.at(area.code).text for area in areas]
    lacks, why = tr("[underlaget saknas: {reference}]"), tr("{reference}: underlaget finns inte i arbetsboken.")
    parts = tuple(blocks.get(text.casefold()) or lacks.format(reference=text) for text in each)
    missing = why.format(reference=piece.written) if any(isinstance(part, str) for part in parts) else ""
    return Shown("\n".join(part if isinstance(part, str) else part.title for part in parts), (), missing, parts)


def _shown(piece: str | Reference | AreaName | Unreadable, areas: Sequence[Area], known: KnownFigures) -> Shown:
    if isinstance(piece, str):
        return Shown(piece)
    if isinstance(piece, AreaName):
        return Shown(show_list(area.name for area in areas))
    if isinstance(piece, Unreadable):
        return Shown(piece.written, fault=tr("{text}: {why}").format(text=piece.written, why=piece.why))
    if piece.figure.area is not None or len(areas) == 1:
        return _of_area(piece, areas[0].code if areas else "", known)
    each = [_of_area(piece, area.code, known) for area in areas]
    said = tr("{figure} ({area})")
    return Shown(
        show_list(said.format(figure=one.text, area=area.name) for one, area in zip(each, areas, strict=True)),
        tuple(figure for one in each for figure in one.cited),
        " ".join(one.fault for one in each if one.fault),
    )


def _of_area(reference: Reference, area: str, known: KnownFigures) -> Shown:
    found = [known.get(name.at(area).text.casefold()) for name in reference.figures]
    cited = tuple(figure for figure in found if figure is not None)
    if len(cited) < len(found):
        text = tr("{reference}: uppgiften finns inte i arbetsboken.")
        return Shown(tr("uppgift saknas"), cited, text.format(reference=reference.written))
    figure, against = cited[0], next(iter(cited[1:]), None)
    if not reference.words:
        return Shown(figure.shown, cited, _missing(reference, cited))
    if any(each.hidden for each in cited):
        return Shown(next(each.shown for each in cited if each.hidden), cited)
    fault = _missing(reference, cited)
    if not fault:
        held = bears_out(reference.words, figure, against)
        fault = "" if held else _not_borne_out(reference, cited, can_tell=held is not None)
    return Shown(reference.words, cited, fault)


def _missing(reference: Reference, cited: Sequence[KnownFigure]) -> str:
    missing = [each for each in cited if not is_number(each.value) and not each.hidden]
    if not missing:
        return ""
    text = tr("{reference}: {words}, {reason}.")
    reason = missing[0].value.label if isinstance(missing[0].value, Empty) else ""
    return text.format(reference=reference.written, words=missing[0].words, reason=reason)


def _not_borne_out(reference: Reference, cited: Sequence[KnownFigure], *, can_tell: bool) -> str:
    figures = tr(" mot ").join(figure.shown for figure in cited)
    text = tr("”{words}” stämmer inte med siffran {figures}.")
    if not can_tell:
        text = tr("”{words}” kan inte prövas mot siffran {figures}.")
    return text.format(words=reference.words, figures=figures)
