"""What ties the cells of a table together (*samband*), and how much speaks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.ground.value import Number
from domain.recounting.amount import Amount, size
from domain.recounting.check import Check, Kind, Verdict, bits, is_slip
from domain.recounting.grid import At

Amounts = Mapping[At, Amount | None]
_SAMPLED, _RECKONED = 40, 6
"""So many places are looked at to see which relations are worth reckoning exactly, and so many of those are."""
_ALONE = 3
"""So many places may all be wrong where nothing but the heading says that they hang together."""


@dataclass(frozen=True)
class Relation:
    """The same arithmetic along a whole line. `claimed` by its heading, else only seen in the figures."""

    checks: tuple[Check, ...]
    amounts: Amounts
    claimed: bool = True
    note: str = ""
    """What is to be said of the line as a whole, where the arithmetic holds but is not what the heading says."""

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Of each of its checks."""
        return tuple(each.verdict(self.amounts) for each in self.checks)

    @cached_property
    def holding(self) -> tuple[Check, ...]:
        """Where it holds, rounding allowed for."""
        return tuple(each for each, verdict in self._judged if verdict is Verdict.HOLDS or verdict is Verdict.ROUNDED)

    @cached_property
    def broken(self) -> tuple[Check, ...]:
        """Where it does not."""
        return tuple(each for each, verdict in self._judged if verdict is Verdict.BROKEN)

    @property
    def _judged(self) -> Iterable[tuple[Check, Verdict]]:
        return zip(self.checks, self.verdicts, strict=True)

    @cached_property
    def promise(self) -> int:
        """In how many of some of its places it may hold."""
        step = max(1, len(self.checks) // _SAMPLED)
        return sum(each.roughly(self.amounts) for each in self.checks[::step])

    @cached_property
    def told(self) -> int:
        """How much speaks for it: see `bits`."""
        return bits(self.amounts, self.holding)

    @property
    def rank(self) -> tuple[int, int]:
        """The more the likelier that this is what is meant."""
        return self.told, -len(self.broken)

    @cached_property
    def marked(self) -> tuple[Check, ...]:
        """Where it is broken so that the table is wrong, and not what was made of it."""
        holds, broken = len(self.holding), self.broken
        if not self.told:
            return broken if self.claimed and len(broken) <= _ALONE and all(map(self._slipped, broken)) else ()
        if len(broken) > max(1, holds // 3):
            return self._marked_of_many() if self.claimed and len(set(map(self._off, broken))) <= holds else ()
        # A column of a table may be something that does not add; a difference is always one.
        enough = 4 if broken and broken[0].kind is Kind.SUM else 2
        return tuple(each for each in broken if holds >= enough * len(broken) or self._slipped(each))

    def _marked_of_many(self) -> tuple[Check, ...]:
        """Those that look like slips; a sum that is off by as much as one of them is off because of it."""
        slipped = [each for each in self.broken if self._slipped(each)]
        offs = {self._off(each) for each in slipped if each.kind is Kind.SUM}
        return tuple(each for each in self.broken if each in slipped or self._off(each) in offs)

    @property
    def is_clear(self) -> bool:
        """Whether it may be spoken of at all."""
        return bool(self.told and self.holding) or bool(self.marked)

    def is_evident(self, tried: int) -> bool:
        """Whether figures alone say it, when so many others were `tried` to find it."""
        broken = len(self.broken)
        enough = len(self.holding) >= 3 and broken <= max(1, len(self.holding) // 4)
        return enough and self.told >= _BEYOND_CHANCE + max(tried, 1).bit_length()

    def _off(self, check: Check) -> Number | Check:
        """How far off it is, either way; itself where that can't be reckoned or is no sum."""
        target, computed = self.amounts.get(check.target), check.computed(self.amounts)
        if check.kind is not Kind.SUM or target is None or target.value is None or computed is None:
            return check
        return size(target.value - computed)

    def _slipped(self, check: Check) -> bool:
        target, computed = self.amounts.get(check.target), check.computed(self.amounts)
        if target is None or target.value is None or computed is None:
            return True
        parts = [amount.value for at in check.sources if (amount := self.amounts.get(at)) is not None]
        one_off = abs(target.value - computed)
        return is_slip(target.value, computed) or (
            len(parts) > 2 and any(part is not None and one_off == abs(part) != 0 for part in parts)
        )


_BEYOND_CHANCE = 12


def best(relations: Iterable[Relation]) -> Relation | None:
    """The one that most speaks for; the first of equals."""
    listed = [each for each in relations if each.checks]
    if len(listed) > _RECKONED:
        promising = sorted(range(len(listed)), key=lambda at: -listed[at].promise)[:_RECKONED]
        listed = [listed[at] for at in sorted({0, *promising})]
    return max(listed, key=lambda each: each.rank, default=None)


def known(amounts: Amounts, cells: Sequence[At]) -> list[Number | None]:
    """The numbers of a line."""
    return [amount.value if (amount := amounts.get(at)) is not None else None for at in cells]
