"""Definitions of collaboration populations: new ones, new versions, names (domain handbook §4).

A version that has been used is never changed: what was counted under it can be counted so again. Changing a definition
makes the next version of its family, from a date on.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from domain.ground.area import slug
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_date, show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition, validate
from storage.file.workspace import Workspace
from storage.ground.definition_rows import definition_columns, overlap_columns, row_columns
from storage.ground.texts import checked_line
from storage.log.recorder import Operation, operation
from storage.populations.queries import read_definitions
from storage.reporting.queries import reports_naming
from storage.schema.populations import POPULATION_DEFINITION, POPULATION_OVERLAP, POPULATION_ROW

_SUBJECTS = frozenset({Subject.POPULATIONS})
SHIPPED = frozenset(("default", "published"))


def save_definition(ws: Workspace, definition: PopulationDefinition, *, valid_from: date) -> Changes:
    """Saves the rows and overlaps as the next version of the definition's family, which holds from `valid_from`.

    Raises UserProblem for a definition that cannot be used, a family that is not there, or a date on which a version
    of the family already begins.
    """
    validate(definition)
    with operation(ws, "", _SUBJECTS) as op:
        versions = _versions(op.connection, definition.lineage)
        taken = [each for each in versions if each.valid_from == valid_from]
        if taken:
            text = tr("Version {version} av ”{name}” gäller redan från {date}. Välj ett annat datum.")
            raise UserProblem(text.format(version=taken[0].version, name=taken[0].name, date=show_date(valid_from)))
        number = versions[-1].version + 1
        family = definition.lineage
        made = replace(
            definition,
            key=f"{family[:34]}-{number}",
            family=family,
            version=number,
            valid_from=valid_from,
            name=versions[-1].name,
        )
        op.label = tr("definitionen {name}, version {number} från {date}").format(
            name=made.name, number=number, date=show_date(valid_from)
        )
        _add(op, made)
    return op.changes


def new_definition(ws: Workspace, *, name: str, based_on: PopulationDefinition) -> tuple[str, Changes]:
    """A definition of its own, with the rows of `based_on`; returns its key. Raises UserProblem for a name that is
    taken or holds no letter."""
    name = checked_line(tr("Definitionens namn"), name)
    with operation(ws, tr("ny definition {name}").format(name=name), _SUBJECTS) as op:
        known = read_definitions(op.connection)
        _see_that_name_is_free(known, name, family="")
        try:
            key = slug(name)[:34]
        except ValueError:
            raise UserProblem(tr("Definitionen behöver ett namn.")) from None
        taken = {each.key for each in known}
        free = next(each for each in (key, *(f"{key}-egen{at}" for at in range(2, 1000))) if each not in taken)
        _add(op, replace(based_on, key=free, name=name, family="", version=1, valid_from=None))
    return free, op.changes


def rename_definition(ws: Workspace, *, family: str, name: str) -> Changes:
    """Gives every version of a family another name. Raises UserProblem for a shipped one or a name that is taken."""
    name = checked_line(tr("Definitionens namn"), name)
    with operation(ws, tr("definitionen heter {name}").format(name=name), _SUBJECTS) as op:
        versions = _versions(op.connection, family)
        if family in SHIPPED:
            text = tr("”{name}” följer med programmet och behåller sitt namn. Skapa en egen definition i stället.")
            raise UserProblem(text.format(name=versions[0].name))
        _see_that_name_is_free(read_definitions(op.connection), name, family=family)
        for each in versions:
            op.update(POPULATION_DEFINITION, (each.key,), {"name": name})
    return op.changes


def remove_version(ws: Workspace, *, key: str) -> Changes:
    """Takes away the latest version of a family. Raises UserProblem for a shipped one, for one that is not the
    latest, since what lies between two versions would change, and for one that an approved report names."""
    with operation(ws, "", _SUBJECTS) as op:
        found = next((each for each in read_definitions(op.connection) if each.key == key), None)
        if found is None:
            raise UserProblem(tr("Definitionen {key} finns inte i arbetsboken.").format(key=key))
        if found.key in SHIPPED:
            raise UserProblem(tr("”{name}” följer med programmet och kan inte tas bort.").format(name=found.name))
        if _versions(op.connection, found.lineage)[-1].key != key:
            raise UserProblem(tr("Bara den senaste versionen kan tas bort."))
        named = reports_naming(op.connection, key)
        if named:
            text = tr("”{name}”, version {number}, används av en godkänd rapport och kan inte tas bort: {reports}.")
            said = text.format(name=found.name, number=found.version, reports=show_list(named))
            raise UserProblem(said)
        op.label = tr("borttagen definition {name}, version {number}").format(name=found.name, number=found.version)
        op.delete(POPULATION_OVERLAP, [(key, *sorted(pair)) for pair in found.overlaps])
        # Parts before the rows they lie inside.
        for row in reversed(found.rows):
            op.delete(POPULATION_ROW, [(key, row.key)])
        op.delete(POPULATION_DEFINITION, [(key,)])
    return op.changes


def _versions(connection: Connection, family: str) -> list[PopulationDefinition]:
    found = [each for each in read_definitions(connection) if each.lineage == family]
    if not found:
        raise UserProblem(tr("Definitionen {key} finns inte i arbetsboken.").format(key=family))
    return sorted(found, key=lambda each: each.version)


def _see_that_name_is_free(known: tuple[PopulationDefinition, ...], name: str, *, family: str) -> None:
    if any(each.name.casefold() == name.casefold() and each.lineage != family for each in known):
        raise UserProblem(tr("Det finns redan en definition som heter ”{name}”.").format(name=name))


def _add(op: Operation, definition: PopulationDefinition) -> None:
    for row in definition.rows:
        checked_line(tr("Radens namn"), row.label)
    last = op.connection.execute(select(func.max(POPULATION_DEFINITION.c.position))).scalar_one()
    op.insert(POPULATION_DEFINITION, definition_columns(definition, (last or 0) + 1))
    for columns in row_columns(definition):
        op.insert(POPULATION_ROW, columns)
    for columns in overlap_columns(definition):
        op.insert(POPULATION_OVERLAP, columns)
