"""The tab Rekommendationer: the year's list to the left, the draft in the middle, what is left to do to the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import Subject, every_subject
from domain.ground.period import Period, PeriodKind
from domain.recommendations.fill_rate import in_short
from domain.recommendations.listing import Grouping, numbers
from domain.recommendations.recommendation import Recommendation, RecommendationStatus, Template
from storage.areas import queries as stored_areas
from storage.recommendations import queries as stored
from widgets.parts import Button, ButtonKind, Card, EmptyState, PageHeader
from widgets.recommendations.columns import Columns
from widgets.recommendations.copy_dialog import CopyDialog
from widgets.recommendations.editor import Facts, RecommendationEditor, UnsavedField, usual_themes
from widgets.recommendations.figures import FiguresAtHand
from widgets.recommendations.list_card import ListCard
from widgets.recommendations.offers import command_buttons, recommendation_offers
from widgets.recommendations.page_beside import PageBeside
from widgets.recommendations.panel import ReviewPanel
from widgets.recommendations.recording import RecommendationRecording
from widgets.recommendations.several import SeveralForm
from widgets.tab.contract import Action, Place, Services, Unsaved, When, done_by
from widgets.tab.placed import PlacedTab
from widgets.text import literal, tr
from widgets.theme import Icon, Space

_PAGE_BESIDE, _SHOWN = "rekommendationer.sida", "visas"
"""What the choice is remembered by."""


class RecommendationsTab(PlacedTab):
    """Drafts of one year. Everything saves itself; nothing needs a save button."""

    # Figures live in the texts.
    stale_on = every_subject() - {Subject.SEATS, Subject.PROFILE_TEXTS, Subject.REPORTS}

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._year = 0
        self._chosen: tuple[int, ...] = ()
        self._listed: tuple[Recommendation, ...] = ()
        workspace = services.workspace
        self._header = PageHeader()
        self._new = Button(tr("Ny"), drawing=Icon.ADD)
        self._new.setObjectName("new-recommendation")
        self._new.setAccessibleName(tr("Ny rekommendation"))
        self._templates = self._begins = stored.templates(workspace)
        self._new.setMenu(self._template_menu())
        self._add_buttons()
        _group, self._members = stored_areas.group(workspace)
        self._list = ListCard(services, {member.code: member.name for member in self._members})
        self._list.list.chosen.connect(self._choose)
        self._list.list.moved.connect(self._move_to)
        misplaced = tr("Ordningen ändras under en rubrik i taget. Välj Utan grupper för att flytta fritt.")
        self._list.list.misplaced.connect(partial(services.messages.tell, misplaced))
        self._list.regrouped.connect(self.read)
        self._list.empty_wanted.connect(self._lead_to_empty)
        self._editor = RecommendationEditor(self._members)
        self._editor.written.connect(self._write)
        self._editor.decided.connect(self._decide)
        self._editor.edited.connect(services.unsaved_changed)
        self._editor.newer_wanted.connect(self._follow_newer)
        self._several = SeveralForm(usual_themes())
        self._several.changed.connect(self._change_several)
        self._several.copy_wanted.connect(self._copy_chosen)
        self._several.removal_wanted.connect(self._remove_chosen)
        self._recording = RecommendationRecording(services, self._editor, self._members)
        self._figures = FiguresAtHand(services, self._editor)
        self._panel = ReviewPanel(services)
        self._panel.field_wanted.connect(self._go_to_field)
        self._panel.words_wanted.connect(self._mark)
        self._panel.replaced.connect(self._editor.put_instead)
        self._editor.edited.connect(self._follow_writing)
        self._empty = EmptyState(
            tr("Inga rekommendationer för {year} ännu."),
            tr("Skriv den första"),
            tr("En rekommendation skrivs på en mall. Allt sparas medan du skriver."),
        )
        self._empty.started.connect(self._start_first)
        self._sought_field = ""
        self._page = PageBeside(services, self)
        self._columns = Columns(self._list, self._editor, self._several, self._panel, self._page)
        self._pages = QStackedLayout()
        self._lay_out()
        self._columns.want_page(wanted=services.preferences.current.choices.get(_PAGE_BESIDE) == _SHOWN)
        self._editor.head.add(self._evidence)
        self.setTabOrder(self._list.list, self._editor)

    def offered_periods(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """The years there are recommendations for, and this year and the next."""
        years = {(now := self.services.clock().year), now + 1, *stored.recommendation_years(self.services.workspace)}
        return tuple(Period(year, PeriodKind.YEAR) for year in sorted(years, reverse=True))

    def periods_with_figures(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """The years there are recommendations for."""
        return [Period(year, PeriodKind.YEAR) for year in stored.recommendation_years(self.services.workspace)]

    def actions_offered(self) -> Sequence[Action]:
        """One action per template to begin on, then those for what is chosen and for the list."""
        return done_by(
            recommendation_offers(self._templates),
            *((partial(self.start_on, template), self._may_write) for template in self._templates),
            (self._copy_chosen, self._has_chosen),
            (self._remove_chosen, self._has_chosen),
            (partial(self._list.list.step, -1), self._has_chosen),
            (partial(self._list.list.step, 1), self._has_chosen),
            (self._list.seek, self._has_listed),
            (self._list.see_board, self._has_listed),
            (self._lead_on, self._has_listed),
            (self._open_templates, self._may_write),
            (self._replace_words, self._has_chosen),
            (self._offer_evidence, self._writes_one),
            (partial(self._panel.step, 1), self._has_listed),
            (partial(self._panel.step, -1), self._has_listed),
            (self._show_page, self._has_listed),
        )

    def first_focus(self) -> QWidget:
        """The list, or the first step where there is none."""
        return self._list.list if self._listed else self._empty.button

    def usual_period(self, area: Area) -> When | None:  # noqa: ARG002
        """The latest year there are recommendations for, else this year."""
        written = stored.recommendation_years(self.services.workspace)
        return Period(written[0] if written else self.services.clock().year, PeriodKind.YEAR)

    @property
    def thing(self) -> int | None:
        """The first of those chosen."""
        return self._chosen[0] if self._chosen else None

    def show_thing(self, key: int) -> None:
        """One of the year's recommendations, with the keyboard in its title."""
        self._show_only(key)
        self._editor.focus_title()

    def unsaved(self) -> Sequence[Unsaved]:
        """Fields that are not stored, in this recommendation and in those left behind."""
        return [
            Unsaved(tr("”{title}”").format(title=each.title), each.label, partial(self._go_to, each), waits=each.waits)
            for each in self._editor.unsaved()
        ]

    def commit_pending(self) -> None:
        """Store what is being written."""
        self._editor.commit_pending()

    # --- what is shown ---

    def _lay_out(self) -> None:
        # From the outside inwards: what is put in place full is dressed once for each step.
        stack = QWidget(self)
        stack.setLayout(self._pages)
        self._pages.addWidget(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.M)
        whole.addWidget(self._header)
        whole.addWidget(stack, 1)
        empty = Card(accessible_name=tr("Inga rekommendationer ännu"))
        empty.body.addWidget(self._empty)
        self._pages.addWidget(empty)

    def _add_buttons(self) -> None:
        self._copy, self._remove = Button(tr("Kopiera …")), Button(tr("Ta bort"))
        self._copy.clicked.connect(self._copy_chosen)
        self._remove.clicked.connect(self._remove_chosen)
        self._evidence = Button(tr("Underlag …"))
        self._evidence.setToolTip(tr("Tabeller och diagram i texten, Ctrl+U"))
        self._evidence.clicked.connect(self._offer_evidence)
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._print.clicked.connect(self._open_report)
        for button in (
            self._new,
            self._copy,
            self._remove,
            *command_buttons(self.services),
            self._print,
        ):
            self._header.add_button(button)

    def _template_menu(self) -> QMenu:
        menu = QMenu(self)
        for template in self._begins:
            menu.addAction(literal(template.name)).triggered.connect(partial(self.start_on, template))
        menu.addSeparator()
        menu.addAction(tr("Mallar …")).triggered.connect(self._open_templates)
        return menu

    def read(self) -> None:
        """Fetch and show the year of the bar, or all years where the list is grouped by them; the area does not limit
        what is listed."""
        place = self.place
        self._year = place.period.year if place is not None and place.period is not None else self.services.clock().year
        all_years = self._list.grouping is Grouping.YEAR
        self._listed = stored.recommendations(self.services.workspace, None if all_years else self._year)
        self._latest = {each.base: each for each in stored.latest_templates(self.services.workspace)}
        begins = tuple(each for each in self._latest.values() if each.offered)
        if begins != self._begins:
            self._begins = begins
            self._new.setMenu(self._template_menu())
        ids = [each.id for each in self._listed]
        self._chosen = tuple(each for each in self._chosen if each in ids) or tuple(ids[:1])
        title = tr("Rekommendationer, alla år") if all_years else tr("Rekommendationer {year}")
        self._header.set_title(title.format(year=self._year))
        self._header.set_subtitle(in_short(self._listed))
        self._list.show_recommendations(self._listed, self._chosen)
        self._empty.set_text(
            tr("Inga rekommendationer för {year} ännu.").format(year=self._year),
            tr("En rekommendation skrivs på en mall. Allt sparas medan du skriver."),
        )
        self._pages.setCurrentIndex(0 if self._listed else 1)
        for button in (self._new, self._empty.button):
            button.setEnabled(self._may_write())
        for button in (self._copy, self._remove):
            button.setEnabled(self._has_chosen())
        self._show_chosen()

    def _show_chosen(self) -> None:
        shown = self._shown()
        one = shown[0] if len(shown) == 1 else None
        self._panel.show_recommendation(one)
        self._page.show_recommendation(one, self._number(one))
        self._columns.show_one(one=len(shown) < 2)
        if one is not None:
            self._editor.show_recommendation(one, read_only=not self._may_write())
            self._editor.offer_newer(self._latest[one.template.base])
            self._figures.show_for(one)
        elif shown:
            self._several.show_chosen(shown, read_only=not self._may_write())
        self._evidence.setEnabled(self._writes_one())

    def _number(self, one: Recommendation | None) -> int:
        return 0 if one is None else numbers(self._listed)[one.id]

    def _follow_writing(self) -> None:
        if (draft := self._editor.draft) is not None:
            self._panel.show_writing(draft)
            self._page.show_writing(draft)

    def _show_page(self) -> None:
        """The page as it is printed, beside the draft, or no more of it."""
        wanted = not self._page.isVisible()
        if wanted and not self._columns.has_room_for_page:
            said = tr("Fönstret är för smalt för att visa sidan bredvid texten. Gör det bredare, eller öppna Rapport.")
            self.services.messages.refuse(said)
            return
        self.services.remember(_PAGE_BESIDE, _SHOWN if wanted else "")
        self._columns.want_page(wanted=wanted)
        # Once the fields are as tall as they are in their new width.
        QTimer.singleShot(0, self._columns, self._columns.see_where_one_is)

    def _go_to_field(self, key: str) -> None:
        self._editor.focus(key)
        self._columns.see_where_one_is()

    def _mark(self, key: str, start: int, end: int) -> None:
        self._editor.mark(key, start, end)
        self._columns.see_where_one_is()

    def _shown(self) -> list[Recommendation]:
        return [each for each in self._listed if each.id in self._chosen]

    def _may_write(self) -> bool:
        return not self.services.read_only

    def _has_listed(self) -> bool:
        return bool(self._listed)

    def _has_chosen(self) -> bool:
        return bool(self._chosen) and self._may_write()

    def _writes_one(self) -> bool:
        return len(self._chosen) == 1 and self._may_write()

    # --- what the user does ---

    def _choose(self, chosen: tuple[int, ...]) -> None:
        self._editor.commit_pending()
        self._chosen = chosen
        self._show_chosen()
        self._columns.see_top()

    def _show_only(self, recommendation: int) -> None:
        self._choose((recommendation,))
        self._list.show_chosen(self._chosen)

    def _go_to(self, unsaved: UnsavedField) -> None:
        year = stored.recommendation(self.services.workspace, unsaved.recommendation).year
        if self.place is not None:
            self._chosen = (unsaved.recommendation,)
            self.services.open_tab("recommendations", Place(self.place.area, period=Period(year, PeriodKind.YEAR)))
            self.read()
            self._list.show_chosen(self._chosen)
            self._editor.focus(unsaved.key)

    def _lead_to_empty(self, key: str) -> None:
        """The next recommendation where the field `key` is empty, with the keyboard there."""
        after = self._chosen[0] if self._chosen else None
        self._sought_field = key
        found = self._list.next_empty(key, after)
        if found is None:
            self.services.messages.tell(tr("Inget fält är tomt."))
            return
        self._show_only(found)
        self._editor.focus(key)

    def _lead_on(self) -> None:
        """The next one without the field that was sought last, else without the first that is empty anywhere."""
        key = self._sought_field
        if not key or self._list.next_empty(key, None) is None:
            key = self._list.first_lacking()
        self._lead_to_empty(key)

    def _write(self, field: str, text: str, goes_on: bool) -> None:
        if self._chosen:
            self._recording.write(self._chosen[0], field, text, goes_on)

    def _decide(self, facts: Facts) -> None:
        if self._chosen:
            self._recording.decide(self._chosen[0], facts)

    def _change_several(self, theme: str | None, status: RecommendationStatus | None) -> None:
        self._recording.change(self._chosen, self._several, theme, status)

    def start_on(self, template: Template, *_checked: bool) -> None:
        """Begin a new recommendation on `template`, with its title ready to be written over."""
        self._editor.commit_pending()
        made = self._recording.add(self._year, template)
        if made is not None:
            self._show_made([made])
            self._editor.focus_title()

    def _start_first(self) -> None:
        if self._begins:
            self.start_on(self._begins[0])
        else:
            self._open_templates()

    def _open_templates(self) -> None:
        from widgets.recommendations.templates_dialog import TemplatesDialog

        self._editor.commit_pending()
        (dialog := TemplatesDialog(self.services, self.window())).exec()
        dialog.deleteLater()

    def _follow_newer(self, newer: Template) -> None:
        self._editor.commit_pending()
        (one,) = self._shown()
        if any(each.recommendation == one.id for each in self._editor.unsaved()):
            said = tr("En text är inte sparad. Rätta den innan rekommendationen följer en nyare mall.")
            self.services.messages.refuse(said)
        else:
            self._recording.follow(one, newer)

    def _show_made(self, made: Sequence[int]) -> None:
        self._chosen = tuple(made)
        self.read()
        if self._chosen == tuple(made):
            self._list.show_chosen(self._chosen)
        self._columns.see_top()

    def _copy_chosen(self) -> None:
        chosen = self._shown()
        if not chosen or not self._may_write():
            return
        self._editor.commit_pending()
        dialog = CopyDialog(chosen, self._members, self._year, self.window())
        wanted = dialog.wanted if dialog.exec() == CopyDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        if wanted is not None and (made := self._recording.copy(chosen, wanted)) and wanted.year == self._year:
            self._show_made(made)

    def _remove_chosen(self) -> None:
        if self._shown() and self._may_write():
            self._recording.remove(self._shown())

    def _offer_evidence(self) -> None:
        if (text := self._editor.text_to_go_on_in()) is not None:
            self._columns.see_where_one_is()
            text.offer_blocks()

    def _replace_words(self) -> None:
        self._recording.replace_words(self._listed, self._editor.selected_words, self.window())

    def _move_to(self, moved: tuple[int, ...], target: int, after: bool) -> None:
        if self._may_write():
            self._editor.commit_pending()
            self._recording.move(moved, self._listed, target, after)

    def _open_report(self) -> None:
        self._editor.commit_pending()
        self.services.run_command("report")
