"""The charts of a municipal profile as data (domain handbook §3): persons and shares per kind, and places."""

from domain.benefits.benefit import Benefit
from domain.ground.display import show_change, show_count, show_list, show_percent
from domain.ground.text import tr
from domain.ground.value import Empty, Number, number_or_none
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankMeasure, among_common
from domain.profile.row import ProfileRow
from domain.profile.words import age_words, persons_words, place_words, running
from drawing.chart import BarChart, BarSeries, ChartText, RadarAxis, RadarChart, RankChart, RankMark
from drawing.palette import Tone


def profile_chart(profile: Profile) -> BarChart:
    """Full-year equivalents per kind, with the year before as outlined bars where it is known."""
    series = [BarSeries(profile.when, tuple(row.persons for row in profile.rows))]
    if profile.has_previous:
        before = tuple(row.persons_before for row in profile.rows)
        series.append(BarSeries(profile.when_before, before, earlier=True))
    title = tr("Helårspersoner per ersättning, {place} {period}")
    return BarChart(
        text=ChartText(
            title=title.format(place=profile.area.name, period=profile.when),
            reading=_bar_reading(profile),
            alternative=_bar_alternative(profile),
            unit=tr("helårspersoner {ages}").format(ages=age_words(profile.age_group)),
            source=profile.source.line,
        ),
        categories=tuple(row.label for row in profile.rows),
        series=tuple(series),
        tones=tuple(Tone(kind.value) for kind in (row.kind for row in profile.rows) if kind is not None),
    )


def _known(profile: Profile) -> list[tuple[Number, ProfileRow]]:
    return [(row.persons, row) for row in profile.rows if not isinstance(row.persons, Empty)]


def _bar_reading(profile: Profile) -> str:
    known = _known(profile)
    most = max((persons for persons, _ in known), default=0)
    if most == 0:
        text = tr("Ingen helårsperson är känd i {place} {period}.")
        return text.format(place=place_words(profile.area), period=profile.when)
    largest = show_list(running(row.label) for persons, row in known if persons == most)
    total = profile.total.persons
    if isinstance(total, Empty):
        text = tr("Flest av de kända helårspersonerna försörjdes av {kind}: {count}.")
        reading = text.format(kind=largest, count=show_count(most))
    else:
        text = tr("Flest försörjdes av {kind}: {count} av {total}.")
        reading = text.format(kind=largest, count=show_count(most), total=persons_words(total))
    sizes = [(max(by, -by), row) for row in profile.rows if not isinstance(by := row.difference, Empty)]
    size = max((size for size, _ in sizes), default=0)
    furthest = [row for by, row in sizes if by == size]
    # The one that moved most is told only where chance does not explain it, and nothing else moved as much.
    if size > 0 and len(furthest) == 1 and furthest[0].moved:
        text = tr("Mest ändrades {kind} ({change}).")
        reading += " " + text.format(kind=running(furthest[0].label), change=show_change(furthest[0].difference))
    return reading


def _bar_alternative(profile: Profile) -> str:
    text = tr("Stapeldiagram över helårspersoner per ersättning i {place} {period}{before}: {figures}.")
    before = tr(", med {period} inom parentes").format(period=profile.when_before)
    figures = (
        f"{row.label} {show_count(row.persons)}"
        + (f" ({show_count(row.persons_before)})" if profile.has_previous else "")
        for row in profile.rows
    )
    return text.format(
        place=place_words(profile.area),
        period=profile.when,
        before=before if profile.has_previous else "",
        figures=show_list(figures),
    )


def rank_chart(profile: Profile) -> RankChart | None:
    """The places the profile has, in the order of the measures; None when it has none."""
    ranks = [(measure, profile.ranks[measure]) for measure in RankMeasure if measure in profile.ranks]
    if not ranks:
        return None
    title = tr("Plats bland kommunerna, {place} {period}")
    places = show_list(_place(measure, rank, profile.when_before) for measure, rank in ranks)
    text = tr("Plats bland kommunerna för {place} {period}, där plats 1 har lägst andel: {places}.")
    return RankChart(
        ChartText(
            title=title.format(place=profile.area.name, period=profile.when),
            reading=_rank_reading(profile, *ranks[0]),
            alternative=text.format(place=place_words(profile.area), period=profile.when, places=places),
            unit=tr("plats, 1 har lägst andel"),
            source=profile.source.line,
        ),
        tuple(
            RankMark(measure.label, rank.rank, rank.previous, rank.of, rank.quarter, rank.movement)
            for measure, rank in ranks
        ),
    )


