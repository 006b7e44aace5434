"""*Mallar*: the templates there are, and writing, sharing and taking in one of the group's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from domain.ground.changes import Changes
from domain.ground.file_name import file_stem
from domain.ground.problem import UserProblem
from domain.recommendations.own_template import read_template_file, template_file
from domain.recommendations.recommendation import Template
from machine.files import reached, write_whole
from storage.file.workspace import Workspace
from storage.recommendations.queries import latest_templates
from storage.recommendations.templates import offer_template, recommendations_on, save_template
from widgets.dialogs import FileKind
from widgets.parts import Button, ButtonKind, TextLabel, WrappingRow
from widgets.parts.scrolled import scrolled
from widgets.parts.within_screen import resize_within_screen
from widgets.recommendations.template_form import TemplateForm
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Role, Space

_LARGEST = 1_000_000


class TemplatesDialog(QDialog):
    """Nothing is stored until *Spara*: recommendations keep the version they are written on. What is written and not
    saved is asked about before another template is shown, and before the dialog is left."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates")
        self.setWindowTitle(tr("Mallar för rekommendationer"))
        self._services = services
        self._templates: list[Template] = []
        self._at = -1
        self.listed, self.form = QListWidget(), TemplateForm()
        self.listed.setAccessibleName(tr("Mallar"))
        self.listed.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self._said = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.setObjectName("templates-problem")
        self._offer = Button("")
        self._save = Button(tr("Spara"), ButtonKind.PRIMARY)
        self._lay_out()
        self._read()
        self._show(0)
        self.listed.currentRowChanged.connect(self._choose)
        self.form.edited.connect(partial(self._say, ""))
        self.listed.setFocus()

    @property
    def problem(self) -> str:
        """Why the latest thing asked for was not done; empty when it was."""
        return self._problem.text()

    def save(self) -> None:
        """Keep what stands in the form: the next version, or this one where nothing is written on it."""
        made: list[str] = []

        def keep(workspace: Workspace) -> Changes:
            key, changes = save_template(workspace, self.form.template)
            made.append(key)
            return changes

        self._say(self._services.refused(keep))
        if made:
            self._read()
            self._show(next(at for at, each in enumerate(self._templates) if each.key == made[0]))

    def begin(self, template: Template) -> None:
        """A new one, that looks like `template` to begin with."""
        if self._may_leave():
            self._at = -1
            self.form.show_template(replace(template, key="", base="", version=1))
            self._say_of(None)
            self.form.name.setFocus()
            self.form.name.selectAll()

    def export(self) -> None:
        """Write the one that is shown to a file, for another group."""
        template = self.form.template
        stem = file_stem(template.name, tr("Mall"))
        path = self._services.dialogs.save_file(tr("Exportera mallen"), _template_kind(), Path(f"{stem}.json"))
        if path is not None and self._tried(partial(write_whole, path, template_file(template).encode("utf-8"))):
            self._services.messages.tell(tr("Mallen är sparad i {name}.").format(name=path.name))

    def take_in(self) -> None:
        """Show the template of a file, to be looked at and saved."""
        path = self._services.dialogs.open_file(tr("Läs in en mall"), (_template_kind(),))
        read: list[Template] = []
        if path is not None and self._tried(lambda: read.append(_read_file(path))):
            self.begin(read[0])

    def done(self, result: int) -> None:
        """What is written and not saved is asked about."""
        if self._may_leave():
            super().done(result)

    def _tried(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except UserProblem as problem:
            self._say(problem.text)
            return False
        self._say("")
        return True

    def _shown(self) -> Template | None:
        return self._templates[self._at] if 0 <= self._at < len(self._templates) else None

    def _may_leave(self) -> bool:
        shown = self._shown()
        standing = self.form.template
        untouched = shown is not None and standing == shown
        empty = shown is None and not standing.fields
        if untouched or empty:
            return True
        text = tr("Mallen ”{name}” är inte sparad. Går du vidare försvinner det du ändrat i den.")
        asked = text.format(name=standing.name)
        return self._services.dialogs.ask(tr("Osparat"), asked, yes=tr("Gå vidare ändå"), no=tr("Gå tillbaka"))

    def _choose(self, row: int) -> None:
        if row < 0 or row == self._at:
            return
        if self._may_leave():
            self._show(row)
        else:
            self.listed.setCurrentRow(self._at)

    def _show(self, row: int) -> None:
        self._at = row
        self.listed.setCurrentRow(row)
        self.form.show_template(self._templates[row])
        self._say_of(self._templates[row])

    def _read(self) -> None:
        self._templates = list(latest_templates(self._services.workspace))
        self._used = recommendations_on(self._services.workspace)
        self.listed.blockSignals(True)
        self.listed.clear()
        for each in self._templates:
            words = tr("{name}, version {version}") if each.offered else tr("{name}, version {version} (erbjuds inte)")
            self.listed.addItem(words.format(name=each.name, version=each.version))
        self.listed.blockSignals(False)

    def _say_of(self, template: Template | None) -> None:
        self._offer.setEnabled(template is not None)
        self._offer.setText(tr("Sluta erbjuda") if template is None or template.offered else tr("Erbjud igen"))
        self._say("")
        if template is None:
            self._said.setText(tr("En ny mall. Den erbjuds när den är sparad."))
            return
        count = self._used.get(template.key, 0)
        said = tr("Ingen rekommendation är skriven på den här versionen: den ändras som den är.")
        if count:
            text = tr("{count} rekommendationer är skrivna på version {version}. En ändring blir version {next}.")
            if count == 1:
                text = tr("1 rekommendation är skriven på version {version}. En ändring blir version {next}.")
            said = text.format(count=count, version=template.version, next=template.version + 1)
        self._said.setText(said)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _stop_offering(self) -> None:
        shown = self._shown()
        if shown is not None:
            offered = partial(offer_template, base=shown.base, offered=not shown.offered)
            reason_why = self._services.refused(offered)
            self._read()
            self._at = -1 if reason_why else self._at
            self._show(max(self._at, 0))
            self._say(reason_why)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        beside, left = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(Space.M)
        left.addWidget(self.listed, 1)
        beside.addLayout(left, 2)
        beside.addWidget(scrolled(self.form), 5)
        whole.addLayout(beside, 1)
        whole.addWidget(self._said)
        whole.addWidget(self._problem)
        row = WrappingRow()
        actions: tuple[tuple[str, Callable[[], None]], ...] = (
            (tr("Ny tom mall"), lambda: self.begin(Template("", tr("Ny mall"), ()))),
            (tr("Ny efter den här"), lambda: self.begin(self._named_anew())),
            (tr("Exportera mallen …"), self.export),
            (tr("Läs in en mall …"), self.take_in),
        )
        for words, run in actions:
            button = Button(words)
            button.clicked.connect(run)
            row.add(button)
        self._offer.clicked.connect(self._stop_offering)
        row.add(self._offer)
        whole.addLayout(row)
        buttons, close = QDialogButtonBox(), Button(tr("Stäng"))
        self._save.clicked.connect(self.save)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        for button in (self._save, self._offer):
            button.setEnabled(not self._services.read_only)
        resize_within_screen(self, 110, 46)

    def _named_anew(self) -> Template:
        standing = self.form.template
        return replace(standing, name=tr("{name}, egen").format(name=standing.name))


def _template_kind() -> FileKind:
    return FileKind(tr("Mall"), ("json",))


def _read_file(path: Path) -> Template:
    with reached(path):
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    try:
        return read_template_file(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserProblem(tr("Filen är ingen textfil. Välj en mall som sparats med Exportera mallen.")) from None
