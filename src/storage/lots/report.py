"""What the reports print of LOTS cases (*LOTS-ärenden*)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.hidden_figure import HiddenFigures
from domain.ground.period import Period, month, span_label
from domain.ground.source import one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden, is_small
from domain.ground.whole_periods import whole_period
from domain.hiding.lots_about import public_breakdowns
from domain.hiding.lots_periods import hidden_of, public_periods
from domain.hiding.lots_why import hidden_figures, hidden_of_post
from domain.lots.breakdown import AboutCases, about_cases
from domain.lots.case import CaseList
from domain.lots.month import PARTIES, LotsMonth, LotsTally, MonthStatus, Party, PeriodPost
from domain.lots.period import (
    goal_outcome,
    tally_period,
    year_to_report,
)
from domain.lots.publication import Levels, finished, latest_finished, level_of, longer_than, nearest_whole
from domain.lots.resource_parts import sums_of_parts
from domain.lots.resource_words import tally_shares, tally_span
from domain.lots.workers import workers_range
from domain.reporting.blocks import LotsBlock, LotsBlocks, WithheldCases
from storage.lots.cases import different_workers, read_breakdown, read_case_words
from storage.lots.publication import (
    linked_tallies,
    periods_alone,
    posts_told_of,
    public_posts,
    public_resource,
    public_shares_of,
    public_tally_of,
    read_levels,
)
from storage.lots.queries import (
    read_corrections,
    read_goals,
    read_months_of,
    read_posts,
    read_recorded_months,
    read_resource,
)
from storage.lots.resource_parts import read_resource_parts
from storage.reporting.reading import Reading

_Span = tuple[Period, Period]
_Recorded = Mapping[str, tuple[Period, ...]]
_Words = Mapping[CaseList, Mapping[str, str]]


def read_lots_blocks(reading: Reading, *, beside: bool, period: Period | None = None) -> LotsBlocks:
    """Each area's cases, and the areas without. With what stands `beside`: the resource, its goals, case workers,
    corrections and posts.

    In public each area's latest finished period; internally its latest year with figures to go by, from January to the
    last month that an area has in that year. The `period` that was asked for takes their place.
    """
    areas = reading.areas
    recorded = read_recorded_months(reading.connection, areas)
    held = read_levels(reading.connection, [area.code for area in areas])
    spans = _internal_spans(recorded, period) if reading.threshold is None else _public_spans(recorded, held, period)
    read = _read(reading, areas, spans)
    begun = {code: () if period else _begun(recorded[code], span[1], reading) for code, span in spans.items()}
    made = [
        _block(area, read[area.code], held[area.code], reading, begun[area.code])
        for area in areas
        if area.code in spans
    ]
    blocks = _with_longer(made, recorded, reading)
    left = [area for area in areas if area.code not in spans]
    kept_back = [area for area in left if reading.threshold is not None and area.code in recorded]
    withheld = tuple(_withheld(area, recorded[area.code], held[area.code], period) for area in kept_back)
    without = tuple(area for area in left if area not in kept_back)
    posts = _posts(reading, spans, period)
    shown, unshown = public_posts(posts, recorded, reading.threshold, hide_zeros=reading.asked.hide_zeros)
    told = _with_what_is_beside(blocks, read, held, reading) if beside else blocks
    return LotsBlocks(told, without, shown, unshown, withheld)


def read_hidden_cases(reading: Reading, asked: Period | None) -> HiddenFigures:
    """What a public report hides of each area's cases and period posts, with the true figures and why."""
    if reading.threshold is None:
        return HiddenFigures()
    recorded = read_recorded_months(reading.connection, reading.areas)
    held = read_levels(reading.connection, [area.code for area in reading.areas])
    spans = _public_spans(recorded, held, asked)
    read = _read(reading, reading.areas, spans)
    found = HiddenFigures()
    zeros, border = reading.asked.hide_zeros, reading.settings.age_border
    for area in reading.areas:
        span = spans.get(area.code)
        period = None if span is None else whole_period(*span)
        if period is not None:
            months = span_label(period.months[0], period.months[-1])
            where = tr("{area}, {months}").format(area=area.name, months=months)
            own = linked_tallies(read[area.code], period, held[area.code])
            found = found.and_those(hidden_figures(where, own, reading.threshold, border, zeros=zeros))
    posts = _posts(reading, spans, asked)
    for post in posts_told_of(posts, recorded):
        where = tr("{area}, {since} till {until}").format(
            area=post.area.name, since=show_date(post.since), until=show_date(post.until)
        )
        found = found.and_those(hidden_of_post(where, post, reading.threshold, border, zeros=zeros))
    return found


