"""Typed numbers held against the figures the workspace knows (*kända siffror*)."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.topics import is_about, topic_words
from domain.checking.written import Kind, Sentence, WrittenNumber, is_typed
from domain.figures.filled import by_reference
from domain.figures.known import KnownFigure, Unit
from domain.figures.reference import parse_reference
from domain.ground.area import RIKET
from domain.ground.display import rounded, show_number
from domain.ground.period import month_names
from domain.ground.text import tr
from domain.ground.value import number_or_none

_UNITS = {
    Kind.COUNT: (Unit.PERSONS, Unit.OTHER),
    Kind.PERCENT: (Unit.PERCENT,),
    Kind.POINTS: (Unit.POINTS,),
    Kind.PLACE: (Unit.PLACE,),
}
_WHOLE_YEARS = re.compile(r"helårs|försörj")
_COUNTRY = re.compile(r"\b(?:rik[est]{1,3}|sverige|landet|genomsnitt\w*|snittet|länet|länets)\b")
_YEAR_AGO = re.compile(r"\b(?:året innan|året före|förra året|föregående år|i fjol)\b")
_AIMS = re.compile(
    r"\b(?:mål\w*|ska|skall|bör|senast|högst|minst|max\w*|prognos\w*|beräknas|väntas|uppskatt\w*|budget\w*|planer\w*|platser"
    r"|exempel|till exempel|om|skulle|vid start|vid slut|nyinskriv\w*|deltag\w*|enkät\w*|svar\w*"
    r"|intervju\w*|utbild\w*|per|i veckan|under (?:våren|hösten|sommaren|vintern))\b"
)
_A_PART = re.compile(r"\b(?:varav|därav|av dem|av dessa|av de|åtminstone)\b[^<>]*$")
_PART_OF_YEAR = re.compile(
    r"(första|andra) halvåret(?: år)? (\d{4})"
    rf"|(?<![–-])(?<!till )(?<!med )({'|'.join(month_names())})(?: månad)?(?: år)? (\d{{4}})"
)
"""Not the month that some months of a year end with: they are of the year."""
_NEAR = Fraction(15, 100)
_LARGEST_SMALL = 20
_NEAR_SMALL = 2
_NEAR_SHARE = Fraction(3, 10)
_NEAR_PLACE = 12
_LEAST_HELD = 10
"""Below it any number is near any other, and most are no figures."""


@dataclass(frozen=True, slots=True)
class _Figure:
    known: KnownFigure
    topic: frozenset[str]
    value: Fraction


class FiguresByTopic:
    """The figures of some areas, made ready to be asked of. `names` are those of areas by code, `threshold` is what
    small numbers are smaller than, and `hidden` what refers to figures that a public page hides whatever they are."""

    def __init__(
        self, figures: Sequence[KnownFigure], names: Mapping[str, str], threshold: int, hidden: Iterable[str] = ()
    ) -> None:
        self.names = names
        self._threshold = threshold
        self._hidden = frozenset(reference.casefold() for reference in hidden)
        self._by_topic: dict[tuple[Unit, str], dict[frozenset[str], list[_Figure]]] = defaultdict(dict)
        self._by_reference = by_reference(figures)
        for figure in figures:
            value = number_or_none(figure.value)
            if value is not None and (figure.unit is Unit.POINTS or not figure.is_change):
                topic = topic_words(figure.words)
                alike = self._by_topic[figure.unit, figure.area].setdefault(topic, [])
                alike.append(_Figure(figure, topic, Fraction(value)))
        self.topics = frozenset(word for topics in self._by_topic.values() for topic in topics for word in topic)

    def live(self, reference: str, areas: Sequence[str]) -> KnownFigure | None:
        """The figure that stands between braces in a text about `areas`; None where words stand for it, or nothing."""
        try:
            read = parse_reference(reference)
        except ValueError:
            return None
        if read.words or (read.figure.area is None and len(areas) != 1):
            return None
        return self._by_reference.get(read.figure.at(areas[0] if areas else "").text.casefold())

    def hidden_in_public(self, reference: str) -> KnownFigure | None:
        """The figure behind a reference with an area, where a public page hides it."""
        figure = self._by_reference.get(reference.casefold())
        return figure if figure is not None and self.is_hidden_in_public(figure) else None

    def is_hidden_in_public(self, figure: KnownFigure) -> bool:
        """True where it is small, or hidden for another reason: what it would tell of others, or of its period."""
        value = number_or_none(figure.value)
        small = figure.may_be_hidden and value is not None and 0 < value < self._threshold
        return small or figure.reference.casefold() in self._hidden

    def called(self, figure: KnownFigure) -> str:
        """`sjukpenning, helårspersoner, i Nordmaling 2021`."""
        area = tr("riket") if figure.area == RIKET else self.names.get(figure.area, figure.area)
        return tr("{words}, i {area} {period}").format(words=figure.words, area=area, period=figure.period)

    def by_topic(self, kind: Kind, areas: Collection[str]) -> Iterator[tuple[frozenset[str], list[_Figure]]]:
        """Those that a number of the kind may be, in the areas, by what they are about."""
        for unit in _UNITS.get(kind, ()):
            for area in areas:
                yield from self._by_topic.get((unit, area), {}).items()


@dataclass(frozen=True, slots=True)
class About:
    """What a text speaks of until it says otherwise: the codes of areas, and the periods named last."""

    areas: tuple[str, ...]
    periods: tuple[str, ...] = ()

    def after(self, sentence: Sentence) -> "About":
        """The same once the sentence is read: the periods that it names are those of the next."""
        periods = _periods_named(sentence)
        return About(self.areas, periods) if periods else self


def findings_on_known(field: str, sentence: Sentence, about: About, known: FiguresByTopic) -> Iterator[Finding]:
    """Numbers that are known figures, and those that look like one and are another."""
    areas = _areas(sentence, about, known.names)
    named = _periods_named(sentence) or about.periods
    held = [_held(sentence, number, areas, named, known) for number in sentence.numbers if is_typed(number)]
    # What another number of the sentence is, this one need not be: it is told of beside it.
    told = [each.same for each in held if each.same is not None]
    for each in held:
        if each.same is not None:
            yield from _same(field, sentence, each.number, each.same.known, known)
        elif each.may_differ:
            yield from _other(field, sentence, each.number, [one for one in each.alike if one not in told], known)


@dataclass(frozen=True, slots=True)
class _Held:
    """A typed number, the figure that it is, and those that it may have been meant to be."""

    number: WrittenNumber
    same: _Figure | None
    alike: list[_Figure]
    may_differ: bool


def _held(
    sentence: Sentence, number: WrittenNumber, areas: Collection[str], periods: tuple[str, ...], known: FiguresByTopic
) -> _Held:
    before, after = _around(sentence, number)
    if _YEAR_AGO.search(before[-40:]) or _YEAR_AGO.search(after[:25]):
        periods = tuple(year_before(period) for period in periods)
    alike = _alike(known, number, areas, before, after)
    of_period = [each for each in alike if not periods or each.known.period.startswith(periods)]
    written = [each for each in of_period if _is_written(number, each)]
    same = next((each for each in written if known.is_hidden_in_public(each.known)), next(iter(written), None))
    exactly = [each for each in of_period if not periods or each.known.period in periods]
    # What is known of another period is another thing, and so is an aim, or a part of something.
    elsewhere = any(_is_written(number, each) for each in alike)
    may_differ = not (elsewhere or _AIMS.search(before + after) or _A_PART.search(before))
    return _Held(number, same, exactly, may_differ)


def _alike(
    known: FiguresByTopic, number: WrittenNumber, areas: Collection[str], before: str, after: str
) -> list[_Figure]:
    """The figures of its unit that the words beside a number may speak of: those whose words stand there, the most
    telling of them."""
    words = topic_words(f"{before} {after}")
    sexes = {word for word in topic_words(after[:30]) if word in ("kvinnor", "män")}
    found: list[_Figure] = []
    speaks_of_all = _WHOLE_YEARS.search(before + after) and not any(is_about((word,), words) for word in known.topics)
    for topic, figures in known.by_topic(number.kind, areas):
        if not sexes - topic and (is_about(topic, words) if topic else speaks_of_all):
            found += figures
    return found


def _is_written(number: WrittenNumber, figure: _Figure) -> bool:
    value = Fraction(number.value)
    if number.kind is Kind.POINTS:
        return rounded(abs(figure.value), number.decimals) == abs(value)
    return rounded(figure.value, number.decimals) == value


def _same(
    field: str, sentence: Sentence, number: WrittenNumber, figure: KnownFigure, known: FiguresByTopic
) -> Iterator[Finding]:
    """It is the figure: hidden in public, else it could be live."""
    words = sentence.words(number.start, number.end)
    if known.is_hidden_in_public(figure):
        why = tr("{words} är {what}. Antalet döljs i en offentlig rapport, men inte i text som är skriven för hand.")
        to_do = tr("Gör siffran levande: då döljs den också i texten.")
        severity, kind = Severity.WARNING, FindingKind.HIDDEN
    elif number.in_words or number.about:
        return
    else:
        why = tr("{words} är {what}.")
        to_do = tr("Gör siffran levande: då följer källa och datum med.")
        severity, kind = Severity.NOTE, FindingKind.CAN_BE_LIVE
    told, instead = why.format(words=words, what=known.called(figure)), f"{{{figure.reference}}}"
    yield Finding(kind, severity, field, number.start, number.end, words, told, to_do, instead)


def _other(
    field: str,
    sentence: Sentence,
    number: WrittenNumber,
    alike: Sequence[_Figure],
    known: FiguresByTopic,
) -> Iterator[Finding]:
    near = [each for each in alike if _is_near(number, each)]
    if not near or number.about or number.in_words or number.signed:
        return
    nearest = min(near, key=lambda each: abs(each.value - number.value))
    words = sentence.words(number.start, number.end)
    why = tr("Här står {words}. {what} är {value} ({source}).")
    figure = nearest.known
    told = known.called(figure)
    yield Finding(
        FindingKind.DIFFERS,
        Severity.WARNING,
        field,
        number.start,
        number.end,
        words,
        why.format(
            words=words,
            what=told[:1].upper() + told[1:],
            value=show_number(figure.value, max(figure.decimals, number.decimals)),
            source=figure.source.words or tr("utan källa"),
        ),
        tr("Byt till den kända siffran, eller skriv vad den andra är."),
        f"{{{figure.reference}}}",
    )


def _is_near(number: WrittenNumber, figure: _Figure) -> bool:
    value, apart = abs(figure.value), abs(figure.value - number.value)
    if number.kind is Kind.PERCENT:
        return apart <= max(_NEAR * value, _NEAR_SHARE)
    if number.kind is Kind.PLACE:
        return apart <= _NEAR_PLACE
    if number.kind is Kind.POINTS or number.value < _LEAST_HELD:
        return False
    return apart <= (_NEAR_SMALL if value <= _LARGEST_SMALL else _NEAR * value)


# --- what a sentence speaks of ---


def _around(sentence: Sentence, number: WrittenNumber) -> tuple[str, str]:
    """The words before and after a number, as far as the next figures of its kind; of *288 av 551* all beside both."""
    figures = [each for each in sentence.numbers if each.kind not in (Kind.YEAR, Kind.OTHER)]
    at = figures.index(number)
    token = sentence.form.index(sentence.token(number))
    begin, end = 0, len(sentence.form)
    for each in figures[:at]:
        begin = sentence.form.index(">", sentence.form.index(sentence.token(each))) + 1
    for each in figures[at + 1 :]:
        there = sentence.form.index(sentence.token(each))
        if not re.fullmatch(r"<\d+[cpr]> (?:av|till|och|\()", sentence.form[token:there].rstrip()):
            end = there
            break
    return sentence.form[begin:token], sentence.form[token:end]


def _areas(sentence: Sentence, about: About, names: Mapping[str, str]) -> tuple[str, ...]:
    named = areas_named(sentence.text, names)
    country = (RIKET,) if _COUNTRY.search(sentence.form) else ()
    return (*(named or about.areas), *country)


def areas_named(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the areas whose names stand in a text."""
    said = [(code, name) for code, name in names.items() if name in text]
    return tuple(code for code, name in said if re.search(rf"\b{re.escape(name)}s?\b", text))


def speaks_of_year_before(text: str) -> bool:
    """True where a text has *året innan* or the like."""
    return bool(_YEAR_AGO.search(text))


def _periods_named(sentence: Sentence) -> tuple[str, ...]:
    return periods_named(sentence.text) or sentence.years


def periods_named(text: str) -> tuple[str, ...]:
    """`2021 H1`, `2024-10`: the parts of years that a text names."""
    months = {name: f"{number:02d}" for number, name in enumerate(month_names(), start=1)}
    return tuple(
        f"{year} H{1 if half == 'första' else 2}" if half else f"{of}-{months[month]}"
        for half, year, month, of in _PART_OF_YEAR.findall(text.lower())
    )


def year_before(period: str) -> str:
    """The code of the same period of the year before."""
    return f"{int(period[:4]) - 1}{period[4:]}"
