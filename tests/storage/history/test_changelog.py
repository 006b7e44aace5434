"""The change log: what was done, by whom, and taking it back."""

from typing import Any

import pytest
from sqlalchemy import select

import storage.log.recorder
from domain.ground.changes import Changes, Subject, Touched, UndoState
from domain.ground.period import month, parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import IndicatorRow, Indicators, LotsMonthRow, LotsMonths
from domain.lots.month import AgeGroup, MonthStatus, Party
from storage.file.first_screen import latest_operations, operations_since, undo_state
from storage.file.problems import ReadOnlyProblem, StandsInTheWay
from storage.file.workspace import Workspace
from storage.history.changelog import history, redo, undo, undo_change_set, undo_import
from storage.log.recorder import operation
from storage.lots.queries import lots_key, lots_month
from storage.lots.recording import record_lots_cells, set_month_status
from storage.recommendations.queries import recommendations
from storage.recommendations.recording import (
    add_recommendation,
    edit_recommendation,
    write_recommendation_text,
)
from storage.recommendations.several import remove_recommendations
from storage.schema.benefits import INDICATOR_VALUE
from storage.schema.log import CHANGE_ROW, CHANGE_SET
from storage.schema.lots import GOAL, LOTS_MONTH
from support.house import import_rows
from support.workspaces import COORDINATOR, Clock, Opener, content

MAY = parse_month("2016-05")
WOMEN = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
MEN = (Party.FK, Sex.MAN, AgeGroup.ALLA)
NOTHING = Changes("", frozenset(), 0)


def type_cases(ws: Workspace, value: Any, cell: Any = WOMEN, area: str = "0360") -> Changes:
    return record_lots_cells(ws, area=area, month=MAY, cells={cell: value})


def cases(ws: Workspace, cell: Any = WOMEN) -> Any:
    return lots_month(ws, "0360", MAY).counts.get(cell)


def indicator_file(*values: int, year: int = 2015) -> Indicators:
    at = parse_period(str(year))
    rows = (IndicatorRow(n, "körkort", "0360", at, Sex.ALLA, f"{n} år", v, "antal") for n, v in enumerate(values, 2))
    return Indicators(tuple(rows))


def take_in(ws: Workspace, content: Any, name: str = "fil.csv") -> Any:
    return import_rows(ws, content, file_name=name, sha256="0" * 64)


def test_a_figure_typed_says_what_it_changed(ws: Workspace) -> None:
    touched = Touched("lots_month", "0360", MAY, MAY)
    assert type_cases(ws, 3) == Changes(
        "Tierp maj 2016, FK kvinnor: tomt → 3", frozenset({Subject.LOTS}), 1, frozenset({touched})
    )
    assert undo_state(ws) == UndoState("Tierp maj 2016, FK kvinnor: tomt → 3", None)


def test_the_same_figure_again_is_no_change(ws: Workspace) -> None:
    type_cases(ws, 3)
    assert type_cases(ws, 3).rows == 0
    undo(ws)
    assert undo(ws) == NOTHING


def test_undo_survives_a_restart(reopen: Opener) -> None:
    with reopen() as ws:
        type_cases(ws, 3)
        type_cases(ws, 4)
    with reopen() as ws:
        undo(ws)
        assert cases(ws) == 3
    with reopen() as ws:
        assert undo_state(ws).redo == "Tierp maj 2016, FK kvinnor: 3 → 4"
        assert redo(ws).rows == 1
        assert cases(ws) == 4
        undo(ws)
        undo(ws)
        assert cases(ws) is None


def test_what_is_new_cannot_be_redone_over(ws: Workspace) -> None:
    type_cases(ws, 3)
    undo(ws)
    type_cases(ws, 9, MEN)
    assert undo_state(ws).redo is None
    assert redo(ws) == NOTHING
    assert (cases(ws), cases(ws, MEN)) == (None, 9)


