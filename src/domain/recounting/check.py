"""One piece of arithmetic that a table claims (*prövning*): a cell, those it is reckoned from, and whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import product

from domain.ground.text import tr
from domain.ground.value import Number
from domain.recounting.amount import Amount, exactly, size
from domain.recounting.grid import At

_SHOWN_PARTS = 9
# A workbook keeps fifteen digits of what it has reckoned.
_OF_DOUBLES = Fraction(1, 10**9)


class Kind(Enum):
    """What is tried."""

    SUM = "sum"
    MEAN = "mean"
    DIFFERENCE = "difference"
    SHARE = "share"
    CHANGE = "change"
    INDEX = "index"
    PART = "part"
    DOUBLE = "double"
    VALUE = "value"
    TEXT = "text"

    def counted(self, number: int) -> str:
        """`14 summor`."""
        one, many = {
            Kind.SUM: (tr("summa"), tr("summor")),
            Kind.MEAN: (tr("medelvärde"), tr("medelvärden")),
            Kind.DIFFERENCE: (tr("differens"), tr("differenser")),
            Kind.SHARE: (tr("andel"), tr("andelar")),
            Kind.CHANGE: (tr("förändring i procent"), tr("förändringar i procent")),
            Kind.INDEX: (tr("indextal"), tr("indextal")),
            Kind.PART: (tr("del mot sin helhet"), tr("delar mot sin helhet")),
            Kind.DOUBLE: (tr("rad mot de andra"), tr("rader mot varandra")),
            Kind.VALUE: (tr("värde i sig"), tr("värden i sig")),
            Kind.TEXT: (tr("mening med flera tal"), tr("meningar med flera tal")),
        }[self]
        return f"{number} {one if number == 1 else many}"


_NOTHING = float("nan")
_EXACT = (Kind.SUM, Kind.DIFFERENCE)


class Verdict(Enum):
    """Whether it holds. `ROUNDED` holds within what rounding can do; `UNKNOWN` cannot be told."""

    HOLDS = "holds"
    ROUNDED = "rounded"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """`target` against what `kind` makes of `sources`; `scale` is what a share or rate is of: 100, or 1, or 10 000.

    `rounded` is true where whole numbers may be rounded ones.
    """

    kind: Kind
    target: At
    sources: tuple[At, ...]
    scale: int = 1
    rounded: bool = False

    @property
    def cells(self) -> tuple[At, ...]:
        """Every cell it is about, each once, the target first."""
        return tuple(dict.fromkeys((self.target, *self.sources)))

    def computed(self, amounts: Mapping[At, Amount | None]) -> Number | None:
        """What the cell should say; None where a number it needs is hidden or missing."""
        values = [amount.value if (amount := amounts.get(at)) is not None else None for at in self.sources]
        known = [value for value in values if value is not None]
        return self._of(known) if len(known) == len(values) else None

    def roughly(self, amounts: Mapping[At, Amount | None]) -> bool:
        """Whether it may hold, seen at a glance."""
        target = amounts.get(self.target)
        listed = (amounts.get(at) for at in self.sources)
        sources = [amount for amount in listed if amount is not None and amount.value is not None]
        if target is None or target.value is None or len(sources) < len(self.sources):
            return False
        computed = self._about([amount.about for amount in sources])
        room = 10.0**-target.decimals + sum(0.5 * 10.0**-amount.decimals for amount in sources)
        if self.kind not in _EXACT:
            room += abs(computed) / 20
        return abs(target.about - computed) <= room

    def _about(self, values: Sequence[float]) -> float:
        match self.kind:
            case Kind.SUM:
                return sum(values)
            case Kind.MEAN:
                return sum(values) / len(values)
            case Kind.DIFFERENCE:
                return values[0] - values[1]
            case Kind.CHANGE:
                return self.scale * (values[0] - values[1]) / values[1] if values[1] else _NOTHING
            case _:
                whole = sum(values[1:])
                return self.scale * values[0] / whole if whole else _NOTHING

    def verdict(self, amounts: Mapping[At, Amount | None]) -> Verdict:
        """Whether it holds in a table of these amounts."""
        target = amounts.get(self.target)
        if target is None:
            return Verdict.UNKNOWN
        computed = self.computed(amounts)
        if computed is None or target.value is None:
            return self._within(target, amounts) if self.kind in (Kind.SUM, Kind.PART) else Verdict.UNKNOWN
        if self.kind is Kind.PART:
            return Verdict.HOLDS if target.value <= computed else Verdict.BROKEN
        off = size(target.value - computed)
        if off <= target.half * self._loose(target) + max(size(computed), 1) * _OF_DOUBLES:
            return Verdict.HOLDS
        low, high = self._reach(amounts)
        if low - target.half * self._loose(target) <= target.value <= high + target.half * self._loose(target):
            return Verdict.ROUNDED
        # One that was cut off instead of rounded is told, and not marked.
        is_cut = self.kind not in _EXACT and 0 <= size(computed) - size(target.value) < 2 * target.half
        return Verdict.ROUNDED if is_cut and computed * target.value >= 0 else Verdict.BROKEN

    def arithmetic(self, amounts: Mapping[At, Amount | None]) -> str:
        """`12 + 9 + 4 = 25`; of what is hidden, the least it can be."""
        values = [amounts.get(at) for at in self.sources]
        texts = [exactly(v.value, v.decimals) if v is not None and v.value is not None else "?" for v in values]
        computed, target = self.computed(amounts), amounts.get(self.target)
        decimals = max(target.decimals if target is not None else 0, 0)
        result = "?" if computed is None else exactly(_cut(computed, max(decimals + 1, 2)), decimals)
        return f"{self._written(texts)} = {result}"

    def _written(self, texts: Sequence[str]) -> str:
        match self.kind:
            case Kind.SUM:
                return _listed(texts, " + ")
            case Kind.MEAN:
                return f"({_listed(texts, ' + ')}) / {len(texts)}"
            case Kind.DIFFERENCE:
                return f"{texts[0]} − {_in_brackets(texts[1])}"
            case Kind.CHANGE:
                return f"({texts[0]} − {_in_brackets(texts[1])}) / {texts[1]}" + self._times()
            case _:
                whole = f"({_listed(texts[1:], ' + ')})" if len(texts) > 2 else texts[-1]
                return f"{texts[0]} / {whole}" + self._times()

    def _times(self) -> str:
        return f" · {exactly(Fraction(self.scale))}" if self.scale != 1 else ""

    def _of(self, values: Sequence[Number]) -> Number | None:
        match self.kind:
            case Kind.SUM | Kind.PART:
                return sum(values)
            case Kind.MEAN:
                return Fraction(sum(values)) / len(values)
            case Kind.DIFFERENCE:
                return values[0] - values[1]
            case Kind.CHANGE:
                return _over(values[0] - values[1], values[1], self.scale)
            case _:
                return _over(values[0], sum(values[1:]), self.scale)

    def _loose(self, target: Amount) -> int:
        """Half a unit is allowed, but not to a sum or a difference of whole numbers, which is not rounded."""
        return 1 if self.kind not in _EXACT or target.decimals or self.rounded else 0

    def _reach(self, amounts: Mapping[At, Amount | None]) -> tuple[Number, Number]:
        """The least and the most it can be, when each number was rounded to what is shown."""
        known = [(amount.value, self._spread(amount)) for at in self.sources if (amount := amounts[at]) is not None]
        pairs = [(value, spread) for value, spread in known if value is not None]
        if not any(spread for _value, spread in pairs):
            middle = self._of([value for value, _spread in pairs]) or 0
            return middle, middle
        if self.kind in (Kind.SUM, Kind.MEAN) or len(pairs) > 2:
            middle = self._of([value for value, _spread in pairs]) or 0
            reach = sum(spread for _value, spread in pairs)
            if self.kind is not Kind.SUM:
                reach = Fraction(reach) / len(pairs) if self.kind is Kind.MEAN else 0
            return middle - reach, middle + reach
        corners = product(*((value - spread, value + spread) for value, spread in pairs))
        reached = [found for corner in corners if (found := self._of(corner)) is not None]
        return min(reached), max(reached)

    def _spread(self, amount: Amount) -> Number:
        return amount.half if amount.decimals or amount.percent or self.rounded else 0

    def _within(self, target: Amount, amounts: Mapping[At, Amount | None]) -> Verdict:
        """Of a sum, or of a whole, with something hidden: broken only where no numbers would make it true."""
        low: Number = 0
        high: Number = 0
        spread: Number = 0
        bounded = True
        for at in self.sources:
            amount = amounts.get(at)
            if amount is not None and amount.value is not None:
                low, high, spread = low + amount.value, high + amount.value, spread + self._spread(amount)
            elif amount is not None and amount.most is not None:
                high += amount.most
            else:
                bounded = False
        most = target.value if target.value is not None else target.most
        least = target.value if target.value is not None else 0
        spread += self._spread(target)
        too_much = self.kind is Kind.SUM and most is not None and low > most + spread
        too_little = bounded and high < least - spread
        return Verdict.BROKEN if too_much or too_little else Verdict.UNKNOWN


def _over(part: Number, whole: Number, scale: int) -> Number | None:
    return Fraction(scale * part) / whole if whole else None


def _cut(value: Number, decimals: int) -> Fraction:
    return Fraction(round(value * 10**decimals), 10**decimals)


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _listed(texts: Sequence[str], sign: str) -> str:
    if len(texts) > _SHOWN_PARTS:
        texts = [*texts[:3], "…", texts[-1]]
    return sign.join(map(_in_brackets, texts))


def bits(amounts: Mapping[At, Amount | None], checks: Sequence[Check]) -> int:
    """How much it says that these hold: digits that would not agree by chance, counted in twos. What follows from one
    number alone, as a sum with nothing but noughts beside it, says nothing."""
    return sum(_bits(amounts, check) for check in checks)


def _bits(amounts: Mapping[At, Amount | None], check: Check) -> int:
    target = amounts.get(check.target)
    telling = sum(1 for at in check.sources if (each := amounts.get(at)) is not None and each.value)
    if target is None or target.value is None or telling < min(2, len(check.sources)):
        return 0
    return int(abs(target.value) * 10 ** min(target.decimals, 3)).bit_length()


def is_slip(stated: Number, computed: Number) -> bool:
    """Whether a number looks like another with a slip in it: near it, its digits in another order, one digit wrong, one
    lost or one too many, the sign turned."""
    if stated == -computed or 10 * size(stated - computed) <= size(computed):
        return True
    scale = 10 ** max(_decimals(stated), min(_decimals(computed), 1))
    here, there = str(round(abs(stated) * scale)), str(round(abs(computed) * scale))
    if sorted(here) == sorted(there):
        return True
    return _one_apart(here, there) and len(max(here, there, key=len)) > 1


def _decimals(value: Number) -> int:
    return next((at for at in range(6) if (value * 10**at).denominator == 1), 6)


def _one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
