"""*Skriv ut rapport*: chosen, built, looked at, saved, printed."""

from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QProgressBar

from app.reports import PLANS
from domain.ground.area import slug
from domain.ground.period import parse_period
from domain.reporting.composition import Composition
from storage.areas.queries import area, seats
from storage.file.first_screen import settings
from storage.history.changelog import undo
from storage.recommendations.seats import add_seat
from storage.reporting.composing import composition_of
from storage.reporting.plans import saved_plans
from storage.whole.settings_recording import change_settings
from support.window_stand import CTRL, WindowStand
from widgets.preview.compose_dialog import ComposeDialog
from widgets.preview.page import ReportPage
from widgets.preview.plan_dialog import PlanDialog


@pytest.fixture
def window(open_window, example) -> WindowStand:
    """The window on the example, with the report's page open and built."""
    stand = open_window(example)
    stand.press(Qt.Key.Key_P, CTRL)
    stand.settle(lambda: report(stand).printed is not None)
    return stand


def report(window: WindowStand) -> ReportPage:
    page = window.window.findChild(ReportPage)
    assert isinstance(page, ReportPage)
    return page


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def shown_progress(window: WindowStand) -> list[QProgressBar]:
    return [bar for bar in window.window.findChildren(QProgressBar) if bar.isVisible()]


def rebuilt(window: WindowStand, change) -> None:
    before = report(window).printed
    change()
    window.settle(lambda: report(window).printed is not None and report(window).printed is not before)


def test_the_report_of_the_latest_year_is_shown_in_the_window(window: WindowStand) -> None:
    page = report(window)
    assert page.choices.wanted.asked.year == 2022
    assert page.pages.count == page.printed.pages
    assert window.focused is page.pages
    assert not window.window.bar.area.isVisible()


def test_page_keys_turn_the_pages_and_plus_makes_them_larger(window: WindowStand) -> None:
    pages = report(window).pages
    turned: list[int] = []
    pages.page_changed.connect(turned.append)

    window.press(Qt.Key.Key_PageDown)
    assert turned[-1] == 1
    window.press(Qt.Key.Key_End)
    assert turned[-1] == pages.page
    window.press(Qt.Key.Key_Home)
    assert pages.page == 0

    narrow = pages.widget().childAt(pages.widget().width() // 2, 50).width()
    window.press(Qt.Key.Key_Plus)
    assert pages.widget().childAt(pages.widget().width() // 2, 50).width() > narrow


def test_the_report_is_saved_as_it_is_shown(window: WindowStand, tmp_path: Path) -> None:
    out = tmp_path / "rapport.pdf"
    window.dialogs.answers = [out]

    window.press(Qt.Key.Key_S, CTRL)

    assert out.read_bytes() == report(window).printed.content
    assert window.said[-1] == f"Rapporten rapport.pdf ligger i {tmp_path}."
    assert "Exempelregionen" in text_of(out)


def test_a_folder_that_takes_nothing_is_told_and_the_report_stays(window: WindowStand, tmp_path: Path) -> None:
    window.dialogs.answers = [tmp_path / "finns inte" / "rapport.pdf"]

    window.press(Qt.Key.Key_S, CTRL)

    assert "kunde inte skrivas" in window.program.messages.kept[-1].text
    assert report(window).printed is not None


def test_parts_that_are_left_out_are_not_in_it(window: WindowStand) -> None:
    before = report(window).printed.pages
    parts = report(window).choices.parts

    rebuilt(window, lambda: [parts[part].setChecked(False) for part in ("profiles", "lots", "populations")])

    assert report(window).printed.pages < before


def test_noughts_are_hidden_by_a_choice_that_only_a_public_report_has(window: WindowStand) -> None:
    choices = report(window).choices
    assert not choices.wanted.asked.hide_zeros
    choices.zeros.setCurrentIndex(1)
    assert choices.wanted.asked.hide_zeros
    choices.internal.setChecked(True)
    assert not choices.wanted.asked.hide_zeros
    assert not choices.zeros.isEnabled()


def test_what_was_unticked_is_so_when_the_report_is_opened_again(window: WindowStand) -> None:
    choices = report(window).choices
    left_out = [choices.parts["populations"], next(box for box in choices.areas if box.text() == "Heby")]
    rebuilt(window, lambda: [box.setChecked(False) for box in left_out])
    before = report(window).choices.wanted
    assert before.asked.left_out == {"populations"}

    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_P, CTRL)
    window.settle(lambda: window.window.findChildren(ReportPage)[-1].printed is not None)
    again = window.window.findChildren(ReportPage)[-1]

    assert again.choices is not choices
    assert again.choices.wanted.asked == before.asked
    assert again.report.heading.title.startswith("Rekommendationer för 7 av 8 kommuner")
    again.choices.parts["populations"].setChecked(True)
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_P, CTRL)
    assert not window.window.findChildren(ReportPage)[-1].choices.wanted.asked.left_out


