"""Where pieces stand: rules that hold whatever the pieces are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.page.flow import Block, NewPage
from reports.page.layout import LEAST_FILL, MOST_KEPT, Sheet, Whole, lay_out, stacked
from reports.page.styles import FRAME_HEIGHT

_LARGEST = 0.6 * FRAME_HEIGHT
_LINE = 15.0


class Piece(Block):
    """A piece of so many lines, which is split between any two of them, or never."""

    def __init__(self, lines: int, *, keeps_next: bool = False, splits: bool = False, number: int = 0) -> None:
        self.lines, self.keeps_next, self.splits, self.number = lines, keeps_next, splits, number
        self.height = lines * _LINE
        self.before, self.after = (24.0, 8.0) if keeps_next else (0.0, 8.0)

    def least_height(self) -> float:
        return _LINE if self.splits else self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        fitting = int(room / _LINE)
        if not self.splits or not 0 < fitting < self.lines:
            return None
        first, rest = (Piece(count, splits=True, number=self.number) for count in (fitting, self.lines - fitting))
        return first, rest


def _numbered(pieces: Sequence[Block]) -> list[Block]:
    for number, piece in enumerate(pieces):
        if isinstance(piece, Piece):
            piece.number = number
    return list(pieces)


_texts = st.builds(Piece, st.integers(1, 120), splits=st.just(True))
_pictures = st.builds(Piece, st.integers(4, int(_LARGEST / _LINE) - 10))
_headings = st.lists(st.builds(Piece, st.integers(1, 2), keeps_next=st.just(True)), max_size=3)
_headed = st.tuples(_headings, st.one_of(_texts, _pictures)).map(lambda told: [*told[0], told[1]])
_stories = st.lists(st.one_of(_headed, st.builds(lambda: [NewPage()])), max_size=30).map(
    lambda groups: _numbered([piece for group in groups for piece in group])
)


def _numbers(sheets: Sequence[Sheet]) -> list[int]:
    return [placed.block.number for sheet in sheets for placed in sheet.placed if isinstance(placed.block, Piece)]


@given(_stories)
def test_every_line_stands_somewhere_in_order_and_inside_its_page(story: list[Block]) -> None:
    sheets = lay_out(story, {})
    told = [piece for piece in story if isinstance(piece, Piece)]
    assert list(dict.fromkeys(_numbers(sheets))) == [piece.number for piece in told]
    placed = [each for sheet in sheets for each in sheet.placed]
    assert sum(each.block.height for each in placed) == pytest.approx(sum(piece.height for piece in told))
    for sheet in sheets:
        tops = [each.bottom + each.block.height for each in sheet.placed]
        assert all(each.bottom >= -1e-5 for each in sheet.placed)
        assert all(each.bottom >= below - 1e-5 for each, below in zip(sheet.placed, tops[1:], strict=False))


def _turned(story: list[Block], sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Each page that is left though nothing says that a new one begins."""
    for sheet, following in pairwise(sheets):
        first = following.placed[0].block.number
        at = next(at for at, piece in enumerate(story) if isinstance(piece, Piece) and piece.number == first)
        if sheet.placed[-1].block.number == first or not isinstance(story[at - 1], NewPage):
            yield sheet


@given(_stories)
def test_no_heading_stands_last_on_a_page(story: list[Block]) -> None:
    for sheet in _turned(story, lay_out(story, {})):
        assert not sheet.placed[-1].block.keeps_next


_wholes = st.dictionaries(st.integers(0, 120), st.integers(1, 6), max_size=10)


@given(_stories, _wholes)
@example(_numbered([Piece(1, splits=True), NewPage(), Piece(46, splits=True)]), {})
def test_no_page_is_left_before_it_is_a_third_full(story: list[Block], lengths: dict[int, int]) -> None:
    for sheet in _turned(story, lay_out(story, _told_as_wholes(story, lengths))):
        assert sheet.used >= LEAST_FILL


def _told_as_wholes(story: list[Block], lengths: dict[int, int]) -> dict[int, list[Whole]]:
    return {start: [Whole(min(start + length, len(story)))] for start, length in lengths.items() if start < len(story)}


@pytest.mark.parametrize(("above", "begins"), [(20, [2, 1]), (30, [1, 2])])
def test_only_a_page_that_is_60_percent_full_is_left_for_a_whole_larger_than_that(
    above: int, begins: list[int]
) -> None:
    story = _numbered([Piece(above), Piece(14), Piece(16)])
    assert stacked(story[1:]) > MOST_KEPT
    assert [len(sheet.placed) for sheet in lay_out(story, {1: [Whole(3)]})] == begins


_pairs = st.tuples(st.integers(4, 22), st.integers(4, 22)).map(lambda lines: [Piece(each) for each in lines])


@given(st.lists(st.one_of(_pairs, _texts.map(lambda text: [text])), max_size=20))
def test_a_chart_stands_on_the_page_of_its_table(groups: list[list[Block]]) -> None:
    story = _numbered([piece for group in groups for piece in group])
    starts = [sum(map(len, groups[:at])) for at in range(len(groups))]
    charts = {at: [Whole(at + 2, chart=True)] for at, group in zip(starts, groups, strict=True) if len(group) == 2}
    pages = [
        {each.block.number for each in sheet.placed if isinstance(each.block, Piece)}
        for sheet in lay_out(story, charts)
    ]
    for at in charts:
        assert any({at, at + 1} <= page for page in pages)


def test_what_is_told_as_a_whole_moves_to_the_next_page_together() -> None:
    story = _numbered([Piece(20), Piece(1, keeps_next=True), Piece(12), Piece(10)])
    assert [len(sheet.placed) for sheet in lay_out(story, {})] == [3, 1]
    assert [len(sheet.placed) for sheet in lay_out(story, {1: [Whole(4)]})] == [1, 3]


def test_a_whole_does_not_leave_a_page_nearly_empty() -> None:
    story = _numbered([Piece(5), Piece(1, keeps_next=True), Piece(20), Piece(20)])
    assert [len(sheet.placed) for sheet in lay_out(story, {1: [Whole(4)]})] == [3, 1]


def test_of_wholes_within_one_another_the_largest_that_a_page_can_hold_counts() -> None:
    story = _numbered([Piece(30), *(Piece(8) for _ in range(8))])
    assert [len(sheet.placed) for sheet in lay_out(story, {1: [Whole(9), Whole(5)]})] == [1, 5, 3]


def test_a_piece_taller_than_a_page_is_a_defect() -> None:
    with pytest.raises(ValueError, match="taller than a page"):
        lay_out([Piece(60)], {})
