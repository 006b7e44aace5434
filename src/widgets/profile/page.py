"""The tab Kommunprofil: one row of views, all of the bar's area and period and of what is chosen in the header."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from domain.benefits.benefit import AGE_20_64
from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.profile.measure import measure_card
from domain.profile.national import National
from domain.profile.profile import Profile
from domain.profile.words import age_words
from storage.benefits import queries as stored
from storage.benefits.national import national
from storage.indicators.queries import indicator_periods
from widgets.parts import Button, ButtonKind, Card, EmptyState
from widgets.profile.choices import ProfileChoices, Standpoint, sex_words
from widgets.profile.view import ProfileView
from widgets.profile.views import ProfileViewSpec, copy_offer, views
from widgets.tab.contract import Action, Offer, Place, Services, When
from widgets.tab.periods import nearest, where_figures_are
from widgets.tab.views import View, ViewsTab
from widgets.text import tr
from widgets.theme import Icon

_LENGTHS = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.MONTH)


class ProfileTab(ViewsTab[View]):
    """The profile of the bar's area and period; only the view that is seen is read and drawn."""

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
        self._specs = {spec.key: spec for spec in views()}
        super().__init__(services, tr("Kommunprofilens vyer"), tuple(self._specs.values()), parent)
        self._profile: Profile | None = None
        self._divisions: tuple[tuple[Sex, str], ...] = ()
        self._periods: dict[str, tuple[Period, ...]] = {}
        self._shown: dict[str, Standpoint] = {}
        self._country: tuple[object, National | None] | None = None
        self._choices = ProfileChoices()
        self._choices.changed.connect(self._choose)
        self._copy = Button(tr("Kopiera tabell"), drawing=Icon.COPY)
        self._copy.clicked.connect(self._copy_table)
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._print.clicked.connect(partial(services.run_command, "report"))
        self._empty = EmptyState(tr("Inga uppgifter ännu."), tr("Läs in fil …"))
        self._empty.started.connect(self._first_step)
        empty = Card(accessible_name=tr("Inga uppgifter"))
        empty.body.addWidget(self._empty)
        self._header.add_button(self._copy)
        self._header.add_button(self._print)
        self._lay_out(self._choices)
        self._pages.addWidget(empty)

    # --- what the window asks ---

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The years, half-years and months there are figures or indicators for."""
        return self._known_periods(area)

    def usual_period(self, area: Area) -> When | None:
        """The latest year that is whole, typed or of twelve months; else the latest period."""
        known = self._known_periods(area)
        months = Counter(period.year for period in known if period.kind is PeriodKind.MONTH)
        whole = (each for each in known if each.kind is PeriodKind.YEAR and months[each.year] in (0, 12))
        return next(whole, None) or next(iter(known), None)

    def _known_periods(self, area: Area) -> tuple[Period, ...]:
        # Kept until something is written: the window asks for them several times at each step.
        if area.code not in self._periods:
            ws = self.services.workspace
            of_figures, of_indicators = stored.periods_with_figures(ws, area.code), indicator_periods(ws, area.code)
            others = set(of_indicators).difference(of_figures)
            self._periods[area.code] = (
                tuple(sorted({*of_figures, *others}, key=_latest_first)) if others else of_figures
            )
        return self._periods[area.code]

    def on_changes(self, changes: Changes) -> None:
        """Also what periods there are may have changed."""
        if changes.subjects & self.stale_on:
            self._periods.clear()
            self._shown.clear()
            self._country = None
        super().on_changes(changes)

    def actions_offered(self) -> Sequence[Action]:
        """Going to each view, copying what it shows, and what the views offer; none is made for it."""
        return (
            copy_offer().done_by(self._copy_table, self._may_copy),
            *self._to_views("profile"),
            *(self._of_view(spec, offer) for spec in self._specs.values() for offer in spec.offers),
        )

    def _of_view(self, spec: ProfileViewSpec, offer: Offer) -> Action:
        def own() -> Action:
            return next(each for each in self._view(spec.key).actions_offered() if each.key == offer.key)

        def run() -> None:
            if self._row.current != spec.key:
                self._go_to(spec.key)
            own().run()

        def enabled() -> bool:
            if self._row.current == spec.key:
                return self._pages.currentIndex() != 0 and own().enabled()
            return offer.at_once and self._has_place() and not self.services.read_only

        return offer.done_by(run, enabled)

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in, else of the measure that the chosen view is about."""
        at = self._standpoint()
        if at is None:
            return None
        view = self.chosen
        if not isinstance(view, ProfileView):
            return view.figure_card()
        card, profile = measure_card(view.measure, at.period, at.age_group, ()), self._profile
        if profile is None:
            return card
        if view.is_in_year_before and profile.previous_source is not None:
            return replace(card, period=profile.when_before, sources=(profile.previous_source,))
        return replace(card, period=profile.when, sources=(profile.source,))

    def first_focus(self) -> QWidget:
        """Where the view begins, or the first step where there are no figures."""
        if self._pages.currentIndex() == 0:
            return self._empty.button
        return super().first_focus()

    # --- what is shown ---

    def read(self) -> None:
        """Fetch the profile of the standpoint and show the view that is seen."""
        at = self._standpoint()
        self._profile, self._divisions = None, ()
        if at is not None:
            ws = self.services.workspace
            of = (at.period, at.sex, at.age_group, at.treatment)
            found = stored.profile(ws, at.area.code, *of, country=self._ranked(at))
            self._divisions = stored.divisions(ws, at.area.code, at.period)
            self._choices.offer(self._divisions, months=found is not None and found.coverage is not None)
            self._profile = found
        self._show(at)

    def _ranked(self, at: Standpoint) -> National | None:
        """Every kommun's places: the same for each kommun one goes to, until another period or division is chosen."""
        if at.area.kind is not AreaKind.KOMMUN:
            return None
        of = (at.period, at.sex, at.age_group, at.treatment)
        if self._country is None or self._country[0] != of:
            self._country = (of, national(self.services.workspace, *of))
        return self._country[1]

    def _standpoint(self) -> Standpoint | None:
        if self.place is None or self.place.period is None:
            return None
        chosen = self._choices
        return Standpoint(self.place.area, self.place.period, chosen.sex, chosen.age_group, chosen.treatment)

    def _may_copy(self) -> bool:
        return self._copy.isVisibleTo(self) and self._copy.isEnabled()

    def _has_place(self) -> bool:
        return self._standpoint() is not None

    def _show(self, at: Standpoint | None) -> None:
        spec = self._specs[self._row.current]
        self._choices.show_only(spec.follows)
        self._copy.setVisible(spec.has_table)
        self._say_what(at, spec)
        if at is None or (spec.needs_figures and self._profile is None):
            self._copy.setEnabled(False)
            self._say_nothing(at)
            self._pages.setCurrentIndex(0)
            return
        self._copy.setEnabled(True)
        view = self._view(spec.key)
        # Before it is seen: what it showed last may be of another place.
        if self._shown.get(spec.key) != at:
            spec.show(view, at, self._profile)
            self._shown[spec.key] = at
        self._pages.setCurrentWidget(view)

    def _say_what(self, at: Standpoint | None, spec: ProfileViewSpec) -> None:
        if at is None:
            self._header.set_title(self.place.area.name if self.place is not None else tr("Kommunprofil"))
            self._header.set_subtitle("")
            return
        self._header.set_title(f"{at.area.name} {at.period.label}")
        self._header.set_subtitle(subtitle(at, self._profile) if spec.follows and self._profile is not None else "")

    def _say_nothing(self, at: Standpoint | None) -> None:
        about = self.place.area.name if self.place is not None else ""
        if at is not None:
            about = f"{at.area.name} {at.period.label}"
        others = self._other_division(at)
        if at is not None and others is not None:
            text = tr("Det finns inga siffror för {sex}, {ages}, i {place}.")
            self._empty.set_text(
                text.format(sex=sex_words(at.sex).lower(), ages=age_words(at.age_group), place=about),
                tr("Det finns för {sex}, {ages}.").format(sex=sex_words(others[0]).lower(), ages=age_words(others[1])),
            )
            self._empty.button.setText(tr("Visa dem"))
            self._empty.button.setEnabled(True)
            return
        text = tr("Det finns inga helårsekvivalenter för {place}.").format(place=about) if about else tr("Inget valt.")
        to = self._nearest(at)
        if at is not None and to is not None:
            self._empty.set_text(text, where_figures_are(self._known_periods(at.area)))
            self._empty.button.setText(tr("Visa {period}").format(period=to.label))
            self._empty.button.setEnabled(True)
            return
        explained = tr("Här visas antal, andelar och platser. Läs in SCB:s tabell eller en fil med årsvärden.")
        self._empty.set_text(text, explained)
        self._empty.button.setText(tr("Läs in fil …"))
        self._empty.button.setEnabled(not self.services.read_only)

    def _nearest(self, at: Standpoint | None) -> Period | None:
        """The period to lead to from one that has no figures."""
        to = nearest(self._known_periods(at.area), at.period) if at is not None else None
        return to if isinstance(to, Period) and at is not None and to != at.period else None

    def _other_division(self, at: Standpoint | None) -> tuple[Sex, str] | None:
        """A sex and ages there are figures of, where those chosen have none."""
        if at is None or (at.sex, at.age_group) in self._divisions:
            return None
        usual = (Sex.ALLA, AGE_20_64)
        return usual if usual in self._divisions else next(iter(self._divisions), None)

    # --- what the user does ---

    def show_chosen_view(self) -> None:
        """The figures are those that were read already."""
        self._show(self._standpoint())

    def _choose(self) -> None:
        self.commit_pending()
        self.read()

    def _copy_table(self) -> None:
        view = self.chosen
        if self._pages.currentIndex() != 0 and isinstance(view, ProfileView) and view.copy_table():
            self.services.messages.tell(tr("Tabellen är kopierad."))
        else:
            self.services.messages.refuse(tr("Här finns ingen tabell att kopiera."))

    def _first_step(self) -> None:
        at = self._standpoint()
        others, to = self._other_division(at), self._nearest(at)
        if others is None and at is not None and to is not None:
            self.services.open_tab("profile", Place(at.area, period=to))
        elif others is None:
            self.services.run_command("import")
        else:
            self._choices.choose(*others)
            self.first_focus().setFocus()


def subtitle(at: Standpoint, profile: Profile) -> str:
    """What the figures are of and made of, and where they come from."""
    said = [tr("Helårsekvivalenter {ages}").format(ages=age_words(at.age_group)), sex_words(at.sex).lower()]
    if profile.coverage is not None and profile.coverage.of > 1:
        text = tr("{months} av {of} månader")
        said.append(text.format(months=profile.coverage.months, of=profile.coverage.of))
        if profile.coverage.filled:
            said.append(tr("bortfall ersatt med senast kända värde"))
        elif profile.coverage.gaps:
            said.append(tr("bortfall utelämnat"))
    if profile.members is not None:
        text = tr("{reporting} av {every} kommuner")
        every = len(profile.members.reporting) + len(profile.members.missing)
        said.append(text.format(reporting=len(profile.members.reporting), every=every))
    return " · ".join((", ".join(said[:2]), *said[2:], profile.source.line))


def _latest_first(period: Period) -> tuple[int, int, int]:
    return -period.year, _LENGTHS.index(period.kind), period.number
