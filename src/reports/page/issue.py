"""When, by whom and for whom a report is printed (*utskrift*), in words."""

from datetime import date

from domain.ground.display import show_date, show_list
from domain.ground.text import tr
from domain.reporting.report import Approval, Audience, Issue
from reports.page.fonts import written_or
from reports.page.pages import Foot
from reports.page.story import Story
from reports.page.styles import SMALL, STRONG


def state_words(printed: date, approval: Approval | None, *, example: bool) -> str:
    """How far a report has come: `Utkast, utskrivet 2022-03-31`, `Godkänd 2022-04-15, version 2`."""
    if approval is None:
        said = tr("Utkast, utskrivet {date}").format(date=show_date(printed))
    else:
        text = tr("Godkänd {date}, version {version}")
        said = text.format(date=show_date(approval.day), version=approval.version)
    return tr("Exempel. {state}").format(state=said) if example else said


def issue_words(issue: Issue) -> str:
    """The same of an issue."""
    return state_words(issue.printed, issue.approval, example=issue.example)


def issue_foot(issue: Issue, title: str) -> Foot:
    """The foot of every page."""
    return Foot(title, issue_words(issue), issue.audience is Audience.INTERNAL)


def printed_by(issue: Issue) -> str:
    """`2022-03-31 av samverkanskoordinator Tierp`; only the date where no function is known. An approved report says
    its version too."""
    by = written_or(issue.by, "")
    day = show_date(issue.printed)
    printed = tr("{day} av {who}").format(day=day, who=by) if by else day
    if issue.approval is None:
        return printed
    text = tr("{printed}, godkänd {date} som version {version}")
    return text.format(printed=printed, date=show_date(issue.approval.day), version=issue.approval.version)


def tell_internal(story: Story, issue: Issue) -> None:
    """That the report is internal, and why; nothing in a public one (ruling 22)."""
    if issue.audience is Audience.INTERNAL:
        text = tr("Rapporten är intern: små tal visas. Skäl: {reason}")
        story.paragraph(text.format(reason=written_or(issue.internal_reason, tr("inte angivet"))), STRONG)


def tell_undrawable(story: Story) -> None:
    """What the boxes in the text stand for, where the fonts lacked letters."""
    if story.known.undrawable:
        text = tr("□ står för tecken som typsnittet saknar: {letters}.")
        letters = show_list(f"U+{ord(letter):04X}" for letter in story.known.undrawable)
        story.paragraph(text.format(letters=letters), SMALL)
