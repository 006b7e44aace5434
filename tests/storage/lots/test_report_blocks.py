"""Which year of cases a report shows of each area."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import LotsPeriodRow, LotsPeriods
from domain.lots.breakdown import AboutCases
from domain.lots.case import LotsCase
from domain.lots.month import AgeGroup, MonthStatus, Party
from domain.lots.period import Goal
from domain.lots.resource_check import ResourceCell
from domain.lots.resource_parts import PartCell
from domain.reporting.asked import Asked
from domain.reporting.blocks import LotsBlocks
from domain.reporting.report import Audience
from reports.lots.section import which_areas_have_cases
from storage.file.workspace import Workspace, open_workspace
from storage.lots.case_recording import fill_by_totals, fill_from_cases, record_case
from storage.lots.publication import set_level
from storage.lots.recording import record_lots_cells, record_lots_workers, set_month_status
from storage.lots.resource import record_resource_cells, set_goal
from storage.lots.resource_parts import record_resource_parts
from support.reports import gathered, plan_of
from support.taken_in import take_in
from support.workspaces import COORDINATOR, make_workspace

PRINTED = date(2026, 3, 30)
CASES = (Party.FK, Sex.ALLA, AgeGroup.ALLA)


def _internal(ws: Workspace, **asked: Any) -> LotsBlocks:
    return gathered(ws, "lots", PRINTED, audience=Audience.INTERNAL, reason="möte", **asked)["lots"]


def _record(ws: Workspace, area: str, year: int, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        record_lots_cells(ws, area=area, month=month(year, number), cells={CASES: 7})


def test_one_month_of_a_new_year_hides_no_figures_of_the_year_before(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "ar"), who=COORDINATOR) as ws:
        for area in ("2401", "2404"):
            _record(ws, area, 2016, (1, 2, 3))
        _record(ws, "2401", 2024, (1,))
        first, second = _internal(ws).counted
        assert [(each.first.code, each.last.code) for each in (first, second)] == [("2016-01", "2016-03")] * 2
        assert (first.begun, second.begun) == ((month(2024, 1),), ())
        _record(ws, "2401", 2024, (2, 3))
        report = gathered(ws, "lots", PRINTED, audience=Audience.INTERNAL, reason="möte")
        newer, older = report["lots"].counted
        assert (newer.last, newer.begun, older.last) == (month(2024, 3), (), month(2016, 3))
        assert report.heading.title.endswith("2024")


def test_a_public_report_tells_of_the_latest_period_that_is_whole(tmp_path: Path) -> None:
    """From January–March and January–April whoever subtracts reads April (ruling 58)."""
    with open_workspace(make_workspace(tmp_path, "helt"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2015, tuple(range(7, 13)))
        _record(ws, "2401", 2016, (1, 2, 3, 4))
        _record(ws, "2404", 2016, (1, 2, 3))
        blocks = gathered(ws, "lots", PRINTED)["lots"]
        (block,) = blocks.counted
        assert (block.first, block.last, block.level) == (month(2015, 1), month(2015, 12), PeriodKind.HALF)
        assert block.begun == tuple(month(2016, at) for at in (1, 2, 3, 4))
        assert [(each.area.code, each.level) for each in blocks.withheld] == [("2404", PeriodKind.HALF)]
        set_level(ws, area="2404", since_year=2016, level=PeriodKind.QUARTER)
        _newer, quarter = gathered(ws, "lots", PRINTED)["lots"].counted
        assert (quarter.first, quarter.last) == (month(2016, 1), month(2016, 3))
        asked = gathered(ws, "lots", PRINTED, period=Period(2016, PeriodKind.QUARTER, 1))
        assert asked.heading.title.endswith("första kvartalet 2016")
        assert [each.area.code for each in asked["lots"].counted] == ["2404"]
        (withheld,) = asked["lots"].withheld
        assert (withheld.asked, withheld.offered) == (Period(2016, PeriodKind.QUARTER, 1), ())


def test_a_public_report_of_nothing_whole_is_refused_with_what_could_be_told(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "inget-helt"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, (1, 2, 3))
        with pytest.raises(UserProblem, match="offentligt redovisas hela halvår och år"):
            gathered(ws, "lots", PRINTED)
        _record(ws, "2401", 2016, (4, 5, 6, 7))
        with pytest.raises(UserProblem, match="Närmast: första halvåret 2016"):
            gathered(ws, "lots", PRINTED, period=Period(2016, PeriodKind.YEAR))
        assert _internal(ws, period=Period(2016, PeriodKind.YEAR)).counted[0].months_recorded == 7


def test_a_report_holds_the_resource_its_goals_and_who_called(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "resurs"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, (1, 2))
        january, february = month(2016, 1), month(2016, 2)
        record_lots_workers(ws, area="2401", month=january, workers={Party.FK: 5, Party.AF: 2})
        record_lots_workers(ws, area="2401", month=february, workers={Party.FK: 6})
        everyone = partial(ResourceCell, sex=Sex.UNSPLIT, age_group="alla")
        figures = {
            everyone(january, measure="new"): 10,
            everyone(february, measure="new"): 12,
            everyone(february, measure="active"): 20,
        }
        record_resource_cells(ws, area="2401", cells=figures)
        record_resource_cells(ws, area="2401", cells={ResourceCell(february, Sex.KVINNA, "alla", "new"): 4})
        record_resource_parts(ws, area="2401", cells={PartCell(february, "from_case"): 3})
        goal = Goal("Nyinskrivna", 40, False, date(2016, 1, 1), date(2016, 12, 31))
        set_goal(ws, area="2401", goal=goal)
        set_goal(ws, area="2401", goal=replace(goal, name="Äldre", since=date(2014, 1, 1), until=date(2014, 12, 31)))
        (block,) = gathered(ws, "lots", PRINTED, audience=Audience.INTERNAL, reason="möte")["lots"].counted
        assert block.resource is not None
        assert (block.resource.new, block.resource.active) == (22, 20)
        assert block.resource_shares[Sex.KVINNA, "alla"].new == 4
        assert block.resource_parts == {"from_case": 3}
        assert [(each.goal.name, each.actual, each.months_left) for each in block.goals] == [("Nyinskrivna", 22, 10)]
        assert block.workers == {Party.FK: (6, 11), Party.AF: (2, 2)}
        _record(ws, "2401", 2016, (3, 4, 5, 6))
        (public,) = gathered(ws, "lots", PRINTED)["lots"].counted
        assert (public.resource, public.goals[0].actual) == (None, Empty.DOLT), "March to June lack the resource"
        assert (public.resource_withheld, block.resource_withheld) == (True, False)
        assert (public.resource_shares, public.resource_parts) == ({}, {}), "each is a few persons"
        march = "March to June do not say how many called"
        assert public.workers == {Party.FK: (6, Empty.SAKNAS), Party.AF: (Empty.DOLT, Empty.DOLT)}, march


def test_a_public_report_shows_no_period_post_beside_months_of_the_same_days(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "poster"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, (1, 2))

        def row(line: int, area: str, since: date, until: date) -> LotsPeriodRow:
            return LotsPeriodRow(line, area, since, until, Party.ALLA, Sex.ALLA, AgeGroup.ALLA, 19)

        rows = (
            row(2, "2401", date(2016, 1, 1), date(2016, 3, 10)),
            row(3, "2401", date(2016, 9, 1), date(2016, 12, 31)),
            row(4, "2404", date(2014, 1, 1), date(2014, 4, 30)),
        )
        take_in(ws, LotsPeriods(rows))
        public = gathered(ws, "lots", PRINTED)["lots"]
        assert [(post.area.code, post.since.month) for post in public.posts] == [("2401", 9), ("2404", 1)]
        assert [post.since.month for post in public.unshown] == [1]
        inside = gathered(ws, "lots", PRINTED, audience=Audience.INTERNAL, reason="möte")["lots"]
        assert (len(inside.posts), inside.unshown) == (3, ())
        alone = gathered(ws, "lots", PRINTED, areas=("2404",))
        assert alone.heading.title.endswith("2014"), "an area with nothing but posts is not silent"


def test_noughts_of_period_posts_are_hidden_where_those_of_the_months_are(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "nollor"), who=COORDINATOR) as ws:
        counts = {Party.FK: 14, Party.AF: 9, Party.KOMMUN: 0, Party.ALLA: 23}
        days = date(2014, 1, 1), date(2014, 4, 30)
        rows = [
            LotsPeriodRow(2, "2404", *days, party, Sex.ALLA, AgeGroup.ALLA, count) for party, count in counts.items()
        ]
        take_in(ws, LotsPeriods(tuple(rows)))
        for hide_zeros, nought in ((False, 0), (True, Empty.DOLT)):
            (post,) = gathered(ws, "lots", PRINTED, hide_zeros=hide_zeros)["lots"].posts
            assert post.counts[Party.KOMMUN, Sex.ALLA, AgeGroup.ALLA] == nought


def test_a_correction_stands_in_the_report(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "rattat"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, tuple(range(1, 7)))
        for status in (MonthStatus.KLAR, MonthStatus.LAST):
            set_month_status(ws, area="2401", month=month(2016, 1), status=status)
        record_lots_cells(ws, area="2401", month=month(2016, 1), cells={CASES: 8}, correction="ett ärende till")
        (block,) = gathered(ws, "lots", PRINTED)["lots"].counted
        assert [(each.month, each.reason) for each in block.corrections] == [(month(2016, 1), "ett ärende till")]


def test_what_the_cases_were_about_is_told_internally(tmp_path: Path) -> None:
    tierp = Area("0360", "Tierp", AreaKind.KOMMUN)
    with open_workspace(make_workspace(tmp_path, "arenden"), who=COORDINATOR) as ws:
        for outcomes in (("information", "loste_sig"), ("information",)):
            case = LotsCase(tierp, month(2016, 6), Party.FK, Sex.MAN, AgeGroup.OKAND, outcomes=outcomes)
            record_case(ws, case=case)
        (block,) = gathered(ws, "lots", PRINTED, areas=("0360",))["lots"].counted
        assert block.about is None
        (block,) = gathered(ws, "lots", PRINTED, areas=("0360",), audience=Audience.INTERNAL, reason="möte")[
            "lots"
        ].counted
        assert block.about.note.startswith("2 ärenden, 3 utfall.")
        assert [(row.label, row.cases) for row in block.about.groups[1].rows] == [("Information", 2), ("Löste sig", 1)]


def test_what_the_cases_were_about_is_told_in_public_beside_their_number_and_few_are_hidden(tmp_path: Path) -> None:
    tierp = Area("0360", "Tierp", AreaKind.KOMMUN)
    half = [month(2016, at) for at in range(1, 7)]
    with open_workspace(make_workspace(tmp_path, "arenden"), who=COORDINATOR) as ws:
        for number in range(24):
            outcomes = ("information", "loste_sig") if number < 2 else ("information",) if number < 16 else ()
            case = LotsCase(tierp, half[number % 6], Party.FK, Sex.MAN, AgeGroup.OKAND, unit="job", outcomes=outcomes)
            record_case(ws, case=case)

        def told(**asked: bool) -> AboutCases | None:
            (block,) = gathered(ws, "lots", PRINTED, areas=("0360",), **asked)["lots"].counted
            return block.about

        about = told()
        assert about is not None
        assert {group.title: [(row.label, row.cases) for row in group.rows] for group in about.groups} == {
            "Samverkansproblem": [("Okänt", 24)],
            "Det som gjordes": [("Information", 16), ("Löste sig", Empty.DOLT)],
        }
        assert told(hide_zeros=True) is None, "a word that is left out would be a nought"
        assert plan_of("lots").hidden(ws, Asked(areas=("0360",))).figures[-1].figure == "Det som gjordes: Löste sig"
        fill_by_totals(ws, area="0360", month=half[0])
        assert told() is None, "what is left of the half by cases would tell how many the month had"
    with open_workspace(make_workspace(tmp_path, "fa"), who=COORDINATOR) as ws:
        record_case(ws, case=replace(case, month=half[0]))
        for at in half[1:]:
            fill_from_cases(ws, area="0360", month=at)
        (block,) = gathered(ws, "lots", PRINTED, areas=("0360",))["lots"].counted
        assert (block.tally.total, block.about) == (Empty.DOLT, None)


def test_the_resource_by_sex_and_age_is_told_in_public_beside_everyone(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "kon"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, tuple(range(1, 7)))
        for at in range(1, 7):
            cells = {
                ResourceCell(month(2016, at), sex, age, measure): count
                for sex, age, new in (
                    (Sex.UNSPLIT, "alla", 4),
                    (Sex.KVINNA, "alla", 2),
                    (Sex.MAN, "alla", 2),
                    (Sex.KVINNA, "under30", 1),
                )
                for measure, count in (("new", new), ("active", 10 * new), ("ended", 0), ("started_training", 0))
            }
            record_resource_cells(ws, area="2401", cells=cells)
        (block,) = gathered(ws, "lots", PRINTED)["lots"].counted
        women, men = (Sex.KVINNA, "alla"), (Sex.MAN, "alla")
        assert {share: own.new for share, own in block.resource_shares.items()} == {women: 12, men: 12}
        assert block.resource_shares[women].active is Empty.DOLT
        for at, of_women in ((1, 4), (2, 2), *((at, 4) for at in range(3, 7))):
            new = {women: of_women, men: 4 - of_women}
            cells = {ResourceCell(month(2016, at), *share, "new"): count for share, count in new.items()}
            record_resource_cells(ws, area="2401", cells=cells)
        (block,) = gathered(ws, "lots", PRINTED)["lots"].counted
        assert {own.new for own in block.resource_shares.values()} == {Empty.DOLT}, "two men of 24"
        assert {own.started_training for own in block.resource_shares.values()} == {0}


def test_posts_and_open_months_are_told_of_in_every_report(tmp_path: Path) -> None:
    """An area with nothing but a post is not said to have nothing, and posts outside the period are not told of."""
    with open_workspace(make_workspace(tmp_path, "med-post"), who=COORDINATOR) as ws:
        _record(ws, "2401", 2016, tuple(range(1, 7)))
        of_spring = (date(2016, 1, 1), date(2016, 4, 30))
        row = LotsPeriodRow(2, "2404", *of_spring, Party.ALLA, Sex.ALLA, AgeGroup.ALLA, 19)
        take_in(ws, LotsPeriods((row,)))
        for plan in ("lots", "recommendations"):
            blocks = gathered(ws, plan, PRINTED)["lots"]
            assert [post.area.code for post in blocks.posts] == ["2404"], plan
            assert not any("Vindeln" in said for said in which_areas_have_cases(blocks))
        report = gathered(ws, "lots", PRINTED)
        assert report.heading.title.endswith("första halvåret 2016")
        assert report["lots"].counted[0].unfinished == tuple(month(2016, at) for at in range(1, 7))
        assert any("är inte markerade klara" in said for said in plan_of("lots").cautions(report))
        later = gathered(ws, "lots", PRINTED, period=Period(2016, PeriodKind.HALF, 1))
        assert len(later["lots"].posts) == 1
        _record(ws, "2401", 2016, tuple(range(7, 13)))
        autumn = gathered(ws, "lots", PRINTED, period=Period(2016, PeriodKind.HALF, 2))
        assert autumn["lots"].posts == ()
