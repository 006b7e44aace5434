"""The name of a kommun that a text is not about, left over from a copy (*annan kommuns namn*)."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.written import Sentence
from domain.ground.display import show_list
from domain.ground.text import tr

_COMPARED = re.compile(
    r"\b(?:jämför\w*|jämfört|medan|liksom|precis som|än|förebild\w*|modell\w*|erfarenhet\w*|studiebesök\w*|samarbet\w*"
    r"|tillsammans|grann\w*|andra kommuner|övriga|annan kommun|lärt|lärdom\w*|besökt?e?|provat\w*|prövat\w*|förlaga"
    r"|inspirerad\w*|inspiration|enligt|metoden|projektet|likt|både|även|pendla\w*|mot|snitt\w*|till skillnad"
    r"|skiljer|avtal|motsvarande|gemensam\w* med|delar|flytta\w*|ligger i|finns i|lägst|högst|låg(?:t|a)?"
    r"|hög(?:t|a)?)\b"
)
_PLACE_OF_SOMETHING = re.compile(
    r"(?:universitet\w*|högskol\w*|sjukhus\w*|lasarett\w*|tingsrätt\w*|försäkringskassan|arbetsförmedlingen|polis\w*|kontor\w*"
    r"|kriminalvård\w*|frivård\w*|psykiatri\w*|klinik\w*|mottagning\w*|folkhögskol\w*|hälsocentral\w*|rådgivning\w*|möte\w*"
    r"|konferens\w*|utbildning\w*|dag\w*) (?:i|vid|från) $",
    re.IGNORECASE,
)
_SOMETHING_OF_PLACE = re.compile(
    r"^s?(?:regionen| universitet| lasarett| sjukhus| tingsrätt| län| folkhögskola| stift| kontor|-)", re.IGNORECASE
)
# Names that are words, or a person's: only beside "kommun".
_ALSO_WORDS = frozenset(["Ale", "Berg", "Eda", "Kil", "Mark", "Nora", "Sala", "Vara", "Mora", "Ed"])


def findings_on_areas(
    field: str, sentence: Sentence, own: Collection[str], names: Mapping[str, str]
) -> Iterator[Finding]:
    """`own` are the codes of the areas that the text is about, `names` those of all kommuner by code. A sentence that
    names one of its own, or compares, speaks of others on purpose."""
    if not own or not names:
        return
    found = _pattern(tuple(sorted(set(names.values()), key=len, reverse=True))).finditer(sentence.text)
    mentioned = [each for each in found if _is_meant(sentence.text, each)]
    own_names = {names[code] for code in own if code in names}
    if not mentioned or _COMPARED.search(sentence.form) or len({each[1] for each in mentioned}) > 1:
        return
    one = mentioned[0]
    if one[1] in own_names or any(name in sentence.text for name in own_names):
        return
    start = sentence.start + one.start(1)
    why = tr("Här står {name}, men rekommendationen gäller {own}.")
    yield Finding(
        FindingKind.OTHER_AREA,
        Severity.WARNING,
        field,
        start,
        start + len(one[1]),
        one[1],
        why.format(name=one[1], own=show_list(sorted(own_names))),
        tr("Byt namnet, eller lägg till kommunen under Gäller."),
    )


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?=s?\b)(?!-)")


def _is_meant(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() :]
    if _SOMETHING_OF_PLACE.match(after) or _PLACE_OF_SOMETHING.search(text[: found.start()]):
        return False
    return found[1] not in _ALSO_WORDS or bool(re.match(r"s? kommun", after))
