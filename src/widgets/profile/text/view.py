"""*Text*: what the report says about a profile in words, begun from the draft; it saves itself."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area
from domain.ground.changes import Changes, Subject, every_subject
from domain.ground.display import NO_BREAK_SPACE, show_date
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from domain.profile.draft import ChangedSentence, ProfileDraft, changed_sentences
from domain.recommendations.recommendation import TemplateField
from storage.file.workspace import Workspace
from storage.profile import text as stored
from storage.profile import text_recording as operations
from storage.profile.text import TextPage
from widgets.parts import Button, Card, EmptyState, Placed, Spread, TextLabel
from widgets.parts.refused import RefusedText
from widgets.parts.template_fields import TemplateFieldEditor
from widgets.profile.offers import text_offers
from widgets.profile.text.changes_card import ChangesCard, difference_words
from widgets.profile.text.draft_card import DraftCard
from widgets.recommendations.figures import FiguresOfTexts
from widgets.tab.contract import Action, Place, Services, Unsaved
from widgets.tab.views import View
from widgets.text import tr
from widgets.theme import Role, Space


class TextView(View):
    """The text of one area and period. Whoever hosts it shows it a place and tells it when it is stale."""

    # Figures live in the text.
    stale_on: ClassVar[frozenset[Subject]] = every_subject() - {Subject.SEATS, Subject.RECOMMENDATIONS, Subject.REPORTS}

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.setObjectName("profile-text")
        self.setAccessibleName(tr("Text till rapporten"))
        self._where: tuple[Area, Period, GapTreatment] | None = None
        self._page = TextPage(None, None, None)
        self._refused: dict[tuple[Area, Period], RefusedText] = {}
        hint = tr("Skriv egen text, eller börja från utkastet. Allt sparas medan du skriver.")
        self._editor = TemplateFieldEditor(TemplateField("profile-text", tr("Egen text"), hint=hint))
        self._editor.written.connect(self._write)
        self._editor.edited.connect(services.unsaved_changed)
        self._figures = FiguresOfTexts(services, self, [self._editor])
        self._card = Card(tr("Text till rapporten"))
        self._state = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._stale = TextLabel(tone="warning", wrap=True)
        self._compare = Button(tr("Jämför med nytt utkast"))
        self._compare.setObjectName("compare-draft")
        self._compare.clicked.connect(self.compare)
        self._stale_row = QWidget()
        self._changes = ChangesCard()
        self._changes.replaced.connect(self.use_draft)
        self._changes.kept.connect(self._keep)
        self._draft = DraftCard()
        self._draft.used.connect(self.use_draft)
        self._empty = EmptyState("", tr("Läs in fil …"))
        self._empty.started.connect(self._import)
        self._pages = QStackedLayout()
        self._lay_out()

    # --- what the host asks ---

    def show_place(self, area: Area, period: Period, treatment: GapTreatment = GapTreatment.LAMNA_UT) -> None:
        """Show the text of another place; what is being written is stored where it belongs first."""
        where = (area, period, treatment)
        if self._where is not None and where != self._where:
            self.commit_pending()
            self._remember_refused()
            self._changes.hide()
        another, self._where = self._where is None or self._where[:2] != (area, period), where
        self.read(another=another)

    def read(self, *, another: bool = False) -> None:
        """Fetch and show what is stored now, of `another` place than was shown or of the same."""
        if self._where is None:
            return
        area, period, treatment = self._where
        self._page = stored.text_page(self.services.workspace, area.code, period, treatment)
        has_something = self._page.profile is not None or self._page.written is not None
        self._pages.setCurrentIndex(0 if has_something else 1)
        self._empty.button.setEnabled(self._may_write)
        if has_something:
            self._show(area, period, another=another)
            return
        text = tr("Det finns inga siffror att skriva om för {area} {period}.")
        self._empty.set_text(
            text.format(area=area.name, period=period.label),
            tr("Här föreslår programmet en text om vad siffrorna säger. Läs in en fil med siffror för att börja."),
        )

    def commit_pending(self) -> None:
        """Store what is being written."""
        self._editor.commit()

    def unsaved(self) -> Sequence[Unsaved]:
        """Texts that are not stored, here and at places left behind."""
        found = [(*place, False) for place in self._refused]
        if self._where is not None and self._editor.has_unstored_text:
            found.insert(0, (*self._where[:2], not self._editor.is_refused))
        return [
            Unsaved(f"{area.name} {period.label}", self._editor.label, partial(self._go_to, area, period), waits=waits)
            for area, period, waits in found
        ]

    def first_focus(self) -> QWidget:
        """The text, or the first step where there are no figures."""
        return self._editor.tab_stop if self._pages.currentIndex() == 0 else self._empty.button

    def actions_offered(self) -> Sequence[Action]:
        """Using the draft, and comparing with it."""
        use, compare = text_offers()
        return use.done_by(self.use_draft, self._may_use), compare.done_by(self.compare, self._differs)

    # --- what the user does ---

    def use_draft(self) -> None:
        """Make the draft the text; undo brings back what stood there."""
        draft = self._page.draft
        if draft is None or not self._may_write:
            return
        if self._editor.is_refused:
            self.services.messages.refuse(tr("Det som inte kan sparas står kvar. Rätta det först."))
            self._editor.tab_stop.setFocus()
            return
        replaced = bool(self._editor.text.strip())
        self._store(_typed(draft), draft.kept)
        self._changes.hide()
        self._editor.tab_stop.setFocus()
        if replaced:
            self.services.messages.tell(tr("Utkastet har ersatt texten. Ctrl+Z tar tillbaka den."))

    def compare(self) -> None:
        """Show which sentences of the draft differ from when the text was written."""
        if self._differs():
            self.commit_pending()
            self._changes.show()
            self._changes.rows.setFocus()
            # The card has no place until the layout has been told of it.
            QTimer.singleShot(0, self, self._reveal_changes)

    def _reveal_changes(self) -> None:
        self._both.ensureWidgetVisible(self._changes)

    def _go_to(self, area: Area, period: Period) -> None:
        self.services.open_tab("profile", Place(area, period=period))
        self._editor.tab_stop.setFocus()

    def _write(self, _field: str, text: str, goes_on: bool) -> None:
        """The first text begins beside the draft of that day; later it keeps the draft it began from."""
        draft = self._page.draft
        self._store(text, draft.kept if draft is not None and self._page.written is None else None, goes_on=goes_on)

    def _store(self, text: str, draft: operations.Kept | None, *, goes_on: bool = False) -> None:
        if self._where is None:
            return
        area, period, _ = self._where

        def write(workspace: Workspace) -> Changes:
            return operations.write_profile_text(
                workspace, area=area.code, period=period, text=text, draft=draft, goes_on=goes_on
            )

        def refused(problem: UserProblem) -> None:
            self._editor.refuse(problem.text)

        if self.services.submit(write, on_problem=refused) is not None:
            self.read()

    def _keep(self) -> None:
        draft = self._page.draft
        if self._where is None or draft is None:
            return
        area, period, _ = self._where

        def keep(workspace: Workspace) -> Changes:
            return operations.keep_profile_text(workspace, area=area.code, period=period, draft=draft.kept)

        if self.services.submit(keep) is not None:
            self._changes.hide()
            self._editor.tab_stop.setFocus()
            self.read()

    def _import(self) -> None:
        self.services.run_command("import")

    # --- what is shown ---

    @property
    def _may_write(self) -> bool:
        return not self.services.read_only

    def _may_use(self) -> bool:
        return self._page.draft is not None and self._may_write

    def _differs(self) -> bool:
        return bool(self._differences())

    def _differences(self) -> tuple[ChangedSentence, ...]:
        written, draft = self._page.written, self._page.draft
        if written is None or draft is None or not written.draft:
            return ()
        return changed_sentences(written.draft, draft)

    def _lay_out(self) -> None:
        stale = QHBoxLayout(self._stale_row)
        stale.setContentsMargins(0, 0, 0, 0)
        stale.setSpacing(Space.S)
        stale.addWidget(self._stale, 1)
        stale.addWidget(self._compare)
        self._card.body.addWidget(self._stale_row)
        self._card.body.addWidget(self._editor)
        self._card.body.addWidget(self._state)
        self._card.body.addStretch(1)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._changes)
        column.addWidget(self._draft, 1)
        empty = Card(accessible_name=tr("Inga siffror"))
        empty.body.addWidget(self._empty)
        stack = QWidget(self)
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._pages)
        placed = (Placed(self._card, 0, 0), Placed(beside, 0, 1))
        self._both = Spread(placed, shares=(5, 4), stretched=0, parent=stack)
        self._pages.addWidget(self._both)
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(stack)
        self._changes.hide()

    def _show(self, area: Area, period: Period, *, another: bool) -> None:
        written, draft = self._page.written, self._page.draft
        self._card.set_title(tr("Text till rapporten, {area} {period}").format(area=area.name, period=period.label))
        self._editor.show_stored(written.text if written is not None else "", another=another)
        self._editor.set_read_only(not self._may_write)
        self._figures.show_for([area.code])
        refused = self._refused.pop((area, period), None)
        if refused is not None:
            self._editor.show_refused(refused)
        self._draft.setVisible(draft is not None)
        if draft is not None:
            self._draft.show_draft(draft, may_use=self._may_write)
        self._state.setText(self._state_words())
        differences = self._differences()
        self._stale_row.setVisible(bool(differences))
        if not differences:
            self._changes.hide()
            return
        text = tr("Siffrorna har ändrats sedan texten skrevs: {count}.")
        self._stale.setText(text.format(count=difference_words(len(differences))))
        self._changes.show_changes(differences, may_write=self._may_write)

    def _state_words(self) -> str:
        written, draft = self._page.written, self._page.draft
        if written is None:
            return tr("Ingen egen text är skriven. I rapporten står utkastet, märkt som utkast.")
        said = tr("Skriven av {who} {date}. I rapporten står den här texten.").format(
            who=written.changed_by, date=show_date(written.changed)
        )
        if draft is not None and written.text == _typed(draft):
            said += " " + tr("Den är lika med utkastet.")
        return said

    def _remember_refused(self) -> None:
        """A text that could not be stored is there again when the user comes back (ruling 24)."""
        refused = self._editor.take_refused()
        if self._where is not None and refused is not None:
            area, period, _ = self._where
            self._refused[area, period] = refused


def _typed(draft: ProfileDraft) -> str:
    """The draft as a text field holds it: Qt gives back ordinary spaces for those that do not break."""
    return draft.text.replace(NO_BREAK_SPACE, " ")
