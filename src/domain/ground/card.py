"""The card of a figure (*om siffran*): what it counts and does not count, of whom, when, from where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from domain.ground.publishers import terms_of
from domain.ground.source import Source
from domain.ground.text import tr


class Kind(Enum):
    """Whether a figure is how many there are on a day, how many come in a time, or a mean over a time."""

    STOCK = "stock"
    FLOW = "flow"
    MEAN = "mean"

    @property
    def label(self) -> str:
        """The Swedish words."""
        return {
            Kind.STOCK: tr("läge: så många är de den dagen"),
            Kind.FLOW: tr("flöde: så många kom under perioden"),
            Kind.MEAN: tr("genomsnitt: medelvärdet av periodens månader"),
        }[self]


@dataclass(frozen=True, slots=True)
class FigureCard:
    """What is to be known of a figure. An empty text is left out of `lines`; a source that is not given is said to be
    missing, since every figure should have one. `is_not` is what it is easily taken for."""

    title: str
    counted: str
    kind: Kind | None
    period: str
    ages: str = ""
    sources: tuple[Source, ...] = ()
    changed: str = ""
    is_not: str = ""

    def changed_at(self, changed: str) -> "FigureCard":
        """The same with when the figure was last changed."""
        return replace(self, changed=changed)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each heading and what stands under it, in the order they are read."""
        told = (
            (tr("Vad som räknas"), self.counted),
            (tr("Åldrar"), self.ages),
            (tr("Slag"), self.kind.label if self.kind is not None else ""),
            (tr("Period"), self.period),
            (tr("Källa"), _sources(self.sources)),
            (tr("Senast ändrad"), self.changed),
            (tr("Räknas inte"), self.is_not),
        )
        return tuple((heading, text) for heading, text in told if text)


def _sources(sources: Sequence[Source]) -> str:
    every = dict.fromkeys(_source(each) for source in sources for each in source.each if each.words)
    return "; ".join(every) or tr("ingen källa är angiven")


def _source(source: Source) -> str:
    """With what its publisher calls the table, and on what terms it may be used, where that is known."""
    if not source.table:
        return source.words
    text = tr("{source}, tabell {table} ({terms})")
    return text.format(source=source.words, table=source.table, terms=terms_of(source))
