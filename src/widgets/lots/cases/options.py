"""What can be chosen in the form of a case: each word with the key that chooses it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.ground.text import tr
from domain.lots.case import CollaborationProblem
from domain.lots.month import AGES, PARTIES, SEXES

_DIGITS = "123456789"
# Their first letter is the same: what tells them apart is who was contacted.
_CHOSEN_KEYS = {"kontakt_fk": "F", "kontakt_af": "A", "kontakt_kommun": "K", "kontakt_region": "R"}


@dataclass(frozen=True, slots=True)
class Option:
    """A word of a list, and the key that chooses it; empty where none is left."""

    code: str
    label: str
    key: str


def with_keys(words: Mapping[str, str]) -> tuple[Option, ...]:
    """Gives each word the first of its own letters that is free, in order, then a digit: the same words always have
    the same keys, and a word that is added takes none from the others."""
    options: list[Option] = []
    for code, label in words.items():
        taken = {option.key for option in options}
        letters = (_CHOSEN_KEYS.get(code, ""), *(sign.upper() for sign in label if sign.isalnum()), *_DIGITS)
        options.append(Option(code, label, next((key for key in letters if key and key not in taken), "")))
    return tuple(options)


def party_options() -> tuple[Option, ...]:
    """The parties that can have called."""
    return with_keys({party.value: party.short for party in PARTIES})


def sex_options() -> tuple[Option, ...]:
    """The sexes of one person."""
    one = {"kvinna": tr("Kvinna"), "man": tr("Man"), "annat": tr("Annat, okänt")}
    return with_keys({sex.value: one[sex.value] for sex in SEXES})


def age_options(border: int) -> tuple[Option, ...]:
    """The age groups, by the age the workspace divides at."""
    return with_keys({age.value: age.label(border) for age in AGES})


def problem_options() -> tuple[Option, ...]:
    """The kinds of problem, by number."""
    keys: Iterable[str] = (*_DIGITS[:5], "0")
    return tuple(Option(each.value, each.label, key) for each, key in zip(CollaborationProblem, keys, strict=True))
