"""Which part of a time series is shown (*tidsfönster*)."""

from dataclasses import dataclass

_LEAST = 3
"""The fewest points that still are a series."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The points `first` to `last`, both included, of `count`."""

    count: int
    first: int
    last: int

    @classmethod
    def whole(cls, count: int) -> "TimeWindow":
        """Everything."""
        return cls(count, 0, count - 1)

    @property
    def shown(self) -> range:
        """The numbers of the points shown."""
        return range(self.first, self.last + 1)

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out."""
        return len(self.shown) == self.count

    def zoomed(self, factor: float, around: int) -> "TimeWindow":
        """So many times as many points, `around` staying where it is on the screen. At least three, at most all."""
        size = len(self.shown)
        wanted = round(size * factor)
        # Rounding must not make a press of the key do nothing.
        wanted = min(wanted, size - 1) if factor < 1 else max(wanted, size + 1)
        wanted = max(min(wanted, self.count), min(_LEAST, self.count))
        share = (around - self.first) / max(size - 1, 1)
        return self._placed(round(around - share * (wanted - 1)), wanted)

    def moved(self, by: int) -> "TimeWindow":
        """As many points, so many later; no further than to the end."""
        return self._placed(self.first + by, len(self.shown))

    def chosen(self, one: int, other: int) -> "TimeWindow":
        """From one point to another, in either order."""
        first, last = min(one, other), max(one, other)
        size = max(last - first + 1, min(_LEAST, self.count))
        return self._placed(first, size)

    def holding(self, at: int) -> "TimeWindow":
        """Moved as little as need be for a point to be shown."""
        return self.moved(min(at - self.first, 0) + max(at - self.last, 0))

    def _placed(self, first: int, size: int) -> "TimeWindow":
        first = max(min(first, self.count - size), 0)
        return TimeWindow(self.count, first, first + size - 1)
