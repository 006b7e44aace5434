"""Sentences of Swedish text and the numbers written in them (*tal i text*), with their places in the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.not_figures import HIDDEN_SIGN, without_what_is_no_figure
from domain.figures.known import KnownFigure, Unit
from domain.ground.display import rounded
from domain.ground.value import Number, is_number, number_or_none


class Kind(Enum):
    """What a written number counts; the value is its sign in a sentence's `form`."""

    COUNT = "c"
    """Persons, cases, whole-year equivalents, and what has no unit beside it."""
    PERCENT = "p"
    POINTS = "q"
    PLACE = "r"
    YEAR = "y"
    OTHER = "o"
    """Times, days, money: never a figure of the workspace unless of an indicator."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """One number: `start` and, after its unit, `end` in the text, `value` and `decimals` as written. `about` is True
    for *cirka*, *drygt* and their like; `figure` is what a reference stands for, None for what is typed by hand."""

    start: int
    end: int
    value: Number
    decimals: int
    kind: Kind
    about: bool = False
    in_words: bool = False
    signed: bool = False
    figure: KnownFigure | None = None

    @property
    def half(self) -> Fraction:
        """Half a unit of the last decimal: how far the exact number may lie from the written one."""
        return Fraction(1, 2 * 10**self.decimals)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (*mening*) from `start` in the whole text. `form` is its words in lower case with `<3c>` for its
    number 3, a count; `at` tells where in the whole text each sign of the form comes from."""

    start: int
    text: str
    numbers: tuple[WrittenNumber, ...]
    form: str
    at: tuple[int, ...] = field(repr=False)

    def number(self, token: str) -> WrittenNumber:
        """The number of `<3c>`."""
        return self.numbers[int(token.strip("<>")[:-1])]

    def token(self, number: WrittenNumber) -> str:
        """`<3c>` of a number."""
        return f"<{self.numbers.index(number)}{number.kind.value}>"

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the whole text a stretch of the form stands."""
        last = self.at[end - 1]
        number = next((each for each in self.numbers if each.start <= last < each.end), None)
        return self.at[start], last + 1 if number is None else number.end

    def words(self, start: int, end: int) -> str:
        """What stands in it at a place in the whole text."""
        return self.text[start - self.start : end - self.start]

    def finding(self, kind: FindingKind, field: str, stretch: tuple[int, int], why: str, to_do: str) -> Finding:
        """What does not hold at a stretch of the form."""
        start, end = self.place(*stretch)
        return Finding(kind, Severity.WARNING, field, start, end, self.words(start, end), why, to_do)

    @property
    def years(self) -> tuple[str, ...]:
        """The years named in it, in order."""
        return years_named(self.text)


Live = Callable[[str], KnownFigure | None]
"""The figure that the text between `{` and `}` stands for; None where it stands for none."""

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d{2})(?![\d:/]|[.,]\d)")
_DIGITS = re.compile(
    rf"(?<![\w.,/:{HIDDEN_SIGN}])(?P<sign>[-+–−](?=\d))?(?<![\w/:])"
    rf"(?P<whole>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:[.,](?P<part>\d+))?(?![\w/]|:\w|[.,]\d)"
)
_ONES = dict(
    zip(
        [
            "noll",
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
            "tretton",
            "fjorton",
            "femton",
            "sexton",
            "sjutton",
            "arton",
            "nitton",
        ],
        (0, *range(2, 20)),
        strict=True,
    )
)
_TENS = {
    name: 10 * at
    for at, name in enumerate(["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"], start=2)
}
_WORDS = {
    **_ONES,
    **_TENS,
    **{ten + one: at + _ONES.get(one, 1) for ten, at in _TENS.items() for one in ("en", "ett", *list(_ONES)[1:9])},
    "hundra": 100,
}
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\{([^{}\n]+)\}")
_PERCENT = re.compile(rf"{_SPACE}*(?:%(?!-)|procent\b)(?!-?enhet)", re.IGNORECASE)
_POINTS = re.compile(rf"{_SPACE}*(?:procentenhet(?:er|erna)?\b|%-enhet(?:er)?\b|p\.?e\.?(?!\w))", re.IGNORECASE)
_OTHER = re.compile(
    rf"{_SPACE}*(?:år|årig|månad|mån\b|veck|dag|timm|tim\b|minut|kronor|kr\b|tkr|mkr|mnkr|miljon|miljard|tusen|promille"
    r"|‰|gång|gg\b|km\b|mil\b|meter|kvm|grader|poäng|tillfälle|möte|träff)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?:\bplats(?:en|erna)?|\bplacering(?:en)?|\brang|\brankad(?:\s+som)?|\brankas(?:\s+som)?)\s+(?:nr\s+|nummer\s+)?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(r":[ea]\s+plats", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:ca|cirka|omkring|ungefär|runt|drygt|knappt|nästan|närmare|uppemot|minst|högst|över|under|mer än|fler än"
    r"|färre än|mindre än|max|som mest|åtminstone|ytterligare)\.?\s*$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\s+år\s+(?:19|20)\d\d")
_CODE = re.compile(r"0\d")
_COUNTED = re.compile(rf"{_SPACE}*(?:helårs|person|kvinn|m[aä]n\b|invånar|individ|ärende|barn|hushåll)", re.IGNORECASE)
_KINDS = {
    Unit.PERSONS: Kind.COUNT, Unit.PERCENT: Kind.PERCENT, Unit.POINTS: Kind.POINTS, Unit.PLACE: Kind.PLACE,
    Unit.OTHER: Kind.OTHER,
}  # fmt: skip
_ENDS = re.compile(r"(?<=[.!?])[”\"')\]*_]*\s+(?=[*_\"”(\[{–-]*[A-ZÅÄÖ\d{])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:t\.?\s?ex|bl\.?\s?a|m\.?\s?m|m\.?\s?fl|d\.?v\.?s|dvs|ca|kl|s|nr|resp|st|f\.?d|inkl|exkl|jfr|max|min|o\.?s\.?v"
    r"|p\.?g\.?a|fr\.?o\.?m|t\.?o\.?m|etc|prop|dnr|kap|tel|avd|enl)|^\s*\d+)\.$",
    re.IGNORECASE,
)


def read_sentences(text: str, live: Live) -> tuple[Sentence, ...]:
    """The sentences of a text, in order, with their numbers."""
    shown = without_what_is_no_figure(text)
    numbers = sorted(
        (*_references(text, live), *_in_digits(text, shown), *_in_words(text, shown)), key=lambda each: each.start
    )
    return tuple(_sentence(text, start, end, numbers) for start, end in _stretches(text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _ENDS.finditer(text):
        before = text[start : found.start()]
        if "\n" in found[0] or not _SHORT.search(before):
            if before.strip():
                yield start, found.start()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _references(text: str, live: Live) -> Iterator[WrittenNumber]:
    for found in _REFERENCE.finditer(text):
        figure = live(found[1])
        value = None if figure is None else number_or_none(figure.value)
        if figure is not None and value is not None:
            shown = rounded(value, figure.decimals)
            kind = _KINDS[figure.unit]
            yield WrittenNumber(found.start(), found.end(), shown, figure.decimals, kind, figure=figure)


def _in_digits(text: str, shown: str) -> Iterator[WrittenNumber]:
    for found in _DIGITS.finditer(shown):
        part = found["part"] or ""
        whole = re.sub(_SPACE, "", found["whole"])
        value: Number = Fraction(int(whole + part), 10 ** len(part)) if part else int(whole)
        negative = (found["sign"] or "+") in "-–−"
        decimals, signed = len(part), bool(found["sign"])
        number = WrittenNumber(*found.span(), -value if negative else value, decimals, Kind.COUNT, signed=signed)
        yield _with_unit(number, text, shown)


def _in_words(text: str, shown: str) -> Iterator[WrittenNumber]:
    for found in _IN_WORDS.finditer(shown):
        number = WrittenNumber(*found.span(), _WORDS[found[0].lower()], 0, Kind.COUNT, in_words=True)
        yield _with_unit(number, text, shown)


def _with_unit(number: WrittenNumber, text: str, shown: str) -> WrittenNumber:
    """The number with what it counts, told by the words beside it."""
    start, end = number.start, number.end
    before, kind = text[max(0, start - 30) : start], Kind.COUNT
    if unit := _POINTS.match(shown, end):
        kind, end = Kind.POINTS, unit.end()
    elif unit := _PERCENT.match(shown, end):
        kind, end = Kind.PERCENT, unit.end()
    elif _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, end):
        kind = Kind.PLACE
    elif _YEAR.fullmatch(shown[start:end]) and not _COUNTED.match(shown, end):
        kind = Kind.YEAR
    elif (_OTHER.match(shown, end) and not _OF_YEAR.match(shown, end)) or _CODE.match(shown[start:end]):
        kind = Kind.OTHER
    return replace(number, end=end, kind=kind, about=bool(_ABOUT.search(before)))


# A number whose unit stands at the next one: "från 6,8 till 5,7 %", "15,2 % mot 7,7", "15,5 % (16,7)".
_SHARED_UNIT = re.compile(r"<(\d+)c>( (?:till|mot|och|eller|jämfört med) (?:[^\W\d]+ ){0,2}?)<(\d+)p>")
_SAME_UNIT = re.compile(r"<(\d+)p>([^<>.;]{0,60})<(\d+)c>")


def _sentence(text: str, start: int, end: int, all_numbers: list[WrittenNumber]) -> Sentence:
    numbers = [each for each in all_numbers if start <= each.start < end]
    while True:
        form, at = _form(text, start, end, numbers)
        shared = _shares_unit(form, numbers)
        if shared is None:
            return Sentence(start, text[start:end], tuple(numbers), form, at)
        numbers[shared] = replace(numbers[shared], kind=Kind.PERCENT)


def _shares_unit(form: str, numbers: list[WrittenNumber]) -> int | None:
    """The number that is a percentage though its sign stands at another."""
    for found in _SHARED_UNIT.finditer(form):
        at, other = int(found[1]), int(found[3])
        if numbers[at].decimals and numbers[at].figure is None:
            return at
        if "från" in form[: found.start()][-6:] and numbers[other].value <= 100 and numbers[at].value <= 100:
            return at
    for found in _SAME_UNIT.finditer(form):
        at = int(found[3])
        if numbers[at].decimals and numbers[at].figure is None and not _COUNTED.match(form, found.end()):
            return at
    return None


def _form(text: str, start: int, end: int, numbers: list[WrittenNumber]) -> tuple[str, tuple[int, ...]]:
    form: list[str] = []
    places: list[int] = []
    here = start
    for index, number in enumerate(numbers):
        form.append(text[here : number.start].lower())
        places.extend(range(here, number.start))
        token = f"<{index}{number.kind.value}>"
        form.append(token)
        places.extend([number.start] * len(token))
        here = number.end
    form.append(text[here:end].lower())
    places.extend(range(here, end))
    # Signs of emphasis tell nothing, and every space is one.
    told = re.sub(r"[\u00a0\u2007\u2009\u202f\n*_]", " ", "".join(form))
    return told, tuple(places)


def years_named(text: str) -> tuple[str, ...]:
    """The years a text names, in order."""
    return tuple(_YEAR.findall(text))


def is_typed(number: WrittenNumber) -> bool:
    """True for what is written by hand and may be a figure."""
    return number.figure is None and number.kind in (Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.PLACE)


def is_figure_in_digits(number: WrittenNumber) -> bool:
    """True for what is typed by hand in digits and counts something, costs and days too."""
    return number.figure is None and not number.in_words and number.kind is not Kind.YEAR


def has_source(number: WrittenNumber) -> bool:
    """True for a live figure with a number to show."""
    return number.figure is not None and is_number(number.figure.value)
