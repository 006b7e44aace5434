"""Long Swedish words part where a Swede would part them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.layout.wrapping import narrowest, wrap, wrapped


def _room(width: float):
    return lambda _line: width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Sjuk- och aktivitetsersättning", 30, ("Sjuk- och aktivitetsersättning",)),
        ("Sjuk- och aktivitetsersättning", 21, ("Sjuk- och", "aktivitetsersättning")),
        ("Sjuk- och aktivitetsersättning", 12, ("Sjuk- och", "aktivitets-", "ersättning")),
        ("Sjukpenning/rehabpenning", 14, ("Sjukpenning/", "rehabpenning")),
        ("Arbetsmarknadsåtgärder", 16, ("Arbetsmarknads-", "åtgärder")),
        ("Arbetsmarknadsåtgärder", 10, ("Arbets-", "marknads-", "åtgärder")),
        ("Etableringsersättning", 14, ("Etablerings-", "ersättning")),
        ("Ekonomiskt bistånd", 7, ("Ekono-", "miskt", "bistånd")),
        ("plats 183", 9, ("plats 183",)),
        ("", 9, ()),
    ],
)
def test_words_part_where_they_are_joined_and_between_syllables_at_last(text, width, lines) -> None:
    assert wrap(text, _room(width), len) == lines


def test_what_cannot_be_parted_is_said_and_left_whole() -> None:
    assert wrap("strångt", _room(3), len) is None
    assert wrap("Ekonomiskt bistånd", _room(8), len, syllables=False) is None
    assert wrapped("strångt bi", 3, len) == ("strångt", "bi")


def test_lines_may_have_their_own_room() -> None:
    assert wrap("aktivitetsersättning", lambda line: (11, 20)[line], len) == ("aktivitets-", "ersättning")
    assert wrap("en aktivitetsersättning", lambda line: (6, 12, 12)[line], len) == ("en", "aktivitets-", "ersättning")


def test_the_narrowest_room_is_that_of_the_widest_good_piece() -> None:
    assert narrowest("Sjuk- och aktivitetsersättning", len) == len("aktivitets-")


@given(st.text("abcdeåäörst /-", max_size=40), st.integers(4, 20))
def test_no_letter_is_lost_or_added_but_hyphens(text: str, width: int) -> None:
    lines = wrap(text, _room(width), len)
    if lines is not None:
        assert all(len(line) <= width for line in lines)
        assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
