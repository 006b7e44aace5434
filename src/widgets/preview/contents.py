"""What is to be printed (*innehåll*): kind of report, area and period, year and parts, public or internal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area, slug
from domain.ground.display import show_date
from domain.ground.file_name import file_stem
from domain.ground.period import Period
from domain.reporting.report import Audience
from widgets.jobs import Progress
from widgets.text import tr

if TYPE_CHECKING:
    from datetime import date

    from domain.reporting.report import PopulationReport, ProfileReport, RecommendationReport, RegionReport
    from reports.page.document import Printed
    from storage.file.workspace import Workspace

    Report = RecommendationReport | ProfileReport | RegionReport | PopulationReport


class Kind(Enum):
    """The reports there are, in the order they are offered."""

    RECOMMENDATIONS = "recommendations"
    PROFILE = "profile"
    REGION = "region"
    POPULATIONS = "populations"

    @property
    def label(self) -> str:
        """The Swedish words."""
        return {
            Kind.RECOMMENDATIONS: tr("Rekommendationer"),
            Kind.PROFILE: tr("Kommunprofil"),
            Kind.REGION: tr("Hela gruppen"),
            Kind.POPULATIONS: tr("Samverkanspopulation"),
        }[self]


class Part(Enum):
    """The parts that can be left out; the value is the field of the report that then is empty."""

    MEMBERS = "members"
    PROFILES = "profiles"
    POPULATIONS = "populations"
    LOTS = "lots"
    RECOMMENDATIONS = "recommendations"

    @property
    def label(self) -> str:
        """The Swedish words."""
        return {
            Part.MEMBERS: tr("Gruppens medlemmar"),
            Part.PROFILES: tr("Kommunprofil"),
            Part.POPULATIONS: tr("Samverkanspopulation"),
            Part.LOTS: tr("LOTS-ärenden"),
            Part.RECOMMENDATIONS: tr("Rekommendationer"),
        }[self]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen. `areas` are codes; none leaves the choice to what has figures.

    `year`, `areas` and `parts` are about recommendations, `area` and `treatment` about the other kinds; `period` is
    that of the profiles in every kind, None for the latest with figures. `day` is the reference date of a population,
    None for the latest, and `family` its definition.
    """

    year: int
    kind: Kind = Kind.RECOMMENDATIONS
    area: Area | None = None
    treatment: GapTreatment = GapTreatment.LAMNA_UT
    areas: tuple[str, ...] = ()
    period: Period | None = None
    parts: frozenset[Part] = frozenset(Part)
    audience: Audience = Audience.PUBLIC
    reason: str = ""
    day: date | None = None
    family: str = "default"

    @property
    def missing(self) -> str:
        """The Swedish sentence on what must be chosen first; empty when the report can be built (ruling 22)."""
        if self.audience is Audience.INTERNAL and not self.reason.strip():
            return tr("Ange varför små tal ska synas. Skälet står i rapporten.")
        return tr("Välj minst en del.") if self.kind is Kind.RECOMMENDATIONS and not self.parts else ""

    @property
    def file_name(self) -> str:
        """What the file is suggested to be called: `kommunprofil-nordmaling-2021.pdf`."""
        internal = tr("-internt") if self.audience is Audience.INTERNAL else ""
        if self.kind is Kind.RECOMMENDATIONS or self.area is None:
            return tr("rekommendationer-{year}{internal}.pdf").format(year=self.year, internal=internal)
        if self.kind is Kind.POPULATIONS:
            day = "" if self.day is None else "-" + show_date(self.day)
            text = tr("samverkanspopulation-{area}{day}{internal}.pdf")
            return text.format(area=file_stem(self.area.name, otherwise=self.area.code), day=day, internal=internal)
        period = "" if self.period is None else "-" + slug(self.period.code)
        text = tr("kommunprofil-{area}{period}{internal}.pdf")
        if self.kind is Kind.REGION:
            text = tr("kommunprofiler-{area}{period}{internal}.pdf")
        return text.format(area=file_stem(self.area.name, otherwise=self.area.code), period=period, internal=internal)


