"""What comes back each year (*punkter på årshjulet*), and those that a new workspace has (domain handbook §9)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.changes import Subject
from domain.ground.period import month_names
from domain.ground.text import tr

WHEEL = Subject("wheel")
"""What a change of the wheel is about."""

_LONG = frozenset({1, 3, 5, 7, 8, 10, 12})


class Doing(Enum):
    """What is done in the program when an item is (*blir klar när*); the value is its code in files."""

    HAND = "hand"
    BENEFITS = "benefits"
    INDICATORS = "indicators"
    AF = "af"
    POPULATION = "population"
    LOTS = "lots"
    FOLLOW_UP = "follow_up"
    APPROVAL = "approval"

    @property
    def label(self) -> str:
        """The Swedish words, as what comes after *Blir klar när*."""
        return {
            Doing.HAND: tr("den bockas av för hand"),
            Doing.BENEFITS: tr("helårsekvivalenter läses in"),
            Doing.INDICATORS: tr("indikatorer läses in eller skrivs in"),
            Doing.AF: tr("en fil från Arbetsförmedlingen läses in"),
            Doing.POPULATION: tr("samverkanspopulationens antal kommer in"),
            Doing.LOTS: tr("förra månadens LOTS är klar i alla områden"),
            Doing.FOLLOW_UP: tr("utfall skrivs in på rekommendationernas mått"),
            Doing.APPROVAL: tr("rekommendationsrapporten godkänns"),
        }[self]


@dataclass(frozen=True, slots=True)
class WheelItem:
    """One item: `month` 1–12, None every month; `day` is its day in the month, None any day of it. `who` is the
    function that answers for it, never a name. A `release` is published by somebody else: it can be fetched from that
    day on. `since` is the day from which it is watched: before it nothing is late. `ships` is the key of the item that
    comes with the program, empty for one of the group's own."""

    id: int
    month: int | None
    day: int | None
    what: str
    who: str = ""
    doing: Doing = Doing.HAND
    release: bool = False
    ships: str = ""
    since: date = date.min

    @property
    def when(self) -> str:
        """`mars`, `1 september`, `den 23 varje månad`, `varje månad`."""
        if self.month is None:
            return tr("varje månad") if self.day is None else tr("den {day} varje månad").format(day=self.day)
        name = month_names()[self.month - 1]
        return name if self.day is None else tr("{day} {month}").format(day=self.day, month=name)


def first_day_of(item: WheelItem, year: int, number: int) -> date:
    """The day it comes in a month, the first where it has none. A day that a month lacks is its last."""
    last = last_day_of(year, number)
    return last.replace(day=min(item.day or 1, last.day))


def last_day_of(year: int, number: int) -> date:
    """The last day of a month, of any year there is."""
    return date(year, number, monthrange(year, number)[1])


def wrong_day(number: int | None, day: int | None) -> str:
    """Why the item can have no such day, in Swedish; empty where it can. 31 of every month is its last day."""
    most = 31 if number is None or number in _LONG else 29 if number == 2 else 30
    if day is None or 1 <= day <= most:
        return ""
    if number is None:
        return tr("Dagen ska vara 1–31, eller tom.")
    return tr("{month} har inte dagen {day}.").format(month=month_names()[number - 1].capitalize(), day=day)


def shipped_items() -> tuple[WheelItem, ...]:
    """The items that come with the program: when the sources are published, and when the group's own work is due."""
    office, team = tr("processledare"), tr("analysteamet")
    told: tuple[tuple[str, int | None, int | None, str, str, Doing, bool], ...] = (
        ("af-month", None, 23, tr("Arbetsförmedlingen: månadens statistik"), office, Doing.AF, True),
        ("scb-year", 3, None, tr("SCB: helår, helårsekvivalenter"), office, Doing.BENEFITS, True),
        ("follow-up", 4, None, tr("Uppföljning av effektmått, uppdelad på kön"), team, Doing.FOLLOW_UP, False),
        ("analysis", 9, 1, tr("Nulägesanalys till kansliet"), tr("lokala samverkansgrupper"), Doing.HAND, False),
        ("scb-half", 10, None, tr("SCB: halvår, helårsekvivalenter"), office, Doing.BENEFITS, True),
        ("board", 10, None, tr("Rekommendationer till styrelsen"), tr("styrelsen"), Doing.APPROVAL, False),
        ("register", 10, 31, tr("Registeruttag: samverkanspopulation"), tr("parterna"), Doing.POPULATION, True),
    )
    return tuple(
        WheelItem(0, number, day, what, who, doing, release, key)
        for key, number, day, what, who, doing, release in told
    )
