"""Appendices of the group's own and its logo on paper: numbered after the program's, tagged, and read aloud."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from domain.reporting.appendix import Appendix, Picture
from domain.reporting.asked import Asked
from domain.reporting.composition import Composition
from domain.reporting.report import Approval, Audience, Step
from domain.reporting.saved_plan import SavedPlan
from reports.page.document import Printed
from storage.file.workspace import open_workspace
from storage.reporting.appendices import change_logo, store_appendix
from support.pdf_checks import assert_pdf_a, assert_pdf_ua, page_texts
from support.pdf_tree import read_tree
from support.reports import plan_of
from support.workspaces import COORDINATOR, make_workspace

OF = {"kind": "recommendations", "period": "2026"}
LEFT_OUT = frozenset({"profiles", "populations", "lots", "members", "wheel"})


def picture(kind: str, size: tuple[int, int]) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (20, 90, 140)).save(written, kind)
    return written.getvalue()


@pytest.fixture
def made(tmp_path: Path) -> Printed:
    """A report with a table, a text with pictures as wide and as tall as they come, one that is broken, and a logo."""
    table = "Fråga\tJa\tAndel\nHar ni mötts?\t1 200\t12,5 %\nSumma\t1 200\t<5"
    pictures = (
        Picture("En bred yta.", picture("PNG", (1600, 400))),
        Picture("En hög yta.", picture("JPEG", (500, 1500))),
        Picture("En trasig bild.", b"\x89PNG\r\n\x1a\n"),
    )
    with open_workspace(make_workspace(tmp_path, "bilagor"), who=COORDINATOR) as ws:
        store_appendix(ws, appendix=Appendix("Enkäten", "Vår enkät 2026", table, is_table=True), **OF)
        store_appendix(ws, appendix=Appendix("Foton", "Egna bilder", "- Först\n- Sist", pictures=pictures), **OF)
        change_logo(ws, picture=Picture("Gruppens logotyp.", picture("PNG", (600, 200))))
        plan = plan_of("recommendations")
        report = plan.gather(ws, Asked(year=2026, left_out=LEFT_OUT), date(2026, 3, 1))
    again = plan.print(replace(report, appendices=tuple(report.appendices)))
    assert again.content == plan.print(report).content
    return again


def test_they_are_numbered_stand_in_the_contents_and_break_no_page(made: Printed) -> None:
    pages = page_texts(io.BytesIO(made.content))
    contents = next(text for text in pages if "Innehåll" in text)
    assert "Bilaga 1. Enkäten" in contents
    assert "Bilaga 2. Foton" in contents
    assert any("Källa: Vår enkät 2026" in text for text in pages)
    assert any("Bilden kan inte läsas: En trasig bild." in text for text in pages)
    assert all(text.strip() for text in pages)


def test_pictures_are_figures_with_their_words_and_tables_have_headings(
    made: Printed, on_disk: Callable[[Printed], Path]
) -> None:
    tree = read_tree(made.content)
    assert [each.entries["/Alt"] for each in tree.find("Figure")] == [
        "Gruppens logotyp.",
        "En bred yta.",
        "En hög yta.",
    ]
    for figure in tree.find("Figure"):
        left, low, right, high = figure.attribute("/BBox")
        assert 0 <= left < right <= 596
        assert 0 <= low < high <= 842
    headed = [table for table in tree.find("Table") if len(table.find("TH")) == 5]
    assert len(headed) == 1, "three columns and two rows"
    path = on_disk(made)
    assert_pdf_ua(path)
    assert_pdf_a(path)


def test_the_parties_that_are_named_sign_last_and_what_they_sign_is_said(made: Printed, tmp_path: Path) -> None:
    own = Composition(
        signed="Förslagen är förankrade.", signers="Försäkringskassan, enhetschef\nTierps kommun, socialchef"
    )
    plan = plan_of("recommendations")
    with open_workspace(make_workspace(tmp_path, "underskrifter"), who=COORDINATOR) as ws:
        report = plan.gather(ws, Asked(year=2026, left_out=LEFT_OUT), date(2026, 3, 1))
        lots = plan_of("lots").of_own(SavedPlan("", "Till styrelsen", "lots", ("members",)))
        other = lots.gather(ws, Asked(), date(2026, 3, 1))
    last = page_texts(io.BytesIO(plan.print(replace(report, composition=own)).content))[-1]
    assert (
        last.index("Underskrifter")
        < last.index("Förslagen är förankrade.")
        < last.index("Försäkringskassan, enhetschef")
    )
    assert last.count("Ort och datum") == 2
    assert "Ordförande" not in last
    assert "Underskrift" in page_texts(io.BytesIO(plan.print(report).content))[-1]
    assert "Underskrift" not in "".join(page_texts(io.BytesIO(lots.print(other).content)))
    signed = page_texts(io.BytesIO(lots.print(replace(other, composition=own)).content))
    assert "Tierps kommun, socialchef" in signed[-1]


def test_a_report_that_is_with_the_parties_says_so_on_every_page(made: Printed, tmp_path: Path) -> None:
    plan = plan_of("recommendations")
    with open_workspace(make_workspace(tmp_path, "forankrad"), who=COORDINATOR) as ws:
        report = plan.gather(ws, Asked(year=2026, left_out=LEFT_OUT), date(2026, 3, 1))
    for audience, said in ((Audience.PUBLIC, "version 2"), (Audience.INTERNAL, "intern version 2")):
        approval = Approval(date(2026, 3, 15), 2, Step.FORANKRAD)
        issue = replace(report.issue, approval=approval, audience=audience)
        pages = page_texts(io.BytesIO(plan.print(replace(report, issue=issue)).content))
        assert all(f"Förankrad 2026-03-15, {said}" in text for text in pages)
