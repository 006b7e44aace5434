"""The tab Start: who works, what is missing, what was done, where to go on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt

from domain.ground.changes import Changes
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.indicators.indicator import Indicator
from domain.lots.month import AgeGroup, Party
from storage.benefits.recording import record_benefit_years
from storage.file.workspace import Workspace
from storage.indicators.recording import define_indicator, record_indicator_values
from storage.lots.case_recording import fill_from_cases
from storage.lots.recording import record_lots_cells
from storage.populations.recording import record_populations
from storage.recommendations.seats import add_seat
from support.window_stand import CTRL, KeptPreferences, WindowStand
from support.workspaces import COORDINATOR
from widgets.lots.cases.view import CaseLogView
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
    row = rows["ska granskas och märkas klar, och 5 månader till"]
    assert row.button.text() == "Tierp: juli 2015"
    row.button.click()
    assert window.opened.place.period == month(2015, 7)


def test_what_is_left_to_do_leads_to_where_the_month_is_kept_whichever_view_was_last_open(open_window, example) -> None:
    window = at_july(open_window, example)
    window.opened.open_tab("lots")
    for key in ("lots-resource", "lots-year", "lots-cases"):
        next(each for each in window.opened.tab.actions_offered() if each.key == key).run()
        window.opened.open_tab("start")
        links(window)["Tierp: juli 2015"].button.click()
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