@dataclass(frozen=True, slots=True)
class PopulationsOffered:
    """The reference dates there are counts for, the latest first, and the definitions by family with their names."""

    days: tuple[date, ...] = ()
    families: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A finished report: its pages, the values they were made of, and how far the change log had come then."""

    printed: Printed
    report: Report
    as_of: int


def build(workspace: Workspace, wanted: Wanted, printed: date, progress: Progress) -> Built:
    """Asks for the figures once and prints them; runs as a job."""
    from storage.history.queries import log_position

    progress.at(0.1, tr("hämtar siffror"))
    with workspace.reading_at_leisure():
        as_of = log_position(workspace)
        report = gather(workspace, wanted, printed)
    progress.at(0.4, tr("ritar sidorna"))
    return Built(print_whole(report), report, as_of)


def gather(workspace: Workspace, wanted: Wanted, printed: date) -> Report:
    """Everything the report is printed from. Raises UserProblem."""
    reason = wanted.reason.strip() if wanted.audience is Audience.INTERNAL else ""
    if wanted.kind is Kind.RECOMMENDATIONS:
        return _recommendations(workspace, wanted, printed, reason)
    if wanted.kind is Kind.POPULATIONS:
        return _population(workspace, wanted, printed, reason)
    return _profiles(workspace, wanted, printed, reason)


def print_whole(report: Report) -> Printed:
    """The report as a PDF."""
    from domain.reporting.report import PopulationReport, ProfileReport, RecommendationReport
    from reports.populations.report import print_population
    from reports.profile.region import print_region
    from reports.profile.report import print_profile
    from reports.recommendations.report import print_recommendations

    if isinstance(report, RecommendationReport):
        return print_recommendations(report)
    if isinstance(report, PopulationReport):
        return print_population(report)
    return print_profile(report) if isinstance(report, ProfileReport) else print_region(report)


def _recommendations(workspace: Workspace, wanted: Wanted, printed: date, reason: str) -> RecommendationReport:
    from storage.recommendations.report import report_content

    content = report_content(
        workspace,
        year=wanted.year,
        printed=printed,
        areas=wanted.areas,
        period=wanted.period,
        audience=wanted.audience,
        internal_reason=reason,
    )
    return without(content, frozenset(Part) - wanted.parts)


def _profiles(workspace: Workspace, wanted: Wanted, printed: date, reason: str) -> ProfileReport | RegionReport:
    from storage.profile.report import profile_report, region_report

    asked: dict[str, Any] = {
        "area": wanted.area.code if wanted.area is not None else workspace.group_code,
        "period": wanted.period,
        "printed": printed,
        "treatment": wanted.treatment,
        "audience": wanted.audience,
        "internal_reason": reason,
    }
    return profile_report(workspace, **asked) if wanted.kind is Kind.PROFILE else region_report(workspace, **asked)


def _population(workspace: Workspace, wanted: Wanted, printed: date, reason: str) -> PopulationReport:
    from storage.populations.report import population_report

    return population_report(
        workspace,
        area=wanted.area.code if wanted.area is not None else None,
        day=wanted.day,
        family=wanted.family,
        printed=printed,
        audience=wanted.audience,
        internal_reason=reason,
    )


def without(report: RecommendationReport, left_out: frozenset[Part]) -> RecommendationReport:
    """The report with some parts empty."""
    empty = partial(replace, report)
    return empty(**{part.value: () for part in left_out}) if left_out else report


def years_offered(workspace: Workspace, this_year: int, wanted: int | None) -> tuple[Sequence[int], int]:
    """The years with recommendations, newest first, this year among them; and the one to begin with.

    That is `wanted` if there are recommendations for it, else the latest year with some, else this year.
    """
    from storage.recommendations.queries import recommendation_years

    written = recommendation_years(workspace)
    latest = written[0] if written else this_year
    return sorted({*written, this_year}, reverse=True), wanted if wanted in written and wanted else latest


def populations_offered(workspace: Workspace) -> PopulationsOffered:
    """What there is to choose for the report on a population."""
    from storage.populations.comparison import reference_dates
    from storage.populations.queries import definitions

    families = {each.lineage: each.name for each in definitions(workspace)}
    return PopulationsOffered(reference_dates(workspace, workspace.group_code), tuple(families.items()))
