"""What a file says of itself: title, publisher and the day it was brought up to date."""

import re
from datetime import date

from domain.ground.text import tr
from exchange.ground.quoting import holds_personal_number
from exchange.ground.unfit import Unfit
from exchange.scb.cube import Heading

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
# PxWeb calls a table of one content by that.
_OF_BAS = re.compile(r"arbetsmarknad|arbetskraft|arbetslös|sysselsat|sysselsätt|befolkning|\bbas\b|^antal övriga")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,29}")
_LONGEST = 300


def heading_of(title: str, publisher: str, updated: date | None, *names: str) -> Heading:
    """The heading as it is kept; what the file leaves out is what the table is known by. `names` are what the table is
    called in the source's older and newer interface. Raises Unfit for a personal number."""
    if holds_personal_number(title) or holds_personal_number(publisher):
        raise Unfit(tr("Tabellens titel eller källa innehåller ett personnummer."))
    known = [name for name in dict.fromkeys(names) if _NAME.fullmatch(name)]
    table = f"{known[0]} ({known[1]})" if len(known) > 1 else "".join(known)
    return Heading(_line(title) or _untitled(), _line(publisher) or tr("SCB"), updated, table)


def can_be_bas(heading: Heading) -> bool:
    """Whether a table of nothing but *antal övriga* can be that of the labour market, by its title if it has one."""
    return heading.title == _untitled() or _OF_BAS.search(heading.title.casefold()) is not None


def _untitled() -> str:
    return tr("Helårsekvivalenter per månad")


def day_of(text: str) -> date | None:
    """The day in `20260326 08:00` or `2026-03-26T07:00:00Z`; None where there is none."""
    found = _DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _line(text: str) -> str:
    one = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return one if len(one) <= _LONGEST else one[: _LONGEST - 1] + "…"
