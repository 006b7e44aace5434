"""Areas, the workspace's group, and its settings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.display import swedish_order
from domain.ground.period import Period
from domain.recommendations.recommendation import Member
from storage.file.settings import WorkspaceSettings, read_settings, said_of_settings
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.schema import AREA, AREA_MEMBER, CHANGE_SET, GROUP_MEMBER, SETTING


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


def areas(ws: Workspace, *, kind: AreaKind | None = None) -> tuple[Area, ...]:
    """Every area of the workspace, or of one kind, by name in Swedish order."""
    wanted = select(AREA) if kind is None else select(AREA).where(AREA.c.kind == kind.value)
    with ws.reading() as connection:
        found = [Area(row.code, row.name, AreaKind(row.kind)) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=lambda area: swedish_order(area.name)))


def area(ws: Workspace, code: str) -> Area:
    """The area with the code. Raises UserProblem where there is none."""
    with ws.reading() as connection:
        return known_area(connection, code)


def group(ws: Workspace) -> tuple[Area, tuple[Area, ...]]:
    """The workspace's own group and its members in Swedish order."""
    with ws.reading() as connection:
        return known_area(connection, ws.group_code), tuple(read_group_members(connection, ws.group_code))


def group_members(ws: Workspace, group_code: str, period: Period | None = None) -> tuple[Area, ...]:
    """The members of any group in Swedish order: those of `period` (see `Membership.counts_for`), or all there ever
    were. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        known_area(connection, group_code)
        return tuple(read_group_members(connection, group_code, period))


def read_group_members(connection: Connection, group_code: str, period: Period | None = None) -> list[Area]:
    """As `group_members`, inside a transaction that is already open; an unknown group has no members."""
    wanted = (
        select(AREA)
        .join(AREA_MEMBER, AREA_MEMBER.c.member_code == AREA.c.code)
        .where(AREA_MEMBER.c.group_code == group_code)
        .distinct()
    )
    if period is not None:
        day = period.first_day
        wanted = wanted.where(
            or_(AREA_MEMBER.c.since.is_(None), AREA_MEMBER.c.since <= day),
            or_(AREA_MEMBER.c.until.is_(None), AREA_MEMBER.c.until >= day),
        )
    found = [Area(row.code, row.name, AreaKind(row.kind)) for row in connection.execute(wanted)]
    return sorted(found, key=lambda area: swedish_order(area.name))


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


def settings(ws: Workspace) -> WorkspaceSettings:
    """What the group has decided."""
    with ws.reading() as connection:
        return read_stored_settings(connection)


def read_stored_settings(connection: Connection) -> WorkspaceSettings:
    """As `settings`, inside a transaction that is already open."""
    found = connection.execute(select(SETTING.c.key, SETTING.c.value))
    return read_settings({row.key: row.value for row in found})


def setting_problems(ws: Workspace) -> list[str]:
    """What is said of settings that cannot stand as the file has them: the strict default holds in their place."""
    with ws.reading() as connection:
        found = connection.execute(select(SETTING.c.key, SETTING.c.value))
        return said_of_settings({row.key: row.value for row in found})


def members(ws: Workspace) -> tuple[Member, ...]:
    """The group's members by organisation and role, in their order."""
    with ws.reading() as connection:
        return read_seats(connection)


def read_seats(connection: Connection) -> tuple[Member, ...]:
    """As `members`, inside a transaction that is already open."""
    found = connection.execute(select(GROUP_MEMBER).order_by(GROUP_MEMBER.c.position, GROUP_MEMBER.c.id))
    return tuple(Member(row.id, row.organisation, row.role, row.name) for row in found)


def latest_saved(ws: Workspace) -> datetime | None:
    """When anything was last written, on the user's clock; None in a workspace where nothing has been."""
    with ws.reading() as connection:
        at: datetime | None = connection.execute(
            select(CHANGE_SET.c.at).order_by(CHANGE_SET.c.id.desc()).limit(1)
        ).scalar_one_or_none()
    return None if at is None else at.astimezone()
