"""The sheet that a party fills in (*blankett*): what it says of itself, held against the definition that holds.

Domain handbook §4. A sheet carries the questions as they were put; figures that answer another question than the
workspace's row of the same key asks are never taken in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition


def party_name(party: str | None) -> str:
    """The Swedish name of who delivers a row (*part*); None is all of them, as on a sheet with every row.

    Raises KeyError for a party that is none.
    """
    return {
        None: tr("Alla parter"),
        "af": tr("Arbetsförmedlingen"),
        "fk": tr("Försäkringskassan"),
        "socialtjanst": tr("Socialtjänsten"),
        "scb": tr("SCB"),
    }[party]


PARTIES = ("af", "fk", "socialtjanst", "scb")


@dataclass(frozen=True, slots=True)
class PartySheet:
    """What a filled sheet says of itself: the definition's key, family, version and name when the sheet was written,
    the party (None for all), the reference date, and the questions (*radernas texter*) by row key."""

    definition: str
    family: str
    version: int
    name: str
    party: str | None
    reference_date: date
    labels: Mapping[str, str]

    @property
    def source(self) -> str:
        """What its figures are said to come from."""
        return tr("{party}, blankett").format(party=party_name(self.party))


def other_questions(sheet: PartySheet, keys: Iterable[str], definition: PopulationDefinition) -> Mapping[str, str]:
    """Why a row's figures cannot be used, by row key: the definition's row of that key asks for something else.

    Rows that the definition does not have are not judged here: see `version_notes`.
    """
    asked = {row.key: row.label for row in definition.rows}
    text = tr("Blanketten frågade efter ”{old}”, men i definitionen {name} heter raden ”{new}”. Be om en ny blankett.")
    return {
        key: text.format(old=sheet.labels[key], new=asked[key], name=_named(definition))
        for key in keys
        if key in asked and key in sheet.labels and asked[key] != sheet.labels[key]
    }


def version_notes(sheet: PartySheet, keys: Iterable[str], definition: PopulationDefinition) -> tuple[str, ...]:
    """What is said of a sheet that was written for another definition, or version of it, than the one that holds."""
    if (sheet.family, sheet.version) == (definition.lineage, definition.version):
        return ()
    text = tr("Blanketten är gjord för definitionen ”{old}”, version {version}. Vid mättillfället gäller {name}.")
    notes = [text.format(old=sheet.name, version=sheet.version, name=_named(definition))]
    kept = {row.key for row in definition.rows}
    gone = tr("Raden ”{row}” finns inte i {name}. Antalen sparas men räknas inte där.")
    notes += [
        gone.format(row=sheet.labels.get(key, key), name=_named(definition))
        for key in dict.fromkeys(keys)
        if key not in kept
    ]
    return tuple(notes)


def _named(definition: PopulationDefinition) -> str:
    return tr("”{name}”, version {version}").format(name=definition.name, version=definition.version)
