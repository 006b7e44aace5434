"""Creating a workspace: built beside, with everything every workspace starts with, and put in place whole."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_mock_engine,
    insert,
)
from sqlalchemy.schema import ExecutableDDLElement

from domain.ground.area import Area, AreaKind, slug
from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition, lagesbild_definition, published_2024_definition
from domain.recommendations.recommendation import shipped_templates
from domain.wheel.item import shipped_items
from machine.clock import Clock, local_now
from machine.files import exists_problem, new_file, reached
from storage import migrations
from storage.file.connection import APPLICATION_ID, journal_of, open_sqlite
from storage.file.engines import workspace_engine
from storage.file.problems import told_in_words
from storage.file.settings import WorkspaceSettings, setting_rows
from storage.ground.definition_rows import definition_columns, overlap_columns, row_columns
from storage.ground.register import read_areas
from storage.ground.texts import checked_line, checked_text
from storage.ground.wheel_rows import item_columns
from storage.schema.areas import AREA, AREA_MEMBER
from storage.schema.columns import METADATA
from storage.schema.log import META, SETTING
from storage.schema.populations import POPULATION_DEFINITION, POPULATION_OVERLAP, POPULATION_ROW
from storage.schema.recommendations import TEMPLATE, TEMPLATE_FIELD
from storage.schema.wheel import WHEEL_ITEM


def create_workspace(
    path: Path,
    *,
    name: str,
    members: Sequence[str] = (),
    who: str,
    areas: Sequence[Area] | None = None,
    is_example: bool = False,
    clock: Clock = local_now,
) -> str:
    """Creates a workspace for the group called `name` and its kommuner (four-digit codes); returns the group's code.

    `areas` are all areas the workspace knows besides the group, by default those of `read_areas`. The templates and
    the population definitions that ship with the program are put in. The file is built beside and put in place whole.
    Raises UserProblem: ExistsProblem when something lies at `path`, and for an unusable name, an unknown member,
    a read-only folder or a full disk.
    """
    path = path.absolute()
    with reached(path):
        if path.exists():
            raise exists_problem(path)
    known = tuple(areas) if areas is not None else read_areas()
    # The file is mostly called what the group is: the field that is typed in is named first.
    settings = WorkspaceSettings(checked_line(tr("Gruppens namn"), name))
    checked_text(tr("Filens namn"), path.name)
    code = _group_code(settings.name, known)
    chosen = _members(members, known)
    about = {
        "id": uuid.uuid4().hex,
        "group": code,
        "created_at": clock().isoformat(),
        "created_by": checked_line(tr("Funktion"), who, may_be_empty=True),
        "example": "1" if is_example else "0",
    }
    with new_file(path) as beside, told_in_words(path):
        try:
            _build(beside, [*known, Area(code, settings.name, AreaKind.GROUP)], chosen, settings, about)
        finally:
            journal_of(beside).unlink(missing_ok=True)
    return code


def _group_code(name: str, known: Iterable[Area]) -> str:
    try:
        code = slug(name)
    except ValueError:
        raise UserProblem(tr("Gruppens namn behöver minst en bokstav eller siffra.")) from None
    if any(area.code == code for area in known):
        raise UserProblem(tr("”{name}” är redan koden för ett annat område. Välj ett annat namn.").format(name=name))
    return code


def _members(codes: Sequence[str], known: Iterable[Area]) -> tuple[str, ...]:
    kommuner = {area.code for area in known if area.kind is AreaKind.KOMMUN}
    unknown = [code for code in codes if code not in kommuner]
    if unknown:
        raise UserProblem(
            tr("Det finns ingen kommun med koden {codes}. Ingenting har skapats.").format(codes=show_list(unknown))
        )
    return tuple(dict.fromkeys(codes))


def _build(
    path: Path, areas: Sequence[Area], members: Sequence[str], settings: WorkspaceSettings, about: Mapping[str, str]
) -> None:
    plain = open_sqlite(path)
    plain.execute(f"PRAGMA application_id={APPLICATION_ID}")
    plain.close()
    engine = workspace_engine(lambda: open_sqlite(path))
    try:
        with engine.execution_options(writes=True).begin() as connection:
            for statement in _schema():
                connection.exec_driver_sql(statement)
            _stamp(connection)
            _add(connection, AREA, ({"code": a.code, "name": a.name, "kind": a.kind.value} for a in areas))
            _add(connection, AREA_MEMBER, ({"group_code": about["group"], "member_code": code} for code in members))
            _add_templates(connection)
            for position, definition in enumerate((lagesbild_definition(), published_2024_definition())):
                _add_definition(connection, definition, position)
            _add_wheel(connection, about)
            _add(connection, META, ({"key": key, "value": value} for key, value in about.items()))
            _add(connection, SETTING, setting_rows(settings))
    finally:
        engine.dispose()


@cache
def _schema() -> tuple[str, ...]:
    """The statements that make every table and index. To put them in words takes ten times as long as to run them."""
    found: list[str] = []

    def write(made: ExecutableDDLElement, *_: object, **__: object) -> None:
        found.append(str(made.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", write)
    METADATA.create_all(engine, checkfirst=False)
    return tuple(found)


def _stamp(connection: Connection) -> None:
    """Says which revision the new tables are, in Alembic's own way; a test sees that they are the same."""
    version = Table(
        "alembic_version",
        MetaData(),
        Column("version_num", String(32), nullable=False),
        PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
    )
    version.create(connection)
    connection.execute(insert(version).values(version_num=migrations.HEAD))


def _add(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def _add_templates(connection: Connection) -> None:
    templates = shipped_templates()
    _add(
        connection,
        TEMPLATE,
        (
            {
                "key": template.key,
                "name": template.name,
                "numbered": template.numbered,
                "position": position,
                "base": template.key,
                "version": 1,
                "offered": True,
            }
            for position, template in enumerate(templates)
        ),
    )
    _add(
        connection,
        TEMPLATE_FIELD,
        (
            {
                "template_key": template.key,
                "field_key": field.key,
                "label": field.label,
                "kind": field.kind.value,
                "hint": field.hint,
                "required": field.required,
                "columns": "",
                "position": position,
            }
            for template in templates
            for position, field in enumerate(template.fields)
        ),
    )


def _add_wheel(connection: Connection, about: Mapping[str, str]) -> None:
    made = datetime.fromisoformat(about["created_at"])
    signs = {"since": made.date(), "recorded_at": made, "recorded_by": about["created_by"]}
    _add(connection, WHEEL_ITEM, ({**item_columns(each), "ships": each.ships, **signs} for each in shipped_items()))


def _add_definition(connection: Connection, definition: PopulationDefinition, position: int) -> None:
    _add(connection, POPULATION_DEFINITION, [definition_columns(definition, position)])
    _add(connection, POPULATION_ROW, row_columns(definition))
    _add(connection, POPULATION_OVERLAP, overlap_columns(definition))
