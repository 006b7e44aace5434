"""The year wheel in a workspace: what comes with it, what is changed and undone, done by doing, a file in and out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, parse_month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.importing.given import Given
from domain.importing.tidy import ImportOutcome
from domain.lots.completeness import MonthStanding
from domain.lots.month import PARTIES, AgeGroup, MonthStatus
from domain.wheel.item import Doing, WheelItem
from domain.wheel.year import State
from exchange.tidy.reading import read_tidy
from exchange.tidy.wheel_file import WHEEL_FILE, wheel_file
from storage.file.workspace import Workspace, open_workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import redo, undo
from storage.importing.recording import import_rows
from storage.lots.recording import record_lots_cells, set_month_status
from storage.lots.standing import months_standing
from storage.wheel.queries import wheel_items, wheel_pressing, wheel_year
from storage.wheel.recording import remove_wheel_item, restore_wheel_items, set_wheel_item, tick_wheel_item
from storage.whole.check import check_workspace
from support.hostile import meddle
from support.house import KEPT
from support.workspaces import COORDINATOR, Clock, content, make_workspace


@pytest.fixture
def ws(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Made and opened by the same clock."""
    with open_workspace(make_workspace(tmp_path, clock=clock), who=COORDINATOR, clock=clock) as opened:
        yield opened


OWN = WheelItem(0, 9, 15, "Delårsrapport", "ekonom", Doing.HAND)


def named(ws: Workspace, what: str) -> WheelItem:
    return next(each for each in wheel_items(ws) if what in each.what)


def test_a_new_workspace_has_the_items_that_ship_watched_from_its_first_day(ws: Workspace) -> None:
    assert [each.ships for each in wheel_items(ws)] == [
        "af-month", "scb-year", "follow-up", "analysis", "scb-half", "board", "register",
    ]  # fmt: skip
    assert {each.since for each in wheel_items(ws)} == {date(2026, 3, 30)}
    assert [each.item.ships for each in wheel_pressing(ws, date(2026, 3, 30))] == [
        "scb-year",
        "af-month",
        "follow-up",
        "af-month",
    ]


def test_items_are_added_changed_removed_and_restored_and_each_step_is_undone(ws: Workspace) -> None:
    steps = [content(ws)]
    set_wheel_item(ws, item=OWN)
    steps.append(content(ws))
    own = named(ws, "Delår")
    set_wheel_item(ws, item=WheelItem(own.id, 10, None, "Delårsrapport", "kansliet"))
    assert (named(ws, "Delår").when, named(ws, "Delår").since) == ("oktober", date(2026, 3, 30))
    steps.append(content(ws))
    analysis = named(ws, "Nuläges")
    tick_wheel_item(ws, item=analysis.id, year=2026, month=9, on=date(2026, 8, 28))
    steps.append(content(ws))
    remove_wheel_item(ws, item=analysis.id)
    set_wheel_item(ws, item=WheelItem(named(ws, "helår").id, 4, 1, "SCB", ""))
    steps.append(content(ws))
    changes = restore_wheel_items(ws)
    assert changes.label == "årshjulets medföljande punkter återställda"
    assert {each.ships for each in wheel_items(ws)} == {
        "", "af-month", "scb-year", "follow-up", "analysis", "scb-half", "board", "register",
    }  # fmt: skip
    assert named(ws, "helår").month == 3
    assert named(ws, "Delår").who == "kansliet"
    for step in (steps[4], None, steps[3], steps[2], steps[1], steps[0]):
        undo(ws)
        assert step is None or content(ws) == step
    for _ in range(7):
        redo(ws)
    assert named(ws, "helår").month == 3


def test_what_cannot_stand_on_the_wheel_is_refused_in_words(ws: Workspace) -> None:
    before = content(ws)
    for item, reason in (
        (WheelItem(0, 4, 31, "Möte"), "April har inte dagen 31"),
        (WheelItem(0, 4, 1, "  "), "”Vad” är tomt"),
        (WheelItem(999, 4, 1, "Möte"), "finns inte längre"),
    ):
        with pytest.raises(UserProblem, match=reason):
            set_wheel_item(ws, item=item)
    with pytest.raises(PersonalNumberProblem):
        set_wheel_item(ws, item=WheelItem(0, 4, 1, "Möte", "19121212-1212"))
    assert content(ws) == before


def test_a_tick_is_taken_away_again(ws: Workspace) -> None:
    item = named(ws, "Nuläges")
    tick_wheel_item(ws, item=item.id, year=2026, month=9, on=date(2026, 8, 28))
    (found,) = [each for each in wheel_year(ws, 2026, date(2026, 12, 1)) if each.item == item]
    assert (found.state, found.said, found.by_hand) == (State.DONE, f"klar 2026-08-28, {COORDINATOR}", True)
    assert tick_wheel_item(ws, item=item.id, year=2026, month=9, on=None).label.startswith("inte längre avbockad")
    (found,) = [each for each in wheel_year(ws, 2026, date(2026, 12, 1)) if each.item == item]
    assert found.state is State.LATE


