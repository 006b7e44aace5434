"""Level and change first: four numbers in focus, and the sentence that says what they mean together."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.ground.display import show_change, show_count, show_percent
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from domain.profile.words import summary_sentence
from widgets.parts import Beside, Card, FocusNumber, TextLabel
from widgets.profile.table import bare_percent
from widgets.text import tr
from widgets.theme import Space, text_scale

_ROOM = 900


class LevelCard(Card):
    """Share of the population, persons, change and place; the sentence stands beside, or below where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Nivå och förändring"), parent=parent)
        self._share, self._persons, self._points, self._rank = (FocusNumber() for _ in range(4))
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(Space.XL)
        self._numbers.setVerticalSpacing(Space.S)
        self._summary = TextLabel(wrap=True)
        self._row = Beside(Space.XL)
        self._row.addLayout(self._numbers)
        self._row.addWidget(self._summary, 1)
        self.body.addLayout(self._row)
        self._columns = 0
        self._arrange()

    def show_profile(self, profile: Profile) -> None:
        """Show another profile."""
        total, before = profile.total, profile.when_before
        published = tr(", publicerad") if profile.share_published else ""
        self._share.set_number(
            show_percent(total.share_of_population),
            tr("av befolkningen ({before}){published}").format(
                before=bare_percent(total.share_of_population_before), published=published
            ),
        )
        self._persons.set_number(
            show_count(total.persons), tr("helårspersoner ({before})").format(before=show_count(total.persons_before))
        )
        self._points.set_number(
            show_change(total.change.points, 1), tr("procentenheter sedan {before}").format(before=before)
        )
        rank = profile.ranks.get(RankMeasure.TOTAL)
        self._rank.setVisible(rank is not None)
        if rank is not None:
            earlier = tr("saknas") if rank.previous is None else str(rank.previous)
            self._rank.set_number(str(rank.rank), tr("av {of} kommuner ({before})").format(of=rank.of, before=earlier))
        self._summary.setText(summary_sentence(profile))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _ROOM * text_scale()
        columns = 2 if narrow else 4
        if columns == self._columns:
            return
        self._columns = columns
        self._row.stand(beside=not narrow)
        for at, number in enumerate((self._share, self._persons, self._points, self._rank)):
            self._numbers.removeWidget(number)
            self._numbers.addWidget(number, at // columns, at % columns)