def _with_longer(blocks: Sequence[LotsBlock], recorded: _Recorded, reading: Reading) -> tuple[LotsBlock, ...]:
    """The blocks, each of which most is hidden with what longer periods would show."""
    if reading.threshold is None:
        return tuple(blocks)
    asked = {each.area.code: longer_than(each.level) for each in blocks if each.level and _is_dark(each)}
    areas = [block.area for block in blocks if block.area.code in asked]
    longer = periods_alone(reading.connection, areas, recorded, asked, reading.threshold)
    return tuple(replace(block, instead=longer.get(block.area.code, ())) for block in blocks)


def _is_dark(block: LotsBlock) -> bool:
    dark, every = hidden_of(block.tally)
    return 2 * dark > every


def _public_spans(recorded: _Recorded, held: Mapping[str, Levels], asked: Period | None) -> dict[str, _Span]:
    """The first and the last month that are told of each area; an area without any is absent."""
    found = {}
    for code, months in recorded.items():
        period = latest_finished(held[code], months) if asked is None else asked
        if period is not None and period in finished(level_of(held[code], period.year), period.year, months):
            found[code] = period.months[0], period.months[-1]
    return found


def _internal_spans(recorded: _Recorded, asked: Period | None) -> dict[str, _Span]:
    if asked is not None:
        first, last = asked.months[0], asked.months[-1]
        return {code: (first, last) for code, months in recorded.items() if any(first <= at <= last for at in months)}
    years = {code: year_to_report(months) for code, months in recorded.items()}
    last_of = {year: max(m for each in recorded.values() for m in each if m.year == year) for year in years.values()}
    return {code: (month(year, 1), last_of[year]) for code, year in years.items()}


def _read(reading: Reading, areas: Sequence[Area], spans: Mapping[str, _Span]) -> dict[str, Sequence[LotsMonth]]:
    """The months of each area, in one reading for all that have the same."""
    found: dict[str, Sequence[LotsMonth]] = {}
    for span in dict.fromkeys(spans.values()):
        of_span = [area for area in areas if spans.get(area.code) == span]
        found |= read_months_of(reading.connection, of_span, *span)
    return found


def _posts(reading: Reading, spans: Mapping[str, _Span], asked: Period | None) -> list[PeriodPost]:
    every = read_posts(reading.connection, reading.areas, date.min, date.max)
    return [post for post in every if _is_of(post, spans.get(post.area.code), asked)]


def _is_of(post: PeriodPost, span: _Span | None, asked: Period | None) -> bool:
    """True of those that share days with the period that was asked for; else of those of the year that is told of the
    area, and of an area without months, all it has."""
    if asked is not None:
        return post.since <= asked.last_day and asked.first_day <= post.until
    return span is None or post.since.year <= span[1].year <= post.until.year


def _withheld(area: Area, recorded: tuple[Period, ...], held: Levels, asked: Period | None) -> WithheldCases:
    around = recorded if asked is None else asked.months
    offered = () if asked is None else nearest_whole(held, around[0], around[-1], recorded)
    return WithheldCases(area, recorded, level_of(held, around[-1].year), asked, offered)


def _block(
    area: Area, months: Sequence[LotsMonth], held: Levels, reading: Reading, begun: tuple[Period, ...]
) -> LotsBlock:
    recorded = [each for each in months if each.counts]
    first, last = months[0].month, months[-1].month
    period = whole_period(first, last)
    if reading.threshold is not None and period is not None:
        tally = public_tally_of(months, period, held, reading.threshold, hide_zeros=reading.asked.hide_zeros)
    else:
        tally = tally_period(months)
    return LotsBlock(
        area,
        first,
        last,
        tally,
        len(recorded),
        one_source(each.source for each in recorded if each.source is not None),
        reading.settings.age_border,
        empty=tuple(each.month for each in months if not each.counts),
        begun=begun,
        level=None if reading.threshold is None else level_of(held, last.year),
        unfinished=tuple(each.month for each in recorded if each.status is MonthStatus.OPPEN),
    )


