"""What Ctrl+K finds: what can be done now, the tabs and what can be done in each, the handbook, areas and periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from widgets.help.pages import titles_of_pages
from widgets.tab.commands import Command, Commands, keys_shown
from widgets.tab.contract import Offer, TabSpec, Wants
from widgets.tab.periods import read_when, show_when
from widgets.text import tr, without_marks
from widgets.window.command_search import Target, matching
from widgets.window.desk import Desk


def targets(
    commands: Commands, desk: Desk | None, specs: Sequence[TabSpec], read: Callable[[str], None], typed: str
) -> list[Target]:
    """Everything that matches `typed`, best first; `read` opens a page of the handbook. Untyped only what can be done
    where the user is: the rest is much."""
    found = [_of(command) for command in commands if command.available]
    if not typed.strip():
        return matching(found, typed)
    pages = [Target(title, tr("Handbok"), partial(read, page)) for page, title in titles_of_pages()]
    if desk is None:
        return matching([*found, *pages], typed)
    found += [target for spec in specs if spec is not desk.spec for target in _elsewhere(commands, desk, spec)]
    areas = [Target(area.name, tr("Område"), partial(desk.go_to, area)) for area in desk.areas]
    periods = [Target(show_when(when), tr("Period"), partial(desk.go_to, None, when)) for when in desk.offered]
    return [*_typed_period(desk, specs, typed), *matching([*found, *areas, *periods, *pages], typed)]


def _elsewhere(commands: Commands, desk: Desk, spec: TabSpec) -> list[Target]:
    """What can be done in a tab that is not shown: it is gone to, and what needs nothing that is seen there is done."""

    def do(offer: Offer) -> None:
        desk.open_tab(spec.key)
        if offer.at_once:
            commands.run(offer.key)

    offers = spec.offers(desk.session.workspace)
    return [
        Target(without_marks(each.text), spec.title, partial(do, each), keys_shown(each.shortcut), each.words)
        for each in offers
    ]


def _of(command: Command) -> Target:
    return Target(command.text, command.group, command.action.run, command.keys, " ".join(command.action.words))


def _typed_period(desk: Desk, specs: Sequence[TabSpec], typed: str) -> list[Target]:
    """A period written out, for the shown tab, else for the first tab that wants such a one."""
    for spec in (desk.spec, *specs):
        when = read_when(typed, spec.wants) if spec.wants is not Wants.NOTHING else None
        if when is None:
            continue
        if spec is not desk.spec:
            return [Target(show_when(when), spec.title, partial(desk.open_at, spec, when))]
        # One that is offered stands among the periods already.
        listed = when in desk.offered
        return [] if listed else [Target(show_when(when), tr("Period"), partial(desk.go_to, None, when))]
    return []
