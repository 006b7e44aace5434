"""A defect of the program, told to the one who met it: what is safe, and what to send on."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from widgets.parts import Button, ButtonKind, TextLabel
from widgets.text import tr
from widgets.theme import Icon, Role, Space


class DefectDialog(QDialog):
    """The technical words can be copied; they hold nothing of what the user has written."""

    def __init__(self, description: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("defect")
        self.setWindowTitle(tr("Ett fel i programmet"))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 50)
        self._description = QPlainTextEdit(description)
        self._description.setReadOnly(True)
        self._description.setAccessibleName(tr("Tekniska uppgifter"))
        copy = Button(tr("Kopiera uppgifterna"), drawing=Icon.COPY)
        copy.clicked.connect(self.copy)
        go_on = Button(tr("Fortsätt"), ButtonKind.PRIMARY)
        go_on.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Ett fel i programmet"), Role.H2))
        layout.addWidget(
            TextLabel(
                tr(
                    "Det du gjorde nyss blev kanske inte av. Allt som stod som sparat är sparat. Gör om det, och "
                    "starta om programmet om felet kommer igen. Skicka gärna uppgifterna nedan till den som sköter "
                    "programmet där du arbetar. De innehåller inget av det du har skrivit."
                ),
                wrap=True,
            )
        )
        layout.addWidget(self._description, 1)
        said = TextLabel(
            tr("Samma uppgifter står i loggen: {log}").format(log=log), Role.SMALL, tone="muted", wrap=True
        )
        layout.addWidget(said)
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Put the technical words on the clipboard."""
        QGuiApplication.clipboard().setText(self._description.toPlainText())
