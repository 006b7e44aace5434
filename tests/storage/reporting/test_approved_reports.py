"""A report that was approved is what it was, whatever is done in the workspace afterwards (ruling 29)."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.ground.period import parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from domain.populations.definition import lagesbild_definition
from domain.populations.definition_editing import add_row
from domain.reporting.approval import ReportToApprove, to_approve
from domain.reporting.report import Approval, Audience, Report, Step
from storage.areas import queries as stored_areas
from storage.areas.groups import create_group, remove_group
from storage.file.backup import backup_to
from storage.file.copies import restore
from storage.file.first_screen import undo_state
from storage.file.problems import DamagedProblem, StandsInTheWay
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import redo, undo, undo_change_set
from storage.history.queries import read_log_position
from storage.lots.recording import record_lots_cells
from storage.populations.definitions import new_definition, remove_version, save_definition
from storage.populations.queries import definitions
from storage.populations.recording import record_populations
from storage.recommendations.recording import add_recommendation, write_recommendation_text
from storage.recommendations.seats import add_seat
from storage.reporting.queries import approved_pdf, approved_reports
from storage.reporting.recording import approve_report, decide_report, next_version
from storage.schema.reports import REPORT
from storage.whole.settings_recording import change_settings
from support.house import KEPT, check_workspace
from support.reports import changed, gathered, plan_of
from support.sample_report import sample_report
from support.scb_table import scb_table
from support.stored_months import store_months
from support.workspaces import COORDINATOR, Clock, Opener, content

APPROVED = Approval(date(2026, 3, 30), 1)
CHAIR = "ordförande Umeåregionen"
MAY = parse_month("2016-05")
FK = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3}
OCTOBER = date(2024, 10, 31)


def made_of(report: Report, **more: object) -> ReportToApprove:
    made = to_approve(report, subjects=plan_of(report.plan).rests_on(report))
    return replace(made, **more)  # type: ignore[arg-type]


def approve(ws: Workspace, pdf: bytes = b"%PDF-1.7 \x00\xff v1", version: int = 1, **more: object) -> int:
    """Approves the report on the recommendations of 2022 as it stands."""
    content_of = gathered(ws, "recommendations", date(2026, 3, 30), year=2022)
    made, _ = approve_report(
        ws, report=made_of(content_of, **more), approval=replace(APPROVED, version=version), approved_by=CHAIR, pdf=pdf
    )
    return made


@pytest.fixture
def figures(ws: Workspace) -> Iterator[Workspace]:
    """A workspace with populations and LOTS cases in Tierp and a recommendation."""
    counts = {"assistance_unemployed": 72, "unemployed_adult": 92}
    record_populations(ws, area="0360", reference_date=OCTOBER, counts={Sex.ALLA: counts})
    record_lots_cells(ws, area="0360", month=MAY, cells=FK)
    add_recommendation(ws, year=2022, template="kortmall", title="Mer samordning")
    return ws


def data_of(ws: Workspace, report: int) -> str:
    """What the report was built on."""
    with ws.reading() as connection:
        return connection.execute(select(REPORT.c.data).where(REPORT.c.id == report)).scalar_one()


def test_what_was_approved_is_given_byte_for_byte_through_changes_and_a_restart(
    figures: Workspace, reopen: Opener
) -> None:
    pdf = b"%PDF-1.7 \x00\xff" * 1000
    report = approve(figures, pdf)
    data = data_of(figures, report)
    assert '"count":72' in data
    record_populations(figures, area="0360", reference_date=OCTOBER, counts={Sex.ALLA: {"unemployed_adult": 90}})
    with_more = add_row(definitions(figures)[0], "En rad till")
    save_definition(figures, with_more, valid_from=date(2024, 1, 1))
    settings = stored_areas.settings(figures)
    change_settings(figures, settings=replace(settings, name="Ett annat namn", small_count_threshold=9))
    figures.close()
    with reopen() as ws:
        assert approved_pdf(ws, report) == pdf
        assert data_of(ws, report) == data
        (told,) = approved_reports(ws)
        assert (told.title, told.version, told.approved_by) == ("Rekommendationer 2022", 1, CHAIR)
        assert (told.approved_on, told.recorded_by, told.size) == (APPROVED.day, COORDINATOR, len(pdf))
        assert told.definitions == ("default",)
        assert [change.label for change in told.changes] == [
            "Tierp 2024-10-31, ”Långtidsarbetslösa 25–65 år (mer än 12 månader)” alla: 92 → 90",
            "definitionen Lägesbild, version 2 från 2024-01-01",
            "ändrade inställningar",
        ]
        assert told.changed_words == "3 ändringar"


def test_approving_is_one_step_that_can_be_undone_and_done_again(figures: Workspace) -> None:
    before = content(figures)
    report = approve(figures, b"en")
    after = content(figures)
    label = "godkänd rapport Rekommendationer 2022, version 1"
    assert undo(figures).label == label
    assert content(figures) == before
    assert approved_reports(figures) == ()
    with pytest.raises(UserProblem, match="kan ha ångrats"):
        approved_pdf(figures, report)
    assert redo(figures).label == label
    assert content(figures) == after
    assert approved_pdf(figures, report) == b"en"
    assert approved_reports(figures)[0].changes == ()


def test_versions_are_counted_for_each_kind_areas_and_period(figures: Workspace) -> None:
    approve(figures, b"ett")
    approve(figures, b"tv", 2)
    approve(figures, b"a", period="2021")
    approve(figures, b"b", areas=("0360",))
    approve(figures, b"c", kind="profile")
    told = {(each.kind, each.areas, each.period, each.version): each.latest for each in approved_reports(figures)}
    assert told == {
        ("recommendations", ("umearegionen",), "2022", 1): False,
        ("recommendations", ("umearegionen",), "2022", 2): True,
        ("recommendations", ("umearegionen",), "2021", 1): True,
        ("recommendations", ("0360",), "2022", 1): True,
        ("profile", ("umearegionen",), "2022", 1): True,
    }
    assert _next(figures, Audience.PUBLIC) == 3
    assert _next(figures, Audience.PUBLIC, areas=("0360", "2401")) == 1
    with pytest.raises(UserProblem, match="Version 2 av rapporten finns redan"):
        approve(figures, b"igen", 2)


def _next(ws: Workspace, audience: Audience, areas: tuple[str, ...] = ("umearegionen",)) -> int:
    return next_version(ws, kind="recommendations", areas=areas, period="2022", audience=audience)


def test_public_and_internal_have_numbers_of_their_own_and_neither_supersedes_the_other(figures: Workspace) -> None:
    approve(figures, b"ett")
    assert (_next(figures, Audience.PUBLIC), _next(figures, Audience.INTERNAL)) == (2, 1)
    approve(figures, b"tv", 1, audience=Audience.INTERNAL, reason="arbetsmöte")
    assert undo_state(figures).undo == "godkänd rapport Rekommendationer 2022, intern version 1"
    assert [(each.version, each.latest) for each in approved_reports(figures)] == [(1, True), (1, True)]
    with pytest.raises(UserProblem, match="Version 1 av rapporten finns redan"):
        approve(figures, b"igen", 1, audience=Audience.INTERNAL, reason="arbetsmöte")
    approve(figures, b"tre", 2)
    told = [(each.audience, each.version, each.latest) for each in approved_reports(figures)]
    public, internal = Audience.PUBLIC, Audience.INTERNAL
    assert told == [(public, 2, True), (internal, 1, True), (public, 1, False)]
    undo(figures)
    assert (_next(figures, public), _next(figures, internal)) == (2, 2)


def test_only_what_touches_the_report_counts_as_changed_since(figures: Workspace) -> None:
    approve(figures)
    record_lots_cells(figures, area="2481", month=MAY, cells=FK)
    assert approved_reports(figures)[0].changed_words == "oförändrat"
    record_lots_cells(figures, area="0360", month=MAY, cells={**FK, (Party.AF, Sex.MAN, AgeGroup.ALLA): 1})
    (change,) = approved_reports(figures)[0].changes
    assert (change.label, change.who, change.undone) == ("Tierp maj 2016, AF män: tomt → 1", COORDINATOR, False)
    undo(figures)
    assert approved_reports(figures)[0].changes == ()
    add_seat(figures, organisation="Region Uppsala", role="utvecklare")
    assert approved_reports(figures)[0].changed_words == "1 ändring"


def test_what_was_undone_since_is_told_as_undone(figures: Workspace, clock: Clock) -> None:
    texts, _ = add_recommendation(figures, year=2022, template="kortmall", title="En till")
    write_recommendation_text(figures, recommendation=texts, field="motivering", text="Därför.")
    record_lots_cells(figures, area="0360", month=parse_month("2016-06"), cells=FK)
    undo(figures)
    report = approve(figures)
    undo(figures)
    undo(figures)
    redo(figures)
    redo(figures)
    assert approved_reports(figures)[0].changes == ()
    clock.move(days=1)
    undo(figures)
    with pytest.raises(UserProblem):
        approved_pdf(figures, report)
    report = approve(figures)
    with figures.reading() as connection:
        written = connection.exec_driver_sql(
            "SELECT id FROM change_set WHERE kind = 'do' AND label LIKE '% i ”En till”'"
        ).scalar_one()
    undo_change_set(figures, written)
    (change,) = approved_reports(figures)[0].changes
    assert change.undone
    assert change.words.endswith(f": ångrade {change.label} ({COORDINATOR})")


def test_a_definition_that_an_approved_report_names_is_not_taken_away(figures: Workspace) -> None:
    own, _ = new_definition(figures, name="Inlandet", based_on=lagesbild_definition())
    found = next(each for each in definitions(figures) if each.key == own)
    report = gathered(figures, "recommendations", date(2026, 3, 30), year=2022)
    (block,) = report["populations"].counted
    counted = changed(report, populations=(replace(block, population=replace(block.population, definition=found)),))
    approve_report(figures, report=made_of(counted), approval=APPROVED, approved_by=CHAIR, pdf=b"pdf")
    with pytest.raises(UserProblem, match=r"”Inlandet”, version 1, används .*: Rekommendationer 2022, version 1\."):
        remove_version(figures, key=own)
    with figures.reading() as connection:
        made = connection.exec_driver_sql("SELECT id FROM change_set WHERE label LIKE 'ny definition%'").scalar_one()
    with pytest.raises(StandsInTheWay) as stands:
        undo_change_set(figures, made)
    assert "”godkänd rapport Rekommendationer 2022, version 1”" in stands.value.details[0]
    save_definition(figures, add_row(found, "Nya"), valid_from=OCTOBER)
    remove_version(figures, key=f"{own}-2")
    undo(figures)
    undo(figures)
    undo(figures)
    remove_version(figures, key=own)
    with pytest.raises(UserProblem, match="definition finns inte längre"):
        approve_report(figures, report=made_of(counted), approval=APPROVED, approved_by=CHAIR, pdf=b"pdf")


def test_an_area_of_an_approved_report_may_still_be_taken_away(figures: Workspace) -> None:
    group, _ = create_group(figures, name="Inlandet", members=["0360"])
    approve(figures, areas=(group,))
    remove_group(figures, group=group, kept=KEPT)
    assert approved_reports(figures)[0].changed_words == "1 ändring"


def test_what_cannot_be_approved_is_said_and_nothing_is_stored(figures: Workspace) -> None:
    report = made_of(gathered(figures, "recommendations", date(2026, 3, 30), year=2022))

    def refused(said: str, **more: object) -> None:
        told = {"report": report, "approval": APPROVED, "approved_by": CHAIR, "pdf": b"pdf", **more}
        before = content(figures)
        with pytest.raises(UserProblem, match=said):
            approve_report(figures, **told)  # type: ignore[arg-type]
        assert content(figures) == before

    refused("har inte varit än", approval=Approval(date(2026, 3, 31), 1))
    refused("”Vem som godkänner” är tomt", approved_by=" ")
    refused("personnummer", approved_by="ordförande 701063-2391")
    refused("”Skäl” är tomt", report=replace(report, audience=Audience.INTERNAL))
    assert approved_reports(figures) == ()
    approve_report(
        figures,
        report=replace(report, audience=Audience.INTERNAL, reason="arbetsmöte"),
        approval=APPROVED,
        approved_by=CHAIR,
        pdf=b"pdf",
    )
    (told,) = approved_reports(figures)
    assert (told.audience, told.reason) == (Audience.INTERNAL, "arbetsmöte")
    assert told.file_name == "rekommendationer-2022-version-1-internt.pdf"


def test_a_report_is_approved_as_it_was_read_or_not_at_all(figures: Workspace) -> None:
    report = made_of(gathered(figures, "recommendations", date(2026, 3, 30), year=2022))
    told = {"report": report, "approval": APPROVED, "approved_by": CHAIR, "pdf": b"pdf"}
    read = _log_position(figures)
    undo(figures)
    with pytest.raises(UserProblem, match="Något har ändrats sedan rapporten byggdes"):
        approve_report(figures, **told, as_of=read)  # type: ignore[arg-type]
    approve_report(figures, **told, as_of=_log_position(figures))  # type: ignore[arg-type]


def test_backups_carry_the_pdf_and_a_restore_gives_it_back(figures: Workspace, tmp_path: Path) -> None:
    pdf = bytes(range(256)) * 2000
    report = approve(figures, pdf)
    grown = figures.path.stat().st_size
    backup_to(figures, tmp_path / "kopia.lagesbild")
    figures.close()
    restore(tmp_path / "kopia.lagesbild", tmp_path / "tillbaka.lagesbild")
    # The pages and, for undo and redo, the same in the log: no more.
    assert (tmp_path / "tillbaka.lagesbild").stat().st_size < grown + 3 * len(pdf)
    with open_workspace(tmp_path / "tillbaka.lagesbild", who=COORDINATOR) as ws:
        assert approved_pdf(ws, report) == pdf
        assert not [each for each in check_workspace(ws).problems if "rapport" in each.where.lower()]


def test_a_pdf_that_is_no_longer_what_was_stored_is_told_of_and_never_shown(figures: Workspace) -> None:
    report = approve(figures, b"%PDF-1.7")
    assert not [each for each in check_workspace(figures).problems if "rapport" in each.where.lower()]
    outside = sqlite3.connect(figures.path)
    outside.execute("UPDATE report SET pdf = ?", (b"%PDF-1.8",))
    outside.commit()
    outside.close()
    (problem,) = [each for each in check_workspace(figures).problems if "rapport" in each.where.lower()]
    assert problem.where == "Godkänd rapport Rekommendationer 2022, version 1"
    assert "Återställ" in problem.text
    with pytest.raises(DamagedProblem, match="skadad"):
        approved_pdf(figures, report)


def test_one_who_only_reads_sees_the_reports_but_approves_none(figures: Workspace, reopen: Opener) -> None:
    report = approve(figures, b"pdf")
    with reopen(read_only=True) as reader:
        assert approved_pdf(reader, report) == b"pdf"
        with pytest.raises(UserProblem, match="öppen för läsning"):
            approve(reader, b"pdf", 2)


def test_the_list_asks_as_often_whatever_the_number_of_reports(figures: Workspace) -> None:
    from sqlalchemy import event

    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    approve(figures)
    event.listen(figures._engine, "before_cursor_execute", note)
    approved_reports(figures)
    for_one = len(asked)
    for version in range(2, 6):
        approve(figures, b"pdf", version)
    asked.clear()
    assert len(approved_reports(figures)) == 5
    assert len(asked) == for_one


def test_a_groups_report_on_the_whole_country_is_stored_with_little_more_than_its_pages(
    figures: Workspace, reopen: Opener
) -> None:
    figures.close()
    store_months(figures.path, scb_table(areas=290, first="2020M01", months=24))
    with reopen() as ws:
        report = gathered(ws, "region", date(2026, 3, 30), period=parse_period("2021"))
        assert any(page.country is not None for page in (report["region"].page, *report["region"].members))
        made = made_of(report)
        assert set(made.covers) == {"00", ws.group_code, "2401", "2404", "2409", "0360"}
        before = ws.path.stat().st_size
        approve_report(ws, report=made, approval=APPROVED, approved_by=CHAIR, pdf=b"pdf")
        assert len(made.data) < 250_000
        assert ws.path.stat().st_size - before < 1_000_000


def test_a_report_holds_what_it_shows_as_text() -> None:
    data = made_of(sample_report()).data
    assert data == made_of(sample_report()).data
    assert "Umeåregionen" in data


def test_a_report_is_decided_once_after_it_was_with_the_parties(figures: Workspace) -> None:
    decided = approve(figures)
    (report,) = approved_reports(figures)
    assert report.decided
    assert [each.words for each in report.steps] == [f"Beslutad 2026-03-30 av {CHAIR}"]
    with pytest.raises(UserProblem, match="redan beslutad"):
        decide_report(figures, report=report, day=date(2026, 3, 30), by="styrelsen")
    content_of = made_of(gathered(figures, "recommendations", date(2026, 3, 30), year=2022))
    step = Approval(date(2026, 3, 20), 2, Step.FORANKRAD)
    approve_report(figures, report=content_of, approval=step, approved_by=CHAIR, pdf=b"%PDF")
    anchored = approved_reports(figures)[0]
    assert not anchored.decided
    for day, by in ((date(2026, 3, 19), "styrelsen"), (date(2026, 3, 31), "styrelsen"), (date(2026, 3, 25), " ")):
        with pytest.raises(UserProblem):
            decide_report(figures, report=anchored, day=day, by=by)
    changes = decide_report(figures, report=anchored, day=date(2026, 3, 25), by="styrelsen")
    assert changes.label.startswith("beslutad rapport")
    again = approved_reports(figures)[0]
    assert again.decided
    assert again.changes == (), "a step is no change of what the report rests on"
    assert [each.words for each in again.steps] == [
        f"Förankrad 2026-03-20 av {CHAIR}",
        "Beslutad 2026-03-25 av styrelsen",
    ]
    undo(figures)
    assert not approved_reports(figures)[0].decided
    assert decided != again.id


def _log_position(ws: Workspace) -> int:
    with ws.reading() as connection:
        return read_log_position(connection)
