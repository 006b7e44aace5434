"""The chair's report of the example with every kind of part, read page by page, and kept as it was approved."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from domain.benefits.benefit import Benefit
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.recommendations.recommendation import RecommendationStatus
from domain.reporting.appendix import Appendix, Picture
from domain.reporting.approval import to_approve
from domain.reporting.composition import Composition
from domain.reporting.report import Approval, Report
from reports.page.document import Printed
from storage.benefits.recording import record_benefit_years
from storage.file.first_screen import settings
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.queries import recommendations
from storage.recommendations.recording import edit_recommendation, write_recommendation_text
from storage.reporting.appendices import change_logo, store_appendix
from storage.reporting.composing import compose
from storage.reporting.queries import approved_pdf
from storage.reporting.recording import approve_report
from storage.whole.settings_recording import change_settings
from support.house import create_demo
from support.pdf_checks import assert_pdf_ua, page_texts
from support.reports import changed, gathered, plan_of, print_whole
from support.workspaces import COORDINATOR, Clock

PRINTED = date(2026, 3, 30)
OF = {"kind": "recommendations", "period": "2022"}
FIGURES = "Av {profil 2401 2021 totalt antal} fick {profil 2401 2021 sjukpenning antal} sjukpenning."
BLOCKS = "{diagram profil 2401 2021}\n{tabell samverkan 2481 2024-10-31}\n{tabell lots 0360 2015}"


def _picture(size: tuple[int, int]) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (20, 90, 140)).save(written, "PNG")
    return written.getvalue()


def _fill(ws: Workspace) -> None:
    """Something of every kind: live figures, tables, charts, notes, own texts, pictures, a logo, and who signs."""
    first, *_ = recommendations(ws, 2022)
    text = f"{first.text('nulage')}\n{FIGURES[:-1]}[^1].\n{BLOCKS}\n[^1]: Egen räkning."
    write_recommendation_text(ws, recommendation=first.id, field="nulage", text=text)
    edit_recommendation(ws, recommendation=first.id, status=RecommendationStatus.BESLUTAD)
    change_settings(ws, settings=replace(settings(ws), purpose=f"{settings(ws).purpose}\n{FIGURES}"))
    table = "Fråga\tJa\tNej\nHar ni mötts?\t12\t3\nFinns en väg in?\t9\t6\nSumma\t21\t9"
    store_appendix(ws, appendix=Appendix("Enkäten", "Vår enkät 2022", table, is_table=True), **OF)
    store_appendix(ws, appendix=Appendix("Metod", "Egen", f"- Möten\n- Enkät\n{FIGURES}\n{BLOCKS}"), **OF)
    store_appendix(ws, appendix=Appendix("Foto", pictures=(Picture("En väg in.", _picture((900, 600))),)), **OF)
    change_logo(ws, picture=Picture("Gruppens logotyp.", _picture((600, 200))))
    own = f"# Läget\n{FIGURES}\n{{diagram profil 2401 2021 utveckling}}\n# Arbetet\nFyra möten."
    words = Composition("Försörjning", "Rapport", "5 september 2022", "2022/14", FIGURES, own, signers="FK\nTierp")
    compose(ws, plan="recommendations", period="2022", composition=words)


def _report(ws: Workspace) -> Report:
    return gathered(ws, "recommendations", PRINTED, year=2022)


def _text(printed: Printed) -> str:
    return " ".join(" ".join(page_texts(io.BytesIO(printed.content))).split())


def test_it_is_whole_accessible_and_kept_as_it_was_approved(tmp_path: Path) -> None:
    clock, file = Clock(), tmp_path / "exempel.lagesbild"
    create_demo(file, clock=clock)
    with open_workspace(file, who=COORDINATOR, clock=clock) as ws:
        _fill(ws)
        _see_that_it_is_whole(ws, tmp_path / "rapport.pdf")
        _see_that_it_is_kept(ws, clock)


def _see_that_it_is_whole(ws: Workspace, path: Path) -> None:
    report = _report(ws)
    assert not any("finns inte i arbetsboken" in said for said in plan_of("recommendations").cautions(report))
    printed = print_whole(report)
    path.write_bytes(printed.content)
    assert_pdf_ua(path)
    whole = _text(printed)
    assert whole.count("Av 551 fick 108 sjukpenning") == 5
    # Each source has one number, and what is cited by number is in the list.
    listed = whole[whole.index("Rapportens källor") :]
    numbers = re.findall(r"\[(\d+)\]", listed)
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
    assert set(re.findall(r"\[(\d+)\]", whole)) == set(numbers)
    assert "Siffror i egna texter" in listed
    dates = [page for page in page_texts(io.BytesIO(printed.content)) if "Startdatum" in page]
    assert len(dates) == 1
    assert "Slutdatum" in dates[0]
    assert "Avstämning" in dates[0]


def _see_that_it_is_kept(ws: Workspace, clock: Clock) -> None:
    made, report = Approval(PRINTED, 1), _report(ws)
    approved = changed(report, approval=made)
    pages = print_whole(approved).content
    number, _ = approve_report(
        ws,
        report=to_approve(approved, subjects=plan_of("recommendations").rests_on(approved)),
        approval=made,
        approved_by="ordförande i analysgruppen",
        pdf=pages,
    )
    clock.move(days=366)
    sick = {(Sex.ALLA, Benefit.SJUKPENNING.value): 120}
    record_benefit_years(ws, area="2401", period=parse_period("2021"), figures=sick)
    assert approved_pdf(ws, number) == pages
    assert print_whole(approved).content == pages
    # A new one tells what it is now, but in what was agreed on.
    later = _report(ws)
    told = _text(print_whole(later))
    assert told.count("Av 551 fick 108 sjukpenning") == 1
    assert told.count("Av 563 fick 120 sjukpenning") == 4
    assert told.count("Siffrorna är de som texten förankrades med 2026-03-30.") == 1
    assert any("Sedan dess: " in said for said in plan_of("recommendations").cautions(later))
