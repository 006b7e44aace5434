"""*Bilagor*: text, tables and pictures that the group adds to a report itself, and the logo on its cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from domain.reporting.appendix import Appendix
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.within_screen import resize_within_screen
from widgets.preview.appendix_form import AppendixForm
from widgets.preview.part_order import PartOrder
from widgets.recommendations.figures import FiguresOfTexts
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.file.workspace import Workspace
    from widgets.tab.contract import Services


class AppendicesDialog(QDialog):
    """The list to the left, the appendix it stands on to the right. What is written is stored as it is left. The
    figures in its texts are those of the `areas` (codes) that the report is about, of the whole group without any."""

    def __init__(
        self, services: Services, kind: str, period: str, parent: QWidget | None = None, areas: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setObjectName("appendices")
        self.setWindowTitle(tr("Bilagor"))
        self._services, self._of = services, {"kind": kind, "period": period}
        self._appendices: list[Appendix] = []
        self.order = PartOrder(tr("Rapportens egna bilagor"))
        self.form = AppendixForm(services.dialogs)
        self._areas, self._figures = areas, FiguresOfTexts(services, self, [self.form.body])
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self.text_button, self.table_button = Button(tr("Ny text")), Button(tr("Ny tabell"))
        self.pictures_button = Button(tr("Ny med bilder …"))
        self.remove_button, self.logo_button = Button(tr("Ta bort")), Button(tr("Logotyp …"), ButtonKind.QUIET)
        self._lay_out()
        self.order.list.currentRowChanged.connect(self._stand_on)
        self.order.changed.connect(self._store_order)
        self.text_button.clicked.connect(partial(self.begin, Appendix("")))
        self.table_button.clicked.connect(partial(self.begin, Appendix("", is_table=True)))
        self.pictures_button.clicked.connect(self.begin_with_pictures)
        self.remove_button.clicked.connect(self.remove)
        self.logo_button.clicked.connect(self.choose_logo)
        self._read(0)

    @property
    def problem(self) -> str:
        """Why what stands here could not be stored; empty when all is well."""
        return self._problem.text()

    def begin(self, appendix: Appendix) -> None:
        """Write a new appendix, which is stored once it holds something."""
        if self.store():
            self.order.list.setCurrentRow(-1)
            self._show(appendix)
            self.form.title.setFocus()

    def begin_with_pictures(self) -> None:
        """Begin an appendix with the pictures of a file."""
        if self.store() and (pictures := self.form.choose_pictures()):
            self.begin(Appendix("", pictures=pictures))

    def store(self) -> bool:
        """Store the appendix that is written where it is another than what is stored. False where it cannot be."""
        wanted = self.form.appendix
        if wanted is None or wanted == self.form.shown:
            self._say("")
            return True
        made: list[int] = []

        def operation(ws: Workspace) -> Changes:
            from storage.reporting.appendices import store_appendix

            stored, changes = store_appendix(ws, appendix=wanted, **self._of)
            made.append(stored)
            return changes

        self._say(self._services.refused(operation))
        if made:
            self._read(next((row for row, each in enumerate(self._there_is()) if each.id == made[0]), 0))
        return bool(made)

    def remove(self) -> None:
        """Take the appendix away that the list stands on, or what is begun; the former can be undone."""
        from storage.reporting.appendices import remove_appendix

        shown = self.form.shown
        if shown is not None and shown.id is not None:
            self._services.submit(partial(remove_appendix, appendix=shown))
        self._say("")
        self._read(max(self.order.list.currentRow() - 1, 0))

    def choose_logo(self) -> None:
        """Ask for the logo on the cover and what is read of it; nothing chosen leaves it as it is."""
        from storage.reporting.appendices import change_logo, logo

        if logo(self._services.workspace) is not None:
            text = tr("Gruppen har en logotyp på omslaget.")
            answers = (tr("Ta bort den"), tr("Byt den …"))
            answer = self._services.dialogs.decide(tr("Logotyp"), text, answers, stays=tr("Behåll den"))
            if answer == 0:
                self._services.submit(partial(change_logo, picture=None))
            if answer != 1:
                return
        pictures = self.form.choose_pictures(several=False)
        if pictures:
            asked = tr("Vad föreställer den? Orden läses upp för den som inte ser bilden.")
            said = self._services.dialogs.ask_text(
                tr("Logotyp"), asked, label=tr("I ord"), value=tr("Gruppens logotyp"), wrong=_nothing_written
            )
            if said:
                picture = replace(pictures[0], alternative=said)
                self._say(self._services.refused(partial(change_logo, picture=picture)))

    def done(self, result: int) -> None:
        """What is written is stored as the dialog is left. What cannot be is asked about."""
        if self.store():
            super().done(result)
            return
        text = tr("Det du skrev är inte sparat: {why} Stänger du nu försvinner det.").format(why=self.problem)
        if self._services.dialogs.ask(tr("Osparat"), text, yes=tr("Stäng ändå"), no=tr("Gå tillbaka")):
            super().done(result)

    def _there_is(self) -> tuple[Appendix, ...]:
        from storage.reporting.appendices import appendices_of

        return appendices_of(self._services.workspace, **self._of)

    def _read(self, row: int) -> None:
        self._appendices = list(self._there_is())
        was = self.order.list.blockSignals(True)
        self.order.show_parts((str(each.id), each.title) for each in self._appendices)
        self.order.list.setCurrentRow(min(row, len(self._appendices) - 1))
        self.order.list.blockSignals(was)
        at = self.order.list.currentRow()
        self._show(self._appendices[at] if at >= 0 else None)

    def _stand_on(self, row: int) -> None:
        shown = self.form.shown
        if row < 0 or (shown is not None and self._appendices[row].id == shown.id):
            return
        wanted = self._appendices[row].id
        if self.store():
            self._read(next(at for at, each in enumerate(self._appendices) if each.id == wanted))
        else:
            was = self.order.list.blockSignals(True)
            ids = [each.id for each in self._appendices]
            self.order.list.setCurrentRow(ids.index(shown.id) if shown is not None and shown.id in ids else -1)
            self.order.list.blockSignals(was)

    def _show(self, appendix: Appendix | None) -> None:
        self.form.show_appendix(appendix)
        self._figures.show_for(self._areas)
        self.remove_button.setEnabled(self.form.shown is not None)

    def _store_order(self) -> None:
        from storage.reporting.appendices import order_appendices

        ids = [int(key) for key in self.order.keys]
        self._services.submit(partial(order_appendices, ids=ids, kind=self._of["kind"], period=self._of["period"]))
        self._appendices.sort(key=lambda each: ids.index(each.id or 0))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.XXS)
        left.addWidget(FieldLabel(tr("Rapportens egna bilagor"), self.order.list))
        left.addWidget(self.order)
        for button in (self.text_button, self.table_button, self.pictures_button, self.remove_button, self.logo_button):
            left.addWidget(button)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addLayout(left, 1)
        both.addWidget(self.form, 2)
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        said = tr(
            "Bilagorna får sina nummer efter programmets egna. Allt sparas när du går vidare och ångras med Ctrl+Z."
        )
        foot.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True), 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        whole.addLayout(both, 1)
        whole.addWidget(self._problem)
        whole.addLayout(foot)
        resize_within_screen(self, 104, 34)


def _nothing_written(text: str) -> str | None:
    return None if text.strip() else tr("Skriv vad bilden föreställer.")
