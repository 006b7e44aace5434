"""Any months and areas: chosen by keyboard, added up, side by side, and copied without its small numbers."""

from datetime import date

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month, months_between
from domain.ground.sex import Sex
from domain.lots.case import TO_RESOURCE, LotsCase
from domain.lots.month import AgeGroup, Party
from drawing.palette import DARK, LIGHT, Palette
from storage.file.workspace import Workspace
from storage.lots.case_recording import record_case
from storage.lots.period_recording import record_period_cells
from storage.lots.publication import set_level
from storage.lots.recording import record_lots_cells
from support.contrast import contrast
from support.lots_months import TIERP
from support.lots_tab import CTRL, Open, button, press, shows, texts_of, write
from support.tab_stand import TabStand
from widgets.charts import ChartWithTable
from widgets.lots.page import LotsTab
from widgets.lots.period.choices import MOST_MONTHS, PeriodChoices, Quick, quick_span
from widgets.lots.period.view import PeriodView
from widgets.parts import Card
from widgets.parts.area_choice import AreaChoice
from widgets.sheet import FigureGrid
from widgets.sheet.copy_button import CopyButton
from widgets.sheet.painting import shaded
from widgets.tab.contract import Place

HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
ANY = (Sex.UNSPLIT, AgeGroup.ALLA)
JAN, MAY = month(2016, 1), month(2016, 5)


def record(ws: Workspace, area: Area, months: tuple[Period, ...], **cases: int) -> None:
    for at in months:
        cells = {(Party(name), *ANY): count for name, count in cases.items()}
        record_lots_cells(ws, area=area.code, month=at, cells=cells)


def go(tab: LotsTab) -> PeriodView:
    next(each for each in tab.actions_offered() if each.key == "lots-period").run()
    view = tab.chosen
    assert isinstance(view, PeriodView)
    return settled(view)


def settled(view: PeriodView) -> PeriodView:
    """What is read beside the window is there."""
    deadline = QDeadlineTimer(20_000)
    while view.services.jobs.running and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    assert not view.services.jobs.running
    return view


def show(view: PeriodView, place: Place) -> None:
    view.show_place(place)
    settled(view)


@pytest.fixture
def view(open_tab: Open, stand: TabStand, workspace: Workspace) -> PeriodView:
    record(workspace, TIERP, months_between(JAN, MAY), fk=10, kommun=20)
    record(workspace, HEBY, months_between(JAN, MAY), fk=30)
    return go(open_tab(stand))


def chart(view: QWidget, title: str) -> ChartWithTable:
    found = [each for each in view.findChildren(ChartWithTable) if each.accessibleName().startswith(title)]
    assert len(found) == 1, title
    return found[0]


def whole_group(view: PeriodView) -> None:
    """Untick Tierp, so that nothing is: the whole group."""
    areas = view.findChild(AreaChoice)
    assert areas is not None
    next(each for each in areas.menu().actions() if each.text() == "Tierp").trigger()
    assert areas.text() == "Hela gruppen"
    settled(view)


def type_months(view: PeriodView, first: str, last: str) -> None:
    view.choices.first.setFocus()
    for text in (first, last):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        write(text)
        press(Qt.Key.Key_Tab)
    settled(view)


@pytest.mark.parametrize(
    ("quick", "around", "first", "last"),
    [
        (Quick.YEAR, month(2016, 5), month(2016, 1), month(2016, 12)),
        (Quick.YEAR, month(2026, 5), month(2026, 1), month(2026, 11)),
        (Quick.HALF, month(2016, 8), month(2016, 7), month(2016, 12)),
        (Quick.QUARTER, month(2016, 6), month(2016, 4), month(2016, 6)),
        (Quick.TWELVE, month(2016, 5), month(2015, 6), month(2016, 5)),
        (Quick.QUARTER, month(2026, 12), month(2026, 10), month(2026, 12)),
    ],
)
def test_a_quick_choice_is_the_calendars_as_far_as_now(
    quick: Quick, around: Period, first: Period, last: Period
) -> None:
    assert quick_span(quick, around, month(2026, 11)) == (first, last)


