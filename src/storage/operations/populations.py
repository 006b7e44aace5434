"""Recording collaboration populations (domain handbook §4)."""

from collections.abc import Mapping
from datetime import date

from domain.changes import Changes
from domain.sex import Sex
from domain.source import Source
from domain.value import Value
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
    """Records counts by row key; None takes a count away.

    A part larger than its whole is stored (ruling 24); `domain.population` keeps it out of the total.
    Raises UserProblem for an unknown area or row.
    """
    raise NotImplementedError
