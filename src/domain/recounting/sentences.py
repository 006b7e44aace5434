"""Running text counted anew (*påståenden i text*): sums, shares and changes within a sentence, and a number that is
told twice with another value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.checking.finding import FindingKind, Severity
from domain.checking.text import look_over
from domain.ground.text import tr
from domain.recounting.amount import read_amount
from domain.recounting.check import Kind
from domain.recounting.document import Passage
from domain.recounting.finding import Finding, Grade

_N = r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:,\d+)?)"
_TOLD = re.compile(rf"(?<![\d,.\-–/]){_N}(?![\d]|,\d|[\-–/:.]\d)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")
_WORDS = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<=[\w,] )[A-ZÅÄÖ][a-zåäö]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALIKE = 3
"""So many words in a row beside two numbers say that they are of the same."""
_RECKONED = frozenset({
    FindingKind.POINTS, FindingKind.DIFFERENCE, FindingKind.DIRECTION, FindingKind.TIMES, FindingKind.SUM,
    FindingKind.SHARE,
})  # fmt: skip
_GRADES = {Severity.FAULT: Grade.WRONG, Severity.WARNING: Grade.LOOK, Severity.NOTE: Grade.SAID}


def sentences(passages: Sequence[Passage]) -> tuple[list[Finding], int]:
    """What does not agree in the text, and how many sentences have more than one number to hold together."""
    findings: list[Finding] = []
    tried = 0
    for number, passage in enumerate(passages):
        several = [each for each in _SENTENCE.split(passage.text) if len(_TOLD.findall(each)) > 1]
        tried += len(several)
        for found in look_over(passage.text).findings if several else ():
            if found.kind in _RECKONED:
                span, text = (found.start, found.end), f"{found.why} {found.to_do}".strip()
                findings.append(_finding(number, passage, span, _GRADES[found.severity], text))
    return [*findings, *_told_twice(passages)], tried


def _finding(number: int, passage: Passage, span: tuple[int, int], grade: Grade, text: str) -> Finding:
    words = " ".join(passage.text[slice(*span)].split())
    whole = tr("”{words}”: {text}").format(words=words, text=text)
    return Finding(Kind.TEXT, grade, passage.place, whole, passage=number, span=span)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number in a sentence with the words after it, and what else the sentence is about."""

    passage: int
    span: tuple[int, int]
    text: str
    about: tuple[object, ...]


def _told_twice(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The same words with another number: one of the two is wrong, or nobody tells what sets them apart."""
    first: dict[tuple[object, ...], _Told] = {}
    for number, passage in enumerate(passages):
        for told in _numbers(number, passage):
            before = first.setdefault(told.about, told)
            if read_amount(before.text) != read_amount(told.text):
                where = passages[before.passage].place
                text = tr("samma ord har talet {other} i {place}.").format(other=before.text, place=where)
                yield _finding(number, passage, told.span, Grade.LOOK, text)


def _numbers(number: int, passage: Passage) -> Iterator[_Told]:
    start = 0
    for sentence in _SENTENCE.split(passage.text):
        at = passage.text.index(sentence, start)
        start = at + len(sentence)
        years = tuple(sorted(_YEAR.findall(sentence)))
        names = tuple(sorted(_CAPITAL.findall(sentence)))
        for found in _TOLD.finditer(sentence):
            # What follows the next number is of that one.
            following = _TOLD.search(sentence, found.end())
            until = following.start() if following is not None and not _YEAR.fullmatch(following[1]) else len(sentence)
            words = list(_WORDS.finditer(sentence, found.end(), until))[:_ALIKE]
            if len(words) < _ALIKE or _YEAR.fullmatch(found[1]):
                continue
            after = tuple(word.group().casefold() for word in words)
            span = at + found.start(1), at + words[-1].end()
            yield _Told(number, span, found[1], (after, years, names))
