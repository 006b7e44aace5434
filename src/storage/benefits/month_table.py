"""Taking in SCB's monthly table (*helårsekvivalenter per månad*): area by area, whole or not at all.

The table is too large for a plan of all its rows in memory: each area is compared with what is stored as it is read,
and what differs is written inside one transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import gt, itemgetter
from typing import Any

from sqlalchemy import Connection, update

from domain.benefits.months import (
    AGE_GROUP,
    FIRST_KIND,
    KIND,
    MONTH,
    POPULATION,
    REASONS,
    SEX,
    AreaMonths,
    BenefitMonths,
    MonthRow,
    filled_from,
    kind_label,
)
from domain.ground.changes import Subject
from domain.ground.display import show_count, show_list
from domain.ground.problem import Refusal
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.importing.preview import MOST_SHOWN, ShownRow
from domain.importing.tidy import ImportOutcome
from storage.file.backup import back_up_before_import
from storage.file.workspace import Workspace
from storage.ground.plan import all_areas, covered
from storage.ground.shown import empty_months, shown_month
from storage.ground.texts import checked_text, holds_personal_number
from storage.log.packing import RawRow, RowPacker
from storage.log.raw_rows import RawRows
from storage.log.recorder import Operation, operation
from storage.schema.areas import IMPORT_RUN
from storage.schema.benefits import BENEFIT_MONTH

# In the table the area stands before what `MonthRow` holds, source and import after it.
_AS_GIVEN = slice(1, -2)
_STORED_KEY = slice(1, MONTH + 2)
_key = itemgetter(SEX, AGE_GROUP, MONTH)
_MOST_NAMED = 12
# So much is done when every area is read; what is left is for SQLite to put it in place.
_READ = 0.95


def import_months(
    ws: Workspace,
    content: BenefitMonths,
    *,
    file_name: str,
    sha256: str,
    dry_run: bool = False,
    progress: Callable[[float, str], None] | None = None,
) -> ImportOutcome:
    """Writes the rows of the file that differ from what is stored, as one operation, or says why none was written.

    A row of the source replaces the stored one, also where a figure that was known is missing in it: that is said in
    the notes, as is what the figures do not agree on (ruling 14); the former rows stay in the change log. Of figures
    that the file does not hold at all, what is known stays. The file is refused for an area the workspace does not
    know and for a personal number in what it calls itself.
    `progress` is told the part that is done and what is being done, between areas. What it raises stops the import;
    nothing has then been written. With `dry_run` nothing is written and all is counted.
    Raises UserProblem for the surroundings (full disk, read-only) and a personal number in the name, and whatever
    `content` raises.
    """
    checked_text(tr("Filens namn"), file_name)
    told = _Progress(progress, len(content.areas))
    with ws.reading_at_leisure() if dry_run else ws.reading() as connection:
        refused = _refused(connection, content)
        if dry_run or refused:
            counted = _count(
                RawRows(connection, BENEFIT_MONTH), told.each(content, tr("Jämför {area}")), content.left_out
            )
            return _outcome(content, counted, file_name, (*content.refused, *refused))
    label = tr("inläsning av {kind} från {file}").format(kind=kind_label(), file=file_name)
    try:
        with operation(ws, label, {Subject.BENEFITS}) as op:
            outcome = _Writing(ws, op, content, file_name, sha256, told).write_all()
            told.say(tr("Sparar …"))
    except _Refused as stopped:
        return stopped.outcome
    return replace(outcome, import_id=op.import_id, changes=op.changes if op.import_id else None)


class _Progress:
    """Tells how far the reading has come. What is told may stop it by raising."""

    def __init__(self, tell: Callable[[float, str], None] | None, areas: int) -> None:
        self._tell = tell
        self._areas = areas
        self._read = 0

    def say(self, text: str) -> None:
        """What is being done now."""
        if self._tell is not None:
            self._tell(_READ * self._read / max(self._areas, self._read, 1), text)

    def each(self, content: BenefitMonths, text: str) -> Iterator[AreaMonths]:
        """Every area of the file, told before it is given."""
        for block in content.blocks():
            self.say(text.format(area=block.name))
            yield block
            self._read += 1


@dataclass(slots=True)
class _Counted:
    """What has been met so far."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    lost: int = 0
    too_many: int = 0
    negative: int = 0
    empty: Counter[Empty] = field(default_factory=Counter)
    new_rows: list[ShownRow] = field(default_factory=list)
    changed_rows: list[ShownRow] = field(default_factory=list)

    @property
    def rows(self) -> tuple[ShownRow, ...]:
        """Those that change come first."""
        return tuple((self.changed_rows + self.new_rows)[:MOST_SHOWN])


class _Refused(Exception):
    """The reader refused something on the way: what was written must go."""

    def __init__(self, outcome: ImportOutcome) -> None:
        super().__init__()
        self.outcome = outcome


