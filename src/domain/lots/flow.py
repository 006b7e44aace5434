"""From case to resource (*från ärende till resurs*): how many at each step on the way, as far as it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.display import show_list
from domain.ground.period import Period
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.any_period import Amount, AnyPeriod, AreaMonths, when_of
from domain.lots.case import TO_RESOURCE
from domain.lots.period import ResourceTally, tally_resource


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step; `missing` says why there is no number, or why it is only a least."""

    label: str
    amount: Amount
    missing: str = ""


def flow_steps(period: AnyPeriod) -> tuple[FlowStep, ...]:
    """The cases, those that led on to the resource, and the resource's own flow and stock, of the areas that are added
    up. The persons of the resource need not have come through a case."""
    cases = FlowStep(tr("Ärenden"), Amount(period.tally.total, period.tally.known_total))
    return (cases, _led_on(period), *_resource_steps(period))


def _led_on(period: AnyPeriod) -> FlowStep:
    by_case = [each.by_case for each in period.pooled]
    found = period.outcomes.get(TO_RESOURCE, 0)
    label = tr("Ledde till resursen")
    if not any(by_case):
        missing = tr("månadstal säger inte vad som gjordes; det gör ärendeloggen")
        return FlowStep(label, Amount(Empty.SAKNAS), missing)
    if all(by_case):
        return FlowStep(label, Amount(found, found))
    text = tr("ärendeloggen täcker {count} av {every} månader")
    missing = text.format(count=sum(by_case), every=len(by_case))
    return FlowStep(label, Amount(Empty.SAKNAS, found), missing)


def _resource_steps(period: AnyPeriod) -> tuple[FlowStep, ...]:
    """New and ended add up over areas; those active are of one day, so only where the last month is the same."""
    labels = (tr("Började i resursen"), tr("Aktiva i resursen vid periodens slut"), tr("Avslutade i resursen"))
    kept = [_Kept.of(each, period) for each in period.together]
    with_any = [each for each in kept if each.months]
    if not with_any:
        text = tr("resursen är inte registrerad i {areas} under perioden")
        missing = text.format(areas=show_list(each.area.area.name for each in kept))
        return tuple(FlowStep(label, Amount(Empty.SAKNAS), missing) for label in labels)
    gaps = [
        tr("{area} har resursen {months}").format(area=each.area.area.name, months=when_of(each.months, each.due))
        for each in with_any
        if each.lacks
    ]
    gaps += [tr("{area} har ingen resurs registrerad").format(area=e.area.area.name) for e in kept if not e.months]
    flow_gap = "; ".join(gaps)
    last = {each.months[-1] for each in with_any}
    active: Value = exact_sum(each.tally.active for each in with_any) if len(last) == 1 else Empty.SAKNAS
    stock = "" if len(last) == 1 else tr("områdenas senaste månader är olika")
    if len(last) == 1 and last != {period.shared_months[-1]}:
        stock = tr("i {month}, den senaste månad som finns").format(month=last.copy().pop().label)
    lacks = any(each.lacks for each in with_any)
    new, ended = (
        FlowStep(label, _least_where(lacks, [getattr(each.tally, name) for each in with_any]), flow_gap)
        for label, name in ((labels[0], "new"), (labels[2], "ended"))
    )
    return new, FlowStep(labels[1], Amount(active), stock), ended


@dataclass(frozen=True, slots=True)
class _Kept:
    """The resource of one area: the months that have figures, and those that should have since it began."""

    area: AreaMonths
    months: tuple[Period, ...]
    due: tuple[Period, ...]
    tally: ResourceTally

    @classmethod
    def of(cls, area: AreaMonths, period: AnyPeriod) -> "_Kept":
        rows = [each for each in area.resource if period.first <= each.month <= period.last]
        months = tuple(sorted({each.month for each in rows}))
        due = tuple(at for at in period.shared_months if months and at >= months[0])
        return cls(area, months, tuple(sorted({*due, *months})), tally_resource(rows))

    @property
    def lacks(self) -> bool:
        """True where a month since it began has no figures."""
        return self.months != self.due


def _least_where(lacks: bool, values: Sequence[Value]) -> Amount:
    known = int(at_least(values))
    return Amount(Empty.SAKNAS, known) if lacks else Amount(exact_sum(values), known)
