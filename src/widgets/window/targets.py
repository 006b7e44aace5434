"""What a search holds against what is typed, and in which order it lists what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum

_ENOUGH = 6
"""So many that hold what is typed: what only comes near is then noise."""
_NEAR = 0.75
_SHORTEST = 3
"""Of fewer letters nearly everything comes near."""
_DOTS = " …"
"""They say that a command asks further, and are no part of what it is called, listed or typed."""
_FILLING = frozenset(
    {
        "hur", "gör", "göra", "var", "vad", "jag", "vill", "ska", "kan", "min", "mitt", "mina", "din", "ditt", "dina",
        "en", "ett", "att", "i", "på", "för", "till", "med", "av", "och", "är",
    }
)  # fmt: skip
"""Words that say nothing of what is looked for; held against what there is only where that is found with them."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be gone to or done: its words, where it belongs, its keys, further words to find it by.

    `body` is running text that it is found by last, such as a section of the handbook.
    """

    text: str
    group: str
    run: Callable[[], None]
    keys: str = ""
    words: str = ""
    body: str = ""


class _Rank(IntEnum):
    IS = 0
    BEGINS = 1
    A_WORD_BEGINS = 2
    MEANT = 3
    """One of the further words is the very one."""
    HOLDS = 4
    NEAR = 5
    IN_BODY = 6


def matching(targets: Sequence[Target], typed: str) -> list[Target]:
    """Those that hold every word typed, then what comes near, then text that has the words in it; each kind as it
    stood. All when nothing is typed."""
    sought = typed.casefold().removesuffix(_DOTS).split()
    if not sought:
        return list(targets)
    ranked = [(rank, target) for target in targets if (rank := _rank(target, sought)) is not None]
    if sum(rank <= _Rank.HOLDS for rank, _ in ranked) < _ENOUGH:
        found = {id(target) for rank, target in ranked if rank < _Rank.NEAR}
        near = [target for target in _near(targets, sought) if id(target) not in found]
        taken = {id(target) for target in near}
        ranked = [each for each in ranked if id(each[1]) not in taken] + [(_Rank.NEAR, target) for target in near]
    if not ranked and (telling := [word for word in sought if word not in _FILLING]) != sought and telling:
        return matching(targets, " ".join(telling))
    return [target for _, target in sorted(ranked, key=lambda each: each[0])]


def _rank(target: Target, sought: Sequence[str]) -> _Rank | None:
    text, further = target.text.casefold().removesuffix(_DOTS), target.words.casefold()
    if all(word in f"{text} {target.group.casefold()} {further}" for word in sought):
        if text.startswith(whole := " ".join(sought)):
            return _Rank.IS if text == whole else _Rank.BEGINS
        if any(word.startswith(sought[0]) for word in text.split()):
            return _Rank.A_WORD_BEGINS
        return _Rank.MEANT if set(sought) <= set(further.split()) else _Rank.HOLDS
    body = target.body.casefold()
    return _Rank.IN_BODY if body and all(word in body for word in sought) else None


def _near(targets: Sequence[Target], sought: Sequence[str]) -> list[Target]:
    """Those that have a word spelt nearly as each one typed: another form of it, or a slip of the finger."""
    words = [set(f"{each.text} {each.words}".casefold().split()) for each in targets]
    every = sorted(set().union(*words))
    meant = [
        set(get_close_matches(word, every, n=20, cutoff=_NEAR)) | {each for each in every if word in each}
        if len(word) >= _SHORTEST
        else {each for each in every if each.startswith(word)}
        for word in sought
    ]
    return [target for target, own in zip(targets, words, strict=True) if all(own & near for near in meant)]
