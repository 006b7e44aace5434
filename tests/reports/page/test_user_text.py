import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.page.fonts import tidy
from reports.page.user_text import Block, Bullets, Item, Paragraph, parse_text


def test_each_line_is_a_paragraph() -> None:
    assert parse_text("Ett stycke.\n\nEtt till.\n") == (Paragraph("Ett stycke."), Paragraph("Ett till."))


def test_bullets_and_dashes_are_points_of_a_list() -> None:
    points = Bullets((Item("•", "kontaktperson"), Item("•", "utbildning")))
    assert parse_text("• kontaktperson\n- utbildning") == (points,)


def test_points_further_in_hang_on_the_point_before() -> None:
    (bullets,) = parse_text("- en väg in\n  - tid avsatt\n  - ersättare\n- utbildning")
    assert isinstance(bullets, Bullets)
    assert [item.text for item in bullets.items] == ["en väg in", "utbildning"]
    assert bullets.items[0].under == Bullets((Item("–", "tid avsatt"), Item("–", "ersättare")))


def test_numbers_make_a_list_only_when_there_are_several() -> None:
    (numbers,) = parse_text("1. Kommunen kallar.\n2. Försäkringskassan deltar.")
    assert isinstance(numbers, Bullets)
    assert numbers.numbered
    assert [item.label for item in numbers.items] == ["1.", "2."]
    assert parse_text("5. maj startar arbetet.") == (Paragraph("5. maj startar arbetet."),)


def test_a_minus_a_footnote_and_a_range_are_no_points() -> None:
    for line in ("-7 personer", "* kan överlappa långtidsarbetslösa", "16–24 år", "−46"):
        assert parse_text(line) == (Paragraph(line),)


def _words(blocks: tuple[Block, ...]) -> str:
    said = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            said += block.text
        else:
            for item in block.items:
                said += item.text + (_words((item.under,)) if item.under else "")
    return said


@given(st.text(alphabet="ab1.)•–- \n\t"))
def test_every_word_is_kept(text: str) -> None:
    kept = [letter for letter in _words(parse_text(text)) if letter in "ab"]
    assert kept == [letter for letter in tidy(text) if letter in "ab"]


@pytest.mark.parametrize("sign", ["*", "•", "▪", "●", "\uf0b7", "\uf0a7", "-", "–"])
def test_the_bullets_that_people_type_and_word_pastes_make_a_list(sign: str) -> None:
    (points,) = parse_text(f"{sign} en väg in\n{sign}\ttid avsatt")
    assert isinstance(points, Bullets)
    assert [(item.label, item.text) for item in points.items] == [("•", "en väg in"), ("•", "tid avsatt")]
