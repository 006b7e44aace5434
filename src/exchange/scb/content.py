"""What a table from SCB is, once it is read: that of the benefits or that of the labour market (BAS)."""

from collections.abc import Sequence

from domain.problem import Refusal
from domain.tidy import PopulationCounts
from exchange.scb.axes import Axes, is_bas
from exchange.scb.bas import bas_counts
from exchange.scb.cube import Heading, MonthCube
from exchange.scb.figures import Counts


def content_of(
    heading: Heading,
    axes: Axes,
    figures: Counts,
    *,
    skipped: int = 0,
    refused: Sequence[Refusal] = (),
    notes: Sequence[str] = (),
) -> MonthCube | PopulationCounts:
    """The table in the form its kind is kept in."""
    if is_bas(axes.measures):
        return bas_counts(axes, figures, skipped=skipped, refused=refused, notes=notes)
    return MonthCube(heading, axes, figures, skipped=skipped, refused=refused, notes=notes)