def test_an_area_left_out_before_is_ticked_when_one_comes_to_stand_in_it(window: WindowStand) -> None:
    choices = report(window).choices
    left_out = ("Tierp", "Vindeln")
    rebuilt(window, lambda: [box.setChecked(False) for box in choices.areas if box.text() in left_out])
    window.press(Qt.Key.Key_Escape)
    window.opened.go_to(next(area for area in window.opened.areas if area.name == "Tierp"))
    window.press(Qt.Key.Key_P, CTRL)

    again = window.window.findChildren(ReportPage)[-1].choices
    assert {box.text(): box.isChecked() for box in again.areas if box.text() in left_out} == {
        "Tierp": True,
        "Vindeln": False,
    }


def test_where_everything_is_unticked_the_page_says_what_to_choose(window: WindowStand) -> None:
    page = report(window)
    for boxes, said in (
        (page.choices.parts.values(), "Välj minst en del."),
        (page.choices.areas, "Välj minst ett område."),
    ):
        ticked = [box for box in boxes if box.isVisible()]
        for box in ticked:
            box.setChecked(False)
        window.settle(lambda: page.printed is None)
        assert page.choices.wanted.missing == said
        for box in ticked:
            box.setChecked(True)
        window.settle(lambda: page.printed is not None)


def test_from_lots_the_cases_are_printed(open_window, example, tmp_path: Path) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_4, CTRL)
    stand.press(Qt.Key.Key_P, CTRL)
    stand.settle(lambda: report(stand).printed is not None)
    choices = report(stand).choices
    assert choices.wanted.plan.key == "lots"
    assert not any(box.isVisible() for box in choices.parts.values())
    assert all(box.isVisible() for box in choices.areas)
    out = tmp_path / "lots.pdf"
    report(stand).printed.save(out)
    assert "Tierp, januari–december 2015" in text_of(out)
    assert report(stand).report.file_name == "lots-arenden-exempelregionen-2015.pdf"
    offered = [choices.cases.itemText(at) for at in range(choices.cases.count())]
    assert offered == ["Senaste med siffror", "2015", "första halvåret 2015", "andra halvåret 2015"]
    choices.cases.setCurrentIndex(3)
    choices.cases.activated.emit(3)
    stand.settle(lambda: report(stand).printed is not None and report(stand).report.heading.when != "2015")
    assert report(stand).report.file_name == "lots-arenden-exempelregionen-andra-halvaret-2015.pdf"


def test_an_internal_report_wants_a_reason_and_is_marked(window: WindowStand, tmp_path: Path) -> None:
    page = report(window)
    page.choices.internal.setChecked(True)
    window.settle(lambda: page.printed is None)
    assert page.choices.wanted.missing == "Ange varför små tal ska synas. Skälet står i rapporten."
    assert not page.save_button.isEnabled()
    assert window.focused is page.choices.reason

    window.type("arbetsmöte")
    window.settle(lambda: page.printed is not None)
    out = tmp_path / "internt.pdf"
    page.printed.save(out)

    assert "nternt" in text_of(out)


