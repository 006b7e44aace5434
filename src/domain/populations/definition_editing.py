"""Changing a definition of collaboration populations (*redigera definitionen*): domain handbook §4, ruling 12.

Every function returns a new definition and leaves the given one as it was. What would make it unusable (a cycle, an
orphan, a row that overlaps itself) is refused with UserProblem in the words of `definition_problems`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from domain.ground.area import slug
from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole, validate

_LONGEST_KEY = 40


def add_row(
    definition: PopulationDefinition,
    label: str,
    *,
    parent: str | None = None,
    role: RowRole = RowRole.PART,
    party: str | None = None,
) -> PopulationDefinition:
    """A new row, last among the parts of `parent` or last of all. Raises UserProblem for a label without letters."""
    label = _checked_label(definition, label)
    row = PopulationRow(_free_key(definition, label), label, parent, role, party)
    at = len(definition.rows) if parent is None else _end_of(definition, parent)
    return _valid(definition, (*definition.rows[:at], row, *definition.rows[at:]))


def remove_row(definition: PopulationDefinition, key: str) -> PopulationDefinition:
    """Takes a row away, and its overlaps. Raises UserProblem while it has parts."""
    row = definition.row(key)
    parts = [each.label for each in definition.rows if each.parent == key]
    if parts:
        text = tr("”{label}” har delar ({parts}). Ta bort eller flytta dem först.")
        raise UserProblem(text.format(label=row.label, parts=show_list(parts)))
    overlaps = frozenset(pair for pair in definition.overlaps if key not in pair)
    return _valid(definition, [each for each in definition.rows if each.key != key], overlaps)


def rename_row(definition: PopulationDefinition, key: str, label: str) -> PopulationDefinition:
    """Gives a row another name; its counts stay its own, since they go by its key."""
    return _with(definition, key, lambda row: replace(row, label=_checked_label(definition, label, key)))


def set_role(definition: PopulationDefinition, key: str, role: RowRole) -> PopulationDefinition:
    """Says whether the row counts, is a whole or a part, potential, or a published sum."""
    return _with(definition, key, lambda row: replace(row, role=role))


def set_party(definition: PopulationDefinition, key: str, party: str | None) -> PopulationDefinition:
    """Says who delivers the row."""
    return _with(definition, key, lambda row: replace(row, party=party))


def set_parent(definition: PopulationDefinition, key: str, parent: str | None) -> PopulationDefinition:
    """Puts a row with all its parts inside another, last among its parts, or beside all (None)."""
    moved = {key, *(row.key for row in definition.rows if key in {above.key for above in definition.ancestors(row)})}
    if parent in moved:
        text = tr("”{label}” kan inte ligga inom sig själv.")
        raise UserProblem(text.format(label=definition.row(key).label))
    branch = [replace(row, parent=parent) if row.key == key else row for row in definition.rows if row.key in moved]
    rest = replace(definition, rows=tuple(row for row in definition.rows if row.key not in moved))
    at = len(rest.rows) if parent is None else _end_of(rest, parent)
    return _valid(definition, (*rest.rows[:at], *branch, *rest.rows[at:]))


def move_row(definition: PopulationDefinition, key: str, steps: int) -> PopulationDefinition:
    """Moves a row with its parts up (negative) or down among those beside it; at the end of the way it stays."""
    row = definition.row(key)
    beside = [each.key for each in definition.rows if each.parent == row.parent]
    at = beside.index(key)
    to = min(max(at + steps, 0), len(beside) - 1)
    beside.insert(to, beside.pop(at))
    return _valid(definition, list(_in_order(definition, {row.parent: beside}, None)))


def add_overlap(definition: PopulationDefinition, one: str, other: str) -> PopulationDefinition:
    """Says that two rows may hold the same people."""
    return _valid(definition, definition.rows, definition.overlaps | {frozenset((one, other))})


def remove_overlap(definition: PopulationDefinition, one: str, other: str) -> PopulationDefinition:
    """Says that two rows never hold the same people."""
    return _valid(definition, definition.rows, definition.overlaps - {frozenset((one, other))})


def changes_in_words(before: PopulationDefinition, after: PopulationDefinition) -> tuple[str, ...]:
    """What differs between two definitions, one Swedish sentence for each difference; empty where nothing does."""
    old, new = ({row.key: row for row in each.rows} for each in (before, after))
    said = [tr("”{label}” är ny.").format(label=row.label) for key, row in new.items() if key not in old]
    said += [tr("”{label}” är borttagen.").format(label=row.label) for key, row in old.items() if key not in new]
    for key in new.keys() & old.keys():
        said += _row_changes(old[key], new[key])
    for pairs, text in (
        (after.overlaps - before.overlaps, tr("{rows} kan överlappa.")),
        (before.overlaps - after.overlaps, tr("{rows} överlappar inte längre.")),
    ):
        for pair in sorted(pairs, key=sorted):
            labels = (f"”{(new.get(key) or old[key]).label}”" for key in sorted(pair))
            said.append(text.format(rows=show_list(labels)))
    return tuple(said)


def _row_changes(old: PopulationRow, new: PopulationRow) -> list[str]:
    said = []
    if old.label != new.label:
        said.append(tr("”{old}” heter nu ”{new}”.").format(old=old.label, new=new.label))
    if (old.role is RowRole.COUNTED) != (new.role is RowRole.COUNTED):
        counted = new.role is RowRole.COUNTED
        text = tr("”{label}” räknas med.") if counted else tr("”{label}” räknas inte längre med.")
        said.append(text.format(label=new.label))
    elif old.role is not new.role:
        said.append(tr("”{label}” har en annan roll.").format(label=new.label))
    if old.parent != new.parent:
        said.append(tr("”{label}” har flyttats.").format(label=new.label))
    if old.party != new.party:
        said.append(tr("”{label}” lämnas av en annan part.").format(label=new.label))
    return said


def _with(
    definition: PopulationDefinition, key: str, change: Callable[[PopulationRow], PopulationRow]
) -> PopulationDefinition:
    definition.row(key)
    return _valid(definition, [change(row) if row.key == key else row for row in definition.rows])


def _valid(
    definition: PopulationDefinition,
    rows: Iterable[PopulationRow],
    overlaps: frozenset[frozenset[str]] | None = None,
) -> PopulationDefinition:
    made = replace(definition, rows=tuple(rows), overlaps=definition.overlaps if overlaps is None else overlaps)
    validate(made)
    return made


def _checked_label(definition: PopulationDefinition, label: str, key: str | None = None) -> str:
    label = " ".join(label.split())
    if not re.search(r"\w", label):
        raise UserProblem(tr("Raden behöver ett namn."))
    if any(row.label.casefold() == label.casefold() and row.key != key for row in definition.rows):
        raise UserProblem(tr("Det finns redan en rad som heter ”{label}”.").format(label=label))
    return label


def _free_key(definition: PopulationDefinition, label: str) -> str:
    taken = {row.key for row in definition.rows}
    try:
        stem = slug(label).replace("-", "_")[: _LONGEST_KEY - 4]
    except ValueError:
        stem = "rad"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key


def _end_of(definition: PopulationDefinition, key: str) -> int:
    """The place just after a row and everything inside it."""
    inside = [
        at
        for at, row in enumerate(definition.rows)
        if row.key == key or key in {above.key for above in definition.ancestors(row)}
    ]
    return max(inside, default=len(definition.rows) - 1) + 1


def _in_order(
    definition: PopulationDefinition, orders: dict[str | None, list[str]], parent: str | None
) -> Iterable[PopulationRow]:
    keys = orders.get(parent) or [row.key for row in definition.rows if row.parent == parent]
    for key in keys:
        yield definition.row(key)
        yield from _in_order(definition, orders, key)
