"""The page of a sheet (*blad*): whatever is typed in a grid is stored, refused, kept, commented, copied and looked back
on here, the same for every subject."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from domain.ground.card import FigureCard
from domain.ground.entry import Entry
from domain.ground.history import FigureStep, history_lines
from domain.ground.problem import UserProblem
from domain.ground.value import Value
from storage.file.first_screen import undo_state
from widgets.messages import WRITING
from widgets.sheet import words
from widgets.sheet.comment_field import Commented, CommentField
from widgets.sheet.content import CellEdit, CellKey, GridContent
from widgets.sheet.figure_grid import CopyFilter, FigureGrid, as_it_is, ask_dash_with
from widgets.sheet.selection import FootLine, UnsavedLine
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.tab.periods import first_day, show_when
from widgets.tab.unsaved import place_words
from widgets.text import tr
from widgets.theme import Space

WriteComment = Callable[[str], Operation]


def _takes_all(_edit: CellEdit) -> None:
    return None


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet as its subject describes it, made anew after every write.

    `record` is the named operation that stores edits. `go` shows this sheet again, which is of `place`. `history` is
    what a cell has been, None where it is nobody's to type; `card` is what is to be known of its figure. `comment` says
    of a cell how its comment is written, or why it has none; it answers empty where it has taken the keyboard
    elsewhere. `star` marks a cell as one to come back to, or takes that away, or says why it cannot be. `refuses` says
    why what can be read cannot be right. `public` gives a copied block as it may leave the program, and `withheld` says
    why no figure of it may. `hint` is the line under the grid while nothing is locked.
    """

    content: GridContent
    place: Place
    go: Callable[[], None]
    record: Callable[[Sequence[CellEdit]], Operation]
    history: Callable[[CellKey], Sequence[FigureStep] | None]
    card: Callable[[CellKey], FigureCard | None]
    comment: Callable[[CellKey], WriteComment | str]
    star: Callable[[CellKey], Operation | str] | None = None
    public: CopyFilter = as_it_is
    withheld: str = ""
    refuses: Callable[[CellEdit], str | None] = _takes_all
    hint: str = ""