def test_escape_closes_it_and_the_tab_is_back_with_the_keyboard(window: WindowStand) -> None:
    window.press(Qt.Key.Key_Escape)

    assert window.window.pages.currentWidget() is window.opened.tab
    assert window.window.bar.area.isVisible()
    assert window.opened.tab.isAncestorOf(window.focused)


def test_undo_waits_until_the_report_no_longer_hides_what_is_undone(window: WindowStand) -> None:
    window.opened.services.submit(
        lambda workspace: add_seat(workspace, organisation="Provbolaget", role="enhetschef")[1]
    )
    window.press(Qt.Key.Key_Z, CTRL)
    assert [each.organisation for each in seats(window.opened.session.workspace)][-1] == "Provbolaget"
    assert window.said[-1] == "Ingenting har ändrats. Stäng rapporten först (Esc), så syns det du ångrar."

    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_Z, CTRL)
    assert window.said[-1].startswith("Ångrat"), window.said
    assert "Provbolaget" not in [each.organisation for each in seats(window.opened.session.workspace)]


def test_a_click_on_the_shown_tab_leads_back_too(window: WindowStand) -> None:
    window.window.tabs.bar.tabBarClicked.emit(window.window.tabs.bar.currentIndex())
    assert window.window.pages.currentWidget() is window.opened.tab


def test_the_window_can_be_closed_while_a_report_is_built(open_window, example) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_P, CTRL)
    stand.window.close()
    assert stand.program.workspaces.opened is None


def test_a_report_that_was_left_while_it_was_built_comes_to_no_one(open_window, example) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_P, CTRL)
    assert stand.opened.jobs.running
    stand.settle(lambda: any(bar.accessibleName() == "Bygger rapporten" for bar in shown_progress(stand)))
    stand.press(Qt.Key.Key_Escape)
    # At once, though the work may go on until it is asked the next time.
    assert not any(bar.isVisible() for bar in shown_progress(stand))

    stand.settle(lambda: not stand.opened.jobs.running)

    assert stand.window.pages.currentWidget() is stand.opened.tab
    assert stand.program.messages.kept == ()


def test_the_pages_reach_a_printer(window: WindowStand, tmp_path: Path) -> None:
    paper = tmp_path / "papper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(150)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    printer.setFromTo(1, 3)
    window.dialogs.answers = [printer]

    report(window).print_it()
    window.settle(lambda: any("skrivaren" in said for said in window.said))

    assert window.said[-1] == "3 sidor är skickade till skrivaren."
    printed = pypdf.PdfReader(paper)
    assert len(printed.pages) == 3
    assert abs(float(printed.pages[0].mediabox.width) - 595) < 2


def test_the_groups_own_words_come_along(open_window, example, tmp_path: Path) -> None:
    stand = open_window(example)

    def write(workspace):
        present = settings(workspace)
        return change_settings(workspace, settings=type(present)(name=present.name, purpose="Vi har fått ett uppdrag."))

    stand.opened.services.submit(write)
    stand.press(Qt.Key.Key_P, CTRL)
    stand.settle(lambda: report(stand).printed is not None)
    out = tmp_path / "rapport.pdf"
    report(stand).printed.save(out)
    assert "Vi har fått ett uppdrag." in text_of(out)


def test_from_a_profile_that_profile_is_printed(open_window, example, tmp_path: Path) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_2, CTRL)
    stand.opened.go_to(area(stand.opened.session.workspace, "2401"), parse_period("2021"))
    place = stand.opened.place
    stand.press(Qt.Key.Key_P, CTRL)
    stand.settle(lambda: report(stand).printed is not None)

    wanted = report(stand).choices.wanted
    asked = (wanted.plan.key, wanted.asked.area, wanted.asked.period)
    assert asked == ("profile", place.area.code, place.period)
    assert report(stand).report.file_name == f"kommunprofil-{slug(place.area.name)}-{place.period.code}.pdf"
    out = tmp_path / "profil.pdf"
    report(stand).printed.save(out)
    assert f"{place.area.name} {place.period.label}" in text_of(out)


