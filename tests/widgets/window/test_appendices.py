"""*Bilagor*: written, filled with tables and pictures, ordered, stored as they are left, and undone."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from reports.page.document import print_report
from reports.page.pages import Foot
from reports.page.tagging.metadata import DocumentInfo
from storage.history.changelog import undo
from storage.reporting.appendices import appendices_of, logo
from support.qt_typing import type_text
from support.window_stand import WindowStand
from widgets.preview.appendices_dialog import AppendicesDialog

OF = {"kind": "recommendations", "period": "2022"}


@pytest.fixture
def dialog(open_window, example):
    stand = open_window(example)
    made = AppendicesDialog(stand.opened.services, "recommendations", "2022", stand.window)
    made.show()
    yield made, stand
    made.close()
    made.deleteLater()


def told(stand: WindowStand):
    return [(each.title, each.body, len(each.pictures)) for each in appendices_of(stand.opened.session.workspace, **OF)]


def painted(path: Path, size: QSize) -> Path:
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(QColor(20, 90, 140, 120))
    image.setText("Author", "Någon Persson")
    assert image.save(str(path))
    return path


def test_a_text_and_a_table_are_stored_as_they_are_left(dialog, tmp_path: Path) -> None:
    made, stand = dialog
    made.text_button.click()
    made.form.title.setText("Intervjuer")
    type_text(made.form.body, "Tolv samtal i {kommun}.")
    assert "\ufffc" in made.form.body.toPlainText(), "it is a figure as soon as it is written"
    made.table_button.click()
    assert told(stand) == [("Intervjuer", "Tolv samtal i {kommun}.", 0)]
    book = Workbook()
    for row in (["Fråga", "Ja"], ["Har ni mötts?", 12]):
        book.active.append(row)
    book.save(tmp_path / "tabell.xlsx")
    stand.dialogs.answers = [tmp_path / "tabell.xlsx"]
    made.form.file_button.click()
    made.order.list.setCurrentRow(0)
    assert made.problem == "Ge bilagan en rubrik."
    assert made.order.list.currentRow() == -1, "what cannot be stored is not left"
    made.form.title.setText("Enkäten")
    made.order.list.setCurrentRow(0)
    assert told(stand)[1] == ("Enkäten", "Fråga\tJa\nHar ni mötts?\t12", 0)
    assert made.form.title.text() == "Intervjuer"
    made.order.list.setCurrentRow(1)
    made.order.move_part(-1)
    assert [title for title, *_ in told(stand)] == ["Enkäten", "Intervjuer"]
    made.remove_button.click()
    assert [title for title, *_ in told(stand)] == ["Intervjuer"]
    undo(stand.opened.session.workspace)
    assert [title for title, *_ in told(stand)] == ["Enkäten", "Intervjuer"]


def test_a_picture_needs_words_and_brings_nothing_else_along(dialog, tmp_path: Path) -> None:
    made, stand = dialog
    stand.dialogs.answers = [painted(tmp_path / "foto.png", QSize(2400, 1200))]
    made.pictures_button.click()
    made.form.title.setText("Foton")
    assert not made.store()
    assert "Beskriv varje bild i ord" in made.problem
    made.form.words.setPlainText("En blå yta.")
    assert made.form.pictures.item(0).text() == "Bild 1: En blå yta."
    assert made.store()
    (kept,) = appendices_of(stand.opened.session.workspace, **OF)
    image = QImage.fromData(kept.pictures[0].image)
    assert (image.width(), image.height()) == (1600, 800)
    assert not image.hasAlphaChannel()
    assert "Persson" not in "".join(image.text(key) for key in image.textKeys())
    stand.dialogs.answers = [painted(tmp_path / "foto.jpg", QSize(40, 20))]
    made.form.add_button.click()
    made.form.words.setPlainText("En liten yta.")
    made.form.pictures.setCurrentRow(0)
    made.form.drop_button.click()
    assert made.store()
    (kept,) = appendices_of(stand.opened.session.workspace, **OF)
    assert [each.alternative for each in kept.pictures] == ["En liten yta."]
    assert kept.pictures[0].image.startswith(b"\xff\xd8\xff")


def test_the_pages_of_a_pdf_are_described_by_what_stands_on_them(dialog, tmp_path: Path) -> None:
    made, stand = dialog
    info = DocumentInfo("Bilaga", "Gruppen", "Prov", stand.opened.services.clock().date())

    def tell(story) -> None:
        for title in ("Första sidan", "Andra sidan"):
            story.heading(1, title)
            story.new_page()
            story.paragraph("Mer.")
            story.new_page()

    path = tmp_path / "rapport.pdf"
    print_report(info, Foot("Bilaga", "Utkast", False), tell).save(path)
    stand.dialogs.answers = [path]
    made.pictures_button.click()
    made.form.title.setText("Kommunens rapport")
    made.close()
    (kept,) = appendices_of(stand.opened.session.workspace, **OF)
    assert len(kept.pictures) == 4
    assert kept.pictures[2].alternative.startswith("Andra sidan")


def test_what_is_no_picture_is_refused_in_words(dialog, tmp_path: Path) -> None:
    made, stand = dialog
    made.text_button.click()
    for name, content in (("a.png", b"text"), ("b.pdf", b"%PDF-1.7 broken"), ("c.gif", b"GIF89a")):
        (tmp_path / name).write_bytes(content)
        stand.dialogs.answers = [tmp_path / name]
        made.form.add_button.click()
        assert name in made.form._problem.text()
    stand.dialogs.answers = [tmp_path / "borta.png"]
    made.form.add_button.click()
    assert "borta.png kan inte läsas" in made.form._problem.text()
    assert made.form.pictures.count() == 0
    made.remove_button.click()


def test_the_logo_is_chosen_described_and_taken_away(dialog, tmp_path: Path) -> None:
    made, stand = dialog
    workspace = stand.opened.session.workspace
    stand.dialogs.answers = [painted(tmp_path / "logo.png", QSize(300, 100)), "Gruppens märke"]
    made.logo_button.click()
    kept = logo(workspace)
    assert kept is not None
    assert kept.alternative == "Gruppens märke"
    stand.dialogs.answers = [0]
    made.logo_button.click()
    assert logo(workspace) is None


def test_what_cannot_be_stored_is_asked_about_as_the_dialog_is_left(dialog) -> None:
    made, stand = dialog
    made.text_button.click()
    made.form.body.setPlainText("Utan rubrik.")
    stand.dialogs.answers = [False, True]
    made.reject()
    assert made.isVisible()
    assert "Ge bilagan en rubrik." in stand.dialogs.asked[-1]
    made.reject()
    assert not made.isVisible()
    assert told(stand) == []
