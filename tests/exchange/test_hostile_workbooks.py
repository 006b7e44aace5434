"""Workbooks made to end the program: a few bytes that would be laid out as billions of cells, or unpacked to more than
a computer holds. All of them are told as faults of the file, within the room a table of the country takes."""

import re
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from exchange.ground import sheet_cells, spreadsheet
from exchange.ground.sheet_cells import MOST_CELLS, judge
from support.house import read_file
from support.scb_table import ScbTable, scb_table, write_excel

TABLE: ScbTable = scb_table(areas=("2401",), months=2)
SHEET = "xl/worksheets/sheet1.xml"
FAR = (b"XFD", b"1048576")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_excel(TABLE, tmp_path / "tabell.xlsx")


def change(path: Path, name: str, edit: Callable[[bytes], bytes]) -> Path:
    """One part of the workbook changed, or made."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = edit(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    return path


def with_row(row: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>")


def said(path: Path) -> str:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UserProblem) as problem:
        read_file(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500 * 1024
    return problem.value.text


FIRST = b"<row r='1'><c r='A1'><v>1</v></c></row>"
WAYS = {
    "usual": b'<row r="%s"><c r="%s%s"><v>7</v></c></row>' % (FAR[1], *FAR),
    "other quotation marks": b"<row r='%s'><c r='%s%s'><v>7</v></c></row>" % (FAR[1], *FAR),
    "in another row": b'<row r="2"><c r="%s%s"><v>7</v></c></row>' % FAR,
    "small letters": b'<row r="2"><c r="xfd1048576"><v>7</v></c></row>',
    "address last": b'<row r="2"><c s="1" r="XFD1048576"><v>7</v></c></row>',
    "a sign by its number": b'<row r="2"><c r="&#88;FD1048576"><v>7</v></c></row>',
    "an error": b'<row r="2"><c r="XFD1048576" t="e"><v>#REF!</v></c></row>',
    "a formula": b'<row r="2"><c r="XFD1048576"><f>1+1</f><v>2</v></c></row>',
    "a prefix": b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="2">'
    b'<x:c r="XFD1048576"><x:v>7</x:v></x:c></x:row>',
    "as far as the row": b'<row r="1048576">' + b"<c/>" * 16383 + b"<c><v>7</v></c></row>",
    "rows without number": b"<row/>" * 5_000 + b"<row>" + b"<c/>" * 16_000 + b"<c><v>7</v></c></row>",
    "far down": b'<row r="2"><c r="ZZ100000"><v>7</v></c></row>',
}


@pytest.mark.parametrize("way", WAYS)
def test_a_value_far_from_the_table_is_told_with_its_cell(path: Path, way: str) -> None:
    text = said(change(path, SHEET, with_row(WAYS[way])))
    assert "Cell " in text
    assert "ligger långt utanför tabellen. Ta bort det som står där" in text


@pytest.mark.parametrize(
    "blank", [b'<c r="%s%s" t="inlineStr"><is><t> </t></is></c>' % FAR, b'<c r="%s%s" s="1"/>' % FAR]
)
def test_a_blank_cell_far_away_is_nothing(path: Path, blank: bytes) -> None:
    whole = [list(block.rows) for block in read_file(path).content.blocks()]  # type: ignore[union-attr]
    change(path, SHEET, with_row(b'<row r="1048576">' + blank + b"</row>"))
    assert [list(block.rows) for block in read_file(path).content.blocks()] == whole  # type: ignore[union-attr]


def test_a_blank_text_that_cells_share_is_nothing_either(path: Path) -> None:
    whole = [list(block.rows) for block in read_file(path).content.blocks()]  # type: ignore[union-attr]
    change(path, SHEET, with_row(b'<row r="1048576"><c r="XFD1048576" t="s"><v>0</v></c></row>'))
    main = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t xml:space="preserve"> </t></si></sst>'
    change(path, "xl/sharedStrings.xml", lambda _xml: main)
    assert [list(block.rows) for block in read_file(path).content.blocks()] == whole  # type: ignore[union-attr]


def test_what_unpacks_to_more_than_a_table_is_not_unpacked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_UNPACKED", 1 << 20)
    assert "för stor" in said(change(path, "xl/media/image1.png", lambda _data: bytes(1 << 20)))


def test_many_tags_and_long_texts_in_many_cells_are_too_much(path: Path) -> None:
    tags = b"<a/>" * 4_100_000
    assert "för stor" in said(change(path, "xl/styles.xml", lambda _xml: tags))
    write_excel(TABLE, path)
    text = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    main = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    change(path, "xl/sharedStrings.xml", lambda _xml: main + text + b"</sst>")
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(500, 9000))
    assert "för stor" in said(change(path, SHEET, with_row(cells)))


@pytest.mark.parametrize(
    "part",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
        "<?xml version='1.0' encoding='UTF-16'?><worksheet/>".encode("utf-16"),
        b"<worksheet><sheetData><row><c r='A1'>",
        b'<a:worksheet xmlns:a="x"><row><a:c r="XFD1048576"><a:c r="A2"><v>1</v></a:c><v>7</v></a:c></row></a:worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"r="XFD1048576"><v>2</v></c></row></sheetData>'
        b"</worksheet>",
    ],
)
def test_xml_that_is_no_sheet_of_a_workbook_is_damage(path: Path, part: bytes) -> None:
    assert "skadad" in said(change(path, SHEET, lambda _xml: part))


@pytest.mark.parametrize("mark", ['"r="', '" r ="', '" r= "', '"\nr="', '" <row r="', '" s="1" r="'])
def test_two_addresses_of_one_cell_are_damage(path: Path, mark: str) -> None:
    row = f'<row r="9"><c r="A9{mark}XFD1048576"><v>7</v></c></row>'.encode()
    assert "skadad" in said(change(path, SHEET, with_row(row)))


def test_two_parts_of_one_name_are_damage(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert "skadad" in said(path)


def test_other_kinds_of_workbook_are_named(path: Path) -> None:
    for names, word in ((("xl/workbook.bin",), "xlsb"), (("mimetype", "content.xml"), "OpenDocument")):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        assert word in said(path)


def test_the_usual_way_and_the_parser_count_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(path) as archive:
        # openpyxl writes a letter by its number where it finds lxml, which is not the usual way.
        xml = re.sub(rb"&#(\d+);", lambda found: chr(int(found[1])).encode(), archive.read(SHEET))
    assert sheet_cells._regular_box(xml) is not None
    assert judge("b", xml, tuple).xml == xml
    monkeypatch.setattr(sheet_cells, "MOST_CELLS", sheet_cells._regular_box(xml))
    judge("b", xml.replace(b'"A1"', b"'A1'"), tuple)
    cells = {tuple(map(bytes, found)) for found in re.findall(rb'<c r="([A-Z]+)(\d+)"', xml)}
    rows, columns = {int(row) for _column, row in cells}, {column for column, _row in cells}
    assert sheet_cells._regular_box(xml) == len(range(min(rows), max(rows) + 1)) * len(columns) <= MOST_CELLS


def test_cells_in_any_order_are_read_where_they_say(path: Path) -> None:
    def reverse(xml: bytes) -> bytes:
        rows = re.findall(rb"<row .*?</row>", xml, re.DOTALL)
        start, end = xml.index(rows[0]), xml.index(b"</sheetData>")
        return xml[:start] + b"".join(reversed(rows)) + xml[end:]

    whole = [list(block.rows) for block in read_file(path).content.blocks()]  # type: ignore[union-attr]
    change(path, SHEET, reverse)
    assert [list(block.rows) for block in read_file(path).content.blocks()] == whole  # type: ignore[union-attr]
