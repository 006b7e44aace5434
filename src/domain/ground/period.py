"""Periods (*perioder*): month, quarter, half-year, year (domain handbook §2, rulings 3 and 58)."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from domain.ground.display import show_list
from domain.ground.text import Translate, tr, translation


class PeriodKind(Enum):
    """The lengths of a period, the shortest first."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, a half-year, a quarter or a month. `number` is the month 1–12, the quarter 1–4, the half 1–2, or 0 for a
    whole year."""

    year: int
    kind: PeriodKind
    number: int = 0

    @property
    def code(self) -> str:
        """The form in files and on the command line: `2021`, `2021 H1`, `2021 Q1`, `2021-03`."""
        if self.kind is PeriodKind.MONTH:
            return f"{self.year:04d}-{self.number:02d}"
        letter = {PeriodKind.HALF: f" H{self.number}", PeriodKind.QUARTER: f" Q{self.number}"}
        return f"{self.year:04d}{letter.get(self.kind, '')}"

    @property
    def short_code(self) -> str:
        """The code without space: `2021H1`."""
        return self.code.replace(" ", "")

    @property
    def label(self) -> str:
        """The form a user reads: `2021`, `första halvåret 2021`, `första kvartalet 2021`, `mars 2021`."""
        if self.kind is PeriodKind.MONTH:
            return f"{month_names()[self.number - 1]} {self.year}"
        if self.kind is PeriodKind.QUARTER:
            first, second, third, fourth = tr("första"), tr("andra"), tr("tredje"), tr("fjärde")
            text = tr("{which} kvartalet {year}")
            return text.format(which=(first, second, third, fourth)[self.number - 1], year=self.year)
        if self.kind is PeriodKind.HALF:
            half = tr("första halvåret") if self.number == 1 else tr("andra halvåret")
            return f"{half} {self.year}"
        return str(self.year)

    @property
    def previous(self) -> "Period":
        """The same period of the year before (ruling 3)."""
        return Period(self.year - 1, self.kind, self.number)

    @property
    def following(self) -> "Period":
        """The same period of the year after."""
        return Period(self.year + 1, self.kind, self.number)

    @property
    def months(self) -> tuple["Period", ...]:
        """The months the period is made of, in order."""
        count = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}[self.kind]
        first = 1 + count * (max(self.number, 1) - 1)
        return tuple(Period(self.year, PeriodKind.MONTH, number) for number in range(first, first + count))

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, self.months[0].number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        last = self.months[-1]
        return date(last.year, last.number, monthrange(last.year, last.number)[1])


_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_HALF = re.compile(r"((?:19|20|21)\d{2}) ?H([12])", re.ASCII)
_QUARTER = re.compile(r"((?:19|20|21)\d{2}) ?Q([1-4])", re.ASCII)
_YEAR = re.compile(r"(19|20|21)\d{2}", re.ASCII)
_NAMED_MONTH = re.compile(
    r"(?P<name>[a-zåäö]+\.?)(?: ?(?P<year>\d{4})|-(?P<short>\d{2}))|(?P<first>\d{4}) ?(?P<last>[a-zåäö]+\.?)"
)


def month(year: int, number: int) -> Period:
    """The month `number` (1–12) of `year`. Raises ValueError outside that."""
    if not 1 <= number <= 12 or not 1900 <= year <= 2200:
        raise ValueError(f"{year}-{number}")
    return Period(year, PeriodKind.MONTH, number)


def parse_period(text: str) -> Period:
    """Reads `2021`, `2021 H1` or `2021-03`. Raises ValueError for anything else."""
    stripped = text.strip()
    if found := _MONTH.fullmatch(stripped):
        return month(int(found[1]), int(found[2]))
    if found := _HALF.fullmatch(stripped):
        return Period(int(found[1]), PeriodKind.HALF, int(found[2]))
    if _YEAR.fullmatch(stripped):
        return Period(int(stripped), PeriodKind.YEAR)
    raise ValueError(text)


def parse_calendar_period(text: str) -> Period:
    """Reads a quarter too: `2021 Q1`. Raises ValueError for anything else than a period."""
    if found := _QUARTER.fullmatch(text.strip()):
        return Period(int(found[1]), PeriodKind.QUARTER, int(found[2]))
    return parse_period(text)


def parse_month(text: str) -> Period:
    """Reads `2021-03`. Raises ValueError for anything else, also for other periods."""
    period = parse_period(text)
    if period.kind is not PeriodKind.MONTH:
        raise ValueError(text)
    return period


def read_month(text: str) -> Period:
    """Reads a month as it is written by hand, and by Excel: `maj 2016`, `2016 maj`, `maj-16`, `2016-5`, `2016/05`.
    Raises ValueError for anything else."""
    words = " ".join(text.casefold().split())
    if named := _NAMED_MONTH.fullmatch(words):
        year = named["year"] or named["first"] or f"20{named['short']}"
        return month(int(year), month_number(named["name"] or named["last"]))
    if numbered := re.fullmatch(r"(\d{4})[-/ ]?(\d{1,2})", words, re.ASCII):
        return month(int(numbered[1]), int(numbered[2]))
    raise ValueError(text)


def month_number(name: str) -> int:
    """The month that `name` begins, by at least three letters. Raises ValueError where it begins none."""
    for number, full in enumerate(month_names(), start=1):
        if len(name) >= 3 and full.startswith(name.rstrip(".")):
            return number
    raise ValueError(name)


def months_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Every month from `first` to `last`, both included; empty when `last` comes before `first`."""
    start, end = first.year * 12 + first.number - 1, last.year * 12 + last.number - 1
    return tuple(month(at // 12, at % 12 + 1) for at in range(start, end + 1))


def span_label(first: Period, last: Period) -> str:
    """`januari–juni 2016`, `november 2015–mars 2016`, `2014–2021`; one period alone is itself. The year stands once
    where months share it."""
    if first == last:
        return first.label
    both_months = first.kind is last.kind is PeriodKind.MONTH
    begins = month_names()[first.number - 1] if both_months and first.year == last.year else first.label
    return tr("{first}–{last}").format(first=begins, last=last.label)


def months_label(months: Sequence[Period]) -> str:
    """Months of one year, in order: `november–december 2022` where none lies between, else `mars och maj 2021`."""
    if list(months) == list(months_between(months[0], months[-1])):
        return span_label(months[0], months[-1])
    names = [month_names()[each.number - 1] for each in months]
    return f"{show_list(names)} {months[0].year}"


def months_words(months: Sequence[Period]) -> str:
    """Months in order, of one year or several: `mars och maj 2021 och juni 2022`."""
    years = dict.fromkeys(each.year for each in months)
    return show_list(months_label([each for each in months if each.year == year]) for year in years)


def called_together(names: Iterable[str], period: Period) -> str:
    """What figures of one period may be called together, each by its own name for it: an incomplete year by its months
    where all have the same, else the period's own label, beside which `told_apart` says the others' (ruling 41)."""
    known = set(names)
    return known.pop() if len(known) == 1 else period.label


def told_apart(name: str, when: str, together: str) -> str:
    """`Dorotea`, or `Dorotea (november–december 2022)` among those that are called `2022` together."""
    return name if when == together else tr("{name} ({when})").format(name=name, when=when)


def narrow(when: str) -> str:
    """A period by its months as it heads a narrow column: `nov–dec 2022`."""
    for name in month_names():
        when = when.replace(name, name[:3])
    return when


def month_names() -> tuple[str, ...]:
    """The twelve names, in order, as Swedish writes them: without a capital."""
    return _names_in(translation())


# A list of months asks for the names hundreds of times.
@cache
def _names_in(_language: Translate) -> tuple[str, ...]:
    return (
        tr("januari"),
        tr("februari"),
        tr("mars"),
        tr("april"),
        tr("maj"),
        tr("juni"),
        tr("juli"),
        tr("augusti"),
        tr("september"),
        tr("oktober"),
        tr("november"),
        tr("december"),
    )
