"""Recording collaboration populations (domain handbook §4)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from domain.ground.changes import Changes, Subject
from domain.ground.display import show_date, show_list
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Value
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored_count
from storage.ground.rows import fetch
from storage.ground.texts import checked_line, source_columns
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.schema.populations import POPULATION_COUNT, POPULATION_ROW


def record_populations(
    ws: Workspace,
    *,
    area: str,
    reference_date: date,
    counts: Mapping[Sex, Mapping[str, Value | None]],
    source: Source | None = None,
    contacts: Mapping[str, str] | None = None,
    row_dates: Mapping[str, date] | None = None,
) -> Changes:
    """Records counts by sex and row key, as one operation; None takes a count away.

    `contacts` holds by row the function that delivered it, `row_dates` the day it speaks of where that is another than
    the reference date; rows they do not name keep what they had. A part larger than its whole is stored (ruling 24);
    `domain.populations.population` keeps it out of the total. Raises UserProblem for an unknown area or row, and for a
    personal number in a contact.
    """
    contacts = {row: _checked_contact(contact) for row, contact in (contacts or {}).items()}
    with operation(ws, "", {Subject.POPULATIONS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("samverkanspopulation {date}, {area}").format(date=show_date(reference_date), area=where.name)
        for sex, by_row in counts.items():
            _see_that_rows_exist(op, by_row)
            at = {"area_code": area, "reference_date": reference_date, "sex": sex.value}
            op.put(
                POPULATION_COUNT,
                [
                    {**at, "row_key": row, **stored_count("count", value), **_about(row, contacts, row_dates or {})}
                    for row, value in by_row.items()
                    if value is not None
                ],
                source=None if source is None else source_columns(source),
            )
            op.delete(POPULATION_COUNT, [(*at.values(), row) for row, value in by_row.items() if value is None])
        if (changed := one_figure(op, POPULATION_COUNT, ("count",))) is not None:
            row = changed.row
            place = tr("{area} {date}, ”{row}” {sex}").format(
                area=where.name,
                date=show_date(reference_date),
                row=_label_of(op, row["row_key"]),
                sex=Sex(row["sex"]).label.lower(),
            )
            op.label = changed.words(place)
    return op.changes


def describe_populations(
    ws: Workspace,
    *,
    area: str,
    reference_date: date,
    rows: Mapping[str, tuple[str, date | None]],
    source: Source | None = None,
) -> Changes:
    """Says by row which function delivered it and which day it speaks of, for every sex that is recorded; an empty
    text takes the contact away. `source` says where the rows come from, without it they keep what they had. Raises
    UserProblem for an unknown area and for a personal number."""
    checked = {row: (_checked_contact(contact), day) for row, (contact, day) in rows.items()}
    with operation(ws, "", {Subject.POPULATIONS}) as op:
        op.label = tr("kontakt för samverkanspopulation {date}, {area}").format(
            date=show_date(reference_date), area=known_area(op.connection, area).name
        )
        made = None if source is None else op.add_source(**source_columns(source))
        for sex in Sex:
            keys = {row: (area, reference_date, sex.value, row) for row in checked}
            present = fetch(op.connection, POPULATION_COUNT, keys.values())
            for row, (contact, day) in checked.items():
                stored = present.get(keys[row])
                if stored is not None:
                    of_source = stored["source_id"] if made is None else made
                    wanted = {"contact": contact or None, "row_date": day, "source_id": of_source}
                    op.update(POPULATION_COUNT, keys[row], wanted)
    return op.changes


def _label_of(op: Operation, row: str) -> str:
    wanted = select(POPULATION_ROW.c.label).where(POPULATION_ROW.c.row_key == row).limit(1)
    return str(op.connection.execute(wanted).scalar())


def _checked_contact(contact: str) -> str:
    return checked_line(tr("Kontakt"), contact, may_be_empty=True)


def _about(row: str, contacts: Mapping[str, str], row_dates: Mapping[str, date]) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if row in contacts:
        about["contact"] = contacts[row] or None
    if row in row_dates:
        about["row_date"] = row_dates[row]
    return about


def _see_that_rows_exist(op: Operation, counts: Mapping[str, Value | None]) -> None:
    known = set(op.connection.execute(select(POPULATION_ROW.c.row_key).distinct()).scalars())
    unknown = sorted(counts.keys() - known)
    if unknown:
        raise UserProblem(
            tr("Ingen definition har raden {rows}. Ingenting har ändrats.").format(rows=show_list(unknown))
        )