def test_from_a_population_that_population_is_printed_under_the_definition_that_is_chosen(
    open_window, example, tmp_path: Path
) -> None:
    stand = open_window(example)
    stand.press(Qt.Key.Key_3, CTRL)
    lycksele = area(stand.opened.session.workspace, "2481")
    stand.opened.go_to(lycksele, date(2024, 10, 31))
    stand.press(Qt.Key.Key_P, CTRL)
    stand.settle(lambda: report(stand).printed is not None)

    choices = report(stand).choices
    wanted = choices.wanted
    asked = (wanted.plan.key, wanted.asked.area, wanted.asked.day, wanted.asked.family)
    assert asked == ("populations", lycksele.code, date(2024, 10, 31), "default")
    assert report(stand).report.file_name == "samverkanspopulation-lycksele-2024-10-31.pdf"
    assert choices.day.isVisible()
    assert not choices.period.isVisible()
    assert not choices.gaps.isVisible()
    out = tmp_path / "population.pdf"
    report(stand).printed.save(out)
    assert "= 281" in text_of(out)

    rebuilt(stand, lambda: choose(choices.definition, "published"))

    report(stand).printed.save(out)
    assert "= 323" in text_of(out)


def test_the_kind_of_report_can_be_changed_and_only_its_own_choices_are_shown(
    window: WindowStand, tmp_path: Path
) -> None:
    choices = report(window).choices
    assert choices.year.isVisible()
    assert not choices.area.isVisible()

    rebuilt(window, lambda: choose(choices.plan, "region"))

    assert choices.group.isVisible()
    assert choices.gaps.isVisible()
    assert not choices.year.isVisible()
    assert not choices.parts["lots"].isVisible()
    assert report(window).report.file_name.startswith("kommunprofiler-")
    out = tmp_path / "grupp.pdf"
    report(window).printed.save(out)
    assert "Kommunerna var för sig" in text_of(out)


def test_a_period_without_figures_is_said_instead_of_shown(window: WindowStand) -> None:
    choices = report(window).choices
    choices.begin_with("profile", window.opened.place.area, parse_period("1999"))
    choose(choices.plan, "profile")
    window.settle(lambda: report(window).printed is None)
    assert not report(window).save_button.isEnabled()


