"""What the labels of SCB's table mean.

Codes of contents are SCB's own and may change, so labels are read instead, by meaning: a dash is a dash however it is
drawn, and both spellings of a benefit are the benefit (domain handbook §3).
"""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache
from typing import TypeVar

from domain.benefits.benefit import AGE_20_64, AGE_20_65, Benefit
from domain.ground.period import Period, month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from storage.ground.register import read_areas

Meaning = TypeVar("Meaning")


class Dimension(Enum):
    """The five dimensions of the table; and the one that the labour market table (BAS) has beside them, of which only
    everyone is read."""

    AREA = "region"
    SEX = "kön"
    AGE = "åldersgrupp"
    CONTENT = "tabellinnehåll"
    MONTH = "månad"
    BIRTH = "födelseregion"


DIMENSIONS = tuple(dimension for dimension in Dimension if dimension is not Dimension.BIRTH)
# All ages together, which a table that was fetched without ages counts.
EVERY_AGE = "alla"


class Measure(Enum):
    """What a figure counts beside the kinds of benefit (*tabellinnehåll*): what is stored after them, what is only
    checked (the sum) or left (the share), and the one that is read of BAS."""

    POPULATION = "population"
    SUM = "sum"
    SHARE = "share"
    OTHERS = "others"


Content = Benefit | Measure
KINDS = tuple(Benefit)
STORED: tuple[Content, ...] = (*KINDS, Measure.POPULATION)
COUNTED = (*STORED, Measure.SUM, Measure.OTHERS)

_MEASURES: dict[str, Content] = {
    "sjukpenning": Benefit.SJUKPENNING,
    "sjukpenning/rehabpenning": Benefit.SJUKPENNING,
    "sjuk- och aktivitetsersersättning": Benefit.SJUK_OCH_AKTIVITETSERSATTNING,
    "sjuk- och aktivitetsersättning": Benefit.SJUK_OCH_AKTIVITETSERSATTNING,
    "arbetslöshetsersättning": Benefit.ARBETSLOSHET,
    "arbetslöshet": Benefit.ARBETSLOSHET,
    "arbetsmarknadsåtgärder": Benefit.ARBETSMARKNADSATGARDER,
    "etableringsersättning": Benefit.ETABLERINGSERSATTNING,
    "ekonomiskt bistånd": Benefit.EKONOMISKT_BISTAND,
    "summa helårsekvivalenter": Measure.SUM,
    "folkmängd": Measure.POPULATION,
    "andel av befolkningen": Measure.SHARE,
    "antal övriga": Measure.OTHERS,
}
# The contents of the labour market table (BAS), of which the share *arbetslöshet* has the name of a benefit.
_OF_BAS = frozenset(
    (
        "antal sysselsatta",
        "antal arbetslösa",
        "antal sysselsatta och arbetslösa (arbetskraften)",
        "antal studerande",
        "antal pensionärer",
        "antal sjuka",
        "antal övriga",
        "antal totalt",
        "arbetslöshet",
        "arbetskraftsdeltagande",
        "sysselsättningsgrad",
    )
)
_SEXES = {
    "män": Sex.MAN,
    "man": Sex.MAN,
    "1": Sex.MAN,
    "kvinnor": Sex.KVINNA,
    "kvinna": Sex.KVINNA,
    "2": Sex.KVINNA,
    "1+2": Sex.ALLA,
}
# The words and the codes of both together differ from table to table (män och kvinnor totalt, totalt, samtliga män och
# kvinnor; 1+2, TotSA).
_BOTH = frozenset(("män", "kvinnor", "totalt", "samtliga", "båda", "könen", "alla"))
_TOTAL_CODE = re.compile(r"tot\w{0,4}")
_DIMENSIONS = {
    "region": Dimension.AREA,
    "kommun": Dimension.AREA,
    "kön": Dimension.SEX,
    "kon": Dimension.SEX,
    "åldersgrupp": Dimension.AGE,
    "aldersgrupp": Dimension.AGE,
    "ålder": Dimension.AGE,
    "alder": Dimension.AGE,
    "tabellinnehåll": Dimension.CONTENT,
    "variabel": Dimension.CONTENT,
    "contentscode": Dimension.CONTENT,
    "månad": Dimension.MONTH,
    "tid": Dimension.MONTH,
    "födelseregion": Dimension.BIRTH,
    "fodelseregion": Dimension.BIRTH,
}
BENEFIT_AGES = (AGE_20_64, AGE_20_65)
# The ages of BAS that can stand for a population of working age.
BAS_AGES = ("20-64", "20-65", "20-66", "16-64", "16-65", "16-66", "15-74", "16-74", EVERY_AGE)
_AGES = re.compile(r"(\d+-\d+|\d+\+)( år)?|(\d+) år")
_ALL_AGES = re.compile(r"tot\w{0,4}|totalt,? (samtliga|alla)? ?(åldrar|ålder)|samtliga åldrar|alla åldrar")
_BORN = re.compile(r"(in|ut)|(in|ut)rikes födda?")
_EVERYONE = re.compile(r"tot\w{0,4}|samtliga|((totalt|samtliga),? )?(in-|inrikes) och utrikes( födda?)?( totalt)?")
_CODE_AND_TEXT = re.compile(r"\s*(\S+) - (\S.*)")
_MONTH = re.compile(r"(\d{4})[m-]?(0[1-9]|1[0-2])")
_OTHER_TIME = re.compile(r"\d{4}([kK][1-4]|[hH][12]|-\d{4})?")
_AREA = re.compile(r"(\d{4}|\d{2})(?:(?: -)? (?:\1(?: |$))?(\S.*)?)?")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")

