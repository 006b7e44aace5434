"""What can be done in the tab, named before it is made: the search lists it all."""

from collections.abc import Iterable

from domain.ground.period import Period, PeriodKind
from domain.recommendations.recommendation import Recommendation, Template
from widgets.tab.contract import Offer, Thing
from widgets.text import literal, tr


def recommendation_offers(templates: Iterable[Template]) -> tuple[Offer, ...]:
    """One for each template to begin on, then removing, and the order."""
    new = (
        Offer(
            f"new-{template.key}",
            literal(tr("Ny rekommendation: {template}").format(template=template.name)),
            f"Ctrl+Shift+{at}" if at < 10 else "",
            at_once=True,
            words=tr("skriva förslag åtgärd mall"),
        )
        for at, template in enumerate(templates, start=1)
    )
    return (
        *new,
        Offer("remove-recommendation", tr("Ta bort rekommendationen"), words=tr("radera stryk")),
        Offer("move-up", tr("Flytta rekommendationen uppåt"), "Ctrl+Shift+Up", words=tr("ordning")),
        Offer("move-down", tr("Flytta rekommendationen nedåt"), "Ctrl+Shift+Down", words=tr("ordning")),
    )


def recommendation_things(written: Iterable[Recommendation]) -> tuple[Thing, ...]:
    """Every recommendation, found by its title."""
    return tuple(Thing(each.title, Period(each.year, PeriodKind.YEAR), each.id) for each in written)
