"""SCB's table of full-year equivalents by month says the same in each of the five forms users have it."""

import hashlib
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.benefits.months import ECONOMIC_AID as AID
from domain.benefits.months import REASONS, SEX, AreaMonths, BenefitMonths
from domain.ground.period import month
from support.house import read_file
from support.scb_table import (
    CONTENTS,
    DIMENSIONS,
    ECONOMIC_AID,
    KINDS,
    POPULATION,
    SUM,
    Form,
    ScbTable,
    expected_rows,
    month_codes,
    scb_table,
    write_csv,
    write_json_stat,
    write_px,
    write_pxweb,
    write_scb,
)

ANY_ORDER = (Form.JSON_STAT, Form.PX, Form.PXWEB)

GAPPED = scb_table(
    areas=("2401", "0114", "2409"),
    months=14,
    first="2020M11",
    gaps=[("2401", "2020M12"), ("2401", "2021M05")],
    zeros=[("2409", "2021M01")],
    blanks={
        ("0114", "1", "20-64", "Sjukpenning", "2021M02"): "..",
        ("0114", "2", "20-65", "Etableringsersättning", "2021M02"): ".",
        ("0114", "2", "20-65", POPULATION, "2021M02"): "..",
        ("2401", "1+2", "20-65", "Arbetsmarknadsåtgärder", "2020M12"): ".",
        ("2409", "1+2", "20-64", ECONOMIC_AID, "2021M12"): "..",
    },
)


def read(path: Path) -> BenefitMonths:
    content = read_file(path).content
    assert not content.refused
    assert not hasattr(content, "rows")
    return content  # type: ignore[return-value]


def rows_by_area(content: BenefitMonths) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    return [(block.code, block.name, [tuple(row) for row in block.rows]) for block in content.blocks()]


def expected(table: ScbTable) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    order = {"kvinna": 0, "man": 1, "alla": 2}
    return [
        (code, name, sorted(expected_rows(table, code), key=lambda row: (order[str(row[0])], row[1], row[2])))
        for code, name in table.areas.items()
    ]


@pytest.mark.parametrize("form", Form)
def test_each_form_gives_every_row_of_the_table(tmp_path: Path, form: Form) -> None:
    content = read(write_scb(GAPPED, tmp_path / "tabell", form))
    assert rows_by_area(content) == expected(GAPPED)
    assert content.areas == tuple(GAPPED.areas.items())
    assert content.months[0] == month(2020, 11)
    assert len(content.months) == 14


def test_the_five_forms_of_one_table_give_the_same_blocks(tmp_path: Path) -> None:
    blocks = [list(read(write_scb(GAPPED, tmp_path / form.value, form)).blocks()) for form in Form]
    assert all(each == blocks[0] for each in blocks)
    assert all(isinstance(block, AreaMonths) for block in blocks[0])


@pytest.mark.parametrize("form", ANY_ORDER)
def test_the_order_of_the_dimensions_is_free(tmp_path: Path, form: Form) -> None:
    table = scb_table(months=2, gaps=[("2401", "2014M02")])
    for order in list(permutations(DIMENSIONS))[::7]:
        content = read(write_scb(table, tmp_path / "tabell", form, order))
        assert rows_by_area(content) == expected(table), order


def test_a_kommun_that_did_not_report_economic_aid_has_a_gap_for_every_sex(tmp_path: Path) -> None:
    content = read(write_scb(GAPPED, tmp_path / "tabell", Form.JSON_STAT))
    nordmaling = next(block for block in content.blocks() if block.code == "2401")
    gap = [row for row in nordmaling.rows if row[2] == "2020-12"]
    assert len(gap) == 6
    assert all(row[AID] is None and str(row[REASONS]).startswith("ekonomiskt_bistand=bortfall") for row in gap)
    # A 0 for men beside women who were paid is a true nought.
    asele = next(block for block in content.blocks() if block.code == "2409")
    assert {row[AID] for row in asele.rows if row[2] == "2021-01" and row[SEX] == "man"} == {0}


def test_blocks_may_be_asked_for_again(tmp_path: Path) -> None:
    content = read(write_scb(GAPPED, tmp_path / "tabell", Form.PX))
    assert list(content.blocks()) == list(content.blocks())


def test_the_file_says_who_published_it_and_when(tmp_path: Path) -> None:
    for form in (Form.JSON_STAT, Form.PX, Form.EXCEL):
        content = read(write_scb(GAPPED, tmp_path / "tabell", form))
        assert content.title.startswith("Antal helårsekvivalenter")
        assert (content.publisher, content.updated) == ("SCB", date(2026, 3, 26))
    for form in (Form.CSV, Form.PXWEB):
        content = read(write_scb(GAPPED, tmp_path / "tabell", form))
        assert (content.title, content.publisher) == ("Helårsekvivalenter per månad", "SCB")
        assert content.updated is None


