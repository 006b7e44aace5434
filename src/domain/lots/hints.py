"""What looks like a slip in a month of LOTS and may be right all the same (*påpekanden*): it blocks nothing."""

from collections.abc import Iterator

from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.lots.month import PARTIES, AgeGroup, LotsMonth, Party, tally_month
from domain.lots.review import margin_of

# Of fewer cases the same figures come again by chance.
_ENOUGH = 5


def soft_hints(month: LotsMonth, before: LotsMonth | None) -> Iterator[tuple[Party, str]]:
    """A party and a Swedish sentence for each: two divisions that are the same pair of numbers, as a copied row is, and
    the figures of the month before once more."""
    totals = tally_month(month).by_party
    for party in PARTIES:
        total = totals[party]
        if not isinstance(total, int) or total < _ENOUGH:
            continue
        if _is_copied(month, party):
            text = tr("{party}: kön och ålder har samma två tal, som när en rad har kopierats. Stämmer det?")
            yield party, text.format(party=party.label)
        if before is not None and _of(month, party) == _of(before, party):
            text = tr("{party}: precis samma siffror som i {month}. Stämmer det?")
            yield party, text.format(party=party.label, month=before.month.label)


def _of(month: LotsMonth, party: Party) -> dict[object, object]:
    return {key: value for key, value in month.counts.items() if key[0] is party}


def _is_copied(month: LotsMonth, party: Party) -> bool:
    """True of two different numbers that stand in both divisions, in the same order."""
    sexes, ages = (
        [margin_of(month.counts, party, split) for split in splits]
        for splits in ((Sex.KVINNA, Sex.MAN), (AgeGroup.UNDER30, AgeGroup.PLUS30))
    )
    first, second = sexes
    return sexes == ages and isinstance(first, int) and isinstance(second, int) and first != second
