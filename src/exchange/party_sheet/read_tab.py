"""One tab of a filled sheet: a kommun's counts, who gave them and which day they are of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.ground.area import AreaKind
from domain.ground.display import show_date
from domain.ground.entry import parse_count
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.tidy import PopulationCountRow
from domain.populations.party_sheet import PartySheet, party_name
from exchange.ground.cell_fault import CellFault, place_of
from exchange.ground.quoting import holds_personal_number, quoted
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
from exchange.party_sheet.tab import LONGEST_CONTACT, YEAR

_ANSWER = SEXES[Sex.KVINNA]
# Excel counts days from here; a date whose format is lost comes as their number.
_FIRST_DAY = date(1899, 12, 30)
_DAYS = range(30_000, 80_000)


@dataclass(frozen=True, slots=True)
class ReadTab:
    """What a tab gave: the area's code (empty where it could not be told), rows, refusals and sentences about what is
    left open."""

    name: str
    area: str
    rows: tuple[PopulationCountRow, ...]
    refused: tuple[Refusal, ...]
    notes: tuple[str, ...]


def cell_text(cell: object) -> str:
    """What a person sees in the cell; whole numbers without a point, days as 2024-10-31."""
    if cell is None or isinstance(cell, CellFault):
        return ""
    if isinstance(cell, bool):
        return tr("SANT") if cell else tr("FALSKT")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return show_date(cell.date()) if cell.time() == datetime.min.time() else str(cell)
    return str(cell).strip()


class Tab:
    """A tab as it came: cells by row and column, counted from 1."""

    def __init__(self, name: str, cells: Sequence[Sequence[object]]) -> None:
        self._name = name
        self._cells = cells
        self._marks: dict[str, int] = {}
        self._refused: list[Refusal] = []
        self._notes: list[str] = []
        for at in range(1, len(cells) + 1):
            if mark := self._text(at, MARKS):
                earlier = self._marks.setdefault(mark, at)
                if earlier != at:
                    self._refuse(at, LABELS, tr("raden finns två gånger, också på rad {row}.").format(row=earlier))

    @property
    def is_ours(self) -> bool:
        """Whether the tab has the marks of a sheet."""
        return any(mark.startswith(AREA) for mark in self._marks)

    def read(self, sheet: PartySheet) -> ReadTab:
        """The counts of the tab, for the sheet that it is part of."""
        columns = self._columns()
        contact, row_date = self._contact(), self._row_date(sheet)
        self._check_reference_date(sheet)
        self._check_rows(sheet)
        self._check_cells(columns)
        counts: dict[str, dict[Sex, tuple[Value, str]]] = {}
        for key, label in sheet.labels.items():
            if at := self._marks.get(ROW + key):
                if self._text(at, LABELS).split() != label.split():
                    text = tr("texten är ändrad till {found}. Den ska vara ”{label}”.")
                    self._refuse(at, LABELS, text.format(found=quoted(self._text(at, LABELS)), label=label))
                counts[key] = self._row(at, columns)
        filled = any(counts.values())
        area = self._area() if filled or not self._unnamed else ""
        if filled:
            self._tell_what_is_empty(counts, columns)
        rows = tuple(
            PopulationCountRow(0, area, sheet.reference_date, sex, key, value, contact, row_date, place)
            for key, by_sex in counts.items()
            for sex, (value, place) in by_sex.items()
        )
        return ReadTab(self._name, area, rows, tuple(self._refused), tuple(self._notes))

    def _text(self, row: int, column: int) -> str:
        cells = self._cells[row - 1]
        return cell_text(cells[column - 1]) if column <= len(cells) else ""

    def _answer(self, mark: str) -> tuple[int, str]:
        """The row of the field and what stands in it; a personal number there is refused elsewhere and read as
        nothing."""
        at = self._marks.get(mark, 0)
        text = self._text(at, _ANSWER) if at else ""
        return at, "" if holds_personal_number(text) else text

    def _refuse(self, row: int, column: int, reason: str) -> None:
        self._refused.append(Refusal(0, f"{place_of(self._name, row, column)}: {reason}"))

    @property
    def _unnamed(self) -> bool:
        return AREA in self._marks

    def _area(self) -> str:
        if not self._unnamed:
            return next(mark.removeprefix(AREA) for mark in self._marks if mark.startswith(AREA))
        from storage.ground.register import read_areas

        at, text = self._answer(AREA_NAME)
        wanted = re.sub(r"\s+kommun$", "", text.casefold())
        for area in read_areas():
            if area.kind is AreaKind.KOMMUN and wanted in (area.code, area.name.casefold()):
                return area.code
        reason = tr("{text} är ingen kommun.").format(text=quoted(text)) if text else tr("skriv kommunens namn.")
        self._refuse(at or 1, _ANSWER, reason)
        return ""

    def _columns(self) -> dict[Sex, int]:
        """The columns of counts by their headings, which may stand elsewhere than they were put."""
        at = self._marks.get(HEADER, 1)
        heads = [cell_text(cell).casefold() for cell in self._cells[at - 1]]
        found = {sex: heads.index(sex.label.casefold()) + 1 for sex in SEXES if sex.label.casefold() in heads}
        for sex, column in SEXES.items():
            if sex not in found:
                self._refuse(at, column, tr("rubriken ”{heading}” är borta eller ändrad.").format(heading=sex.label))
        return found

    def _contact(self) -> str | None:
        at, text = self._answer(CONTACT)
        contact = " ".join(text.split())
        if len(contact) > LONGEST_CONTACT or not contact.isprintable():
            text = tr("skriv en funktion med högst {most} tecken.").format(most=LONGEST_CONTACT)
            self._refuse(at, _ANSWER, text)
        return contact or None

    def _row_date(self, sheet: PartySheet) -> date | None:
        at, text = self._answer(ROW_DATE)
        if not text:
            return None
        day = _day(text)
        if day is None:
            self._refuse(at, _ANSWER, tr("{text} är inte ett datum som 2024-10-31.").format(text=quoted(text)))
        elif abs(day - sheet.reference_date) > YEAR:
            reason = tr("{day} ligger mer än ett år från mättillfället {reference}.")
            self._refuse(at, _ANSWER, reason.format(day=show_date(day), reference=show_date(sheet.reference_date)))
        return day

    def _check_reference_date(self, sheet: PartySheet) -> None:
        at, text = self._answer(REFERENCE_DATE)
        if at and _day(text) != sheet.reference_date:
            reason = tr("mättillfället är ändrat till {found}. Blanketten gäller {day}. Be om en ny för en annan dag.")
            self._refuse(at, _ANSWER, reason.format(found=quoted(text), day=show_date(sheet.reference_date)))

    def _check_rows(self, sheet: PartySheet) -> None:
        for mark, at in self._marks.items():
            if mark.startswith(ROW) and mark.removeprefix(ROW) not in sheet.labels:
                self._refuse(at, MARKS, tr("radens dolda märkning är ändrad. Fyll i en ny blankett."))
            elif mark.startswith(OTHERS_ROW) and any(self._text(at, column) for column in SEXES.values()):
                text = tr("Rad {row} på bladet {tab} läses inte: den lämnas av någon annan än {party}.")
                self._notes.append(text.format(row=at, tab=self._name, party=party_name(sheet.party)))
        for key, label in sheet.labels.items():
            if ROW + key not in self._marks:
                text = tr("Bladet {tab} saknar raden ”{label}”. Fyll i en ny blankett.")
                self._refused.append(Refusal(0, text.format(tab=self._name, label=label)))

    def _check_cells(self, columns: dict[Sex, int]) -> None:
        """No figure that somebody wrote beside what is asked is passed over, and none that is not worked out."""
        answers = {*SEXES.values(), *columns.values()}
        for at in range(1, len(self._cells) + 1):
            mark = self._text(at, MARKS)
            asked = mark.startswith((ROW, OTHERS_ROW))
            if self._text(at, LABELS) == check_label():
                continue
            for column, cell in enumerate(self._cells[at - 1], start=1):
                if isinstance(cell, CellFault):
                    if column < CHECK and (mark or column in answers):
                        self._refused.append(Refusal(0, f"{place_of(self._name, at, column)} {cell.reason}"))
                elif column <= LABELS or (asked and column in columns.values()) or not self._is_figure(cell):
                    continue
                elif asked:
                    self._refuse(
                        at, column, tr("talet står i en kolumn som inte hör till blanketten. Ta bort kolumnen.")
                    )
                elif not mark and at > self._marks.get(HEADER, at):
                    reason = tr("talet står på en rad som inte hör till blanketten. Flytta det, eller ta bort raden.")
                    self._refuse(at, column, reason)

    def _is_figure(self, cell: object) -> bool:
        if isinstance(cell, bool) or not isinstance(cell, int | float | str):
            return False
        entry = parse_count(cell_text(cell))
        return entry.value is not None and entry.value is not Empty.SAKNAS

    def _row(self, at: int, columns: dict[Sex, int]) -> dict[Sex, tuple[Value, str]]:
        """What is known on the row; the sum where only women and men are given."""
        found: dict[Sex, tuple[Value, str]] = {}
        for sex, column in columns.items():
            value = self._count(at, column)
            if value is not Empty.SAKNAS:
                found[sex] = (value, place_of(self._name, at, column))
        women, men = (found.get(sex, (Empty.SAKNAS, ""))[0] for sex in (Sex.KVINNA, Sex.MAN))
        empty = Sex.ALLA in columns and not self._text(at, columns[Sex.ALLA])
        if empty and isinstance(women, int) and isinstance(men, int):
            found[Sex.ALLA] = (women + men, place_of(self._name, at, columns[Sex.ALLA]))
        return found

    def _count(self, at: int, column: int) -> Value:
        text = self._text(at, column)
        if not text or holds_personal_number(text):
            return Empty.SAKNAS
        entry = parse_count(text)
        if entry.value is None:
            self._refuse(at, column, entry.problem or "")
            return Empty.SAKNAS
        return entry.value

    def _tell_what_is_empty(self, counts: dict[str, dict[Sex, tuple[Value, str]]], columns: dict[Sex, int]) -> None:
        rows = [self._marks[ROW + key] for key, by_sex in counts.items() if not by_sex]
        empty = sum(not any(self._text(at, column) for column in columns.values()) for at in rows)
        divided = sum(bool(by_sex) and Sex.ALLA not in by_sex for by_sex in counts.values())
        if empty:
            text = tr("Bladet {tab}: {empty} av {all} rader är inte ifyllda. Det som redan är registrerat står kvar.")
            self._notes.append(text.format(tab=self._name, empty=empty, all=len(counts)))
        if divided:
            text = tr("Bladet {tab}: på {count} av {all} rader saknas antalet för alla.")
            self._notes.append(text.format(tab=self._name, count=divided, all=len(counts)))


def _day(text: str) -> date | None:
    if len(text) == 5 and text.isdecimal() and int(text) in _DAYS:
        return _FIRST_DAY + timedelta(days=int(text))
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None
