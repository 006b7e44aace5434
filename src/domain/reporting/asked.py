"""What is asked of a report (*val*): in the window and on the command line the very same."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.benefits.of_period import GapTreatment
from domain.ground.period import Period
from domain.reporting.report import Audience


class Choice(Enum):
    """What a part may let its reader choose, in the order it is offered."""

    YEAR = "year"
    """The year of the recommendations."""
    AREA = "area"
    """One kommun or group."""
    GROUP = "group"
    """One group of kommuner."""
    DAY = "day"
    """The reference date of a population (*mättillfälle*)."""
    DEFINITION = "definition"
    """The definition of a population."""
    PERIOD = "period"
    """The period of a profile."""
    CASES = "cases"
    """The period of LOTS cases: a year, half-year, quarter or month."""
    ZEROS = "zeros"
    """Whether noughts in tables of LOTS cases are hidden in public (ruling 38)."""
    GAPS = "gaps"
    """What is done about *bortfall* in a profile."""
    AREAS = "areas"
    """Some of the group's kommuner."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen; what is not leaves it to what there is.

    `area` and `areas` are codes: no area is the workspace's own group, no areas its kommuner. `period` and `day` are by
    default the latest with figures; of a population `period` is where its day is sought. `left_out` are keys of parts.
    """

    year: int | None = None
    area: str | None = None
    areas: tuple[str, ...] = ()
    period: Period | None = None
    day: date | None = None
    family: str = "default"
    treatment: GapTreatment = GapTreatment.LAMNA_UT
    left_out: frozenset[str] = frozenset()
    hide_zeros: bool = False
    audience: Audience = Audience.PUBLIC
    reason: str = ""
