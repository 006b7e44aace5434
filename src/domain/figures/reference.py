"""References to figures in text: `{profil 2401 2021 sjukpenning andel}`, `{lots 2016 totalt}`, `{kommun}`.

A reference is a kind, an area, a period and what is meant of it. Without an area it is about the area that the text is
about, so that one text serves several. After `mot` stands what it is compared with, and after `som` words of the
writer's own that the figure has to bear out: `{profil 00 2021 totalt andel som "en av åtta"}`.

A table or a chart is referred to in the same way, after the word for it: `{tabell lots 2016}`, `{diagram profil 2021}`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from domain.ground.period import Period, month, parse_calendar_period
from domain.ground.text import tr


class FigureKind(Enum):
    """What a figure is taken from; the value is the first word of a reference."""

    PROFILE = "profil"
    POPULATION = "samverkan"
    LOTS = "lots"
    INDICATOR = "indikator"


@dataclass(frozen=True, slots=True)
class FigureName:
    """Which figure is meant. `area` is a code, None for the area that the text is about; `period` is a period's code
    without space (`2021H1`) or a day."""

    kind: FigureKind
    area: str | None
    period: str
    names: tuple[str, ...]

    def at(self, area: str) -> "FigureName":
        """The same of `area`, where it has none of its own."""
        return self if self.area is not None else replace(self, area=area)

    @property
    def whole_period(self) -> Period:
        """The period it is found in: of a day its month."""
        if _DAY.fullmatch(self.period):
            day = date.fromisoformat(self.period)
            return month(day.year, day.month)
        return parse_calendar_period(self.period)

    @property
    def text(self) -> str:
        """As it stands between braces."""
        area = [] if self.area is None else [self.area]
        return " ".join((self.kind.value, *area, self.period, *map(_quoted, self.names)))


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure in a text (*siffra i text*), the figure it is compared `against`, and the `words` that stand for it;
    without words it stands as its value. `written` is all of it, braces too."""

    figure: FigureName
    against: FigureName | None = None
    words: str = ""
    written: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """As it stands between braces."""
        against = "" if self.against is None else f" {_AGAINST} {self.against.text}"
        words = f' {_AS} "{self.words}"' if self.words else ""
        return f"{self.figure.text}{against}{words}"

    @property
    def figures(self) -> tuple[FigureName, ...]:
        """The figures it rests on."""
        return (self.figure,) if self.against is None else (self.figure, self.against)


class BlockForm(Enum):
    """How a block of evidence stands in a text; the value is the first word of what refers to it."""

    TABLE = "tabell"
    CHART = "diagram"
    """A chart, and the table of the same numbers under it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table or a chart in a text (*underlag*), a paragraph of its own. `of` says what it shows: all of a kind in a
    period, or the `names` that `BLOCKS` has for the kind; an indicator by its key."""

    form: BlockForm
    of: FigureName
    written: str = field(default="", compare=False)

    def at(self, area: str) -> "Block":
        """The same of `area`, where it has none of its own."""
        return replace(self, of=self.of.at(area))

    @property
    def text(self) -> str:
        """As it stands between braces."""
        return f"{self.form.value} {self.of.text}"


