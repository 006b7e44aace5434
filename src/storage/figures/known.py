"""Every figure the workspace knows of some areas and periods, as texts may refer to it or be compared with it."""

from collections.abc import Callable, Collection, Iterator, Sequence

from domain.figures.filled import KnownFigures, by_reference
from domain.figures.known import WOMEN_AND_MEN, KnownFigure
from domain.figures.reference import FigureKind, FigureName
from domain.ground.period import Period
from storage.figures.counted import figures_of_indicators, figures_of_lots, figures_of_populations
from storage.figures.profile import figures_of_profiles
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.ground.rows import fetch
from storage.schema.areas import AREA


def known_figures(
    ws: Workspace,
    areas: Sequence[str],
    periods: Sequence[Period],
    *,
    threshold: int | None = None,
    kinds: Collection[FigureKind] = tuple(FigureKind),
    by_sex: bool = False,
) -> tuple[KnownFigure, ...]:
    """The figures of the areas (codes) in the periods, those of a profile first: with a `threshold` as a public page
    may show them, without one whole. Populations are those of the dates in the periods. With `by_sex` women and men of
    the profiles are there too.

    Raises UserProblem for an unknown area.
    """
    with ws.reading() as connection:
        read: dict[FigureKind, Callable[[], Iterator[KnownFigure]]] = {
            FigureKind.PROFILE: lambda: figures_of_profiles(ws, chosen, periods, by_sex=by_sex),
            FigureKind.POPULATION: lambda: figures_of_populations(ws, chosen, periods, threshold),
            FigureKind.LOTS: lambda: figures_of_lots(ws, chosen, periods, threshold),
            FigureKind.INDICATOR: lambda: figures_of_indicators(ws, chosen, periods, threshold),
        }
        chosen = known_areas(connection, list(dict.fromkeys(areas)))
        return tuple(figure for kind in FigureKind if kind in kinds for figure in read[kind]())


def figures_named(ws: Workspace, named: Collection[FigureName], threshold: int | None = None) -> KnownFigures:
    """The figures that are named, each with its area; what is not known is absent."""
    with ws.reading() as connection:
        known = {code for (code,) in fetch(connection, AREA, [(name.area,) for name in named])}
        found: list[KnownFigure] = []
        for kind in FigureKind:
            of_kind = [name for name in named if name.kind is kind and name.area in known]
            areas = sorted({str(name.area) for name in of_kind})
            periods = sorted({name.whole_period for name in of_kind}, key=lambda each: each.code)
            by_sex = any(name.names[-1] in WOMEN_AND_MEN for name in of_kind)
            if of_kind:
                found += known_figures(ws, areas, periods, threshold=threshold, kinds=(kind,), by_sex=by_sex)
    wanted = {name.text.casefold() for name in named}
    return {key: figure for key, figure in by_reference(found).items() if key in wanted}
