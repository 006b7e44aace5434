"""A report as a folder for the archive (*arkivmapp*): PDF, tables as CSV and in one workbook, and what is what."""

import csv
import io
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from domain.ground.file_name import file_stem
from domain.ground.text import tr
from domain.reporting.report import Report
from drawing.chart import QUARTER_SIGNS
from machine.files import new_folder
from reports.page.document import Printed
from reports.page.issue import state_words
from reports.page.table_layout import Table

_NUMBER = re.compile(r"[-−–+]?(\d{1,3}([ \u00a0\u202f]\d{3})+|\d+)(,\d+)?")
_PLACE = re.compile(rf"([{''.join(QUARTER_SIGNS.values())}])[ \u00a0](\d+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_NAME = 40
_WIDEST = 60
_FORMULA_SIGNS = ("=", "+", "@", "\t")


def save_folder(folder: Path, report: Report, printed: Printed) -> None:
    """Writes the folder whole or not at all.

    Raises ExistsProblem where something lies there already, and UserProblem where it cannot be written.
    """
    pdf = report.file_name
    with new_folder(folder) as made:
        (made / pdf).write_bytes(printed.content)
        names = [_csv_name(number, table) for number, table in enumerate(printed.tables, 1)]
        for name, table in zip(names, printed.tables, strict=True):
            (made / name).write_bytes(_csv(table))
        book = tr("tabeller.xlsx") if names else ""
        if book:
            (made / book).write_bytes(_workbook(report, printed.tables))
        (made / tr("Läs mig.txt")).write_bytes(_readme(report, pdf, book, names, printed.tables))


def _csv_name(number: int, table: Table) -> str:
    words = table.caption.partition(". ")[2] or table.caption
    stem = file_stem(words, otherwise=tr("tabell"))[:_LONGEST_NAME].strip("-")
    return tr("tabell-{number}-{name}.csv").format(number=f"{number:02}", name=stem)


def _headings(table: Table) -> list[str]:
    """A name for each column, no two alike, with the heading over several before it."""
    found: list[str] = []
    for at, column in enumerate(table.columns, 1):
        name = " ".join(part for part in (column.group, column.title) if part) or tr("Kolumn {number}").format(
            number=at
        )
        found.append(name if name not in found else f"{name} ({at})")
    return found


def _csv(table: Table) -> bytes:
    """With a mark that tells Excel the letters, and nothing that Excel would take for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for row in (_headings(table), *(row.cells for row in table.rows)):
        writer.writerow(map(_plain, row))
    return written.getvalue().encode("utf-8-sig")


def _workbook(report: Report, tables: Sequence[Table]) -> bytes:
    """A sheet for each table: its headings in the first row, marked as such, no cells put together, and under the rows
    what stands under the table; first a sheet that lists them."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table as MarkedTable
    from openpyxl.worksheet.table import TableStyleInfo

    book = Workbook()
    day = datetime(report.issue.day.year, report.issue.day.month, report.issue.day.day)
    book.properties.title, book.properties.creator = report.heading.title, report.issue.group
    book.properties.language = "sv-SE"
    book.properties.created = book.properties.modified = day
    listed = [(tr("Blad"), tr("Tabell"))]
    sheets = [(tr("Tabell {number}").format(number=number), table) for number, table in enumerate(tables, 1)]
    listed += [(name, table.caption) for name, table in sheets]
    shown: list[tuple[str, list[Sequence[str]], list[str]]] = [(tr("Innehåll"), [*listed], [])]
    for name, table in sheets:
        under = [table.caption, *table.notes, *([table.source] if table.source else [])]
        shown.append((name, [_headings(table), *(row.cells for row in table.rows)], under))
    book.remove(book.active)
    for number, (name, rows, under) in enumerate(shown):
        sheet = book.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                cell = sheet.cell(at, column)
                cell.value, look = _value(text) if at > 1 else (text, "")
                if look:
                    cell.number_format = look
                else:
                    # Not a formula, whatever it begins with.
                    cell.data_type = "s"
        for at, text in enumerate(under, len(rows) + 2):
            cell = sheet.cell(at, 1, text)
            cell.data_type = "s"
        wide = len(rows[0])
        marked = MarkedTable(displayName=f"T{number}", ref=f"A1:{get_column_letter(wide)}{max(len(rows), 2)}")
        marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        sheet.add_table(marked)
        sheet.freeze_panes = "A2"
        for column in range(1, wide + 1):
            sheet.cell(1, column).font = Font(bold=True)
            sheet.cell(1, column).alignment = Alignment(wrap_text=True, vertical="bottom")
            longest = max(len(row[column - 1]) for row in rows)
            sheet.column_dimensions[get_column_letter(column)].width = min(longest + 3, _WIDEST)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _plain(cell: str) -> str:
    """A cell of the CSV: a place without the sign of its quarter, which would make a word of the number."""
    place = _PLACE.fullmatch(cell)
    if place is not None:
        return place[2]
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(cell) else cell


def _value(text: str) -> tuple[int | float | datetime | str, str]:
    """What stands in a cell of the workbook and how it is shown: numbers, places with the sign of their quarter, and
    days as such; words without a look of their own."""
    if _NUMBER.fullmatch(text):
        number = _number(text)
        return number, "#,##0" if isinstance(number, int) else "#,##0." + "0" * len(text.partition(",")[2])
    if (place := _PLACE.fullmatch(text)) is not None:
        return int(place[2]), f'"{place[1]} "0'
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return datetime.fromisoformat(text), "yyyy-mm-dd"
    return text, ""


def _number(text: str) -> int | float:
    plain = re.sub(r"[ \u00a0\u202f+]", "", text).replace("−", "-").replace("–", "-").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def _readme(report: Report, pdf: str, book: str, names: Sequence[str], tables: Sequence[Table]) -> bytes:
    issue = report.issue
    lines = [report.heading.title, issue.group, state_words(issue), ""]
    if issue.internal:
        lines += [tr("Intern: små tal visas i alla filerna. Skäl: {reason}").format(reason=issue.internal_reason), ""]
    lines.append(tr("{name}: rapporten, en tillgänglig PDF (PDF/UA och PDF/A).").format(name=pdf))
    if book:
        text = tr(
            "{name}: alla tabeller, en på varje blad, med rubrikerna i första raden och inga sammanslagna celler."
        )
        lines.append(text.format(name=book))
        lines += ["", tr("Samma tabeller som text (UTF-8, semikolon mellan cellerna, decimalkomma):"), ""]
        lines += [f"{name}: {table.caption}" for name, table in zip(names, tables, strict=True)]
    lines += [
        "",
        tr(
            "Filerna visar det som rapporten visar: det som är dolt i den är dolt här. ”saknas” är ett tal som inte är "
            "känt."
        ),
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
