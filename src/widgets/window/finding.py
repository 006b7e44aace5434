"""What Ctrl+K finds: what can be done here and in every tab, areas, periods, what the tabs hold, the handbook, and
answers to what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from domain.ground.problem import UserProblem
from widgets.help.answers import answers
from widgets.help.pages import Topic, topics
from widgets.tab.commands import Command, Commands, keys_shown
from widgets.tab.contract import Offer, TabSpec, Thing, Wants
from widgets.tab.periods import read_when, show_when
from widgets.text import tr, without_marks
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.targets import Target, matching


class Finder:
    """Everything there is to find while the search is open. `read` opens a page of the handbook at a section, `refuse`
    says why what was chosen is not done."""

    def __init__(
        self,
        commands: Commands,
        opened: OpenWorkspace | None,
        specs: Sequence[TabSpec],
        read: Callable[[str, str], None],
        refuse: Callable[[UserProblem], None],
    ) -> None:
        self._commands, self._opened, self._specs, self._read, self._refuse = commands, opened, specs, read, refuse
        self._here = [_of(command) for command in commands if command.available]
        self._not_now = [
            self._refused(command) for command in commands if command.owner.isVisible() and not command.available
        ]

    def __call__(self, typed: str) -> list[Target]:
        """What matches, best first; untyped only what can be done where the user is, since the rest is much."""
        if not typed.strip():
            return self._here
        return matching([*self._typed_periods(typed), *self._everything], typed)

    @cached_property
    def _everything(self) -> list[Target]:
        """Gathered when something is typed."""
        said = [Target(each.text, tr("Handbok"), partial(self._read, each.page, each.section), words=each.words)
                for each in answers()]  # fmt: skip
        pages = [self._topic(each) for each in topics()]
        if self._opened is None:
            return [*said, *self._here, *pages, *self._not_now]
        return [*said, *self._here, *self._not_now, *self._of_workspace(self._opened), *pages]

    def _of_workspace(self, opened: OpenWorkspace) -> Iterator[Target]:
        for spec in self._specs:
            if spec is not opened.spec:
                for offer in spec.offers(opened.session.workspace):
                    yield self._elsewhere(opened, spec, offer)
        for area in opened.areas:
            yield Target(area.name, tr("Område"), partial(opened.go_to, area))
        for when in opened.offered:
            yield Target(show_when(when), tr("Period"), partial(opened.go_to, None, when))
        for spec in self._specs:
            for thing in spec.things(opened.session.workspace):
                yield Target(thing.title, f"{spec.title} {show_when(thing.when)}", partial(_show, opened, spec, thing))

    def _elsewhere(self, opened: OpenWorkspace, spec: TabSpec, offer: Offer) -> Target:
        """Something done in a tab that is not shown: it is gone to, and what needs nothing that is seen is done."""

        def do() -> None:
            opened.open_tab(spec.key)
            if offer.at_once:
                self._commands.run(offer.key)

        return Target(without_marks(offer.text), spec.title, do, keys_shown(offer.shortcut), offer.words)

    def _refused(self, command: Command) -> Target:
        """What can't be done as things stand: found, so that one knows that it exists, and refused in words."""
        why = tr("”{command}” går inte att göra här och nu. Ingenting har ändrats.").format(command=command.text)
        run = partial(self._refuse, UserProblem(why))
        return replace(_of(command), group=tr("{place}, inte just nu").format(place=command.group), run=run)

    def _topic(self, topic: Topic) -> Target:
        where = (
            tr("Handbok")
            if topic.is_page
            else tr("Ordlista")
            if topic.is_word
            else tr("Handbok: {page}").format(page=_title_of(topic.page))
        )
        return Target(
            topic.title, where, partial(self._read, topic.page, "" if topic.is_page else topic.title), body=topic.text
        )

    def _typed_periods(self, typed: str) -> list[Target]:
        """A period written out, for every tab that shows such ones; the shown tab first."""
        opened = self._opened
        if opened is None:
            return []
        found = []
        for spec in (opened.spec, *(each for each in self._specs if each is not opened.spec)):
            when = read_when(typed, spec.wants) if spec.wants is not Wants.NOTHING else None
            # One that is offered stands among the periods already.
            if when is not None and not (spec is opened.spec and when in opened.offered):
                found.append(Target(show_when(when), spec.title, partial(opened.open_at, spec, when), words=typed))
        return found


def _of(command: Command) -> Target:
    return Target(command.text, command.group, command.action.run, command.keys, " ".join(command.action.words))


def _show(opened: OpenWorkspace, spec: TabSpec, thing: Thing) -> None:
    opened.open_at(spec, thing.when)
    opened.tab.show_thing(thing.key)


def _title_of(page: str) -> str:
    return next(topic.title for topic in topics() if topic.page == page)
