"""The handbook: a page for every tab, links that lead somewhere, the same letters as the window."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontInfo

from support.window_stand import CTRL, WindowStand
from widgets.help.handbook import Handbook
from widgets.help.pages import handbook_folder, page_of
from widgets.theme import Role, role_font

PAGES = sorted(path.name for path in handbook_folder().glob("*.md"))


def test_f1_opens_the_page_about_the_shown_tab(window: WindowStand) -> None:
    for key, page in (("start", "kom-igang"), ("lots", "lots"), ("profile", "kommunprofil")):
        window.opened.open_tab(key)
        window.program.commands.run("handbook")
        handbook = window.window.findChild(Handbook)
        assert handbook.isVisible()
        assert handbook.browser.source().fileName() == f"{page}.md"
        handbook.close()


def test_every_tab_that_exists_has_a_page(window: WindowStand) -> None:
    for spec in window.program.workspaces.specs:
        assert page_of(spec.page).name != "index.md", spec.key
        assert page_of(spec.page).exists()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_pages_that_exist(page: str) -> None:
    text = (handbook_folder() / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (handbook_folder() / target).exists(), target


def test_every_page_is_reached_from_the_first() -> None:
    text = (handbook_folder() / "index.md").read_text("utf-8")
    assert sorted(["index.md", *re.findall(r"\]\(([^)]+)\)", text)]) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_headings_have_the_windows_letters(window: WindowStand, page: str) -> None:
    handbook = Handbook(window.window)
    handbook.browser.show_page(handbook_folder() / page)
    first = handbook.browser.document().begin()
    assert first.blockFormat().headingLevel() == 1
    letters = first.begin().fragment().charFormat().font()
    assert letters.pixelSize() == role_font(Role.H1).pixelSize()
    assert QFontInfo(letters).family().startswith("Source Sans 3")
    handbook.deleteLater()


def test_the_way_back_shows_the_page_as_it_was_set(window: WindowStand) -> None:
    handbook = Handbook(window.window)
    handbook.open("lots")
    handbook.browser.setSource(QUrl("ordlista.md"))
    assert "Ordlista" in handbook.browser.toPlainText()
    handbook.browser.backward()
    assert handbook.browser.document().begin().begin().fragment().charFormat().font().pixelSize() == 26
    handbook.close()
    handbook.deleteLater()


def test_words_are_found_on_the_page_and_escape_closes(window: WindowStand) -> None:
    window.program.open_handbook("lots")
    handbook = window.window.findChild(Handbook)
    window.settle(handbook.isActiveWindow)
    window.press(Qt.Key.Key_F, CTRL)
    window.enter("låst")
    assert handbook.browser.textCursor().selectedText().casefold() == "låst"
    window.press(Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_the_keys_the_handbook_names_are_the_windows_own(window: WindowStand) -> None:
    # The window of a test speaks Qt's own English; the program's speaks Swedish.
    text = (handbook_folder() / "tangenter.md").read_text("utf-8").replace("Skift", "Shift")
    named = set(re.findall(r"Ctrl\+(?:Shift\+)?[A-Z,0](?![a-zåäö])", text))
    own: set[str] = set()
    for at in range(len(window.program.workspaces.specs)):
        window.press(Qt.Key(Qt.Key.Key_1 + at), CTRL)
        own |= {command.keys for command in window.program.commands if command.keys}
    # Of the table of figures, of the report and of the handbook itself: no commands of the window.
    assert named - own == {f"Ctrl+{letter}" for letter in "ACDRVX" + "SG"}
