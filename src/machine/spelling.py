"""Swedish words as they are spelled (*stavning*): Hunspell with the dictionary that ships with the program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from machine.resources import resource_path

if TYPE_CHECKING:
    from hunspell import Hunspell

# Letters, and what joins them. What has a figure, an at sign or a slash in it is no word of a language.
_RUN = re.compile(r"[^\s()\[\]{}”\"“„«»,;!?<>*_|\ufffc\u2026]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'\u00ad][^\W\d_]+)*")
_LONGEST = 60
_KEPT = 20_000
_MOST_SUGGESTIONS = 6


class Dictionary:
    """The words of the language, and those of the field. To read it takes half a second, in which other threads run."""

    def __init__(self) -> None:
        from hunspell import Hunspell

        folder = resource_path("spelling")
        self._hunspell: Hunspell = Hunspell("sv_SE", hunspell_data_dir=str(folder))
        # The same words are asked about at each letter that is written beside them.
        self._is_spelled = lru_cache(_KEPT)(self._hunspell.spell)
        self._of_the_field = frozenset((folder / "lagesbild.txt").read_text("utf-8").split())

    def knows(self, word: str) -> bool:
        """Whether a word can be spelled so, in small letters or with a capital; each part of a joined one alone too."""
        plain = word.replace("\u00ad", "").replace("’", "'")
        if plain in self._of_the_field or plain.lower() in self._of_the_field:
            return True
        return bool(self._is_spelled(plain)) or ("-" in plain and all(self.knows(p) for p in plain.split("-")))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; it may take a second."""
        return tuple(self._hunspell.suggest(word)[:_MOST_SUGGESTIONS])


def spelled_words(text: str) -> Iterator[tuple[int, str]]:
    """Where each word begins, and the word: of what is written in a language. What holds figures, addresses and
    references are none, nor are abbreviations in capitals, with their endings (`KAA`, `FK:s`)."""
    for run in _RUN.finditer(text):
        found = run[0].strip(".:'’-–—")
        if any(sign.isdigit() or sign in "@/\\=+#&" for sign in found) or "." in found:
            continue
        start = run.start() + run[0].index(found) if found else 0
        stem, colon, _ending = found.partition(":")
        if stem.isupper() and (len(stem) > 1 or colon):
            continue
        for word in _WORD.finditer(found):
            if len(word[0]) > 1 and len(word[0]) <= _LONGEST and not word[0].isupper():
                yield start + word.start(), word[0]


def misspelled(text: str, dictionary: Dictionary, own: Iterable[str] = ()) -> Iterator[tuple[int, str]]:
    """The words of a text that are neither in the dictionary nor among one's own, each with where it begins."""
    known = {word.casefold() for word in own}
    for at, word in spelled_words(text):
        if word.casefold() not in known and not dictionary.knows(word):
            yield at, word
