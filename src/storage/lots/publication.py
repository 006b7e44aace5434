"""The level of publication of each area (*redovisningsnivå*), and its tables as the public may read them: ruling 58."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_list
from domain.ground.period import Period, PeriodKind, span_label
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import is_hidden
from domain.ground.whole_periods import whole_period, with_those_inside
from domain.hiding.lots import public_post
from domain.hiding.lots_periods import dark, hidden_of, public_periods, without_zeros
from domain.hiding.resource import NOTHING_TOLD, public_goals, public_resources, public_shares
from domain.lots.month import AgeGroup, Finding, LotsMonth, LotsTally, PeriodPost, Severity
from domain.lots.period import (
    GoalOutcome,
    LotsCases,
    ResourceMonth,
    ResourceTally,
    overlapping,
    tally_period,
    tally_resource,
)
from domain.lots.publication import (
    LEVELS,
    Levels,
    finished,
    finished_in_a_row,
    latest_of_length,
    level_name,
    level_of,
    nearest_whole,
)
from domain.lots.resource_check import Share
from domain.lots.resource_words import tally_shares
from domain.reporting.blocks import LongerPeriod
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.log.recorder import operation
from storage.lots.queries import read_months, read_months_of, read_recorded_months, read_resource
from storage.schema.lots import PUBLICATION_LEVEL


def read_levels(connection: Connection, codes: Sequence[str]) -> dict[str, Levels]:
    """The levels of several areas by code, inside a transaction; one that has chosen none has an empty one."""
    found: dict[str, dict[int, PeriodKind]] = {code: {} for code in codes}
    for row in connection.execute(select(PUBLICATION_LEVEL).where(PUBLICATION_LEVEL.c.area_code.in_(codes))):
        found[row.area_code][row.since_year] = PeriodKind(row.level)
    return dict(found)


def levels(ws: Workspace, area: str) -> Levels:
    """The levels of an area."""
    return levels_of(ws, [area])[area]


def levels_of(ws: Workspace, areas: Sequence[str]) -> dict[str, Levels]:
    """The levels of several areas by code."""
    with ws.reading() as connection:
        return read_levels(connection, areas)


def periods_told_of(ws: Workspace, areas: Sequence[Area]) -> set[Period]:
    """The whole periods of LOTS cases that some of the areas can tell of in public."""
    with ws.reading() as connection:
        recorded = read_recorded_months(connection, areas)
        held = read_levels(connection, [area.code for area in areas])
    return {
        period
        for code, months in recorded.items()
        for year in {each.year for each in months}
        for period in finished(level_of(held[code], year), year, months)
    }


def set_level(ws: Workspace, *, area: str, since_year: int, level: PeriodKind) -> Changes:
    """From `since_year` on the area's LOTS cases are told of by `level`, until a later year that has another one.

    Raises UserProblem for an unknown area.
    """
    with operation(ws, "", {Subject.LOTS, Subject.SETTINGS}) as op:
        where = known_area(op.connection, area)
        text = tr("redovisningsnivå {level} från {year}, {area}")
        op.label = text.format(level=level_name(level), year=since_year, area=where.name)
        op.put(PUBLICATION_LEVEL, [{"area_code": area, "since_year": since_year, "level": level.value}])
    return op.changes


def public_tally_of(
    months: Sequence[LotsMonth], period: Period, held: Levels, threshold: int, *, hide_zeros: bool = False
) -> LotsTally:
    """The table of a finished period, from the area's months of it, protected with the periods inside it."""
    own = linked_tallies(months, period, held)
    public = public_periods(own, threshold)[period]
    return without_zeros(own[period], public, threshold) if hide_zeros else public


def linked_tallies(months: Sequence[LotsMonth], period: Period, held: Levels) -> dict[Period, LotsTally]:
    """The tables that are protected with a period's, the shorter before the longer and itself the last."""
    inside = with_those_inside(period, level_of(held, period.year))
    return {each: tally_period([at for at in months if at.month in each.months]) for each in inside}


def what_levels_show(ws: Workspace, code: str, threshold: int) -> dict[PeriodKind, LongerPeriod | None]:
    """Of each level, how many figures are hidden of the area's latest period of that length, where one is whole."""
    with ws.reading() as connection:
        area = known_area(connection, code)
        recorded = {code: read_recorded_months(connection, [area]).get(code, ())}
        shown = periods_alone(connection, [area], recorded, {code: LEVELS}, threshold)[code]
    of_level = {each.period.kind: each for each in shown}
    return {level: of_level.get(level) for level in LEVELS}


def periods_alone(
    connection: Connection,
    areas: Sequence[Area],
    recorded: Mapping[str, Sequence[Period]],
    asked: Mapping[str, Sequence[PeriodKind]],
    threshold: int,
) -> dict[str, tuple[LongerPeriod, ...]]:
    """How many figures would be hidden of each area's latest period of each length `asked` of it, by code.

    Each is told of alone: with the periods inside it more would be hidden. All are read at once.
    """
    wanted = {
        code: [found for level in of_area if (found := latest_of_length(recorded[code], level)) is not None]
        for code, of_area in asked.items()
    }
    every = [period for periods in wanted.values() for period in periods]
    if not every:
        return dict.fromkeys(wanted, ())
    first, last = min(each.months[0] for each in every), max(each.months[-1] for each in every)
    read = read_months_of(connection, areas, first, last)

    def shown(code: str, period: Period) -> LongerPeriod:
        own = tally_period([each for each in read[code] if each.month in period.months])
        return LongerPeriod(period, *hidden_of(public_periods({period: own}, threshold)[period]))

    return {code: tuple(shown(code, period) for period in periods) for code, periods in wanted.items()}


