"""One recommendation as the report prints it, for whoever is writing it."""

from domain.ground.text import tr
from domain.reporting.report import Issue, WrittenRecommendations
from reports.page.document import Printed, print_report
from reports.page.issue import issue_foot
from reports.page.story import Story
from reports.page.tagging.metadata import DocumentInfo
from reports.recommendations.section import tell_recommendations


def print_draft(told: WrittenRecommendations, issue: Issue, year: int, number: int) -> Printed:
    """Its pages, under the heading of its chapter and with its `number` in the report."""

    def tell(story: Story) -> None:
        story.heading(1, tr("Rekommendationer"))
        tell_recommendations(story, told, approved=False, first=number)

    title = tr("Rekommendationer {year}").format(year=year)
    return print_report(DocumentInfo(title, issue.group, title, issue.day), issue_foot(issue, title), tell)
