"""A whole month of the resource, as it is typed cell by cell."""

from domain.ground.changes import Changes
from domain.ground.value import Value
from domain.lots.period import ResourceMonth
from domain.lots.resource_check import MEASURES, ResourceCell
from storage.file.workspace import Workspace
from storage.lots.resource import record_resource_cells


def record_resource_month(ws: Workspace, *, figures: ResourceMonth, correction: str = "") -> Changes:
    """Records the extra resource for one month, sex and age group."""
    cells: dict[ResourceCell, Value | None] = {
        ResourceCell(figures.month, figures.sex, figures.age_group, name): getattr(figures, name) for name in MEASURES
    }
    return record_resource_cells(ws, area=figures.area.code, cells=cells, correction=correction)