class _Writing:
    """One import on its way into the table. Nothing is begun until a row is found that differs."""

    def __init__(
        self, ws: Workspace, op: Operation, content: BenefitMonths, file_name: str, sha256: str, told: _Progress
    ) -> None:
        self._ws = ws
        self._op = op
        self._content = content
        self._file_name = file_name
        self._sha256 = sha256
        self._told = told
        self._raw = RawRows(op.connection, BENEFIT_MONTH)
        self._before = RowPacker(self._raw.columns)
        self._counted = _Counted()
        self._signs: tuple[int, int] | None = None

    def write_all(self) -> ImportOutcome:
        """Writes what differs and its lines in the log. Raises _Refused."""
        stored = self._raw.areas()
        for block in self._told.each(self._content, tr("Läser in {area}")):
            known = self._raw.of_area(block.code) if block.code in stored else []
            self._write(block, _compare(known, block, self._content.left_out, self._counted))
        outcome = _outcome(self._content, self._counted, self._file_name, self._content.refused)
        if outcome.refused:
            raise _Refused(outcome)
        if self._signs is not None:
            self._note(outcome)
        return outcome

    def _write(self, block: AreaMonths, found: "_Compared") -> None:
        if not found.new and not found.changed:
            return
        code = block.code
        source, imported = self._begin()
        self._raw.add([(code, *row, source, imported) for row in found.new])
        if found.changed:
            self._before.add(code, [before for before, _ in found.changed])
            self._raw.replace([(code, *row, source, imported) for _, row in found.changed])

    def _begin(self) -> tuple[int, int]:
        """The source and the import the rows belong to, made when they are first needed. The copy is taken before."""
        if self._signs is None:
            self._told.say(tr("Tar en säkerhetskopia …"))
            back_up_before_import(self._ws)
            imported = self._op.begin_import(
                {
                    "file_name": self._file_name[:300],
                    "sha256": self._sha256,
                    "kind": KIND,
                    "source": "",
                    "reference": "",
                    **dict.fromkeys(("rows_new", "rows_changed", "rows_unchanged", "rows_skipped"), 0),
                }
            )
            source = self._op.add_source(
                title=_source_title(self._content),
                publisher=self._content.publisher[:300],
                file_hash=self._sha256,
            )
            self._signs = source, imported
        return self._signs

    def _note(self, outcome: ImportOutcome) -> None:
        if outcome.new:
            self._op.note_added(BENEFIT_MONTH, outcome.new)
        if outcome.changed:
            self._op.note_replaced(BENEFIT_MONTH, self._before.packed(), outcome.changed)
        self._op.connection.execute(
            update(IMPORT_RUN)
            .where(IMPORT_RUN.c.id == self._op.import_id)
            .values(
                source=outcome.source[:300],
                reference=covered(outcome.periods),
                rows_new=outcome.new,
                rows_changed=outcome.changed,
                rows_unchanged=outcome.unchanged,
                rows_skipped=outcome.skipped,
            )
        )


@dataclass(frozen=True, slots=True)
class _Compared:
    """The rows of one area that are not stored already: new ones, and changed ones beside what is stored."""

    new: Sequence[MonthRow]
    changed: Sequence[tuple[RawRow, MonthRow]]


def _compare(known: Sequence[RawRow], block: AreaMonths, left_out: Sequence[int], counted: _Counted) -> _Compared:
    _look_over(block.rows, left_out, counted)
    if not known:
        # In the order of the key, as the table lies: the file grows to no more than it needs.
        counted.new += len(block.rows)
        return _shown(block, _Compared(sorted(block.rows, key=_key), ()), counted)
    by_key = {row[_STORED_KEY]: row for row in known}
    rows = _completed(block.rows, by_key, left_out) if left_out else block.rows
    same = {row[_AS_GIVEN] for row in known}
    other = [row for row in rows if row not in same]
    counted.unchanged += len(rows) - len(other)
    if not other:
        return _Compared((), ())
    new = sorted((row for row in other if _key(row) not in by_key), key=_key)
    changed = [(by_key[key], row) for row in other if (key := _key(row)) in by_key]
    counted.new += len(new)
    counted.changed += len(changed)
    counted.lost += sum(_lost(before[_AS_GIVEN], after) for before, after in changed)
    return _shown(block, _Compared(new, changed), counted)


def _shown(block: AreaMonths, found: _Compared, counted: _Counted) -> _Compared:
    """Keeps the first few rows of each kind, to be shown."""
    names = {block.code: block.name}
    for shown, rows in (
        (counted.new_rows, ((None, after) for after in found.new)),
        (counted.changed_rows, ((before[_AS_GIVEN], after) for before, after in found.changed)),
    ):
        shown += [shown_month(block.code, *pair, names) for pair in islice(rows, MOST_SHOWN - len(shown))]
    return found


def _completed(rows: Sequence[MonthRow], by_key: Mapping[RawRow, RawRow], left_out: Sequence[int]) -> list[MonthRow]:
    """The rows with what is known of the figures that the file does not hold."""
    stored = ((row, by_key.get(_key(row))) for row in rows)
    return [row if known is None else filled_from(row, known[_AS_GIVEN], left_out) for row, known in stored]