def test_the_history_of_a_figure_tells_everything_that_happened_to_it(reopen: Opener, clock: Clock) -> None:
    with reopen() as ws:
        type_cases(ws, 3)
    clock.move(days=1)
    with reopen(who="förbundskansliet") as ws:
        type_cases(ws, Empty.SAKNAS)
        undo(ws)
        type_cases(ws, None)
        told = history(ws, LOTS_MONTH, lots_key("0360", MAY, WOMEN))
    assert [(step.kind, step.who) for step in told] == [
        ("do", COORDINATOR),
        ("do", "förbundskansliet"),
        ("undo", "förbundskansliet"),
        ("do", "förbundskansliet"),
    ]
    values = [step.after and (step.after["cases"], step.after["cases_empty"]) for step in told]
    assert values == [(3, None), (None, "saknas"), (3, None), None]
    assert told[0].before is None
    assert told[1].at == clock.at
    assert told[2].after == told[0].after


def test_the_start_page_reads_what_was_done_lately(ws: Workspace) -> None:
    type_cases(ws, 3)
    type_cases(ws, 4)
    type_cases(ws, 1, area="2401")
    undo(ws)
    assert [each.label for each in latest_operations(ws, 5)] == [
        "Tierp maj 2016, FK kvinnor: 3 → 4",
        "Tierp maj 2016, FK kvinnor: tomt → 3",
    ]


def test_what_was_done_since_a_moment_counts_what_was_undone_of_older_things(ws: Workspace, clock: Clock) -> None:
    type_cases(ws, 3)
    left_at = clock.at
    assert operations_since(ws, left_at) == ()
    clock.move(minutes=5)
    type_cases(ws, 4)
    type_cases(ws, 5)
    undo(ws)
    undo(ws)
    undo(ws)
    type_cases(ws, 1, area="2401")
    told = operations_since(ws, left_at)
    assert [each.label for each in told] == [
        "Nordmaling maj 2016, FK kvinnor: tomt → 1",
        "ångrat: Tierp maj 2016, FK kvinnor: tomt → 3",
    ]
    assert {(each.who, *each.subjects) for each in told} == {(COORDINATOR, Subject.LOTS)}


def test_an_operation_that_breaks_leaves_nothing(ws: Workspace) -> None:
    before = content(ws)

    def broken() -> None:
        with operation(ws, "halvvägs", {Subject.LOTS}) as op:
            op.put(LOTS_MONTH, [{**row_of(WOMEN), "cases": 3, "cases_empty": None}])
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        broken()
    assert content(ws) == before
    assert undo_state(ws) == UndoState(None, None)


def row_of(cell: Any) -> dict[str, Any]:
    columns = ("area_code", "month", "party", "unit", "sex", "age_group")
    return dict(zip(columns, lots_key("0360", MAY, cell), strict=True))


def test_a_row_that_is_changed_must_be_there(ws: Workspace) -> None:
    with pytest.raises(KeyError), operation(ws, "ingen rad", {Subject.LOTS}) as op:
        op.update(GOAL, (99,), {"name": "x"})


def test_one_who_reads_cannot_undo(path: Any, reopen: Opener) -> None:
    with reopen() as ws:
        type_cases(ws, 3)
    with reopen(read_only=True) as ws:
        assert undo_state(ws).undo is not None
        for way in (undo, redo):
            with pytest.raises(ReadOnlyProblem):
                way(ws)


def set_of(ws: Workspace, label: str) -> int:
    with ws.reading() as connection:
        found = connection.execute(select(CHANGE_SET.c.id).where(CHANGE_SET.c.label == label).limit(1))
        return int(found.scalar_one())


def test_an_old_operation_is_undone_where_nothing_came_after(ws: Workspace) -> None:
    type_cases(ws, 3)
    first = set_of(ws, "Tierp maj 2016, FK kvinnor: tomt → 3")
    type_cases(ws, 7, area="2401")
    assert undo_change_set(ws, first).label == "Tierp maj 2016, FK kvinnor: tomt → 3"
    assert cases(ws) is None
    assert lots_month(ws, "2401", MAY).counts == {WOMEN: 7}
    with pytest.raises(UserProblem, match="redan ångrad"):
        undo_change_set(ws, first)
    assert redo(ws).rows == 1
    assert cases(ws) == 3


