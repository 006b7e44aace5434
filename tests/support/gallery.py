"""Draws everything that tabs are built from into pictures, to be looked at: light, dark and at 200 %.

QT_QPA_PLATFORM=offscreen .venv/bin/python tests/support/gallery.py FOLDER
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from domain.value import Empty
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
)
from widgets.theme import Icon, Space, ThemeMode, apply_theme

FINDINGS = (
    CheckItem(Sign.WARNING, "Kommunen: kön ger 7, ålder ger 6. Ett ärende skiljer.", ("kommun", "kvinna")),
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
    top = PageHeader("Exempelstad, maj 2016", "LOTS-ärenden per initierande part · månaden är öppen")
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


PAGES: dict[str, Callable[[], QWidget]] = {"parts": parts_page}
LOOKS = (("light", ThemeMode.LIGHT, 1.0), ("dark", ThemeMode.DARK, 1.0), ("200", ThemeMode.LIGHT, 2.0))


def main(folder: Path) -> None:
    """Write one picture for each page and look."""
    app = QApplication([])
    for look, mode, scale in LOOKS:
        apply_theme(app, mode, scale)
        for name, make in PAGES.items():
            page = make()
            page.resize(1366, 768)
            page.show()
            for _ in range(5):
                app.processEvents()
            page.grab().save(str(folder / f"{name}-{look}.png"))
            page.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
