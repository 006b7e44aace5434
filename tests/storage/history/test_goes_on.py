"""A text that is stored while it is being written is one step of undo (decision 19)."""

import pytest

from domain.ground.period import Period, PeriodKind
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.history import changelog
from storage.profile.text_recording import write_profile_text
from storage.recommendations.queries import recommendations, templates
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text

YEAR = Period(2021, PeriodKind.YEAR)


@pytest.fixture
def ws(ws: Workspace) -> Workspace:
    """The workspace with one recommendation in it."""
    add_recommendation(ws, year=2022, template=templates(ws)[0].key, title="Fler i arbete")
    return ws


def write(ws: Workspace, text: str, *, goes_on: bool = True) -> None:
    first = recommendations(ws)[0]
    field = first.template.fields[0].key
    write_recommendation_text(ws, recommendation=first.id, field=field, text=text, goes_on=goes_on)


def text(ws: Workspace) -> str:
    first = recommendations(ws)[0]
    return first.text(first.template.fields[0].key)


def test_what_goes_on_is_undone_and_done_again_in_one_step(ws: Workspace) -> None:
    before = text(ws)
    write(ws, "Ett", goes_on=False)
    write(ws, "Ett två")
    write(ws, "Ett två tre")

    changelog.undo(ws)
    assert text(ws) == before
    changelog.redo(ws)
    assert text(ws) == "Ett två tre"


def test_another_stay_another_row_and_undo_between_are_steps_of_their_own(ws: Workspace) -> None:
    write(ws, "Ett", goes_on=False)
    write(ws, "Ett två", goes_on=False)
    changelog.undo(ws)
    assert text(ws) == "Ett"

    write(ws, "Ett tre")
    changelog.undo(ws)
    assert text(ws) == "Ett"

    edit_recommendation(ws, recommendation=recommendations(ws)[0].id, title="Ny rubrik")
    write(ws, "Ett fyra")
    changelog.undo(ws)
    assert text(ws) == "Ett"


def test_a_text_that_is_emptied_again_is_a_step_of_its_own(ws: Workspace) -> None:
    def page(written: str) -> None:
        write_profile_text(ws, area="0360", period=YEAR, text=written, goes_on=True)

    page("Ett")
    page("")
    changelog.undo(ws)
    changelog.undo(ws)
    changelog.redo(ws)
    assert undo_state(ws).undo is not None


def test_nobody_elses_step_is_gone_on_with(ws: Workspace) -> None:
    write(ws, "Ett", goes_on=False)
    ws.who = "chef för förbundet"
    write(ws, "Två")
    changelog.undo(ws)
    assert text(ws) == "Ett"
