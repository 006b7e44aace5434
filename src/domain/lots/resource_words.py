"""How the extra resource (*tilläggsresurs*) over a period is told: what its sums are at least, and of which months."""

from collections.abc import Sequence
from dataclasses import replace

from domain.ground.period import Period, months_between, months_words
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, is_number
from domain.lots.any_period import Amount
from domain.lots.month import AgeGroup
from domain.lots.period import ResourceMonth, ResourceTally, tally_resource
from domain.lots.resource_check import Share

EVERYONE: Share = (Sex.UNSPLIT, AgeGroup.ALLA.value)


def tally_span(rows: Sequence[ResourceMonth], first: Period, last: Period) -> ResourceTally:
    """The resource from `first` to `last`, with the months that lack figures since it began. `rows` begin where it did,
    and may go on after."""
    within = [each for each in rows if first <= each.month <= last]
    if not within:
        return tally_resource(())
    given = {each.month for each in within}
    began = max(first, min(each.month for each in rows))
    return tally_resource(within, tuple(at for at in months_between(began, last) if at not in given))


def tally_shares(rows: Sequence[ResourceMonth], first: Period, last: Period) -> dict[Share, ResourceTally]:
    """The same of each sex and each age group that is recorded by itself: they are parts of everyone, and are never
    added to one another."""
    found: dict[Share, list[ResourceMonth]] = {}
    for row in rows:
        if (row.sex, row.age_group) != EVERYONE and row.month <= last:
            alone = replace(row, sex=EVERYONE[0], age_group=EVERYONE[1])
            found.setdefault((row.sex, row.age_group), []).append(alone)
    places = {each: at for at, each in enumerate((*Sex, *(age.value for age in AgeGroup)))}
    ordered = sorted(found, key=lambda each: (places[each[0]], places.get(each[1], len(places))))
    return {each: tally_span(found[each], first, last) for each in ordered if found[each][-1].month >= first}


def flow_words(tally: ResourceTally, measure: str) -> str:
    """`7`, `minst 7` where a month or a part of one lacks it, `saknas`."""
    value, least = getattr(tally, measure), tally.least.get(measure, 0)
    if tally.lacking and is_number(value):
        return Amount(Empty.SAKNAS, int(value)).words
    return Amount(value, least).words


def active_words(tally: ResourceTally) -> str:
    """How many were active at the end of the last month with figures."""
    return Amount(tally.active, tally.least.get("active", 0)).words


def lacking_words(tally: ResourceTally) -> str:
    """Which months the sums lack, and of which the active are then: empty where none lacks."""
    if not tally.lacking or tally.until is None:
        return ""
    text = tr("Tilläggsresursen är inte registrerad för {months}.").format(months=months_words(tally.lacking))
    if tally.until > tally.lacking[-1]:
        return text
    return tr("{lacking} Aktiva gäller slutet av {month}.").format(lacking=text, month=tally.until.label)
