"""A text looked over (*granskad text*): every check of it, and how many of its figures have a source."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.checking.against_known import About, FiguresByTopic, findings_on_known
from domain.checking.areas_named import findings_on_areas
from domain.checking.called import findings_on_names
from domain.checking.changes import findings_on_changes
from domain.checking.finding import Finding
from domain.checking.loose_signs import loose_signs
from domain.checking.sums import findings_on_sums
from domain.checking.written import Sentence, has_source, is_figure_in_digits, is_typed, read_sentences
from domain.ground.text import tr

_OF_PLACES = re.compile(r"<\d+r> av <\d+c>")
"""*Plats 206 av 290*: how many there are to be placed among is part of the place."""
_NO_FIGURES = FiguresByTopic((), {}, 0)


@dataclass(frozen=True, slots=True)
class TextLookedOver:
    """What was found in a text, and how many live figures it has beside those that are typed in digits."""

    findings: tuple[Finding, ...]
    with_source: int
    without_source: int


def look_over(
    text: str,
    field: str = "",
    *,
    areas: Collection[str] = (),
    kommuner: Mapping[str, str] | None = None,
    known: FiguresByTopic = _NO_FIGURES,
    periods: tuple[str, ...] = (),
) -> TextLookedOver:
    """Everything to look over in a text about `areas` (codes; none for the whole group, which any of its names may
    stand in) and, until it names others, `periods`. `kommuner` are all names by code, `known` the figures it is held
    against."""
    sentences = read_sentences(text, lambda reference: known.live(reference, tuple(areas)))
    found = tuple(_findings(sentences, field, tuple(areas), kommuner or {}, known, periods))
    # Of one stretch of words the gravest is told, and of two as grave the first.
    told: list[Finding] = []
    for finding in sorted(found, key=lambda each: (each.severity.value, each.start)):
        if not any(_overlap(finding, other) for other in told):
            told.append(finding)
    told.sort(key=lambda each: each.start)
    numbers = [number for sentence in sentences for number in sentence.numbers]
    typed = sum(map(is_figure_in_digits, numbers)) - sum(len(_OF_PLACES.findall(each.form)) for each in sentences)
    return TextLookedOver(tuple(told), sum(map(has_source, numbers)), typed)


def does_not_hold(text: str, called: str) -> Iterator[str]:
    """What a text says that does not hold by itself, held against no figures: a sentence each, after what it is
    `called`."""
    for finding in (*look_over(text).findings, *loose_signs("", text)):
        yield tr("{text}: {why}").format(text=called, why=finding.why)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _findings(
    sentences: Sequence[Sentence],
    field: str,
    areas: tuple[str, ...],
    kommuner: Mapping[str, str],
    known: FiguresByTopic,
    periods: tuple[str, ...],
) -> Iterator[Finding]:
    about, before = About(areas, periods), None
    for sentence in sentences:
        yield from findings_on_changes(field, sentence, before)
        yield from findings_on_sums(field, sentence)
        yield from findings_on_names(field, sentence)
        yield from findings_on_areas(field, sentence, areas, kommuner)
        if any(map(is_typed, sentence.numbers)):
            yield from findings_on_known(field, sentence, about, known)
        about, before = about.after(sentence), sentence
