"""Sheets as parties fill them in: opened in a spreadsheet, typed in, saved."""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from domain.ground.area import Area
from domain.ground.sex import Sex
from domain.populations.definition import PopulationDefinition, lagesbild_definition
from exchange.party_sheet.layout import CONTACT, LABELS, MARKS, ROW, ROW_DATE, SEXES
from exchange.party_sheet.write import write_party_sheet
from storage.ground.register import read_areas

OCTOBER = date(2024, 10, 31)
LYCKSELE, MALA = (next(area for area in read_areas() if area.name == name) for name in ("Lycksele", "Malå"))

# The figures the group published, by party (domain handbook §4).
PUBLISHED: Mapping[str, Mapping[str, int]] = {
    "af": {"unemployed": 269, "unemployed_young": 21, "unemployed_adult": 92, "unemployed_adult_24": 42},
    "fk": {"health": 675, "health_young": 33, "health_sick_unemployed": 36},
    "socialtjanst": {"assistance": 121, "assistance_unemployed": 72, "assistance_sick": 27},
    "scb": {"no_known_occupation": 361},
}


def empty_sheet(
    path: Path,
    party: str | None = "af",
    *areas: Area,
    definition: PopulationDefinition | None = None,
    day: date = OCTOBER,
    **more: Any,
) -> Path:
    """A sheet for the party, for Lycksele unless other areas are named."""
    definition = definition or lagesbild_definition()
    write_party_sheet(path, definition=definition, party=party, areas=areas or (LYCKSELE,), reference_date=day, **more)
    return path


def change(path: Path, typed: Callable[[Any], None]) -> Path:
    """Opens the workbook, lets somebody type in it and saves it, as a program for spreadsheets does."""
    with closing(openpyxl.load_workbook(path)) as book:
        typed(book)
        book.save(path)
    return path


def row_of(tab: Any, mark: str) -> int:
    """The row that carries the mark."""
    return next(at for at in range(1, tab.max_row + 1) if tab.cell(at, MARKS).value == mark)


def fill(
    path: Path,
    counts: Mapping[str, object],
    *,
    tab: str = "Lycksele",
    sex: Sex = Sex.ALLA,
    contact: str = "",
    day: object = None,
) -> Path:
    """Types counts by row key, and who answers and which day it is of where that is given."""

    def typed(book: Any) -> None:
        sheet = book[tab]
        for key, value in counts.items():
            sheet.cell(row_of(sheet, ROW + key), SEXES[sex]).value = value
        if contact:
            sheet.cell(row_of(sheet, CONTACT), LABELS + 1).value = contact
        if day is not None:
            sheet.cell(row_of(sheet, ROW_DATE), LABELS + 1).value = day

    return change(path, typed)


def published(folder: Path, party: str, *areas: Area) -> Path:
    """Lycksele's published figures on the party's sheet."""
    path = empty_sheet(folder / f"{party}.xlsx", party, *areas)
    return fill(path, PUBLISHED[party], contact=f"handläggare {party.upper()}")
