"""Everything the recommendation report prints, asked for once."""

from datetime import date

from domain.period import Period
from domain.report import Audience, RecommendationReport
from storage.workspace import Workspace


def report_content(
    ws: Workspace,
    *,
    year: int,
    printed: date,
    areas: tuple[str, ...] = (),
    period: Period | None = None,
    audience: Audience = Audience.PUBLIC,
    internal_reason: str = "",
) -> RecommendationReport:
    """The report on the recommendations of `year`; profiles for `period`, by default the latest year with figures.

    `areas` are codes, by default the group's members that have figures. In a public report small counts of what the
    group has counted itself are hidden (ruling 22).
    """
    raise NotImplementedError
