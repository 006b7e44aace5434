"""The recommendation report that the chair prints (*rekommendationsrapport*): domain handbook §6."""

from itertools import groupby

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.profile.words import summary_sentence
from domain.recommendations.recommendation import FieldKind, Member, Recommendation, TemplateField
from domain.reporting.report import Audience, RecommendationReport
from reports.lots.section import lots_name, lots_sentence, tell_lots
from reports.page.blocks import SignatureBlock
from reports.page.cover import Cover, tell_cover
from reports.page.document import Printed, print_report
from reports.page.fonts import written_or
from reports.page.issue import state_words as said_of_state
from reports.page.issue import tell_undrawable
from reports.page.pages import Foot
from reports.page.story import Story
from reports.page.styles import META, SPACE_2, STRONG, TEXT, UNWRITTEN
from reports.page.table_layout import Column, Row, Table
from reports.page.tagging.metadata import DocumentInfo
from reports.populations.section import population_name, population_sentence, tell_populations
from reports.profile.section import profile_sources, tell_profile


def print_recommendations(report: RecommendationReport) -> Printed:
    """The report as a PDF, the same bytes for the same report. What is missing is said in words."""
    day = report.approval.day if report.approval else report.printed
    title = written_or(report.title, tr("Rekommendationer"))
    info = DocumentInfo(title, report.group, tr("Rekommendationsrapport {year}").format(year=report.year), day)
    foot = Foot(title, state_words(report), report.audience is Audience.INTERNAL)
    return print_report(info, foot, lambda story: _tell(story, report, title))


def state_words(report: RecommendationReport) -> str:
    """How far the report has come: `Utkast, utskrivet 2022-03-31`, `Godkänd 2022-04-15, version 2`."""
    return said_of_state(report.printed, report.approval, example=report.example)


def _tell(story: Story, report: RecommendationReport, title: str) -> None:
    marks = (tr("Internt"),) if report.audience is Audience.INTERNAL else ()
    tell_cover(
        story,
        Cover(report.group, title.removesuffix(f" {report.year}"), str(report.year), (state_words(report),), marks),
    )
    _tell_summary(story, report)
    with story.section():
        story.contents(tr("Innehåll"))
    story.new_page()
    if written_or(report.purpose, ""):
        with story.section():
            story.heading(1, tr("Uppdrag, syfte och metod"))
            story.text(report.purpose)
    _tell_members(story, report)
    _tell_figures(story, report)
    _tell_recommendations(story, report)
    _tell_sources(story, report)
    _tell_signature(story, report)


def _tell_summary(story: Story, report: RecommendationReport) -> None:
    """What a board reads if it reads one page: the figures in short, and the list of recommendations."""
    with story.section():
        story.heading(1, tr("Sammanfattning"))
        if report.audience is Audience.INTERNAL:
            text = tr("Rapporten är intern: små tal visas. Skäl: {reason}")
            story.paragraph(text.format(reason=written_or(report.internal_reason, tr("inte angivet"))), STRONG)
        for sentence in _in_short(report):
            story.paragraph(sentence)
        if report.recommendations:
            story.table(_list_of_recommendations(report))
        else:
            story.paragraph(tr("Rapporten innehåller inga rekommendationer ännu."))


def _in_short(report: RecommendationReport) -> list[str]:
    said = [summary_sentence(profile) for profile in report.profiles]
    said += [population_sentence(block) for block in report.populations]
    return said + [lots_sentence(block) for block in report.lots]


def _list_of_recommendations(report: RecommendationReport) -> Table:
    columns = (
        Column(tr("Rekommendation")),
        Column(tr("Part eller tema")),
        Column(tr("Område")),
        Column(tr("Status")),
    )
    rows = tuple(
        Row((name, written_or(each.theme, tr("ej angivet")), _areas_words(report, each), each.status.label))
        for each, name in zip(report.recommendations, _names(report), strict=True)
    )
    return Table(tr("Rekommendationer {year}").format(year=report.year), columns, rows)


def _names(report: RecommendationReport) -> list[str]:
    """The recommendations' headings; those on a numbered template are numbered among themselves."""
    number, names = 0, []
    for each in report.recommendations:
        name = written_or(each.title, tr("Rekommendation utan rubrik"))
        if each.template.numbered:
            number += 1
            name = tr("{number}. {name}").format(number=number, name=name)
        names.append(name)
    return names


def _areas_words(report: RecommendationReport, recommendation: Recommendation) -> str:
    names = dict(report.area_names)
    if not recommendation.areas:
        return tr("hela gruppen")
    return show_list(names.get(code, code) for code in recommendation.areas)


