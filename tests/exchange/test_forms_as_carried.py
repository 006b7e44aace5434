"""SCB's tables as people carry them: saved again by Excel, turned the other way, with codes, by analysts' scripts."""

import json
from itertools import product
from pathlib import Path

import pytest

from domain.benefit_months import BenefitMonths
from domain.problem import UserProblem
from domain.sex import Sex
from domain.tidy import PopulationCounts
from exchange.files import ReadFile, read_file, recognise

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
        ("q1_not_bas.json", ("varken någon av de sex ersättningarna eller BAS-måttet antal övriga",)),
    ],
)
def test_what_is_not_read_is_said_with_what_to_do(name: str, words: tuple[str, ...]) -> None:
    said = told(name)
    assert all(each in said for each in words), said
    assert len(said) < 700 or name == "f7.csv"
