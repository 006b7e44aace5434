"""Figures in the texts of recommendations, on paper."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from domain.ground.changes import Subject
from domain.recommendations.recommendation import RecommendationStatus
from domain.reporting.report import Audience, Report
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from support.house import create_demo
from support.pdf_checks import page_texts
from support.reports import gathered, plan_of, print_whole
from support.workspaces import COORDINATOR

PRINTED = date(2026, 3, 30)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as opened:
        yield opened


def _write(ws: Workspace, text: str, *areas: str, field: str = "motivering", title: str = "Sjukskrivna") -> int:
    made, _ = add_recommendation(ws, year=2030, template="kortmall", title=title)
    edit_recommendation(ws, recommendation=made, areas=areas, status=RecommendationStatus.UTKAST, theme="Region")
    write_recommendation_text(ws, recommendation=made, field=field, text=text)
    return made


def _report(ws: Workspace, **asked: object) -> Report:
    return gathered(ws, "recommendations", PRINTED, year=2030, left_out=frozenset({"lots", "profiles"}), **asked)


def _printed(report: Report) -> str:
    return " ".join(" ".join(page_texts(BytesIO(print_whole(report).content))).split())


def test_a_figure_is_printed_with_its_source_among_the_numbered_ones(ws: Workspace) -> None:
    _write(ws, "I {kommun} försörjdes {profil 2021 sjukpenning antal}, plats {profil 2021 ohälsa plats}.", "2401")
    report = _report(ws)
    pages = _printed(report)
    assert "I Nordmaling försörjdes 108, plats 206." in pages
    assert "Källa: regionens presentation 2021 [1]; Publicerade placeringar bland kommunerna [2]" in pages
    assert "[1] Siffror i rekommendationernas texter" in pages
    assert {Subject.BENEFITS, Subject.RANKS} <= plan_of("recommendations").rests_on(report)


def test_one_text_serves_the_areas_that_the_report_is_about(ws: Workspace) -> None:
    _write(ws, "I {kommun}: {profil 2021 sjukpenning antal}.", "2401", "2404")
    assert "I Nordmaling och Vindeln: 108 (Nordmaling) och" in _printed(_report(ws))
    assert "I Nordmaling: 108." in _printed(_report(ws, areas=("2401",)))


def test_what_the_public_may_not_read_is_not_printed_for_it(ws: Workspace) -> None:
    _write(ws, "LOTS gav {lots 2016 totalt} ärenden.", "0360")
    public = _printed(_report(ws))
    assert "LOTS gav dolt antal ärenden." in public
    assert "Ett dolt antal är färre än fem, eller skulle avslöja ett sådant." in public
    internal = _printed(_report(ws, audience=Audience.INTERNAL, reason="möte"))
    assert "LOTS gav 41 (januari–april 2016) ärenden." in internal
    assert "dolt antal" not in internal


def test_what_is_missing_or_no_longer_holds_is_told_before_printing(ws: Workspace) -> None:
    text = 'Av {profil 1999 totalt antal} var {profil 2021 sjukpenning del som "hälften"} sjukskrivna.'
    _write(ws, text, "2401")
    report = _report(ws)
    cautions = plan_of("recommendations").cautions(report)
    assert (
        "Rekommendationen ”Sjukskrivna”, Motivering: {profil 1999 totalt antal}: uppgiften finns inte i arbetsboken."
        in cautions
    )
    assert "Rekommendationen ”Sjukskrivna”, Motivering: ”hälften” stämmer inte med siffran 19,6\u00a0%." in cautions
    assert "Av uppgift saknas var hälften sjukskrivna." in _printed(report)


def test_a_text_without_figures_is_printed_as_it_stands(ws: Workspace) -> None:
    _write(ws, "Parterna {möts} varje månad.")
    report = _report(ws)
    assert "Parterna {möts} varje månad." in _printed(report)
    assert report["recommendations"].figures == ()
    assert Subject.BENEFITS not in plan_of("recommendations").rests_on(report)
