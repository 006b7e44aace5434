"""Draws everything that tabs are built from into pictures, to be looked at: light, dark and at 200 %.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/support/gallery.py FOLDER
"""

import os
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from domain.ground.entry import parse_count
from domain.ground.value import Empty
from support.chart_samples import benefits_chart, places_chart, region_chart
from support.lots_sheet import MAY, sheet
from widgets.charts import ChartWithTable
from widgets.parts import (
    Bar,
    Bars,
    Button,
    ButtonKind,
    Card,
    CheckItem,
    CheckList,
    EmptyState,
    FocusNumber,
    KeyHint,
    PageHeader,
    Sign,
    TextLabel,
)
from widgets.sheet import Cell, CellEdit, CellKey, Column, FigureGrid, GridContent, Kind, Reads, Row
from widgets.theme import Icon, Role, Space, ThemeMode, apply_theme

FINDINGS = (
    CheckItem(Sign.WARNING, "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende.", ("kommun", "kvinna")),
    CheckItem(Sign.WARNING, "Regionen, kvinnor: värde saknas. Noll skrivs som 0.", ("region", "kvinna")),
    CheckItem(Sign.ERROR, "”tre” går inte att läsa som ett tal.", ("fk", "man")),
    CheckItem(Sign.NOTE, "Annan: inget är registrerat."),
    CheckItem(Sign.OK, "Kommunen brukar ha 2–9 ärenden i maj. Inget avvikande."),
)
MONTHS = ("jun", "jul", "aug", "sep", "okt", "nov", "dec", "jan", "feb", "mar", "apr", "maj")


def last_twelve() -> tuple[Bar, ...]:
    """A cell's last twelve values, one of them missing."""
    values = (3, 4, 2, 5, 3, Empty.SAKNAS, 6, 3, 2, 4, 5, 3)
    return tuple(Bar(m, v, current=m == "maj") for m, v in zip(MONTHS, values, strict=True))


def header() -> PageHeader:
    """The top of a page with its buttons."""
    top = PageHeader("Exempelstad, maj 2016", "Månaden är öppen · månadstal")
    top.add_button(Button("Klistra in", drawing=Icon.PASTE))
    top.add_button(Button("Ärende för ärende"))
    top.add_button(Button("Markera klar", ButtonKind.PRIMARY))
    return top


def parts_page() -> QWidget:
    """Every small part."""
    page = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
    whole.setSpacing(Space.M)
    tabs = QTabBar()
    tabs.setExpanding(False)
    for word in ("Start", "Kommunprofil", "Samverkanspopulation", "LOTS", "Åtgärder", "Översikt"):
        tabs.addTab(word)
    tabs.setCurrentIndex(3)
    whole.addWidget(tabs)
    whole.addWidget(header())
    numbers = Card(accessible_name="Läget")
    row = QHBoxLayout()
    row.setSpacing(Space.XL)
    for number, caption in (
        ("15,5 %", "av befolkningen (16,7)"),
        ("551", "helårspersoner (597)"),
        ("−1,2", "procentenheter"),
    ):
        row.addWidget(FocusNumber(number, caption))
    row.addWidget(KeyHint("Ctrl+K"))
    row.addStretch(1)
    numbers.body.addLayout(row)
    whole.addWidget(numbers)
    below = QHBoxLayout()
    below.setSpacing(Space.M)
    empty = Card("Rekommendationer", aside="0 av 18")
    empty.body.addWidget(
        EmptyState("Här samlas gruppens rekommendationer.", "Skriv den första", "De skrivs på en mall.")
    )
    below.addWidget(empty, 2)
    checks = Card("Att se över")
    found = CheckList()
    found.set_items(FINDINGS)
    found.setCurrentRow(0)
    found.setFocus()
    checks.body.addWidget(found)
    bars = Bars()
    bars.set_bars("Kommunen, 30–: de senaste tolv månaderna", last_twelve())
    checks.body.addWidget(bars)
    below.addWidget(checks, 1)
    whole.addLayout(below, 1)
    return page


def grid_page() -> QWidget:
    """The month sheet of the design pictures, with every state a cell can be in."""
    page = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    whole.setSpacing(Space.M)
    whole.addWidget(header())
    beside = QHBoxLayout()
    beside.setSpacing(Space.M)
    card = Card(accessible_name="Månaden")
    grid = FigureGrid(lambda: None)
    grid.set_content(sheet(MAY, comments={("af", "man"): "Två till har hört av sig."}))
    grid.keep_unsaved([CellEdit("fk", "okand", parse_count("tre"))])
    grid.go_to(("kommun", "30plus"))
    card.body.addWidget(grid)
    page.setFocusProxy(grid)
    card.body.addWidget(TextLabel("Tomt = saknas   0 = noll   – = ej tillämpligt", Role.SMALL, tone="muted"))
    beside.addWidget(card, 5)
    checks = Card("Att se över")
    found = CheckList()
    found.set_items(FINDINGS)
    checks.body.addWidget(found)
    checks.body.addStretch(1)
    bars = Bars()
    bars.set_bars("Kommunen, 30–", last_twelve())
    checks.body.addWidget(bars)
    beside.addWidget(checks, 2)
    whole.addLayout(beside)
    below = QHBoxLayout()
    below.setSpacing(Space.M)
    tree = Card("Samverkanspopulation")
    tree_grid = FigureGrid(lambda: None, dense=True)
    tree_grid.set_content(population())
    tree.body.addWidget(tree_grid)
    below.addWidget(tree)
    profile = Card("Ersättningar")
    shown = FigureGrid(lambda: None, dense=True)
    shown.set_content(profile_table())
    profile.body.addWidget(shown)
    below.addWidget(profile)
    whole.addLayout(below)
    whole.addStretch(1)
    return page