def public_cases(ws: Workspace, own: LotsCases, threshold: int, *, hide_zeros: bool = False) -> LotsCases:
    """What a public report may tell of the cases: nothing of a time that is no finished period of the area's level, but
    why, and which the nearest are."""
    area, first, last = own.area, own.first, own.last
    with ws.reading() as connection:
        held = read_levels(connection, [area.code])[area.code]
        recorded = read_recorded_months(connection, [area]).get(area.code, ())
        months = read_months(connection, area, first, last)
        rows = read_resource(connection, [area], None, last)
    period = whole_period(first, last)
    if period is not None and period in finished(level_of(held, period.year), period.year, recorded):
        tally = public_tally_of(months, period, held, threshold, hide_zeros=hide_zeros)
    else:
        why = Finding(_not_told(first, last, nearest_whole(held, first, last, recorded)), Severity.WARNING)
        tally = replace(dark(own.tally, threshold), findings=(why,))
    resource, goals = public_resource(rows, own.goals, held, (first, last), threshold)
    posts, _unshown = public_posts(own.posts, {area.code: recorded}, threshold, hide_zeros=hide_zeros)
    if resource is None:
        resource = NOTHING_TOLD if any(first <= each.month <= last for each in rows) else tally_resource(())
    return replace(own, tally=tally, resource=resource, goals=goals, posts=posts, resource_shares={}, resource_parts={})


def _not_told(first: Period, last: Period, nearest: Sequence[Period]) -> str:
    text = tr("{months}: visas inte offentligt. Bara hela perioder av områdets redovisningsnivå visas.")
    said = text.format(months=span_label(first, last))
    if not nearest:
        return said
    return tr("{why} Närmast: {periods}.").format(why=said, periods=show_list(each.label for each in nearest))


def public_posts(
    posts: Sequence[PeriodPost],
    recorded: Mapping[str, Sequence[Period]],
    threshold: int | None,
    *,
    hide_zeros: bool = False,
) -> tuple[tuple[PeriodPost, ...], tuple[PeriodPost, ...]]:
    """The posts that are told of, and those that are not: they share days with months or with another post, and the
    difference could be a few cases. All as they are, where there is no threshold."""
    if threshold is None:
        return tuple(posts), ()
    told = posts_told_of(posts, recorded)
    shown = tuple(public_post(post, threshold, hide_zeros=hide_zeros) for post in told)
    return shown, tuple(post for post in posts if post not in told)


def posts_told_of(posts: Sequence[PeriodPost], recorded: Mapping[str, Sequence[Period]]) -> tuple[PeriodPost, ...]:
    """The posts that share no day with a month or with another post."""
    shared = overlapping(posts)

    def shares_days(post: PeriodPost) -> bool:
        months = recorded.get(post.area.code, ())
        return post in shared or any(post.since <= at.last_day and at.first_day <= post.until for at in months)

    return tuple(post for post in posts if not shares_days(post))


def public_resource(
    rows: Sequence[ResourceMonth],
    goals: Sequence[GoalOutcome],
    held: Levels,
    span: tuple[Period, Period],
    threshold: int,
) -> tuple[ResourceTally | None, tuple[GoalOutcome, ...]]:
    """The resource of a time, from all that is recorded of an area's until it ends, and the goals as they stand then.
    None of a time that is not told of, or where nothing is recorded of it."""
    public = _public_resources(rows, held, threshold)
    recorded = {each.month for each in rows}
    period = whole_period(*span)
    shown = public.get(period) if period is not None and recorded.intersection(period.months) else None
    return shown, public_goals(goals, public, recorded, span[1])


def public_shares_of(
    rows: Sequence[ResourceMonth], held: Levels, period: Period, threshold: int
) -> dict[Share, ResourceTally]:
    """The new and those who started work training by sex and by age in a period that is told of, from all that is
    recorded of an area's; none where nothing of them can be shown."""
    told = _public_resources(rows, held, threshold)
    inside = [each for each in with_those_inside(period, level_of(held, period.year)) if each in told]
    margins = [row for row in rows if row.sex is Sex.UNSPLIT or row.age_group == AgeGroup.ALLA.value]
    own = {each: tally_shares(margins, each.months[0], each.months[-1]) for each in inside}
    if not inside or inside[-1] != period or not own[period]:
        return {}
    shares = public_shares(own, told, threshold)
    is_dark = all(is_hidden(each.new) and is_hidden(each.started_training) for each in shares.values())
    return {} if is_dark else shares


def _public_resources(rows: Sequence[ResourceMonth], held: Levels, threshold: int) -> dict[Period, ResourceTally]:
    """The resource of every finished period, from all that is recorded of an area's.

    A period is not told of before all that ended before it: who were active when it began is told by them.
    """
    of_months: dict[Period, list[ResourceMonth]] = defaultdict(list)
    for row in rows:
        of_months[row.month].append(row)
    own = {
        each: tally_resource([row for at in each.months for row in of_months.get(at, ())])
        for each in finished_in_a_row(held, of_months.keys())
    }
    return public_resources(own, threshold)
