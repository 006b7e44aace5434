"""The course of an import: files are read one after the other, shown, and those the user wants are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from domain.ground.identity import masked
from domain.ground.problem import UserProblem
from domain.importing.given import NOTHING_GIVEN, Given
from domain.importing.population_conflicts import conflicts
from domain.importing.tidy import ImportOutcome, PopulationCounts
from domain.populations.definition import lagesbild_definition
from widgets.importing.reading import Tried, take_in, try_file
from widgets.jobs import Job, JobCancelled
from widgets.tab.contract import Services
from widgets.text import tr


class Stage(Enum):
    """How far a file has come."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    NOTHING_NEW = "nothing_new"
    REFUSED = "refused"
    FAILED = "failed"
    TAKING_IN = "taking_in"
    TAKEN = "taken"


@dataclass(slots=True)
class Entry:
    """One file. `outcome` is what it would do, once TAKEN what it did; `problem` says why it stopped, in words;
    `sheet` is the one the user has chosen of a workbook; `against` what other files listed say otherwise; `given` what
    is said of where its figures come from; `correction` is why it changes locked months, where it does."""

    path: Path
    stage: Stage = Stage.WAITING
    tried: Tried | None = None
    outcome: ImportOutcome | None = None
    problem: UserProblem | None = None
    wanted: bool = False
    sheet: str = ""
    against: tuple[str, ...] = ()
    given: Given = NOTHING_GIVEN
    correction: str = ""


def too_late() -> str:
    """Told when a file was in before the user had answered that it should not be."""
    return tr("Inläsningen hann bli klar. Ångra den med Ctrl+Z om den inte ska finnas kvar.")


