"""One tab of a party's sheet: what to do, who answers, the rows to fill in and a check beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.sex import Sex
from domain.ground.text import tr
from drawing.palette import PAPER
from exchange.ground.cell_fault import cell_name
from exchange.party_sheet.formulas import allowed, is_wrong, row_check, sheet_check
from exchange.party_sheet.layout import (
    AREA,
    AREA_NAME,
    CHECK,
    CONTACT,
    HEADER,
    LABELS,
    MARKS,
    OTHERS_ROW,
    REFERENCE_DATE,
    ROW,
    ROW_DATE,
    SEXES,
    check_label,
)

_FONT = "Calibri"
_LABEL_WIDTH, _COUNT_WIDTH, _CHECK_WIDTH = 66, 12, 44
_LINE = 18.0
_INDENT = 2
# Widths are told in digits, which are wider than most letters; a step of indentation is as wide as three.
_LETTERS = 70
_STEP = 3
LONGEST_CONTACT = 200
YEAR = timedelta(days=366)
"""How far from the reference date the day may lie that the figures speak of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on top of a tab; without `area` the one who fills it in names the kommun."""

    area: Area | None
    party: str
    reference_date: date
    group_name: str
    reply_to: str
    reply_by: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """One row: `wholes` are the keys of the rows it is a part of, the nearest first; `elsewhere` says who answers a
    row that is only there to be read, empty for one to fill in."""

    key: str
    label: str
    wholes: tuple[str, ...]
    elsewhere: str


def write_tab(sheet: Any, heading: Heading, questions: Sequence[Question]) -> None:
    """Writes the tab onto an empty sheet of openpyxl."""
    _Tab(sheet, heading).write(questions)


class _Tab:
    def __init__(self, sheet: Any, heading: Heading) -> None:
        self._sheet, self._heading = sheet, heading
        self._at = 0

    def write(self, questions: Sequence[Question]) -> None:
        self._write_heading()
        self._write_fields()
        self._write_rows(questions)
        self._set_up()

    def _next(self, mark: str = "", height: float = _LINE) -> int:
        self._at += 1
        self._sheet.row_dimensions[self._at].height = height
        if mark:
            self._put(MARKS, mark)
        return self._at

    def _put(self, column: int, text: str, *, size: int = 11, bold: bool = False, colour: str = PAPER.ink) -> Any:
        """A text in the present row; never a formula, whatever it begins with."""
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Alignment, Font

        cell = self._sheet.cell(self._at, column, ILLEGAL_CHARACTERS_RE.sub("", text))
        cell.data_type = "s"
        cell.font = Font(name=_FONT, size=size, bold=bold, color=_rgb(colour))
        cell.alignment = Alignment(vertical="center")
        return cell

    def _open(self, column: int, *, number_format: str = "General", right: bool = False) -> Any:
        """A cell to fill in."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        cell = self._sheet.cell(self._at, column)
        side = Side(style="thin", color=_rgb(PAPER.field_rule))
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.fill = PatternFill("solid", fgColor=_rgb(PAPER.accent_tint))
        cell.font = Font(name=_FONT, size=11, color=_rgb(PAPER.ink))
        cell.alignment = Alignment(horizontal="right" if right else "left", vertical="center")
        cell.protection = Protection(locked=False)
        cell.number_format = number_format
        return cell

    def _write_heading(self) -> None:
        of = self._heading
        name = tr("Samverkanspopulation")
        if of.area is not None:
            name = tr("Samverkanspopulation, {area}").format(area=of.area.name)
        self._next(AREA + ("" if of.area is None else of.area.code), 28)
        self._put(LABELS, name, size=18, bold=True)
        self._next()
        said = [of.party, *([of.group_name] if of.group_name else [])]
        self._put(LABELS, ". ".join(said) + ".", colour=PAPER.muted)
        for text in _instructions(of):
            self._next()
            self._put(LABELS, text)
        self._next(height=8)

    def _write_fields(self) -> None:
        of = self._heading
        if of.area is None:
            self._next(AREA_NAME)
            self._put(LABELS, tr("Kommun"), bold=True)
            self._wide()
        self._next(REFERENCE_DATE)
        self._put(LABELS, tr("Mättillfälle"), bold=True)
        self._put(SEXES[Sex.KVINNA], show_date(of.reference_date))
        self._next(ROW_DATE)
        self._put(LABELS, tr("Uppgifterna avser dagen (ändra om det är en annan)"), bold=True)
        cell = self._open(SEXES[Sex.KVINNA], number_format="yyyy-mm-dd")
        cell.value = of.reference_date
        self._validate(
            [cell.coordinate],
            type="date",
            operator="between",
            formula1=_date_formula(of.reference_date - YEAR),
            formula2=_date_formula(of.reference_date + YEAR),
            errorTitle=tr("Inte ett datum"),
            error=tr("Skriv ett datum som {date}, högst ett år från mättillfället.").format(
                date=show_date(of.reference_date)
            ),
        )
        self._next(CONTACT)
        self._put(LABELS, tr("Lämnat av (funktion, till exempel handläggare; inte namn)"), bold=True)
        self._validate(
            [self._wide().coordinate],
            type="textLength",
            operator="lessThanOrEqual",
            formula1=str(LONGEST_CONTACT),
            errorTitle=tr("För lång text"),
            error=tr("Skriv en funktion, till exempel handläggare. Inga namn."),
        )
        self._next(height=8)

    def _wide(self) -> Any:
        """A cell for words, as wide as all columns of counts."""
        first, last = SEXES[Sex.KVINNA], SEXES[Sex.ALLA]
        for column in range(first, last + 1):
            self._open(column)
        self._sheet.merge_cells(start_row=self._at, end_row=self._at, start_column=first, end_column=last)
        return self._sheet.cell(self._at, first)

    def _write_rows(self, questions: Sequence[Question]) -> None:
        header = self._next(HEADER, 24)
        self._put_header(LABELS, tr("Antal personer"))
        for sex, column in SEXES.items():
            self._put_header(column, sex.label, right=True)
        self._put_header(CHECK, tr("Kontroll"))
        self._sheet.print_title_rows = f"{header}:{header}"
        rows: dict[str, int] = {}
        for question in questions:
            self._write_row(question, rows)
        filled = list(rows.values())
        self._validate(
            [f"{cell_name(row, SEXES[Sex.KVINNA])}:{cell_name(row, SEXES[Sex.ALLA])}" for row in filled],
            type="custom",
            formula1=allowed(cell_name(filled[0], SEXES[Sex.KVINNA])),
            errorTitle=tr("Inte ett antal"),
            error=tr(
                "Skriv ett helt tal från 0. Lämna tomt om du inte vet, skriv - om raden inte gäller hos dig "
                "och <5 om antalet inte får lämnas ut."
            ),
        )
        self._name_header(header)
        self._next(height=8)
        self._next()
        self._put(LABELS, check_label(), bold=True)
        self._formula(SEXES[Sex.KVINNA], sheet_check(filled))
        self._mark_faults([cell_name(row, CHECK) for row in filled])

    def _write_row(self, question: Question, rows: dict[str, int]) -> None:
        from openpyxl.styles import Alignment

        depth = len(question.wholes)
        lines = -(-(len(question.label) + _STEP * _INDENT * depth) // _LETTERS)
        row = self._next((OTHERS_ROW if question.elsewhere else ROW) + question.key, 6 + 16.0 * lines)
        cell = self._put(
            LABELS, question.label, bold=not depth, colour=PAPER.muted if question.elsewhere else PAPER.ink
        )
        cell.alignment = Alignment(vertical="center", indent=_INDENT * depth, wrap_text=True)
        if question.elsewhere:
            self._put(CHECK, question.elsewhere, colour=PAPER.muted)
            return
        for column in SEXES.values():
            self._open(column, number_format="#,##0", right=True)
        self._formula(CHECK, row_check(row, [rows[key] for key in question.wholes if key in rows]))
        rows[question.key] = row

    def _put_header(self, column: int, text: str, *, right: bool = False) -> None:
        from openpyxl.styles import Alignment, Border, PatternFill, Side

        cell = self._put(column, text, bold=True)
        indent = 1 if column == CHECK else 0
        cell.alignment = Alignment(horizontal="right" if right else "left", vertical="center", indent=indent)
        cell.fill = PatternFill("solid", fgColor=_rgb(PAPER.window))
        cell.border = Border(bottom=Side(style="medium", color=_rgb(PAPER.accent)))

    def _formula(self, column: int, formula: str) -> None:
        from openpyxl.styles import Alignment, Font

        cell = self._sheet.cell(self._at, column, formula)
        cell.font = Font(name=_FONT, size=11, color=_rgb(PAPER.muted))
        wide = column == CHECK
        cell.alignment = Alignment(vertical="center", wrap_text=wide, indent=1 if wide else 0)

    def _mark_faults(self, cells: Sequence[str]) -> None:
        """The words say it; weight and colour only draw the eye."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import Font

        for cell in cells:
            look = Font(bold=True, color=_rgb(PAPER.error))
            self._sheet.conditional_formatting.add(cell, FormulaRule(formula=[is_wrong(cell)], font=look))

    def _validate(self, cells: Sequence[str], **rule: Any) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        check = DataValidation(allow_blank=True, showErrorMessage=True, errorStyle="stop", **rule)
        for cell in cells:
            check.add(cell)
        self._sheet.add_data_validation(check)

    def _name_header(self, header: int) -> None:
        """The name by which screen readers know which cells head the columns and rows of a table."""
        from openpyxl.workbook.defined_name import DefinedName

        first, last = cell_name(header, LABELS), cell_name(self._at, CHECK)
        number = self._sheet.parent.index(self._sheet) + 1
        tab = self._sheet.title.replace("'", "''")
        name = f"TitleRegion1.{first}.{last}.{number}"
        self._sheet.defined_names[name] = DefinedName(
            name, attr_text=f"'{tab}'!$B${header}:${cell_name(header, CHECK)[0]}${header}"
        )

    def _set_up(self) -> None:
        sheet = self._sheet
        for column, width in (
            (LABELS, _LABEL_WIDTH),
            *((each, _COUNT_WIDTH) for each in SEXES.values()),
            (CHECK, _CHECK_WIDTH),
        ):
            sheet.column_dimensions[cell_name(1, column)[0]].width = width
        sheet.column_dimensions["A"].hidden = True
        # Only columns: with the text above frozen too, a window at 200 % would have no room for the rows.
        sheet.freeze_panes = cell_name(1, SEXES[Sex.KVINNA])
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        # False is what may be done: a column made wider or a row higher harms nothing.
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        page = sheet.page_setup
        page.orientation, page.paperSize = "landscape", 9
        page.fitToWidth, page.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.6
        sheet.oddFooter.left.text = tr("Samverkanspopulation {date}").format(
            date=show_date(self._heading.reference_date)
        )
        sheet.oddFooter.right.text = "&P (&N)"


def _instructions(of: Heading) -> tuple[str, ...]:
    to = of.reply_to.strip() or tr("den som skickade den")
    if of.reply_by is None:
        send = tr("Spara och skicka filen till {to} när den är ifylld.").format(to=to)
    else:
        send = tr("Spara och skicka filen till {to} senast {day}.").format(to=to, day=show_date(of.reply_by))
    return (
        tr("Fyll i antal personer i de inramade cellerna. Kvinnor och män ska tillsammans bli alla."),
        tr("Lämna tomt om antalet inte är känt. Skriv 0 om det inte är någon, - om raden inte gäller hos dig och <5 om "
           "antalet inte får lämnas ut."),
        tr("En indragen rad är en del av raden som den står under, och kan inte vara större."),
        tr("Skriv inga namn, personnummer eller andra uppgifter om enskilda personer."),
        send,
    )  # fmt: skip


def _date_formula(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _rgb(colour: str) -> str:
    return "FF" + colour.removeprefix("#")
