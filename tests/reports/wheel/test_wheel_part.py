"""The year wheel in the recommendation report: drawn, told in a table that says the same, and left out where it is not
wanted."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from storage.file.workspace import Workspace, open_workspace
from storage.wheel.queries import wheel_items
from storage.wheel.recording import remove_wheel_item, tick_wheel_item
from support.pdf_checks import page_texts
from support.reports import gathered, print_whole
from support.workspaces import COORDINATOR, Clock, make_workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(make_workspace(tmp_path, clock=Clock()), who=COORDINATOR, clock=Clock()) as opened:
        yield opened


def printed(ws: Workspace, year: int, *left_out: str) -> list[str]:
    report = gathered(ws, "recommendations", date(2026, 3, 30), year=year, left_out=frozenset(left_out))
    return page_texts(BytesIO(print_whole(report).content))


def test_the_wheel_and_its_list_stand_on_one_page_and_say_the_same(ws: Workspace) -> None:
    analysis = next(each for each in wheel_items(ws) if each.ships == "analysis")
    tick_wheel_item(ws, item=analysis.id, year=2026, month=9, on=date(2026, 3, 30))
    (page,) = [text for text in printed(ws, 2026) if "Vad gruppen gör när" in text]
    words = " ".join(page.split())
    assert "Årshjul 2026 När Vad Ansvarig funktion Läge" in words
    assert "1 september Nulägesanalys till kansliet lokala samverkansgrupper klar 2026-03-30" in words
    assert "den 23 varje månad Arbetsförmedlingen: månadens statistik processledare 0 av 12 klara" in words
    assert not any("Vad gruppen gör när" in text for text in printed(ws, 2026, "wheel"))


def test_a_year_that_nobody_watched_tells_no_states_and_an_empty_wheel_says_so(ws: Workspace) -> None:
    (page,) = [text for text in printed(ws, 2022) if "Vad gruppen gör när" in text]
    assert "Läge" not in page
    for each in wheel_items(ws):
        remove_wheel_item(ws, item=each.id)
    assert any("Årshjulet har inga punkter." in text for text in printed(ws, 2026))
