"""A coordinator records a month of LOTS cases."""

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from domain.ground.changes import Subject
from domain.ground.period import parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.lots.hints import Hint, HintKind, HintNote
from domain.lots.month import AgeGroup, CellKey, MonthStatus, Party
from domain.lots.period import Goal, ResourceMonth
from domain.lots.resource_check import ResourceCell
from storage.areas import queries as areas
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.lots import queries as stored
from storage.lots.hint_notes import hint_notes, note_hint
from storage.lots.recording import comment_cell, record_lots_cells, record_lots_workers, set_month_status, star_cell
from storage.lots.resource import record_resource_cells, remove_goal, resource_history, set_goal
from storage.lots.standing import Star, stars
from storage.schema.lots import MONTH_CORRECTION
from support.resource_months import record_resource_month
from support.workspaces import COORDINATOR, content

MAY = parse_month("2016-05")
APRIL = parse_month("2016-04")
WOMEN: CellKey = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
MEN: CellKey = (Party.FK, Sex.MAN, AgeGroup.ALLA)
YOUNG: CellKey = (Party.FK, Sex.ALLA, AgeGroup.UNDER30)
OLD: CellKey = (Party.FK, Sex.ALLA, AgeGroup.PLUS30)
WHOLE: dict[CellKey, Value | None] = {WOMEN: 2, MEN: 1, YOUNG: 1, OLD: 2}


def corrections(ws: Workspace) -> list[tuple[str, str]]:
    with ws.reading() as connection:
        found = connection.execute(select(MONTH_CORRECTION.c.reason, MONTH_CORRECTION.c.recorded_by))
        return [(row.reason, row.recorded_by) for row in found]


def status(ws: Workspace) -> MonthStatus:
    return stored.lots_month(ws, "0360", MAY).status


def test_four_kinds_of_empty_stay_apart(ws: Workspace) -> None:
    written: dict[CellKey, Value | None] = {
        WOMEN: 0,
        MEN: Empty.SAKNAS,
        YOUNG: Empty.EJ_TILLAMPLIGT,
        OLD: Empty.DOLT,
    }
    record_lots_cells(ws, area="0360", month=MAY, cells=written)
    month = stored.lots_month(ws, "0360", MAY)
    assert month.counts == written
    today = ws.now().astimezone().date()
    assert month.source == Source("registrerat i Lägesbild", "", None, today, COORDINATOR, typed=True)
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: None})
    assert WOMEN not in stored.lots_month(ws, "0360", MAY).counts


def test_several_cells_of_a_pasted_block_are_one_operation(ws: Workspace) -> None:
    changes = record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    assert (changes.rows, changes.subjects) == (4, frozenset({Subject.LOTS}))
    undo(ws)
    assert stored.lots_month(ws, "0360", MAY).counts == {}


@pytest.mark.parametrize("wrong", [-1, Fraction(1, 2)])
def test_a_count_that_is_none_never_comes_this_far(ws: Workspace, wrong: Value) -> None:
    with pytest.raises(ValueError, match="cases"):
        record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: wrong})


def test_a_month_is_recorded_by_party_and_by_month(ws: Workspace) -> None:
    with pytest.raises(ValueError, match="by party"):
        record_lots_cells(ws, area="0360", month=MAY, cells={(Party.ALLA, Sex.KVINNA, AgeGroup.ALLA): 1})
    with pytest.raises(ValueError, match="no month"):
        record_lots_cells(ws, area="0360", month=parse_period("2016"), cells=WHOLE)


def test_an_area_that_is_not_there(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="9999"):
        record_lots_cells(ws, area="9999", month=MAY, cells=WHOLE)
    with pytest.raises(UserProblem, match="9999"):
        stored.lots_month(ws, "9999", MAY)


