"""Areas, the workspace's group, and its settings."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.display import swedish_order
from domain.ground.period import Period
from domain.recommendations.recommendation import Seat
from storage.file.first_screen import areas, group, latest_saved, members_in, setting_problems, settings, settings_in
from storage.file.settings import WorkspaceSettings
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.schema.areas import AREA, AREA_MEMBER
from storage.schema.recommendations import GROUP_MEMBER

# What the first screen shows too, and more of it than that.
__all__ = [
    "OwnGroup",
    "area",
    "areas",
    "group",
    "group_members",
    "groups",
    "latest_saved",
    "memberships",
    "read_group_members",
    "read_seats",
    "read_stored_settings",
    "seats",
    "setting_problems",
    "settings",
]


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group (*grupp*): the workspace's own where `is_workspace`, else one of its making.

    `memberships` are in the Swedish order of the members' names, those of one member by date; `names` has the members'
    names by code.
    """

    area: Area
    is_workspace: bool
    memberships: tuple[Membership, ...]
    names: dict[str, str]


def area(ws: Workspace, code: str) -> Area:
    """The area with the code. Raises UserProblem where there is none."""
    with ws.reading() as connection:
        return known_area(connection, code)


def group_members(ws: Workspace, group_code: str, period: Period | None = None) -> tuple[Area, ...]:
    """The members of any group in Swedish order: those of `period` (see `Membership.counts_for`), or all there ever
    were. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        known_area(connection, group_code)
        return tuple(read_group_members(connection, group_code, period))


def read_group_members(connection: Connection, group_code: str, period: Period | None = None) -> list[Area]:
    """As `group_members`, inside a transaction that is already open; an unknown group has no members."""
    return members_in(_driver(connection), group_code, period)


def groups(ws: Workspace) -> tuple[OwnGroup, ...]:
    """The workspace's own group first, then the others in Swedish order, each with its members."""
    of_groups = select(AREA_MEMBER, AREA.c.name).join(AREA, AREA.c.code == AREA_MEMBER.c.member_code)
    with ws.reading() as connection:
        found = connection.execute(select(AREA).where(AREA.c.kind == AreaKind.GROUP.value)).all()
        members = connection.execute(of_groups.order_by(AREA_MEMBER.c.since, AREA_MEMBER.c.id)).all()
    listed = [Area(row.code, row.name, AreaKind.GROUP) for row in found]
    listed.sort(key=lambda area: (area.code != ws.group_code, swedish_order(area.name)))
    by_name = sorted(members, key=lambda row: swedish_order(row.name))
    return tuple(
        OwnGroup(
            area,
            area.code == ws.group_code,
            tuple(_membership(row) for row in by_name if row.group_code == area.code),
            {row.member_code: row.name for row in by_name if row.group_code == area.code},
        )
        for area in listed
    )


def memberships(ws: Workspace, group_code: str | None = None) -> tuple[Membership, ...]:
    """Who belongs to a group and from when until when, by default the workspace's own."""
    wanted = (
        select(AREA_MEMBER).where(AREA_MEMBER.c.group_code == (group_code or ws.group_code)).order_by(AREA_MEMBER.c.id)
    )
    with ws.reading() as connection:
        found = connection.execute(wanted).all()
    return tuple(_membership(row) for row in found)


def _membership(row: Row[Any]) -> Membership:
    return Membership(row.group_code, row.member_code, row.since, row.until)


def read_stored_settings(connection: Connection) -> WorkspaceSettings:
    """As `settings`, inside a transaction that is already open."""
    return settings_in(_driver(connection))


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def seats(ws: Workspace) -> tuple[Seat, ...]:
    """The seats of the group by organisation and role, in their order."""
    with ws.reading() as connection:
        return read_seats(connection)


def read_seats(connection: Connection) -> tuple[Seat, ...]:
    """As `seats`, inside a transaction that is already open."""
    found = connection.execute(select(GROUP_MEMBER).order_by(GROUP_MEMBER.c.position, GROUP_MEMBER.c.id))
    return tuple(Seat(row.id, row.organisation, row.role, row.name) for row in found)
