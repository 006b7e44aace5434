"""Recording collaboration populations (domain handbook §4)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from domain.changes import Changes, Subject
from domain.display import show_date, show_list
from domain.problem import UserProblem
from domain.sex import Sex
from domain.source import Source
from domain.text import tr
from domain.value import Value
from storage.figures import known_area, stored_count
from storage.recorder import Operation, operation
from storage.schema import PopulationCountRow, PopulationRowRow
from storage.texts import source_columns
from storage.workspace import Workspace


def record_population_counts(
    ws: Workspace,
    *,
    area: str,
    reference_date: date,
    sex: Sex,
    counts: Mapping[str, Value | None],
    source: Source | None = None,
) -> Changes:
    """Records counts of one sex by row key, as `record_populations`."""
    return record_populations(ws, area=area, reference_date=reference_date, counts={sex: counts}, source=source)


def record_populations(
    ws: Workspace,
    *,
    area: str,
    reference_date: date,
    counts: Mapping[Sex, Mapping[str, Value | None]],
    source: Source | None = None,
) -> Changes:
    """Records counts by sex and row key, as one operation; None takes a count away.

    A part larger than its whole is stored (ruling 24); `domain.population` keeps it out of the total.
    Raises UserProblem for an unknown area or row.
    """
    with operation(ws, "", {Subject.POPULATIONS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("registrera samverkanspopulation {date}, {area}").format(
            date=show_date(reference_date), area=where.name
        )
        for sex, by_row in counts.items():
            _see_that_rows_exist(op, by_row)
            at = {"area_code": area, "reference_date": reference_date, "sex": sex.value}
            op.put(
                PopulationCountRow,
                [
                    {**at, "row_key": row, **stored_count("count", value)}
                    for row, value in by_row.items()
                    if value is not None
                ],
                source=None if source is None else source_columns(source),
            )
            op.delete(PopulationCountRow, [(*at.values(), row) for row, value in by_row.items() if value is None])
    return op.changes


def _see_that_rows_exist(op: Operation, counts: Mapping[str, Value | None]) -> None:
    known = set(op.connection.execute(select(PopulationRowRow.row_key).distinct()).scalars())
    unknown = sorted(counts.keys() - known)
    if unknown:
        raise UserProblem(
            tr("Ingen definition har raden {rows}. Ingenting har ändrats.").format(rows=show_list(unknown))
        )
