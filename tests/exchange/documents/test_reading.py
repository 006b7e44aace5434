"""What is read of a document, what is said of what is not, and how a file that is none is refused."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from domain.ground.problem import UserProblem
from domain.recounting.document import Document
from exchange.documents.gathered import MOST_ROWS
from exchange.documents.reading import MAX_BYTES, read_document, read_pasted
from support.finished_documents import as_csv, as_pdf, as_word, as_workbook

ROWS = [["Part", "Antal"], ["FK", "12"], ["AF", "9"], ["Totalt", "21"]]
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(path: Path) -> str:
    with pytest.raises(UserProblem) as told:
        read_document(path)
    assert path.name in told.value.text
    return told.value.text


def packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return path


def open_document(path: Path, sheets: str, manifest: str = "<m/>") -> Path:
    content = (
        f'<office:document-content {NAMESPACES} office:version="1.2"><office:automatic-styles>'
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
        f"</office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def ods_row(*cells: str | float, repeated: int = 1) -> str:
    written = "".join(
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if not isinstance(cell, str)
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{written}</table:table-row>'


def texts(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [table.rows for table in document.tables]


def test_a_workbook_is_read_sheet_by_sheet_and_hidden_ones_are_named(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Tabell 1"
    for row in (["Part", "Antal", "Andel"], ["FK", 12, 0.1 + 0.2], ["AF", 9.5, "..."]):
        first.append(row)
    first["B5"] = "=B2/0"
    book.create_sheet("Tomt")
    book.create_sheet("Utkast")["A1"] = 3
    book["Utkast"].sheet_state = "hidden"
    book.save(tmp_path / "bok.xlsx")

    document = read_document(tmp_path / "bok.xlsx")

    (table,) = document.tables
    assert table.place(1, 1) == "Blad Tabell 1, B2"
    assert table.rows[1] == ("FK", "12", "0,3")
    assert "Dolda blad läses inte: ”Utkast”." in document.notes
    assert any("1 celler som visar fel eller saknar uträknat värde" in note for note in document.notes)


def test_an_open_document_is_read(tmp_path: Path) -> None:
    seen = f'<table:table table:name="Blad A">{ods_row("Part", "Antal")}{ods_row("FK", 12.5)}</table:table>'
    hidden = f'<table:table table:name="Gömt" table:style-name="h">{ods_row("x", 1.0)}</table:table>'

    document = read_document(open_document(tmp_path / "bok.ods", seen + hidden))

    assert texts(document) == [(("Part", "Antal"), ("FK", "12,5"))]
    assert document.tables[0].place(1, 1) == "Blad Blad A, B2"
    assert document.notes == ("Dolda blad läses inte: ”Gömt”.",)


def test_an_open_document_that_would_take_too_much_room_is_refused(tmp_path: Path) -> None:
    far = ods_row("", repeated=1_000_000) + ods_row(*["x"] * 10)
    path = open_document(tmp_path / "bok.ods", f'<table:table table:name="A">{far}</table:table>')
    assert "för stor" in refusal(path)
    sealed = open_document(tmp_path / "låst.ods", "", '<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>')
    assert "lösenord" in refusal(sealed)
    evil = tmp_path / "ond.ods"
    evil.write_bytes((tmp_path / "bok.ods").read_bytes()[:-30])
    assert "skadad" in refusal(evil)


def test_a_word_document_is_read_with_its_tables_within_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Före tabellen.")
    table = document.add_table(3, 3)
    for cells, row in zip(table.rows, (["Part", "", "Andel"], ["FK", "12", "x"], ["", "9", ""]), strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    inner = table.cell(1, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Inne", "4"
    changed = parse_xml(
        f"<w:p {W}><w:r><w:t>Det är </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>13</w:t></w:r></w:ins><w:r><w:tab/><w:t>ärenden</w:t><w:noBreakHyphen/></w:r></w:p>"
    )
    document.element.body.insert(0, changed)
    document.save(str(tmp_path / "text.docx"))

    read = read_document(tmp_path / "text.docx")

    assert [(each.place, each.text) for each in read.passages] == [
        ("stycke 1", "Det är 13 ärenden-"),
        ("stycke 2", "Före tabellen."),
    ]
    assert texts(read) == [(("Part", "", "Andel"), ("FK", "12", "x"), ("", "9", "")), (("Inne", "4"),)]
    assert read.tables[1].place(0, 1) == "Tabell 2 (inne i tabell 1), rad 1, kolumn 2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_with_columns_is_read_however_it_was_saved(encoding: str, tmp_path: Path) -> None:
    rows = [["Område", "Antal"], ["Åsele", "12"], ["Umeå", "9"]]
    document = read_document(as_csv(tmp_path / "t.csv", rows, encoding=encoding))
    assert texts(document) == [(("Område", "Antal"), ("Åsele", "12"), ("Umeå", "9"))]


def test_what_is_pasted_keeps_its_lines_and_its_sentences() -> None:
    long = "Det här är en mening som är så lång att den inte kan vara en rubrik över någon tabell alls."
    document = read_pasted(f"Part\tAntal\r\nFK\t12\r\n{long}\r\nOrt\tAntal\r\nA\t3\r\n")
    assert texts(document) == [(("Part", "Antal"), ("FK", "12")), (("Ort", "Antal"), ("A", "3"))]
    assert document.tables[1].place(0, 0) == "Tabell 2, rad 4, kolumn 1"
    assert [each.text for each in document.passages] == [long]
    assert read_pasted('a,b,"1,5"\nc,d,"2,5"\ne,f,"3"\ng,h,"4"').tables[0].rows[0] == ("a", "b", "1,5")
    text = read_pasted("Först en rad,\nsom går vidare.\n\nSedan ett stycke, med 3 tal, och fler.")
    assert [each.text for each in text.passages] == [
        "Först en rad, som går vidare.",
        "Sedan ett stycke, med 3 tal, och fler.",
    ]
    for nothing in ("", "\t\r\n\t"):
        with pytest.raises(UserProblem, match="ingen text att klistra in"):
            read_pasted(nothing)
    with pytest.raises(UserProblem, match="för stort"):
        read_pasted("x" * 2_000_001)


def test_what_there_is_no_room_for_is_said(tmp_path: Path) -> None:
    rows = "\n".join(f"Ort {at}\t{at}" for at in range(MOST_ROWS + 5))
    document = read_pasted(rows)
    assert len(document.tables[0].rows) == MOST_ROWS
    assert "bara de första" in document.notes[0]
    many = "\n".join(f"A\t{at}\n{'en lång rad text ' * 6}" for at in range(210))
    assert any("10 tabeller till ryms inte" in note for note in read_pasted(many).notes)
    texts = "\n\n".join(f"stycke {at}" for at in range(5_003))
    assert any("3 stycken text till" in note for note in read_pasted(texts).notes)


def test_a_page_of_a_pdf_is_text_and_tables(tmp_path: Path) -> None:
    document = read_document(as_pdf(tmp_path / "sida.pdf", ROWS, before="Det kom 12 kvinnor."))
    assert texts(document) == [tuple(map(tuple, ROWS))]
    assert document.tables[0].title == "Sida 1"
    assert [each.text for each in document.passages] == ["Det kom 12 kvinnor."]


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    scanned = Canvas(str(tmp_path / "skannad.pdf"))
    scanned.rect(10, 10, 200, 200, fill=1)
    scanned.save()
    assert "bara bilder av sidor" in refusal(tmp_path / "skannad.pdf")
    half = Canvas(str(tmp_path / "halv.pdf"))
    half.drawString(50, 700, "En sida med text.")
    half.showPage()
    half.rect(10, 10, 200, 200, fill=1)
    half.save()
    assert read_document(tmp_path / "halv.pdf").notes == ("Sidor utan text (bilder eller tomma): 2.",)
    sealed = Canvas(str(tmp_path / "låst.pdf"), encrypt=StandardEncryption("hemligt"))
    sealed.drawString(50, 700, "Text")
    sealed.save()
    assert "skyddad med lösenord" in refusal(tmp_path / "låst.pdf")
    (tmp_path / "sönder.pdf").write_bytes(b"%PDF-1.7\nnej")
    assert "skadad eller inte hel" in refusal(tmp_path / "sönder.pdf")


def test_a_file_that_is_no_document_is_refused_by_what_it_is(tmp_path: Path) -> None:
    def file(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    assert "är tom" in refusal(file("tom.txt", b" \n"))
    assert "statistik i JSON eller PX" in refusal(file("a.json", b'{"a": 1}'))
    assert "statistik i JSON eller PX" in refusal(file("a.px", b'CHARSET="ANSI";'))
    assert "en bild (PNG). Räknas om kan" in refusal(file("a.png", b"\x89PNG\r\n\x1a\n123"))
    assert "xlsb" in refusal(packed(tmp_path / "a.xlsb", **{"xl__workbook.bin": "x"}))
    assert "presentation" in refusal(packed(tmp_path / "a.pptx", **{"ppt__presentation_xml": "x"}))
    older = b"\xd0\xcf\x11\xe0" + b"\0" * 600
    assert "Excel-arbetsbok (.xlsx), och öppna den nya filen här." in refusal(file("a.xls", older))
    assert "Word-dokument (.docx)" in refusal(file("a.doc", older + "WordDocument".encode("utf-16-le")))
    sealed = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "lösenord" in refusal(file("a.docx", sealed))
    assert "skadat eller inte helt" in refusal(packed(tmp_path / "b.docx", **{"word__document_xml": "<x/>"}))
    assert "varken text" in refusal(file("a.bin", b"abc\0\0def"))
    assert "varken tabeller eller text" in refusal(as_word(tmp_path / "tom.docx", [[""]], before=" "))
    assert "finns inte" in refusal(tmp_path / "saknas.xlsx")
    assert "inte en fil" in refusal(tmp_path)
    with (tmp_path / "stor.csv").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    assert "större än 50 MB" in refusal(tmp_path / "stor.csv")
    with pytest.raises(UserProblem, match="personnummer"):
        read_document(as_workbook(tmp_path / "850709-9805.xlsx", ROWS))


def test_reading_stops_when_it_is_told_to(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_document(as_workbook(tmp_path / "bok.xlsx", ROWS), stop, (Stopped,))


def test_a_torn_quotation_mark_is_said(tmp_path: Path) -> None:
    path = tmp_path / "citat.csv"
    path.write_bytes(b'a;b;"c\n' + b"x" * 140_000 + b'"\n')
    assert "Citattecken" in refusal(path)
