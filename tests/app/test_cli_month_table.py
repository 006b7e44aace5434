"""`import` of SCB's monthly table, whatever form of file it came in; `undo` and `redo` of it."""

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from support.commands import Run, stored
from support.scb_table import Form, scb_table, write_scb
from support.tidy_files import DATA

TABLE = scb_table(months=3)
ROWS = 3 * 3 * 3 * 2


@pytest.fixture
def workspace(lagesbild: Run, tmp_path: Path) -> Path:
    path = tmp_path / "umea.lagesbild"
    assert lagesbild("new", path, "--name", "Umeåregionen", "--members", "2401,2403").code == 0
    return path


@pytest.mark.parametrize("form", list(Form))
def test_every_form_is_taken_in_and_says_what_it_held(
    lagesbild: Run, workspace: Path, tmp_path: Path, form: Form
) -> None:
    path = write_scb(TABLE, tmp_path / f"tabell.{form.value}", form)
    answer = lagesbild("import", workspace, path, "--json")
    assert (answer.code, answer.err) == (0, "")
    (outcome,) = answer.json
    assert outcome["kind"] == "benefit_months"
    assert (outcome["areas"], outcome["periods"]) == (["00", "2401", "2403"], ["2014-01", "2014-02", "2014-03"])
    counts = [outcome[name] for name in ("new", "changed", "unchanged", "refused", "notes")]
    assert counts == [ROWS, 0, 0, [], []]


