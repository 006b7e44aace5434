"""A party's filled sheet (*ifylld blankett*) read back: known by its hidden tab, whatever the file is called.

Excel and others turn what is typed into what they think it is: a number may come as text, a text as a date. Every cell
is read as the text a person would see.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from domain.ground.display import show_list
from domain.ground.problem import Refusal
from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from domain.populations.party_sheet import PARTIES, PartySheet
from exchange.ground.cell_fault import place_of
from exchange.ground.quoting import holds_personal_number, quoted
from exchange.ground.spreadsheet import Workbook
from exchange.ground.unfit import Unfit
from exchange.party_sheet.layout import AREA, FACTS_TAB, FORMAT, KIND, MAGIC
from exchange.party_sheet.read_tab import ReadTab, Tab, cell_text

_TAG = re.compile(r"<[^>]*>")
_MOST_ROWS = 10_000
Cells = Sequence[Sequence[object]]


def read_party_sheet(book: Workbook) -> PopulationCounts | None:
    """The counts of a filled sheet; None for a workbook that is something else.

    What is empty is not known and gives no row. What cannot be used stands in `refused`, with the cell's tab and
    address in words. Raises Unfit for a sheet that nothing is filled in on, or that has been changed beyond reading.
    """
    if not _is_ours(book):
        return None
    tabs = {name: _cells(book, name) for name in book.visible if name != FACTS_TAB}
    facts, area_names = _facts(_cells(book, FACTS_TAB))
    refused = [*_personal_numbers(tabs), *_personal_notes(book)]
    read, notes = [], []
    if hidden := [sheet.name for sheet in book.sheets if sheet.hidden and sheet.name != FACTS_TAB]:
        text = tr("Dolda blad läses inte: {tabs}. Visa dem i Excel och spara filen om de hör till.")
        notes.append(text.format(tabs=show_list(map(quoted, hidden))))
    for name, cells in tabs.items():
        tab = Tab(name, cells)
        if tab.is_ours:
            read.append(tab.read(facts))
        elif any(cell_text(cell) for row in cells for cell in row):
            notes.append(tr("Bladet {tab} hör inte till blanketten och läses inte.").format(tab=quoted(name)))
    if not read:
        raise Unfit(tr("Blankettens dolda kolumn är borta, så den går inte att läsa. Fyll i en ny blankett."))
    refused += [refusal for tab in read for refusal in tab.refused]
    refused += _same_area(read)
    rows = tuple(row for tab in read for row in tab.rows)
    if not rows and not refused:
        raise Unfit(tr("Blanketten är inte ifylld."))
    if empty := [tab.name for tab in read if not tab.rows and not tab.refused]:
        notes.append(tr("Inte ifyllt: {tabs}.").format(tabs=show_list(empty)))
    found = {tab.area for tab in read}
    missing = [area_names[code] for code in area_names if code not in found]
    if missing:
        notes.append(tr("Blanketten saknar bladet för {areas}.").format(areas=show_list(missing)))
    notes += [note for tab in read for note in tab.notes]
    return PopulationCounts(rows, refused=tuple(dict.fromkeys(refused)), sheet=facts, notes=tuple(notes))


def _cells(book: Workbook, name: str) -> Cells:
    """The cells of a tab. Raises Unfit for more rows than anyone fills in: they would take minutes."""
    cells = list(islice(book.rows(name), _MOST_ROWS + 1))
    if len(cells) > _MOST_ROWS:
        text = tr("Bladet {tab} har celler långt under blanketten. Ta bort raderna där och läs in den igen.")
        raise Unfit(text.format(tab=quoted(name)))
    return cells


def say_if_torn(book: Workbook) -> None:
    """Raises Unfit for a workbook that only holds tabs of a sheet, as when one is copied out of it: what was asked is
    known by the hidden tab alone."""
    if any(Tab(name, list(islice(book.rows(name), _MOST_ROWS))).is_ours for name in book.visible):
        raise Unfit(tr("Filen är bara en del av en blankett. Be om hela filen, ifylld, och läs in den."))


def _is_ours(book: Workbook) -> bool:
    if all(sheet.name != FACTS_TAB for sheet in book.sheets):
        return False
    first = next(book.rows(FACTS_TAB), [])
    return bool(first) and cell_text(first[0]) == MAGIC


def _facts(cells: Cells) -> tuple[PartySheet, Mapping[str, str]]:
    """What the sheet says of itself, and the names of its areas by code."""
    told: dict[str, str] = {}
    areas: dict[str, str] = {}
    labels: dict[str, str] = {}
    for row in cells:
        name, first, second = [*map(cell_text, row), "", "", ""][:3]
        if name == AREA:
            areas[first] = second
        elif name == "row":
            labels[first] = second
        else:
            told[name] = first
    if told.get(MAGIC, "").isdecimal() and int(told[MAGIC]) > FORMAT:
        raise Unfit(tr("Blanketten är gjord med en nyare version av Lägesbild. Uppdatera programmet."))
    try:
        sheet = PartySheet(
            definition=told["definition"],
            family=told["definition_family"],
            version=int(told["definition_version"]),
            name=told["definition_name"],
            party=told["party"] or None,
            reference_date=date.fromisoformat(told["reference_date"]),
            labels=labels,
        )
        known = told["kind"] == KIND and sheet.party in (None, *PARTIES)
    except (KeyError, ValueError):
        known = False
    if not known or not labels:
        raise Unfit(tr("Blankettens dolda blad är ändrat, så den går inte att läsa. Fyll i en ny blankett."))
    return sheet, areas


def _same_area(tabs: Iterable[ReadTab]) -> list[Refusal]:
    """Two filled tabs about one kommun: nobody can tell which holds."""
    first: dict[str, str] = {}
    text = tr("Bladen {one} och {other} gäller samma kommun. Ta bort det ena.")
    return [
        Refusal(0, text.format(one=quoted(first[tab.area]), other=quoted(tab.name)))
        for tab in tabs
        if tab.rows and first.setdefault(tab.area, tab.name) != tab.name
    ]


def _personal_numbers(tabs: Mapping[str, Cells]) -> list[Refusal]:
    refused = [
        Refusal(0, tr("Ett blads namn innehåller ett personnummer. Byt namn på bladet."))
        for name in tabs
        if holds_personal_number(name)
    ]
    text = tr("{place} innehåller ett personnummer. Ta bort det.")
    return refused + [
        Refusal(0, text.format(place=place_of(name, at, column)))
        for name, cells in tabs.items()
        for at, row in enumerate(cells, start=1)
        for column, cell in enumerate(row, start=1)
        if holds_personal_number(cell_text(cell))
    ]


def _personal_notes(book: Workbook) -> list[Refusal]:
    """Notes on cells are not read; a personal number in one must not be passed on all the same."""
    if any(holds_personal_number(_TAG.sub("\n", text)) for text in book.comments()):
        return [Refusal(0, tr("En kommentar i blanketten innehåller ett personnummer. Ta bort det."))]
    return []
