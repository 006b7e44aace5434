"""What Ctrl+K finds beside commands: answers, the handbook's sections and words, recommendations, near misses."""

import pytest
from PySide6.QtCore import Qt

from storage.recommendations.recording import add_recommendation
from support.window_stand import CTRL, WindowStand
from widgets.help.answers import answers
from widgets.help.handbook import Handbook
from widgets.help.pages import topics
from widgets.window.targets import Target, matching

TRIED = {
    "exportera": "Skriv ut rapport …",
    "ny månad": "LOTS",
    "låsa": "Lås månaden",
    "markera klar": "Markera månaden klar",
    "personnummer": "Personnummer: tas inte emot någonstans",
    "lägg till kommun": "Grupper …",
    "säkerhetskopia": "Säkerhetskopiera …",
    "spara": "Spara: allt sparas av sig självt",
    "radera": "Ta bort rekommendationen",
    "statistik": "Kommunprofil",
    "ålder": "Gå till vyn Översikt",
    "zooma": "Större text",
    "bortfall": "Kön, åldrar och bortfall",
    "jämför": "Gå till vyn Jämförelse",
    "rangordning": "Gå till vyn Plats",
    "helårsekvivalent": "Helårsekvivalent",
    "blankett": "Blankett till Försäkringskassan",
    "definition": "Gå till vyn Definition",
    "mättillfälle": "Nytt mättillfälle",
    "underskrift": "Skriv ut rapport …",
    "historik": "Tidigare inläsningar …",
    "källor": "Källor …",
    "licens": "Källor …",
    "versioner": "Godkända rapporter …",
    "byta": "Byt namn …",
    "lösenord": "Lösenord: arbetsboken skyddas av datorns inloggning",
    "mejla": "Skicka: spara rapporten som PDF och bifoga den",
    "tröskel": "Inställningar …",
    "ordförande": "Medlemmar och ordförande",
    "ange din funktion": "Ange din funktion …",
    "vem är jag": "Ange din funktion …",
    "regionrapport": "Skriv ut rapport …",
    "hur gör jag en regionrapport": "Skriv ut rapport …",
    "mina siffror": "Gå till vyn Skriv in",
    "fel källa": "Källor …",
    "ny grupp": "Grupper …",
}
"""Words that someone new tried, and what must stand among the first five then, wherever they are."""


def search(window: WindowStand, typed: str) -> list[Target]:
    window.press(Qt.Key.Key_K, CTRL)
    window.program.search.field.setText(typed)
    return list(window.program.search.found)


@pytest.mark.parametrize("tab", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5])
def test_what_someone_new_tries_is_among_the_first_five_from_every_tab(window: WindowStand, tab: Qt.Key) -> None:
    window.press(tab, CTRL)
    listed = {word: [target.text for target in search(window, word)][:5] for word in TRIED}

    assert {word: listed[word] for word, meant in TRIED.items() if meant not in listed[word]} == {}


def test_every_answer_opens_the_handbook_where_it_tells_more(window: WindowStand) -> None:
    sections = {(topic.page, topic.title) for topic in topics()}
    for answer in answers():
        assert not answer.section or (answer.page, answer.section) in sections, answer
    assert search(window, "spara")[0].text == "Spara: allt sparas av sig självt"
    window.press(Qt.Key.Key_Return)

    handbook = window.window.findChild(Handbook)
    assert handbook.isVisible()
    assert handbook.browser.textCursor().block().text() == "Spara och ångra"
    handbook.close()


def test_a_word_of_the_glossary_is_shown_where_it_stands(window: WindowStand) -> None:
    target = next(each for each in search(window, "tolvmånadersmedel") if each.group == "Ordlista")
    target.run()

    handbook = window.window.findChild(Handbook)
    assert handbook.browser.textCursor().block().text().startswith("Tolvmånadersmedel – ")
    handbook.close()


def test_a_slip_of_the_finger_still_finds(window: WindowStand) -> None:
    assert search(window, "vänäs")[0].text == "Vännäs"
    assert "Kommunprofil" in [target.text for target in search(window, "komunprofil")]
    assert "Lås månaden" in [target.text for target in search(window, "låser")]


def test_a_recommendation_is_found_by_its_title_and_shown(window: WindowStand) -> None:
    for title in ("Samordnade vägar till studier", "En gemensam väg in"):
        add_recommendation(window.opened.session.workspace, year=2019, template="underlagsmall", title=title)
    found = search(window, "gemensam väg")[0]
    assert (found.text, found.group) == ("En gemensam väg in", "Rekommendationer 2019")
    window.press(Qt.Key.Key_Return)

    assert window.opened.spec.key == "recommendations"
    assert window.opened.place.period is not None
    assert window.opened.place.period.code == "2019"
    assert window.focused.text() == "En gemensam väg in"  # type: ignore[attr-defined]


def test_a_period_leads_to_each_tab_that_shows_such_ones(window: WindowStand) -> None:
    window.press(Qt.Key.Key_5, CTRL)
    found = {target.group: target for target in search(window, "maj 2016")}
    assert {"Kommunprofil", "LOTS"} <= set(found)
    found["LOTS"].run()

    assert window.opened.spec.key == "lots"
    assert window.opened.place.period is not None
    assert window.opened.place.period.code == "2016-05"


def test_the_order_is_what_begins_so_then_what_means_it_then_what_comes_near_then_running_text() -> None:
    def target(text: str, words: str = "", body: str = "") -> Target:
        return Target(text, "", lambda: None, words=words, body=body)

    held = [
        target("Sidan", body="om att låsa"),
        target("Låst"),
        target("Oberörd", words="fastlåsa"),
        target("Stäng", words="låsa"),
        target("Att låsa"),
        target("Låsa upp"),
        target("Ingenting"),
    ]

    found = [each.text for each in matching(held, "låsa")]

    assert found == ["Låsa upp", "Att låsa", "Stäng", "Oberörd", "Låst", "Sidan"]


def test_what_cannot_be_done_now_is_found_and_refused_in_words(window: WindowStand) -> None:
    window.press(Qt.Key.Key_5, CTRL)
    found = search(window, "radera")[0]
    assert (found.text, found.group) == ("Ta bort rekommendationen", "Rekommendationer, inte just nu")
    window.press(Qt.Key.Key_Return)

    assert window.said[-1] == "”Ta bort rekommendationen” går inte att göra här och nu. Ingenting har ändrats."


def test_a_command_that_asks_further_is_found_by_its_name_before_the_handbook(window: WindowStand) -> None:
    first, second = search(window, "ange din funktion")[:2]
    assert (first.text, first.group) == ("Ange din funktion …", "Arkiv")
    assert second.group.startswith("Handbok")
