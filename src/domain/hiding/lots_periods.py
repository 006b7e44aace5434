"""What the public may read of LOTS cases in one period after another (*länkade perioder*): ruling 58.

The tables of the whole periods of an area and a year add up: the year is the sum of its halves. They are protected as
one set, the shorter first, whether or not they have been printed.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.ground.period import Period
from domain.ground.value import Empty, is_hidden
from domain.hiding.additive_table import AdditiveTable, CellKey
from domain.hiding.lots import lots_rules, lots_values, with_hidden
from domain.hiding.lots_at_least import adds_up, as_if_known
from domain.hiding.periods import hidden_of_periods, within
from domain.hiding.suppression import hide_small
from domain.lots.month import CellKey as LotsKey
from domain.lots.month import LotsTally
from domain.lots.period import in_margins
from domain.lots.review import USUALLY_LEFT_OUT, columns_told

Tallies = Mapping[Period, LotsTally]


def public_periods(own: Tallies, threshold: int = 5) -> dict[Period, LotsTally]:
    """The tables of an area's whole periods as the public may read them, by sex and by age.

    `own` holds each period with those inside it that are told of too, the shorter before the longer. What a missing
    figure is at least (*minst*) is told of a period only where a table with those counts in the place of the missing
    figures would be printed whole and adds up, and those inside it too, so that no difference between them tells of
    others.
    """
    tallies = {period: in_margins(tally) for period, tally in own.items()}
    hidden = hidden_of_periods(tables_of(tallies), threshold)
    public = {period: with_hidden(tally, hidden[period].cells, threshold) for period, tally in tallies.items()}
    if not any(tally.least for tally in tallies.values()):
        return public
    known = {period: as_if_known(tally) for period, tally in tallies.items()}
    dark = hidden_of_periods(tables_of(known), threshold)
    for period, tally in tallies.items():
        if not any(dark[each].cells or not adds_up(known[each]) for each in within(period, known)):
            public[period] = replace(public[period], least=tally.least)
        elif any(key in tally.least for key in tally.cells):
            # What is known of a cell is in the total's *minst* too.
            public[period] = replace(public[period], known_total=0)
    return public


def hidden_of(public: LotsTally) -> tuple[int, int]:
    """How many figures of a public table are hidden, and of how many: of those in the columns that are printed."""
    left_out = set(USUALLY_LEFT_OUT).difference(columns_told(public))
    printed = (
        value
        for key, value in lots_values(public).items()
        if left_out.isdisjoint(key if isinstance(key, tuple) else (key,))
    )
    told = [value for value in printed if not isinstance(value, Empty) or is_hidden(value)]
    return sum(map(is_hidden, told)), len(told)


def without_zeros(own: LotsTally, public: LotsTally, threshold: int = 5) -> LotsTally:
    """The public table of a period with its noughts hidden too, and what would give them away: where all of a group
    came from one party, the noughts of the others say so (ruling 38).

    Nothing is shown that `public` hides, so that beside it, and beside the tables of other periods, it tells no more.
    """
    tally = in_margins(own)
    values = lots_values(tally)
    printed = set(columns_told(public))
    noughts = {key for key in tally.cells if values[key] == 0 and printed.intersection(key) and _someone(values, key)}
    before = frozenset(key for key, value in lots_values(public).items() if is_hidden(value))
    table = AdditiveTable(values, tuple(lots_rules(tally)), already_hidden=before | noughts)
    hidden = hide_small(table, threshold)
    # What is at least there (*minst*) could be held against them.
    return replace(with_hidden(tally, hidden, threshold), known_total=0)


def _someone(values: Mapping[CellKey, int | Empty], key: LotsKey) -> bool:
    """True where somebody was counted in the cell's row or column, whom the nought tells of."""
    party, sex, age = key
    return any(values.get(each) not in (0, None) for each in (party, sex, age))


def dark(own: LotsTally, threshold: int = 5) -> LotsTally:
    """The table of a time that is not told of in public: every figure is *dolt*."""
    tally = in_margins(own)
    told = frozenset(
        key for key, value in lots_values(tally).items() if not isinstance(value, Empty) or is_hidden(value)
    )
    return replace(with_hidden(tally, told, threshold), known_total=0)


def tables_of(tallies: Tallies) -> dict[Period, AdditiveTable]:
    """The tables as hiding takes them."""
    return {period: AdditiveTable(lots_values(tally), tuple(lots_rules(tally))) for period, tally in tallies.items()}
