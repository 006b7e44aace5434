"""What the workspace itself keeps: its areas and groups, its settings, and where everything came from."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.text import tr
from storage.file.settings import said_of_settings
from storage.kept import CheckProblem, Kept
from storage.schema.log import SETTING


def workspace_kept() -> Kept:
    """Areas and memberships, sources and imports, the change log, settings."""
    areas, log = ("area", "area_member"), ("source", "import_run", "change_set", "change_row")
    return Kept(tables=dict.fromkeys((*areas, *log, "setting", "meta"), tr("andra uppgifter")), checks=(_settings,))


def _settings(connection: Connection, _areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    stored = {row.key: row.value for row in connection.execute(select(SETTING))}
    yield from (CheckProblem(tr("Inställningar"), text) for text in said_of_settings(stored))
