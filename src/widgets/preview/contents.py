"""What the report is to hold (*innehåll*): year, areas, the profile's period, parts, public or internal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from domain.period import Period
from domain.report import Audience
from widgets.jobs import Progress
from widgets.text import tr

if TYPE_CHECKING:
    from datetime import date

    from domain.report import RecommendationReport
    from reports.document import Printed
    from storage.workspace import Workspace


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
    """What was chosen. `areas` are codes; none leaves the choice to what has figures."""

    year: int
    areas: tuple[str, ...] = ()
    period: Period | None = None
    parts: frozenset[Part] = frozenset(Part)
    audience: Audience = Audience.PUBLIC
    reason: str = ""

    @property
    def missing(self) -> str:
        """The Swedish sentence on what must be chosen first; empty when the report can be built (ruling 22)."""
        if self.audience is Audience.INTERNAL and not self.reason.strip():
            return tr("Ange varför små tal ska synas. Skälet står i rapporten.")
        return tr("Välj minst en del.") if not self.parts else ""


def build(workspace: Workspace, wanted: Wanted, printed: date, progress: Progress) -> Printed:
    """Asks for the figures once and prints them; runs as a job."""
    from reports.recommendations import print_recommendations
    from storage.queries.report import report_content

    progress.at(0.1, tr("hämtar siffror"))
    content = report_content(
        workspace,
        year=wanted.year,
        printed=printed,
        areas=wanted.areas,
        period=wanted.period,
        audience=wanted.audience,
        internal_reason=wanted.reason.strip() if wanted.audience is Audience.INTERNAL else "",
    )
    progress.at(0.4, tr("ritar sidorna"))
    return print_recommendations(without(content, frozenset(Part) - wanted.parts))


def without(report: RecommendationReport, left_out: frozenset[Part]) -> RecommendationReport:
    """The report with some parts empty."""
    empty = partial(replace, report)
    return empty(**{part.value: () for part in left_out}) if left_out else report


def years_offered(workspace: Workspace, this_year: int, wanted: int | None) -> tuple[Sequence[int], int]:
    """The years with recommendations, newest first, this year among them; and the one to begin with.

    That is `wanted` if there are recommendations for it, else the latest year with some, else this year.
    """
    from storage.queries.recommendations import recommendation_years

    written = recommendation_years(workspace)
    latest = written[0] if written else this_year
    return sorted({*written, this_year}, reverse=True), wanted if wanted in written and wanted else latest
