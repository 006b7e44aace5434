"""What a cell shows and says: four kinds of empty, marks with reasons, comments, text that could not be stored."""

from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication

from domain.ground.entry import Entry
from domain.ground.value import Empty, Value
from drawing.palette import LIGHT
from support.accessible import accessible, children_named
from support.coordinator import Coordinator
from support.lots_sheet import MAY, sheet
from widgets.parts import Sign
from widgets.sheet import CellEdit, CellKey, Column, FigureGrid, Mark
from widgets.sheet.painting import box_of, text_area
from widgets.sheet.sizes import group_gap
from widgets.theme import ThemeMode, apply_theme

Key = Qt.Key


def tip(who: Coordinator, key: CellKey) -> str:
    at = who.grid.grid_model.sheet.position_of(key)
    assert at is not None
    return who.grid.grid_model.index(*at).data(Qt.ItemDataRole.ToolTipRole) or ""


def picture(who: Coordinator, key: CellKey) -> QImage:
    """The cell as drawn, while the keyboard stands elsewhere."""
    who.grid.go_to(("annan", "okand"))
    at = who.grid.grid_model.sheet.position_of(key)
    assert at is not None
    area: QRect = who.grid.visualRect(who.grid.grid_model.index(*at))
    return who.grid.viewport().grab(area).toImage()


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def face_columns(grid: FigureGrid) -> tuple[Column, ...]:
    return grid.grid_model.sheet.content.columns


def has_nearly(image: QImage, colour: str) -> bool:
    """True when the picture holds the colour, as far as thin letters are ever drawn in one."""
    wanted = QColor(colour)
    return any(
        max(abs(seen.red() - wanted.red()), abs(seen.green() - wanted.green()), abs(seen.blue() - wanted.blue())) < 16
        for seen in map(QColor, colours_in(image))
    )


@pytest.mark.parametrize(
    ("value", "text", "spoken"),
    [
        (None, "", "inte registrerat"),
        (Empty.SAKNAS, "saknas", "saknas"),
        (Empty.EJ_TILLAMPLIGT, "–", "ej tillämpligt"),
        (Empty.DOLT, "<5", "dolt"),
        (0, "0", "0"),
    ],
)
def test_each_kind_of_empty_has_its_own_words(
    coordinator: Coordinator, value: Value | None, text: str, spoken: str
) -> None:
    coordinator.stored = {} if value is None else {("fk", "man"): value}
    coordinator.refresh()

    assert coordinator.shows("fk", "man") == text
    assert coordinator.hears("fk", "man") == f"Försäkringskassan, Män: {spoken}"


def test_each_kind_of_empty_looks_its_own_way(coordinator: Coordinator) -> None:
    coordinator.stored = {
        ("fk", "kvinna"): 0,
        ("fk", "man"): Empty.SAKNAS,
        ("af", "kvinna"): Empty.EJ_TILLAMPLIGT,
        ("af", "man"): Empty.DOLT,
    }
    coordinator.refresh()
    keys = [("fk", "kvinna"), ("fk", "man"), ("af", "kvinna"), ("af", "man"), ("kommun", "kvinna")]
    drawn = [picture(coordinator, key) for key in keys]

    assert all(one != other for i, one in enumerate(drawn) for other in drawn[i + 1 :])
    assert has_nearly(drawn[1], LIGHT.warning), "a lacking figure calls for attention"
    assert not has_nearly(drawn[4], LIGHT.warning), "what was never recorded does not"


@pytest.mark.parametrize(("sign", "word"), [(Sign.ERROR, "fel"), (Sign.WARNING, "varning"), (Sign.NOTE, "upplysning")])
def test_a_mark_is_a_shape_and_its_reason_is_text(coordinator: Coordinator, sign: Sign, word: str) -> None:
    marks = {("kommun", "30plus"): Mark(sign, "kön ger 7, ålder ger 6")}
    unmarked = sheet(MAY)
    coordinator.grid.set_content(unmarked)
    before = picture(coordinator, ("kommun", "30plus"))

    coordinator.grid.set_content(sheet(MAY, marks=marks))

    assert coordinator.hears("kommun", "30plus") == f"Kommunen, 30–: 3, {word}: kön ger 7, ålder ger 6"
    assert tip(coordinator, ("kommun", "30plus")) == f"{word.capitalize()}: kön ger 7, ålder ger 6"
    assert picture(coordinator, ("kommun", "30plus")) != before


def test_a_comment_is_seen_heard_and_read(coordinator: Coordinator) -> None:
    coordinator.grid.set_content(sheet(MAY, comments={("af", "man"): "Två till har hört av sig."}))

    assert coordinator.hears("af", "man") == "Arbetsförmedlingen, Män: 1, har kommentar"
    assert tip(coordinator, ("af", "man")) == "Kommentar: Två till har hört av sig."
    assert LIGHT.accent in colours_in(picture(coordinator, ("af", "man")))


def test_a_lacking_figure_tells_how_zero_is_written(coordinator: Coordinator) -> None:
    assert tip(coordinator, ("fk", "man")) == "Värde saknas. Noll skrivs som 0."


