"""Sheets to the parties and back by script: written, filled in, taken in, counted, and taken back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exchange.party_sheet.write import latest_reference_date
from support.commands import Run, in_own_process, stored
from support.filled_sheets import PUBLISHED, change, fill, published
from support.tidy_files import PERSONAL_NUMBER, POPULATION_HEADER, write_lines


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "sodra-lappland.lagesbild"
    assert lagesbild("new", path, "--name", "Södra Lappland", "--members", "2481,2418").code == 0
    return path


def written(lagesbild: Run, path: Path, party: str, *more: str) -> Path:
    """A sheet by the command line."""
    answer = lagesbild("template", "populations", "--out", path, "--party", party, "--area", "2481,2418", *more)
    assert (answer.code, answer.out, answer.err) == (0, f"{path}\n", "")
    return path


def test_three_parties_fill_in_their_sheets_and_the_population_is_281(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    empty = stored(workspace)
    sheets = []
    for party in ("af", "fk", "socialtjanst"):
        path = written(lagesbild, tmp_path / f"{party}.xlsx", party, "--period", "2024-10-31")
        sheets.append(fill(path, PUBLISHED[party], contact=f"handläggare {party}"))

    taken = lagesbild("import", workspace, *sheets, "--json")

    assert (taken.code, taken.err) == (0, "")
    assert [(each["kind"], each["new"], each["refused"]) for each in taken.json] == [
        ("population_counts", 4, []),
        ("population_counts", 3, []),
        ("population_counts", 3, []),
    ]
    assert taken.json[0]["source"] == "Arbetsförmedlingen, blankett"
    assert taken.json[0]["areas"] == ["2481"]
    assert taken.json[0]["notes"] == ["Inte ifyllt: Malå."]
    counted = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31", "--json").json
    assert counted["total"] == 281
    assert counted["range"] == {"low": 209, "high": 281}
    by_row = {row["row"]: row["count"] for row in counted["rows"]}
    expected = {row: count for party in ("af", "fk", "socialtjanst") for row, count in PUBLISHED[party].items()}
    assert {row: by_row[row] for row in expected} == expected

    assert lagesbild("undo", workspace).out.startswith(
        "Ångrat: inläsning av samverkanspopulationer från socialtjanst.xlsx"
    )
    assert lagesbild("undo", workspace).code == lagesbild("undo", workspace).code == 0
    assert stored(workspace) == empty


def test_the_same_sheet_again_changes_nothing_and_a_mended_one_says_what_was(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    sheet = published(tmp_path, "af")
    lagesbild("import", workspace, sheet)

    assert "oförändrade 4" in lagesbild("import", workspace, sheet).out
    mended = fill(sheet, {"unemployed": 270, "unemployed_young": None})
    answer = lagesbild("import", workspace, mended)

    assert answer.code == 0
    assert "Nya 0, ändrade 1, oförändrade 2" in answer.out
    assert "  Obs: Bladet Lycksele: 1 av 4 rader är inte ifyllda. Det som redan är registrerat står kvar." in answer.out
    assert "  Obs: Lycksele, Individer som är arbetslösa: 269 → 270. 269 lämnades av handläggare AF 20" in answer.out
    counted = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31", "--json").json
    assert {row["row"]: row["count"] for row in counted["rows"]}["unemployed_young"] == 21


WRONG = {
    "a word": ({"E14": "tolv"}, "Cell E14 på bladet Lycksele: ”tolv” går inte att läsa som ett tal."),
    "less than none": ({"E14": -1}, "Cell E14 på bladet Lycksele: Ett antal kan inte vara mindre än noll."),
    "half a person": ({"E14": 2.5}, "Cell E14 på bladet Lycksele: ”2,5” är inte ett helt antal."),
    "a part larger than its whole": (
        {"E15": 300},
        "Cell E15 på bladet Lycksele: ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” är 300 och kan inte vara "
        "fler än ”Individer som är arbetslösa”, som är 269.",
    ),
    "a sum that is another": (
        {"C14": 130, "D14": 140},
        "Cell E14 på bladet Lycksele: ”Individer som är arbetslösa”: kvinnor 130 och män 140 blir 270, men alla är 269.",
    ),
    "a person": (
        {"C11": f"Anna {PERSONAL_NUMBER}"},
        "Cell C11 på bladet Lycksele innehåller ett personnummer. Ta bort det.",
    ),
    "another question": (
        {"B15": "Unga arbetslösa"},
        "Cell B15 på bladet Lycksele: texten är ändrad till ”Unga arbetslösa”. Den ska vara "
        "”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)”.",
    ),
    "another day": (
        {"C9": "2023-10-31"},
        "Cell C9 på bladet Lycksele: mättillfället är ändrat till ”2023-10-31”. Blanketten gäller 2024-10-31. "
        "Be om en ny för en annan dag.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_sheet_that_is_filled_in_wrong_is_refused_whole_with_its_cell(
    lagesbild: Run, workspace: Path, tmp_path: Path, name: str
) -> None:
    cells, sentence = WRONG[name]
    before = stored(workspace)

    def type_in(book: openpyxl.Workbook) -> None:
        for address, value in cells.items():
            book["Lycksele"][address] = value

    answer = lagesbild("import", workspace, change(published(tmp_path, "af"), type_in))

    assert answer.code == 1
    assert f"\n  {sentence}\n" in answer.out
    assert "Ingenting har skrivits." in answer.out
    assert answer.err == "af.xlsx lästes inte in. Ingenting i den har ändrat arbetsboken.\n"
    assert PERSONAL_NUMBER not in answer.out
    assert stored(workspace) == before


def test_of_two_files_that_contradict_each_other_the_later_is_refused(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "igen").mkdir()
    first, second = published(tmp_path, "af"), fill(published(tmp_path / "igen", "af"), {"unemployed": 270})
    third = write_lines(tmp_path / "tredje.csv", POPULATION_HEADER, "2481,2024-10-31,alla,unemployed,271")

    answer = lagesbild("import", workspace, first, second, third, "--json")

    assert answer.code == 1
    one, two, three = answer.json
    assert (one["new"], one["refused"]) == (4, [])
    assert [refusal["reason"] for refusal in two["refused"]] == [
        "Filerna säger emot varandra. Läs in den som stämmer, utan den andra.",
        f"Cell E14 på bladet Lycksele: Lycksele 2024-10-31, Individer som är arbetslösa: 270 i {second}, "
        f"men 269 i {first}.",
    ]
    assert three["refused"][1]["reason"].endswith(f"271 i tredje.csv, men 269 i {first}.")
    counted = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31", "--json").json
    assert {row["row"]: row["count"] for row in counted["rows"]}["unemployed"] == 269


def test_a_refused_file_stands_in_nobodys_way(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "rättad").mkdir()
    wrong = fill(published(tmp_path, "af"), {"unemployed": 20})
    right = published(tmp_path / "rättad", "af")

    answer = lagesbild("import", workspace, wrong, right, "--dry-run", "--json")

    assert [bool(each["refused"]) for each in answer.json] == [True, False]
    assert [len(each["refused"]) for each in lagesbild("import", workspace, wrong, right, "--json").json] == [3, 0]


def test_without_a_day_it_is_the_latest_31_october(lagesbild: Run, tmp_path: Path) -> None:
    path = tmp_path / "fk.xlsx"
    written(lagesbild, path, "fk")
    assert openpyxl.load_workbook(path)["Malå"]["C9"].value == latest_reference_date(date.today()).isoformat()

    written(
        lagesbild, path, "fk", "--period", "2023", "--reply-to", "samordnare@exempel.se", "--reply-by", "2023-11-15"
    )
    tab = openpyxl.load_workbook(path)["Malå"]
    assert tab["C9"].value == "2023-10-31"
    assert tab["B7"].value == "Spara och skicka filen till samordnare@exempel.se senast 2023-11-15."


def test_without_party_and_kommun_everything_is_asked_for(lagesbild: Run, tmp_path: Path) -> None:
    path = tmp_path / "alla.xlsx"
    assert lagesbild("template", "populations", "--out", path).code == 0

    tab = openpyxl.load_workbook(path)["Kommun"]
    assert tab["B2"].value == "Alla parter."
    assert sum(str(tab.cell(at, 1).value).startswith("row:") for at in range(1, tab.max_row + 1)) == 11


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["lots", "--out", "f.xlsx"], 2, "SLAG: 'lots' finns inte (välj bland 'populations')"),
        (["populations"], 2, "det här måste anges: --out"),
        (["populations", "--out", "f.xlsx", "--party", "kyrkan"], 2, "'kyrkan' finns inte (välj bland 'af', 'fk'"),
        (["populations", "--out", "f.xlsx", "--area", "lycksele"], 2, "skriv fyrsiffriga kommunkoder"),
        (["populations", "--out", "f.xlsx", "--period", "2024 H1"], 2, "--period: skriv ett datum som 2024-10-31"),
        (["populations", "--out", "f.xlsx", "--area", "2481,9999"], 1, "Det finns ingen kommun med koden 9999."),
        (["populations", "--out", "finns-inte/f.xlsx"], 1, "kunde inte skrivas"),
        (["populations", "--out", "f.xlsx", "--reply-to", PERSONAL_NUMBER], 1, "innehåller ett personnummer"),
    ],
)
def test_what_cannot_be_written_says_why(
    lagesbild: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = lagesbild("template", *typed)

    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert PERSONAL_NUMBER not in answer.err
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_sheet_is_written_without_qt_and_without_a_workspace(tmp_path: Path) -> None:
    answer = in_own_process("template", "populations", "--out", tmp_path / "af.xlsx", "--party", "af", "--area", "2481")

    assert (answer.code, answer.err) == (0, "")
    assert sorted(each.name for each in tmp_path.glob("*.xlsx")) == ["af.xlsx"]
