"""A recommendation that is agreed on keeps its figures, and what changes afterwards is told."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.indicators.indicator import Indicator
from domain.lots.month import AgeGroup, Party
from domain.recommendations.recommendation import RecommendationStatus
from domain.reporting.agreed_evidence import read_content
from domain.reporting.blocks import LotsBlock, WithheldCases
from domain.reporting.evidence import Content
from domain.reporting.report import Audience
from storage.areas.groups import create_group, remove_group
from storage.figures.agreed import read_agreed
from storage.figures.book import read_book
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import undo
from storage.indicators.recording import define_indicator, remove_indicator
from storage.lots.recording import record_lots_cells
from storage.recommendations.queries import recommendation
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.several import change_recommendations, copy_recommendations
from storage.schema.recommendations import EVIDENCE
from support.house import KEPT, create_demo
from support.reports import gathered
from support.workspaces import COORDINATOR, Clock

CELL = (Party.FK, Sex.ALLA, AgeGroup.ALLA)
TEXT = "{lots 2016-03 totalt}"


def _cases(ws: Workspace, count: int) -> None:
    record_lots_cells(ws, area="0360", month=parse_period("2016-03"), cells={CELL: count})


def _write(ws: Workspace, text: str = TEXT) -> int:
    made, _ = add_recommendation(ws, year=2022, template="kortmall", title="Ärenden")
    edit_recommendation(ws, recommendation=made, areas=["0360"])
    write_recommendation_text(ws, recommendation=made, field="motivering", text=text)
    return made


def _kept(ws: Workspace) -> int:
    with ws.reading() as connection:
        wanted = select(func.count()).select_from(EVIDENCE).where(EVIDENCE.c.approved.is_not(None))
        return int(connection.execute(wanted).scalar_one())


def _stands(ws: Workspace, made: int) -> tuple[str, str]:
    """What stands first in the text where it is written, and what is said of it."""
    found = recommendation(ws, made)
    book = read_book(ws, found.areas, list(found.texts.values()), made)
    figure = book.known["lots 0360 2016-03 totalt"]
    return figure.shown, book.changed.get("lots 0360 2016-03 totalt", "")


def test_a_draft_follows_its_figures_and_what_is_agreed_on_keeps_them(ws: Workspace, clock: Clock) -> None:
    _cases(ws, 12)
    made = _write(ws)
    _cases(ws, 14)
    assert (_stands(ws, made), _kept(ws)) == (("14", ""), 0)
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.FORANKRAD)
    assert (_stands(ws, made), _kept(ws)) == (("14", ""), 1)
    clock.move(days=40)
    _cases(ws, 15)
    shown, said = _stands(ws, made)
    assert shown == "14"
    assert said.startswith("LOTS-ärenden var 14 när texten förankrades 2026-03-30 och är nu 15 (")
    assert "2026-05-09" in said
    assert ws.who in said
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.BESLUTAD)
    assert _stands(ws, made)[0] == "14"
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.UTKAST)
    assert (_stands(ws, made), _kept(ws)) == (("15", ""), 0)


def test_the_report_prints_what_was_agreed_on_and_tells_what_has_changed(ws: Workspace) -> None:
    _cases(ws, 12)
    made = _write(ws)
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.BESLUTAD)
    _cases(ws, 19)
    report = gathered(
        ws,
        "recommendations",
        date(2026, 3, 30),
        audience=Audience.INTERNAL,
        reason="möte",
        left_out=frozenset({"lots"}),
    )
    told = report["recommendations"]
    assert told.written[0].text("motivering") == "12"
    assert "och är nu 19" in told.filled[made, "motivering"].faults[0]


def test_what_is_written_after_it_was_agreed_on_is_kept_as_it_is_then(ws: Workspace) -> None:
    _cases(ws, 12)
    made = _write(ws, "Utan siffror.")
    change_recommendations(ws, recommendations=[made], status=RecommendationStatus.FORANKRAD)
    assert _kept(ws) == 0
    write_recommendation_text(ws, recommendation=made, field="motivering", text=TEXT + " {lots 1999 totalt}")
    _cases(ws, 13)
    assert (_stands(ws, made)[0], _kept(ws)) == ("12", 1)
    write_recommendation_text(ws, recommendation=made, field="motivering", text="Inga.")
    assert _kept(ws) == 0


def test_one_step_is_undone_with_the_figures_it_kept_and_a_copy_is_a_draft(ws: Workspace) -> None:
    _cases(ws, 12)
    made = _write(ws)
    change_recommendations(ws, recommendations=[made], status=RecommendationStatus.FORANKRAD)
    copies, _ = copy_recommendations(ws, recommendations=[made], year=2023)
    assert _kept(ws) == 1
    undo(ws)
    undo(ws)
    assert _kept(ws) == 0
    assert recommendation(ws, made).status is RecommendationStatus.UTKAST
    assert copies


def test_a_rejected_one_stays_as_it_stands(ws: Workspace) -> None:
    _cases(ws, 12)
    made = _write(ws)
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.FORANKRAD)
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.AVSLAGEN)
    assert _kept(ws) == 1


@pytest.mark.parametrize("written", ['{{indikator 2021 "{}" totalt}}', '{{diagram indikator 2021 "{}"}}'])
def test_an_indicator_that_a_text_refers_to_is_not_taken_away(ws: Workspace, written: str) -> None:
    key, _ = define_indicator(ws, indicator=Indicator("", "Unga utan arbete", "personer"))
    other, _ = define_indicator(ws, indicator=Indicator("", "Väntetid", "dagar"))
    _write(ws, written.format(key) + " {lots 2016 totalt}")
    with pytest.raises(UserProblem) as stopped:
        remove_indicator(ws, indicator=key)
    assert stopped.value.details == ("En siffra i texten till rekommendationen ”Ärenden”.",)
    remove_indicator(ws, indicator=other)


@pytest.mark.parametrize("written", ["{{profil {} 2021 totalt antal}}", "{{diagram profil {} 2021 kommuner}}"])
def test_an_area_that_a_text_names_is_not_taken_away(ws: Workspace, written: str) -> None:
    group, _ = create_group(ws, name="Inlandet", members=["2401"])
    made = _write(ws, written.format(group))
    with pytest.raises(UserProblem) as stopped:
        remove_group(ws, group=group, kept=KEPT)
    assert "Rekommendationer: 1" in stopped.value.details
    write_recommendation_text(ws, recommendation=made, field="motivering", text="")
    remove_group(ws, group=group, kept=KEPT)


@pytest.mark.parametrize("form", ["tabell lots 2016-03", "tabell lots 0360 2016-03"])
def test_a_table_in_what_is_agreed_on_tells_which_figures_have_changed(ws: Workspace, clock: Clock, form: str) -> None:
    _cases(ws, 12)
    made = _write(ws, f"Se\n{{{form}}}")
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.FORANKRAD)
    found = recommendation(ws, made)

    def said() -> str:
        book = read_book(ws, found.areas, list(found.texts.values()), made)
        assert book.blocks["tabell lots 0360 2016-03"].title == "Tabell: LOTS-ärenden, Tierp 2016-03"
        return book.changed.get("tabell lots 0360 2016-03", "")

    assert (said(), _kept(ws)) == ("", 1)
    clock.move(days=40)
    _cases(ws, 15)
    assert said().startswith(
        "Tabell: LOTS-ärenden, Tierp 2016-03 visar siffrorna från när texten förankrades 2026-03-30. Sedan dess: "
    )
    assert "LOTS-ärenden var 12 och är nu 15 (" in said()
    # What is agreed on anew is what it was agreed on with at first.
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.BESLUTAD)
    assert "var 12 och är nu 15" in said()
    edit_recommendation(ws, recommendation=made, status=RecommendationStatus.UTKAST)
    assert (said(), _kept(ws)) == ("", 0)


def test_a_table_of_what_is_agreed_on_is_printed_as_it_was_and_that_of_a_draft_as_it_is(
    ws: Workspace, clock: Clock
) -> None:
    _cases(ws, 12)
    agreed, draft = _write(ws, "{tabell lots 2016-03}"), _write(ws, "{tabell lots 2016-03}")
    edit_recommendation(ws, recommendation=agreed, status=RecommendationStatus.BESLUTAD)
    clock.move(days=40)
    _cases(ws, 3)

    def printed(**asked: object) -> dict[int, Content]:
        report = gathered(ws, "recommendations", date(2026, 5, 9), left_out=frozenset({"lots"}), **asked)
        told = report["recommendations"]
        changed[:] = told.filled[agreed, "motivering"].faults
        return {each.id: evidence.content for each in told.written for evidence in told.blocks(each)}

    changed: list[str] = []
    whole = printed(audience=Audience.INTERNAL, reason="möte")
    then, now = whole[agreed], whole[draft]
    assert isinstance(then, LotsBlock)
    assert isinstance(now, LotsBlock)
    assert (then.tally.total, now.tally.total) == (12, 3)
    assert "Sedan dess: LOTS-ärenden var 12 och är nu 3 (" in changed[0]
    assert "2026-05-09" in changed[0]
    assert ws.who in changed[0]
    # Of a month a public page tells nothing, whatever was agreed on.
    public = printed()
    assert public[agreed] == public[draft]
    assert isinstance(public[agreed], WithheldCases)
    edit_recommendation(ws, recommendation=agreed, status=RecommendationStatus.UTKAST)
    assert printed(audience=Audience.INTERNAL, reason="möte")[agreed] == now


def test_the_figures_of_every_kind_of_block_are_kept(tmp_path: Path) -> None:
    create_demo(tmp_path / "exempel.lagesbild")
    with open_workspace(tmp_path / "exempel.lagesbild", who=COORDINATOR) as opened:
        _see_what_is_kept(opened)


def _see_what_is_kept(example: Workspace) -> None:
    written = """{diagram profil 2021}
{diagram profil 2021 utveckling}
{diagram samverkan 2481 2024-10-31}
{diagram profil exempelregionen 2021 kommuner}"""
    made = _write(example, written)
    edit_recommendation(example, recommendation=made, areas=["2401"], status=RecommendationStatus.FORANKRAD)
    with example.reading() as connection:
        blocks = read_agreed(connection, [made])[made].blocks
    assert len(blocks) == 4
    assert all(block.figures for block in blocks.values())
    assert all(read_content(each) for block in blocks.values() for each in (block.in_full, block.in_public))
    of_years = blocks["diagram profil 2401 2021 utveckling"].figures
    assert {reference.split()[2] for reference in of_years} == {"2020", "2021"}
    assert "profil 2401 2021 totalt andel" in blocks["diagram profil 2401 2021"].figures
    areas = {reference.split()[1] for reference in blocks["diagram profil exempelregionen 2021 kommuner"].figures}
    assert {"exempelregionen", "2401"} <= areas
