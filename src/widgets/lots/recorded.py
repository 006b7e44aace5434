"""Which months an area has cases for, asked once until something is written."""

from collections.abc import Sequence

from domain.ground.area import Area
from domain.ground.period import Period
from storage.file.workspace import Workspace
from storage.lots import queries as stored


class RecordedMonths:
    """The tab and its views ask at every step."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._found: dict[str, Sequence[Period]] = {}

    def of(self, area: Area) -> Sequence[Period]:
        """The months with cases, the latest first."""
        if area.code not in self._found:
            self._found[area.code] = stored.months_with_cases(self._workspace, area.code)
        return self._found[area.code]

    def forget(self) -> None:
        """Ask again: something was written."""
        self._found.clear()
