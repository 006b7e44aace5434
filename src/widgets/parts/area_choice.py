"""Which of the group's kommuner something is about: a button with a list to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from domain.ground.area import Area
from domain.ground.display import show_list
from widgets.text import literal, tr, without_marks


class AreaChoice(QPushButton):
    """Shows what is ticked in words; nothing ticked means the whole group. `changed` carries the codes."""

    changed = Signal(tuple)

    def __init__(self, members: Sequence[Area], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("areas")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._choices: dict[str, QAction] = {}
        self.setMenu(self._menu)
        self._others: tuple[str, ...] = ()
        self.offer(members)

    def offer(self, members: Sequence[Area]) -> None:
        """Offer these instead; nothing is ticked."""
        self._menu.clear()
        self._choices = {}
        for member in members:
            action = self._menu.addAction(literal(member.name))
            action.setCheckable(True)
            action.triggered.connect(self._ticked)
            self._choices[member.code] = action
        self.show_chosen(())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes ticked; codes that are no longer members are kept."""
        return (*(code for code, action in self._choices.items() if action.isChecked()), *self._others)

    def show_chosen(self, codes: Sequence[str]) -> None:
        """Tick these."""
        self._others = tuple(code for code in codes if code not in self._choices)
        for code, action in self._choices.items():
            action.setChecked(code in codes)
        self._say()

    def _ticked(self) -> None:
        self._say()
        self.changed.emit(self.chosen)

    def _say(self) -> None:
        names = [without_marks(action.text()) for action in self._choices.values() if action.isChecked()]
        words = show_list([*names, *self._others]) or tr("Hela gruppen")
        self.setText(literal(words))
        self.setToolTip(words)
        self.setAccessibleName(tr("Gäller: {areas}").format(areas=words))
