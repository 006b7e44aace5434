"""SCB's tables as people carry them: saved again by Excel, turned the other way, with codes, by analysts' scripts."""

import json
from datetime import date
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from domain.benefits.months import BenefitMonths
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.importing.tidy import PopulationCounts
from exchange.files import ReadFile
from support.house import read_file, recognise

FORMS = Path(__file__).parents[1] / "data" / "forms"
KINDS = ("Sjukpenning", "Sjuk- och aktivitetsersättning", "Arbetslöshetsersättning", "Arbetsmarknadsåtgärder")
KINDS += ("Etableringsersättning", "Ekonomiskt bistånd", "Folkmängd")
SEXES = {"män": "man", "kvinnor": "kvinna", "totalt, samtliga män och kvinnor": "alla"}
Figures = dict[tuple[str, str, str, str], int | None]


def published() -> Figures:
    """What the table says, worked out without the program's readers."""
    document = json.loads((FORMS / "n1.json").read_text("utf-8"))
    labels = [document["dimension"][name]["category"]["label"] for name in document["id"]]
    places = product(*(category.items() for category in labels))
    return {
        (area, SEXES[sex], content.replace("ersers", "ers"), month.replace("M", "-")): int(value)
        for ((area, _n), (_s, sex), (_a, _ages), (_c, content), (month, _m)), value in zip(
            places, document["value"], strict=True
        )
        if content.replace("ersers", "ers") in KINDS
    }


def read(name: str, sheet: str = "") -> ReadFile:
    return read_file(FORMS / name, sheet)


def figures(content: object) -> Figures:
    assert not content.refused  # type: ignore[attr-defined]
    return {
        (block.code, row[0], kind, row[2]): row[at]
        for block in content.blocks()  # type: ignore[attr-defined]
        for row in block.rows
        for at, kind in enumerate(KINDS, start=3)
    }


def told(name: str) -> str:
    try:
        refused = read(name).content.refused
    except UserProblem as problem:
        return problem.text
    assert refused
    return " ".join(each.reason for each in refused)


@pytest.mark.parametrize("name", ["n1.json", "m1.csv", "a8.csv", "a9.csv", "b8.xlsx", "c21.px", "b21.xlsx"])
def test_every_order_of_labels_and_heads_gives_the_same_figures(name: str) -> None:
    content: BenefitMonths = read(name).content  # type: ignore[assignment]
    assert figures(content) == published()
    assert content.areas == (("00", "Riket"), ("2401", "Nordmaling"), ("2404", "Vindeln"))


@pytest.mark.parametrize("name", ["bas2.csv", "bas3.xlsx", "bas4.px", "bas9.json"])
def test_the_labour_market_table_is_read_in_every_form(name: str) -> None:
    assert recognise(FORMS / name) == "population_counts"
    content = read(name).content
    assert isinstance(content, PopulationCounts)
    assert not content.refused
    assert {row.sex: row.count for row in content.rows} == {Sex.MAN: 150, Sex.KVINNA: 150, Sex.ALLA: 300}
    assert {(row.area, row.row_date.isoformat()) for row in content.rows} == {("2401", "2024-10-31")}  # type: ignore[union-attr]
    assert "antal övriga" in content.notes[0]


def test_a_row_whose_figures_are_blank_is_that_row_and_not_the_one_before() -> None:
    blank = {("2401", "man", "Sjukpenning", month): None for month in ("2024-01", "2024-02", "2024-03")}
    assert figures(read("r1.xlsx").content) == published() | blank


def test_a_hidden_sheet_is_not_read() -> None:
    book = read("b21.xlsx")
    assert (book.sheet, book.other_sheets) == ("TAB1386", ())
    assert read("b21.xlsx", "Utkast").sheet == "TAB1386"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a1_codes.csv", ("koder (”0000077A”", "välj text, eller kod och text")),
        ("b3.xlsx", ("koder (”0000077A”", "välj text, eller kod och text")),
        ("a18.csv", ("”sex”, ”age group” och ”observations” känns inte igen", "på svenska")),
        ("b15.xlsx", ("Cell E5 på bladet TAB1386 är en formel vars resultat inte är sparat", "spara den")),
        ("p04_formula_nocache.xlsx", ("Cell C14 på bladet Nordmaling är en formel", "Öppna filen i Excel")),
        ("p14_inserted_row.xlsx", ("Cell E16 på bladet Nordmaling: talet står på en rad som inte hör till",)),
        ("f7.csv", ("”2e+05” är skrivet med tiopotens", "scipen")),
        ("q1_not_bas.json", ("Filen är en annan tabell: ”Personer med insatser",)),
    ],
)
def test_what_is_not_read_is_said_with_what_to_do(name: str, words: tuple[str, ...]) -> None:
    said = told(name)
    assert all(each in said for each in words), said
    assert len(said) < 700 or name == "f7.csv"