def test_the_year_of_the_bars_kommun_is_shown_at_once(view: PeriodView) -> None:
    assert view.choices.span == (month(2016, 1), month(2016, 12))
    assert "Siffrorna är för Tierp, januari–maj 2016 (5 av 12 månader)." in texts_of(view)
    assert [shows(view.parties, "kommun", column) for column in ("count", "share")] == ["100", "66,7\u00a0%"]
    assert shows(view.months, "2016-05", "summa") == "30"
    assert shows(view.months, "2016-06", "summa") == "saknas"
    assert shows(view.areas, "0", "per_month") == "30,0"


def test_what_is_read_is_told_until_it_is_there(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    record(workspace, TIERP, months_between(JAN, MAY), fk=10)
    tab = open_tab(stand)
    next(each for each in tab.actions_offered() if each.key == "lots-period").run()
    view = tab.chosen
    assert isinstance(view, PeriodView)
    copy = tab.findChild(CopyButton)
    assert copy is not None
    assert "Läser januari–december 2016 för Tierp …" in texts_of(view)
    assert (view.has_table, copy.isVisible()) == (False, False)
    assert QApplication.focusWidget() is view.choices.quick
    settled(view)
    assert (view.has_table, copy.isVisible()) == (True, True)
    assert "Läser" not in texts_of(view)


def test_an_old_answer_never_takes_the_place_of_a_newer(view: PeriodView, stand: TabStand) -> None:
    for month_number in (1, 2, 3):
        view.choices.first.setText(month(2016, month_number).label)
        view.choices.last.setText(month(2016, month_number).label)
        view.choices.last.editingFinished.emit()
        assert "Siffrorna är för Tierp, januari–maj 2016" in texts_of(view), "what stood there is whole until then"
        assert "LOTS januari–december 2016" in texts_of(view.window()), "under its own heading"
    settled(view)
    assert "Siffrorna är för Tierp, mars 2016." in texts_of(view)
    assert "LOTS mars 2016" in texts_of(view.window())


def test_another_areas_figures_are_gone_at_once(view: PeriodView) -> None:
    view.show_place(Place(HEBY, period=MAY))
    assert "Siffrorna är för" not in texts_of(view)
    assert view.table_text("till styrgruppen") == ""
    settled(view)
    assert "Siffrorna är för Heby, januari–maj 2016 (5 av 12 månader)." in texts_of(view)


def test_what_comes_when_another_view_is_chosen_leaves_its_heading(view: PeriodView) -> None:
    tab = view.parentWidget().parentWidget()
    assert isinstance(tab, LotsTab)
    view.show_place(Place(HEBY, period=MAY))
    next(each for each in tab.actions_offered() if each.key == "lots-month").run()
    settled(view)
    assert "Tierp, maj 2016" in texts_of(tab)
    assert "LOTS januari" not in texts_of(tab)


def test_areas_are_added_up_and_stand_beside_one_another(view: PeriodView) -> None:
    whole_group(view)
    assert [shows(view.parties, row, "count") for row in ("fk", "kommun", "summa")] == ["200", "minst 100", "300"]
    assert "Uppgifter saknas för Heby, Kommunen: januari–maj 2016." in texts_of(view)
    assert [shows(view.areas, row, "count") for row in ("0", "1", "summa")] == ["150", "150", "300"]
    assert chart(view, "Områden sida vid sida").view is not None


def test_an_area_with_other_months_is_shown_with_them_and_not_added(view: PeriodView, workspace: Workspace) -> None:
    record(workspace, HEBY, (month(2016, 6),), fk=30)
    days = (date(2015, 11, 1), date(2016, 5, 22))
    record_period_cells(workspace, area="0360", cells={(*days, (Party.ALLA, *ANY)): 48})
    whole_group(view)
    told = texts_of(view)
    assert "Andra månader, och därför inte med i summan: Tierp, januari–maj 2016 (5 av 12 månader)." in told
    assert "Periodposter räknas inte in: Tierp, 2015-11-01 till 2016-05-22." in told
    assert shows(view.parties, "summa", "count") == "180"
    assert shows(view.areas, "2", "count") == "48"


def test_months_are_typed_and_what_is_no_month_is_said_with_nothing_changed(view: PeriodView) -> None:
    type_months(view, "februari 2016", "2016-03")
    assert view.choices.span == (month(2016, 2), month(2016, 3))
    assert shows(view.parties, "summa", "count") == "60"
    quick = view.findChild(PeriodChoices)
    assert quick is not None
    for first, last, why in (
        ("nyss", "mars 2016", "Skriv en månad, till exempel"),
        ("april 2016", "mars 2016", "Den sista månaden ligger före den första."),
        (f"januari {2016 - MOST_MONTHS // 12}", "mars 2016", "Perioden är längre än tjugo år."),
    ):
        type_months(view, first, last)
        assert why in texts_of(view)
        assert view.choices.span == (month(2016, 2), month(2016, 3))
        view.choices.first.setFocus()
        press(Qt.Key.Key_Escape)
        assert view.choices.first.text() == "februari 2016"
        assert why not in texts_of(view)
    show(view, Place(TIERP, period=month(2015, 5)))
    assert view.choices.span == (month(2016, 2), month(2016, 3)), "own months do not follow the bar"


def test_quick_choices_are_walked_with_the_arrows_and_the_last_leads_to_the_months(view: PeriodView) -> None:
    row = view.findChild(QWidget, "period-quick")
    assert row is not None
    row.setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Right)
    assert view.choices.span == (month(2016, 4), month(2016, 6))
    press(Qt.Key.Key_Right)
    assert view.choices.span == (month(2015, 6), month(2016, 5))
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is view.choices.first