def _tell_members(story: Story, report: RecommendationReport) -> None:
    with story.section():
        story.heading(1, tr("Gruppens medlemmar"))
        if not report.members:
            story.paragraph(tr("Inga medlemmar är angivna."))
            return
        named = any(written_or(member.name, "") for member in report.members)
        columns = [Column(tr("Organisation")), Column(tr("Funktion")), Column(tr("Namn"))]
        rows = [
            (
                written_or(member.organisation, tr("ej angivet")),
                written_or(member.role, tr("ej angivet")),
                written_or(member.name, tr("ej angivet")),
            )
            for member in _by_organisation(report.members)
        ]
        shown = 3 if named else 2
        caption = tr("{group}, medlemmar efter organisation").format(group=report.group)
        story.table(Table(caption, tuple(columns[:shown]), tuple(Row(row[:shown]) for row in rows)))


def _by_organisation(members: tuple[Member, ...]) -> list[Member]:
    """Members with those of one organisation together, organisations in the order they first appear."""
    order = list(dict.fromkeys(member.organisation for member in members))
    return sorted(members, key=lambda member: order.index(member.organisation))


def _what_a_profile_shows() -> str:
    """The unit of the profile in words (domain handbook §3), for a reader who meets it for the first time."""
    return tr(
        "En kommunprofil visar hur många som försörjs av ersättningar, räknat i helårspersoner: en person med hel "
        "ersättning ett helt år är en helårsperson, och två personer som är arbetslösa ett halvår var är tillsammans "
        "en. Andelen är helårspersonerna delat med befolkningen i samma åldrar."
    )


def _tell_figures(story: Story, report: RecommendationReport) -> None:
    with story.section():
        story.heading(1, tr("Kommunprofil"))
        if report.profiles:
            # A profile is read as a page: heading, chart and table together.
            story.paragraph(_what_a_profile_shows())
        for profile in report.profiles:
            tell_profile(story, profile)
        if not report.profiles:
            story.paragraph(tr("Ingen kommunprofil är vald till rapporten."))
    with story.section():
        story.heading(1, tr("Samverkanspopulation"))
        tell_populations(story, report.populations, report.uncounted)
        if not report.populations:
            story.paragraph(tr("Ingen samverkanspopulation är vald till rapporten."))
    with story.section():
        story.heading(1, tr("LOTS-ärenden"))
        for lots in report.lots:
            tell_lots(story, lots)
        if not report.lots:
            story.paragraph(tr("Inga LOTS-ärenden är valda till rapporten."))


def _tell_recommendations(story: Story, report: RecommendationReport) -> None:
    if report.recommendations:
        story.new_page()
    with story.section():
        story.heading(1, tr("Rekommendationer"))
        if not report.recommendations:
            story.paragraph(tr("Inga rekommendationer är skrivna ännu."))
        for each, name in zip(report.recommendations, _names(report), strict=True):
            with story.whole(), story.section():
                story.heading(2, name)
                _tell_recommendation(story, report, each)


def _tell_recommendation(story: Story, report: RecommendationReport, recommendation: Recommendation) -> None:
    """Every field of the template in its order: texts under headings, short answers beside their names."""
    about = (recommendation.template.name, written_or(recommendation.theme, ""), _areas_words(report, recommendation))
    story.paragraph(" · ".join(part for part in (*about, recommendation.status.label) if part), META)
    for short, fields in groupby(recommendation.template.fields, key=lambda field: field.kind is not FieldKind.TEXT):
        if short:
            story.space(SPACE_2)
            story.facts([(field.label, _written(recommendation, field)) for field in fields])
        else:
            for field in fields:
                _tell_text_field(story, recommendation, field)


def _written(recommendation: Recommendation, field: TemplateField) -> str:
    return written_or(recommendation.text(field.key), tr("ej ifyllt"))


def _tell_text_field(story: Story, recommendation: Recommendation, field: TemplateField) -> None:
    story.heading(3, field.label)
    words = written_or(recommendation.text(field.key), "")
    if words:
        story.text(words)
    else:
        story.paragraph(tr("Ej ifyllt."), UNWRITTEN)


def _tell_sources(story: Story, report: RecommendationReport) -> None:
    sources = [pair for profile in report.profiles for pair in profile_sources(profile)]
    sources += [
        (tr("Samverkanspopulation, {name}").format(name=population_name(block)), block.source)
        for block in report.populations
    ]
    sources += [(tr("LOTS-ärenden, {name}").format(name=lots_name(block)), block.source) for block in report.lots]
    with story.section():
        story.heading(1, tr("Källor"))
        if not sources:
            story.paragraph(tr("Rapporten innehåller inga siffror."))
        else:
            rows = tuple(Row((name, source.words)) for name, source in sources)
            story.table(Table(tr("Rapportens källor"), (Column(tr("Uppgift")), Column(tr("Källa"))), rows))
        tell_undrawable(story)


def _tell_signature(story: Story, report: RecommendationReport) -> None:
    with story.whole(), story.section():
        story.heading(1, tr("Underskrift"))
        chair = written_or(report.chair_role, tr("Ordförande"))
        lines = (tr("Ort och datum"), tr("{chair}, underskrift").format(chair=chair))
        story.add(SignatureBlock(lines, TEXT, story.element))
