"""Taking in a tidy file: checked whole, written whole, undone whole (rulings 20, 24 and 25)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table

from domain.ground.problem import Refusal
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.importing.given import NOTHING_GIVEN, Given
from domain.importing.preview import MOST_SHOWN, ShownRow
from domain.importing.tidy import ImportOutcome, TidyContent, moved_rows
from storage.file.backup import back_up_before_import
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.ground.given import checked_given, remember
from storage.ground.plan import Plan, all_areas, covered
from storage.ground.rows import Key, Row, Sorted, fetch, key_of, sort_out
from storage.ground.shown import empty_figures, shown_rows
from storage.ground.texts import checked_text
from storage.kept import Kept, Said
from storage.log.recorder import Operation, operation
from storage.lots.month_lock import finish_month
from storage.schema.areas import SOURCE


def import_rows(
    ws: Workspace,
    content: TidyContent,
    *,
    kept: Iterable[Kept],
    file_name: str,
    sha256: str,
    dry_run: bool = False,
    correction: str = "",
    given: Given = NOTHING_GIVEN,
    remembered: bool = True,
) -> ImportOutcome:
    """Writes the rows of one file as one operation, or says why none of them was written. The subject that has `kept`
    such content plans how.

    Rows are refused for an unknown area or row, a key twice with different values, a part larger than its whole,
    contradictions, personal numbers in texts, and locked months unless `correction` gives a reason. One refused row
    refuses the file. With `dry_run` nothing is written. `given` is of the rows whose source the file does not say;
    without it that is the function of the one who imports (ruling 61), never the name of the file. It is
    `remembered` for the next file of its form.
    Raises UserProblem only for the surroundings (full disk, read-only) and for what is said of the file.
    """
    planner = next(each.plans[type(content)] for each in kept if type(content) in each.plans)
    checked_text(tr("Filens namn"), file_name)
    checked_text(tr("Skäl till rättelsen"), correction)
    given = checked_given(given)
    said = Said(bool(correction.strip()), given)
    own = given.source(ws.who)
    with ws.reading_at_leisure() if dry_run else ws.reading() as connection:
        plan = planner(connection, content, said)
        counted = _count(connection, plan, sha256, given.said(ws.who))
    outcome = _outcome(content, plan, counted, file_name, given, own)
    if dry_run or outcome.refused:
        return outcome
    if counted.new or counted.changed:
        back_up_before_import(ws)
    label = tr("inläsning av {kind} från {file}").format(kind=content.label, file=file_name)
    with operation(ws, label, plan.subjects) as op:
        # Planned again where nobody else can write: the file may have changed between looking and writing.
        plan = planner(op.connection, content, said)
        counted = _count(op.connection, plan, sha256, given.said(ws.who))
        outcome = _outcome(content, plan, counted, file_name, given, own)
        if outcome.refused:
            return outcome
        import_id = _write(op, plan, outcome, sha256, own, months=counted.months, correction=correction)
        if remembered and ("" in outcome.sources or outcome.counts):
            remember(op.connection, content.form, given)
    return replace(outcome, import_id=import_id, changes=op.changes)


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many rows of the file are what, and the areas and months whose figures would change."""

    new: int
    changed: int
    unchanged: int
    months: frozenset[tuple[str, str]]
    empty: Counter[Empty]
    rows: tuple[ShownRow, ...]
    held: Counter[tuple[str, str]]
    resourced: int
    named: str


