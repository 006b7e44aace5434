"""What a group writes about a profile: stored beside its draft, undone whole, never with a personal number."""

from pathlib import Path

import pytest

from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.profile.draft import changed_sentences
from storage.file.workspace import Workspace, open_workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history import changelog
from storage.profile.text import text_page
from storage.profile.text_recording import keep_profile_text, write_profile_text
from support.draft_figures import assert_every_number_is_the_profiles
from support.scb_table import scb_table
from support.stored_months import store_months
from support.tidy_files import PERSONAL_NUMBER
from support.workspaces import COORDINATOR, content, make_workspace

YEAR = parse_period("2021")
DRAFT = (("level", "I Nordmaling försörjdes 551."), ("place", "Plats 183."))


def test_a_text_is_kept_with_the_draft_it_was_written_beside(ws: Workspace) -> None:
    changes = write_profile_text(ws, area="2401", period=YEAR, text="Färre är arbetslösa.\n", draft=DRAFT)
    assert changes.label == "text om Nordmaling 2021"
    assert changes.subjects == {Subject.PROFILE_TEXTS}
    written = text_page(ws, "2401", YEAR).written
    assert written is not None
    assert (written.text, written.draft, written.changed_by) == ("Färre är arbetslösa.", DRAFT, COORDINATOR)
    write_profile_text(ws, area="2401", period=YEAR, text="Färre är sjuka.")
    again = text_page(ws, "2401", YEAR).written
    assert again is not None
    assert (again.text, again.draft) == ("Färre är sjuka.", DRAFT)


def test_an_empty_text_is_taken_away_and_undo_brings_it_back(ws: Workspace) -> None:
    before = content(ws)
    write_profile_text(ws, area="2401", period=YEAR, text="Text", draft=DRAFT)
    written = content(ws)
    write_profile_text(ws, area="2401", period=YEAR, text=" \n")
    assert text_page(ws, "2401", YEAR).written is None
    changelog.undo(ws)
    assert content(ws) == written
    changelog.undo(ws)
    assert content(ws) == before


def test_a_text_that_stands_is_from_then_on_beside_the_new_draft(ws: Workspace) -> None:
    write_profile_text(ws, area="2401", period=YEAR, text="Text", draft=DRAFT)
    changes = keep_profile_text(ws, area="2401", period=YEAR, draft=DRAFT[:1])
    assert changes.label == "behållen text om Nordmaling 2021"
    written = text_page(ws, "2401", YEAR).written
    assert written is not None
    assert (written.text, written.draft) == ("Text", DRAFT[:1])
    with pytest.raises(KeyError):
        keep_profile_text(ws, area="2404", period=YEAR, draft=DRAFT)


def test_a_personal_number_and_an_unknown_area_are_refused(ws: Workspace) -> None:
    before = content(ws)
    with pytest.raises(PersonalNumberProblem) as refused:
        write_profile_text(ws, area="2401", period=YEAR, text=f"Se {PERSONAL_NUMBER}")
    assert PERSONAL_NUMBER not in refused.value.text
    with pytest.raises(UserProblem):
        write_profile_text(ws, area="9999", period=YEAR, text="Text")
    assert content(ws) == before


def test_without_figures_there_is_no_draft(ws: Workspace) -> None:
    page = text_page(ws, "2401", YEAR)
    assert (page.profile, page.draft, page.written) == (None, None, None)


def test_a_draft_from_the_monthly_table_names_its_source_and_what_ten_persons_cost(tmp_path: Path) -> None:
    path = make_workspace(tmp_path)
    store_months(path, scb_table(areas=40, first="2020M01", months=24), "Påhittad tabell")
    with open_workspace(path, who=COORDINATOR) as ws:
        with ws.reading() as connection:
            first = "SELECT min(area_code) FROM benefit_month WHERE area_code > '00'"
            area = connection.exec_driver_sql(first).scalar_one()
        page = text_page(ws, area, YEAR)
        assert page.profile is not None
        assert page.draft is not None
        assert_every_number_is_the_profiles(page.profile, page.draft)
        assert "ten_persons" in [sentence.key for sentence in page.draft.sentences]
        assert [source.title for source in page.draft.sources] == ["Påhittad tabell"]
        assert changed_sentences(page.draft.kept, page.draft) == ()
