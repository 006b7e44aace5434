"""A column or a row of widgets that is filled anew."""

from collections.abc import Callable, Sequence
from os import sep
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.parts import Button, ButtonKind, TextLabel
from widgets.text import literal, tr
from widgets.theme import Icon, Role, Space


class Rows(QWidget):
    """Holds the widgets it was last given; those before them are taken away."""

    def __init__(self, *, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._layout = QBoxLayout(direction, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS if across else Space.XXS)

    @property
    def first(self) -> QWidget | None:
        """The first of the widgets it was last given."""
        item = self._layout.itemAt(0)
        return item.widget() if item is not None else None

    def set_rows(self, rows: Sequence[QWidget], *, stretch: bool = False) -> None:
        """Show these; `stretch` leaves what room is over after them."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._layout.addWidget(row)
            # Qt would show it a moment later, too late for the keyboard to go there now.
            row.show()
        if stretch:
            self._layout.addStretch(1)


class LinkRow(QWidget):
    """A quiet button and what is said about it beside; the remark takes more lines where it is narrow."""

    def __init__(
        self,
        text: str,
        remark: str,
        run: Callable[[], object],
        drawing: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = Button(literal(text), ButtonKind.QUIET, drawing)
        self.button.clicked.connect(run)
        # The name of a folder is one long word to Qt: it may go on below after each of its parts.
        said = TextLabel(remark.replace(sep, f"{sep}\u200b"), Role.SMALL, tone="muted", wrap=True)
        said.setAccessibleName(remark)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button.setAccessibleDescription(remark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.button)
        row.addWidget(said, 1)


class DoneRow(Button):
    """Something that was done: what, and under it when and by which function; long words give way. It leads there."""

    def __init__(
        self, when: str, what: str, who: str, run: Callable[[], object] | None, parent: QWidget | None = None
    ) -> None:
        """`run` is None where there is nowhere to go."""
        super().__init__("", ButtonKind.QUIET, parent=parent)
        said = f"{what[:1].upper()}{what[1:]}"
        self.said = tr("{what}, {when} av {who}").format(what=said, when=when, who=who)
        """All of it on one line."""
        self.setAccessibleName(self.said)
        done = TextLabel(said, wrap=True)
        remark = TextLabel(tr("{when} av {who}").format(when=when, who=who), Role.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, Space.XXS, Space.XS, Space.XXS)
        column.setSpacing(0)
        for words in (done, remark):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        grows = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        grows.setHeightForWidth(True)
        self.setSizePolicy(grows)
        if run is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.clicked.connect(run)

    def sizeHint(self) -> QSize:
        """That of its words: a button has none of its own."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


def workspace_row(path: Path, run: Callable[[], object]) -> LinkRow:
    """A workspace opened lately, with the folder it lies in."""
    row = LinkRow(path.stem, str(path.parent), run, Icon.OPEN)
    row.button.setAccessibleName(tr("Öppna {name}").format(name=path.stem))
    row.button.setToolTip(str(path))
    return row
