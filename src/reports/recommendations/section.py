"""Recommendations and the seats of the group in a report (*rekommendationsrapport*): domain handbook §6."""

from collections.abc import Sequence
from itertools import groupby

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.ground.text_table import in_columns
from domain.recommendations.recommendation import FieldKind, Recommendation, Seat, TemplateField
from domain.recommendations.table_text import read_table
from domain.reporting.report import WrittenRecommendations
from reports.page.filled import tell_cited
from reports.page.fonts import written_or
from reports.page.story import Story
from reports.page.styles import META, SPACE_2, UNWRITTEN
from reports.page.table_layout import PAGE, Column, Row, Table
from reports.page.user_text import as_points
from reports.profile.evidence import tell_with_evidence


def list_of_recommendations(told: WrittenRecommendations) -> Table:
    """Each recommendation on a row of the summary, with its number, who answers for it and its page."""
    columns = (
        Column(tr("Nr"), number=True),
        Column(tr("Rekommendation")),
        Column(tr("Ansvarig")),
        Column(tr("Sida"), number=True),
    )
    rows = tuple(
        Row(
            (str(number), _title(each), written_or(each.responsible, tr("ej angivet")), PAGE),
            leads_to=_key(number),
        )
        for number, each in enumerate(told.written, 1)
    )
    return Table(tr("Rapportens rekommendationer"), columns, rows)


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


def tell_recommendations(story: Story, told: WrittenRecommendations, *, approved: bool, first: int = 1) -> None:
    """Every recommendation under a heading of its own, numbered from `first`. What is not filled in is said in a draft
    only (ruling 52)."""
    for number, each in enumerate(told.written, first):
        with story.whole(), story.section():
            # One number through the whole report (ruling 53).
            story.heading(2, tr("{number}. {name}").format(number=number, name=_title(each)), key=_key(number))
            _tell_recommendation(story, told, each, approved=approved)


def _title(recommendation: Recommendation) -> str:
    return written_or(recommendation.title, tr("Rekommendation utan rubrik"))


def _key(number: int) -> str:
    return f"rekommendation-{number}"


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
    about = [
        written_or(recommendation.theme, ""),
        recommendation.status.label,
        tr("gäller {areas}").format(areas=_areas_words(told, recommendation)),
    ]
    if written_or(recommendation.responsible, "") not in ("", about[0]):
        about.append(tr("ansvarig: {who}").format(who=written_or(recommendation.responsible, "")))
    story.paragraph(" · ".join(part for part in about if part), META)
    shown = [
        field
        for field in recommendation.template.all_fields
        if _is_written(recommendation, field) or (field.required and not approved)
    ]
    for short, fields in groupby(shown, key=lambda field: field.kind.is_short):
        if short:
            with story.whole():
                story.space(SPACE_2)
                story.facts([(field.label, _written(recommendation, field)) for field in fields])
        else:
            for field in fields:
                _tell_text_field(story, told, recommendation, field)


def _is_written(recommendation: Recommendation, field: TemplateField) -> bool:
    return bool(written_or(recommendation.text(field.key), ""))


def _written(recommendation: Recommendation, field: TemplateField) -> str:
    return written_or(recommendation.text(field.key), tr("ej ifyllt"))


def _tell_text_field(
    story: Story, told: WrittenRecommendations, recommendation: Recommendation, field: TemplateField
) -> None:
    words = written_or(recommendation.text(field.key), "")
    if words and field.kind is FieldKind.TABLE:
        story.table(_table(field, words))
        return
    story.heading(3, field.label)
    if words:
        parts = told.parts(recommendation, field.key)
        # One line is no list.
        if field.kind is FieldKind.LIST and "\n" in words:
            parts = tuple(as_points(part) if isinstance(part, str) else part for part in parts)
        tell_with_evidence(story, parts, told.evidence.get(recommendation.id, {}))
        tell_cited(story, told.cited(recommendation.id, field.key), told.threshold)
    else:
        story.paragraph(tr("Ej ifyllt."), UNWRITTEN)


def _table(field: TemplateField, words: str) -> Table:
    """The table as it was typed; what stands beyond its columns goes on in the last."""
    rows = (Row(in_columns(row, len(field.columns))) for row in read_table(words))
    return Table(field.label, tuple(Column(name) for name in field.columns), tuple(rows))
