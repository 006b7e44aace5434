"""What is said in words about a profile: the group's own text, or the draft with its sources (*utkast till text*)."""

from domain.ground.display import NO_BREAK_SPACE, show_date
from domain.ground.text import tr
from domain.profile.draft import ProfileDraft
from domain.reporting.report import ProfilePage
from reports.page.story import Story
from reports.page.styles import META, SMALL, SPACE_2
from reports.profile.evidence import tell_own_text


def tell_text(story: Story, page: ProfilePage) -> None:
    """The text, who wrote it, and where its figures come from."""
    if page.own_text and (written := page.written) is not None:
        tell_own_text(story, page.own_text, page.filled)
        by = tr("Texten är skriven av {who} {date}. Siffrorna i tabellerna är hämtade när rapporten skrevs ut.")
        story.paragraph(by.format(who=written.changed_by, date=show_date(written.changed)), SMALL)
        return
    story.paragraph(tr("Utkast till text, räknat ur siffrorna. Ingen har skrivit om profilen ännu."), META)
    tell_draft(story, page.draft)


def tell_draft(story: Story, draft: ProfileDraft) -> None:
    """The draft; each sentence is followed by the number of its sources, which are listed below it."""
    for paragraph in draft.paragraphs:
        said = (f"{sentence.text}{NO_BREAK_SPACE}{draft.note(sentence)}" for sentence in paragraph)
        story.paragraph(" ".join(said))
    for number, source in enumerate(draft.sources, start=1):
        story.paragraph(tr("[{number}] {line}").format(number=number, line=source.line), SMALL)
    story.space(SPACE_2)
