"""The example's indicator."""

from domain.ground.text import tr
from domain.indicators.indicator import Indicator
from storage.file.workspace import Workspace
from storage.indicators.recording import define_indicator
from storage.kept import TakeIn, Told


def fill_indicators(ws: Workspace, told: Told, take_in: TakeIn) -> None:
    """Defined before its figures come, so that its sum rules hold for them."""
    define_indicator(
        ws,
        indicator=Indicator(
            key="",
            name=tr("Körkortsinnehav"),
            unit=tr("personer"),
            description=tr("Invånare med körkort, efter ålder och kön."),
            categories=tuple(told["licence_ages"]),
            sexes_add=True,
            categories_add=True,
        ),
    )
    take_in("korkort-oxelosund-2015.csv", tr("Publicerat körkortsinnehav, Oxelösund 2015"))
