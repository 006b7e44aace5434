"""Why a share moved (*varför andelen ändrades*): domain handbook §3 point 7, ruling 5."""

from dataclasses import dataclass
from fractions import Fraction

from domain.benefits.benefit import difference, share
from domain.ground.value import Empty, Value


@dataclass(frozen=True, slots=True)
class ShareChange:
    """A change in percentage points and the two effects that add up to it exactly.

    All three are missing where persons or population is missing, or where a population is zero.
    """

    points: Value
    from_persons: Value
    from_population: Value


def why_moved(
    persons_now: Value, population_now: Value, persons_before: Value, population_before: Value
) -> ShareChange:
    """Splits the change of a share at the midpoint of the two populations.

    Persons effect = Δpersons · ½ · (1/pop₀ + 1/pop₁), in percentage points; the population effect is the rest.
    """
    points = difference(share(persons_now, population_now), share(persons_before, population_before))
    one_more_now, one_more_before = share(1, population_now), share(1, population_before)
    if (
        isinstance(points, Empty)
        or isinstance(persons_now, Empty)
        or isinstance(persons_before, Empty)
        or isinstance(one_more_now, Empty)
        or isinstance(one_more_before, Empty)
    ):
        return ShareChange(Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS)
    from_persons = Fraction(persons_now - persons_before) * (one_more_now + one_more_before) / 2
    return ShareChange(points, from_persons, points - from_persons)