def test_nothing_in_the_period_teaches_and_leads_to_the_month(view: PeriodView, stand: TabStand) -> None:
    type_months(view, "mars 2010", "april 2010")
    assert "Tierp har inga LOTS-siffror för mars–april 2010." in texts_of(view)
    assert not any(card.isVisible() for card in view.findChildren(Card) if view.parties in card.findChildren(QWidget))
    assert view.first_focus() is button(view, "Registrera månaden")
    opened: list[object] = []
    object.__setattr__(view.services, "open_tab", lambda *where, **how: opened.append((where, how)))
    button(view, "Registrera månaden").click()
    assert opened == [(("lots", Place(TIERP, period=MAY)), {"to_work": True})]


def test_without_people_the_import_is_led_to(view: PeriodView, stand: TabStand) -> None:
    assert "Folkmängden 20–64 år är inte känd för Tierp under tiden." in texts_of(view)
    button(view, "Läs in SCB:s tabell …").click()
    assert stand.commands == ["import"]


@pytest.fixture
def by_month(view: PeriodView, workspace: Workspace) -> PeriodView:
    """Tierp tells of single months in public."""
    set_level(workspace, area="0360", since_year=2016, level=PeriodKind.MONTH)
    show(view, Place(TIERP, period=MAY))
    return view


def test_a_time_of_ones_own_is_never_public_where_longer_periods_are(view: PeriodView, stand: TabStand) -> None:
    assert "Kommunen\tdolt\tdolt" in view.table_text()
    copy = view.window().findChild(CopyButton)
    assert copy is not None
    copy.copy()
    assert stand.said[-1].startswith("Tabellen är kopierad. Alla tal är dolda. Valfria perioder visas inte offentligt")
    chart(view, "Ärenden per initierande part").copy_table()
    assert "rapporten LOTS har de hela perioder" in texts_of(chart(view, "Ärenden per initierande part"))


def test_where_months_are_public_and_none_is_small_everything_is_copied(by_month: PeriodView, stand: TabStand) -> None:
    view = by_month
    text = view.table_text()
    assert "Kommunen\t100\t66,7" in text.replace("\u00a0", " "), text
    assert "dolt" not in text
    view.parties.go_to(("kommun", "count"))
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip() == "100"
    chart(view, "Ärenden per initierande part").copy_table()
    assert "Kommunen\t100" in QGuiApplication.clipboard().text()
    chart(view, "Ärenden per initierande part").copy_picture()
    assert not QGuiApplication.clipboard().image().isNull()
    assert [each for each in stand.said if "kopierad" in each] == ["Tabellen är kopierad.", "Bilden är kopierad."]


