"""A report is a plan: what ships, what its parts let their reader choose, and that it is one moment of the workspace."""

from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.commands.reports import _OPTIONS
from app.reports import PLANS
from domain.ground.display import show_list
from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Report
from reports.page.part import Part, Plan
from storage.file.first_screen import group
from storage.file.workspace import Workspace, open_workspace
from storage.lots.recording import record_lots_cells
from storage.reporting.reading import Reading
from storage.whole.settings_recording import change_settings
from support.reports import plan_of, print_whole
from support.workspaces import COORDINATOR, make_workspace

PRINTED = date(2023, 3, 31)
CASES = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)


def test_every_plan_and_part_has_a_key_of_its_own_and_words() -> None:
    assert len({plan.key for plan in PLANS}) == len(PLANS)
    for plan in PLANS:
        assert plan.title
        assert len({part.key for part in plan.parts}) == len(plan.parts)
        for part in plan.parts:
            told = type(part).tell is not Part.tell
            assert told, f"{part.key} tells nothing"
    titled: dict[str, set[str]] = {}
    for plan in PLANS:
        for part in plan.optional:
            titled.setdefault(part.key, set()).add(part.title)
    assert all(len(titles) == 1 for titles in titled.values())


def test_every_choice_is_made_by_an_option_and_is_a_field_of_what_is_asked() -> None:
    made = frozenset[Choice]().union(*_OPTIONS.values())
    assert made == set(Choice)
    assert {choice for plan in PLANS for choice in plan.choices} == set(Choice)
    assert {"year", "area", "areas", "period", "day", "family", "treatment"} <= {each.name for each in fields(Asked)}


class _Commits(Part):
    """Between the parts of the report somebody else writes."""

    key = "commits"

    def __init__(self, path: Path) -> None:
        self._path = path

    def gather(self, reading: Reading) -> None:
        record(reading.ws)

    def tell(self, story: object, report: Report) -> None:
        """Nothing."""


def record(ws: Workspace) -> None:
    """Another thread's connection to the same file writes a case and a new name."""
    from threading import Thread

    def write() -> None:
        record_lots_cells(ws, area="2404", month=parse_month("2022-12"), cells={CASES: 8})
        change_settings(ws, settings=replace(_settings(ws), name="Ett annat namn"))

    thread = Thread(target=write)
    thread.start()
    thread.join()


def _settings(ws: Workspace) -> object:
    from storage.areas.queries import settings

    return settings(ws)


def test_what_is_committed_in_the_middle_of_a_report_is_not_in_it(tmp_path: Path) -> None:
    path = make_workspace(tmp_path, "mitt-i")
    with open_workspace(path, who=COORDINATOR) as ws:
        record_lots_cells(ws, area="2401", month=parse_month("2022-06"), cells={CASES: 7})
        lots = plan_of("lots")
        disturbed = replace(lots, parts=(_Commits(path), *lots.parts))
        before = lots.gather(ws, Asked(), PRINTED)
        during = disturbed.gather(ws, Asked(), PRINTED)
        assert during["lots"] == before["lots"]
        assert (during.issue, during.heading, during.as_of) == (before.issue, before.heading, before.as_of)
        after = lots.gather(ws, Asked(), PRINTED)
        assert [block.area.code for block in after["lots"].counted] == ["2401", "2404"]
        assert after.issue.group == "Ett annat namn"
        assert after.as_of > before.as_of


@pytest.mark.parametrize("key", ["recommendations", "lots"])
def test_a_report_of_some_members_says_which_it_shows_and_which_it_does_not(key: str, tmp_path: Path) -> None:
    path = make_workspace(tmp_path, "urval")
    with open_workspace(path, who=COORDINATOR) as ws:
        record_lots_cells(ws, area="2401", month=parse_month("2022-06"), cells={CASES: 7})
        own, members = group(ws)
        chosen = ("2401", "2404")
        others = [area.name for area in members if area.code not in chosen]
        assert others
        said = f"Urval: {show_list(a.name for a in members if a.code in chosen)}. Inte med av gruppens kommuner: "
        whole, every, some, one = (
            _printed(key, ws, areas) for areas in ((), tuple(a.code for a in members), chosen, chosen[:1])
        )
    assert "Urval" not in whole + every
    assert whole.count(f"av {len(members)} kommuner") == 0
    # On the cover, or under the head of a report without one, and first in a summary.
    assert some.count(f"{said}{show_list(others)}.") == (2 if key == "recommendations" else 1)
    assert f"2 av {len(members)} kommuner" in some
    assert "Urval: Nordmaling. Inte med av gruppens kommuner: " in one
    assert all(name in one for name in others)
    assert own.name in some


def _printed(key: str, ws: Workspace, areas: tuple[str, ...]) -> str:
    report = plan_of(key).gather(ws, Asked(areas=areas), PRINTED)
    pages = PdfReader(BytesIO(print_whole(report).content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.key)
def test_a_part_that_is_left_out_is_neither_gathered_nor_told(plan: Plan, tmp_path: Path) -> None:
    if not plan.optional:
        assert len(plan.content) == 1
        return
    path = make_workspace(tmp_path, "utan")
    with open_workspace(path, who=COORDINATOR) as ws:
        left_out = frozenset(part.key for part in plan.optional)
        if left_out < {part.key for part in plan.content}:
            return
        report = plan.gather(ws, Asked(left_out=left_out), PRINTED)
        assert left_out.isdisjoint(report.parts)
        assert left_out.isdisjoint(part.key for part in plan.told(report))