class SheetPage(QWidget):
    """A grid with what belongs to it: its comments, what is not stored, and what its marked cells add up to."""

    def __init__(self, services: Services, name: str, *, dense: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._spec: SheetSpec | None = None
        self._been: dict[str, SheetSpec] = {}
        self._agreed: set[str] = set()
        self.grid = FigureGrid(ask_dash_with(services.dialogs), dense=dense)
        self.grid.setObjectName(name)
        self.grid.keep_whole()
        self.comments = CommentField()
        self.foot = FootLine(self.grid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        for part in (self.grid, self.comments, UnsavedLine(self.grid), self.foot):
            whole.addWidget(part)
        self.grid.entered.connect(self._store)
        self.grid.comment_wanted.connect(self.open_comment)
        self.grid.history_wanted.connect(self._tell_history)
        self.grid.star_wanted.connect(self.star_current)
        self.grid.moved.connect(self._keep_in_sight)
        self.comments.written.connect(self._write_comment)
        self.comments.closed.connect(self.grid.setFocus)
        self.grid.refused.connect(services.messages.refuse)
        self.grid.told.connect(services.messages.tell)
        for changed in (self.grid.unsaved_changed, self.comments.edited):
            changed.connect(services.unsaved_changed)

    def show_sheet(self, spec: SheetSpec) -> None:
        """Show it. What stands in another one without being stored is kept for it."""
        moved = self.grid.subject != spec.content.subject
        self._spec = self._been[spec.content.subject] = spec
        self.grid.copy_filter, self.grid.withheld = spec.public, spec.withheld
        self.grid.takes_stars = spec.star is not None
        self.grid.set_content(spec.content)
        self._undo_what_a_paste_left(spec.content)
        if moved:
            self.comments.leave()
        self.foot.set_hint(spec.content.locked or spec.hint, is_lock=bool(spec.content.locked))

    def _undo_what_a_paste_left(self, content: GridContent) -> None:
        """Take away the texts that a paste left in their cells, where the paste itself has been undone."""
        left = self.grid.left_by_paste
        if left is None or left.subject != content.subject:
            return
        is_back = all(content.cell(key).value == value for key, value in left.before.items())
        if is_back and undo_state(self._services.workspace).redo is not None:
            self.grid.left_by_paste = None
            standing = set(self.grid.unsaved())
            self.grid.keep_unsaved([replace(e, entry=Entry("", None)) for e in left.texts if e in standing])

    def _keep_in_sight(self) -> None:
        """Let the page around follow the keyboard, where it is lower than the sheet."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None:
            return
        cell = self.grid.visualRect(self.grid.currentIndex())
        middle = self.grid.viewport().mapTo(inside, cell.center())
        # The next row too, and the headings, which are held over the rows where the page has scrolled past them.
        above, half = self.grid.horizontalHeader().height(), cell.height() // 2
        for y in (middle.y() + half + cell.height(), middle.y() - half - above):
            page.ensureVisible(middle.x(), y, 0, 0)

    @property
    def is_locked(self) -> bool:
        """True while nothing in it can be changed."""
        return self._spec is None or bool(self._spec.content.locked)

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells and comments of every sheet that has been shown."""
        cells = [
            Unsaved(self._where(at.subject), at.place, partial(self._go_to, at.subject, at.key), is_cell=True)
            for at in self.grid.unsaved_everywhere()
        ]
        text = tr("kommentaren till {place}")
        return cells + [
            Unsaved(self._where(at.subject), text.format(place=at.place), partial(self._go_to_comment, at), waits=waits)
            for at, waits in self.comments.unsaved()
        ]

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self.grid.commit_editor()
        self.comments.commit()

    def paste(self) -> None:
        """Paste, with the keyboard in the grid."""
        self.grid.setFocus()
        self.grid.paste()

    def comment_current(self) -> None:
        """Write the comment of the cell the keyboard stands in."""
        if self.grid.current_key is not None:
            self.open_comment(*self.grid.current_key)

    def star_current(self) -> None:
        """Mark the cell the keyboard stands in as one to come back to, or take that away."""
        key = self.grid.current_key
        if self._spec is None or self._spec.star is None or key is None:
            return
        self.grid.commit_editor()
        way = self._spec.star(key)
        if isinstance(way, str):
            self._services.messages.refuse(way)
        elif self._services.submit(way) is not None:
            is_starred = self._spec.content.cell(key).starred
            said = (
                tr("{place}: stjärnmärkt, och står på Start.") if is_starred else tr("{place}: stjärnan är borttagen.")
            )
            self._services.messages.tell(said.format(place=self.grid.grid_model.sheet.place_of(key)))

    def figure_card(self) -> FigureCard | None:
        """What is to be known of the figure the keyboard stands in, with when it was last changed."""
        key = self.grid.current_key
        card = self._spec.card(key) if self._spec is not None and key is not None else None
        if card is None or self._spec is None or key is None:
            return None
        steps = self._spec.history(key)
        return card.changed_at(history_lines(steps[-1:], _exact)[0]) if steps else card

    def open_comment(self, row: str, column: str) -> None:
        """Write the comment of a cell."""
        if self._spec is None:
            return
        key = (row, column)
        way = self._spec.comment(key)
        if isinstance(way, str):
            if way:
                self._services.messages.refuse(way)
            return
        at = Commented(self._spec.content.subject, key, self.grid.grid_model.sheet.place_of(key))
        self.comments.open(at, self._spec.content.cell(key).comment)

    # What is done

    def _store(self, edits: list[CellEdit]) -> None:
        if self._spec is not None:
            self._record(self._spec.content.subject, edits)

    def _record(self, subject: str, edits: list[CellEdit]) -> None:
        spec = self._been[subject]
        too_early = self._asks_too_early(spec)
        wrong = [
            replace(each, entry=Entry(each.entry.text, None, why))
            for each in edits
            if (why := too_early or spec.refuses(each))
        ]
        self.grid.keep_unsaved(wrong, subject)
        refused = {each.key for each in wrong}
        kept = [each for each in edits if each.key not in refused]

        def keep(problem: UserProblem) -> None:
            self.grid.keep_refused(subject, kept, problem, partial(self._record, subject))
            self._services.messages.problem(problem, about=WRITING)

        if kept:
            self._services.submit(spec.record(kept), on_problem=keep)

    def _asks_too_early(self, spec: SheetSpec) -> str:
        """Why nothing is stored in a period that has not begun; empty where it has, and once the user has agreed."""
        when = spec.place.when
        if when is None or first_day(when) <= self._services.clock().date() or spec.content.subject in self._agreed:
            return ""
        title, text = tr("Perioden har inte börjat"), tr("{period} har inte börjat än. Ska siffrorna registreras ändå?")
        named = show_when(when)
        if self._services.dialogs.ask(title, text.format(period=named.capitalize()), yes=tr("Registrera ändå")):
            self._agreed.add(spec.content.subject)
            return ""
        return tr("{period} har inte börjat. Siffran är inte sparad.").format(period=named.capitalize())

    def _write_comment(self, at: Commented, text: str) -> None:
        way = self._been[at.subject].comment(at.key)
        if not isinstance(way, str):
            self._services.submit(way(text), on_problem=lambda problem: self.comments.refuse(problem.text))

    def _tell_history(self, row: str, column: str) -> None:
        if self._spec is None:
            return
        key = (row, column)
        steps = self._spec.history(key)
        if steps is None:
            self._services.messages.refuse(tr("Rutan räknas fram eller hämtas och har ingen egen historik."))
            return
        place = self.grid.grid_model.sheet.place_of(key)
        if not steps:
            self._services.messages.tell(tr("{place}: ingen har skrivit något här.").format(place=place))
            return
        self._services.dialogs.tell(tr("Rutans historik"), place, history_lines(steps, _exact))

    # Where

    def _where(self, subject: str) -> str:
        return place_words(self._been[subject].place)

    def _go_to(self, subject: str, key: CellKey) -> None:
        self._been[subject].go()
        self.grid.go_to(key)

    def _go_to_comment(self, at: Commented) -> None:
        self._been[at.subject].go()
        self.open_comment(*at.key)


def _exact(value: Value | None) -> str:
    return words.exact(value) or tr("tomt")
