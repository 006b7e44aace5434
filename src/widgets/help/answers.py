"""What users look for and the program does not have, or does by itself: the search answers instead of being silent."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.text import tr


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, the words it is found by, and where the handbook tells more: a page, and a section of it."""

    text: str
    words: str
    page: str
    section: str = ""


def answers() -> tuple[Answer, ...]:
    """All of them."""
    return (
        Answer(
            tr("Spara: allt sparas av sig självt"), tr("spara sparas lagra ctrl+s"), "kom-igang", tr("Spara och ångra")
        ),
        Answer(
            tr("Personnummer: tas inte emot någonstans"),
            tr("personnummer personuppgifter namn gdpr sekretess identitet"), "rekommendationer",
            tr("Inga personuppgifter"),
        ),
        Answer(
            tr("Lösenord: arbetsboken skyddas av datorns inloggning"), tr("lösenord logga in kryptera skydda"),
            "sakerhetskopior", tr("På nätverket"),
        ),
        Answer(
            tr("Skicka: spara rapporten som PDF och bifoga den"), tr("skicka mejla mail e-post dela outlook bifoga"),
            "rapport", tr("Läs, spara, skriv ut"),
        ),
        Answer(
            tr("Formler: summor, andelar och medelvärden räknas av sig själva"),
            tr("formel formler summera makro räkna"), "lots", tr("Summorna stämmer inte"),
        ),
        Answer(
            tr("Hämta från internet: programmet läser bara filer"), tr("internet nätet hämta uppdatera api webb ladda"),
            "las-in",
        ),
        Answer(tr("Word: rapporten skrivs som PDF"), tr("word docx powerpoint pptx ppt"), "rapport"),
        Answer(tr("Språk: programmet finns på svenska"), tr("språk engelska english language"), "index"),
        Answer(
            tr("Mata in flera samtidigt: en arbetsbok skrivs av en i taget"), tr("samtidigt flera användare dela låst"),
            "kom-igang", tr("Skrivskyddad arbetsbok"),
        ),
    )  # fmt: skip
