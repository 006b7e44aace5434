"""What one file holds and what taking it in would do: read before anything is written."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from domain.ground.identity import masked
from widgets.importing import words
from widgets.importing.flow import Entry, Stage
from widgets.importing.origin import OriginFields
from widgets.parts import Button, CheckItem, CheckList, Sign, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space

_MOST_LISTED = 500
_LINES_IN_SIGHT = 8
_MOST_SHEETS = 6


class FilePreview(QScrollArea):
    """Scrolls where the screen is small or the letters are large; `found` lists what must be mended or looked over.

    `sheet_wanted` carries the name of a sheet that the user wants read instead of the one that was; `correction_wanted`
    asks for a file that locked months refuse; `origin` asks where the figures come from, as the function `who` imports
    them.
    """

    sheet_wanted = Signal(str)
    correction_wanted = Signal()

    def __init__(self, who: str, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._told: tuple[str, ...] = ()
        self.setAccessibleName(tr("Om filen"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._name = TextLabel(role=Role.H3, wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(Space.M)
        self._facts.setVerticalSpacing(Space.XXS)
        self._facts.setColumnStretch(1, 1)
        self.origin = OriginFields(who, read_only=read_only)
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(Space.XXS)
        self._counted = TextLabel(role=Role.H3, wrap=True)
        self._verdict = TextLabel(wrap=True)
        self.correct = Button(tr("Läs in som rättelse …"))
        self.correct.setObjectName("import-correct")
        self.correct.setToolTip(
            tr("Du skriver varför; skälet sparas med ändringen, och månaderna är låsta också efteråt.")
        )
        self.correct.hide()
        self.correct.clicked.connect(self.correction_wanted)
        self.found = CheckList()
        self.found.setAccessibleName(tr("Att rätta eller se över, och några av raderna"))
        within = QWidget()
        whole = QVBoxLayout(within)
        whole.setContentsMargins(0, 0, Space.XS, 0)
        whole.setSpacing(Space.XS)
        for label in (self._name, self._counted, self._verdict):
            # Else Qt takes the height of broken lines from them where it needs room for others.
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole.addWidget(self._name)
        whole.addLayout(self._facts)
        whole.addWidget(self.origin)
        whole.addLayout(self._sheets)
        whole.addWidget(self._counted)
        whole.addWidget(self._verdict)
        whole.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.found, 1)
        whole.addStretch(0)
        self.setWidget(within)

    @property
    def text(self) -> str:
        """Everything that is said, in the order it is read, for whoever hears it at once."""
        asked = self.origin.text if not self.origin.isHidden() else ""
        told = (self._name.text(), *self._told, asked, self._counted.text(), self._verdict.text())
        return "\n".join(text for text in told if text)

    def show_entry(self, entry: Entry) -> None:
        """Show this file as it stands now."""
        self._name.setText(masked(entry.path.name))
        self._show_facts(entry)
        self.origin.show_entry(entry)
        self._show_sheets(entry)
        outcome = entry.outcome
        counts = outcome is not None and entry.stage in (Stage.READY, Stage.NOTHING_NEW, Stage.TAKEN, Stage.TAKING_IN)
        self._counted.setText(words.counted(outcome) if outcome is not None and counts else "")
        self._counted.setVisible(bool(self._counted.text()))
        self._verdict.setText(words.verdict(entry, read_only=self._read_only))
        self._verdict.set_tone("error" if entry.stage in (Stage.FAILED, Stage.REFUSED) else "")
        locked = entry.stage is Stage.REFUSED and outcome is not None and bool(outcome.locked)
        self.correct.setVisible(locked and not self._read_only)
        items = _found(entry)
        self.found.set_items(items)
        self.found.setVisible(bool(items))
        room = self.fontMetrics().height() * _LINES_IN_SIGHT
        # Rows alone have a ground: below them there is nothing to see.
        self.found.setMaximumHeight(self.found.sizeHint().height())
        self.found.setMinimumHeight(min(self.found.sizeHint().height(), room) if items else 0)
        self.setAccessibleDescription(self.text)

    def _show_facts(self, entry: Entry) -> None:
        _clear(self._facts)
        told = words.facts(entry.tried) if entry.tried is not None else ()
        self._told = tuple(f"{name}: {value}" for name, value in told)
        for row, (name, value) in enumerate(told):
            self._facts.addWidget(TextLabel(name, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            label = TextLabel(value, wrap=True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._facts.addWidget(label, row, 1)

    def _show_sheets(self, entry: Entry) -> None:
        """A button for each sheet that could be read instead."""
        _clear(self._sheets)
        chosen = entry.stage in (Stage.READY, Stage.NOTHING_NEW, Stage.REFUSED) and entry.tried is not None
        for name in entry.tried.other_sheets[:_MOST_SHEETS] if chosen and entry.tried is not None else ():
            button = Button(tr("Läs bladet ”{sheet}” i stället").format(sheet=name.replace("&", "&&")))
            button.clicked.connect(partial(self.sheet_wanted.emit, name))
            self._sheets.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _found(entry: Entry) -> list[CheckItem]:
    problem, outcome = entry.problem, entry.outcome
    items = [CheckItem(Sign.ERROR, detail) for detail in problem.details] if problem is not None else []
    if outcome is None:
        return items
    items += [CheckItem(Sign.ERROR, words.refusal(each)) for each in outcome.refused[:_MOST_LISTED]]
    if len(outcome.refused) > _MOST_LISTED:
        more = tr("Och {count} rader till.").format(count=len(outcome.refused) - _MOST_LISTED)
        items.append(CheckItem(Sign.NOTE, more))
    items += [CheckItem(Sign.WARNING, note) for note in (*entry.against, *outcome.all_notes)]
    items += [CheckItem(Sign.NOTE, note) for note in (entry.tried.lacking if entry.tried is not None else ())]
    return items + [CheckItem(Sign.NOTE, words.row(row)) for row in (() if outcome.refused else outcome.rows)]
