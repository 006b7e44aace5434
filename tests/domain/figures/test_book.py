"""The figures at hand where a text is written."""

from dataclasses import replace

from domain.figures.book import FigureBook, Offer
from domain.figures.filled import by_reference
from domain.figures.known import Unit
from domain.figures.reference import parse_reference, pieces_of
from domain.ground.area import Area, AreaKind
from domain.ground.value import Empty
from support.known_figures import SHARE

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
COUNT = replace(
    SHARE,
    reference="profil 2401 2021 sjukpenning antal",
    words="sjukpenning, helårspersoner",
    value=108,
    unit=Unit.PERSONS,
    decimals=0,
)
COUNTRY = replace(SHARE, reference="profil 00 2021 sjukpenning andel", area="00", value=6)
MISSING = replace(COUNT, reference="profil 2401 2020 sjukpenning antal", value=Empty.SAKNAS)
BOOK = FigureBook((NORDMALING,), {"2401": "Nordmaling", "00": "Riket"}).with_offers([SHARE, COUNT, COUNTRY, MISSING])


def test_what_is_missing_is_not_offered_and_the_texts_own_area_is_left_out() -> None:
    assert [offer.written for offer in BOOK.offers("", 4)] == [
        "{profil 2021 sjukpenning andel}",
        "{profil 2021 sjukpenning antal}",
        "{profil 00 2021 sjukpenning andel}",
        "{kommun}",
    ]
    assert BOOK.offers("", 1)[0].line == "3,0\u00a0% · sjukpenning, andel av befolkningen, Nordmaling 2021"
    assert BOOK.offers("områdets", 9) == (Offer("{kommun}", "Nordmaling", "områdets namn"),)


def test_every_typed_word_is_sought_and_what_stands_as_it_comes_first() -> None:
    assert BOOK.offers("riket andel", 9)[0].shown == "6,0\u00a0%"
    assert BOOK.offers("108", 9)[0].shown == "108"
    assert BOOK.offers("finns inte", 9) == ()


def test_a_share_is_compared_with_that_of_another_area() -> None:
    offer = BOOK.offers("hälften", 9)[0]
    assert offer.written == '{profil 2021 sjukpenning andel mot profil 00 2021 sjukpenning andel som "hälften"}'
    assert offer.words == "sjukpenning, andel av befolkningen, Nordmaling 2021, mot Riket"
    assert BOOK.shown(pieces_of(offer.written)[0]).fault == ""


def test_words_that_a_figure_bears_out_are_offered_with_it() -> None:
    book = FigureBook((NORDMALING,), {"2401": "Nordmaling"}).with_offers([replace(SHARE, value=20)])
    offer = book.offers("var femte", 1)[0]
    assert offer.written == '{profil 2021 sjukpenning andel som "var femte"}'
    assert offer.line == "var femte · sjukpenning, andel av befolkningen, Nordmaling 2021: 20,0\u00a0%"


def test_every_offer_is_a_reference_that_holds() -> None:
    for offer in BOOK.offers("", 99):
        piece = pieces_of(offer.written)[0]
        if offer.is_block:
            assert BOOK.shown(piece).text.startswith(f"{offer.shown}: ")
            continue
        assert (BOOK.shown(piece).text, BOOK.shown(piece).fault) == (offer.shown, "")
        if offer.written != "{kommun}":
            assert parse_reference(offer.written[1:-1]).text == offer.written[1:-1]


def test_a_piece_is_told_in_words_with_its_source_and_what_is_wrong() -> None:
    shown, area = pieces_of("{profil 2021 sjukpenning antal} {kommun}")[::2]
    assert BOOK.words(shown) == (
        "108: sjukpenning, helårspersoner, Nordmaling 2021. Källa: SCB, Antal helårsekvivalenter."
    )
    assert BOOK.words(area) == "Områdets namn."
    missing = BOOK.words(pieces_of("{lots 2016 totalt}")[0])
    assert missing == "{lots 2016 totalt}: uppgiften finns inte i arbetsboken."


def test_without_an_area_nothing_is_local() -> None:
    book = FigureBook().with_offers([SHARE])
    assert book.offers("", 1)[0].written == "{profil 2401 2021 sjukpenning andel}"
    assert book.offers("", 1)[0].words == "sjukpenning, andel av befolkningen, 2401 2021"
    assert book.shown(pieces_of("{profil 2021 sjukpenning andel}")[0]).text == ""


def test_a_book_of_what_is_written_stands_beside_one_of_what_can_be_put_in() -> None:
    written = FigureBook((NORDMALING,), known=by_reference([replace(SHARE, value=20)]), changed={"a": "b"})
    both = written.beside(BOOK)
    assert (both.offered, both.changed, both.blocks) == (BOOK.offered, written.changed, BOOK.blocks)
    assert both.known == {**BOOK.known, **written.known}
