"""Where the figures of a file come from, asked for in the preview (rulings 45 and 46)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from domain.ground.display import show_list
from domain.importing.given import Given
from widgets.importing.flow import Entry, Stage
from widgets.parts import FieldLabel, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class OriginFields(QWidget):
    """`given` carries what was just written. The fields are there for a file with rows that name no source, the box for
    one with counts: ticked, they are official statistics."""

    given = Signal(object)

    def __init__(self, who: str, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who, self._read_only = who, read_only
        self._shown: Entry | None = None
        self.title, self.publisher = QLineEdit(), QLineEdit()
        self.title.setObjectName("origin-title")
        self.publisher.setObjectName("origin-publisher")
        self.official = QCheckBox(tr("Officiell statistik: små antal visas som de är"))
        self.official.setObjectName("origin-official")
        self._about = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._wrong = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XXS)
        self._labels = (
            FieldLabel(tr("Källa: vad uppgifterna heter"), self.title),
            FieldLabel(tr("Utgivare, eller funktion som har räknat"), self.publisher),
        )
        for column, (label, field) in enumerate(zip(self._labels, (self.title, self.publisher), strict=True)):
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            field.textEdited.connect(self._typed)
        grid.addWidget(self._wrong, 2, 0, 1, 2)
        grid.addWidget(self.official, 3, 0, 1, 2)
        grid.addWidget(self._about, 4, 0, 1, 2)
        self.official.clicked.connect(self._ticked)

    @property
    def text(self) -> str:
        """What is said beside the fields."""
        return self._wrong.text() or self._about.text()

    def show_entry(self, entry: Entry) -> None:
        """Show what is given of this file; nothing is asked of one that cannot be taken in."""
        outcome, given = entry.outcome, entry.given
        self._shown = entry
        asked = outcome is not None and entry.stage in (Stage.READY, Stage.TAKING_IN)
        # A file that is there already is asked about too: the answer may have been wrong.
        again = outcome is not None and entry.stage is Stage.NOTHING_NEW and bool(outcome.held)
        unsourced = (asked or again) and outcome is not None and "" in outcome.sources
        counts = outcome.counts if asked and outcome is not None else ()
        for label, field, text in zip(
            self._labels, (self.title, self.publisher), (given.title, given.publisher), strict=True
        ):
            label.setVisible(unsourced)
            field.setVisible(unsourced)
            field.setReadOnly(self._read_only)
            if field.text() != text:
                field.setText(text)
        self.official.setVisible(bool(counts))
        self.official.setEnabled(not self._read_only)
        self.official.setChecked(_is_official(entry))
        self._wrong.setText(given.problem)
        self._wrong.setVisible(unsourced and bool(given.problem))
        self._about.setText("\n".join(self._said(entry)) if asked or again else "")
        self._about.setVisible(bool(self._about.text()))
        self.setVisible(unsourced or bool(counts))
        for each in (self.title, self.publisher, self.official):
            each.setAccessibleDescription(self.text)

    def _said(self, entry: Entry) -> list[str]:
        outcome, given = entry.outcome, entry.given
        assert outcome is not None
        said = []
        if "" in outcome.sources and not given.problem:
            text = tr("Så står det under tabeller och diagram, också i rapporter: {source}.")
            said.append(text.format(source=given.tidied.source(self._who).line))
        if entry.stage is Stage.NOTHING_NEW:
            return said
        if outcome.counts and not self.official.isChecked():
            text = tr("Gruppen räknas ha samlat in {counts}: små antal döljs i det som är offentligt.")
            said.append(text.format(counts=_quoted(outcome.counts)))
            if outcome.open:
                text = tr("Det gäller också de siffror för {counts} som redan finns och som hittills har visats.")
                said.append(text.format(counts=_quoted(outcome.open)))
        elif outcome.own:
            text = tr(
                "{counts} är sedan tidigare gruppens egen uppgift: små antal döljs också i filens siffror. Det ändras "
                "för alla siffrorna på en gång under Indikatorer, Ändra definitionen."
            )
            said.append(text.format(counts=_quoted(outcome.own)))
        return said

    def _typed(self) -> None:
        before = self._shown.given if self._shown is not None else Given()
        self.given.emit(Given(self.title.text(), self.publisher.text(), before.official))

    def _ticked(self) -> None:
        self.given.emit(Given(self.title.text(), self.publisher.text(), self.official.isChecked()))


def _quoted(names: Iterable[str]) -> str:
    return show_list(f"”{name}”" for name in names)


def _is_official(entry: Entry) -> bool:
    return entry.outcome is not None and all(entry.given.is_official(named) for named in entry.outcome.sources)
