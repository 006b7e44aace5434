"""*Titel, text och ordning*: what the group itself decides of the report of one year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from domain.reporting.composition import Composition
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.live_text import LiveText
from widgets.parts.scrolled import scrolled_dialog
from widgets.parts.self_saving import SelfSaving
from widgets.parts.spelling import Spelled
from widgets.parts.within_screen import resize_within_screen
from widgets.preview.part_order import PartOrder
from widgets.recommendations.figures import FiguresOfTexts
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from reports.page.part import Plan
    from storage.file.workspace import Workspace
    from widgets.tab.contract import Services

_TEXT_LINES = 6


class ComposeDialog(QDialog):
    """Each field saves itself, and every move of a part. The figures in its texts are those of the `areas` (codes) that
    the report is about, of the whole group without any."""

    def __init__(
        self,
        services: Services,
        plan: Plan,
        period: str,
        present: Composition,
        parent: QWidget | None = None,
        areas: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compose")
        self.setWindowTitle(tr("Titel, text och ordning {period}").format(period=period))
        self._services, self._plan, self._period = services, plan.key, period
        self.title, self.subtitle = QLineEdit(present.title), QLineEdit(present.subtitle)
        self.day, self.registration = QLineEdit(present.day), QLineEdit(present.registration)
        self.summary, self.own_text, self.signers = LiveText(), LiveText(), QPlainTextEdit(present.signers)
        Spelled(self.signers)
        for text in (self.summary, self.own_text, self.signers):
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * _TEXT_LINES)
        self.summary.show_written(present.summary)
        self.own_text.show_written(present.own_text)
        self.signed = QLineEdit(present.signed)
        self.signed.setPlaceholderText(tr("till exempel Förslagen är förankrade."))
        self.signers.setPlaceholderText(tr("Försäkringskassan, enhetschef\nTierps kommun, socialchef"))
        self.title.setPlaceholderText(tr("till exempel Offentlig försörjning i Tierp"))
        self.day.setPlaceholderText(tr("till exempel 5 september 2022"))
        self.registration.setPlaceholderText(tr("till exempel 2022/14"))
        self.own_text.setPlaceholderText(tr("# Inledning\nEn rad som börjar med # är en rubrik."))
        self.order = PartOrder(tr("Delarnas ordning"))
        titles = {part.key: part.title for part in plan.content}
        self.order.show_parts((key, titles[key]) for key in present.ordered(titles))
        self.order.changed.connect(self.store)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._lay_out()
        self._stored = self.composition
        self._figures = FiguresOfTexts(services, self, [self.summary, self.own_text])
        self._figures.show_for(areas)
        lines = (self.title, self.subtitle, self.day, self.registration)
        SelfSaving(self.store, *lines, self.summary, self.own_text, self.signed, self.signers, parent=self)
        self.title.setFocus()

    @property
    def composition(self) -> Composition:
        """What stands in the dialog."""
        return Composition(
            title=self.title.text(),
            subtitle=self.subtitle.text(),
            day=self.day.text(),
            registration=self.registration.text(),
            summary=self.summary.written,
            own_text=self.own_text.written,
            signed=self.signed.text(),
            signers=self.signers.toPlainText(),
            order=self.order.keys,
        )

    def store(self) -> None:
        """Store what stands here where it is another than what is stored, or say why it cannot be."""
        wanted = self.composition
        if wanted != self._stored:
            operation = partial(_store, plan=self._plan, period=self._period, composition=wanted)
            self._say(self._services.refused(operation))
            if not self.problem:
                self._stored = wanted
        elif self.problem:
            self._say("")

    @property
    def problem(self) -> str:
        """Why what stands here could not be stored; empty when all is well."""
        return self._problem.text()

    def done(self, result: int) -> None:
        """What is written is stored as the dialog is left. What cannot be is asked about."""
        self.store()
        text = tr("Det du skrev är inte sparat: {why} Stänger du nu försvinner det.").format(why=self.problem)
        asked = partial(self._services.dialogs.ask, tr("Osparat"), text, yes=tr("Stäng ändå"), no=tr("Gå tillbaka"))
        if not self.problem or asked():
            super().done(result)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        whole, layout = scrolled_dialog(self, Space.XXS)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Titel på omslaget"), self.title),
            (tr("Underrubrik"), self.subtitle),
            (tr("Datum på omslaget"), self.day),
            (tr("Diarienummer"), self.registration),
            (tr("Egna ord, först i sammanfattningen"), self.summary),
            (tr("Egna avsnitt, efter innehållet"), self.own_text),
            (tr("Vad som undertecknas"), self.signed),
            (tr("Underskrifter: en part per rad, högst fyra"), self.signers),
            (tr("Delarnas ordning"), self.order),
        )
        for label, field in fields:
            layout.addWidget(FieldLabel(label, field))
            layout.addWidget(field)
            layout.addSpacing(Space.XS)
        said = tr("Det som lämnas tomt bestämmer programmet. En del som är avbockad i rapporten hoppas över.")
        layout.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True))
        layout.addStretch(1)
        whole.addWidget(self._problem)
        close, buttons = Button(tr("Stäng"), ButtonKind.PRIMARY), QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        resize_within_screen(self, 76, 44)


def _store(ws: Workspace, *, plan: str, period: str, composition: Composition) -> Changes:
    from storage.reporting.composing import compose

    return compose(ws, plan=plan, period=period, composition=composition)
