"""What an empty place says: what belongs there, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.parts.button import Button, ButtonKind
from widgets.parts.text_label import TextLabel
from widgets.theme import Role, Space, role_font


class EmptyState(QWidget):
    """A sentence, a line of explanation where needed, and a button that emits `started`."""

    started = Signal()

    def __init__(
        self,
        sentence: str,
        first_step: str = "",
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = TextLabel(sentence, Role.H3, wrap=True)
        self._explanation = TextLabel(explanation, tone="muted", wrap=True)
        self.button = Button(first_step, ButtonKind.PRIMARY)
        self.button.clicked.connect(self.started)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.XL, Space.L, Space.XL)
        whole.setSpacing(Space.S)
        whole.addStretch(1)
        for label in (self._sentence, self._explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            whole.addWidget(label)
        whole.addSpacing(Space.XXS)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)
        # Only now: made visible before it is in place, each would be a window of its own for a moment.
        self._explanation.setVisible(bool(explanation))
        self.button.setVisible(bool(first_step))
        self.setAccessibleName(sentence)

    def set_text(self, sentence: str, explanation: str = "") -> None:
        """Say something else; the first step stays."""
        self._sentence.setText(sentence)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self.setAccessibleName(sentence)

    @staticmethod
    def line_width() -> int:
        """A width at which its lines are short enough to read."""
        return role_font(Role.TEXT).pixelSize() * 32