class ImportFlow(QObject):
    """`changed` says that an entry is not as it was, `progressed` how far the work has come, `rested` that nothing is
    under way any more."""

    changed = Signal()
    progressed = Signal(float, str)
    rested = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._entries: list[Entry] = []
        self._job: Job | None = None
        self._current: Entry | None = None
        services.jobs.ended.connect(self._on_ended)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files in the order they came."""
        return tuple(self._entries)

    @property
    def ready(self) -> tuple[Entry, ...]:
        """The files that can be taken in; one with a wrong answer waits for a better."""
        return tuple(entry for entry in self._entries if entry.stage is Stage.READY and not entry.given.problem)

    @property
    def current(self) -> Entry | None:
        """The file that is being worked on."""
        return self._current

    @property
    def writes(self) -> bool:
        """True while a file is being taken in."""
        return self._current is not None and self._current.stage is Stage.TAKING_IN

    def add(self, paths: Sequence[Path]) -> None:
        """Read these too; a file that is listed already is read anew."""
        for path in dict.fromkeys(paths):
            if self._current is None or path != self._current.path:
                given = next((entry.given for entry in self._entries if entry.path == path), NOTHING_GIVEN)
                self._entries = [entry for entry in self._entries if entry.path != path]
                self._entries.append(Entry(path, given=given))
        self.changed.emit()
        self._go_on()

    def read_sheet(self, entry: Entry, sheet: str) -> None:
        """Read another sheet of the workbook instead."""
        if entry in self._entries and entry.stage in (Stage.READY, Stage.NOTHING_NEW, Stage.REFUSED):
            entry.sheet, entry.stage, entry.wanted = sheet, Stage.WAITING, False
            self.changed.emit()
            self._go_on()

    def correct(self, entry: Entry, reason: str) -> None:
        """Read a file that locked months refused as a correction of them, for this reason."""
        if entry in self._entries and entry.stage is Stage.REFUSED:
            entry.correction, entry.stage, entry.wanted = reason, Stage.WAITING, False
            self.changed.emit()
            self._go_on()

    def give(self, entry: Entry, given: Given) -> None:
        """Say where the figures of a file come from; rows that it gave before get another source then."""
        entry.given = given
        if entry.outcome is not None and entry.stage in (Stage.READY, Stage.NOTHING_NEW):
            entry.outcome = entry.outcome.with_source(given.tidied.said(self._services.workspace.who))
            entry.stage = _stage_of(entry.outcome)
        self.changed.emit()

    def take_in(self) -> None:
        """Write every file that is ready, each as one operation."""
        for entry in self.ready:
            entry.wanted = True
        self._go_on()

    def cancel(self) -> None:
        """Stop what is under way; the workspace is left as it was before the file that is being written."""
        self._want_none()
        if self._job is not None:
            self._job.cancel()

    def discard(self) -> None:
        """Stop, and say nothing more: whoever waited is gone."""
        job, self._job = self._job, None
        if job is not None:
            self._services.jobs.forget(job)
        self._services.hold("")

    def _go_on(self) -> None:
        if self._job is not None:
            return
        wanted = next((entry for entry in self._entries if entry.wanted and entry.stage is Stage.READY), None)
        waiting = next((entry for entry in self._entries if entry.stage is Stage.WAITING), None)
        if wanted is not None and wanted.tried is not None:
            self._start(wanted, Stage.TAKING_IN, tr("Läser in {file}"))
        elif waiting is not None:
            self._start(waiting, Stage.READING, tr("Granskar {file}"))
        else:
            self.rested.emit()

    def _start(self, entry: Entry, stage: Stage, title: str) -> None:
        entry.stage, entry.problem, self._current = stage, None, entry
        named = title.format(file=masked(entry.path.name))
        workspace, jobs = self._services.workspace, self._services.jobs
        failed = partial(self._failed, entry)
        if stage is Stage.READING:
            self._job = jobs.run(
                named,
                partial(try_file, workspace, self._services.columns, entry.path, entry.sheet, entry.correction),
                done=partial(self._read, entry),
                failed=failed,
            )
        else:
            assert entry.tried is not None
            self._services.hold(named)
            work = partial(take_in, workspace, self._services.columns, entry.tried.file, entry.given, entry.correction)
            done = partial(self._taken, entry)
            self._job = jobs.run(named, work, done=done, failed=failed, too_late=too_late())
        self._job.progressed.connect(self._on_progress)
        self.changed.emit()

    def _read(self, entry: Entry, tried: Tried) -> None:
        entry.tried, entry.outcome = tried, tried.outcome
        if entry.given == NOTHING_GIVEN:
            entry.given = tried.given
        entry.stage = _stage_of(tried.outcome)
        self._finish()

    def _taken(self, entry: Entry, outcome: ImportOutcome) -> None:
        entry.outcome = outcome
        entry.stage = Stage.REFUSED if outcome.refused else Stage.TAKEN
        self._services.hold("")
        if outcome.changes is not None:
            self._services.announce(outcome.changes)
        self._finish()

    def _failed(self, entry: Entry, problem: UserProblem) -> None:
        entry.problem = problem
        entry.stage = Stage.FAILED if entry.stage is Stage.READING else Stage.READY
        entry.wanted = False
        self._finish()

    def _on_ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._services.hold("")
        if self._current is None or job.error is None or isinstance(job.error, UserProblem):
            return
        # Neither what was cancelled nor what failed in a way of its own brings anything home.
        cancelled = isinstance(job.error, JobCancelled)
        if cancelled:
            # Whoever cancels, here or where the window shows its jobs, means every file.
            self._want_none()
        self._failed(self._current, UserProblem(_cancelled(self._current) if cancelled else _defect(self._current)))

    def _want_none(self) -> None:
        for entry in self._entries:
            entry.wanted = False

    def _finish(self) -> None:
        self._job, self._current = None, None
        self._compare()
        self.changed.emit()
        self._go_on()

    def _compare(self) -> None:
        for entry in self._entries:
            entry.against = _against_others(entry, self._entries)

    def _on_progress(self, part: float, text: str) -> None:
        self.progressed.emit(part, text)


def _stage_of(outcome: ImportOutcome) -> Stage:
    if outcome.refused:
        return Stage.REFUSED
    return Stage.READY if outcome.new or outcome.changed else Stage.NOTHING_NEW


def _cancelled(entry: Entry) -> str:
    if entry.stage is Stage.READING:
        return tr("Granskningen avbröts. Ingenting har ändrats.")
    return tr("Inläsningen avbröts. Arbetsboken är som den var.")


def _defect(entry: Entry) -> str:
    text = tr("”{file}” kan inte läsas in på grund av ett fel i programmet. Ingenting har ändrats.")
    return text.format(file=entry.path.name)


def _against_others(entry: Entry, entries: Sequence[Entry]) -> tuple[str, ...]:
    """What the other files that can be taken in say otherwise than this one, a sentence for each row; empty where they
    agree."""
    names = [each.path.name for each in entries]
    labels = {row.key: row.label for row in lagesbild_definition().rows}
    areas: dict[str, str] = {}
    contents: list[tuple[str, PopulationCounts]] = []
    # The one that is asked about comes last: it is held against those before it.
    for each in sorted(entries, key=lambda each: each is entry):
        content = None if each.tried is None else each.tried.file.content
        if isinstance(content, PopulationCounts) and each.tried is not None and not each.tried.outcome.refused:
            name, folder = each.path.name, each.path.parent.name
            named = name if names.count(name) == 1 else f"{folder}/{name}"
            contents.append((named, content))
            areas.update(each.tried.areas)
            labels.update({} if content.sheet is None else content.sheet.labels)
    if entry.tried is None or not contents or contents[-1][1] is not entry.tried.file.content:
        return ()
    mine = contents[-1][0]
    said = tuple(each.text(areas, labels) for each in conflicts(contents) if each.file == mine)
    advice = tr("Filerna säger emot varandra. Läs in den som stämmer; läses båda in gäller den sista.")
    return (advice, *said) if said else ()
