"""Changes in words and numbers held against the two figures beside them: how much, which way, how many times."""

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.interval import fits, shown
from domain.checking.moved import Pair, pairs_of, two_levels
from domain.checking.written import Kind, Sentence, WrittenNumber
from domain.ground.display import show_change, show_number
from domain.ground.text import tr
from domain.ground.value import Number

_DOWN = r"minsk(?:a|ar|at|ade|ande|as|ats|ades|ning\w*)|sjunk(?:a|er|it)|sjönk|föll|fallit|nedgång\w*"
_UP = r"ök(?:a|ar|at|ade|ande|as|ats|ades|ning\w*)|stig(?:a|er|it)|steg(?= från| till| med)|uppgång\w*|växte|vuxit"
_MOVES = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b")
_NOT = re.compile(r"\b(?:inte|varken|ingen|inget|i stället för att|istället för att|utan att|vände|bröts|om)\b")
_CHANGE = (
    rf"(?:{_DOWN}|{_UP}|förändr\w+|skillnad\w*|lägre|högre|färre|fler|upp|ned|ner|skiljer|gått|gick|vilket är|alltså"
    r"|det vill säga|dvs\.?)"
)
_AMOUNTS = (
    re.compile(rf"\b{_CHANGE}(?: [^\W\d]+){{0,4}}? (?:med|på|om)(?: [^\W\d]+\.?)? (<\d+[cpq]>)"),
    re.compile(r"(<\d+[cpq]>)(?: (?:helårs\w+|person\w*|ärende\w*|kvinnor|män|ungdomar|individer|hushåll|fall))?"
               r" (?:färre|fler|lägre|högre|mindre|mer)\b(?! än (?:dubbel|hälften))"),
    re.compile(r", (?:alltså |dvs\.? |det vill säga )?med (<\d+[cpq]>)"),
    re.compile(r"\bskillnad\w*[^;:]*? (?:är|var|blir) (<\d+[cpq]>)"),
    re.compile(r"(<\d+q>)"),
)  # fmt: skip


def findings_on_changes(field: str, sentence: Sentence, before: Sentence | None) -> Iterator[Finding]:
    """What does not hold in a sentence; the one `before` may have the figures that this one speaks of."""
    amounts = _amounts(sentence)
    pairs = [pair for pair in pairs_of(sentence) if pair.before not in amounts and pair.after not in amounts]
    pair = pairs[0] if len(pairs) == 1 else None
    if pair is None and not pairs and amounts and before is not None and not _levels(sentence, amounts):
        earlier = pairs_of(before)
        pair = earlier[0] if len(earlier) == 1 and not _amounts(before) else None
    whole_year = "helårs" in sentence.form or (before is not None and "helårs" in before.form)
    if pair is not None:
        for amount in amounts:
            yield from _amount(field, sentence, pair, amount, whole_are_exact=not whole_year)
    for each in pairs:
        if each.in_time:
            yield from _direction(field, sentence, each)
    yield from _signs(field, sentence)
    yield from _times(field, sentence, before, pairs)


def _amounts(sentence: Sentence) -> list[WrittenNumber]:
    """The numbers that are changes and not levels."""
    found = [sentence.number(each[1]) for pattern in _AMOUNTS for each in pattern.finditer(sentence.form)]
    return [number for number in sentence.numbers if number in found]


def _levels(sentence: Sentence, amounts: list[WrittenNumber]) -> list[WrittenNumber]:
    return [each for each in sentence.numbers if each.kind in (Kind.COUNT, Kind.PERCENT) and each not in amounts]


# --- how much ---


def _apart(one: Number, other: Number) -> Number:
    return abs(Fraction(one) - Fraction(other))


def _relative(before: Number, after: Number) -> Number:
    return Fraction(100) * abs(Fraction(after) - Fraction(before)) / Fraction(before)


