"""Approving a report (*godkännande*): what is approved, what stops it, and what is known of it afterwards (ruling 29).

An approved report is never changed. What is changed in the workspace later is told beside it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from domain.ground.changes import Subject
from domain.ground.display import show_date
from domain.ground.file_name import file_stem
from domain.ground.text import tr
from domain.reporting.data import areas_in, definitions_in, report_data
from domain.reporting.report import Audience, Report, Step


@dataclass(frozen=True, slots=True)
class ReportToApprove:
    """A report as it is approved (*det som godkänns*).

    Versions are counted for each `kind`, `areas` (codes), `period` (`2022`, `2021 H1`, `2024-10-31`) and `audience`
    (ruling 52). `choices` is what was chosen when it was built and `data` what it was built on, both as JSON;
    `subjects`, `covers` (area codes) and `definitions` (keys, each a version) say what it rests on.
    """

    kind: str
    title: str
    areas: tuple[str, ...]
    period: str
    audience: Audience
    reason: str
    choices: str
    data: str
    subjects: frozenset[Subject]
    covers: tuple[str, ...]
    definitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaterChange:
    """Something done after the approval that touches what the report was built on; `undone` when it was taken back."""

    at: datetime
    who: str
    label: str
    undone: bool = False

    @property
    def words(self) -> str:
        """`2026-11-22 14.32: registrera LOTS mars 2026 (samverkanskoordinator Tierp)`."""
        text = tr("{when}: ångrade {label} ({who})") if self.undone else tr("{when}: {label} ({who})")
        return text.format(when=self.at.astimezone().strftime("%Y-%m-%d %H.%M"), label=self.label, who=self.who)


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of an approved report (*steg*), its day and by whom: a function."""

    step: Step
    day: date
    by: str

    @property
    def words(self) -> str:
        """`Förankrad 2022-03-01 av arbetsgruppen`."""
        text = tr("{step} {day} av {who}")
        return text.format(step=self.step.label, day=show_date(self.day), who=self.by)


@dataclass(frozen=True, slots=True)
class ApprovedReport:
    """An approved report without its pages. `approved_by` and `recorded_by` are functions (ruling 28); `size` is that
    of the PDF in bytes; `latest` is False where a later version has been approved for the same audience (ruling 52).
    `changes` are in the order they were done."""

    id: int
    kind: str
    title: str
    areas: tuple[str, ...]
    period: str
    version: int
    latest: bool
    audience: Audience
    reason: str
    approved_on: date
    approved_by: str
    recorded_at: datetime
    recorded_by: str
    definitions: tuple[str, ...]
    size: int
    changes: tuple[LaterChange, ...] = ()
    steps: tuple[StepTaken, ...] = ()

    @property
    def decided(self) -> bool:
        """False while it is with the parties only. What was approved before there were steps is decided."""
        return not self.steps or any(each.step is Step.BESLUTAD for each in self.steps)

    @property
    def words(self) -> str:
        """`Godkänd 2022-03-01`, `Förankrad 2022-03-01, inte beslutad`, `Förankrad 2022-03-01, beslutad 2022-04-01`."""
        if (later := self._decided_later) is not None:
            text = tr("Förankrad {day}, beslutad {decided}")
            return text.format(day=show_date(self.approved_on), decided=show_date(later.day))
        text = tr("Godkänd {day}") if self.decided else tr("Förankrad {day}, inte beslutad")
        return text.format(day=show_date(self.approved_on))

    @property
    def _decided_later(self) -> StepTaken | None:
        """The decision where the pages, which never change, tell of the step before it."""
        return next((each for each in self.steps[1:] if each.step is Step.BESLUTAD), None)

    @property
    def changed_words(self) -> str:
        """What has become of what it was built on: `oförändrat`, `1 ändring`, `12 ändringar`."""
        if not self.changes:
            return tr("oförändrat")
        if len(self.changes) == 1:
            return tr("1 ändring")
        return tr("{count} ändringar").format(count=len(self.changes))

    @property
    def file_name(self) -> str:
        """What the file is suggested to be called: `kommunprofil-tierp-2021-version-2.pdf`, and a decision that its
        pages do not tell of: `rekommendationer-2022-version-1-beslutad-2022-04-01.pdf`."""
        later = self._decided_later
        decided = "" if later is None else tr("-beslutad-{day}").format(day=show_date(later.day))
        internal = tr("-internt") if self.audience is Audience.INTERNAL else ""
        text = tr("{title}-version-{version}{internal}{decided}.pdf")
        title = file_stem(self.title, otherwise=tr("rapport"))
        return text.format(title=title, version=self.version, internal=internal, decided=decided)


def version_words(title: str, version: int, audience: Audience) -> str:
    """`Rekommendationer 2022, version 1`, `Rekommendationer 2022, intern version 1`: each audience has its own
    numbers (ruling 52)."""
    internal = tr("{title}, intern version {version}")
    text = internal if audience is Audience.INTERNAL else tr("{title}, version {version}")
    return text.format(title=title, version=version)


def to_approve(report: Report, *, subjects: frozenset[Subject], choices: str = "{}") -> ReportToApprove:
    """What is stored of a report: its data, and what they rest on."""
    return ReportToApprove(
        kind=report.plan,
        title=report.heading.title,
        areas=tuple(sorted(report.heading.areas)),
        period=report.heading.period,
        audience=report.issue.audience,
        reason=report.issue.internal_reason,
        choices=choices,
        data=report_data(report),
        subjects=subjects,
        covers=areas_in(report),
        definitions=definitions_in(report),
    )


def refused_day(day: date, today: date) -> str:
    """The sentence on why a report cannot be approved on `day`; empty when it can."""
    if day > today:
        text = tr("{day} har inte varit än. Ange dagen då rapporten godkändes, senast i dag.")
        return text.format(day=show_date(day))
    return ""