def _begun(recorded: Sequence[Period], last: Period, reading: Reading) -> tuple[Period, ...]:
    """The months after the `last`, that a report tells of first when more of them have come; an internal one tells of
    all of the same year already."""
    same_year = reading.threshold is not None
    return tuple(at for at in recorded if at > last and (same_year or at.year > last.year))


def _with_what_is_beside(
    blocks: Sequence[LotsBlock],
    read: Mapping[str, Sequence[LotsMonth]],
    held: Mapping[str, Levels],
    reading: Reading,
) -> tuple[LotsBlock, ...]:
    """The blocks with case workers, the resource with its goals, and the corrections."""
    if not blocks:
        return ()
    connection, areas = reading.connection, [block.area for block in blocks]
    first, last = min(block.first for block in blocks), max(block.last for block in blocks)
    resource = read_resource(connection, areas, None, last)
    goals = read_goals(connection, [area.code for area in areas])
    corrections = read_corrections(connection, areas, first, last)
    internal = reading.threshold is None
    words = read_case_words(connection)
    parts = read_resource_parts(connection, [area.code for area in areas] if internal else [], first, last)
    found = []
    for block in blocks:
        code = block.area.code
        rows = [each for each in resource if each.area == block.area and each.month <= block.last]
        outcomes = tuple(
            goal_outcome(each.goal, rows, block.last)
            for each in goals
            if each.area == code and each.goal.since <= block.last.last_day and each.goal.until >= block.first.first_day
        )
        is_recorded = any(each.month >= block.first for each in rows)
        tally = tally_span(rows, block.first, block.last) if is_recorded else None
        if reading.threshold is not None:
            span = block.first, block.last
            tally, outcomes = public_resource(rows, outcomes, held[code], span, reading.threshold)
            period = whole_period(*span)
            shares = {} if period is None else public_shares_of(rows, held[code], period, reading.threshold)
        else:
            shares = tally_shares(rows, block.first, block.last)
        made = replace(
            block,
            workers=_workers(read[code], block.tally, reading),
            resource=tally,
            resource_withheld=is_recorded and tally is None,
            resource_shares=shares,
            resource_parts=sums_of_parts(
                {cell: value for cell, value in parts.get(code, {}).items() if block.first <= cell.month <= block.last}
            ),
            goals=outcomes,
            corrections=tuple(each for each in corrections.get(code, ()) if block.first <= each.month <= block.last),
            about=_about(block, read[code], held[code], reading, words),
        )
        found.append(made)
    return tuple(found)


def _workers(months: Sequence[LotsMonth], shown: LotsTally, reading: Reading) -> Mapping[Party, tuple[Value, Value]]:
    """The different case workers of each party, exact where every month is kept by case (ruling 19).

    In public a small number is hidden, and any beside a hidden number of cases, of which it would be the least.
    """
    by_case = all(each.by_case for each in months if each.counts)
    area, first, last = months[0].area, months[0].month, months[-1].month
    exact = different_workers(reading.ws, area.code, first, last) if by_case else {}
    found: dict[Party, tuple[Value, Value]] = {}
    for party in PARTIES:
        span = workers_range(months, party)
        if span is None:
            continue
        value: tuple[Value, Value] = (exact[party], exact[party]) if party in exact else span
        small = any(is_small(each, reading.threshold or 0) for each in value)
        hidden = reading.threshold is not None and (small or is_hidden(shown.by_party[party]))
        found[party] = (Empty.DOLT, Empty.DOLT) if hidden else value
    return found


def _about(
    block: LotsBlock, months: Sequence[LotsMonth], held: Levels, reading: Reading, words: _Words
) -> AboutCases | None:
    """What the cases were about. In public only where every month is kept by case and the number of cases is shown, of
    the period and of those inside it, and no noughts are to be hidden: a word that nobody has is left out."""
    connection, code, period = reading.connection, block.area.code, whole_period(block.first, block.last)
    if reading.threshold is None or period is None:
        return about_cases(read_breakdown(connection, [code], block.first, block.last), words)
    if reading.asked.hide_zeros or not all(each.by_case for each in months if each.counts):
        return None
    own = linked_tallies(months, period, held)
    public = public_periods(own, reading.threshold)
    told = {each: read_breakdown(connection, [code], each.months[0], each.months[-1]) for each in own}
    if any(told[each].cases and public[each].total != told[each].cases for each in own):
        return None
    return about_cases(public_breakdowns(told, reading.threshold)[period], words)
