"""What the labels of SCB's table mean.

Codes of contents are SCB's own and may change, so labels are read instead, by meaning: a dash is a dash however it is
drawn, and both spellings of a benefit are the benefit (domain handbook §3).
"""

import re
import unicodedata
from enum import Enum
from functools import cache, lru_cache

from domain.benefit import AGE_20_64, AGE_20_65, Benefit
from domain.period import Period, month
from domain.sex import Sex
from domain.value import Empty
from storage.areas import read_areas


class Dimension(Enum):
    """The five dimensions of the table."""

    AREA = "region"
    SEX = "kön"
    AGE = "åldersgrupp"
    CONTENT = "tabellinnehåll"
    MONTH = "månad"


class Measure(Enum):
    """What a figure counts (*tabellinnehåll*): the columns that are stored, in their order, and what is only checked
    (the sum) or left (the share)."""

    SJUKPENNING = Benefit.SJUKPENNING.value
    SJUK_OCH_AKTIVITETSERSATTNING = Benefit.SJUK_OCH_AKTIVITETSERSATTNING.value
    ARBETSLOSHET = Benefit.ARBETSLOSHET.value
    ARBETSMARKNADSATGARDER = Benefit.ARBETSMARKNADSATGARDER.value
    ETABLERINGSERSATTNING = Benefit.ETABLERINGSERSATTNING.value
    EKONOMISKT_BISTAND = Benefit.EKONOMISKT_BISTAND.value
    POPULATION = "population"
    SUM = "sum"
    SHARE = "share"


KINDS = tuple(Measure(kind.value) for kind in Benefit)
STORED = (*KINDS, Measure.POPULATION)
COUNTED = (*STORED, Measure.SUM)

_MEASURES = {
    "sjukpenning": Measure.SJUKPENNING,
    "sjukpenning/rehabpenning": Measure.SJUKPENNING,
    "sjuk- och aktivitetsersersättning": Measure.SJUK_OCH_AKTIVITETSERSATTNING,
    "sjuk- och aktivitetsersättning": Measure.SJUK_OCH_AKTIVITETSERSATTNING,
    "arbetslöshetsersättning": Measure.ARBETSLOSHET,
    "arbetslöshet": Measure.ARBETSLOSHET,
    "arbetsmarknadsåtgärder": Measure.ARBETSMARKNADSATGARDER,
    "etableringsersättning": Measure.ETABLERINGSERSATTNING,
    "ekonomiskt bistånd": Measure.EKONOMISKT_BISTAND,
    "summa helårsekvivalenter": Measure.SUM,
    "folkmängd": Measure.POPULATION,
    "andel av befolkningen": Measure.SHARE,
}
_SEXES = {
    "män": Sex.MAN,
    "man": Sex.MAN,
    "1": Sex.MAN,
    "kvinnor": Sex.KVINNA,
    "kvinna": Sex.KVINNA,
    "2": Sex.KVINNA,
    "män och kvinnor totalt": Sex.ALLA,
    "män och kvinnor": Sex.ALLA,
    "kvinnor och män": Sex.ALLA,
    "kvinnor och män totalt": Sex.ALLA,
    "båda könen": Sex.ALLA,
    "totalt": Sex.ALLA,
    "1+2": Sex.ALLA,
}
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
    "contentscode": Dimension.CONTENT,
    "månad": Dimension.MONTH,
    "tid": Dimension.MONTH,
}
_AGES = re.compile(r"(\d+)-(\d+)( år)?")
_MONTH = re.compile(r"(\d{4})[mM-]?(0[1-9]|1[0-2])")
_OTHER_TIME = re.compile(r"\d{4}([kK][1-4]|[hH][12]|-\d{4})?")
_AREA = re.compile(r"(\d{4}|\d{2})(?:\s+(\S.*))?")
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


@lru_cache
def dimension_of(text: str) -> Dimension | None:
    """The dimension with this code or label; None for one that is not of the table."""
    return _DIMENSIONS.get(plain(text))


@lru_cache
def measure_of(text: str) -> Measure | None:
    """What the content with this label counts; None for one that is not of the table."""
    return _MEASURES.get(plain(text))


@lru_cache
def sex_of(text: str) -> Sex | None:
    """The sex with this label or code; None for what is no sex of the table."""
    return _SEXES.get(plain(text))


@lru_cache
def ages_of(text: str) -> str | None:
    """`20-64` or `20-65`; None for other ages: they are never mixed with these."""
    found = _AGES.fullmatch(plain(text))
    ages = f"{found[1]}-{found[2]}" if found else ""
    return ages if ages in (AGE_20_64, AGE_20_65) else None


@lru_cache
def month_of(text: str) -> Period | None:
    """The month `2014M01` (also `201401` and `2014-01`); None for other periods."""
    found = _MONTH.fullmatch(text.strip())
    try:
        return month(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def is_other_time(text: str) -> bool:
    """Whether the text is a year, a quarter or a half-year: a time, but no month."""
    return _OTHER_TIME.fullmatch(text.strip()) is not None


def area_of(text: str) -> tuple[str, str] | None:
    """Code and name of `2401 Nordmaling`, of a code alone or of a name alone; None for what is no area.

    A name or code that is missing is looked up among the kommuner, län and riket.
    """
    stripped = " ".join(text.split())
    if found := _AREA.fullmatch(stripped):
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
