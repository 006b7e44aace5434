"""*Räkna om mitt dokument* in the real window: pasted, opened, dropped; walked by key; copied and kept as text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from support.finished_documents import as_workbook
from support.sitting import CTRL, SHIFT, Office, Sitting
from widgets.recounting.page import RecountPage
from widgets.text import tr

Key = Qt.Key
WRONG = [["Part", "Antal"], ["FK", "12"], ["AF", "9"], ["Kommun", "4"], ["Totalt", "26"]]
PASTED = "Part\tKvinnor\tMän\tTotalt\r\nFK\t12\t3\t15\r\nAF\t9\t8\t19\r\nSumma\t21\t11\t32\r\n"


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    return office.sit_down(example)


def page(day: Sitting) -> RecountPage:
    shown = day.window.pages.currentWidget()
    assert isinstance(shown, RecountPage)
    return shown


def counted(day: Sitting) -> RecountPage:
    """The page, when what is under way has been counted."""
    day.until(lambda: not day.opened.jobs.running)
    return page(day)


def test_a_pasted_table_is_counted_and_walked_by_key(day: Sitting) -> None:
    day.press(Key.Key_5, CTRL)
    day.do("Räkna om mitt dokument …")
    assert day.name_of_focused == "Öppna fil …"
    assert day.hears("ingenting sparas")

    day.paste(PASTED)
    shown = counted(day)

    assert day.hears("1 sak att se över. 6 summor har prövats.")
    assert "Tabell 1, rad 3, kolumn 4: Står 19, men 17 får 2 beräkningar att gå ihop" in shown.list.items_shown[0].text
    assert shown.list.hasFocus()
    day.press(Key.Key_F8)
    at = shown.view.currentIndex()
    assert (at.row(), at.column()) == (2, 3)
    said = at.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("rad 3, kolumn 4: 19, fel: Står 19, men 17")
    assert "Ingår i" in shown.view.content.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    shown.view.go_to((0, 0))
    shown.list.setFocus()
    day.press(Key.Key_Return)
    assert shown.view.currentIndex().row() == 2

    shown.view.setFocus()
    day.press(Key.Key_C, CTRL)
    assert day.clipboard == "19\n"
    shown.copy_button.click()
    assert day.clipboard.startswith("Omräkning av det inklistrade\n1 sak att se över.")
    day.press(Key.Key_Escape)
    assert day.opened.spec.key == "recommendations"
    assert not isinstance(day.window.pages.currentWidget(), RecountPage)


def test_a_file_is_opened_counted_and_its_answer_kept(day: Sitting, tmp_path: Path) -> None:
    day.do("Räkna om mitt dokument …")
    day.dialogs.answers.append(as_workbook(tmp_path / "tabell.xlsx", WRONG))
    day.press(Key.Key_Return)
    shown = counted(day)

    assert shown.answer is not None
    assert shown.answer.findings[0].line == "Blad Tabell 1, B7: 12 + 9 + 4 = 25, står 26 i B7."
    assert shown.view.content.headerData(1, Qt.Orientation.Horizontal) == "B"
    assert shown.view.content.headerData(6, Qt.Orientation.Vertical) == "7"
    kept = tmp_path / "protokoll.txt"
    day.dialogs.answers.append(kept)
    day.press(Key.Key_S, CTRL)
    assert "12 + 9 + 4 = 25, står 26 i B7." in kept.read_text("utf-8-sig")
    day.dialogs.answers.append(tmp_path / "finns inte" / "protokoll.txt")
    shown.save_button.click()
    assert day.said[-1]


def test_what_is_dropped_is_counted_and_what_is_none_is_refused(day: Sitting, tmp_path: Path) -> None:
    day.do("Räkna om mitt dokument …")
    right = as_workbook(tmp_path / "rätt.xlsx", [*WRONG[:-1], ["Totalt", "25"]])
    drop(page(day), right)
    shown = counted(day)
    assert day.hears("Allt går ihop: 1 summa har prövats.")
    day.press(Key.Key_F8)
    assert day.said[-1] == "Det finns inget att gå till: inget är markerat."

    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n123")
    drop(shown, picture)
    counted(day)
    assert "Räknas om kan arbetsböcker" in day.said[-1]
    assert shown.answer is not None, "what was read before stands"


def test_running_text_is_shown_beside_its_findings_and_several_tables_are_chosen_between(day: Sitting) -> None:
    day.do("Räkna om mitt dokument …")
    sentence = "Det kom 12 kvinnor och 9 män, totalt 22 personer, vilket är en lång mening som inte är någon rubrik."
    day.paste(PASTED + f"{sentence}\r\nOrt\tAntal\r\nA\t4\r\nB\t5\r\nTotalt\t9\r\n")
    shown = counted(day)

    names = [shown.tables.itemText(at) for at in range(shown.tables.count())]
    assert names == ["Tabell 1 (1 att se över)", "Tabell 2", "Löpande text (1 att se över)"]
    day.press(Key.Key_F8)
    assert shown.tables.currentText().startswith("Löpande text")
    assert shown.view.currentIndex().data() == sentence
    day.press(Key.Key_F8, SHIFT)
    assert shown.tables.currentIndex() == 0
    day.press(Key.Key_F8, SHIFT)
    assert shown.tables.currentIndex() == 2


def test_the_page_can_be_left_while_it_counts(day: Sitting, tmp_path: Path) -> None:
    day.do("Räkna om mitt dokument …")
    shown = page(day)
    shown.take(as_workbook(tmp_path / "tabell.xlsx", WRONG))
    day.press(Key.Key_Escape)
    day.until(lambda: not day.opened.jobs.running)
    assert not isinstance(day.window.pages.currentWidget(), RecountPage)
    assert shown.answer is None


def test_a_copied_file_is_opened(day: Sitting, tmp_path: Path) -> None:
    day.do("Räkna om mitt dokument …")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(as_workbook(tmp_path / "tabell.xlsx", WRONG)))])
    QApplication.clipboard().setMimeData(copied)
    page(day).paste_button.click()
    shown = counted(day)
    assert shown.answer is not None
    assert shown.answer.document.name == "tabell.xlsx"
    assert QAccessible.queryAccessibleInterface(shown.view).text(QAccessible.Text.Name) == tr(
        "Tabellen som den är läst"
    )


def drop(shown: RecountPage, path: Path) -> None:
    """What a file manager sends."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(10, 10).toPoint(), action, data, left, none)
    QApplication.sendEvent(shown, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(shown, QDropEvent(QPointF(10, 10), action, data, left, none))
