from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.page.document import Printed
from reports.page.fonts import Face, covers, drawable, text_width, tidy, unicode_map, writable
from reports.page.story import Story
from reports.page.styles import TEXT

Print = Callable[[Callable[[Story], None]], Printed]

SIGNS = "åäöÅÄÖéü −–—≤≥→↑↓●▲◆■□₂✓½%§•·…”’«»()[]{}<>&@#*/\\|_^~+=±×÷°€£$0123456789"


def test_every_sign_that_the_program_writes_has_a_shape_in_every_face() -> None:
    assert [sign for sign in SIGNS if not covers(sign)] == []


def test_digits_are_equally_wide_so_that_columns_of_numbers_stand_straight() -> None:
    for face in (Face.REGULAR, Face.SEMIBOLD):
        assert len({text_width(digit, face, 10) for digit in "0123456789"}) == 1


def test_text_pasted_from_elsewhere_is_made_ready_without_losing_a_letter() -> None:
    assert tidy("A\u030angstro\u0308m") == "Ångström"
    assert tidy("rad ett\r\nrad två\u2028rad tre") == "rad ett\nrad två\nrad tre"
    assert tidy("sam\u00adverkan\u200b 1\u202f234") == "samverkan 1\u00a0234"
    assert tidy("a\tb\u2003c") == "a b c"


def test_a_letter_without_a_shape_is_a_box_that_remembers_it() -> None:
    assert list(drawable("ja 😀!")) == [("ja ", "ja "), ("□", "😀"), ("!", "!")]
    assert not covers("😀")
    assert not covers("\ue000")
    assert not covers("\x07")


@given(st.text())
def test_nothing_but_what_has_no_shape_is_left_out(text: str) -> None:
    assert "".join(meant for _, meant in drawable(tidy(text))) == tidy(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_words_for_metadata_can_always_be_written(text: str) -> None:
    written = writable(text)
    assert written.encode("utf-16-be").decode("utf-16-be") == written
    assert all(letter == "\n" or letter >= " " for letter in written)


def test_no_code_of_a_font_means_the_forbidden_zero() -> None:
    table = unicode_map([0, ord("å"), 0x20, *range(0x100, 0x200)])
    assert "<01> <00E5>" in table
    assert "<0000>" not in table
    assert max(int(line.split()[0]) for line in table.splitlines() if line.endswith("beginbfchar")) <= 100


@pytest.mark.parametrize("face", Face)
def test_only_our_faces_are_in_the_file_and_all_of_them_embedded(face: Face, printed: Print) -> None:
    content = printed(lambda story: story.paragraph("Åäö ", replace(TEXT, face=face))).content
    assert f"+{face.value}".encode() in content
    assert b"/FontFile2" in content
    assert b"/Helvetica" not in content
