"""What is to be printed (*innehåll*): which report and what was chosen for it; built in a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.value import Empty
from domain.reporting.asked import Asked
from domain.reporting.report import Report
from reports.page.part import Plan
from reports.page.tagging.read_back import ReadBack, read_back
from widgets.jobs import Progress
from widgets.text import tr

if TYPE_CHECKING:
    from reports.page.document import Printed
    from storage.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen. `missing` is the Swedish sentence on what must be chosen first; empty when it can be built."""

    plan: Plan
    asked: Asked
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished report: its pages, and the values they were made of."""

    printed: Printed
    report: Report
    found: ReadBack

    @property
    def undrawable(self) -> tuple[str, ...]:
        """The sentence on letters that the fonts lack; none where there are none."""
        letters = self.printed.undrawable
        text = tr("Typsnittet saknar {letters}: en ruta står i stället i rapporten.")
        return (text.format(letters=" ".join(letters)),) if letters else ()

    @property
    def hides(self) -> bool:
        """True where a table of the report has a hidden figure."""
        return any(Empty.DOLT.label in row.cells for table in self.printed.tables for row in table.rows)


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose among.

    `areas` are the group's kommuner, `groups` every group, the workspace's own first; `periods` those that any of them
    has figures for and `days` the reference dates, newest first; `families` are definitions with their names; `cases`
    the whole periods of LOTS cases that a public report can tell of.
    """

    years: Sequence[int]
    year: int
    areas: Sequence[Area]
    groups: Sequence[Area]
    periods: Sequence[Period] = ()
    days: Sequence[date] = ()
    families: Sequence[tuple[str, str]] = ()
    cases: Sequence[Period] = ()


def build(workspace: Workspace, wanted: Wanted, day: date, progress: Progress) -> Built:
    """Asks for the figures once and prints them; runs as a job."""
    progress.at(0.1, tr("hämtar siffror"))
    report = wanted.plan.gather(workspace, wanted.asked, day)
    progress.at(0.4, tr("ritar sidorna"))
    printed = wanted.plan.print(report)
    return Built(printed, report, read_back(printed.content))


def offered(workspace: Workspace, this_year: int, wanted: int | None) -> Offered:
    """What there is in the workspace; the year to begin with is `wanted` if there are recommendations for it, else the
    latest year with some, else this year."""
    from domain.ground.area import AreaKind
    from storage.areas.queries import areas, group
    from storage.benefits.queries import periods_with_figures
    from storage.lots.publication import periods_told_of
    from storage.populations.comparison import reference_dates
    from storage.populations.queries import definitions
    from storage.recommendations.queries import recommendation_years

    written = recommendation_years(workspace)
    own, members = group(workspace)
    periods = {period for area in members for period in periods_with_figures(workspace, area.code)}
    return Offered(
        years=sorted({*written, this_year}, reverse=True),
        year=wanted if wanted in written and wanted else next(iter(written), this_year),
        areas=members,
        groups=(own, *(each for each in areas(workspace, kind=AreaKind.GROUP) if each != own)),
        periods=sorted(periods, key=_latest_first),
        days=reference_dates(workspace, workspace.group_code),
        families=tuple({each.lineage: each.name for each in definitions(workspace)}.items()),
        cases=sorted(periods_told_of(workspace, members), key=_latest_first),
    )


def _latest_first(period: Period) -> tuple[int, int, int]:
    """A year before its half-years, and those before their months."""
    return -period.year, -len(period.months), period.number
