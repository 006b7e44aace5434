"""What the reports print of profiles: one area (*kommunprofil*), a whole group (*region*), several areas in short."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from domain.benefits.benefit import AGE_20_64
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import Period, PeriodKind
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.indicators.indicator import IndicatorTable
from domain.profile.national import National
from domain.profile.profile import Profile
from domain.profile.ranking import RankSource
from domain.profile.series import BenefitSeries
from domain.reporting.report import ProfilePage, ProfileReport, ProfilesInShort, RegionReport
from storage.areas.queries import read_group_members
from storage.benefits.months import Division, read_national
from storage.benefits.queries import latest_year, latest_years, made_of, read_profiles
from storage.benefits.ranks import read_rank_sources
from storage.benefits.series import read_series, read_series_of
from storage.figures.filling import read_own_texts
from storage.ground.figures import known_area
from storage.indicators.queries import indicators_of, public_indicator
from storage.profile.text import read_drafts, read_profile_texts
from storage.reporting.reading import Reading


def read_profile_report(reading: Reading) -> ProfileReport:
    """One kommun or group; the period is by default the latest year with figures.

    Raises UserProblem for an unknown area or a period without figures.
    """
    connection, area = reading.connection, reading.area
    when = _period(connection, area, reading.asked.period)
    division = Division(Sex.ALLA, AGE_20_64, reading.asked.treatment)
    country = read_national(connection, when, division)
    page = _pages(reading, [area], when, division, country).get(area.code)
    if page is None:
        raise _no_figures(area, when)
    members = _compared_with(connection, reading.ws.group_code, area, when)
    others = read_profiles(connection, members, when, treatment=division.treatment, country=country)
    compared = tuple(others[each.code] for each in members if each.code in others)
    return ProfileReport(page, compared, _country_series(connection, division))


def read_region_report(reading: Reading) -> RegionReport:
    """A group and its kommuner. Raises UserProblem for an unknown area, one that is no group, or a period without
    figures."""
    connection, area = reading.connection, reading.area
    when = _period(connection, area, reading.asked.period)
    is_group = area.kind is AreaKind.GROUP
    members = read_group_members(connection, area.code, when) if is_group else made_of(connection, area)
    if members == [area] or not members:
        text = tr("{area} är ingen grupp av kommuner. Välj en grupp, eller skriv ut en kommunprofil i stället.")
        raise UserProblem(text.format(area=area.name))
    division = Division(Sex.ALLA, AGE_20_64, reading.asked.treatment)
    country = read_national(connection, when, division)
    pages = _pages(reading, [area, *members], when, division, country)
    if area.code not in pages:
        raise _no_figures(area, when)
    riket = known_area(connection, RIKET)
    of_country = read_profiles(connection, [riket], when, treatment=division.treatment, country=country)
    return RegionReport(
        page=pages[area.code],
        members=tuple(pages[each.code] for each in members if each.code in pages),
        missing=tuple(each for each in members if each.code not in pages),
        country=of_country.get(RIKET),
        country_series=_country_series(connection, division),
    )


def read_profiles_in_short(reading: Reading, year: int) -> ProfilesInShort:
    """Each area for the period that was asked for, else for the latest whole year that any of them has up to `year`;
    an area without figures for it at its own latest year before that (ruling 44)."""
    connection, areas, asked = reading.connection, reading.areas, reading.asked.period
    last = Period(year, PeriodKind.YEAR) if asked is None else asked
    latest = latest_years(connection, areas, last)
    period = asked or max(latest.values(), default=None)
    if period is None:
        return ProfilesInShort((), None, tuple(areas))
    found = read_profiles(connection, areas, period)
    behind = [area for area in areas if area.code not in found and area.code in latest]
    for older in sorted({latest[area.code] for area in behind} - {period}):
        found |= read_profiles(connection, [area for area in behind if latest[area.code] == older], older)
    shown = tuple(found[area.code] for area in areas if area.code in found)
    missing = tuple(area for area in areas if area.code not in found)
    return ProfilesInShort(shown, period, missing, _whole(reading, shown, period))


def _whole(reading: Reading, shown: Sequence[Profile], period: Period) -> Profile | None:
    """The profile of the group, or of the one area of a report on one."""
    if len(reading.areas) == 1:
        return next(iter(shown), None)
    if reading.some is not None:
        return None
    group = known_area(reading.connection, reading.ws.group_code)
    return read_profiles(reading.connection, [group], period).get(group.code)


def read_indicators_shown(reading: Reading) -> tuple[IndicatorTable, ...]:
    """The latest figures of each indicator of the area; for the public without what would tell of few people."""
    found = indicators_of(reading.ws, reading.area.code)
    if reading.threshold is None:
        return found
    return tuple(public_indicator(reading.ws, table, reading.threshold) for table in found)


def _period(connection: Connection, area: Area, period: Period | None) -> Period:
    when = period or latest_year(connection, [area])
    if when is None:
        raise UserProblem(tr("Det finns inget helt år med helårsekvivalenter för {area}.").format(area=area.name))
    return when


def _no_figures(area: Area, period: Period) -> UserProblem:
    text = tr("Det finns inga helårsekvivalenter för {area} {period}.")
    return UserProblem(text.format(area=area.name, period=period.label))


def _pages(
    reading: Reading, areas: Sequence[Area], period: Period, division: Division, country: National | None
) -> dict[str, ProfilePage]:
    """The pages of several areas by code; those without figures are absent."""
    connection, treatment = reading.connection, division.treatment
    profiles = read_profiles(connection, areas, period, treatment=treatment, country=country)
    of_sex = {sex: read_profiles(connection, areas, period, sex, treatment=treatment) for sex in (Sex.KVINNA, Sex.MAN)}
    found = [profiles[area.code] for area in areas if area.code in profiles]
    drafts = read_drafts(connection, found, country)
    texts = read_profile_texts(connection, areas, period)
    printed = read_rank_sources(connection, list(profiles), period.year)
    own = [(texts[profile.area.code].text, [profile.area]) for profile in found if profile.area.code in texts]
    filled = {about[0].code: each for (_, about), each in zip(own, read_own_texts(reading, own), strict=True)}
    series = read_series_of(connection, [profile.area for profile in found], division)
    return {
        profile.area.code: ProfilePage(
            profile=profile,
            draft=drafts[profile.area.code],
            written=texts.get(profile.area.code),
            country=country if _computed(profile) else None,
            rank_source=_rank_source(profile, country, printed),
            by_sex=_both(of_sex, profile.area.code),
            series=series[profile.area.code],
            filled=filled.get(profile.area.code),
        )
        for profile in found
    }


def _computed(profile: Profile) -> bool:
    return any(rank.source is RankSource.COMPUTED for rank in profile.ranks.values())


def _rank_source(profile: Profile, country: National | None, printed: Mapping[str, Source]) -> Source:
    if country is not None and _computed(profile):
        return country.source
    return printed.get(profile.area.code, profile.source)


def _both(of_sex: Mapping[Sex, Mapping[str, Profile]], code: str) -> tuple[Profile, ...]:
    """Women and men; nothing where one of them is not known, since the other could not be compared."""
    known = [found[code] for found in of_sex.values() if code in found]
    return tuple(known) if len(known) == len(of_sex) else ()


def _compared_with(connection: Connection, group: str, area: Area, period: Period) -> list[Area]:
    """The group's kommuner and riket: of a group its own members, of a kommun those of the workspace's group."""
    of = area.code if area.kind is AreaKind.GROUP else group
    members = read_group_members(connection, of, period)
    if area.kind is AreaKind.KOMMUN and area not in members:
        members = [area, *members]
    return [*members, known_area(connection, RIKET)]


def _country_series(connection: Connection, division: Division) -> BenefitSeries:
    return read_series(connection, known_area(connection, RIKET), division)
