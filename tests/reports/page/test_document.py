import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import PDFDocument

from domain.ground.problem import UserProblem
from reports.page.document import Printed
from reports.page.even_stream import EvenStream
from reports.page.story import Story
from reports.page.table_layout import Column, Row, Table
from support.pdf_checks import assert_pdf_ua, found_text, page_texts
from support.pdf_tree import read_tree

Print = Callable[[Callable[[Story], None]], Printed]
OnDisk = Callable[[Printed], Path]


def _tell(story: Story) -> None:
    story.heading(1, "Nuläge")
    story.paragraph("Sjuk- och aktivitetsersättning ökade. " * 200)
    story.table(Table("Antal", (Column("Part"), Column("Antal", True)), (Row(("Försäkringskassan", "14")),)))


def test_a_report_is_told_once_and_drawn_once(printed: Print) -> None:
    told = []

    def tell(story: Story) -> None:
        told.append(story)
        story.contents("Innehåll")
        _tell(story)

    made = printed(tell)
    assert made.pages > 1
    assert len(told) == 1
    printed(lambda story: (tell(story), story.paragraph("\U0001f600")))
    assert len(told) == 3, "a letter that the fonts lack is listed, and is known when the report is drawn"


def test_the_same_report_is_the_same_bytes(printed: Print) -> None:
    assert printed(_tell).content == printed(_tell).content


def test_another_word_gives_other_bytes_and_another_identity(printed: Print) -> None:
    one, other = (printed(lambda story, word=word: story.paragraph(word)).content for word in ("ett", "två"))
    identities = [PdfReader(BytesIO(content)).trailer["/ID"] for content in (one, other)]
    assert identities[0] != identities[1]


_IN_ANOTHER_PROCESS = """
import sys
sys.path[:0] = {path!r}
from support.sample_report import sample_report
from support.reports import print_whole
sys.stdout.buffer.write(print_whole(sample_report()).content)
"""


def test_another_start_of_the_program_gives_the_same_bytes() -> None:
    source = _IN_ANOTHER_PROCESS.format(path=[str(Path(__file__).parents[2])])
    made = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", source],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
        ).stdout
        for seed, zone in (("1", "Europe/Stockholm"), ("2", "Pacific/Apia"))
    }
    assert len(made) == 1
    assert made.pop().startswith(b"%PDF-1.7")


def test_every_stream_ends_on_a_line_of_its_own(printed: Print) -> None:
    content = printed(_tell).content
    assert len(re.findall(rb"endstream", content)) == len(re.findall(rb"\nendstream", content)) > 3


@pytest.mark.parametrize("last", [b"\r", b"\n", b"a"])
def test_the_last_byte_of_a_stream_is_never_taken_for_an_end_of_line(last: bytes) -> None:
    content = b"q Q" + last
    document = PDFDocument()
    written = EvenStream(content=content).format(document)
    stream = written.partition(b"stream\n")[2].partition(b"endstream")[0]
    for end in (b"\r\n", b"\n"):
        if stream.endswith(end):
            assert stream.removesuffix(end) == content
            break
    assert b"/Length %d" % len(content) in written


def test_each_page_says_title_page_and_state(printed: Print, on_disk: OnDisk) -> None:
    made = printed(_tell)
    pages = page_texts(on_disk(made))
    assert len(pages) == made.pages > 1
    for number, page in enumerate(pages, start=1):
        assert f"sida {number} ({len(pages)})" in page
        assert "Rekommendationer 2022" in page
        assert "Utkast, utskrivet 2022-03-31" in page


def test_swedish_words_are_found_by_a_search(printed: Print, on_disk: OnDisk) -> None:
    found = found_text(on_disk(printed(lambda story: story.paragraph("Åtgärder för långtidsarbetslösa, −46 och ½ §"))))
    assert "Åtgärder för långtidsarbetslösa, −46 och ½ §" in found


@pytest.mark.parametrize("lines", range(30, 46))
def test_a_heading_never_stands_last_on_a_page(lines: int, printed: Print) -> None:
    def tell(story: Story) -> None:
        for _ in range(lines):
            story.paragraph("En rad.")
        story.heading(1, "Rubrik ett")
        story.heading(2, "Rubrik två")
        story.paragraph("Text under rubriken. " * 40)

    tree = read_tree(printed(tell).content)
    following = tree.find("P")[-1]
    assert tree.find("H1")[0].pages == tree.find("H2")[0].pages == [following.pages[0]]


def test_what_is_kept_whole_begins_on_a_new_page_only_if_it_does_not_fit(printed: Print) -> None:
    def tell(story: Story) -> None:
        story.heading(1, "Rekommendationer")
        for number in range(6):
            with story.whole(), story.section():
                story.heading(2, f"Rekommendation {number}")
                story.paragraph("Motivering. " * 80)

    sections = read_tree(printed(tell).content).find("Sect")
    pages = [{page for node in section.walk() for page in node.pages} for section in sections]
    assert all(len(each) == 1 for each in pages)
    assert len(set.union(*pages)) == 3


def test_a_heading_longer_than_a_page_does_not_stop_the_report(printed: Print, on_disk: OnDisk) -> None:
    path = on_disk(printed(lambda story: (story.heading(1, "Mycket lång rubrik " * 300), story.paragraph("Text."))))
    assert_pdf_ua(path)


def test_a_heading_under_a_missing_one_is_a_defect(printed: Print) -> None:
    with pytest.raises(ValueError, match="heading 3 under heading 1"):
        printed(lambda story: (story.heading(1, "Ett"), story.heading(3, "Tre")))


def test_an_empty_report_is_one_valid_page(printed: Print, on_disk: OnDisk) -> None:
    made = printed(lambda story: story.heading(1, "\u200b"))
    assert made.pages == 1
    assert_pdf_ua(on_disk(made))


def test_a_file_is_saved_whole_or_not_at_all(printed: Print, tmp_path: Path) -> None:
    made = printed(_tell)
    made.save(tmp_path / "rapport.pdf")
    assert (tmp_path / "rapport.pdf").read_bytes() == made.content
    with pytest.raises(UserProblem):
        made.save(tmp_path / "finns inte" / "rapport.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.pdf"]
