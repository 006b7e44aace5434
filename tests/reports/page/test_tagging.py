from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from drawing.chart import BarChart, BarSeries, ChartText
from drawing.palette import Tone
from reports.page.document import Printed
from reports.page.story import Story, table_of_chart
from reports.page.styles import PAGE_HEIGHT, PAGE_WIDTH
from reports.page.table_layout import Column, Row, Table
from reports.page.tagging.canvas import Artifact, TaggedCanvas
from reports.page.tagging.metadata import DocumentInfo
from reports.page.tagging.structure import Element, Role
from support.pdf_checks import assert_pdf_ua, assert_verapdf, found_text, page_texts, tagged_text
from support.pdf_tree import read_tree
from support.sample_report import PRINTED

Print = Callable[[Callable[[Story], None]], Printed]
OnDisk = Callable[[Printed | bytes], Path]

CHART = BarChart(
    ChartText("Ärenden", "Flest från kommunen.", "Stapeldiagram: FK 14, kommunen 26.", "ärenden", "Källa: egen"),
    ("FK", "Kommunen"),
    (BarSeries("2016", (14, 26)),),
    (Tone.OTHER, Tone.ACCENT),
)


def tell_everything(story: Story) -> None:
    """A small report with one of each thing a report can hold."""
    with story.section():
        story.contents("Innehåll")
    with story.section():
        story.heading(1, "Nuläge")
        story.paragraph("Första stycket. " * 300)
        story.heading(2, "Ärenden")
        story.chart(CHART, table_of_chart(CHART, "Ärenden", "Part"))
        story.heading(3, "Förslag")
        story.text("Gruppen föreslår:\n- en väg in\n  - tid avsatt\n- utbildning 😀")
        story.facts([("Ansvar", "Regionen"), ("Startdatum", "2022-05-01")])
        story.table(Table("Antal", (Column("Part"), Column("Antal", True)), (Row(("FK", "14")),), ("Avrundat.",)))


def test_a_report_with_everything_is_accessible_and_archivable(printed: Print, on_disk: OnDisk) -> None:
    assert_pdf_ua(on_disk(printed(tell_everything)))


@pytest.mark.slow
def test_verapdf_accepts_a_report_with_everything(printed: Print, on_disk: OnDisk) -> None:
    assert_verapdf([on_disk(printed(tell_everything))])


def test_every_role_is_there_and_headings_come_in_order(printed: Print) -> None:
    tree = read_tree(printed(tell_everything).content)
    roles = [node.role for node in tree.walk()]
    wanted = "Document Sect H1 H2 H3 P L LI Lbl LBody Table TR TH TD Caption Figure TOC TOCI Reference Link Note"
    assert set(wanted.split()) <= set(roles)
    assert [role for role in roles if role in ("H1", "H2", "H3")] == ["H1", "H1", "H2", "H3"]


def test_a_paragraph_over_two_pages_is_one_element(printed: Print) -> None:
    tree = read_tree(printed(tell_everything).content)
    long = next(node for node in tree.find("P") if len(node.pages) > 1)
    assert len(set(long.pages)) == len(long.pages) == 2


def test_it_is_read_aloud_in_order_with_spaces_between_lines(printed: Print, on_disk: OnDisk) -> None:
    said = tagged_text(on_disk(printed(tell_everything)))
    assert "stycket. Första stycket." in said
    assert "stycket.Första" not in said
    order = ["Innehåll", "Nuläge", "Första stycket", "Flest från kommunen", "Tabell 1", "Gruppen föreslår", "Ansvar"]
    places = [said.index(f'"{words}') for words in order]
    assert places == sorted(places)


def test_the_hyphen_of_a_broken_word_is_seen_and_belongs_to_no_text(printed: Print, on_disk: OnDisk) -> None:
    def tell(story: Story) -> None:
        with story.section():
            story.heading(1, "Ord")
            columns = tuple(Column(f"Sysselsättningsgrad {number}") for number in range(8))
            story.table(Table("Ord", columns, (Row(("Försäkringskassan",) * 8),)))

    path = on_disk(printed(tell))
    assert_pdf_ua(path)
    assert "Sysselsätt-ningsgrad 7" in page_texts(path)[0].replace("\n", ""), "the hyphen is seen"
    read = tagged_text(path).replace('"', "").replace("\n", "").replace(" ", "")
    assert "Sysselsättningsgrad7" in read, "read aloud and copied, the word is whole"
    assert "FörsäkringskassanTD" in read.replace("(table)", "")


def test_the_contents_leads_to_the_pages_it_names(printed: Print) -> None:
    content = printed(tell_everything).content
    tree = read_tree(content)
    entries = tree.find("TOCI")
    assert len(entries) == 2
    reader = PdfReader(BytesIO(content))
    named = [reader.get_destination_page_number(each) for each in reader.outline if not isinstance(each, list)]
    assert named[0] == 0
    for entry in entries:
        (link,) = entry.find("Link")
        page = link.annotations[0]["/Dest"][0]
        told = int(link.annotations[0]["/Contents"].rsplit(", ", 1)[1])
        assert reader.get_page_number(page.get_object()) + 1 == told


def test_points_under_points_are_a_list_within_the_point(printed: Print) -> None:
    tree = read_tree(printed(tell_everything).content)
    outer = next(node for node in tree.find("L") if node.find("L")[1:])
    (inner,) = outer.find("L")[1:]
    body = outer.kids[0].kids[1]
    assert body.role == "LBody"
    assert [kid.role for kid in body.kids] == ["P", "L"]
    assert body.kids[1] is inner
    assert outer.attribute("/ListNumbering") == "/Disc"


