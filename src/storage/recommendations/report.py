"""Everything the recommendation report prints, asked for once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from domain.ground.area import Area
from domain.ground.period import Period, month
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.hiding.lots import public_tally
from domain.hiding.populations import public_population
from domain.lots.month import LotsMonth
from domain.lots.period import tally_period
from domain.populations.definition import in_force
from domain.populations.population import populate
from domain.recommendations.recommendation import Recommendation
from domain.reporting.report import Audience, LotsBlock, PopulationBlock, RecommendationReport
from storage.areas.queries import read_group_members, read_seats, read_stored_settings
from storage.benefits.queries import latest_year, read_profiles
from storage.file.settings import WorkspaceSettings
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.ground.texts import checked_text
from storage.lots.queries import latest_month, read_months_of
from storage.populations.comparison import DEFAULT
from storage.populations.queries import latest_counts, read_definitions
from storage.recommendations.queries import read_recommendations


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
    """The report on the recommendations of `year`.

    `areas` are codes, by default the group's members; those without figures are left out of each part, and only
    recommendations that concern them are printed. Profiles are for `period`, by default the latest year with
    figures; populations for the latest reference date; LOTS cases for the latest year with cases, from January to
    the last month with cases. In a public report small counts of what the group has counted itself are hidden
    (ruling 22). Raises UserProblem for an unknown area, or an internal report without a reason.
    """
    internal = audience is Audience.INTERNAL
    reason = checked_text(tr("Skäl"), internal_reason.strip())
    if internal and not reason:
        raise UserProblem(tr("En intern rapport behöver ett skäl."))
    with ws.reading() as connection:
        settings = read_stored_settings(connection)
        chosen = known_areas(connection, areas) or read_group_members(connection, ws.group_code)
        period = period or latest_year(connection, chosen)
        profiles = read_profiles(connection, chosen, period) if period is not None else {}
        populations = _populations(connection, chosen, settings, internal=internal)
        counted = {block.area for block in populations}
        written = [each for each in read_recommendations(connection, year) if _concerns(each, areas)]
        return RecommendationReport(
            title=tr("Rekommendationer {year}").format(year=year),
            group=settings.name,
            year=year,
            printed=printed,
            members=read_seats(connection),
            profiles=tuple(profiles[area.code] for area in chosen if area.code in profiles),
            populations=populations,
            lots=_lots(connection, chosen, settings, internal=internal),
            recommendations=tuple(written),
            area_names=_area_names(connection, written),
            purpose=settings.purpose,
            audience=audience,
            internal_reason=reason if internal else "",
            chair_role=settings.chair_role,
            example=ws.is_example,
            uncounted=tuple(area for area in chosen if area not in counted) if counted else (),
        )


def _concerns(recommendation: Recommendation, areas: Sequence[str]) -> bool:
    """True when the recommendation is about one of the areas, or about the whole group, or no area is chosen."""
    return not areas or not recommendation.areas or not set(areas).isdisjoint(recommendation.areas)


def _populations(
    connection: Connection, areas: Sequence[Area], settings: WorkspaceSettings, *, internal: bool
) -> tuple[PopulationBlock, ...]:
    found = latest_counts(connection, areas)
    if not found:
        return ()
    definitions = read_definitions(connection)
    blocks = []
    for each in found:
        population = populate(in_force(definitions, DEFAULT, each.reference_date), each.counts)
        beside = [populate(definition, each.counts) for definition in definitions]
        shown = population if internal else public_population(population, settings.small_count_threshold, beside)
        blocks.append(PopulationBlock(each.area, each.reference_date, shown, each.source))
    return tuple(blocks)


def _lots(
    connection: Connection, areas: Sequence[Area], settings: WorkspaceSettings, *, internal: bool
) -> tuple[LotsBlock, ...]:
    latest = latest_month(connection, areas)
    if latest is None:
        return ()
    first = month(latest.year, 1)
    months = read_months_of(connection, areas, first, latest)
    return tuple(
        _lots_block(area, months[area.code], settings, internal=internal)
        for area in areas
        if any(each.counts for each in months[area.code])
    )


def _lots_block(area: Area, months: Sequence[LotsMonth], settings: WorkspaceSettings, *, internal: bool) -> LotsBlock:
    tally = tally_period(months)
    recorded = [each for each in months if each.counts]
    source = recorded[-1].source
    assert source is not None
    return LotsBlock(
        area,
        months[0].month,
        months[-1].month,
        tally if internal else public_tally(tally, settings.small_count_threshold),
        len(recorded),
        source,
        settings.age_border,
    )


def _area_names(connection: Connection, recommendations: Sequence[Recommendation]) -> tuple[tuple[str, str], ...]:
    codes = sorted({code for each in recommendations for code in each.areas})
    return tuple((area.code, area.name) for area in known_areas(connection, codes))
