"""Places among all kommuner: one scale per measure, its quarters told apart by colour, sign and number."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPen

from drawing.chart import QUARTER_SIGNS, RankChart, RankMark
from widgets.charts.reading import rank_text
from widgets.charts.row_view import Bar, RowView
from widgets.charts.surface import marks_item
from widgets.theme import Role, colour, role_font

_TEXT, _SCALE, _FOOT = 1.25, 0.42, 1.15
"""Heights of a measure's three parts, in lines of text: its name and place, the scale, the ends' words."""


class RankView(RowView):
    """Draws a `RankChart`: place 1 to the left, the place as a filled mark, last period's as a hollow one."""

    chart: RankChart

    def lines_of_row(self) -> float:
        return _TEXT + _SCALE + _FOOT + 0.3

    def draw_items(self) -> None:
        # The mark of the first or the last place is whole, too.
        margin = self._dot(filled=True) / 2 / self.room
        self.show_span(-margin, 1 + margin)
        bars, dots = list[Bar](), list[dict[str, object]]()
        for row, mark in enumerate(self.chart.marks):
            top = row + (0.1 + _TEXT) * self.line
            bars += self._scale(mark, top)
            middle = top + _SCALE * self.line / 2
            if mark.previous is not None:
                dots.append(self._spot(self._place(mark.previous, mark.of), middle, filled=False))
            dots.append(self._spot(self._place(mark.rank, mark.of), middle, filled=True))
        self.draw_bars(bars)
        signs = marks_item()
        signs.setData(dots)
        self.box.addItem(signs)

    def _scale(self, mark: RankMark, top: float) -> list[Bar]:
        """The quarters of a measure's scale; its words are written above and below."""
        bars, line, tokens = list[Bar](), self.line, self.tokens
        words, foot = top - _TEXT / 2 * line, top + (_SCALE + 0.15) * line
        self.write(mark.label, (0, words), (0, 0.5), tokens.ink, Role.H3)
        self.write(rank_text(mark), (1, words), (1, 0.5), tokens.ink, Role.H3)
        roomy = self.room / 4 > QFontMetrics(role_font(Role.SMALL)).horizontalAdvance(f"■ 4   {mark.of}") * 2
        for quarter in range(1, 5):
            left, right = self._quarter(quarter, mark.of)
            token = getattr(tokens, f"quarter_{quarter}")
            bars.append((left, right, top, top + _SCALE * line, QPen(Qt.PenStyle.NoPen), QBrush(colour(token))))
            sign = f"{QUARTER_SIGNS[quarter]} {quarter}" if roomy else QUARTER_SIGNS[quarter]
            self.write(sign, ((left + right) / 2, foot), (0.5, 0), token, Role.SMALL)
        self.write("1", (0, foot), (0, 0), tokens.muted, Role.SMALL)
        self.write(str(mark.of), (1, foot), (1, 0), tokens.muted, Role.SMALL)
        return bars

    def _spot(self, x: float, y: float, *, filled: bool) -> dict[str, object]:
        fill, rim = (self.tokens.ink, self.tokens.paper)[:: 1 if filled else -1]
        look = {"size": self._dot(filled=filled), "pen": self.pen(rim, 2), "brush": colour(fill)}
        return {"pos": (x, y), **look}

    @staticmethod
    def _dot(*, filled: bool) -> int:
        return round(QFontMetrics(role_font(Role.TEXT)).ascent() * (1.05 if filled else 0.75))

    def _quarter(self, quarter: int, of: int) -> tuple[float, float]:
        """The ends of a quarter on the scale; a white gap parts it from the next."""
        gap = 2 / max(self.room, 1)
        return self._edge(quarter - 1, of) + (gap / 2 if quarter > 1 else 0), self._edge(quarter, of) - gap / 2

    @staticmethod
    def _edge(quarters: int, of: int) -> float:
        """Between the last place of one quarter and the first of the next: quarter = ⌈4 · rank / of⌉ (ruling 7)."""
        return (quarters * of // 4) / of if of else quarters / 4

    @staticmethod
    def _place(rank: int, of: int) -> float:
        """The middle of a place's own share of the scale."""
        return (rank - 0.5) / of if of else 0.5
