"""What a month of LOTS cases is held against (*rimlighet*): the months before it, and the resource's own balance.

Domain handbook §5. Only what was recorded is compared; with too few months nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from domain.ground.display import EN_DASH, show_count
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum
from domain.lots.month import (
    AGES,
    SEXES,
    AgeGroup,
    Counts,
    LotsMonth,
    LotsTally,
    MonthStatus,
    Party,
    PartyTally,
    tally_month,
)
from domain.lots.period import ResourceMonth, tally_resource

# With fewer known months than half a year a range says nothing about what is usual.
FEWEST_MONTHS = 6


MONTHS_HELD_AGAINST = 24
"""The months before that say what is usual."""
_AS_DEVIATION = Fraction(14826, 10000)
"""Of figures that vary by chance the standard deviation is so many times the median distance from their median."""
_DEVIATIONS = 3
_NEAR = 2
"""Cases that a month may always differ by: of small figures the median distance is often nought."""


@dataclass(frozen=True, slots=True)
class UsualRange:
    """What a month usually has (*brukar ha*), and how many months are known of how many: three robust deviations each
    way from the median (by the median distance, MAD), so that one odd month does not make the next one usual."""

    low: int
    high: int
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Plausibility:
    """A party's month beside the months before (*rimlighet*): a Swedish sentence, and whether it stands out."""

    party: Party
    text: str
    unusual: bool


def first_unfinished(months: Sequence[LotsMonth]) -> Period | None:
    """The earliest month that is not finished (ruling 50): without figures, incomplete, or open where the area marks
    months as done. `months` stand in the calendar's order; None when every one is finished."""
    marks = any(each.status is not MonthStatus.OPPEN for each in months)
    for each in months:
        if each.status is MonthStatus.OPPEN and (marks or not each.counts or not tally_month(each).complete):
            return each.month
    return None


def usual_range(earlier: Sequence[LotsTally], party: Party) -> UsualRange | None:
    """The range of the party's totals over the months given; None when fewer than six of them are known."""
    totals = [total for month in earlier if isinstance(total := month.by_party[party], int)]
    if len(totals) < FEWEST_MONTHS:
        return None
    middle = _median(totals)
    spread = max(_DEVIATIONS * _AS_DEVIATION * _median([abs(total - middle) for total in totals]), Fraction(_NEAR))
    return UsualRange(max(ceil(middle - spread), 0), floor(middle + spread), len(totals), len(earlier))


def _median(values: Sequence[int | Fraction]) -> Fraction:
    """The middle one, or half-way between the two."""
    ordered = sorted(values)
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)


def plausibility(month: LotsTally, earlier: Sequence[LotsTally], party: Party) -> Plausibility | None:
    """How the party's total stands beside the months before; None where either is not known."""
    total = month.by_party[party]
    usual = usual_range(earlier, party)
    if usual is None or not isinstance(total, int):
        return None
    span = f"{usual.low}{EN_DASH}{usual.high}"
    months = _months(usual)
    if usual.low <= total <= usual.high:
        text = tr("{party} brukar ha {span} i månaden ({months}). Inget avvikande.")
        cases = show_cases(span, usual.high)
        return Plausibility(party, text.format(party=party.label, span=cases, months=months), unusual=False)
    text = tr("{party} har {total}. Det brukar vara {span} i månaden ({months}). Stämmer det?")
    cases = show_cases(show_count(total), total)
    return Plausibility(party, text.format(party=party.label, total=cases, span=span, months=months), unusual=True)


def show_cases(shown: str, count: int) -> str:
    """`7 ärenden`, `1 ärende`; `shown` is how the number is written ("minst 7")."""
    return (tr("{shown} ärende") if count == 1 else tr("{shown} ärenden")).format(shown=shown)


def _months(usual: UsualRange) -> str:
    if usual.known == usual.of:
        return tr("de senaste {of} månaderna").format(of=usual.of)
    return tr("{known} av de senaste {of} månaderna").format(known=usual.known, of=usual.of)


def show_total(tallied: PartyTally) -> str:
    """A party's month in one word: `7`, `6–7` where the margins disagree, `saknas`; empty text where not recorded."""
    if not tallied.recorded:
        return ""
    sums = sorted({value for value in (tallied.by_sex, tallied.by_age) if isinstance(value, int)})
    if tallied.disagrees and len(sums) == 2:
        return f"{show_count(sums[0])}{EN_DASH}{show_count(sums[1])}"
    return show_count(tallied.total)


def margin_value(counts: Counts, party: Party, sex: Sex, age: AgeGroup) -> Value | None:
    """A cell of the margin sheet (*månadstal*): as recorded, or summed from a cross table; else None."""
    if (party, sex, age) in counts:
        return counts[party, sex, age]
    within = [
        value
        for (of, of_sex, of_age), value in counts.items()
        if of is party
        and Sex.UNSPLIT is not of_sex
        and AgeGroup.ALLA is not of_age
        and sex in (Sex.UNSPLIT, of_sex)
        and age in (AgeGroup.ALLA, of_age)
    ]
    return exact_sum(within) if within else None


def margin_of(counts: Counts, party: Party, split: Sex | AgeGroup) -> Value | None:
    """The cell of a party and one sex, or one age."""
    sex, age = (Sex.UNSPLIT, split) if isinstance(split, AgeGroup) else (split, AgeGroup.ALLA)
    return margin_value(counts, party, sex, age)


USUALLY_LEFT_OUT = (Sex.ANNAT, AgeGroup.OKAND)
"""Columns that stand in a printed table only where somebody recorded them."""


def columns_told(tally: LotsTally) -> tuple[Sex | AgeGroup, ...]:
    """The columns of a printed table, in their order."""
    used = {split for (_, sex, age), value in tally.cells.items() if value != 0 for split in (sex, age)}
    return tuple(split for split in (*SEXES, *AGES) if split not in USUALLY_LEFT_OUT or split in used)


@dataclass(frozen=True, slots=True)
class ResourceBalance:
    """Active at the start + new − ended, beside what is recorded as active at the end (*ingående, utgående*)."""

    opening: Value
    new: Value
    ended: Value
    active: Value

    @property
    def expected(self) -> Value:
        """What active should be; missing as soon as one of the three is."""
        parts = exact_sum((self.opening, self.new))
        if isinstance(parts, Empty) or isinstance(self.ended, Empty):
            return Empty.SAKNAS
        return parts - self.ended

    @property
    def difference(self) -> Value:
        """How many more are active than should be; missing where a figure is."""
        if isinstance(self.expected, Empty) or isinstance(self.active, Empty):
            return Empty.SAKNAS
        return self.active - self.expected

    @property
    def agrees(self) -> bool | None:
        """Whether it adds up; None where a figure is missing."""
        return None if isinstance(self.difference, Empty) else self.difference == 0


def resource_balance(before: Sequence[ResourceMonth], month: Sequence[ResourceMonth]) -> ResourceBalance:
    """The balance of one month from the resource's figures of the month before and of the month itself."""
    opening, now = tally_resource(before), tally_resource(month)
    return ResourceBalance(opening.active, now.new, now.ended, now.active)
