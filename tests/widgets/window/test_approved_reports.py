"""*Godkänn …*: a report is approved where it is read, and is from then on what it was (ruling 29)."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.reports import PLANS
from domain.ground.period import parse_period
from domain.populations.definition_editing import add_row
from domain.reporting.asked import Asked
from domain.reporting.report import Approval
from reports.page.part import Plan
from storage.areas.queries import area
from storage.file.first_screen import settings
from storage.file.workspace import open_workspace
from storage.populations.definitions import save_definition
from storage.populations.queries import definitions
from storage.recommendations.recording import add_recommendation, write_recommendation_text
from storage.reporting.queries import approved_pdf, approved_reports
from storage.whole.settings_recording import change_settings
from support.window_stand import CTRL, WindowStand
from support.workspaces import COORDINATOR
from widgets.jobs import Progress
from widgets.preview.approve_dialog import ApproveDialog
from widgets.preview.approved_page import ApprovedPage
from widgets.preview.approving import about_to_approve, print_approved, store
from widgets.preview.contents import Wanted, build
from widgets.preview.page import ReportPage

CHAIR = "ordförande i samordningsförbundet"


@pytest.fixture
def window(open_window, example) -> WindowStand:
    """The window on the example, with the report's page open and built."""
    stand = open_window(example)
    read_report(stand)
    return stand


def read_report(window: WindowStand) -> None:
    window.press(Qt.Key.Key_P, CTRL)
    window.settle(lambda: report(window).printed is not None)


def report(window: WindowStand) -> ReportPage:
    pages = [page for page in window.window.findChildren(ReportPage) if page.isVisible()]
    assert len(pages) == 1
    return pages[0]


def approved(window: WindowStand) -> ApprovedPage:
    page = window.window.pages.currentWidget()
    assert isinstance(page, ApprovedPage)
    return page


def in_dialog(window: WindowStand, work: Callable[[ApproveDialog], None]) -> None:
    """Ctrl+G, and `work` in the dialog that comes up; an error in it closes the dialog and fails the test."""
    errors: list[BaseException] = []

    def look() -> None:
        dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not isinstance(dialog, ApproveDialog) or focused is None or not dialog.isAncestorOf(focused):
            QTimer.singleShot(10, look)
            return
        try:
            work(dialog)
        except BaseException as error:  # noqa: BLE001 - a slot may not raise: the one who waits outside does
            errors.append(error)
            dialog.reject()

    QTimer.singleShot(0, look)
    window.press(Qt.Key.Key_G, CTRL)
    window.window.activateWindow()
    assert QTest.qWaitForWindowActive(window.window)
    if errors:
        raise errors[0]


def approve(window: WindowStand, by: str = CHAIR) -> None:
    """Ctrl+G, the function, Enter."""

    def work(dialog: ApproveDialog) -> None:
        dialog.by.setText(by)
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)

    in_dialog(window, work)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_a_report_is_approved_by_keyboard_and_shown_as_it_was_stored(window: WindowStand, tmp_path: Path) -> None:
    approve(window)

    page = approved(window)
    workspace = window.opened.session.workspace
    (told,) = approved_reports(workspace)
    stored = approved_pdf(workspace, told.id)
    assert (told.title, told.version, told.approved_by) == ("Rekommendationer 2022", 1, CHAIR)
    assert window.said[-1] == "Rekommendationer 2022, version 1, är godkänd och sparad."
    assert page.pages.count == len(pages_of(stored))
    assert window.focused is page.list
    texts = pages_of(stored)
    assert all("Godkänd 2026-03-30, version 1" in text for text in texts)
    assert not any("Utkast, utskrivet" in text for text in texts)

    out = tmp_path / "godkänd.pdf"
    window.dialogs.answers = [out]
    window.press(Qt.Key.Key_S, CTRL)
    assert out.read_bytes() == stored

    assert window.opened.session.undo_state().undo == "godkänd rapport Rekommendationer 2022, version 1"


def test_a_report_that_is_with_the_parties_is_decided_in_the_list(window: WindowStand) -> None:
    in_dialog(window, anchor)
    page, workspace = approved(window), window.opened.session.workspace
    assert "Förankrad 2026-03-30, inte beslutad." in page.list.texts[0]
    assert all("Förankrad 2026-03-30, version 1" in text for text in pages_of(approved_pdf(workspace, page.report.id)))
    window.dialogs.answers = ["i går", "2026-03-30", " ", "styrelsen"]
    page.decide_button.click()
    assert "Förankrad 2026-03-30, beslutad 2026-03-30." in page.list.texts[0]
    assert f"Förankrad 2026-03-30 av {CHAIR}. Beslutad 2026-03-30 av styrelsen." in page.details.items_shown[0].text
    assert not page.decide_button.isVisible()


def anchor(dialog: ApproveDialog) -> None:
    dialog.step.setCurrentIndex(1)
    dialog.by.setText(CHAIR)
    QTest.keyClick(dialog.by, Qt.Key.Key_Return)


