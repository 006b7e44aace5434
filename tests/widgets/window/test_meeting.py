"""*Möte*: walked through by keyboard, decided at once, and written out afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.recommendations.recommendation import RecommendationStatus
from storage.recommendations.meeting import decisions
from storage.recommendations.queries import recommendations
from storage.recommendations.recording import write_recommendation_text
from support.window_stand import CTRL, WindowStand
from widgets.charts.chart_with_table import ChartWithTable
from widgets.parts import TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.recommendations.evidence import EvidenceBeside
from widgets.recommendations.meeting import MeetingPage

DECIDED = list(RecommendationStatus).index(RecommendationStatus.BESLUTAD)


@pytest.fixture
def window(open_window, example) -> Iterator[WindowStand]:
    stand = open_window(example)
    stand.press(Qt.Key.Key_5, CTRL)
    stand.settle(lambda: not stand.opened.jobs.running)
    stand.opened.services.run_command("meeting")
    yield stand
    stand.settle(lambda: not stand.opened.jobs.running)


def meeting(window: WindowStand) -> MeetingPage:
    page = window.window.findChild(MeetingPage)
    assert isinstance(page, MeetingPage)
    return page


def test_one_is_shown_at_a_time_and_the_arrows_lead_on(window: WindowStand) -> None:
    page = meeting(window)
    titles = [each.title for each in recommendations(window.opened.session.workspace, 2022)]
    assert window.focused is page.next_button
    assert page.title.text() == f"1. {titles[0]}"
    QTest.keyClick(page.next_button, Qt.Key.Key_Right)
    assert page.title.text() == f"2. {titles[1]}"
    QTest.keyClick(page.next_button, Qt.Key.Key_Right)
    assert page.title.text() == f"{len(titles)}. {titles[-1]}"
    page.step(-1)
    assert page.shown.title == titles[-2]


def test_a_decision_is_stored_as_one_goes_on_and_written_out(window: WindowStand, tmp_path: Path) -> None:
    page, workspace = meeting(window), window.opened.session.workspace
    first = page.shown
    page.minutes_button.click()
    assert "Inget beslut är antecknat" in page.problem
    page.status.setCurrentIndex(DECIDED)
    page.note.setPlainText("Börjar i maj.")
    page.step(1)
    assert page.shown.id != first.id
    (kept,) = decisions(workspace).values()
    assert (kept.recommendation, kept.status, kept.note) == (first.id, RecommendationStatus.BESLUTAD, "Börjar i maj.")
    page.step(-1)
    assert page.shown.status is RecommendationStatus.BESLUTAD
    assert page.said.text() == f"Antecknat {page.day.text()}: beslutad."
    out = tmp_path / "anteckning.pdf"
    window.dialogs.answers = [out]
    page.minutes_button.click()
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "Börjar i maj." in said
    window.opened.session.undo()
    assert decisions(workspace) == {}
    assert page.note.toPlainText() == ""


def test_what_cannot_be_stored_is_not_left_behind(window: WindowStand) -> None:
    page = meeting(window)
    page.note.setPlainText("Hon är 19121212-1212.")
    page.step(1)
    assert "personnummer" in page.problem
    assert page.shown.title in page.title.text()
    page.note.setPlainText("Ja.")
    page.day.setText("i går")
    page.store_button.click()
    assert "åååå-mm-dd" in page.problem
    window.dialogs.answers = [False, True]
    page.leave()
    assert page.isVisible()
    page.leave()
    assert "Beslutet är inte antecknat" in window.dialogs.asked[-1]
    assert not page.isVisible()


def test_a_text_is_shown_as_on_paper(window: WindowStand) -> None:
    page, workspace = meeting(window), window.opened.session.workspace
    first = page.shown
    field = first.template.fields[0].key
    text = "Det är **bråttom**:\n- ungdomar\n- vuxna, 12 personer"
    write_recommendation_text(workspace, recommendation=first.id, field=field, text=text)
    page.read()
    said = [each.text() for each in page.findChildren(TextLabel)]
    assert "Det är bråttom:\n• ungdomar\n• vuxna, 12 personer" in said


def test_it_begins_at_the_one_that_is_chosen_in_the_list(open_window, example) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_5, CTRL)
    stand.settle(lambda: not stand.opened.jobs.running)
    second = recommendations(stand.opened.session.workspace, 2022)[1]
    stand.opened.tab.show_thing(second.id)
    stand.opened.services.run_command("meeting")
    page = meeting(stand)
    assert page.title.text() == f"2. {second.title}"
    stand.settle(lambda: not stand.opened.jobs.running)


def test_what_is_agreed_on_says_that_approved_reports_stay_as_they_are(open_window, example) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_5, CTRL)
    stand.settle(lambda: not stand.opened.jobs.running)
    written = recommendations(stand.opened.session.workspace, 2022)
    of_status = {each.status: each.id for each in written}
    for status, told in ((RecommendationStatus.UTKAST, False), (RecommendationStatus.FORANKRAD, True)):
        stand.opened.tab.show_thing(of_status[status])
        said = [each.text() for each in stand.opened.tab.findChildren(TextLabel) if each.isVisible()]
        assert any("ändras inte i en rapport som redan är godkänd" in each for each in said) is told


def test_a_table_and_a_chart_of_the_text_stand_beside_it(window: WindowStand) -> None:
    page, workspace = meeting(window), window.opened.session.workspace
    text = "{tabell profil 2401 2021}\n{diagram samverkan 2481 2024-10-31}\n{tabell lots 0360 2016}"
    key = next(field.key for field in page.shown.template.fields if not field.kind.is_short)
    write_recommendation_text(workspace, recommendation=page.shown.id, field=key, text=text)
    page.read()
    table, picture, withheld = page.findChildren(EvidenceBeside)
    assert table.accessibleName() == "Tabell: kommunprofil, Nordmaling 2021"
    assert "Sjukpenning" in {table.findChild(PlainTable).item(row, 0).text() for row in range(7)}
    assert picture.findChild(ChartWithTable).view is not None
    said = " ".join(label.text() for label in picture.findChildren(TextLabel))
    assert "Den kända samverkanspopulationen i Lycksele är 281 personer" in said
    assert "Tierp har inte 2016 att visa" in withheld.findChildren(TextLabel)[1].text()
    page.grab()
