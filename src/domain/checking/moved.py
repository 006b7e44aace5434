"""Two figures of a sentence that are one and the same before and after (*från 6,8 till 5,7*), or stand against one
another (*15,2 mot 7,7*)."""

import re
from dataclasses import dataclass

from domain.checking.written import Kind, Sentence, WrittenNumber

NUMBER = r"<\d+[cpr]>"
LEVEL = r"<\d+[cp]>"
_ABOUT = r"(?:plats |ca |cirka |omkring |drygt |knappt |nästan |ungefär )?"
_GAP = r"(?:[^<>;:]|<\d+[yo]>)"
_YEAR_AGO = r"(?:året innan|året före|förra året|föregående år|i fjol)"
_AGAINST = r"\b(?:jämfört med|mot|i stället för|istället för|att jämföra med|i jämförelse med|än)"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levels of the same kind. `in_time` is False where they stand against one another at the same time; `start`
    and `end` are their stretch of the sentence's form."""

    before: WrittenNumber
    after: WrittenNumber
    in_time: bool
    start: int
    end: int


_FORMS = (
    # (pattern, which of its groups comes first in time, whether it is about time)
    (re.compile(rf"\bfrån {_ABOUT}({NUMBER}){_GAP}{{0,60}}?\btill {_ABOUT}({NUMBER})"), 0, True),
    (re.compile(rf"\btill {_ABOUT}({NUMBER}){_GAP}{{0,30}}?\bfrån {_ABOUT}({NUMBER})"), 1, True),
    (re.compile(rf"({NUMBER}){_GAP}{{0,60}}?{_AGAINST} ({NUMBER}){_GAP}{{0,30}}?{_YEAR_AGO}"), 1, True),
    (re.compile(rf"\bjämfört med <\d+y>{_GAP}{{0,15}}?({NUMBER}){_GAP}{{0,80}}?\btill ({NUMBER})"), 0, True),
    (re.compile(rf"({LEVEL}) \(({LEVEL})(?: år)?(?: <\d+y>| {_YEAR_AGO})?\)"), 1, True),
    (re.compile(rf"\bskillnad\w* mellan{_GAP}{{0,50}}?({LEVEL}){_GAP}{{0,50}}?({LEVEL})"), 0, False),
    (re.compile(rf"({NUMBER}){_GAP}{{0,60}}?{_YEAR_AGO}(?: var| var det| låg den på)? ({NUMBER})"), 1, True),
)
_AGAINST_ANOTHER = re.compile(rf"({LEVEL}){_GAP}{{0,70}}?{_AGAINST}{_GAP}{{0,40}}? ({LEVEL})")
_BY_YEAR = re.compile(
    rf"({LEVEL})(?:[^<>;:,]{{0,40}} )?(?:år |under |för )?<(\d+)y>{_GAP}{{0,60}}?({LEVEL})(?:[^<>;:,]{{0,40}} )?"
    r"(?:år |under |för )?<(\d+)y>"
)
_YEARS_FIRST = re.compile(rf"<(\d+)y>[^<>;:]{{0,50}}?({LEVEL})[^<>;:]{{0,30}}?<(\d+)y>[^<>;:]{{0,50}}?({LEVEL})")


def pairs_of(sentence: Sentence) -> tuple[Pair, ...]:
    """Every pair that can be told from the words, those in time first; no number is in two."""
    found: list[Pair] = []
    for pattern, first, in_time in _FORMS:
        for each in pattern.finditer(sentence.form):
            tokens = each.groups()
            _add(found, sentence, tokens[first], tokens[1 - first], each.span(), in_time=in_time)
    for each in _BY_YEAR.finditer(sentence.form):
        one, year, other, later = each.groups()
        _add_by_year(found, sentence, (one, year), (other, later), each.span())
    for each in _YEARS_FIRST.finditer(sentence.form):
        year, one, later, other = each.groups()
        _add_by_year(found, sentence, (one, year), (other, later), each.span())
    for each in _AGAINST_ANOTHER.finditer(sentence.form):
        _add(found, sentence, each[2], each[1], each.span(), in_time=False)
    return tuple(found)


def _add_by_year(
    found: list[Pair], sentence: Sentence, one: tuple[str, str], other: tuple[str, str], span: tuple[int, int]
) -> None:
    year, later = (sentence.numbers[int(each[1])].value for each in (one, other))
    if year != later:
        before, after = (one, other) if year < later else (other, one)
        _add(found, sentence, before[0], after[0], span, in_time=True)


def _add(
    found: list[Pair], sentence: Sentence, before: str, after: str, span: tuple[int, int], *, in_time: bool
) -> None:
    one, other = sentence.number(before), sentence.number(after)
    taken = [number for pair in found for number in (pair.before, pair.after)]
    alike = one.kind is other.kind and one.value > 0 and other.value > 0 and not (one.signed or other.signed)
    if alike and one not in taken and other not in taken:
        found.append(Pair(one, other, in_time, *span))


def two_levels(sentence: Sentence) -> Pair | None:
    """The only two levels of a sentence, whatever its words; None where there are others or more."""
    levels = [each for each in sentence.numbers if each.kind in (Kind.COUNT, Kind.PERCENT)]
    if len(levels) == 2 and levels[0].kind is levels[1].kind and min(each.value for each in levels) > 0:
        one, other = levels
        span = sentence.form.index(sentence.token(one)), sentence.form.index(sentence.token(other))
        return Pair(one, other, False, *span)
    return None
