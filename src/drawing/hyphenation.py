"""Where a Swedish word may be broken (*avstavning*): first between the words it is made of, then by Swedish patterns.

The patterns know nothing of compounds and give "skolav-hopp", so each word of one is asked about by itself (decision
0031).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from drawing.word_parts import EXCEPTIONS, NEVER_AFTER_THE_UNKNOWN, PARTS

if TYPE_CHECKING:
    from pyphen import Pyphen

_LEAST = 3
"""The fewest letters of a word on a line of their own, and of an unknown word in a compound."""

_VOWEL = re.compile("[aeiouyåäöéü]")
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_SIGN = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")
_ENDING_WORDS = """
a e n t s r ad ade an ar as at de en er es et na or ans ars ens ers ets nas ns ors rna rnas arna erna orna arnas ernas
"""
_ENDINGS = frozenset(_ENDING_WORDS.split())
_JOINING = re.compile(r"(?<=...)(?:ing|(?<=.)het|ion|tet|skap)s(?=.{4})")
_TAKES_S = re.compile(r"(?:(?<!penn)ing|het|(?<!reg)ion|tet|skap)$")
_LONGEST_PART = max(map(len, PARTS))
_LONG_PART = 5


@dataclass(frozen=True, slots=True)
class BreakPlaces:
    """Numbers of letters after which a word may be broken: between the words it is made of, and elsewhere."""

    joints: tuple[int, ...] = ()
    syllables: tuple[int, ...] = ()


def next_break(word: str, start: int, fits: Callable[[str], bool], *, syllables: bool = True) -> int | None:
    """Where to break `word`, of which what stands before `start` is set: as far on as its hyphen leaves room for.

    None where nothing fits.
    """
    places = break_places(word)
    for known in (places.joints, places.syllables if syllables else ()):
        for at in reversed(known):
            if at > start and fits(word[start:at] + hyphen_after(word[start:at])):
                return at
    return None


def hyphen_after(head: str) -> str:
    """The hyphen that shows that a word goes on; none after a sign that shows it."""
    return "-" if head[-1:].isalpha() else ""


def pieces(word: str) -> list[str]:
    """The word broken at every joint, each piece with its hyphen."""
    joints = [0, *break_places(word).joints, len(word)]
    cut = [word[start:end] for start, end in pairwise(joints)]
    return [piece + hyphen_after(piece) for piece in cut[:-1]] + cut[-1:]


@lru_cache(maxsize=4096)
def break_places(word: str) -> BreakPlaces:
    """Where `word` may be broken: after a hyphen or slash, and within each run of letters that is no abbreviation."""
    joints = [found.start() for found in _AFTER_SIGN.finditer(word)]
    syllables: list[int] = []
    for found in _LETTERS.finditer(word):
        letters, start = found[0], found.start()
        if len(letters) < 2 * _LEAST or letters.isupper():
            continue
        parts = _parts(letters.lower())
        at = start
        for each in parts:
            syllables += [at + place for place in _by_patterns(each) if _in_from(start, at + place, found.end())]
            at += len(each)
            if at < found.end():
                joints.append(at)
    return BreakPlaces(tuple(sorted(joints)), tuple(syllables))


def _in_from(start: int, place: int, end: int) -> bool:
    return start + _LEAST <= place <= end - _LEAST


def _parts(word: str) -> list[str]:
    """The words that `word` is made of, each with the s that joins it to the next; `word` where it is none."""
    whole = _known(word)
    if whole:
        return whole
    last = _known_last(word)
    if last:
        return [*_parts(word[: -len(last)]), last]
    found = _JOINING.search(word)
    if found and _VOWEL.search(word[: found.start()]) and _VOWEL.search(word[found.end() :]):
        return [word[: found.end()], *_parts(word[found.end() :])]
    return [word]


@lru_cache(maxsize=4096)
def _known(word: str) -> list[str]:
    """The fewest known words that make up the whole of `word`; none where something is left over."""
    best: list[str] = []
    for length in range(min(len(word), _LONGEST_PART), 1, -1):
        stem, rest = word[:length], word[length:]
        if stem not in PARTS:
            continue
        if not rest or rest in _ENDINGS:
            return [word]
        for joined in ("s",) if _TAKES_S.search(stem) else ("", "s"):
            after = _known(rest[len(joined) :]) if rest.startswith(joined) else []
            if after and (not best or len(after) + 1 < len(best)):
                best = [stem + joined, *after]
    return best


def _known_last(word: str) -> str:
    """The longest known word at the end of `word` after one that is not known."""
    for at in range(_LEAST, len(word) - _LONG_PART + 1):
        last = word[at:]
        stems = (last[:length] for length in range(_LONG_PART, len(last) + 1))
        if _VOWEL.search(word[:at]) and any(
            stem in PARTS and stem not in NEVER_AFTER_THE_UNKNOWN and (stem == last or last[len(stem) :] in _ENDINGS)
            for stem in stems
        ):
            return last
    return ""


def _by_patterns(word: str) -> Iterator[int]:
    """The places by our own exceptions, else by the patterns where a vowel stands in every piece."""
    known = next((EXCEPTIONS[word[:length]] for length in range(len(word), 2, -1) if word[:length] in EXCEPTIONS), None)
    if known is not None:
        places, at = [], 0
        for piece in known.split("-")[:-1]:
            at += len(piece)
            places.append(at)
        yield from places
        return
    before = 0
    for place in _patterns().positions(word):
        rest = word[place:]
        if place.data is None and place - before > 1 and len(rest) > 1 and _VOWEL.search(word[before:place]):
            yield int(place)
            before = int(place)


@cache
def _patterns() -> "Pyphen":
    """The Swedish patterns, read the first time that a word has to be broken."""
    from pyphen import Pyphen

    return Pyphen(lang="sv_SE", left=2, right=2)