@dataclass(frozen=True, slots=True)
class AreaName:
    """`{kommun}`: the name of the area that the text is about."""

    written: str = field(default="{kommun}", compare=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What begins as a reference and cannot be read as one, and why."""

    written: str
    why: str


BEGINS = "{"
"""What every reference begins with: a text without it has none."""

Piece = str | Reference | Block | AreaName | Unreadable

YEARS, SEXES, KOMMUNER = "utveckling", "kön", "kommuner"
_BOTH = frozenset(BlockForm)
BLOCKS = {
    (FigureKind.PROFILE, ""): _BOTH,
    (FigureKind.PROFILE, YEARS): _BOTH,
    (FigureKind.PROFILE, KOMMUNER): _BOTH,
    (FigureKind.PROFILE, SEXES): frozenset({BlockForm.TABLE}),
    (FigureKind.POPULATION, ""): _BOTH,
    (FigureKind.LOTS, ""): frozenset({BlockForm.TABLE}),
    (FigureKind.INDICATOR, ""): _BOTH,
    (FigureKind.INDICATOR, YEARS): frozenset({BlockForm.CHART}),
}
"""The blocks there are, by their kind and what they show of it, as the reports draw them."""

_BRACES = re.compile(r"\{[^{}\n]*\}")
_TOKEN = re.compile(r'["”“]([^"”“]*)["”“]|(\S+)')
_PLAIN = re.compile(r"[^\s{}\"”“]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AREA_NAME, _AGAINST, _AS = "kommun", "mot", "som"
_KINDS = {kind.value: kind for kind in FigureKind}
_FORMS = {form.value: form for form in BlockForm}


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    quoted: bool

    def is_word(self, word: str) -> bool:
        return not self.quoted and self.text.casefold() == word


def pieces_of(text: str) -> tuple[Piece, ...]:
    """A text as what stands in it, in order: together they are the text. Braces around anything else are text."""
    return tuple(_pieces(text))


def named_in(text: str) -> tuple[FigureName, ...]:
    """What a text refers to that can be read, in order: its figures, and what its tables and charts show."""
    named: list[FigureName] = []
    for piece in pieces_of(text):
        if isinstance(piece, Reference):
            named += piece.figures
        elif isinstance(piece, Block):
            named.append(piece.of)
    return tuple(named)


def parse_reference(text: str) -> Reference:
    """What stands between braces as a reference. Raises ValueError with a Swedish sentence where it is none."""
    tokens = [_Token(quoted or plain, quoted=not plain) for quoted, plain in _TOKEN.findall(text)]
    words = ""
    if len(tokens) > 1 and tokens[-1].quoted and tokens[-2].is_word(_AS):
        words = " ".join(tokens[-1].text.split())
        tokens = tokens[:-2]
    elif any(each.is_word(_AS) for each in tokens):
        raise ValueError(tr('efter ”som” ska orden stå inom citattecken, till exempel som "en av fem".'))
    at = next((at for at, each in enumerate(tokens) if each.is_word(_AGAINST)), None)
    figure = _figure(tokens[:at])
    against = None if at is None else _figure(tokens[at + 1 :])
    if against is not None and not words:
        raise ValueError(tr('en jämförelse med ”mot” behöver ord, till exempel som "mer än dubbelt".'))
    return Reference(figure, against, words, f"{{{text}}}")


def parse_block(text: str) -> Block:
    """What stands between braces as a table or a chart. Raises ValueError with a Swedish sentence where it is none."""
    tokens = [_Token(quoted or plain, quoted=not plain) for quoted, plain in _TOKEN.findall(text)]
    form, of = _FORMS[tokens[0].text.casefold()], _name(tokens[1:])
    what = of.names[1:] if of.kind is FigureKind.INDICATOR else of.names
    forms = BLOCKS.get((of.kind, " ".join(what).casefold()))
    if forms is None or (of.kind is FigureKind.INDICATOR and not of.names):
        raise ValueError(tr("det finns inget sådant underlag att sätta in."))
    if form not in forms:
        text = tr("det underlaget finns bara som {form}.")
        raise ValueError(text.format(form=next(iter(forms)).value))
    return Block(form, of, f"{{{text}}}")


def _pieces(text: str) -> Iterator[Piece]:
    after = 0
    for found in _BRACES.finditer(text):
        inside = found[0][1:-1].split()
        piece: Piece | None = None
        if [word.casefold() for word in inside] == [_AREA_NAME]:
            piece = AreaName(found[0])
        elif inside and inside[0].casefold() in _KINDS:
            piece = _read(found[0], parse_reference)
        elif len(inside) > 1 and inside[0].casefold() in _FORMS and inside[1].casefold() in _KINDS:
            piece = _read(found[0], parse_block)
        if piece is not None:
            if found.start() > after:
                yield text[after : found.start()]
            yield piece
            after = found.end()
    if after < len(text):
        yield text[after:]


def _read(written: str, parse: Callable[[str], Reference | Block]) -> Reference | Block | Unreadable:
    try:
        return parse(written[1:-1])
    except ValueError as fault:
        return Unreadable(written, str(fault))


def _figure(tokens: Sequence[_Token]) -> FigureName:
    found = _name(tokens)
    if not found.names:
        raise ValueError(tr("det står inte vilken siffra som menas, till exempel totalt andel."))
    return found


def _name(tokens: Sequence[_Token]) -> FigureName:
    kind = _KINDS.get(tokens[0].text.casefold()) if tokens else None
    if kind is None:
        kinds = ", ".join(_KINDS)
        raise ValueError(tr("en siffra börjar med något av orden {kinds}.").format(kinds=kinds))
    # The codes of some kommuner could be years, so an area is what stands before a period.
    if len(tokens) > 2 and _is_period(tokens[2]):
        area, period, names = tokens[1].text, tokens[2].text, tokens[3:]
    elif len(tokens) > 1 and _is_period(tokens[1]):
        area, period, names = None, tokens[1].text, tokens[2:]
    else:
        raise ValueError(tr("perioden saknas eller kan inte läsas. Skriv till exempel 2021, 2021H1 eller 2021-03."))
    return FigureName(kind, area, period.upper(), tuple(name.text for name in names))


def _is_period(token: _Token) -> bool:
    if token.quoted:
        return False
    try:
        FigureName(FigureKind.PROFILE, None, token.text.upper(), ()).whole_period  # noqa: B018
    except ValueError:
        return False
    return True


def _quoted(name: str) -> str:
    plain = _PLAIN.fullmatch(name) and not _is_period(_Token(name, quoted=False))
    return name if plain and name.casefold() not in (_AGAINST, _AS) else f'"{name}"'
