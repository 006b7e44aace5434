"""One question for one screen: how many statements it takes does not grow with what is stored."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from domain.benefits.benefit import Benefit
from domain.ground.period import month, parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.month import AgeGroup, Party
from domain.reporting.report import Audience
from storage.areas import queries as areas
from storage.benefits import queries as benefits
from storage.benefits.month_table import import_months
from storage.benefits.recording import record_benefit_years
from storage.file.workspace import Workspace, open_workspace
from storage.ground.texts import PersonalNumberProblem
from storage.lots import queries as lots
from storage.lots.recording import record_lots_cells
from storage.populations import queries as populations
from storage.recommendations import queries as recommendations
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from support.house import create_demo
from support.months_read import MonthsRead
from support.reports import gathered
from support.scb_table import scb_table
from support.statements import statements
from support.workspaces import COORDINATOR, Clock

PRINTED = date(2022, 9, 1)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    create_demo(path, clock=Clock())
    with open_workspace(path, who=COORDINATOR, clock=Clock()) as ws:
        yield ws


MAY = parse_month("2016-05")
FK: Any = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        (areas.areas, 1),
        (areas.group, 2),
        (areas.settings, 1),
        (areas.seats, 1),
        (areas.latest_saved, 1),
        (lambda ws: lots.lots_month(ws, "0360", MAY), 4),
        (lambda ws: lots.lots_months(ws, "0360", month(2015, 1), month(2016, 12)), 7),
        (lambda ws: lots.period_posts(ws, "0360", date(2016, 1, 1), date(2016, 12, 31)), 2),
        (lambda ws: lots.resource_months(ws, "0360", month(2015, 1), MAY), 2),
        (lambda ws: benefits.profile(ws, "2401", parse_period("2021")), 9),
        (lambda ws: populations.counts_by_sex(ws, "2481", date(2024, 10, 31)), 1),
        (populations.definitions, 3),
        (recommendations.recommendations, 5),
        # A good half for what typed numbers are held against.
        (lambda ws: gathered(ws, "recommendations", PRINTED, year=2022), 85),
    ],
)
def test_a_screen_asks_once(demo: Workspace, ask: Callable[[Workspace], Any], most: int) -> None:
    assert statements(demo, ask) <= most


def test_more_months_and_more_recommendations_take_no_more_questions(ws: Workspace) -> None:
    def both(workspace: Workspace) -> None:
        lots.lots_months(workspace, "0360", month(2016, 1), month(2016, 12))
        recommendations.recommendations(workspace)
        gathered(workspace, "recommendations", PRINTED, year=2022)

    # So many months that something of them is told in public.
    fill(ws, 6)
    before = statements(ws, both)
    fill(ws, 9)
    assert statements(ws, both) == before


def test_more_years_and_areas_in_the_texts_take_no_more_questions(ws: Workspace) -> None:
    def report(workspace: Workspace) -> None:
        gathered(workspace, "recommendations", PRINTED, year=2022)

    def write(years: range, areas: Sequence[str]) -> None:
        text = " ".join(f"År {year} var det 7, av {{profil {year} totalt antal}}." for year in years)
        edit_recommendation(ws, recommendation=made, areas=areas)
        write_recommendation_text(ws, recommendation=made, field="motivering", text=text)

    table = scb_table(areas=("2401", "2404", "2409"), first="2012M01", months=120)
    import_months(ws, MonthsRead(table), file_name="a.json", sha256="a" * 64)
    for year in range(2012, 2022):
        record_lots_cells(ws, area="2401", month=month(year, 5), cells={FK: 7})
        record_lots_cells(ws, area="2404", month=month(year, 5), cells={FK: 7})
    made, _ = add_recommendation(ws, year=2022, template="kortmall", title="År för år")
    write(range(2020, 2022), ["2401"])
    before = statements(ws, report)
    write(range(2012, 2022), ["2401", "2404", "2409"])
    assert statements(ws, report) == before


def fill(ws: Workspace, count: int) -> None:
    for number in range(1, count + 1):
        made, _ = add_recommendation(ws, year=2022, template="kortmall", title=f"Nr {number}")
        edit_recommendation(ws, recommendation=made, areas=["0360"])
        for area in ("0360", "2401", "2404")[: number + 1]:
            record_lots_cells(ws, area=area, month=month(2016, number), cells={FK: number})


def test_the_latest_value_typed_is_written_in_a_few_statements(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={FK: 1})
    typed = statements(ws, lambda w: record_lots_cells(w, area="0360", month=MAY, cells={FK: 2}))
    assert typed <= 10


def test_the_report_holds_what_the_screens_show(demo: Workspace) -> None:
    report = gathered(demo, "recommendations", PRINTED, year=2022)
    assert (report.heading.title, report.issue.group, report.issue.printed) == (
        "Rekommendationer 2022",
        "Exempelregionen",
        PRINTED,
    )
    assert [each.area.name for each in report["profiles"].shown] == [
        "Nordmaling",
        "Robertsfors",
        "Vindeln",
        "Örnsköldsvik",
    ]
    assert report["profiles"].shown[0] == benefits.profile(demo, "2401", parse_period("2021"))
    (block,) = report["populations"].counted
    assert (block.area.name, block.population.total, block.reference_date) == ("Lycksele", 281, date(2024, 10, 31))
    assert [each.title for each in report["recommendations"].written] == [
        each.title for each in recommendations.recommendations(demo, 2022)
    ]
    assert dict(report["recommendations"].area_names) == {"2401": "Nordmaling", "2284": "Örnsköldsvik"}
    assert (report.issue.example, report.issue.approval, report.issue.internal_reason) == (True, None, "")
    assert report["members"] == areas.seats(demo)
    assert report["purpose"]
    (tierp,) = report["lots"].counted
    assert len(report["lots"].without) == len(report["populations"].uncounted)
    assert tierp.area not in report["lots"].without
    assert (tierp.area.name, tierp.first.code, tierp.last.code, tierp.months_recorded) == (
        "Tierp",
        "2015-01",
        "2015-12",
        8,
    )


def test_small_counts_are_hidden_in_public_and_shown_inside(demo: Workspace) -> None:
    public = gathered(demo, "recommendations", PRINTED, year=2022)["lots"].counted[0].tally
    inside = gathered(demo, "recommendations", PRINTED, year=2022, audience=Audience.INTERNAL, reason=" arbetsmöte ")
    assert Empty.DOLT in [*public.cells.values(), *public.by_party.values(), *public.by_sex.values()]
    assert Empty.DOLT not in inside["lots"].counted[0].tally.cells.values()
    assert (inside.issue.internal_reason, inside.issue.audience) == ("arbetsmöte", Audience.INTERNAL)
    with pytest.raises(UserProblem, match="behöver ett skäl"):
        gathered(demo, "recommendations", PRINTED, year=2022, audience=Audience.INTERNAL, reason=" ")
    with pytest.raises(PersonalNumberProblem):
        gathered(demo, "recommendations", PRINTED, year=2022, audience=Audience.INTERNAL, reason="om 811228-9874")


def test_a_report_on_one_area_leaves_the_others_out(demo: Workspace) -> None:
    report = gathered(demo, "recommendations", PRINTED, year=2022, areas=("2401",), period=parse_period("2020"))
    assert [(each.area.name, each.period.code) for each in report["profiles"].shown] == [("Nordmaling", "2020")]
    assert (report["populations"].counted, report["lots"].counted) == ((), ())
    assert [each.areas for each in report["recommendations"].written] == [("2401",)]
    with pytest.raises(UserProblem, match="9999"):
        gathered(demo, "recommendations", PRINTED, year=2022, areas=("2401", "9999"))


def test_profiles_are_of_the_recommendations_year_and_no_area_vanishes(ws: Workspace) -> None:
    def shown(**asked: object) -> tuple[list[tuple[str, str]], str | None, list[str]]:
        told = gathered(ws, "recommendations", PRINTED, **asked)["profiles"]
        period = told.period and told.period.code
        return [(each.area.code, each.period.code) for each in told.shown], period, [one.code for one in told.missing]

    typed = {(Sex.ALLA, kind.value): 10 for kind in Benefit}
    for code, year in (("2401", "2021"), ("2404", "2021"), ("2401", "2024")):
        record_benefit_years(ws, area=code, period=parse_period(year), figures=typed)
    assert shown(year=2022) == ([("2401", "2021"), ("2404", "2021")], "2021", ["2409", "0360"])
    assert shown(year=2024) == ([("2401", "2024"), ("2404", "2021")], "2024", ["2409", "0360"])
    assert shown(year=2020) == ([], None, ["2401", "2409", "0360", "2404"])


def test_a_report_on_nothing_is_empty_and_whole(ws: Workspace) -> None:
    report = gathered(ws, "recommendations", PRINTED, year=2022)
    assert (report["profiles"].shown, report["populations"].counted, report["lots"].counted) == ((), (), ())
    assert report["recommendations"].written == ()


def test_a_population_of_women_alone_is_not_in_the_report(ws: Workspace) -> None:
    from storage.populations.recording import record_populations

    for day, sex in ((date(2023, 10, 31), Sex.ALLA), (date(2024, 10, 31), Sex.KVINNA)):
        record_populations(ws, area="2401", reference_date=day, counts={sex: {"unemployed": 9}})
    (block,) = gathered(ws, "recommendations", PRINTED, year=2022)["populations"].counted
    assert block.reference_date == date(2023, 10, 31)
