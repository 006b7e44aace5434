"""What figures are called: a share is not a number, and whole-year equivalents are not people (ruling 43)."""

import re
from collections.abc import Iterator

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.written import Kind, Sentence
from domain.ground.text import tr

_STEP = r"(?:[^<>;:.]|<\d+[yor]>)"
_LEVEL_VERB = r"(?:är|var|blev|uppgår till|uppgick till|uppgår|ligger på|låg på|ligger|låg|utgör|utgjorde)"
_NOT_HERE = r"(?!andel|procent)"
_NUMBER_THEN_SHARE = (
    re.compile(
        rf"\b(antalet)\b(?:{_NOT_HERE}{_STEP}){{0,70}}?\b{_LEVEL_VERB} (?:nu |då |cirka |ca |drygt )?(<\d+[pq]>)"
    ),
    re.compile(rf"\b(antalet)\b(?:{_NOT_HERE}{_STEP}){{0,70}}?\bfrån (<\d+p>){_STEP}{{0,40}}till <\d+p>"),
    re.compile(rf"\b(antalet)\b(?:{_NOT_HERE}{_STEP}){{0,70}}?\b(?:med|på) (<\d+q>)"),
)
_HEADS = r"(?:helårs\w+|person(?:er)?|ärenden|kvinnor|män|individer|ungdomar|hushåll|invånare|människor)"
_SHARE_THEN_NUMBER = (
    re.compile(
        rf"\b(andelen)\b(?:(?!antal|procent){_STEP}){{0,70}}?\b{_LEVEL_VERB} (?:nu |då |cirka |ca |drygt )?(<\d+c>)"
    ),
    re.compile(rf"\b(andelen)\b(?:(?!antal|procent){_STEP}){{0,70}}?\bfrån (<\d+c>){_STEP}{{0,40}}till <\d+c>"),
    re.compile(rf"\b(andelen)\b(?:(?!antal|procent){_STEP}){{0,70}}?\bmed (<\d+c>) {_HEADS}\b"),
)


def findings_on_names(field: str, sentence: Sentence) -> Iterator[Finding]:
    """*Antalet är 15,5 %*, *andelen är 551*, *10,9 % av kvinnorna försörjdes*."""
    yield from _shares_and_numbers(field, sentence)
    yield from _people(field, sentence)


def _shares_and_numbers(field: str, sentence: Sentence) -> Iterator[Finding]:
    for patterns, why, to_do in (
        (
            _NUMBER_THEN_SHARE,
            tr("”{words}” är en andel, men kallas antal."),
            tr("Skriv andelen, eller antalet personer."),
        ),
        (
            _SHARE_THEN_NUMBER,
            tr("”{words}” är ett antal, men kallas andel."),
            tr("Skriv antalet, eller andelen i procent."),
        ),
    ):
        found = next((each for pattern in patterns if (each := pattern.search(sentence.form))), None)
        if found is None:
            continue
        number = sentence.number(found[2])
        # A share may be written without its sign, and no more than all.
        if number.kind is Kind.COUNT and (
            number.decimals or number.in_words or re.match(r" av <\d+c>", sentence.form[found.end(2) :])
        ):
            continue
        start, end = sentence.place(*found.span(1))
        yield Finding(
            FindingKind.SHARE_AS_NUMBER,
            Severity.WARNING,
            field,
            start,
            end,
            sentence.words(start, end),
            why.format(words=sentence.words(number.start, number.end)),
            to_do,
        )


_SUPPORTED = r"(?:försörj(?:des|s|ts)|lev(?:er|de) på)"
_WHOM = r"(?:kvinnor(?:na)?|män(?:nen)?|invånarna|invånare|befolkningen|kommuninvånarna|personer|människor|individer)"
_PEOPLE = (
    re.compile(
        rf"<\d+p> (?:av )(?:de |alla |kommunens |rikets |[^\W\d]+s )?{_WHOM}(?:,? [^<>;:.,]{{0,40}}?)?,? {_SUPPORTED}"
    ),
    re.compile(
        rf"{_SUPPORTED} (?:cirka |ca |drygt |nästan )?<\d+p> av (?:de |alla |kommunens |rikets |[^\W\d]+s )?{_WHOM}"
    ),
    re.compile(rf"{_SUPPORTED} (?:cirka |ca |drygt |nästan )?<\d+c> {_WHOM}\b"),
    re.compile(rf"<\d+c> {_WHOM}(?: [^<>;:.,]{{0,25}}?)? {_SUPPORTED}"),
    re.compile(
        r"<\d+c> (?:personer|individer|människor)(?: som)?(?: är| var)? kända i (?:flera|två|minst)[^.,;:]{0,20}system"
    ),
)


def _people(field: str, sentence: Sentence) -> Iterator[Finding]:
    for pattern in _PEOPLE:
        found = pattern.search(sentence.form)
        if found is None or "motsvar" in sentence.form[max(0, found.start() - 30) : found.end()]:
            continue
        start, end = sentence.place(*found.span())
        words = sentence.words(start, end)
        why = tr("Helårspersoner är inte människor: ”{words}” säger att så många försörjdes.")
        to_do = tr("Skriv helårspersoner, eller ”motsvarar … av befolkningen”.")
        if "system" in words.lower():
            why = tr(
                "Den kända samverkanspopulationen är antal som räknas till den, inte personer kända i flera system."
            )
            to_do = tr("Skriv ”räknas till den kända samverkanspopulationen”.")
        yield Finding(FindingKind.PEOPLE, Severity.WARNING, field, start, end, words, why.format(words=words), to_do)
        return
