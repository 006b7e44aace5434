"""Sums and shares in a sentence, held against the numbers beside them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.interval import fits, shown
from domain.checking.moved import LEVEL, pairs_of
from domain.checking.written import Kind, Sentence, WrittenNumber
from domain.ground.display import show_number
from domain.ground.text import tr
from domain.ground.value import Number

_TOTAL = r"(?:totalt|sammanlagt|tillsammans|summa|summan är|i allt|allt som allt|sammantaget|alltså)"
_TOTALS = (
    re.compile(rf"\b{_TOTAL}(?: [^\W\d]+){{0,2}}? ({LEVEL})"),
    re.compile(rf"({LEVEL})(?: [^\W\d]+){{0,2}} {_TOTAL}\b"),
)
_WOMEN = r"(?:kvinnor(?:na)?|flickor|tjejer)"
_MEN = r"(?:män(?:nen)?|pojkar|killar)"
_SEXES = re.compile(
    rf"(<\d+[cp]>) (?:av dem )?(?:är |var )?(?:{_WOMEN}|{_MEN})[^<>;.]{{0,40}}?(?:och|,|/|samt) (<\d+[cp]>)"
    rf" (?:är |var )?(?:{_WOMEN}|{_MEN})"
)
_THIRD_SEX = re.compile(r"\b(?:annat|okänt|okänd|ickebinär\w*|uppgift saknas)\b")
_WHOLE_BEFORE = re.compile(
    rf"({LEVEL})[^<>;]{{0,60}}?(?:varav|därav|:|\(|,| –|fördelat på|fördelade på)[^<>;:]{{0,25}}$"
)
_OF_ALL = re.compile(r"^ ?av (?:de |dem |alla |totalt )?(<\d+c>)[^<>;:,]{0,40} (?:är|var|blev) $")
_WHOLE_AFTER = re.compile(rf"^[^<>;]{{0,30}}?(?:\b{_TOTAL}|=)[^<>;]{{0,30}}?({LEVEL})")
_IN_PART = re.compile(
    r"\b(?:bland annat|till exempel|t\.ex\.|främst|särskilt|flest|överlapp\w*|exempelvis|dessutom|också|i sin tur"
    r"|framför allt|varav|därav|av dem|av dessa)\b"
)
_PLUS = re.compile(rf"({LEVEL})((?: ?\+ ?{LEVEL})+) ?= ?({LEVEL})")
_LIST = re.compile(rf"({LEVEL})(?P<rest>[^<>;]{{0,60}}(?:<\d+c>[^<>;:]{{0,60}})?): ?(?P<parts>[^:;]+)$")
_SHARED_OUT = re.compile(
    r"^av (?:de |dem |alla )?(<\d+c>)[^<>;:]{0,40} (?:har|hade|är|var|gick|fick|kom|gällde) "
    r"(?P<parts>[^<>;:]{0,20}<\d+c>[^<>;:]+<\d+c>[^<>;:]+ och [^<>;:]{0,20}<\d+c>[^<>;:]+)$"
)
_NEAR = Fraction(12, 100)


def findings_on_sums(field: str, sentence: Sentence) -> Iterator[Finding]:
    """Totals that are not what their parts make, and shares that are not what their numbers make."""
    if not pairs_of(sentence):
        yield from _sums(field, sentence)
    yield from _shares(field, sentence)
    yield from _fractions(field, sentence)


# --- sums ---


def _sums(field: str, sentence: Sentence) -> Iterator[Finding]:
    form = sentence.form
    if plus := _PLUS.search(form):
        parts = [plus[1], *re.findall(LEVEL, plus[2])]
        yield from _sum(field, sentence, parts, plus[3], near=False)
        return
    if sexes := _SEXES.search(form):
        whole = _whole_of(sentence, sexes)
        of_all = _OF_ALL.search(form[: sexes.start()])
        if not _THIRD_SEX.search(form):
            if whole is not None:
                yield from _sum(field, sentence, [sexes[1], sexes[2]], whole, near=False)
            elif of_all is not None:
                yield from _sum(field, sentence, [sexes[1], sexes[2]], of_all[1], near=True)
        return
    totals = list(dict.fromkeys(found[1] for pattern in _TOTALS for found in pattern.finditer(form)))
    kind = totals[0][-2] if totals else ""
    parts = [each for each in re.findall(LEVEL, form) if each[-2] == kind and each not in totals]
    if len(totals) == 1 and len(parts) > 1:
        # What is a part of another part, or one of several, is told by words that are not all known.
        yield from _sum(field, sentence, parts, totals[0], near=True)
    elif not totals and (shared := _SHARED_OUT.search(form)) and not _IN_PART.search(form):
        yield from _sum(field, sentence, re.findall(r"<\d+c>", shared["parts"]), shared[1], near=True)
    elif not totals and (listed := _LIST.search(form)) and not _IN_PART.search(form):
        parts = re.findall(r"<\d+c>", listed["parts"])
        wholes = re.findall(r"<\d+c>", listed[1] + listed["rest"])
        if len(parts) > 1 and wholes and not any(_adds(sentence, parts, whole) for whole in wholes):
            nearest = min(wholes, key=lambda whole: abs(_made(sentence, parts) - sentence.number(whole).value))
            yield from _sum(field, sentence, parts, nearest, near=True)


def _whole_of(sentence: Sentence, sexes: re.Match[str]) -> str | None:
    kind = sexes[1][-2]
    for found in (
        _WHOLE_BEFORE.search(sentence.form[: sexes.start()]),
        _WHOLE_AFTER.search(sentence.form[sexes.end() :]),
    ):
        if found is not None and found[1][-2] == kind == "c":
            return found[1]
    return None


def _made(sentence: Sentence, parts: Sequence[str]) -> Fraction:
    return sum((Fraction(sentence.number(part).value) for part in parts), start=Fraction(0))


def _adds(sentence: Sentence, parts: Sequence[str], whole: str) -> bool:
    total, of = sentence.number(whole), [sentence.number(part) for part in parts]
    exact = "helårs" not in sentence.form
    return fits(total, lambda *values: sum(values), *of, whole_are_exact=exact)


def _sum(field: str, sentence: Sentence, parts: Sequence[str], whole: str, *, near: bool) -> Iterator[Finding]:
    """With `near` only a sum that nearly is the total is taken for one that was to be it."""
    total, of = sentence.number(whole), [sentence.number(part) for part in parts]
    made = _made(sentence, parts)
    if any(each.about or each.signed for each in (total, *of)) or _adds(sentence, parts, whole):
        return
    if near and (_IN_PART.search(sentence.form) or abs(made - total.value) > _NEAR * total.value):
        return
    decimals = max(each.decimals for each in (total, *of))
    why = tr("{sum} = {made}, här står {total}.")
    reckoned = " + ".join(shown(each) for each in of)
    yield Finding(
        FindingKind.SUM,
        Severity.WARNING,
        field,
        total.start,
        total.end,
        sentence.words(total.start, total.end),
        why.format(sum=reckoned, made=show_number(made, decimals), total=shown(total)),
        tr("Rätta summan, eller delarna."),
    )


# --- shares ---

_SAYS = r"(?:\(|motsvar\w+|vilket är|som är|det är|är|eller|utgör|dvs\.?|det vill säga|alltså|, )"
_OF = r"(<\d+c>)(?: [^\W\d]+)? av (?:[^\W\d]+ ){0,4}?(<\d+c>)"
_SHARE_AFTER = re.compile(rf"{_OF}[^<>;:]{{0,50}}?{_SAYS}[^<>;:]{{0,20}}?(<\d+p>)(?! av (?:befolkn|invån|kommun))")
_SHARE_BEFORE = re.compile(rf"(<\d+p>)(?! av (?:befolkn|invån|kommun))[^<>;:]{{0,30}}?\({_OF}")
_TOO_MUCH = re.compile(r"(<\d+c>)(?: [^\W\d]+)? av (?:de |dem |totalt |alla )?(<\d+c>)")


def _shares(field: str, sentence: Sentence) -> Iterator[Finding]:
    found = [(each[1], each[2], each[3]) for each in _SHARE_AFTER.finditer(sentence.form)]
    found += [(each[2], each[3], each[1]) for each in _SHARE_BEFORE.finditer(sentence.form)]
    for part, whole, percent in found:
        one, other, claimed = (sentence.number(token) for token in (part, whole, percent))
        if not other.value or claimed.about or fits(claimed, _percent, one, other):
            continue
        why = tr("{part} av {whole} är {made} %, här står {claimed} %.")
        made = show_number(_percent(one.value, other.value), max(1, claimed.decimals))
        yield Finding(
            FindingKind.SHARE,
            Severity.WARNING,
            field,
            claimed.start,
            claimed.end,
            sentence.words(claimed.start, claimed.end),
            why.format(part=shown(one), whole=shown(other), made=made, claimed=shown(claimed)),
            tr("Rätta andelen, eller talen."),
        )
    for each in _TOO_MUCH.finditer(sentence.form):
        one, other = sentence.number(each[1]), sentence.number(each[2])
        if one.value > other.value:
            why = tr("{part} av {whole}: delen är större än det hela.")
            yield Finding(
                FindingKind.SHARE,
                Severity.WARNING,
                field,
                one.start,
                other.end,
                sentence.words(one.start, other.end),
                why.format(part=shown(one), whole=shown(other)),
                tr("Rätta det ena av talen."),
            )


def _percent(part: Number, whole: Number) -> Number:
    return 100 * Fraction(part) / whole


# --- shares in words ---

_PART_NAMES = {
    "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "tiondel": 10, "tredjedel": 3, "åttondel": 8,
    "annan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "tionde": 10,
}  # fmt: skip
_NUMBERS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
}  # fmt: skip
_IN_WORDS = re.compile(
    r"(?P<bound>mer än |fler än |över |drygt |nästan |närmare |knappt |mindre än |färre än |under |omkring |ungefär "
    r"|cirka )?"
    r"(?:(?P<half>hälften)|(?P<count>en|två|tre|fyra) (?P<part>tredjedel|fjärdedel|femtedel|sjättedel|åttondel|tiondel)"
    r"(?:ar)?\b|var(?:t|je)? ?(?P<each>annan|tredje|fjärde|femte|sjätte|tionde) (?!vecka|månad|dag|år|gång|kvartal)"
    r"|(?P<one>en|ett|två|tre|fyra|fem|sex|sju|åtta|nio) av (?P<of>tre|fyra|fem|sex|sju|åtta|nio|tio)\b)"
)
_ALMOST = ("nästan ", "närmare ", "knappt ")
_MORE = ("mer än ", "fler än ", "över ")
_LESS = ("mindre än ", "färre än ", "under ")
_WIDE, _CLOSE = Fraction(6), Fraction(5, 2)
_CLOSE_BY = 60


def _fractions(field: str, sentence: Sentence) -> Iterator[Finding]:
    """*En av fem* beside 15,5 %; only where the sentence has one of each."""
    plain = sentence.text.lower()
    words = [each for each in _IN_WORDS.finditer(plain) if not plain[each.end() :].startswith(" så")]
    percents = [each for each in sentence.numbers if each.kind is Kind.PERCENT]
    if len(words) != 1 or len(percents) != 1 or percents[0].about:
        return
    found, percent = words[0], percents[0]
    first, last = percent.start - sentence.start, percent.end - sentence.start
    between = plain[min(found.end(), last) : max(found.start(), first)]
    of_all = plain[last:].lstrip().startswith(("av befolkn", "av invån"))
    speaks_of_another = of_all or re.search(r"[;:]|\b(?:men|medan|och|av vilka|varav)\b", between)
    if len(between) > _CLOSE_BY or speaks_of_another or _holds(found, percent):
        return
    told = found[0].strip()
    start = sentence.start + found.start()
    told = sentence.text[found.start() : found.start() + len(told)]
    why = tr("”{words}” är {made} %, här står {claimed} %.")
    made = show_number(100 * _share(found), 0 if (100 * _share(found)).denominator == 1 else 1)
    yield Finding(
        FindingKind.SHARE,
        Severity.WARNING,
        field,
        start,
        start + len(told),
        told,
        why.format(words=told, made=made, claimed=shown(percent)),
        tr("Byt orden, eller andelen."),
    )


def _share(found: re.Match[str]) -> Fraction:
    if found["half"]:
        return Fraction(1, 2)
    if found["part"]:
        return Fraction(_NUMBERS[found["count"]], _PART_NAMES[found["part"]])
    if found["each"]:
        return Fraction(1, _PART_NAMES[found["each"]])
    return Fraction(_NUMBERS[found["one"]], _NUMBERS[found["of"]])


def _holds(found: re.Match[str], percent: WrittenNumber) -> bool:
    share, least, most = 100 * _share(found), percent.value - percent.half, percent.value + percent.half
    bound = found["bound"] or ""
    if bound in _MORE:
        return most > share
    if bound in _LESS:
        return least < share
    if bound == "drygt ":
        return share <= most and least <= share + _WIDE
    if bound in _ALMOST:
        return share - _WIDE <= most and least <= share
    return least - _CLOSE <= share <= most + _CLOSE
