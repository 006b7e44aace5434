"""The minutes of a meeting (*mötesanteckning*): what was decided of each recommendation, when, and by which seats."""

from collections.abc import Mapping, Sequence
from datetime import date

from domain.ground.display import show_date
from domain.ground.text import tr
from domain.recommendations.meeting import Decision
from domain.recommendations.recommendation import Recommendation, Seat
from reports.page.blocks import SignatureBlock
from reports.page.document import Printed, print_report
from reports.page.fonts import written_or
from reports.page.pages import Foot
from reports.page.story import Story
from reports.page.styles import META, TEXT
from reports.page.tagging.metadata import DocumentInfo
from reports.recommendations.section import seats_table


def print_minutes(
    group: str,
    day: date,
    recommendations: Sequence[Recommendation],
    decided: Mapping[int, Decision],
    seats: Sequence[Seat],
    *,
    example: bool = False,
) -> Printed:
    """One page or a few. The recommendations keep the numbers that they have in the report of their year."""
    title = tr("Mötesanteckning {day}").format(day=show_date(day))

    def tell(story: Story) -> None:
        with story.section():
            story.paragraph(tr("{group}, möte {day}").format(group=group, day=show_date(day)), META)
            story.heading(1, title)
            for number, each in enumerate(recommendations, 1):
                if each.id in decided:
                    _tell_decision(story, number, each, decided[each.id])
            left = sum(each.id not in decided for each in recommendations)
            if left:
                text = tr("Övriga {count} rekommendationer togs inte upp.")
                story.paragraph(tr("En rekommendation togs inte upp.") if left == 1 else text.format(count=left))
        if seats:
            with story.whole(), story.section():
                story.heading(2, tr("Gruppens platser"))
                story.table(seats_table(seats, group))
        with story.whole(), story.section():
            story.heading(2, tr("Underskrift"))
            story.add(SignatureBlock((tr("Ort och datum"), tr("Den som förde anteckningen")), TEXT, story.element))

    state = tr("Möte {day}").format(day=show_date(day))
    foot = Foot(title, tr("Exempel. {state}").format(state=state) if example else state, internal=False)
    return print_report(DocumentInfo(title, group, tr("Mötesanteckning"), day), foot, tell)


def _tell_decision(story: Story, number: int, recommendation: Recommendation, decision: Decision) -> None:
    with story.whole(), story.section():
        name = written_or(recommendation.title, tr("Rekommendation utan rubrik"))
        story.heading(2, tr("{number}. {name}").format(number=number, name=name))
        facts = [(tr("Status efter mötet"), decision.status.label)]
        if written_or(recommendation.responsible, ""):
            facts.append((tr("Ansvarig"), recommendation.responsible))
        story.facts(facts)
        story.text(decision.note)
