"""What stands beside one another where there is room, else below."""

from PySide6.QtWidgets import QBoxLayout, QWidget

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beside(QBoxLayout):
    """`spacing` apart, or `below` where they stand below one another."""

    def __init__(self, spacing: int, below: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_ACROSS)
        if parent is not None:
            parent.setLayout(self)
        self._spacing, self._below = spacing, spacing if below is None else below
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def stand(self, *, beside: bool) -> None:
        """Where there is room `beside`. Asked from the middle of a layout, so nothing is done where it stands so."""
        direction = _ACROSS if beside else _DOWN
        if direction is not self.direction():
            self.setDirection(direction)
            self.setSpacing(self._spacing if beside else self._below)
