"""Who publishes official statistics (*officiell statistik*, ruling 46), and on what terms (*villkor*, ruling 45)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from domain.ground.source import Source, one_source
from domain.ground.text import tr

_OFFICIAL = frozenset(
    {
        "scb", "statistiska centralbyrån", "statistikmyndigheten scb", "kolada", "rka",
        "arbetsförmedlingen", "försäkringskassan", "socialstyrelsen", "folkhälsomyndigheten", "skolverket",
        "skolinspektionen", "transportstyrelsen", "trafikanalys", "migrationsverket", "brå",
        "brottsförebyggande rådet", "csn", "centrala studiestödsnämnden", "pensionsmyndigheten", "kronofogden",
        "kronofogdemyndigheten", "mucf", "iaf", "inspektionen för arbetslöshetsförsäkringen", "uka",
        "universitetskanslersämbetet", "uhr", "arbetsmiljöverket",
    }
)  # fmt: skip
_END_OF_NAME = re.compile(r"[,;:()]")


_SCB = frozenset({"scb", "statistiska centralbyrån", "statistikmyndigheten scb"})
_KOLADA = frozenset({"kolada", "rka"})
_KOLADAS_NAME = re.compile(r"\b(kolada|rka)\b[,:;]?\s*", re.IGNORECASE)


def is_official(source: str) -> bool:
    """Whether a source, as `SCB, folkmängd 2015`, begins with the whole name of one who publishes official statistics.
    A local office of one is none: what it counts for the group is the group's own."""
    return _name(source) in _OFFICIAL


def terms_of(source: Source) -> str:
    """On what terms its figures may be used, as a list of sources says it."""
    name = _name(source.publisher or source.title)
    if name in _SCB:
        return tr("CC0, fria att använda")
    if name in _KOLADA:
        return tr("Kolada anges som källa för värden som inte är bearbetade")
    if name in _OFFICIAL:
        return tr("utgivarens egna villkor")
    return tr("registrerade av gruppen") if source.typed else no_terms()


def is_labour_office(source: Source) -> bool:
    """Whether figures are *Arbetsförmedlingen's*, of those who are registered there."""
    return _name(source.publisher or source.title) == "arbetsförmedlingen"


def no_terms() -> str:
    """What `terms_of` says where nothing is known."""
    return tr("inte angivna")


def worked_up(sources: Iterable[Source]) -> Source:
    """The source of figures that are worked out from others, as a group's sum. Kolada may not be named as theirs: its
    terms ask for what its figures were made from (ruling 45)."""
    return one_source(_without_kolada(part) for source in sources for part in source.each)


def _without_kolada(source: Source) -> Source:
    if _name(source.publisher or source.title) not in _KOLADA:
        return source
    title = _KOLADAS_NAME.sub("", source.title) or tr("kommuner och regioner")
    return replace(source, publisher="", title=tr("bearbetning av uppgifter från {title}").format(title=title))


def _name(source: str) -> str:
    return _END_OF_NAME.split(source, maxsplit=1)[0].strip().casefold()
