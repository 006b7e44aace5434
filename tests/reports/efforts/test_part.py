"""The report on efforts: each under its target groups, what nobody has checked marked, and the stairs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.efforts.effort import Effort, Step
from reports.page.document import Printed
from storage.efforts.efforts import efforts_of, record_efforts, remove_efforts
from storage.file.workspace import Workspace
from support.pdf_checks import assert_pdf_ua, page_texts
from support.population_workspace import lappland
from support.reports import gathered, print_whole

PRINTED = date(2024, 12, 2)
OnDisk = Callable[[Printed | bytes], Path]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with lappland(tmp_path) as opened:
        yield opened


def test_every_effort_stands_under_each_of_its_groups(ws: Workspace, on_disk: OnDisk) -> None:
    def words() -> str:
        path = on_disk(print_whole(gathered(ws, "efforts", PRINTED, area="2481")))
        assert_pdf_ua(path)
        return " ".join(" ".join(page_texts(path)).replace("\u00a0", " ").split())

    assert "Inga insatser är skrivna för Lycksele." in words()

    today = ws.now().date()
    cafe = Effort("2481", "Språkkafé", "Studieförbund", ("Nyanlända",), ("Språk",), "inget", checked_on=today)
    record_efforts(ws, efforts=[cafe])
    alone = words()
    assert "I Lycksele finns en insats, för en målgrupp. Alla uppgifter är kontrollerade det senaste året." in alone
    assert "Samverkanstrappan" not in alone

    ombud = Effort("2481", "Ombud", "", ("Nyanlända", "Unga"), (), "", seats=3, step=Step.SAMVERKAN)
    shared = replace(cafe, area=ws.group_code, name="Gemensamt", groups=(), checked_on=date(2020, 1, 2))
    record_efforts(ws, efforts=[ombud, shared])
    several = words()
    for said in (
        "I Lycksele finns 3 insatser, för 2 målgrupper. 2 av dem har ingen kontrollerat på ett år",
        "Språkkafé · Studieförbund Språk inget, platser okända",
        "Ombud 3 platser ! aldrig",
        "Utan målgrupp",
        "! 2020-01-02",
        "Samverkan vilka behövs Ombud",
        "En insats som en part driver ensam står inte i trappan.",
    ):
        assert said in several, said
    assert several.count("Ombud 3 platser") == 2
    remove_efforts(ws, efforts=efforts_of(ws, "2481"))
