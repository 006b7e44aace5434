"""Every measure of a grid, from its fonts: nothing is fixed in pixels but the distances of the theme."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from widgets.sheet.content import Column
from widgets.theme import Role, Space, role_font

BOX_GAP = Space.S
"""Between two boxes beside one another."""
BOX_PAD = Space.XS
"""Between a box's edge and its figure."""
_GROUP_GAP = Space.L
_LABEL_SHARE = 0.45
"""The most of the width that labels take before they break their lines."""


@dataclass(frozen=True)
class Sizes:
    """The measures at the text size in use; made anew when the font changes. `dense` is for long sheets."""

    figure: QFont
    heavy: QFont
    small: QFont
    head: QFont
    dense: bool

    @classmethod
    def now(cls, *, dense: bool = False) -> "Sizes":
        """The measures of the theme's fonts."""
        heavy = QFont(role_font(Role.H3))
        heavy.setPixelSize(role_font(Role.TABLE).pixelSize())
        return cls(role_font(Role.TABLE), heavy, role_font(Role.SMALL), role_font(Role.TABLE_HEAD), dense)

    @cached_property
    def line(self) -> int:
        """Height of a line of figures."""
        return QFontMetrics(self.figure).height()

    @cached_property
    def row_gap(self) -> int:
        """Between two boxes above one another."""
        return Space.XXS if self.dense else Space.XS

    @cached_property
    def box_height(self) -> int:
        """Height of a cell's box."""
        return self.line + (Space.XXS if self.dense else Space.XS)

    @cached_property
    def row_height(self) -> int:
        """Height of a row with one line of label."""
        return self.box_height + self.row_gap

    @cached_property
    def indent(self) -> int:
        """How far in a part stands under its whole."""
        return QFontMetrics(self.figure).averageCharWidth() * 3

    @cached_property
    def sign(self) -> int:
        """Side of a mark drawn in a cell."""
        return round(QFontMetrics(self.figure).ascent() * 0.8)

    @cached_property
    def swatch(self) -> int:
        """Room of the colour before a label."""
        return self.sign + Space.XS

    @cached_property
    def long_label(self) -> int:
        """A label's width beyond which it is no harm that it breaks its lines."""
        return self.line * 14

    @cached_property
    def _widths(self) -> dict[tuple[str, bool], int]:
        return {}

    def width(self, text: str, *, heading: bool = False) -> int:
        """Width of a text in the heaviest weight of a cell, or in that of a heading; measured once."""
        known = self._widths.get((text, heading))
        if known is None:
            known = QFontMetrics(self.head if heading else self.heavy).horizontalAdvance(text)
            self._widths[text, heading] = known
        return known

    def label_height(self, label: str, width: int) -> int:
        """Height of a row whose label has `width` to stand in."""
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = QFontMetrics(self.figure).boundingRect(QRect(0, 0, max(width, 1), 10_000), flags, label)
        return max(self.row_height, lines.height() + self.row_gap)

    def label_width(self, label: str, level: int) -> int:
        """Width of a label on one line, with its indent and the room around it."""
        return self.width(label) + level * self.indent + Space.XXS + BOX_GAP

    def most_label_width(self, width: int) -> int:
        """The most that labels take of a grid of this width."""
        return round(width * _LABEL_SHARE)

    def column_width(self, column: Column, plain: list[str], marked: list[str]) -> int:
        """The least width of a column: its heading and its texts, those `marked` with a sign before them.

        A number of four digits always fits, and one of three with a mark, so that typing moves nothing.
        """
        with_sign = [self.width(text) + self.sign + Space.XXS for text in [*marked, "000"]]
        box = max(*with_sign, *(self.width(text) for text in [*plain, "0000"])) + 2 * BOX_PAD
        head = self.width(column.label, heading=True) + BOX_PAD
        # Advances are rounded, and a text that is a fraction too wide would lose its end.
        return max(box, head) + BOX_GAP + 2

    @property
    def widest_column(self) -> int:
        """Beyond this a column does not grow, however wide the window: figures should stay near one another."""
        return self.line * 4 + BOX_GAP


def group_gap(columns: tuple[Column, ...], at: int) -> int:
    """Further room before a column that begins a new group."""
    return _GROUP_GAP if at > 0 and columns[at].group != columns[at - 1].group else 0
