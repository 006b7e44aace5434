"""The municipal profile in a report (*kommunprofil*): a sentence, the chart, the table, the places."""

from collections.abc import Callable, Sequence

from domain.ground.display import EN_DASH, NO_BREAK_SPACE, show_change, show_count, show_list, show_number
from domain.ground.period import Period, called_together, narrow
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.profile.profile import Profile
from domain.profile.ranking import Rank
from domain.profile.row import ProfileRow
from domain.profile.words import age_words
from domain.reporting.report import ProfilePage
from drawing.chart import QUARTER_SIGNS
from drawing.profile import kind_rank
from reports.page.table_layout import Column, Row, RowKind, Table


def profile_name(profile: Profile) -> str:
    """What the profile is called in headings and lists: `Nordmaling 2021`."""
    name = tr("{area} {period}").format(area=profile.area.name, period=profile.when)
    return name if profile.sex is Sex.ALLA else f"{name}, {profile.sex.label.lower()}"


def profile_sources(profile: Profile) -> tuple[tuple[str, Source], ...]:
    """The sources of the profile and of the year before, each with what it is the source of."""
    sources = [(tr("Kommunprofil, {name}").format(name=profile_name(profile)), profile.source)]
    if profile.previous_source is not None and profile.previous_source != profile.source:
        text = tr("Kommunprofil, {area} {period} (jämförelse)")
        name = text.format(area=profile.area.name, period=profile.when_before)
        sources.append((name, profile.previous_source))
    return tuple(sources)


def page_sources(page: ProfilePage) -> tuple[tuple[str, Source], ...]:
    """The sources of all that is told of one area: its profile, its places, its years."""
    places = [(tr("Plats bland kommunerna"), page.rank_source)] if page.profile.ranks else []
    years = [(tr("Utveckling över tid"), figures.source) for figures in page.series.years]
    cited = [] if page.filled is None else page.filled.sources
    texts = [(tr("Siffror i texten om {area}").format(area=page.profile.area.name), source) for source in cited]
    return (*profile_sources(page.profile), *places, *years, *texts)


def source_lines(profiles: Sequence[Profile], others: Sequence[Source] = ()) -> list[str]:
    """Where every figure comes from: each source once, with the areas and periods it is the source of. `others` are
    those of places."""
    areas: dict[Source, dict[str, None]] = {}
    periods: dict[Source, set[tuple[Period, str]]] = {}
    for profile in profiles:
        known = [(profile.source, profile.period, profile.when)]
        if profile.previous_source is not None:
            known.append((profile.previous_source, profile.previous_period, profile.when_before))
        for source, period, when in known:
            for each in source.each:
                areas.setdefault(each, {})[profile.area.name] = None
                periods.setdefault(each, set()).add((period, when))
    lines = [
        tr("{line}. Gäller {areas} ({periods}).").format(
            line=source.line,
            areas=show_list(names),
            periods=show_list(when for _, when in sorted(periods[source])),
        )
        for source, names in areas.items()
    ]
    places = [source for source in dict.fromkeys(others) if source not in areas]
    return lines + [tr("{line}. Gäller platserna bland kommunerna.").format(line=source.line) for source in places]


def profile_table(profile: Profile, *, places: bool = False) -> Table:
    """Persons per kind now and a year before, with their shares; every number of the profile's charts is in it.

    With `places` each row has its place among the kommuner, where there is one, marked by its quarter.
    """
    made = [
        (column, show)
        for column, show, compares in _columns(profile, short=places)
        if profile.has_previous or not compares
    ]
    if places and (profile.ranks or profile.kind_ranks):
        made.append((Column(tr("Plats"), True), lambda row: place_words(kind_rank(profile, row))))
    rows = tuple(
        Row(tuple(show(row) for _, show in made), RowKind.TOTAL if row.kind is None else RowKind.PLAIN)
        for row in profile.all_rows
    )
    caption = tr("Helårspersoner per ersättning, {name}").format(name=profile_name(profile))
    if places and profile.has_previous:
        caption = tr("{caption} (p.e. = procentenheter)").format(caption=caption)
    return Table(caption, tuple(column for column, _ in made), rows, profile.notes, source_line(profile))


def place_words(rank: Rank | None) -> str:
    """`◆ 183`: the place, and its quarter by shape."""
    return EN_DASH if rank is None else f"{QUARTER_SIGNS[rank.quarter]}{NO_BREAK_SPACE}{rank.rank}"


def together(profiles: Sequence[Profile]) -> tuple[str, str]:
    """What the period and the year before are called of profiles side by side."""
    first = profiles[0]
    now = called_together((each.when for each in profiles), first.period)
    return now, called_together((each.when_before for each in profiles), first.previous_period)


def column_period(period: Period, when: str) -> str:
    """A period as it heads a narrow column: `2021`, `2021 H1`, `2021-03`, an incomplete one by its months."""
    return period.code if when == period.label else narrow(when)


def period_words(profile: Profile) -> str:
    """`2021, jämfört med 2020`, or why there is nothing to compare with."""
    text = tr("{now}, jämfört med {before}")
    if not profile.has_previous:
        text = tr("{now}; inga kommuner gemensamma med {before}") if profile.of_all else tr("{now}; {before} saknas")
    return text.format(now=profile.when, before=profile.when_before)


def _columns(profile: Profile, *, short: bool) -> list[tuple[Column, Callable[[ProfileRow], str], bool]]:
    """Each column, how its cells are shown, and whether it needs the year before."""
    now = column_period(profile.period, profile.when)
    before = column_period(profile.previous_period, profile.when_before)
    persons, of_all = tr("Helårspersoner"), tr("Andel av alla {period},\u00a0%").format(period=now)
    of_population = tr("Andel av befolkningen {ages},\u00a0%").format(ages=age_words(profile.age_group))
    if short:
        of_all, of_population = tr("Av alla,\u00a0%"), tr("Andel av befolkningen,\u00a0%")
    points = tr("Skillnad, p.e.") if short else tr("Skillnad, procentenheter")
    return [
        (Column(tr("Ersättning")), lambda row: row.label, False),
        (Column(before, True, persons), lambda row: show_count(row.persons_before), True),
        (Column(now, True, persons), lambda row: show_count(row.persons), False),
        (Column(tr("Skillnad"), True, persons), lambda row: show_change(row.difference), True),
        (Column(of_all, True), lambda row: show_number(row.share_of_total, 1), False),
        (Column(before, True, of_population), lambda row: show_number(row.share_of_population_before, 1), True),
        (Column(now, True, of_population), lambda row: show_number(row.share_of_population, 1), False),
        (Column(points, True, of_population), lambda row: show_change(row.change.points, 1), True),
    ]


def source_line(profile: Profile) -> str:
    """The source line under the table; the year before is named where it came from elsewhere."""
    before = profile.previous_source
    if before is None or before == profile.source:
        return profile.source.line
    return tr("{line}; {period}: {before}").format(
        line=profile.source.line, period=profile.when_before, before=before.words
    )
