"""Who publishes official statistics (*officiell statistik*): the list of ruling 46."""

import re

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


def is_official(source: str) -> bool:
    """Whether a source, as `SCB, folkmängd 2015`, begins with the whole name of one who publishes official statistics.
    A local office of one is none: what it counts for the group is the group's own."""
    return _END_OF_NAME.split(source, maxsplit=1)[0].strip().casefold() in _OFFICIAL
