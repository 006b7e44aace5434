"""The tab Kommunprofil: level and change first, then the table, the chart, the places and what to know about them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.area import Area
from domain.changes import Subject
from domain.display import show_count
from domain.profile import Profile
from domain.profile_chart import profile_chart, rank_chart
from domain.profile_words import age_words
from domain.ranking import RankSource
from domain.sex import Sex
from domain.value import Empty
from storage.queries import benefits as stored
from widgets.charts import ChartWithTable
from widgets.parts import Button, ButtonKind, Card, EmptyState, PageHeader, Placed, Spread, TextLabel
from widgets.profile.level import LevelCard
from widgets.profile.table import ProfileTable
from widgets.shell.contract import Action, Services, When
from widgets.shell.placed_tab import PlacedTab
from widgets.text import tr
from widgets.theme import Icon, Role, Space


class ProfileTab(PlacedTab):
    """The profile of the bar's area and period."""

    stale_on = frozenset({Subject.BENEFITS, Subject.RANKS, Subject.AREAS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._profile: Profile | None = None
        self._header = PageHeader()
        self._copy = Button(tr("Kopiera tabell"), drawing=Icon.COPY)
        self._copy.clicked.connect(self._copy_table)
        self._print = Button(tr("Rapport …"), ButtonKind.PRIMARY, Icon.PRINT)
        self._print.clicked.connect(self._open_report)
        self._header.add_button(self._copy)
        self._header.add_button(self._print)
        self._level = LevelCard()
        self._table = ProfileTable()
        self._chart = ChartWithTable()
        self._ranks = ChartWithTable()
        self._ranks_card = Card()
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._empty = EmptyState(tr("Inga uppgifter ännu."), tr("Läs in fil …"))
        self._empty.started.connect(self._import)
        self._pages = QStackedLayout()
        self._lay_out()

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The periods the area has figures for."""
        return stored.periods_with_figures(self.services.workspace, area.code)

    def actions_offered(self) -> Sequence[Action]:
        """Copying the table."""
        return (
            Action("copy-profile", tr("Kopiera profilens tabell"), self._copy_table, "Ctrl+Shift+C", self._has_figures),
        )

    def first_focus(self) -> QWidget:
        """The table, or the first step where there are no figures."""
        return self._table if self._profile is not None else self._empty.button

    # --- what is shown ---

    def _lay_out(self) -> None:
        table = Card(tr("Helårspersoner per ersättning"))
        table.body.addWidget(self._table)
        table.body.addStretch(1)
        chart = Card(accessible_name=tr("Diagram"))
        chart.body.addWidget(self._chart)
        self._ranks_card.body.addWidget(self._ranks)
        self._ranks_card.body.addStretch(1)
        notes = Card(tr("Att veta om siffrorna"))
        notes.body.addWidget(self._notes)
        notes.body.addStretch(1)
        figures = Spread(
            (
                Placed(self._level, 0, 0, columns=3),
                Placed(table, 1, 0),
                Placed(chart, 1, 1, rows=2),
                Placed(self._ranks_card, 1, 2, rows=2),
                Placed(notes, 2, 0),
            ),
            shares=(5, 4, 3),
            stretched=2,
        )
        empty = Card(accessible_name=tr("Inga uppgifter"))
        empty.body.addWidget(self._empty)
        stack = QWidget()
        # Before its pages: one that is added first is shown at once, as a window of its own.
        stack.setLayout(self._pages)
        self._pages.addWidget(figures)
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.M)
        whole.addWidget(self._header)
        whole.addWidget(stack, 1)

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place = self.place
        period = place.period if place is not None else None
        self._profile = None
        if place is not None and period is not None:
            self._profile = stored.profile(self.services.workspace, place.area.code, period)
        has_figures = self._profile is not None
        self._pages.setCurrentIndex(0 if has_figures else 1)
        self._copy.setEnabled(has_figures)
        self._empty.button.setEnabled(not self.services.read_only)
        if self._profile is not None:
            self._show(self._profile)
            return
        name = place.area.name if place is not None else ""
        label = period.label if period is not None else ""
        self._header.set_title(f"{name} {label}".strip() or tr("Kommunprofil"))
        self._header.set_subtitle("")
        about = f"{name} {label}".strip()
        self._empty.set_text(
            tr("Det finns inga helårsekvivalenter för {place}.").format(place=about)
            if about
            else tr("Inga uppgifter."),
            tr("Här visas antal, andelar och platser bland kommunerna. Läs in en fil med årsvärden för att börja."),
        )

    def _show(self, profile: Profile) -> None:
        self._header.set_title(f"{profile.area.name} {profile.period.label}")
        subtitle = tr("Helårsekvivalenter {ages}, {sex} · {source}")
        self._header.set_subtitle(
            subtitle.format(ages=age_words(profile.age_group), sex=_sex_words(profile.sex), source=profile.source.line)
        )
        self._level.show_profile(profile)
        self._table.show_profile(profile)
        self._chart.set_chart(profile_chart(profile))
        self._show_ranks(profile)
        self._notes.setText("\n".join((*profile.notes, *_sources(profile))))

    def _show_ranks(self, profile: Profile) -> None:
        chart = rank_chart(profile)
        self._ranks_card.setVisible(chart is not None)
        if chart is None:
            return
        self._ranks_card.set_title(tr("Plats bland {of} kommuner").format(of=chart.marks[0].of))
        published = any(rank.source is RankSource.PUBLISHED for rank in profile.ranks.values())
        self._ranks_card.set_aside(tr("publicerad") if published else tr("1 = lägst andel"))
        self._ranks.set_chart(chart)

    def _has_figures(self) -> bool:
        return self._profile is not None

    # --- what the user does ---

    def _copy_table(self) -> None:
        self._table.copy()
        self.services.messages.tell(tr("Tabellen är kopierad."))

    def _open_report(self) -> None:
        self.services.run_command("report")

    def _import(self) -> None:
        self.services.run_command("import")


def _sex_words(sex: Sex) -> str:
    return tr("båda könen") if sex is Sex.ALLA else sex.label.lower()


def _sources(profile: Profile) -> tuple[str, ...]:
    """The source of each period; said once where they are the same."""
    lines = [f"{profile.period.label}: {profile.source.line}"]
    if profile.previous_source is not None:
        lines.append(f"{profile.previous_period.label}: {profile.previous_source.line}")
    if isinstance(profile.population, Empty):
        return tuple(lines)
    population = tr("Befolkning {ages} {period}: {count}.")
    ages = age_words(profile.age_group)
    lines.append(population.format(ages=ages, period=profile.period.label, count=show_count(profile.population)))
    return tuple(lines)
