"""The tab Kommunprofil: one row of views, all of the bar's area and period and of what is chosen in the header."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from domain.area import Area
from domain.changes import Subject
from domain.period import Period, PeriodKind
from domain.profile import Profile
from domain.profile_words import age_words
from domain.sex import Sex
from storage.queries import benefits as stored
from storage.queries.indicators import indicator_periods
from widgets.parts import Button, ButtonKind, Card, EmptyState, PageHeader, SegmentedRow
from widgets.profile.choices import ProfileChoices, Standpoint
from widgets.profile.view import ProfileView
from widgets.profile.views import OVERVIEW, ViewSpec, views
from widgets.shell.contract import Action, Place, Services, When
from widgets.shell.placed_tab import PlacedTab
from widgets.text import tr
from widgets.theme import Icon, Space


class ProfileTab(PlacedTab):
    """The profile of the bar's area and period; only the view that is seen is drawn."""

    stale_on = frozenset(
        {
            Subject.BENEFITS,
            Subject.RANKS,
            Subject.AREAS,
            Subject.INDICATORS,
            Subject.PROFILE_TEXTS,
            Subject.SETTINGS,
        }
    )

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._profile: Profile | None = None
        self._specs = {spec.key: spec for spec in views()}
        self._made: dict[str, ProfileView] = {}
        self._header = PageHeader()
        self._choices = ProfileChoices()
        self._choices.changed.connect(self._choose)
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._print.clicked.connect(lambda: services.run_command("report"))
        self._row = SegmentedRow(tr("Kommunprofilens vyer"))
        self._row.set_views([(spec.key, spec.word) for spec in self._specs.values()])
        self._row.show_chosen(OVERVIEW)
        self._row.chosen.connect(self._open)
        self._empty = EmptyState(tr("Inga uppgifter ännu."), tr("Läs in fil …"))
        self._empty.started.connect(lambda: services.run_command("import"))
        self._pages = QStackedLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        self._header.add_button(self._print)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._pages)
        empty = Card(accessible_name=tr("Inga uppgifter"))
        empty.body.addWidget(self._empty)
        self._pages.addWidget(empty)
        under = QHBoxLayout()
        under.setSpacing(Space.M)
        under.addWidget(self._row)
        under.addStretch(1)
        under.addWidget(self._choices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addWidget(self._header)
        whole.addLayout(under)
        whole.addWidget(stack, 1)

    # --- what the window asks ---

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The years and half-years there are figures for; a month can be typed (`mars 2021`), they are too many."""
        ws = self.services.workspace
        known = stored.periods_with_figures(ws, area.code)
        offered = [period for period in known if period.kind is not PeriodKind.MONTH]
        of_indicators = [period for period in indicator_periods(ws, area.code) if period not in offered]
        return tuple(sorted((*offered, *of_indicators), key=_latest_first))

    def usual_period(self, area: Area) -> When | None:
        """The latest whole year there are figures for, else the latest period."""
        offered = self.offered_periods(area)
        whole = [each for each in offered if isinstance(each, Period) and each.kind is PeriodKind.YEAR]
        complete = next((each for each in whole if self._is_complete(area, each)), None)
        return complete or next(iter(whole or offered), None)

    def _is_complete(self, area: Area, period: Period) -> bool:
        figures = stored.benefit_figures(self.services.workspace, area.code, period)
        return figures is not None and (figures.coverage is None or figures.coverage.months == figures.coverage.of)

    def actions_offered(self) -> Sequence[Action]:
        """Going to each view, and what the views offer; a view is made when one of its actions is first asked for."""
        to_views = [
            Action(f"profile-{spec.key}", _to_view(spec), partial(self._open, spec.key), words=(tr("vy"),))
            for spec in self._specs.values()
        ]
        return (*to_views, *(self._of_view(spec, each) for spec in self._specs.values() for each in self._offers(spec)))

    def _offers(self, spec: ViewSpec) -> Sequence[Action]:
        return self._view(spec.key).actions_offered()

    def _of_view(self, spec: ViewSpec, action: Action) -> Action:
        """An action of a view opens it first."""

        def run(do: Callable[[], None] = action.run) -> None:
            self._open(spec.key)
            do()

        return Action(action.key, action.text, run, action.shortcut, action.enabled, action.words)

    def first_focus(self) -> QWidget:
        """Where the view begins, or the first step where there are no figures."""
        if self._pages.currentIndex() == 0:
            return self._empty.button
        return self._view(self._row.current).first_focus()

    def unsaved_texts(self) -> int:
        """Of every view that has been made."""
        return sum(view.unsaved_texts() for view in self._made.values())

    def commit_pending(self) -> None:
        """Store what is being typed in any view."""
        for view in self._made.values():
            view.commit_pending()

    # --- what is shown ---

    def read(self) -> None:
        """Fetch the profile of the standpoint and show the view that is seen."""
        at = self._standpoint()
        self._profile = None
        if at is not None:
            ws = self.services.workspace
            found = stored.profile(ws, at.area.code, at.period, at.sex, at.age_group, at.treatment)
            self._choices.offer(
                stored.divisions(ws, at.area.code, at.period),
                months=found is not None and found.coverage is not None,
            )
            self._profile = found
        self._say_what(at)
        self._show(at)

    def _standpoint(self) -> Standpoint | None:
        place: Place | None = self.place
        if place is None or place.period is None:
            return None
        chosen = self._choices
        return Standpoint(place.area, place.period, chosen.sex, chosen.age_group, chosen.treatment)

    def _say_what(self, at: Standpoint | None) -> None:
        if at is None:
            self._header.set_title(self.place.area.name if self.place is not None else tr("Kommunprofil"))
            self._header.set_subtitle("")
            return
        self._header.set_title(f"{at.area.name} {at.period.label}")
        if self._profile is None:
            self._header.set_subtitle("")
            return
        said = [f"{tr('Helårsekvivalenter')} {age_words(at.age_group)}, {_sex_words(at.sex)}"]
        coverage = self._profile.coverage
        if coverage is not None:
            text = tr("{months} av {of} månader")
            said.append(text.format(months=coverage.months, of=coverage.of))
        members = self._profile.members
        if members is not None:
            text = tr("{reporting} av {every} kommuner")
            every = len(members.reporting) + len(members.missing)
            said.append(text.format(reporting=len(members.reporting), every=every))
        self._header.set_subtitle(" · ".join((*said, self._profile.source.line)))

    def _show(self, at: Standpoint | None) -> None:
        spec = self._specs[self._row.current]
        self._empty.button.setEnabled(not self.services.read_only)
        if at is None or (spec.needs_figures and self._profile is None):
            self._say_nothing(at)
            self._pages.setCurrentIndex(0)
            return
        view = self._view(spec.key)
        self._pages.setCurrentWidget(view)
        view.show_standpoint(at, self._profile)

    def _say_nothing(self, at: Standpoint | None) -> None:
        about = "" if at is None else f"{at.area.name} {at.period.label}"
        if not about and self.place is not None:
            about = self.place.area.name
        self._empty.set_text(
            tr("Det finns inga helårsekvivalenter för {place}.").format(place=about)
            if about
            else tr("Inga uppgifter."),
            tr(
                "Här visas antal, andelar och platser bland kommunerna. Läs in SCB:s tabell eller en fil med årsvärden."
            ),
        )

    def _view(self, key: str) -> ProfileView:
        if key not in self._made:
            self._made[key] = self._specs[key].make(self.services)
            self._pages.addWidget(self._made[key])
        return self._made[key]

    # --- what the user does ---

    def _open(self, key: str) -> None:
        for view in self._made.values():
            view.commit_pending()
        self._row.show_chosen(key)
        self._show(self._standpoint())

    def _choose(self) -> None:
        self.commit_pending()
        self.read()


def _to_view(spec: ViewSpec) -> str:
    return tr("Kommunprofil: {view}").format(view=spec.word.replace("&", ""))


def _latest_first(period: Period) -> tuple[int, int, int]:
    return -period.year, 0 if period.kind is PeriodKind.YEAR else 1, period.number


def _sex_words(sex: Sex) -> str:
    return tr("båda könen") if sex is Sex.ALLA else sex.label.lower()
