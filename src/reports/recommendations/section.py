"""Recommendations and the seats of the group in a report (*rekommendationsrapport*): domain handbook §6."""

from collections.abc import Sequence
from itertools import groupby

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recommendations.recommendation import FieldKind, Recommendation, Seat, TemplateField
from domain.reporting.report import WrittenRecommendations
from reports.page.fonts import written_or
from reports.page.story import Story
from reports.page.styles import META, SPACE_2, UNWRITTEN
from reports.page.table_layout import Column, Row, Table


def list_of_recommendations(told: WrittenRecommendations, year: str) -> Table:
    """Each recommendation on a row of the summary."""
    columns = (
        Column(tr("Rekommendation")),
        Column(tr("Part eller tema")),
        Column(tr("Område")),
        Column(tr("Status")),
    )
    rows = tuple(
        Row((name, written_or(each.theme, tr("ej angivet")), _areas_words(told, each), each.status.label))
        for each, name in zip(told.written, _names(told.written), strict=True)
    )
    return Table(tr("Rekommendationer {year}").format(year=year), columns, rows)


def seats_table(seats: Sequence[Seat], group: str) -> Table:
    """The seats by organisation; without the column of names where nobody is named."""
    named = any(written_or(seat.name, "") for seat in seats)
    columns = [Column(tr("Organisation")), Column(tr("Funktion")), Column(tr("Namn"))]
    rows = [
        tuple(written_or(words, tr("ej angivet")) for words in (seat.organisation, seat.role, seat.name))
        for seat in _by_organisation(seats)
    ]
    shown = 3 if named else 2
    caption = tr("{group}, medlemmar efter organisation").format(group=group)
    return Table(caption, tuple(columns[:shown]), tuple(Row(row[:shown]) for row in rows))


def tell_recommendations(story: Story, told: WrittenRecommendations, *, approved: bool) -> None:
    """Every recommendation under a heading of its own. What is not filled in is said in a draft only (ruling 52)."""
    for each, name in zip(told.written, _names(told.written), strict=True):
        with story.whole(), story.section():
            story.heading(2, name)
            _tell_recommendation(story, told, each, approved=approved)


def _names(recommendations: Sequence[Recommendation]) -> list[str]:
    """The recommendations' headings, one number each through the whole report (ruling 53)."""
    text = tr("{number}. {name}")
    titles = [written_or(each.title, tr("Rekommendation utan rubrik")) for each in recommendations]
    return [text.format(number=number, name=title) for number, title in enumerate(titles, 1)]


def _areas_words(told: WrittenRecommendations, recommendation: Recommendation) -> str:
    names = dict(told.area_names)
    if not recommendation.areas:
        return tr("hela gruppen")
    return show_list(names.get(code, code) for code in recommendation.areas)


def _by_organisation(seats: Sequence[Seat]) -> list[Seat]:
    """Members with those of one organisation together, organisations in the order they first appear."""
    order = list(dict.fromkeys(seat.organisation for seat in seats))
    return sorted(seats, key=lambda seat: order.index(seat.organisation))


def _tell_recommendation(
    story: Story, told: WrittenRecommendations, recommendation: Recommendation, *, approved: bool
) -> None:
    """Every field of the template in its order: texts under headings, short answers beside their names."""
    about = (recommendation.template.name, written_or(recommendation.theme, ""), _areas_words(told, recommendation))
    story.paragraph(" · ".join(part for part in (*about, recommendation.status.label) if part), META)
    shown = [field for field in recommendation.template.fields if not approved or _is_written(recommendation, field)]
    for short, fields in groupby(shown, key=lambda field: field.kind is not FieldKind.TEXT):
        if short:
            with story.whole():
                story.space(SPACE_2)
                story.facts([(field.label, _written(recommendation, field)) for field in fields])
        else:
            for field in fields:
                _tell_text_field(story, recommendation, field)


def _is_written(recommendation: Recommendation, field: TemplateField) -> bool:
    return bool(written_or(recommendation.text(field.key), ""))


def _written(recommendation: Recommendation, field: TemplateField) -> str:
    return written_or(recommendation.text(field.key), tr("ej ifyllt"))


def _tell_text_field(story: Story, recommendation: Recommendation, field: TemplateField) -> None:
    story.heading(3, field.label)
    words = written_or(recommendation.text(field.key), "")
    if words:
        story.text(words)
    else:
        story.paragraph(tr("Ej ifyllt."), UNWRITTEN)
