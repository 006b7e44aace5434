"""From draft to signature line: two recommendations written by keyboard, and the report that the chair prints."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from support.pdf_checks import assert_pdf_ua, found_text, page_texts, tagged_text
from support.sitting import CTRL, SHIFT, Office, Sitting

YEAR = "2023"
UNDERLAG = {
    "Rekommendation": "Att parterna från hösten 2023 möts en gång i månaden om unga med aktivitetsersättning.",
    "Problemformulering": "Unga med aktivitetsersättning möter flera parter var för sig.",
    "Nuläge": "År 2024 hade 33 unga i Lycksele aktivitetsersättning – och tre parter.",
    "Underlag för analys": "Samverkanspopulationen i Lycksele.",
    "Förslag på insatser/aktiviteter/förändringsarbeten/kompetensutvecklingsinsatser": "Månadsmöte. Gemensam ingång.",
    "Förslag till ansvarsfördelning": "Försäkringskassan sammankallar; kommunen upplåter lokal.",
}
INITIATIV = {
    "Bakgrund/motiv": "Andelen sjukskrivna arbetslösa ökar i Åsele och Örnsköldsvik.",
    "Förslag på aktiviteter/interventioner": "Gemensam kartläggning före dag 60.",
    "Mål": "Halverad väntan.",
    "Indikatorer": "Dagar till kartläggning: 212, mål 120.",
    "Sammankallande": "Försäkringskassan",
    "Ansvar": "Regionen och Försäkringskassan",
    "Godkänd av": "Arbetsförmedlingen, Regionen",
    "Startdatum": "2023-05-01",
    "Slutdatum": "2023-12-31",
    "Avstämning": "2023-10-31",
}


@pytest.fixture
def opened(office: Office, example: Path) -> Sitting:
    """Rekommendationer of a year that nothing is written for."""
    sitting = office.sit_down(example)
    sitting.press(Qt.Key.Key_5, CTRL)
    sitting.go_to(period=YEAR)
    return sitting


def write(sitting: Sitting, title: str, texts: dict[str, str]) -> None:
    """Title and every field, from the title on with Tab alone."""
    assert sitting.name_of_focused == "Rubrik"
    sitting.fill(title)
    for label, text in texts.items():
        sitting.tab_to(label, most=6)
        sitting.fill(text)


def write_both(sitting: Sitting) -> None:
    assert sitting.name_of_focused == "Skriv den första"
    sitting.press(Qt.Key.Key_Return)
    write(sitting, "Unga mellan stolarna", UNDERLAG)
    sitting.press(Qt.Key.Key_2, CTRL | SHIFT)
    write(sitting, "Sjukskrivna arbetslösa", INITIATIV)


def pages_shown(sitting: Sitting) -> list[str]:
    """The pages of the preview once they are there, by name."""
    names = [f"Sida {number} av " for number in range(1, 100)]
    sitting.until(lambda: sitting.hears("Sida 1 av "))
    told = [text for text in sitting.heard() if text.startswith(tuple(names))]
    return sorted(set(told))


def stands_on(sitting: Sitting, page: int, count: int) -> None:
    """Waits until the line under the pages, and not only the page itself, says which one is shown."""
    sitting.until(lambda: sitting.heard().count(f"Sida {page} av {count}") == 2)


def together(text: str) -> str:
    """Without the breaks of lines and words that a page needs."""
    return "".join(text.replace("\u00ad", "").split())


def test_both_templates_are_written_by_keyboard_and_found_again(opened: Sitting, office: Office) -> None:
    write_both(opened)
    opened.quit()

    again = office.sit_down()
    assert again.name_of_focused == "Rekommendationer"
    again.press(Qt.Key.Key_Home)
    written = again.heard(again.opened.tab)
    assert "1. Unga mellan stolarna, utkast" in written
    for text in (*UNDERLAG.values(), "Underlagsmall"):
        assert any(text in each for each in written), text
    again.press(Qt.Key.Key_Down)
    written = again.heard(again.opened.tab)
    assert "2. Sjukskrivna arbetslösa, utkast" in written
    for text in (*INITIATIV.values(), "Initiativmall"):
        assert any(text in each for each in written), text


def test_a_field_is_taken_back_with_ctrl_z_after_it_was_left(opened: Sitting) -> None:
    opened.press(Qt.Key.Key_Return)
    opened.fill("Unga mellan stolarna")
    opened.tab_to("Nuläge")
    opened.fill("Trettiotre unga.")
    assert opened.hears("Trettiotre unga.")

    opened.press(Qt.Key.Key_Z, CTRL)

    assert not opened.hears("Trettiotre unga.")
    opened.press(Qt.Key.Key_Y, CTRL)
    assert opened.hears("Trettiotre unga.")


def test_a_personal_number_is_not_stored(opened: Sitting, office: Office, example: Path) -> None:
    opened.press(Qt.Key.Key_Return)
    opened.fill("Unga mellan stolarna")
    opened.tab_to("Nuläge")
    opened.fill("Ringde om 701063-2391 i går")

    assert opened.hears("Texten innehåller ett personnummer och sparas inte förrän det är borttaget.")
    opened.dialogs.answers.append(False)
    opened.press(Qt.Key.Key_Q, CTRL)
    assert opened.dialogs.asked[-1].startswith("Det här är markerat och inte sparat.")
    assert opened.window.isVisible()
    close_anyway = 1
    opened.dialogs.answers.append(close_anyway)
    opened.quit()
    assert b"701063" not in example.read_bytes()


def test_the_chair_previews_saves_and_signs(opened: Sitting, tmp_path: Path) -> None:
    write_both(opened)
    out = tmp_path / "rapport.pdf"
    opened.dialogs.answers.append(out)

    opened.press(Qt.Key.Key_P, CTRL)
    count = len(pages_shown(opened))
    assert count >= 8
    opened.press(Qt.Key.Key_PageDown, times=2)
    stands_on(opened, 3, count)
    opened.press(Qt.Key.Key_End)
    stands_on(opened, count, count)
    opened.press(Qt.Key.Key_S, CTRL)

    assert opened.dialogs.asked[-1] == "Spara rapporten"
    assert opened.said[-1] == f"Rapporten rapport.pdf ligger i {tmp_path}."
    opened.press(Qt.Key.Key_Escape)
    assert opened.opened.tab.isVisible()
    assert opened.window.isAncestorOf(opened.focused)

    assert_pdf_ua(out)
    pages = page_texts(out)
    assert len(pages) == count
    cover, rest = together(pages[0]), together(" ".join(pages))
    for words in ("Exempelregionen", YEAR):
        assert words in cover
    for number in range(2, count + 1):
        assert f"sida{number}({count})" in together(pages[number - 1])
    parts = (
        "Unga mellan stolarna",
        "Sjukskrivna arbetslösa",
        "Arbetsförmedlingen",
        "sektionschef",
        "Nordmaling",
        "15,5 %",
        "16,7 %",
        "281",
        "323",
        "LOTS",
        "ordförande i lokal samverkansgrupp",
        *UNDERLAG,
        *UNDERLAG.values(),
        *INITIATIV,
        *INITIATIV.values(),
    )
    assert [part for part in parts if together(part) not in rest] == []
    assert "Underskrift" in rest or "Namnteckning" in rest
    searched, told = together(found_text(out)), together(tagged_text(out))
    for text in (*UNDERLAG.values(), *INITIATIV.values()):
        assert together(text) in searched
        assert together(text) in told


def test_the_page_that_is_read_stays_when_a_part_is_left_out(opened: Sitting) -> None:
    opened.press(Qt.Key.Key_P, CTRL)
    count = len(pages_shown(opened))
    opened.press(Qt.Key.Key_PageDown, times=2)
    stands_on(opened, 3, count)

    opened.tab_to("Samverkanspopulation")
    opened.press(Qt.Key.Key_Space)

    opened.until(lambda: opened.hears("Sida 3 av ") and not opened.hears(f"Sida 3 av {count}"))
    fewer = len(pages_shown(opened))
    assert fewer < count
    stands_on(opened, 3, fewer)
    assert opened.name_of_focused == "Samverkanspopulation"


def test_an_internal_report_asks_why_before_it_is_built(opened: Sitting, tmp_path: Path) -> None:
    opened.press(Qt.Key.Key_P, CTRL)
    opened.until(lambda: opened.hears("Sida 1 av "))
    opened.tab_to("Offentlig")
    opened.press(Qt.Key.Key_Down)
    opened.until(lambda: opened.hears("Ange varför små tal ska synas. Skälet står i rapporten."))

    opened.tab_to("Skäl")
    opened.type("arbetsmöte i analysgruppen")
    opened.until(lambda: opened.hears("Sida 1 av "))
    out = tmp_path / "internt.pdf"
    opened.dialogs.answers.append(out)
    opened.press(Qt.Key.Key_S, CTRL)

    assert all("internt" in text.lower() for text in page_texts(out))
    assert "arbetsmöteianalysgruppen" in together(" ".join(page_texts(out)))
