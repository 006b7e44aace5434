"""From SCB's file to the page the chair prints: what the table says is what the window, the text and the paper say."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import mean

import pytest
from PySide6.QtCore import Qt

from support.first_day import new_workspace, read_in
from support.pdf_checks import assert_pdf_ua, found_text
from support.scb_table import KINDS, POPULATION, Form, ScbTable, kommuner, month_codes, scb_table, write_scb
from support.sitting import CTRL, SHIFT, Office, Sitting

MEMBERS = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors"}
OTHERS = [code for code in sorted(kommuner()) if code not in MEMBERS][::12]
YEARS = ("2020", "2021")


@pytest.fixture(scope="module")
def country() -> ScbTable:
    """Twenty-odd kommuner and riket, two years month by month."""
    return scb_table(areas=sorted([*MEMBERS, *OTHERS]), first="2020M01", months=24)


@pytest.fixture
def day(office: Office, country: ScbTable, tmp_path: Path) -> Sitting:
    """A new workspace with the table in it, at Nordmaling 2021 in Kommunprofil."""
    day = office.sit_down()
    day.enter("samverkanskoordinator Umeåregionen")
    new_workspace(day, "Umeåregionen", *MEMBERS.values())
    told = read_in(day, write_scb(country, tmp_path / "tab1386.json", Form.JSON_STAT))
    assert any("januari 2020–december 2021" in each for each in told)
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")
    return day


def average(table: ScbTable, area: str, content: str, year: str) -> Fraction:
    cells = (table.cell(area, "1+2", "20-64", content, each) for each in month_codes(f"{year}M01", 12))
    return Fraction(mean(Fraction(cell) for cell in cells))


def persons(table: ScbTable, area: str, year: str) -> Fraction:
    return sum((average(table, area, kind, year) for kind in KINDS), Fraction())


def share(table: ScbTable, area: str, year: str) -> Fraction:
    return 100 * persons(table, area, year) / average(table, area, POPULATION, year)


def place(table: ScbTable, area: str, year: str) -> int:
    own = share(table, area, year)
    return 1 + sum(share(table, other, year) < own for other in (*MEMBERS, *OTHERS))


def shown(number: Fraction, decimals: int = 1) -> str:
    """As a Swede writes it, rounded half away from zero."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(rounded):,}".replace(",", " ").replace(".", ",")


def to_view(day: Sitting, name: str) -> None:
    """Ctrl+K and the name of a view."""
    day.do(f"Gå till vyn {name.capitalize()}")


def copied(day: Sitting) -> list[list[str]]:
    """The view's table, copied with Ctrl+Shift+C."""
    day.press(Qt.Key.Key_C, CTRL | SHIFT)
    return [line.split("\t") for line in day.clipboard.splitlines()]


def test_the_overview_holds_the_means_of_the_months(day: Sitting, country: ScbTable) -> None:
    for year in YEARS:
        assert day.cell(f"Totalt, {year}") == shown(persons(country, "2401", year), 0)
    now, before = (share(country, "2401", year) for year in reversed(YEARS))
    assert day.cell("Totalt, andel av befolkningen 20–64 år (2020)") == f"{shown(now)} % ({shown(before)})"
    ranked = len(MEMBERS) + len(OTHERS)
    assert day.hears(f"av {ranked} kommuner ({place(country, '2401', '2020')})")


def test_places_series_and_comparison_say_the_same(day: Sitting, country: ScbTable) -> None:
    to_view(day, "plats")
    rows = copied(day)
    own = next(row for row in rows if any("Nordmaling" in cell for cell in row))
    joined = " ".join(own)
    assert re.search(rf"\b{place(country, '2401', '2021')}\b", joined)
    assert f"{shown(share(country, '2401', '2021'))} %" in joined

    to_view(day, "tidsserie")
    months = copied(day)
    assert len(months) == 25
    last = month_codes("2020M01", 24)[-1]
    cells = [country.cell("2401", "1+2", "20-64", kind, last) for kind in KINDS]
    people = country.cell("2401", "1+2", "20-64", POPULATION, last)
    assert isinstance(people, int)
    of_last = Fraction(100 * sum(cell for cell in cells if isinstance(cell, int)), people)
    total = months[0].index("Totalt")
    assert months[-1][0] == "2021-12"
    assert months[-1][total] == shown(of_last)

    to_view(day, "jämförelse")
    head, *rows = copied(day)
    compared = {row[0]: row[head.index("2021")] for row in rows}
    for code, name in MEMBERS.items():
        assert compared[name] == f"{shown(share(country, code, '2021'))} %"
    together = sum((persons(country, code, "2021") for code in MEMBERS), Fraction())
    people_together = sum((average(country, code, POPULATION, "2021") for code in MEMBERS), Fraction())
    assert compared["Umeåregionen"] == f"{shown(100 * together / people_together)} %"
    assert compared["Riket"] == f"{shown(share(country, '00', '2021'))} %"
    in_order = [Fraction(value.removesuffix(" %").replace(",", ".")) for value in compared.values()]
    assert in_order == sorted(in_order)


def test_the_draft_becomes_the_text_and_the_page_the_chair_prints(
    day: Sitting, country: ScbTable, tmp_path: Path
) -> None:
    to_view(day, "text")
    day.do("Använd utkastet till text")
    out = tmp_path / "profil.pdf"
    day.dialogs.answers.append(out)

    day.press(Qt.Key.Key_P, CTRL)
    day.until(lambda: day.hears("Sida 1 av "))
    day.press(Qt.Key.Key_S, CTRL)

    assert day.said[-1] == f"Rapporten profil.pdf ligger i {tmp_path}."
    assert_pdf_ua(out)
    paper = re.sub(r"[\s\u00a0]+", " ", found_text(out))
    now, before = (share(country, "2401", year) for year in reversed(YEARS))
    assert f"{shown(now)} % ({shown(before)})" in paper
    for year in YEARS:
        assert shown(persons(country, "2401", year), 0) in paper
    ranked = len(MEMBERS) + len(OTHERS)
    assert f"{place(country, '2401', '2021')} av {ranked}" in paper
    assert "Riket" in paper


def test_all_of_it_is_taken_back_with_one_key(day: Sitting) -> None:
    day.press(Qt.Key.Key_Z, CTRL)
    day.until(lambda: day.hears("Det finns inga helårsekvivalenter för Nordmaling 2021."))
    day.press(Qt.Key.Key_Y, CTRL)
    day.until(lambda: day.hears("helårspersoner"))
