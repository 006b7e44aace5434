"""The row of a page's views, by keyboard and by ear."""

import pytest
from PySide6.QtCore import Qt

from support.accessible import accessible, children_named
from widgets.parts import SegmentedRow

VIEWS = (("record", "Registrera"), ("kommuner", "Kommuner"), ("years", "År för år"))


@pytest.fixture
def row(theme, qtbot) -> SegmentedRow:
    made = SegmentedRow("Vyer")
    qtbot.addWidget(made)
    made.set_views(VIEWS)
    made.show()
    return made


def test_the_arrows_walk_the_views_and_each_is_told_once(row: SegmentedRow, qtbot) -> None:
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Right)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    qtbot.keyClick(row, Qt.Key.Key_Right)

    assert heard == ["kommuner", "years"]
    assert row.current == "years"


def test_it_is_heard_as_a_list_of_tabs_with_a_name(row: SegmentedRow) -> None:
    assert row.accessibleName() == "Vyer"
    assert children_named(accessible(row))[:3] == ["Registrera", "Kommuner", "År för år"]


def test_showing_a_view_is_not_choosing_it(row: SegmentedRow, qtbot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        row.show_chosen("years")
        row.set_views(VIEWS[1:])

    assert row.current == "years", "what was chosen stays where it is still offered"


def test_a_view_that_is_gone_gives_its_place_to_the_first(row: SegmentedRow) -> None:
    row.show_chosen("record")
    row.set_views(VIEWS[1:])

    assert row.current == "kommuner"


def test_no_view_moves_when_another_is_chosen(row: SegmentedRow) -> None:
    before = [row.tabRect(at) for at in range(row.count())]
    row.show_chosen("kommuner")

    assert [row.tabRect(at) for at in range(row.count())] == before
