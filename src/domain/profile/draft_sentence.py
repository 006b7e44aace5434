"""A sentence of a draft (*utkast*) with the figures it shows and where they come from."""

from dataclasses import dataclass

from domain.ground.display import sentence
from domain.ground.source import Source
from domain.ground.value import Number
from domain.profile.row import ProfileRow


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure in a sentence: `what` it is (`persons.total`, `rank.ohalsa`), its exact value, and how it is shown."""

    what: str
    value: Number
    shown: str


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence. `key` names the point it makes and is unique in its draft; a sentence without figures may lack
    sources."""

    key: str
    text: str
    figures: tuple[DraftFigure, ...] = ()
    sources: tuple[Source, ...] = ()


class SentenceMaker:
    """A sentence in the making: figures are noted as they are put into words."""

    def __init__(self, key: str, *sources: Source | None) -> None:
        self._key = key
        self._sources = tuple(dict.fromkeys(source for source in sources if source is not None))
        self._figures: list[DraftFigure] = []

    def figure(self, what: str, value: Number, shown: str) -> str:
        """The figure as it is shown."""
        self._figures.append(DraftFigure(what, value, shown))
        return shown

    def said(self, text: str) -> DraftSentence:
        """The sentence, finished."""
        return DraftSentence(self._key, sentence(text), tuple(self._figures), self._sources)


def row_name(row: ProfileRow) -> str:
    """What figures of a row are called: the kind's value, or `total`."""
    return "total" if row.kind is None else row.kind.value
