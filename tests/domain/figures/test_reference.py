"""How texts refer to figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.reference import (
    AreaName,
    FigureKind,
    FigureName,
    Reference,
    Unreadable,
    named_in,
    parse_reference,
    pieces_of,
)
from domain.ground.period import parse_calendar_period

_TOKENS = st.text(st.characters(blacklist_characters='{}"”“\n', blacklist_categories=("C", "Z")), min_size=1)
_NAMES = st.lists(_TOKENS, min_size=1, max_size=3).map(tuple)
_PERIODS = st.sampled_from(["2021", "2021H1", "2021Q4", "2021-03", "2024-10-31"])
_FIGURES = st.builds(
    FigureName,
    st.sampled_from(FigureKind),
    st.sampled_from([None, "2401", "2021", "00", "umearegionen"]),
    _PERIODS,
    _NAMES,
)
_WORDS = st.lists(_TOKENS, min_size=1, max_size=4).map(" ".join)


@given(_FIGURES)
def test_what_is_printed_is_read_as_the_same_figure(figure: FigureName) -> None:
    assert parse_reference(figure.text) == Reference(figure)


@given(_FIGURES, st.none() | _FIGURES, _WORDS)
def test_words_and_comparisons_are_read_as_they_were_printed(
    figure: FigureName, against: FigureName | None, words: str
) -> None:
    whole = Reference(figure, against, words)
    assert parse_reference(whole.text) == whole
    assert whole.figures == ((figure,) if against is None else (figure, against))


@given(st.text('{} abcprofillots2021kommun\n"', max_size=60))
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    pieces = pieces_of(text)
    assert "".join(piece if isinstance(piece, str) else piece.written for piece in pieces) == text


def test_a_text_is_cut_at_its_references() -> None:
    text = "I {Kommun} försörjdes {profil 2401 2021 sjukpenning antal} av {annat} och {profil}."
    said, area, between, figure, more, broken, end = pieces_of(text)
    assert (said, between, more, end) == ("I ", " försörjdes ", " av {annat} och ", ".")
    assert area == AreaName()
    assert figure == Reference(FigureName(FigureKind.PROFILE, "2401", "2021", ("sjukpenning", "antal")))
    assert isinstance(broken, Unreadable)
    assert named_in(f"{text} {{tabell lots 0360 2016}}") == (
        figure.figure,
        FigureName(FigureKind.LOTS, "0360", "2016", ()),
    )


def test_one_without_an_area_is_of_the_area_the_text_is_about() -> None:
    figure = parse_reference("lots 2016 totalt").figure
    assert figure.area is None
    assert figure.at("0360").text == "lots 0360 2016 totalt"
    assert figure.at("0360").at("2401").area == "0360"


def test_a_kommun_whose_code_could_be_a_year_is_told_from_a_year() -> None:
    assert parse_reference("profil 2021 2022 totalt antal").figure.area == "2021"
    assert parse_reference("profil 2022 totalt antal").figure.area is None


@pytest.mark.parametrize(
    ("period", "found_in"), [("2024-10-31", "2024-10"), ("2021H1", "2021 H1"), ("2021Q2", "2021 Q2"), ("2021", "2021")]
)
def test_a_figure_is_found_in_its_period(period: str, found_in: str) -> None:
    figure = FigureName(FigureKind.POPULATION, "2481", period, ("totalt",))
    assert figure.whole_period == parse_calendar_period(found_in)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "börjar med något av orden profil, samverkan, lots, indikator"),
        ("tabell 2401 2021 totalt", "börjar med"),
        ("profil 2401 totalt andel", "perioden saknas"),
        ('profil "2021" totalt', "perioden saknas"),
        ("profil", "perioden saknas"),
        ("profil 2401 2021-13 totalt", "perioden saknas"),
        ("samverkan 2401 2021-02-30 totalt", "perioden saknas"),
        ("profil 2401 2021", "vilken siffra som menas"),
        ("profil 2401 2021 totalt andel som en av fem", "inom citattecken"),
        ("profil 2401 2021 totalt andel mot profil 00 2021 totalt andel", "behöver ord"),
        ('profil 2401 2021 totalt andel mot 00 2021 som "lägre"', "börjar med"),
    ],
)
def test_what_cannot_be_read_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_reference(written)
