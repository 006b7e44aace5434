"""The tab Rekommendationer: the year's list to the left, the draft in the middle, what is left to do to the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, PeriodKind
from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import Recommendation, Template, to_look_over
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.recommendations import queries as stored
from storage.recommendations import recording as operations
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, EmptyState, PageHeader, Sign
from widgets.recommendations.editor import Facts, RecommendationEditor, UnsavedField
from widgets.recommendations.listing import RecommendationList
from widgets.recommendations.offers import recommendation_offers
from widgets.tab.contract import Action, Place, Services, Unsaved, When, done_by
from widgets.tab.placed import PlacedTab
from widgets.text import literal, tr
from widgets.theme import Icon, Space, text_scale

_ROOM = 900
_SIZES = (300, 640, 330)
"""How the room is shared at first, and again when a column comes back."""


class RecommendationsTab(PlacedTab):
    """Drafts of one year. Everything saves itself; nothing needs a save button."""

    stale_on = frozenset({Subject.RECOMMENDATIONS, Subject.AREAS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._year = 0
        self._current: int | None = None
        self._listed: tuple[Recommendation, ...] = ()
        workspace = services.workspace
        self._header = PageHeader()
        self._new = Button(tr("Ny"), drawing=Icon.ADD)
        self._new.setObjectName("new-recommendation")
        self._new.setAccessibleName(tr("Ny rekommendation"))
        self._templates = stored.templates(workspace)
        self._new.setMenu(self._template_menu(self._templates))
        self._remove = Button(tr("Ta bort"))
        self._remove.clicked.connect(self._remove_current)
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._print.clicked.connect(self._open_report)
        for button in (self._new, self._remove, self._print):
            self._header.add_button(button)
        _group, members = stored_areas.group(workspace)
        self._list = RecommendationList()
        self._list.chosen.connect(self._choose)
        self._editor = RecommendationEditor(members)
        self._editor.written.connect(self._write)
        self._editor.decided.connect(self._decide)
        self._editor.edited.connect(services.unsaved_changed)
        self._checks = CheckList(tr("Alla fält är ifyllda."))
        self._empty = EmptyState(
            tr("Inga rekommendationer för {year} ännu."),
            tr("Skriv den första"),
            tr("En rekommendation skrivs på en mall. Allt sparas medan du skriver."),
        )
        self._empty.started.connect(self._start_first)
        self._pages = QStackedLayout()
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._beside: bool | None = None
        self._to_do = Card(tr("Att se över"))
        self._lay_out()
        self.setTabOrder(self._list, self._editor)

    def offered_periods(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """The years there are recommendations for, and this year and the next."""
        now = self.services.clock().year
        years = {now, now + 1, *stored.recommendation_years(self.services.workspace)}
        return tuple(Period(year, PeriodKind.YEAR) for year in sorted(years, reverse=True))

    def periods_with_figures(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """The years there are recommendations for."""
        years = stored.recommendation_years(self.services.workspace)
        return [Period(year, PeriodKind.YEAR) for year in years]

    def actions_offered(self) -> Sequence[Action]:
        """One action per template to begin on, removing, and the order."""
        return done_by(
            recommendation_offers(self._templates),
            *((self._starter(template), self._may_write) for template in self._templates),
            (self._remove_current, self._has_current),
            (self._move_up, self._has_current),
            (self._move_down, self._has_current),
        )

    def first_focus(self) -> QWidget:
        """The list, or the first step where there is none."""
        return self._list if self._listed else self._empty.button

    def usual_period(self, area: Area) -> When | None:  # noqa: ARG002
        """The latest year there are recommendations for, else this year."""
        written = stored.recommendation_years(self.services.workspace)
        return Period(written[0] if written else self.services.clock().year, PeriodKind.YEAR)

    def show_thing(self, key: int) -> None:
        """One of the year's recommendations, with the keyboard in its title."""
        self._choose(key)
        self._list.show_recommendations(self._listed, self._current)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _ROOM * text_scale()
        if beside == self._beside:
            return
        self._beside = beside
        # In a narrow window what is left to do stands below the draft.
        if beside:
            self._columns.addWidget(self._to_do)
        else:
            self._inside.addWidget(self._to_do)
        self._to_do.show()
        # Qt gives a column that comes back what the others leave: after large text the draft would stay a strip.
        self._columns.setSizes(_SIZES)

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
        listing, draft = Card(accessible_name=tr("Rekommendationer")), Card(accessible_name=tr("Utkast"))
        self._columns.setHandleWidth(Space.M)
        self._columns.setChildrenCollapsible(False)
        for card, share in ((listing, 3), (draft, 7), (self._to_do, 3)):
            self._columns.addWidget(card)
            self._columns.setStretchFactor(self._columns.count() - 1, share)
        self._columns.setSizes(_SIZES)
        listing.body.addWidget(self._list)
        form = self._form = QScrollArea()
        form.setWidgetResizable(True)
        form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        draft.body.addWidget(form)
        inside = QWidget()
        form.setWidget(inside)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self._editor, 1)
        # The card's paper shows through.
        for surface in (form.viewport(), inside):
            surface.setAutoFillBackground(False)
        self._to_do.body.addWidget(self._checks)
        self._to_do.body.addStretch(1)
        empty = Card(accessible_name=tr("Inga rekommendationer ännu"))
        empty.body.addWidget(self._empty)
        self._pages.addWidget(empty)

    def _template_menu(self, templates: Sequence[Template]) -> QMenu:
        menu = QMenu(self)
        for template in templates:
            menu.addAction(literal(template.name)).triggered.connect(self._starter(template))
        return menu

    def read(self) -> None:
        """Fetch and show the year of the bar; the area does not limit what is listed."""
        place = self.place
        self._year = place.period.year if place is not None and place.period is not None else self.services.clock().year
        self._listed = stored.recommendations(self.services.workspace, self._year)
        if self._current not in {each.id for each in self._listed}:
            self._current = self._listed[0].id if self._listed else None
        self._header.set_title(tr("Rekommendationer {year}").format(year=self._year))
        self._header.set_subtitle(_counted(self._listed))
        self._list.show_recommendations(self._listed, self._current)
        self._empty.set_text(
            tr("Inga rekommendationer för {year} ännu.").format(year=self._year),
            tr("En rekommendation skrivs på en mall. Allt sparas medan du skriver."),
        )
        self._pages.setCurrentIndex(0 if self._listed else 1)
        for button in (self._new, self._empty.button):
            button.setEnabled(self._may_write())
        self._remove.setEnabled(self._has_current())
        self._show_current()

    def _show_current(self) -> None:
        current = self._shown()
        if current is None:
            self._checks.set_items(())
            return
        self._editor.show_recommendation(current, read_only=not self._may_write())
        self._checks.set_items([CheckItem(Sign.WARNING, sentence) for sentence in to_look_over(current)])

    def _shown(self) -> Recommendation | None:
        return next((each for each in self._listed if each.id == self._current), None)

    def _may_write(self) -> bool:
        return not self.services.read_only

    def _has_current(self) -> bool:
        return self._current is not None and self._may_write()

    # --- what the user does ---

    def _choose(self, recommendation: int) -> None:
        self._editor.commit_pending()
        self._current = recommendation
        self._show_current()
        self._form.verticalScrollBar().setValue(0)

    def _go_to(self, unsaved: UnsavedField) -> None:
        year = stored.recommendation(self.services.workspace, unsaved.recommendation).year
        if self.place is not None:
            self._current = unsaved.recommendation
            self.services.open_tab("recommendations", Place(self.place.area, period=Period(year, PeriodKind.YEAR)))
            self.read()
            self._editor.focus(unsaved.key)

    def _write(self, field: str, text: str, goes_on: bool) -> None:
        current = self._current
        if current is None:
            return

        def write(workspace: Workspace) -> Changes:
            return operations.write_recommendation_text(
                workspace, recommendation=current, field=field, text=text, goes_on=goes_on
            )

        def refused(problem: UserProblem) -> None:
            self._editor.refuse(field, problem.text)

        self.services.submit(write, on_problem=refused)

    def _decide(self, facts: Facts) -> None:
        current = self._current
        if current is None:
            return

        def decide(workspace: Workspace) -> Changes:
            return operations.edit_recommendation(
                workspace,
                recommendation=current,
                title=facts.title,
                theme=facts.theme,
                status=facts.status,
                areas=facts.areas,
            )

        def refused(problem: UserProblem) -> None:
            fields = {"title": facts.title, "theme": facts.theme}
            given = next((key for key, text in fields.items() if text is not None), None)
            if given is not None:
                self._editor.refuse(given, problem.text)
            else:
                self.services.messages.problem(problem)

        self.services.submit(decide, on_problem=refused)

    def _starter(self, template: Template) -> "_Starter":
        return _Starter(self, template)

    def start_on(self, template: Template) -> None:
        """Begin a new recommendation on `template`, with its title ready to be written over."""
        self._editor.commit_pending()
        made: list[int] = []

        def add(workspace: Workspace) -> Changes:
            title = tr("Ny rekommendation")
            number, changes = operations.add_recommendation(
                workspace, year=self._year, template=template.key, title=title
            )
            made.append(number)
            return changes

        # The new one is current before the change is broadcast, so that every reader shows it.
        if self.services.submit(add) is not None:
            self._current = made[0]
            self.read()
            self._editor.focus_title()
            self._form.verticalScrollBar().setValue(0)

    def _start_first(self) -> None:
        self.start_on(self._templates[0])

    def _remove_current(self) -> None:
        current = self._shown()
        if current is None or not self._may_write():
            return

        def remove(workspace: Workspace) -> Changes:
            return operations.remove_recommendation(workspace, recommendation=current.id)

        if self.services.submit(remove) is not None:
            text = tr("”{title}” är borttagen. Ctrl+Z tar tillbaka den.")
            self.services.messages.tell(text.format(title=current.title))

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        """Past its neighbour under the same theme, as the list shows them."""
        current = self._shown()
        if current is None:
            return
        beside = [each for each in self._listed if each.theme.strip() == current.theme.strip()]
        to = beside.index(current) + step
        if not 0 <= to < len(beside):
            return
        position = self._listed.index(beside[to])

        def move(workspace: Workspace) -> Changes:
            return operations.move_recommendation(workspace, recommendation=current.id, position=position)

        self.services.submit(move)

    def _open_report(self) -> None:
        self._editor.commit_pending()
        self.services.run_command("report")


class _Starter:
    """Begins on one template: a callable of its own, so that no lambda keeps the tab alive."""

    def __init__(self, tab: RecommendationsTab, template: Template) -> None:
        self._tab = tab
        self._template = template

    def __call__(self, *_checked: bool) -> None:
        self._tab.start_on(self._template)


def _counted(listed: Sequence[Recommendation]) -> str:
    """`3 rekommendationer · 1 har slutdatum · 2 saknar ägande part`."""
    if not listed:
        return ""
    one = len(listed) == 1
    parts = [tr("1 rekommendation") if one else tr("{count} rekommendationer").format(count=len(listed))]
    whole = sum(not to_look_over(each) for each in listed)
    parts.append(tr("{count} helt ifyllda").format(count=whole) if whole != 1 else tr("1 helt ifylld"))
    return " · ".join(parts)
