"""A report is a plan (*rapport*): an ordered list of parts, each with its own figures, words and cautions.

Nothing here is heavy: the window and the command line read what there is to choose before anything is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, ClassVar

from domain.ground.changes import Subject
from domain.ground.hidden_figure import HiddenFigures, NamedFigures, hidden_among
from domain.reporting.asked import Asked, Choice
from domain.reporting.composition import Composition
from domain.reporting.report import Heading, Issue, Report

if TYPE_CHECKING:
    from domain.ground.source import Source
    from domain.reporting.saved_plan import SavedPlan
    from reports.page.document import Printed
    from reports.page.figures import Figures
    from reports.page.story import Story
    from reports.page.table_layout import Table
    from storage.file.workspace import Workspace
    from storage.reporting.reading import Reading

_ONE_AREA = frozenset({Choice.AREA, Choice.GROUP})
_WHAT_IT_IS_ABOUT = _ONE_AREA | {Choice.YEAR}


class Part:
    """One part of a report (*del*). What it gathers is found in the report under its `key`.

    `choices` are what its reader may choose, `rests_on` what it is built on; `hides` is true of one that can say which
    figures it hides in public, and why.
    """

    key: ClassVar[str]
    choices: ClassVar[frozenset[Choice]] = frozenset()
    rests_on: ClassVar[frozenset[Subject]] = frozenset()
    hides: ClassVar[bool] = False

    @property
    def title(self) -> str:
        """Its name among the parts that a report is put together of; empty for what stands around them."""
        return ""

    def gather(self, reading: Reading) -> Any:
        """What it tells, from the transaction that the whole report shares. Raises UserProblem."""

    def figures(self, found: Any) -> NamedFigures:  # noqa: ARG002
        """The figures of what it gathered, in the order they stand, that can be hidden in public."""
        return {}

    def hidden(self, reading: Reading) -> HiddenFigures:
        """The figures that it hides in public, with the true ones; never printed."""
        if reading.threshold is None:
            return HiddenFigures()
        own = self.figures(self.gather(replace(reading, threshold=None)))
        return hidden_among(self.figures(self.gather(reading)), own, reading.threshold)

    def own_texts(self, report: Report) -> Iterable[str]:  # noqa: ARG002
        """The texts of the group's own in it, which may refer to figures."""
        return ()

    def tell(self, story: Story, report: Report) -> None:
        """Puts it in the story: where there is nothing, what is missing."""
        raise NotImplementedError

    def in_short(self, report: Report) -> Sequence[str | Table | Figures]:  # noqa: ARG002
        """What a summary says of it."""
        return ()

    def sources(self, report: Report) -> Sequence[tuple[str, Source]] | None:  # noqa: ARG002
        """Where its figures come from, each with what it is the source of; None for a part without figures."""
        return None

    def cites(self, report: Report) -> Sequence[Source]:  # noqa: ARG002
        """The sources that it lists, in order, which every other part then cites by number."""
        return ()

    def built_on(self, report: Report) -> frozenset[Subject]:  # noqa: ARG002
        """What it is built on as it was gathered: what it always rests on, and what its texts refer to."""
        return self.rests_on

    def stops(self, report: Report) -> Iterable[str]:  # noqa: ARG002
        """The faults that a report cannot be approved with, as Swedish sentences."""
        return ()

    def cautions(self, report: Report) -> Iterable[str]:  # noqa: ARG002
        """What whoever approves should know of and may still approve, as Swedish sentences."""
        return ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A report that can be printed (*rapportplan*): its parts in order, what it is called and what it is about.

    `subject` is what the PDF says it is, `called` gives its heading of what was gathered; `needs` are choices that have
    to be made; `appendices` are those of its parts that stand as such. Its heading rests on `main`, which is not left
    out. A plan of the group's own may hold the parts `also` besides, within what `around` gives; `saved` is such a one.
    """

    key: str
    named: Callable[[], str]
    subject: Callable[[Heading], str]
    called: Callable[[Reading, Mapping[str, Any]], Heading]
    parts: tuple[Part, ...]
    around: Callable[[Sequence[Part]], Sequence[Part]]
    needs: frozenset[Choice] = frozenset()
    appendices: tuple[Part, ...] = ()
    main: Part | None = None
    also: tuple[Part, ...] = ()
    saved: SavedPlan | None = None
    asks: frozenset[Choice] = frozenset()

    def of_own(self, saved: SavedPlan) -> Plan:
        """The plan of the group's own that is `saved`; parts that this version does not know are left out."""
        known = {part.key: part for part in self.offered}
        chosen = [known[key] for key in saved.parts if key in known]

        def called(reading: Reading, parts: Mapping[str, Any]) -> Heading:
            rests = self.main is None or self.main.key in parts
            heading = self.called(reading, parts) if rests else self._heading_of_choices(reading)
            words = (saved.name, heading.about, heading.when)
            return replace(heading, title=" ".join(each for each in words if each))

        return replace(
            self,
            key=saved.key,
            named=lambda: saved.name,
            subject=lambda _: saved.name,
            called=called,
            parts=tuple(self.around(chosen)),
            saved=saved,
            asks=_WHAT_IT_IS_ABOUT.intersection(self.choices),
        )

    def _heading_of_choices(self, reading: Reading) -> Heading:
        """What a report without its main part is about: the area and the time that were asked for."""
        asked = reading.asked
        when = str(asked.day or asked.year or reading.ws.now().year)
        label, code = (when, when) if asked.period is None else (asked.period.label, asked.period.code)
        if not _ONE_AREA.isdisjoint(self.choices):
            return Heading("", label, (reading.area.code,), code, about=reading.area.name)
        return Heading("", label, asked.areas or (reading.ws.group_code,), code)

    @property
    def offered(self) -> tuple[Part, ...]:
        """The parts that a plan of the group's own can be made of."""
        return (*self.content, *self.also)

    @property
    def title(self) -> str:
        """The Swedish words in the list of reports."""
        return self.named()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What its parts let their reader choose, in the order it is offered."""
        known = self.asks.union(*(part.choices for part in self.parts))
        if not known.isdisjoint(_ONE_AREA):
            known -= {Choice.AREAS}
        return tuple(choice for choice in Choice if choice in known)

    @property
    def content(self) -> tuple[Part, ...]:
        """Its parts but for what stands around them."""
        return tuple(part for part in self.parts if part.title or part.choices)

    @property
    def optional(self) -> tuple[Part, ...]:
        """The parts that can be left out, where there are others. One's own plan says itself what it leaves out."""
        if self.saved is not None or len(self.content) == 1:
            return ()
        return tuple(part for part in self.content if part is not self.main)

    def told(self, report: Report) -> list[Part]:
        """Its parts that were not left out of the report, those that have a name in the group's own order."""
        named = [part.key for part in self.content]
        ordered = iter(report.composition.ordered(named))
        by_key = {part.key: part for part in self.parts}
        placed = [by_key[next(ordered)] if part.key in named else part for part in self.parts]
        return [part for part in placed if part.key in report.parts]

    def gather(self, ws: Workspace, asked: Asked, printed: date) -> Report:
        """Everything the report is printed from, as the workspace was at one moment. Raises UserProblem."""
        from storage.figures.filling import read_own_texts
        from storage.ground.figures import known_areas
        from storage.history.queries import read_log_position
        from storage.reporting.appendices import read_appendices, read_logo
        from storage.reporting.composing import read_stored_composition
        from storage.reporting.reading import reading_of_report

        with reading_of_report(ws, asked) as reading:
            gathered = {part.key: part.gather(reading) for part in self.parts if part.key not in asked.left_out}
            issue = Issue(reading.settings.name, printed, ws.who, asked.audience, reading.reason, ws.is_example)
            position = read_log_position(reading.connection)
            some = reading.some if Choice.AREAS in self.choices else None
            heading = self.called(reading, gathered)
            report = Report(self.key, heading, issue, gathered, position, some, logo=read_logo(reading.connection))
            if not self.composed:
                return report
            start = Composition() if self.saved is None else self.saved.start
            composition = read_stored_composition(reading.connection, self.key, heading.period, start)
            areas = known_areas(reading.connection, heading.areas)
            appendices = read_appendices(reading.connection, self.key, heading.period)
            report = replace(report, composition=composition, appendices=appendices)
            texts = [text for part in self.parts if part.key in gathered for text in part.own_texts(report)]
            filled = zip(texts, read_own_texts(reading, [(text, areas) for text in texts]), strict=True)
            return replace(report, own_texts={text: own for text, own in filled if own is not None})

    @property
    def composed(self) -> bool:
        """True where the group itself decides of title, words and order."""
        return self.saved is not None or Choice.YEAR in self.choices

    @property
    def hides(self) -> bool:
        """True where some part of it can say what it hides."""
        return any(part.hides for part in self.parts)

    def hidden(self, ws: Workspace, asked: Asked) -> HiddenFigures:
        """What it hides in public, with the true figures, for whoever answers for it. Raises UserProblem."""
        from storage.reporting.reading import reading_of_report

        with reading_of_report(ws, asked) as reading:
            told = [part for part in self.parts if part.hides and part.key not in asked.left_out]
            return reduce(HiddenFigures.and_those, (part.hidden(reading) for part in told), HiddenFigures())

    def print(self, report: Report) -> Printed:
        """The report as a PDF, the same bytes for the same report."""
        from reports.page.document import print_report
        from reports.page.fonts import written_or
        from reports.page.issue import issue_foot
        from reports.page.tagging.metadata import DocumentInfo

        issue = report.issue
        title = written_or(report.composition.title, "") or written_or(report.heading.title, self.title)
        info = DocumentInfo(title, issue.group, self.subject(report.heading), issue.day)
        return print_report(info, issue_foot(issue, title), lambda story: tell_parts(self, report, story))

    def rests_on(self, report: Report) -> frozenset[Subject]:
        """What the report is built on: later changes of it are told beside the approved one."""
        from reports.page.filled import rests_on

        built_on = [part.built_on(report) for part in self.told(report)]
        of_texts = [rests_on(own.filled.cited, own.blocks) for own in report.own_texts.values()]
        return frozenset({Subject.AREAS, Subject.SETTINGS}).union(*built_on, *of_texts)

    def stops(self, report: Report) -> tuple[str, ...]:
        """What hinders its approval, each sentence once."""
        return tuple(dict.fromkeys(said for part in self.told(report) for said in part.stops(report)))

    def cautions(self, report: Report) -> tuple[str, ...]:
        """What to know before its approval, each sentence once."""
        return tuple(dict.fromkeys(said for part in self.told(report) for said in part.cautions(report)))


def tell_parts(plan: Plan, report: Report, story: Story) -> None:
    """Each part of a report in its order."""
    told = plan.told(report)
    story.sources = tuple(source for part in told for source in part.cites(report))
    for part in told:
        with story.appendix() if part in plan.appendices else nullcontext():
            part.tell(story, report)
