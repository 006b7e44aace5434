"""What looks like a slip in a month of LOTS and may be right all the same (*påpekanden*): it blocks nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from domain.ground.display import show_count
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Value
from domain.lots.month import PARTIES, AgeGroup, CellKey, LotsMonth, Party, cell_words, of_column, tally, tally_month
from domain.lots.review import FEWEST_MONTHS, margin_of, margin_value

# Of fewer cases the same figures come again by chance.
_ENOUGH = 5
_WHOLE = (Sex.UNSPLIT, AgeGroup.ALLA)
_COLUMNS: tuple[Sex | AgeGroup, ...] = (Sex.KVINNA, Sex.MAN, AgeGroup.UNDER30, AgeGroup.PLUS30)
"""Those that everyone fills in."""


class HintKind(Enum):
    """What looks like a slip: two divisions alike, the month before once more, a nought, more or less than usual."""

    COPIED = "copied"
    SAME = "same"
    NOUGHT = "nought"
    UNUSUAL = "unusual"


HintKey = tuple[HintKind, Party, Sex, AgeGroup]
"""What tells a hint of a month from its others; of a whole party with *alla*."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A Swedish sentence about a party; `cell` is the one it is about, where it is about one."""

    kind: HintKind
    party: Party
    text: str
    cell: CellKey | None = None

    @property
    def key(self) -> HintKey:
        """Which of the month's hints it is."""
        return (self.kind, *(self.cell or (self.party, *_WHOLE)))


@dataclass(frozen=True, slots=True)
class HintNote:
    """Why a hint is right as it stands (*anteckning*), and the sentence it was written to."""

    told: str
    note: str


def soft_hints(month: LotsMonth, earlier: Sequence[LotsMonth], *, border: int = 30) -> Iterator[Hint]:
    """Two divisions that are the same pair of numbers, as a copied row is; the figures of the month before once more;
    and a nought where there never was one. `earlier` are the months before, the nearest last."""
    totals = tally_month(month).by_party
    for party in PARTIES:
        total = totals[party]
        yield from _noughts(month, earlier, party, border)
        if not isinstance(total, int) or total < _ENOUGH:
            continue
        if _is_copied(month, party):
            text = tr("{party}: kön och ålder har samma två tal, som när en rad har kopierats. Stämmer det?")
            yield Hint(HintKind.COPIED, party, text.format(party=party.label))
        if earlier and _of(month, party) == _of(earlier[-1], party):
            text = tr("{party}: precis samma siffror som i {month}. Stämmer det?")
            yield Hint(HintKind.SAME, party, text.format(party=party.label, month=earlier[-1].month.label))


def _noughts(month: LotsMonth, earlier: Sequence[LotsMonth], party: Party, border: int) -> Iterator[Hint]:
    """The columns of the party that are 0 and never were in half a year of months that have them; of a party without
    cases it is said once."""
    for sex, age in (_WHOLE, *map(of_column, _COLUMNS)):
        months = _months_without_nought(earlier, (party, sex, age)) if _figure(month, (party, sex, age)) == 0 else 0
        if months < FEWEST_MONTHS:
            continue
        text = tr("{cell}: 0, men det har aldrig varit 0 förut ({count} månader). Stämmer det?")
        told = text.format(cell=cell_words((party, sex, age), border), count=show_count(months))
        if (sex, age) == _WHOLE:
            yield Hint(HintKind.NOUGHT, party, told)
            return
        yield Hint(HintKind.NOUGHT, party, told, (party, sex, age))


def _months_without_nought(earlier: Sequence[LotsMonth], key: CellKey) -> int:
    """How many of the months have the figure; none where one of them has it as nought."""
    count = 0
    for each in reversed(earlier):
        value = _figure(each, key)
        if value == 0:
            return 0
        count += isinstance(value, int)
    return count


def _figure(month: LotsMonth, key: CellKey) -> Value | None:
    if key[1:] != _WHOLE:
        return margin_value(month.counts, *key)
    of_party = {each: value for each, value in month.counts.items() if each[0] is key[0]}
    return tally(of_party).by_party[key[0]] if of_party else None


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
