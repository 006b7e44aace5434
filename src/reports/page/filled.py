"""What is told of the figures in a text (*siffror i text*): where they come from, and what to know before printing."""

from collections.abc import Iterable, Iterator, Sequence

from domain.figures.filled import Filled
from domain.figures.known import KnownFigure
from domain.figures.reference import FigureKind, parse_reference
from domain.ground.changes import Subject
from domain.ground.display import in_words, show_list
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.reporting.evidence import Evidence
from reports.page.story import Story, cited
from reports.page.styles import CITED

_BUILT_ON = {
    FigureKind.PROFILE: frozenset({Subject.BENEFITS, Subject.RANKS}),
    FigureKind.POPULATION: frozenset({Subject.POPULATIONS}),
    FigureKind.LOTS: frozenset({Subject.LOTS}),
    FigureKind.INDICATOR: frozenset({Subject.INDICATORS}),
}
"""What is printed again where it changes, by the kind of figure."""


def rests_on(figures: Iterable[KnownFigure], evidence: Iterable[Evidence]) -> frozenset[Subject]:
    """What texts with such figures, tables and charts are built on."""
    kinds = {parse_reference(figure.reference).figure.kind for figure in figures}
    kinds |= {each.block.of.kind for each in evidence}
    return frozenset().union(*(_BUILT_ON[kind] for kind in kinds))


def tell_cited(story: Story, figures: Sequence[KnownFigure], threshold: int | None) -> None:
    """Under a text where the figures in it come from, and what is meant by one that is hidden (ruling 59)."""
    if not figures:
        return
    said = [cited(sources_line(figure.source for figure in figures), story.sources)]
    if threshold is not None and any(figure.hidden for figure in figures):
        text = tr("Ett dolt antal är färre än {threshold}, eller skulle avslöja ett sådant.")
        said.append(text.format(threshold=in_words(threshold)))
    story.paragraph(". ".join(said), CITED)


def filled_cautions(where: str, filled: Filled) -> Iterator[str]:
    """What does not hold of the figures in a text, and which are hidden, for whoever is about to print it."""
    for fault in filled.faults:
        yield tr("{where}: {fault}").format(where=where, fault=fault)
    hidden = dict.fromkeys(figure.words for figure in filled.cited if figure.hidden)
    if hidden:
        text = tr("{where}: ”dolt antal” trycks i stället för {figures}.")
        yield text.format(where=where, figures=show_list(hidden))
