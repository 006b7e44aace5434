"""The tab Kommunprofil with a monthly table in it, used as one does with the keyboard; figures out of the table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import parse_period
from storage.file.workspace import Workspace
from support.scb_table import KINDS, POPULATION, ScbTable, month_codes
from support.stored_months import store_months
from support.tab_stand import TabStand
from support.workspaces import make_workspace
from widgets.parts import SegmentedRow
from widgets.profile.page import ProfileTab
from widgets.tab.contract import Action, Place

NAMES = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors", "0360": "Tierp", "2403": "Bjurholm"}
AREAS = ("2401", "2404", "2409", "0360", "0331", "1880", "0114")
GROUPS = {"ohalsa": KINDS[:2], "arbetsloshet": (*KINDS[2:4], KINDS[5]), "ekonomiskt_bistand": KINDS[4:5]}


def place(code: str, period: str) -> Place:
    """Where to stand; a code of letters is the group, `00` riket."""
    kind = AreaKind.RIKET if code == RIKET else AreaKind.KOMMUN if code.isdigit() else AreaKind.GROUP
    return Place(Area(code, NAMES.get(code, "Riket" if code == RIKET else "Umeåregionen"), kind), parse_period(period))


def stored(folder: Path, table: ScbTable) -> Path:
    """A workspace of the Umeå region with the table in its file."""
    path = make_workspace(folder)
    store_months(path, table)
    return path


@dataclass
class ProfileUser:
    """Who has the tab open. `close` puts everything away."""

    qtbot: QtBot
    workspace: Workspace
    stand: TabStand = field(init=False)
    tab: ProfileTab = field(init=False)

    def __post_init__(self) -> None:
        self.stand = TabStand(self.workspace)

    def open(self, code: str, period: str) -> ProfileTab:
        """Show the tab for the first time."""
        tab = self.stand.show(ProfileTab, place(code, period))
        assert isinstance(tab, ProfileTab)
        self.tab = tab
        self.qtbot.addWidget(tab)
        self.qtbot.waitExposed(tab)
        return tab

    def go_to(self, code: str, period: str) -> None:
        """Choose another area or period in the bar."""
        self.tab.show_place(place(code, period))

    @property
    def actions(self) -> dict[str, Action]:
        """What Ctrl+K finds, by key."""
        return {action.key: action for action in self.tab.actions_offered()}

    def do(self, key: str) -> None:
        """Ctrl+K and a command that can be done now."""
        action = self.actions[key]
        assert action.enabled(), key
        action.run()

    def view(self, key: str) -> None:
        """Go to a view."""
        self.do(f"profile-{key}")
        assert self.tab.findChild(SegmentedRow).current == key

    def box(self, name: str) -> QComboBox:
        """A box to choose in that is seen, by what a screen reader calls it."""
        found = [box for box in self.tab.findChildren(QComboBox) if box.accessibleName() == name and box.isVisible()]
        assert len(found) == 1, f"{len(found)} boxes are called {name}"
        return found[0]

    def choose(self, name: str, text: str) -> None:
        """Choose a text in a box, as the mouse or the arrow keys do."""
        box = self.box(name)
        at = box.findText(text)
        assert at >= 0, [box.itemText(each) for each in range(box.count())]
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def table(self) -> list[list[str]]:
        """The view's table, copied."""
        QApplication.clipboard().clear()
        self.do("copy-profile")
        text = QApplication.clipboard().text().replace("\u00a0", " ").replace("\u202f", " ")
        return [line.split("\t") for line in text.splitlines()]

    def row(self, start: str) -> list[str]:
        """The row of the view's table that begins so."""
        return next(row for row in self.table() if row[0].startswith(start))


def numbers(
    table: ScbTable, area: str, content: str, months: Sequence[str], sex: str = "1+2", age: str = "20-64"
) -> list[int]:
    return [cell for each in months if isinstance(cell := table.cell(area, sex, age, content, each), int)]


def of_year(year: int, first: int = 1, last: int = 12) -> tuple[str, ...]:
    return month_codes(f"{year}M{first:02d}", last - first + 1)


def total_of(
    table: ScbTable,
    areas: Sequence[str],
    months: Sequence[str],
    sex: str = "1+2",
    age: str = "20-64",
    kinds: Sequence[str] = KINDS,
) -> Fraction:
    """Full-year equivalents: the sum of everything divided by the months."""
    found = sum(sum(numbers(table, area, kind, months, sex, age)) for area in areas for kind in kinds)
    return Fraction(found, len(months))


def share_of(
    table: ScbTable,
    areas: Sequence[str],
    months: Sequence[str],
    sex: str = "1+2",
    age: str = "20-64",
    kinds: Sequence[str] = KINDS,
) -> Fraction:
    """Per cent of the population."""
    people = Fraction(sum(sum(numbers(table, area, POPULATION, months, sex, age)) for area in areas), len(months))
    return 100 * total_of(table, areas, months, sex, age, kinds) / people


def written(number: Fraction, decimals: int = 0) -> str:
    """As a Swede writes it, rounded half away from zero."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = abs(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return f"{rounded:,}".replace(",", " ").replace(".", ",")


def pasted(number: Fraction, decimals: int = 0) -> str:
    """As a spreadsheet takes it: without spaces between thousands."""
    return written(number, decimals).replace(" ", "")