def test_an_old_operation_that_was_built_on_is_not_undone_and_what_stands_in_the_way_is_said(
    ws: Workspace, clock: Clock
) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 3, MEN: 1})
    clock.move(minutes=5)
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 4})
    before = content(ws)
    with pytest.raises(StandsInTheWay, match="kan inte ångras") as caught:
        undo_change_set(ws, 1)
    when = clock.at.astimezone().strftime("%Y-%m-%d %H:%M")
    assert caught.value.details == (f"”Tierp maj 2016, FK kvinnor: 3 → 4” av {COORDINATOR} {when}.",)
    assert content(ws) == before


def test_a_recommendation_that_has_been_written_in_is_not_undone_away(ws: Workspace) -> None:
    made, _ = add_recommendation(ws, year=2022, template="underlagsmall", title="Samlat stöd")
    write_recommendation_text(ws, recommendation=made, field="nulage", text="551 personer")
    with pytest.raises(StandsInTheWay) as caught:
        undo_change_set(ws, set_of(ws, "ny rekommendation ”Samlat stöd”"))
    assert len(caught.value.details) == 1
    assert "Nuläge i ”Samlat stöd”" in caught.value.details[0]
    assert recommendations(ws)[0].text("nulage") == "551 personer"


def test_what_is_gone_cannot_be_put_back_into(ws: Workspace) -> None:
    """Undoing a text of a recommendation that was removed later would leave it hanging."""
    made, _ = add_recommendation(ws, year=2022, template="underlagsmall", title="Samlat stöd")
    write_recommendation_text(ws, recommendation=made, field="nulage", text="551 personer")
    write_recommendation_text(ws, recommendation=made, field="nulage", text="")
    remove_recommendations(ws, recommendations=[made])
    with pytest.raises(StandsInTheWay):
        undo_change_set(ws, 3)
    undo(ws)
    assert undo_change_set(ws, 3).rows == 1
    assert recommendations(ws)[0].text("nulage") == "551 personer"


def test_ids_are_never_used_again(ws: Workspace) -> None:
    first, _ = add_recommendation(ws, year=2022, template="kortmall", title="Ett")
    remove_recommendations(ws, recommendations=[first])
    second, _ = add_recommendation(ws, year=2022, template="kortmall", title="Två")
    assert second > first
    undo(ws)
    undo(ws)
    assert [each.id for each in recommendations(ws)] == [first]


def test_a_month_locked_later_keeps_an_old_import_from_being_undone(ws: Workspace) -> None:
    rows = [
        LotsMonthRow(at, "0360", MAY, Party.FK, sex, age, 2)
        for at, (sex, age) in enumerate(
            [
                (Sex.KVINNA, AgeGroup.ALLA),
                (Sex.MAN, AgeGroup.ALLA),
                (Sex.ALLA, AgeGroup.UNDER30),
                (Sex.ALLA, AgeGroup.PLUS30),
            ],
            2,
        )
    ]
    outcome = take_in(ws, LotsMonths(tuple(rows)))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    with pytest.raises(StandsInTheWay) as caught:
        undo_import(ws, outcome.import_id)
    assert caught.value.details == ("LOTS maj 2016, Tierp är låst.",)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.OPPEN, reason="fel fil")
    assert undo_import(ws, outcome.import_id).rows == 5
    assert cases(ws) is None


@pytest.fixture(params=[500, 3], ids=["row by row", "as one line"])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(storage.log.recorder, "MANY", request.param)
    return int(request.param)


def test_a_whole_import_is_undone_next_week_too(reopen: Opener, clock: Clock, many: int) -> None:
    with reopen() as ws:
        before = content(ws)
        outcome = take_in(ws, indicator_file(26, 55, 54, 47, 61))
        assert (outcome.new, outcome.changes.rows) == (5, 12)
        assert outcome.changes.label == "inläsning av indikatorer från fil.csv"
        with ws.reading() as connection:
            logged = connection.execute(select(CHANGE_ROW).where(CHANGE_ROW.c.table_name == "indicator_value")).all()
        assert len(logged) == (5 if many > 5 else 1)
        type_cases(ws, 3)
        both = content(ws)
    clock.move(weeks=1)
    with reopen() as ws:
        assert undo_import(ws, outcome.import_id).rows == 12
        assert cases(ws) == 3
        undo(ws)
        assert content(ws) == before
    with reopen() as ws:
        redo(ws)
        redo(ws)
        assert content(ws) == both