def test_a_figure_has_its_text_and_its_place(printed: Print) -> None:
    (figure,) = read_tree(printed(tell_everything).content).find("Figure")
    assert figure.entries["/Alt"] == CHART.text.alternative
    left, low, right, high = (float(value) for value in figure.attribute("/BBox"))
    assert 0 < left < right < PAGE_WIDTH
    assert 0 < low < high < PAGE_HEIGHT


def test_a_letter_without_a_shape_is_found_as_itself(printed: Print, on_disk: OnDisk) -> None:
    made = printed(tell_everything)
    assert made.undrawable == ("😀",)
    (span,) = read_tree(made.content).find("Span")
    assert span.entries["/ActualText"] == "😀"
    assert "utbildning 😀" in found_text(on_disk(made))


def test_the_file_says_what_it_is(printed: Print) -> None:
    reader = PdfReader(BytesIO(printed(tell_everything).content))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "sv-SE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Rekommendationer 2022"
    assert [each.title for each in reader.outline if not isinstance(each, list)] == ["Innehåll", "Nuläge"]


def _break_alternative(writer: PdfWriter) -> None:
    del _first(writer, "/Figure")["/Alt"]


def _break_scope(writer: PdfWriter) -> None:
    for cell in _all(writer, "/TH"):
        del cell["/A"]


def _break_heading(writer: PdfWriter) -> None:
    _first(writer, "/H2")[NameObject("/S")] = NameObject("/H3")


def _break_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def _break_title(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def _break_tree(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


def _break_mark(writer: PdfWriter) -> None:
    del writer.root_object["/MarkInfo"]


def _break_note(writer: PdfWriter) -> None:
    del _first(writer, "/Note")["/ID"]


def _break_link(writer: PdfWriter) -> None:
    for page in writer.pages:
        for annotation in page.get("/Annots", ()):
            del annotation.get_object()["/Contents"]


def _break_colours(writer: PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def _break_letters(writer: PdfWriter) -> None:
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():
            font.get_object().pop("/ToUnicode", None)


def _all(writer: PdfWriter, role: str) -> list[DictionaryObject]:
    return [each for each in writer._objects if isinstance(each, DictionaryObject) and each.get("/S") == role]


def _first(writer: PdfWriter, role: str) -> DictionaryObject:
    return _all(writer, role)[0]


BREAKS = [
    _break_alternative,
    _break_scope,
    _break_heading,
    _break_language,
    _break_title,
    _break_tree,
    _break_mark,
    _break_note,
    _break_link,
    _break_letters,
]


def _copy(content: bytes, damage: Callable[[PdfWriter], None] | None) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    if damage is not None:
        damage(writer)
    copy = BytesIO()
    writer.write(copy)
    return copy.getvalue()


def test_a_copy_that_nobody_broke_is_still_accessible(printed: Print, on_disk: OnDisk) -> None:
    assert_pdf_ua(on_disk(_copy(printed(tell_everything).content, None)))


@pytest.mark.parametrize("damage", BREAKS, ids=lambda damage: damage.__name__.removeprefix("_break_"))
def test_a_broken_copy_is_caught(damage: Callable[[PdfWriter], None], printed: Print, on_disk: OnDisk) -> None:
    with pytest.raises(AssertionError, match="is no PDF"):
        assert_pdf_ua(on_disk(_copy(printed(tell_everything).content, damage)))


@pytest.mark.slow
def test_verapdf_catches_colours_without_a_meaning(printed: Print, on_disk: OnDisk) -> None:
    with pytest.raises(AssertionError, match="is no PDFA-2A"):
        assert_verapdf([on_disk(_copy(printed(tell_everything).content, _break_colours))])


def _canvas() -> TaggedCanvas:
    info = DocumentInfo("Titel", "Grupp", "Prov", PRINTED)
    return TaggedCanvas(info, Element(Role.DOCUMENT), (PAGE_WIDTH, PAGE_HEIGHT))


def test_text_that_is_neither_tagged_nor_an_artifact_is_refused() -> None:
    with pytest.raises(ValueError, match="neither tagged"):
        _canvas().drawString(10, 10, "lös text")


def test_marks_do_not_nest() -> None:
    canvas = _canvas()
    with pytest.raises(ValueError, match="within"), canvas.artifact(Artifact.FOOTER), canvas.artifact():
        pass


def test_pages_are_called_by_their_numbers_and_the_contents_stand_as_the_headings_do(printed: Print) -> None:
    def tell(story: Story) -> None:
        story.contents("Innehåll")
        for level, words in ((1, "Ett"), (2, "Ett ett"), (2, "Ett två"), (1, "Två"), (2, "Två ett")):
            story.heading(level, words)
            story.paragraph("Text.")

    content = printed(tell).content
    document = pdfium.PdfDocument(content)
    assert [document.get_page_label(at) for at in range(len(document))] == ["1"]
    outline = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert outline[1:] == [(0, "Ett", 0), (1, "Ett ett", 0), (1, "Ett två", 0), (0, "Två", 0), (1, "Två ett", 0)]
    (contents,) = [node for node in read_tree(content).kids if node.role == "TOC"]
    assert [kid.role for kid in contents.kids] == ["TOCI", "TOC", "TOCI", "TOC"]
    assert [len(kid.find("TOCI")) for kid in contents.kids if kid.role == "TOC"] == [2, 1]
    for item in contents.find("TOCI"):
        (link,) = item.find("Link")
        assert link.pages
        assert len(link.annotations) == 1