def _amount(
    field: str, sentence: Sentence, pair: Pair, amount: WrittenNumber, *, whole_are_exact: bool
) -> Iterator[Finding]:
    one, other = pair.before, pair.after
    if amount.about or one.about or other.about or Kind.PLACE in (one.kind, other.kind):
        return
    # Where nothing is said of time it may be reckoned from either.
    bases = ((one, other),) if pair.in_time else ((one, other), (other, one))
    is_difference = fits(amount, _apart, one, other, whole_are_exact=whole_are_exact)
    is_relative = any(fits(amount, _relative, *base, whole_are_exact=whole_are_exact) for base in bases)
    shares, larger, smaller = one.kind is Kind.PERCENT, *sorted((one, other), key=lambda each: -each.value)
    decimals = max(one.decimals, other.decimals)
    difference = f"{shown(larger)} − {shown(smaller)} = {show_number(larger.value - smaller.value, decimals)}"
    relative = show_number(_relative(one.value, other.value), 1)
    words, to_do = sentence.words(amount.start, amount.end), ""
    kind = FindingKind.DIFFERENCE
    instead = ""
    if amount.kind is Kind.PERCENT and shares and is_difference and not is_relative:
        kind = FindingKind.POINTS
        why = tr("”{words}” är procentenheter: {difference}. I procent är förändringen {relative} %.")
        to_do = tr("Skriv procentenheter.")
        instead = tr("{number} procentenheter").format(number=shown(amount))
    elif amount.kind is Kind.POINTS and is_relative and not is_difference:
        kind = FindingKind.POINTS
        why = tr("”{words}” är procent: {difference} procentenheter, som är {relative} % av {first}.")
        to_do = tr("Skriv procent, eller skillnaden i procentenheter.")
        instead = tr("{number} procent").format(number=shown(amount))
    elif (
        (is_difference and amount.kind is not Kind.PERCENT)
        or (is_relative and amount.kind is Kind.PERCENT)
        or (amount.kind is Kind.COUNT and shares)
    ):
        return
    elif amount.kind is Kind.PERCENT and not shares:
        why = tr("Från {first} till {last} är {relative} %, här står {words}.")
        to_do = tr("Räkna om procenten, eller rätta talen.")
    else:
        why = tr("{difference}, här står {words}.")
        to_do = tr("Rätta skillnaden, eller talen.")
    yield Finding(
        kind,
        Severity.WARNING,
        field,
        amount.start,
        amount.end,
        words,
        why.format(words=words, difference=difference, relative=relative, first=shown(one), last=shown(other)),
        to_do,
        instead,
    )


# --- which way ---


def _direction(field: str, sentence: Sentence, pair: Pair) -> Iterator[Finding]:
    if pair.before.value == pair.after.value or pair.before.kind is Kind.PLACE:
        return
    moved = _word_of(sentence, pair)
    if moved is None:
        return
    down, fell = moved["down"] is not None, pair.after.value < pair.before.value
    if down == fell:
        return
    values = {"word": moved[0], "first": shown(pair.before), "last": shown(pair.after)}
    why = tr("”{word}” står vid en ökning: från {first} till {last}.")
    if fell:
        why = tr("”{word}” står vid en minskning: från {first} till {last}.")
    to_do = tr("Byt ordet, eller låt talen byta plats.")
    yield sentence.finding(FindingKind.DIRECTION, field, moved.span(), why.format(**values), to_do)


def _word_of(sentence: Sentence, pair: Pair) -> re.Match[str] | None:
    """The word that says which way the pair went: the last before it, else the first right after it."""
    # Another number between makes it the word of that one.
    first = min(sentence.form.index(sentence.token(each)) for each in (pair.before, pair.after))
    begin = max(sentence.form.rfind(sign, 0, first) for sign in ">;")
    before = list(_MOVES.finditer(sentence.form, begin + 1, first))
    if before:
        found = before[-1]
        around = sentence.form[max(0, found.start() - 25) : first]
        return None if _NOT.search(around) else found
    after = _MOVES.search(sentence.form, first, min(len(sentence.form), pair.end + 30))
    if (
        after is None
        or _NOT.search(sentence.form, first, after.start())
        or "<" in sentence.form[pair.end : after.start()]
    ):
        return None
    return after


