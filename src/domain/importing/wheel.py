"""Files of items of the year wheel (*årshjulets punkter*) as values."""

from dataclasses import dataclass

from domain.importing.tidy import TidyContent
from domain.wheel.item import WheelItem


@dataclass(frozen=True, slots=True)
class WheelItemRow:
    """One item; its id is 0."""

    line: int
    item: WheelItem


@dataclass(frozen=True, slots=True)
class WheelItems(TidyContent):
    """A file of items."""

    kind = "wheel_items"
    rows: tuple[WheelItemRow, ...]
