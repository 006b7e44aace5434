"""What the draft says otherwise since the text was written (*jämför med nytt utkast*)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.profile.draft import ChangedSentence
from widgets.parts import Button, Card, CheckItem, CheckList, Sign
from widgets.text import tr


class ChangesCard(Card):
    """The sentences that differ, as they were and as they are; `replaced` and `kept` are the two ways on."""

    replaced = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Utkastet då och nu"), parent=parent)
        self.rows = CheckList()
        self.rows.setAccessibleName(tr("Meningar som skiljer sig"))
        self._replace = Button(tr("Ersätt med nya utkastet"))
        self._replace.setObjectName("replace-text")
        self._keep = Button(tr("Behåll min text"))
        self._keep.setObjectName("keep-text")
        self._replace.clicked.connect(self.replaced)
        self._keep.clicked.connect(self.kept)
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addWidget(self._replace)
        row.addStretch(1)
        self.body.addWidget(self.rows)
        self.body.addLayout(row)

    def show_changes(self, changes: Sequence[ChangedSentence], *, may_write: bool) -> None:
        """Show other differences."""
        self.set_aside(difference_words(len(changes)))
        self.rows.set_items([CheckItem(Sign.NOTE, _words(each)) for each in changes])
        self._replace.setEnabled(may_write)
        self._keep.setEnabled(may_write)


def difference_words(count: int) -> str:
    """`1 mening skiljer sig`, `3 meningar skiljer sig`."""
    return tr("1 mening skiljer sig") if count == 1 else tr("{count} meningar skiljer sig").format(count=count)


def _words(change: ChangedSentence) -> str:
    if not change.before:
        return tr("Nytt: {now}").format(now=change.now)
    if not change.now:
        return tr("Sägs inte längre: {before}").format(before=change.before)
    return tr("Då: {before}\nNu: {now}").format(before=change.before, now=change.now)
