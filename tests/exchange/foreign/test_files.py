"""A file that is no table of ours is named for what it is, with what to choose instead (ruling 49)."""

import json
import re
import sqlite3
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from domain.ground.problem import UserProblem
from storage.file.creation import create_workspace
from storage.ground.register import read_areas
from support.house import read_file, recognise
from support.scb_table import CONTENTS, Form, scb_table, write_scb
from support.tidy_files import BENEFIT_HEADER, PERSONAL_NUMBER

# Words of the formats that a file may not be mistaken for.
OF_OTHERS = ("skiljas med komma", "Arbetsboken är skadad", "ingen riktig JSON", "saknar region", "ingen månad", "Citat")


def said(path: Path) -> str:
    with pytest.raises(UserProblem) as problem:
        read_file(path)
    text = problem.value.text
    assert text.startswith(f"”{path.name}” kan inte läsas in. ")
    assert text.endswith(" Ingenting har ändrats.")
    for words in OF_OTHERS:
        assert words not in text
    return text


def zipped(**parts: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_csv", ".csv"), text)
    return made.getvalue()


def opendocument(kind: str) -> bytes:
    return zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}", content_xml="<x/>")


def ole(*names: str) -> bytes:
    """A container as Office wrote before 2007: the names of its parts stand in entries of 64 bytes."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names))
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + entries).ljust(4096, b"\0")


def tar() -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("tabell.csv"), BytesIO())
    return made.getvalue()


MAIL = b"Received: from a.example by b.example\r\nFrom: af@example.se\r\nSubject: Siffror, oktober\r\n\r\nHej!\r\n"
PROSE = "Anteckningar från mötet\nVi gick igenom läget.\nNästa gång ses vi i Umeå.\n".encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "ett PDF-dokument"),
        (zipped(word__document_xml="<w/>"), "ett Word-dokument"),
        (zipped(word__document_xml="<w/>")[:90], "ett Word-dokument"),
        (zipped(ppt__presentation_xml="<p/>"), "en presentation från PowerPoint"),
        (opendocument("text"), "ett textdokument (ODT)"),
        (opendocument("presentation"), "en presentation (ODP)"),
        (zipped(januari_csv="a", februari_csv="b", mars_csv="c", april_csv="d"), "”mars.csv” och 1 till. Packa upp"),
        (zipped(Index__Document="x"), "Numbers"),
        (zipped(mimetype="application/epub+zip"), "e-bok"),
        (ole("WordDocument", "Workbook"), "ett Word-dokument (.doc)"),
        (ole("PowerPoint Document"), "PowerPoint (.ppt)"),
        (ole("__properties_version1.0"), "ett e-postmeddelande"),
        (ole("Annat"), "äldre Office-program"),
        (ole("EncryptedPackage"), "skyddad med lösenord"),
        (MAIL, "ett e-postmeddelande"),
        (b"{\\rtf1\\ansi Hej}", "ett textdokument (RTF)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "en bild (PNG)"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "en bild (JPEG)"),
        (b"BM" + bytes(60), "en bild, en film"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "en bild, en film"),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', "en bild (SVG)"),
        (b"\x1f\x8b\x08" + bytes(30), "packad (gzip)"),
        (tar(), "packad (tar)"),
        (b"$FL2@(#) SPSS", "från SPSS"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"MZ\x90\0" + bytes(100), "ett program"),
        (bytes(300), "varken text eller en arbetsbok"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "äldre XML-form"),
        (b'<?xml version="1.0"?><root/>', "Filen är XML"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>', "en webbsida"),
        (b"<table><tr><td>1</td></tr></table>", "en webbsida"),
        (PROSE, "en text utan kolumner"),
        (b"", "Filen är tom."),
    ],
    # Bytes would be told with the minute they were packed.
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_holds_no_table_is_named_by_its_content(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "siffror.csv"
    path.write_bytes(content)
    assert words in said(path)


def test_a_zip_never_repeats_a_personal_number(tmp_path: Path) -> None:
    path = tmp_path / "allt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{PERSONAL_NUMBER}.csv", "a")
    assert PERSONAL_NUMBER not in said(path)


def test_an_archive_with_more_parts_than_a_workbook_has_is_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "stor.zip"
    data = bytearray(zipped(a_csv="1"))
    data[-10:-6] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    assert "fler delar än någon arbetsbok har" in said(path)


def test_a_workspace_is_told_from_another_database(tmp_path: Path) -> None:
    path, other = tmp_path / "a.lagesbild", tmp_path / "b.db"
    create_workspace(path, name="Norr", members=["2401"], who="samordnare", areas=read_areas())
    assert "Filen är en arbetsbok från Lägesbild." in said(path)
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE a (b)")
    assert "en databas (SQLite)" in said(other)


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    with path.open("wb") as file:
        book.save(file)
    return path


AF_ROWS = [
    *([] for _ in range(4)),
    ["PERIOD", "LÄN", "KOMMUN", "ARBETSLÖSA", "Utan arbete mer än 6 månader"],
    ["2024-10", "Provlän", "Provkommun", 214, "<5"],
]
FK_ROWS = [
    ["Sjukpenningtal"], ["Försäkringskassan"], ["År", "Månad", "Kön", "Ålder", "Län", "Kommun", "Sjukpenningtal 1.0"],
    ["2024", "9300", "Kvinnor", "Samtliga", "99 Provlän", "9901 Provkommun", 9.3],
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ({"Info": [["Om statistiken"]], "Total": AF_ROWS}, "en tabell från Arbetsförmedlingen"),
        ({"Antal": [[], *AF_ROWS], "Andel": AF_ROWS}, "en tabell från Arbetsförmedlingen"),
        ({"Sidan": [["Källa: Arbetsförmedlingen"]]}, "en tabell från Arbetsförmedlingen"),
        ({"Blad1": FK_ROWS}, "öppna data från Försäkringskassan"),
        ({"Nyckeltal": [["Nyckeltal", "Kommun", "2024"], ["N99999", "Provkommun", 13]]}, "nyckeltal från Kolada"),
        ({"Blad1": [BENEFIT_HEADER.split(",")]}, "spara bladet som ”CSV UTF-8”"),
        ({"Blad1": [["Folkmängd efter region och år"], [], ["", "2024M01"], ["x", 1]]}, "en annan tabell: ”Folkmängd"),
        ({"Närvaro": [["Anna", 3]]}, "Arbetsboken har ingen tabell från SCB"),
        ({"Parter": [["Arbetsförmedlingen", 3], ["Försäkringskassan", 4]]}, "Arbetsboken har ingen tabell från SCB"),
        ({"Blad1": [["Möte med Arbetsförmedlingen om Kolada"]]}, "Arbetsboken har ingen tabell från SCB"),
        ({"Blad1": [["Statistik från Försäkringskassan, 2024"], ["Tierp", 3]]}, "data från Försäkringskassan"),
    ],
)
def test_a_workbook_from_elsewhere_is_named_by_who_publishes_it(
    tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], words: str
) -> None:
    assert words in said(workbook(tmp_path / "siffror.xlsx", sheets))


KOLADA = {
    "values": [{"kpi": "N99999", "municipality": "9901", "period": 2024, "values": [{"gender": "T", "value": 13.3}]}],
    "count": 1,
}
FK_JSON = [
    {"dimensions": {"ar": "2024", "manad": "12"}, "observations": {"antal": {"rojd": False, "value": 57.0}}},
]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (KOLADA | {"next_url": None}, "nyckeltal från Kolada"),
        (KOLADA | {"next_page": "x"}, "nyckeltal från Kolada"),
        ({"values": [{"id": "N1", "is_divided_by_gender": 1}]}, "nyckeltal från Kolada"),
        (FK_JSON, "öppna data från Försäkringskassan"),
        ({"title": "Tabell", "variables": [{"code": "Region"}]}, "beskrivning av en tabell"),
        ({"query": [{"code": "Region"}], "response": {"format": "json"}}, "en fråga till SCB:s databas"),
        ({"type": "FeatureCollection", "features": []}, "en karta"),
        ({"namn": "Anna"}, "JSON men ingen tabell"),
        ([1, 2], "JSON men ingen tabell"),
    ],
)
def test_json_from_elsewhere_is_named_by_who_publishes_it(tmp_path: Path, document: object, words: str) -> None:
    path = tmp_path / "svar.json"
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8-sig")
    assert words in said(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PERIOD;LÄN;KOMMUN;ARBETSLÖSA\n2024-10;Provlän;Provkommun;214\n", "Arbetsförmedlingen"),
        ("ar,manad,kon_kod,aldersklass_kod,antal\n2024,12,K,ALL,57\n", "Försäkringskassan"),
        ("kpi;municipality;period;value\nN1;9901;2024;13,3\n", "Kolada"),
        ('"Table by place"\n"municipality";"sex";"age";"year"\n"00";"men";"20";1\n', "en tabell på engelska"),
        ("Folkmängd i länet\nkommun;antal;andel\nProvkommun;1;2\n", "en tabell med rubriken ”Folkmängd i länet”"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_text_table_from_elsewhere_is_named(
    tmp_path: Path, text: str, words: str, encoding: str, ending: str
) -> None:
    path = tmp_path / "tabell.csv"
    path.write_bytes(text.replace("\n", ending).encode(encoding))
    assert words in said(path)


@pytest.mark.parametrize("form", [Form.JSON_STAT, Form.PX, Form.CSV])
def test_another_table_of_scbs_is_told_by_its_title(tmp_path: Path, form: Form) -> None:
    """What SCB writes, with every word of the benefits exchanged for another."""
    path = write_scb(scb_table(months=1), tmp_path / "tabell", form)
    encoding = "utf-8" if form is Form.JSON_STAT else "iso-8859-15"
    text = path.read_bytes().decode(encoding)
    for at, word in enumerate((*CONTENTS, "helårsekvivalenter")):
        text = re.sub(re.escape(word), f"bostäder {at}", text, flags=re.IGNORECASE)
    if form is Form.CSV:
        text = '"Antal bostäder efter region och kön"\r\n' + text
    path.write_bytes(text.encode(encoding))
    assert recognise(path) == "benefit_months"
    assert "Filen är en annan tabell: ”Antal bostäder " in said(path)
