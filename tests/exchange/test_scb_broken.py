"""A file of SCB's table that is damaged, cut off or something else is refused with one sentence that says what it is."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.ground.problem import Refusal, UserProblem
from support.house import read_file
from support.scb_table import Form, scb_table, write_excel, write_px, write_scb

TABLE = scb_table(months=2)
CELL = ("2401", "1", "20-64", "Sjukpenning", "2014M02")
WHERE = "2401 Nordmaling, män, 20–64 år, februari 2014"


def said(path: Path) -> str:
    """What the user is told; every sentence begins and ends alike."""
    with pytest.raises(UserProblem) as problem:
        read_file(path)
    text = problem.value.text
    assert text.startswith(f"”{path.name}” kan inte läsas in. ")
    assert text.endswith(" Ingenting har ändrats.")
    return text.removeprefix(f"”{path.name}” kan inte läsas in. ").removesuffix(" Ingenting har ändrats.")


def refused(path: Path) -> tuple[Refusal, ...]:
    return read_file(path).content.refused


def changed(path: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """The JSON file after a change to its document."""
    document = json.loads(path.read_text("utf-8-sig"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabell"


@pytest.mark.parametrize("form", [Form.JSON_STAT, Form.PX, Form.EXCEL, Form.PXWEB])
def test_a_file_cut_off_anywhere_is_told_from_a_whole_one(path: Path, form: Form) -> None:
    data = write_scb(TABLE, path, form).read_bytes()
    for part in (0.3, 0.6, 0.9, 0.99):
        path.write_bytes(data[: int(len(data) * part)])
        text = said(path)
        assert "inte hel" in text, (part, text)


def test_a_csv_file_cut_off_within_a_row_or_after_one(path: Path) -> None:
    lines = write_scb(TABLE, path, Form.CSV).read_bytes().splitlines(keepends=True)
    for last in (lines[40][:-8], lines[40].rstrip(), lines[40][:12], lines[40][:22]):
        path.write_bytes(b"".join(lines[:40]) + last)
        assert said(path) == "Filen är inte hel: den slutar mitt i tabellen. Hämta den igen."


def test_a_csv_row_of_the_wrong_length_is_named(path: Path) -> None:
    lines = write_scb(TABLE, path, Form.CSV).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[40].rstrip() + b",7\r\n"]))
    line = len(lines) + 1
    assert refused(path) == (Refusal(line, "Raden har 7 värden, men rubriken har 6 kolumner."),)
    path.write_bytes(b"".join([*lines, b'"2401 "Nordmaling""\r\n']))
    assert refused(path) == (Refusal(line, "Citattecken står fel. Raderna därefter har inte lästs."),)


def test_an_empty_file_is_empty_in_every_form(path: Path) -> None:
    path.write_bytes(b"")
    assert said(path) == "Filen är tom."


def test_files_that_are_not_there_or_no_files(path: Path) -> None:
    assert said(path) == "Filen finns inte."
    path.mkdir()
    assert said(path) == "Det är inte en fil."


def test_text_that_looks_like_json_but_is_not(path: Path) -> None:
    path.write_text('{"class": "dataset",\n"value": [1, 2], }', "utf-8")
    assert said(path) == "Filen är ingen riktig JSON: rad 2 går inte att tolka. Hämta den igen."
    data = write_scb(TABLE, path, Form.JSON_STAT).read_bytes()
    path.write_bytes(data.replace(b'"value": [', b'"value": [x, ', 1))
    assert "ingen riktig JSON" in said(path)
    path.write_bytes(data.decode("utf-8").encode("iso-8859-1", "replace"))
    assert "ingen riktig JSON" in said(path)


def test_json_of_something_else(path: Path) -> None:
    for text in ('{"values": [{"kpi": "N99999"}], "count": 1}', "[]", '{"columns": 3}', "{}", '{"dataset": {}}'):
        path.write_text(text, "utf-8")
        assert "känns inte igen" in said(path) or "äldre form" in said(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["value"].pop(), "Filen har 323 värden men tabellen har plats för 324."),
        (lambda d: d["value"].append(1), "Filen har 325 värden men tabellen har plats för 324."),
        (lambda d: d["size"].pop(), "Dimensionen ”Tid” har inte så många värden som filen säger."),
        (lambda d: d.pop("size"), "saknar dimensioner eller värden"),
        (lambda d: d.pop("value"), "saknar dimensioner eller värden"),
        (lambda d: d.update(value={"999": 1}), "värden på platser som inte finns"),
        (lambda d: d.update(value={"x": 1}), "värde på platsen ”x”, som inte är ett tal"),
        (lambda d: d["value"].__setitem__(0, [1]), "värdet är inget tal"),
        (lambda d: d["dimension"].pop("Kon"), "Dimensionen ”Kon” har inte så många värden"),
        (lambda d: d["dimension"]["Kon"].pop("category"), "Dimensionen ”Kon” har inte så många värden"),
        (lambda d: d.update(label="701063-2391"), "Tabellens titel eller källa innehåller ett personnummer."),
        (
            lambda d: d["dimension"]["Region"]["category"]["label"].update({"2401": "701063-2391"}),
            "Namnet på området 2401 innehåller ett personnummer.",
        ),
    ],
)
def test_json_stat_that_contradicts_itself(
    path: Path, change: Callable[[dict[str, object]], object], words: str
) -> None:
    assert words in said(changed(write_scb(TABLE, path, Form.JSON_STAT), change))


@pytest.mark.parametrize("form", [Form.JSON_STAT, Form.PX])
@pytest.mark.parametrize(("cell", "shown"), [(12.5, "12,5"), (-3, "-3"), (999_999_999, "999999999")])
def test_what_is_no_number_of_persons_is_told_with_its_place(path: Path, form: Form, cell: float, shown: str) -> None:
    write_scb(TABLE.with_cell(*CELL, cell), path, form)
    text = f"Sjukpenning för {WHERE}: ”{shown}” är inget antal, som ska vara ett heltal från noll."
    assert said(path) == text


def test_how_many_such_places_there_are(path: Path) -> None:
    broken = TABLE.with_cell(*CELL, -3).with_cell("2403", "2", "20-65", "Folkmängd", "2014M01", -1)
    assert said(write_scb(broken, path, Form.PX)).endswith(" Så är det på 2 ställen.")


@pytest.mark.parametrize(("form", "line"), [(Form.CSV, 20), (Form.EXCEL, 22), (Form.PXWEB, 14)])
def test_where_the_form_has_rows_the_row_is_named(path: Path, form: Form, line: int) -> None:
    write_scb(
        scb_table(areas=("2401",), months=2).with_cell("00", "2", "20-64", "Sjukpenning", "2014M02", 1), path, form
    )
    assert not refused(path)
    broken = scb_table(areas=("2401",), months=2)
    for month in ("2014M01", "2014M02"):
        broken = broken.with_cell("00", "2", "20-64", "Sjukpenning", month, -7)
    first = refused(write_scb(broken, path, form))[0]
    assert first.reason == "”-7” är inget antal, som ska vara ett heltal från noll."
    assert first.line == {Form.CSV: 20, Form.EXCEL: 22, Form.PXWEB: 5}[form]


def test_a_figure_that_is_no_number_is_shown(path: Path) -> None:
    for form in (Form.CSV, Form.EXCEL, Form.PXWEB):
        write_scb(TABLE.with_cell(*CELL, "många"), path, form)
        assert [each.reason for each in refused(path)] == ["”många” är inget antal, som ska vara ett heltal från noll."]


def test_a_key_given_twice_with_different_values_names_both_rows(path: Path) -> None:
    def again(document: dict[str, list[dict[str, list[str]]]]) -> None:
        row = document["data"][3]
        document["data"].append({"key": row["key"], "values": ["1", *row["values"][1:]]})

    changed(write_scb(TABLE, path, Form.PXWEB), again)
    reason = "Sjukpenning för 00 Riket, män, 20–65 år, februari 2014 har ett annat värde än på rad 4."
    assert refused(path) == (Refusal(37, reason),)

    lines = write_scb(TABLE, path, Form.CSV).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines) + lines[1].replace(b",", b",1", 5).replace(b',1"', b',"'))
    assert [each.line for each in refused(path)] == [len(lines) + 1]
    assert refused(path)[0].reason.endswith("har ett annat värde än på rad 2.")


def test_a_row_given_twice_with_the_same_values_is_one_row(path: Path) -> None:
    lines = write_scb(TABLE, path, Form.CSV).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines) + lines[5])
    assert not refused(path)
    changed(write_scb(TABLE, path, Form.PXWEB), lambda document: document["data"].append(document["data"][7]))  # type: ignore[attr-defined]
    assert not refused(path)


def test_rows_of_the_wrong_length_or_kind(path: Path) -> None:
    def damage(document: dict[str, list[dict[str, object]]]) -> None:
        document["data"][1]["values"] = ["1"]
        document["data"][2]["values"] = [1] * 9
        document["data"][4] = {"key": ["00", "1", "20-64", "2014M01"]}

    changed(write_scb(TABLE, path, Form.PXWEB), damage)
    reason = "Raden ska ha 4 nycklar och 9 värden, som texter."
    assert refused(path) == tuple(Refusal(line, reason) for line in (2, 3, 5))


def test_a_hundred_reasons_are_enough(path: Path) -> None:
    broken = replace(TABLE, series={key: [-1] * 2 for key in TABLE.series})
    for form in (Form.CSV, Form.EXCEL, Form.PXWEB):
        reasons = refused(write_scb(broken, path, form))
        assert len(reasons) <= 101
        assert len({each.line for each in reasons}) == len(reasons)
    assert refused(write_scb(broken, path, Form.CSV))[-1].reason == "Här finns fler fel, som inte räknas upp."


@pytest.mark.parametrize("form", Form)
def test_other_ages_are_never_mixed_in(path: Path, form: Form) -> None:
    series = {(a, s, "16-64" if g == "20-65" else g, c): cells for (a, s, g, c), cells in TABLE.series.items()}
    table = replace(TABLE, ages={"20-64": "20–64 år", "16-64": "16–64 år"}, series=series)
    text = said(write_scb(table, path, form))
    assert "Hämta tabellen för 20–64 eller 20–65 år." in text
    assert "16-64" in text.replace("–", "-")


@pytest.mark.parametrize("form", Form)
def test_an_unknown_sex_is_named(path: Path, form: Form) -> None:
    series = {(a, "9" if s == "2" else s, g, c): cells for (a, s, g, c), cells in TABLE.series.items()}
    table = replace(TABLE, sexes={"1": "män", "9": "okänt", "1+2": "totalt"}, series=series)
    text = said(write_scb(table, path, form))
    assert text.startswith("Könet ”")
    assert "känns inte igen" in text


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("times", [("2014K1", "2014K2"), ("2014", "2015")])
def test_quarters_and_years_are_no_months(path: Path, form: Form, times: tuple[str, str]) -> None:
    text = said(write_scb(replace(TABLE, months=times), path, form))
    assert "är ingen månad. Hämta tabellen månad för månad." in text
    assert times[0] in text


@pytest.mark.parametrize("form", Form)
def test_a_table_of_something_else_names_what_it_holds(path: Path, form: Form) -> None:
    text = said(write_scb(TABLE.only("Folkmängd", "Andel av befolkningen"), path, form))
    assert text.startswith("Tabellen innehåller varken någon av de sex ersättningarna eller")
    assert "”Folkmängd”" in text


@pytest.mark.parametrize("form", [Form.JSON_STAT, Form.PX, Form.CSV, Form.EXCEL, Form.PXWEB])
def test_an_area_without_a_code_is_named(path: Path, form: Form) -> None:
    series = {("x7" if a == "2403" else a, s, g, c): cells for (a, s, g, c), cells in TABLE.series.items()}
    table = replace(TABLE, areas={"00": "Riket", "x7": "Norrlands inland"}, series=series)
    text = said(write_scb(table, path, form))
    assert "är varken en kommun, ett län eller riket." in text


def test_a_sparse_px_file_is_refused_in_words(path: Path) -> None:
    data = write_px(TABLE, path).read_bytes()
    path.write_bytes(data.replace(b"DATA=", b'KEYS("region")=CODES;\r\nDATA='))
    assert said(path).startswith("PX-filen är gles (KEYS)")


def test_a_px_file_whose_lists_do_not_agree(path: Path) -> None:
    data = write_px(TABLE, path).read_bytes()
    path.write_bytes(data.replace(b'="00","2401","2403"', b'="00","2401"'))
    assert said(path) == "Dimensionen ”region” har 3 värden men 2 koder. Hämta filen igen."
    path.write_bytes(data.replace(b'"1","2","1+2"', b'"1","1","1+2"'))
    assert said(path).startswith("Könet ”kvinnor”")
    path.write_bytes(data.replace(b'HEADING="m\xe5nad"', b"HEADING=;;"))
    assert "PX-filen går inte att tolka vid rad" in said(path)


def test_a_px_file_with_a_word_among_its_figures(path: Path) -> None:
    data = write_px(TABLE, path).read_bytes()
    path.write_bytes(data.replace(b"DATA=\r\n", b'DATA=\r\n"fel" '))
    assert "Filen har 325 värden" in said(path)
    for word in ("fel", "1_000", "1e3", "1E3", "+5", "NaN", "inf", "null", "true", "0x1", "１"):
        path.write_bytes(re.sub(rb"DATA=\s*\S+", b"DATA=\r\n" + word.encode(), data))
        assert said(path) == f"Bland siffrorna står ”{word}”, som inte är ett tal. Hämta filen igen."
    path.write_bytes(write_px(TABLE.with_cell("00", "1", "20-64", "Sjukpenning", "2014M01", "fel"), path).read_bytes())
    assert said(path) == "Sjukpenning för 00 Riket, män, 20–64 år, januari 2014: värdet är inget tal."


def test_a_dimension_too_many_and_one_too_few(path: Path) -> None:
    def extra(document: dict[str, dict[str, object]]) -> None:
        text = json.dumps(document).replace('"Kon"', '"Inkomst"').replace('"k\\u00f6n"', '"inkomst"')
        document.clear()
        document.update(json.loads(text))

    assert (
        said(changed(write_scb(TABLE, path, Form.JSON_STAT), extra)) == "Dimensionen ”inkomst” hör inte till tabellen."
    )
    assert said(changed(write_scb(TABLE, path, Form.PXWEB), extra)) == "Dimensionen ”inkomst” hör inte till tabellen."
    text = write_scb(TABLE, path, Form.CSV).read_text("iso-8859-15")
    path.write_text(text.replace('"kön"', '"inkomst"', 1), "utf-8")
    assert said(path).startswith("Kolumnen ”inkomst” känns inte igen.")


def test_workbooks_that_cannot_be_opened(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 inte en arbetsbok")
    assert said(path) == "Arbetsboken är skadad eller inte hel. Hämta den igen."
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert said(path).startswith("Filen är sparad av ett äldre Office-program. Spara den i Excel som xlsx")
    data = bytearray(write_excel(TABLE, path).read_bytes())
    data[2000:5000] = bytes(3000)
    path.write_bytes(data)
    assert said(path) == "Arbetsboken är skadad eller inte hel. Hämta den igen."
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("läsmig.txt", "en samling filer")
    assert said(path) == "Filen är ett arkiv (zip) med ”läsmig.txt”. Packa upp det och läs in filerna var för sig."


def test_a_workbook_with_a_password(path: Path) -> None:
    names = "Root Entry".encode("utf-16-le").ljust(128, b"\0") + "EncryptedPackage".encode("utf-16-le").ljust(
        128, b"\0"
    )
    path.write_bytes((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + names).ljust(4096, b"\0"))
    assert said(path) == "Arbetsboken är skyddad med lösenord. Spara den utan lösenord och läs in den igen."


def test_a_workbook_of_something_else(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Närvaro"
    with path.open("wb") as file:
        book.save(file)
    assert said(path).startswith("Arbetsboken har ingen tabell från SCB")


def test_a_web_page_saved_as_a_workbook(path: Path) -> None:
    for page in ("<!DOCTYPE html><html><body>Logga in</body></html>", "\n <HTML><table></table></HTML>"):
        path.write_text(page, "utf-8")
        assert said(path) == "Filen är en webbsida, inte en tabell. Hämta tabellen igen från källan."


@pytest.mark.parametrize("place", ["010", "+1", " 2", "1_0", "٣", "-0", "1.0", "99999999999999999999"])
@pytest.mark.parametrize("member", ["value", "status"])
def test_two_ways_of_writing_one_place_are_never_two_values_for_it(path: Path, place: str, member: str) -> None:
    def twice(document: dict[str, object]) -> None:
        values = document["value"]
        assert isinstance(values, list)
        document["value"] = {str(at): value for at, value in enumerate(values)}
        document[member] = {**document["value"], place: 7} if member == "value" else {place: ".."}  # type: ignore[dict-item]

    assert f"platsen ”{place}”, som inte är ett tal" in said(changed(write_scb(TABLE, path, Form.JSON_STAT), twice))
