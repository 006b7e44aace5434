"""*Sök och ersätt*: words and what is to stand instead, with every place they stand in told before anything is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from domain.recommendations.recommendation import Recommendation
from domain.recommendations.replacing import Replaced, Words, replaced_in
from widgets.parts import Button, ButtonKind, CheckItem, CheckList, FieldLabel, Sign, TextLabel
from widgets.parts.answers import answers
from widgets.parts.scrolled import scrolled_dialog
from widgets.parts.within_screen import resize_within_screen
from widgets.text import tr
from widgets.theme import Role, Space
from widgets.theme.fault import show_fault

Replace = Callable[[Words], str]
"""Does it; gives the reason where it could not be done, else nothing."""

_LETTERS, _LINES = 80, 30


class ReplaceDialog(QDialog):
    """Closes when the words are replaced. `replaced` says in how many places; what is wrong is said under its field."""

    def __init__(
        self, listed: Sequence[Recommendation], replace: Replace, sought: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("replace-words")
        self.setWindowTitle(tr("Sök och ersätt"))
        self.replaced = 0
        self._listed, self._replace = listed, replace
        self._found: tuple[Replaced, ...] = ()
        self.sought, self.instead = QLineEdit(sought), QLineEdit()
        self.instead.setPlaceholderText(tr("lämna tomt för att ta bort orden"))
        self.whole = QCheckBox(tr("Bara hela ord"))
        self.same_case = QCheckBox(tr("Skilj på stora och små bokstäver"))
        self.same_case.setChecked(True)
        self._count = TextLabel(wrap=True)
        self._stay = TextLabel(tone="muted", wrap=True)
        self._problem = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._problem.hide()
        self._places = CheckList()
        self._places.setAccessibleName(tr("Var orden står"))
        self._lay_out()
        for field in (self.sought, self.instead):
            field.textChanged.connect(self._seek)
        for box in (self.whole, self.same_case):
            box.toggled.connect(self._seek)
        self._seek()
        self.sought.selectAll()
        self.sought.setFocus()

    def accept(self) -> None:
        """Replace, and close if that went well."""
        count = sum(each.times for each in self._found if not each.stays)
        if not self._words.sought.strip():
            self._refuse(self.sought, tr("Skriv vad som ska sökas."))
        elif not count:
            self._refuse(self.sought, self._count.text())
        elif reason := self._replace(self._words):
            self._refuse(self.instead, reason)
        else:
            self.replaced = count
            super().accept()

    @property
    def _words(self) -> Words:
        return Words(self.sought.text(), self.instead.text(), self.whole.isChecked(), self.same_case.isChecked())

    def _seek(self) -> None:
        """Say where the words stand now, and where they will be left."""
        self._refuse(None, "")
        self._found = replaced_in(self._listed, self._words)
        changed, staying = ([each for each in self._found if each.stays is stays] for stays in (False, True))
        if changed:
            said = _count(changed)
        elif not self._words.sought.strip():
            said = tr("I årets rubriker och texter.")
        else:
            said = tr("Inget som kan ändras här har orden.") if staying else tr("Orden står ingenstans.")
        self._count.setText(said)
        left = tr("{places} i det som är förankrat eller beslutat: det ändras inte här.")
        self._stay.setText(left.format(places=_count(staying)) if staying else "")
        self._stay.setVisible(bool(staying))
        self.sought.setAccessibleDescription(" ".join(filter(None, (self._count.text(), self._stay.text()))))
        self._places.set_items([_place(each) for each in (*changed, *staying)])
        self._places.setVisible(bool(self._found))
        times = sum(each.times for each in changed)
        self._do.setText(tr("Ersätt {count}").format(count=times) if times else tr("Ersätt"))

    def _refuse(self, field: QLineEdit | None, reason: str) -> None:
        self._problem.setText(reason)
        self._problem.setVisible(bool(reason))
        for each in (self.sought, self.instead):
            show_fault(each, each is field)
        if field is not None:
            field.setAccessibleDescription(reason)
            field.setFocus()

    def _lay_out(self) -> None:
        whole, layout = scrolled_dialog(self, Space.XS)
        for label, field in ((tr("Sök efter"), self.sought), (tr("Ersätt med"), self.instead)):
            layout.addWidget(FieldLabel(label, field))
            layout.addWidget(field)
        for part in (self._problem, self.whole, self.same_case, self._count, self._stay):
            layout.addWidget(part)
        layout.addWidget(self._places, 1)
        layout.addStretch()
        self._do = Button(tr("Ersätt"), ButtonKind.PRIMARY)
        buttons = answers(self, self._do)
        whole.addWidget(buttons)
        resize_within_screen(self, _LETTERS, _LINES)


def _count(found: Sequence[Replaced]) -> str:
    """`7 ställen i 3 texter`."""
    places, texts = sum(each.times for each in found), len(found)
    said = tr("1 ställe") if places == 1 else tr("{count} ställen").format(count=places)
    return (
        tr("{places} i 1 text").format(places=said)
        if texts == 1
        else tr("{places} i {count} texter").format(places=said, count=texts)
    )


def _place(found: Replaced) -> CheckItem:
    about = found.recommendation
    said = tr("”{title}”, {where}: {times}")
    words = said.format(title=about.title, where=found.label or tr("rubriken"), times=found.times)
    if not found.stays:
        return CheckItem(Sign.OK, words)
    return CheckItem(Sign.NOTE, tr("{place}, ändras inte: {status}").format(place=words, status=about.status.label))