def test_the_forms_say_the_same(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    files = [write_scb(TABLE, tmp_path / f"tabell.{form.value}", form) for form in Form]
    first, *others = lagesbild("import", workspace, *files, "--json").json
    assert first["new"] == ROWS
    assert [outcome["unchanged"] for outcome in others] == [ROWS] * 4


def test_a_trial_writes_nothing_and_prints_what_would_happen(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    before = stored(workspace)
    path = write_scb(TABLE, tmp_path / "tabell.json", Form.JSON_STAT)
    answer = lagesbild("import", workspace, path, "--dry-run")
    assert answer.code == 0
    *said, last = answer.out.splitlines()
    shown = said[4:]
    assert len(shown) == 8
    riket = [TABLE.series["00", "1+2", "20-64", content][0] for content in ("Sjukpenning", "Folkmängd")]
    first, *_, people = (
        shown[0].replace("\u00a0", "").removeprefix("  Riket, januari 2014, alla, 20–64 år: ").split(", ")
    )
    assert (first, people.rpartition(" och ")[2]) == (f"Sjukpenning {riket[0]}", f"Folkmängd {riket[1]}")
    assert [*said[:4], last] == [
        "tabell.json: helårsekvivalenter per månad",
        "  Områden: 00, 2401, 2403",
        "  Perioder: 2014-01, 2014-02, 2014-03",
        f"  Nya {ROWS}, ändrade 0, oförändrade 0, överhoppade 0, avvisade 0",
        "  Prövning: ingenting har skrivits.",
    ]
    assert stored(workspace) == before


def test_undo_and_redo_of_it_beside_tidy_files(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    path = write_scb(TABLE, tmp_path / "tabell.px", Form.PX)
    empty = stored(workspace)
    assert lagesbild("import", workspace, DATA / "published-equivalents.csv", path).code == 0
    full = stored(workspace)
    undone = lagesbild("undo", workspace, "--json").json
    assert undone == {
        "label": "inläsning av helårsekvivalenter per månad från tabell.px",
        "tables": ["benefit_month", "source"],
    }
    lagesbild("undo", workspace)
    assert stored(workspace) == empty
    lagesbild("redo", workspace)
    lagesbild("redo", workspace)
    assert stored(workspace) == full


def test_notes_are_printed_and_an_unknown_area_refuses_the_file_without_a_line(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_scb(TABLE, tmp_path / "tabell.json", Form.JSON_STAT)
    lagesbild("import", workspace, path)
    less = TABLE.with_cell("2403", "2", "20-64", "Folkmängd", "2014M03", "..")
    answer = lagesbild("import", workspace, write_scb(less, tmp_path / "april.json", Form.JSON_STAT))
    assert "  Obs: 1 uppgift som är känd i arbetsboken saknas i filen och blir tom." in answer.out
    text = path.read_text("utf-8").replace('"2403"', '"9901"')
    (tmp_path / "okand.json").write_text(text, "utf-8")
    before = stored(workspace)
    answer = lagesbild("import", workspace, tmp_path / "okand.json", "--json")
    assert answer.code == 1
    ((refusal,),) = [outcome["refused"] for outcome in answer.json]
    said = "Området ”9901 Bjurholm” är varken en kommun, ett län eller riket. Ingenting har ändrats."
    assert refusal == {"line": None, "reason": f"”okand.json” kan inte läsas in. {said}"}
    assert said in lagesbild("import", workspace, tmp_path / "okand.json").out
    assert stored(workspace) == before


def test_a_trial_counts_what_is_empty_and_shows_what_changes_first(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    where = ("2401", "1", "20-64", "Sjukpenning")
    lagesbild("import", workspace, write_scb(TABLE, tmp_path / "a.json", Form.JSON_STAT))
    was = TABLE.cell(*where, "2014M02")
    other = (
        TABLE.with_cell(*where, "2014M02", 999_999).with_cell(*where, "2014M01", "..").with_cell(*where, "2014M03", ".")
    )
    later = write_scb(other.only("Sjukpenning"), tmp_path / "b.json", Form.JSON_STAT)

    (tried,) = lagesbild("import", workspace, later, "--dry-run", "--json").json
    told = lagesbild("import", workspace, later, "--dry-run").out.replace("\u00a0", "")

    # What the file has no column for is not empty in it.
    assert tried["empty"] == {"saknas": 1, "ej_tillampligt": 1, "dolt": 0}
    assert f"  Nordmaling, februari 2014, män, 20–64 år: Sjukpenning {was} → 999999\n" in told
    assert len(tried["rows"]) == 3


def test_where_several_sheets_would_do_the_one_that_was_read_is_named(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_scb(TABLE, tmp_path / "tabell.xlsx", Form.EXCEL)
    with closing(openpyxl.load_workbook(path)) as book:
        book.worksheets[0].title = "Maj"
        book.copy_worksheet(book.worksheets[0]).title = "Utkast"
        book.save(path)
    said = "Bladet ”Maj” är läst. Tabeller finns också på ”Utkast”"
    assert said in lagesbild("import", workspace, path, "--dry-run").out
    assert said in lagesbild("import", workspace, path, "--json").out


def test_a_trial_refuses_the_function_that_the_import_would(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    path = write_scb(TABLE, tmp_path / "tabell.json", Form.JSON_STAT)
    answer = lagesbild("import", workspace, path, "--dry-run", "--as", "koordinator 850709-9805")
    assert answer.code == 1
    assert "personnummer" in answer.err
    assert "9805" not in answer.out + answer.err


def test_a_groups_profile_says_its_common_kommuner_and_the_level_of_all(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    both = write_scb(scb_table(areas=("2401",), months=24), tmp_path / "tva.json", Form.JSON_STAT)
    later = scb_table(areas=("2403",), first="2015M01", months=12, riket=False)
    assert lagesbild("import", workspace, both, write_scb(later, tmp_path / "senare.json", Form.JSON_STAT)).code == 0
    asked = ("profile", workspace, "--area", "umearegionen", "--period", "2015")
    found = lagesbild(*asked, "--json").json
    assert found["common_areas"] == ["2401"]
    (level,) = found["level_of_all"]
    assert (level["period"], sorted(level["areas"])) == ("2015", ["2401", "2403"])
    assert level["total"] > found["total"] == found["previous"]["total"] + found["difference"]["total"]
    assert "Alla 2 kommuner 2015: " in lagesbild(*asked).out


def test_a_year_of_two_months_names_them(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    begun = [
        write_scb(scb_table(areas=("2401",), first=f"{year}M01", months=2), tmp_path / f"{year}.json", Form.JSON_STAT)
        for year in (2014, 2015)
    ]
    assert lagesbild("import", workspace, *begun).code == 0
    asked = ("profile", workspace, "--area", "2401", "--period", "2015")
    found = lagesbild(*asked, "--json").json
    assert found["period"] == "2015"
    assert (found["months"], found["previous"]["months"]) == (["2015-01", "2015-02"], ["2014-01", "2014-02"])
    assert "Kommunprofil Nordmaling (2401), januari–februari 2015, " in lagesbild(*asked).out
