"""The empty sheet as a handläggare meets it: what it asks, what can be typed where, and what it says as one types."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.problem import UserProblem
from domain.populations.definition import PopulationDefinition, RowRole, lagesbild_definition
from domain.populations.definition_editing import add_row, set_party
from drawing.palette import PAPER
from exchange.party_sheet.layout import FACTS_TAB
from exchange.party_sheet.write import file_name, latest_reference_date
from support.contrast import contrast
from support.filled_sheets import LYCKSELE, MALA, OCTOBER, empty_sheet
from support.spreadsheet_formulas import evaluate, shown
from support.tidy_files import PERSONAL_NUMBER

FIRST = 14


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "blankett.xlsx"


def opened(path: Path) -> Any:
    with closing(openpyxl.load_workbook(path)) as book:
        return book


def labels(tab: Any) -> list[str]:
    """The labels of the table, indented as they stand."""
    rows = range(FIRST, tab.max_row - 1)
    cells = [tab.cell(at, 2) for at in rows if tab.cell(at, 1).value]
    return [" " * int(cell.alignment.indent) + cell.value for cell in cells]


def test_a_party_is_asked_for_its_own_rows_and_no_others(path: Path) -> None:
    asked = {
        party: labels(opened(empty_sheet(path, party))["Lycksele"]) for party in ("af", "fk", "socialtjanst", "scb")
    }

    assert asked["af"] == [
        "Individer som är arbetslösa",
        "  Unga långtidsarbetslösa 16–24 år (mer än 6 månader)",
        "  Långtidsarbetslösa 25–65 år (mer än 12 månader)",
        "    varav mer än 24 månader",
    ]
    assert asked["fk"][0] == "Individer med sjukpenning, sjukersättning eller aktivitetsersättning"
    assert [len(rows) for rows in asked.values()] == [4, 3, 3, 1]
    assert labels(opened(empty_sheet(path, None))["Lycksele"]) == [
        *asked["socialtjanst"],
        *asked["fk"],
        *asked["af"],
        *asked["scb"],
    ]


def test_every_kommun_has_a_tab_of_its_own(path: Path) -> None:
    lookalike = Area("sodra/lappland", "Södra Lappland [alla]: Lycksele, Malå och fler", AreaKind.GROUP)
    again = Area("1234", "Lycksele", AreaKind.KOMMUN)

    book = opened(empty_sheet(path, "af", LYCKSELE, MALA, lookalike, again))

    assert book.sheetnames == ["Lycksele", "Malå", "Södra Lappland  alla   Lycksele", "Lycksele 1234", FACTS_TAB]
    assert book["Malå"]["B1"].value == "Samverkanspopulation, Malå"
    assert book[FACTS_TAB].sheet_state == "veryHidden"
    assert book.active.title == "Lycksele"


def test_what_to_do_stands_on_top_in_swedish(path: Path) -> None:
    more = {"group_name": "Södra Lappland", "reply_to": "samordnare@exempel.se", "reply_by": date(2024, 11, 15)}
    tab = opened(empty_sheet(path, "fk", **more))["Lycksele"]

    said = [tab.cell(at, 2).value for at in range(1, FIRST) if tab.cell(at, 2).value]

    assert said == [
        "Samverkanspopulation, Lycksele",
        "Försäkringskassan. Södra Lappland.",
        "Fyll i antal personer i de inramade cellerna. Kvinnor och män ska tillsammans bli alla.",
        "Lämna tomt om antalet inte är känt. Skriv 0 om det inte är någon, - om raden inte gäller hos dig och <5 om antalet "
        "inte får lämnas ut.",
        "En indragen rad är en del av raden som den står under, och kan inte vara större.",
        "Skriv inga namn, personnummer eller andra uppgifter om enskilda personer.",
        "Spara och skicka filen till samordnare@exempel.se senast 2024-11-15.",
        "Mättillfälle",
        "Uppgifterna avser dagen (ändra om det är en annan)",
        "Lämnat av (funktion, till exempel handläggare; inte namn)",
        "Antal personer",
    ]
    assert [tab.cell(FIRST - 1, at).value for at in range(3, 7)] == ["Kvinnor", "Män", "Alla", "Kontroll"]
    assert tab["C9"].value == "2024-10-31"
    unsigned = opened(empty_sheet(path))["Lycksele"]
    assert unsigned["B7"].value == "Spara och skicka filen till den som skickade den när den är ifylld."
    assert unsigned["B2"].value == "Arbetsförmedlingen."


def test_only_what_is_to_be_filled_in_can_be_changed(path: Path) -> None:
    tab = opened(empty_sheet(path))["Lycksele"]

    open_cells = {cell.coordinate for row in tab.iter_rows() for cell in row if not cell.protection.locked}

    assert tab.protection.sheet
    assert tab.protection.password is None
    # The three cells for who answers are one.
    assert open_cells == {"C10", "C11", "D11", "E11", *(f"{column}{row}" for column in "CDE" for row in range(14, 18))}
    assert not tab.protection.formatColumns


def test_a_cell_takes_whole_numbers_and_the_signs_for_none(path: Path) -> None:
    tab = opened(empty_sheet(path))["Lycksele"]
    rules = {rule.type: rule for rule in tab.data_validations.dataValidation}
    counts = rules["custom"]

    def takes(value: object) -> bool:
        tab["C14"] = value
        return bool(evaluate(tab, counts.formula1))

    assert all(map(takes, [0, 12, 1234.0, "-", "..", "<5"]))
    assert not any(map(takes, [-1, 1.5, "tolv", "–12", "ja"]))
    assert counts.errorStyle == "stop"
    assert counts.error.startswith("Skriv ett helt tal från 0.")
    assert len(counts.error) <= 225
    assert rules["date"].formula1 == "DATE(2023,10,31)"
    assert str(rules["textLength"].sqref) == "C11"
    assert {"C14", "E17"} <= {cell for part in str(counts.sqref).split() for cell in part.split(":")}


CHECKED = {
    "nothing": ({}, "Inte ifylld"),
    "everyone": ({"E15": 21}, "Stämmer"),
    "a sum": ({"C15": 9, "D15": 12, "E15": 21}, "Stämmer"),
    "a sum left to the reader": ({"C15": 9, "D15": 12}, "Stämmer. Alla blir 21."),
    "a sum that is another": ({"C15": 9, "D15": 13, "E15": 21}, "Kvinnor och män blir 22, men alla är 21."),
    "more women than people": ({"C15": 22, "E15": 21}, "Kvinnor och män är fler än alla."),
    "a part larger than its whole": ({"E14": 20, "E15": 21}, "Fler än helheten på rad 14."),
    "women larger than their whole": ({"C14": 8, "E14": 30, "C15": 9}, "Fler än helheten på rad 14."),
    "a word": ({"E15": "tolv"}, "Skriv hela tal från 0."),
    "half a person": ({"D15": 1.5}, "Skriv hela tal från 0."),
    "less than none": ({"D15": -1}, "Skriv hela tal från 0."),
    "signs": ({"C15": "-", "D15": "<5", "E15": 3}, "Stämmer"),
    "a whole that is hidden": ({"E14": "<5", "E15": 3}, "Stämmer"),
}


@pytest.mark.parametrize("name", CHECKED)
def test_the_check_beside_a_row_says_in_words_what_is_wrong(path: Path, name: str) -> None:
    typed, said = CHECKED[name]
    tab = opened(empty_sheet(path))["Lycksele"]
    for address, value in typed.items():
        tab[address] = value

    assert shown(tab, "F15") == said


def test_a_part_is_held_against_every_row_it_lies_in(path: Path) -> None:
    tab = opened(empty_sheet(path))["Lycksele"]
    tab["E14"], tab["E17"] = 41, 42

    assert shown(tab, "F17") == "Fler än helheten på rad 14."


def test_the_check_of_the_whole_sheet(path: Path) -> None:
    tab = opened(empty_sheet(path))["Lycksele"]
    address = "C19"

    assert shown(tab, address) == "Ingen rad är ifylld än."
    tab["E14"] = 20
    assert shown(tab, address) == "Det som är ifyllt stämmer. Rader som inte är ifyllda: 3."
    tab["E15"], tab["E16"] = 21, 22
    assert shown(tab, address) == "Rader som inte stämmer: 2. Se kolumnen Kontroll."
    tab["E14"], tab["E17"] = 269, 7
    assert shown(tab, address) == "Allt är ifyllt och stämmer."


def test_a_whole_that_another_party_fills_in_is_shown_to_be_read(path: Path) -> None:
    definition = set_party(lagesbild_definition(), "assistance_unemployed", "af")

    tab = opened(empty_sheet(path, "af", definition=definition))["Lycksele"]

    assert labels(tab)[:2] == ["Individer med ekonomiskt bistånd", "  varav arbetslösa"]
    assert tab["F14"].value == "Fylls i av Socialtjänsten"
    assert tab["C14"].protection.locked
    tab["E15"] = 72
    assert shown(tab, "F15") == "Stämmer"
    assert shown(tab, "C21") == "Det som är ifyllt stämmer. Rader som inte är ifyllda: 4."


def test_a_whole_that_nobody_delivers_is_shown_to_be_read(path: Path) -> None:
    definition = set_party(lagesbild_definition(), "assistance", None)

    tab = opened(empty_sheet(path, "socialtjanst", definition=definition))["Lycksele"]

    assert tab["F14"].value == "Fylls inte i här"


def test_a_text_that_looks_like_a_formula_is_a_text(path: Path) -> None:
    definition = replace(lagesbild_definition(), name="=Lägesbild")
    definition = add_row(definition, '=HYPERLINK("x")', role=RowRole.WHOLE, party="af")

    tab = opened(empty_sheet(path, "af", definition=definition, group_name="=1+1"))["Lycksele"]

    assert (tab["B18"].value, tab["B18"].data_type) == ('=HYPERLINK("x")', "s")


def test_a_long_label_has_room_on_more_lines(path: Path) -> None:
    definition = add_row(lagesbild_definition(), "Unga " + "och äldre " * 14, parent="unemployed", party="af")

    tab = opened(empty_sheet(path, "af", definition=definition))["Lycksele"]

    assert tab.row_dimensions[FIRST].height < 30
    assert tab.row_dimensions[FIRST + 4].height >= 50
    assert tab.cell(FIRST + 4, 2).alignment.wrap_text


def test_it_prints_on_a_landscape_a4_and_is_read_by_ear(path: Path) -> None:
    book = opened(empty_sheet(path))
    tab = book["Lycksele"]

    assert (tab.page_setup.orientation, tab.page_setup.paperSize, tab.page_setup.fitToWidth) == ("landscape", 9, 1)
    assert tab.print_title_rows == "$13:$13"
    assert tab.freeze_panes == "C1"
    assert tab.column_dimensions["A"].hidden
    assert [str(each) for each in tab.merged_cells.ranges] == ["C11:E11"]
    assert (book.properties.title, book.properties.language) == (
        "Samverkanspopulation 2024-10-31, Arbetsförmedlingen",
        "sv-SE",
    )
    assert dict(tab.defined_names)["TitleRegion1.B13.F17.1"].attr_text == "'Lycksele'!$B$13:$F$13"


def test_what_is_read_stands_out_from_what_it_stands_on() -> None:
    assert contrast(PAPER.ink, PAPER.accent_tint) >= 4.5
    assert contrast(PAPER.muted, PAPER.paper) >= 4.5
    assert contrast(PAPER.error, PAPER.paper) >= 4.5
    assert contrast(PAPER.field_rule, PAPER.paper) >= 3


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (empty_sheet(tmp_path / name, "fk", LYCKSELE, MALA) for name in ("a.xlsx", "b.xlsx"))

    assert one.read_bytes() == other.read_bytes()


def test_without_a_kommun_its_name_is_asked_for(path: Path) -> None:
    from exchange.party_sheet.write import write_party_sheet

    write_party_sheet(path, definition=lagesbild_definition(), party="af", areas=(), reference_date=OCTOBER)

    tab = opened(path)["Kommun"]
    assert (tab["B1"].value, tab["B9"].value) == ("Samverkanspopulation", "Kommun")
    assert not tab["C9"].protection.locked


def without_rows(party: str) -> PopulationDefinition:
    definition = lagesbild_definition()
    return replace(definition, rows=tuple(row for row in definition.rows if row.party != party))


def test_what_cannot_be_written_is_told_and_leaves_nothing(path: Path) -> None:
    with pytest.raises(UserProblem, match="har inga rader från Arbetsförmedlingen"):
        empty_sheet(path, "af", definition=without_rows("af"))
    with pytest.raises(UserProblem, match="Skickas till: texten innehåller ett personnummer"):
        empty_sheet(path, reply_to=f"Anna {PERSONAL_NUMBER}")
    with pytest.raises(UserProblem, match="kunde inte skrivas"):
        empty_sheet(path.parent / "finns-inte" / "f.xlsx")
    assert not path.exists()


def test_names_and_days() -> None:
    assert file_name("af", OCTOBER) == "samverkanspopulation-af-2024-10-31.xlsx"
    assert file_name(None, OCTOBER) == "samverkanspopulation-alla-2024-10-31.xlsx"
    assert latest_reference_date(date(2025, 10, 30)) == OCTOBER
    assert latest_reference_date(date(2024, 10, 31)) == OCTOBER
    assert latest_reference_date(date(2024, 12, 24)) == OCTOBER
