"""Places among all kommuner: one scale per measure, its quarters told apart by colour, sign and number."""

from PySide6.QtGui import QFontMetrics, QPen

from drawing.chart import QUARTER_SIGNS, RankChart, RankMark
from widgets.charts.reading import rank_text
from widgets.charts.row_view import RowView
from widgets.theme import Role, colour, role_font

_TEXT, _SCALE, _FOOT = 1.25, 0.42, 1.15
"""Heights of a measure's three parts, in lines of text: its name and place, the scale, the ends' words."""


class RankView(RowView):
    """Draws a `RankChart`: place 1 to the left, the place as a filled mark, last period's as a hollow one."""

    chart: RankChart

    def row_height(self) -> int:
        return round(QFontMetrics(role_font(Role.TEXT)).height() * (_TEXT + _SCALE + _FOOT + 0.3))

    def draw_items(self) -> None:
        # The mark of the first or the last place is whole, too.
        margin = self._dot(filled=True) / 2 / self.room
        self.canvas.set_span(-margin, 1 + margin, len(self.chart.marks), self.size_of_rows)
        for row, mark in enumerate(self.chart.marks):
            self._draw_mark(row, mark)

    def _draw_mark(self, row: int, mark: RankMark) -> None:
        line = QFontMetrics(role_font(Role.TEXT)).height() / self.row_height()
        tokens = self.tokens
        words = row + (0.1 + _TEXT / 2) * line
        self.canvas.write(mark.label, 0, words, (0, 0.5), tokens.ink, role_font(Role.H3))
        self.canvas.write(rank_text(mark), 1, words, (1, 0.5), tokens.ink, role_font(Role.H3))
        top = row + (0.1 + _TEXT) * line
        foot = top + (_SCALE + 0.15) * line
        roomy = self.room / 4 > QFontMetrics(role_font(Role.SMALL)).horizontalAdvance(f"■ 4   {mark.of}") * 2
        for quarter in range(1, 5):
            left, right = self._quarter(quarter, mark.of)
            shade = colour(getattr(tokens, f"quarter_{quarter}"))
            self.canvas.bar((left, right), (top, top + _SCALE * line), None, shade)
            sign = f"{QUARTER_SIGNS[quarter]} {quarter}" if roomy else QUARTER_SIGNS[quarter]
            token = getattr(tokens, f"quarter_{quarter}")
            self.canvas.write(sign, (left + right) / 2, foot, (0.5, 0), token, role_font(Role.SMALL))
        self.canvas.write("1", 0, foot, (0, 0), tokens.muted, role_font(Role.SMALL))
        self.canvas.write(str(mark.of), 1, foot, (1, 0), tokens.muted, role_font(Role.SMALL))
        middle = top + _SCALE * line / 2
        if mark.previous is not None:
            self._draw_dot(self._place(mark.previous, mark.of), middle, filled=False)
        self._draw_dot(self._place(mark.rank, mark.of), middle, filled=True)

    def _draw_dot(self, x: float, y: float, *, filled: bool) -> None:
        tokens = self.tokens
        pen = QPen(colour(tokens.paper if filled else tokens.ink), 2)
        self.canvas.dot(x, y, self._dot(filled=filled), pen, colour(tokens.ink if filled else tokens.paper))

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
