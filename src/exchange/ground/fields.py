"""The cells of one row, read one by one; what cannot be read is said in Swedish and refuses the row."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TypeVar

from domain.ground.day_text import read_day
from domain.ground.display import show_list
from domain.ground.entry import Entry, parse_amount, parse_count, parse_number, parse_percent
from domain.ground.period import Period, PeriodKind, parse_period, read_month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.month import AgeGroup
from exchange.ground.area_names import area_named
from exchange.ground.delimited import Row
from exchange.ground.quoting import holds_personal_number, quoted

Choice = TypeVar("Choice", bound=Enum)

_AREA_CODE = re.compile(r"\d{2}|\d{4}|[a-z][a-z0-9]*(-[a-z0-9]+)*|[a-z0-9]+(-[a-z0-9]+)+")
_LONGEST_TEXT = 300
_SHARES = frozenset(("procent", "%"))
_SOME_PERIOD = Period(1900, PeriodKind.YEAR)


# What the program calls them beside their headings, with the age that a workspace divides at unless it says otherwise.
_ALSO: dict[Enum, tuple[str, ...]] = {
    Sex.ALLA: ("båda könen", "kvinnor och män", "totalt"),
    AgeGroup.UNDER30: ("under 30", "under 30 år"),
    AgeGroup.PLUS30: ("30–", "30-", "30 år och äldre"),
    AgeGroup.OKAND: ("okänd", "okänd ålder"),
    AgeGroup.ALLA: ("alla åldrar",),
}


@cache
def _words_of(choice: Enum) -> frozenset[str]:
    """What the program calls a choice, in small letters."""
    shown = [getattr(choice, name, "") for name in ("label", "short")]
    return frozenset(word.casefold() for word in (*shown, *_ALSO.get(choice, ())) if isinstance(word, str) and word)


class Fields:
    """The cells of `row`. A cell that cannot be read adds to `problems` and gives a value of no meaning, so that
    one reading tells everything that is wrong with the row; a row with problems is never used."""

    def __init__(self, row: Row, written: Mapping[str, str] = {}) -> None:
        """`written` is what the file itself calls its columns, where that is another name."""
        self._cells = row.cells
        self.written = written
        self.line = row.line
        self.problems: list[str] = []
        hidden = [name for name, text in row.cells.items() if holds_personal_number(text)]
        self.holds_personal_number = bool(hidden)
        if hidden:
            # Nothing more is read: no later reason may repeat what stands in the cell.
            named = show_list(quoted(written.get(name, name)) for name in hidden)
            text = tr("Kolumnen {columns} innehåller ett personnummer. Ta bort det.")
            self.problems.append(text.format(columns=named))

    def text(self, column: str, *, required: bool = False) -> str:
        """The text as it stands; empty where the column is missing or, unless `required`, the cell is empty."""
        text = self._cells.get(column, "")
        if required and not text:
            self.refuse(column, tr("värdet saknas."))
        return text

    def words(self, column: str, *, required: bool = False) -> str:
        """A text that is kept: one line of sensible length."""
        text = self.text(column, required=required)
        if len(text) > _LONGEST_TEXT or not text.replace("\u00a0", " ").isprintable():
            reason = tr("{text} är inte en text på en rad med högst {limit} tecken.")
            self.refuse(column, reason.format(text=quoted(text), limit=_LONGEST_TEXT))
        return text

    def area(self) -> str:
        """An area's code (*områdeskod*), as it is written in files, or that of the kommun, the län or riket of a name;
        what `0360 Tierp` says, where both are the same area's."""
        text = self.text("area_code", required=True)
        if code := area_named(text):
            return code
        if text and not _AREA_CODE.fullmatch(text):
            reason = tr("{text} är varken en områdeskod eller namnet på en kommun. Skriv koden, till exempel 0360.")
            reason = reason.format(text=quoted(text))
            if re.fullmatch(r"\d{1,3}", text):
                reason = tr("koden {text} har tappat inledande nollor. Skriv alla siffror, till exempel 0319.")
                reason = reason.format(text=quoted(text))
            self.refuse("area_code", reason)
        return text

    def choice(self, column: str, allowed: Sequence[Choice]) -> Choice:
        """One of the codes or of the program's own words for `allowed`; capitals make no difference."""
        text = self.text(column, required=True)
        written = text.casefold().replace("\u00a0", " ")
        for choice in allowed:
            if written == choice.value or written in _words_of(choice):
                return choice
        if text:
            words = show_list(str(choice.value) for choice in allowed)
            self.refuse(column, tr("{text} är inget av {words}.").format(text=quoted(text), words=words))
        return allowed[0]

    def word(self, column: str, allowed: Sequence[str]) -> str:
        """One of the words `allowed`, as they stand there or as the program shows ages: `20–64 år`."""
        text = self.text(column, required=True)
        plain = text.removesuffix(" år").replace("–", "-")
        if plain in allowed:
            return plain
        if text:
            self.refuse(column, tr("{text} är inget av {words}.").format(text=quoted(text), words=show_list(allowed)))
        return text

    def sex(self, *allowed: Sex) -> Sex:
        """The sex (*kön*) the row is about."""
        return self.choice("sex", allowed)

    def period(self, column: str, *kinds: PeriodKind) -> Period:
        """A period of one of `kinds`."""
        text = self.text(column, required=True)
        for read in (parse_period, read_month):
            with suppress(ValueError):
                if (period := read(text)).kind in kinds:
                    return period
        if text:
            forms = {
                PeriodKind.YEAR: tr("ett år som 2021"),
                PeriodKind.HALF: tr("ett halvår som 2021 H1"),
                PeriodKind.MONTH: tr("en månad som 2021-03 eller mars 2021"),
            }
            reason = tr("{text} är inte {forms}.")
            self.refuse(column, reason.format(text=quoted(text), forms=_either(forms[kind] for kind in kinds)))
        return _SOME_PERIOD

    def day(self, column: str) -> date:
        """A date (*datum*) in the forms in use (ruling 51)."""
        text = self.text(column, required=True)
        day: date | None = None
        with suppress(UserProblem):
            day, note = read_day(text)
            day = None if note else day
        if text and day is None:
            self.refuse(column, tr("{text} är inget datum. Skriv det som 2016-01-31.").format(text=quoted(text)))
        return day or date.min

    def count(self, column: str) -> Value:
        """A number of persons or cases (*antal*): whole, not negative; empty is *saknas*, `-` and `<5` as usual."""
        return self._entry(column, parse_count)

    def amount(self, column: str) -> Value:
        """A number of full-year equivalents or of inhabitants: not negative, possibly with decimals."""
        return self._entry(column, parse_amount)

    def number(self, column: str, unit: str) -> Value:
        """Any number of `unit`. A share is never in thousands, so that 13,325 is one with three decimals."""
        return self._entry(column, parse_percent if unit.casefold() in _SHARES else parse_number)

    def percent(self, column: str) -> Fraction | None:
        """A share in per cent, 0–100; None where nothing is given."""
        value = self._entry(column, parse_percent)
        if isinstance(value, Empty):
            if value is not Empty.SAKNAS:
                self.refuse(column, tr("en publicerad andel är ett tal, eller tom."))
            return None
        if not 0 <= value <= 100:
            self.refuse(column, tr("en andel ligger mellan 0 och 100 procent."))
        return Fraction(value)

    def ordinal(self, column: str) -> int:
        """A whole number from 1 upward, which must be there."""
        value = self.ordinal_or_none(column)
        if value is None:
            self.text(column, required=True)
        return value or 1

    def ordinal_or_none(self, column: str) -> int | None:
        """A whole number from 1 upward; None where the cell is empty."""
        text = self.text(column)
        if not text:
            return None
        value = parse_count(text).value
        if not isinstance(value, int) or value < 1:
            self.refuse(column, tr("{text} är inte ett heltal från 1.").format(text=quoted(text)))
            return None
        return value

    def _entry(self, column: str, parse: Callable[[str], Entry]) -> Value:
        entry = parse(self.text(column))
        if entry.value is None:
            self.refuse(column, entry.problem or "")
            return Empty.SAKNAS
        return entry.value

    def refuse(self, column: str, reason: str) -> None:
        """Add why a cell cannot be read; nothing where the row holds a personal number, which it could repeat."""
        if not self.holds_personal_number:
            self.problems.append(
                tr("{column}: {reason}").format(column=self.written.get(column, column), reason=reason)
            )


def _either(words: Iterable[str]) -> str:
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return tr("{first} eller {last}").format(first=", ".join(listed[:-1]), last=listed[-1])