def choose(box: QComboBox, data: object) -> None:
    """As the user does it in the list."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_what_the_group_decides_itself_is_in_the_report_at_once(window: WindowStand) -> None:
    page = report(window)
    workspace = window.opened.services.workspace
    dialog = ComposeDialog(window.opened.services, page.choices.wanted.plan, "2022", Composition(), window.window)
    dialog.show()
    assert [dialog.order.list.item(row).text() for row in range(dialog.order.list.count())] == [
        "Gruppens medlemmar",
        "Rekommendationer",
        "Kommunprofil",
        "Samverkanspopulation",
        "LOTS-ärenden",
        "Årshjul",
    ]
    dialog.order.list.setCurrentRow(0)
    dialog.order.move_part(1)
    dialog.title.setText("Offentlig försörjning")
    dialog.own_text.setPlainText("# Inledning\nFörst.")
    dialog.close()
    kept = composition_of(workspace, "recommendations", "2022")
    assert (kept.title, kept.order[:2]) == ("Offentlig försörjning", ("recommendations", "members"))
    rebuilt(window, lambda: page._build(page.choices.wanted))
    assert page.report is not None
    assert page.report.composition == kept
    undo(workspace)
    undo(workspace)
    assert composition_of(workspace, "recommendations", "2022") == Composition()


def test_what_to_look_over_stands_beside_the_pages(window: WindowStand) -> None:
    said = [item.text for item in report(window).to_look_over.items_shown]
    assert "Rekommendationen ”Från åtgärd till arbete i Örnsköldsvik” har status utkast." in said
    assert report(window).to_look_over.isVisible()
    assert said[-1].startswith("Rapporten går att läsa med skärmläsare: alla ")


def test_the_row_on_hidden_figures_leads_to_them(window: WindowStand, monkeypatch: pytest.MonkeyPatch) -> None:
    page, shown = report(window), []
    monkeypatch.setattr(page, "_show_hidden", shown.append)
    (row,) = [at for at, item in enumerate(page.to_look_over.items_shown) if item.target is not None]
    page.to_look_over.itemActivated.emit(page.to_look_over.item(row))
    window.settle(lambda: bool(shown))
    assert shown[0].figures


def test_a_report_of_ones_own_is_saved_shown_changed_and_taken_away(window: WindowStand) -> None:
    page, workspace = report(window), window.opened.session.workspace
    kind = page.choices.wanted.plan
    dialog = PlanDialog(window.opened.services, kind, None, tuple(plan.key for plan in PLANS), window.window)
    dialog.show()
    dialog.save_new.click()
    assert "Ge rapporten ett namn" in dialog.problem
    dialog.name.setText("Till styrelsen")
    for row in range(dialog.parts.list.count()):
        dialog.parts.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.save_new.click()
    assert dialog.problem == "Välj minst en del."
    dialog.parts.list.item(4).setCheckState(Qt.CheckState.Checked)
    dialog.parts.list.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.parts.list.setCurrentRow(4)
    dialog.parts.move_part(-4)
    dialog.own_text.setPlainText("# Inledning\nFörst.")
    dialog.save_new.click()
    (saved,) = saved_plans(workspace)
    assert (saved.name, saved.kind, saved.parts) == ("Till styrelsen", "recommendations", ("lots", "recommendations"))
    # It is offered at once, whoever saved it; it is chosen where the dialog was opened from the page.
    rebuilt(window, lambda: page._offer_plans(saved.key))
    assert page.choices.wanted.plan.title == "Till styrelsen"
    assert page.report is not None
    assert page.report.heading.title == "Till styrelsen 2022"
    assert [section.heading for section in page.report.composition.sections] == ["Inledning"]
    assert not any(box.isVisible() for box in page.choices.parts.values())
    again = PlanDialog(window.opened.services, kind, saved, tuple(plan.key for plan in PLANS), window.window)
    assert again.parts.ticked == saved.parts
    again.name.setText("Till nämnden")
    rebuilt(window, again.save_same.click)
    assert page.choices.wanted.plan.title == "Till nämnden"
    assert page.choices.wanted.plan.key == saved.key
    third = PlanDialog(window.opened.services, kind, saved_plans(workspace)[0], (), window.window)
    rebuilt(window, third.remove_button.click)
    assert saved_plans(workspace) == ()
    assert page.choices.wanted.plan.key == "recommendations"
    window.opened.session.undo()
    assert [each.name for each in saved_plans(workspace)] == ["Till nämnden"]
    assert page.choices.plan.findText("Till nämnden") >= 0


def test_a_folder_for_the_archive_is_saved_and_never_over_another(window: WindowStand, tmp_path: Path) -> None:
    page = report(window)
    window.dialogs.answers = [tmp_path, tmp_path, None]
    page.archive_button.click()
    folder = tmp_path / "rekommendationer-2022"
    assert (folder / "Läs mig.txt").is_file()
    assert window.said[-1] == f"Arkivmappen rekommendationer-2022 ligger i {tmp_path}."
    page.archive_button.click()
    assert "finns redan" in window.said[-1]
    page.archive_button.click()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("rek")] == [folder.name]