def population() -> GridContent:
    """A tree of rows, some of them long."""
    rows = (
        Row("eb", "Individer med ekonomiskt bistånd"),
        Row("eb_a", "varav arbetslösa*", 1),
        Row("sp", "Individer med sjukpenning, sjukersättning eller aktivitetsersättning"),
        Row("lt", "långtidsarbetslösa 25–65 år (> 12 månader)", 1),
        Row("lt24", "varav mer än 24 månader", 2),
        Row("sum", "Totalt känd samverkanspopulation", kind=Kind.TOTAL),
    )
    columns = (Column("antal", "Antal"), Column("kand", "Räknas", kind=Kind.SHOWN))
    numbers = {"eb": 121, "eb_a": 72, "sp": 675, "lt": Empty.DOLT, "lt24": 42}
    cells = {(key, "antal"): Cell(value) for key, value in numbers.items()}
    cells |= {(row.key, "kand"): Cell(text="ja" if row.level else "nej") for row in rows[:5]}
    cells["sum", "antal"] = Cell(281)
    cells["sum", "kand"] = Cell(text="")
    return GridContent("lycksele", "Samverkanspopulation", columns, rows, cells, row_title="Grupp")


def profile_table() -> GridContent:
    """Read only, with swatches, a muted column and changes."""
    rows = (
        Row("a", "Sjukpenning", swatch="sjukpenning"),
        Row("b", "Sjuk- och aktivitetsersättning", swatch="sjuk_och_aktivitetsersattning"),
        Row("c", "Ekonomiskt bistånd", swatch="ekonomiskt_bistand"),
        Row("t", "Totalt", kind=Kind.TOTAL),
    )
    columns = (
        Column("p", "2020", kind=Kind.SHOWN, muted=True),
        Column("n", "2021", kind=Kind.TOTAL),
        Column("d", "Diff", kind=Kind.SHOWN),
        Column("s", "Av alla", kind=Kind.SHOWN, reads=Reads.PERCENT, decimals=1),
    )
    lines = {
        "a": (115, 108, "−7", 196),
        "b": (191, 180, "−11", 327),
        "c": (67, 56, "−11", 102),
        "t": (597, 551, "−46", 1000),
    }
    cells: dict[CellKey, Cell] = {}
    for key, (before, now, change, share) in lines.items():
        cells |= {(key, "p"): Cell(before), (key, "n"): Cell(now), (key, "d"): Cell(text=change)}
        cells[key, "s"] = Cell(Fraction(share, 10))
    return GridContent("nordmaling", "Ersättningar", columns, rows, cells, row_title="Ersättning")


def charts_page() -> QWidget:
    """Bars with an earlier period, bars beside Riket, and places."""
    page = QWidget()
    whole = QHBoxLayout(page)
    whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    whole.setSpacing(Space.M)
    left, right = QVBoxLayout(), QVBoxLayout()
    whole.addLayout(left, 3)
    whole.addLayout(right, 2)
    for title, chart, table, column in (
        ("Helårspersoner", benefits_chart(), True, left),
        ("Gruppens kommuner", region_chart(), False, right),
        ("Plats bland 290 kommuner", places_chart(), False, right),
    ):
        card = Card(title)
        shown = ChartWithTable(with_table=table)
        shown.set_chart(chart)
        card.body.addWidget(shown)
        column.addWidget(card)
        if table:
            page.setFocusProxy(shown.view)
            shown.view.read_row(2)
    left.addStretch(1)
    right.addStretch(1)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {"parts": parts_page, "grid": grid_page, "charts": charts_page}
LOOKS = (("light", ThemeMode.LIGHT, 1.0), ("dark", ThemeMode.DARK, 1.0), ("200", ThemeMode.LIGHT, 2.0))


def main(folder: Path) -> None:
    """Write one picture for each page and look."""
    app = QApplication([])
    for look, mode, scale in LOOKS:
        apply_theme(app, mode, scale)
        for name, make in PAGES.items():
            page = make()
            page.resize(1366, max(768, page.heightForWidth(1366)))
            page.show()
            page.activateWindow()
            page.setFocus()
            for _ in range(5):
                app.processEvents()
            page.grab().save(str(folder / f"{name}-{look}.png"))
            page.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