def test_with_a_small_count_anywhere_nothing_leaves_but_internally(
    by_month: PeriodView, workspace: Workspace, stand: TabStand
) -> None:
    view = by_month
    record(workspace, TIERP, (JAN,), fk=2)
    show(view, Place(TIERP, period=MAY))
    view.parties.go_to(("kommun", "count"))
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip() == "dolt"
    public = view.table_text()
    assert "100" not in public
    assert "Kommunen\tdolt\tdolt" in public
    assert "januari–maj 2016 (5 av 12 månader)" in public, "which months it is of tells of nobody"
    internal = view.table_text("till styrgruppen")
    assert "Internt: till styrgruppen" in internal
    assert "Kommunen\t100" in internal
    QGuiApplication.clipboard().setText("före")
    parts = chart(view, "Ärenden per initierande part")
    parts.copy_table()
    parts.copy_picture()
    assert QGuiApplication.clipboard().text() == "före"
    assert "Bland siffrorna finns små tal." in texts_of(parts)
    assert len([each for each in stand.said if "Bland siffrorna finns små tal." in each]) == 2
    button(parts, "Visa tabell").click()
    parts.table.go_to(("0", "0"))
    parts.table.copy()
    assert QGuiApplication.clipboard().text().strip() == "dolt"


def test_what_was_done_comes_from_the_case_log(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    case = LotsCase(TIERP, MAY, Party.FK, Sex.KVINNA, AgeGroup.UNDER30, outcomes=(TO_RESOURCE,), worker="FK1")
    record_case(workspace, case=case)
    view = go(open_tab(stand))
    assert chart(view, "Det som gjordes").isVisible()
    assert shows(view.parties, "fk", "workers") == "1"
    assert "Ledde till resursen 1" in texts_of(view).replace("ledde", "Ledde")
    assert "Började i resursen: resursen är inte registrerad i Tierp under perioden." in texts_of(view)


def test_every_figure_has_a_card(view: PeriodView) -> None:
    whole_group(view)
    for grid, key, title, period in (
        (view.parties, ("kommun", "count"), "LOTS-ärenden från Kommunen", "januari–maj 2016 (5 av 12 månader)"),
        (view.parties, ("summa", "workers"), "Unika handläggare", "januari–maj 2016 (5 av 12 månader)"),
        (view.months, ("2016-02", "summa"), "LOTS-ärenden", "februari 2016"),
        (
            view.areas,
            ("0", "per_both"),
            "LOTS-ärenden per månad och 10 000 invånare",
            "januari–maj 2016 (5 av 12 månader)",
        ),
        (view.areas, ("summa", "people"), "Invånare 20–64 år", "januari–maj 2016 (5 av 12 månader)"),
    ):
        assert isinstance(grid, FigureGrid)
        grid.go_to(key)
        card = view.figure_card()
        assert card is not None
        assert (card.title, card.period) == (title, period)
    view.choices.first.setFocus()
    card = view.figure_card()
    assert card is not None
    assert card.title == "LOTS-ärenden"


def test_a_group_in_the_bar_is_all_its_kommuner(view: PeriodView, workspace: Workspace) -> None:
    group = Area(workspace.group_code, "Uppsala län", AreaKind.GROUP)
    show(view, Place(group, period=MAY))
    assert "Siffrorna är för Heby och Tierp, januari–maj 2016 (5 av 12 månader)." in texts_of(view)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_figures_keep_their_contrast_on_every_ground_of_the_heat_table(palette: Palette) -> None:
    grounds = [shaded(at / 20, palette) for at in range(21)]
    assert all(contrast(palette.ink, ground) >= 4.5 for ground in grounds)
    steps = [contrast(ground, palette.paper) for ground in grounds]
    assert steps == sorted(steps)
    assert steps[-1] > 1.5, "the most is told from none by the ground alone"


def test_the_heat_table_marks_missing_otherwise_than_nought(view: PeriodView, workspace: Workspace) -> None:
    record(workspace, TIERP, (JAN,), fk=0)
    show(view, Place(TIERP, period=MAY))
    sheet = view.months.grid_model.sheet

    def cell(row: str, column: str) -> tuple[str, float]:
        at = sheet.position_of((row, column))
        assert at is not None
        face = sheet.face(at)
        return face.text, face.cell.shade

    assert cell("2016-01", "fk") == ("0", 0.0)
    assert cell("2016-07", "fk") == ("saknas", 0.0)
    assert cell("2016-02", "kommun") == ("20", 1.0)
    assert cell("2016-02", "fk") == ("10", 0.5)
