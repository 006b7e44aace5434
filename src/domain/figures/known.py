"""A figure the workspace knows, as a text may refer to it or be compared with it (*känd siffra*)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.display import show_number, show_percent
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden

CHANGE = "ändring"
"""The last word of a reference to a change in a number."""


WOMEN_AND_MEN = {"kvinnor": Sex.KVINNA, "män": Sex.MAN}
"""The last word of a reference to a figure of one sex."""


class Unit(Enum):
    """What a figure counts."""

    PERSONS = "persons"
    """Whole-year equivalents, people, cases: anything counted in whole numbers."""
    PERCENT = "percent"
    """A share, 0 to 100."""
    POINTS = "points"
    """A difference between two shares, in *procentenheter*."""
    PLACE = "place"
    """A place among kommuner."""
    OTHER = "other"
    """What an indicator counts in a unit of its own."""


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """One figure with what it is and where it comes from.

    `reference` is its text between `{` and `}` and finds the same figure again; `words` say what it is, without area
    and period. `value` is exact, or the reason why there is none; `decimals` is what it is shown with. `area` is a
    code, `period` a period's code (`2021`, `2024-10`). `may_be_hidden` is True where counts of it are hidden in public
    when small (ruling 22). `day` is when it was recorded, None where that is not known. `only` says which months or
    kommuner alone it is of, empty where it is of the whole period and area.
    """

    reference: str
    words: str
    area: str
    period: str
    value: Value
    unit: Unit
    decimals: int
    may_be_hidden: bool
    source: Source
    day: date | None
    only: str = ""

    @property
    def is_change(self) -> bool:
        """True for a difference to the period before."""
        return self.unit is Unit.POINTS or self.reference.endswith(f" {CHANGE}")

    @property
    def hidden(self) -> bool:
        """True where it is not to be shown."""
        return is_hidden(self.value)

    @property
    def shown(self) -> str:
        """As it stands in a text: `108`, `3,0 %`, `−1,1 procentenheter`; what it is only of is told in the same
        breath (rulings 10 and 41). Of one that is hidden no more is said than that: which of several hidden ones are
        small would tell of them."""
        if isinstance(self.value, Empty):
            if self.value.below is not None:
                return tr("färre än {bound}").format(bound=self.value.below)
            return tr("dolt antal") if self.hidden else tr("uppgift saknas")
        text = {
            Unit.PERCENT: show_percent,
            Unit.POINTS: _show_points,
        }.get(self.unit, show_number)(self.value, self.decimals)
        return f"{text} ({self.only})" if self.only else text


def _show_points(value: Value, decimals: int) -> str:
    return tr("{number} procentenheter").format(number=show_number(value, decimals))
