"""Reading LOTS of any months and areas (*valfri period*): in as many statements whatever the areas are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from domain.ground.period import Period, month, months_between
from domain.lots.any_period import AnyPeriod, AreaMonths
from domain.lots.completeness import months_after
from domain.lots.month_by_month import ROLLING
from domain.lots.period import ResourceMonth
from storage.areas.queries import read_stored_settings
from storage.benefits.inhabitants import read_inhabitants
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.lots.cases import read_different_workers, read_outcomes
from storage.lots.queries import read_months_of, read_posts, read_resource


def any_period(ws: Workspace, areas: Sequence[str], first: Period, last: Period) -> AnyPeriod:
    """The areas, in their order, from `first` to `last`, with the months before that a rolling mean begins in.

    Raises UserProblem for an unknown area.
    """
    with ws.reading() as connection:
        known = known_areas(connection, areas)
        months = read_months_of(connection, known, months_after(first, 1 - ROLLING), last)
        posts = tuple(read_posts(connection, known, first.first_day, last.last_day))
        resource: dict[str, list[ResourceMonth]] = defaultdict(list)
        for row in read_resource(connection, known, first, last):
            resource[row.area.code].append(row)
        days = [first.first_day, last.last_day, *(day for post in posts for day in (post.since, post.until))]
        since, until = (month(day.year, day.month) for day in (min(days), max(days)))
        people, of_people = read_inhabitants(connection, areas, months_between(since, until))
        period = AnyPeriod(
            first,
            last,
            tuple(AreaMonths(each, months[each.code], people[each.code], tuple(resource[each.code])) for each in known),
            posts,
            of_people=of_people,
            border=read_stored_settings(connection).age_border,
        )
        added_up = [each.area.code for each in period.together]
        cases, outcomes = read_outcomes(connection, added_up, first, last)
        return replace(
            period,
            cases_told=cases,
            outcomes=outcomes,
            workers=read_different_workers(connection, added_up, first, last),
        )