def _place(measure: RankMeasure, rank: Rank, previous_period: str) -> str:
    before = (
        "" if rank.previous is None else tr(" ({period}: {rank})").format(period=previous_period, rank=rank.previous)
    )
    return tr("{measure} {rank} av {of}").format(measure=running(measure.label), rank=rank.rank, of=rank.of) + before


def _rank_reading(profile: Profile, measure: RankMeasure, rank: Rank) -> str:
    reading = tr("{measure}: plats {rank} av {of}").format(measure=measure.label, rank=rank.rank, of=rank.of)
    if rank.movement is None:
        return reading + "."
    if rank.movement == 0:
        return reading + tr(", samma som {period}{among}.").format(period=profile.when_before, among=among_common(rank))
    up = rank.movement > 0
    size = abs(rank.movement)
    words = (tr("en plats") if size == 1 else tr("{count} platser")).format(count=size)
    text = tr(", {words} bättre än {period}{among}.") if up else tr(", {words} sämre än {period}{among}.")
    return reading + text.format(words=words, period=profile.when_before, among=among_common(rank))


def radar_chart(profile: Profile) -> RadarChart:
    """Försörjningsprofil ("spindel"): the share of each kind now and a year before, with its place among the kommuner
    where there is one, and the total in the middle (domain handbook §3 point 3)."""
    title = tr("Försörjningsprofil, {place} {period}")
    return RadarChart(
        text=ChartText(
            title=title.format(place=profile.area.name, period=profile.when),
            reading=_radar_reading(profile),
            alternative=_radar_alternative(profile),
            unit=tr("procent av befolkningen {ages}").format(ages=age_words(profile.age_group)),
            source=profile.source.line,
        ),
        axes=tuple(_axis(profile, row) for row in profile.rows),
        total=profile.total.share_of_population,
        total_previous=profile.total.share_of_population_before,
        now=profile.when,
        before=profile.when_before,
    )


def kind_rank(profile: Profile, row: ProfileRow) -> Rank | None:
    """The place of a kind, or of the total; *ekonomiskt bistånd* is a kind and a group alike, and published as one."""
    if row.kind is None:
        return profile.ranks.get(RankMeasure.TOTAL)
    found = profile.kind_ranks.get(row.kind)
    if found is None and row.kind is Benefit.EKONOMISKT_BISTAND:
        return profile.ranks.get(RankMeasure.EKONOMISKT_BISTAND)
    return found


def _axis(profile: Profile, row: ProfileRow) -> RadarAxis:
    rank = kind_rank(profile, row)
    shares = row.share_of_population, row.share_of_population_before
    if rank is None:
        return RadarAxis(row.label, *shares)
    return RadarAxis(row.label, *shares, rank.rank, rank.of, rank.quarter)


def _radar_reading(profile: Profile) -> str:
    known = [(share, row) for row in profile.rows if (share := number_or_none(row.share_of_population)) is not None]
    if not known:
        text = tr("Andelen av befolkningen är inte känd för någon ersättning i {place} {period}.")
        return text.format(place=place_words(profile.area), period=profile.when)
    most = max(share for share, _ in known)
    if most == 0:
        text = tr("Ingen helårsperson är känd i {place} {period}.")
        return text.format(place=place_words(profile.area), period=profile.when)
    largest = show_list(running(row.label) for share, row in known if share == most)
    text = tr("Störst är {kind}, {share} av befolkningen.")
    reading = text.format(kind=largest, share=show_percent(most))
    ranked = [(row, rank) for row in profile.rows if (rank := kind_rank(profile, row)) is not None]
    highest = [row for row, rank in ranked if rank.quarter == 4 and rank.of_country]
    if highest:
        text = tr("I landets högsta fjärdedel ligger {kinds}.")
        reading += " " + text.format(kinds=show_list(running(row.label) for row in highest))
    return reading


def _radar_alternative(profile: Profile) -> str:
    text = tr("Spindeldiagram över andelen av befolkningen per ersättning i {place} {period}{before}: {figures}.")
    before = tr(", med {period} inom parentes").format(period=profile.when_before)
    return text.format(
        place=place_words(profile.area),
        period=profile.when,
        before=before if profile.has_previous else "",
        figures=show_list(_axis_words(profile, row) for row in profile.all_rows),
    )


def _axis_words(profile: Profile, row: ProfileRow) -> str:
    words = f"{row.label} {show_percent(row.share_of_population)}"
    if profile.has_previous:
        words += f" ({show_percent(row.share_of_population_before)})"
    rank = kind_rank(profile, row)
    return words if rank is None else words + tr(", plats {rank} av {of}").format(rank=rank.rank, of=rank.of)