def test_the_footnotes_of_a_workbook_are_counted_as_skipped(tmp_path: Path) -> None:
    assert read(write_scb(GAPPED, tmp_path / "tabell", Form.EXCEL)).skipped == 6
    assert read(write_scb(GAPPED, tmp_path / "tabell", Form.CSV)).skipped == 0


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    for form in Form:
        path = write_scb(GAPPED, tmp_path / "tabell", form)
        assert read_file(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "how",
    [
        {"index_as_list": True},
        {"values_by_place": True},
        {"status_as_list": True},
        {"pretty": True},
        {"mark": True},
        {"values_by_place": True, "status_as_list": True, "pretty": True, "mark": True},
    ],
)
def test_json_stat_in_every_shape_the_standard_allows(tmp_path: Path, how: dict[str, bool]) -> None:
    content = read(write_json_stat(GAPPED, tmp_path / "tabell", **how))
    assert rows_by_area(content) == expected(GAPPED)


@pytest.mark.parametrize("codepage", ["iso-8859-1", "iso-8859-15", "windows-1252", "utf-8", None])
def test_px_in_every_code_page(tmp_path: Path, codepage: str | None) -> None:
    content = read(write_px(GAPPED, tmp_path / "tabell", codepage=codepage))
    assert rows_by_area(content) == expected(GAPPED)


@pytest.mark.parametrize("codepage", ["rot13", "zlib_codec", "base64", "idna", "punycode", "unicode_escape", "utf-16"])
def test_what_is_no_code_page_is_unknown(tmp_path: Path, codepage: str) -> None:
    content = read(write_px(GAPPED, tmp_path / "tabell", codepage=codepage, encoding="cp1252"))
    assert rows_by_area(content) == expected(GAPPED)


def test_px_with_headings_languages_and_figures_broken_anywhere(tmp_path: Path) -> None:
    for how in ({"heading": 3}, {"language": "[sv]"}, {"row_length": 7}, {"dash_for_zero": True}):
        content = read(write_px(GAPPED, tmp_path / "tabell", **how))  # type: ignore[arg-type]
        assert rows_by_area(content) == expected(GAPPED), how


def test_swedish_is_chosen_in_a_px_file_of_two_languages(tmp_path: Path) -> None:
    path = write_px(GAPPED, tmp_path / "tabell")
    text = path.read_bytes()
    english = b'LANGUAGES="sv","en";\r\nSTUB[en]="area","sex","age","contents";\r\nVALUES[en]("sex")="men","women","all";\r\nDATA='
    path.write_bytes(text.replace(b"DATA=", english, 1))
    assert rows_by_area(read(path)) == expected(GAPPED)


def test_signs_of_a_px_file_are_what_the_file_says(tmp_path: Path) -> None:
    path = write_px(GAPPED, tmp_path / "tabell")
    swapped = path.read_bytes().replace(b'DATASYMBOL1=".";', b'DATASYMBOL1="..";')
    path.write_bytes(swapped.replace(b'DATASYMBOL2="..";', b'DATASYMBOL2="uppgift saknas";'))
    reasons = {row[REASONS] for block in read(path).blocks() for row in block.rows}
    assert reasons == {None, "ekonomiskt_bistand=bortfall"}


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-8", ";"), ("cp1252", ";"), ("utf-8", "\t")]
)
def test_csv_as_newer_sites_and_spreadsheets_write_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = read(write_csv(GAPPED, tmp_path / "tabell", encoding=encoding, delimiter=delimiter))
    assert rows_by_area(content) == expected(GAPPED)


def test_csv_with_contents_and_months_in_the_heading(tmp_path: Path) -> None:
    table = scb_table(months=3)
    header = ["region", "kön", "åldersgrupp", *(f"{content} {time}" for content in CONTENTS for time in table.months)]
    lines = [",".join(header)]
    for area, sex, age in [(a, s, g) for a in table.areas for s in table.sexes for g in table.ages]:
        cells = [str(table.cell(area, sex, age, each, time)) for each in CONTENTS for time in table.months]
        lines.append(",".join([f"{area} {table.areas[area]}", table.sexes[sex], table.ages[age], *cells]))
    path = tmp_path / "tabell"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert rows_by_area(read(path)) == expected(table)


