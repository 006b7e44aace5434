from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.page.fonts import Face, text_width, tidy
from reports.page.lines import break_lines
from reports.page.styles import TEXT


def _lines(text: str, width: float) -> list[str]:
    return [line.text for line in break_lines(text, TEXT, width)]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_words_go_to_the_next_line_whole() -> None:
    assert _lines("gemensam kartläggning för unga", 110) == ["gemensam kartläggning", "för unga"]


def test_a_line_that_ends_between_words_remembers_its_space() -> None:
    first, last = break_lines("gemensam kartläggning för unga", TEXT, 110)
    assert first.spaced
    assert not last.spaced


def test_line_breaks_that_were_written_are_kept_and_blank_ends_are_not() -> None:
    assert _lines("ett\n\ntvå\n\n", 300) == ["ett", "", "två"]


def test_dates_spans_and_negative_numbers_are_never_broken() -> None:
    for words in ("2015-12-01", "16–24", "−46", "1\u00a0234,5", "-7"):
        for width in range(20, 90, 7):
            if text_width(words, Face.REGULAR, TEXT.size) <= width:
                assert any(words in line for line in _lines(f"mellan {words} och", width))


def test_a_compound_may_be_broken_after_its_hyphen_or_slash() -> None:
    assert _lines("insatser/aktiviteter", 70) == ["insatser/", "aktiviteter"]
    assert _lines("HÅE-statistik", 40) == ["HÅE-", "statistik"]


def test_a_word_wider_than_the_line_is_broken_where_it_must_be() -> None:
    lines = _lines("x" * 300, 100)
    assert len(lines) > 10
    assert "".join(lines) == "x" * 300


def test_a_long_word_is_broken_as_a_swedish_one_and_first_between_its_words() -> None:
    lines = break_lines("Förbundsstyrelsen i skolavhoppet", TEXT, 55)
    assert [line.shown for line in lines] == ["Förbunds-", "styrelsen i", "skol-", "avhoppet"]


@given(st.text(), st.floats(12, 500))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = break_lines(text, TEXT, width)
    assert _squeezed("".join(line.text for line in lines)) == _squeezed(tidy(text))
    for line in lines:
        assert line.width <= width + 0.1 or len(line.text) == 1
    for line, following in pairwise(lines):
        goes_on = line.text[-1:].isalpha() and following.text[:1].isalpha()
        assert line.spaced or line.hyphened or not goes_on, "a word cut without a hyphen"
