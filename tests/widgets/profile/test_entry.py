"""Typing a year: by hand or from Excel, with last year beside, slips told of, and which figures are then shown."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from domain.benefits.benefit import Benefit
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE, TOTAL
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from storage.benefits.recording import record_benefit_years
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from support.qt_typing import type_text
from support.stored_figures import benefit_figures
from support.tab_stand import TabStand
from support.tidy_files import PERSONAL_NUMBER
from support.typed_years import NORDMALING_2020, NORDMALING_2021, published_share, typed
from support.view_page import page_of
from widgets.benefits import EntryView
from widgets.benefits.sheet import APART, CHANGE, MONTHS, SHARE, before_column
from widgets.parts import CheckList, EmptyState, TextLabel
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place

WHO = "samverkanskoordinator Umeå"
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
GROUP = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
YEAR, LAST_YEAR = parse_period("2021"), parse_period("2020")
K, M, A = (sex.value for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA))
SICK, MEASURES, SETTLING = "sjukpenning", "arbetsmarknadsatgarder", "etableringsersattning"


Page = page_of(EntryView)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "umea.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401", "2404"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        record_benefit_years(
            opened, area="2401", period=LAST_YEAR, figures=typed(*NORDMALING_2020, **published_share("16.7"))
        )
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


def months_of(ws: Workspace, count: int, sick: int = 108) -> None:
    """The first months of 2021 in the monthly table, all alike."""
    figures = (sick, *NORDMALING_2021[1:], 3560)
    names = ", ".join((*(kind.value for kind in Benefit), "population"))
    with ws.writing() as connection:
        for number in range(1, count + 1):
            values = ", ".join(str(figure) for figure in figures)
            connection.execute(
                text(
                    f"INSERT INTO benefit_month (area_code, sex, age_group, month, {names}) "
                    f"VALUES ('2401', 'alla', '20-64', '2021-{number:02d}', {values})"
                )
            )


def open_page(qtbot: QtBot, stand: TabStand, area: Area = NORDMALING, period: Period | None = YEAR) -> Page:
    page = stand.show(Page, Place(area, period=period))
    assert isinstance(page, Page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        pass
    page.view.first_focus().setFocus()
    return page


def grid_of(page: Page) -> FigureGrid:
    grid = page.findChild(FigureGrid, "year-sheet")
    assert grid is not None
    return grid


def cell(page: Page, row: str, column: str) -> str:
    sheet = grid_of(page).grid_model.sheet
    at = sheet.position_of((row, column))
    assert at is not None, (row, column)
    return sheet.face(at).text.replace("\u00a0", " ")


def heard(page: Page, row: str, column: str) -> str:
    model = grid_of(page).grid_model
    at = model.sheet.position_of((row, column))
    assert at is not None
    return str(model.index(*at).data(Qt.ItemDataRole.AccessibleTextRole)).replace("\u00a0", " ")


def enter(page: Page, row: str, column: str, written: str) -> None:
    grid_of(page).go_to((row, column))
    for letter in written:
        type_text(QApplication.focusWidget() or grid_of(page), letter)
    QTest.keyClick(QApplication.focusWidget() or grid_of(page), Qt.Key.Key_Return)


def paste(page: Page, row: str, column: str, *lines: str) -> None:
    grid_of(page).go_to((row, column))
    QApplication.clipboard().setText("\n".join(lines) + "\n")
    grid_of(page).paste()


def checks(page: Page) -> list[str]:
    listed = page.findChild(CheckList)
    assert listed is not None
    return [item.text.replace("\u00a0", " ") for item in listed.items_shown]


def seen(page: Page) -> str:
    return " ".join(label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page))


def test_a_year_is_typed_and_its_sum_follows(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    assert "Inget är inskrivet ännu." in seen(page)
    assert grid_of(page).current_key == (SICK, A)
    assert [cell(page, row, before_column(Sex.ALLA)) for row in (SICK, TOTAL)] == ["115", "597"]
    for kind, persons in zip(Benefit, NORDMALING_2021, strict=True):
        enter(page, kind.value, A, str(persons))
    assert cell(page, TOTAL, A) == "551"
    assert (cell(page, SICK, CHANGE), cell(page, TOTAL, CHANGE)) == ("−7", "−46")
    enter(page, POPULATION, A, "3555")
    assert cell(page, SHARE, A) == "15,5 %"
    enter(page, PUBLISHED_SHARE, A, "15,5%")
    assert (cell(page, PUBLISHED_SHARE, A), cell(page, PUBLISHED_SHARE, CHANGE)) == ("15,5 %", "−1,2")
    assert checks(page) == []
    figures = benefit_figures(stand.workspace, "2401", YEAR)
    assert figures is not None
    assert (figures.total, figures.population) == (551, 3555)
    assert "Inskrivet 2026-" in seen(page)
    assert WHO in seen(page)
    undone = stand.undo()
    assert undone is not None
    assert undone.label == "Nordmaling 2021, publicerad andel alla: tomt → 15,5"
    assert cell(page, PUBLISHED_SHARE, A) == ""


def test_last_years_sum_has_no_more_decimals_than_its_figures(qtbot: QtBot, stand: TabStand) -> None:
    persons = (Fraction(count * 100 + 12, 100) for count in range(100, 106))
    record_benefit_years(stand.workspace, area="2401", period=LAST_YEAR, figures=typed(*persons))
    page = open_page(qtbot, stand)
    assert [cell(page, row, before_column(Sex.ALLA)) for row in (SICK, TOTAL)] == ["100,1", "615,7"]


def test_a_lost_comma_is_told_of_and_stored(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    enter(page, MEASURES, A, "1550")
    reason = "1 550 kan ha tappat ett decimalkomma: förra året 140."
    assert reason in heard(page, MEASURES, A)
    assert checks(page) == [f"Arbetsmarknadsåtgärder: {reason}"]
    stored = benefit_figures(stand.workspace, "2401", YEAR)
    assert stored is not None
    assert stored.persons[Benefit.ARBETSMARKNADSATGARDER] == 1550
    enter(page, MEASURES, A, "155")
    assert checks(page) == []
    # A real jump in small numbers is left in peace.
    enter(page, SETTLING, A, "60")
    assert checks(page) == []


def test_what_cannot_be_stored_stays_in_its_cell(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    enter(page, SICK, A, "-7")
    assert cell(page, SICK, A) == "-7"
    assert "ett antal är inte mindre än noll" in heard(page, SICK, A)
    enter(page, PUBLISHED_SHARE, A, "155")
    assert "mellan 0 och 100 procent" in heard(page, PUBLISHED_SHARE, A)
    assert len(page.view.unsaved()) == 2
    assert benefit_figures(stand.workspace, "2401", YEAR) is None
    enter(page, SICK, A, "108")
    assert len(page.view.unsaved()) == 1


def test_women_and_men_that_are_not_everyone_are_told_of_and_stored(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    paste(page, SICK, A, "108")
    paste(page, SICK, K, "60")
    paste(page, SICK, M, "50")
    assert checks(page) == ["Sjukpenning: kvinnor 60 och män 50 blir 110, men alla är 108."]
    assert "blir 110" in heard(page, SICK, A)
    women = benefit_figures(stand.workspace, "2401", YEAR, Sex.KVINNA)
    assert women is not None
    assert women.persons[Benefit.SJUKPENNING] == 60


def test_a_comma_lost_for_women_is_told_once(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    for sex, count in ((A, "108"), (K, "600"), (M, "48")):
        paste(page, SICK, sex, count)
    assert checks(page) == ["Sjukpenning, kvinnor: 600 kan ha tappat ett decimalkomma: de andra två lämnar 60."]


def test_a_column_pasted_from_excel_is_one_step(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    paste(page, SICK, A, *(str(persons) for persons in NORDMALING_2021), "551", "3\u00a0555", "15,5 %")
    assert [cell(page, row, A) for row in (TOTAL, POPULATION, PUBLISHED_SHARE)] == ["551", "3 555", "15,5 %"]
    stand.undo()
    assert benefit_figures(stand.workspace, "2401", YEAR) is None


def test_a_pasted_change_without_its_minus_is_told_of(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    lines = [
        f"{now}\t{before}\t{abs(now - before)}" for now, before in zip(NORDMALING_2021, NORDMALING_2020, strict=True)
    ]
    paste(page, SICK, A, *lines)
    assert [cell(page, row, A) for row in (SICK, TOTAL)] == ["108", "551"]
    assert cell(page, SICK, CHANGE) == "−7"
    assert stand.said[-1] == "Bara 2021 klistrades in. Ett annat års siffror skrivs in under sitt eget år."
    assert "7 kan ha tappat ett minus: 115 har blivit 108." in heard(page, SICK, CHANGE)
    # Four of the six fell, and one that rose has no minus to lose.
    assert len(checks(page)) == 5
    assert all("minus" in said and "Arbetsmarknadsåtgärder" not in said for said in checks(page))
    paste(page, SICK, A, "108\t115\t-7")
    assert checks(page) == []


def test_the_four_kinds_of_empty(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    for row, written in ((SICK, "0"), (MEASURES, "-"), (SETTLING, "<5")):
        enter(page, row, A, written)
    assert [cell(page, row, A) for row in (SICK, MEASURES, SETTLING)] == ["0", "–", "<5"]
    figures = benefit_figures(stand.workspace, "2401", YEAR)
    assert figures is not None
    kinds = (Benefit.SJUKPENNING, Benefit.ARBETSMARKNADSATGARDER, Benefit.ETABLERINGSERSATTNING, Benefit.ARBETSLOSHET)
    assert [figures.persons[kind] for kind in kinds] == [0, Empty.EJ_TILLAMPLIGT, Empty.DOLT, Empty.SAKNAS]


def test_a_source_is_written_under_the_sheet(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    enter(page, SICK, A, "108")
    fields = {name: page.findChild(QLineEdit, f"source-{name}") for name in ("title", "publisher", "date")}
    title, day = fields["title"], fields["date"]
    assert title is not None
    assert day is not None
    assert title.text() == ""
    title.setText("regional deck 2021")
    day.setText("2022-03-31")
    page.view.commit_pending()
    figures = benefit_figures(stand.workspace, "2401", YEAR)
    assert figures is not None
    assert (figures.source.title, figures.source.reference_date) == ("regional deck 2021", date(2022, 3, 31))
    enter(page, MEASURES, A, "155")
    figures = benefit_figures(stand.workspace, "2401", YEAR)
    assert figures is not None
    assert figures.source.title == "regional deck 2021"
    title.setText(PERSONAL_NUMBER)
    page.view.commit_pending()
    assert len(page.view.unsaved()) == 1
    assert "personnummer" in seen(page)


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (12, "Profilen visar månadstabellen, som har alla 12 månader."),
        (7, "Profilen visar de här siffrorna: månadstabellen har bara 7 av 12 månader."),
    ],
)
def test_which_figures_are_shown_is_said(qtbot: QtBot, stand: TabStand, months: int, said: str) -> None:
    months_of(stand.workspace, months, sick=107)
    page = open_page(qtbot, stand)
    paste(page, SICK, A, *(str(persons) for persons in NORDMALING_2021))
    assert said in seen(page)
    assert "1 av 6 inskrivna siffror skiljer sig från månadstabellen." in seen(page)
    assert [cell(page, SICK, column) for column in (MONTHS, APART)] == ["107,0", "+1,0"]
    assert [cell(page, MEASURES, column) for column in (MONTHS, APART)] == ["155,0", "0,0"]
    assert [cell(page, row, MONTHS) for row in (TOTAL, SHARE)] == ["550,0", "15,4 %"]


def test_half_years_are_typed_too(qtbot: QtBot, stand: TabStand) -> None:
    half = parse_period("2021 H1")
    page = open_page(qtbot, stand, period=half)
    enter(page, SICK, A, "110")
    figures = benefit_figures(stand.workspace, "2401", half)
    assert figures is not None
    assert figures.persons[Benefit.SJUKPENNING] == 110
    assert "första halvåret 2021" in seen(page)


@pytest.mark.parametrize(
    ("area", "period", "said", "step"),
    [
        (NORDMALING, "2021-05", "Maj 2021 är en månad", "Gå till 2021"),
        (NORDMALING, "", "Ingen period är vald", "Gå till 2025"),
        (GROUP, "2021", "Umeåregionen är en grupp", "Gå till Nordmaling 2021"),
    ],
)
def test_months_and_groups_are_not_typed(
    qtbot: QtBot, stand: TabStand, area: Area, period: str, said: str, step: str
) -> None:
    page = open_page(qtbot, stand, area, parse_period(period) if period else None)
    assert said in seen(page)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.button.text() == step
    empty.button.click()
    assert stand.commands == ["tab profile"]


def test_the_figures_of_a_year_are_taken_away(qtbot: QtBot, stand: TabStand) -> None:
    page = open_page(qtbot, stand)
    (remove,) = page.view.actions_offered()
    assert not remove.enabled()
    enter(page, SICK, A, "108")
    assert remove.enabled()
    remove.run()
    assert benefit_figures(stand.workspace, "2401", YEAR) is None
    assert stand.said[-1].endswith("är borttagna. Ctrl+Z ångrar.")
    remove.run()
    stand.undo()
    assert cell(page, SICK, A) == "108"


def test_nothing_is_typed_in_a_workspace_that_is_only_read(
    qtbot: QtBot, theme: object, workspace: Workspace, tmp_path: Path
) -> None:
    path = workspace.path
    with open_workspace(path, who=WHO, read_only=True) as second:
        assert second.read_only
        page = open_page(qtbot, TabStand(second), period=LAST_YEAR)
        enter(page, SICK, A, "9")
        assert cell(page, SICK, A) == "115"
        assert "skrivskyddad" in seen(page)
        (remove,) = page.view.actions_offered()
        assert not remove.enabled()


def test_a_source_is_kept_beside_what_an_import_brought(qtbot: QtBot, stand: TabStand) -> None:
    source = Source("regional deck 2021")
    record_benefit_years(stand.workspace, area="2401", period=YEAR, figures=typed(*NORDMALING_2021), source=source)
    page = open_page(qtbot, stand)
    title = page.findChild(QLineEdit, "source-title")
    assert title is not None
    assert title.text() == "regional deck 2021"
