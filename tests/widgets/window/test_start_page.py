"""The tab Start: who works, what is missing, what was done, where to go on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt

from domain.ground.changes import Changes
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.indicators.indicator import Indicator
from domain.lots.case import LotsCase
from domain.lots.month import AgeGroup, Party
from domain.lots.period import Goal, ResourceMonth
from domain.lots.resource_check import ResourceCell
from domain.lots.resource_parts import PartCell
from storage.benefits.recording import record_benefit_years
from storage.file.workspace import Workspace, open_workspace
from storage.indicators.recording import define_indicator, record_indicator_values
from storage.lots.case_recording import change_cases, fill_from_cases, record_case
from storage.lots.cases import cases
from storage.lots.recording import record_lots_cells, star_cell
from storage.lots.resource import record_resource_cells, set_goal
from storage.lots.resource_parts import record_resource_parts
from storage.populations.recording import record_populations
from storage.recommendations.seats import add_seat
from support.resource_months import record_resource_month
from support.window_stand import CTRL, SHIFT, KeptPreferences, WindowStand
from support.workspaces import COORDINATOR, Clock
from widgets.lots.cases.listing import CaseTable
from widgets.lots.cases.view import CaseLogView
from widgets.lots.goals_card import GoalsCard
from widgets.parts import TextLabel
from widgets.parts.month_grid import MonthGrid
from widgets.preferences import Preferences
from widgets.sheet import FigureGrid
from widgets.start.rows import DoneRow, LinkRow


def links(window: WindowStand) -> dict[str, LinkRow]:
    return {row.button.text(): row for row in window.opened.tab.findChildren(LinkRow) if row.isVisible()}


def done(window: WindowStand) -> list[str]:
    return [row.said for row in window.opened.tab.findChildren(DoneRow) if row.isVisible()]


def test_every_other_tab_is_a_link(window: WindowStand) -> None:
    titles = [spec.title for spec in window.program.workspaces.specs[1:]]
    assert [title for title in titles if title in links(window)] == titles

    links(window)["Kommunprofil"].button.click()

    assert window.opened.spec.key == "profile"


def test_a_file_is_read_in_from_the_start_page(window: WindowStand) -> None:
    links(window)["Läs in fil …"].button.click()
    assert window.dialogs.asked == ["Läs in filer"]


def test_a_month_that_is_missing_leads_to_its_sheet(open_window, example) -> None:
    window = open_window(example)
    window.clock.at = datetime(2016, 7, 5, tzinfo=UTC)
    window.opened.open_tab("profile")
    window.opened.open_tab("start")

    missing = next(row for text, row in links(window).items() if text.startswith("Tierp: "))
    assert missing.button.text() == "Tierp: maj 2016"
    assert missing.button.accessibleDescription() == "2 månader saknas, senast registrerad april 2016"
    missing.button.click()

    assert window.opened.spec.key == "lots"
    assert (window.opened.place.area.name, window.opened.place.period) == ("Tierp", month(2016, 5))


def test_what_was_done_lately_says_what_when_and_by_whom(window: WindowStand) -> None:
    assert done(window) == []
    window.opened.services.submit(lambda ws: add_seat(ws, organisation="Regionen", role="")[1])
    assert done(window) == [f"Ny gruppmedlem från Regionen, i dag 14:32 av {COORDINATOR}"]

    window.press(Qt.Key.Key_Z, CTRL)

    assert done(window) == []


def test_what_was_done_lately_leads_there(open_window, example) -> None:
    window = open_window(example)
    tierp = next(area for area in window.opened.areas if area.name == "Tierp")
    cells = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 7}
    window.opened.services.submit(lambda ws: record_lots_cells(ws, area=tierp.code, month=month(2016, 5), cells=cells))
    window.opened.open_tab("profile")
    window.opened.open_tab("start")
    row = next(row for row in window.opened.tab.findChildren(DoneRow) if row.isVisible())
    assert "Tierp maj 2016" in row.said
    assert row.heightForWidth(80) > row.heightForWidth(2000)

    row.setFocus()
    window.press(Qt.Key.Key_Return)

    assert window.opened.spec.key == "lots"
    assert (window.opened.place.area.name, window.opened.place.period) == ("Tierp", month(2016, 5))


def test_every_kind_of_thing_done_lately_leads_somewhere(open_window, example) -> None:
    window = open_window(example)
    for row in [row for row in window.opened.tab.findChildren(DoneRow) if row.isVisible()]:
        assert row.focusPolicy() != Qt.FocusPolicy.NoFocus, row.said


def test_the_keyboard_stays_on_the_page_when_its_rows_are_made_anew(window: WindowStand) -> None:
    before = window.focused
    window.opened.services.submit(lambda ws: add_seat(ws, organisation="Regionen", role="")[1])
    assert window.focused is not before
    assert window.opened.tab.isAncestorOf(window.focused)


def test_who_works_is_asked_until_it_is_known(open_window, umea) -> None:
    window = open_window(umea, KeptPreferences())
    assert window.focused.text() == "Ange din funktion …"
    window.dialogs.answers = ["processledare Heby"]

    window.press(Qt.Key.Key_Return)

    window.opened.open_tab("profile")
    window.opened.open_tab("start")
    assert "Ange din funktion …" not in [button.text() for button in [window.focused]]
    assert window.opened.session.workspace.who == "processledare Heby"


def test_a_personal_number_is_not_kept_as_the_function(window: WindowStand) -> None:
    before = window.program.surroundings.preferences.current.function
    window.program.workspaces.change_function("koordinator 701063-2391")
    assert window.program.surroundings.preferences.current.function == before
    assert "Funktion: texten innehåller ett personnummer" in window.program.messages.kept[-1].text


def test_another_workspace_opened_lately_is_one_click_away(open_window, umea, example) -> None:
    window = open_window(umea, KeptPreferences(Preferences(function=COORDINATOR, recent=(umea, example))))
    links(window)["exempel"].button.click()
    assert window.opened.session.workspace.path == example


def lead_to_latest(window: WindowStand, write: Callable[[Workspace], Changes]) -> FigureGrid:
    """Something is written, and the first row of what was done lately is followed from Start."""
    window.opened.services.submit(write)
    window.opened.open_tab("recommendations")
    window.opened.open_tab("start")
    row = next(row for row in window.opened.tab.findChildren(DoneRow) if row.isVisible())
    row.setFocus()
    window.press(Qt.Key.Key_Return)
    assert isinstance(window.focused, FigureGrid), window.focused
    return window.focused


def test_what_was_done_lately_leads_to_the_very_cell(open_window, example) -> None:
    window = open_window(example)
    day, year = date(2024, 10, 31), parse_period("2020")
    tierp = next(area for area in window.opened.areas if area.name == "Tierp").code

    lots = {(Party.AF, Sex.MAN, AgeGroup.ALLA): 3}
    grid = lead_to_latest(window, lambda ws: record_lots_cells(ws, area=tierp, month=month(2016, 5), cells=lots))
    assert grid.current_key == ("af", "man")

    figures = {ResourceCell(month(2016, 4), Sex.KVINNA, "alla", "ended"): 3}
    grid = lead_to_latest(window, lambda ws: record_resource_cells(ws, area=tierp, cells=figures))
    assert (grid.objectName(), grid.current_key) == ("resource-month", ("kvinna|alla", "ended"))

    parts = {PartCell(month(2016, 4), "to_work"): 2}
    grid = lead_to_latest(window, lambda ws: record_resource_parts(ws, area=tierp, cells=parts))
    assert (grid.objectName(), grid.current_key) == ("resource-parts", ("2016-04", "to_work"))

    counts = {Sex.KVINNA: {"health": 12}}
    grid = lead_to_latest(window, lambda ws: record_populations(ws, area=tierp, reference_date=day, counts=counts))
    assert (window.opened.spec.key, grid.current_key) == ("populations", ("health", "kvinna"))

    figures = {(Sex.ALLA, "etableringsersattning"): 9}
    grid = lead_to_latest(window, lambda ws: record_benefit_years(ws, area=tierp, period=year, figures=figures))
    assert (window.opened.spec.key, grid.current_key) == ("profile", ("etableringsersattning", "alla"))

    for name in ("Körkort", "Ungdomar i KAA"):
        made = Indicator("", name, "personer", categories=("16–19 år", "20–24 år"))
        window.opened.services.submit(lambda ws, made=made: define_indicator(ws, indicator=made)[1])
    values = {(Sex.MAN, "20–24 år"): 4}
    for name in ("Ungdomar i KAA", "Körkort"):
        grid = lead_to_latest(
            window,
            lambda ws, name=name: record_indicator_values(ws, indicator=name, area=tierp, period=year, values=values),
        )
        assert grid.current_key == ("rad:20–24 år", "man")
        assert grid.subject.startswith(f"{name}|")


def test_a_case_that_was_written_lately_is_marked_in_its_list(open_window, example) -> None:
    window = open_window(example)
    tierp = next(area for area in window.opened.areas if area.name == "Tierp")
    for worker in ("FK1", "FK2"):
        case = LotsCase(tierp, month(2016, 7), Party.FK, Sex.KVINNA, AgeGroup.UNDER30, worker=worker)
        window.opened.services.submit(lambda ws, case=case: record_case(ws, case=case))
    (first, _second) = sorted(
        cases(window.opened.session.workspace, tierp.code, case.month, case.month), key=lambda c: c.id
    )
    window.opened.services.submit(lambda ws: change_cases(ws, ids=[first.id], to={"worker": "FK9"}))
    window.opened.open_tab("start")
    row = next(row for row in window.opened.tab.findChildren(DoneRow) if row.isVisible())
    row.setFocus()
    window.press(Qt.Key.Key_Return)
    assert isinstance(window.focused, CaseTable)
    assert [each.case.worker for each in window.focused.marked] == ["FK9"]


def at_july(open_window, example) -> WindowStand:
    window = open_window(example)
    window.clock.at = datetime(2016, 7, 5, tzinfo=UTC)
    window.opened.open_tab("profile")
    window.opened.open_tab("start")
    return window


def test_the_months_stand_in_a_board_where_enter_goes_to_the_first_that_is_missing(open_window, example) -> None:
    window = at_july(open_window, example)
    board = window.opened.tab.findChild(MonthGrid, "lots-board")
    assert board is not None
    assert board.isVisible()
    assert board.model().headerData(0, Qt.Orientation.Vertical) == "Tierp, 4 av 12 klara"
    spoken = [board.model().index(0, at).data(Qt.ItemDataRole.ToolTipRole) for at in range(12)]
    assert spoken[0] == "Tierp, juli 2015: stämmer, men är inte markerad klar, sen"
    assert spoken[-2:] == [
        "Tierp, maj 2016: inget är registrerat, sen",
        "Tierp, juni 2016: inget är registrerat",
    ]
    window.opened.tab.first_focus().setFocus()
    window.press(Qt.Key.Key_Backtab)
    window.press(Qt.Key.Key_Return)
    assert window.opened.spec.key == "lots"
    assert (window.opened.place.area.name, window.opened.place.period) == ("Tierp", month(2016, 5))


def test_what_is_left_to_do_leads_there(open_window, example) -> None:
    window = at_july(open_window, example)
    rows = {row.button.accessibleDescription(): row for row in links(window).values()}
    assert "klar men inte låst, och en månad till" in rows
    row = rows["ska granskas och märkas klar, och 7 månader till"]
    assert row.button.text() == "Tierp: maj 2015"
    row.button.click()
    assert window.opened.place.period == month(2015, 5)


def test_what_is_unfinished_is_told_ten_years_later_too(open_window, example) -> None:
    window = at_july(open_window, example)
    told = {each: row.button.accessibleDescription() for each, row in links(window).items() if each.startswith("Tierp")}
    window.clock.at = datetime(2026, 11, 30, tzinfo=UTC)
    window.opened.open_tab("profile")
    window.opened.open_tab("start")
    now = {each: row.button.accessibleDescription() for each, row in links(window).items()}
    assert now["Tierp: maj 2015"] == "ska granskas och märkas klar, och 7 månader till"
    assert now["Tierp: mars 2016"] == told["Tierp: mars 2016"] == "klar men inte låst, och en månad till"
    cell = (Party.FK, Sex.UNSPLIT, AgeGroup.ALLA)
    for at in (month(2012, 3), month(2012, 4), month(2013, 1)):
        window.opened.services.submit(partial(record_lots_cells, area="0360", month=at, cells={cell: 1}))
    window.opened.open_tab("profile")
    window.opened.open_tab("start")
    row = links(window)["Tierp: mars 2012"]
    assert row.button.accessibleDescription() == "inte låst, och 2 äldre månader till"
    row.button.click()
    assert window.opened.place.period == month(2012, 3)


def test_what_is_left_to_do_leads_to_where_the_month_is_kept_whichever_view_was_last_open(open_window, example) -> None:
    window = at_july(open_window, example)
    window.opened.open_tab("lots")
    for key in ("lots-resource", "lots-year", "lots-cases"):
        next(each for each in window.opened.tab.actions_offered() if each.key == key).run()
        window.opened.open_tab("start")
        links(window)["Tierp: mars 2016"].button.click()
        grid = window.opened.tab.findChild(FigureGrid, "lots-sheet")
        assert grid.isVisible()
        assert window.opened.tab.isAncestorOf(window.opened.tab.window().focusWidget())

    window.opened.services.submit(partial(fill_from_cases, area="0360", month=month(2016, 5)))
    window.opened.open_tab("lots", replace(window.opened.place, period=month(2016, 5)), to_work=True)
    assert not grid.isVisible()
    assert window.opened.tab.chosen is window.opened.tab.findChild(CaseLogView)


def test_the_workspace_is_gone_through_from_the_start_page(open_window, example, qtbot) -> None:
    window = at_july(open_window, example)
    links(window)["Gå igenom arbetsboken"].button.click()
    qtbot.waitUntil(lambda: bool(window.dialogs.asked) or not window.opened.services.jobs.running, timeout=20_000)
    assert window.dialogs.asked == [] or "att se över" in window.dialogs.asked[-1]


def test_what_is_not_stored_in_another_tab_leads_to_its_cell(open_window, example) -> None:
    window = at_july(open_window, example)
    links(window)["Tierp: maj 2016"].button.click()
    grid = window.opened.tab.findChild(FigureGrid, "lots-sheet")
    window.enter("många")
    window.opened.open_tab("start")
    row = links(window)["LOTS, Tierp maj 2016"]
    assert row.button.accessibleDescription() == "osparat: Försäkringskassan, Kvinnor"
    row.button.click()
    assert window.opened.spec.key == "lots"
    assert window.focused is grid
    assert grid.current_key == ("fk", "kvinna")
    window.enter("4")
    window.opened.open_tab("start")
    assert "LOTS, Tierp maj 2016" not in links(window)


def test_a_goal_that_is_behind_says_its_arithmetic_and_leads_to_the_goals(open_window, example) -> None:
    window = at_july(open_window, example)
    goal = Goal("Nya i år", 60, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31))
    window.opened.services.submit(lambda ws: set_goal(ws, area="0360", goal=goal))
    row = links(window)["Tierp: Nya i år"]
    assert row.button.accessibleDescription().startswith("12 av 60, 48 kvar på 8 månader: 6 i månaden. I jämn takt")
    row.button.click()
    assert window.opened.spec.key == "lots"
    assert window.opened.tab.findChild(GoalsCard).isVisible()


def test_a_resource_that_does_not_add_up_is_to_be_looked_over(open_window, example) -> None:
    window = at_july(open_window, example)
    tierp = next(area for area in window.opened.areas if area.name == "Tierp")
    for at, new, active in ((5, 3, 30), (6, 4, 31)):
        figures = ResourceMonth(tierp, month(2016, at), Sex.UNSPLIT, "alla", new, active, 0, Empty.SAKNAS)
        window.opened.services.submit(partial(record_resource_month, figures=figures))
    told = [
        (row.button.text(), row.button.accessibleDescription())
        for row in window.opened.tab.findChildren(LinkRow)
        if row.isVisible() and "tilläggsresursen" in row.button.accessibleDescription()
    ]
    said = "tilläggsresursen ska bli 13 aktiva, 30 är registrerade, och en månad till"
    assert told == [("Tierp: maj 2016", said)]


def test_the_latest_copy_is_told_of(open_window, example) -> None:
    window = open_window(example)
    row = links(window)["Säkerhetskopia"]
    assert row.button.accessibleDescription().startswith("den senaste är från ")
    row.button.click()
    assert window.dialogs.asked == ["Säkerhetskopiera till"]


def test_what_others_changed_since_the_workspace_was_closed_is_told_at_start(open_window, umea) -> None:
    kept = KeptPreferences(Preferences(function=COORDINATOR))
    open_window(umea, kept).program.workspaces.close()
    with open_workspace(umea, who="kommandorad", clock=Clock(datetime(2026, 3, 30, 15, tzinfo=UTC))) as ws:
        add_seat(ws, organisation="Regionen", role="")
        cells = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 7}
        for number in (1, 2):
            record_lots_cells(ws, area="2401", month=month(2016, number), cells=cells)
    window = open_window(umea, kept)
    rows = links(window)
    assert rows["Arbetsboken: en ändring"].button.accessibleDescription() == "av kommandorad"
    texts = [each.text() for each in window.opened.tab.findChildren(TextLabel)]
    assert "Ändrat sedan i dag 14:32, då du stängde" in texts
    rows["LOTS: 2 ändringar"].button.click()
    assert "i dag 15:00: Nordmaling februari 2016, FK kvinnor: tomt → 7, av kommandorad" in window.dialogs.details


def test_the_same_board_is_a_view_of_lots_where_enter_opens_the_month(open_window, example) -> None:
    window = at_july(open_window, example)
    window.opened.open_tab("lots")
    window.opened.go_to(when=month(2016, 2))
    window.press(Qt.Key.Key_6, CTRL | SHIFT)
    board = window.opened.tab.chosen.board
    assert window.focused is board.grid
    assert [board.grid.model().headerData(0, way) for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)] == [
        "jan", "Tierp, 4 av 6 klara",
    ]  # fmt: skip
    counted = "6 väntade: 4 registrerade, 4 stämmer, 4 klara, 2 i tid, 3 sena"
    assert f"Tierp: {counted}" in [each.text() for each in board.findChildren(TextLabel)]
    # The first month that is missing is in focus; what is to come is expected of nobody.
    assert board.grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "Tierp, maj 2016: inget är registrerat, sen"
    last = board.grid.model().index(0, 11)
    assert last.data(Qt.ItemDataRole.ToolTipRole) == "Tierp, december 2016: väntas inte"
    window.press(Qt.Key.Key_Return)
    assert window.opened.place.period == month(2016, 5)
    assert window.opened.tab.findChild(FigureGrid, "lots-sheet").isVisible()


def test_a_year_without_cases_says_so_and_leads_to_the_month(open_window, umea) -> None:
    window = open_window(umea)
    window.opened.open_tab("lots")
    window.press(Qt.Key.Key_6, CTRL | SHIFT)
    assert window.focused.text() == "Registrera en månad"
    window.press(Qt.Key.Key_Return)
    assert window.opened.tab.findChild(FigureGrid, "lots-sheet").isVisible()


def test_a_starred_cell_stands_on_the_page_until_the_star_is_taken_away(open_window, example) -> None:
    window = open_window(example)
    cell = (Party.KOMMUN, Sex.UNSPLIT, AgeGroup.PLUS30)
    at = {"area": "0360", "month": month(2016, 4), "cell": cell}
    window.opened.services.submit(partial(star_cell, **at, starred=True))
    rows = {row.button.accessibleDescription(): row for row in links(window).values()}
    row = rows["Kommunen, 30–"]
    assert row.button.text() == "Tierp: april 2016"
    row.button.click()
    grid = window.opened.tab.findChild(FigureGrid, "lots-sheet")
    assert grid.current_key == ("kommun", "30plus")
    window.opened.services.submit(partial(star_cell, **at, starred=False))
    window.opened.open_tab("start")
    assert "Kommunen, 30–" not in [row.button.accessibleDescription() for row in links(window).values()]


def test_what_the_year_wheel_holds_for_six_weeks_leads_to_where_it_is_done(window: WindowStand) -> None:
    begun = links(window)
    # After whatever day the workspace was made: the items are watched from then.
    window.clock.at = datetime(2027, 9, 2, tzinfo=UTC)
    window.opened.open_tab("profile")
    window.opened.open_tab("start")

    rows = links(window)
    assert "Nulägesanalys till kansliet" not in begun
    said = {name: row.button.accessibleDescription() for name, row in rows.items()}
    assert said["Nulägesanalys till kansliet"] == "sen, sista dag 2027-09-01, lokala samverkansgrupper"
    assert said["Arbetsförmedlingen: månadens statistik"] == "kommer 23 september, processledare"
    rows["SCB: halvår, helårsekvivalenter"].button.click()
    assert window.opened.spec.key == "profile"
    window.opened.open_tab("start")
    links(window)["Nulägesanalys till kansliet"].button.click()
    assert window.opened.spec.key == "wheel"
    window.press(Qt.Key.Key_Space)
    window.opened.open_tab("start")
    assert "Nulägesanalys till kansliet" not in links(window)
