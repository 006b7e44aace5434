"""One report is read in one transaction (*läsning*), whatever parts it has and whoever writes meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from domain.ground.area import Area, AreaKind
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.asked import Asked
from domain.reporting.report import Audience, SomeAreas
from storage.areas.queries import read_group_members, read_stored_settings
from storage.file.settings import WorkspaceSettings
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, known_areas
from storage.ground.texts import checked_text


@dataclass(frozen=True)
class Reading:
    """What each part of a report is read by. Inside it `ws` reads by the same `connection`.

    `threshold` is that of small counts, None in an internal report, which shows them; `reason` says why it does.
    """

    ws: Workspace
    connection: Connection
    asked: Asked
    settings: WorkspaceSettings
    threshold: int | None
    reason: str

    @cached_property
    def area(self) -> Area:
        """The area that was asked for, else the workspace's own group. Raises UserProblem where it is not known."""
        return known_area(self.connection, self.asked.area or self.ws.group_code)

    @cached_property
    def areas(self) -> list[Area]:
        """The areas that were asked for; else the one that was, or its kommuner where it is a group; else the kommuner
        of the workspace's own. Raises UserProblem where one is not known."""
        chosen = known_areas(self.connection, self.asked.areas)
        if chosen or self.asked.area is None:
            return chosen or self._members
        one = self.area
        return read_group_members(self.connection, one.code) if one.kind is AreaKind.GROUP else [one]

    @property
    def some(self) -> SomeAreas | None:
        """The areas that were asked for, where they are not the group's kommuner whole."""
        shown, members = {area.code for area in self.areas}, self._members
        if shown == {area.code for area in members}:
            return None
        others = tuple(area.name for area in members if area.code not in shown)
        return SomeAreas(tuple(area.name for area in self.areas), others)

    @cached_property
    def _members(self) -> list[Area]:
        return read_group_members(self.connection, self.ws.group_code)


@contextmanager
def reading_of_report(ws: Workspace, asked: Asked) -> Iterator[Reading]:
    """The transaction of one report. Raises UserProblem for an internal one without a reason (ruling 22)."""
    internal = asked.audience is Audience.INTERNAL
    reason = checked_text(tr("Skäl"), asked.reason.strip()) if internal else ""
    if internal and not reason:
        raise UserProblem(tr("En intern rapport behöver ett skäl."))
    with ws.reading_at_leisure() as connection:
        settings = read_stored_settings(connection)
        yield Reading(ws, connection, asked, settings, None if internal else settings.small_count_threshold, reason)


def reading_in_full(ws: Workspace, connection: Connection) -> Reading:
    """What whoever writes reads by, within a transaction that is already open: nothing is hidden."""
    return Reading(ws, connection, Asked(), read_stored_settings(connection), None, "")


def reading_in_public(ws: Workspace, connection: Connection) -> Reading:
    """What whoever reads a public page reads by, within a transaction that is already open."""
    settings = read_stored_settings(connection)
    return Reading(ws, connection, Asked(), settings, settings.small_count_threshold, "")
