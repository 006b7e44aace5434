"""Every operation tells which areas and months it touched, so that only who shows them reads again."""

from dataclasses import replace
from datetime import date

import pytest

import storage.log.recorder
from domain.ground.changes import Changes, Subject, Touched
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.importing.tidy import IndicatorRow, Indicators
from domain.lots.month import AgeGroup, Party
from domain.lots.period import Goal
from storage.areas.groups import create_group
from storage.file.workspace import Workspace
from storage.history.changelog import redo, undo
from storage.log.recorder import operation
from storage.log.touched import touched
from storage.lots.recording import comment_cell, record_lots_cells
from storage.lots.resource import set_goal
from storage.populations.recording import record_populations
from storage.schema.lots import GOAL, LOTS_PERIOD
from support.house import import_rows

MAY = month(2016, 5)
SOURCE = Source("Befolkningsstatistik", "SCB")
CELL = (Party.FK, Sex.KVINNA, AgeGroup.UNDER30)


def keys(changes: Changes) -> set[Touched]:
    return set(changes.touched)


def test_a_figure_its_undo_and_its_redo_touch_the_same(ws: Workspace) -> None:
    done = record_lots_cells(ws, area="0360", month=MAY, cells={CELL: 3})
    assert keys(done) == keys(undo(ws)) == keys(redo(ws)) == {Touched("lots_month", "0360", MAY, MAY)}


def test_a_comment_touches_the_cell_it_is_about(ws: Workspace) -> None:
    done = comment_cell(ws, area="0360", month=MAY, cell=CELL, text="väntar på svar")
    assert keys(done) == {Touched("cell_comment", "0360", MAY, MAY)}


def test_counts_of_a_day_touch_the_month_of_the_day(ws: Workspace) -> None:
    october = month(2024, 10)
    done = record_populations(
        ws, area="0360", reference_date=date(2024, 10, 31), counts={Sex.ALLA: {"health": 12}}, source=SOURCE
    )
    assert keys(done) == {Touched("source"), Touched("population_count", "0360", october, october)}
    assert done.touches({Subject.POPULATIONS}, {"0360"}, october)
    assert not done.touches({Subject.POPULATIONS}, {"0319"})


def test_a_group_touches_everything(ws: Workspace) -> None:
    _, done = create_group(ws, name="Norra", members=["0360"])
    assert keys(done) == {Touched("area"), Touched("area_member")}


def test_a_goal_that_is_moved_touches_where_it_was_and_where_it_is(ws: Workspace) -> None:
    goal = Goal("Inskrivna", 20, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31))
    set_goal(ws, area="0360", goal=goal)
    with ws.reading() as connection:
        number = connection.execute(GOAL.select()).one().id
    later = replace(goal, since=date(2017, 1, 1), until=date(2017, 6, 30))
    moved = set_goal(ws, area="0360", goal=later, goal_id=number)
    assert keys(moved) == {
        Touched("goal", "0360", month(2016, 1), month(2016, 12)),
        Touched("goal", "0360", month(2017, 1), month(2017, 6)),
    }


def test_an_import_of_some_rows_tells_their_years_and_one_of_many_its_table_alone(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = parse_period("2015")

    def take_in(name: str) -> set[Touched]:
        rows = tuple(IndicatorRow(at, name, "0360", year, Sex.ALLA, f"{at} år", at, "antal") for at in range(2, 8))
        return keys(import_rows(ws, Indicators(rows), file_name="i.csv", sha256="0" * 64).changes)

    assert Touched("indicator_value", "0360", month(2015, 1), month(2015, 12)) in take_in("körkort")
    monkeypatch.setattr(storage.log.recorder, "MANY", 3)
    assert Touched("indicator_value") in take_in("simkunnighet")


def test_what_is_told_is_bounded() -> None:
    def line(area: int, year: int) -> dict[str, object]:
        row = f'{{"area_code":"{area}","year":{year}}}'
        return {"table_name": "published_rank", "row_key": "[]", "before": None, "after": row}

    assert touched([line(1, 2000 + at) for at in range(101)]) == {Touched("published_rank", "1")}
    assert touched([line(at, 2000) for at in range(101)]) == {Touched("published_rank")}
    assert len(touched([line(1, 2000 + at) for at in range(100)])) == 100


@pytest.mark.parametrize(
    "row",
    [
        '{"area_code":"0360","since":"0001-01-01","until":"9999-12-31"}',
        '{"subject":"recept","row_key":"[]"}',
        "[]",
        "{",
    ],
)
def test_a_row_nobody_can_place_may_be_anywhere(row: str) -> None:
    table = "cell_comment" if "subject" in row else "goal"
    lines = [{"table_name": table, "row_key": "[1]", "before": row, "after": None}]
    assert touched(lines) == {Touched(table)}


def test_a_period_post_and_a_row_without_a_time_of_its_own(ws: Workspace) -> None:
    with operation(ws, "prov", {Subject.LOTS}) as op:
        op.put(
            LOTS_PERIOD,
            [
                {
                    "area_code": "0360",
                    "since": date(2014, 11, 1),
                    "until": date(2016, 5, 22),
                    "party": "fk",
                    "sex": "alla",
                    "age_group": "alla",
                    "cases": 30,
                }
            ],
        )
    assert keys(op.changes) == {Touched("lots_period", "0360", month(2014, 11), MAY)}
    assert touched(
        [{"table_name": "recommendation_area", "row_key": "[]", "before": None, "after": '{"area_code":"0360"}'}]
    ) == {Touched("recommendation_area", "0360")}
