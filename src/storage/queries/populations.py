"""Collaboration populations and their definitions."""

from collections.abc import Mapping
from datetime import date

from domain.population_definition import PopulationDefinition
from domain.sex import Sex
from domain.source import Source
from domain.value import Value
from storage.workspace import Workspace


def population_counts(ws: Workspace, area: str, reference_date: date, sex: Sex = Sex.ALLA) -> Mapping[str, Value]:
    """Counts by row key; a row that was never recorded is absent."""
    raise NotImplementedError


def population_source(ws: Workspace, area: str, reference_date: date) -> Source | None:
    """Where the counts of the area and date come from, None where there are none."""
    raise NotImplementedError


def population_dates(ws: Workspace, area: str) -> tuple[date, ...]:
    """The reference dates the area has counts for, the latest first."""
    raise NotImplementedError


def definition(ws: Workspace, key: str = "default") -> PopulationDefinition:
    """The definition called `key` (`default`, `published`). Raises UserProblem where there is none."""
    raise NotImplementedError


def definitions(ws: Workspace) -> tuple[PopulationDefinition, ...]:
    """Every definition, the default first."""
    raise NotImplementedError
