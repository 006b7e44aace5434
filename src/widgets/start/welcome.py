"""What is shown while no workspace is open: three steps, the latest workspaces, and what went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from domain.ground.problem import UserProblem
from widgets.parts import Button, ButtonKind, Card, FieldLabel, PageHeader, TextLabel
from widgets.parts.self_saving import SelfSaving
from widgets.start.rows import Rows, workspace_row
from widgets.text import tr
from widgets.theme import Icon, Space


@dataclass(frozen=True, slots=True)
class NextStep:
    """A way on after something went wrong: what the button says and does."""

    text: str
    run: Callable[[], object]


class Welcome(QScrollArea):
    """Emits what the user wants; `recent_chosen` carries a path, `function_given` what was typed."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    recent_chosen = Signal(object)
    function_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName(tr("Välkommen"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("samverkanskoordinator Tierp"))
        self.field.setToolTip(self.field.placeholderText())
        SelfSaving(self._on_function, self.field, parent=self)
        page = QWidget()
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._layout.setSpacing(Space.M)
        self._layout.addWidget(
            PageHeader(
                tr("Välkommen till Lägesbild"),
                tr("Siffror, LOTS-ärenden och rekommendationer för samordningsförbund. Allt ligger på din dator."),
            )
        )
        self.trouble = TroubleCard()
        self._layout.addWidget(self.trouble)
        self._steps = QGridLayout()
        self._steps.setSpacing(Space.M)
        for column, card in enumerate((self._who_card(), self._workspace_card(), self._then_card())):
            self._steps.addWidget(card, 0, column)
            self._steps.setColumnStretch(column, 1)
        self._layout.addLayout(self._steps)
        self._recent = Card(tr("Senaste arbetsböcker"))
        self._recent_rows = Rows()
        self._recent.body.addWidget(self._recent_rows)
        self._layout.addWidget(self._recent)
        self._layout.addStretch(1)
        self.setWidget(page)

    def show_state(self, function: str, recent: Sequence[Path]) -> None:
        """The function as settings hold it, and the workspaces opened lately, latest first."""
        self.field.setText(function)
        self._recent_rows.set_rows([workspace_row(path, partial(self.recent_chosen.emit, path)) for path in recent])
        self._recent.setVisible(bool(recent))

    def show_trouble(self, title: str, problem: UserProblem | None, steps: Sequence[NextStep] = ()) -> None:
        """Why the workspace could not be opened, and the ways on; None when all is well."""
        self.trouble.show_trouble(title, problem, steps)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts: the way out of trouble, else what is not filled in."""
        if not self.trouble.isHidden() and self.trouble.buttons:
            return self.trouble.buttons[0]
        return self.create_button if self.field.text() else self.field

    def _who_card(self) -> Card:
        card = _step(
            tr("1  Vem arbetar?"),
            tr("Ange din funktion. Den står vid det du registrerar. Skriv aldrig ett namn."),
        )
        card.body.addWidget(FieldLabel(tr("Funktion"), self.field))
        card.body.addWidget(self.field)
        card.body.addStretch(1)
        return card

    def _workspace_card(self) -> Card:
        card = _step(
            tr("2  Skapa en arbetsbok"),
            tr("Arbetsboken är en fil med gruppens alla siffror. Har du fått en av en kollega öppnar du den."),
        )
        self.create_button = Button(tr("Ny arbetsbok …"), ButtonKind.PRIMARY, Icon.ADD)
        self.create_button.clicked.connect(self.new_wanted)
        opening = Button(tr("Öppna …"), drawing=Icon.OPEN)
        opening.clicked.connect(self.open_wanted)
        example = Button(tr("Visa exemplet"), drawing=Icon.CHART)
        example.clicked.connect(self.example_wanted)
        for button in (self.create_button, opening, example):
            card.body.addWidget(button)
        card.body.addStretch(1)
        return card

    def _then_card(self) -> Card:
        card = _step(
            tr("3  Registrera, läs, skriv ut"),
            tr("Välj område och period högst upp. Flikarna följer med."),
        )
        for line in (
            tr("Det du skriver sparas av sig självt. Det finns ingen spara-knapp."),
            tr("Ctrl+Z ångrar, också i morgon."),
            tr("Ctrl+K hittar allt. F1 öppnar handboken."),
        ):
            card.body.addWidget(TextLabel(line, wrap=True))
        card.body.addStretch(1)
        return card

    def _on_function(self) -> None:
        self.function_given.emit(self.field.text().strip())


class TroubleCard(Card):
    """What went wrong, and the ways on."""

    def __init__(self) -> None:
        super().__init__(accessible_name=tr("Det här hände"))
        self.buttons: list[Button] = []
        self._words = TextLabel(wrap=True)
        self.body.addWidget(self._words)
        self._row = Rows(across=True)
        self.body.addWidget(self._row)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when all is well."""
        return "" if self.isHidden() else self._words.text()

    def show_trouble(self, title: str, problem: UserProblem | None, steps: Sequence[NextStep]) -> None:
        """Say it, or go away when `problem` is None."""
        self.buttons = []
        self.setVisible(problem is not None)
        if problem is None:
            return
        self.set_title(title)
        self._words.setText("\n".join([problem.text, *(f"– {detail}" for detail in problem.details)]))
        for number, step in enumerate(steps):
            button = Button(step.text, ButtonKind.SECONDARY if number else ButtonKind.PRIMARY)
            button.clicked.connect(step.run)
            self.buttons.append(button)
        self._row.set_rows(self.buttons, stretch=True)


def _step(title: str, text: str) -> Card:
    card = Card(title)
    card.body.addWidget(TextLabel(text, tone="muted", wrap=True))
    card.body.addSpacing(Space.XXS)
    return card
