"""Words sought and replaced through texts (*sök och ersätt*), and how many words a recommendation has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.recommendations.recommendation import FieldKind, Recommendation

TITLE = ""
"""The key of the title, which is no field."""
_REFERENCE = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"\w+(?:[-’'.,:]\w+)*")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text as it would be, with where it stands and how many times the words are in it now."""

    recommendation: Recommendation
    key: str
    label: str
    text: str
    times: int


def replaced_in(recommendations: Iterable[Recommendation], sought: str, instead: str) -> tuple[Replaced, ...]:
    """What would be another, in titles and texts, letter for letter. Days are left alone, and figures that live."""
    found = []
    for each in recommendations:
        fields = [field for field in each.template.all_fields if field.kind is not FieldKind.DATE]
        places = [(TITLE, "", each.title), *((field.key, field.label, each.text(field.key)) for field in fields)]
        for key, label, text in places:
            parts = _REFERENCE.split(text)
            times = sum(part.count(sought) for part in parts[::2])
            if times:
                parts[::2] = [part.replace(sought, instead) for part in parts[::2]]
                found.append(Replaced(each, key, label, "".join(parts), times))
    return tuple(found)


def word_count(recommendation: Recommendation) -> int:
    """The words of its title and texts; a figure that lives is one."""
    texts = (recommendation.title, *recommendation.texts.values())
    return sum(len(_WORD.findall(_REFERENCE.sub("tal", text))) for text in texts)
