"""Places among the kommuner (*rangordning*): domain handbook §3 point 4, ruling 7."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from domain.benefits.benefit import BenefitFigures, BenefitGroup
from domain.ground.text import tr
from domain.ground.value import Number, Value


class RankMeasure(Enum):
    """What kommuner are ranked by, in the order it is always shown."""

    TOTAL = "total"
    OHALSA = "ohalsa"
    ARBETSLOSHET = "arbetsloshet"
    EKONOMISKT_BISTAND = "ekonomiskt_bistand"

    @property
    def label(self) -> str:
        """The Swedish name."""
        return tr("Totalt") if self is RankMeasure.TOTAL else BenefitGroup(self.value).label

    def persons(self, figures: BenefitFigures) -> Value:
        """The persons (full-year equivalents) the measure is about; missing as soon as one of its kinds is."""
        return figures.total if self is RankMeasure.TOTAL else figures.group_total(BenefitGroup(self.value))


class RankSource(Enum):
    """Computed here from the national table, or taken from a publication."""

    COMPUTED = "computed"
    PUBLISHED = "published"


def quarter(rank: int, of: int) -> int:
    """The quarter (*fjärdedel*) a place lies in, 1 the lowest shares: ⌈4 · rank / of⌉.

    Raises ValueError when there is no such place.
    """
    if not 1 <= rank <= of:
        raise ValueError(f"{rank} of {of}")
    return -(-4 * rank // of)


WHOLE_COUNTRY = 260
"""Of 290 kommuner: some leave a month or a year out."""
QUARTER_COLOURS = {1: "green", 2: "yellow", 3: "orange", 4: "red"}


@dataclass(frozen=True, slots=True)
class Rank:
    """A place: `rank` of `of` ranked areas, 1 for the lowest share; `previous` the place a period earlier.

    `tied` says that another area has exactly the same share; None where a publication does not tell. `again` holds the
    movement where another number of areas was ranked then, since the two places are not among the same (ruling 60).
    """

    rank: int
    previous: int | None
    of: int
    tied: bool | None
    source: RankSource
    again: "RankedAgain | None" = None

    @property
    def movement(self) -> int | None:
        """Places won (+35 is better) or lost since the period before; None where that place is not known."""
        if self.again is not None:
            return self.again.movement
        return None if self.previous is None else self.previous - self.rank

    @property
    def of_country(self) -> bool:
        """True when so many are ranked that the quarters are the country's; of a few the place alone is said."""
        return self.of >= WHOLE_COUNTRY

    @property
    def quarter(self) -> int:
        """The quarter, 1–4."""
        return quarter(self.rank, self.of)

    @property
    def colour(self) -> str:
        """The quarter's colour by name, as files and the command line give it."""
        return QUARTER_COLOURS[self.quarter]


@dataclass(frozen=True, slots=True)
class RankedAgain:
    """A movement among the `common` areas that are ranked in both periods alone, where `before` were ranked a period
    earlier; None where the area itself was not."""

    movement: int | None
    common: int
    before: int


def among_common(rank: Rank) -> str:
    """What is added to a movement in words; empty where as many were ranked in both periods."""
    if rank.again is None or rank.movement is None:
        return ""
    return tr(" bland de {common} kommuner som är rangordnade båda perioderna").format(common=rank.again.common)


def movement_notes(ranks: Iterable[Rank | None], now: str, before: str) -> tuple[str, ...]:
    """How movements are worked out where other numbers of kommuner were ranked in the two periods; nothing else."""
    again = next(((rank, rank.again) for rank in ranks if rank is not None and rank.again is not None), None)
    if again is None:
        return ()
    text = tr(
        "{of} kommuner är rangordnade {now} och {earlier} {before}; förflyttningen är räknad bland de {common} som är "
        "det båda perioderna."
    )
    rank, of_both = again
    return (text.format(of=rank.of, now=now, earlier=of_both.before, before=before, common=of_both.common),)


@dataclass(frozen=True, slots=True)
class Place:
    """An area's place within one ranking."""

    rank: int
    tied: bool


def competition_ranks(shares: Mapping[str, Value]) -> dict[str, Place]:
    """Places by area code, lowest share first, equal shares sharing the lower number: 1, 2, 2, 4.

    Give exact shares: only exactly equal ones tie. An area without a share is not ranked, so that the number ranked
    is the number of places returned.
    """
    ranked = sorted((share, code) for code, share in shares.items() if isinstance(share, Number))
    places: dict[str, Place] = {}
    first = 0
    for at, (share, code) in enumerate(ranked):
        if share != ranked[first][0]:
            first = at
        tied = at > first or (at + 1 < len(ranked) and ranked[at + 1][0] == share)
        places[code] = Place(first + 1, tied)
    return places


def published_rank(rank: int, previous: int | None, of: int) -> Rank:
    """A place as it was printed. Raises ValueError when it is not among the places there are."""
    quarter(rank, of)
    return Rank(rank, previous, of, None, RankSource.PUBLISHED)


def show_rank(name: str, rank: Rank) -> str:
    """`183. Nordmaling (218)`: the place, the name and the place a period earlier."""
    before = "" if rank.previous is None else f" ({rank.previous})"
    return f"{rank.rank}. {name}{before}"
