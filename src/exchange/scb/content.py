"""What a table from SCB is, once it is read: that of the benefits or that of the labour market (BAS)."""

from collections.abc import Sequence

from domain.ground.problem import Refusal
from domain.importing.tidy import PopulationCounts
from exchange.ground.unfit import Unfit
from exchange.scb.axes import Axes, another_table, is_bas
from exchange.scb.bas import bas_counts
from exchange.scb.cube import Heading, MonthCube
from exchange.scb.figures import Counts
from exchange.scb.heading import can_be_bas


def content_of(
    heading: Heading,
    axes: Axes,
    figures: Counts,
    *,
    skipped: int = 0,
    refused: Sequence[Refusal] = (),
    notes: Sequence[str] = (),
) -> MonthCube | PopulationCounts:
    """The table in the form its kind is kept in. Raises Unfit for one that only has the content of BAS by name."""
    if is_bas(axes.measures):
        if not axes.unknown and not can_be_bas(heading):
            raise Unfit(another_table([heading.title]))
        return bas_counts(axes, figures, table=heading.table, skipped=skipped, refused=refused, notes=notes)
    return MonthCube(heading, axes, figures, skipped=skipped, refused=refused, notes=notes)
