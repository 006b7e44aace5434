"""What a question ends in: the button that does it, and *Avbryt*."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from widgets.parts.button import Button
from widgets.text import tr


def answers(dialog: QDialog, does: Button) -> QDialogButtonBox:
    """`does` accepts the dialog, and so does Enter; *Avbryt* and Esc leave it."""
    does.setObjectName("accept")
    does.setDefault(True)
    box = QDialogButtonBox()
    box.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(Button(tr("Avbryt")), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
