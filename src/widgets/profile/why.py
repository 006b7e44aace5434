"""Why the share moved (*varför andelen ändrades*): two effects, the change they add up to, and what chance says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.ground.display import show_parts
from domain.ground.value import number_or_none
from domain.profile.change_words import chance_words, change_sentence
from domain.profile.profile import Profile
from domain.profile.words import age_words
from widgets.parts import Card, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class WhyCard(Card):
    """Three lines that add up, in percentage points; a sentence where they cannot be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Varför andelen ändrades"), parent=parent)
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(Space.L)
        self._names = [TextLabel(), TextLabel(), TextLabel("", Role.H3)]
        self._numbers = [TextLabel("", Role.TABLE), TextLabel("", Role.TABLE), TextLabel("", Role.H3)]
        for at, (name, number) in enumerate(zip(self._names, self._numbers, strict=True)):
            grid.addWidget(name, at, 0)
            grid.addWidget(number, at, 1)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(2, 1)
        self._words = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._words)

    def show_profile(self, profile: Profile) -> None:
        """Show what moved the share of the total; hidden where there is nothing to compare with."""
        self.setVisible(profile.has_previous)
        change = profile.total.change
        persons, population, points = (
            number_or_none(each) for each in (change.from_persons, change.from_population, change.points)
        )
        known = persons is not None
        self._lines.setVisible(known)
        self.set_aside(tr("procentenheter") if known else "")
        if persons is None or population is None or points is None:
            self._words.setText(change_sentence(profile))
            return
        names = (
            tr("Ändrat antal helårspersoner"),
            tr("Ändrad befolkning {ages}").format(ages=age_words(profile.age_group)),
            tr("Ändring sedan {period}").format(period=profile.when_before),
        )
        shown = show_parts((persons, population), points, 2)
        for name, number, text, value in zip(self._names, self._numbers, names, shown, strict=True):
            name.setText(text)
            number.setText(value)
            number.setAccessibleName(f"{text}: {value}")
        self._words.setText(chance_words(profile.total))
        self._words.setVisible(bool(self._words.text()))
