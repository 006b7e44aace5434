"""Tables and charts that texts refer to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.blocks import KnownBlock, block_title, blocks_of
from domain.figures.book import FigureBook
from domain.figures.filled import blocks_in, fill
from domain.figures.reference import (
    BLOCKS,
    Block,
    BlockForm,
    FigureKind,
    FigureName,
    Unreadable,
    parse_block,
    pieces_of,
)
from domain.ground.area import Area, AreaKind
from domain.ground.source import Source
from domain.ground.value import Empty
from support.known_figures import SHARE

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
VINDELN = Area("2404", "Vindeln", AreaKind.KOMMUN)
GROUP = replace(SHARE, reference="profil umearegionen 2021 totalt andel", area="umearegionen")
BEFORE = replace(SHARE, reference="profil 2401 2020 totalt andel", period="2020")
YOUNG = replace(SHARE, reference='indikator 2401 2021 "unga utan arbete" totalt', words="unga utan arbete")
TABLE = KnownBlock("tabell profil 2401 2021", "Tabell: kommunprofil, Nordmaling 2021", Source("Antal", "SCB"))
OTHER = KnownBlock("tabell profil 2404 2021", "Tabell: kommunprofil, Vindeln 2021", Source("Antal", "SCB"))
KNOWN = {each.reference: each for each in (TABLE, OTHER)}


def _every() -> list[Block]:
    return [
        Block(form, FigureName(kind, "2401", "2021", (*key, *filter(None, [shows]))))
        for (kind, shows), forms in BLOCKS.items()
        for form in forms
        for key in [("unga",) if kind is FigureKind.INDICATOR else ()]
    ]


@given(st.sampled_from(_every()))
def test_what_is_printed_is_read_as_the_same_block_and_has_a_title(block: Block) -> None:
    assert parse_block(block.text) == block
    assert pieces_of(f"{{{block.text}}}") == (block,)
    assert "Nordmaling 2021" in block_title(block, "Nordmaling", "unga")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{tabell profil 2401}", "perioden saknas"),
        ("{tabell profil 2401 2021 sjukpenning}", "det finns inget sådant underlag att sätta in."),
        ("{tabell indikator 2401 2021}", "det finns inget sådant underlag att sätta in."),
        ("{diagram lots 2401 2016}", "det underlaget finns bara som tabell."),
        ("{tabell indikator 2021 unga utveckling}", "det underlaget finns bara som diagram."),
    ],
)
def test_what_cannot_be_drawn_says_why(written: str, why: str) -> None:
    piece = pieces_of(written)[0]
    assert isinstance(piece, Unreadable)
    assert why in piece.why


@pytest.mark.parametrize("written", ["{tabell}", "{tabell 3}", "{diagram över året}"])
def test_braces_around_other_words_are_braces(written: str) -> None:
    assert pieces_of(written) == (written,)


def test_a_block_parts_the_text_and_stands_in_it_by_its_name() -> None:
    text = "I {kommun}:\n{tabell profil 2021}\nEfter."
    filled = fill(text, [NORDMALING], {}, blocks=KNOWN)
    assert filled.text == "I Nordmaling:\nTabell: kommunprofil, Nordmaling 2021\nEfter."
    assert filled.parts == ("I Nordmaling:\n", TABLE, "\nEfter.")
    assert filled.faults == ()


def test_of_several_areas_it_stands_once_for_each() -> None:
    assert fill("{tabell profil 2021}", [NORDMALING, VINDELN], {}, blocks=KNOWN).parts == (TABLE, OTHER)
    assert fill("{tabell profil 2404 2021}", [NORDMALING, VINDELN], {}, blocks=KNOWN).parts == (OTHER,)
    assert [each.text for each in blocks_in("{tabell profil 2021}", [NORDMALING, VINDELN])] == list(KNOWN)


def test_one_without_figures_says_so() -> None:
    filled = fill("Se {tabell profil 1999}", [NORDMALING], {}, blocks=KNOWN)
    assert filled.parts == ("Se [underlaget saknas: tabell profil 2401 1999]",)
    assert filled.faults == ("{tabell profil 1999}: underlaget finns inte i arbetsboken.",)


def test_one_that_has_changed_is_told_of() -> None:
    changed = {TABLE.reference: "Tabellen visar andra siffror."}
    assert fill("{tabell profil 2021}", [NORDMALING], {}, changed, KNOWN).faults == ("Tabellen visar andra siffror.",)


def test_blocks_are_offered_of_what_has_figures_and_time_once() -> None:
    found = [block.text for block, _ in blocks_of([SHARE, BEFORE, GROUP, YOUNG])]
    assert "tabell profil 2401 2021" in found
    assert "tabell profil 2401 2020" in found
    assert "diagram profil 2401 2021 utveckling" in found
    assert "diagram profil 2401 2020 utveckling" not in found
    assert "diagram profil umearegionen 2021 kommuner" in found
    assert "diagram profil 2401 2021 kommuner" not in found
    assert 'diagram indikator 2401 2021 "unga utan arbete" utveckling' in found


def test_the_book_offers_them_in_three_keys_and_shows_them() -> None:
    book = FigureBook((NORDMALING,), {"2401": "Nordmaling"}).with_offers([SHARE, replace(BEFORE, value=Empty.SAKNAS)])
    offer = book.offers("ta", 1)[0]
    assert (offer.written, offer.line) == ("{tabell profil 2021}", "Tabell · kommunprofil, Nordmaling 2021")
    assert (offer.between(" ", ""), offer.between("Se ", ".")) == (offer.written, f"\n{offer.written}\n")
    figure = book.offers("", 1)[0]
    assert figure.between("Se ", ".") == figure.written
    assert not any("2020" in each.written for each in book.offers("tabell", 99))
    piece = pieces_of(offer.written)[0]
    assert book.shown(piece).text == "Tabell: kommunprofil, Nordmaling 2021"
    assert book.words(piece) == "Tabell: kommunprofil, Nordmaling 2021. Källa: SCB, Antal helårsekvivalenter."
    assert book.words(pieces_of("{tabell lots 1999}")[0]) == (
        "{tabell lots 1999}: underlaget finns inte i arbetsboken."
    )
    assert book.offers("diagram", 1)[0].shown == "Diagram"
    assert Block(BlockForm.TABLE, parse_block("tabell profil 2021").of).at("2401").text == "tabell profil 2401 2021"
