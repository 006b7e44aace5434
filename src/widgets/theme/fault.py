"""The mark of a field whose text is not stored."""

from PySide6.QtWidgets import QWidget


def show_fault(field: QWidget, is_fault: bool) -> None:
    """Put the mark on, or take it off; the sheet is gone through again only where that is a change."""
    if (field.property("fault") == "true") is not is_fault:
        field.setProperty("fault", "true" if is_fault else "false")
        style = field.style()
        style.unpolish(field)
        style.polish(field)