def test_an_import_makes_its_item_done_and_undone_it_is_not(ws: Workspace, tmp_path: Path, clock: Clock) -> None:
    from exchange.tidy.benefit_file import BENEFIT_FILE
    from exchange.tidy.indicator_file import INDICATOR_FILE

    def states() -> dict[str, State]:
        return {each.item.ships: each.state for each in wheel_year(ws, 2026, date(2026, 4, 10)) if each.month in (3, 4)}

    file = tmp_path / "af.csv"
    file.write_text(
        "indicator,area_code,period,sex,category,value,unit,source\nLångtidsarbetslösa,0360,2026-02,alla,,41,personer,\n"
    )
    read = read_tidy(file, [INDICATOR_FILE])
    given = Given("Arbetsförmedlingen, februari", official=True)
    clock.move(days=1)
    import_rows(ws, read.content, kept=KEPT, file_name=read.name, given=given, sha256=read.sha256)
    of_march = [each for each in wheel_year(ws, 2026, date(2026, 4, 10)) if each.item.ships == "af-month"][2]
    assert of_march.said == f"klar 2026-03-31, {COORDINATOR}"
    undo(ws)
    assert [each for each in wheel_year(ws, 2026, date(2026, 4, 10)) if each.item.ships == "af-month"][2].done is None

    published = Path(__file__).parents[2] / "data" / "published-equivalents.csv"
    read = read_tidy(published, [BENEFIT_FILE])
    import_rows(ws, read.content, kept=KEPT, file_name=read.name, given=Given("SCB", official=True), sha256=read.sha256)
    assert states()["scb-year"] is State.DONE
    undo(ws)
    assert states()["scb-year"] is State.LATE


def test_a_month_of_lots_is_done_when_every_area_that_keeps_it_has_marked_it(ws: Workspace) -> None:
    set_wheel_item(ws, item=WheelItem(0, None, 15, "LOTS klar", doing=Doing.LOTS))
    month = parse_month("2026-02")

    def state() -> State:
        return next(
            each.state
            for each in wheel_year(ws, 2026, date(2026, 3, 31))
            if each.item.doing is Doing.LOTS and each.month == 3
        )

    cells = {
        (party, sex, age): 0
        for party in PARTIES
        for sex in (Sex.KVINNA, Sex.MAN)
        for age in (AgeGroup.UNDER30, AgeGroup.PLUS30)
    }
    for area in ("0360", "2401"):
        record_lots_cells(ws, area=area, month=month, cells=cells)
    set_month_status(ws, area="0360", month=month, status=MonthStatus.KLAR)
    assert state() is not State.DONE
    # The board of LOTS is held against the same day; the first was marked on the thirtieth.
    assert [each.late for (each,) in _standing(ws, month, date(2026, 3, 15))] == [True, False]
    assert [each.late for (each,) in _standing(ws, month, date(2026, 3, 16))] == [True, True]
    set_month_status(ws, area="2401", month=month, status=MonthStatus.KLAR)
    assert state() is State.DONE


def _standing(ws: Workspace, month: Period, today: date) -> list[tuple[MonthStanding, ...]]:
    areas = [Area("0360", "Tierp", AreaKind.KOMMUN), Area("2401", "Nordmaling", AreaKind.KOMMUN)]
    return months_standing(ws, areas, month, month, today)


def test_the_items_go_out_to_a_file_and_come_back_and_change_nothing(ws: Workspace, tmp_path: Path) -> None:
    set_wheel_item(ws, item=WheelItem(0, 2, 29, 'Möte ”A”, "B"', "kansliet, ekonom", Doing.FOLLOW_UP))
    file = tmp_path / "hjul.csv"
    file.write_text(wheel_file(wheel_items(ws)), "utf-8")
    before = content(ws)

    def take_in() -> ImportOutcome:
        read = read_tidy(file, [WHEEL_FILE])
        return import_rows(ws, read.content, kept=KEPT, file_name=read.name, given=Given(), sha256=read.sha256)

    outcome = take_in()
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.refused) == (0, 0, 8, ())
    assert content(ws) == before
    file.write_text(
        "month,day,what,responsible,done_by,release\nmars,,SCB: helår, helårsekvivalenter\n".replace(
            ", helår", " helår"
        )
        + "april,31,Möte,,hand,\n13,x,Annat,,hand,ja\n,40,Tredje,,hand,0\n",
        "utf-8",
    )
    assert len(take_in().refused) == 4
    file.write_text(
        "månad;dag;what;responsible;done_by;release\n"
        "varje månad;;Möte;kansliet;hand;0\nvarje månad;;Möte;kansliet;hand;0\n9;1;nulägesanalys till kansliet;kansliet;hand;ja\n",
        "utf-8",
    )
    outcome = take_in()
    assert (outcome.new, outcome.changed, outcome.refused) == (1, 1, ())
    assert named(ws, "Möte").since == date.fromisoformat(content(ws)["wheel_item"][-1][8])
    assert content(ws)["source"] == before["source"]
    undo(ws)
    assert content(ws) == before
    file.write_text(
        "month,day,what,responsible,done_by\n1,,Möte,a,hand\n1,,möte,b,hand\n2,,Möte 121212-1212,a,hand\n1,2,"
        + "x" * 299 + ",a,hand\n", "utf-8",
    )  # fmt: skip
    assert len(take_in().refused) == 2


def test_what_another_program_has_written_on_the_wheel_is_told(ws: Workspace) -> None:
    assert not check_workspace(ws, KEPT).problems
    meddle(
        ws.path, "UPDATE wheel_item SET of_month = 4, of_day = 31, what = 'Möte' WHERE ships IN ('board', 'register')"
    )
    said = [(each.where, each.text) for each in check_workspace(ws, KEPT).problems]
    assert said == [
        ("Årshjul, Möte", "April har inte dagen 31."),
        ("Årshjul, Möte", "April har inte dagen 31."),
        ("Årshjul, Möte", "Punkten finns två gånger i samma månad."),
    ]