def _lost(before: RawRow, after: MonthRow) -> int:
    figures = after[FIRST_KIND:REASONS]
    if None not in figures:
        return 0
    return sum(was is not None and now is None for was, now in zip(before[FIRST_KIND:REASONS], figures, strict=True))


def _look_over(rows: Sequence[MonthRow], left_out: Sequence[int], counted: _Counted) -> None:
    """Counts what cannot be so. The figures are the source's own, and are stored as they are (ruling 14)."""
    try:
        too_many, negative = _impossible(rows)
    except TypeError:
        # Some figures are missing; what is known of those rows is looked at by itself.
        too_many, negative = _impossible([row for row in rows if None not in row[FIRST_KIND:REASONS]])
        counted.empty += empty_months(rows, left_out)
        for row in rows:
            if None in row[FIRST_KIND:REASONS]:
                kinds = [figure for figure in row[FIRST_KIND:POPULATION] if isinstance(figure, int)]
                population = row[POPULATION]
                too_many += isinstance(population, int) and sum(kinds) > population
                negative += any(isinstance(figure, int) and figure < 0 for figure in row[FIRST_KIND:REASONS])
    counted.too_many += too_many
    counted.negative += negative


def _impossible(rows: Sequence[Any]) -> tuple[int, int]:
    """How many rows have more persons than inhabitants, and how many a negative figure. Raises TypeError for a gap."""
    columns = list(zip(*rows, strict=True))[FIRST_KIND:REASONS]
    if not columns:
        return 0, 0
    *kinds, population = columns
    too_many = sum(map(gt, map(sum, zip(*kinds, strict=True)), population))
    if min(map(min, columns)) >= 0:
        return too_many, 0
    return too_many, sum(min(row[FIRST_KIND:REASONS]) < 0 for row in rows)


def _count(raw: RawRows, blocks: Iterator[AreaMonths], left_out: Sequence[int]) -> _Counted:
    counted, stored = _Counted(), raw.areas()
    for block in blocks:
        _compare(raw.of_area(block.code) if block.code in stored else [], block, left_out, counted)
    return counted


def _refused(connection: Connection, content: BenefitMonths) -> tuple[Refusal, ...]:
    """Why the file as a whole cannot be stored."""
    known = all_areas(connection)
    unknown = [f"{code} {name}".strip() for code, name in content.areas if code not in known]
    refused = []
    if unknown:
        named = show_list(unknown[:_MOST_NAMED])
        text = tr("Området {codes} finns inte i arbetsboken.")
        if len(unknown) > 1:
            text = tr("Områdena {codes} finns inte i arbetsboken.")
        if len(unknown) > _MOST_NAMED:
            text = tr("{count} områden i filen finns inte i arbetsboken, bland dem {codes}.")
        refused.append(Refusal(0, text.format(codes=named, count=len(unknown))))
    if holds_personal_number(f"{content.publisher} {content.title}"):
        refused.append(Refusal(0, tr("Filens rubrik innehåller något som ser ut som ett personnummer. Ta bort det.")))
    return tuple(refused)


def _outcome(content: BenefitMonths, counted: _Counted, file_name: str, refused: tuple[Refusal, ...]) -> ImportOutcome:
    return ImportOutcome(
        file=file_name,
        kind=KIND,
        source=", ".join(filter(None, (content.publisher, content.title or kind_label()))),
        areas=tuple(sorted(code for code, _ in content.areas)),
        periods=tuple(sorted(month.code for month in content.months)),
        new=counted.new,
        changed=counted.changed,
        unchanged=counted.unchanged,
        skipped=content.skipped,
        refused=refused,
        notes=(*content.notes, *_notes(counted)),
        empty=counted.empty,
        rows=counted.rows,
        sources=(content.title or kind_label(),),
    )


def _source_title(content: BenefitMonths) -> str:
    """The table's title as it stands under figures: SCB's without its list of dimensions ("… efter region, kön …"),
    with the day the source says that it was updated. One that does not say what it is called is called by its kind,
    never by the name of the file (ruling 45)."""
    title = content.title.partition(" efter ")[0][:260] or kind_label()
    if content.updated is None:
        return title
    return tr("{title}, uppdaterad {date}").format(title=title, date=content.updated.isoformat())


def _notes(counted: _Counted) -> Iterator[str]:
    if counted.lost:
        text = tr("{count} uppgifter som är kända i arbetsboken saknas i filen och blir tomma.")
        if counted.lost == 1:
            text = tr("1 uppgift som är känd i arbetsboken saknas i filen och blir tom.")
        yield f"{text.format(count=show_count(counted.lost))} {tr('Det tidigare värdet finns kvar i historiken.')}"
    for count, one, several in (
        (
            counted.too_many,
            tr("1 rad har fler helårspersoner än invånare."),
            tr("{count} rader har fler helårspersoner än invånare."),
        ),
        (counted.negative, tr("1 rad har negativa tal."), tr("{count} rader har negativa tal.")),
    ):
        if count:
            text = one if count == 1 else several.format(count=show_count(count))
            yield f"{text} {tr('De läses in som källan anger dem.')}"
