"""An empty sheet for a party to fill in (*blankett*): one workbook for the party, one tab for each kommun.

One tab for each kommun since that is how a party takes figures out of its register, and how the work is shared: a tab
fits a landscape A4, reads the same for every kommun, and a cell is told by its tab and address.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.identity import identity_problem
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition, PopulationRow
from domain.populations.party_sheet import party_name
from exchange.party_sheet.layout import (
    AREA,
    FACTS_TAB,
    FORMAT,
    KIND,
    MAGIC,
    sheet_title,
)
from exchange.party_sheet.tab import Heading, Question, write_tab
from machine.files import write_whole

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST_TAB_NAME = 31
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


def write_party_sheet(
    path: Path,
    *,
    definition: PopulationDefinition,
    party: str | None,
    areas: Sequence[Area],
    reference_date: date,
    group_name: str = "",
    reply_to: str = "",
    reply_by: date | None = None,
) -> None:
    """Writes the sheet to `path` as an Excel workbook; the same input gives the same bytes.

    It holds the rows of `definition` that `party` delivers (None: those of every party), with the rows they are parts
    of. Without areas the one who fills it in names the kommun. `reply_to` and `reply_by` say to whom and by which day
    it is sent back. Raises UserProblem when the party has no row, when a text holds a personal number, and when the
    file cannot be written.
    """
    for field, text in ((tr("Gruppens namn"), group_name), (tr("Skickas till"), reply_to)):
        if problem := identity_problem(field, text):
            raise UserProblem(problem)
    questions = _questions(definition, party)
    if not questions:
        text = tr("Definitionen ”{name}” har inga rader från {party}.")
        raise UserProblem(text.format(name=definition.name, party=party_name(party)))
    # Only who writes a sheet needs it.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    names: list[str] = []
    for area in areas or (None,):
        names.append(_tab_name(area, names))
        heading = Heading(area, party_name(party), reference_date, group_name, reply_to, reply_by)
        write_tab(book.create_sheet(names[-1]), heading, questions)
    _write_facts(book, definition, party, areas, reference_date, questions)
    _describe(book, sheet_title(party, reference_date), reference_date)
    write_whole(path, _bytes(book))


def file_name(party: str | None, reference_date: date) -> str:
    """The name a sheet is offered under: `samverkanspopulation-af-2024-10-31.xlsx`."""
    return f"samverkanspopulation-{party or tr('alla')}-{show_date(reference_date)}.xlsx"


def _questions(definition: PopulationDefinition, party: str | None) -> tuple[Question, ...]:
    """The rows to show, in the definition's order: the party's own, and the wholes they are read under."""
    own = [row for row in definition.rows if row.party is not None and party in (None, row.party)]
    shown = {row.key for row in own} | {whole.key for row in own for whole in definition.ancestors(row)}
    return tuple(
        Question(
            row.key,
            row.label,
            tuple(whole.key for whole in definition.ancestors(row)),
            "" if row in own else _told_elsewhere(row),
        )
        for row in definition.rows
        if row.key in shown
    )


def _told_elsewhere(row: PopulationRow) -> str:
    if row.party is None:
        return tr("Fylls inte i här")
    return tr("Fylls i av {party}").format(party=party_name(row.party))


def _tab_name(area: Area | None, taken: Sequence[str]) -> str:
    """Excel allows 31 characters, some signs not, and no name twice."""
    name = re.sub(r"[\[\]:*?/\\']", " ", tr("Kommun") if area is None else area.name)[:_LONGEST_TAB_NAME].strip()
    if area is not None and (not name or name.casefold() in {each.casefold() for each in (*taken, FACTS_TAB)}):
        name = f"{name[: _LONGEST_TAB_NAME - len(area.code) - 1]} {area.code}".strip()
    return name


def _write_facts(
    book: "Workbook",
    definition: PopulationDefinition,
    party: str | None,
    areas: Sequence[Area],
    reference_date: date,
    questions: Sequence[Question],
) -> None:
    facts = book.create_sheet(FACTS_TAB)
    told = [
        (MAGIC, str(FORMAT), tr("Bladet behövs när blanketten läses in. Ändra inget här.")),
        ("kind", KIND),
        ("definition", definition.key),
        ("definition_family", definition.lineage),
        ("definition_version", str(definition.version)),
        ("definition_name", definition.name),
        ("party", party or ""),
        ("reference_date", show_date(reference_date)),
        *((AREA, area.code, area.name) for area in areas),
        *(("row", each.key, each.label) for each in questions if not each.elsewhere),
    ]
    for at, texts in enumerate(told, start=1):
        for column, text in enumerate(texts, start=1):
            cell: Any = facts.cell(at, column, text)
            cell.data_type = "s"
    facts.sheet_state = "veryHidden"
    facts.protection.sheet = True


def _describe(book: "Workbook", title: str, reference_date: date) -> None:
    about = book.properties
    about.title, about.creator, about.language = title, "Lägesbild", "sv-SE"
    # The file's own clock would make two sheets of the same content differ.
    about.created = about.modified = datetime(reference_date.year, reference_date.month, reference_date.day)
    # No value is stored beside a formula: whoever opens the file works them out.
    book.calculation.fullCalcOnLoad = True


def _bytes(book: "Workbook") -> bytes:
    """The workbook's file; packed anew, since openpyxl notes the time on every part of it."""
    from openpyxl.writer.excel import ExcelWriter

    draft, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(draft, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(draft) as loose, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in loose.namelist():
            archive.writestr(zipfile.ZipInfo(name, _SAME_DAY), loose.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def latest_reference_date(today: date) -> date:
    """The latest 31 October up to `today`: the day the registers are read (domain handbook §4)."""
    this_year = date(today.year, 10, 31)
    return this_year if this_year <= today else date(today.year - 1, 10, 31)
