"""When, by whom and for whom a report is printed (*utskrift*), in words."""

from domain.ground.display import show_date, show_list
from domain.ground.text import tr
from domain.reporting.report import Issue, Step
from reports.page.fonts import written_or
from reports.page.pages import Foot
from reports.page.story import Story
from reports.page.styles import SMALL, STRONG

_APPROVED = {
    (Step.BESLUTAD, False): lambda: tr("Godkänd {date}, version {version}"),
    (Step.BESLUTAD, True): lambda: tr("Godkänd {date}, intern version {version}"),
    (Step.FORANKRAD, False): lambda: tr("Förankrad {date}, version {version}"),
    (Step.FORANKRAD, True): lambda: tr("Förankrad {date}, intern version {version}"),
}


def state_words(issue: Issue) -> str:
    """How far a report has come: `Utkast, utskrivet 2022-03-31`, `Godkänd 2022-04-15, version 2`. The internal copies
    have versions of their own (ruling 52), and say so."""
    if issue.approval is None:
        said = tr("Utkast, utskrivet {date}").format(date=show_date(issue.printed))
    else:
        text = _APPROVED[issue.approval.step, issue.internal]()
        said = text.format(date=show_date(issue.approval.day), version=issue.approval.version)
    return tr("Exempel. {state}").format(state=said) if issue.example else said


def issue_foot(issue: Issue, title: str) -> Foot:
    """The foot of every page."""
    return Foot(title, state_words(issue), issue.internal)


def printed_by(issue: Issue) -> str:
    """`2022-03-31 av samverkanskoordinator Tierp`; only the date where no function is known. An approved report says
    its version too."""
    by = written_or(issue.by, "")
    day = show_date(issue.printed)
    printed = tr("{day} av {who}").format(day=day, who=by) if by else day
    if issue.approval is None:
        return printed
    text = tr("{printed}, godkänd {date} som version {version}")
    if issue.internal:
        text = tr("{printed}, godkänd {date} som intern version {version}")
    return text.format(printed=printed, date=show_date(issue.approval.day), version=issue.approval.version)


def tell_internal(story: Story, issue: Issue) -> None:
    """That the report is internal, and why; nothing in a public one (ruling 22)."""
    if issue.internal:
        text = tr("Rapporten är intern: små tal visas. Skäl: {reason}")
        story.paragraph(text.format(reason=written_or(issue.internal_reason, tr("inte angivet"))), STRONG)


def tell_undrawable(story: Story) -> None:
    """What the boxes in the text stand for, where the fonts lacked letters."""
    if story.undrawable:
        text = tr("□ står för tecken som typsnittet saknar: {letters}.")
        letters = show_list(f"U+{ord(letter):04X}" for letter in story.undrawable)
        story.paragraph(text.format(letters=letters), SMALL)
