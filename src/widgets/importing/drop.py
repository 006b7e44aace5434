"""Files dropped on a window (*släpp filer här*)."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from storage.file.places import is_file_there

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """Lets `widget` take files from a file manager; `dropped` carries their paths. Anything else is left to others."""

    dropped = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what holds files."""
        if event.type() in _DRAGS and isinstance(event, QDragMoveEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent) and (files := _files(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)


def _files(dragged: QMimeData) -> tuple[Path, ...]:
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return tuple(path for path in paths if is_file_there(path))