_SIGNED = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b[^<>;:.,]{{0,50}}\(?(?P<number><\d+[cpq]>)")


def _signs(field: str, sentence: Sentence) -> Iterator[Finding]:
    """(+40) beside *minskade*, and −46 beside *ökade*."""
    for found in _SIGNED.finditer(sentence.form):
        number = sentence.number(found["number"])
        if not number.signed or not number.value or _NOT.search(found[0]):
            continue
        if (found["down"] is not None) == (number.value > 0):
            word, shown_number = found["down"] or found["up"], show_change(number.value, number.decimals)
            why = tr("”{word}” står vid {number}.").format(word=word, number=shown_number)
            stretch = found.span("down" if found["down"] else "up")
            yield sentence.finding(FindingKind.DIRECTION, field, stretch, why, tr("Byt ordet, eller tecknet."))


# --- how many times ---

_TIMES = re.compile(
    r"(?P<bound>mer än |över |drygt |nästan |närmare |knappt |nära )?(?:en )?"
    r"(?P<times>dubbelt(?= så)|dubbelt(?= upp)|fördubbl\w+|hälften(?= så)|halver(?:ats|ades|at|ade)|tredubb\w+"
    r"|(?P<word><\d+o>) gånger(?= så))"
)
_ALMOST = ("nästan ", "närmare ", "knappt ", "nära ")
_MORE = ("mer än ", "över ")
_LOOSE = Fraction(15, 100)


def _times(field: str, sentence: Sentence, before: Sentence | None, pairs: list[Pair]) -> Iterator[Finding]:
    found = _TIMES.search(sentence.form)
    pair = pairs[0] if len(pairs) == 1 else None if pairs else two_levels(sentence) or _across(sentence, before)
    if found is None or pair is None or Kind.PLACE in (pair.before.kind, pair.after.kind):
        return
    times = _how_many(sentence, found)
    if times is None or re.search(
        r"\b(?:inte|mål\w*|ska|skall)\b", sentence.form[max(0, found.start() - 30) : found.start()]
    ):
        return
    larger, smaller = sorted((pair.before, pair.after), key=lambda each: -each.value)
    ratio = Fraction(larger.value) / smaller.value
    most = (larger.value + larger.half) / max(smaller.value - smaller.half, Fraction(1, 1000))
    bound = found["bound"] or ""
    if bound in _MORE:
        holds = ratio > times
    elif bound == "drygt ":
        holds = times <= most and ratio <= times * (1 + 2 * _LOOSE)
    elif bound in _ALMOST:
        holds = times * (1 - 2 * _LOOSE) <= ratio <= times
    else:
        holds = times * (1 - _LOOSE / 2) <= ratio <= times * (1 + _LOOSE)
    if holds:
        return
    start, end = sentence.place(*found.span())
    words = sentence.words(start, end).strip()
    why = tr("”{words}”: {larger} mot {smaller} är {ratio} gånger.")
    yield Finding(
        FindingKind.TIMES,
        Severity.WARNING,
        field,
        start,
        start + len(words),
        words,
        why.format(words=words, larger=shown(larger), smaller=shown(smaller), ratio=show_number(ratio, 2)),
        tr("Byt orden mot vad talen säger."),
    )


def _across(sentence: Sentence, before: Sentence | None) -> Pair | None:
    """One level here and one in the sentence before, of the same kind, or both of them there."""
    if before is None:
        return None
    here, there = _levels(sentence, []), _levels(before, [])
    if not here:
        earlier = pairs_of(before)
        return earlier[0] if len(earlier) == 1 else two_levels(before)
    if (
        len(here) == len(there) == 1
        and here[0].kind is there[0].kind is Kind.PERCENT
        and here[0].value
        and there[0].value
    ):
        return Pair(there[0], here[0], False, 0, 0)
    return None


def _how_many(sentence: Sentence, found: re.Match[str]) -> int | None:
    if (word := found["word"]) is not None:
        number = sentence.number(word)
        return int(number.value) if number.value > 1 and not number.decimals else None
    return 3 if found["times"].startswith("tredubb") else 2