HEAD = "region;kön;åldersgrupp;tabellinnehåll;"
KODTEXT = (
    '"Region - region","Kon - kön","Aldersgrupp - åldersgrupp","ContentsCode - tabellinnehåll","2024M01 - 2024M01"'
)
TEXTS = {
    "Region Dalarna": "regionkod;region;kön;åldersgrupp;månad;variabel;varde\n"
    "2401;Nordmaling;män;20-64 år;2024M01;Sjukpenning;11\n",
    "pxweb2r": "region_kod,region,kön,åldersgrupp,månad,tabellinnehåll,value\n"
    "2401,Nordmaling,män,20-64 år,2024M01,Sjukpenning,11\n",
    "code and text": f'{KODTEXT}\n"2401 - 2401 Nordmaling","1 - män","20-64 - 20-64 år","0000077A - Sjukpenning",11\n',
    "saved again by Excel": f"\ufeffTitel efter region, kön och månad;;;;\r\n;;;;\r\n{HEAD}2024–01\r\n"
    "2401 Nordmaling;män;20–64 år;Sjukpenning;11\r\n;;;;\r\nVissa kommuner har bortfall.;;;;\r\nKälla: SCB;;;;\r\n",
    "Excel for Mac": f"{HEAD}2024M01\r2401 Nordmaling;män;20-64 år;Sjukpenning;11\r",
    "ages in the heads": "region;kön;månad;20-64 år Sjukpenning\n2401 Nordmaling;män;2024M01;11\n",
    "areas in the heads": "kön;åldersgrupp;tabellinnehåll;2401 Nordmaling 2024M01\nmän;20-64 år;Sjukpenning;11\n",
    "all in the head": "åldersgrupp;kön;Nordmaling Sjukpenning 2024M01\n20-64 år;män;11\n",
}


@pytest.mark.parametrize("form", TEXTS)
def test_texts_of_analysts_and_spreadsheets_give_the_figure(tmp_path: Path, form: str) -> None:
    path = tmp_path / "tabell.csv"
    path.write_text(TEXTS[form], "utf-8", newline="")
    assert figures(read_file(path).content)["2401", "man", "Sjukpenning", "2024-01"] == 11
    assert read_file(path).content.areas == (("2401", "Nordmaling"),)  # type: ignore[union-attr]


def workbook(path: Path, *sheets: tuple[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = "veryHidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def rows(value: object, head: object = "2024M01") -> list[list[object]]:
    return [["Titel"], [], [None, None, None, None, head], ["2401 Nordmaling", "män", "20-64 år", "Sjukpenning", value]]


def test_where_several_sheets_fit_one_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    other = [["Om tabellen"], ["Senaste uppdatering:"]]
    sheets = (("Info", other), ("Äldre", rows(7)), ("Utkast", rows(9)), ("Ny", rows(11)))
    path = workbook(tmp_path / "t.xlsx", *sheets, hidden=("Utkast",))
    found = read_file(path)
    assert (found.sheet, found.other_sheets) == ("Äldre", ("Ny",))
    chosen = read_file(path, "Ny")
    assert (chosen.sheet, chosen.other_sheets) == ("Ny", ("Äldre",))
    places = "2401", "man", "Sjukpenning", "2024-01"
    assert (figures(found.content)[places], figures(chosen.content)[places]) == (7, 11)


def test_a_table_on_a_hidden_sheet_alone_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("Info", [["Om"]]), ("Utkast", rows(9)), hidden=("Utkast",))
    with pytest.raises(UserProblem, match=r"står på ett dolt blad \(”Utkast”\)\. Dolda blad läses inte"):
        read_file(path)


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("A", rows(11)))
    book = openpyxl.load_workbook(path)
    book["A"].row_dimensions[4].hidden = True
    book.save(path)
    content: BenefitMonths = read_file(path).content  # type: ignore[assignment]
    assert figures(content)["2401", "man", "Sjukpenning", "2024-01"] == 11
    assert content.notes[0] == "Bladet ”A” har dolda rader eller kolumner. De är också lästa."


@pytest.mark.parametrize(
    ("value", "reason"),
    [("#REF!", "visar felet #REF!. Rätta cellen i Excel"), ("#N/A", "visar felet #N/A."), ("=1+1", "är en formel")],
)
def test_an_error_and_a_formula_never_worked_out_are_told_by_their_cell(
    tmp_path: Path, value: str, reason: str
) -> None:
    path = workbook(tmp_path / "t.xlsx", ("A", [*rows(11), [None, "kvinnor", "20-64 år", "Sjukpenning", value]]))
    (refusal,) = read_file(path).content.refused
    assert refusal.line == 5
    assert refusal.reason.startswith(f"Cell E5 på bladet A {reason}")


@pytest.mark.parametrize("cell", ["A4", "C4", "D5", "F6", "F3", "E2"])
def test_a_label_or_head_that_is_an_error_is_told_by_its_cell(tmp_path: Path, cell: str) -> None:
    head = [
        ["Helårsekvivalenter"],
        [None, None, None, None, "Sjukpenning"],
        [None, None, None, None, "2024M01", "2024M02"],
        ["2401", "Nordmaling", "män", "20-64 år", 11, 12],
        [None, None, "kvinnor", "20-64 år", 7, 8],
        ["2403", "Bjurholm", "män", "20-64 år", 5, 6],
    ]
    path = workbook(tmp_path / "t.xlsx", ("A", head))
    book = openpyxl.load_workbook(path)
    book["A"][cell] = "#REF!"
    book.save(path)
    if cell == "F6":
        (refusal,) = read_file(path).content.refused
        assert refusal.reason.startswith("Cell F6 på bladet A visar felet #REF!")
        return
    with pytest.raises(UserProblem, match=f"Cell {cell} på bladet A visar felet #REF!"):
        read_file(path)


def test_a_month_that_a_spreadsheet_made_a_day_of_is_the_month(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ("A", rows(11, date(2024, 1, 1))))
    assert figures(read_file(path).content)["2401", "man", "Sjukpenning", "2024-01"] == 11
    named = [["region", "kön", "åldersgrupp", "månad", "Sjukpenning"], ["2401", "män", "20-64 år", "2024M01", 11]]
    path = workbook(tmp_path / "u.xlsx", ("A", named))
    assert figures(read_file(path).content)["2401", "man", "Sjukpenning", "2024-01"] == 11
