"""What headings claim of the figures under and beside them (*Totalt, därav, andel, förändring*)."""

import re
from collections.abc import Sequence
from enum import Enum

from domain.recounting.amount import Amount


class Nature(Enum):
    """What kind of figures stand in a row or column; only counts add up."""

    COUNT = "count"
    SHARE = "share"
    CHANGE = "change"
    RATE = "rate"
    MEAN = "mean"
    INDEX = "index"
    OTHER = "other"


_TOTAL = re.compile(
    r"(?:del)?(?:totalt?|tot\.?|summa|sum|s:a|alla|samtliga|båda(?: könen)?|sammanlagt|inalles|hela)\b(?! andel).*"
    r"|.*\b(?:totalt?|summa|sammanlagt|samtliga)|kvinnor (?:och|\+) män|män (?:och|\+) kvinnor|.*\btotalt \(.*\)"
)
_REGION = re.compile(r"(?:.* )?(?:riket|län|länet|regionen|förbundet|gruppen|region .*|.*regionen)|.*\blän totalt")
_PART = re.compile(r"\s*[-–•]?\s*(?:där|var)av\b")
_NATURES = tuple(
    (nature, re.compile("|".join(words)))
    for nature, words in (
        (Nature.INDEX, (r"\bindex",)),
        (
            Nature.CHANGE,
            ("förändr", r"\bdiff", "skillnad", "ökning", "minskning", r"\bändring", "avvikelse", "utveckling",
             r"\bnetto", "saldo", "procentenh"),
        ),
        (Nature.RATE, (r"\bper (?:\d|tusen|hundra|invånare|månad|person|ärende)",)),
        (
            Nature.OTHER,
            (r"\brang", "ranking", r"\bplats\b", "placering", "unika", r"\bkod", r"\bnr\b", "median", "kvot",
             r"\bid\b", "handläggare", "ålder$"),
        ),
        (Nature.MEAN, ("medel(?!folkm|s|så|l)", "genomsnitt", r"\bsnitt")),
        (Nature.SHARE, ("%", r"\bandel", "procent")),
    )
)  # fmt: skip
_PERCENT = re.compile(r"%|procent(?!enh)")
_ROUNDED = re.compile(
    r"helårs|hel[åa]rsekv|medel|genomsnitt|avrund|tusental|\btkr|\bmnkr|miljon|miljoner|\bbrus\b|\bckm\b"
)
_YEAR = re.compile(r"\b(19|20)(\d\d)(?:[- ]?(?:[mM]|[hH])?(\d{1,2}))?\b")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_PER = re.compile(r"\bper (\d[\d \u00a0]*\d|\d|tusen|hundra)")
_PER_WORDS = {"tusen": 1000, "hundra": 100}


def is_total(levels: Sequence[str]) -> bool:
    """Whether one of the levels of a heading says that it counts all: *Totalt, Summa, Alla, Samtliga*."""
    return any(_TOTAL.fullmatch(level.casefold().strip(" :")) for level in levels)


def is_region(levels: Sequence[str]) -> bool:
    """Whether it names something larger than a kommun, which may or may not be the sum of what is listed."""
    return any(_REGION.fullmatch(level.casefold().strip(" :")) for level in levels)


def is_part(levels: Sequence[str]) -> bool:
    """Whether it is a part of what stands before: *därav, varav*."""
    return any(_PART.match(level.casefold()) for level in levels)


def says_percent(text: str) -> bool:
    """Whether it says per cent, and not *procentenheter*."""
    return _PERCENT.search(text.casefold()) is not None


def says_rounded(text: str) -> bool:
    """Whether whole numbers there may be rounded ones: whole-year equivalents, means, thousands."""
    return _ROUNDED.search(text.casefold()) is not None


def nature_of(levels: Sequence[str], amounts: Sequence[Amount | None]) -> Nature:
    """What kind of figures a line holds, by its heading, else by how they are written."""
    text = " ".join(levels).casefold()
    named = next((nature for nature, words in _NATURES if words.search(text)), None)
    if named is not None:
        return named
    known = [each for each in amounts if each is not None and each.value is not None]
    if any(each.text.startswith("+") for each in known) and 2 * sum(each.signed for each in known) > len(known):
        return Nature.CHANGE
    if known and 2 * sum(each.percent or _is_fraction(each) for each in known) > len(known):
        return Nature.SHARE
    return Nature.COUNT


def _is_fraction(amount: Amount) -> bool:
    """A share as a workbook keeps it: 0,153 under a format that shows 15,3 %."""
    return amount.value is not None and 0 < amount.value < 1 and amount.decimals > 1


def scale_of(levels: Sequence[str]) -> int:
    """How many a rate is for: 10 000 of *per 10 000 invånare*; 1 where no number is named."""
    found = _PER.search(" ".join(levels).casefold())
    if found is None:
        return 1
    return _PER_WORDS.get(found[1]) or int(re.sub(r"\D", "", found[1]))


def when(levels: Sequence[str]) -> tuple[int, int] | None:
    """The year and month, or other part of it, that a heading names; None where it names none."""
    text = " ".join(levels).casefold()
    found = _YEAR.search(text)
    if found is None:
        return None
    month = next((at for at, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", text)), 0)
    return int(found[1] + found[2]), int(found[3] or month)
