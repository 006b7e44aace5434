"""The pages of one area, told alike for a kommun and for a group's own figures (domain handbook §3)."""

from collections.abc import Sequence
from dataclasses import replace

from domain.ground.text import tr
from domain.ground.value import is_number
from domain.profile.change_words import change_sentence
from domain.profile.profile import Profile
from domain.profile.series import BenefitSeries
from domain.reporting.report import ProfilePage
from drawing.chart import Chart
from drawing.profile import profile_chart, radar_chart
from reports.page.story import Story
from reports.page.styles import COMPACT, READING, SMALL
from reports.profile.comparison_section import sexes_sentence, sexes_table
from reports.profile.section import profile_table
from reports.profile.series_section import years_chart, years_table
from reports.profile.text_section import tell_text

_A_SERIES = 2


def tell_words(story: Story, page: ProfilePage, sources: Sequence[str] = ()) -> None:
    """The text, what to know about the figures, and where they come from."""
    with story.section():
        story.heading(2, tr("Läget i korthet"))
        tell_text(story, page)
    lines = (*page.profile.other_notes, *sources)
    if lines:
        with story.section():
            story.heading(2, tr("Att veta om siffrorna"))
            for line in lines:
                story.paragraph(line, SMALL)


def tell_figures(story: Story, page: ProfilePage) -> None:
    """The profile's shape and its table, and why the share moved, which a draft says itself."""
    profile = page.profile
    with story.section():
        story.heading(2, tr("Försörjningsprofil"))
        story.chart(shape_chart(profile), replace(profile_table(profile, places=True), notes=profile.group_notes))
        if profile.has_previous and page.own_text:
            story.paragraph(change_sentence(profile), COMPACT)


def shape_chart(profile: Profile) -> Chart:
    """The radar of shares; persons as bars where no kind's share is known, since a radar of nothing says nothing."""
    known = any(is_number(row.share_of_population) for row in profile.rows)
    return radar_chart(profile) if known else profile_chart(profile)


def tell_years(story: Story, series: BenefitSeries, country: BenefitSeries) -> None:
    """The area over time; nothing where there are too few years to be a series."""
    if len(series.years) < _A_SERIES:
        return
    with story.section():
        story.heading(2, tr("Utveckling över tid"))
        if (chart := years_chart(series, country)) is not None:
            story.chart(chart, years_table(series, country))
        else:
            story.table(years_table(series, country))


def tell_sexes(story: Story, by_sex: Sequence[Profile]) -> None:
    """Women and men; nothing where they are not known."""
    if not by_sex:
        return
    with story.section():
        story.heading(2, tr("Kvinnor och män"))
        story.paragraph(sexes_sentence(by_sex), READING)
        story.table(sexes_table(by_sex))
