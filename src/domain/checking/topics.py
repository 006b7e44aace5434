"""What a figure is about, told from words in the forms that a text has them (*ämnesord*)."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{3,}")
# They say what is counted and how, and not what it is about.
_NOT_TOPICS = re.compile(
    r"alla|andel|andelen|antal|antalet|att|befolkning|befolkningen|bland|dem|den|det|där|eller|enligt|ett|från|"
    r"för|försörjda|förändring|har|helårsekvivalenter|helårspersoner|individer|inte|kommun|kommunen|kommuner|"
    r"kommunerna|lots|lägst|med|mellan|men|mot|och|personer|plats|placering|procent|procentenheter|ranking|"
    r"rangordnade|rikets|samtliga|sedan|som|summa|till|totala|totalt|under|var|varav|vid|år|åldern|ändring|"
    r"jämfört"
)
_POPULATION = "befolkning"
_SEX_WORDS = {
    "kvinna": "kvinnor",
    "kvinnor": "kvinnor",
    "kvinnorna": "kvinnor",
    "män": "män",
    "man": "män",
    "männen": "män",
}
_CALLED_ALSO = {"försörjningsstöd": ("ekonomiskt", "bistånd"), "försörjningsstödet": ("ekonomiskt", "bistånd")}
_LONGEST_ENDING = 3
_SHORTEST_STEM = 4


def topic_words(words: str) -> frozenset[str]:
    """The words that tell what it is about, in lower case; none for a total."""
    found: set[str] = set()
    for word in _WORD.findall(words.lower()):
        found.update(_CALLED_ALSO.get(word, (_SEX_WORDS.get(word, word),)))
    about = {word for word in found if not _NOT_TOPICS.fullmatch(word)}
    return frozenset(about or ({_POPULATION} if words.lower().startswith(_POPULATION) else ()))


def is_about(topic: Iterable[str], words: frozenset[str]) -> bool:
    """True where each word of the topic is among `words`, in some form of it."""
    return all(any(_same(word, other) for other in words) for word in topic)


def _same(word: str, other: str) -> bool:
    """`sjukpenning` and `sjukpenningen`; no longer compound, which is another thing."""
    stem = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
    if len(word) <= _SHORTEST_STEM or len(other) <= _SHORTEST_STEM:
        return word == other
    return other[:stem] == word[:stem] and abs(len(other) - len(word)) <= _LONGEST_ENDING