# What stands where a number is not given (ruling 26: in PX and PxWeb a dash is nought).
_NOT_A_NUMBER: dict[str, Empty | int] = {
    "..": Empty.SAKNAS,
    "": Empty.SAKNAS,
    ".": Empty.EJ_TILLAMPLIGT,
    "-": 0,
    "..c": Empty.DOLT,
    "<5": Empty.DOLT,
}


def plain(text: str) -> str:
    """The text as it is compared: small letters, one kind of dash, single spaces, none around a dash of ages."""
    composed = unicodedata.normalize("NFC", text).translate(_DASHES).casefold()
    return re.sub(r"(?<=\d) ?- ?(?=\d)", "-", " ".join(composed.split()))


def _understood(text: str, meaning: Callable[[str], Meaning]) -> Meaning:
    """What a text means, plain; or, where a file gives code and text (`1 - män`), its text."""
    known = meaning(plain(text))
    if known is None and (both := _CODE_AND_TEXT.fullmatch(text)):
        known = meaning(plain(both[2]))
    return known


@lru_cache
def dimension_of(text: str) -> Dimension | None:
    """The dimension with this code or label; None for one that is not of the table."""
    return _understood(text, _DIMENSIONS.get)


@lru_cache
def measure_of(text: str) -> Content | None:
    """What the content with this label counts; None for one that is not of the table."""
    return _understood(text, _MEASURES.get)


@lru_cache
def is_of_bas(text: str) -> bool:
    """Whether a content with this label is one of the labour market table (BAS)."""
    return _understood(text, lambda label: label in _OF_BAS or None) is not None


@lru_cache
def sex_of(text: str) -> Sex | None:
    """The sex with this label or code; None for what is no sex of the table."""
    return _understood(text, _sex)


def _sex(text: str) -> Sex | None:
    words = frozenset(text.replace(",", " ").split()) - {"och"}
    both = words and words <= _BOTH and len(words & {"män", "kvinnor"}) != 1
    return _SEXES.get(text, Sex.ALLA if both or _TOTAL_CODE.fullmatch(text) else None)


@lru_cache
def ages_of(text: str) -> str | None:
    """Ages as `20-64`, `75+` or `alla`; None for what is no age. Which ages a table may have is another matter."""
    return _understood(text, _ages)


def _ages(text: str) -> str | None:
    if text == EVERY_AGE or _ALL_AGES.fullmatch(text):
        return EVERY_AGE
    found = _AGES.fullmatch(text)
    return (found[1] or found[3]) if found else None


@lru_cache
def everyone_of(text: str) -> bool | None:
    """Whether a country of birth is everyone, wherever born; None for what is no such thing."""
    return _understood(text, _everyone)


def _everyone(text: str) -> bool | None:
    if _EVERYONE.fullmatch(text):
        return True
    return False if _BORN.fullmatch(text) else None


@lru_cache
def month_of(text: str) -> Period | None:
    """The month `2014M01` (also `201401` and `2014-01`); None for other periods."""
    return _understood(text, _month)


def _month(text: str) -> Period | None:
    found = _MONTH.fullmatch(text)
    try:
        return month(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def is_other_time(text: str) -> bool:
    """Whether the text is a year, a quarter or a half-year: a time, but no month."""
    return _OTHER_TIME.fullmatch(text.strip()) is not None


def area_of(text: str) -> tuple[str, str] | None:
    """Code and name of `2401 Nordmaling`, of a code alone or of a name alone; None for what is no area.

    A name or code that is missing is looked up among the kommuner, län and riket. A name that is another's than the
    code's is no area: a figure may have landed among the codes.
    """
    stripped = " ".join(text.split())
    if found := _AREA.fullmatch(stripped):
        if _codes().get(plain(found[2] or ""), found[1]) != found[1]:
            return None
        return found[1], found[2] or _names().get(found[1], found[1])
    code = _codes().get(plain(stripped))
    return (code, stripped) if code else None


def empty_of(text: str) -> Empty | int | None:
    """What a sign in the place of a number means: a kind of empty or nought; None for what is no such sign."""
    return _NOT_A_NUMBER.get(text.strip().casefold())


@cache
def _names() -> dict[str, str]:
    return {area.code: area.name for area in read_areas()}


@cache
def _codes() -> dict[str, str]:
    return {plain(area.name): area.code for area in read_areas()}