def test_the_dialog_says_what_is_approved_and_what_it_means(window: WindowStand) -> None:
    said: list[str] = []

    def read(dialog: ApproveDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLineEdit))
        said.append(dialog.windowTitle())
        said.append(dialog._about.summary)
        assert QApplication.focusWidget() is dialog.day
        QTest.keyClick(dialog.day, Qt.Key.Key_Escape)

    in_dialog(window, read)
    assert said[0] == "2026-03-30"
    assert "Offentlig: små tal är dolda. Samverkanspopulation enligt Lägesbild, version 1." in said[-1]
    assert approved_reports(window.opened.session.workspace) == ()
    assert window.focused is report(window).pages


@pytest.mark.parametrize(
    ("day", "by", "said"),
    [
        ("i går", CHAIR, "är inget datum"),
        ("2026-03-31", CHAIR, "har inte varit än"),
        ("2026-03-30", " ", "Ange vem som godkänner"),
        ("2026-03-30", "ordförande 701063-2391", "personnummer"),
    ],
)
def test_what_cannot_be_is_said_in_the_dialog_and_nothing_is_stored(
    window: WindowStand, day: str, by: str, said: str
) -> None:
    def work(dialog: ApproveDialog) -> None:
        dialog.day.setText(day)
        dialog.by.setText(by)
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)
        window.settle(lambda: said in dialog.problem)
        QTest.keyClick(dialog.by, Qt.Key.Key_Escape)

    in_dialog(window, work)
    assert approved_reports(window.opened.session.workspace) == ()


def test_a_fault_in_the_report_stops_the_approval(open_window, example) -> None:
    stand = open_window(example)
    workspace = stand.opened.session.workspace
    made, _ = add_recommendation(workspace, year=2022, template="initiativmall", title="Bakvänt initiativ")
    write_recommendation_text(workspace, recommendation=made, field="startdatum", text="2022-05-01")
    with workspace.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO recommendation_text VALUES (?, 'slutdatum', '2022-04-01', '2026-03-30T12:00:00Z', 'prov')",
            (made,),
        )
    read_report(stand)

    def work(dialog: ApproveDialog) -> None:
        fault, *to_know = [item.text for item in dialog.faults.items_shown]
        assert "Bakvänt initiativ" in fault
        assert "Rekommendationen ”Bakvänt initiativ” har status utkast." in to_know
        assert "ligger före startdatum" in fault
        assert QApplication.focusWidget() is dialog.faults
        dialog.approve()
        QTest.keyClick(dialog.faults, Qt.Key.Key_Escape)

    in_dialog(stand, work)
    assert approved_reports(workspace) == ()


def test_what_was_changed_meanwhile_is_read_before_it_is_approved(window: WindowStand) -> None:
    before = report(window).printed
    workspace = window.opened.session.workspace
    change_settings(workspace, settings=replace(settings(workspace), purpose="Ett annat syfte."))

    def work(dialog: ApproveDialog) -> None:
        QTest.keyClick(dialog.day, Qt.Key.Key_Return)
        window.settle(lambda: "Något har ändrats" in dialog.problem)
        QTest.keyClick(dialog.by, Qt.Key.Key_Escape)

    in_dialog(window, work)
    window.settle(lambda: report(window).printed not in (None, before))
    assert any("Ett annat syfte." in text for text in pages_of(report(window).printed.content))
    approve(window)
    assert approved_reports(workspace)[0].version == 1


def test_the_next_approval_is_the_next_version_and_the_first_stands(window: WindowStand) -> None:
    approve(window)
    workspace = window.opened.session.workspace
    first = approved_pdf(workspace, approved_reports(workspace)[0].id)
    definition = definitions(workspace)[0]
    window.opened.session.submit(
        lambda ws: save_definition(ws, add_row(definition, "En rad till"), valid_from=parse_period("2024").first_day)
    )
    page = approved(window)
    told, said, change = [item.text for item in page.details.items_shown]
    assert told.startswith("Beslutad 2026-03-30 av ordförande")
    assert "Rapporten är som den godkändes." in said
    assert change.split(": ", 1)[1] == f"definitionen Lägesbild, version 2 från 2024-01-01 ({COORDINATOR})"
    assert page.list.texts[0].endswith("Underlaget sedan dess: 1 ändring.")
    window.press(Qt.Key.Key_Escape)
    read_report(window)
    approve(window)
    page = approved(window)
    assert page.list.texts == (
        "Rekommendationer 2022, version 2\nGodkänd 2026-03-30. Underlaget sedan dess: oförändrat.",
        "Rekommendationer 2022, version 1 (ersatt)\nGodkänd 2026-03-30. Underlaget sedan dess: 1 ändring.",
    )
    assert "version 2" in pages_of(approved_pdf(workspace, page.report.id))[-1]
    window.press(Qt.Key.Key_Down)
    assert page.report.version == 1
    assert approved_pdf(workspace, page.report.id) == first
    window.press(Qt.Key.Key_Return)
    assert window.focused is page.pages


