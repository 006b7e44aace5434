"""What an import does beside the window: reads a file, tries it against the workspace, writes it. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from domain.benefits.months import kind_label
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.display import show_list
from domain.ground.period import Period
from domain.importing.given import NOTHING_GIVEN, Given
from domain.importing.tidy import ImportOutcome, TidyContent
from widgets.jobs import JobCancelled, Progress
from widgets.text import tr

if TYPE_CHECKING:
    from domain.benefits.months import BenefitMonths
    from storage.file.workspace import Workspace
    from widgets.tab.contract import Columns

_NAMED = 6
_READ = 0.4
"""How much of the time before the preview goes to reading the file; the rest to trying it."""


class ReadFile(Protocol):
    """A file that has been read: its name without folder, the SHA-256 of its bytes, what it holds."""

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def content(self) -> TidyContent | BenefitMonths: ...
    @property
    def sheet(self) -> str: ...
    @property
    def other_sheets(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Tried:
    """A file that was read and tried: nothing is written yet. `areas` are codes with names, those of the file where it
    gives them; `months` are empty for files of other periods; `updated` is the source's own date; `lacking` are
    sentences about what is not in the file; `given` is what was said of the last file of the form."""

    file: ReadFile
    outcome: ImportOutcome
    kind: str
    areas: tuple[tuple[str, str], ...]
    months: tuple[Period, ...] = ()
    publisher: str = ""
    title: str = ""
    updated: date | None = None
    lacking: tuple[str, ...] = ()
    given: Given = NOTHING_GIVEN

    @property
    def sheet(self) -> str:
        """The sheet of a workbook that was read, where there was a choice."""
        return self.file.sheet

    @property
    def other_sheets(self) -> tuple[str, ...]:
        """The sheets of a workbook that could be read instead."""
        return self.file.other_sheets


def try_file(
    workspace: Workspace, columns: Columns, path: Path, sheet: str, correction: str, progress: Progress
) -> Tried:
    """Reads the file at `path` (of a workbook the sheet that is named, else the one that fits) and says what taking it
    in would do. Raises UserProblem where it can't be read, whatever the reason."""
    from exchange.files import read_file
    from exchange.ground.guard import guarded

    progress.at(0.0)
    with guarded(path, passed_on=(JobCancelled,)):
        file = read_file(path, sheet, formats=columns.formats())
        progress.at(_READ)
        return _tried(workspace, columns, file, correction, progress)


def _tried(workspace: Workspace, columns: Columns, file: ReadFile, correction: str, progress: Progress) -> Tried:
    from storage.file.first_screen import areas
    from storage.importing.queries import remembered

    content = file.content
    given = remembered(workspace, content.form) if isinstance(content, TidyContent) else NOTHING_GIVEN
    outcome = _import(workspace, columns, file, progress, given, correction, dry_run=True)
    known = areas(workspace)
    if isinstance(content, TidyContent):
        names = {area.code: area.name for area in known}
        named = tuple((code, names.get(code, code)) for code in outcome.areas)
        title = ", ".join(named for named in outcome.sources if named)
        given = _as_held(outcome, given, workspace.who)
        outcome = outcome.with_source(given.said(workspace.who))
        return Tried(file, outcome, content.label, named, title=title, given=given)

    found = {code for code, _ in content.areas}
    return Tried(
        file,
        outcome,
        kind_label(),
        tuple(content.areas),
        tuple(content.months),
        content.publisher,
        content.title,
        content.updated,
        _lacking(found, [area for area in known if area.kind is AreaKind.KOMMUN]),
    )


def _as_held(outcome: ImportOutcome, given: Given, who: str) -> Given:
    """What is asked of a file that has been taken in before begins with what its rows have now, not with what was said
    of another file of its form."""
    if len(outcome.held) != 1:
        return given
    ((publisher, title),) = outcome.held
    source = given.source(who)
    return (
        given
        if (publisher, title) == (source.publisher, source.title)
        else replace(given, title=title, publisher=publisher)
    )


def _lacking(found: Set[str], kommuner: Sequence[Area]) -> tuple[str, ...]:
    """What a table of the whole country would have had."""
    said = []
    missing = [area.name for area in kommuner if area.code not in found]
    if 0 < len(missing) <= _NAMED:
        said.append(tr("Filen saknar {kommuner}.").format(kommuner=show_list(missing)))
    elif missing:
        text = tr("Filen har {count} av {all} kommuner. Platser räknas bland de kommuner som finns med.")
        said.append(text.format(count=len(kommuner) - len(missing), all=len(kommuner)))
    if RIKET not in found:
        said.append(tr("Riket finns inte med i filen, så den ger ingen jämförelse med riket."))
    return tuple(said)


def take_in(
    workspace: Workspace, columns: Columns, file: ReadFile, given: Given, correction: str, progress: Progress
) -> ImportOutcome:
    """Writes the file as one operation, with what is given of its origin and why it corrects locked months.
    Raises UserProblem and JobCancelled, and
    leaves everything as it was then."""
    from exchange.ground.guard import guarded

    with guarded(Path(file.name), passed_on=(JobCancelled,)), workspace.asking(progress.check):
        return _import(workspace, columns, file, progress, given, correction, dry_run=False)


def _import(
    workspace: Workspace,
    columns: Columns,
    file: ReadFile,
    progress: Progress,
    given: Given,
    correction: str,
    *,
    dry_run: bool,
) -> ImportOutcome:
    first = _READ if dry_run else 0.0

    def tell(part: float, text: str) -> None:
        progress.at(first + (1 - first) * part, text)

    content = file.content
    if isinstance(content, TidyContent):
        from storage.importing.recording import import_rows

        progress.check()
        return import_rows(
            workspace,
            content,
            kept=columns.kept(),
            file_name=file.name,
            sha256=file.sha256,
            dry_run=dry_run,
            correction=correction,
            given=given,
        )
    from storage.benefits.month_table import import_months

    return import_months(workspace, content, file_name=file.name, sha256=file.sha256, dry_run=dry_run, progress=tell)
