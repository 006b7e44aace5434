"""Slips of the pen (*skrivfel*): figures that can only come from a lost comma or a lost minus (formats handbook §8).

A slip is told and never mended: the figure is stored as it was written. What a figure is held against is its own table:
its row in the years beside, the sum, the other sex, the population. The rules, all exact:

* A figure is *ten times off* another that it should be like when one is 4–25 times the other, and a *hundred times off*
  at 40–250 times. No row of a municipal table is known to do that between two years but where the numbers are small:
  so the lower of the two must be at least ten, unless the figure is the lower one, and the two must lie further apart
  than four and a half units on the scale of square roots, where chance alone is less than one.
* Where several years are known, the figure must be off in the same way from all of them.
* A sum vouches for its parts: where the printed sum is that of the parts, and is not off itself, no part is.
* Where it is not, a part that is ten or a hundred times what the sum leaves for it is a slip, however small.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from domain.benefits.benefit import Benefit, difference
from domain.benefits.typed_year import (
    COLUMNS,
    POPULATION,
    PUBLISHED_SHARE,
    TOTAL,
    YearColumn,
    YearFinding,
    exact_text,
)
from domain.ground.display import NO_BREAK_SPACE, show_count, show_percent
from domain.ground.entry import LARGEST_COUNT, too_large
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Number, Value, number_or_none

_FACTORS = (10, 100)
_CLOSEST, _FURTHEST = Fraction(2, 5), Fraction(5, 2)
_LEAST_COUNT = 10
# The square of four and a half.
_APART = Fraction(81, 4)
# A share of the population 20–64 that no kommun has had: below, and above.
_LOWEST_SHARE, _HIGHEST_SHARE = Fraction(2), Fraction(50)
_LIKELY_SHARE = (Fraction(3), Fraction(35))
# The most that one kind is of the population.
_HIGHEST_KIND = Fraction(25)
_KINDS = tuple(kind.value for kind in Benefit)


class Near(Enum):
    """What a figure is held against: the same row somewhere else in its table."""

    BEFORE = "before"
    AFTER = "after"
    MONTHS = "months"

    def said(self, value: str) -> str:
        """`förra året 15,2`."""
        text = {
            Near.BEFORE: tr("förra året {value}"),
            Near.AFTER: tr("året efter {value}"),
            Near.MONTHS: tr("månadstabellen ger {value}"),
        }[self]
        return text.format(value=value)


@dataclass(frozen=True, slots=True)
class Off:
    """How a figure is off: `factor` times too large, or as many times too small."""

    factor: int
    too_large: bool


def times_off(value: Number, like: Number, *, counts: bool = True) -> Off | None:
    """Whether `value` is ten or a hundred times off `like`, which it should be near; None where it is not, or where the
    numbers are so small that it may be real. `counts` is False for shares, which chance does not move so far."""
    if value <= 0 or like <= 0:
        return None
    ratio = Fraction(value) / Fraction(like)
    too_large = ratio > 1
    times = ratio if too_large else 1 / ratio
    factor = next((each for each in _FACTORS if _CLOSEST <= times / each <= _FURTHEST), None)
    if factor is None or (counts and not _beyond_chance(value, like, too_large=too_large)):
        return None
    return Off(factor, too_large)


def _beyond_chance(value: Number, like: Number, *, too_large: bool) -> bool:
    if too_large and like < _LEAST_COUNT:
        return False
    # (√a − √b)² > d, without a root: a + b − d > 2√(ab).
    more = value + like - _APART
    return more > 0 and more * more > 4 * value * like


def comma_words(value: Number, off: Off, why: str, *, percent: bool = False) -> str:
    """`155 kan ha tappat ett decimalkomma: förra året 15,2.`"""
    shown = _as_written(value, percent=percent)
    if off.too_large:
        text = tr("{value} kan ha tappat ett decimalkomma: {why}.")
    elif Fraction(value).denominator == 1 and not percent:
        text = tr("{value} kan ha tappat en siffra: {why}.")
    else:
        text = tr("{value} kan ha ett decimalkomma för mycket: {why}.")
    return text.format(value=shown, why=why)


def _as_written(value: Number, *, percent: bool) -> str:
    return f"{exact_text(value)}{NO_BREAK_SPACE}%" if percent else exact_text(value)


def find_slips(sex: Sex, column: YearColumn, near: Mapping[Near, YearColumn]) -> tuple[YearFinding, ...]:
    """The figures of one sex that can only come from a lost comma, each told once, in the order of the table.

    `near` are the same sex's figures in the years beside and in the monthly table, as far as they are known.
    """
    found: dict[str, str] = {}
    off_by_years = {name: _off_from(name, column, near) for name in (*COLUMNS, TOTAL)}
    total, parts = number_or_none(column.total), number_or_none(column.sum)
    vouched = total is not None and total == parts and off_by_years[TOTAL] is None
    for name in (*COLUMNS, TOTAL):
        value = column.number(name)
        if value is None or (name == TOTAL and total is None):
            continue
        told = _against_sum(name, value, column) or ("" if vouched and name in _KINDS else off_by_years[name])
        told = told or _against_population(name, value, column)
        if told:
            found[name] = told
    return tuple(YearFinding(sex, name, text) for name, text in found.items())


def _off_from(name: str, column: YearColumn, near: Mapping[Near, YearColumn]) -> str | None:
    """In words, where the figure is off in the same way from every place beside it."""
    value = column.number(name)
    beside = [(place, other) for place in Near if place in near and (other := near[place].number(name)) is not None]
    if value is None:
        return None
    percent = name == PUBLISHED_SHARE
    if percent and _is_likely(value):
        # The other one is the odd one.
        beside = [(place, other) for place, other in beside if _is_likely(other)]
    ways = [times_off(value, other, counts=not percent) for _place, other in beside]
    if len(set(ways)) != 1 or ways[0] is None:
        return None
    place, other = beside[0]
    said = place.said(_as_written(other, percent=percent))
    return comma_words(value, ways[0], said, percent=percent)


def _against_sum(name: str, value: Number, column: YearColumn) -> str | None:
    """Where the printed sum does not agree: the part that would make it agree with another comma, or the sum itself."""
    total, parts = number_or_none(column.total), number_or_none(column.sum)
    if total is None or parts is None or total == parts:
        return None
    if name == TOTAL:
        off = _exactly_off(total, parts)
        return None if off is None else comma_words(total, off, tr("delarna blir {sum}").format(sum=exact_text(parts)))
    if name not in _KINDS:
        return None
    left = total - (parts - value)
    off = _exactly_off(value, left)
    if off is None:
        return None
    why = tr("summan {total} lämnar {left}").format(total=exact_text(total), left=exact_text(left))
    return comma_words(value, off, why)


def _exactly_off(value: Number, wanted: Number) -> Off | None:
    """Whether another comma makes `value` what is wanted, to half a unit of the last place."""
    if value <= 0 or wanted <= 0 or value == wanted:
        return None
    written, right = Fraction(value), Fraction(wanted)
    for factor in _FACTORS:
        if abs(written - right * factor) <= Fraction(factor, 2) and written >= factor:
            return Off(factor, too_large=True)
        if abs(written * factor - right) <= Fraction(factor, 2) and right >= factor:
            return Off(factor, too_large=False)
    return None


def _against_population(name: str, value: Number, column: YearColumn) -> str | None:
    """Shares that no kommun has had, and that another comma makes likely."""
    if name == PUBLISHED_SHARE:
        off = _unlikely(value)
        why = tr("så stor andel av befolkningen försörjs inte i någon kommun")
        if off is not None and not off.too_large:
            why = tr("så liten andel av befolkningen försörjs inte i någon kommun")
        return None if off is None else comma_words(value, off, why, percent=True)
    population, persons = column.number(POPULATION), column.number(TOTAL)
    if population is None or population <= 0:
        return None
    if name in _KINDS:
        share = Fraction(value) * 100 / population
        too_much = share > _HIGHEST_KIND and value >= _LEAST_COUNT
        why = tr("det är {share} av befolkningen").format(share=show_percent(share))
        return comma_words(value, Off(10, too_large=True), why) if too_much else None
    if name != POPULATION or persons is None or persons <= 0:
        return None
    share = Fraction(persons) * 100 / population
    off = _unlikely(share)
    if off is None or off.too_large:
        return None
    why = tr("{persons} helårspersoner vore {share} av befolkningen")
    # A share ten times too small is a population ten times too large.
    said = why.format(persons=exact_text(persons), share=show_percent(share))
    return comma_words(value, Off(off.factor, too_large=True), said)


def _is_likely(share: Number) -> bool:
    return _LIKELY_SHARE[0] <= share <= _LIKELY_SHARE[1]


def _unlikely(share: Number) -> Off | None:
    for factor in _FACTORS:
        if share > _HIGHEST_SHARE and _is_likely(Fraction(share) / factor):
            return Off(factor, too_large=True)
        if 0 < share < _LOWEST_SHARE and _is_likely(share * factor):
            return Off(factor, too_large=False)
    return None


def find_year_slips(
    columns: Mapping[Sex, YearColumn], near: Mapping[Sex, Mapping[Near, YearColumn]]
) -> tuple[YearFinding, ...]:
    """Every slip of a year's sheet: lost commas by sex, commas that women, men and everyone tell of together, and a
    column that is a change and not a figure. A cell is told of once."""
    found: dict[tuple[Sex, str], YearFinding] = {}
    for finding in (
        *_between_sexes(columns),
        *(each for sex, column in columns.items() for each in find_slips(sex, column, near.get(sex, {}))),
        *_change_column(columns),
    ):
        found.setdefault((finding.sex, finding.name), finding)
    return tuple(found.values())


def _between_sexes(columns: Mapping[Sex, YearColumn]) -> Iterable[YearFinding]:
    """Where women and men do not make everyone: the one of the three that would with another comma."""
    nothing = YearColumn()
    three = (Sex.KVINNA, Sex.MAN, Sex.ALLA)
    for name in (*_KINDS, POPULATION):
        numbers = [columns.get(sex, nothing).number(name) for sex in three]
        women, men, everyone = numbers
        if women is None or men is None or everyone is None or women + men == everyone:
            continue
        wanted = {Sex.KVINNA: everyone - men, Sex.MAN: everyone - women, Sex.ALLA: women + men}
        ways = [
            (sex, value, _exactly_off(value, wanted[sex]))
            for sex, value in zip(three, (women, men, everyone), strict=True)
        ]
        certain = [(sex, value, off) for sex, value, off in ways if off is not None]
        if len(certain) == 1:
            sex, value, off = certain[0]
            why = tr("könen tillsammans ger {wanted}").format(wanted=exact_text(wanted[sex]))
            if sex is not Sex.ALLA:
                why = tr("de andra två lämnar {wanted}").format(wanted=exact_text(wanted[sex]))
            yield YearFinding(sex, name, comma_words(value, off, why))


_LEAST_ROWS = 3


def _change_column(columns: Mapping[Sex, YearColumn]) -> Iterable[YearFinding]:
    """Two years and their change pasted where women, men and everyone belong."""
    nothing = YearColumn()
    rows = [[columns.get(sex, nothing).figures.get(name) for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA)] for name in _KINDS]
    numbers = [[number_or_none(value) for value in row] for row in rows]
    first = next((name for name, row in zip(_KINDS, numbers, strict=True) if row[2] is not None), "")
    if first and is_change(numbers):
        text = tr(
            "Alla ser ut att vara skillnaden mellan de två kolumnerna före: två år och deras förändring? Kvinnor och "
            "män ska tillsammans bli alla."
        )
        yield YearFinding(Sex.ALLA, first, text)


def is_change(rows: Iterable[Sequence[Number | None]]) -> bool:
    """Whether a third column is what the second is more or less than the first, with its minus or without. At least
    three rows must say so, one of them by more than nothing."""
    told = [(row[0], row[1], row[2]) for row in rows if None not in row[:3]]
    known = [(Fraction(a), Fraction(b), Fraction(c)) for a, b, c in told]  # type: ignore[arg-type]
    # Where one of the two is nothing, the sum and the change are the same.
    plain = [(before, now, change) for before, now, change in known if before and now]
    if len(plain) < _LEAST_ROWS or all(change == 0 for _before, _now, change in plain):
        return False
    return all(abs(change) == abs(now - before) for before, now, change in plain)


def lost_minus(change: Value, now: Value, before: Value, *, rounding: Number = 0) -> str | None:
    """`46 kan ha tappat ett minus: 597 har blivit 551.`; None where the sign is right, or a figure is missing.

    A typed difference (*skillnad, förändring*) that is what `now` is more than `before` but for its sign; `rounding` is
    how far the three may be from each other for being rounded one by one.
    """
    typed, last = number_or_none(change), number_or_none(before)
    real = number_or_none(difference(now, before))
    if typed is None or last is None or real is None:
        return None
    if typed * real >= 0 or abs(Fraction(typed) + Fraction(real)) > rounding:
        return None
    text = tr("{change} kan ha tappat ett minus: {before} har blivit {now}.")
    if typed < 0:
        text = tr("{change} kan ha ett minus för mycket: {before} har blivit {now}.")
    return text.format(change=exact_text(typed), before=exact_text(last), now=exact_text(last + real))


def impossible(name: str, value: Value | None, before: Value | None = None) -> str | None:
    """Why a typed figure cannot be stored, with what it may be; None where it can. `before` is the year before's.

    A count less than nothing is often a difference, a share over 100 per cent one that lost its comma.
    """
    number, last = number_or_none(value), number_or_none(before)
    if number is None:
        return None
    if name == PUBLISHED_SHARE:
        if 0 <= number <= 100:
            return None
        said = tr("En andel av befolkningen ligger mellan 0 och 100 procent.")
        off = None if last is None else times_off(number, last, counts=False)
        if off is None or last is None:
            return said
        return f"{said} {comma_words(number, off, Near.BEFORE.said(_as_written(last, percent=True)), percent=True)}"
    if number > LARGEST_COUNT:
        return too_large(exact_text(number))
    if number >= 0:
        return None
    said = tr("{value} kan inte stå här: ett antal är inte mindre än noll.").format(value=exact_text(number))
    if last is None or last + number < 0:
        return said
    return f"{said} {tr('Är det skillnaden mot förra årets {before}?').format(before=exact_text(last))}"


def above_inhabitants(count: Value | None, inhabitants: Value) -> str | None:
    """Why a count cannot be right (*fler än invånarna*); None where it may be, or where either is not known."""
    number, most = number_or_none(count), number_or_none(inhabitants)
    if number is None or most is None or number <= most:
        return None
    text = tr("{count} är fler än alla invånare 20–64 år, som är {inhabitants}.")
    return text.format(count=show_count(number), inhabitants=show_count(most))