def _count(connection: Connection, plan: Plan, sha256: str, source: Source | None) -> _Counted:
    """Rows that the very file gave before, and that are as they were, get the `source` that is now said to be theirs:
    so a wrong answer is mended."""
    new = changed = unchanged = resourced = 0
    held: Counter[tuple[str, str]] = Counter()
    touched: list[Row] = []
    empty: Counter[Empty] = Counter()
    shown: list[ShownRow] = []
    names = {code: area.name for code, area in all_areas(connection).items()} | plan.names
    for part in plan.parts:
        if part.counted:
            table = part.table
            present = fetch(connection, table, (key_of(table, row) for row in part.rows))
            found = sort_out(table, present, part.rows, part.always)
            of_file = {} if part.source else _of_this_file(connection, table, present, found, sha256)
            held += Counter(of_file.values())
            moved = {key for key, name in of_file.items() if moved_rows({name: 1}, source)}
            part.always |= moved
            resourced += len(moved)
            new, changed, unchanged = new + len(found.new), changed + len(found.changed), unchanged + found.unchanged
            touched += [*found.new, *(after for _, after in found.changed)]
            empty += empty_figures(part.rows)
            shown += shown_rows(table, found, names)
    months = frozenset((row["area_code"], row["month"]) for row in touched if "month" in row)
    # Those that change come first, whichever part they are of.
    rows = tuple(sorted(shown, key=lambda row: not row.changes)[:MOST_SHOWN])
    named = source.name if source is not None else ""
    return _Counted(new, changed + resourced, unchanged - resourced, months, empty, rows, held, resourced, named)


def _of_this_file(
    connection: Connection, table: Table, present: Mapping[Key, Row], found: Sorted, sha256: str
) -> dict[Key, tuple[str, str]]:
    """The publisher and title of the source of each row that would not change and that came from the file itself. Of
    figures that are locked by month none: their source is mended in the list of sources."""
    if "source_id" not in table.columns or "month" in table.columns:
        return {}
    touched = {key_of(table, row) for row in (*found.new, *(before for before, _ in found.changed))}
    same = {key: row["source_id"] for key, row in present.items() if key not in touched}
    sources = fetch(connection, SOURCE, {(number,) for number in same.values() if number is not None})
    named = {
        number: (row["publisher"], row["title"]) for (number,), row in sources.items() if row["file_hash"] == sha256
    }
    return {key: named[number] for key, number in same.items() if number in named}


def _outcome(
    content: TidyContent, plan: Plan, counted: _Counted, file_name: str, given: Given, own: Source
) -> ImportOutcome:
    refused: tuple[Refusal, ...] = (*content.refused, *plan.refused)
    notes = list(plan.notes)
    named = [source for source in plan.sources if source]
    if (given.title or given.publisher) and named:
        notes.append(tr("Rader som själva anger sin källa behåller den. Den angivna källan gäller de övriga."))
    return ImportOutcome(
        file=file_name,
        kind=content.kind,
        source=", ".join(named) or own.words,
        areas=tuple(sorted(plan.areas)),
        periods=tuple(sorted(plan.periods)),
        new=counted.new,
        changed=counted.changed,
        unchanged=counted.unchanged,
        skipped=content.skipped + plan.duplicates,
        refused=tuple(sorted(refused, key=lambda refusal: refusal.line)),
        notes=tuple(notes),
        empty=counted.empty,
        rows=counted.rows,
        sources=plan.sources,
        counts=plan.counts,
        hidden=plan.hidden,
        reopens=tuple(plan.reopens),
        locked=tuple(plan.locked),
        own=plan.own,
        open=plan.open,
        held=counted.held,
        resourced=counted.resourced,
        named=counted.named,
    )


def _write(
    op: Operation,
    plan: Plan,
    outcome: ImportOutcome,
    sha256: str,
    own: Source,
    *,
    months: frozenset[tuple[str, str]],
    correction: str,
) -> int:
    import_id = op.begin_import(
        {
            "file_name": outcome.file[:300],
            "sha256": sha256,
            "kind": outcome.kind,
            "source": outcome.source[:300],
            "reference": covered(outcome.periods),
            "rows_new": outcome.new,
            "rows_changed": outcome.changed,
            "rows_unchanged": outcome.unchanged,
            "rows_skipped": outcome.skipped,
        }
    )
    for part in plan.parts:
        source = {
            "title": (part.source or own.title)[:300],
            "publisher": "" if part.source else own.publisher,
            "file_hash": sha256,
            "reference_date": part.reference_date,
        }
        op.put(
            part.table,
            part.rows,
            always=part.always,
            source=source if part.counted and "source_id" in part.table.columns else None,
        )
    for code, month in sorted(plan.months):
        if (code, month.code) in months:
            finish_month(op, known_area(op.connection, code), month, correction)
    return import_id
