"""What has digits in Swedish text and is no figure: days, times, pages, laws, ages, telephone numbers."""

import re

HIDDEN_SIGN = "\x00"
"""Stands in the place of every sign that is not to be read; places in the text stay as they are."""

_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mars|april|apr|maj|juni|juli|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
# What a bare number after them only names: page 12, table 3, day 60.
_LABELS = (
    "sidan|sidorna|sida|sid|s|bilaga|bilagorna|kapitel|kap|tabell|tabellerna|figur|diagram|punkt|punkterna|avsnitt|"
    "rekommendation|rekommendationerna|mål|delmål|steg|fas|nivå|version|nr|nummer|dag|vecka|v|fråga|rad|kolumn|kvartal|"
    "artikel|spår|block|grupp|modul|alternativ|dnr|diarienummer|rum|paragraf|sou|prop|ds|sfs|blankett|tertial|"
    "årskurs|klass|linje|väg|hus|plan|ruta"
)
_ONE = r"\d+(?:[.,:]\d+)*[a-z]?"
_YEAR_AFTER = r"(?!\s+(?:19|20)\d{2}(?!\d))"
_AGES = rf"(?:\d+\s*[-–−]\s*)?\d{{1,3}}\s*[-–]?\s*(?:års?\b{_YEAR_AFTER}|åring|årig|års-?gräns)"
_NOT_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"\{[^{}\n]*\}",
        r"(?:https?://|www\.)\S+|\S+@\S+\.\w+",
        r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)",
        rf"(?<!\d)\d{{1,2}}(?::[ea])?\s*[-–]\s*\d{{1,2}}(?::[ea])?\s+(?:{_MONTHS})\b",
        rf"(?<!\d)\d{{1,2}}(?::[ea])?\.?\s+(?:{_MONTHS})\b(?:\s+(?:19|20)\d{{2}})?",
        r"(?<![\d/])\d{1,2}/\d{1,2}(?:[ /-]\d{2,4})?(?![\d/])",
        r"\(?(?<!\d)\d{4}(?:/\d{2,4})?:\d+\)?",
        r"(?<!\d)(?:19|20)\d{2}/(?:\d{4}|\d{1,3})(?!\d)",
        r"\d+(?:\s?[a-z])?(?:\s*[-–]\s*\d+)?\s*(?:§+|kap\.)|§+\s*\d+(?:\s*[-–]\s*\d+)?",
        r"\bkl(?:ockan|\.)?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?",
        r"(?<!\d)\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}(?!\d)",
        r"(?<!\d)0\d{1,3}\s?[-–]\s?\d[\d ]{4,}\d",
        rf"\b(?:{_LABELS})\.?\s+(?!(?:19|20)\d{{2}}\b){_ONE}(?:(?:\s*[-–]\s*|,\s*|\s+och\s+|\s+till\s+){_ONE})*",
        rf"\b(?:ålder|åldern|åldrar|åldrarna|åldersgruppen|åldersgrupperna|födda)\s+{_ONE}(?:\s*[-–]\s*\d+)?",
        rf"(?<![\d.,]){_AGES}",
        r"^\s*\d+[.)]\s+",
        r"(?<!\d)\d+:[ea]\b(?!\s+plats)",
        r"[^\W\d_][-–]?\d[\w-]*",
        r"(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d)",
        r"(?<![\d,.])\d+(?:,\d+)?\s*[-–−]\s*\d+(?:,\d+)?(?![\d,])",
    )
)


def without_what_is_no_figure(text: str) -> str:
    """The text, as long as it was, with `HIDDEN_SIGN` for every sign of what is no figure."""
    for pattern in _NOT_FIGURES:
        text = pattern.sub(_hidden, text)
    return text


def _hidden(found: re.Match[str]) -> str:
    return HIDDEN_SIGN * len(found[0])
