"""Questions to the user behind a service, so that logic is tested without a dialog on the screen.

Dialogs are only for what cannot be undone or needs an answer from outside the window; everything else happens in
place. The window's own service is in `widgets.window.qt_dialogs`; tests use a recorder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from widgets.text import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file dialog offers: the words and the endings, `FileKind("PDF", ("pdf",))`."""

    name: str
    endings: tuple[str, ...]

    @property
    def filter(self) -> str:
        """As Qt writes it: `PDF (*.pdf)`."""
        return f"{self.name} ({' '.join(f'*.{ending}' for ending in self.endings)})"


PDF = FileKind("PDF", ("pdf",))


def workspace_file() -> FileKind:
    """A workspace file (*arbetsbok*)."""
    return FileKind(tr("Arbetsbok"), ("lagesbild",))


def files_with_figures() -> tuple[FileKind, ...]:
    """Files that can be taken in; they are known by what they hold, so that any may be tried."""
    return (
        FileKind(tr("Filer med siffror"), ("csv", "txt", "json", "px", "xlsx")),
        FileKind(tr("Alla filer"), ("*",)),
    )


def takes_any(_text: str) -> None:
    """Any text will do."""
    return


class Dialogs(Protocol):
    """What the window can ask. Every answer can be "no": None, or False."""

    def ask(self, title: str, text: str, *, yes: str, no: str = "") -> bool:
        """A question with two answers, `yes` worded as what happens ("Ta bort"); `no` is "Avbryt" unless given."""

    def decide(self, title: str, text: str, answers: Sequence[str], *, stays: str) -> int | None:
        """A question with a button for each of `answers`; the index of the one pressed. None is `stays`, which is what
        Esc means: nothing happens."""

    def choose(self, title: str, text: str, options: Sequence[str]) -> int | None:
        """One of several; the index chosen."""

    def ask_text(
        self, title: str, text: str, *, label: str, value: str = "", wrong: Callable[[str], str | None] = takes_any
    ) -> str | None:
        """One line of text, stripped and not empty, or None. `wrong` says why a text will not do, where it does not:
        the reason stands beside the field, and the question stays."""

    def tell(self, title: str, text: str, details: Sequence[str] = ()) -> None:
        """Something that must be read before going on."""

    def open_file(self, title: str, kinds: Sequence[FileKind], folder: Path | None = None) -> Path | None:
        """A file that exists."""

    def open_files(self, title: str, kinds: Sequence[FileKind], folder: Path | None = None) -> tuple[Path, ...]:
        """One or several files that exist; none when the user left it."""

    def save_file(self, title: str, kind: FileKind, suggestion: Path) -> Path | None:
        """Where to write; the user has agreed to replace a file that exists. The ending is added if left out."""

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """A folder that exists."""

    def choose_printer(self, title: str, pages: int) -> "QPrinter | None":
        """A printer, with the pages to print of the `pages` there are."""