def test_an_import_over_an_import_is_undone_layer_by_layer(ws: Workspace, many: int) -> None:
    states = [content(ws)]
    imports = []
    for file in (indicator_file(26, 55, 54, 47), indicator_file(26, 56, 55, 47, 61, 68, 72), indicator_file(1, 2, 3)):
        imports.append(take_in(ws, file).import_id)
        states.append(content(ws))
    with pytest.raises(StandsInTheWay) as caught:
        undo_import(ws, imports[0])
    assert any("inläsning av indikatorer" in detail for detail in caught.value.details)
    for state in reversed(states[:-1]):
        undo(ws)
        assert content(ws) == state
    for state in states[1:]:
        redo(ws)
        assert content(ws) == state
    assert undo_import(ws, imports[2]).rows > 0
    assert content(ws) == states[2]


def test_a_typed_change_of_an_imported_figure_stands_in_the_way_of_undoing_the_import(ws: Workspace, many: int) -> None:
    outcome = take_in(ws, indicator_file(26, 55, 54, 47))
    key = ("körkort", "0360", "2015", "alla", "3 år")
    with operation(ws, "ändra körkort", {Subject.INDICATORS}) as op:
        op.update(INDICATOR_VALUE, key, {"value": 56})
    with pytest.raises(StandsInTheWay) as caught:
        undo_import(ws, outcome.import_id)
    assert [detail.split("”")[1] for detail in caught.value.details] == ["ändra körkort"]
    told = history(ws, INDICATOR_VALUE, key)
    assert [step.label for step in told] == ["inläsning av indikatorer från fil.csv", "ändra körkort"]
    assert [step.after and step.after["value"] for step in told] == [55, 56]
    undo(ws)
    assert undo_import(ws, outcome.import_id).rows == 10


def test_the_history_of_a_figure_nobody_recorded_is_empty(ws: Workspace) -> None:
    assert history(ws, LOTS_MONTH, lots_key("0360", month(2016, 1), WOMEN)) == ()


def test_an_undone_import_that_can_no_longer_be_redone_takes_no_room(ws: Workspace, monkeypatch: Any) -> None:
    monkeypatch.setattr(storage.log.recorder, "MANY", 3)
    take_in(ws, indicator_file(26, 55, 54, 47))
    undo(ws)
    packed = select(CHANGE_ROW.c.kept).where(CHANGE_ROW.c.kept.is_not(None))
    with ws.reading() as connection:
        assert len(connection.execute(packed).all()) == 1
    type_cases(ws, 3)
    with ws.reading() as connection:
        assert connection.execute(packed).all() == []


def test_something_in_the_place_of_an_undone_import_stands_in_the_way_of_redoing_it(ws: Workspace, many: int) -> None:
    """Redo is dropped by anything new, so that only another undo can put something there."""
    first = take_in(ws, indicator_file(26, 55, 54, 47))
    undo_import(ws, first.import_id)
    take_in(ws, indicator_file(1, 2, 3, 4))
    assert redo(ws) == NOTHING


def test_there_is_no_such_thing_to_undo(ws: Workspace) -> None:
    for way in (undo_change_set, undo_import):
        with pytest.raises(UserProblem, match="ingen sådan ändring"):
            way(ws, 77)


def test_a_change_touches_every_table_it_says(ws: Workspace) -> None:
    made, changes = add_recommendation(ws, year=2022, template="kortmall", title="Ett")
    assert changes.tables == ("recommendation",)
    changes = edit_recommendation(ws, recommendation=made, areas=["0360"], theme="KAA")
    assert (changes.tables, changes.rows) == (("recommendation", "recommendation_area"), 2)
    assert undo(ws).tables == changes.tables
