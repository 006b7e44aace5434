"""The button that copies a page's table: as the public may read it, or internally with a reason (ruling 22)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from storage.ground.texts import wrong_line
from widgets.parts import Button
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon


class CopyButton(Button):
    """`text` gives the table as other programs paste it, public unless a reason is given, and empty where there is
    none; `hides` says whether anything is ever hidden in it, `why_dark` why all is, empty where not all is."""

    def __init__(
        self,
        services: Services,
        text: Callable[[str], str],
        hides: Callable[[], bool] = lambda: True,
        why_dark: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Kopiera"), drawing=Icon.COPY, parent=parent)
        self._services, self._text, self._hides, self._why_dark = services, text, hides, why_dark
        self.setAccessibleName(tr("Kopiera tabellen"))
        menu = QMenu(self)
        self._publicly = menu.addAction(tr("Kopiera &tabellen, små tal dolda"), self.copy)
        menu.aboutToShow.connect(self._name_copying)
        menu.addAction(tr("Kopiera &internt, med skäl …"), self.copy_internally)
        self.setMenu(menu)

    def copy(self) -> None:
        """Copy the table with its small counts hidden."""
        copied = tr("Tabellen är kopierad.")
        hidden = self._why_dark() or tr("Små tal är dolda.")
        self._put(self._text(""), f"{copied} {hidden}" if self._hides() else copied)

    def copy_internally(self) -> None:
        """Copy the table whole, marked with why."""
        text = tr("Alla tal följer med, också små. Skriv varför; skälet står med i det kopierade.")
        reason = self._services.dialogs.ask_text(
            tr("Kopiera internt"), text, label=tr("Skäl"), wrong=partial(wrong_line, tr("Skäl"))
        )
        if reason is not None:
            self._put(self._text(reason), tr("Tabellen är kopierad, märkt som intern."))

    def _name_copying(self) -> None:
        all_hidden = tr("Kopiera &tabellen, alla tal dolda")
        self._publicly.setText(all_hidden if self._why_dark() else tr("Kopiera &tabellen, små tal dolda"))

    def _put(self, text: str, said: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._services.messages.tell(said)
