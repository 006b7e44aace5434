"""Reading and writing efforts (domain handbook §8)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from domain.efforts.effort import EFFORTS, Effort, EffortField, EffortProblem, Step, in_use, renamed
from domain.ground.area import Area, AreaKind
from domain.ground.changes import Changes
from domain.ground.display import show_count, swedish_order
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from storage.areas.queries import read_group_members
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, known_areas
from storage.ground.rows import fetch
from storage.ground.texts import checked_line
from storage.log.recorder import operation
from storage.schema.efforts import EFFORT

_LISTS = {EffortField.GROUPS: "groups", EffortField.NEEDS: "needs"}
_E = EFFORT.c


def efforts_of(ws: Workspace, area: str) -> tuple[Effort, ...]:
    """The efforts of an area: of a group also those of its kommuner, of a kommun also those of the workspace's own
    group, which are for its inhabitants too. In the order of their names. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        return read_efforts_of(ws, connection, area)


def read_efforts_of(ws: Workspace, connection: Connection, area: str) -> tuple[Effort, ...]:
    """As `efforts_of`, inside a transaction that is already open."""
    where = known_area(connection, area)
    codes = {area}
    if where.kind is AreaKind.GROUP:
        codes |= {each.code for each in read_group_members(connection, area)}
    elif area in {each.code for each in read_group_members(connection, ws.group_code)}:
        codes.add(ws.group_code)
    return read_efforts(connection, codes)


def read_efforts(connection: Connection, areas: Collection[str] | None = None) -> tuple[Effort, ...]:
    """The efforts of the areas with these codes themselves, by default of all."""
    wanted = select(EFFORT) if areas is None else select(EFFORT).where(_E.area_code.in_(areas))
    found = (effort_of(row) for row in connection.execute(wanted).mappings())
    return tuple(sorted(found, key=lambda each: (swedish_order(each.name), each.id)))


def areas_of(ws: Workspace, efforts: Sequence[Effort]) -> Mapping[str, Area]:
    """The areas that the efforts are of, by code."""
    with ws.reading() as connection:
        return {each.code: each for each in known_areas(connection, sorted({effort.area for effort in efforts}))}


def words_of(ws: Workspace, field: EffortField) -> tuple[str, ...]:
    """The target groups, or the kinds of need, that are in use in the whole workspace."""
    with ws.reading() as connection:
        return read_words(connection, field)


def read_words(connection: Connection, field: EffortField) -> tuple[str, ...]:
    """As `words_of`, inside a transaction that is already open."""
    return in_use(text.splitlines() for text in connection.execute(select(_E[_LISTS[field]])).scalars())


def record_efforts(ws: Workspace, *, efforts: Sequence[Effort]) -> Changes:
    """Writes efforts as one step: one with an id is changed, and so is one of the same name in the same area; the
    rest are new. A word that differs from one in use by its capitals alone becomes that one.

    Raises UserProblem for an unknown area, a text that is too long, two of one name and an effort that is no more, and
    PersonalNumberProblem; nothing is then written.
    """
    with operation(ws, "", {EFFORTS}) as op:
        known_areas(op.connection, sorted({each.area for each in efforts}))
        ids = {(each.area, each.name.casefold()): each.id for each in read_efforts(op.connection)}
        words = {of: {word.casefold(): word for word in read_words(op.connection, of)} for of in _LISTS}
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        for each in efforts:
            at = each.area, each.name.casefold()
            if at in rows or (each.id and ids.get(at, each.id) != each.id):
                said = tr("en insats som heter ”{name}” finns redan här.").format(name=each.name)
                raise EffortProblem(EffortField.NAME, said)
            rows[at] = {**columns_of(each, words), "id": each.id or ids.get(at)}
        stored = [(each.id,) for each in efforts if each.id]
        if len(fetch(op.connection, EFFORT, stored)) < len(stored):
            raise UserProblem(tr("Insatsen finns inte längre. Ingenting har ändrats."))
        op.put(EFFORT, list(rows.values()))
        one = tr("insatsen ”{name}”").format(name=efforts[0].name) if len(efforts) == 1 else ""
        op.label = one or tr("{count} insatser").format(count=show_count(len(efforts)))
    return op.changes


def remove_efforts(ws: Workspace, *, efforts: Sequence[Effort]) -> Changes:
    """Takes efforts away; those that are no more are passed over."""
    one = tr("borttagen insats ”{name}”").format(name=efforts[0].name) if len(efforts) == 1 else ""
    label = one or tr("{count} borttagna insatser").format(count=show_count(len(efforts)))
    with operation(ws, label, {EFFORTS}) as op:
        op.delete(EFFORT, [(each.id,) for each in efforts])
    return op.changes


def rename_word(ws: Workspace, *, field: EffortField, word: str, to: str) -> Changes:
    """Another word for a target group or a kind of need, wherever it stands; where that one is there, the two become
    one. Raises UserProblem for an empty or too long word and for one with a semicolon, and PersonalNumberProblem."""
    column = _LISTS[field]
    new = checked_line(field.label, to)
    if ";" in new:
        raise UserProblem(tr("Semikolon skiljer ord åt och kan inte stå i ett."))
    label = tr("”{word}” heter ”{new}”").format(word=word, new=new)
    with operation(ws, label, {EFFORTS}) as op:
        new = next((known for known in read_words(op.connection, field) if known != word and _same(known, new)), new)
        for row in op.connection.execute(select(EFFORT)).mappings().all():
            words = row[column].splitlines()
            if word in words:
                op.update(EFFORT, (row["id"],), {column: "\n".join(renamed(words, word, new))})
    return op.changes


def columns_of(effort: Effort, words: Mapping[EffortField, dict[str, str]]) -> dict[str, Any]:
    """The effort as columns, with the words in use, by their small letters, for its own; words that are new are in use
    from now on. Raises UserProblem."""
    for field, text in effort.texts.items():
        checked_line(field.label, text, may_be_empty=True)
    lists = {
        column: "\n".join(words[of].setdefault(word.casefold(), word) for word in getattr(effort, column))
        for of, column in _LISTS.items()
    }
    plain = ("name", "provider", "condition", "place", "seats", "cost", "payer", "starts", "ends", "contact")
    return {
        "area_code": effort.area,
        **lists,
        **{name: getattr(effort, name) for name in (*plain, "checked_on", "checked_by")},
        "step": None if effort.step is None else effort.step.value,
    }


def effort_of(row: Mapping[Any, Any]) -> Effort:
    """The effort that a row of the table holds."""
    plain = ("name", "provider", "condition", "place", "seats", "cost", "payer", "starts", "ends", "contact")
    return Effort(
        row["area_code"],
        groups=tuple(row["groups"].splitlines()),
        needs=tuple(row["needs"].splitlines()),
        step=None if row["step"] is None else Step(row["step"]),
        **{name: row[name] for name in (*plain, "checked_on", "checked_by", "id")},
    )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
