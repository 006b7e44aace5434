"""An import whose figures stand in texts is not taken back (*ångra en inläsning*, ruling 27)."""

from collections.abc import Iterator, Mapping
from itertools import chain

from domain.figures.filled import blocks_in, figures_in
from domain.figures.reference import BEGINS, Block, FigureName
from domain.ground.changes import Changes
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.recommendations.recommendation import Recommendation
from storage.figures.blocks import read_evidence
from storage.figures.known import figures_named
from storage.file.problems import StandsInTheWay
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.history.changelog import undo_import
from storage.recommendations.queries import read_recommendations
from storage.reporting.reading import reading_in_full

_MOST_NAMED = 20


def take_back_import(ws: Workspace, import_id: int) -> Changes:
    """Takes back a whole import. Raises StandsInTheWay with each text that would lose a figure, a table or a chart, and
    what `undo_import` raises."""
    with ws.reading() as connection:
        written = [
            each for each in read_recommendations(connection) if any(BEGINS in text for text in each.texts.values())
        ]
    before = _standing(ws, written)

    def see_that_nothing_is_lost() -> None:
        after = _standing(ws, written)
        lost = list(chain.from_iterable(_lost(each, before[each.id], after[each.id]) for each in written))
        if lost:
            text = tr(
                "Inläsningen kan inte ångras: texter hänvisar till uppgifter ur den. Ingenting har ändrats. Ta bort "
                "dem ur texterna först, eller läs in rättade uppgifter."
            )
            raise StandsInTheWay(text, tuple(lost[:_MOST_NAMED]))

    with ws.asking(see_that_nothing_is_lost):
        return undo_import(ws, import_id)


def _standing(ws: Workspace, written: list[Recommendation]) -> dict[int, Mapping[str, str]]:
    """By recommendation what its texts refer to that is known now, each with what it is called."""
    figures: dict[int, list[FigureName]] = {}
    blocks: dict[int, list[Block]] = {}
    with ws.reading() as connection:
        for each in written:
            about = known_areas(connection, each.areas or [ws.group_code])
            figures[each.id] = [name for text in each.texts.values() for name in figures_in(text, about)]
            blocks[each.id] = [block for text in each.texts.values() for block in blocks_in(text, about)]
        known = figures_named(ws, set(chain.from_iterable(figures.values())))
        evidence = read_evidence(reading_in_full(ws, connection), chain.from_iterable(blocks.values()))
    found: dict[int, Mapping[str, str]] = {}
    for each in written:
        cited = filter(None, (known.get(name.text.casefold()) for name in figures[each.id]))
        drawn = filter(None, (evidence.get(block.text.casefold()) for block in blocks[each.id]))
        there = {figure.reference: figure.words for figure in cited if figure.value is not Empty.SAKNAS}
        found[each.id] = {**there, **{of.known.reference: of.known.title for of in drawn}}
    return found


def _lost(recommendation: Recommendation, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    text = tr("Rekommendationen ”{title}” {year}: {what} ({reference}).")
    for reference, what in before.items():
        if reference not in after:
            yield text.format(title=recommendation.title, year=recommendation.year, what=what, reference=reference)
