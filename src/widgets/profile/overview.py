"""*Översikt*: level and change first, then the table, the six-axis radar, why the share moved, and what to know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.display import show_change, show_count
from domain.profile import Profile
from domain.profile_chart import profile_chart, radar_chart, rank_chart
from domain.profile_words import age_words
from domain.ranking import RankSource
from domain.value import Empty, is_number
from reports.change_words import change_sentence
from widgets.charts import ChartWithTable
from widgets.parts import Card, FocusNumber, Placed, Spread, TextLabel
from widgets.profile.choices import Standpoint
from widgets.profile.level import LevelCard
from widgets.profile.offers import overview_offers
from widgets.profile.table import ProfileTable
from widgets.profile.view import ProfileView
from widgets.shell.contract import Action, Services
from widgets.text import tr
from widgets.theme import Role, Space

_WITH_PLACES = (6, 5, 4)
_WITHOUT_PLACES = (6, 5, 0)


class OverviewView(ProfileView):
    """The whole profile on one page."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._profile: Profile | None = None
        self._level = LevelCard()
        self.table = ProfileTable()
        self._chart = ChartWithTable()
        self._ranks = ChartWithTable()
        for chart in (self._chart, self._ranks):
            chart.copied.connect(services.messages.tell)
        self._ranks_card = Card()
        self._why = WhyCard()
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()

    def _lay_out(self) -> None:
        table = Card(tr("Helårspersoner per ersättning"))
        table.body.addWidget(self.table)
        table.body.addStretch(1)
        chart = Card(accessible_name=tr("Försörjningsprofil"))
        chart.body.addWidget(self._chart)
        chart.body.addStretch(1)
        self._ranks_card.body.addWidget(self._ranks)
        self._ranks_card.body.addStretch(1)
        notes = Card(tr("Att veta om siffrorna"))
        notes.body.addWidget(self._notes)
        notes.body.addStretch(1)
        self._spread = Spread(
            (
                Placed(self._level, 0, 0, columns=3),
                Placed(table, 1, 0),
                Placed(chart, 1, 1, rows=3),
                Placed(self._ranks_card, 1, 2, rows=3),
                Placed(self._why, 2, 0),
                Placed(notes, 3, 0),
            ),
            shares=_WITH_PLACES,
            stretched=3,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._spread)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Show another profile."""
        self._profile = profile
        if profile is None:
            return
        self._level.show_profile(profile)
        self.table.show_profile(profile)
        # Without a population there are no shares to draw a radar of, but the persons can be drawn.
        shares = any(is_number(row.share_of_population) for row in profile.rows)
        self._chart.set_chart(radar_chart(profile) if shares else profile_chart(profile))
        self._show_places(profile)
        self._why.show_profile(profile)
        self._notes.setText("\n".join((*profile.notes, *_sources(profile))))

    def _show_places(self, profile: Profile) -> None:
        chart = rank_chart(profile)
        self._ranks_card.setVisible(chart is not None)
        self._spread.set_shares(_WITHOUT_PLACES if chart is None else _WITH_PLACES)
        if chart is None:
            return
        self._ranks_card.set_title(tr("Plats bland {of} kommuner").format(of=chart.marks[0].of))
        published = any(rank.source is RankSource.PUBLISHED for rank in profile.ranks.values())
        self._ranks_card.set_aside(tr("publicerad") if published else tr("1 = lägst andel"))
        self._ranks.set_chart(chart)

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def actions_offered(self) -> Sequence[Action]:
        """Copying the table."""
        (copy,) = overview_offers()
        return (copy.done_by(self.copy_table, lambda: self._profile is not None),)

    def copy_table(self) -> None:
        """Put the table on the clipboard."""
        self.table.copy()
        self.services.messages.tell(tr("Tabellen är kopierad."))


class WhyCard(Card):
    """*Varför andelen ändrades*: the change, and the two effects that add up to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Varför andelen ändrades"), parent=parent)
        self._words = TextLabel(wrap=True)
        self._numbers = QWidget()
        row = QVBoxLayout(self._numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XXS)
        self._sum = FocusNumber()
        row.addWidget(self._sum)
        self.body.addWidget(self._numbers)
        self.body.addWidget(self._words)

    def show_profile(self, profile: Profile) -> None:
        """Show what moved the share of the total; hidden where there is nothing to compare with."""
        change = profile.total.change
        self.setVisible(profile.has_previous)
        known = not isinstance(change.from_persons, Empty)
        self._numbers.setVisible(known)
        if known:
            text = tr("procentenheter = {persons} av antalet, {population} av befolkningen")
            parts = (show_change(change.from_persons, 1), show_change(change.from_population, 1))
            self._sum.set_number(show_change(change.points, 1), text.format(persons=parts[0], population=parts[1]))
        self._words.setText(change_sentence(profile))


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
