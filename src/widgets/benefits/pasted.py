"""What a pasted block brought beside what is typed: a change (*ändring*) whose sign contradicts its two figures."""

from collections.abc import Mapping
from fractions import Fraction

from domain.benefits.slips import lost_minus
from domain.benefits.typed_year import COLUMNS, PUBLISHED_SHARE, TOTAL, year_column
from domain.ground.sex import Sex
from widgets.benefits.screen import EntryScreen
from widgets.benefits.sheet import CHANGE, figure_of
from widgets.sheet import CellKey, Reads


def lost_minuses(screen: EntryScreen, pasted: Mapping[CellKey, str]) -> dict[str, str]:
    """Why, by row, a pasted change can only have lost its minus; the change itself is counted and never stored."""
    now, before = screen.columns.get(Sex.ALLA), screen.page.before.get(Sex.ALLA)
    if now is None or before is None:
        return {}
    last = year_column(before)
    found = {}
    for name in (*COLUMNS, TOTAL):
        is_share = name == PUBLISHED_SHARE
        read = (Reads.PERCENT if is_share else Reads.NUMBER).parse(pasted.get((name, CHANGE), ""))
        if read.value is None:
            continue
        # Three figures that were rounded each.
        rounding = Fraction(1, 10) if is_share else 1
        reason = lost_minus(read.value, figure_of(now, name), figure_of(last, name), rounding=rounding)
        if reason is not None:
            found[name] = reason
    return found
