"""Tables and charts in the texts of recommendations, on paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from domain.figures.filled import by_reference
from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.indicators.indicator import Indicator
from domain.recommendations.recommendation import RecommendationStatus
from domain.reporting.appendix import Appendix
from domain.reporting.composition import Composition
from domain.reporting.report import Audience, Report
from storage.file.first_screen import settings
from storage.file.workspace import Workspace, open_workspace
from storage.indicators.recording import define_indicator, record_indicator_values
from storage.profile.text_recording import write_profile_text
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.reporting.appendices import store_appendix
from storage.reporting.composing import compose
from storage.whole.settings_recording import change_settings
from support.house import create_demo
from support.pdf_checks import page_texts
from support.reports import gathered, plan_of, print_whole
from support.workspaces import COORDINATOR

PRINTED = date(2026, 3, 30)
EVERY = """Före.
{diagram profil 2021}
{diagram profil 2021 utveckling}
Emellan {tabell samverkan 2481 2024-10-31} och
- en punkt
{diagram samverkan 2481 2024-10-31}
{tabell lots 0360 2016}
{diagram indikator 2021 ungautanarbete}
{diagram indikator 2021 ungautanarbete utveckling}
{diagram profil exempelregionen 2021 kommuner}
Efter."""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as opened:
        yield opened


def _write(ws: Workspace, text: str, *areas: str) -> None:
    made, _ = add_recommendation(ws, year=2030, template="kortmall", title="Sjukskrivna")
    edit_recommendation(ws, recommendation=made, areas=areas, status=RecommendationStatus.UTKAST, theme="Region")
    write_recommendation_text(ws, recommendation=made, field="motivering", text=text)


def _report(ws: Workspace, **asked: object) -> Report:
    return gathered(ws, "recommendations", PRINTED, year=2030, left_out=frozenset({"lots", "profiles"}), **asked)


def _cautions(report: Report) -> tuple[str, ...]:
    return plan_of("recommendations").cautions(report)


def test_every_kind_is_printed_with_number_caption_source_and_alternative_text(ws: Workspace) -> None:
    made = Indicator("", "ungautanarbete", "personer", counted_by_group=True)
    key, _ = define_indicator(ws, indicator=made)
    for at in ("2020", "2021"):
        values = {(Sex.KVINNA, ""): 3, (Sex.MAN, ""): 14, (Sex.ALLA, ""): 17}
        record_indicator_values(ws, indicator=key, area="2401", period=parse_period(at), values=values)
    _write(ws, EVERY, "2401")
    report = _report(ws)
    told = report["recommendations"]
    assert not any(each.faults for each in told.filled.values())
    (evidence,) = told.evidence.values()
    assert len(evidence) == 8
    printed = print_whole(report)
    pages = " ".join(" ".join(page_texts(BytesIO(printed.content))).split())
    assert pages.index("Före.") < pages.index("Diagram 1. Helårspersoner per ersättning, Nordmaling 2021")
    assert pages.index("Diagram 1.") < pages.index("Diagram 2.") < pages.index("Emellan") < pages.index("• en punkt")
    assert "Samverkanspopulation, Lycksele 2024-10-31" in pages
    # What the public may not read is hidden as anywhere else, and it is said why.
    withheld = "Tierp har inte 2016 att visa: offentligt redovisas hela halvår och år"
    assert withheld in pages
    assert any("Tabell: LOTS-ärenden, Tierp 2016 trycks inte. " + withheld in each for each in _cautions(report))
    assert "2 av 3 rutor är dolda." in pages
    assert {Subject.BENEFITS, Subject.LOTS, Subject.INDICATORS, Subject.POPULATIONS} <= (
        plan_of("recommendations").rests_on(report)
    )
    (internal,) = _report(ws, audience=Audience.INTERNAL, reason="möte")["recommendations"].evidence.values()
    assert internal[f"diagram indikator 2401 2021 {key}"].content.value(Sex.KVINNA) == 3
    assert by_reference(told.figures) == {}


def test_one_text_serves_its_areas_and_what_is_missing_is_told(ws: Workspace) -> None:
    _write(ws, "{tabell profil 2021}\n{tabell profil 1999}", "2401", "2404")
    report = _report(ws)
    pages = " ".join(" ".join(page_texts(BytesIO(print_whole(report).content))).split())
    assert "Helårspersoner per ersättning, Nordmaling 2021" in pages
    assert "Helårspersoner per ersättning, Vindeln 2021" in pages
    assert "[underlaget saknas: tabell profil 2401 1999]" in pages
    why = "Rekommendationen ”Sjukskrivna”, Motivering: {tabell profil 1999}: underlaget finns inte i arbetsboken."
    assert why in _cautions(report)


def test_a_note_is_meant_before_a_table_and_said_after_it(ws: Workspace) -> None:
    _write(ws, "Enligt oss[^1].\n{tabell profil 2021}\nSist.\n[^1]: Egen räkning.", "2401")
    pages = " ".join(" ".join(page_texts(BytesIO(print_whole(_report(ws)).content))).split())
    assert "Enligt oss¹." in pages
    assert "Sist. ¹ Egen räkning." in pages
    assert "[^1]" not in pages


def test_own_sections_and_the_summary_have_figures_and_tables_too(ws: Workspace) -> None:
    own = "# Läget\nI {kommun}: {profil 2401 2021 sjukpenning antal}.\n{tabell profil 2401 2021}"
    words = Composition(summary="Av {profil 2401 2021 totalt antal} {profil 1999 totalt antal}.", own_text=own)
    compose(ws, plan="recommendations", period="2030", composition=words)
    report = _report(ws)
    pages = " ".join(" ".join(page_texts(BytesIO(print_whole(report).content))).split())
    assert "Av 551 uppgift saknas." in pages
    assert "I Exempelregionen: 108." in pages
    assert "Helårspersoner per ersättning, Nordmaling 2021" in pages
    assert "Källa: regionens presentation 2021" in pages
    assert "Sammanfattningen: {profil 1999 totalt antal}: uppgiften finns inte i arbetsboken." in _cautions(report)
    assert Subject.BENEFITS in plan_of("recommendations").rests_on(report)


def test_the_purpose_and_the_appendices_have_them_too(ws: Workspace) -> None:
    own = "I {kommun} {lots 0360 2016-03 totalt} och {profil 1999 totalt antal}.\n{tabell lots 0360 2016-03}"
    change_settings(ws, settings=replace(settings(ws), purpose=f"Vi följer {{profil 2401 2021 totalt antal}}. {own}"))
    of = {"kind": "recommendations", "period": "2030"}
    store_appendix(ws, appendix=Appendix("Ärenden", "Egen räkning", own), **of)
    store_appendix(ws, appendix=Appendix("Krav", body="Fråga\tSvar\n{kommun}\t1", is_table=True), **of)
    report = _report(ws)
    pages = " ".join(" ".join(page_texts(BytesIO(print_whole(report).content))).split())
    assert "Vi följer 551. I Exempelregionen dolt antal och uppgift saknas." in pages
    assert pages.count("I Exempelregionen dolt antal och uppgift saknas.") == 2
    assert "{kommun} 1" in pages, "a table that is pasted is as it was"
    for where in ("Uppdrag, syfte och metod", "Bilagan ”Ärenden”"):
        said = [each for each in _cautions(report) if each.startswith(f"{where}: ")]
        assert f"{where}: {{profil 1999 totalt antal}}: uppgiften finns inte i arbetsboken." in said
        assert f"{where}: ”dolt antal” trycks i stället för LOTS-ärenden." in said
        assert any("Tabell: LOTS-ärenden, Tierp 2016-03 trycks inte." in each for each in said)
    assert {Subject.BENEFITS, Subject.LOTS} <= plan_of("recommendations").rests_on(report)
    internal = _report(ws, audience=Audience.INTERNAL, reason="möte")
    whole = " ".join(" ".join(page_texts(BytesIO(print_whole(internal).content))).split())
    assert "dolt antal" not in whole
    assert whole.count("LOTS-ärenden efter initierande part, kön och ålder, Tierp") == 2


def test_the_text_of_a_profile_has_figures_too(ws: Workspace) -> None:
    text = "I {kommun} {profil 2021 sjukpenning antal}, LOTS {lots 0360 2016 totalt}.\n{tabell profil 2021}"
    write_profile_text(ws, area="2401", period=parse_period("2021"), text=text)
    report = gathered(ws, "profile", PRINTED, area="2401", period=parse_period("2021"))
    pages = " ".join(" ".join(page_texts(BytesIO(print_whole(report).content))).split())
    assert "I Nordmaling 108, LOTS dolt antal." in pages
    region = gathered(ws, "region", PRINTED, period=parse_period("2021"))
    side_by_side = " ".join(" ".join(page_texts(BytesIO(print_whole(region).content))).split())
    assert "I Nordmaling 108, LOTS dolt antal." in side_by_side
    assert "{" not in side_by_side
    hidden = "Texten om Nordmaling: ”dolt antal” trycks i stället för LOTS-ärenden."
    assert hidden in plan_of("profile").cautions(report)