def test_csv_with_a_column_for_the_month(tmp_path: Path) -> None:
    table = scb_table(months=3)
    lines = [";".join(["månad", "region", "kön", "åldersgrupp", *CONTENTS])]
    for time, area, sex, age in [
        (t, a, s, g) for t in table.months for a in table.areas for s in table.sexes for g in table.ages
    ]:
        cells = [str(table.cell(area, sex, age, each, time)).replace(".", ",") for each in CONTENTS]
        lines.append(";".join([time, table.areas[area], table.sexes[sex], table.ages[age], *cells]))
    path = tmp_path / "tabell"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    assert rows_by_area(read(path)) == expected(table)


def test_pxweb_json_with_dashes_for_nought_and_without_a_mark(tmp_path: Path) -> None:
    content = read(write_pxweb(GAPPED, tmp_path / "tabell", mark=False, dash_for_zero=True))
    assert rows_by_area(content) == expected(GAPPED)


def test_the_codes_of_contents_may_be_anything(tmp_path: Path) -> None:
    path = write_scb(GAPPED, tmp_path / "tabell", Form.JSON_STAT)
    path.write_bytes(path.read_bytes().replace(b'"X0000"', b'"HE0112A7"').replace(b'"X0004"', b'"000007Q5"'))
    assert rows_by_area(read(path)) == expected(GAPPED)


def test_older_names_of_a_benefit_are_the_benefit(tmp_path: Path) -> None:
    path = write_scb(GAPPED, tmp_path / "tabell", Form.CSV)
    text = path.read_text("iso-8859-15").replace("Arbetslöshetsersättning", "Arbetslöshet")
    path.write_text(text.replace("aktivitetsersersättning", "aktivitetsersättning"), "utf-8")
    assert rows_by_area(read(path)) == expected(GAPPED)


def test_a_county_is_kept_as_the_file_has_it(tmp_path: Path) -> None:
    table = scb_table(areas=("2401",), riket=False, months=1)
    county = ScbTable(
        {"24": "Västerbottens län"},
        table.months,
        {("24", *key[1:]): cells for key, cells in table.series.items() if key[0] == "2401"},
        table.sexes,
        table.ages,
    )
    for form in Form:
        content = read(write_scb(county, tmp_path / "tabell", form))
        assert rows_by_area(content) == expected(county)


def test_a_single_sex_and_a_single_age_are_enough(tmp_path: Path) -> None:
    table = scb_table(sexes=("1+2",), ages=("20-64",), months=1, areas=("2401",), riket=False)
    for form in Form:
        assert rows_by_area(read(write_scb(table, tmp_path / "tabell", form))) == expected(table)


COUNTS = st.one_of(st.integers(0, 5_000_000), st.just(0), st.just(".."))


@st.composite
def tables(draw: st.DrawFn) -> ScbTable:
    areas = draw(st.lists(st.sampled_from(["00", "2401", "0114", "0180", "1480"]), min_size=1, max_size=3, unique=True))
    names = {"00": "Riket", "2401": "Nordmaling", "0114": "Upplands Väsby", "0180": "Stockholm", "1480": "Göteborg"}
    sexes = draw(st.lists(st.sampled_from(["1", "2", "1+2"]), min_size=1, max_size=3, unique=True))
    ages = draw(st.lists(st.sampled_from(["20-64", "20-65"]), min_size=1, max_size=2, unique=True))
    first = draw(st.sampled_from(["2014M01", "2021M12"]))
    months = month_codes(first, draw(st.integers(1, 3)))
    whole = scb_table(areas=("2401",), months=1)
    contents = draw(st.permutations(CONTENTS))
    # That a kommun's aid is "not applicable" and also not reported is nothing the source says.
    aid = st.lists(COUNTS, min_size=len(months), max_size=len(months))
    cells = st.lists(COUNTS | st.just("."), min_size=len(months), max_size=len(months))
    series = {
        (area, sex, age, content): draw(aid if content == ECONOMIC_AID else cells)
        if content in (*KINDS, SUM, POPULATION)
        else [12.5] * len(months)
        for area in areas
        for sex in sexes
        for age in ages
        for content in contents
    }
    chosen = {code: whole.sexes[code] for code in sexes}
    return ScbTable(
        {code: names[code] for code in areas},
        months,
        series,
        chosen,
        {code: whole.ages[code] for code in ages},
        tuple(contents),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables(), form=st.sampled_from(Form), order=st.permutations(DIMENSIONS))
def test_what_is_written_is_what_is_read(tmp_path: Path, table: ScbTable, form: Form, order: list[str]) -> None:
    content = read(write_scb(table, tmp_path / "tabell", form, order))
    assert rows_by_area(content) == expected(table)
