"""What is kept beside a cross that is being typed (*kontrollsummor*, ruling 15, decision 0060)."""

from domain.ground.display import show_count
from domain.ground.text import tr
from domain.ground.value import Empty, at_least, exact_sum
from domain.lots.month import Counts, Party, crossed, is_cross, tally


def check_sum_words(counts: Counts, party: Party) -> str:
    """`Försäkringskassan: kontrollsumma 40, i korset 3 hittills.` of a party whose cross is begun and not whole; empty
    where no sum of the whole is kept beside it."""
    cells = crossed(counts, party).values()
    kept = tally({key: value for key, value in counts.items() if not is_cross(key)}).by_party[party]
    if not cells or exact_sum(cells) is not Empty.SAKNAS or not isinstance(kept, int):
        return ""
    text = tr("{party}: kontrollsumma {kept}, i korset {cells} hittills.")
    return text.format(party=party.label, kept=show_count(kept), cells=show_count(at_least(cells)))
