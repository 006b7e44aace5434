"""Own groups (*egna grupper*): made, named, given members with dates, taken away (domain handbook §2, ruling 35)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, func, or_, select

from domain.figures.reference import BlockForm, FigureKind
from domain.ground.area import Area, AreaKind, Membership, slug
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from storage.file.problems import StandsInTheWay
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.ground.plan import all_areas
from storage.ground.texts import checked_line
from storage.kept import Kept
from storage.log.recorder import Operation, operation
from storage.schema.areas import AREA, AREA_MEMBER
from storage.schema.columns import METADATA
from storage.schema.log import SETTING
from storage.schema.recommendations import EVIDENCE, RECOMMENDATION_TEXT

_LONGEST_CODE = 50


def create_group(ws: Workspace, *, name: str, members: Sequence[str] = ()) -> tuple[str, Changes]:
    """Makes a group of kommuner without limits of time; returns its code, a slug of the name that is kept for good.

    Raises UserProblem for a name that is empty or taken and for members that are no kommuner, PersonalNumberProblem.
    """
    line = checked_line(tr("Gruppens namn"), name)
    with operation(ws, tr("ny grupp {name}").format(name=line), {Subject.AREAS}) as op:
        known = all_areas(op.connection)
        _see_that_name_is_free(line, known.values())
        code = _free_code(line, known)
        wanted = [Membership(code, member) for member in dict.fromkeys(members)]
        _check(wanted, known)
        op.insert(AREA, {"code": code, "name": line, "kind": AreaKind.GROUP.value})
        _add(op, wanted)
    return code, op.changes


def rename_group(ws: Workspace, *, group: str, name: str) -> Changes:
    """Gives the group another name; its code stays. Raises UserProblem as `create_group`, and for what is no group."""
    line = checked_line(tr("Gruppens namn"), name)
    with operation(ws, "", {Subject.AREAS, Subject.SETTINGS}) as op:
        area = _group(op.connection, group)
        op.label = tr("{old} heter {new}").format(old=area.name, new=line)
        others = [other for code, other in all_areas(op.connection).items() if code != group]
        _see_that_name_is_free(line, others)
        op.update(AREA, (group,), {"name": line})
        if group == ws.group_code:
            op.put(SETTING, [{"key": "name", "value": line}])
    return op.changes


def change_group_members(ws: Workspace, *, group: str, memberships: Sequence[Membership]) -> Changes:
    """Lets the group have exactly these memberships; those that are there already stay as they are.

    The same kommun may come and go, but not twice at the same time. Raises UserProblem, and says nothing of `group` in
    the memberships, which is taken from the parameter.
    """
    wanted = list(dict.fromkeys(Membership(group, each.member, each.since, each.until) for each in memberships))
    with operation(ws, "", {Subject.AREAS}) as op:
        area = _group(op.connection, group)
        known = all_areas(op.connection)
        _check(wanted, known)
        rows = op.connection.execute(select(AREA_MEMBER).where(AREA_MEMBER.c.group_code == group)).all()
        present = {Membership(group, row.member_code, row.since, row.until): row.id for row in rows}
        added = [each for each in wanted if each not in present]
        gone = [each for each in present if each not in set(wanted)]
        op.label = _label(area, added, gone, known)
        op.delete(AREA_MEMBER, [(present[each],) for each in gone])
        _add(op, added)
    return op.changes


def remove_group(ws: Workspace, *, group: str, kept: Iterable[Kept]) -> Changes:
    """Takes a group away, with its memberships. Raises StandsInTheWay with what depends on it, in the words of each
    subject for what it has `kept`; UserProblem for the workspace's own group."""
    with operation(ws, "", {Subject.AREAS}) as op:
        area = _group(op.connection, group)
        if group == ws.group_code:
            raise UserProblem(tr("{name} är arbetsbokens egen grupp och kan inte tas bort.").format(name=area.name))
        op.label = tr("borttagen grupp {name}").format(name=area.name)
        words = {name: word for each in kept for name, word in each.tables.items()}
        depending = _depending(op.connection, group, words)
        if depending:
            text = tr("Gruppen {name} kan inte tas bort: det finns uppgifter om den. Ingenting har ändrats.")
            raise StandsInTheWay(text.format(name=area.name), tuple(depending))
        rows = op.connection.execute(select(AREA_MEMBER.c.id).where(AREA_MEMBER.c.group_code == group)).scalars()
        op.delete(AREA_MEMBER, [(row,) for row in rows])
        op.delete(AREA, [(group,)])
    return op.changes


