"""How many different case workers called (*unika handläggare*), over months of totals (ruling 19)."""

from collections.abc import Sequence

from domain.ground.display import EN_DASH, show_count
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.month import Counts, LotsMonth, Party, tally


def workers_range(months: Sequence[LotsMonth], party: Party) -> tuple[int, Value] | None:
    """The fewest and most different case workers of one area: from the largest month to the sum.

    The most is missing where a month that may have cases of the party has no number; None where no month says.
    """
    given = [(month.workers.get(party, Empty.SAKNAS), month.counts) for month in months]
    counts = [count for count, _ in given if isinstance(count, int)]
    silent = [cases for count, cases in given if cases and not isinstance(count, int)]
    has_cases = any(key[0] is party for month in months for key in month.counts)
    if has_cases and any(_may_have_called(party, cases) for cases in silent):
        return (max(counts), Empty.SAKNAS) if any(counts) else None
    return (max(counts), sum(counts)) if counts else None


def _may_have_called(party: Party, cases: Counts) -> bool:
    """False of a party that had no cases, which a month that leaves it out does not say."""
    own = {key: count for key, count in cases.items() if key[0] is party}
    return tally(own).by_party[party] not in (0, Empty.EJ_TILLAMPLIGT)


def workers_words(low: Value, high: Value) -> str:
    """`5`, `5–20`, `minst 5`."""
    if low == high:
        return show_count(low)
    if high is Empty.SAKNAS:
        return tr("minst {count}").format(count=show_count(low))
    return f"{show_count(low)}{EN_DASH}{show_count(high)}"