def test_case_workers_are_counted_beside(ws: Workspace) -> None:
    changes = record_lots_workers(ws, area="0360", month=MAY, workers={Party.FK: 2, Party.AF: Empty.SAKNAS})
    assert changes.label == "LOTS maj 2016, Tierp"
    assert stored.lots_month(ws, "0360", MAY).workers == {Party.FK: 2, Party.AF: Empty.SAKNAS}
    record_lots_workers(ws, area="0360", month=MAY, workers={Party.FK: None})
    assert stored.lots_month(ws, "0360", MAY).workers == {Party.AF: Empty.SAKNAS}


def test_a_month_that_does_not_add_up_is_saved_but_is_not_done(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={**WHOLE, WOMEN: 3})
    for wanted in (MonthStatus.KLAR, MonthStatus.LAST):
        with pytest.raises(UserProblem, match="kan inte märkas som") as caught:
            set_month_status(ws, area="0360", month=MAY, status=wanted)
        assert caught.value.details == ("Försäkringskassan: kön ger 4, ålder ger 3. Det skiljer ett ärende.",)
    assert status(ws) is MonthStatus.OPPEN


def test_a_month_that_lacks_figures_names_each_of_them(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 3, YOUNG: 3})
    with pytest.raises(UserProblem, match="2 saker är ofullständiga") as caught:
        set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    assert len(caught.value.details) == 2


def test_an_empty_month_is_not_done(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="inget är registrerat"):
        set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    assert set_month_status(ws, area="0360", month=MAY, status=MonthStatus.OPPEN).rows == 0


def test_a_month_goes_from_open_to_done_to_locked_and_back_with_a_reason(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    changes = set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    assert changes.label == "LOTS maj 2016, Tierp: klar"
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    assert status(ws) is MonthStatus.LAST
    with pytest.raises(UserProblem, match="är låst"):
        set_month_status(ws, area="0360", month=MAY, status=MonthStatus.OPPEN)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.OPPEN, reason="ett ärende kom sent")
    assert corrections(ws) == [("ett ärende kom sent", COORDINATOR)]
    assert status(ws) is MonthStatus.OPPEN


def test_a_locked_month_is_changed_only_by_a_correction(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    before = content(ws)
    with pytest.raises(UserProblem, match="LOTS maj 2016, Tierp är låst"):
        record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 1, MEN: 2})
    with pytest.raises(UserProblem, match="är låst"):
        record_lots_workers(ws, area="0360", month=MAY, workers={Party.FK: 2})
    with pytest.raises(PersonalNumberProblem):
        record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 1}, correction="gällde 811228-9874")
    assert content(ws) == before
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 1, MEN: 2}, correction=" fel kön ")
    assert corrections(ws) == [("fel kön", COORDINATOR)]
    assert status(ws) is MonthStatus.LAST
    undo(ws)
    assert content(ws) == before


def test_what_does_not_change_needs_no_correction(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    assert record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE).rows == 0


@pytest.mark.parametrize("marked", [MonthStatus.KLAR, MonthStatus.LAST])
def test_a_month_that_no_longer_adds_up_is_open_again(ws: Workspace, marked: MonthStatus) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=marked)
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 5}, correction="två till")
    assert status(ws) is MonthStatus.OPPEN
    undo(ws)
    assert status(ws) is marked


def test_a_month_is_locked_while_its_correction_goes_on_also_where_it_does_not_add_up(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 5}, correction="två till", goes_on=True)
    record_lots_workers(ws, area="0360", month=MAY, workers={Party.FK: 2}, correction="två till", goes_on=True)
    assert status(ws) is MonthStatus.LAST
    figures = ResourceMonth(areas.area(ws, "0360"), MAY, Sex.KVINNA, "alla", 3, 9, 1, 2)
    record_resource_month(ws, figures=figures, correction="två till")
    assert status(ws) is MonthStatus.LAST
    with pytest.raises(UserProblem, match="är låst"):
        record_lots_cells(ws, area="0360", month=MAY, cells={WOMEN: 6}, goes_on=True)
    assert corrections(ws) == [("två till", COORDINATOR)] * 3


