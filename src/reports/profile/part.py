"""Profiles as parts of a report: one area in full, a whole group, several areas in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.checking.text import does_not_hold
from domain.ground.changes import Subject
from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, ProfilePage, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.period import Period
    from domain.ground.source import Source
    from domain.profile.profile import Profile
    from domain.reporting.report import ProfileReport, ProfilesInShort, RegionReport
    from reports.page.figures import Figures
    from reports.page.story import Story
    from storage.reporting.reading import Reading

_FIGURES = frozenset({Subject.BENEFITS, Subject.RANKS})


class ProfilePart(Part):
    """The profile of one kommun or group (*kommunprofil*), whole."""

    key = "profile"
    choices = frozenset({Choice.AREA, Choice.PERIOD, Choice.GAPS})
    rests_on = _FIGURES | {Subject.PROFILE_TEXTS}

    @property
    def title(self) -> str:
        return tr("Kommunprofil")

    def gather(self, reading: Reading) -> ProfileReport:
        from storage.profile.report import read_profile_report

        return read_profile_report(reading)

    def tell(self, story: Story, report: Report) -> None:
        from reports.profile.report import tell_profile_report

        tell_profile_report(story, report[self.key], report.issue)

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.profile.section import page_sources, profile_sources

        profile: ProfileReport = report[self.key]
        others = [(tr("Jämförelse"), source) for each in profile.compared for _name, source in profile_sources(each)]
        return [*page_sources(profile.page), *others]

    def cautions(self, report: Report) -> Iterable[str]:
        return _drafts([report[self.key].page])


class RegionPart(Part):
    """A whole group in one report (*regionrapport*)."""

    key = "region"
    choices = frozenset({Choice.GROUP, Choice.PERIOD, Choice.GAPS})
    rests_on = ProfilePart.rests_on

    @property
    def title(self) -> str:
        return tr("Hela gruppens kommunprofiler")

    def gather(self, reading: Reading) -> RegionReport:
        from storage.profile.report import read_region_report

        return read_region_report(reading)

    def tell(self, story: Story, report: Report) -> None:
        from reports.profile.region import tell_region

        tell_region(story, report[self.key], report.issue)

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.profile.section import page_sources, profile_sources

        region: RegionReport = report[self.key]
        country = [] if region.country is None else profile_sources(region.country)
        kommuner = [
            (tr("Kommunerna var för sig"), source) for page in region.members for _, source in page_sources(page)
        ]
        return [*page_sources(region.page), *kommuner, *country]

    def cautions(self, report: Report) -> Iterable[str]:
        region: RegionReport = report[self.key]
        return _drafts([region.page, *region.members])


class ProfilesPart(Part):
    """The profiles of several areas, each on a page: those of the recommendations' year if none is asked for."""

    key = "profiles"
    choices = frozenset({Choice.YEAR, Choice.AREAS, Choice.PERIOD})
    rests_on = _FIGURES

    @property
    def title(self) -> str:
        return tr("Kommunprofil")

    def gather(self, reading: Reading) -> ProfilesInShort:
        from storage.profile.report import read_profiles_in_short
        from storage.recommendations.report import year_of_report

        return read_profiles_in_short(reading, year_of_report(reading))

    def tell(self, story: Story, report: Report) -> None:
        from reports.profile.in_short import tell_profiles

        profiles: ProfilesInShort = report[self.key]
        with story.section():
            story.heading(1, self.title)
            if profiles.shown:
                tell_profiles(story, profiles)
            else:
                story.paragraph(_no_figures(profiles.period, report.heading.when))

    def in_short(self, report: Report) -> Sequence[str | Figures]:
        from reports.profile.in_short import figures_of

        profiles: ProfilesInShort = report[self.key]
        return [] if profiles.whole is None else [figures_of(profiles.whole)]

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.profile.section import profile_sources

        profiles: ProfilesInShort = report[self.key]
        whole = [profiles.whole] if profiles.whole is not None and profiles.whole not in profiles.shown else []
        return [named for profile in (*profiles.shown, *whole) for named in profile_sources(profile)]


def _no_figures(period: Period | None, year: str) -> str:
    """That no area has figures: for the period that was asked for, else up to the year of the report."""
    if period is not None:
        text = tr("Områdena i rapporten har inga helårsekvivalenter för {period}.")
        return text.format(period=period.label)
    return tr("Områdena i rapporten har inga helårsekvivalenter till och med {year}.").format(year=year)


def profile_heading(_reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`Kommunprofil Nordmaling 2021`."""
    return _heading(tr("Kommunprofil {area} {period}"), parts[ProfilePart.key].page.profile)


def region_heading(_reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`Kommunprofiler Umeåregionen 2021`."""
    return _heading(tr("Kommunprofiler {area} {period}"), parts[RegionPart.key].page.profile)


def _heading(text: str, profile: Profile) -> Heading:
    area, period = profile.area, profile.period
    title = text.format(area=area.name, period=profile.when)
    return Heading(title, profile.when, (area.code,), period.code, about=area.name)


def _drafts(pages: Iterable[ProfilePage]) -> Iterable[str]:
    from reports.page.filled import filled_cautions

    for page in pages:
        if not page.own_text:
            yield tr("Texten om {area} är programmets utkast.").format(area=page.profile.area.name)
        else:
            where = tr("Texten om {area}").format(area=page.profile.area.name)
            yield from does_not_hold(page.own_text, where)
            if page.filled is not None:
                yield from filled_cautions(where, page.filled.filled)