def test_unreadable_text_stays_marked_in_its_cell_and_blocks_nothing_else(coordinator: Coordinator, qtbot) -> None:
    with qtbot.waitSignal(coordinator.grid.unsaved_changed):
        coordinator.fill("tre", "1")

    assert coordinator.shows("fk", "kvinna") == "tre"
    assert coordinator.hears("fk", "kvinna") == (
        "Försäkringskassan, Kvinnor: tre, fel: ”tre” går inte att läsa som ett tal."
    )
    assert coordinator.stored == {("fk", "man"): 1}
    assert coordinator.shows("fk", "sex_sum") == "1", "what is stored; the refused text is no figure"


def test_unreadable_text_is_opened_again_to_be_put_right(coordinator: Coordinator) -> None:
    coordinator.type("1o")
    coordinator.press(Key.Key_Tab)
    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.press(Key.Key_F2)
    coordinator.press(Key.Key_Backspace)
    coordinator.type("0")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored == {("fk", "kvinna"): 10}
    assert coordinator.grid.unsaved() == ()


def test_esc_gives_back_what_is_stored_in_place_of_unreadable_text(coordinator: Coordinator, qtbot) -> None:
    coordinator.stored = {("fk", "kvinna"): 4}
    coordinator.refresh()
    coordinator.fill("fyra")
    coordinator.grid.go_to(("fk", "kvinna"))

    with qtbot.waitSignal(coordinator.grid.unsaved_changed):
        coordinator.press(Key.Key_Escape)

    assert coordinator.shows("fk", "kvinna") == "4"


def test_typing_what_is_stored_over_unreadable_text_needs_no_storing(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "kvinna"): 4}
    coordinator.refresh()
    coordinator.fill("fyra")
    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.fill("4")

    assert coordinator.operations == []
    assert coordinator.grid.unsaved() == ()


def test_unreadable_text_waits_for_its_month(coordinator: Coordinator) -> None:
    coordinator.fill("tre")
    coordinator.subject = "0360|2016-06"
    coordinator.refresh()
    assert coordinator.shows("fk", "kvinna") == ""

    coordinator.subject = "0360|2016-05"
    coordinator.refresh()
    assert coordinator.shows("fk", "kvinna") == "tre"


def test_what_storage_refuses_stays_as_typed(coordinator: Coordinator) -> None:
    refused = CellEdit("fk", "kvinna", Entry("191212121212", None, "Det ser ut som ett personnummer."))
    coordinator.grid.keep_unsaved([refused])

    assert coordinator.shows("fk", "kvinna") == "191212121212"
    assert coordinator.grid.unsaved() == (refused,)


def test_a_screen_reader_meets_headings_and_cells(coordinator: Coordinator) -> None:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    table = accessible(coordinator.grid)
    names = children_named(table)

    assert "Kommunen, 30–: 3" in names
    assert "Kommunen, Summa kön: 7, varning: kön ger 7, ålder ger 6" in names
    assert {"Kön: Kvinnor", "Ålder: 30–", "Försäkringskassan"} <= set(names)
    assert coordinator.grid.accessibleName() == "LOTS-ärenden Tierp maj 2016"


def test_the_editor_says_which_cell_it_changes(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("kommun", "30plus"))
    coordinator.type("3")

    editor = QApplication.focusWidget()
    assert editor is not coordinator.grid
    assert editor.accessibleName() == "Kommunen, 30–"


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_figure_and_no_heading_is_cut_off_at_any_text_size(
    coordinator: Coordinator, qapp, mode: ThemeMode, scale: float
) -> None:
    coordinator.stored = {**MAY, ("fk", "kvinna"): 9999}
    apply_theme(qapp, mode, scale)
    coordinator.refresh()
    grid = coordinator.grid
    sizes = grid.cells.sizes
    grid.resize(300, 300)
    coordinator.type("x")
    heavy = QFontMetrics(sizes.heavy)
    for at in product(range(6), range(8)):
        face = grid.grid_model.sheet.face(at)
        box = box_of(grid.visualRect(grid.grid_model.index(*at)), sizes, group_gap(face_columns(grid), at[1]))
        assert heavy.horizontalAdvance(face.text) <= text_area(box).width(), face.spoken
        assert box.height() >= heavy.height()
    assert not grid.grab().isNull()


def test_the_keyboard_is_always_seen(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("kommun", "30plus"))
    area = coordinator.grid.visualRect(coordinator.grid.grid_model.index(2, 5))

    assert {LIGHT.accent, LIGHT.accent_tint} <= colours_in(coordinator.grid.viewport().grab(area).toImage())


def test_a_column_that_grows_is_not_told_to_the_table_which_would_paint_all_cells_once_more(
    coordinator: Coordinator,
) -> None:
    told: list[tuple[int, int, int]] = []
    coordinator.grid.horizontalHeader().sectionResized.connect(lambda *width: told.append(width))
    before = coordinator.grid.columnWidth(0)

    coordinator.stored = {("fk", "kvinna"): 123_456_789}
    coordinator.refresh()

    assert coordinator.grid.columnWidth(0) > before
    assert told == []
