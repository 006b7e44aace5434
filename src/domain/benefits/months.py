"""Full-year equivalents month by month (*helårsekvivalenter per månad*), as SCB's national table gives them.

The table is large, so it travels area by area as plain tuples; everything else about it is named here
(domain handbook §3, ruling 9).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from domain.benefits.benefit import Benefit
from domain.ground.period import Period
from domain.ground.problem import Refusal
from domain.ground.text import tr

MonthRow = tuple[str, str, str, *tuple[int | None, ...], str | None]
"""One month of one area: sex (`kvinna man alla`), ages (`20-64`), month (`2014-01`), the figures in the order of
`FIGURES`, and why some are missing.

A figure that is not known is None. The last place is None as long as all that can be said of those is *saknas*; else
it names them: `ekonomiskt_bistand=bortfall population=dolt`.
"""

SEX: Final = 0
AGE_GROUP: Final = 1
MONTH: Final = 2
FIRST_KIND: Final = 3
FIGURES = (*(kind.value for kind in Benefit), "population")
"""The columns of the table that hold figures."""
POPULATION: Final = FIRST_KIND + len(FIGURES) - 1
REASONS: Final = POPULATION + 1
ECONOMIC_AID: Final = FIRST_KIND + FIGURES.index(Benefit.EKONOMISKT_BISTAND.value)
BORTFALL = f"{Benefit.EKONOMISKT_BISTAND.value}=bortfall"


@dataclass(frozen=True, slots=True)
class AreaMonths:
    """All rows of one area, each combination of sex, ages and month at most once."""

    code: str
    name: str
    rows: Sequence[MonthRow]


class BenefitMonths(Protocol):
    """A file of monthly figures. `title`, `publisher` and `updated` are the source's own; `notes` are sentences for the
    user about parts that do not add up within the source's tolerance (ruling 14) and the like."""

    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def updated(self) -> date | None: ...
    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every area, in the order of the file."""

    @property
    def months(self) -> tuple[Period, ...]: ...
    @property
    def skipped(self) -> int: ...
    @property
    def refused(self) -> tuple[Refusal, ...]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def left_out(self) -> tuple[int, ...]:
        """The places in `MonthRow` of figures that the file does not hold at all: what is known of them stays."""

    def blocks(self) -> Iterator[AreaMonths]:
        """Area after area; gaps in *ekonomiskt bistånd* are already marked (`mark_gaps`). May be asked for again."""


KIND = "benefit_months"
TABLE = "HE0000T02N2 (TAB1386)"
"""What SCB calls the table, in its older and its newer interface: a file is known to be it by its contents."""


def kind_label() -> str:
    """The Swedish name of the kind of file."""
    return tr("helårsekvivalenter per månad")


def filled_from(row: MonthRow, known: Sequence[object], left_out: Sequence[int]) -> MonthRow:
    """The row with what is known of the figures at the places `left_out`, reasons included.

    `known` is a `MonthRow` of the same area and month. A file of some kinds of benefit, or without the population,
    takes nothing away of the others.
    """
    names = {FIGURES[place - FIRST_KIND] for place in left_out}
    own = [each for each in str(row[REASONS] or "").split() if each.partition("=")[0] not in names]
    kept = [each for each in str(known[REASONS] or "").split() if each.partition("=")[0] in names]
    figures: list[Any] = [(known if place in left_out else row)[place] for place in range(FIRST_KIND, REASONS)]
    return row[SEX], row[AGE_GROUP], row[MONTH], *figures, " ".join((*own, *kept)) or None


def mark_gaps(rows: Sequence[MonthRow]) -> list[MonthRow]:
    """Bortfall: *ekonomiskt bistånd* 0 for both sexes together is missing, then for every sex (ruling 9).

    A 0 for one sex beside a positive other is a true zero. Where both sexes together are not given, it is a gap when
    both are given and both are 0. `rows` are those of one area.
    """
    zeros = [row for row in rows if row[ECONOMIC_AID] == 0]
    if not zeros:
        return list(rows)
    together = {_when(row) for row in rows if row[SEX] == "alla"}
    gaps = {_when(row) for row in zeros if row[SEX] == "alla"}
    apart = Counter(_when(row) for row in zeros if row[SEX] != "alla" and _when(row) not in together)
    gaps |= {when for when, count in apart.items() if count == 2}
    return [_without_aid(row) if _when(row) in gaps else row for row in rows]


def _when(row: MonthRow) -> tuple[str, str]:
    return row[AGE_GROUP], row[MONTH]


def _without_aid(row: MonthRow) -> MonthRow:
    figures: list[Any] = [*row[FIRST_KIND:REASONS]]
    figures[ECONOMIC_AID - FIRST_KIND] = None
    aid = f"{Benefit.EKONOMISKT_BISTAND.value}="
    others = [each for each in str(row[REASONS] or "").split() if not each.startswith(aid)]
    return row[SEX], row[AGE_GROUP], row[MONTH], *figures, " ".join((BORTFALL, *others))
