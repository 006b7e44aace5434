"""*Definition*: which rows there are, which count and which may overlap, changed on trial with real figures beside."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from domain.ground.changes import Changes
from domain.ground.problem import UserProblem
from domain.populations.definition import PopulationDefinition, RowRole
from domain.populations.definition_editing import add_row
from domain.populations.words import version_words
from storage.file.workspace import Workspace
from storage.populations import definitions as operations
from storage.populations import queries as stored
from widgets.parts import Button, ButtonKind, Card, FieldLabel, Placed, Spread, TextLabel, WrappingRow
from widgets.populations.definition.drafts import Drafts, Edit
from widgets.populations.definition.preview import PreviewCard, Trial, read_trial
from widgets.populations.definition.row_fields import RowFields
from widgets.populations.definition.tree import RowTree
from widgets.populations.screen import latest_counting_day
from widgets.populations.view import PopulationView
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.text import tr
from widgets.theme import Icon, Role, Space


class DefinitionView(PopulationView):
    """Every version of every definition can be stood on; what is changed is a draft until it is saved as a new version,
    and no stored version is ever another than it was."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._trial: Trial | None = None
        self._drafts = Drafts()
        self._version = QComboBox()
        self._version.setObjectName("definition-version")
        self._version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._version.activated.connect(self._choose_version)
        self._whole = Button(tr("Definitionen"), drawing=Icon.EDIT)
        self._whole.setObjectName("whole-definition")
        self._whole.setAccessibleName(tr("Ny, byt namn eller ta bort definitionen"))
        menu = QMenu(self._whole)
        menu.addAction(tr("&Ny egen definition …"), self.make)
        self._rename = menu.addAction(tr("&Byt namn …"), self.rename)
        self._remove_version = menu.addAction(tr("&Ta bort versionen"), self.remove)
        self._whole.setMenu(menu)
        self.tree = RowTree()
        self.tree.setObjectName("definition-rows")
        self.fields = RowFields()
        self._problem = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._problem.hide()
        self._preview = PreviewCard()
        self._since = QLineEdit()
        self._since.setObjectName("valid-from")
        self._since.setPlaceholderText(tr("åååå-mm-dd"))
        self._save = Button(tr("Spara som ny version"), ButtonKind.PRIMARY)
        self._save.setObjectName("save-definition")
        self._save.clicked.connect(self.save)
        self._discard = Button(tr("Kasta ändringarna"))
        self._discard.setObjectName("discard-draft")
        self._discard.clicked.connect(self.discard)
        self._buttons = self._row_buttons()
        self.tree.edit_wanted.connect(self._edit)
        self.tree.picked.connect(self._show_row)
        self.tree.add_wanted.connect(self.add_row)
        self.tree.name_wanted.connect(self._go_to_name)
        self.fields.edit_wanted.connect(self._edit)
        self.fields.name.textEdited.connect(self.services.unsaved_changed)
        self._lay_out()

    # --- what the page uses ---

    def show_place(self, place: Place, family: str) -> None:
        """Show the family's version that holds at the place, or the one that is being worked on."""
        self._place = place
        day = place.reference_date or latest_counting_day(self.services.clock().date())
        self._drafts.show(stored.definitions(self.services.workspace), family, day)
        self._trial = read_trial(self.services.workspace, place)
        if not self._since.text():
            self._since.setText(day.isoformat())
        self._show()

    @property
    def heading(self) -> tuple[str, str]:
        """The version that is stood on."""
        saved = self._drafts.saved
        said = tr("gäller alla mättillfällen tills en senare version tar vid")
        if saved.valid_from is not None:
            said = tr("gäller mättillfällen från {date}").format(date=saved.valid_from.isoformat())
        shipped = tr("följer med programmet, en ändring blir en ny version")
        own = saved.key not in operations.SHIPPED
        return version_words(saved), said if own else f"{said} · {shipped}"

    def first_focus(self) -> QWidget:
        """The tree of rows."""
        return self.tree

    def unsaved(self) -> Sequence[Unsaved]:
        """Definitions that were changed and not saved, and a name that could not be used."""
        found = [
            Unsaved(version_words(each), tr("ändringar som inte är sparade som ny version"), partial(self._go_to, each))
            for each in self._drafts.changed
        ]
        if self.fields.holds_refused_name:
            where = version_words(self._drafts.saved)
            found.append(Unsaved(where, tr("radens namn"), self._go_to_name))
        return found

    def commit_pending(self) -> None:
        """Take a name that is being typed into the draft."""
        self.fields.commit()

    # --- what is shown ---

    def _row_buttons(self) -> WrappingRow:
        row = WrappingRow(spacing=Space.XXS)
        self._row_actions: list[Button] = []
        for text, name, drawing, action in (
            (tr("Ny rad"), tr("Lägg till en rad (Insert)"), Icon.ADD, self.add_row),
            (tr("Ta bort"), tr("Ta bort raden (Delete)"), Icon.REMOVE, self.tree.remove),
            (tr("Upp"), tr("Flytta raden uppåt (Ctrl+Skift+Upp)"), Icon.UP, partial(self.tree.move_by, -1)),
            (tr("Ned"), tr("Flytta raden nedåt (Ctrl+Skift+Ned)"), Icon.DOWN, partial(self.tree.move_by, 1)),
            (
                tr("In"),
                tr("Gör raden till en del av raden ovanför (Ctrl+Skift+Höger)"),
                Icon.RIGHT,
                self.tree.put_inside,
            ),
            (tr("Ut"), tr("Flytta ut raden ett steg (Ctrl+Skift+Vänster)"), Icon.LEFT, self.tree.put_outside),
        ):
            button = Button(text, ButtonKind.QUIET, drawing)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(action)
            self._row_actions.append(button)
            row.add(button)
        return row

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(FieldLabel(tr("Version"), self._version))
        head.addWidget(self._version, 1)
        head.addWidget(self._whole)
        rows = Card(accessible_name=tr("Definitionens rader"))
        rows.body.addLayout(head)
        rows.body.addLayout(self._buttons)
        rows.body.addWidget(self._problem)
        rows.body.addWidget(self.tree, 1)
        fields = Card(tr("Raden"))
        fields.body.addWidget(self.fields, 1)
        since = QHBoxLayout()
        since.setSpacing(Space.XS)
        since.addWidget(FieldLabel(tr("Gäller från"), self._since))
        since.addWidget(self._since, 1)
        self._preview.saving.addLayout(since)
        for button in (self._save, self._discard):
            self._preview.saving.addWidget(button)
        self.setLayout(
            self._only(
                Spread(
                    (Placed(rows, 0, 0), Placed(fields, 0, 1), Placed(self._preview, 0, 2)),
                    shares=(5, 3, 3),
                    stretched=0,
                    parent=self,
                )
            )
        )

    def _show(self, stand_on: str = "") -> None:
        drafts, may_edit = self._drafts, not self.services.read_only
        with QSignalBlocker(self._version):
            self._version.clear()
            for each in drafts.versions:
                self._version.addItem(_listed(each), each.key)
            self._version.setCurrentIndex(self._version.findData(drafts.saved.key))
        self._version.setToolTip(self._version.currentText())
        own = drafts.saved.lineage not in operations.SHIPPED
        self._whole.setEnabled(may_edit)
        self._rename.setEnabled(own)
        self._remove_version.setEnabled(drafts.saved.key not in operations.SHIPPED)
        self.tree.may_edit = may_edit
        self.tree.show_definition(drafts.draft, stand_on)
        for button in self._row_actions:
            button.setEnabled(may_edit)
        for part in (self._save, self._discard):
            if part.hasFocus() and not drafts.is_changed:
                # A button that can't be pressed any more loses the keyboard to anyone.
                self.tree.setFocus()
            part.setEnabled(may_edit and drafts.is_changed)
        self._since.setReadOnly(not may_edit)
        if self._trial is not None:
            self._preview.show_trial(self._trial, drafts.saved, drafts.draft)
        self.services.unsaved_changed()

    def _show_row(self, key: str) -> None:
        self.fields.show_row(self._drafts.draft, key, may_edit=not self.services.read_only)

    def _say(self, problem: UserProblem | None) -> None:
        text = "" if problem is None else " ".join(problem.details or (problem.text,))
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    # --- what is done ---

    def _edit(self, change: Edit) -> None:
        try:
            self._drafts.edit(change)
        except UserProblem as problem:
            self._say(problem)
            self.fields.take_back()
        else:
            self._say(None)
            self._show()

    def add_row(self) -> None:
        """A new row beside the one that is stood on, with the keyboard in its name."""
        draft, key = self._drafts.draft, self.tree.current_key
        parent = draft.row(key).parent if key else None
        labels = {row.label for row in draft.rows}
        label = next(
            each
            for each in (tr("Ny rad"), *(tr("Ny rad {number}").format(number=at) for at in range(2, len(labels) + 3)))
            if each not in labels
        )
        self._edit(partial(add_row, label=label, parent=parent, role=RowRole.PART))
        made = next((row.key for row in self._drafts.draft.rows if row.label == label), "")
        self._show(made)
        self._go_to_name()

    def _go_to_name(self) -> None:
        self.fields.name.setFocus()
        self.fields.name.selectAll()

    def _choose_version(self) -> None:
        self.commit_pending()
        self._stand_on(self._version.currentData())

    def _stand_on(self, key: str) -> None:
        self._say(None)
        self._drafts.choose(key)
        self.definition_wanted.emit(self._drafts.saved.lineage)

    def _go_to(self, version: PopulationDefinition) -> None:
        if self._place is not None:
            self.services.open_tab("populations", self._place)
        self._stand_on(version.key)
        self.tree.setFocus()

    def save(self) -> None:
        """Store the draft as the next version of its family."""
        self.commit_pending()
        drafts = self._drafts
        written = self._since.text().strip()
        try:
            since = date.fromisoformat(written)
        except ValueError:
            text = tr("”{text}” är inget datum. Skriv det som åååå-mm-dd, till exempel 2025-10-31.")
            self._say(UserProblem(text.format(text=written)))
            self._since.setFocus()
            return
        saved, draft = drafts.saved, drafts.draft
        drafts.choose_latest(saved.lineage)

        def save(ws: Workspace) -> Changes:
            return operations.save_definition(ws, draft, valid_from=since)

        if self._submit(save):
            drafts.forget(saved.key)
            self._show()
            said = tr("Sparat som version {number} från {date}. Ctrl+Z ångrar.")
            number = drafts.saved.version
            self.services.messages.tell(said.format(number=number, date=since.isoformat()))
        else:
            drafts.choose_latest("")

    def discard(self) -> None:
        """Go back to the saved version, after a question: a draft cannot be fetched back."""
        text = tr("Ändringarna av ”{name}” är inte sparade och går inte att få tillbaka.")
        named = text.format(name=version_words(self._drafts.saved))
        if self.services.dialogs.ask(tr("Kasta ändringarna"), named, yes=tr("Kasta")):
            self._drafts.discard()
            self._say(None)
            self._show()

    def make(self) -> None:
        """A definition of one's own, with the rows that are shown."""
        self.commit_pending()
        based_on = self._drafts.draft
        made: list[str] = []

        def make(name: str) -> str:
            def add(ws: Workspace) -> Changes:
                key, changes = operations.new_definition(ws, name=name, based_on=based_on)
                made.append(key)
                return changes

            return self.services.refused(add)

        self._say(None)
        begins = tr("Den nya börjar med raderna i ”{name}”.").format(name=version_words(based_on))
        self.services.dialogs.ask_text(tr("Ny egen definition"), begins, label=tr("Namn"), wrong=make)
        if made:
            self._drafts.discard()
            self.definition_wanted.emit(made[0])

    def rename(self) -> None:
        """Another name for every version of the family."""
        saved = self._drafts.saved

        def rename(name: str) -> str:
            return self.services.refused(lambda ws: operations.rename_definition(ws, family=saved.lineage, name=name))

        self._say(None)
        title, said = tr("Byt namn på definitionen"), tr("Alla versioner får namnet.")
        self.services.dialogs.ask_text(title, said, label=tr("Namn"), value=saved.name, wrong=rename)

    def remove(self) -> None:
        """Take the version away, or hear why it cannot be."""
        saved = self._drafts.saved
        if self._submit(lambda ws: operations.remove_version(ws, key=saved.key)):
            said = tr("{name} är borttagen. Ctrl+Z ångrar.").format(name=version_words(saved))
            self.services.messages.tell(said)

    def _submit(self, operation: Operation) -> bool:
        self._say(None)
        return self.services.submit(operation, on_problem=self._say) is not None


def _listed(definition: PopulationDefinition) -> str:
    """As the list of versions names it: `Lägesbild, version 1`, `Lägesbild, version 2 från 2025-10-31`."""
    text = tr("{name}, version {version}")
    if definition.valid_from is not None:
        text = tr("{name}, version {version} från {date}")
    since = "" if definition.valid_from is None else definition.valid_from.isoformat()
    return text.format(name=definition.name, version=definition.version, date=since)
