"""A report is a plan (*rapport*): an ordered list of parts, each with its own figures, words and cautions.

Nothing here is heavy: the window and the command line read what there is to choose before anything is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from domain.ground.changes import Subject
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Heading, Issue, Report

if TYPE_CHECKING:
    from domain.ground.source import Source
    from reports.page.document import Printed
    from reports.page.story import Story
    from reports.page.table_layout import Table
    from storage.file.workspace import Workspace
    from storage.reporting.reading import Reading


class Part:
    """One part of a report (*del*). What it gathers is found in the report under its `key`.

    `choices` are what its reader may choose, `rests_on` what it is built on.
    """

    key: ClassVar[str]
    choices: ClassVar[frozenset[Choice]] = frozenset()
    rests_on: ClassVar[frozenset[Subject]] = frozenset()

    @property
    def title(self) -> str:
        """Its name among the parts that can be left out; empty for one that cannot."""
        return ""

    def gather(self, reading: Reading) -> Any:
        """What it tells, from the transaction that the whole report shares. Raises UserProblem."""

    def tell(self, story: Story, report: Report) -> None:
        """Puts it in the story: where there is nothing, what is missing."""
        raise NotImplementedError

    def in_short(self, report: Report) -> Sequence[str | Table]:  # noqa: ARG002
        """What a summary says of it."""
        return ()

    def sources(self, report: Report) -> Sequence[tuple[str, Source]] | None:  # noqa: ARG002
        """Where its figures come from, each with what it is the source of; None for a part without figures."""
        return None

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
    to be made.
    """

    key: str
    named: Callable[[], str]
    subject: Callable[[Heading], str]
    called: Callable[[Reading, Mapping[str, Any]], Heading]
    parts: tuple[Part, ...]
    needs: frozenset[Choice] = frozenset()

    @property
    def title(self) -> str:
        """The Swedish words in the list of reports."""
        return self.named()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What its parts let their reader choose, in the order it is offered."""
        known = frozenset[Choice]().union(*(part.choices for part in self.parts))
        return tuple(choice for choice in Choice if choice in known)

    @property
    def content(self) -> tuple[Part, ...]:
        """Its parts but for what stands around them."""
        return tuple(part for part in self.parts if part.title or part.choices)

    @property
    def optional(self) -> tuple[Part, ...]:
        """The parts that can be left out: those with a title, where there are others."""
        return tuple(part for part in self.content if part.title) if len(self.content) > 1 else ()

    def told(self, report: Report) -> list[Part]:
        """Its parts that were not left out of the report."""
        return [part for part in self.parts if part.key in report.parts]

    def gather(self, ws: Workspace, asked: Asked, printed: date) -> Report:
        """Everything the report is printed from, as the workspace was at one moment. Raises UserProblem."""
        from storage.history.queries import read_log_position
        from storage.reporting.reading import reading_of_report

        with reading_of_report(ws, asked) as reading:
            gathered = {part.key: part.gather(reading) for part in self.parts if part.key not in asked.left_out}
            issue = Issue(reading.settings.name, printed, ws.who, asked.audience, reading.reason, ws.is_example)
            position = read_log_position(reading.connection)
            some = reading.some if Choice.AREAS in self.choices else None
            return Report(self.key, self.called(reading, gathered), issue, gathered, position, some)

    def print(self, report: Report) -> Printed:
        """The report as a PDF, the same bytes for the same report."""
        from reports.page.document import print_report
        from reports.page.fonts import written_or
        from reports.page.issue import issue_foot
        from reports.page.tagging.metadata import DocumentInfo

        def tell(story: Story) -> None:
            for part in self.told(report):
                part.tell(story, report)

        issue = report.issue
        title = written_or(report.heading.title, self.title)
        info = DocumentInfo(title, issue.group, self.subject(report.heading), issue.day)
        return print_report(info, issue_foot(issue, title), tell)

    def rests_on(self, report: Report) -> frozenset[Subject]:
        """What the report is built on: later changes of it are told beside the approved one."""
        built_on = [part.rests_on for part in self.told(report)]
        return frozenset({Subject.AREAS, Subject.SETTINGS}).union(*built_on)

    def stops(self, report: Report) -> tuple[str, ...]:
        """What hinders its approval, each sentence once."""
        return tuple(dict.fromkeys(said for part in self.told(report) for said in part.stops(report)))

    def cautions(self, report: Report) -> tuple[str, ...]:
        """What to know before its approval, each sentence once."""
        return tuple(dict.fromkeys(said for part in self.told(report) for said in part.cautions(report)))
