"""The example workspace holds the published figures to the last digit; a check tells what does not add up."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.benefits.benefit import Benefit
from domain.ground.period import parse_month, parse_period
from domain.ground.sex import Sex
from domain.importing.given import NOTHING_GIVEN
from domain.lots.month import AgeGroup, MonthStatus, Party
from domain.lots.period import goal_outcome, tally_period, tally_resource
from domain.populations.population import populate
from domain.profile.ranking import RankMeasure
from machine.files import ExistsProblem
from storage.areas import queries as areas
from storage.benefits import queries as benefits
from storage.benefits.ranks import published_ranks
from storage.file.first_screen import latest_operations, undo_state
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import undo
from storage.importing.queries import remembered
from storage.kept import CheckProblem
from storage.lots import queries as lots
from storage.lots.recording import record_lots_cells
from storage.populations import queries as populations
from storage.populations.recording import record_populations
from storage.recommendations import queries as recommendations
from storage.recommendations.seats import add_seat
from storage.whole.check import CheckReport
from support.house import check_workspace, create_demo
from support.stored_figures import benefit_figures
from support.workspaces import COORDINATOR, Clock

DATA = Path(__file__).parents[2] / "data"
WHOLE = (Party.ALLA, Sex.ALLA, AgeGroup.ALLA)
SWEDISH = {
    "regional deck 2021": "regionens presentation 2021",
    "analysis team report 2023": "analysteamets rapport 2023",
}
"""What the example calls the publications that the golden figures were taken from."""


def published(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    assert create_demo(path, clock=Clock()) == "exempelregionen"
    return path


@pytest.fixture
def demo(made: Path) -> "Workspace":
    return open_workspace(made, who=COORDINATOR, read_only=True)


@pytest.fixture(autouse=True)
def closed(demo: Workspace) -> object:
    yield
    demo.close()


def test_the_published_years_are_there_to_the_last_digit(demo: Workspace) -> None:
    for row in published("published-equivalents.csv"):
        figures = benefit_figures(demo, row["area_code"], parse_period(row["period"]))
        assert figures is not None
        assert [figures.persons[kind] for kind in Benefit] == [int(row[kind.value]) for kind in Benefit]
        assert figures.total == int(row["total"])
        share = row["published_share_percent"]
        assert figures.published_share == (Fraction(share) if share else None)
        assert figures.source.title == SWEDISH[row["source"]]


def test_the_published_ranks_are_there(demo: Workspace) -> None:
    for row in published("published-ranks.csv"):
        rank = published_ranks(demo, row["area_code"], int(row["year"]))[RankMeasure(row["measure"])]
        assert [rank.rank, rank.previous, rank.of] == [
            int(row[name]) for name in ("rank", "rank_previous_year", "areas_ranked")
        ]


def test_nordmaling_2021_reads_as_it_was_printed(demo: Workspace) -> None:
    profile = benefits.profile(demo, "2401", parse_period("2021"))
    assert profile is not None
    assert [row.persons for row in profile.all_rows] == [108, 180, 42, 155, 10, 56, 551]
    assert profile.total.difference == -46
    assert (profile.total.share_of_population, profile.total.share_of_population_before) == (
        Fraction("15.5"),
        Fraction("16.7"),
    )
    assert profile.share_published
    assert profile.ranks[RankMeasure.TOTAL].rank == 183
    assert benefits.profile(demo, "2401", parse_period("2019")) is None
    men = benefits.profile(demo, "2401", parse_period("2021"), Sex.MAN)
    assert men is None


def test_lycksele_has_281_and_323_as_published(demo: Workspace) -> None:
    day = date(2024, 10, 31)
    counts = populations.population_counts(demo, "2481", day)
    assert counts == {row["row"]: int(row["count"]) for row in published("collaboration-population-lycksele-2024.csv")}
    default = populate(populations.definition(demo), counts)
    assert (default.total, default.published_total, default.span.low, default.span.high) == (281, 323, 209, 281)
    assert populate(populations.definition(demo, "published"), counts).total == 323


def test_lots_of_2016_stand_as_period_posts_and_invented_months_say_so(demo: Workspace) -> None:
    (post,) = lots.period_posts(demo, "0360", date(2016, 1, 1), date(2016, 12, 31))
    assert post.counts[WHOLE] == 48
    months = lots.lots_months(demo, "0360", parse_month("2016-01"), parse_month("2016-05"))
    assert [month.status for month in months] == [MonthStatus.LAST] * 2 + [MonthStatus.KLAR] * 2 + [MonthStatus.OPPEN]
    assert months[4].counts == {}
    assert all("Påhittat" in month.source.line for month in months[:4] if month.source is not None)
    tally = tally_period(months)
    assert tally.complete
    for party, most in ((Party.FK, 14), (Party.AF, 8), (Party.KOMMUN, 26), (Party.REGION, 0)):
        total = tally.by_party[party]
        assert isinstance(total, int)
        assert total <= most


def test_the_resource_moves_towards_its_goals(demo: Workspace) -> None:
    april = parse_month("2016-04")
    months = lots.resource_months(demo, "0360", parse_month("2015-12"), april)
    assert tally_resource(months).new == 14
    new, share = [goal_outcome(each.goal, months, april) for each in lots.goals(demo, "0360")]
    assert (new.actual, new.goal.target, new.per_month_left) == (14, 40, 4)
    assert (share.actual, share.goal.target) == (Fraction(8, 14) * 100, 60)


def test_two_recommendations_are_written_and_members_have_no_names(demo: Workspace) -> None:
    written = recommendations.recommendations(demo)
    assert [each.template.key for each in written] == ["underlagsmall", "initiativmall"]
    assert all(each.unwritten == () for each in written)
    assert all(member.name == "" for member in areas.seats(demo))
    assert areas.settings(demo).chair_role
    assert demo.is_example
    assert [area.name for area in areas.group(demo)[1]][-2:] == ["Älvkarleby", "Örnsköldsvik"]


def test_nothing_is_wrong_with_it(demo: Workspace) -> None:
    assert check_workspace(demo) == CheckReport(True, True, ())


def test_the_first_that_can_be_undone_is_what_the_user_does(made: Path, demo: Workspace) -> None:
    assert undo_state(demo).undo is None
    assert len(latest_operations(demo, 5)) == 5
    with open_workspace(made, who=COORDINATOR) as ws:
        add_seat(ws, organisation="Kriminalvården", role="chef")
        assert undo(ws).rows == 1
        assert undo(ws).rows == 0


@pytest.mark.parametrize("form", ["lots_months", "resource_months", "published_ranks", "population_counts"])
def test_no_file_of_the_user_is_said_to_come_from_where_the_example_does(demo: Workspace, form: str) -> None:
    assert remembered(demo, form) == NOTHING_GIVEN


def test_an_example_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "w.lagesbild"
    path.touch()
    with pytest.raises(ExistsProblem):
        create_demo(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_example_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    from domain.ground.problem import UserProblem

    with pytest.raises(UserProblem, match="Ingenting har ändrats"):
        create_demo(tmp_path / "saknas" / "w.lagesbild")


def test_a_check_tells_where_and_what(ws: Workspace) -> None:
    may = parse_month("2016-05")
    record_lots_cells(ws, area="0360", month=may, cells={(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 2})
    counts = {"assistance": 1, "assistance_sick": 2}
    for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA):
        record_populations(ws, area="2401", reference_date=date(2024, 10, 31), counts={sex: counts})
    with ws.writing() as connection:
        for statement in HAND_MADE:
            connection.execute(text(statement))
    report = check_workspace(ws)
    assert (report.integrity, report.foreign_keys) == (True, True)
    told = {(problem.where, problem.text) for problem in report.problems}
    assert ("LOTS maj 2016, Tierp", "Försäkringskassan, män: värde saknas. Noll skrivs som 0.") in told
    assert ("LOTS maj 2016, Tierp", "Månaden är märkt klar men är ofullständig.") in told
    assert (
        CheckProblem("LOTS-periodpost 2016-01-01 till 2016-05-22, Tierp", "Summan är 48 men parterna ger 46.")
        in report.problems
    )
    assert any(where == "Samverkanspopulation 2024-10-31, Nordmaling, kvinnor" for where, _ in told)
    assert any(
        "men alla är 1" in said for where, said in told if where == "Samverkanspopulation 2024-10-31, Nordmaling"
    )
    assert ("Tilläggsresurs maj 2016, Tierp", "Nya: könen blir 4, men alla är 5.") in told
    year = "Helårsekvivalenter 2021, Nordmaling, 20-64 år"
    assert (year, "Sjukpenning: kvinnor 4 och män 4 blir 8, men alla är 9.") in told
    assert (year, "14 helårspersoner är fler än befolkningen, som är 10.") in told


_PROVENANCE = "NULL, NULL, '2026-03-30T12:00:00Z', 'prov'"
_NO_REASONS = ", ".join(f"{n}, NULL" for n in (1, 1, 1, 1, 1))


def _year(sex: str, first: int, population: str) -> str:
    return (
        f"INSERT INTO benefit_year VALUES ('2401', '2021', '{sex}', '20-64', '{first}', NULL, {_NO_REASONS}, "
        f"{population}, NULL, {_PROVENANCE})"
    )


HAND_MADE = [
    "INSERT INTO month_status VALUES ('0360', '2016-05', 'klar', 0, '2026-03-30T12:00:00Z', 'prov')",
    *(
        f"INSERT INTO lots_period VALUES ('0360', '2016-01-01', '2016-05-22', '{party}', 'alla', 'alla', {n}, NULL, {_PROVENANCE})"
        for party, n in (("alla", 48), ("fk", 46))
    ),
    *(
        f"INSERT INTO resource_month VALUES ('0360', '2016-05', '{sex}', 'alla', {n}, NULL, 1, NULL, 1, NULL, 1, NULL, "
        f"{_PROVENANCE})"
        for sex, n in (("kvinna", 2), ("man", 2), ("alla", 5))
    ),
    _year("kvinna", 4, "NULL, 'saknas'"),
    _year("man", 4, "NULL, 'saknas'"),
    _year("alla", 9, "'10', NULL"),
]


def test_a_check_sees_rows_that_refer_to_nothing(ws: Workspace) -> None:
    from storage.file.connection import open_sqlite

    connection = open_sqlite(ws.path, foreign_keys=False)
    connection.execute("INSERT INTO group_member VALUES (9, 'x', 'y', '', 0)")
    connection.execute("INSERT INTO recommendation_area VALUES (77, '0360')")
    connection.close()
    loose = CheckProblem("Rekommendationer", "1 rad hänvisar till något som inte finns.")
    assert check_workspace(ws) == CheckReport(True, False, (loose,))
