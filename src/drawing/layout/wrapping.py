"""Long Swedish words on short lines (*avstavning*)."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

Measure = Callable[[str], float]
Room = Callable[[int], float]
"""How wide each line may be, by its number from 0."""

_VOWELS = "aeiouyåäöé"
_BEFORE_JOINING_S = "tdgnlvk"
_NOT_AFTER_JOINING_S = "tkpj"
_LAST_PARTS = ("ersättning", "penning", "åtgärder", "bistånd", "program", "löshet", "försäkring", "kommun", "förbund")
_LEAST = 4
_LEAST_SYLLABLE = 3


def wrap(text: str, room: Room, measure: Measure, *, syllables: bool = True) -> tuple[str, ...] | None:
    """`text` as lines, each within its room; None where some piece of a word is wider than its line.

    Words stay whole while they can; else they part between the words they are made of, and between syllables at last
    where that is allowed.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        while measure(_joined(line, rest)) > room(len(lines)):
            if line and measure(rest) <= room(len(lines) + 1):
                lines.append(line)
                line = ""
                break
            parted = _part(rest, line, room(len(lines)), measure, syllables=syllables)
            if parted is not None:
                lines.append(_joined(line, parted[0]))
                rest = parted[1]
            elif line:
                lines.append(line)
            else:
                return None
            line = ""
        line = _joined(line, rest)
    return (*lines, line) if line else tuple(lines)


def wrapped(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """`text` as lines of one width; what cannot be parted is left wider than the line."""
    return wrap(text, lambda _line: width, measure) or tuple(text.split(" "))


def narrowest(text: str, measure: Measure) -> float:
    """The least width at which `text` can be set without parting syllables."""
    return max(measure(piece) for word in text.split(" ") for piece in _pieces(word))


def _joined(line: str, word: str) -> str:
    return f"{line} {word}" if line else word


def _part(word: str, line: str, room: float, measure: Measure, *, syllables: bool) -> tuple[str, str] | None:
    """The longest beginning of the word that fits after what stands on the line, and the rest."""
    for places in (_good_places(word), _syllables(word) if syllables and not line else ()):
        for at in sorted(places, reverse=True):
            head = word[:at] if word[at - 1] in "/-" else word[:at] + "-"
            if measure(_joined(line, head)) <= room:
                return head, word[at:]
    return None


def _pieces(word: str) -> list[str]:
    places = [0, *_good_places(word), len(word)]
    parts = [word[start:end] for start, end in pairwise(places)]
    return [part if part[-1:] in ("/", "-") else part + "-" for part in parts[:-1]] + parts[-1:]


@lru_cache(maxsize=1024)
def _good_places(word: str) -> tuple[int, ...]:
    """After a slash or a hyphen, after the s that joins two words, and before well-known last parts."""
    lower = word.lower()
    places = {at for at in range(1, len(word)) if word[at - 1] in "/-" and word[at].isalpha()}
    for at in range(_LEAST, len(word) - _LEAST + 1):
        joins = lower[at - 1] == "s" and lower[at - 2] in _BEFORE_JOINING_S
        if joins and lower[at].isalpha() and lower[at] not in _NOT_AFTER_JOINING_S:
            places.add(at)
    places |= {
        len(word) - len(last) for last in _LAST_PARTS if lower.endswith(last) and len(word) - len(last) >= _LEAST
    }
    return tuple(sorted(places))


def _syllables(word: str) -> tuple[int, ...]:
    """Before a consonant that a vowel follows, some letters in from both ends."""
    lower = word.lower()
    return tuple(
        at
        for at in range(_LEAST_SYLLABLE, len(word) - _LEAST_SYLLABLE + 1)
        if lower[at].isalpha()
        and lower[at - 1].isalpha()
        and lower[at] not in _VOWELS
        and lower[at + 1] in _VOWELS
        and any(letter in _VOWELS for letter in lower[:at])
    )
