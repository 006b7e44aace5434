"""Words sought and replaced through texts (*sök och ersätt*), and how many words a recommendation has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.recommendations.recommendation import AGREED, FieldKind, Recommendation

TITLE = ""
"""The key of the title, which is no field."""
_REFERENCE = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"\w+(?:[-’'.,:]\w+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """What to seek, and what to put `instead`, which may be nothing. With `same_case` letters are large or small as
    they are typed; with `whole` no part of a longer word is meant."""

    sought: str
    instead: str = ""
    whole: bool = False
    same_case: bool = True

    def replaced(self, text: str) -> tuple[str, int]:
        """The text as it would be, and how many times the words are in it. Figures that live are left alone."""
        edge = r"(?<!\w){words}(?!\w)" if self.whole else "{words}"
        sought = re.compile(edge.format(words=re.escape(self.sought)), re.NOFLAG if self.same_case else re.IGNORECASE)
        parts, times = _REFERENCE.split(text), 0
        for at in range(0, len(parts), 2):
            parts[at], count = sought.subn(lambda _found: self.instead, parts[at])
            times += count
        return "".join(parts), times


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text as it would be, with where it stands and how many times the words are in it now. One that is agreed on is
    not changed (`stays`)."""

    recommendation: Recommendation
    key: str
    label: str
    text: str
    times: int

    @property
    def stays(self) -> bool:
        """True of what the parties have agreed on: no word of it is another without somebody reading it."""
        return self.recommendation.status in AGREED


def replaced_in(recommendations: Iterable[Recommendation], words: Words) -> tuple[Replaced, ...]:
    """Where the words stand in titles and texts, in order. Days are left alone; nothing is sought where there are no
    words but space."""
    found = []
    for each in recommendations if words.sought.strip() else ():
        fields = [field for field in each.template.all_fields if field.kind is not FieldKind.DATE]
        places = [(TITLE, "", each.title), *((field.key, field.label, each.text(field.key)) for field in fields)]
        for key, label, text in places:
            other, times = words.replaced(text)
            if times:
                found.append(Replaced(each, key, label, other, times))
    return tuple(found)


def word_count(recommendation: Recommendation) -> int:
    """The words of its title and texts; a figure that lives is one."""
    texts = (recommendation.title, *recommendation.texts.values())
    return sum(len(_WORD.findall(_REFERENCE.sub("tal", text))) for text in texts)
