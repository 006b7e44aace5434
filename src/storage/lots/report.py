"""What the reports print of LOTS cases (*LOTS-ärenden*)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.ground.area import Area
from domain.ground.period import Period, month
from domain.ground.source import one_source
from domain.ground.value import Empty, Value, is_hidden
from domain.hiding.lots import public_goals, public_post, public_resource, public_tally
from domain.hiding.lots_at_least import with_public_least
from domain.lots.breakdown import AboutCases, about_cases
from domain.lots.month import PARTIES, LotsMonth, LotsTally, Party, PeriodPost
from domain.lots.period import (
    Goal,
    GoalOutcome,
    ResourceMonth,
    ResourceTally,
    goal_outcome,
    overlapping,
    tally_period,
    tally_resource,
    workers_range,
    year_to_report,
)
from domain.reporting.report import LotsBlock, LotsBlocks
from storage.lots.cases import different_workers, read_breakdown, read_case_words
from storage.lots.queries import (
    read_corrections,
    read_goals,
    read_months_of,
    read_posts,
    read_recorded_months,
    read_resource,
)
from storage.reporting.reading import Reading


def read_lots_blocks(reading: Reading, *, beside: bool) -> LotsBlocks:
    """Each area's latest year with figures to go by, from January to the last month that an area has in that year, and
    the areas without cases. With what stands `beside`: the resource, its goals, case workers, corrections and posts."""
    areas = reading.areas
    recorded = read_recorded_months(reading.connection, areas)
    years = {code: year_to_report(months) for code, months in recorded.items()}
    last = {year: max(m for months in recorded.values() for m in months if m.year == year) for year in years.values()}
    read = {
        year: read_months_of(reading.connection, [a for a in areas if years.get(a.code) == year], month(year, 1), upto)
        for year, upto in last.items()
    }
    blocks = [
        _block(area, read[years[area.code]][area.code], recorded[area.code], reading)
        for area in areas
        if area.code in years
    ]
    without = tuple(area for area in areas if area.code not in years)
    if not beside:
        return LotsBlocks(tuple(blocks), without)
    every = read_posts(reading.connection, areas, date.min, date.max)
    posts = [post for post in every if _is_of(post, years.get(post.area.code))]
    shown, unshown = _public_posts(posts, recorded, reading.threshold)
    return LotsBlocks(_with_what_is_beside(blocks, read, reading), without, shown, unshown)


def _is_of(post: PeriodPost, year: int | None) -> bool:
    """True of those of the year that is told of the area; of an area without months, all it has."""
    return year is None or post.since.year <= year <= post.until.year


def _public_posts(
    posts: Sequence[PeriodPost], recorded: Mapping[str, Sequence[Period]], threshold: int | None
) -> tuple[tuple[PeriodPost, ...], tuple[PeriodPost, ...]]:
    """In public none that shares days with months or with another post: the difference could be a few cases."""
    if threshold is None:
        return tuple(posts), ()
    shared = overlapping(posts)

    def shares_days(post: PeriodPost) -> bool:
        months = recorded.get(post.area.code, ())
        return post in shared or any(post.since <= at.last_day and at.first_day <= post.until for at in months)

    unshown = tuple(post for post in posts if shares_days(post))
    return tuple(public_post(post, threshold) for post in posts if post not in unshown), unshown


def _block(area: Area, months: Sequence[LotsMonth], every: Sequence[Period], reading: Reading) -> LotsBlock:
    recorded = [each for each in months if each.counts]
    return LotsBlock(
        area,
        months[0].month,
        months[-1].month,
        _shown(tally_period(months), reading.threshold),
        len(recorded),
        one_source(each.source for each in recorded if each.source is not None),
        reading.settings.age_border,
        empty=tuple(each.month for each in months if not each.counts),
        begun=tuple(each for each in every if each.year > months[0].month.year),
    )


def _with_what_is_beside(
    blocks: Sequence[LotsBlock], read: Mapping[int, Mapping[str, Sequence[LotsMonth]]], reading: Reading
) -> tuple[LotsBlock, ...]:
    """The blocks with case workers, the resource with its goals, and the corrections."""
    if not blocks:
        return ()
    connection, areas = reading.connection, [block.area for block in blocks]
    first, last = min(block.first for block in blocks), max(block.last for block in blocks)
    resource = read_resource(connection, areas, None, last)
    goals = read_goals(connection, [area.code for area in areas])
    corrections = read_corrections(connection, areas, first, last)
    found = []
    for block in blocks:
        code = block.area.code
        rows = [each for each in resource if each.area == block.area and each.month <= block.last]
        held = [each.goal for each in goals if each.area == code]
        tally, outcomes = _resource(block, rows, held, reading.threshold)
        made = replace(
            block,
            workers=_workers(read[block.last.year][code], block.tally, reading),
            resource=tally,
            goals=outcomes,
            corrections=tuple(each for each in corrections.get(code, ()) if block.first <= each.month <= block.last),
            about=_about(block, reading),
        )
        found.append(made)
    return tuple(found)


def _shown(tally: LotsTally, threshold: int | None) -> LotsTally:
    return tally if threshold is None else with_public_least(public_tally(tally, threshold), tally, threshold)


def _workers(months: Sequence[LotsMonth], shown: LotsTally, reading: Reading) -> Mapping[Party, tuple[Value, Value]]:
    """The different case workers of each party, exact where every month is kept by case (ruling 19).

    In public a small number is hidden, and any beside a hidden number of cases, of which it would be the least.
    """
    by_case = all(each.by_case for each in months if each.counts)
    area, first, last = months[0].area, months[0].month, months[-1].month
    exact = different_workers(reading.ws, area.code, first, last) if by_case else {}
    found: dict[Party, tuple[Value, Value]] = {}
    for party in PARTIES:
        span = workers_range([each.workers for each in months], party)
        if span is None:
            continue
        value: tuple[Value, Value] = (exact[party], exact[party]) if party in exact else span
        small = any(isinstance(each, int) and 0 < each < (reading.threshold or 0) for each in value)
        hidden = reading.threshold is not None and (small or is_hidden(shown.by_party[party]))
        found[party] = (Empty.DOLT, Empty.DOLT) if hidden else value
    return found


def _about(block: LotsBlock, reading: Reading) -> AboutCases | None:
    """What the cases were about; in public nothing: the same few persons stand under several words."""
    if reading.threshold is not None:
        return None
    told = read_breakdown(reading.connection, [block.area.code], block.first, block.last)
    return about_cases(told, read_case_words(reading.connection))


def _resource(
    block: LotsBlock, rows: Sequence[ResourceMonth], goals: Sequence[Goal], threshold: int | None
) -> tuple[ResourceTally | None, tuple[GoalOutcome, ...]]:
    """The resource of the months, and the goals that hold in them."""
    within = [each for each in rows if each.month >= block.first]
    tally = tally_resource(within)
    outcomes = tuple(
        goal_outcome(goal, rows, block.last)
        for goal in goals
        if goal.since <= block.last.last_day and goal.until >= block.first.first_day
    )
    if threshold is not None:
        tally = public_resource(tally, threshold)
        outcomes = public_goals(outcomes, tally, threshold)
    return (tally if within else None), outcomes
