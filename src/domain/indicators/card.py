"""What is to be known of an indicator's figure (*om siffran*)."""

from collections.abc import Sequence

from domain.ground.card import FigureCard
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.text import tr
from domain.indicators.indicator import WHOLE, Indicator


def indicator_card(indicator: Indicator, category: str, period: Period, sources: Sequence[Source]) -> FigureCard:
    """The card of one category of an indicator, or of the whole. Whether it is a stock or a flow is for the definition
    that the group wrote to say."""
    what = indicator.description or indicator.name
    counted = tr("{what} Enhet: {unit}.").format(what=what if what.endswith(".") else f"{what}.", unit=indicator.unit)
    return FigureCard(
        title=indicator.name if category == WHOLE else f"{indicator.name}, {category}",
        counted=counted,
        kind=None,
        period=period.label,
        sources=tuple(sources),
        is_not="" if indicator.is_count else tr("Går inte att lägga ihop över kommuner."),
    )
