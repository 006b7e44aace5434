"""*Översikt*: level and change first, then the table, the six-axis radar, why the share moved, and what to know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.display import show_count
from domain.ground.value import Empty, is_number
from domain.profile.national import Measure
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from domain.profile.words import age_words
from drawing.profile import profile_chart, radar_chart
from widgets.charts import ChartWithTable
from widgets.parts import Card, Placed, Spread, TextLabel
from widgets.profile.choices import Standpoint
from widgets.profile.level import LevelCard
from widgets.profile.table import ProfileTable
from widgets.profile.view import ProfileView
from widgets.profile.why import WhyCard
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role


class OverviewView(ProfileView):
    """The whole profile on one page. The radar has half the width: in less its labels have to be broken."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._level = LevelCard()
        self.table = ProfileTable()
        self._chart = ChartWithTable()
        self._chart.copied.connect(services.messages.tell)
        self._why = WhyCard()
        self._notes = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._of_group = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        table = Card(accessible_name=tr("Helårspersoner per ersättning"))
        table.body.addWidget(self.table)
        table.body.addWidget(self._of_group)
        table.body.addStretch(1)
        chart = Card(accessible_name=tr("Försörjningsprofil"))
        chart.body.addWidget(self._chart)
        chart.body.addStretch(1)
        notes = Card(tr("Att veta om siffrorna"))
        notes.body.addWidget(self._notes)
        notes.body.addStretch(1)
        spread = Spread(
            (
                Placed(self._level, 0, 0, columns=2),
                Placed(table, 1, 0),
                Placed(chart, 1, 1, rows=3),
                Placed(self._why, 2, 0),
                Placed(notes, 3, 0),
            ),
            # Wide enough for the figures of any kommun: else the radar would be laid out anew in each.
            shares=(11, 10),
            stretched=3,
            parent=self,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(spread)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Show another profile."""
        if profile is None:
            return
        self._level.show_profile(profile)
        self.table.show_profile(profile)
        self._of_group.setText("\n".join(profile.group_notes))
        self._of_group.setVisible(bool(profile.group_notes))
        # Without a population there are no shares to draw a radar of, but the persons can be drawn.
        shares = any(is_number(row.share_of_population) for row in profile.rows)
        self._chart.set_chart(radar_chart(profile) if shares else profile_chart(profile))
        self._why.show_profile(profile)
        self._notes.setText("\n".join(f"· {each}" for each in (*profile.other_notes, *_sources(profile))))

    @property
    def measure(self) -> Measure:
        """The kind of the row the keyboard stands in."""
        return self.table.kind or RankMeasure.TOTAL

    @property
    def is_in_year_before(self) -> bool:
        """True in the first column of figures."""
        return self.table.currentIndex().column() == 1

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def copy_table(self) -> bool:
        """Put the table on the clipboard."""
        self.table.copy()
        return True


def _sources(profile: Profile) -> tuple[str, ...]:
    """The source of each period, and the population."""
    lines = [f"{profile.when}: {profile.source.line}"]
    if profile.previous_source is not None:
        lines.append(f"{profile.when_before}: {profile.previous_source.line}")
    if isinstance(profile.population, Empty):
        return tuple(lines)
    population = tr("Befolkning {ages} {period}: {count}.")
    ages = age_words(profile.age_group)
    lines.append(population.format(ages=ages, period=profile.when, count=show_count(profile.population)))
    return tuple(lines)
