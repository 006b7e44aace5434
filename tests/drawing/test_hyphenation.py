"""Words of this field are broken where the language lets them, and first between the words they are made of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.hyphenation import break_places, next_break, pieces

_WORDS = [
    line
    for line in (Path(__file__).parents[1] / "data" / "swedish_words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _places(marked: str) -> tuple[str, set[int], set[int]]:
    """The word, where it may be broken, and where of that it is joined."""
    word, may, joined = "", set(), set()
    for letter in marked:
        if letter in "|-":
            may.add(len(word))
            joined |= {len(word)} if letter == "|" else set()
        else:
            word += letter
    return word, may, joined


def test_no_word_of_the_field_is_broken_wrongly_and_every_joint_is_found() -> None:
    assert len(set(_WORDS)) >= 500
    wrong = []
    for marked in _WORDS:
        word, may, joined = _places(marked)
        places = break_places(word)
        if not {*places.joints, *places.syllables} <= may or set(places.joints) != joined:
            wrong.append(f"{marked}: {pieces(word)} {places.syllables}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("skolavhopp", ["skol-", "avhopp"]),
        ("Sjukpenning/rehabpenning", ["Sjuk-", "penning/", "rehab-", "penning"]),
        ("HÅE-statistik", ["HÅE-", "statistik"]),
        ("nationaldagsfirande", ["nationaldagsfirande"]),
        ("medvetenhet", ["medvetenhet"]),
        ("kultursamverkan", ["kultur-", "samverkan"]),
        ("utjämningsfaktorer", ["utjämnings-", "faktorer"]),
        ("utjämningsgrejer", ["utjämnings-", "grejer"]),
        ("FÖRSÄKRINGSKASSAN", ["FÖRSÄKRINGSKASSAN"]),
        ("2015-12-01", ["2015-12-01"]),
    ],
)
def test_a_word_parts_between_the_words_it_is_made_of(word: str, broken: list[str]) -> None:
    assert pieces(word) == broken


def test_what_is_left_of_a_word_is_broken_as_the_whole_would_be() -> None:
    word = "procentenheter"
    at = next_break(word, 3, lambda head: len(head) <= 6)
    assert at is not None
    assert word[3:at] == "cent"
    assert next_break(word, 0, lambda head: len(head) <= 2) is None


@given(st.text("abcdeåäörst/-S9", max_size=40))
def test_a_break_leaves_three_letters_on_either_side(word: str) -> None:
    places = break_places(word)
    for at in places.syllables:
        assert word[at - 3 : at + 3].isalpha()
        assert 3 <= at <= len(word) - 3
    assert "".join(pieces(word)).replace("-", "") == word.replace("-", "")
