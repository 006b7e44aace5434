"""A population definition as the columns of its tables, for a new workspace and a new version alike."""

from typing import Any

from domain.populations.definition import PopulationDefinition

Columns = dict[str, Any]


def definition_columns(definition: PopulationDefinition, position: int) -> Columns:
    """What the definition is; `position` is its place in the list of all."""
    return {
        "key": definition.key,
        "name": definition.name,
        "valid_from": definition.valid_from,
        "position": position,
        "family": definition.lineage,
        "version": definition.version,
    }


def row_columns(definition: PopulationDefinition) -> list[Columns]:
    """Its rows in their order: a row stands before those inside it."""
    return [
        {
            "definition_key": definition.key,
            "row_key": row.key,
            "label": row.label,
            "parent_key": row.parent,
            "role": row.role.value,
            "position": at,
            "party": row.party,
        }
        for at, row in enumerate(definition.rows)
    ]


def overlap_columns(definition: PopulationDefinition) -> list[Columns]:
    """The pairs of its rows that may hold the same people."""
    pairs = sorted(tuple(sorted(pair)) for pair in definition.overlaps)
    return [{"definition_key": definition.key, "one": one, "other": other} for one, other in pairs]
