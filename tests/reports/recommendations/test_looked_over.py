"""What the texts of a report say that does not hold is told before it is printed and before it is approved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.recommendations.recommendation import FieldKind, Template, TemplateField
from domain.reporting.appendix import Appendix
from domain.reporting.report import Audience
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.checking import ignore_finding, reviews
from storage.recommendations.queries import recommendation
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.templates import save_template
from storage.reporting.appendices import store_appendix
from support.house import create_demo
from support.reports import gathered, plan_of
from support.workspaces import COORDINATOR

PRINTED = date(2026, 3, 30)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as opened:
        yield opened


def write(ws: Workspace, text: str, area: str) -> int:
    made, _ = add_recommendation(ws, year=2030, template="kortmall", title="Vänta")
    edit_recommendation(ws, recommendation=made, areas=[area], theme="Region")
    write_recommendation_text(ws, recommendation=made, field="motivering", text=text)
    return made


def told(ws: Workspace, audience: Audience = Audience.PUBLIC) -> list[str]:
    reason = "möte" if audience is Audience.INTERNAL else ""
    report = gathered(ws, "recommendations", PRINTED, year=2030, audience=audience, reason=reason)
    return [each for each in plan_of("recommendations").cautions(report) if "Motivering: " in each]


def test_a_text_that_does_not_hold_is_told_of_until_it_is_ignored(ws: Workspace) -> None:
    made = write(ws, "Antalet ökade från 60 till 48.", "2401")
    said = "Rekommendationen ”Vänta”, Motivering: ”ökade” står vid en minskning: från 60 till 48."
    assert told(ws) == [said]
    ((_, review),) = reviews(ws, [recommendation(ws, made)])
    ignore_finding(ws, recommendation=made, finding=review.findings[0], note="Så räknar vi.")
    assert told(ws) == []


def test_what_is_referred_to_and_missing_is_told_of_once(ws: Workspace) -> None:
    write(ws, "{profil 1999 totalt antal}\n{tabell lots 1999}", "2401")
    assert told(ws) == [
        "Rekommendationen ”Vänta”, Motivering: {profil 1999 totalt antal}: uppgiften finns inte i arbetsboken.",
        "Rekommendationen ”Vänta”, Motivering: {tabell lots 1999}: underlaget finns inte i arbetsboken.",
    ]


def test_a_typed_number_that_the_public_may_not_read_is_told_of_in_public_alone(ws: Workspace) -> None:
    write(ws, "I mars 2016 kom 4 LOTS-ärenden från Försäkringskassan.", "0360")
    (said,) = told(ws)
    assert "döljs i en offentlig rapport" in said
    assert told(ws, Audience.INTERNAL) == []


def test_so_is_one_that_is_hidden_though_it_is_not_small(ws: Workspace) -> None:
    write(ws, "Januari–april 2016 kom 22 ärenden från kommunen.", "0360")
    (said,) = told(ws)
    assert "22 är LOTS-ärenden, Kommunen, i Tierp 2016. Antalet döljs i en offentlig rapport" in said
    assert told(ws, Audience.INTERNAL) == []


def test_a_live_figure_that_the_public_may_not_read_is_told_of_in_public_alone(ws: Workspace) -> None:
    made = write(ws, "LOTS gav {lots 2016 totalt} ärenden.", "0360")
    assert told(ws) == ["Rekommendationen ”Vänta”, Motivering: ”dolt antal” trycks i stället för LOTS-ärenden."]
    assert told(ws, Audience.INTERNAL) == []
    ((_, review),) = reviews(ws, [recommendation(ws, made)])
    why = "Den offentliga rapporten skriver ”dolt antal” i stället för LOTS-ärenden, i Tierp 2016."
    assert [each.why for each in review.findings if each.words] == [why]
    assert [each.words for each in review.findings if each.words] == ["{lots 2016 totalt}"]


def test_tables_of_the_groups_own_are_counted_anew(ws: Workspace) -> None:
    budget = TemplateField("", "Budget", FieldKind.TABLE, required=False, columns=("Post", "Kronor"))
    template, _ = save_template(ws, Template("", "Egen", (budget,)))
    made, _ = add_recommendation(ws, year=2030, template=template, title="Lokal")
    rows = "Lokal | 120000\nPersonal | 480000\nSumma | 610000"
    write_recommendation_text(ws, recommendation=made, field="budget", text=rows)
    of = {"kind": "recommendations", "period": "2030"}
    table = "Part\tAntal\nFK\t12\nAF\t3\nSumma\t16"
    store_appendix(ws, appendix=Appendix("Enkät", "", table, is_table=True), **of)
    store_appendix(ws, appendix=Appendix("Brev", "", "Av 30 var 12 kvinnor och 19 män."), **of)

    report = gathered(ws, "recommendations", PRINTED, year=2030)
    said = [each.replace("\u00a0", " ") for each in plan_of("recommendations").cautions(report)]

    assert "Rekommendationen ”Lokal”, Budget: 120 000 + 480 000 = 600 000, står 610000 i rad 3, kolumn 2." in said
    assert "Bilagan ”Enkät”: 12 + 3 = 15, står 16 i rad 3, kolumn 2." in said
    assert "Bilagan ”Brev”: 12 + 19 = 31, här står 30." in said
