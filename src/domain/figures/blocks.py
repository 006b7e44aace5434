"""Tables and charts that texts refer to (*underlag i text*): what they are called, and what can be put in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.figures.known import KnownFigure
from domain.figures.reference import (
    BLOCKS,
    KOMMUNER,
    SEXES,
    YEARS,
    Block,
    BlockForm,
    FigureKind,
    FigureName,
    parse_reference,
)
from domain.ground.source import Source
from domain.ground.text import tr


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """A table or a chart that the workspace has figures for: what it is called, and where those come from."""

    reference: str
    title: str
    source: Source


KnownBlocks = Mapping[str, KnownBlock]
"""Blocks by their references in small letters."""
NO_BLOCKS: KnownBlocks = {}


def form_label(form: BlockForm) -> str:
    """The Swedish word for how it stands."""
    return tr("Diagram") if form is BlockForm.CHART else tr("Tabell")


def block_words(of: FigureName, area: str, indicator: str = "") -> str:
    """What a block shows: `kommunprofil, Nordmaling 2021`; `area` and `indicator` are names."""
    is_indicator = of.kind is FigureKind.INDICATOR
    what = {
        (FigureKind.PROFILE, ""): tr("kommunprofil"),
        (FigureKind.PROFILE, YEARS): tr("försörjda, utveckling över tid"),
        (FigureKind.PROFILE, KOMMUNER): tr("försörjda, kommunerna sida vid sida"),
        (FigureKind.PROFILE, SEXES): tr("försörjda, kvinnor och män"),
        (FigureKind.POPULATION, ""): tr("samverkanspopulation"),
        (FigureKind.LOTS, ""): tr("LOTS-ärenden"),
        (FigureKind.INDICATOR, ""): indicator,
        (FigureKind.INDICATOR, YEARS): tr("{indicator}, utveckling över tid").format(indicator=indicator),
    }[of.kind, " ".join(of.names[1:] if is_indicator else of.names).casefold()]
    return tr("{what}, {area} {period}").format(what=what, area=area, period=of.period)


def block_title(block: Block, area: str, indicator: str = "") -> str:
    """`Diagram: kommunprofil, Nordmaling 2021`."""
    said = tr("{form}: {what}")
    return said.format(form=form_label(block.form), what=block_words(block.of, area, indicator))


def blocks_of(figures: Iterable[KnownFigure]) -> Iterator[tuple[Block, KnownFigure]]:
    """The blocks that can be drawn of figures, each with the first of them, in the order of their areas and periods;
    what goes over time once for an area."""
    told: set[object] = set()
    found: dict[tuple[FigureKind, str | None, str, tuple[str, ...]], KnownFigure] = {}
    for figure in figures:
        of = parse_reference(figure.reference).figure
        key = of.names[:1] if of.kind is FigureKind.INDICATOR else ()
        found.setdefault((of.kind, of.area, of.period, key), figure)
    for (kind, area, period, key), figure in found.items():
        for (of_kind, shows), forms in BLOCKS.items():
            series = (kind, area, key) if shows == YEARS else (kind, area, period, key, shows)
            # The codes of groups are words: what has no kommuner has none beside one another.
            if of_kind is not kind or series in told or (shows == KOMMUNER and str(area).isdigit()):
                continue
            told.add(series)
            names = (*key, *filter(None, [shows]))
            for form in sorted(forms, key=lambda each: each.value):
                yield Block(form, FigureName(kind, area, period, names)), figure
