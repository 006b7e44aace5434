"""Ctrl+K, the list of keys, the menus: one list of commands behind all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QProgressBar, QPushButton

from support.window_stand import CTRL, SHIFT, WindowStand
from widgets.help.keys import KeysDialog
from widgets.jobs import Progress
from widgets.parts import TextLabel


def search(window: WindowStand, typed: str) -> list[str]:
    window.press(Qt.Key.Key_K, CTRL)
    window.type(typed)
    return [target.text for target in window.program.search.found]


def test_ctrl_k_finds_a_page_and_enter_goes_there(window: WindowStand) -> None:
    assert search(window, "kommunpro")[0] == "Kommunprofil"
    window.press(Qt.Key.Key_Return)

    assert window.opened.spec.key == "profile"
    assert not window.program.search.isVisible()
    assert window.window.pages.isAncestorOf(window.focused)


def test_ctrl_k_finds_an_area_and_the_shown_tab_goes_there(window: WindowStand) -> None:
    window.press(Qt.Key.Key_2, CTRL)

    assert search(window, "vännäs")[0] == "Vännäs"
    window.press(Qt.Key.Key_Return)

    assert window.opened.place.area.name == "Vännäs"


def test_ctrl_k_finds_a_written_out_period(window: WindowStand) -> None:
    window.press(Qt.Key.Key_2, CTRL)

    assert search(window, "2019")[0] == "2019"
    window.press(Qt.Key.Key_Return)

    assert window.opened.place.period is not None
    assert window.opened.place.period.code == "2019"


def test_the_arrows_walk_and_escape_gives_the_keyboard_back(window: WindowStand) -> None:
    before = window.focused
    search(window, "text")
    first = window.program.search.list.currentIndex().row()
    window.press(Qt.Key.Key_Down)
    assert window.program.search.list.currentIndex().row() == first + 1

    window.press(Qt.Key.Key_Escape)

    assert not window.program.search.isVisible()
    assert window.focused is before


WORDS = {
    "ärende": "LOTS",
    "handläggare": "LOTS",
    "tilläggsresurs": "LOTS",
    "rättelse": "Rätta låst månad",
    "lås": "Lås månaden",
    "lås upp": "Öppna månaden igen",
    "klar": "Markera månaden klar",
    "kommentar": "Kommentera rutan",
    "anteckning": "Kommentera rutan",
    "klistra": "Klistra in i månaden",
    "excel": "Kopiera vyns tabell",
    "kopiera": "Kopiera LOTS-tabellen offentligt",
    "helårs": "Kommunprofil",
    "bidrag": "Kommunprofil",
    "ohälsa": "Kommunprofil",
    "arbetslös": "Kommunprofil",
    "scb": "Läs in fil …",
    "rang": "Gå till vyn Plats",
    "placering": "Gå till vyn Plats",
    "jämför": "Gå till vyn Jämförelse",
    "diagram": "Gå till vyn Tidsserie",
    "trend": "Gå till vyn Tidsserie",
    "radar": "Gå till vyn Översikt",
    "indikator": "Ny indikator",
    "siffror": "Gå till vyn Indikatorer",
    "skriv in": "Gå till vyn Skriv in",
    "utkast": "Använd utkastet till text",
    "målgrupp": "Samverkanspopulation",
    "mättillfälle": "Nytt mättillfälle",
    "blankett": "Blankett till Försäkringskassan",
    "part": "Blankett till Arbetsförmedlingen",
    "definition": "Räkna efter nästa definition",
    "bild": "Gå till vyn Bild",
    "förslag": "Rekommendationer",
    "åtgärd": "Rekommendationer",
    "initiativ": "Ny rekommendation: Initiativmall",
    "mall": "Ny rekommendation: Underlagsmall",
    "ta bort": "Ta bort rekommendationen",
    "ordning": "Flytta rekommendationen uppåt",
    "pdf": "Skriv ut rapport …",
    "skriv ut": "Skriv ut rapport …",
    "godkänn": "Godkända rapporter …",
    "ångra": "Ångra",
    "kopia": "Återställ …",
    "grupp": "Grupper",
    "import": "Läs in fil …",
    "ordlista": "Ordlista",
    "tangent": "Tangenter",
}
"""What a user would try, and something that must be found by it, whichever tab is shown and none opened before."""


def test_words_that_a_user_would_try_find_something_from_the_first_page(window: WindowStand) -> None:
    window.press(Qt.Key.Key_K, CTRL)
    lost = {}
    for word, meant in WORDS.items():
        window.program.search.field.setText(word)
        found = [target.text for target in window.program.search.found]
        if meant not in found:
            lost[word] = found
    assert lost == {}


def test_what_is_done_in_another_tab_is_done_there(window: WindowStand) -> None:
    assert search(window, "ny indikator")[0] == "Ny indikator"
    window.dialogs.answers.append(None)
    window.press(Qt.Key.Key_Return)

    assert window.opened.spec.key == "profile"


def test_what_needs_something_that_is_seen_only_leads_there(window: WindowStand) -> None:
    assert search(window, "ta bort rekomm")[0] == "Ta bort rekommendationen"
    window.press(Qt.Key.Key_Return)

    assert window.opened.spec.key == "recommendations"
    assert "Ångra" in {command.text for command in window.program.commands}


def test_a_tab_offers_what_it_does_before_it_is_made(window: WindowStand) -> None:
    for spec in window.program.workspaces.specs[1:]:
        told = [(offer.key, offer.text, offer.shortcut) for offer in spec.offers(window.opened.session.workspace)]
        window.opened.open_tab(spec.key)
        done = [(action.key, action.text, action.shortcut) for action in window.opened.tab.actions_offered()]
        assert sorted(told) == sorted(done), spec.key


def test_a_search_that_finds_nothing_says_so(window: WindowStand) -> None:
    assert search(window, "xqzzy") == []
    shown = [label.text() for label in window.program.search.findChildren(TextLabel) if label.isVisible()]
    assert shown == ["Inga träffar."]
    window.press(Qt.Key.Key_Escape)


def test_words_that_are_not_in_the_name_find_too(window: WindowStand) -> None:
    assert "Handbok" in search(window, "hjälp")
    window.press(Qt.Key.Key_Escape)
    assert "Större text" in search(window, "zoom")


def test_a_click_elsewhere_closes_the_search(window: WindowStand) -> None:
    search(window, "x")
    window.window.bar.area.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not window.program.search.isVisible()


def test_every_command_has_a_key_or_is_found_by_its_words(window: WindowStand) -> None:
    for key in range(Qt.Key.Key_1, Qt.Key.Key_6):
        window.press(Qt.Key(key), CTRL)
    lost = []
    for command in window.program.commands:
        if not command.available:
            continue
        found = search(window, command.text)
        window.press(Qt.Key.Key_Escape)
        if command.text not in found:
            lost.append(command.text)
    assert lost == []


def test_no_two_commands_that_work_at_once_share_a_key(window: WindowStand) -> None:
    for spec in window.program.workspaces.specs:
        window.opened.open_tab(spec.key)
        taken: dict[str, str] = {}
        for command in window.program.commands:
            if not command.owner.isVisible():
                continue
            for keys in command.shown.shortcuts():
                written = keys.toString(QKeySequence.SequenceFormat.PortableText)
                assert written not in taken, f"{written}: {command.text} and {taken[written]}"
                taken[written] = command.text


def test_the_list_of_keys_is_made_of_the_commands(window: WindowStand) -> None:
    dialog = KeysDialog(window.program.commands, window.window)
    rows = dialog.list.findItems("Skriv ut rapport …", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert [row.text(1) for row in rows] == ["Ctrl+P"]

    dialog.field.setText("ångra")

    shown = dialog.list.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert [row.text(0) for row in shown if row.parent() and not row.isHidden()] == ["Ångra"]
    dialog.deleteLater()


def test_the_menu_bar_holds_the_four_menus_and_alt_brings_it_out(window: WindowStand) -> None:
    bar = window.window.menuBar()
    assert [action.text().replace("&", "") for action in bar.actions()] == ["Arkiv", "Redigera", "Visa", "Hjälp"]
    assert not bar.isVisible()
    under_name = window.window.bar.name.menu()
    assert isinstance(under_name, QMenu)
    assert len(under_name.actions()) == 4


def test_leaving_the_menu_bar_gives_the_keyboard_back(window: WindowStand) -> None:
    before = window.focused
    window.window.menuBar().show()
    window.window.menuBar().setFocus()

    window.window.tuck_menu_bar_in()
    window.settle(window.window.menuBar().isHidden)

    assert window.focused is before


def test_each_menu_has_a_letter_of_its_own(window: WindowStand) -> None:
    assert [window.window.has_menu(letter) for letter in "arvhx"] == [True, True, True, True, False]


def test_what_cannot_be_done_is_grey_while_the_menu_is_open_and_its_key_works_after(open_window) -> None:
    window = open_window()
    menu = window.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    printing = window.program.commands.shown("report")

    menu.aboutToShow.emit()
    assert not printing.isEnabled()
    menu.aboutToHide.emit()
    assert printing.isEnabled()

    window.press(Qt.Key.Key_P, CTRL)
    assert window.window.pages.currentWidget() is window.program.workspaces.welcome


def test_f6_goes_round_the_parts_of_the_window(window: WindowStand) -> None:
    window.press(Qt.Key.Key_2, CTRL)
    assert window.window.pages.isAncestorOf(window.focused)
    window.press(Qt.Key.Key_F6)
    assert window.window.bar.isAncestorOf(window.focused)
    window.press(Qt.Key.Key_F6)
    assert window.focused is window.window.tabs.bar
    window.press(Qt.Key.Key_F6)
    assert window.window.pages.isAncestorOf(window.focused)


def test_the_arrows_in_the_tab_row_change_tab_and_stay_there(window: WindowStand) -> None:
    window.window.tabs.bar.setFocus()
    window.press(Qt.Key.Key_Right)
    assert window.opened.spec is window.program.workspaces.specs[1]
    assert window.focused is window.window.tabs.bar


def test_text_grows_and_shrinks_by_keys_and_is_remembered(window: WindowStand) -> None:
    window.press(Qt.Key.Key_Plus, CTRL)
    assert window.preferences.current.text_size == 110
    window.press(Qt.Key.Key_Minus, CTRL)
    window.press(Qt.Key.Key_Minus, CTRL)
    assert window.preferences.current.text_size == 90
    window.press(Qt.Key.Key_0, CTRL)
    assert window.preferences.current.text_size == 100
    assert window.said[-1] == "Textstorlek 100 %."


def test_a_setting_that_cannot_be_stored_holds_all_the_same_and_is_told(window: WindowStand) -> None:
    window.preferences.full = True
    window.press(Qt.Key.Key_Plus, CTRL)
    assert window.preferences.current.text_size == 110
    assert [message.text for message in window.program.messages.kept] == ["Disken är full."]


def test_messages_stay_in_the_list_until_they_are_emptied(window: WindowStand) -> None:
    button = window.program.messages_button
    assert not button.isVisible()
    window.program.messages.warn("Säkerhetskopian kunde inte tas.", ("Disken är full.",))
    assert button.isVisible()
    assert button.accessibleName() == "Meddelanden, 1 att läsa"
    before = window.focused

    window.press(Qt.Key.Key_M, CTRL | SHIFT)
    assert window.focused is window.program.message_list.list
    assert "Disken är full." in window.program.message_list.list.item(0).text()
    window.press(Qt.Key.Key_Delete)

    assert not button.isVisible()
    assert window.focused is before


def test_what_went_well_is_said_at_the_foot_and_fades(window: WindowStand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("widgets.window.status_cards._NOTE_MS", 50)
    window.program.messages.tell("Rapporten ligger i mappen.")
    notices = window.program.status
    assert notices.text == "Rapporten ligger i mappen."
    assert notices.geometry().bottom() <= window.window.height()
    assert window.program.messages.kept == ()

    window.settle(lambda: notices.text == "")
    assert not notices.isVisible()


def test_long_work_shows_where_it_is_and_can_be_cancelled(window: WindowStand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("widgets.window.status_cards._PATIENCE_MS", 10)

    def work(progress: Progress) -> None:
        progress.at(0.4, "läser rad 40")
        while True:
            progress.check()

    window.opened.jobs.run("Läser in", work, done=lambda _: None)
    bar = window.program.status.findChild(QProgressBar)
    window.settle(lambda: bar.isVisible() and bar.value() == 400)
    assert bar.accessibleName() == "Läser in"
    before = window.focused

    cancel = next(b for b in window.program.status.findChildren(QPushButton) if b.isVisible() and b.text() == "Avbryt")
    cancel.setFocus()
    window.press(Qt.Key.Key_Space)
    window.settle(lambda: not window.opened.jobs.running)

    assert not window.program.status.isVisible()
    assert window.focused is before


def test_a_message_that_is_put_away_gives_the_keyboard_back(window: WindowStand) -> None:
    before = window.focused
    window.program.messages.warn("Säkerhetskopian kunde inte tas.")
    dismiss = next(b for b in window.program.status.findChildren(QPushButton) if b.isVisible() and b.text() == "Stäng")
    dismiss.setFocus()
    window.press(Qt.Key.Key_Space)
    assert not window.program.status.isVisible()
    assert window.focused is before


def test_short_work_shows_nothing(window: WindowStand) -> None:
    done: list[None] = []
    window.opened.jobs.run("Räknar", lambda _: None, done=done.append)
    window.settle(lambda: bool(done))
    assert not window.program.status.isVisible()


def test_the_search_field_takes_the_letters_that_a_tab_has_as_keys(window: WindowStand) -> None:
    search(window, "å ä ö")
    assert isinstance(window.focused, QLineEdit)
    assert window.focused.text() == "å ä ö"
