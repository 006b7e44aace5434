"""What the program's list of subjects hands the window (ruling 62): a column for each thing it asks of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from widgets.tab.contract import TabSpec

if TYPE_CHECKING:
    from exchange.tidy.format import TidyFormat
    from storage.kept import Kept


@dataclass(frozen=True, slots=True)
class Columns:
    """`tabs` in their order, without Start; what each subject has `kept` in the workspace; the tidy `formats` it is
    read from. `make_example` makes the example workspace as the function that is named."""

    tabs: tuple[TabSpec, ...]
    kept: Callable[[], tuple[Kept, ...]]
    formats: Callable[[], tuple[TidyFormat[Any], ...]]
    make_example: Callable[[Path, str], str]
