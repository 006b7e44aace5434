"""Appendices of the group's own: kept in order with their pictures, undone whole, and never with a personal number."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from domain.reporting.appendix import MOST_PICTURES, Appendix, Picture
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import undo
from storage.reporting.appendices import (
    appendices_of,
    change_logo,
    logo,
    order_appendices,
    remove_appendix,
    store_appendix,
)
from support.workspaces import COORDINATOR, make_workspace

PNG = b"\x89PNG\r\n\x1a\n"
MAP, STAGE = Picture("En karta.", PNG + b"1"), Picture("En scen.", PNG + b"2")
OF = {"kind": "recommendations", "period": "2022"}


@pytest.fixture
def ws(tmp_path: Path):
    with open_workspace(make_workspace(tmp_path, "bilagor"), who=COORDINATOR) as opened:
        yield opened


def told(ws: Workspace, **of: str) -> list[tuple[str, list[str]]]:
    return [
        (each.title, [picture.alternative for picture in each.pictures]) for each in appendices_of(ws, **(of or OF))
    ]


def test_appendices_are_kept_for_one_report_in_their_order_and_undone_whole(ws: Workspace) -> None:
    first, changes = store_appendix(ws, appendix=Appendix("Foton", pictures=(MAP, STAGE)), **OF)
    assert changes.label == "ny bilaga Foton"
    second, _ = store_appendix(ws, appendix=Appendix(" Enkäten ", "Vår enkät", "a\tb\nc\td", True), **OF)
    assert told(ws) == [("Foton", ["En karta.", "En scen."]), ("Enkäten", [])]
    assert told(ws, kind="recommendations", period="2023") == []
    order_appendices(ws, ids=[second, first, 77], **OF)
    assert [title for title, _ in told(ws)] == ["Enkäten", "Foton"]
    photos = appendices_of(ws, **OF)[1]
    changed = replace(photos, pictures=(replace(photos.pictures[1], alternative="En stor scen."), MAP))
    store_appendix(ws, appendix=changed, **OF)
    assert told(ws)[1] == ("Foton", ["En stor scen.", "En karta."])
    assert [each.image for each in appendices_of(ws, **OF)[1].pictures] == [STAGE.image, MAP.image]
    remove_appendix(ws, appendix=appendices_of(ws, **OF)[1])
    assert told(ws) == [("Enkäten", [])]
    undo(ws)
    undo(ws)
    assert told(ws)[1] == ("Foton", ["En karta.", "En scen."])
    assert appendices_of(ws, **OF)[1] == photos


def test_what_cannot_be_printed_is_refused_and_nothing_is_stored(ws: Workspace) -> None:
    gone = Appendix("A", body="b", id=9)
    many = Appendix("A", pictures=(MAP,) * (MOST_PICTURES + 1))
    secret = (
        Appendix("A", body="Hon är 19121212-1212."),
        Appendix("A", pictures=(replace(MAP, alternative="19121212-1212"),)),
    )
    for wrong in (Appendix("A"), Appendix("x" * 301, body="b"), gone, many, *secret):
        with pytest.raises(UserProblem):
            store_appendix(ws, appendix=wrong, **OF)
    assert told(ws) == []


def test_there_is_one_logo_and_it_is_no_appendix(ws: Workspace) -> None:
    assert logo(ws) is None
    store_appendix(ws, appendix=Appendix("Foton", pictures=(STAGE,)), **OF)
    for picture in (MAP, STAGE):
        change_logo(ws, picture=picture)
        kept = logo(ws)
        assert kept is not None
        assert (kept.alternative, kept.image) == (picture.alternative, picture.image)
    with pytest.raises(UserProblem):
        change_logo(ws, picture=replace(MAP, alternative=""))
    change_logo(ws, picture=None)
    assert logo(ws) is None
    undo(ws)
    assert logo(ws) is not None
    assert told(ws) == [("Foton", ["En scen."])]
