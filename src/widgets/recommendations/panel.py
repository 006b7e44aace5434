"""*Att se över*, to the right of the draft: what the recommendation that is shown says that does not hold, what is left
to do with it, and what is fine."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.recommendation import Review, field_findings
from domain.ground.changes import Changes
from domain.recommendations.recommendation import Recommendation
from storage.file.workspace import Workspace
from storage.ground.texts import wrong_line
from storage.recommendations import checking
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, Sign, TextLabel
from widgets.parts.wrapping_row import WrappingRow
from widgets.tab.contract import Services
from widgets.tab.later import Later
from widgets.text import tr
from widgets.theme import Role, Space

PAUSE_MS = 400
"""The pause in the writing after which the text is looked over. A test shortens it."""

_SIGNS = {Severity.FAULT: Sign.ERROR, Severity.WARNING: Sign.WARNING, Severity.NOTE: Sign.NOTE}


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row of the list is about: one finding, or all known figures that are typed by hand."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def to_do(self) -> str:
        """What to do, after the words that it is about: the row is not marked while one writes."""
        if len(self.findings) > 1 or not self.first.words or self.first.start == self.first.end:
            return self.first.to_do
        return tr("”{words}”: {to_do}").format(words=self.first.words, to_do=self.first.to_do)


class ReviewPanel(Card):
    """The card beside the draft, under it in a narrow window. `field_wanted` asks for the keyboard in the field with
    that key, `words_wanted` for a stretch of its text to be marked, `replaced` for other words in their place. Nothing
    is stored here but through `services`."""

    field_wanted = Signal(str)
    words_wanted = Signal(str, int, int)
    replaced = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(tr("Att se över"), parent=parent)
        self.services = services
        self._stored: Recommendation | None = None
        self._written: Recommendation | None = None
        self._background: checking.Background | None = None
        self._later = Later(services.jobs, self, tr("Ser över texten"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look_over)
        self._list = CheckList(tr("Inget att se över."))
        self._list.chosen.connect(self._lead_to)
        self._list.currentRowChanged.connect(self._tell_more)
        self._to_do = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._instead, self._ignore = Button(tr("Byt ut")), Button(tr("Bortse …"))
        self._heed = Button(tr("Se över igen"))
        for button, does in (
            (self._instead, self._replace), (self._ignore, self._ask_why), (self._heed, self._heed_again),
        ):  # fmt: skip
            button.clicked.connect(does)
        self._why, self._close = TextLabel(wrap=True), Button(tr("Stäng"), ButtonKind.QUIET)
        self._close.setObjectName("close-finding")
        self._close.clicked.connect(partial(self._list.setCurrentRow, -1))
        buttons = WrappingRow()
        for button in (self._instead, self._ignore, self._heed, self._close):
            buttons.add(button)
        self.at_hand = QWidget(self)
        about = QVBoxLayout(self.at_hand)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(Space.XS)
        about.addWidget(self._why)
        about.addWidget(self._to_do)
        about.addLayout(buttons)
        self._apart = False
        self.body.addWidget(self._list)
        self.body.addWidget(self.at_hand)
        self.body.addStretch(1)
        self._tell_more()

    def stand_apart(self, layout: QVBoxLayout | None) -> None:
        """`at_hand`, what is told of the finding that one stands on, goes to `layout`, where it is seen when the list
        is not; None brings it back under the list."""
        self._apart = layout is not None
        if layout is None:
            self.body.insertWidget(1, self.at_hand)
            # Moved, they would come before the list that shows them.
            for before, after in pairwise((self._list, self._instead, self._ignore, self._heed, self._close)):
                self.setTabOrder(before, after)
        else:
            layout.addWidget(self.at_hand)
        self._tell_more()

    def show_recommendation(self, recommendation: Recommendation | None) -> None:
        """Look over what is stored of it; None where there is none to show."""
        if recommendation == self._stored:
            # Something else is another now: the figures may be.
            self._background = None
        another = recommendation is None or self._stored is None or recommendation.id != self._stored.id
        self._stored = self._written = recommendation
        if another:
            self._list.setCurrentRow(-1)
            self._show(Review(() if recommendation is None else tuple(field_findings(recommendation))))
            # Not of each that is passed on the way to another.
            self._later.forget()
            self._pause.start(PAUSE_MS)
        else:
            self._look_over()

    def show_writing(self, recommendation: Recommendation) -> None:
        """The same as it stands in the draft now, stored or not; told at every change of it."""
        if self._stored is not None and self._stored.id == recommendation.id:
            self._written = recommendation
            self._pause.start(PAUSE_MS)

    def step(self, by: int) -> None:
        """To the next finding, or with −1 the one before: its words are marked in the text."""
        rows = [at for at, item in enumerate(self._list.items_shown) if item.target is not None]
        if not rows:
            self.services.messages.tell(tr("Inget att se över."))
            return
        here = self._list.currentRow()
        onwards = [at for at in rows if (at > here if by > 0 else at < here)]
        to = (onwards or rows)[0 if by > 0 else -1]
        self._list.setCurrentRow(to)
        self._lead_to(self._list.items_shown[to].target)

    # --- what is found ---

    def _look_over(self) -> None:
        self._pause.stop()
        written, before, workspace = self._written, self._background, self.services.workspace
        if written is None:
            self._later.forget()
            return

        def work() -> tuple[checking.Background, Review]:
            background = checking.whole_background(workspace, [written], before)
            return background, background.review(written, checking.ignored_findings(workspace, written.id))

        self._later.run(work, self._deliver)

    def _deliver(self, found: tuple[checking.Background, Review]) -> None:
        self._background, review = found
        self._show(review)

    def _show(self, review: Review) -> None:
        known = tuple(each for each in review.findings if each.kind is FindingKind.CAN_BE_LIVE)
        items = [_item(each) for each in review.findings if each not in known]
        if len(known) > 1:
            text = tr("{count} kända siffror är skrivna för hand.").format(count=len(known))
            items.append(CheckItem(Sign.NOTE, text, _Row(known)))
        else:
            items += map(_item, known)
        items += [CheckItem(Sign.OK, sentence) for sentence in review.fine]
        items += [CheckItem(Sign.NOTE, sentence) for sentence in review.partly]
        for each in review.ignored:
            text = tr("Bortses från: {why} {note}").format(why=each.why, note=each.note)
            items.append(CheckItem(Sign.NOTE, text, _Row((each,))))
        self._list.set_items(items)
        self._tell_more()

    def _current(self) -> _Row | None:
        items, at = self._list.items_shown, self._list.currentRow()
        target = items[at].target if 0 <= at < len(items) else None
        return target if isinstance(target, _Row) else None

    def _tell_more(self, *_row: int) -> None:
        """What to do about the row that one stands on, and the ways to do it."""
        row = self._current()
        may_write = row is not None and not self.services.read_only
        ignored = row is not None and bool(row.first.note)
        self._to_do.setText("" if row is None or ignored else row.to_do)
        self._to_do.setVisible(bool(self._to_do.text()))
        item = self._list.current_item
        self._why.setText("" if item is None else item.text)
        for part in (self._why, self._close):
            part.setVisible(self._apart)
        self.at_hand.setVisible(row is not None)
        live = row is not None and row.first.kind in (FindingKind.CAN_BE_LIVE, FindingKind.HIDDEN)
        self._instead.setText(tr("Gör levande") if live else tr("Byt ut"))
        self._instead.setVisible(may_write and not ignored and row is not None and bool(row.first.instead))
        one = row is not None and len(row.findings) == 1
        self._ignore.setVisible(may_write and not ignored and one)
        self._heed.setVisible(may_write and ignored)

    # --- what the user does ---

    def _lead_to(self, target: object) -> None:
        if isinstance(target, _Row):
            found = target.first
            if found.end > found.start:
                self.words_wanted.emit(found.field, found.start, found.end)
            else:
                self.field_wanted.emit(found.field)

    def _replace(self) -> None:
        if (row := self._current()) is not None:
            # From the end, so that the places before stay what they are.
            self.replaced.emit(sorted(row.findings, key=lambda each: -each.start))
            self._look_over()

    def _ask_why(self) -> None:
        row, about = self._current(), self._stored
        if row is None or about is None:
            return
        wrong = partial(wrong_line, tr("Varför"))
        note = self.services.dialogs.ask_text(tr("Bortse från"), row.first.why, label=tr("Varför"), wrong=wrong)
        if note is not None:
            self.services.submit(partial(_ignore, about.id, row.first, note))

    def _heed_again(self) -> None:
        row, about = self._current(), self._stored
        if row is not None and about is not None:
            self.services.submit(partial(_heed, about.id, row.first))


def _item(finding: Finding) -> CheckItem:
    return CheckItem(_SIGNS[finding.severity], finding.why, _Row((finding,)))


def _ignore(recommendation: int, finding: Finding, note: str, workspace: Workspace) -> Changes:
    return checking.ignore_finding(workspace, recommendation=recommendation, finding=finding, note=note)


def _heed(recommendation: int, finding: Finding, workspace: Workspace) -> Changes:
    return checking.heed_finding(workspace, recommendation=recommendation, finding=finding)