def _group(connection: Connection, code: str) -> Area:
    area = known_area(connection, code)
    if area.kind is not AreaKind.GROUP:
        raise UserProblem(tr("{name} är ingen grupp. Ingenting har ändrats.").format(name=area.name))
    return area


def _see_that_name_is_free(name: str, others: Iterable[Area]) -> None:
    if any(other.name.casefold() == name.casefold() for other in others):
        text = tr("Det finns redan ett område som heter {name}. Välj ett annat namn.")
        raise UserProblem(text.format(name=name))


def _free_code(name: str, known: dict[str, Area]) -> str:
    try:
        made = slug(name)[:_LONGEST_CODE].strip("-")
    except ValueError:
        raise UserProblem(tr("Gruppens namn behöver minst en bokstav eller siffra.")) from None
    code, number = made, 2
    while code in known:
        code, number = f"{made}-{number}", number + 1
    return code


def _check(wanted: Sequence[Membership], known: dict[str, Area]) -> None:
    """Raises UserProblem where a member is no kommun, ends before it begins, or is there twice at the same time."""
    strangers = [w.member for w in wanted if w.member not in known or known[w.member].kind is not AreaKind.KOMMUN]
    if strangers:
        text = tr("Det finns ingen kommun med koden {codes}. Ingenting har ändrats.")
        raise UserProblem(text.format(codes=show_list(strangers)))
    for each in wanted:
        if each.since is not None and each.until is not None and each.until < each.since:
            text = tr("{name} kan inte lämna gruppen innan kommunen har kommit med. Ingenting har ändrats.")
            raise UserProblem(text.format(name=known[each.member].name))
    for member, times in Counter(each.member for each in wanted).items():
        own = sorted((each for each in wanted if each.member == member), key=_start) if times > 1 else []
        for earlier, later in pairwise(own):
            if earlier.until is None or later.since is None or later.since <= earlier.until:
                text = tr("{name} står två gånger i gruppen för samma tid. Ingenting har ändrats.")
                raise UserProblem(text.format(name=known[member].name))


def _start(membership: Membership) -> str:
    return "" if membership.since is None else membership.since.isoformat()


def _add(op: Operation, memberships: Iterable[Membership]) -> None:
    for each in memberships:
        op.insert(
            AREA_MEMBER,
            {"group_code": each.group, "member_code": each.member, "since": each.since, "until": each.until},
        )


def _label(area: Area, added: Sequence[Membership], gone: Sequence[Membership], known: dict[str, Area]) -> str:
    came, left = {each.member for each in added}, {each.member for each in gone}
    if came and not left:
        return tr("{names} är med i {group}").format(names=_names(came, known), group=area.name)
    if left and not came:
        return tr("{names} är inte med i {group}").format(names=_names(left, known), group=area.name)
    return tr("ändrade medlemmar i {group}").format(group=area.name)


def _names(codes: Iterable[str], known: dict[str, Area]) -> str:
    names = sorted(known[code].name for code in codes)
    return show_list(names) if len(names) <= 3 else tr("{count} kommuner").format(count=len(names))


def _depending(connection: Connection, code: str, words: Mapping[str, str]) -> list[str]:
    """What is kept for the area, one sentence for each kind of thing, found in every table that refers to areas."""
    counted: Counter[str] = Counter()
    for table in METADATA.sorted_tables:
        if table is AREA_MEMBER:
            continue
        for key in table.foreign_key_constraints:
            if key.referred_table is AREA:
                column = next(iter(key.columns))
                count = connection.execute(select(func.count()).select_from(table).where(column == code)).scalar_one()
                counted[words[table.name]] += count
    quoted: Any = EVIDENCE.c.reference.contains(f'"{code}"')
    counted[words[EVIDENCE.name]] += connection.execute(
        select(func.count()).select_from(EVIDENCE).where(quoted)
    ).scalar_one()
    begins = ("{", *(f"{{{form.value} " for form in BlockForm))
    said_in = (f"{begin}{kind.value} {code} " for begin in begins for kind in FigureKind)
    named = or_(*map(RECOMMENDATION_TEXT.c.text.contains, said_in))
    counted[words[RECOMMENDATION_TEXT.name]] += connection.execute(
        select(func.count(RECOMMENDATION_TEXT.c.recommendation_id.distinct())).where(named)
    ).scalar_one()
    said = tr("{kind}: {count}")
    return [said.format(kind=kind[:1].upper() + kind[1:], count=count) for kind, count in counted.items() if count]