def test_a_cell_can_be_commented_also_when_it_is_empty(ws: Workspace) -> None:
    comment_cell(ws, area="0360", month=MAY, cell=WOMEN, text="  väntar på svar från FK  ")
    comment_cell(ws, area="0360", month=APRIL, cell=WOMEN, text="april")
    assert stored.cell_comments(ws, "0360", MAY) == {WOMEN: "väntar på svar från FK"}
    assert stored.cell_comments(ws, "2401", MAY) == {}
    with pytest.raises(PersonalNumberProblem) as caught:
        comment_cell(ws, area="0360", month=MAY, cell=WOMEN, text="gäller 19811228-9874")
    assert "9874" not in caught.value.text
    comment_cell(ws, area="0360", month=MAY, cell=WOMEN, text=" ")
    assert stored.cell_comments(ws, "0360", MAY) == {}
    undo(ws)
    assert stored.cell_comments(ws, "0360", MAY) == {WOMEN: "väntar på svar från FK"}


def test_a_note_answers_its_own_hint_alone_and_stays_until_it_is_taken_away(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    tierp = areas.area(ws, "0360")
    copied, of_women = Hint(HintKind.COPIED, Party.FK, "Stämmer det?"), Hint(HintKind.NOUGHT, Party.FK, "0?", WOMEN)
    note_hint(ws, area=tierp.code, month=MAY, hint=copied, note=" räknat två gånger ")
    assert undo_state(ws).undo == "anteckning till ett påpekande, LOTS maj 2016, Tierp"
    kept = {copied.key: HintNote("Stämmer det?", "räknat två gånger")}
    assert hint_notes(ws, "0360", MAY) == kept
    assert of_women.key not in kept
    assert hint_notes(ws, "0360", APRIL) == {}
    with pytest.raises(PersonalNumberProblem):
        note_hint(ws, area=tierp.code, month=MAY, hint=of_women, note="gäller 19811228-9874")
    note_hint(ws, area=tierp.code, month=MAY, hint=copied, note="")
    assert hint_notes(ws, "0360", MAY) == {}
    undo(ws)
    assert hint_notes(ws, "0360", MAY) == kept
    assert status(ws) is MonthStatus.LAST


def test_a_cell_is_starred_until_the_star_is_taken_away_also_in_a_locked_month(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    star_cell(ws, area="0360", month=MAY, cell=WOMEN, starred=True)
    assert undo_state(ws).undo == "stjärna vid FK kvinnor, LOTS maj 2016, Tierp"
    assert stored.starred_cells(ws, "0360", MAY) == {WOMEN}
    assert stored.starred_cells(ws, "0360", APRIL) == frozenset()
    tierp = areas.area(ws, "0360")
    assert stars(ws, [tierp]) == [Star(tierp, MAY, WOMEN)]
    assert stars(ws, []) == []
    star_cell(ws, area="0360", month=MAY, cell=WOMEN, starred=False)
    assert stored.starred_cells(ws, "0360", MAY) == frozenset()
    undo(ws)
    assert stored.starred_cells(ws, "0360", MAY) == {WOMEN}
    assert status(ws) is MonthStatus.LAST


def test_the_resource_and_its_goals(ws: Workspace) -> None:
    tierp = areas.area(ws, "0360")
    figures = ResourceMonth(tierp, MAY, Sex.KVINNA, "alla", 3, 9, Empty.SAKNAS, 2)
    assert record_resource_month(ws, figures=figures).subjects == frozenset({Subject.RESOURCE})
    assert stored.resource_months(ws, "0360", APRIL, MAY) == (figures,)
    goal = Goal("Nyinskrivningar", 40, False, date(2015, 12, 1), date(2016, 12, 30))
    set_goal(ws, area="0360", goal=goal)
    (kept,) = stored.goals(ws, "0360")
    assert (kept.goal, kept.area) == (goal, "0360")
    share = Goal("Arbetsträning", 60, True, date(2015, 12, 1), date(2016, 12, 30))
    set_goal(ws, area="0360", goal=share, goal_id=kept.id)
    assert [each.goal for each in stored.goals(ws, "0360")] == [share]
    assert set_goal(ws, area="0360", goal=share, goal_id=kept.id).rows == 0
    with pytest.raises(UserProblem, match="finns redan"):
        set_goal(ws, area="0360", goal=share)
    set_goal(ws, area="0331", goal=share)
    remove_goal(ws, goal_id=kept.id)
    assert stored.goals(ws, "0360") == ()
    with pytest.raises(UserProblem, match="finns inte längre"):
        set_goal(ws, area="0360", goal=share, goal_id=kept.id)
    with pytest.raises(UserProblem, match="sista dag"):
        set_goal(ws, area="0360", goal=Goal("x", 1, False, date(2016, 2, 1), date(2016, 1, 1)))


def test_a_locked_month_keeps_its_resource(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    figures = ResourceMonth(areas.area(ws, "0360"), MAY, Sex.KVINNA, "alla", 3, 9, 1, 2)
    with pytest.raises(UserProblem, match="är låst"):
        record_resource_month(ws, figures=figures)
    record_resource_month(ws, figures=figures, correction="coachens lista kom sent")
    assert corrections(ws) == [("coachens lista kom sent", COORDINATOR)]


def test_the_months_with_cases_are_listed_the_latest_first(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=APRIL, cells={WOMEN: 3, YOUNG: 3})
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    assert [each.code for each in stored.months_with_cases(ws, "0360")] == ["2016-05", "2016-04"]


def test_the_resource_is_typed_figure_by_figure(ws: Workspace) -> None:
    new = ResourceCell(MAY, Sex.UNSPLIT, "alla", "new")
    women = ResourceCell(MAY, Sex.KVINNA, "under30", "active")
    april = ResourceCell(APRIL, Sex.UNSPLIT, "alla", "active")
    record_resource_cells(ws, area="0360", cells={new: 3, women: 2, april: 9})
    found = {(each.month, each.sex, each.age_group): each for each in stored.resource_months(ws, "0360", APRIL, MAY)}
    assert (found[MAY, Sex.UNSPLIT, "alla"].new, found[MAY, Sex.UNSPLIT, "alla"].active) == (3, Empty.SAKNAS)
    assert len(found) == 3
    record_resource_cells(ws, area="0360", cells={women: 4})
    assert undo_state(ws).undo == "Tierp maj 2016, tilläggsresurs aktiva kvinnor under 30: 2 → 4"
    record_resource_cells(ws, area="0360", cells={women: None})
    assert len(stored.resource_months(ws, "0360", MAY, MAY)) == 1, "a row without a figure is nobody's"
    assert [step.after for step in resource_history(ws, "0360", women)] == [2, 4, None]
    undo(ws)
    assert len(stored.resource_months(ws, "0360", MAY, MAY)) == 2


def test_of_several_months_only_a_locked_one_that_changes_asks_for_a_reason(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells=WHOLE)
    may, april = (ResourceCell(month, Sex.UNSPLIT, "alla", "new") for month in (MAY, APRIL))
    record_resource_cells(ws, area="0360", cells={may: 3})
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    record_resource_cells(ws, area="0360", cells={may: 3, april: 2})
    with pytest.raises(UserProblem, match="är låst"):
        record_resource_cells(ws, area="0360", cells={may: 4, april: 5})
    assert [each.new for each in stored.resource_months(ws, "0360", APRIL, MAY)] == [2, 3]


@pytest.mark.parametrize(("target", "is_share"), [(0, False), (101, True)])
def test_a_goal_that_nobody_can_reach_or_miss_is_refused(ws: Workspace, target: int, is_share: bool) -> None:
    with pytest.raises(UserProblem, match="minst 1"):
        set_goal(ws, area="0360", goal=Goal("x", target, is_share, date(2016, 1, 1), date(2016, 2, 1)))