def test_undoing_the_approval_takes_the_report_off_the_list(window: WindowStand) -> None:
    approve(window)
    page = approved(window)
    window.press(Qt.Key.Key_Z, CTRL)
    assert page.list.count() == 0
    assert not page.save_button.isEnabled()
    assert window.focused.isVisible()
    window.press(Qt.Key.Key_Y, CTRL)
    assert page.list.count() == 1
    assert page.pages.count > 0


def test_the_stored_pages_are_printed_after_a_restart_and_in_a_workspace_that_is_read(
    window: WindowStand, open_window, tmp_path: Path
) -> None:
    approve(window)
    workspace = window.opened.session.workspace
    stored = approved_pdf(workspace, approved_reports(workspace)[0].id)
    path = workspace.path

    other = open_window()
    other.dialogs.answers = [0]
    assert other.program.workspaces.open(path)
    assert other.opened.services.read_only
    other.program.commands.run("approved")
    page = approved(other)
    assert page.report.approved_by == CHAIR
    out = tmp_path / "utskrift.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    other.dialogs.answers = [printer]
    page.print_button.click()
    other.settle(lambda: any("skickade till skrivaren" in said for said in other.said))
    assert len(pypdf.PdfReader(out).pages) == page.pages.count
    read_report(other)
    assert not report(other).approve_button.isEnabled()
    report(other).approve()
    other.close()
    window.close()
    with open_workspace(path, who=COORDINATOR) as again:
        (told,) = approved_reports(again)
        assert hashlib.sha256(approved_pdf(again, told.id)).digest() == hashlib.sha256(stored).digest()


@pytest.mark.parametrize(("kind", "title"), [("profile", "Kommunprofil"), ("region", "Kommunprofiler")])
def test_profiles_are_approved_too_for_their_area_and_period(window: WindowStand, kind: str, title: str) -> None:
    page = report(window)
    workspace = window.opened.session.workspace
    of = area(workspace, "2401") if kind == "profile" else area(workspace, workspace.group_code)
    page.choices.begin_with(kind, of, parse_period("2021"))
    before = page.printed
    page.choices._tell()
    window.settle(lambda: page.printed not in (None, before))
    approve(window)
    (told,) = approved_reports(workspace)
    assert (told.title, told.areas, told.period) == (f"{title} {of.name} 2021", (of.code,), "2021")
    assert all("Godkänd 2026-03-30, version 1" in text for text in pages_of(approved_pdf(workspace, told.id)))


def test_a_population_is_approved_for_its_area_and_reference_date(window: WindowStand) -> None:
    page = report(window)
    workspace = window.opened.session.workspace
    page.choices.begin_with("populations", area(workspace, "2481"), None)
    before = page.printed
    page.choices._tell()
    window.settle(lambda: page.printed not in (None, before))
    approve(window)
    (told,) = approved_reports(workspace)
    assert (told.title, told.areas, told.period) == (
        "Samverkanspopulation Lycksele 2024-10-31",
        ("2481",),
        "2024-10-31",
    )
    assert told.definitions == ("default",)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.key)
def test_every_kind_of_report_can_be_approved_and_keeps_its_bytes_when_its_definition_changes(
    example: Path, plan: Plan
) -> None:
    progress = Progress(lambda _part, _text: None, lambda: None)
    with open_workspace(example, who=COORDINATOR) as ws:
        of = "2481" if plan.key == "populations" else ws.group_code
        day = ws.now().date()
        wanted = Wanted(plan, Asked(year=2022, area=of))
        built = build(ws, wanted, day, progress)
        about = about_to_approve(ws, wanted, built)
        approval = Approval(day, about.version)
        made, pdf = print_approved(about, approval, progress)
        store(ws, made=made, approval=approval, by=CHAIR, pdf=pdf, as_of=built.report.as_of)
        assert all(f"Godkänd {day}, version 1" in text for text in pages_of(pdf))
        save_definition(ws, add_row(definitions(ws)[0], "En rad till"), valid_from=parse_period("2024").first_day)
    with open_workspace(example, who=COORDINATOR) as again:
        (told,) = approved_reports(again)
        assert approved_pdf(again, told.id) == pdf
        assert told.kind == plan.key
        assert len(told.changes) == len(told.definitions)
        assert about_to_approve(again, wanted, build(again, wanted, day, progress)).version == 2


def test_where_nothing_is_approved_the_page_says_how(open_window, umea) -> None:
    stand = open_window(umea)
    stand.program.commands.run("approved")
    page = approved(stand)
    assert stand.focused is page.close_button
    assert not page.print_button.isEnabled()
    stand.press(Qt.Key.Key_Escape)
    assert stand.window.pages.currentWidget() is stand.opened.tab
