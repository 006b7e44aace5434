"""Areas (*områden*): kommun, län, riket and a group's own areas (domain handbook §2)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.period import Period

RIKET = "00"


class AreaKind(Enum):
    """What sort of area a code stands for."""

    KOMMUN = "kommun"
    LAN = "lan"
    RIKET = "riket"
    GROUP = "grupp"


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `code` is text: four digits for a kommun, two for a län, `00` for riket, a slug for a group."""

    code: str
    name: str
    kind: AreaKind

    @property
    def county_code(self) -> str | None:
        """The county (*län*) of a kommun, its first two digits; None for other areas."""
        return self.code[:2] if self.kind is AreaKind.KOMMUN else None


@dataclass(frozen=True, slots=True)
class Membership:
    """A kommun's membership of a group (*medlemskap*), both days included; None means no limit is known."""

    group: str
    member: str
    since: date | None = None
    until: date | None = None

    def counts_for(self, period: Period) -> bool:
        """True when it covers the period's first day: who joins later is counted from the next period (ruling 35)."""
        day = period.first_day
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


_TRANSLITERATED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u"})


def slug(name: str) -> str:
    """A group's code made from its name: `Umeåregionen` → `umearegionen`.

    Raises ValueError when the name holds no letter or digit.
    """
    made = re.sub(r"[^a-z0-9]+", "-", name.casefold().translate(_TRANSLITERATED)).strip("-")
    if not made:
        raise ValueError(name)
    return made
