"""What is to be looked over (*att se över*): in the order in which it presses, each with the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from domain.ground.changes import ChangedCell
from domain.ground.display import show_count
from domain.lots.completeness import MonthStanding, Standing
from domain.lots.goal_words import goal_figure, goal_remark
from domain.lots.month import cell_words
from domain.wheel.item import Doing
from domain.wheel.year import State
from widgets.tab.contract import Place, Services, Unsaved
from widgets.text import tr

if TYPE_CHECKING:
    from storage.lots.standing import Older, ResourceStanding, Star

LOTS, WHEEL = "lots", "wheel"


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is left to do: where, what, and how one comes there."""

    where: str
    what: str
    go: Callable[[], None]


def unsaved_texts(unsaved: Sequence[tuple[str, Unsaved]]) -> Iterator[Left]:
    """What stands in the window without being stored, and will not be by itself."""
    text = tr("{tab}, {where}")
    for tab, each in unsaved:
        if not each.waits:
            yield Left(text.format(tab=tab, where=each.where), tr("osparat: {what}").format(what=each.what), each.go)


def months_left(services: Services, standing: Sequence[Sequence[MonthStanding]]) -> Iterator[Left]:
    """Of each area the earliest month whose sums differ, that is incomplete, to be marked as done, and to be locked."""
    kinds: tuple[tuple[str, Callable[[MonthStanding], bool]], ...] = (
        (tr("summor stämmer inte"), lambda each: each.differs),
        (tr("ofullständig"), lambda each: each.standing is Standing.INCOMPLETE and not each.differs),
        (tr("ska granskas och märkas klar"), lambda each: each.standing is Standing.OPEN),
        (tr("klar men inte låst"), lambda each: each.standing is Standing.DONE),
    )
    for remark, is_such in kinds:
        for months in standing:
            those = [each for each in months if is_such(each)]
            if those:
                place = Place(those[0].area, period=those[0].month)
                go = partial(services.open_tab, LOTS, place, to_work=True)
                yield Left(_words(place), remark + _and_more(len(those) - 1), go)


def older_left(services: Services, older: Sequence[Older]) -> Iterator[Left]:
    """Months of more than a year ago that were never locked, for each area."""
    for each in older:
        place = Place(each.area, period=each.first)
        text = (
            tr("inte låst, och {count} äldre månader till")
            if each.count > 2
            else tr("inte låst, och en äldre månad till")
        )
        said = tr("inte låst") if each.count == 1 else text.format(count=each.count - 1)
        yield Left(_words(place), said, partial(services.open_tab, LOTS, place, to_work=True))


def resource_left(services: Services, standing: Sequence[ResourceStanding]) -> Iterator[Left]:
    """Months of the resource that do not add up, and goals that are behind."""
    for of in standing:
        for month, balance in of.apart[:1]:
            place = Place(of.area, period=month)
            text = tr("tilläggsresursen ska bli {expected} aktiva, {active} är registrerade")
            said = text.format(expected=show_count(balance.expected), active=show_count(balance.active))
            yield Left(_words(place), said + _and_more(len(of.apart) - 1), partial(_to_resource, services, place))
    for of in standing:
        for outcome in of.goals:
            if outcome.is_behind:
                said = tr("{figure}, {remark}").format(figure=goal_figure(outcome), remark=goal_remark(outcome))
                where = tr("{area}: {goal}").format(area=of.area.name, goal=outcome.goal.name)
                yield Left(where, said, partial(_to_resource, services, Place(of.area)))


def stars_left(services: Services, found: Sequence[Star], border: int) -> Iterator[Left]:
    """The cells that somebody has marked as ones to come back to."""
    for star in found:
        party, sex, age = star.cell
        row = {"party": party.value, "sex": sex.value, "age_group": age.value}
        place = Place(star.area, period=star.month)
        go = partial(services.open_tab, LOTS, place, ChangedCell("lots_star", row, "party"))
        yield Left(_words(place), cell_words(star.cell, border), go)


def wheel_left(services: Services, today: date) -> Iterator[Left]:
    """What of the year wheel is late, and then what comes within six weeks; each leads to where it is done, or is
    ticked."""
    from storage.wheel.queries import wheel_pressing
    from widgets.wheel.ways import way_to

    for each in wheel_pressing(services.workspace, today):
        said = each.said
        if each.state is State.COMING:
            said = tr("{state} {when}").format(state=said, when=each.when)
        if each.item.who:
            said = tr("{said}, {who}").format(said=said, who=each.item.who)
        go = way_to(services, each)
        if each.item.doing is Doing.HAND:
            cell = ChangedCell("wheel_item", {"id": each.item.id}, "what")
            go = partial(services.open_tab, WHEEL, cell=cell)
        yield Left(each.item.what, said, go)


def _to_resource(services: Services, place: Place) -> None:
    services.open_tab(LOTS, place)
    services.run_command("lots-resource")


def _words(place: Place) -> str:
    assert place.period is not None
    return tr("{area}: {month}").format(area=place.area.name, month=place.period.label)


def _and_more(count: int) -> str:
    if not count:
        return ""
    return tr(", och en månad till") if count == 1 else tr(", och {count} månader till").format(count=count)
