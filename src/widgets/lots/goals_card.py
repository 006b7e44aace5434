"""*Mål*: how far each goal is reached, and a form to write them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from domain.ground.changes import Changes
from domain.ground.day_text import read_day
from domain.ground.entry import parse_count
from domain.ground.problem import UserProblem
from domain.lots.period import Goal
from storage.file.workspace import Workspace
from storage.lots.queries import StoredGoal
from storage.lots.resource import remove_goal, set_goal
from widgets.lots.resource import resource_summary
from widgets.lots.resource_card import ResourceCard
from widgets.lots.resource_screen import ResourceScreen
from widgets.parts import Button, ButtonKind, Card, FieldLabel, TextLabel
from widgets.parts.wrapping_row import WrappingRow
from widgets.tab.contract import Operation, Place, Services
from widgets.text import tr
from widgets.theme import Role, Space


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is typed at a place without being stored: of which goal, the fields, and what it counts."""

    place: Place
    goal: int | None
    texts: tuple[str, ...]
    counts: int


class GoalsCard(Card):
    """The goals of the area. What is typed stays until it is stored, also where it is refused."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(tr("Mål"), parent=parent)
        self._services = services
        self._place: Place | None = None
        self._goals: Sequence[StoredGoal] = ()
        self._drafts: dict[str, _Draft] = {}
        self._storing = False
        self.reached = ResourceCard()
        self.which = QComboBox()
        self.which.setObjectName("goal-which")
        self.name, self.target, self.since, self.until = (QLineEdit() for _ in range(4))
        self.name.setPlaceholderText(tr("till exempel Nyinskrivna hos social arbetscoach"))
        for field, name in (
            (self.name, "goal-name"), (self.target, "goal-target"), (self.since, "goal-since"),
            (self.until, "goal-until"),
        ):  # fmt: skip
            field.setObjectName(name)
            field.returnPressed.connect(self._store)
        for field in (self.since, self.until):
            field.setPlaceholderText(tr("2016-12-31"))
        self.counts = QComboBox()
        self.counts.addItem(tr("antal nyinskrivna"), userData=False)
        self.counts.addItem(tr("% som påbörjat arbetsträning"), userData=True)
        self.counts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._wrong = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._store_button = Button(tr("Lägg till målet"), ButtonKind.PRIMARY)
        self._store_button.setObjectName("goal-store")
        self._remove = Button(tr("Ta bort målet"))
        self._lay_out()
        self.which.activated.connect(self._fill)
        self._store_button.clicked.connect(self._store)
        self._remove.clicked.connect(self._take_away)

    def show_screen(self, screen: ResourceScreen) -> None:
        """Show the area's goals; what is being typed stays, unless it is of another area."""
        if not self._storing:
            self._keep_draft()
        moved = self._place is None or screen.area != self._place.area
        self._place = Place(screen.area, period=screen.month)
        summary = resource_summary(screen.month, screen.resource, [each.goal for each in screen.goals])
        self.reached.show_summary(summary)
        if tuple(screen.goals) != tuple(self._goals) or moved:
            chosen = None if moved else self.which.currentData()
            self._goals = screen.goals
            self.which.clear()
            self.which.addItem(tr("Nytt mål"), None)
            for each in self._goals:
                self.which.addItem(each.goal.name, each.id)
            self._choose(chosen)
            if screen.area.code in self._drafts:
                self._restore(self._drafts[screen.area.code])
        for part in (*self._fields, self._store_button, self._remove):
            part.setEnabled(not self._services.read_only)

    def typed(self) -> Sequence[Place]:
        """Where a goal is typed and not stored."""
        self._keep_draft()
        return [draft.place for draft in self._drafts.values()]

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.target, self.since, self.until)

    @property
    def _chosen(self) -> StoredGoal | None:
        return next((each for each in self._goals if each.id == self.which.currentData()), None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XXS)
        places = (
            (tr("Skriv eller ändra"), self.which, 0, 0, 2),
            (tr("Vad målet heter"), self.name, 2, 0, 2),
            (tr("Vad som räknas"), self.counts, 4, 0, 1),
            (tr("Målet"), self.target, 4, 1, 1),
            (tr("Från och med"), self.since, 6, 0, 1),
            (tr("Till och med"), self.until, 6, 1, 1),
        )
        for label, field, row, column, columns in places:
            grid.addWidget(FieldLabel(label, field), row, column, 1, columns)
            grid.addWidget(field, row + 1, column, 1, columns)
        self.body.addLayout(grid)
        self.body.addWidget(self._wrong)
        self._wrong.hide()
        buttons = QWidget()
        beside = WrappingRow()
        buttons.setLayout(beside)
        beside.add(self._store_button)
        beside.add(self._remove)
        self.body.addWidget(buttons)
        # Below the form: it grows with what is typed in the sheets, and nothing moves while one types.
        self.body.addWidget(self.reached)
        self.body.addStretch(1)

    def _choose(self, goal: int | None) -> None:
        at = next((at for at in range(self.which.count()) if self.which.itemData(at) == goal), 0)
        self.which.setCurrentIndex(at)
        self._fill()

    def _keep_draft(self) -> None:
        """What is typed belongs to its area, also while another is shown."""
        if self._place is None:
            return
        chosen, code = self._chosen, self._place.area.code
        texts = tuple(field.text() for field in self._fields)
        other = any(texts) and self.counts.currentIndex() != _counts(chosen)
        self._drafts.pop(code, None)
        if texts != _texts(chosen) or other:
            goal = None if chosen is None else chosen.id
            self._drafts[code] = _Draft(self._place, goal, texts, self.counts.currentIndex())

    def _restore(self, draft: _Draft) -> None:
        self._choose(draft.goal)
        for field, text in zip(self._fields, draft.texts, strict=True):
            field.setText(text)
        self.counts.setCurrentIndex(draft.counts)

    def _fill(self) -> None:
        goal = self._chosen
        for field, text in zip(self._fields, _texts(goal), strict=True):
            field.setText(text)
        self.counts.setCurrentIndex(_counts(goal))
        self._store_button.setText(tr("Lägg till målet") if goal is None else tr("Spara ändringen"))
        self._remove.setVisible(goal is not None)
        self._say("")

    def _store(self) -> None:
        try:
            goal = self._read()
        except UserProblem as problem:
            self._say(problem.text)
            return
        assert self._place is not None
        chosen, area = self._chosen, self._place.area.code

        def write(ws: Workspace) -> Changes:
            return set_goal(ws, area=area, goal=goal, goal_id=None if chosen is None else chosen.id)

        self._submit(write)

    def _take_away(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self._submit(lambda ws: remove_goal(ws, goal_id=chosen.id))

    def _submit(self, write: Operation) -> None:
        assert self._place is not None
        self._say("")
        # Stored, it is no draft any more; refused, it stands in the fields still.
        self._drafts.pop(self._place.area.code, None)
        self._storing = True
        done = self._services.submit(write, on_problem=lambda problem: self._say(problem.text))
        self._storing = False
        if done is not None:
            # Who asked what is unsaved while it was being stored made a draft of it.
            self._drafts.pop(self._place.area.code, None)
            self._choose(self.which.currentData())
            self._services.unsaved_changed()

    def _read(self) -> Goal:
        """What is typed as a goal. Raises UserProblem with what is wrong."""
        entry = parse_count(self.target.text())
        if not isinstance(entry.value, int):
            raise UserProblem(tr("Skriv målet som ett helt tal, till exempel 40."))
        days = [day_of(label, field.text()) for label, field in ((tr("Från"), self.since), (tr("Till"), self.until))]
        return Goal(self.name.text(), entry.value, bool(self.counts.currentData()), *days)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))


def _texts(stored: StoredGoal | None) -> tuple[str, str, str, str]:
    if stored is None:
        return ("", "", "", "")
    goal = stored.goal
    return (goal.name, str(goal.target), goal.since.isoformat(), goal.until.isoformat())


def _counts(stored: StoredGoal | None) -> int:
    return int(stored is not None and stored.goal.is_share)


def day_of(label: str, text: str) -> date:
    """The day that is written in the field of that name. Raises UserProblem with what is wrong."""
    try:
        day, note = read_day(text)
    except UserProblem as problem:
        raise UserProblem(f"{label}: {problem.text}") from problem
    if day is None or note:
        raise UserProblem(tr("{label}: skriv datumet som åååå-mm-dd, till exempel 2016-12-31.").format(label=label))
    return day
