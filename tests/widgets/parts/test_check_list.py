"""*Att se över* beside a sheet: read, walked and followed without a mouse."""

import pytest
from PySide6.QtCore import Qt

from support.accessible import accessible, children_named
from widgets.parts import CheckItem, CheckList, Sign

FINDINGS = (
    CheckItem(Sign.WARNING, "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende.", ("kommun", "kvinna")),
    CheckItem(Sign.ERROR, "”tre” går inte att läsa som ett tal.", ("fk", "man")),
    CheckItem(Sign.NOTE, "Annan: inget är registrerat."),
)


@pytest.fixture
def checks(theme, qtbot) -> CheckList:
    found = CheckList()
    qtbot.addWidget(found)
    found.resize(400, 300)
    found.show()
    found.set_items(FINDINGS)
    return found


def test_each_row_says_in_words_what_its_mark_says_in_shape(checks: CheckList) -> None:
    names = children_named(accessible(checks))

    assert names == [
        "Varning: Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende.",
        "Fel: ”tre” går inte att läsa som ett tal.",
        "Upplysning: Annan: inget är registrerat.",
    ]


def test_arrows_walk_the_rows_and_enter_goes_to_the_cell(checks: CheckList, qtbot) -> None:
    checks.setFocus()
    assert checks.currentRow() == 0
    qtbot.keyClick(checks, Qt.Key.Key_Down)

    with qtbot.waitSignal(checks.chosen) as chosen:
        qtbot.keyClick(checks, Qt.Key.Key_Return)

    assert chosen.args == [("fk", "man")]


def test_a_row_that_leads_nowhere_is_only_read(checks: CheckList, qtbot) -> None:
    checks.setCurrentRow(2)

    with qtbot.assertNotEmitted(checks.chosen):
        qtbot.keyClick(checks, Qt.Key.Key_Return)


def test_nothing_to_look_over_is_said_and_not_shown_as_an_empty_box(checks: CheckList) -> None:
    checks.set_items(())

    assert children_named(accessible(checks)) == ["Stämmer: Inget att se över."]
    assert checks.items_shown == ()


def test_the_keyboard_stays_on_its_row_when_another_finding_is_solved(checks: CheckList) -> None:
    checks.setCurrentRow(1)

    checks.set_items(FINDINGS[:2])

    assert checks.currentRow() == 1


def test_a_long_sentence_gets_the_lines_it_needs(checks: CheckList) -> None:
    one_line = checks.sizeHintForRow(2)

    checks.resize(220, 300)

    assert checks.sizeHintForRow(0) > one_line
