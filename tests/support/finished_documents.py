"""Tables written as the documents they are found in: workbooks, Word, CSV, what is copied, PDF."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PaperTable

Rows = Sequence[Sequence[str]]
_NUMBER = re.compile(r"[+−]?\d[\d ]*(,\d+)?")


def as_workbook(path: Path, rows: Rows, *, sheet: str = "Tabell 1") -> Path:
    """Numbers as numbers, what ends in per cent as a fraction under a format, under a title."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["En rubrik över tabellen"])
    page.append([])
    for row in rows:
        page.append([_cell(text) for text in row])
    page["A1"].font = Font(bold=True)
    book.save(path)
    return path


def _cell(text: str) -> str | int | float | None:
    bare = text.removesuffix(" %")
    if not text or _NUMBER.fullmatch(bare) is None:
        return text or None
    number = float(bare.replace(" ", "").replace("−", "-").replace(",", "."))
    if bare != text:
        return round(number / 100, 6)
    return number if "," in bare else int(number)


def as_word(path: Path, rows: Rows, *, before: str = "Tabellen visar hur det ser ut.") -> Path:
    document = docx.Document()
    document.add_paragraph(before)
    table = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def as_csv(path: Path, rows: Rows, *, encoding: str = "cp1252") -> Path:
    text = "\n".join(";".join(row) for row in rows).replace("−", "-")
    path.write_bytes(text.encode(encoding))
    return path


def as_copied(rows: Rows) -> str:
    return "\r\n".join("\t".join(row) for row in rows) + "\r\n"


def as_pdf(path: Path, rows: Rows, *, before: str = "Tabellen visar.") -> Path:
    content = BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    texts = [[text.replace("−", "-") for text in row] for row in rows]
    paper = PaperTable(
        texts,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.25, colors.grey),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("FONTSIZE", (0, 0), (-1, -1), 7),
        ],
    )
    SimpleDocTemplate(content, pagesize=A4, leftMargin=30, rightMargin=30).build(
        [Paragraph(before, style), Spacer(1, 20), paper]
    )
    path.write_bytes(content.getvalue())
    return path
