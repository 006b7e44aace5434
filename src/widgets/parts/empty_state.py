"""What an empty place says: what belongs there, and the first step."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.parts.button import Button, ButtonKind
from widgets.parts.key_hint import KeyHint
from widgets.parts.text_label import TextLabel
from widgets.theme import Role, Space

START_KEYS = "Ctrl+Shift+J"
"""The window's keys for the first step, shown under its button."""


class EmptyState(QScrollArea):
    """A sentence, a line of explanation where needed, and a button that emits `started`, also by a key. It scrolls
    where the page is lower than it: it lies under others, and must not decide how low they can be."""

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
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(Space.L, Space.XL, Space.L, Space.XL)
        whole.setSpacing(Space.S)
        whole.addStretch(1)
        for label in (self._sentence, self._explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            whole.addWidget(label)
        whole.addSpacing(Space.XXS)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._keys = KeyHint(START_KEYS)
        whole.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (self.viewport(), inside):
            surface.setAutoFillBackground(False)
        # Only now: made visible before it is in place, each would be a window of its own for a moment.
        self._explanation.setVisible(bool(explanation))
        self.button.setVisible(bool(first_step))
        self._show_keys()
        self.button.installEventFilter(self)
        self.setAccessibleName(sentence)

    @property
    def offers(self) -> bool:
        """True while there is a first step to take here."""
        return self.isVisible() and self.button.isVisible() and self.button.isEnabled()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key is told of where the button is there to be pressed."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.EnabledChange):
            self._show_keys()
        return super().eventFilter(watched, event)

    def _show_keys(self) -> None:
        self._keys.setVisible(not self.button.isHidden() and self.button.isEnabled())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), Space.XXS)

    def set_text(self, sentence: str, explanation: str = "") -> None:
        """Say something else; the first step stays."""
        self._sentence.setText(sentence)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self.setAccessibleName(sentence)
