"""The Swedish words that may head the columns of a tidy file instead of their codes (*kolumnrubriker*)."""

from collections.abc import Iterable, Sequence

from domain.benefits.benefit import Benefit
from domain.efforts.effort import EffortField

_WORDS: dict[str, tuple[str, ...]] = {
    "kommunkod": ("area_code",),
    "områdeskod": ("area_code",),
    "kommun": ("area_code", "area"),
    "område": ("area_code", "area"),
    "månad": ("month", "period"),
    "år": ("year", "period"),
    "från": ("from",),
    "till": ("to",),
    "dag": ("day",),
    "mättillfälle": ("reference_date",),
    "eget datum": ("row_date",),
    "kön": ("sex",),
    "ålder": ("age_group",),
    "åldersgrupp": ("age_group",),
    "part": ("party",),
    "antal": ("count", "cases", "value"),
    "ärenden": ("cases",),
    "rad": ("row",),
    "kontakt": ("contact",),
    "indikator": ("indicator",),
    "kategori": ("category",),
    "värde": ("value",),
    "enhet": ("unit",),
    "källa": ("source",),
    "befolkning": ("population",),
    "summa": ("total",),
    "mått": ("measure",),
    "plats": ("rank",),
    "plats förra året": ("rank_previous_year",),
    "antal kommuner": ("areas_ranked",),
    "nya": ("new",),
    "aktiva": ("active",),
    "avslutade": ("ended",),
    "påbörjad arbetsträning": ("started_training",),
    "utfall": ("outcomes",),
    "handläggare": ("worker",),
    "samverkansproblem": ("problem",),
    "frågan gällde": ("requests",),
    "riskfaktorer": ("risk_factors",),
}


def by_their_codes(columns: Sequence[str], codes: Iterable[str]) -> tuple[str, ...]:
    """The columns, those with a word for one of `codes` by that code; what is no such word stays as it is. A word that
    can mean several means one that no other column is."""
    words = _WORDS | {each.label.casefold(): (each.value,) for kinds in (Benefit, EffortField) for each in kinds}
    left = set(codes).difference(columns)
    named: dict[str, str] = {}
    for column in sorted(columns, key=lambda each: len(words.get(each, ()))):
        code = next((each for each in words.get(column, ()) if each in left), column)
        left.discard(code)
        named[column] = code
    return tuple(named[column] for column in columns)


def is_word(column: str) -> bool:
    """True for a word that may head a column."""
    return column in _WORDS


def with_its_word(code: str) -> str:
    """A code as a refusal names it: `area_code (kommunkod)`."""
    word = next((word for word, codes in _WORDS.items() if codes[0] == code), "")
    return f"{code} ({word})" if word else code
