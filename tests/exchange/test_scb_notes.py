"""What is said about a file of SCB's table that can be read but is not all it could be."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from domain.benefits.months import FIRST_KIND, BenefitMonths
from domain.benefits.months import POPULATION as PEOPLE
from support.house import read_file
from support.scb_table import ECONOMIC_AID, KINDS, POPULATION, SHARE, SUM, Form, scb_table, write_json_stat, write_scb

TABLE = scb_table(months=3, gaps=[("2403", "2014M02")])
AS_PUBLISHED = " Siffrorna läses in som de är publicerade."


def read(path: Path) -> BenefitMonths:
    content = read_file(path).content
    assert not hasattr(content, "rows")
    return content  # type: ignore[return-value]


@pytest.mark.parametrize("form", Form)
def test_a_table_whose_parts_add_up_has_nothing_to_be_said_about(tmp_path: Path, form: Form) -> None:
    assert read(write_scb(TABLE, tmp_path / "tabell", form)).notes == ()


@pytest.mark.parametrize("form", Form)
def test_sums_that_are_not_those_of_their_parts_are_counted_in_one_note(tmp_path: Path, form: Form) -> None:
    noisy = TABLE
    for sex, month, noise in (("1+2", "2014M01", 3), ("2", "2014M03", -5)):
        key = ("2401", sex, "20-64", "Sjukpenning", month)
        noisy = noisy.with_cell(*key, int(TABLE.cell(*key)) + noise)
    # Each of the two makes a sum of kinds differ and a sum of sexes.
    note = "4 summor i filen skiljer sig från sina delar, som mest med 5 ("
    content = read(write_scb(noisy, tmp_path / "tabell", form))
    assert len(content.notes) == 1
    assert content.notes[0].startswith(note + "2401 Nordmaling, kvinnor, 20–64 år, mars 2014)")
    assert content.notes[0].endswith(AS_PUBLISHED)
    assert not content.refused


def test_a_single_sum_that_differs(tmp_path: Path) -> None:
    key = ("00", "1+2", "20-65", SUM, "2014M02")
    noisy = TABLE.with_cell(*key, int(TABLE.cell(*key)) - 1)
    where = "(00 Riket, alla, 20–65 år, februari 2014)"
    note = f"En summa i filen skiljer sig från sina delar, med 1 {where}.{AS_PUBLISHED}"
    assert read(write_scb(noisy, tmp_path / "tabell", Form.PX)).notes == (note,)


def test_what_is_missing_is_no_difference(tmp_path: Path) -> None:
    blank = TABLE.with_cell("2401", "1", "20-64", "Sjukpenning", "2014M01", "..")
    assert read(write_scb(blank, tmp_path / "tabell", Form.CSV)).notes == ()


@pytest.mark.parametrize("form", Form)
def test_kinds_that_are_not_in_the_file_are_named(tmp_path: Path, form: Form) -> None:
    content = read(write_scb(TABLE.only(*KINDS[:4], POPULATION, SHARE), tmp_path / "tabell", form))
    assert content.notes == (
        "Filen innehåller inte Etableringsersättning och Ekonomiskt bistånd. Det som redan är känt om dem står kvar.",
    )
    rows = [row for block in content.blocks() for row in block.rows]
    assert len(rows) == 3 * 3 * 2 * 3
    assert {row[FIRST_KIND + 4 : FIRST_KIND + 6] for row in rows} == {(None, None)}
    assert content.left_out == (FIRST_KIND + 4, FIRST_KIND + 5)
    assert all(isinstance(row[FIRST_KIND], int) and isinstance(row[PEOPLE], int) for row in rows)


@pytest.mark.parametrize("form", Form)
def test_a_file_without_the_population_says_what_cannot_be_worked_out(tmp_path: Path, form: Form) -> None:
    content = read(write_scb(TABLE.only(*KINDS), tmp_path / "tabell", form))
    assert content.notes == (
        "Filen innehåller inte folkmängden, så andelar av befolkningen kan inte räknas ut ur den.",
    )
    assert {row[PEOPLE] for block in content.blocks() for row in block.rows} == {None}


def test_contents_that_are_not_of_the_table_are_named_and_left(tmp_path: Path) -> None:
    path = write_json_stat(TABLE, tmp_path / "tabell")
    path.write_text(path.read_text("utf-8").replace(SHARE, "Medelålder"), "utf-8")
    content = read(path)
    assert content.notes == ("”Medelålder” hör inte till tabellen och läses inte in.",)
    assert list(content.blocks()) == list(read(write_json_stat(TABLE, path)).blocks())


def test_rows_taken_out_of_a_file_leave_no_rows_behind(tmp_path: Path) -> None:
    path = write_scb(TABLE, tmp_path / "tabell", Form.CSV)
    lines = path.read_text("iso-8859-15").splitlines(keepends=True)
    kept = [line for line in lines if not ("2403" in line and '"kvinnor"' in line and "20-65" in line)]
    path.write_text("".join(kept), "iso-8859-15")
    content = read(path)
    # Seven stored contents of three months.
    assert content.notes == (
        "21 av de uppgifter som tabellen har plats för finns inte i filen. De räknas som saknade.",
    )
    blocks = {block.code: block.rows for block in content.blocks()}
    assert (len(blocks["2401"]), len(blocks["2403"])) == (18, 15)


def test_a_row_of_one_content_taken_out_is_a_missing_figure(tmp_path: Path) -> None:
    csv = write_scb(scb_table(months=1), tmp_path / "tabell", Form.CSV)
    lines = csv.read_text("iso-8859-15").splitlines(keepends=True)
    out = next(at for at, line in enumerate(lines) if "Nordmaling" in line and "Sjukpenning" in line)
    csv.write_text("".join(lines[:out] + lines[out + 1 :]), "iso-8859-15")
    content = read(csv)
    assert content.notes == (
        "En av de uppgifter som tabellen har plats för finns inte i filen. Den räknas som saknad.",
    )
    nordmaling = next(block for block in content.blocks() if block.code == "2401")
    assert [row[FIRST_KIND] for row in nordmaling.rows].count(None) == 1


@pytest.mark.parametrize("form", Form)
def test_rows_come_by_sex_ages_and_month_however_the_file_lists_them(tmp_path: Path, form: Form) -> None:
    backwards = replace(
        TABLE,
        sexes=dict(reversed(TABLE.sexes.items())),
        ages=dict(reversed(TABLE.ages.items())),
        months=TABLE.months[::-1],
        series={key: list(cells)[::-1] for key, cells in TABLE.series.items()},
    )
    content = read(write_scb(backwards, tmp_path / "tabell", form))
    assert list(content.blocks()) == list(read(write_scb(TABLE, tmp_path / "rätt", form)).blocks())
    assert all(a < b for a, b in pairwise(content.months))


def test_a_gap_is_a_gap_also_when_both_sexes_together_are_not_in_the_file(tmp_path: Path) -> None:
    table = scb_table(months=3, gaps=[("2403", "2014M02")], sexes=("1", "2"))
    content = read(write_scb(table, tmp_path / "tabell", Form.PX))
    gaps = [row for block in content.blocks() for row in block.rows if row[-1]]
    assert len(gaps) == 4
    assert {(row[2], row[-1]) for row in gaps} == {("2014-02", "ekonomiskt_bistand=bortfall")}


def test_a_hidden_figure_is_hidden(tmp_path: Path) -> None:
    path = write_json_stat(TABLE.with_cell("2401", "1", "20-64", ECONOMIC_AID, "2014M01", "..C"), tmp_path / "tabell")
    reasons = [row[-1] for block in read(path).blocks() for row in block.rows if row[-1] and "bortfall" not in row[-1]]
    assert reasons == ["ekonomiskt_bistand=dolt"]


def test_a_preliminary_figure_is_a_figure(tmp_path: Path) -> None:
    path = write_json_stat(TABLE, tmp_path / "tabell")
    document = json.loads(path.read_text("utf-8"))
    document["status"] |= {"0": "p", "1": "-"}
    path.write_text(json.dumps(document), "utf-8")
    assert list(read(path).blocks()) == list(read(write_json_stat(TABLE, path)).blocks())
