"""What areas are followed and compared by (*mått*): the total, a group, or one kind (domain handbook §3)."""

from collections.abc import Sequence

from domain.benefits.benefit import Benefit, BenefitFigures, BenefitGroup, share
from domain.benefits.card import benefit_card
from domain.ground.card import FigureCard
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.value import Empty, Value, exact_sum
from domain.profile.national import Measure, kinds_of
from domain.profile.ranking import RankMeasure

MEASURE_CHOICES: tuple[Measure, ...] = (
    *RankMeasure,
    *(kind for kind in Benefit if kind is not Benefit.EKONOMISKT_BISTAND),
)
"""Each measure once, in the order it is offered: *ekonomiskt bistånd* is a group and a kind alike."""


def persons_of(figures: BenefitFigures, measure: Measure) -> Value:
    """The full-year equivalents a measure adds up; missing as soon as one of its kinds is."""
    return exact_sum(figures.persons[kind] for kind in kinds_of(measure))


def share_of(figures: BenefitFigures | None, measure: Measure) -> Value:
    """Andel av befolkningen i procent; for the total the published share where the population is missing."""
    if figures is None:
        return Empty.SAKNAS
    if isinstance(figures.population, Empty) and figures.published_share is not None and measure is RankMeasure.TOTAL:
        return figures.published_share
    return share(persons_of(figures, measure), figures.population)


def measure_card(measure: Measure, period: Period, ages: str, sources: Sequence[Source]) -> FigureCard:
    """What is to be known of the figures of a measure (*om siffran*)."""
    if isinstance(measure, Benefit):
        return benefit_card(measure, period, ages, sources)
    group = None if measure is RankMeasure.TOTAL else BenefitGroup(measure.value)
    return benefit_card(group, period, ages, sources)
