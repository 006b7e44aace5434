"""Where every piece of a report stands, before anything is drawn: pages are filled from the top down.

Rules, of which an earlier one wins: nothing stands below the foot of a page; what keeps what follows stands on the same
page as the least of it; a chart stands on the same page as its table, if a page can hold both; no page is left before
it is a third full; what is told as a whole stands on one page, where that is no more than 60 % of it or the page before
is left at least that full.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reports.page.flow import Block, NewPage
from reports.page.styles import FRAME_HEIGHT

LEAST_FILL = FRAME_HEIGHT / 3
MOST_KEPT = 0.6 * FRAME_HEIGHT
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the height of its lower edge above the foot of the frame."""

    block: Block
    bottom: float


@dataclass(slots=True)
class Sheet:
    """A page as it is filled: how far down it is used, and the room asked for under its last piece."""

    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0
    after: float = 0.0

    def gap(self, block: Block) -> float:
        """The empty room above a piece that comes next."""
        return max(self.after, block.before) if self.placed else 0.0

    def room(self, block: Block) -> float:
        """The height that is left for a piece that comes next."""
        return FRAME_HEIGHT - self.used - self.gap(block) + _ROUNDING

    def place(self, block: Block) -> None:
        """Puts a piece under what is there."""
        self.used += self.gap(block) + block.height
        self.placed.append(Placed(block, FRAME_HEIGHT - self.used))
        self.after = block.after


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told as a whole: where it ends, and whether it is a `chart` with its table."""

    end: int
    chart: bool = False

    def least_left(self, height: float) -> float:
        """How full a page has to be to be left for the sake of it."""
        if self.chart:
            return 0.0
        return LEAST_FILL if height <= MOST_KEPT else MOST_KEPT


def lay_out(blocks: Sequence[Block], wholes: Mapping[int, Sequence[Whole]]) -> list[Sheet]:
    """The pages of `blocks`. `wholes` holds what is told as a whole, by where it begins.

    Raises ValueError for a piece that is taller than a page and never split.
    """
    sheets = [Sheet()]
    for at, block in enumerate(blocks):
        if isinstance(block, NewPage):
            continue
        told = at > 0 and isinstance(blocks[at - 1], NewPage)
        free = at == 0 or not blocks[at - 1].keeps_next
        if sheets[-1].placed and (told or (free and _turns(sheets[-1], blocks, at, wholes))):
            sheets.append(Sheet())
        _fill(sheets, block)
    return sheets


def _turns(sheet: Sheet, blocks: Sequence[Block], at: int, wholes: Mapping[int, Sequence[Whole]]) -> bool:
    """True where the piece at `at`, with its company, begins on a new page."""
    room = sheet.room(blocks[at])
    kept = at
    while kept < len(blocks) - 1 and blocks[kept].keeps_next:
        kept += 1
    if stacked(blocks[at:kept]) + _joined(blocks, kept, at) + blocks[kept].least_height() > room:
        return True
    told = (whole for start in range(at, kept + 1) for whole in wholes.get(start, ()))
    heights = ((whole, stacked(blocks[at : whole.end])) for whole in told)
    return any(room < height <= FRAME_HEIGHT and sheet.used >= whole.least_left(height) for whole, height in heights)


def _joined(blocks: Sequence[Block], kept: int, at: int) -> float:
    return max(blocks[kept - 1].after, blocks[kept].before) if kept > at else 0.0


def stacked(blocks: Sequence[Block]) -> float:
    """The room that pieces one after another take; of two neighbouring spaces the larger one counts."""
    height, after = 0.0, None
    for block in blocks:
        height += block.height + (0.0 if after is None else max(after, block.before))
        after = block.after
    return height


def _fill(sheets: list[Sheet], block: Block) -> None:
    """Places a piece, part by part where it is split."""
    rest: Block | None = block
    while rest is not None:
        sheet = sheets[-1]
        room = sheet.room(rest)
        if rest.height <= room:
            sheet.place(rest)
            return
        parts = rest.split(room)
        if parts is not None:
            first, rest = parts
            sheet.place(first)
        elif not sheet.placed:
            raise ValueError("a piece that is taller than a page and never split")
        sheets.append(Sheet())
