"""Places in words and rows (*rangordning*): domain handbook §3 points 4 and 6, rulings 7 and 8."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.area import Area
from domain.ground.display import show_change
from domain.ground.text import tr
from domain.profile.national import Measure, National, RankedArea, Ranking
from domain.profile.ranking import Rank, RankMeasure
from drawing.chart import QUARTER_SIGNS

QUARTER_WORDS = {
    1: lambda: tr("lägsta fjärdedelen"),
    2: lambda: tr("andra fjärdedelen"),
    3: lambda: tr("tredje fjärdedelen"),
    4: lambda: tr("högsta fjärdedelen"),
}


def quarter_words(rank: Rank) -> str:
    """`■ högsta fjärdedelen`: by shape and by words, never by colour alone; `plats 3 av 8` where a few are ranked."""
    if not rank.of_country:
        return tr("plats {rank} av {of}").format(rank=rank.rank, of=rank.of)
    return f"{QUARTER_SIGNS[rank.quarter]} {QUARTER_WORDS[rank.quarter]()}"


def place_words_of(area: RankedArea) -> str:
    """`183. Nordmaling (218)`, a shared place said."""
    before = "" if area.rank.previous is None else f" ({area.rank.previous})"
    tied = tr(", delad plats") if area.rank.tied else ""
    return f"{area.rank.rank}. {area.name}{before}{tied}"


@dataclass(frozen=True, slots=True)
class RankRow:
    """A row of the list of places; `own` is the area it is about, `gap` says that places are left out before it."""

    area: RankedArea
    own: bool
    gap: bool


def rank_rows(ranking: Ranking, code: str, each_side: int = 3) -> tuple[RankRow, ...]:
    """First, the area with its neighbours, last; in order, each once. First and last alone where it is not ranked, no
    row where nobody is: a year of which no kommun has every month yet."""
    if not ranking.areas:
        return ()
    chosen = [ranking.areas[0], *ranking.neighbours(code, each_side), ranking.areas[-1]]
    rows: list[RankRow] = []
    at_before = -1
    places = {area.code: at for at, area in enumerate(ranking.areas)}
    for area in dict.fromkeys(chosen):
        at = places[area.code]
        rows.append(RankRow(area, area.code == code, at > at_before + 1))
        at_before = at
    return tuple(rows)


def places_lost_words(national: National, code: str, measure: Measure) -> str:
    """`10 personer ≈ 12 platser`; an empty text where the area is not ranked."""
    lost = national.places_lost(code, measure)
    if lost is None:
        return ""
    if lost == 0:
        return tr("10 personer fler skulle inte ändra platsen.")
    text = tr("10 personer ≈ 1 plats.") if lost == 1 else tr("10 personer ≈ {count} platser.")
    return text.format(count=lost)


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One kommun's places by every measure of the table; None where it is not ranked."""

    area: Area
    ranks: tuple[Rank | None, ...]


MOVEMENT_MEASURES: tuple[RankMeasure, ...] = tuple(RankMeasure)


def movement_table(national: National, areas: Sequence[Area]) -> tuple[MovementRow, ...]:
    """The places of several kommuner by the total and the groups, in the order given."""
    return tuple(
        MovementRow(area, tuple(national.rank(area.code, measure) for measure in MOVEMENT_MEASURES)) for area in areas
    )


def movement_words(rank: Rank | None) -> str:
    """`183 (218) +35`; `ej rangordnad` where there is no place."""
    if rank is None:
        return tr("ej rangordnad")
    if rank.movement is None:
        return str(rank.rank)
    return f"{rank.rank} ({rank.previous}) {show_change(rank.movement)}"
