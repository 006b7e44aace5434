"""What Ctrl+K finds: the commands that can be done now, the tabs, the areas and the periods."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from widgets.tab.commands import Command, Commands
from widgets.tab.contract import TabSpec, Wants
from widgets.tab.periods import read_when, show_when
from widgets.text import tr
from widgets.window.command_search import Target, matching
from widgets.window.desk import Desk


def targets(commands: Commands, desk: Desk | None, specs: Sequence[TabSpec], typed: str) -> list[Target]:
    """Everything that matches `typed`, best first. Areas and periods come when something is typed: they are many."""
    found = [_of(command) for command in commands if command.available]
    if desk is None or not typed.strip():
        return matching(found, typed)
    areas = [Target(area.name, tr("Område"), partial(desk.go_to, area)) for area in desk.areas]
    periods = [Target(show_when(when), tr("Period"), partial(desk.go_to, None, when)) for when in desk.offered]
    return [*_typed_period(desk, specs, typed), *matching([*found, *areas, *periods], typed)]


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
